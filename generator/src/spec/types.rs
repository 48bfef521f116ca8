//! What a spec file says, as it was written: one type per kind of file, one field per key.
//!
//! Nothing is judged here. A key that takes a short form and a full one, such as an error row that
//! is only its message, becomes the full one: see [`forms`](super::forms).

mod constraints;
mod fields;
mod tables;

use indexmap::IndexMap;
use serde::Deserialize;

pub(crate) use self::constraints::{
    Cases, Conditional, Constraint, DefaultIf, Fixed, OneOrMore, Range, Requires, Returned, Test,
    TestMapping, Unless,
};
pub(crate) use self::fields::{
    Allowed, AllowedMeaning, AllowedValue, Choice, Choices, Content, Encoding, Examples, Field,
    FullChoice, FullField, FullMeaning, Keys, Meaning, MustContain, ValueOrSpan,
};
pub(crate) use self::tables::{Gateway, GatewayCode, Row, Rows, Table};
pub(crate) use super::forms::{Bound, Errors, Literal, Statuses, ValueSpan};
use crate::vocabulary::{Method, Protocol, SampleKind, SampleOf, Scope, Style};

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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
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
    pub(crate) applies_to: Vec<String>,
    #[serde(default)]
    pub(crate) related: Ordered<String>,
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
    pub(crate) charges: Option<bool>,
    pub(crate) request: Ordered<Field>,
    pub(crate) response: Members,
    pub(crate) response_status: Option<Successes>,
    #[serde(default)]
    pub(crate) success_codes: Vec<String>,
    #[serde(default)]
    pub(crate) response_headers: Ordered<Field>,
    #[serde(default)]
    pub(crate) error_headers: Ordered<Field>,
    #[serde(default)]
    pub(crate) events: Ordered<Field>,
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

/// The statuses of an answer that is no refusal, each with what it says about the answer.
#[derive(Debug)]
pub(crate) struct Successes {
    pub(crate) statuses: Vec<(u16, Option<String>)>,
    /// How they were written.
    pub(crate) form: SuccessForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SuccessForm {
    One,
    List,
    Mapping,
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
    pub(crate) more: Option<String>,
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
    Token(TokenSafety),
    #[default]
    AtMostOnce,
}

impl Safety {
    /// Whether a refusal ends the validity of a token.
    pub(crate) fn ends_token_with_refusal(&self) -> bool {
        matches!(self, Self::Token(TokenSafety { ends_with_refusal: true, .. }))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `token`")]
pub(crate) struct TokenSafety {
    /// The name of the parameter that holds the idempotency token.
    pub(crate) token: String,
    /// How long the service knows a token.
    pub(crate) valid_for: Option<String>,
    #[serde(default)]
    pub(crate) ends_with_refusal: bool,
}

/// What the page says about permissions: three kinds of silence, or a statement.
#[derive(Debug)]
pub(crate) enum Authorization {
    NotStated,
    Undisclosed,
    /// It may be called without credentials.
    Anonymous,
    /// What each row states, that of the operation itself first.
    Stated(StatedRows),
}

/// What is stated about one action, or about several.
#[derive(Debug)]
pub(crate) struct StatedRows {
    pub(crate) rows: Vec<StatedAuthorization>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with what is stated")]
pub(crate) struct StatedAuthorization {
    pub(crate) action: String,
    pub(crate) access_level: Option<String>,
    pub(crate) resources: Option<Vec<Resource>>,
    pub(crate) condition_keys: Option<Vec<String>>,
    pub(crate) associated_operations: Option<Associated>,
}

/// Other actions for which the caller needs permission, each with when if that is said.
#[derive(Debug)]
pub(crate) struct Associated {
    pub(crate) actions: Vec<(String, Option<String>)>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `type`")]
pub(crate) struct Resource {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) arn: Option<String>,
    pub(crate) required: Option<bool>,
    #[serde(default)]
    pub(crate) condition_keys: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `requests` and `per`")]
pub(crate) struct RateLimit {
    pub(crate) requests: u32,
    pub(crate) per: String,
    #[serde(default)]
    pub(crate) scope: Scopes,
    pub(crate) burst: Option<u32>,
    pub(crate) doc: Option<String>,
}

/// Whom a rate limit counts: one kind, or several that it tells apart together.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    pub(crate) scopes: Vec<Scope>,
    /// Whether they were written as a list.
    pub(crate) is_list: bool,
}

/// A sample of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `kind` and `body`")]
pub(crate) struct Sample {
    #[serde(default)]
    pub(crate) of: SampleOf,
    pub(crate) kind: SampleKind,
    pub(crate) body: String,
    pub(crate) doc: Option<String>,
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
