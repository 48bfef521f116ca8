//! Bodies that are not JSON: the code hands them over as bytes, and `doc` tells what is in them.

use indexmap::IndexSet;

use super::draft::{Choice, Field, Fields, Kind, Operation, Scalar};
use super::notes::{NoteKind, Notes};
use super::text;
use crate::vocabulary::Required;

/// The type of a body that is XML.
pub(crate) const XML: &str = "application/xml";

/// The type of an answer that is a stream of events.
pub(crate) const STREAM: &str = "text/event-stream";

/// The type of a body of which nothing is known: it is sent with bytes unless another one is named.
const BYTES: &str = "application/octet-stream";

/// Whether a format is one that is sent without a word: JSON and a form.
pub(crate) fn is_usual(format: &str) -> bool {
    let format = format.to_ascii_lowercase();
    let is_json = format.contains("json") && !is_lines(&format);
    is_json || format.contains("form-urlencoded") || format.contains('*')
}

/// Objects that follow one another are no JSON document.
fn is_lines(format: &str) -> bool {
    ["ndjson", "jsonl", "json-seq", "stream"].iter().any(|word| format.contains(word))
}

/// The type of a body, if all that are named are of other formats than the usual ones: XML if it is
/// one of them, and otherwise the first.
pub(crate) fn media<'a>(consumed: &[&'a str]) -> Option<&'a str> {
    if consumed.iter().any(|format| is_usual(format) || format.trim().is_empty()) {
        return None;
    }
    let xml = consumed.iter().find(|format| format.contains("xml"));
    xml.or(consumed.first()).copied()
}

/// Makes the bodies of a request one body of bytes, which the caller writes in its format.
pub(crate) fn take_bodies(
    notes: &mut Notes,
    operation: &mut Operation,
    bodies: Fields,
    media: &str,
) {
    let is_alone = bodies.len() == 1;
    let is = |kind: &Kind| is_alone && bodies.values().all(|field| field.kind == *kind);
    let (is_bytes, is_text) = (is(&Kind::Binary), is(&Kind::Text));
    add_content_type(operation, media);
    if is_bytes {
        // Whatever it is, it is not taken apart.
        let payload = bodies.into_iter().map(|(name, field)| {
            (name, Field { location: Some("payload"), encoding: None, ..field })
        });
        return operation.request.extend(payload);
    }
    if is_text {
        return bodies.into_iter().for_each(|(name, field)| insert_text(operation, name, &field));
    }
    let what = format!("a body of {}: it is given as bytes, and told in `doc`", said_format(media));
    notes.add(NoteKind::NoPlace, &what, "");
    let required = bodies
        .values()
        .filter_map(|field| field.required)
        .max_by_key(|required| *required == Required::Yes);
    let body =
        Field { kind: Kind::Binary, location: Some("payload"), required, ..Field::default() };
    let taken = operation.request.contains_key("body");
    operation.request.insert(if taken { "xml-body" } else { "body" }.to_owned(), body);
    operation.raw_body = bodies;
    operation.raw_format =
        if media == XML { "XML".to_owned() } else { format!("of the type {media}") };
}

/// Makes a text that is the whole body of a request, where others are JSON, one of bytes.
pub(crate) fn take_text(operation: &mut Operation, name: String, field: &Field) {
    add_content_type(operation, "application/json");
    insert_text(operation, name, field);
}

/// A text is sent as it is. What is said about it stands in its description.
fn insert_text(operation: &mut Operation, name: String, field: &Field) {
    let bytes = as_bytes(field);
    operation.request.insert(name, Field { location: Some("payload"), ..bytes });
}

/// A text that is handed over as bytes, with what is said about it in its description.
pub(crate) fn as_bytes(field: &Field) -> Field {
    let mut doc = field.doc.clone();
    doc.extend(facts(field, &field.choices));
    Field {
        kind: Kind::Binary,
        doc,
        required: field.required,
        deprecated: field.deprecated.clone(),
        is_sensitive: field.is_sensitive,
        ..Field::default()
    }
}

/// The header that tells the format, unless it is a parameter, or the one that is sent anyway.
fn add_content_type(operation: &mut Operation, media: &str) {
    let is_there = operation.request.keys().any(|name| name.eq_ignore_ascii_case(CONTENT_TYPE));
    let is_type = media.contains('/') && media.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if media != BYTES && is_type && !is_there {
        let constant = Some(media.to_owned());
        let field = Field { constant, location: Some("header"), ..Field::default() };
        operation.request.insert(CONTENT_TYPE.to_owned(), field);
    }
}

