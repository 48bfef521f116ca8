//! Checks how a client tells the successes of a table of errors from its errors.
//!
//! A client sees the code of an answer, and not the row. It takes each documented error for a failure,
//! unless `success_codes` say that the code is none behind a status of success.

use std::collections::HashSet;

use super::means::are_refusals;
use super::report::{At, Report};
use super::rows::status_key;
use super::tells::is_code_of_success;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Code, Field, OperationErrors, Type};
use crate::source::Place;
use crate::spec::types;

/// What a page says of the answers that are no errors.
pub(super) struct Answers<'a> {
    pub(super) spec: &'a types::Operation,
    pub(super) members: &'a [Field],
    pub(super) errors: &'a OperationErrors,
    pub(super) gateway: &'a [Code],
}

/// What a page calls a success in its table of errors, what it says of the member `Code`, and all errors
/// that it may be answered, agree.
pub(super) fn check_successes_agree(report: &mut Report, at: &At<'_>, answers: &Answers<'_>) {
    check_listed(report, at, answers);
    let listed = &answers.spec.success_codes;
    let mut is_asked_for = !listed.is_empty() || !answers.have_code();
    let mut seen = HashSet::new();
    for (wire, table) in answers.successes().filter(|(wire, _)| seen.insert(*wire)) {
        let is_listed = listed.iter().any(|code| code == wire);
        let place = || answers.place(at, wire, table);
        if let Some(error) = answers.taken_for(wire).find(|error| !(is_listed && error.can_be_told))
        {
            report.push(error.diagnostic(wire, place()));
        } else if !is_listed && !listed.is_empty() {
            let message = format!("`{wire}` is a success in the table of errors, and none here");
            let help = "add it here, or write `succeeded: false` in its row if it is an error";
            report.value(Id::Contradiction, &at.key("success_codes"), message, help);
        } else if !is_asked_for {
            is_asked_for = true;
            let message = format!(
                "`{wire}` is a success, and nothing says which values of `Code` are: a client would \
                 take every other one for a success, too, unless it is a documented error"
            );
            let help = "write `success_codes`, with each value of `Code` that is no error";
            report.push(Diagnostic::new(Id::Contradiction, place(), message, help));
        }
    }
}

/// What `success_codes` list is no error, as far as its status does not tell.
fn check_listed(report: &mut Report, at: &At<'_>, answers: &Answers<'_>) {
    let at = at.key("success_codes");
    for (index, wire) in answers.spec.success_codes.iter().enumerate() {
        let mut errors = answers.errors_of_page().filter(|(code, _)| code.wire == *wire).peekable();
        if errors.peek().is_none() || answers.successes().any(|(success, _)| success == wire) {
            continue;
        }
        let are_all_refusals = errors.all(|(code, _)| are_refusals(&code.rows));
        // No word of an error is one of a success by mistake.
        if is_code_of_success(wire) && are_all_refusals {
            continue;
        }
        let message = format!("`{wire}` is a success here, and an error in the table of errors");
        let help = if are_all_refusals {
            "remove it here"
        } else {
            "remove it here, or add `succeeded: true` to its row"
        };
        report.value(Id::Contradiction, &at.item(index), message, help);
    }
}

/// An error for which a client would take a success.
struct TakenFor<'a> {
    code: &'a Code,
    /// Where it stands, if that is not the page itself.
    stands: String,
    is_template: bool,
    /// Whether `success_codes` tell it from the success: by the status, or as a code of its own.
    can_be_told: bool,
}

impl TakenFor<'_> {
    fn diagnostic(&self, wire: &str, place: Place) -> Diagnostic {
        let Self { code, stands, is_template, can_be_told } = self;
        let message = if *is_template {
            format!(
                "`{wire}` is a success, and fits the template `{}` of an error{stands}",
                code.wire
            )
        } else {
            format!("`{wire}` is a success, and an error{stands} as well")
        };
        let help = if *can_be_told {
            format!(
                "add `{wire}` to `success_codes`, so that a client can tell them apart; if the answers \
                 have no `Code`, write `succeeded: false` in the row of the success: then it is an \
                 error everywhere"
            )
        } else {
            "write `succeeded: false` in the row of the success: then it is an error everywhere"
                .to_owned()
        };
        Diagnostic::new(Id::Contradiction, place, message, help)
    }
}

impl<'a> Answers<'a> {
    /// The codes of successes, each with the index of the table in which it stands.
    fn successes(&self) -> impl Iterator<Item = (&'a str, Option<usize>)> {
        let own = self.errors.succeeded.iter().map(|code| (&*code.wire, None));
        let tables = self.errors.tables.iter().enumerate();
        own.chain(tables.flat_map(|(index, table)| {
            table.succeeded.iter().map(move |code| (&*code.wire, Some(index)))
        }))
    }

    /// The codes of errors, each with where it stands if that is not the page itself.
    fn errors_of_page(&self) -> impl Iterator<Item = (&'a Code, String)> {
        let own = self.errors.own.iter().map(|code| (code, String::new()));
        own.chain(self.errors.tables.iter().flat_map(|table| {
            let stands = format!(" in the table `{}`", table.module);
            table.codes.iter().map(move |code| (code, stands.clone()))
        }))
    }

    /// The errors that a success would be taken for, as far as no other check reports them.
    fn taken_for(&self, wire: &str) -> impl Iterator<Item = TakenFor<'a>> {
        let of_page = self.errors_of_page().map(|(code, stands)| (code, stands, false));
        let of_gateway = self.gateway.iter().map(|code| (code, " of the gateway".to_owned(), true));
        of_page.chain(of_gateway).filter_map(move |(code, stands, is_of_gateway)| {
            let refuses = are_refusals(&code.rows);
            let is_template = code.template.as_ref().is_some_and(|template| template.fits(wire));
            let is_same = code.wire == wire && (refuses || is_of_gateway);
            let can_be_told = refuses || is_template;
            (is_same || is_template).then_some(TakenFor { code, stands, is_template, can_be_told })
        })
    }

    /// Whether the response has a member `Code` that may be of a success, as far as its values tell:
    /// some pages call the code of a region so.
    fn have_code(&self) -> bool {
        let is_success = |value: &str| {
            is_code_of_success(value) || self.successes().any(|(wire, _)| wire == value)
        };
        let is_code =
            |field: &&Field| matches!(&*field.wire, "Code" | "code") && field.kind.is_scalar();
        self.members.iter().filter(is_code).any(|field| {
            let mut values: Vec<String> =
                field.examples.iter().map(|example| example.value.to_string()).collect();
            if let Type::Enum(kind) = &field.kind {
                values.extend(kind.values.iter().map(|value| value.wire.clone()));
            }
            values.is_empty() || values.iter().any(|value| is_success(value))
        })
    }

    /// The first row of a success, or the table in which it stands.
    fn place(&self, at: &At<'_>, wire: &str, table: Option<usize>) -> Place {
        let (at, spec) = (at.key("errors"), &self.spec.errors);
        if let Some(table) = table.and_then(|table| self.errors.tables.get(table)) {
            let index = spec.tables.iter().position(|name| *name == table.module.as_str());
            return at.key("use").item(index.unwrap_or_default()).of_value();
        }
        let succeeds = |row: &types::Row| row.succeeded == Some(true);
        let status = spec
            .statuses
            .iter()
            .find(|(_, codes)| codes.get(wire).is_some_and(|rows| rows.rows.iter().any(succeeds)));
        let status = status.map(|(status, _)| status_key(*status)).unwrap_or_default();
        at.key(&status).key(wire).of_key()
    }
}
