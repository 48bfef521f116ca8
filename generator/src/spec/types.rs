//! What a spec file says, as it was written: one type per kind of file, one field per key.
//!
//! Nothing is judged here. A key that takes a short form and a full one, such as an error row that
//! is only its message, becomes the full one: see [`forms`](super::forms).

use indexmap::IndexMap;
use serde::Deserialize;

pub(crate) use super::forms::{Errors, Literal, Statuses, ValueSpan};
use crate::vocabulary::{
    Location, Method, Protocol, Remedy, Required, Retry, SampleKind, SampleOf, Scope, Style,
};

/// Keys in the order of the file.
pub(crate) type Ordered<T> = IndexMap<String, T>;

/// `specs/<product>/product.yaml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "the mapping of a product")]
pub(crate) struct Product {
    pub(crate) code: String,
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) doc: Option<String>,
    pub(crate) style: Style,
    pub(crate) ram_prefix: Option<String>,
    pub(crate) error_prefix: Option<String>,
    pub(crate) signature: Option<String>,
    pub(crate) http: Http,
    pub(crate) endpoints: Endpoints,
    pub(crate) sources: Ordered<SourceOfFacts>,
    #[serde(default)]
    pub(crate) from: From,
    #[serde(default)]
    pub(crate) types: Ordered<NamedType>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `methods` or `protocols`")]
pub(crate) struct Http {
    pub(crate) methods: Option<Vec<Method>>,
    pub(crate) protocols: Option<Vec<Protocol>>,
}

/// What is known about the hosts of a product.
#[derive(Debug)]
pub(crate) enum Endpoints {
    Unstated,
    Stated(Box<StatedEndpoints>),
}

/// Hosts: one for all regions, or listed, or made from a pattern for listed regions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `regions` or `default`")]
pub(crate) struct StatedEndpoints {
    pub(crate) default: Option<String>,
    pub(crate) pattern: Option<String>,
    pub(crate) vpc_pattern: Option<String>,
    #[serde(default)]
    pub(crate) regions: Regions,
    #[serde(default)]
    pub(crate) vpc: Ordered<String>,
}

/// Regions with their hosts, or those in which the pattern holds.
#[derive(Debug, Default)]
pub(crate) enum Regions {
    #[default]
    NotThere,
    Names(Vec<String>),
    Hosts(Ordered<String>),
}

/// Where facts come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `document`")]
pub(crate) struct SourceOfFacts {
    pub(crate) document: String,
    pub(crate) url: Option<String>,
    pub(crate) revision: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) retrieved: Option<String>,
    pub(crate) page_date: Option<String>,
}

/// Keys whose facts come from another source than the first one.
pub(crate) type From = Ordered<SourceIds>;

/// One source id, or several.
#[derive(Clone, Debug)]
pub(crate) struct SourceIds(pub(crate) Vec<String>);

/// A type that fields refer to by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `type`, and `enum` or `fields`")]
pub(crate) struct NamedType {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) doc: Option<String>,
    #[serde(rename = "enum")]
    pub(crate) choices: Option<Choices>,
    pub(crate) fields: Option<Ordered<Field>>,
    #[serde(default)]
    pub(crate) from: From,
}

/// `specs/<product>/<operation>.yaml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "the mapping of an operation")]
pub(crate) struct Operation {
    pub(crate) action: String,
    pub(crate) summary: String,
    pub(crate) doc: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) deprecated: Option<String>,
    #[serde(default)]
    pub(crate) conflict: Texts,
    #[serde(default)]
    pub(crate) defect: Texts,
    pub(crate) sources: Ordered<SourceOfFacts>,
    #[serde(default)]
    pub(crate) from: From,
    #[serde(default)]
    pub(crate) http: OperationHttp,
    pub(crate) authorization: Authorization,
    #[serde(default)]
    pub(crate) rate_limits: Vec<RateLimit>,
    #[serde(default)]
    pub(crate) safety: Safety,
    #[serde(default)]
    pub(crate) charges: bool,
    pub(crate) request: Ordered<Field>,
    pub(crate) response: Members,
    #[serde(default)]
    pub(crate) response_headers: Ordered<Field>,
    pub(crate) dry_run: Option<DryRun>,
    #[serde(default)]
    pub(crate) pagination: Paginations,
    #[serde(default)]
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) errors: Errors,
    pub(crate) samples: Option<Vec<Sample>>,
    #[serde(default)]
    pub(crate) history: History,
}

