//! The checked model as data, for tests, documentation and other tools.
//!
//! [`catalog`] returns a [`Catalog`], which serializes to the JSON that `cargo xtask catalog
//! --format json` prints. A key that does not apply is null; a list without entries is empty.
//! Facts stand as they were written: codes, messages, names and values verbatim, in the order of
//! the page.

use indexmap::IndexMap;
use serde::{Serialize, Serializer};

use crate::model::{self, Authorization, Code, Constraint, Facts, Type, ValueRule};
use crate::spec::Literal;
use crate::vocabulary::{
    Method, Protocol, Remedy, Required, Retry, Safety, SampleKind, Scope, Style,
};
use crate::{Diagnostics, Source, check, spec};

/// Reads specs and returns what they say.
///
/// # Errors
///
/// As [`generate`](crate::generate).
pub fn catalog(sources: &[Source]) -> Result<Catalog, Diagnostics> {
    let specs = spec::parse(sources)?;
    let model = check::check(&specs, sources)?;
    let gateway = Gateway {
        sources: sources_of(&model.gateway.sources),
        from: model.gateway.sources.from.clone(),
        errors: model.gateway.codes.iter().flat_map(|code| rows(code, Some("gateway"))).collect(),
    };
    Ok(Catalog { products: model.products.into_iter().map(product).collect(), gateway })
}

/// Everything that the specs say.
#[derive(Debug, Serialize)]
pub struct Catalog {
    /// The products, by module.
    pub products: Vec<Product>,
    /// What any operation may answer.
    pub gateway: Gateway,
}

/// The gateway.
#[derive(Debug, Serialize)]
pub struct Gateway {
    /// Where the facts come from.
    pub sources: IndexMap<String, FactSource>,
    /// Keys whose facts come from other sources than the first.
    pub from: IndexMap<String, Vec<String>>,
    /// One entry per code. `status` is the usual one, `other_statuses` has the rest.
    pub errors: Vec<ErrorRow>,
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
    /// The protocols over which it is offered.
    pub protocols: Vec<Protocol>,
    /// Its hosts, by region.
    pub endpoints: Vec<Endpoint>,
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
    /// The method with which it is sent.
    pub http_method: Method,
    /// The documented methods.
    pub http_methods: Vec<Method>,
    /// Whether it may be sent again.
    pub safety: Safety,
    /// Whether it costs money.
    pub charges: bool,
    /// `"not_stated"`, `"undisclosed"`, or what is stated.
    pub authorization: Permission,
    /// The limits on the rate of calls.
    pub rate_limits: Vec<RateLimit>,
    /// The parameters.
    pub request: Vec<Parameter>,
    /// The rules about several parameters.
    pub constraints: Vec<Rule>,
    /// The members of the response.
    pub response: Vec<Member>,
    /// How many rows the error table of the page has.
    pub error_rows: usize,
    /// Whether the page says that its table is complete.
    pub errors_complete: Option<bool>,
    /// One entry per row: the shared tables in the order of `use`, then the page's own rows.
    pub errors: Vec<ErrorRow>,
    /// The sample answers; null if the page has no such section.
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

/// What is said about permissions.
#[derive(Debug)]
pub enum Permission {
    /// The page has no such section, or an empty one.
    NotStated,
    /// The page says that nothing is disclosed.
    Undisclosed,
    /// The page states it.
    Stated(StatedPermission),
}

impl Serialize for Permission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotStated => serializer.serialize_str("not_stated"),
            Self::Undisclosed => serializer.serialize_str("undisclosed"),
            Self::Stated(stated) => stated.serialize(serializer),
        }
    }
}

/// What a page states about permissions.
#[derive(Debug, Serialize)]
pub struct StatedPermission {
    /// The RAM action.
    pub action: String,
    /// The access level.
    pub access_level: String,
    /// The resources.
    pub resources: Vec<Resource>,
    /// The condition keys.
    pub condition_keys: Vec<String>,
    /// Other operations for which the caller needs permission.
    pub associated_operations: Vec<String>,
}

