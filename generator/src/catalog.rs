//! The checked model as data, for tests, documentation and other tools.
//!
//! [`catalog`] returns a [`Catalog`], which serializes to the JSON that `cargo xtask catalog
//! --format json` prints. A key that does not apply is null; a list without entries is empty.
//! Facts stand as they were written: codes, messages, names and values verbatim, in the order of
//! the page.

mod errors;
mod fields;
mod permission;
mod rules;

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{self, Facts};
use crate::vocabulary::{Body, Method, Protocol, Safety, SampleKind, SampleOf, Scope, Style};
pub use errors::{ErrorRow, ErrorTable, Template};
use errors::{error_rows, error_table};
pub use fields::{Described, Example, Field, TypeDefinition, ValueRemarks};
use permission::permission;
pub use permission::{Permission, Resource, StatedPermission};
pub use rules::{Condition, Constraint, Pagination, Rule};

use crate::{Diagnostics, Source, check, spec};

/// Reads specs and returns what they say.
///
/// # Errors
///
/// As [`generate`](crate::generate).
pub fn catalog(sources: &[Source]) -> Result<Catalog, Diagnostics> {
    let specs = spec::parse(sources)?;
    let model = check::check(specs, sources)?;
    let gateway = error_table(&model.gateway);
    Ok(Catalog { products: model.products.into_iter().map(product).collect(), gateway })
}

/// Everything that the specs say.
#[derive(Debug, Serialize)]
pub struct Catalog {
    /// The products, by module.
    pub products: Vec<Product>,
    /// The codes that the gateway may answer to any operation, one entry each: `status` is the usual
    /// one, `other_statuses` has the rest.
    pub gateway: ErrorTable,
}

/// A product.
#[derive(Debug, Serialize)]
pub struct Product {
    /// The Rust module, e.g. `ens`.
    pub module: String,
    /// The code on the wire, e.g. `Ens`.
    pub code: String,
    /// The version of the API.
    pub version: String,
    /// The name for people.
    pub title: String,
    /// What it is.
    pub doc: Option<String>,
    /// How its operations are addressed.
    pub style: Style,
    /// The prefix of its RAM actions.
    pub ram_prefix: Option<String>,
    /// The scheme by which requests are signed; null if it is the usual one.
    pub signature: Option<String>,
    /// The protocols over which it is offered.
    pub protocols: Vec<Protocol>,
    /// Its hosts, by region.
    pub endpoints: Vec<Endpoint>,
    /// The host for all regions without one of their own.
    pub default_endpoint: Option<String>,
    /// Whether anything is known about its hosts.
    pub endpoints_stated: bool,
    /// The enumerations and structures to which several operations may refer.
    pub types: Vec<TypeDefinition>,
    /// The error tables that several operations print.
    pub error_tables: Vec<ErrorTable>,
    /// Where its facts come from.
    pub sources: IndexMap<String, FactSource>,
    /// Keys whose facts come from other sources than the first.
    pub from: IndexMap<String, Vec<String>>,
    /// Its operations, by file name.
    pub operations: Vec<Operation>,
}

/// The hosts of a product in a region.
#[derive(Debug, Serialize)]
pub struct Endpoint {
    /// The region.
    pub region: String,
    /// The public host.
    pub public: String,
    /// The host in a VPC.
    pub vpc: Option<String>,
}

/// Where facts come from.
#[derive(Debug, Serialize)]
pub struct FactSource {
    /// What it is.
    pub document: String,
    /// Its address.
    pub url: Option<String>,
    /// Its revision or date.
    pub revision: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// When it was read.
    pub retrieved: Option<String>,
    /// When it was last changed, as it says itself.
    pub page_date: Option<String>,
}

