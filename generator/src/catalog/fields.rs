//! Fields and types as data.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};

use crate::model::{self, NamedType, Type, ValueRule};
use crate::spec::Literal;
use crate::vocabulary::{Encoding, Location, Required};

/// A parameter, a member or header of a response, or a field of a structure.
#[derive(Debug, Serialize)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// The name of the field; null for a constant, which has none.
    pub rust_name: Option<String>,
    /// What its values are.
    #[serde(flatten)]
    pub value: Described,
    /// Whether it must be given; null if the page does not say, and in a response.
    pub required: Option<bool>,
    /// The value if none is given.
    pub default: Option<Value>,
    /// What happens where it is left out.
    pub when_absent: Option<String>,
    /// The only value.
    #[serde(rename = "const")]
    pub constant: Option<Value>,
    /// Where it stands: `query`, `form`, `body`, `path`, `header`, `host` or `payload`; `member` in
    /// a structure and in a response.
    pub location: Location,
    /// How it is written: `plain`, `json` or `csv`.
    pub encoding: Encoding,
    /// The only member of the object that stands around a list.
    pub wrapper: Option<String>,
    /// The operations whose answers supply the value.
    pub sources: Vec<String>,
    /// That it should no longer be used.
    pub deprecated: Option<String>,
    /// Since when it exists.
    pub since: Option<String>,
    /// The editions, engines or regions for which it is; none if it is for all.
    pub applies_to: Vec<String>,
}

/// What is said about values: those of a field, of the items of a list, or in a map.
#[derive(Debug, Serialize)]
pub struct Described {
    /// The type on the wire: `string`, `bool`, `int32`, `int64`, `float`, `double`, `binary`,
    /// `any`, `list`, `map` or `struct`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The Rust type of an enumeration or structure. It stands under `types` of the operation or
    /// of the product.
    pub rust_type: Option<String>,
    /// What a list holds.
    pub items: Option<Box<Described>>,
    /// What a map holds.
    pub values: Option<Box<Described>>,
    /// The keys of a map, which are strings.
    pub keys: Option<Box<Described>>,
    /// What it is.
    pub doc: Option<String>,
    /// The values of an enumeration.
    #[serde(rename = "enum")]
    pub choices: Option<Vec<String>>,
    /// What single values and ranges mean, as they are written.
    pub meanings: Option<IndexMap<String, String>>,
    /// The lowest value.
    pub minimum: Option<Value>,
    /// The highest value.
    pub maximum: Option<Value>,
    /// What all values lie above.
    pub exclusive_minimum: Option<Value>,
    /// What all values lie below.
    pub exclusive_maximum: Option<Value>,
    /// Single values, and ranges as `{"minimum", "maximum"}`.
    pub allowed: Option<Vec<Value>>,
    /// What a number is a multiple of.
    pub multiple_of: Option<Value>,
    /// The lowest number of characters.
    pub min_length: Option<usize>,
    /// The highest number of characters.
    pub max_length: Option<usize>,
    /// The lowest number of bytes.
    pub min_bytes: Option<usize>,
    /// The highest number of bytes.
    pub max_bytes: Option<usize>,
    /// What a text must not begin with.
    pub must_not_start_with: Option<Vec<String>>,
    /// What must not stand in a text.
    pub must_not_contain: Option<Vec<String>>,
    /// Of how many kinds of characters a text has some, and which these are.
    pub must_contain: Option<Value>,
    /// Whether no two items of a list are the same.
    pub unique_items: bool,
    /// A regular expression.
    pub pattern: Option<String>,
    /// The lowest number of items or entries.
    pub min_items: Option<usize>,
    /// The highest number of items or entries.
    pub max_items: Option<usize>,
    /// The format of a string, e.g. `date-time`.
    pub format: Option<String>,
    /// What a string holds: `json`, or nothing that is known.
    pub content: Option<&'static str>,
    /// An example, the first if there are several; of a list, map or structure, the text of the
    /// page.
    pub example: Option<Value>,
    /// All examples, if there are several or it is said what the only one shows.
    pub examples: Option<Vec<Example>>,
    /// What a number counts.
    pub unit: Option<String>,
    /// Whether it must not be shown.
    pub sensitive: bool,
    /// How the sources disagree.
    pub conflict: Option<String>,
    /// What is wrong on the page.
    pub defect: Option<String>,
    /// Keys whose facts come from other sources than the first.
    pub from: IndexMap<String, Vec<String>>,
}

/// A value that a page shows.
#[derive(Debug, Serialize)]
pub struct Example {
    /// The value.
    pub value: Value,
    /// What it shows.
    pub doc: Option<String>,
}

/// An enumeration or structure.
#[derive(Debug, Serialize)]
pub struct TypeDefinition {
    /// The Rust name.
    pub name: String,
    /// What it is.
    pub doc: Option<String>,
    /// The field for which it is defined, if no other has it.
    pub field: Option<String>,
    /// Where its values stand: `request`, `response` or `both`.
    pub role: &'static str,
    /// The values of an enumeration.
    #[serde(rename = "enum")]
    pub choices: Option<Vec<String>>,
    /// What the values of an enumeration mean.
    pub meanings: Option<IndexMap<String, String>>,
    /// The fields of a structure.
    pub fields: Option<Vec<Field>>,
    /// Keys whose facts come from other sources than the first.
    pub from: IndexMap<String, Vec<String>>,
}

