//! Leaves out parameters that would be sent under the name of something else.

use std::collections::HashSet;

use super::draft::{Field, Fields, Kind, Operation};
use super::notes::{NoteKind, Notes};
use super::raw;
use crate::check::is_of_signatures;

/// Leaves out what the clients send themselves, and what another parameter sends as well.
pub(crate) fn leave_out(
    notes: &mut Notes,
    operation: &mut Operation,
    is_roa: bool,
    types: &Fields,
) {
    let request = &operation.request;
    let is_spread = |field: &Field| {
        matches!(field.location, None | Some("query" | "form")) && field.encoding.is_none()
    };
    let is_twice = |name: &str, field: &Field| {
        name.match_indices('.').any(|(dot, _)| {
            let outer = request.get(&name[..dot]).filter(|outer| outer.location == field.location);
            outer.is_some_and(|outer| is_spread(outer) && has(outer, &name[dot + 1..], types))
        })
    };
    let unfit: Vec<(String, &str)> = request
        .iter()
        .filter_map(|(name, field)| {
            let is_in_query = matches!(field.location, None | Some("query" | "form"));
            if !is_roa && is_in_query && is_of_signatures(name) {
                Some((name.clone(), "a parameter of the signature, which the client sends itself"))
            } else if is_in_query && is_twice(name, field) {
                Some((name.clone(), "a parameter that is a part of another one as well"))
            } else {
                None
            }
        })
        .collect();
    for (name, what) in unfit {
        let field = operation.request.shift_remove(&name).unwrap_or_default();
        notes.add(NoteKind::LeftOut, what, &raw::summary(&name, &field, types));
    }
    let is_header = |field: &Field| field.location == Some("header");
    leave_out_headers(notes, &mut operation.request, is_header);
    leave_out_headers(notes, &mut operation.response_headers, |_| true);
}

/// Whether a field has a part with this name.
fn has(field: &Field, rest: &str, types: &Fields) -> bool {
    let (first, behind) = rest.split_once('.').unwrap_or((rest, ""));
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    let part = match &field.kind {
        Kind::Named(name) => return types.get(name).is_some_and(|named| has(named, rest, types)),
        Kind::Struct(members) => members.get(first),
        Kind::List(element) if is_number => Some(&**element),
        _ => None,
    };
    part.is_some_and(|part| {
        behind.is_empty() || part.encoding.is_none() && has(part, behind, types)
    })
}

/// Of headers that differ in capitals alone the first is kept.
fn leave_out_headers(notes: &mut Notes, fields: &mut Fields, is_header: impl Fn(&Field) -> bool) {
    let mut known = HashSet::new();
    fields.retain(|name, field| {
        let is_kept = !is_header(field) || known.insert(name.to_ascii_lowercase());
        if !is_kept {
            notes.add(
                NoteKind::LeftOut,
                "a header that differs from another in capitals alone",
                name,
            );
        }
        is_kept
    });
}
