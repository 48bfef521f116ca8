//! Checks the rows of error codes: what the rows of one code say together.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::means::{Means, undecided};
use super::report::{At, Report};
use super::success::check_row_of_success;
use super::tells::Tells;
use super::text::check_optional_text;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::Row;
use crate::source::Place;
use crate::spec::types::{self, Rows};
use crate::spec::{NO_STATUS, Statuses};
use crate::vocabulary::{Remedy, Retry};

/// What the rows of one code say together.
pub(crate) struct Gathered<'a> {
    pub(crate) at: Place,
    /// Where it stands under another status, if it does.
    again: Option<Place>,
    pub(crate) rust: Option<&'a str>,
    /// Those of errors, or of any code.
    pub(crate) rows: Vec<Row>,
    /// Those that say that the request succeeded.
    pub(crate) succeeded: Vec<Row>,
    pub(crate) retry: Option<Retry>,
    pub(crate) remedy: Option<Remedy>,
    pub(crate) refused: bool,
    /// What its rows stand for, and where the first ones stand that do.
    pub(super) means: Vec<(Means, Place)>,
    /// The rows that may be of a success and do not say whether they are, with what they tell.
    pub(super) undecided: Vec<(Tells, Place)>,
    /// Where it is no list, if there is such a place.
    no_list: Option<Place>,
    /// Whether it is a list nowhere.
    all_plain: bool,
}

impl<'a> Gathered<'a> {
    /// How many rows the code has.
    fn count(&self) -> usize {
        self.rows.len() + self.succeeded.len()
    }

    /// Adds a row. What is judged about errors counts for those of errors alone.
    fn add(
        &mut self,
        report: &mut Report,
        wire: &str,
        status: Option<u16>,
        row: &'a types::Row,
        place: Place,
    ) {
        let means = Means::of(status, row);
        if self.means.iter().all(|(known, _)| *known != means) {
            self.means.push((means, place));
        }
        let stands = Row {
            statuses: status.iter().copied().collect(),
            message: row.message.clone(),
            description: row.doc.clone(),
            defect: row.defect.clone(),
        };
        if means == Means::Success {
            self.succeeded.push(stands);
            return;
        }
        self.rust = merge(report, place, wire, "rust", self.rust, row.rust.as_deref());
        self.retry = merge(report, place, wire, "retry", self.retry, row.retry);
        self.remedy = merge(report, place, wire, "remedy", self.remedy, row.remedy);
        self.refused &= row.refused;
        self.rows.push(stands);
    }
}

/// Brings the rows of each code together, in the order in which the codes appear.
pub(crate) fn gather<'a>(
    report: &mut Report,
    at: &At<'_>,
    statuses: &'a Statuses,
) -> IndexMap<&'a str, Gathered<'a>> {
    let mut gathered: IndexMap<&str, Gathered<'_>> = IndexMap::new();
    let mut seen = HashSet::new();
    for (status, codes) in statuses {
        let key = status_key(*status);
        let at = at.key(&key);
        if let Some(status) = status {
            check_status(report, *status, at.of_key());
        }
        if codes.is_empty() {
            let message = format!("there is no code under the status {key}");
            report.key(Id::InvalidValues, &at, message, "remove the status");
        }
        for (wire, rows) in codes {
            let at = at.key(wire);
            let place = at.of_key();
            check_rows(report, &at, wire, *status, rows);
            let code = gathered.entry(wire).or_insert_with(|| Gathered {
                at: place,
                again: None,
                rust: None,
                rows: Vec::new(),
                succeeded: Vec::new(),
                retry: None,
                remedy: None,
                refused: true,
                means: Vec::new(),
                undecided: Vec::new(),
                no_list: None,
                all_plain: true,
            });
            if !rows.is_list {
                code.no_list = code.no_list.or(Some(place));
            }
            code.all_plain &= !rows.is_list;
            if place != code.at {
                code.again = Some(place);
            }
            for (index, row) in rows.rows.iter().enumerate() {
                let place_of_row = if rows.is_list { at.item(index).of_item() } else { place };
                let tells = undecided(wire, *status, row);
                code.undecided.extend(tells.map(|tells| (tells, place_of_row)));
                let is_new = seen.insert((wire, status, &row.message, &row.doc));
                if !is_new && row.defect.is_none() {
                    report_same_row(report, wire, place, None);
                }
                code.add(report, wire, *status, row, place);
            }
        }
    }
    gathered
}

/// The key of rows with a status, or of those without one.
pub(crate) fn status_key(status: Option<u16>) -> String {
    status.map_or_else(|| NO_STATUS.to_owned(), |status| status.to_string())
}

pub(crate) fn check_status(report: &mut Report, status: u16, at: Place) {
    // Some operations refuse with 200, and what was not modified is answered with 304.
    if !(200..=599).contains(&status) {
        let message = format!("{status} is not the HTTP status of an answer");
        let help = "write the status of the row, as in 400";
        report.push(Diagnostic::new(Id::InvalidStatus, at, message, help));
    }
}

