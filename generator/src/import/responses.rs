//! Reads the answers of an operation: the members and headers of the one that tells success.

use serde_json::Value;

use super::draft::{Field, Fields, Kind, Operation};
use super::notes::{NoteKind, Notes, says_something};
use super::read::Object;
use super::schema::{self, DEPTH_OF_FIELDS, Schemas, Side};
use super::text;
use crate::names;

/// Reads every answer.
pub(crate) fn read<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    object: &mut Object<'a>,
    operation: &mut Operation,
) {
    let produced = object.texts(notes, "produces");
    if !produced.is_empty()
        && produced.iter().all(|kind| !kind.contains("json") && !kind.contains('*'))
    {
        operation.answer_format = Some(text::comment(&produced.join(", ")));
    }
    let responses = object.get("responses");
    operation.has_response = responses.is_some();
    let responses = responses.and_then(|value| Object::of(notes, "`responses`", value));
    let Some(mut responses) = responses else { return };
    let statuses: Vec<&String> = responses.entries().keys().collect();
    let success = ["200", "201", "202", "203", "204", "206", "2XX", "2xx", "default"]
        .into_iter()
        .find(|status| statuses.iter().any(|known| known == status));
    if let Some(status) = success
        && let Some(response) = responses.get(status)
    {
        notes.within("response", |notes| read_success(notes, schemas, response, operation));
        if status != "200" && status.bytes().all(|byte| byte.is_ascii_digit()) {
            operation.doc.push(format!("Success has the HTTP status {status}."));
        }
    }
    for (status, response) in responses.entries() {
        if success != Some(status.as_str()) && says_something(response) {
            let what = "an answer that is not the one of success";
            notes.add(NoteKind::NoPlace, what, &format!("{status} {}", schema::describe(response)));
        }
    }
}

fn read_success<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    response: &'a Value,
    operation: &mut Operation,
) {
    if response.as_array().is_some_and(Vec::is_empty) {
        return;
    }
    let Some(mut object) = Object::of(notes, "an answer", response) else { return };
    if let Some(headers) = object.get("headers").and_then(Value::as_object) {
        notes.within("headers", |notes| read_headers(notes, schemas, headers, operation));
    }
    if let Some(description) = object.prose(notes, "description") {
        operation.doc.push(description);
    }
    if let Some(schema) = object.get("schema") {
        operation.response = read_members(notes, schemas, schema, operation);
    }
    object.finish(notes, "an answer");
}

/// The members of an answer; the answer as a whole, if it is no object.
fn read_members<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    schema: &'a Value,
    operation: &mut Operation,
) -> Fields {
    let target = schemas.resolve(schema);
    let properties = target.get("properties").and_then(Value::as_object);
    if properties.is_some_and(|properties| !properties.is_empty()) {
        // Read as a whole, so that nothing that stands beside the members is passed over.
        let mut whole = schemas.field(notes, Side::Response, target, DEPTH_OF_FIELDS - 2);
        operation.doc.append(&mut whole.doc);
        if let Kind::Struct(members) = whole.kind {
            return members;
        }
        return Fields::new();
    }
    let whole = schemas.field(notes, Side::Response, schema, DEPTH_OF_FIELDS);
    let is_empty_object = matches!(&whole.kind, Kind::Map(values) if values.kind == Kind::Any);
    if is_empty_object || whole.kind == Kind::Any {
        // Nothing is said about the members.
        operation.doc.extend(whole.doc);
        return Fields::new();
    }
    Fields::from_iter([("Body".to_owned(), Field { location: Some("payload"), ..whole })])
}

fn read_headers<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    headers: &'a serde_json::Map<String, Value>,
    operation: &mut Operation,
) {
    for (name, header) in headers {
        let Some(mut object) = Object::of(notes, "a header", header) else { continue };
        let schema = object.get("schema").unwrap_or(header);
        if names::check_wire(name).is_err() {
            notes.add(
                NoteKind::LeftOut,
                "a header whose name cannot stand in a spec",
                &schema::describe(header),
            );
            continue;
        }
        let mut field = notes
            .within(name, |notes| schemas.field(notes, Side::Response, schema, DEPTH_OF_FIELDS));
        if object.get("schema").is_some() {
            field.doc.extend(
                object.prose(notes, "description").filter(|text| !field.doc.contains(text)),
            );
            object.boolean(notes, "required");
            object.finish(notes, "a header");
        }
        if !field.kind.is_scalar() {
            let what = format!("a header that is a {}: it is taken for a text", field.kind.word());
            notes.add(NoteKind::NoPlace, &what, name);
            (field.kind, field.wrapper) = (Kind::Text, None);
            (field.min_items, field.max_items, field.unique_items) = (None, None, false);
        }
        operation.response_headers.insert(name.clone(), field);
    }
}