/// A kind of resource.
#[derive(Debug, Serialize)]
pub struct Resource {
    /// Its name.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// Whether it is mandatory.
    pub required: Option<bool>,
}

/// A limit on the rate of calls.
#[derive(Debug, Serialize)]
pub struct RateLimit {
    /// How many.
    pub requests: u32,
    /// In how many seconds.
    pub seconds: u32,
    /// Whom it counts.
    pub scope: Option<Scope>,
}

/// A parameter.
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// The name of the field.
    pub rust_name: String,
    /// The type on the wire.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The Rust type of an enumeration.
    pub rust_type: Option<String>,
    /// Whether it must be given; null if the page does not say.
    pub required: Option<bool>,
    /// What it is.
    pub doc: Option<String>,
    /// The values of an enumeration.
    #[serde(rename = "enum")]
    pub choices: Option<Vec<String>>,
    /// What the values of an enumeration mean.
    pub meanings: Option<IndexMap<String, String>>,
    /// The lowest value.
    pub minimum: Option<serde_json::Value>,
    /// The highest value.
    pub maximum: Option<serde_json::Value>,
    /// Single values, and ranges as `{"minimum", "maximum"}`.
    pub allowed: Option<Vec<serde_json::Value>>,
    /// The lowest number of characters.
    pub min_length: Option<usize>,
    /// The highest number of characters.
    pub max_length: Option<usize>,
    /// The value if none is given.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// The operations whose answers supply the value.
    pub sources: Vec<String>,
    /// What all fields have.
    #[serde(flatten)]
    pub notes: Notes,
}

/// A member of a response.
#[derive(Debug, Serialize)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// The name of the field.
    pub rust_name: String,
    /// The type on the wire.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What it is.
    pub doc: Option<String>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// What all fields have.
    #[serde(flatten)]
    pub notes: Notes,
}

/// What is said about a field besides its value.
#[derive(Debug, Serialize)]
pub struct Notes {
    /// What a number counts.
    pub unit: Option<String>,
    /// Whether it must not be shown.
    pub sensitive: bool,
    /// That it should no longer be used.
    pub deprecated: Option<String>,
    /// Since when it exists.
    pub since: Option<String>,
    /// How the sources disagree.
    pub conflict: Option<String>,
    /// What is wrong on the page.
    pub defect: Option<String>,
    /// Keys whose facts come from other sources than the first.
    pub from: IndexMap<String, Vec<String>>,
}

/// A rule about several parameters.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Rule {
    /// The range of one parameter for each value of another.
    Cases {
        /// The parameter with the range.
        of: String,
        /// The parameter that decides.
        by: String,
        /// The values of each case.
        when: IndexMap<String, Vec<serde_json::Value>>,
        /// Where it comes from, if not from the first source.
        source: Option<String>,
    },
    /// Prose that no rule covers.
    Note {
        /// The prose.
        text: String,
        /// The parameters that it is about.
        fields: Vec<String>,
        /// Where it comes from, if not from the first source.
        source: Option<String>,
    },
}

/// A row of an error table.
#[derive(Debug, Serialize)]
pub struct ErrorRow {
    /// The code, as it is spelt on the wire.
    pub code: String,
    /// The variant.
    pub variant: String,
    /// The HTTP status.
    pub status: Option<u16>,
    /// Other statuses with which the gateway answers the code.
    pub other_statuses: Vec<u16>,
    /// The message.
    pub message: Option<String>,
    /// What is said beyond the message.
    pub description: Option<String>,
    /// The shared table to which the row belongs; null if it is the page's own.
    pub set: Option<String>,
    /// Whether to try again.
    pub retry: Option<Retry>,
    /// What helps.
    pub remedy: Option<Remedy>,
    /// Whether the code is answered before anything is executed.
    pub refused: bool,
    /// The text around the gap of a template.
    pub template: Option<Template>,
}

