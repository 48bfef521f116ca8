//! Reads the parameters of an operation: where each one goes, and how it is written there.

mod body;
mod encoding;
mod headers;
mod path;

use std::collections::HashMap;

use serde_json::Value;

use super::draft::{Field, Fields, Kind, Operation};
use super::notes::{NoteKind, Notes};
use super::read::Object;
use super::schema::{DEPTH_OF_FIELDS, Schemas, Side};
use super::{raw, values};
use crate::names;
use crate::vocabulary::Required;

use encoding::write_field;
pub(crate) use encoding::{ITEMS_ARE_TEXTS, MEMBERS_ARE_TEXTS, flatten_to_text};
pub(crate) use headers::{make_map, unfit_of_answer, unfit_parameter};
pub(crate) use path::read_path;

/// Reads the path, the body and the parameters of an operation.
pub(crate) fn read<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    object: &mut Object<'a>,
    operation: &mut Operation,
) {
    read_path(notes, object, operation);
    let consumed = object.texts(notes, "consumes");
    let mut is_xml = false;
    let mut bodies = Fields::new();
    let mut first: HashMap<&str, &Value> = HashMap::new();
    for parameter in object.items(notes, "parameters") {
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
        if first.get(name) == Some(&parameter) {
            let what = "a parameter that is there twice is written once";
            notes.add(NoteKind::Changed, what, name);
            continue;
        }
        first.entry(name).or_insert(parameter);
        read_parameter(notes, schemas, parameter, operation, &mut bodies);
        let of = |key: &str| parameter.get(key).and_then(Value::as_str);
        is_xml |= of("in") == Some("body") && of("style") == Some("xml");
    }
    let is_member = |field: &Field| field.location == Some(MEMBER);
    let is_whole = !bodies.values().any(is_member);
    bodies.values_mut().for_each(|field| field.location = Some("body"));
    let media = if is_xml { Some(raw::XML) } else { raw::media(&consumed) };
    body::note_formats(notes, &consumed, media, operation, &bodies);
    finish(notes, operation, bodies, media, is_whole);
}

/// The place of a body that is known to be one member of a JSON object, however many there are.
pub(crate) const MEMBER: &str = "bodyMember";

/// Puts parameters together that were read without schemas.
pub(crate) fn complete(notes: &mut Notes, operation: &mut Operation) {
    let is_body = |field: &Field| field.location == Some("body");
    let (bodies, request) =
        std::mem::take(&mut operation.request).into_iter().partition(|(_, field)| is_body(field));
    operation.request = request;
    for (name, field) in &mut operation.request {
        notes.within(name, |notes| write_field(notes, name, "", field));
    }
    finish(notes, operation, bodies, None, false);
}

/// Decides what the body is, and fills the path and the host. A body in another format than JSON is
/// of the type `media`; a single one may be the whole body.
fn finish(
    notes: &mut Notes,
    operation: &mut Operation,
    bodies: Fields,
    media: Option<&str>,
    is_whole: bool,
) {
    body::place(notes, operation, bodies, media, is_whole);
    path::complete(notes, operation);
    path::complete_host(operation);
}

fn read_parameter<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    parameter: &'a Value,
    operation: &mut Operation,
    bodies: &mut Fields,
) {
    let Some(mut object) = Object::of(notes, "a parameter", parameter) else { return };
    let name = object.text(notes, "name").unwrap_or_default().to_owned();
    let written = object.text(notes, "in").unwrap_or("query");
    let left_out = |notes: &mut Notes, what: &str| {
        notes.add(NoteKind::LeftOut, what, &super::schema::describe(parameter));
    };
    if names::check_wire(&name).is_err() {
        return left_out(notes, "a parameter whose name cannot stand in a spec");
    }
    let location = match written.to_ascii_lowercase().as_str() {
        "query" => "query",
        "formdata" | "form" => "form",
        "path" => "path",
        "header" => "header",
        "host" | "domain" => "host",
        "body" => "body",
        _ if written == MEMBER => MEMBER,
        _ => return left_out(notes, "a parameter in a place that requests do not have"),
    };
    if let ("header", Some(what)) = (location, unfit_parameter(&name)) {
        return left_out(notes, what);
    }
    let in_path = path::constant(operation, &name).filter(|_| location == "query");
    if in_path.is_none() && operation.request.contains_key(&name) || bodies.contains_key(&name) {
        return left_out(notes, "a parameter whose name stands twice");
    }
    let field = notes.within(&name, |notes| {
        let mut field = if let Some(schema) = object.get("schema") {
            schemas.field(notes, Side::Request, schema, DEPTH_OF_FIELDS)
        } else {
            let what = "a parameter without a schema is taken for a text";
            notes.add(NoteKind::Assumed, what, "");
            Field::default()
        };
        field.location = Some(location);
        read_beside_schema(notes, &mut object, &mut field);
        values::mark_sensitive(&name, &mut field);
        let style = object.text(notes, "style").unwrap_or_default();
        write_field(notes, &name, style, &mut field);
        object.finish(notes, "a parameter");
        field
    });
    let field = match in_path {
        Some(constant) => notes.within(&name, |notes| path::join(notes, constant, field)),
        None => field,
    };
    let is_body = matches!(location, "body" | MEMBER);
    let fields = if is_body { bodies } else { &mut operation.request };
    fields.insert(name, field);
}

/// What stands beside the schema of a parameter.
fn read_beside_schema(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let description = object.prose(notes, "description");
    field.doc.extend(description.filter(|text| !field.doc.contains(text)));
    require_beside_schema(notes, object, field);
    if object.boolean(notes, "deprecated") == Some(true) && field.deprecated.is_none() {
        field.deprecated = Some("The metadata mark it as deprecated.".to_owned());
    }
    if object.boolean(notes, "allowEmptyValue") == Some(true) {
        allow_empty(notes, field);
    }
}

/// Whether a parameter or a header must be given, as it stands beside the schema.
pub(crate) fn require_beside_schema(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    match object.boolean(notes, "required") {
        Some(true) => field.required = Some(Required::Yes),
        Some(false) if field.required.is_none() => field.required = Some(Required::No),
        Some(false) | None => {}
    }
}

/// Makes the empty text a value: of a required parameter it would be none.
fn allow_empty(notes: &mut Notes, field: &mut Field) {
    let is_in_address = matches!(field.location, Some("path" | "host"));
    let is_text = field.kind == Kind::Text && field.choices.is_empty() && !is_in_address;
    match field.min_length {
        None if is_text => field.min_length = Some(0),
        Some(0) if is_text => {}
        None | Some(_) => {
            let what = "`allowEmptyValue` of a parameter that has no empty value";
            notes.add(NoteKind::NoPlace, what, "");
        }
    }
}
