//! What the rows of a code stand for: an error, a success, or any code.

use super::code::is_only_a_gap;
use super::report::Report;
use super::rows::Gathered;
use super::tells::{Tells, may_be_of_success};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::Row;
use crate::spec::types;

/// What a row of a table of errors stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    /// An error behind no status, or behind one with which requests succeed.
    Error,
    /// An error behind a status of refusals.
    Refusal,
    /// A request that succeeded.
    Success,
    /// Any code.
    Any,
}

impl Means {
    pub(super) fn of(status: Option<u16>, row: &types::Row) -> Self {
        match row {
            types::Row { catch_all: true, .. } => Self::Any,
            _ if !may_be_of_success(status) => Self::Refusal,
            types::Row { succeeded: Some(true), .. } => Self::Success,
            types::Row { .. } => Self::Error,
        }
    }

    /// Whether one code may stand for both. The status of a refusal tells it from a success.
    fn goes_with(self, other: Self) -> bool {
        let is_told_apart =
            |one, other| one == Self::Refusal && matches!(other, Self::Error | Self::Success);
        self == other || is_told_apart(self, other) || is_told_apart(other, self)
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::Error | Self::Refusal => "an error",
            Self::Success => "a success",
            Self::Any => "any code",
        }
    }
}

/// Whether the rows of an error stand behind statuses of refusals, so that no success is taken for it.
pub(super) fn are_refusals(rows: &[Row]) -> bool {
    let refuses = |row: &Row| {
        !row.statuses.is_empty()
            && row.statuses.iter().all(|status| !may_be_of_success(Some(*status)))
    };
    rows.iter().all(refuses)
}

/// What a row tells of its request that may be of a success, and does not say whether it is.
pub(super) fn undecided(wire: &str, status: Option<u16>, row: &types::Row) -> Option<Tells> {
    if row.succeeded.is_some() || row.catch_all || is_only_a_gap(wire) {
        return None;
    }
    let tells = Tells::of(wire, status, [row.message.as_deref(), row.doc.as_deref()]);
    (tells != Tells::Error).then_some(tells)
}

/// Reports the rows that may be of a success, and do not say whether they are. Whether one of them was
/// an error can be told.
pub(super) fn check_decided(report: &mut Report, wire: &str, code: &Gathered<'_>) -> bool {
    for (tells, place) in &code.undecided {
        let (what, help) = if tells.is_success() {
            let help = "add `succeeded: true` to the row: it is documented, and gets no variant; or \
                        `succeeded: false` if it is an error all the same";
            ("is", help)
        } else {
            let help = "add `succeeded: true` to the row if the request succeeded, and \
                        `succeeded: false` if it is an error";
            ("may be", help)
        };
        let message = format!(
            "`{wire}` {what} a success: as an error, it would make each answer with it a failure"
        );
        report.push(Diagnostic::new(Id::Contradiction, *place, message, help));
    }
    let successes = code.undecided.iter().filter(|(tells, _)| tells.is_success()).count();
    successes == 0 || successes < code.rows.len()
}

/// Whether the rows of a code may stand for one thing each; reports two that may not.
pub(super) fn check_means(report: &mut Report, wire: &str, code: &Gathered<'_>) -> bool {
    let clash = code.means.iter().enumerate().find_map(|(index, (other, at))| {
        let mut before = code.means[..index].iter();
        before.find(|(first, _)| !first.goes_with(*other)).map(|first| (*first, (*other, *at)))
    });
    let Some(((first, at_first), (other, at))) = clash else { return true };
    let help = if [first, other].contains(&Means::Any) {
        "a caller sees the code and not the row: write `catch_all` in each of them, or in none"
    } else {
        "a caller sees the code and not the row: write `succeeded: true` in each of them, or \
         `succeeded: false`; only behind a status of refusals may it be an error as well"
    };
    let (first, other) = (first.in_words(), other.in_words());
    let message = format!("one row of `{wire}` stands for {first}, and another for {other}");
    let diagnostic = Diagnostic::new(Id::ConflictingRows, at, message, help);
    let is_elsewhere = at_first != at;
    report.push(if is_elsewhere {
        diagnostic.with_related(at_first, format!("here, it stands for {first}"))
    } else {
        diagnostic
    });
    false
}
