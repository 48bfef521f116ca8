//! The model as fields and types of the catalog.

use indexmap::IndexMap;
use serde_json::{Value, json};

use super::{Described, Example, Field, TypeDefinition, ValueRemarks};
use crate::model::{self, NamedType, Type, ValueMeaning, ValueRule};
use crate::spec::Literal;
use crate::vocabulary::Required;

pub(in crate::catalog) fn fields(fields: &[model::Field]) -> Vec<Field> {
    fields.iter().map(field).collect()
}

fn field(field: &model::Field) -> Field {
    Field {
        name: field.wire.clone(),
        rust_name: field.constant.is_none().then(|| field.name.to_string()),
        value: Described {
            doc: field.doc.clone(),
            format: field.format.clone(),
            content: field.json_text.then_some("json"),
            unit: field.unit.clone(),
            sensitive: field.sensitive,
            conflict: field.conflict.clone(),
            defect: field.defect.clone(),
            from: field.from.clone(),
            ..described(&field.kind, &field.rules, &field.examples)
        },
        required: match field.required {
            Required::Yes => Some(true),
            Required::No => Some(false),
            Required::Unstated => None,
        },
        default: field.default.as_ref().map(literal),
        when_absent: field.when_absent.clone(),
        constant: field.constant.as_ref().map(literal),
        location: field.location,
        encoding: field.encoding,
        separator: field.separator,
        wrapper: field.wrapper.clone(),
        sources: field.values_from.clone(),
        deprecated: field.deprecated.clone(),
        since: field.since.clone(),
        applies_to: field.applies_to.clone(),
    }
}

fn element(element: &model::Element) -> Box<Described> {
    Box::new(Described {
        doc: element.doc.clone(),
        format: element.format.clone(),
        content: element.json_text.then_some("json"),
        unit: element.unit.clone(),
        sensitive: element.sensitive,
        conflict: element.conflict.clone(),
        defect: element.defect.clone(),
        from: element.from.clone(),
        ..described(&element.kind, &element.rules, &element.examples)
    })
}

fn keys(keys: &model::Keys) -> Box<Described> {
    Box::new(Described {
        doc: keys.doc.clone(),
        format: keys.format.clone(),
        conflict: keys.conflict.clone(),
        defect: keys.defect.clone(),
        from: keys.from.clone(),
        ..described(&Type::String, &keys.rules, &keys.examples)
    })
}

/// What a type, its rules and the values that the page shows say.
fn described(kind: &Type, rules: &[ValueRule], shown: &[model::Example]) -> Described {
    let mut described = Described {
        kind: type_name(kind),
        example: shown.first().map(|example| literal(&example.value)),
        examples: examples(shown),
        ..Described::default()
    };
    match kind {
        Type::Enum(kind) => {
            described.rust_type = Some(kind.name.to_string());
            described.choices = Some(choices(kind));
            described.meanings = meanings(kind);
            described.remarks = remarks_on(kind);
        }
        Type::Struct(kind) => described.rust_type = Some(kind.name.to_string()),
        Type::List(items) => described.items = Some(element(items)),
        Type::Map(values) => {
            described.values = Some(element(values));
            described.keys = values.keys.as_ref().map(keys);
        }
        Type::String
        | Type::Bool
        | Type::Int32
        | Type::Int64
        | Type::Uint64
        | Type::Float
        | Type::Double
        | Type::Binary
        | Type::Any => {}
    }
    for rule in rules {
        add_rule(&mut described, rule);
    }
    described
}

/// All examples, unless the first one says it all.
fn examples(shown: &[model::Example]) -> Option<Vec<Example>> {
    let is_plain = shown.len() < 2 && shown.iter().all(|example| example.doc.is_none());
    let example = |model::Example { value, doc, .. }: &model::Example| Example {
        value: literal(value),
        doc: doc.clone(),
    };
    (!is_plain).then(|| shown.iter().map(example).collect())
}

fn add_rule(described: &mut Described, rule: &ValueRule) {
    match rule {
        ValueRule::Allowed(spans) => described.allowed = Some(self::spans(spans)),
        ValueRule::Integer { minimum, maximum } => {
            described.minimum = minimum.map(integer);
            described.maximum = maximum.map(integer);
        }
        ValueRule::Number { minimum, maximum } => {
            described.minimum = minimum.map(Into::into);
            described.maximum = maximum.map(Into::into);
        }
        ValueRule::Between { above, below } => {
            described.exclusive_minimum = above.map(Into::into);
            described.exclusive_maximum = below.map(Into::into);
        }
        ValueRule::Numbers(numbers) => {
            let value = |(low, high): &(f64, f64)| {
                if low.total_cmp(high).is_eq() {
                    json!(low)
                } else {
                    json!({ "minimum": low, "maximum": high })
                }
            };
            described.allowed = Some(numbers.iter().map(value).collect());
        }
        ValueRule::MultipleOf(factor) => described.multiple_of = Some(integer(*factor)),
        ValueRule::Step(factor) => described.multiple_of = Some((*factor).into()),
        ValueRule::Length { minimum, maximum } | ValueRule::TextLength { minimum, maximum } => {
            (described.min_length, described.max_length) = (*minimum, *maximum);
        }
        ValueRule::WideLength { minimum, maximum, count_as_two } => {
            (described.min_length, described.max_length) = (*minimum, *maximum);
            described.count_as_two = Some(count_as_two.clone());
        }
        ValueRule::Bytes { minimum, maximum } => {
            (described.min_bytes, described.max_bytes) = (*minimum, *maximum);
        }
        ValueRule::NotAtStart(texts) => described.must_not_start_with = Some(texts.clone()),
        ValueRule::NotInside(texts) => described.must_not_contain = Some(texts.clone()),
        ValueRule::Contains { at_least, of } => {
            described.must_contain = Some(json!({ "at_least": at_least, "of": of }));
        }
        ValueRule::Unique => described.unique_items = true,
        ValueRule::Meanings(meanings) => {
            let meant = |said: &ValueMeaning| Some((said.value.clone(), said.meaning.clone()?));
            let meant: IndexMap<String, String> = meanings.iter().filter_map(meant).collect();
            described.meanings = (!meant.is_empty()).then_some(meant);
            described.remarks = remarks(meanings.iter().map(|said| (&said.value, &said.remarks)));
        }
        ValueRule::Pattern(pattern) => described.pattern = Some(pattern.clone()),
        ValueRule::Items { minimum, maximum } => {
            (described.min_items, described.max_items) = (*minimum, *maximum);
        }
    }
}