/// The text around the gap of a template.
#[derive(Debug, Serialize)]
pub struct Template {
    /// Before it.
    pub prefix: String,
    /// Behind it.
    pub suffix: String,
}

/// A sample answer.
#[derive(Debug, Serialize)]
pub struct Sample {
    /// Its format.
    pub kind: SampleKind,
    /// Its text.
    pub body: String,
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
        endpoints: product.endpoints.into_iter().map(endpoint).collect(),
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
    let constraints =
        operation.constraints.iter().filter_map(|rule| self::rule(&operation, rule)).collect();
    let limit =
        |model::RateLimit { requests, seconds, scope }| RateLimit { requests, seconds, scope };
    Operation {
        module_path: format!("{product}::{}", operation.module),
        summary: operation.summary,
        doc: operation.doc,
        group: operation.group,
        deprecated: operation.deprecated,
        http_method: operation.method,
        http_methods: operation.methods,
        safety: operation.safety,
        charges: operation.charges,
        authorization: permission(operation.authorization),
        rate_limits: operation.rate_limits.into_iter().map(limit).collect(),
        request: operation.parameters.into_iter().map(parameter).collect(),
        constraints,
        response: operation.members.into_iter().map(member).collect(),
        error_rows: operation.errors.rows,
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

fn sample(model::Sample { kind, body, defect }: model::Sample) -> Sample {
    Sample { kind, body, defect }
}

fn permission(authorization: Authorization) -> Permission {
    match authorization {
        Authorization::NotStated => Permission::NotStated,
        Authorization::Undisclosed => Permission::Undisclosed,
        Authorization::Stated {
            action,
            access_level,
            resources,
            condition_keys,
            associated_operations,
        } => {
            let resource =
                |model::Resource { kind, arn, required }| Resource { kind, arn, required };
            Permission::Stated(StatedPermission {
                action,
                access_level,
                resources: resources.into_iter().map(resource).collect(),
                condition_keys,
                associated_operations,
            })
        }
    }
}

fn parameter(parameter: model::Parameter) -> Parameter {
    let model::Parameter { field, required, default, values_from, rule } = parameter;
    let (choices, meanings, rust_type) = match &field.kind {
        Type::Enum(kind) => {
            let meaning =
                |value: &model::EnumValue| Some((value.wire.clone(), value.meaning.clone()?));
            let meanings: IndexMap<String, String> =
                kind.values.iter().filter_map(meaning).collect();
            (
                Some(kind.values.iter().map(|value| value.wire.clone()).collect()),
                (!meanings.is_empty()).then_some(meanings),
                Some(kind.name.to_string()),
            )
        }
        _ => (None, None, None),
    };
    let mut catalogued = Parameter {
        name: field.wire.clone(),
        rust_name: field.name.to_string(),
        kind: type_name(&field.kind),
        rust_type,
        required: match required {
            Required::Yes => Some(true),
            Required::No => Some(false),
            Required::Unstated => None,
        },
        doc: field.doc.clone(),
        choices,
        meanings,
        minimum: None,
        maximum: None,
        allowed: None,
        min_length: None,
        max_length: None,
        default: default.as_ref().map(value),
        example: field.example.as_ref().map(value),
        sources: values_from,
        notes: notes(field),
    };
    match rule {
        None => {}
        Some(ValueRule::Allowed(spans)) => catalogued.allowed = Some(self::spans(&spans)),
        Some(ValueRule::Integer { minimum, maximum }) => {
            catalogued.minimum = minimum.map(Into::into);
            catalogued.maximum = maximum.map(Into::into);
        }
        Some(ValueRule::Number { minimum, maximum }) => {
            catalogued.minimum = minimum.map(Into::into);
            catalogued.maximum = maximum.map(Into::into);
        }
        Some(ValueRule::Length { minimum, maximum }) => {
            (catalogued.min_length, catalogued.max_length) = (minimum, maximum);
        }
    }
    catalogued
}

fn member(model::Member { field }: model::Member) -> Member {
    Member {
        name: field.wire.clone(),
        rust_name: field.name.to_string(),
        kind: type_name(&field.kind),
        doc: field.doc.clone(),
        example: field.example.as_ref().map(value),
        notes: notes(field),
    }
}

fn notes(field: model::Field) -> Notes {
    let model::Field { unit, sensitive, deprecated, since, conflict, defect, from, .. } = field;
    Notes { unit, sensitive, deprecated, since, conflict, defect, from }
}

fn type_name(kind: &Type) -> &'static str {
    match kind {
        Type::String | Type::Enum(_) => "string",
        Type::Bool => "bool",
        Type::Int32 => "int32",
        Type::Int64 => "int64",
        Type::Float => "float",
        Type::Double => "double",
    }
}

fn value(literal: &Literal) -> serde_json::Value {
    match literal {
        Literal::Bool(value) => (*value).into(),
        Literal::Integer(value) => (*value).into(),
        Literal::Number(value) => (*value).into(),
        Literal::Text(value) => value.clone().into(),
    }
}

fn spans(spans: &[model::Span]) -> Vec<serde_json::Value> {
    let bound = |value: i64, none: i64| if value == none { None } else { Some(value) };
    let span = |model::Span { low, high }: &model::Span| {
        if low == high {
            return (*low).into();
        }
        let (minimum, maximum) = (bound(*low, i64::MIN), bound(*high, i64::MAX));
        serde_json::json!({ "minimum": minimum, "maximum": maximum })
    };
    spans.iter().map(span).collect()
}

fn rule(operation: &model::Operation, constraint: &Constraint) -> Option<Rule> {
    match constraint {
        Constraint::Note { text, fields, source } => {
            let (text, fields, source) = (text.clone(), fields.clone(), source.clone());
            Some(Rule::Note { text, fields, source })
        }
        Constraint::Cases { of, by, arms, source } => {
            let (of, by) = (&operation.parameters[*of].field, &operation.parameters[*by].field);
            let Type::Enum(values) = &by.kind else { return None };
            let case =
                |arm: &model::Arm| (values.values[arm.value].wire.clone(), spans(&arm.spans));
            Some(Rule::Cases {
                of: of.wire.clone(),
                by: by.wire.clone(),
                when: arms.iter().map(case).collect(),
                source: source.clone(),
            })
        }
    }
}

/// The rows of an operation: those of its tables, then its own in the order of the page.
fn error_rows(errors: &model::OperationErrors) -> Vec<ErrorRow> {
    let mut all: Vec<ErrorRow> = Vec::new();
    for table in &errors.tables {
        let set = table.module.as_str();
        all.extend(table.codes.iter().flat_map(|code| rows(code, Some(set))));
    }
    let mut extended = errors.extended.iter().peekable();
    for (index, code) in errors.own.iter().enumerate() {
        while let Some(next) = extended.next_if(|extended| extended.own_codes_before == index) {
            all.extend(own_rows(next));
        }
        all.extend(rows(code, None));
    }
    all.extend(extended.flat_map(own_rows));
    all
}

/// The rows that a page has for a code of a table.
fn own_rows(extended: &model::ExtendedCode) -> Vec<ErrorRow> {
    let mut all = rows(&extended.code, None);
    all.split_off(all.len().saturating_sub(extended.own_rows))
}

fn rows(code: &Code, set: Option<&str>) -> Vec<ErrorRow> {
    let template =
        |model::Template { prefix, suffix }: model::Template| Template { prefix, suffix };
    let row = |row: &model::Row| ErrorRow {
        code: code.wire.clone(),
        variant: code.variant.to_string(),
        status: row.statuses.first().copied(),
        other_statuses: row.statuses.iter().skip(1).copied().collect(),
        message: row.message.clone(),
        description: row.description.clone(),
        set: set.map(str::to_owned),
        retry: code.retry,
        remedy: code.remedy,
        refused: code.refused,
        template: code.template.clone().map(template),
    };
    code.rows.iter().map(row).collect()
}
