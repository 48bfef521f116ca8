//! Reads one operation of a document.

use serde_json::Value;

use super::draft::Operation;
use super::notes::{NoteKind, Notes, says_something};
use super::read::Object;
use super::schema::{Schemas, both};
use super::{errors, facts, parameters, recognize, responses, samples, text};

/// What a document says about an operation in other places than its own.
#[derive(Default)]
pub(crate) struct Elsewhere<'a> {
    pub(crate) group: Option<String>,
    pub(crate) ram_actions: Vec<&'a Value>,
    pub(crate) flow_control: Vec<&'a Value>,
    pub(crate) changes: Vec<&'a Value>,
}

/// Reads an operation; nothing if it is not even an object, or is not called as others are.
pub(crate) fn read<'a>(
    notes: &mut Notes,
    schemas: &mut Schemas<'a>,
    action: &str,
    value: &'a Value,
    elsewhere: &Elsewhere<'a>,
) -> Option<Operation> {
    let mut object = Object::of_operation(notes, action, value)?;
    let mut operation = Operation {
        action: action.to_owned(),
        group: elsewhere.group.clone(),
        ..Operation::default()
    };
    read_texts(notes, &mut object, &mut operation);
    if let Err(problem) = read_http(notes, &mut object, ["methods", "schemes"], &mut operation) {
        notes.refuse(action, &problem, "");
        return None;
    }
    if object.boolean(notes, "deprecated") == Some(true) {
        operation.deprecated = Some("The metadata mark it as deprecated.".to_owned());
    }
    recognize::read_static_info(notes, &mut object, &mut operation);
    notes.within("request", |notes| parameters::read(notes, schemas, &mut object, &mut operation));
    responses::read(notes, schemas, &mut object, &mut operation);
    errors::read(notes, object.get("errorCodes"), &mut operation);
    samples::read(notes, object.get("responseDemo"), &mut operation);
    recognize::read(notes, &mut object, &mut operation);
    let together = |own: &[Value], elsewhere: &[&Value]| -> Vec<Value> {
        own.iter().chain(elsewhere.iter().copied()).cloned().collect()
    };
    let actions = together(object.items(notes, "ramActions"), &elsewhere.ram_actions);
    facts::read_authorization(notes, &actions, &mut operation);
    let limits = facts::flow_controls(notes, &mut object);
    facts::read_flow_control(notes, &together(limits, &elsewhere.flow_control), &mut operation);
    let changes = together(object.items(notes, "changeSet"), &elsewhere.changes);
    facts::read_history(notes, &changes, &mut operation);
    read_security(notes, &mut object, &mut operation);
    read_page(notes, &mut object, &mut operation);
    object.finish(notes, "");
    Some(operation)
}

/// The summary, and everything else that is said about an operation as a whole.
fn read_texts(notes: &mut Notes, object: &mut Object<'_>, operation: &mut Operation) {
    let title = object.prose(notes, "title");
    let summary = object.prose(notes, "summary");
    let description = object.prose(notes, "description");
    let mut more: Vec<String> = description.into_iter().collect();
    for key in ["requestParamsDescription", "responseParamsDescription", "extraInfo"] {
        more.extend(object.prose(notes, key));
    }
    let mut texts = both(title, summary);
    operation.summary = texts.pop().unwrap_or_else(|| {
        notes.add(NoteKind::Assumed, "an operation without a summary is called by its name", "");
        format!("The operation {}.", operation.action)
    });
    texts.extend(more);
    operation.doc = texts;
}

/// Reads the methods and protocols, which stand under these keys.
///
/// # Errors
///
/// If there are some, and none of them is known.
pub(crate) fn read_http(
    notes: &mut Notes,
    object: &mut Object<'_>,
    [methods, protocols]: [&'static str; 2],
    operation: &mut Operation,
) -> Result<(), String> {
    const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    let methods = words(notes, object, methods, &METHODS);
    let protocols = words(notes, object, protocols, &["HTTP", "HTTPS"]);
    (operation.methods, operation.protocols) = (methods?, protocols?);
    Ok(())
}

/// The word among the protocols for an answer that is a stream of events.
const STREAM: &str = "SSE";

/// Whether the protocols of an operation say that it answers a stream of events.
pub(crate) fn answers_stream(object: &Object<'_>) -> bool {
    let is_stream =
        |word: &Value| word.as_str().is_some_and(|word| word.eq_ignore_ascii_case(STREAM));
    let protocols = object.entries().get("schemes").and_then(Value::as_array);
    protocols.is_some_and(|protocols| protocols.iter().any(is_stream))
}

/// The known words of a list, in one order.
///
/// # Errors
///
/// If it has other words alone.
fn words(
    notes: &mut Notes,
    object: &mut Object<'_>,
    key: &'static str,
    known: &[&str],
) -> Result<Vec<String>, String> {
    let written = match object.get(key) {
        Some(Value::String(text)) => vec![text.as_str()],
        _ => object.texts(notes, key),
    };
    let words = written.into_iter().flat_map(|text| text.split(['|', ',']));
    let given: Vec<String> = words.map(|word| word.trim().to_ascii_uppercase()).collect();
    let mut given: Vec<String> = given.into_iter().filter(|word| !word.is_empty()).collect();
    if given.iter().any(|word| word == STREAM) && known.contains(&"HTTPS") {
        // It says what the answer is: a stream that comes by HTTP.
        given.retain(|word| word != STREAM);
        if given.is_empty() {
            given.push("HTTPS".to_owned());
        }
    }
    let is_given = |word: &&&str| given.iter().any(|given| given == *word);
    let found: Vec<String> = known.iter().filter(is_given).map(|word| (*word).to_owned()).collect();
    let others: Vec<&str> =
        given.iter().map(String::as_str).filter(|word| !known.contains(word)).collect();
    if found.is_empty() && !others.is_empty() {
        return Err(format!("its `{key}` have none that is known: {}", others.join(", ")));
    }
    for word in others {
        notes.add(NoteKind::NoPlace, &format!("one of `{key}`"), word);
    }
    Ok(found)
}

/// Requests are signed with an access key: another way is worth a note.
fn read_security(notes: &mut Notes, object: &mut Object<'_>, operation: &mut Operation) {
    let ways = object.items(notes, "security");
    let is = |way: &Value, name: &str| {
        way.as_object().is_some_and(|way| !way.is_empty() && way.keys().all(|key| key == name))
    };
    if !ways.is_empty() && ways.iter().all(|way| is(way, "Anonymous")) {
        if operation.authorization.is_empty() {
            operation.is_anonymous = true;
            return;
        }
        let what = "said to need no credentials, and a permission is stated";
        return notes.add(NoteKind::NoPlace, what, "");
    }
    let is_nothing = |way: &Value| way.as_object().is_some_and(serde_json::Map::is_empty);
    for way in ways.iter().filter(|way| !is(way, "AK") && !is_nothing(way)) {
        let what = "a way to sign that is not an access key";
        notes.add(NoteKind::NoPlace, what, &text::comment(&way.to_string()));
    }
}

/// Where more is said about an operation.
fn read_page(notes: &mut Notes, object: &mut Object<'_>, operation: &mut Operation) {
    let page = object.get("externalDocs").filter(|page| says_something(page));
    let Some(mut page) = page.and_then(|page| Object::of(notes, "`externalDocs`", page)) else {
        return;
    };
    let told = [page.prose(notes, "description"), page.prose(notes, "url")];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if !told.is_empty() {
        operation.doc.push(format!("More about it: {}", told.join(": ")));
    }
    page.finish(notes, "`externalDocs`");
}
