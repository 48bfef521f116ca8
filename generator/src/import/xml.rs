//! Bodies that are not JSON: the code hands them over as bytes, and `doc` tells what is in them.

use super::draft::{Field, Fields, Kind, Operation};
use super::notes::{NoteKind, Notes};

/// Makes the bodies of a request one body of bytes, which the caller writes as XML.
pub(crate) fn take_bodies(notes: &mut Notes, operation: &mut Operation, bodies: Fields) {
    let is_bytes = |field: &Field| field.kind == Kind::Binary;
    if bodies.len() == 1 && bodies.values().all(is_bytes) {
        // Whatever it is, it is not taken apart.
        let payload = bodies.into_iter().map(|(name, field)| {
            (name, Field { location: Some("payload"), encoding: None, ..field })
        });
        operation.request.extend(payload);
        return;
    }
    notes.add(NoteKind::NoPlace, "a body of XML: it is given as bytes, and told in `doc`", "");
    let required = bodies
        .values()
        .filter_map(|field| field.required)
        .max_by_key(|required| *required == crate::vocabulary::Required::Yes);
    let body = Field {
        kind: Kind::Binary,
        location: Some("payload"),
        required,
        doc: described("The body is XML", &bodies),
        ..Field::default()
    };
    let has_type = operation.request.keys().any(|name| name.eq_ignore_ascii_case(CONTENT_TYPE));
    if !has_type {
        let constant = Some("application/xml".to_owned());
        let field = Field { constant, location: Some("header"), ..Field::default() };
        operation.request.insert(CONTENT_TYPE.to_owned(), field);
    }
    let taken = operation.request.contains_key("body");
    operation.request.insert(if taken { "xml-body" } else { "body" }.to_owned(), body);
}

const CONTENT_TYPE: &str = "Content-Type";

/// Makes an answer that is not JSON one of bytes.
pub(crate) fn take_answer(notes: &mut Notes, operation: &mut Operation) {
    let Some(format) = &operation.answer_format else { return };
    let is_payload = operation.response.values().any(|field| field.location == Some("payload"));
    if is_payload {
        return;
    }
    if operation.response.is_empty() {
        return notes.add(NoteKind::NoPlace, "answers that are not JSON", format);
    }
    let what = "answers that are not JSON: they are given as bytes, and told in `doc`";
    notes.add(NoteKind::NoPlace, what, format);
    let body = Field {
        kind: Kind::Binary,
        location: Some("payload"),
        doc: described(&format!("The answer is of the type {format}"), &operation.response),
        ..Field::default()
    };
    operation.response = Fields::from_iter([("Body".to_owned(), body)]);
    operation.pagination.clear();
}

/// What a body holds, in words.
fn described(beginning: &str, fields: &Fields) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, field) in fields {
        outline(name, field, 0, &mut lines);
    }
    let colon = if lines.is_empty() { "." } else { ", with these elements:\n" };
    vec![format!("{beginning}{colon}{}", lines.join("\n"))]
}

fn outline(name: &str, field: &Field, depth: usize, lines: &mut Vec<String>) {
    const MOST_LINES: usize = 400;
    if lines.len() >= MOST_LINES {
        return;
    }
    let kind = field.kind.word();
    let required = if super::settle::must_be_given(field) { ", required" } else { "" };
    let said = field.doc.first().and_then(|doc| doc.lines().next()).unwrap_or_default();
    let said: String = said.chars().take(200).collect();
    let colon = if said.is_empty() { "" } else { ": " };
    lines.push(format!("{}- `{name}` ({kind}{required}){colon}{said}", "  ".repeat(depth)));
    if let Some(element) = field.kind.element() {
        outline("each", element, depth + 1, lines);
    }
    for (name, member) in field.kind.members().into_iter().flatten() {
        outline(name, member, depth + 1, lines);
    }
}
