//! Says which values of the member `Code` are no errors, where the rows of errors tell.

use super::draft::{Field, Fields, Kind, Operation, Row};
use super::notes::{NoteKind, Notes};
use crate::check::{is_code_of_success, template_parts};
use crate::model::Template;

/// Takes the codes of successes among the rows of errors, and those that `Code` shows. Without them, a
/// client would take any other code for a success as well.
pub(crate) fn read(notes: &mut Notes, operation: &mut Operation, types: &Fields) {
    let rows = operation.errors.iter().filter(|row| row.succeeded == Some(true));
    let mut codes: Vec<String> = rows.map(|row| row.code.clone()).collect();
    let members = ["Code", "code"].into_iter().filter_map(|name| operation.response.get(name));
    let members = members.filter(|field| holds_code(field, types));
    let shown: Vec<Vec<String>> = members.map(|field| values(field, types)).collect();
    let is_success = |value: &String| is_code_of_success(value) || codes.contains(value);
    // A member that shows other values alone is something else, such as the code of a region.
    let may_be = |values: &Vec<String>| values.is_empty() || values.iter().any(is_success);
    if codes.is_empty() || !shown.iter().any(may_be) {
        return;
    }
    let is_listed = |value: &String| {
        is_code_of_success(value) && !operation.errors.iter().any(|row| is_of_error(row, value))
    };
    codes.extend(shown.into_iter().flatten().filter(is_listed));
    for code in codes {
        if !operation.success_codes.contains(&code) {
            let what = "a value of `Code` that is no error, as rows of errors or examples have it; \
                        every other one is an error";
            notes.add(NoteKind::Assumed, what, &code);
            operation.success_codes.push(code);
        }
    }
}

/// Whether a row takes a code that looks like one of a success for that of an error. Behind the status of a
/// refusal, the status tells them apart.
fn is_of_error(row: &Row, code: &str) -> bool {
    let fits = |(prefix, suffix)| Template { prefix, suffix }.fits(code);
    row.code == code && row.succeeded == Some(false) || template_parts(&row.code).is_some_and(fits)
}

/// Whether a member is one value: a structure or a list tells no code.
fn holds_code(field: &Field, types: &Fields) -> bool {
    let is_one = |kind: &Kind| !matches!(kind, Kind::Struct(_) | Kind::List(_) | Kind::Map(_));
    match &field.kind {
        Kind::Named(name) => types.get(name).is_none_or(|named| is_one(&named.kind)),
        kind => is_one(kind),
    }
}

/// The values that a field shows.
fn values(field: &Field, types: &Fields) -> Vec<String> {
    let named = match &field.kind {
        Kind::Named(name) => types.get(name),
        _ => None,
    };
    let fields = || std::iter::once(field).chain(named);
    let examples = field.examples.iter().map(|example| example.value.to_string());
    let choices = fields().flat_map(|field| &field.choices).map(|choice| choice.wire.clone());
    examples.chain(choices).collect()
}