fn said_format(media: &str) -> &str {
    if media == XML { "XML" } else { media }
}

/// Tells what is in a body that is not JSON; all types are known.
pub(crate) fn describe_body(operation: &mut Operation, types: &Fields) {
    if operation.raw_body.is_empty() {
        return;
    }
    let text =
        described(&format!("The body is {}", operation.raw_format), &operation.raw_body, types);
    let body = operation.request.values_mut().find(|field| field.location == Some("payload"));
    if let Some(body) = body {
        body.doc.push(text);
    }
}

const CONTENT_TYPE: &str = "Content-Type";

/// Makes an answer that is not JSON one of bytes.
pub(crate) fn take_answer(notes: &mut Notes, operation: &mut Operation, types: &Fields) {
    let Some(format) = &operation.answer_format else { return };
    let is_bytes =
        |field: &&mut Field| field.location == Some("payload") && field.kind == Kind::Binary;
    if let Some(body) = operation.response.values_mut().find(is_bytes) {
        let is_said = format != BYTES;
        body.doc.extend(is_said.then(|| format!("The answer is of the type {format}.")));
        return;
    }
    let (kind, what) = if operation.response.is_empty() {
        (NoteKind::Assumed, "answers that are not JSON: they are given as bytes")
    } else if is_stream(format) {
        (
            NoteKind::Assumed,
            "each event of a streaming answer holds what the answer is said to hold",
        )
    } else {
        let what = "answers that are not JSON: they are given as bytes, and told in `doc`";
        (NoteKind::NoPlace, what)
    };
    notes.add(kind, what, format);
    let mut doc = format!("The answer is of the type {format}.");
    if is_stream(format) {
        let answer = std::mem::take(&mut operation.response);
        operation.events.extend(event(answer).map(|event| (EVENT.to_owned(), event)));
    } else {
        doc = described(doc.trim_end_matches('.'), &operation.response, types);
    }
    let body =
        Field { kind: Kind::Binary, location: Some("payload"), doc: vec![doc], ..Field::default() };
    operation.response = Fields::from_iter([("Body".to_owned(), body)]);
    operation.has_response = true;
    operation.pagination.clear();
}

/// The event of a stream that gives its events no names.
const EVENT: &str = "message";

fn is_stream(format: &str) -> bool {
    format.contains("event-stream")
}

/// What an event holds, if an answer is said to hold this.
fn event(mut answer: Fields) -> Option<Field> {
    match answer.first_mut() {
        Some((_, whole)) if whole.location == Some("payload") => {
            Some(Field { location: None, ..std::mem::take(whole) })
        }
        Some(_) => Some(Field { kind: Kind::Struct(answer), ..Field::default() }),
        None => None,
    }
}

/// What a body holds, in words.
fn described(beginning: &str, fields: &Fields, types: &Fields) -> String {
    let mut outline = Outline::new(types);
    fields.iter().for_each(|(name, field)| outline.field(name, field));
    let lines = outline.finish();
    let colon = if lines.is_empty() { "." } else { ", with these elements:\n" };
    format!("{beginning}{colon}{}", lines.join("\n"))
}

/// Takes a value for a text. What it holds, and how much of it, stands in its description.
pub(crate) fn make_text(field: &mut Field) {
    field.doc.extend(inside(field));
    let counts = Field {
        min_items: field.min_items.take(),
        max_items: field.max_items.take(),
        unique_items: std::mem::take(&mut field.unique_items),
        ..Field::default()
    };
    field.doc.extend(facts(&counts, &[]));
    (field.kind, field.wrapper) = (Kind::Text, None);
}

/// What stands in a value, in words; nothing, if nothing is known of it.
fn inside(field: &Field) -> Option<String> {
    let types = Fields::new();
    let mut outline = Outline::new(&types);
    if let Some(element) = field.kind.element().filter(|element| element.kind != Kind::Any) {
        outline.field("each", element);
    }
    field
        .kind
        .members()
        .into_iter()
        .flatten()
        .for_each(|(name, member)| outline.field(name, member));
    let lines = outline.finish();
    (!lines.is_empty()).then(|| format!("It holds:\n{}", lines.join("\n")))
}