/// The members of an answer, unless the page does not describe it.
#[derive(Debug)]
pub(crate) struct Members {
    pub(crate) fields: Ordered<Field>,
    pub(crate) are_stated: bool,
}

/// One text, or several.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    pub(crate) texts: Vec<String>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

/// How an operation is addressed, where its product does not say it.
#[derive(Debug, Default, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a mapping with `methods`, `protocols`, `path`, `body` or `host`"
)]
pub(crate) struct OperationHttp {
    pub(crate) methods: Option<Vec<Method>>,
    pub(crate) protocols: Option<Vec<Protocol>>,
    pub(crate) path: Option<String>,
    pub(crate) body: Option<Body>,
    pub(crate) host: Option<String>,
}

/// What the body of a request is, as pages say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Body {
    None,
    Form,
    Json,
    Xml,
}

/// How to let the service check a request without executing it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `parameter`")]
pub(crate) struct DryRun {
    pub(crate) parameter: String,
    pub(crate) succeeds_with: Option<String>,
}

/// One way to get the next page, or several.
#[derive(Debug, Default)]
pub(crate) struct Paginations {
    pub(crate) ways: Vec<Pagination>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

/// How to get the next page of a long answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `style` and `items`")]
pub(crate) struct Pagination {
    pub(crate) style: PaginationStyle,
    pub(crate) items: String,
    pub(crate) page: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) next_token: Option<String>,
    pub(crate) offset: Option<String>,
    pub(crate) size: Option<String>,
    pub(crate) total: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PaginationStyle {
    /// Pages have numbers.
    Page,
    /// An answer holds a token for the next page.
    Token,
    /// A page begins at an item.
    Offset,
}

/// Whether an operation may be sent again after an unclear outcome.
#[derive(Debug, Default)]
pub(crate) enum Safety {
    ReadOnly,
    Idempotent,
    /// The name of the parameter that holds the idempotency token.
    Token(String),
    #[default]
    AtMostOnce,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `token`")]
pub(crate) struct TokenSafety {
    pub(crate) token: String,
}

/// What the page says about permissions: three kinds of silence, or a statement.
#[derive(Debug)]
pub(crate) enum Authorization {
    NotStated,
    Undisclosed,
    Stated(StatedAuthorization),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with what is stated")]
pub(crate) struct StatedAuthorization {
    pub(crate) action: String,
    pub(crate) access_level: String,
    pub(crate) resources: Vec<Resource>,
    pub(crate) condition_keys: Vec<String>,
    pub(crate) associated_operations: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `type`")]
pub(crate) struct Resource {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) arn: Option<String>,
    pub(crate) required: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `requests` and `per`")]
pub(crate) struct RateLimit {
    pub(crate) requests: u32,
    pub(crate) per: String,
    pub(crate) scope: Option<Scope>,
}

/// A parameter of a request or a member of a response.
#[derive(Debug)]
pub(crate) struct Field(pub(crate) FullField);

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping that describes the field")]
pub(crate) struct FullField {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) required: Option<Required>,
    pub(crate) doc: Option<String>,
    pub(crate) example: Option<Literal>,
    #[serde(rename = "enum")]
    pub(crate) choices: Option<Choices>,
    #[serde(rename = "const")]
    pub(crate) constant: Option<Literal>,
    pub(crate) allowed: Option<Vec<ValueSpan>>,
    pub(crate) minimum: Option<Literal>,
    pub(crate) maximum: Option<Literal>,
    pub(crate) multiple_of: Option<i64>,
    pub(crate) min_length: Option<usize>,
    pub(crate) max_length: Option<usize>,
    pub(crate) pattern: Option<String>,
    pub(crate) min_items: Option<usize>,
    pub(crate) max_items: Option<usize>,
    pub(crate) default: Option<Literal>,
    pub(crate) format: Option<String>,
    pub(crate) unit: Option<String>,
    #[serde(default)]
    pub(crate) sensitive: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) since: Option<String>,
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
    pub(crate) wrapper: Option<String>,
    pub(crate) content: Option<Content>,
    pub(crate) items: Option<Box<Field>>,
    pub(crate) values: Option<Box<Field>>,
    pub(crate) fields: Option<Ordered<Field>>,
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
#[serde(deny_unknown_fields, expecting = "a mapping with `doc` and `rust`")]
pub(crate) struct FullChoice {
    pub(crate) doc: Option<String>,
    pub(crate) rust: Option<String>,
}

/// A rule about several parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with a rule")]
pub(crate) struct Constraint {
    pub(crate) cases: Option<Cases>,
    pub(crate) required_if: Option<Conditional>,
    pub(crate) required_unless: Option<Unless>,
    pub(crate) forbidden_if: Option<Conditional>,
    pub(crate) at_most_one: Option<Vec<String>>,
    pub(crate) exactly_one: Option<Vec<String>>,
    pub(crate) at_least_one: Option<Vec<String>>,
    pub(crate) all_or_none: Option<Vec<String>>,
    pub(crate) requires: Option<Requires>,
    pub(crate) fixed_if: Option<Fixed>,
    pub(crate) effective_if: Option<Conditional>,
    pub(crate) ignored_if: Option<Conditional>,
    pub(crate) order: Option<String>,
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) fields: Vec<String>,
    pub(crate) doc: Option<String>,
    pub(crate) source: Option<String>,
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
    pub(crate) value: Literal,
}

/// What is asked about a parameter: for one value, for several, or whether it is there.
#[derive(Debug)]
pub(crate) enum Test {
    Is(Literal),
    AnyOf(Vec<Literal>),
    Present(bool),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `present`")]
pub(crate) struct PresentTest {
    pub(crate) present: bool,
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
    pub(crate) minimum: Option<i64>,
    pub(crate) maximum: Option<i64>,
    pub(crate) allowed: Option<Vec<ValueSpan>>,
}

/// The rows of one code under one status: the message alone, one row, or several.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<Row>,
    /// Whether they were written as a list, which says that there may be more elsewhere.
    pub(crate) is_list: bool,
}

/// One row of an error table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `message`")]
pub(crate) struct Row {
    pub(crate) message: String,
    pub(crate) doc: Option<String>,
    pub(crate) defect: Option<String>,
    pub(crate) retry: Option<Retry>,
    pub(crate) remedy: Option<Remedy>,
    #[serde(default)]
    pub(crate) refused: bool,
    #[serde(default)]
    pub(crate) catch_all: bool,
    pub(crate) rust: Option<String>,
}

/// `specs/<product>/errors/<set>.yaml`
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) doc: String,
    pub(crate) sources: Ordered<SourceOfFacts>,
    pub(crate) from: From,
    pub(crate) rows: usize,
    pub(crate) statuses: Statuses,
}

/// `specs/gateway/errors.yaml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "the mapping of the gateway table")]
pub(crate) struct Gateway {
    pub(crate) doc: String,
    pub(crate) sources: Ordered<SourceOfFacts>,
    #[serde(default)]
    pub(crate) from: From,
    pub(crate) codes: Ordered<GatewayCode>,
}

/// A code that the gateway may answer to any operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `status`")]
pub(crate) struct GatewayCode {
    pub(crate) status: Vec<u16>,
    pub(crate) message: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) retry: Option<Retry>,
    pub(crate) remedy: Option<Remedy>,
    #[serde(default)]
    pub(crate) refused: bool,
    pub(crate) rust: Option<String>,
}

/// A sample of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `kind` and `body`")]
pub(crate) struct Sample {
    #[serde(default)]
    pub(crate) of: SampleOf,
    pub(crate) kind: SampleKind,
    pub(crate) body: String,
    pub(crate) defect: Option<String>,
}

/// The change history of the page.
#[derive(Debug, Default)]
pub(crate) enum History {
    #[default]
    NotThere,
    /// The page refers to another one.
    Elsewhere,
    Changes(Vec<Change>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `date` and `change`")]
pub(crate) struct Change {
    pub(crate) date: String,
    pub(crate) change: String,
}
