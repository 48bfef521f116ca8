//! What an import has understood, before it is named and written: plain data.

mod kind;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use indexmap::IndexMap;

use super::naming;
use crate::check::Tells;
use crate::spec::types::SourceOfFacts;
use crate::vocabulary::{Required, SampleKind};

pub(crate) use kind::{Kind, Scalar};

/// A product with its operations.
#[derive(Debug, Default)]
pub(crate) struct Product {
    pub(crate) code: String,
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) doc: Option<String>,
    pub(crate) is_roa: bool,
    /// The scheme of the signature, if it may be another than the usual one.
    pub(crate) signature: Option<String>,
    /// What is left out of the names of variants, in a product that is there already.
    pub(crate) error_prefix: Option<String>,
    pub(crate) ram_prefix: Option<String>,
    pub(crate) methods: Vec<String>,
    pub(crate) protocols: Vec<String>,
    /// The hosts by region, and those in a VPC.
    pub(crate) regions: IndexMap<String, String>,
    pub(crate) vpc: IndexMap<String, String>,
    pub(crate) default_host: Option<String>,
    /// The structures and enumerations that fields refer to by name.
    pub(crate) types: IndexMap<String, Field>,
    pub(crate) operations: Vec<Operation>,
    /// The names that operations have in Rust, with the operations.
    pub(crate) names: HashMap<String, String>,
    /// The types of operations, those that are not imported as well, and of tables that are there.
    /// Nothing else may be called so, or the next import would collide with it.
    pub(crate) reserved_types: HashSet<String>,
    /// Those of the types that requests use.
    pub(crate) types_of_requests: BTreeSet<String>,
    pub(crate) source: Source,
}

impl Product {
    /// Keeps the names of the types that operations have for them.
    pub(crate) fn reserve_types_of<'a>(&mut self, actions: impl Iterator<Item = &'a str>) {
        self.reserved_types.extend(actions.flat_map(naming::own_types));
    }
}

/// The document that the facts come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Source {
    pub(crate) id: String,
    /// Under which id stand its descriptions, as the source of what was read from prose.
    pub(crate) prose_id: String,
    pub(crate) document: String,
    pub(crate) revision: Option<String>,
    /// The language of the descriptions, if there are any.
    pub(crate) language: Option<&'static str>,
}

impl Source {
    /// The document as a spec defines it.
    pub(crate) fn definition(&self) -> SourceOfFacts {
        let language = self.language.map(str::to_owned);
        let (document, revision) = (self.document.clone(), self.revision.clone());
        SourceOfFacts { document, url: None, revision, language, retrieved: None, page_date: None }
    }

