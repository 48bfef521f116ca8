//! Error tables, as they were written.

use serde::Deserialize;

use super::{From, Ordered, SourceOfFacts, Statuses};
use crate::vocabulary::{Remedy, Retry};

/// The rows of one code under one status: the message alone, one row, or several.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<Row>,
    /// Whether they were written as a list, which says that there may be more elsewhere.
    pub(crate) is_list: bool,
}

/// One row of an error table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a mapping with `message` or `doc`")]
pub(crate) struct Row {
    pub(crate) message: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) defect: Option<String>,
    pub(crate) retry: Option<Retry>,
    pub(crate) remedy: Option<Remedy>,
    #[serde(default)]
    pub(crate) refused: bool,
    #[serde(default)]
    pub(crate) catch_all: bool,
    /// Whether it says that the request succeeded; left out where nobody could think so.
    pub(crate) succeeded: Option<bool>,
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
