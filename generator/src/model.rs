//! What is true, after every check: names resolved, numbers in range, references that lead
//! somewhere. Emission reads it and cannot fail.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::names::Name;
use crate::spec::Literal;
use crate::vocabulary::{
    Method, Protocol, Remedy, Required, Retry, Safety, SampleKind, Scope, Style,
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
    pub(crate) protocols: Vec<Protocol>,
    /// By region, sorted.
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) sources: Facts,
    pub(crate) types: Vec<Arc<EnumType>>,
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

/// An enumerated parameter type, which also takes values that are not documented.
#[derive(Debug)]
pub(crate) struct EnumType {
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    pub(crate) values: Vec<EnumValue>,
}

#[derive(Debug)]
pub(crate) struct EnumValue {
    pub(crate) wire: String,
    pub(crate) variant: Name,
    pub(crate) meaning: Option<String>,
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

/// The literal text around the gap of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) prefix: String,
    pub(crate) suffix: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// Usual first; an operation's row has one.
    pub(crate) statuses: Vec<u16>,
    pub(crate) message: Option<String>,
    pub(crate) description: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) module: Name,
    pub(crate) path: String,
    pub(crate) action: String,
    pub(crate) request_type: Name,
    pub(crate) response_type: Name,
    pub(crate) error_type: Name,
    pub(crate) summary: String,
    pub(crate) doc: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) deprecated: Option<String>,
    /// The documented methods.
    pub(crate) methods: Vec<Method>,
    /// The one that is used.
    pub(crate) method: Method,
    pub(crate) authorization: Authorization,
    pub(crate) rate_limits: Vec<RateLimit>,
    pub(crate) safety: Safety,
    pub(crate) charges: bool,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) members: Vec<Member>,
    /// The enumerated types that this page alone defines.
    pub(crate) types: Vec<Arc<EnumType>>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) errors: OperationErrors,
    /// None if the page has no such section.
    pub(crate) samples: Option<Vec<Sample>>,
    pub(crate) history: Vec<Change>,
    /// Whether the page refers to another one for its history.
    pub(crate) history_elsewhere: bool,
    pub(crate) sources: Facts,
}

#[derive(Debug)]
pub(crate) enum Authorization {
    NotStated,
    Undisclosed,
    Stated {
        action: String,
        access_level: String,
        resources: Vec<Resource>,
        condition_keys: Vec<String>,
        associated_operations: Vec<String>,
    },
}

#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) kind: String,
    pub(crate) arn: Option<String>,
    pub(crate) required: Option<bool>,
}

#[derive(Debug)]
pub(crate) struct RateLimit {
    pub(crate) requests: u32,
    pub(crate) seconds: u32,
    pub(crate) scope: Option<Scope>,
}

/// What a parameter and a member of a response have in common.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) kind: Type,
    pub(crate) doc: Option<String>,
    pub(crate) example: Option<Literal>,
    pub(crate) unit: Option<String>,
    pub(crate) sensitive: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) from: FactSources,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) field: Field,
    pub(crate) required: Required,
    pub(crate) default: Option<Literal>,
    pub(crate) values_from: Vec<String>,
    pub(crate) rule: Option<ValueRule>,
}

#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) field: Field,
}

#[derive(Clone, Debug)]
pub(crate) enum Type {
    String,
    Bool,
    Int32,
    Int64,
    Float,
    Double,
    Enum(Arc<EnumType>),
}

/// The documented values of one parameter, besides those of an enumerated type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ValueRule {
    /// Single values and ranges, as they are listed.
    Allowed(Vec<Span>),
    Integer {
        minimum: Option<i64>,
        maximum: Option<i64>,
    },
    Number {
        minimum: Option<f64>,
        maximum: Option<f64>,
    },
    Length {
        minimum: Option<usize>,
        maximum: Option<usize>,
    },
}

/// Integers between two bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) low: i64,
    pub(crate) high: i64,
}

#[derive(Debug)]
pub(crate) enum Constraint {
    /// The range of one parameter for each value of an enumerated one.
    Cases {
        of: usize,
        by: usize,
        arms: Vec<Arm>,
        source: Option<String>,
    },
    Note {
        text: String,
        fields: Vec<String>,
        source: Option<String>,
    },
}

#[derive(Debug)]
pub(crate) struct Arm {
    /// The index of the value in the enumerated type.
    pub(crate) value: usize,
    pub(crate) spans: Vec<Span>,
}

/// The codes of an operation: its own, and those of the tables that it uses.
#[derive(Debug)]
pub(crate) struct OperationErrors {
    pub(crate) rows: usize,
    pub(crate) complete: Option<bool>,
    pub(crate) own: Vec<Code>,
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

#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) kind: SampleKind,
    pub(crate) body: String,
    pub(crate) defect: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) date: String,
    pub(crate) change: String,
}
