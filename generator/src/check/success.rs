//! Checks what a table of errors says of requests that succeeded.
//!
//! Some pages list the code of a success among those of errors, as in `200 | OK | Success`. As an error
//! it would be dangerous: a client takes every answer with a documented error for a failure.

use std::sync::Arc;

use super::means::are_refusals;
use super::report::{At, Report};
use super::tells::may_be_of_success;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::Table;
use crate::source::Place;
use crate::spec::types;

/// A row with `succeeded: true` says nothing about errors, and is behind no status of theirs.
pub(super) fn check_row_of_success(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    status: Option<u16>,
    row: &types::Row,
) {
    if row.catch_all {
        let message = format!("`{wire}` stands for any code, and not for a success alone");
        let help = "remove `succeeded`, or `catch_all`";
        return report.key(Id::Contradiction, &at.key("succeeded"), message, help);
    }
    let place = at.of_item();
    let mut push = |id, message, help| report.push(Diagnostic::new(id, place, message, help));
    if let Some(status) = status.filter(|status| !may_be_of_success(Some(*status))) {
        let message =
            format!("`{wire}` is said to be a success, and stands under the status {status}");
        let help = "remove `succeeded`: behind such a status, every answer is a refusal";
        push(Id::Contradiction, message, help);
    }
    let judgements = [
        ("`retry`", row.retry.is_some()),
        ("`remedy`", row.remedy.is_some()),
        ("`refused`", row.refused),
    ];
    let given = judgements.into_iter().filter(|(_, is_given)| *is_given).map(|(key, _)| key);
    let given: Vec<&str> = given.collect();
    if !given.is_empty() {
        let given = given.join(", ");
        let message =
            format!("`{wire}` is said to be a success, and has what errors have: {given}");
        push(Id::Contradiction, message, "remove that, or write `succeeded: false`");
    }
    if row.rust.is_some() {
        let message = format!("`{wire}` has no variant that could have a name");
        push(Id::UnknownKey, message, "remove `rust`");
    }
}

/// A code of a page stands for what it stands for in a table that the page uses.
pub(super) fn check_with_table(
    report: &mut Report,
    at: Place,
    wire: &str,
    is_success: bool,
    tables: &[Arc<Table>],
) {
    let (here, there, stands): (_, _, fn(&Table, &str) -> bool) = if is_success {
        ("a success", "an error", has_error)
    } else {
        ("an error", "a success", has_success)
    };
    if let Some(table) = tables.iter().find(|table| stands(table, wire)) {
        let table = &table.module;
        let message = format!("`{wire}` is {here} here, and {there} in the table `{table}`");
        report.push(Diagnostic::new(Id::Contradiction, at, message, ELSEWHERE));
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
            report.value(Id::Contradiction, at, message, ELSEWHERE);
        }
    }
}

/// What to do about a code that is a success in one table and an error in another place.
const ELSEWHERE: &str = "a caller sees the code and not the row: write `succeeded: false` where it is a \
                         success, and it is an error everywhere; or take its row out of the table, \
                         and write it on each page that has it";

/// Whether a table has a code of an error that no status tells from a success.
fn has_error(table: &Table, wire: &str) -> bool {
    table.codes.iter().any(|code| code.wire == wire && !are_refusals(&code.rows))
}

fn has_success(table: &Table, wire: &str) -> bool {
    table.succeeded.iter().any(|row| row.wire == wire)
}
