//! Checks that nothing is sent under the name of something else.

use std::collections::HashMap;

use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Field, Type};
use crate::vocabulary::{Encoding, Location};

/// How deep the fields of two parameters are compared. No page goes further, and structures may contain
/// lists of themselves.
const DEEPEST: usize = 16;

/// Two parameters of a query or form must not have a name on the wire in common.
pub(crate) fn check_wire_names(report: &mut Report, at: &At<'_>, parameters: &[Field]) {
    let is_spread = |field: &Field| {
        matches!(field.location, Location::Query | Location::Form)
            && field.encoding == Encoding::Plain
    };
    let by_name: HashMap<&str, &Field> =
        parameters.iter().map(|field| (&*field.wire, field)).collect();
    for inner in parameters.iter().filter(|field| field.wire.contains('.')) {
        let outer = inner.wire.match_indices('.').find_map(|(dot, _)| {
            let (outer, rest) = (by_name.get(&inner.wire[..dot])?, &inner.wire[dot + 1..]);
            let is_there = outer.location == inner.location && is_spread(outer);
            (is_there && leads_to(&outer.kind, rest, inner)).then_some(outer)
        });
        let Some(outer) = outer else { continue };
        let message = format!(
            "`{0}` would be sent twice: it is a parameter, and a part of `{1}`",
            inner.wire, outer.wire
        );
        let help = format!(
            "keep one of them: what is inside of `{}` is sent with its name, a dot, and the name of \
             the field or the number of the item",
            outer.wire
        );
        report.push(
            Diagnostic::new(Id::DuplicateDefinition, at.key(&inner.wire).of_key(), message, help)
                .with_related(at.key(&outer.wire).of_key(), "it is a part of this one"),
        );
    }
}

/// Whether the rest of a name leads into a value to what has names in common with a parameter.
fn leads_to(kind: &Type, rest: &str, other: &Field) -> bool {
    match kind {
        Type::Struct(kind) => kind.fields().iter().any(|field| {
            let Some(behind) = rest.strip_prefix(&*field.wire) else { return false };
            if behind.is_empty() {
                return have_names_in_common(field, other, 0);
            }
            let behind = behind.strip_prefix('.').filter(|_| field.encoding == Encoding::Plain);
            behind.is_some_and(|behind| leads_to(&field.kind, behind, other))
        }),
        Type::List(element) => {
            let (number, behind) = rest.split_once('.').unwrap_or((rest, ""));
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            is_number
                && if behind.is_empty() {
                    share_names(&element.kind, &other.kind, 0)
                } else {
                    leads_to(&element.kind, behind, other)
                }
        }
        // Which keys a map gets is for the caller to say.
        Type::Map(_)
        | Type::String
        | Type::Bool
        | Type::Int32
        | Type::Int64
        | Type::Uint64
        | Type::Float
        | Type::Double
        | Type::Binary
        | Type::Any
        | Type::Enum(_) => false,
    }
}

/// Whether two fields that have the same name have another in common, or that one.
fn have_names_in_common(field: &Field, other: &Field, depth: usize) -> bool {
    match (field.encoding == Encoding::Plain, other.encoding == Encoding::Plain) {
        (true, true) => share_names(&field.kind, &other.kind, depth),
        (true, false) => !is_spread(&field.kind),
        (false, true) => !is_spread(&other.kind),
        (false, false) => true,
    }
}

/// The same of two values that are written as their types are usually.
fn share_names(kind: &Type, other: &Type, depth: usize) -> bool {
    match (kind, other) {
        _ if depth == DEEPEST => false,
        (Type::Struct(kind), Type::Struct(other)) => kind.fields().iter().any(|field| {
            let mut same = other.fields().iter().filter(|other| other.wire == field.wire);
            same.any(|other| have_names_in_common(field, other, depth + 1))
        }),
        (Type::List(kind), Type::List(other)) => share_names(&kind.kind, &other.kind, depth + 1),
        (kind, other) => !is_spread(kind) && !is_spread(other),
    }
}

/// Whether a value is sent under several names.
fn is_spread(kind: &Type) -> bool {
    matches!(kind, Type::Struct(_) | Type::List(_) | Type::Map(_))
}

/// Two headers are one if they differ in capitals alone.
pub(crate) fn check_header_names<'a>(
    report: &mut Report,
    at: &At<'_>,
    headers: impl Iterator<Item = &'a Field>,
) {
    let mut known: HashMap<String, &str> = HashMap::new();
    for Field { wire, .. } in headers {
        let Some(first) = known.insert(wire.to_ascii_lowercase(), wire) else { continue };
        let message = format!("`{first}` and `{wire}` are the same header");
        let help =
            "keep one of them: the names of headers are the same in capitals and small letters";
        report.push(
            Diagnostic::new(Id::DuplicateDefinition, at.key(wire).of_key(), message, help)
                .with_related(at.key(first).of_key(), "it stands here first"),
        );
    }
}
