//! What is true, after every check: names resolved, numbers in range, references that lead
//! somewhere. Emission reads it and cannot fail.

use std::fmt;
use std::sync::{Arc, OnceLock};

use indexmap::IndexMap;

use crate::names::Name;
use crate::spec::Literal;
use crate::vocabulary::{
    Body, Encoding, Location, Method, Protocol, Remedy, Required, Retry, Safety, SampleKind,
    SampleOf, Scope, Style,
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

/// A type with a name of its own.
#[derive(Clone, Debug)]
pub(crate) enum NamedType {
    Enum(Arc<EnumType>),
    Struct(Arc<StructType>),
}

impl NamedType {
    pub(crate) fn name(&self) -> &Name {
        match self {
            Self::Enum(kind) => &kind.name,
            Self::Struct(kind) => &kind.name,
        }
    }
}

/// Where values of a named type stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Request,
    Response,
    Both,
}

/// An enumerated type, which also takes values that are not documented.
#[derive(Debug)]
pub(crate) struct EnumType {
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    /// The field for which it is defined, if no other has it.
    pub(crate) field: Option<String>,
    pub(crate) role: Role,
    pub(crate) values: Vec<EnumValue>,
    pub(crate) from: FactSources,
}

/// A type with named fields.
pub(crate) struct StructType {
    pub(crate) name: Name,
    pub(crate) doc: Option<String>,
    /// The field for which it is defined, if no other has it.
    pub(crate) field: Option<String>,
    pub(crate) role: Role,
    /// Set once every type of the product has a name: a type may have lists of itself.
    pub(crate) fields: OnceLock<Vec<Field>>,
    pub(crate) from: FactSources,
}

impl StructType {
    pub(crate) fn fields(&self) -> &[Field] {
        self.fields.get().map_or(&[], Vec::as_slice)
    }
}

/// Without the fields, among which may be lists of the same type.
impl fmt::Debug for StructType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StructType").field("name", &self.name).finish_non_exhaustive()
    }
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
    pub(crate) catch_alls: Vec<CatchAll>,
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
    /// The parameter that holds the idempotency token, if `safety` is `Token`.
    pub(crate) token: Option<usize>,
    pub(crate) charges: bool,
    pub(crate) dry_run: Option<DryRun>,
    pub(crate) parameters: Vec<Field>,
    /// The members of the response. One in the payload is the only one.
    pub(crate) members: Vec<Field>,
    /// Whether the page describes the response.
    pub(crate) members_stated: bool,
    /// The headers of the response.
    pub(crate) headers: Vec<Field>,
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

/// How to let the service check a request without executing it.
#[derive(Debug)]
pub(crate) struct DryRun {
    /// The boolean parameter that asks for it.
    pub(crate) parameter: usize,
    /// The code with which a request that would succeed is answered.
    pub(crate) succeeds_with: Option<String>,
}

/// A parameter, a member of a response, a header of a response, or a field of a structure.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) wire: String,
    pub(crate) name: Name,
    pub(crate) kind: Type,
    pub(crate) doc: Option<String>,
    pub(crate) example: Option<Literal>,
    /// Whether the example is a value of the field. The defect says what is wrong with another.
    pub(crate) example_fits: bool,
    pub(crate) format: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) sensitive: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) from: FactSources,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
    /// Unstated in a response.
    pub(crate) required: Required,
    pub(crate) default: Option<Literal>,
    /// The default, if it counts where the field is left out, and is a value of the field.
    pub(crate) value_when_absent: Option<Literal>,
    /// The only value. There is no Rust field for it.
    pub(crate) constant: Option<Literal>,
    /// What its values are. In a response this is only documented.
    pub(crate) rules: Vec<ValueRule>,
    pub(crate) values_from: Vec<String>,
    /// Whether it is a string that holds JSON.
    pub(crate) json_text: bool,
    pub(crate) location: Location,
    pub(crate) encoding: Encoding,
    /// The only member of the object that stands around a list: `{"Region": [...]}`.
    pub(crate) wrapper: Option<String>,
}

impl Field {
    /// The example, if it is a value of the field.
    pub(crate) fn value_shown(&self) -> Option<&Literal> {
        self.example.as_ref().filter(|_| self.example_fits)
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Type {
    String,
    Bool,
    Int32,
    Int64,
    Float,
    Double,
    Binary,
    /// Any JSON value.
    Any,
    Enum(Arc<EnumType>),
    Struct(Arc<StructType>),
    List(Arc<Element>),
    /// By text.
    Map(Arc<Element>),
}

impl Type {
    /// The fields of a structure, or of those that a list holds.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Struct(kind) => kind.fields(),
            Self::List(element) => element.kind.fields(),
            Self::String
            | Self::Bool
            | Self::Int32
            | Self::Int64
            | Self::Float
            | Self::Double
            | Self::Binary
            | Self::Any
            | Self::Enum(_)
            | Self::Map(_) => &[],
        }
    }
}

