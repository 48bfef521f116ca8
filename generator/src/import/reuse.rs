//! Finds the tables of errors that stand in the folder already, and whose rows an operation documents.

use std::collections::{BTreeSet, HashSet};

use super::Options;
use super::draft::{Operation, Row};
use super::tables::Table;
use crate::check::Tells;
use crate::source::Source;
use crate::spec::{self, types};

/// Takes the rows of tables that are there out of the operations that document all of them. The tables
/// that are used so, the longest first.
pub(crate) fn tables(operations: &mut [Operation], options: &Options) -> Vec<Table> {
    let mut known: Vec<(String, Vec<Row>)> = existing(options).collect();
    known.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    let mut used = Vec::new();
    for (stem, rows) in known {
        let mut users = BTreeSet::new();
        for (index, operation) in operations.iter_mut().enumerate() {
            if has_all(&operation.errors, &rows) {
                operation.errors.retain(|row| !rows.contains(row));
                users.insert(index);
            }
        }
        if !users.is_empty() {
            used.push(Table { stem, rows, operations: users, is_there: true, ..Table::default() });
        }
    }
    used
}

/// The sources of the tables that are there and can be read.
pub(crate) fn sources(options: &Options) -> impl Iterator<Item = Source> {
    let source = |(stem, text): (&String, &String)| {
        Source::new(format!("specs/{}/errors/{stem}.yaml", options.module), text.as_str())
    };
    let can_be_read = |source: &Source| spec::parse(std::slice::from_ref(source)).is_ok();
    options.existing_tables.iter().map(source).filter(can_be_read)
}

/// The tables that are there, each with its rows.
fn existing(options: &Options) -> impl Iterator<Item = (String, Vec<Row>)> {
    let tables = sources(options)
        .filter_map(|source| spec::parse(&[source]).ok())
        .flat_map(|specs| specs.tables);
    tables
        .map(|table| (table.stem, rows(&table.spec)))
        .filter(|(_, rows)| !rows.is_empty() && rows.iter().all(Row::has_variant))
}

/// The rows of a table. What else is said about a row is the judgement of a person, or in other words.
fn rows(table: &types::Table) -> Vec<Row> {
    let mut found = Vec::new();
    for (status, codes) in &table.statuses {
        for (code, rows) in codes {
            found.extend(rows.rows.iter().map(|row| {
                let (code, message) = (code.clone(), row.message.clone());
                let bare = Row { status: *status, code, message, doc: None, succeeded: None };
                // Where an error is clear by itself, an import writes nothing.
                let is_clear = row.succeeded == Some(false) && bare.tells() == Tells::Error;
                Row { succeeded: row.succeeded.filter(|_| !is_clear), ..bare }
            }));
        }
    }
    found
}

/// Whether an operation documents every row of a table, and no more about its codes.
fn has_all(documented: &[Row], table: &[Row]) -> bool {
    let codes: HashSet<&str> = table.iter().map(|row| &*row.code).collect();
    let of_codes: Vec<&Row> = documented.iter().filter(|row| codes.contains(&*row.code)).collect();
    of_codes.len() == table.len() && of_codes.into_iter().all(|row| table.contains(row))
}
