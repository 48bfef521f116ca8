//! Says which values of the member `Code` are no errors, where the rows of errors tell.

use super::draft::{Field, Fields, Kind, Operation};
use super::notes::{NoteKind, Notes};
use crate::check::is_code_of_success;

/// Takes the codes of successes among the rows of errors, and those that `Code` shows. Without them, a
/// client would take any other code for a success as well.
pub(crate) fn read(notes: &mut Notes, operation: &mut Operation, types: &Fields) {
    let rows = operation.errors.iter().filter(|row| row.succeeded == Some(true));
    let mut codes: Vec<String> = rows.map(|row| row.code.clone()).collect();
    let members = ["Code", "code"].into_iter().filter_map(|name| operation.response.get(name));
    let shown: Vec<Vec<String>> = members.map(|field| values(field, types)).collect();
    let is_success = |value: &String| is_code_of_success(value) || codes.contains(value);
    // A member that shows other values alone is something else, such as the code of a region.
    let may_be = |values: &Vec<String>| values.is_empty() || values.iter().any(is_success);
    if codes.is_empty() || !shown.iter().any(may_be) {
        return;
    }
    codes.extend(shown.into_iter().flatten().filter(|value| is_code_of_success(value)));
    for code in codes {
        if !operation.success_codes.contains(&code) {
            let what = "a value of `Code` that is no error, as rows of errors or examples have it; \
                        every other one is an error";
            notes.add(NoteKind::Assumed, what, &code);
            operation.success_codes.push(code);
        }
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
