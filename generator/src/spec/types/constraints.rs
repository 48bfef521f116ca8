//! Rules about several fields, as they were written.

use serde::Deserialize;

use super::{Bound, Literal, Ordered, SourceIds, ValueSpan};

/// A rule about several parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with a rule, such as `note: …`")]
pub(crate) struct Constraint {
    pub(crate) cases: Option<Cases>,
    pub(crate) required_if: Option<Conditional>,
    pub(crate) required_unless: Option<Unless>,
    pub(crate) forbidden_if: Option<Conditional>,
    pub(crate) at_most_one: Option<Vec<String>>,
    pub(crate) exactly_one: Option<Vec<String>>,
    pub(crate) at_least_one: Option<Vec<String>>,
    pub(crate) all_or_none: Option<Vec<String>>,
    pub(crate) same: Option<Vec<String>>,
    pub(crate) unique: Option<Vec<String>>,
    pub(crate) requires: Option<Requires>,
    pub(crate) fixed_if: Option<Fixed>,
    pub(crate) effective_if: Option<Conditional>,
    pub(crate) ignored_if: Option<Conditional>,
    pub(crate) default_if: Option<DefaultIf>,
    pub(crate) returned_if: Option<Returned>,
    pub(crate) order: Option<String>,
    pub(crate) formula: Option<String>,
    /// When a formula holds.
    pub(crate) when: Option<Ordered<Test>>,
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) fields: Vec<String>,
    pub(crate) doc: Option<String>,
    pub(crate) source: Option<SourceIds>,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
}

/// What holds for a parameter while others have certain values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `field` and `when`")]
pub(crate) struct Conditional {
    pub(crate) field: String,
    pub(crate) when: Ordered<Test>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `field`, and `present` or `when`")]
pub(crate) struct Unless {
    pub(crate) field: String,
    pub(crate) present: Option<String>,
    pub(crate) when: Option<Ordered<Test>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `field` and `fields`")]
pub(crate) struct Requires {
    pub(crate) field: String,
    pub(crate) fields: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `field`, `when` and `value`")]
pub(crate) struct Fixed {
    pub(crate) field: String,
    pub(crate) when: Ordered<Test>,
    pub(crate) value: OneOrMore,
}

/// One value, or several of which one is taken.
#[derive(Debug)]
pub(crate) struct OneOrMore {
    pub(crate) values: Vec<Literal>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `field`, `when` and `value`")]
pub(crate) struct DefaultIf {
    pub(crate) field: String,
    pub(crate) when: Ordered<Test>,
    pub(crate) value: Literal,
}

/// When a member of the response is there: by parameters, and by other members.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `member`, and `request` or `response`")]
pub(crate) struct Returned {
    pub(crate) member: String,
    #[serde(default)]
    pub(crate) request: Ordered<Test>,
    #[serde(default)]
    pub(crate) response: Ordered<Test>,
}

/// What is asked about a parameter: for one value, for several, for any but some, for an integer in a
/// range, or whether it is there.
#[derive(Debug)]
pub(crate) enum Test {
    Is(Literal),
    AnyOf(Vec<Literal>),
    Mapping(TestMapping),
}

#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a mapping with `present`, with `not`, with `minimum` and `maximum`, or with `any`"
)]
pub(crate) struct TestMapping {
    /// What is asked about the items of a list, of which one has to meet it.
    pub(crate) any: Option<Box<Test>>,
    pub(crate) present: Option<bool>,
    pub(crate) not: Option<OneOrMore>,
    pub(crate) minimum: Option<Bound>,
    pub(crate) maximum: Option<Bound>,
}

/// The range of one parameter for each value of another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `of`, `by` and `when`")]
pub(crate) struct Cases {
    pub(crate) of: String,
    pub(crate) by: String,
    pub(crate) when: Ordered<Range>,
}

#[derive(Debug, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a mapping with `minimum` and `maximum`, or with `allowed`"
)]
pub(crate) struct Range {
    pub(crate) minimum: Option<Bound>,
    pub(crate) maximum: Option<Bound>,
    pub(crate) allowed: Option<Vec<ValueSpan>>,
}
