//! Reads the answers of an operation: the members and headers of the one that tells success.

use serde_json::Value;

use super::draft::{Field, Fields, Kind, Operation};
use super::notes::{NoteKind, Notes, says_something};
use super::read::Object;
use super::schema::{self, DEPTH_OF_FIELDS, Schemas, Side};
use super::settle::must_be_given;
use super::{operation, parameters, raw, text};
use crate::headers::prefix_of_many;
use crate::names;
use crate::vocabulary::Required;

/// Reads every answer.
pub(crate) fn read<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    object: &mut Object<'a>,
    operation: &mut Operation,
) {
    let produced = object.texts(notes, "produces");
    if operation::answers_stream(object) {
        operation.answer_format = Some(raw::STREAM.to_owned());
    } else if !produced.is_empty() && !produced.iter().any(|format| raw::is_usual(format)) {
        operation.answer_format = Some(text::comment(&produced.join(", ")));
    } else {
        // Whoever asks for JSON is not answered XML.
        let is_other = |format: &&&str| !raw::is_usual(format) && !format.contains("xml");
        for format in produced.iter().filter(is_other) {
            let what =
                "a format of answers that is not JSON, beside JSON: such answers are not read";
            notes.add(NoteKind::NoPlace, what, format);
        }
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
    }
    read_statuses(notes, &responses, operation);
    note_others(notes, schemas, &responses, success, operation);
}

/// Tells of the answers that are not the one of success, unless they say only what is known of each.
fn note_others<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    responses: &Object<'a>,
    success: Option<&str>,
    operation: &Operation,
) {
    for (status, response) in responses.entries() {
        let is_told = operation.response_status.iter().any(|(known, meaning)| {
            known.to_string() == *status && meaning.is_some() && says_only_what_it_is(response)
        });
        let is_other = success != Some(status.as_str()) && says_something(response) && !is_told;
        if is_other && !is_usual_refusal(schemas, status, response) {
            let what = "an answer that is not the one of success";
            notes.add(NoteKind::NoPlace, what, &format!("{status} {}", schema::describe(response)));
        }
    }
}

/// Whether an answer of a failure has the members that clients read from each, and no others.
fn is_usual_refusal<'a>(schemas: &mut Schemas<'a>, status: &str, response: &'a Value) -> bool {
    const MEMBERS: [&str; 5] = ["Code", "Message", "RequestId", "HostId", "Recommend"];
    let is_failure = status == "default" || status.starts_with(['4', '5']);
    let is_rest = |(key, value): (&String, &Value)| key != "schema" && says_something(value);
    let Some(schema) = response.get("schema").filter(|_| is_failure) else { return false };
    if response.as_object().is_none_or(|entries| entries.iter().any(is_rest)) {
        return false;
    }
    let target = schemas.resolve(schema);
    let members = target.get("properties").and_then(Value::as_object);
    let is_usual = |(name, member): (&String, &Value)| {
        MEMBERS.contains(&name.as_str()) && *member == serde_json::json!({"type": "string"})
    };
    let says_no_more = |schema: &Value| {
        let is_known = |key: &String| ["type", "properties", "$ref"].contains(&key.as_str());
        schema.as_object().is_some_and(|entries| entries.keys().all(is_known))
    };
    let is_usual = members
        .is_some_and(|members| !members.is_empty() && members.iter().all(is_usual))
        && says_no_more(schema)
        && says_no_more(target);
    if is_usual {
        schemas.use_resolved(schema);
    }
    is_usual
}

/// Reads with which statuses an operation succeeds, if 200 is not the only one.
fn read_statuses(notes: &mut Notes, responses: &Object<'_>, operation: &mut Operation) {
    let success = |(status, response): (&String, _)| {
        let status: u16 = status.parse().ok()?;
        (200..=299).contains(&status).then_some((status, response))
    };
    let found: Vec<(u16, &Value)> = responses.entries().iter().filter_map(success).collect();
    if matches!(found.as_slice(), [] | [(200, _)]) {
        return;
    }
    for (status, response) in found {
        let meaning = response.get("description").and_then(Value::as_str);
        let meaning = meaning.map(|text| notes.clean("description", text::prose(text)));
        let meaning = meaning.filter(|text| !crate::check::says_nothing(text));
        operation.response_status.push((status, meaning));
    }
    if operation.response_status.iter().any(|(_, meaning)| meaning.is_none()) {
        // A mapping says something about each.
        operation.response_status.iter_mut().for_each(|(_, meaning)| *meaning = None);
    }
    let is_said = |text: &String| {
        operation.response_status.iter().any(|(_, meaning)| meaning.as_ref() == Some(text))
    };
    operation.doc.retain(|text| !is_said(text));
}

