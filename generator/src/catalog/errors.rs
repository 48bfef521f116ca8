//! Error rows as data.

use indexmap::IndexMap;
use serde::Serialize;

use super::{FactSource, sources_of};
use crate::model::{self, Code};
use crate::vocabulary::{Remedy, Retry};

/// An error table that several operations print.
#[derive(Debug, Serialize)]
pub struct ErrorTable {
    /// Its name, which its rows have as `set`.
    pub name: String,
    /// The Rust type of its codes.
    pub rust_type: String,
    /// What it is.
    pub doc: String,
    /// How many rows it has.
    pub rows: usize,
    /// Its rows.
    pub errors: Vec<ErrorRow>,
    /// Where facts come from, by id; the first is the default.
    pub sources: IndexMap<String, FactSource>,
    /// The sources of what is not from the first one, by key.
    pub from: IndexMap<String, Vec<String>>,
}

/// A row of an error table.
#[derive(Debug, Serialize)]
pub struct ErrorRow {
    /// The code, as it is spelt on the wire.
    pub code: String,
    /// The variant; null for a row that stands for any code, and for one of a success.
    pub variant: Option<String>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// Other statuses with which the gateway answers the code.
    pub other_statuses: Vec<u16>,
    /// The message.
    pub message: Option<String>,
    /// What is said beyond the message.
    pub description: Option<String>,
    /// What is wrong with the row.
    pub defect: Option<String>,
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
    /// Whether it is no error: the request succeeded.
    pub succeeded: bool,
}

/// The text around the gap of a template.
#[derive(Debug, Serialize)]
pub struct Template {
    /// Before it.
    pub prefix: String,
    /// Behind it.
    pub suffix: String,
}

/// The rows of an operation: those of its tables, then its own in the order of the page.
pub(super) fn error_rows(errors: &model::OperationErrors) -> Vec<ErrorRow> {
    let mut all: Vec<ErrorRow> = Vec::new();
    for table in &errors.tables {
        all.extend(table_rows(table));
    }
    let mut extended = errors.extended.iter().peekable();
    for (index, code) in errors.own.iter().enumerate() {
        while let Some(next) = extended.next_if(|extended| extended.own_codes_before == index) {
            all.extend(own_rows(next));
        }
        all.extend(rows(code, None));
    }
    all.extend(extended.flat_map(own_rows));
    all.extend(errors.catch_alls.iter().flat_map(|code| rows_of_any(code, None)));
    all.extend(errors.succeeded.iter().flat_map(|code| rows_of_success(code, None)));
    all
}

/// A shared table, or that of the gateway.
pub(super) fn error_table(table: &model::Table) -> ErrorTable {
    let errors: Vec<ErrorRow> = table_rows(table).collect();
    ErrorTable {
        name: table.module.to_string(),
        rust_type: table.type_name.to_string(),
        doc: table.doc.clone(),
        rows: errors.len(),
        errors,
        sources: sources_of(&table.sources),
        from: table.sources.from.clone(),
    }
}

fn table_rows(table: &model::Table) -> impl Iterator<Item = ErrorRow> {
    let set = Some(table.module.as_str());
    let codes = table.codes.iter().flat_map(move |code| rows(code, set));
    let others = table.catch_alls.iter().flat_map(move |code| rows_of_any(code, set));
    let succeeded = table.succeeded.iter().flat_map(move |code| rows_of_success(code, set));
    codes.chain(others).chain(succeeded)
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
        variant: Some(code.variant.to_string()),
        retry: code.retry,
        remedy: code.remedy,
        refused: code.refused,
        template: code.template.clone().map(template),
        ..bare_row(&code.wire, row, set)
    };
    code.rows.iter().map(row).collect()
}

/// The rows of a code that may be any.
fn rows_of_any(code: &model::CatchAll, set: Option<&str>) -> Vec<ErrorRow> {
    let row = |row: &model::Row| ErrorRow {
        retry: code.retry,
        remedy: code.remedy,
        refused: code.refused,
        ..bare_row(&code.wire, row, set)
    };
    code.rows.iter().map(row).collect()
}

/// The rows of a code with which a request succeeded.
fn rows_of_success(code: &model::Succeeded, set: Option<&str>) -> Vec<ErrorRow> {
    let row = |row| ErrorRow { succeeded: true, ..bare_row(&code.wire, row, set) };
    code.rows.iter().map(row).collect()
}

/// A row as the page has it, without what is known about its code.
fn bare_row(wire: &str, row: &model::Row, set: Option<&str>) -> ErrorRow {
    ErrorRow {
        code: wire.to_owned(),
        variant: None,
        status: row.statuses.first().copied(),
        other_statuses: row.statuses.iter().skip(1).copied().collect(),
        message: row.message.clone(),
        description: row.description.clone(),
        defect: row.defect.clone(),
        set: set.map(str::to_owned),
        retry: None,
        remedy: None,
        refused: false,
        template: None,
        succeeded: false,
    }
}
