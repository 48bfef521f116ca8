//! Bodies that are not JSON: the code hands them over as bytes, and `doc` tells what is in them.

use super::draft::{Choice, Field, Fields, Kind, Operation};
use super::notes::{NoteKind, Notes};
use super::text;

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
    let body =
        Field { kind: Kind::Binary, location: Some("payload"), required, ..Field::default() };
    let has_type = operation.request.keys().any(|name| name.eq_ignore_ascii_case(CONTENT_TYPE));
    if !has_type {
        let constant = Some("application/xml".to_owned());
        let field = Field { constant, location: Some("header"), ..Field::default() };
        operation.request.insert(CONTENT_TYPE.to_owned(), field);
    }
    let taken = operation.request.contains_key("body");
    operation.request.insert(if taken { "xml-body" } else { "body" }.to_owned(), body);
    operation.xml_body = bodies;
}

/// Tells what is in a body of XML; all types are known.
pub(crate) fn describe_body(operation: &mut Operation, types: &Fields) {
    if operation.xml_body.is_empty() {
        return;
    }
    let text = described("The body is XML", &operation.xml_body, types);
    let body = operation.request.values_mut().find(|field| field.location == Some("payload"));
    if let Some(body) = body {
        body.doc.push(text);
    }
}

const CONTENT_TYPE: &str = "Content-Type";

/// Makes an answer that is not JSON one of bytes.
pub(crate) fn take_answer(notes: &mut Notes, operation: &mut Operation, types: &Fields) {
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
        doc: vec![described(
            &format!("The answer is of the type {format}"),
            &operation.response,
            types,
        )],
        ..Field::default()
    };
    operation.response = Fields::from_iter([("Body".to_owned(), body)]);
    operation.pagination.clear();
}

/// What a body holds, in words.
fn described(beginning: &str, fields: &Fields, types: &Fields) -> String {
    let mut outline = Outline { types, opened: Vec::new(), lines: Vec::new() };
    fields.iter().for_each(|(name, field)| outline.field(name, field));
    let lines = outline.lines;
    let colon = if lines.is_empty() { "." } else { ", with these elements:\n" };
    format!("{beginning}{colon}{}", lines.join("\n"))
}

/// What stands in a value that is taken for a text, in words; nothing, if nothing is known of it.
pub(crate) fn inside(field: &Field) -> Option<String> {
    let types = Fields::new();
    let mut outline = Outline { types: &types, opened: Vec::new(), lines: Vec::new() };
    if let Some(element) = field.kind.element().filter(|element| element.kind != Kind::Any) {
        outline.field("each", element);
    }
    field
        .kind
        .members()
        .into_iter()
        .flatten()
        .for_each(|(name, member)| outline.field(name, member));
    (!outline.lines.is_empty()).then(|| format!("It holds:\n{}", outline.lines.join("\n")))
}

struct Outline<'a> {
    types: &'a Fields,
    /// The types around the one that is described.
    opened: Vec<&'a str>,
    lines: Vec<String>,
}

impl<'a> Outline<'a> {
    fn field(&mut self, name: &str, field: &'a Field) {
        self.described_field(name, field, 0);
    }

    fn described_field(&mut self, name: &str, field: &'a Field, depth: usize) {
        const MOST_LINES: usize = 400;
        const DEEPEST: usize = 12;
        if self.lines.len() >= MOST_LINES || depth > DEEPEST {
            return;
        }
        let kind = field.kind.word();
        let required = if super::settle::must_be_given(field) { ", required" } else { "" };
        let said = self.said(field);
        let colon = if said.is_empty() { "" } else { ": " };
        let indent = "  ".repeat(depth);
        self.lines.push(format!("{indent}- `{name}` ({kind}{required}){colon}{said}"));
        if let Some(element) = field.kind.element() {
            self.described_field("each", element, depth + 1);
        }
        self.members(field, depth);
        let Some(name) = field.kind.name().filter(|name| !self.opened.contains(name)) else {
            return;
        };
        if let Some(named) = self.types.get(name) {
            self.opened.push(name);
            self.members(named, depth);
            self.opened.pop();
        }
    }

    /// The description of a field in one line, with its values and examples.
    fn said(&self, field: &Field) -> String {
        let mut said = vec![field.doc.join(" ")];
        let named = field.kind.name().and_then(|name| self.types.get(name));
        let choices = named.map_or(&field.choices, |named| &named.choices);
        let values: Vec<String> = choices
            .iter()
            .map(|Choice { wire, meaning, .. }| match meaning {
                Some(meaning) => format!("`{wire}` ({meaning})"),
                None => format!("`{wire}`"),
            })
            .collect();
        if !values.is_empty() {
            said.push(format!("Values: {}.", values.join(", ")));
        }
        said.extend(field.examples.iter().map(|example| format!("Example: `{}`.", example.value)));
        said.extend(field.defects.iter().cloned());
        text::excerpt(&said.join(" "))
    }

    fn members(&mut self, field: &'a Field, depth: usize) {
        for (name, member) in field.kind.members().into_iter().flatten() {
            self.described_field(name, member, depth + 1);
        }
    }
}