/// What is said of a field that is left out, in words.
pub(crate) fn summary(name: &str, field: &Field, types: &Fields) -> String {
    let mut outline = Outline::new(types);
    outline.field(name, field);
    let lines = outline.finish().join(" ");
    lines.trim_start_matches("- ").replacen(&format!("`{name}`"), name, 1)
}

struct Outline<'a> {
    types: &'a Fields,
    /// The types around the one that is described.
    opened: Vec<&'a str>,
    lines: Vec<String>,
    /// How many elements are not listed, because there are too many.
    missing: usize,
}

impl<'a> Outline<'a> {
    fn new(types: &'a Fields) -> Self {
        Self { types, opened: Vec::new(), lines: Vec::new(), missing: 0 }
    }

    /// The lines, the last of which tells how many are missing.
    fn finish(mut self) -> Vec<String> {
        if self.missing > 0 {
            self.lines.push(format!("- … ({} more, and what is in them)", self.missing));
        }
        self.lines
    }

    fn field(&mut self, name: &str, field: &'a Field) {
        self.described_field(name, field, 0);
    }

    fn described_field(&mut self, name: &str, field: &'a Field, depth: usize) {
        const MOST_LINES: usize = 400;
        const DEEPEST: usize = 12;
        if self.lines.len() >= MOST_LINES || depth > DEEPEST {
            self.missing += 1;
            return;
        }
        let of = field.wrapper.as_ref().map(|name| format!(" of `{name}`")).unwrap_or_default();
        let kind = format!("{}{of}", field.kind.word());
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
        said.extend(field.deprecated.clone());
        let named = field.kind.name().and_then(|name| self.types.get(name));
        let choices = named.map_or(&field.choices, |named| &named.choices);
        said.extend(facts(field, choices));
        text::excerpt(&said.join(" "))
    }

    fn members(&mut self, field: &'a Field, depth: usize) {
        for (name, member) in field.kind.members().into_iter().flatten() {
            self.described_field(name, member, depth + 1);
        }
    }
}

/// What is said about the values of a field, in sentences.
fn facts(field: &Field, choices: &[Choice]) -> Vec<String> {
    let values: Vec<String> = choices
        .iter()
        .map(|Choice { wire, meaning, .. }| match meaning {
            Some(meaning) => format!("`{wire}` ({meaning})"),
            None => format!("`{wire}`"),
        })
        .collect();
    let mut said = Vec::new();
    for values in [values, values_with_meanings(field)] {
        if !values.is_empty() {
            said.push(format!("Values: {}.", values.join(", ")));
        }
    }
    let size = |size: Option<u32>| size.map(|size| format!("`{size}`"));
    let shown = |scalar: &Option<Scalar>| scalar.as_ref().map(Scalar::in_prose);
    let code = |text: &Option<String>| text.as_ref().map(|text| format!("`{text}`"));
    let rules = [
        ("Default", shown(&field.default)),
        ("Minimum", shown(&field.minimum)),
        ("Maximum", shown(&field.maximum)),
        ("More than", shown(&field.exclusive_minimum)),
        ("Less than", shown(&field.exclusive_maximum)),
        ("Multiple of", shown(&field.multiple_of)),
        ("Minimum length", size(field.min_length)),
        ("Maximum length", size(field.max_length)),
        ("Least items", size(field.min_items)),
        ("Most items", size(field.max_items)),
        ("Pattern", code(&field.pattern)),
        ("Format", code(&field.format)),
    ];
    let rule = |(name, value): (&str, Option<String>)| Some(format!("{name}: {}.", value?));
    said.extend(rules.into_iter().filter_map(rule));
    said.extend(field.unique_items.then(|| "No item stands twice.".to_owned()));
    said.extend(field.examples.iter().map(|example| format!("Example: `{}`.", example.value)));
    said.extend(field.defects.iter().cloned());
    said
}

/// The values of a number or a boolean, with what they mean as far as that is told.
fn values_with_meanings(field: &Field) -> Vec<String> {
    let meaning = |value: &str| {
        let (_, meaning) = field.meanings.iter().find(|(known, _)| known == value)?;
        meaning.as_deref()
    };
    let allowed = field.allowed.iter().map(i128::to_string);
    let others = field.meanings.iter().map(|(value, _)| value.clone());
    let values: IndexSet<String> = allowed.chain(others).collect();
    let shown = |value: String| match meaning(&value) {
        Some(meaning) => format!("`{value}` ({meaning})"),
        None => format!("`{value}`"),
    };
    values.into_iter().map(shown).collect()
}