/// An operation.
#[derive(Debug, Serialize)]
pub struct Operation {
    /// The name on the wire.
    pub action: String,
    /// The path of its module in the emitted crate, e.g. `ens::renew_instance`.
    pub module_path: String,
    /// One sentence.
    pub summary: String,
    /// More.
    pub doc: Option<String>,
    /// The heading under which the page stands.
    pub group: Option<String>,
    /// That it should no longer be used, and why.
    pub deprecated: Option<String>,
    /// The editions, engines or regions for which it is; none if it is for all.
    pub applies_to: Vec<String>,
    /// Other operations, each with what it is for.
    pub related: IndexMap<String, String>,
    /// How the sources disagree about the operation as a whole.
    pub conflicts: Vec<String>,
    /// What is wrong with the page as a whole.
    pub defects: Vec<String>,
    /// The method with which it is sent.
    pub http_method: Method,
    /// The documented methods.
    pub http_methods: Vec<Method>,
    /// The protocols over which it is offered.
    pub protocols: Vec<Protocol>,
    /// Its path, with the names of parameters between braces; `/` if all operations share one.
    pub http_path: String,
    /// Its host, with the names of parameters and `{endpoint}` between braces; null if it is that
    /// of the product.
    pub host: Option<String>,
    /// What the body of a request is.
    pub body: Body,
    /// Whether it may be sent again.
    pub safety: Safety,
    /// The parameter that holds the idempotency token, if `safety` is `token`.
    pub token: Option<String>,
    /// For how many seconds the service knows a token; null if the page does not say.
    pub token_seconds: Option<u32>,
    /// Whether a refusal ends the validity of a token.
    pub token_ends_with_refusal: bool,
    /// Whether it costs money; null if the page does not say.
    pub charges: Option<bool>,
    /// How to let the service check a request without executing it.
    pub dry_run: Option<DryRun>,
    /// `"not_stated"`, `"undisclosed"`, `"anonymous"`, or what is stated.
    pub authorization: Permission,
    /// The limits on the rate of calls.
    pub rate_limits: Vec<RateLimit>,
    /// The parameters.
    pub request: Vec<Field>,
    /// The rules about several parameters.
    pub constraints: Vec<Constraint>,
    /// The members of the response.
    pub response: Vec<Field>,
    /// Whether the page describes the response.
    pub response_stated: bool,
    /// The statuses of an answer that is no refusal; none if the page does not say.
    pub response_statuses: Vec<Success>,
    /// The values of the member `Code` that are no error.
    pub success_codes: Vec<String>,
    /// The headers of the response.
    pub response_headers: Vec<Field>,
    /// The headers of an answer that is a refusal.
    pub error_headers: Vec<Field>,
    /// The events of a streaming answer, with what each of them holds.
    pub events: Vec<Field>,
    /// The enumerations and structures that this page alone defines.
    pub types: Vec<TypeDefinition>,
    /// The ways to get the next page of a long answer.
    pub pagination: Vec<Pagination>,
    /// How many rows the error table of the page has; null if it has none.
    pub error_rows: Option<usize>,
    /// Whether the page says that its table is complete.
    pub errors_complete: Option<bool>,
    /// One entry per row: the shared tables in the order of `use`, then the page's own rows.
    pub errors: Vec<ErrorRow>,
    /// The samples; null if the page has no such section.
    pub samples: Option<Vec<Sample>>,
    /// The change history.
    pub history: Vec<Change>,
    /// Whether the page refers to another one for its history.
    pub history_elsewhere: bool,
    /// Where the facts come from. The first is the default.
    pub sources: IndexMap<String, FactSource>,
    /// Keys whose facts come from other sources than the first.
    pub from: IndexMap<String, Vec<String>>,
}

/// A limit on the rate of calls.
#[derive(Debug, Serialize)]
pub struct RateLimit {
    /// How many.
    pub requests: u32,
    /// In how many seconds; none if the page does not say.
    pub seconds: Option<u32>,
    /// Whom it counts: each combination of these; none if the page does not say.
    pub scopes: Vec<Scope>,
    /// How many requests may come at once.
    pub burst: Option<u32>,
    /// More about it.
    pub doc: Option<String>,
}

/// A status of an answer that is no refusal.
#[derive(Debug, Serialize)]
pub struct Success {
    /// The HTTP status.
    pub status: u16,
    /// What it says about the answer.
    pub meaning: Option<String>,
}

/// How to let the service check a request without executing it.
#[derive(Debug, Serialize)]
pub struct DryRun {
    /// The parameter that asks for it.
    pub parameter: String,
    /// The code with which a request that would succeed is answered.
    pub succeeds_with: Option<String>,
}

/// A sample of the page.
#[derive(Debug, Serialize)]
pub struct Sample {
    /// What it is one of.
    pub of: SampleOf,
    /// Its format.
    pub kind: SampleKind,
    /// Its text.
    pub body: String,
    /// What it shows.
    pub doc: Option<String>,
    /// What is wrong with it.
    pub defect: Option<String>,
}

