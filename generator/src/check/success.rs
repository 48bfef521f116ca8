//! Checks what a table of errors says of requests that succeeded.
//!
//! Some pages list the code of a success among those of errors, as in `200 | OK | Success`. As an error
//! it would be dangerous: a client takes every answer with a documented error for a failure.

use std::collections::HashSet;
use std::sync::Arc;

use super::code::check_code_of_success;
use super::report::{At, Report};
use super::rows::{Gathered, Means};
use super::tells::{Tells, may_be_of_success};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{OperationErrors, Row, Table};
use crate::source::Place;

/// A row with `succeeded: true` says nothing about errors, and is behind no status of theirs.
pub(super) fn check_succeeded(report: &mut Report, at: &At<'_>, wire: &str, code: &Gathered<'_>) {
    check_code_of_success(report, at, wire);
    let status = code
        .rows
        .iter()
        .flat_map(|row| &row.statuses)
        .find(|status| !may_be_of_success(Some(**status)));
    if let Some(status) = status {
        let message =
            format!("`{wire}` is said to be a success, and stands under the status {status}");
        let help = "remove `succeeded`: behind such a status, every answer is a refusal";
        report.key(Id::Contradiction, at, message, help);
    }
    let judgements = [
        ("`retry`", code.retry.is_some()),
        ("`remedy`", code.remedy.is_some()),
        ("`refused`", code.refused),
    ];
    let given = judgements.into_iter().filter(|(_, is_given)| *is_given).map(|(key, _)| key);
    let given: Vec<&str> = given.collect();
    if !given.is_empty() {
        let given = given.join(", ");
        let message =
            format!("`{wire}` is said to be a success, and has what errors have: {given}");
        report.key(Id::Contradiction, at, message, "remove that, or `succeeded`");
    }
    if code.rust.is_some() {
        let message = format!("`{wire}` has no variant that could have a name");
        report.key(Id::UnknownKey, at, message, "remove `rust`");
    }
}

/// A row that says that the request succeeded, and does not say so in its key.
pub(super) fn report_unmarked_success(report: &mut Report, at: &At<'_>, wire: &str, rows: &[Row]) {
    if are_of_success(wire, rows) {
        let message = format!(
            "`{wire}` is a success: as an error, it would make each answer with it a failure"
        );
        let help = "add `succeeded: true` to the row: it is documented, and gets no variant";
        report.key(Id::Contradiction, at, message, help);
    }
}

/// Whether all rows of a code say that the request succeeded, as far as one can tell.
fn are_of_success(wire: &str, rows: &[Row]) -> bool {
    let says_so = |row: &Row| {
        let said = [row.message.as_deref(), row.description.as_deref()];
        Tells::of(wire, row.statuses.first().copied(), said).is_success()
    };
    !rows.is_empty() && rows.iter().all(says_so)
}

/// What a page calls a success in its table of errors, and what it says of the member `Code`, agree.
pub(super) fn check_successes_agree(
    report: &mut Report,
    at: &At<'_>,
    success_codes: &[String],
    errors: &OperationErrors,
) {
    let at = at.key("success_codes");
    let tables = || errors.tables.iter();
    // Those that say it in words are mistakes where they stand.
    let codes = || {
        let all = errors.own.iter().chain(tables().flat_map(|table| &table.codes));
        all.filter(|code| !are_of_success(&code.wire, &code.rows))
    };
    for (index, wire) in success_codes.iter().enumerate() {
        if codes().any(|code| code.wire == *wire) {
            let message =
                format!("`{wire}` is a success here, and an error in the table of errors");
            let help = "remove it here, or add `succeeded: true` to its row";
            report.value(Id::Contradiction, &at.item(index), message, help);
        }
    }
    if success_codes.is_empty() {
        return;
    }
    let succeeded = errors.succeeded.iter().chain(tables().flat_map(|table| &table.succeeded));
    let mut missing: HashSet<&str> = HashSet::new();
    for row in succeeded.filter(|row| !success_codes.contains(&row.wire)) {
        if missing.insert(&row.wire) {
            let message =
                format!("`{}` is a success in the table of errors, and none here", row.wire);
            let help = "add it here, or remove `succeeded` from its row";
            report.value(Id::Contradiction, &at, message, help);
        }
    }
}

/// A code of a page stands for what it stands for in a table that the page uses.
pub(super) fn check_with_table(
    report: &mut Report,
    at: Place,
    (wire, means): (&str, Means),
    tables: &[Arc<Table>],
) {
    let (here, there, stands): (_, _, fn(&Table, &str) -> bool) = match means {
        Means::Success => ("a success", "an error", has_error),
        Means::Error => ("an error", "a success", has_success),
        Means::Any => return,
    };
    if let Some(table) = tables.iter().find(|table| stands(table, wire)) {
        let table = &table.module;
        let message = format!("`{wire}` is {here} here, and {there} in the table `{table}`");
        let help = "a caller sees the code and not the row: write `succeeded` in both places, or in \
                    none";
        report.push(Diagnostic::new(Id::Contradiction, at, message, help));
    }
}

/// A code stands for the same in all tables that a page uses.
pub(super) fn check_tables_agree<'a>(
    report: &mut Report,
    at: &At<'_>,
    table: &Table,
    others: impl Iterator<Item = &'a Table>,
) {
    for other in others {
        let succeeded = table.succeeded.iter().map(|row| &*row.wire);
        let succeeded_there = other.succeeded.iter().map(|row| &*row.wire);
        let found = succeeded
            .filter(|wire| has_error(other, wire))
            .chain(succeeded_there.filter(|wire| has_error(table, wire)));
        for wire in found {
            let (here, there) = (&table.module, &other.module);
            let message = format!(
                "`{wire}` is a success in one of the tables `{there}` and `{here}`, and an error in \
                 the other"
            );
            let help = "a caller sees the code and not the row: write `succeeded` in both tables, or \
                        in none";
            report.value(Id::Contradiction, at, message, help);
        }
    }
}

fn has_error(table: &Table, wire: &str) -> bool {
    table.codes.iter().any(|code| code.wire == wire)
}

fn has_success(table: &Table, wire: &str) -> bool {
    table.succeeded.iter().any(|row| row.wire == wire)
}
