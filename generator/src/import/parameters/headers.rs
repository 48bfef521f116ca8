//! Headers of which only the beginning of the name is known, such as `x-meta-*`: they become a map whose
//! keys are what stands in the place of `*`.

use crate::headers::{HeaderProblem, prefix_of_many, problem_of_name, problem_of_parameter};
use crate::import::draft::{Field, Kind};
use crate::import::notes::{NoteKind, Notes};
use crate::import::{raw, values};

/// Why a header cannot be a parameter, in words, if it cannot.
pub(crate) fn unfit_parameter(name: &str) -> Option<&'static str> {
    unfit(name, problem_of_parameter)
}

/// Why a header cannot be one of an answer, in words, if it cannot.
pub(crate) fn unfit_of_answer(name: &str) -> Option<&'static str> {
    unfit(name, problem_of_name)
}

fn unfit(name: &str, problem: fn(&str) -> Option<HeaderProblem>) -> Option<&'static str> {
    if prefix_of_many(name).is_some() {
        return None;
    }
    Some(match problem(name)? {
        HeaderProblem::ManyNames => "a header whose name is a pattern that does not end in `-*`",
        HeaderProblem::MadeByClients => "a header that the client makes itself",
        HeaderProblem::NoName => "a header with a name that no header can have",
    })
}

/// Makes a map of headers of many names. What is said of their values is said of each of them, and the
/// rest of all.
pub(crate) fn make_map(notes: &mut Notes, style: &str, field: &mut Field) {
    // SDKs hand the whole map over as JSON, and make the headers of it.
    if !matches!(style, "" | "simple" | "flat" | "json") {
        let what = format!("the style `{style}` of headers of many names");
        notes.add(NoteKind::NoPlace, &what, "");
    }
    if !matches!(field.kind, Kind::Map(_)) {
        *field = map_of(std::mem::take(field));
    }
    if let Some(each) = field.kind.element_mut() {
        make_text(notes, each);
    }
}

/// A map of such values.
fn map_of(mut each: Field) -> Field {
    let mut map = Field {
        location: each.location.take(),
        required: each.required.take(),
        deprecated: each.deprecated.take(),
        conflict: each.conflict.take(),
        ..Field::default()
    };
    std::mem::swap(&mut map.doc, &mut each.doc);
    map.kind = Kind::Map(Box::new(each));
    map
}

/// Sees to it that a value can stand in a header.
fn make_text(notes: &mut Notes, each: &mut Field) {
    match &each.kind {
        Kind::Any => {
            let what = "headers of many names without a type are taken for texts";
            notes.add(NoteKind::Assumed, what, "");
        }
        // Whether its values are texts is known when all types are.
        Kind::Named(_) => {
            each.location = Some("header");
            return;
        }
        kind if kind.is_scalar() => return,
        kind => {
            let kind = values::with_article(kind.word());
            let what = format!("{kind} in headers of many names: each is taken for a text");
            notes.add(NoteKind::NoPlace, &what, "");
        }
    }
    raw::make_text(each);
}