pub(in crate::catalog) fn definitions(types: &[NamedType]) -> Vec<TypeDefinition> {
    types.iter().map(definition).collect()
}

fn definition(kind: &NamedType) -> TypeDefinition {
    match kind {
        NamedType::Enum(kind) => TypeDefinition {
            name: kind.name.to_string(),
            doc: kind.doc.clone(),
            field: kind.field.clone(),
            role: role(kind.role),
            choices: Some(choices(kind)),
            meanings: meanings(kind),
            remarks: remarks_on(kind),
            fields: None,
            from: kind.from.clone(),
        },
        NamedType::Struct(kind) => TypeDefinition {
            name: kind.name.to_string(),
            doc: kind.doc.clone(),
            field: kind.field.clone(),
            role: role(kind.role),
            choices: None,
            meanings: None,
            remarks: None,
            fields: Some(fields(kind.fields())),
            from: kind.from.clone(),
        },
    }
}

fn choices(kind: &model::EnumType) -> Vec<String> {
    kind.values.iter().map(|value| value.wire.clone()).collect()
}

fn meanings(kind: &model::EnumType) -> Option<IndexMap<String, String>> {
    let meaning = |value: &model::EnumValue| Some((value.wire.clone(), value.meaning.clone()?));
    let meanings: IndexMap<String, String> = kind.values.iter().filter_map(meaning).collect();
    (!meanings.is_empty()).then_some(meanings)
}

fn remarks_on(kind: &model::EnumType) -> Option<IndexMap<String, ValueRemarks>> {
    remarks(kind.values.iter().map(|value| (&value.wire, &value.remarks)))
}

/// What is said about single values beside their meanings.
fn remarks<'a>(
    values: impl Iterator<Item = (&'a String, &'a model::ValueRemarks)>,
) -> Option<IndexMap<String, ValueRemarks>> {
    let said = values.filter(|(_, remarks)| !remarks.is_empty());
    let remarks: IndexMap<String, ValueRemarks> = said
        .map(|(value, model::ValueRemarks { applies_to, since, deprecated })| {
            let (applies_to, since) = (applies_to.clone(), since.clone());
            (value.clone(), ValueRemarks { applies_to, since, deprecated: deprecated.clone() })
        })
        .collect();
    (!remarks.is_empty()).then_some(remarks)
}

fn role(role: model::Role) -> &'static str {
    match role {
        model::Role::Request => "request",
        model::Role::Response => "response",
        model::Role::Both => "both",
    }
}

fn type_name(kind: &Type) -> &'static str {
    match kind {
        Type::String | Type::Enum(_) => "string",
        Type::Bool => "bool",
        Type::Int32 => "int32",
        Type::Int64 => "int64",
        Type::Uint64 => "uint64",
        Type::Float => "float",
        Type::Double => "double",
        Type::Binary => "binary",
        Type::Any => "any",
        Type::Struct(_) => "struct",
        Type::List(_) => "list",
        Type::Map(_) => "map",
    }
}

/// An integer of a spec, which has at most 64 bits, with a sign or without one.
fn integer(value: i128) -> Value {
    let unsigned = u64::try_from(value).map(Value::from);
    unsigned.or_else(|_| i64::try_from(value).map(Value::from)).unwrap_or_default()
}

pub(in crate::catalog) fn literal(literal: &Literal) -> Value {
    match literal {
        Literal::Bool(value) => (*value).into(),
        Literal::Integer(value) => integer(*value),
        Literal::Number(value) => (*value).into(),
        Literal::Text(value) => value.clone().into(),
    }
}

pub(in crate::catalog) fn spans(spans: &[model::Span]) -> Vec<Value> {
    let bound = |value: i128, none: i128| if value == none { None } else { Some(value) };
    let span = |model::Span { low, high }: &model::Span| {
        if low == high {
            return integer(*low);
        }
        let (minimum, maximum) = (bound(*low, i128::MIN), bound(*high, i128::MAX));
        json!({ "minimum": minimum, "maximum": maximum })
    };
    spans.iter().map(span).collect()
}
