//! Checks the names of headers.

use super::fields::{Level, Owner};
use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::headers::{HeaderProblem, prefix_of_many, problem_of_name, problem_of_parameter};
use crate::spec::types::FullField;
use crate::vocabulary::Location;

/// What Rust names are made of: of headers of many names, what all of them begin with.
pub(crate) fn stem<'a>(wire: &'a str, owner: Owner<'_>) -> &'a str {
    let may_be_headers = matches!(owner.level, Level::Parameter | Level::Header);
    prefix_of_many(wire).filter(|_| may_be_headers).unwrap_or(wire)
}

/// Whether a field stands in a header.
pub(crate) fn is_in_header(spec: &FullField, owner: Owner<'_>) -> bool {
    owner.level == Level::Header
        || owner.level == Level::Parameter && spec.location == Some(Location::Header)
}

/// A header has one name, or a map has those of many, under which the clients send nothing else.
/// Returns whether a field has no mistake of that kind.
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
    if spec.kind == "map" && prefix_of_many(wire).is_some() {
        return true;
    }
    let shown = wire.escape_default();
    let (id, message, help) = match problem {
        HeaderProblem::ManyNames => (
            Id::InvalidName,
            format!("`{shown}` stands for headers of many names"),
            "write `type: map`, and a name that ends in `-*`, as in `x-meta-*`: the keys are what \
             stands in the place of `*`",
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
