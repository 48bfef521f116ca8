//! What is true, after every check: names resolved, numbers in range, references that lead
//! somewhere. Emission reads it and cannot fail.

mod fields;
mod named;
mod rules;
mod values;

use std::sync::Arc;

use indexmap::IndexMap;

pub(crate) use fields::{Element, Example, Field, Keys, Type};
pub(crate) use named::{EnumType, EnumValue, NamedType, Role, StructType};
pub(crate) use rules::{
    Arm, Condition, Constraint, FieldPath, Pagination, ResponsePath, Rule, Test,
};
pub(crate) use values::{Span, ValueMeaning, ValueRemarks, ValueRule};

use crate::names::Name;
use crate::vocabulary::{
    Body, Method, Protocol, Remedy, Retry, Safety, SampleKind, SampleOf, Scope, Style,
};

/// Everything that the specs say.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) products: Vec<Product>,
    pub(crate) gateway: Arc<Table>,
}

#[derive(Debug)]
pub(crate) struct Product {
    pub(crate) module: Name,
    pub(crate) path: String,
    pub(crate) code: String,
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) doc: Option<String>,
    pub(crate) style: Style,
    pub(crate) ram_prefix: Option<String>,
    /// The name of the scheme by which requests are signed, if it is not the usual one.
    pub(crate) signature: Option<String>,
    pub(crate) protocols: Vec<Protocol>,
    /// By region, sorted.
    pub(crate) endpoints: Vec<Endpoint>,
    /// The host for all regions that are not among `endpoints`.
    pub(crate) default_endpoint: Option<String>,
    /// Whether anything is known about its hosts. If not, one has to be configured.
    pub(crate) endpoints_stated: bool,
    pub(crate) sources: Facts,
    pub(crate) types: Vec<NamedType>,
    pub(crate) tables: Vec<Arc<Table>>,
    pub(crate) operations: Vec<Operation>,
}

#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) region: String,
    pub(crate) public: String,
    pub(crate) vpc: Option<String>,
}

/// Where the facts of a file come from.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The sources of the file, and of its product as far as the file uses them. The first is the
    /// default.
    pub(crate) sources: IndexMap<String, Source>,
    /// Keys whose facts come from another source.
    pub(crate) from: FactSources,
}

/// The ids of the sources of single keys.
pub(crate) type FactSources = IndexMap<String, Vec<String>>;

#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) document: String,
    pub(crate) url: Option<String>,
    pub(crate) revision: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) retrieved: Option<String>,
    pub(crate) page_date: Option<String>,
}

/// An error table: of one operation, shared by several, or the gateway's.
#[derive(Debug)]
pub(crate) struct Table {
    /// The stem of its file, and of the module that is emitted for it.
    pub(crate) module: Name,
    pub(crate) path: String,
    pub(crate) type_name: Name,
    /// The variant that holds it in an operation's enum.
    pub(crate) variant: Name,
    pub(crate) doc: String,
    pub(crate) codes: Vec<Code>,
    pub(crate) catch_alls: Vec<CatchAll>,
    pub(crate) succeeded: Vec<Succeeded>,
    pub(crate) sources: Facts,
}

#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) wire: String,
    pub(crate) variant: Name,
    pub(crate) template: Option<Template>,
    pub(crate) rows: Vec<Row>,
    pub(crate) retry: Option<Retry>,
    pub(crate) remedy: Option<Remedy>,
    pub(crate) refused: bool,
}

/// A row whose code is only a gap, so that any code may be meant. It is documented, and has no
/// variant.
#[derive(Clone, Debug)]
pub(crate) struct CatchAll {
    pub(crate) wire: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) retry: Option<Retry>,
    pub(crate) remedy: Option<Remedy>,
    pub(crate) refused: bool,
}

/// A code of a table of errors with which a request succeeded. It is documented, and has no variant:
/// an answer with a code that has one counts as a failure.
#[derive(Clone, Debug)]
pub(crate) struct Succeeded {
    pub(crate) wire: String,
    pub(crate) rows: Vec<Row>,
}