    /// Its descriptions as a spec defines them.
    pub(crate) fn descriptions(&self) -> SourceOfFacts {
        let document = format!("Descriptions in the {}", self.document);
        SourceOfFacts { document, revision: None, ..self.definition() }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Operation {
    pub(crate) action: String,
    pub(crate) summary: String,
    pub(crate) doc: Vec<String>,
    pub(crate) group: Option<String>,
    pub(crate) deprecated: Option<String>,
    /// Other operations, each with what it is for.
    pub(crate) related: Vec<(String, String)>,
    pub(crate) methods: Vec<String>,
    pub(crate) protocols: Vec<String>,
    pub(crate) path: Option<String>,
    pub(crate) body: Option<&'static str>,
    pub(crate) host: Option<String>,
    /// The permissions that are stated, that of the operation itself first.
    pub(crate) authorization: Vec<Authorization>,
    /// Whether it can be called without credentials.
    pub(crate) is_anonymous: bool,
    pub(crate) rate_limits: Vec<RateLimit>,
    pub(crate) safety: Safety,
    /// Whether a call costs money, if the document says so.
    pub(crate) charges: Option<bool>,
    pub(crate) request: Fields,
    pub(crate) response: Fields,
    /// Whether the document says anything about the answer.
    pub(crate) has_response: bool,
    /// What stands in the body, if it is not JSON.
    pub(crate) raw_body: Fields,
    /// What such a body is.
    pub(crate) raw_format: String,
    /// What an answer is, if it is not JSON.
    pub(crate) answer_format: Option<String>,
    /// The statuses of success, if there is another than 200, with what they say.
    pub(crate) response_status: Vec<(u16, Option<String>)>,
    pub(crate) response_headers: Fields,
    /// What the events of a streaming answer hold.
    pub(crate) events: Fields,
    pub(crate) pagination: Vec<Pagination>,
    pub(crate) dry_run: Option<DryRun>,
    /// The values of the member `Code` that are no errors, if rows of errors tell.
    pub(crate) success_codes: Vec<String>,
    pub(crate) errors: Vec<Row>,
    /// The variants of the codes that need a name of their own.
    pub(crate) error_names: BTreeMap<String, String>,
    /// Whether the document lists errors at all.
    pub(crate) has_errors: bool,
    pub(crate) samples: Vec<Sample>,
    pub(crate) history: Vec<(String, String)>,
}

/// Whether the operation may be sent again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Safety {
    /// Nothing is known.
    #[default]
    AtMostOnce,
    ReadOnly,
    /// A parameter makes it safe.
    Token(String),
}

#[derive(Debug)]
pub(crate) struct Authorization {
    pub(crate) action: String,
    pub(crate) access_level: Option<String>,
    /// The type, and the ARN.
    pub(crate) resources: Vec<(String, Option<String>)>,
    pub(crate) condition_keys: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RateLimit {
    pub(crate) requests: u32,
    pub(crate) per: String,
    pub(crate) scope: Option<&'static str>,
    pub(crate) doc: Option<String>,
}

#[derive(Debug)]
pub(crate) struct DryRun {
    pub(crate) parameter: String,
    pub(crate) succeeds_with: Option<String>,
}

/// The keys of one way through the pages, in the order in which they are written.
#[derive(Debug)]
pub(crate) struct Pagination(pub(crate) Vec<(&'static str, String)>);

/// One row of an error table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Row {
    /// The HTTP status; none, if the document has a word or a number there that is none.
    pub(crate) status: Option<u16>,
    /// The code; empty, if the row has none.
    pub(crate) code: String,
    /// None, if the row has a description alone.
    pub(crate) message: Option<String>,
    pub(crate) doc: Option<String>,
    /// Whether the request succeeded, if that is not clear by itself.
    pub(crate) succeeded: Option<bool>,
}

impl Row {
    /// Whether the row stands for any code.
    pub(crate) fn is_catch_all(&self) -> bool {
        crate::check::is_only_a_gap(&self.code)
    }

    /// What the words of the row tell of the request.
    pub(crate) fn tells(&self) -> Tells {
        Tells::of(&self.code, self.status, [self.message.as_deref(), self.doc.as_deref()])
    }

    /// Whether the row stands for a code of errors, which gets a variant.
    pub(crate) fn has_variant(&self) -> bool {
        !self.is_catch_all() && self.succeeded != Some(true)
    }
}

#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) kind: SampleKind,
    /// Whether it is the answer of a call that failed.
    pub(crate) is_error: bool,
    pub(crate) body: String,
    pub(crate) defect: Option<String>,
}

impl Sample {
    /// Whether it is to be an answer of its operation.
    pub(crate) fn is_answer(&self) -> bool {
        self.kind == SampleKind::Json && !self.is_error
    }
}

/// Fields by their names on the wire, in the order of the document.
pub(crate) type Fields = IndexMap<String, Field>;

/// A parameter, a member, or the items of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Field {
    pub(crate) kind: Kind,
    pub(crate) location: Option<&'static str>,
    pub(crate) encoding: Option<&'static str>,
    /// What parts the items of a list in one text, if it is not a comma.
    pub(crate) separator: Option<&'static str>,
    pub(crate) wrapper: Option<String>,
    pub(crate) has_json_content: bool,
    /// The value on the wire, if a caller has no choice.
    pub(crate) constant: Option<String>,
    pub(crate) required: Option<Required>,
    pub(crate) doc: Vec<String>,
    pub(crate) examples: Vec<Example>,
    pub(crate) default: Option<Scalar>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) allowed: Vec<i128>,
    /// What the values of a number or a boolean mean, as far as that is told.
    pub(crate) meanings: Vec<(String, Option<String>)>,
    pub(crate) minimum: Option<Scalar>,
    pub(crate) maximum: Option<Scalar>,
    /// Bounds that are no values themselves, of a number with a fraction.
    pub(crate) exclusive_minimum: Option<Scalar>,
    pub(crate) exclusive_maximum: Option<Scalar>,
    pub(crate) multiple_of: Option<Scalar>,
    pub(crate) min_length: Option<u32>,
    pub(crate) max_length: Option<u32>,
    pub(crate) min_items: Option<u32>,
    pub(crate) max_items: Option<u32>,
    pub(crate) unique_items: bool,
    pub(crate) pattern: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) is_sensitive: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) conflict: Option<String>,
    pub(crate) defects: Vec<String>,
    /// The keys whose facts stand in the description alone.
    pub(crate) from_prose: BTreeSet<&'static str>,
    pub(crate) rust: Option<String>,
    pub(crate) rust_type: Option<String>,
}

/// An example, and what it shows if that is said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Example {
    pub(crate) value: Scalar,
    pub(crate) shows: Option<String>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choice {
    pub(crate) wire: String,
    pub(crate) meaning: Option<String>,
    /// The name of its variant, if the value makes none of its own.
    pub(crate) rust: Option<String>,
}