pub(super) fn fields(fields: &[model::Field]) -> Vec<Field> {
    fields.iter().map(field).collect()
}

fn field(field: &model::Field) -> Field {
    let mut value = described(&field.kind, &field.rules);
    value.doc.clone_from(&field.doc);
    add_examples(&mut value, &field.examples);
    value.format.clone_from(&field.format);
    value.content = field.json_text.then_some("json");
    value.unit.clone_from(&field.unit);
    value.sensitive = field.sensitive;
    value.conflict.clone_from(&field.conflict);
    value.defect.clone_from(&field.defect);
    value.from.clone_from(&field.from);
    Field {
        name: field.wire.clone(),
        rust_name: field.constant.is_none().then(|| field.name.to_string()),
        value,
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
        wrapper: field.wrapper.clone(),
        sources: field.values_from.clone(),
        deprecated: field.deprecated.clone(),
        since: field.since.clone(),
        applies_to: field.applies_to.clone(),
    }
}

fn element(element: &model::Element) -> Box<Described> {
    let mut value = described(&element.kind, &element.rules);
    value.doc.clone_from(&element.doc);
    add_examples(&mut value, &element.examples);
    value.format.clone_from(&element.format);
    value.content = element.json_text.then_some("json");
    value.unit.clone_from(&element.unit);
    value.sensitive = element.sensitive;
    value.conflict.clone_from(&element.conflict);
    value.defect.clone_from(&element.defect);
    value.from.clone_from(&element.from);
    Box::new(value)
}

fn add_examples(described: &mut Described, examples: &[model::Example]) {
    described.example = examples.first().map(|example| literal(&example.value));
    let is_plain = examples.len() < 2 && examples.iter().all(|example| example.doc.is_none());
    let shown = |model::Example { value, doc, .. }: &model::Example| Example {
        value: literal(value),
        doc: doc.clone(),
    };
    described.examples = (!is_plain).then(|| examples.iter().map(shown).collect());
}

fn keys(keys: &model::Keys) -> Box<Described> {
    let mut value = described(&Type::String, &keys.rules);
    value.doc.clone_from(&keys.doc);
    add_examples(&mut value, &keys.examples);
    value.format.clone_from(&keys.format);
    value.conflict.clone_from(&keys.conflict);
    value.defect.clone_from(&keys.defect);
    value.from.clone_from(&keys.from);
    Box::new(value)
}

/// What a type and its rules say.
fn described(kind: &Type, rules: &[ValueRule]) -> Described {
    let mut described = Described {
        kind: type_name(kind),
        rust_type: None,
        items: None,
        values: None,
        keys: None,
        doc: None,
        choices: None,
        meanings: None,
        minimum: None,
        maximum: None,
        exclusive_minimum: None,
        exclusive_maximum: None,
        allowed: None,
        multiple_of: None,
        min_length: None,
        max_length: None,
        min_bytes: None,
        max_bytes: None,
        must_not_start_with: None,
        must_not_contain: None,
        must_contain: None,
        unique_items: false,
        pattern: None,
        min_items: None,
        max_items: None,
        format: None,
        content: None,
        example: None,
        examples: None,
        unit: None,
        sensitive: false,
        conflict: None,
        defect: None,
        from: IndexMap::new(),
    };
    match kind {
        Type::Enum(kind) => {
            described.rust_type = Some(kind.name.to_string());
            described.choices = Some(choices(kind));
            described.meanings = meanings(kind);
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

fn add_rule(described: &mut Described, rule: &ValueRule) {
    match rule {
        ValueRule::Allowed(spans) => described.allowed = Some(self::spans(spans)),
        ValueRule::Integer { minimum, maximum } => {
            described.minimum = minimum.map(Into::into);
            described.maximum = maximum.map(Into::into);
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
        ValueRule::MultipleOf(factor) => described.multiple_of = Some((*factor).into()),
        ValueRule::Step(factor) => described.multiple_of = Some((*factor).into()),
        ValueRule::Length { minimum, maximum } | ValueRule::TextLength { minimum, maximum } => {
            (described.min_length, described.max_length) = (*minimum, *maximum);
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
            described.meanings = Some(meanings.iter().cloned().collect());
        }
        ValueRule::Pattern(pattern) => described.pattern = Some(pattern.clone()),
        ValueRule::Items { minimum, maximum } => {
            (described.min_items, described.max_items) = (*minimum, *maximum);
        }
    }
}

pub(super) fn definitions(types: &[NamedType]) -> Vec<TypeDefinition> {
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
        Type::Float => "float",
        Type::Double => "double",
        Type::Binary => "binary",
        Type::Any => "any",
        Type::Struct(_) => "struct",
        Type::List(_) => "list",
        Type::Map(_) => "map",
    }
}

pub(super) fn literal(literal: &Literal) -> Value {
    match literal {
        Literal::Bool(value) => (*value).into(),
        Literal::Integer(value) => (*value).into(),
        Literal::Number(value) => (*value).into(),
        Literal::Text(value) => value.clone().into(),
    }
}

pub(super) fn spans(spans: &[model::Span]) -> Vec<Value> {
    let bound = |value: i64, none: i64| if value == none { None } else { Some(value) };
    let span = |model::Span { low, high }: &model::Span| {
        if low == high {
            return (*low).into();
        }
        let (minimum, maximum) = (bound(*low, i64::MIN), bound(*high, i64::MAX));
        json!({ "minimum": minimum, "maximum": maximum })
    };
    spans.iter().map(span).collect()
}