fn check_rows(report: &mut Report, at: &At<'_>, wire: &str, status: Option<u16>, rows: &Rows) {
    if rows.rows.is_empty() {
        let message = format!("`{wire}` has no row");
        report.key(Id::InvalidValues, at, message, "write its message");
    }
    for (index, row) in rows.rows.iter().enumerate() {
        let at_item = at.item(index);
        let at_row = if rows.is_list { &at_item } else { at };
        check_message(report, at_row, wire, row.message.as_deref(), row.doc.as_deref());
        check_refused(report, at_row, row.refused, row.retry);
        if row.succeeded == Some(true) {
            check_row_of_success(report, at_row, wire, status, row);
        }
        check_optional_text(report, at_row, "doc", row.doc.as_deref());
        check_optional_text(report, at_row, "defect", row.defect.as_deref());
    }
}

/// What a row says of the request: if nothing of it was executed, no first try can be running.
pub(crate) fn check_refused(report: &mut Report, at: &At<'_>, refused: bool, retry: Option<Retry>) {
    let may_be_executed = match retry {
        Some(Retry::BackoffIfIdempotent) => "backoff_if_idempotent",
        Some(Retry::SameToken) => "same_token",
        Some(
            Retry::Never
            | Retry::Backoff
            | Retry::Resign
            | Retry::RefreshCredentials
            | Retry::AfterStateChange,
        )
        | None => return,
    };
    if refused {
        let message = format!(
            "`refused: true` says that nothing was executed, `retry: {may_be_executed}` that \
             something may have been"
        );
        let help = "remove `refused`, unless the page says that the request was not executed; \
                    then write `retry: backoff`";
        report.key(Id::Contradiction, &at.key("refused"), message, help);
    }
}

/// What a row says: its message, or what the page has instead of one.
pub(crate) fn check_message(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    message: Option<&str>,
    doc: Option<&str>,
) {
    match message {
        Some(message) if message.trim().is_empty() => {
            let fact = format!("the message of `{wire}` is empty");
            let help = "write the message as the page has it; leave it out if there is no column \
                        for messages";
            report.key(Id::EmptyText, &at.key("message"), fact, help);
        }
        None if doc.is_none() => {
            let fact = format!("nothing is said about `{wire}`");
            let help = "add the `message`, or a `doc` if there is no column for messages";
            report.key(Id::EmptyText, at, fact, help);
        }
        Some(_) | None => {}
    }
}

/// A code with several rows is written as a list in each place, and only such a code is.
pub(crate) fn check_explicit(
    report: &mut Report,
    wire: &str,
    code: &Gathered<'_>,
    is_shared: bool,
) {
    let is_repeated = code.count() > 1 || is_shared;
    if is_repeated && let Some(no_list) = code.no_list {
        let message = if is_shared {
            format!("`{wire}` stands in a table that this operation uses, too")
        } else {
            format!("`{wire}` has {} rows, in different places", code.count())
        };
        let help = "if the page has one more row for this code, write it as a list: \
                    `- {message: …}`; otherwise remove it";
        // If none of them is a list, the second one is the one more.
        let (at, other) = match code.again {
            Some(again) if code.all_plain => (again, Some((code.at, "it stands here first"))),
            Some(again) if no_list == code.at => (no_list, Some((again, "it stands here, too"))),
            Some(_) => (no_list, Some((code.at, "it stands here first"))),
            None => (code.at, None),
        };
        let diagnostic = Diagnostic::new(Id::RepeatedCode, at, message, help);
        report.push(match other {
            Some((other, what)) => diagnostic.with_related(other, what),
            None => diagnostic,
        });
    }
    if code.count() == 1 && !is_repeated && code.no_list.is_none() {
        let message = format!("`{wire}` is written as a list, but has only one row");
        let help = "write the row without the list, or add the rows that are missing";
        report.push(Diagnostic::new(Id::RepeatedCode, code.at, message, help));
    }
}

/// Judgements about rows of one code must agree: a caller sees the code alone.
pub(crate) fn merge<T: PartialEq>(
    report: &mut Report,
    at: Place,
    wire: &str,
    key: &str,
    first: Option<T>,
    second: Option<T>,
) -> Option<T> {
    if let (Some(first), Some(second)) = (&first, &second)
        && first != second
    {
        let message = format!("the rows of `{wire}` have different values for `{key}`");
        let help = "a caller sees the code and not the row: choose the value that is right for all";
        report.push(Diagnostic::new(Id::ConflictingRows, at, message, help));
    }
    first.or(second)
}

/// Whether a row says what another one says already. A page may print a row twice, but then a
/// `defect` of the second says so.
pub(crate) fn same_row(known: &Row, row: &Row) -> bool {
    row.defect.is_none()
        && known.statuses == row.statuses
        && known.message == row.message
        && known.description == row.description
}

/// Reports a row that stands twice, the first time in a table, perhaps.
pub(crate) fn report_same_row(report: &mut Report, wire: &str, at: Place, table: Option<&str>) {
    let message = match table {
        Some(table) => format!("`{wire}` has the same row twice: here, and in the table `{table}`"),
        None => format!("`{wire}` has the same row twice"),
    };
    let help = "remove one of them, and count the rows of the page again; if the page prints it \
                twice, say so in the `defect` of the second row";
    report.push(Diagnostic::new(Id::RepeatedCode, at, message, help));
}