/// Whether a description is all that an answer has.
fn says_only_what_it_is(response: &Value) -> bool {
    let is_rest = |(key, value): (&String, &Value)| key != "description" && says_something(value);
    response.as_object().is_some_and(|entries| !entries.iter().any(is_rest))
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
    let headers = object.get("headers");
    if let Some(headers) = headers.and_then(|headers| Object::of(notes, "`headers`", headers)) {
        notes.within("headers", |notes| {
            read_headers(notes, schemas, headers.entries(), operation);
        });
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
    schemas.use_resolved(schema);
    let properties = target.get("properties").and_then(Value::as_object);
    let has_members = properties.is_some_and(|properties| !properties.is_empty());
    let has_members = has_members || schema::is_joined(target);
    // A text is bytes, whether its schema has a name or not.
    let is_text = target.get("type").and_then(Value::as_str) == Some("string");
    // Read as a whole, so that nothing that stands beside the members is passed over.
    let described = if has_members || is_text {
        operation.doc.extend(schemas.beside_references(notes, schema));
        target
    } else {
        schema
    };
    let depth = if has_members { DEPTH_OF_FIELDS - 2 } else { DEPTH_OF_FIELDS };
    let whole = schemas.field(notes, Side::Response, described, depth);
    if matches!(whole.kind, Kind::Struct(_)) {
        return members_of(notes, whole, operation);
    }
    let is_empty_object = matches!(&whole.kind, Kind::Map(values) if values.kind == Kind::Any);
    if is_empty_object || whole.kind == Kind::Any {
        // Nothing is said about the members.
        note_values(notes, &whole, "an answer");
        operation.doc.extend(whole.doc);
        return Fields::new();
    }
    let whole = if whole.kind == Kind::Text {
        let what = "an answer that is a text is given as it is, as bytes";
        notes.add(NoteKind::Assumed, what, "");
        raw::as_bytes(&whole)
    } else {
        whole
    };
    Fields::from_iter([("Body".to_owned(), Field { location: Some("payload"), ..whole })])
}

/// The members of an answer that is a structure; what else is said of it has a place or is told.
fn members_of(notes: &mut Notes, mut whole: Field, operation: &mut Operation) -> Fields {
    operation.doc.append(&mut whole.doc);
    note_values(notes, &whole, "an answer");
    match whole.kind {
        Kind::Struct(members) => members,
        _ => Fields::new(),
    }
}

/// Tells of what is said of an answer or a body as a whole: what is said of its members has a place.
pub(super) fn note_values(notes: &mut Notes, whole: &Field, of: &str) {
    let mut note = |what: &str, value: &str| {
        notes.add(NoteKind::NoPlace, &format!("{what} of {of} as a whole"), value);
    };
    for example in &whole.examples {
        note("an example", &example.value.to_string());
    }
    for defect in &whole.defects {
        note("a defect", defect);
    }
    if let Some(default) = &whole.default {
        note("a default", &default.to_string());
    }
    if let Some(format) = &whole.format {
        note("the format", format);
    }
    if let Some(deprecated) = &whole.deprecated {
        note("the deprecation", deprecated);
    }
    // It must be given if one of its members must, and otherwise need not be.
    let is_implied = whole.kind.members().into_iter().flat_map(Fields::values).any(must_be_given);
    match whole.required {
        Some(Required::Yes) if !is_implied => note("`required: true`", ""),
        Some(Required::No) if is_implied => note("`required: false`", ""),
        Some(Required::Yes | Required::No | Required::Unstated) | None => {}
    }
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
        let left_out = if names::check_wire(name).is_err() {
            Some("a header whose name cannot stand in a spec")
        } else {
            parameters::unfit_of_answer(name)
        };
        if let Some(what) = left_out {
            let named = format!("`{}`: {}", name.escape_default(), schema::describe(header));
            notes.add(NoteKind::LeftOut, what, &named);
            continue;
        }
        let mut field = notes
            .within(name, |notes| schemas.field(notes, Side::Response, schema, DEPTH_OF_FIELDS));
        if object.get("schema").is_some() {
            field.doc.extend(
                object.prose(notes, "description").filter(|text| !field.doc.contains(text)),
            );
            parameters::require_beside_schema(notes, &mut object, &mut field);
            object.finish(notes, "a header");
        }
        if prefix_of_many(name).is_some() {
            notes.within(name, |notes| parameters::make_map(notes, "", &mut field));
        } else if !field.kind.is_scalar() {
            let kind = super::values::with_article(field.kind.word());
            let what = format!("a header that is {kind}: it is taken for a text");
            notes.add(NoteKind::NoPlace, &what, name);
            raw::make_text(&mut field);
        }
        operation.response_headers.insert(name.clone(), field);
    }
}
