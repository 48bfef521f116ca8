//! Fields, as they were written.

use serde::Deserialize;

use super::{From, Literal, Ordered, ValueSpan};
use crate::vocabulary::{Location, Required};

/// A parameter of a request or a member of a response.
///
/// What can be said about one is much, and all fields of all files are in memory at the same time. So
/// what is large and seldom said is in a box.
#[derive(Debug)]
pub(crate) struct Field(pub(crate) Box<FullField>);

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping that describes the field")]
pub(crate) struct FullField {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) required: Option<Required>,
    pub(crate) doc: Option<String>,
    pub(crate) example: Option<Literal>,
    pub(crate) examples: Option<Box<Examples>>,
    #[serde(rename = "enum")]
    pub(crate) choices: Option<Box<Choices>>,
    #[serde(rename = "const")]
    pub(crate) constant: Option<Box<Literal>>,
    pub(crate) allowed: Option<Box<Allowed>>,
    pub(crate) minimum: Option<Literal>,
    pub(crate) maximum: Option<Literal>,
    pub(crate) exclusive_minimum: Option<Box<Literal>>,
    pub(crate) exclusive_maximum: Option<Box<Literal>>,
    pub(crate) multiple_of: Option<Box<Literal>>,
    pub(crate) min_length: Option<usize>,
    pub(crate) max_length: Option<usize>,
    pub(crate) count_as_two: Option<Vec<String>>,
    pub(crate) min_bytes: Option<usize>,
    pub(crate) max_bytes: Option<usize>,
    pub(crate) must_not_start_with: Option<Vec<String>>,
    pub(crate) must_not_contain: Option<Vec<String>>,
    pub(crate) must_contain: Option<Box<MustContain>>,
    pub(crate) pattern: Option<String>,
    #[serde(default)]
    pub(crate) unique_items: bool,
    pub(crate) min_items: Option<usize>,
    pub(crate) max_items: Option<usize>,
    pub(crate) default: Option<Literal>,
    pub(crate) when_absent: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) unit: Option<String>,
    #[serde(default)]
    pub(crate) sensitive: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) since: Option<String>,
    #[serde(default)]
    pub(crate) applies_to: Vec<String>,
    #[serde(default)]
    pub(crate) values_from: Vec<String>,
    #[serde(default)]
    pub(crate) from: From,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
    pub(crate) rust: Option<String>,
    pub(crate) rust_type: Option<String>,
    #[serde(rename = "in")]
    pub(crate) location: Option<Location>,
    pub(crate) encoding: Option<Encoding>,
    pub(crate) separator: Option<Box<str>>,
    pub(crate) wrapper: Option<String>,
    pub(crate) content: Option<Content>,
    pub(crate) items: Option<Field>,
    pub(crate) values: Option<Field>,
    pub(crate) keys: Option<Box<Keys>>,
    pub(crate) fields: Option<Box<Ordered<Field>>>,
}

/// Kinds of characters of which a text has some.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `at_least` and `of`")]
pub(crate) struct MustContain {
    pub(crate) at_least: usize,
    pub(crate) of: Vec<String>,
}

/// What is said about the keys of a map, which are texts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping that describes the keys")]
pub(crate) struct Keys {
    pub(crate) doc: Option<String>,
    pub(crate) example: Option<Literal>,
    pub(crate) examples: Option<Box<Examples>>,
    pub(crate) format: Option<String>,
    pub(crate) min_length: Option<usize>,
    pub(crate) max_length: Option<usize>,
    pub(crate) min_bytes: Option<usize>,
    pub(crate) max_bytes: Option<usize>,
    pub(crate) must_not_start_with: Option<Vec<String>>,
    pub(crate) must_not_contain: Option<Vec<String>>,
    pub(crate) pattern: Option<String>,
    #[serde(default)]
    pub(crate) from: From,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
}

/// Several examples, each with what it shows if that is said.
#[derive(Clone, Debug)]
pub(crate) struct Examples {
    pub(crate) values: Vec<(Literal, Option<String>)>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

/// How a value is written in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Encoding {
    Repeat,
    Flat,
    Json,
    Csv,
}

/// What a string holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Content {
    Json,
}

/// The values of a number or a boolean.
#[derive(Debug)]
pub(crate) struct Allowed {
    pub(crate) values: Vec<AllowedValue>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

/// A value or a range, with its meaning if there is one.
#[derive(Debug)]
pub(crate) struct AllowedValue {
    /// As it is written: `1`, `1..9`, `true`.
    pub(crate) text: String,
    pub(crate) value: ValueOrSpan,
    pub(crate) said: FullMeaning,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ValueOrSpan {
    Bool(bool),
    Span(ValueSpan),
    /// One number with a fraction, or a range between such numbers.
    Numbers {
        low: f64,
        high: f64,
    },
}

/// What is said about an example: what it shows, or nothing.
#[derive(Debug)]
pub(crate) struct Meaning(pub(crate) Option<String>);

/// What is said about a value of a number or a boolean: its meaning alone, or in full.
#[derive(Debug, Default)]
pub(crate) struct AllowedMeaning(pub(crate) FullMeaning);

#[derive(Debug, Default, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a mapping with `doc`, `applies_to`, `since` and `deprecated`"
)]
pub(crate) struct FullMeaning {
    pub(crate) doc: Option<String>,
    #[serde(default)]
    pub(crate) applies_to: Vec<String>,
    pub(crate) since: Option<String>,
    pub(crate) deprecated: Option<String>,
}

/// The values of an enumerated parameter.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    pub(crate) values: Vec<(String, Choice)>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

/// What is said about a value: its meaning alone, or in full.
#[derive(Debug, Default)]
pub(crate) struct Choice(pub(crate) FullChoice);

#[derive(Debug, Default, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a mapping with `doc`, `rust`, `applies_to`, `since` and `deprecated`"
)]
pub(crate) struct FullChoice {
    pub(crate) doc: Option<String>,
    pub(crate) rust: Option<String>,
    #[serde(default)]
    pub(crate) applies_to: Vec<String>,
    pub(crate) since: Option<String>,
    pub(crate) deprecated: Option<String>,
}
