//! The values in an example, as Rust source.

use std::collections::BTreeSet;

use quote::ToTokens;

use super::super::fields::{is_required, is_required_in_requests, rust_type, settable};
use super::super::literal;
use super::choices::Choices;
use super::keys::{Key, keys};
use super::others::others;
use super::scalar::Scalar;
use super::shown_value;
use crate::model::{Element, Example, Field, Operation, Role, StructType, Type, ValueRule};
use crate::spec::Literal;

/// So many items of a list an example has at the most: nobody reads more.
const MOST_ITEMS: usize = 20;

/// So many bytes the values of an example have: then its lists are cut. Structures in structures and lists in
/// lists would make it grow beyond all bounds.
const MOST_BYTES: usize = 4_000;

/// Makes values, and remembers the types that they need.
pub(super) struct Values<'a> {
    operation: &'a Operation,
    choices: &'a Choices,
    pub(super) types: BTreeSet<String>,
    /// The structures around the value that is made.
    open: Vec<String>,
    /// Values of fields by which the item that is made differs from the others of its list.
    of_item: Vec<(&'a Field, Literal)>,
    /// How many bytes the values made so far have.
    bytes: usize,
    /// Whether the lists and maps made so far have as many items as they must, and items that
    /// differ if they must.
    pub(super) are_valid: bool,
    /// Whether something is missing without which the example does not compile: it would be too long.
    pub(super) is_cut: bool,
}

impl<'a> Values<'a> {
    pub(super) fn new(operation: &'a Operation, choices: &'a Choices) -> Self {
        let types = BTreeSet::from([operation.request_type.to_string()]);
        let (open, of_item, bytes) = (Vec::new(), Vec::new(), 0);
        Self { operation, choices, types, open, of_item, bytes, are_valid: true, is_cut: false }
    }

    /// A call of `new` for the request.
    pub(super) fn request(&mut self) -> String {
        let Operation { request_type, parameters, .. } = self.operation;
        let is_argument =
            |field: &Field| field.constant.is_none() && is_required(field, Role::Request);
        let all = parameters.iter().enumerate();
        let required = all.filter(|(_, field)| is_argument(field));
        let arguments: Vec<String> = required.map(|(index, _)| self.parameter(index)).collect();
        format!("{request_type}::new({})", arguments.join(", "))
    }

    /// What `new` or a setter takes for a parameter.
    pub(super) fn parameter(&mut self, index: usize) -> String {
        let value = self.choices.value(self.operation, index);
        self.argument_with(&self.operation.parameters[index], value)
    }

    /// A call of `new`.
    fn construct(&mut self, name: &str, fields: &[Field]) -> String {
        let required = settable(fields).filter(|field| is_required(field, Role::Request));
        let arguments: Vec<String> = required.map(|field| self.argument(field)).collect();
        format!("{name}::new({})", arguments.join(", "))
    }

    /// A structure with the fields that requests need.
    fn structure(&mut self, kind: &StructType) -> String {
        if self.is_full() {
            self.is_cut = true;
            return String::new();
        }
        self.bytes += kind.name.as_str().len();
        self.open.push(kind.name.to_string());
        let value = match kind.role {
            Role::Request => self.construct(kind.name.as_str(), kind.fields()),
            Role::Response | Role::Both => {
                let needed = settable(kind.fields())
                    .filter(|field| is_required_in_requests(field, kind.role));
                let setters: Vec<String> = needed
                    .map(|field| format!(".{}({})", field.name.to_rust(), self.argument(field)))
                    .collect();
                format!("{}::new(){}", kind.name, setters.concat())
            }
        };
        self.open.pop();
        value
    }

    /// Whether values of this type hold a structure that is being made: they would never end.
    fn is_endless(&self, kind: &Type) -> bool {
        let structure = kind.inner().structure();
        structure.is_some_and(|kind| self.open.iter().any(|open| open == kind.name.as_str()))
    }

    /// Whether nobody would read more.
    fn is_full(&self) -> bool {
        self.bytes >= MOST_BYTES
    }

    /// What `new` or a setter takes.
    fn argument(&mut self, field: &Field) -> String {
        let mut of_item = self.of_item.iter().rev();
        match of_item.find(|(of, _)| std::ptr::eq(*of, field)) {
            Some((_, value)) => self.argument_with(field, Some(&value.clone())),
            None => self.argument_with(field, field.value_shown()),
        }
    }

