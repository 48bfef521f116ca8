//! The values in an example, as Rust source.

use std::collections::BTreeSet;

use quote::ToTokens;

use super::super::fields::{is_required, is_required_in_requests, rust_type, settable};
use super::super::literal;
use super::others::others;
use super::scalar::Scalar;
use super::shown_value;
use crate::model::{
    Element, Example, Field, FieldPath, Operation, Role, Rule, Span, StructType, Type, ValueRule,
};
use crate::spec::Literal;

/// So many items of a list an example has at the most: nobody reads more.
const MOST_ITEMS: usize = 20;

/// Makes values, and remembers the types that they need.
pub(super) struct Values<'a> {
    operation: &'a Operation,
    pub(super) types: BTreeSet<String>,
    /// The structures around the value that is made.
    open: Vec<String>,
    /// Whether the lists and maps made so far have as many items as they must, and items that
    /// differ if they must.
    pub(super) are_valid: bool,
}

impl<'a> Values<'a> {
    pub(super) fn new(operation: &'a Operation) -> Self {
        let types = BTreeSet::from([operation.request_type.to_string()]);
        Self { operation, types, open: Vec::new(), are_valid: true }
    }

    /// A call of `new`.
    pub(super) fn construct(&mut self, name: &str, fields: &[Field]) -> String {
        let required = settable(fields).filter(|field| is_required(field, Role::Request));
        let arguments: Vec<String> = required.map(|field| self.argument(field)).collect();
        format!("{name}::new({})", arguments.join(", "))
    }

    /// A structure with the fields that requests need.
    fn structure(&mut self, kind: &StructType) -> String {
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

    /// What `new` or a setter takes.
    pub(super) fn argument(&mut self, field: &Field) -> String {
        if field.kind.element().is_some() && self.is_endless(&field.kind) {
            self.are_valid &= least_items(&field.rules) == 0;
            return match &field.kind {
                Type::Map(element) => {
                    let element = rust_type(&element.kind);
                    let element = element.to_token_stream().to_string();
                    format!("std::collections::BTreeMap::<String, {element}>::new()")
                }
                _ => "[]".to_owned(),
            };
        }
        match &field.kind {
            Type::List(element) => format!("[{}]", self.items(field, element).join(", ")),
            Type::Map(element) => {
                let item = self.scalar(&shown_item(field, element));
                let keys = self.keys(field, element).into_iter();
                let entries: Vec<String> = keys.map(|key| format!("({key}, {item})")).collect();
                format!("[{}]", entries.join(", "))
            }
            kind => self.scalar(&Scalar {
                kind,
                rules: &field.rules,
                example: field.value_shown(),
                name: &field.wire,
            }),
        }
    }

    /// The items of a list, as literals where there are some.
    fn items(&mut self, field: &Field, element: &Element) -> Vec<String> {
        let (count, mut item) = (self.count(&field.rules), shown_item(field, element));
        let first = item.example.and_then(|example| first_item(field, example));
        item.example = first.as_ref().or(item.example);
        if field.rules.contains(&ValueRule::Unique) {
            self.distinct(&item, &element.examples, count)
        } else {
            vec![self.scalar(&item); count]
        }
    }

    /// The keys of a map, as literals.
    fn keys(&mut self, field: &Field, map: &Element) -> Vec<String> {
        let (text, count) = (shown_key(map), self.count(&field.rules));
        let (rules, examples) = match &map.keys {
            Some(keys) => (keys.rules.as_slice(), keys.examples.as_slice()),
            None => (&[][..], &[][..]),
        };
        let key = Scalar { kind: &Type::String, rules, example: Some(&text), name: "key" };
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
                let spans = self.spans_of_case(scalar).unwrap_or_else(|| scalar.spans());
                let value = scalar.integer(&spans);
                self.are_valid &= scalar.allows(value);
                literal::source(&Literal::Integer(value))
            }
            (Type::Float | Type::Double, _) => literal::source(&Literal::Number(scalar.number())),
        }
    }

    /// The integers of the case that holds for the value that another parameter shows: those that
    /// its own rules allow as well, if there are any.
    fn spans_of_case(&self, scalar: &Scalar<'_>) -> Option<Vec<Span>> {
        self.operation.constraints.iter().find_map(|constraint| {
            let Rule::Cases { of, by, arms } = &constraint.rule else { return None };
            let (of, by) = (self.parameter(of)?, self.parameter(by)?);
            let Type::Enum(kind) = &by.kind else { return None };
            if of.wire != scalar.name {
                return None;
            }
            let shown = shown_value(kind, by.value_shown())?;
            let index = kind.values.iter().position(|value| value.wire == shown)?;
            let arm = arms.iter().find(|arm| arm.value == index)?;
            let own = scalar.spans();
            if own.is_empty() {
                return Some(arm.spans.clone());
            }
            let both: Vec<Span> = arm.spans.iter().flat_map(|span| common(span, &own)).collect();
            Some(if both.is_empty() { arm.spans.clone() } else { both })
        })
    }

    fn parameter(&self, path: &FieldPath) -> Option<&Field> {
        match (&path.element_of, path.steps.as_slice()) {
            (None, [only]) => self.operation.parameters.get(*only),
            _ => None,
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

/// The parts of a span that lie in others.
fn common(span: &Span, others: &[Span]) -> impl Iterator<Item = Span> {
    let parts = others
        .iter()
        .map(|other| Span { low: span.low.max(other.low), high: span.high.min(other.high) });
    parts.filter(|part| part.low <= part.high)
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
    let text = Scalar { kind: &Type::String, rules: &keys.rules, example: shown, name: "key" };
    Literal::Text(shown.map_or_else(|| text.text(), ToString::to_string))
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
