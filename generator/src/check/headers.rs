//! Checks the names of headers.

use super::fields::{Level, Owner};
use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::headers::{HeaderProblem, problem_of_name, problem_of_parameter};
use crate::spec::types::FullField;
use crate::vocabulary::Location;

/// A header has one name, under which the clients send nothing else. Returns whether a field has no
/// mistake of that kind.
pub(crate) fn check_header_name(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    spec: &FullField,
    owner: Owner<'_>,
) -> bool {
    let problem = match (owner.level, spec.location) {
        (Level::Header, _) => problem_of_name(wire),
        (Level::Parameter, Some(Location::Header)) => problem_of_parameter(wire),
        (Level::Parameter | Level::Answer | Level::Event | Level::Member, _) => None,
    };
    let Some(problem) = problem else { return true };
    let shown = wire.escape_default();
    let (id, message, help) = match problem {
        HeaderProblem::ManyNames => (
            Id::InvalidName,
            format!("`{shown}` stands for headers of many names"),
            "leave it out, and tell in the `doc` of the operation what they are for",
        ),
        HeaderProblem::MadeByClients => (
            Id::ReservedName,
            format!("`{shown}` is a header that the clients make themselves"),
            "leave it out: it comes with the signature or with the connection",
        ),
        HeaderProblem::NoName => (
            Id::InvalidName,
            format!("`{shown}` cannot be the name of a header"),
            "write the name as the wire has it, without spaces, `:` and brackets",
        ),
    };
    report.key(id, at, message, help);
    false
}