/// The literal text around the gap of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) prefix: String,
    pub(crate) suffix: String,
}

impl Template {
    /// Whether a code is one of those for which it stands.
    pub(crate) fn fits(&self, wire: &str) -> bool {
        let rest = wire.strip_prefix(&*self.prefix);
        let gap = rest.and_then(|rest| rest.strip_suffix(&*self.suffix));
        gap.is_some_and(|gap| !gap.is_empty())
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Usual first; an operation's row has one, or none if the page prints none.
    pub(crate) statuses: Vec<u16>,
    pub(crate) message: Option<String>,
    pub(crate) description: Option<String>,
    /// What is wrong with the row.
    pub(crate) defect: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) module: Name,
    /// The path of the spec.
    pub(crate) spec_path: String,
    pub(crate) action: String,
    pub(crate) request_type: Name,
    pub(crate) response_type: Name,
    pub(crate) error_type: Name,
    pub(crate) summary: String,
    pub(crate) doc: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) deprecated: Option<String>,
    /// The editions, engines or regions for which it is.
    pub(crate) applies_to: Vec<String>,
    /// Other operations, each with what it is for.
    pub(crate) related: Vec<(String, String)>,
    /// How the sources disagree about the operation as a whole.
    pub(crate) conflicts: Vec<String>,
    /// What is wrong with the page as a whole.
    pub(crate) defects: Vec<String>,
    pub(crate) protocols: Vec<Protocol>,
    /// The documented methods.
    pub(crate) methods: Vec<Method>,
    /// The one that is used.
    pub(crate) method: Method,
    /// Where it is sent to: `/`, or a path with the names of parameters between braces.
    pub(crate) http_path: String,
    /// What stands before the host of the product, e.g. `{projectName}.{endpoint}`.
    pub(crate) host: Option<String>,
    pub(crate) body: Body,
    pub(crate) authorization: Authorization,
    pub(crate) rate_limits: Vec<RateLimit>,
    pub(crate) safety: Safety,
    /// For how many seconds the service knows a token, if the page says so.
    pub(crate) token_seconds: Option<u32>,
    /// Whether a refusal ends the validity of a token.
    pub(crate) token_ends_with_refusal: bool,
    /// Whether a call costs money, if the page says so.
    pub(crate) charges: Option<bool>,
    pub(crate) dry_run: Option<DryRun>,
    pub(crate) parameters: Vec<Field>,
    /// The members of the response. One in the payload is the only one.
    pub(crate) members: Vec<Field>,
    /// Whether the page describes the response.
    pub(crate) members_stated: bool,
    /// The statuses of an answer that is no refusal; none if the page does not say.
    pub(crate) successes: Vec<Success>,
    /// The values of the member `Code` that are no error; none if a `Code` tells nothing else.
    pub(crate) success_codes: Vec<String>,
    /// The headers of the response.
    pub(crate) headers: Vec<Field>,
    /// The headers of an answer that is a refusal.
    pub(crate) error_headers: Vec<Field>,
    /// The events of a streaming answer, with what each of them holds.
    pub(crate) events: Vec<Field>,
    /// The types that this page alone defines, each before those inside it.
    pub(crate) types: Vec<NamedType>,
    pub(crate) pagination: Vec<Pagination>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) errors: OperationErrors,
    /// None if the page has no such section.
    pub(crate) samples: Option<Vec<Sample>>,
    pub(crate) history: Vec<Change>,
    /// Whether the page refers to another one for its history.
    pub(crate) history_elsewhere: bool,
    pub(crate) sources: Facts,
}

impl Operation {
    /// The parameter that holds the idempotency token, if `safety` is `Token`.
    pub(crate) fn token(&self) -> Option<&Field> {
        self.parameters.iter().find(|parameter| parameter.is_token)
    }