    fn argument_with(&mut self, field: &Field, example: Option<&Literal>) -> String {
        if field.kind.element().is_some() && self.is_endless(&field.kind) {
            self.are_valid &= least_items(&field.rules) == 0;
            return empty(&field.kind);
        }
        let structure = field.kind.inner().structure();
        if self.is_full() && field.kind.element().is_some() && structure.is_some() {
            self.are_valid = false;
            if let Type::Map(_) = field.kind {
                self.types.extend(structure.map(|kind| kind.name.to_string()));
            }
            return empty(&field.kind);
        }
        match &field.kind {
            Type::List(element) => format!("[{}]", self.items(field, element).join(", ")),
            Type::Map(element) => {
                let (item, bytes) = self.measured(&shown_item(field, element));
                let keys = self.keys(field, element);
                let count = self.fitting(keys.len(), bytes);
                let entries = keys.iter().take(count).map(|key| format!("({key}, {item})"));
                let entries: Vec<String> = entries.collect();
                format!("[{}]", entries.join(", "))
            }
            kind => self.scalar(&Scalar {
                kind,
                rules: &field.rules,
                example,
                name: &field.wire,
                separator: None,
            }),
        }
    }

    /// The items of a list, as literals where there are some.
    fn items(&mut self, field: &Field, element: &Element) -> Vec<String> {
        let (count, mut item) = (self.count(&field.rules), shown_item(field, element));
        let first = item.example.and_then(|example| first_item(field, example));
        item.example = first.as_ref().or(item.example);
        let keys = keys(self.operation, field, count);
        if field.rules.contains(&ValueRule::Unique) {
            self.distinct(&item, &element.examples, count)
        } else if !keys.is_empty() {
            self.differing(&item, &keys, count)
        } else {
            let (value, bytes) = self.measured(&item);
            vec![value; self.fitting(count, bytes)]
        }
    }

