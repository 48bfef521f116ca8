//! Fields and types as data.

mod convert;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use crate::vocabulary::{Encoding, Location};
pub(super) use convert::{definitions, fields, literal, spans};

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
    /// Whether it must be given, or in a response is always there; null if the page does not say.
    pub required: Option<bool>,
    /// The value if none is given.
    pub default: Option<Value>,
    /// What happens where it is left out.
    pub when_absent: Option<String>,
    /// The only value.
    #[serde(rename = "const")]
    pub constant: Option<Value>,
    /// Where it stands: `query`, `form`, `body`, `path`, `header`, `host` or `payload`; `member` in
    /// a structure and in the body of a response.
    pub location: Location,
    /// How it is written: `plain`, `json` or `csv`.
    pub encoding: Encoding,
    /// What stands between the items of a list that is written as `csv`; null for others.
    pub separator: Option<char>,
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
#[derive(Debug, Default, Serialize)]
pub struct Described {
    /// The type on the wire: `string`, `bool`, `int32`, `int64`, `uint64`, `float`, `double`, `binary`,
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
    /// For what single values and ranges are, as they are written.
    pub remarks: Option<IndexMap<String, ValueRemarks>>,
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
    /// Which characters count as two in these numbers.
    pub count_as_two: Option<Vec<String>>,
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

/// What is said about a value beside its meaning.
#[derive(Debug, Serialize)]
pub struct ValueRemarks {
    /// The editions, engines or regions for which it is, if not for all.
    pub applies_to: Vec<String>,
    /// Since when it exists.
    pub since: Option<String>,
    /// Why it should not be used.
    pub deprecated: Option<String>,
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
    /// For what single values of an enumeration are.
    pub remarks: Option<IndexMap<String, ValueRemarks>>,
    /// The fields of a structure.
    pub fields: Option<Vec<Field>>,
    /// Keys whose facts come from other sources than the first.
    pub from: IndexMap<String, Vec<String>>,
}