/// An entry of the change history.
#[derive(Debug, Serialize)]
pub struct Change {
    /// The day.
    pub date: String,
    /// What changed.
    pub change: String,
}

fn product(product: model::Product) -> Product {
    let endpoint = |model::Endpoint { region, public, vpc }| Endpoint { region, public, vpc };
    Product {
        module: product.module.to_string(),
        code: product.code,
        version: product.version,
        title: product.title,
        doc: product.doc,
        style: product.style,
        ram_prefix: product.ram_prefix,
        protocols: product.protocols,
        signature: product.signature,
        endpoints: product.endpoints.into_iter().map(endpoint).collect(),
        default_endpoint: product.default_endpoint,
        endpoints_stated: product.endpoints_stated,
        types: fields::definitions(&product.types),
        error_tables: product.tables.iter().map(|table| error_table(table)).collect(),
        sources: sources_of(&product.sources),
        from: product.sources.from,
        operations: product
            .operations
            .into_iter()
            .map(|operation| self::operation(product.module.as_str(), operation))
            .collect(),
    }
}

fn sources_of(facts: &Facts) -> IndexMap<String, FactSource> {
    let source = |source: &model::Source| {
        let model::Source { document, url, revision, language, retrieved, page_date } =
            source.clone();
        FactSource { document, url, revision, language, retrieved, page_date }
    };
    facts.sources.iter().map(|(id, definition)| (id.clone(), source(definition))).collect()
}

fn operation(product: &str, operation: model::Operation) -> Operation {
    let errors = error_rows(&operation.errors);
    let constraints = rules::constraints(&operation);
    let pagination = rules::paginations(&operation);
    let name_of = |index: usize| operation.parameters[index].wire.clone();
    let token = operation.token().map(|token| token.wire.clone());
    let dry_run = operation.dry_run.as_ref().map(|dry_run| DryRun {
        parameter: name_of(dry_run.parameter),
        succeeds_with: dry_run.succeeds_with.clone(),
    });
    let limit = |model::RateLimit { requests, seconds, scopes, burst, doc }| RateLimit {
        requests,
        seconds,
        scopes,
        burst,
        doc,
    };
    let success = |model::Success { status, meaning }| Success { status, meaning };
    Operation {
        module_path: format!("{product}::{}", operation.module),
        summary: operation.summary,
        doc: operation.doc,
        group: operation.group,
        deprecated: operation.deprecated,
        applies_to: operation.applies_to,
        related: operation.related.into_iter().collect(),
        conflicts: operation.conflicts,
        defects: operation.defects,
        http_method: operation.method,
        http_methods: operation.methods,
        protocols: operation.protocols,
        http_path: operation.http_path,
        host: operation.host,
        body: operation.body,
        safety: operation.safety,
        token,
        token_seconds: operation.token_seconds,
        token_ends_with_refusal: operation.token_ends_with_refusal,
        charges: operation.charges,
        dry_run,
        authorization: permission(operation.authorization),
        rate_limits: operation.rate_limits.into_iter().map(limit).collect(),
        request: fields::fields(&operation.parameters),
        constraints,
        response: fields::fields(&operation.members),
        response_stated: operation.members_stated,
        success_codes: operation.success_codes,
        response_statuses: operation.successes.into_iter().map(success).collect(),
        response_headers: fields::fields(&operation.headers),
        error_headers: fields::fields(&operation.error_headers),
        events: fields::fields(&operation.events),
        types: fields::definitions(&operation.types),
        pagination,
        error_rows: operation.errors.are_stated.then_some(operation.errors.rows),
        errors_complete: operation.errors.complete,
        errors,
        samples: operation.samples.map(|samples| samples.into_iter().map(sample).collect()),
        history_elsewhere: operation.history_elsewhere,
        history: operation
            .history
            .into_iter()
            .map(|model::Change { date, change }| Change { date, change })
            .collect(),
        sources: sources_of(&operation.sources),
        from: operation.sources.from,
        action: operation.action,
    }
}

fn sample(model::Sample { of, kind, body, answer: _, doc, defect }: model::Sample) -> Sample {
    Sample { of, kind, body, doc, defect }
}
