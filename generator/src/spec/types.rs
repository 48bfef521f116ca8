//! What a spec file says, as it was written: one type per kind of file, one field per key.
//!
//! Nothing is judged here. A key that takes a short form and a full one, such as an error row that
//! is only its message, becomes the full one: see [`forms`](super::forms).

use indexmap::IndexMap;
use serde::Deserialize;

pub(crate) use super::forms::{Errors, Literal, Statuses, ValueSpan};
use crate::vocabulary::{
    Method, Protocol, Remedy, Required, Retry, Safety, SampleKind, Scope, Style,
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

/// The hosts of a product: listed, or made from a pattern for listed regions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `regions`")]
pub(crate) struct Endpoints {
    pub(crate) pattern: Option<String>,
    pub(crate) vpc_pattern: Option<String>,
    pub(crate) regions: Regions,
    #[serde(default)]
    pub(crate) vpc: Ordered<String>,
}

/// Regions with their hosts, or those in which the pattern holds.
#[derive(Debug)]
pub(crate) enum Regions {
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
#[serde(deny_unknown_fields, expecting = "a mapping with `type` and `enum`")]
pub(crate) struct NamedType {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) doc: Option<String>,
    #[serde(rename = "enum")]
    pub(crate) choices: Choices,
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
    pub(crate) sources: Ordered<SourceOfFacts>,
    #[serde(default)]
    pub(crate) from: From,
    pub(crate) http: Option<Http>,
    pub(crate) authorization: Authorization,
    #[serde(default)]
    pub(crate) rate_limits: Vec<RateLimit>,
    #[serde(default)]
    pub(crate) safety: Safety,
    #[serde(default)]
    pub(crate) charges: bool,
    pub(crate) request: Ordered<Field>,
    pub(crate) response: Ordered<Field>,
    #[serde(default)]
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) errors: Errors,
    pub(crate) samples: Option<Vec<Sample>>,
    #[serde(default)]
    pub(crate) history: History,
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
    pub(crate) allowed: Option<Vec<ValueSpan>>,
    pub(crate) minimum: Option<Literal>,
    pub(crate) maximum: Option<Literal>,
    pub(crate) min_length: Option<usize>,
    pub(crate) max_length: Option<usize>,
    pub(crate) default: Option<Literal>,
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
}

/// The values of an enumerated parameter, each with its meaning if the page tells it.
#[derive(Debug, Default)]
pub(crate) struct Choices(pub(crate) Vec<(String, Option<String>)>);

/// A rule about several parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with a rule")]
pub(crate) struct Constraint {
    pub(crate) cases: Option<Cases>,
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) fields: Vec<String>,
    pub(crate) source: Option<String>,
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
    pub(crate) retry: Option<Retry>,
    pub(crate) remedy: Option<Remedy>,
    #[serde(default)]
    pub(crate) refused: bool,
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

/// A sample answer of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `kind` and `body`")]
pub(crate) struct Sample {
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