    /// The parameter, or the field inside of one, to which a path leads.
    pub(crate) fn field_at(&self, path: &FieldPath) -> Option<&Field> {
        let mut fields = self.parameters.as_slice();
        let mut found = None;
        for step in path.lists.iter().flatten().chain(&path.steps) {
            let field = fields.get(*step)?;
            fields = field.kind.fields();
            found = Some(field);
        }
        found
    }

    /// Whether a call may cost money: it does, or nobody says that it does not, and twice is not the
    /// same as once. The runtime takes `OperationInfo::charges` in the same way.
    pub(crate) fn may_charge(&self) -> bool {
        self.charges.unwrap_or(match self.safety {
            Safety::AtMostOnce | Safety::Token => true,
            Safety::ReadOnly | Safety::Idempotent => false,
        })
    }
}

#[derive(Debug)]
pub(crate) enum Authorization {
    NotStated,
    Undisclosed,
    /// It may be called without credentials.
    Anonymous,
    /// What each row states, that of the operation itself first.
    Stated(Vec<StatedAuthorization>),
}

/// What a page states about one action.
#[derive(Debug)]
pub(crate) struct StatedAuthorization {
    pub(crate) action: String,
    // Each of these is none where the page has no column for it.
    pub(crate) access_level: Option<String>,
    pub(crate) resources: Option<Vec<Resource>>,
    pub(crate) condition_keys: Option<Vec<String>>,
    /// Other actions for which the caller needs permission, with when they are needed.
    pub(crate) associated_operations: Option<Vec<(String, Option<String>)>>,
}

#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) kind: String,
    pub(crate) arn: Option<String>,
    pub(crate) required: Option<bool>,
    /// The condition keys that hold for it alone.
    pub(crate) condition_keys: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct RateLimit {
    pub(crate) requests: u32,
    /// None if the page does not say in which time.
    pub(crate) seconds: Option<u32>,
    /// Each combination of them has a limit of its own.
    pub(crate) scopes: Vec<Scope>,
    /// How many requests may come at once.
    pub(crate) burst: Option<u32>,
    pub(crate) doc: Option<String>,
}

/// A status of an answer that is no refusal.
#[derive(Debug)]
pub(crate) struct Success {
    pub(crate) status: u16,
    pub(crate) meaning: Option<String>,
}

/// How to let the service check a request without executing it.
#[derive(Debug)]
pub(crate) struct DryRun {
    /// The boolean parameter that asks for it.
    pub(crate) parameter: usize,
    /// The code with which a request that would succeed is answered.
    pub(crate) succeeds_with: Option<String>,
}

/// The codes of an operation: its own, and those of the tables that it uses.
#[derive(Debug)]
pub(crate) struct OperationErrors {
    pub(crate) rows: usize,
    /// Whether the page has a table of errors.
    pub(crate) are_stated: bool,
    pub(crate) complete: Option<bool>,
    pub(crate) own: Vec<Code>,
    pub(crate) catch_alls: Vec<CatchAll>,
    pub(crate) succeeded: Vec<Succeeded>,
    pub(crate) tables: Vec<Arc<Table>>,
    /// Codes of a table for which this page has rows of its own.
    pub(crate) extended: Vec<ExtendedCode>,
}

#[derive(Debug)]
pub(crate) struct ExtendedCode {
    /// The index in the tables of the operation.
    pub(crate) table: usize,
    /// The code as the table has it, with the rows of the page added.
    pub(crate) code: Code,
    /// How many of the rows, at the end, are the page's own.
    pub(crate) own_rows: usize,
    /// How many codes of the operation itself stand before it on the page.
    pub(crate) own_codes_before: usize,
}

impl ExtendedCode {
    /// The rows that the page adds to those of the table.
    pub(crate) fn added(&self) -> &[Row] {
        let rows = &self.code.rows;
        &rows[rows.len().saturating_sub(self.own_rows)..]
    }
}

#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) of: SampleOf,
    pub(crate) kind: SampleKind,
    pub(crate) body: String,
    /// The JSON of an answer without a defect: the body, or what stands behind its head.
    pub(crate) answer: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) defect: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) date: String,
    pub(crate) change: String,
}
