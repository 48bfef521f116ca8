//! Reads the path of an operation, and brings what stands in it and in the host together with the
//! parameters.

use serde_json::Value;

use super::flatten_to_text;
use crate::import::draft::{Field, Kind, Operation};
use crate::import::notes::{NoteKind, Notes};
use crate::import::raw;
use crate::import::read::Object;
use crate::names;
use crate::vocabulary::Required;

/// Reads the path; parameters that stand in it as they are have one value each.
pub(crate) fn read_path(notes: &mut Notes, object: &mut Object<'_>, operation: &mut Operation) {
    let (pattern, path) = (object.text(notes, "pathPattern"), object.text(notes, "path"));
    let Some(path) = path.or(pattern) else { return };
    let path = path.trim().replace('[', "{").replace(']', "}");
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let path = with_braces(&path, object);
    let path = filled_by_one(notes, &path, object).unwrap_or_else(|| with_marks(&path));
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        if names::check_wire(name).is_err() || value.contains(['{', '}']) {
            notes.add(NoteKind::Unreadable, "a part of the path that cannot be sent", part);
            continue;
        }
        let constant = Some(value.to_owned());
        let field = Field { constant, location: Some("query"), ..Field::default() };
        operation.request.insert(name.to_owned(), field);
    }
    operation.path = Some(path);
}

/// A path like `/shelves/:id`, in which a name follows a colon, with braces, if a parameter that
/// stands in the path is called so.
fn with_braces(path: &str, object: &mut Object<'_>) -> String {
    let parameters = object.get("parameters").and_then(Value::as_array);
    let is_name = |name: &str| {
        let of = |parameter: &Value, key: &str| {
            parameter.get(key).and_then(Value::as_str).map(str::to_owned)
        };
        parameters.into_iter().flatten().any(|parameter| {
            of(parameter, "in").as_deref() == Some("path")
                && of(parameter, "name").as_deref() == Some(name)
        })
    };
    let part = |part: &str| match part.strip_prefix(':').filter(|name| is_name(name)) {
        Some(name) => format!("{{{name}}}"),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// A path in which a name that stands for several parts is marked with a plus, as in `/files/{+name}`,
/// wherever its sign is: `{name+}`, `{name*}`.
fn with_marks(path: &str) -> String {
    let is_sign = |c: char| matches!(c, '+' | '*');
    let mut marked = String::new();
    for part in path.split_inclusive('/') {
        let name =
            part.trim_end_matches('/').strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        match name.map(|name| (name, name.trim_matches(is_sign))) {
            Some((name, trimmed)) if name != trimmed && !trimmed.is_empty() => {
                marked.push_str(&part.replace(name, &format!("+{trimmed}")));
            }
            _ => marked.push_str(part),
        }
    }
    marked
}

/// The path of an operation that one parameter fills as a whole, where a path ends in `/*`: the only one
/// that stands in the path has an example that begins as the path does. Other names in the path are then
/// parts of its value.
fn filled_by_one(notes: &mut Notes, path: &str, object: &mut Object<'_>) -> Option<String> {
    let before = path.strip_suffix('*').filter(|before| before.ends_with('/'))?;
    let beginning = before.split('{').next().filter(|literal| literal.len() > 1)?;
    let parameters = object.get("parameters").and_then(Value::as_array)?;
    let is_in_path = |parameter: &&Value| {
        let place = parameter.get("in").and_then(Value::as_str);
        place.is_some_and(|place| place.eq_ignore_ascii_case("path"))
    };
    let mut in_path = parameters.iter().filter(is_in_path);
    let (only, None) = (in_path.next()?, in_path.next()) else { return None };
    let name = only.get("name").and_then(Value::as_str)?;
    let example = only.get("schema")?.get("example").and_then(Value::as_str)?;
    if names_in(path).iter().any(|known| known == name) || !example.starts_with(beginning) {
        return None;
    }
    notes.add(NoteKind::Assumed, "a parameter whose example is a whole path is the path", name);
    Some(format!("/{{+{name}}}"))
}

/// The value that a parameter has in the path, if it stands there.
pub(super) fn constant(operation: &Operation, name: &str) -> Option<String> {
    operation.request.get(name)?.constant.clone()
}

/// A parameter that stands in the path as well. There it has a value, or is a name alone, as in
/// `/?regions`: then it is always sent.
pub(super) fn join(notes: &mut Notes, constant: String, field: Field) -> Field {
    if !constant.is_empty() {
        let (doc, deprecated) = (raw::as_bytes(&field).doc, field.deprecated);
        let constant = Some(constant);
        return Field { constant, location: Some("query"), doc, deprecated, ..Field::default() };
    }
    let what = "a parameter whose name stands in the path is always sent, and may be empty";
    notes.add(NoteKind::Assumed, what, "");
    let is_text = field.kind == Kind::Text && field.choices.is_empty();
    let min_length = field.min_length.or(is_text.then_some(0));
    Field { required: Some(Required::Yes), min_length, ..field }
}

/// Brings the braces of the path and the parameters together.
pub(super) fn complete(notes: &mut Notes, operation: &mut Operation) {
    let in_path = names_in(operation.path.as_deref().unwrap_or_default());
    for name in &in_path {
        if !operation.request.contains_key(name) {
            notes.add(
                NoteKind::Assumed,
                "a name in the path without a parameter is a required text",
                name,
            );
            operation.request.insert(name.clone(), Field::default());
        }
    }
    for (name, field) in &mut operation.request {
        if in_path.contains(name) {
            field.location = Some("path");
            require(field, "path");
            field.encoding = None;
            flatten_to_text(notes, field);
        } else if field.location == Some("path") {
            notes.add(
                NoteKind::Assumed,
                "a parameter that is missing in the path goes into the query",
                name,
            );
            field.location = Some("query");
        }
    }
}

/// Requires what a part of the address cannot be made without, whatever the document says.
fn require(field: &mut Field, part: &str) {
    if field.required.replace(Required::Yes) == Some(Required::No) {
        let conflict = format!(
            "The metadata do not require the parameter, and the {part} cannot be made without it."
        );
        field.conflict.get_or_insert(conflict);
    }
}

/// The names between braces, without the mark of those that stand for several parts.
fn names_in(text: &str) -> Vec<String> {
    let plain = |name: &str| name.strip_prefix('+').unwrap_or(name).to_owned();
    let inside = |part: &str| part.split_once('}').map(|(name, _)| plain(name));
    text.split('{').skip(1).filter_map(inside).collect()
}

/// A parameter in the host stands before the rest of it.
pub(super) fn complete_host(operation: &mut Operation) {
    let is_in_host = |field: &&mut Field| field.location == Some("host");
    let mut host = String::new();
    for (name, field) in &mut operation.request {
        if is_in_host(&field) {
            require(field, "host");
            host.extend(["{", name, "}."]);
        }
    }
    if !host.is_empty() {
        operation.host = Some(format!("{host}{{endpoint}}"));
    }
}