/// What lists and maps hold.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) kind: Type,
    pub(crate) doc: Option<String>,
    pub(crate) example: Option<Literal>,
    /// Whether the example is a value of the list or map.
    pub(crate) example_fits: bool,
    pub(crate) format: Option<String>,
    pub(crate) unit: Option<String>,
    pub(crate) sensitive: bool,
    pub(crate) rules: Vec<ValueRule>,
    pub(crate) json_text: bool,
    pub(crate) from: FactSources,
    pub(crate) conflict: Option<String>,
    pub(crate) defect: Option<String>,
}

impl Element {
    /// The example, if it is a value of the list or map.
    pub(crate) fn value_shown(&self) -> Option<&Literal> {
        self.example.as_ref().filter(|_| self.example_fits)
    }
}

/// What the values of a field are, besides those of an enumerated type.
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
    /// Of an integer.
    MultipleOf(i64),
    /// The number of characters.
    Length {
        minimum: Option<usize>,
        maximum: Option<usize>,
    },
    /// A regular expression. It is documented, and not checked.
    Pattern(String),
    /// The number of items of a list or entries of a map.
    Items {
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

/// A rule about several parameters.
#[derive(Debug)]
pub(crate) struct Constraint {
    pub(crate) rule: Rule,
    pub(crate) doc: Option<String>,
    pub(crate) source: Option<String>,
}

/// All paths of a rule begin in the request, or all in the elements of one list.
#[derive(Debug)]
pub(crate) enum Rule {
    /// The range of one parameter for each value of an enumerated one.
    Cases {
        of: FieldPath,
        by: FieldPath,
        arms: Vec<Arm>,
    },
    RequiredIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    RequiredUnless {
        field: FieldPath,
        when: Vec<Condition>,
    },
    ForbiddenIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    AtMostOne(Vec<FieldPath>),
    ExactlyOne(Vec<FieldPath>),
    AtLeastOne(Vec<FieldPath>),
    AllOrNone(Vec<FieldPath>),
    /// Whoever gives the first gives the others, too.
    Requires {
        field: FieldPath,
        fields: Vec<FieldPath>,
    },
    FixedIf {
        field: FieldPath,
        when: Vec<Condition>,
        value: Literal,
    },
    /// Documented, and not checked.
    EffectiveIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    /// Documented, and not checked.
    IgnoredIf {
        field: FieldPath,
        when: Vec<Condition>,
    },
    /// Of two numbers or two points in time, the first lies below the second.
    Order {
        low: FieldPath,
        high: FieldPath,
        or_equal: bool,
    },
    /// Prose. It is documented, and not checked.
    Note {
        text: String,
        fields: Vec<FieldPath>,
    },
}

/// The way to a field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldPath {
    /// The indices that lead to the list about whose elements the rule is.
    pub(crate) element_of: Option<Vec<usize>>,
    /// The indices that lead to the field, from the request or from an element.
    pub(crate) steps: Vec<usize>,
    /// As it is written: `SystemDisk.Size`, `DataDisk[].Size`.
    pub(crate) text: String,
}

#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) field: FieldPath,
    pub(crate) test: Test,
}

#[derive(Debug)]
pub(crate) enum Test {
    /// It has one of these values.
    AnyOf(Vec<Literal>),
    Present,
    Absent,
}

/// How to get the next page of a long answer. Request fields are indices of parameters.
#[derive(Debug)]
pub(crate) enum Pagination {
    Page { page: usize, size: Option<usize>, total: Option<ResponsePath>, items: ResponsePath },
    Token { token: usize, next_token: ResponsePath, size: Option<usize>, items: ResponsePath },
    Offset { offset: usize, size: Option<usize>, total: Option<ResponsePath>, items: ResponsePath },
}

/// The way to a field of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ResponsePath {
    pub(crate) steps: Vec<usize>,
    /// As it is written, e.g. `PageInfo.TotalCount`.
    pub(crate) text: String,
}

/// A case: the values of the one for a value of the other.
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
    /// Whether the page has a table of errors.
    pub(crate) are_stated: bool,
    pub(crate) complete: Option<bool>,
    pub(crate) own: Vec<Code>,
    pub(crate) catch_alls: Vec<CatchAll>,
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
    pub(crate) of: SampleOf,
    pub(crate) kind: SampleKind,
    pub(crate) body: String,
    pub(crate) defect: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) date: String,
    pub(crate) change: String,
}