    /// Items that differ as the rules of the page ask for.
    fn differing(&mut self, item: &Scalar<'_>, keys: &[Key<'a>], count: usize) -> Vec<String> {
        let (mut items, outer) = (Vec::new(), self.of_item.len());
        for index in 0..count {
            if index > 0 && self.is_full() {
                self.are_valid = false;
                break;
            }
            let values =
                keys.iter().filter_map(|key| Some((key.field, key.values.get(index)?.clone())));
            self.of_item.extend(values);
            items.push(self.scalar(item));
            self.of_item.truncate(outer);
        }
        self.are_valid &= keys.iter().all(|key| key.values.len() == count);
        items
    }

    /// A value, and how many bytes there are in it.
    fn measured(&mut self, scalar: &Scalar<'_>) -> (String, usize) {
        let before = self.bytes;
        let value = self.scalar(scalar);
        (value, self.bytes - before)
    }

    /// How many of so many equal values there is room for, if the first is made already.
    fn fitting(&mut self, count: usize, bytes: usize) -> usize {
        let room = MOST_BYTES.saturating_sub(self.bytes) / bytes.max(1);
        let more = count.saturating_sub(1).min(room);
        self.bytes += more * bytes;
        self.are_valid &= more + 1 >= count;
        more + 1
    }

    /// The keys of a map, as literals.
    fn keys(&mut self, field: &Field, map: &Element) -> Vec<String> {
        let (text, count) = (shown_key(map), self.count(&field.rules));
        let (rules, examples) = match &map.keys {
            Some(keys) => (keys.rules.as_slice(), keys.examples.as_slice()),
            None => (&[][..], &[][..]),
        };
        let key = key_of(rules, Some(&text));
        self.are_valid &= key.has_whole_text() || !examples.is_empty();
        self.distinct(&key, examples, count)
    }

    /// How many items a list or map has in the example.
    fn count(&mut self, rules: &[ValueRule]) -> usize {
        let least = least_items(rules);
        self.are_valid &= least <= MOST_ITEMS;
        least.clamp(1, MOST_ITEMS)
    }

    /// Values for the same place that differ; fewer if there are not so many.
    fn distinct(&mut self, scalar: &Scalar<'_>, examples: &[Example], count: usize) -> Vec<String> {
        let mut values = vec![self.scalar(scalar)];
        if count > 1 {
            for other in others(scalar, examples, count) {
                let value = self.scalar(&Scalar { example: Some(&other), ..*scalar });
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        values.truncate(count);
        self.are_valid &= values.len() == count;
        values
    }

    fn scalar(&mut self, scalar: &Scalar<'_>) -> String {
        let value = self.value(scalar);
        // What a structure or list holds is counted already.
        if scalar.kind.structure().is_none() && scalar.kind.element().is_none() {
            self.bytes += value.len();
        }
        value
    }

    fn value(&mut self, scalar: &Scalar<'_>) -> String {
        match (scalar.kind, scalar.example) {
            (Type::Enum(kind), example) => {
                self.types.insert(kind.name.to_string());
                let wire = shown_value(kind, example);
                let value = kind.values.iter().find(|value| Some(value.wire.as_str()) == wire);
                match value {
                    Some(value) => format!("{}::{}", kind.name, value.variant.to_rust()),
                    None => format!("{}::from(\"\")", kind.name),
                }
            }
            (Type::Struct(kind), _) => {
                self.types.insert(kind.name.to_string());
                self.structure(kind)
            }
            (Type::List(element) | Type::Map(element), _) => {
                let inner = Scalar {
                    kind: &element.kind,
                    rules: &element.rules,
                    example: element.value_shown(),
                    name: scalar.name,
                    separator: None,
                };
                let item = owned(&element.kind, self.scalar(&inner));
                if let Type::List(_) = scalar.kind {
                    format!("vec![{item}]")
                } else {
                    let key = literal::source(&shown_key(element));
                    format!("[({key}.to_owned(), {item})].into()")
                }
            }
            (Type::Float | Type::Double, Some(Literal::Integer(value))) => format!("{value}.0"),
            (kind, Some(example)) if is_of(example, kind) => literal::source(example),
            (Type::String | Type::Any | Type::Binary, _) => {
                self.are_valid &= scalar.has_whole_text();
                literal::source(&Literal::Text(scalar.text()))
            }
            (Type::Bool, _) => "true".to_owned(),
            (Type::Int32 | Type::Int64 | Type::Uint64, _) => {
                let value = scalar.integer(&scalar.spans());
                self.are_valid &= scalar.allows(value);
                literal::source(&Literal::Integer(value))
            }
            (Type::Float | Type::Double, _) => literal::source(&Literal::Number(scalar.number())),
        }
    }
}

/// How many items a list or map has at the least.
fn least_items(rules: &[ValueRule]) -> usize {
    let least = rules.iter().find_map(|rule| match rule {
        ValueRule::Items { minimum, .. } => *minimum,
        _ => None,
    });
    least.unwrap_or_default()
}

/// A list or map without items.
fn empty(kind: &Type) -> String {
    match kind {
        Type::Map(element) => {
            let element = rust_type(&element.kind).to_token_stream().to_string();
            format!("std::collections::BTreeMap::<String, {element}>::new()")
        }
        _ => "[]".to_owned(),
    }
}

/// What is known about an item of a list or map.
fn shown_item<'a>(field: &'a Field, element: &'a Element) -> Scalar<'a> {
    // What a page shows for a list is often one item.
    let shown = field.value_shown().filter(|example| {
        element.rules.is_empty() && is_of(example, &element.kind) && !is_json(example)
    });
    Scalar {
        kind: &element.kind,
        rules: &element.rules,
        example: element.value_shown().or(shown),
        name: &field.wire,
        separator: field.separator,
    }
}

/// The first of several items that a page shows as the one text as which they are sent.
fn first_item(field: &Field, shown: &Literal) -> Option<Literal> {
    let (Some(separator), Literal::Text(text)) = (field.separator, shown) else { return None };
    let mut items = text.split(separator).map(str::trim);
    items.find(|item| !item.is_empty()).map(|item| Literal::Text(item.to_owned()))
}

/// A key of a map.
fn shown_key(map: &Element) -> Literal {
    let Some(keys) = &map.keys else { return Literal::Text("key".to_owned()) };
    let shown = Example::value_of(&keys.examples);
    let text = key_of(&keys.rules, shown);
    Literal::Text(shown.map_or_else(|| text.text(), ToString::to_string))
}

fn key_of<'a>(rules: &'a [ValueRule], example: Option<&'a Literal>) -> Scalar<'a> {
    Scalar { kind: &Type::String, rules, example, name: "key", separator: None }
}

/// A value of exactly this type.
fn owned(kind: &Type, value: String) -> String {
    match kind {
        Type::String => format!("{value}.to_owned()"),
        Type::Any | Type::Binary => format!("{value}.into()"),
        _ => value,
    }
}

/// Whether a literal is one of a type.
fn is_of(literal: &Literal, kind: &Type) -> bool {
    match literal {
        Literal::Text(_) => matches!(kind, Type::String | Type::Any | Type::Binary),
        Literal::Bool(_) => matches!(kind, Type::Bool | Type::Any),
        Literal::Integer(_) => matches!(kind, Type::Int32 | Type::Int64 | Type::Uint64 | Type::Any),
        Literal::Number(_) => matches!(kind, Type::Float | Type::Double | Type::Any),
    }
}

/// Whether a text looks like a list or object of JSON.
fn is_json(literal: &Literal) -> bool {
    matches!(literal, Literal::Text(text) if text.trim_start().starts_with(['[', '{']))
}
