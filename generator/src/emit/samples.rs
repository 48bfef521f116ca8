//! The samples of a page, as examples in the documentation of the response: each is decoded.

use super::ProductPath;
use super::fields::is_json_text;
use super::literal;
use super::markdown::{Doc, code, inline};
use crate::format;
use crate::model::{Field, Operation, Role, Sample, Type};
use crate::spec::Literal;
use crate::vocabulary::{Location, SampleKind, SampleOf};

/// The documentation of a response.
pub(super) fn response_doc(operation: &Operation, path: ProductPath<'_>) -> Doc {
    let mut doc = Doc::new(format!("What {} answers.", code(&operation.action)));
    if operation.members_stated {
        doc.paragraph(
            "Every field may be absent: a service may leave out what its page documents.",
        );
    } else {
        doc.paragraph("The page does not describe the answer.");
    }
    doc_events(&mut doc, operation);
    let samples = operation.samples.iter().flatten();
    // The operations answer JSON, of which the XML would be a repetition.
    let is_shown = |sample: &&Sample| {
        sample.of == SampleOf::Response
            && sample.kind != SampleKind::Xml
            && tested(operation, sample).is_none()
    };
    doc_verbatim(&mut doc, samples.clone().filter(is_shown));
    let samples = samples.filter_map(|sample| Some((sample, tested(operation, sample)?)));
    for (index, (sample, answer)) in samples.enumerate() {
        if index == 0 {
            doc.section("Examples");
            doc.paragraph("The sample of the page:");
        }
        if let Some(text) = &sample.doc {
            doc.text(text);
        }
        if let Some(head) = sample.body.strip_suffix(answer).filter(|head| !head.is_empty()) {
            doc.verbatim(head);
        }
        doc.example(&example(operation, path, answer));
    }
    doc
}

/// The events of a streaming answer. Those that have a type are decoded by whoever reads them.
fn doc_events(doc: &mut Doc, operation: &Operation) {
    if operation.events.is_empty() {
        return;
    }
    doc.section("Events");
    doc.paragraph("The answer is a stream of events. The client does not take it apart.");
    for event in &operation.events {
        let holds = match event.kind.inner() {
            Type::Enum(kind) => code(kind.name.as_str()),
            Type::Struct(kind) => code(kind.name.as_str()),
            Type::String => "a text".to_owned(),
            Type::Bool => "a boolean".to_owned(),
            Type::Int32 | Type::Int64 | Type::Uint64 | Type::Float | Type::Double => {
                "a number".to_owned()
            }
            Type::Binary | Type::Any | Type::List(_) | Type::Map(_) => "any JSON value".to_owned(),
        };
        let several = if event.kind.element().is_some() { "several of " } else { "" };
        let text = event.doc.as_deref().map(|text| format!(": {}", inline(text)));
        let text = text.unwrap_or_default();
        doc.item(&format!("{}, which holds {several}{holds}{text}", code(&event.wire)));
    }
}

/// The JSON of a sample that can be decoded.
fn tested<'a>(operation: &Operation, sample: &'a Sample) -> Option<&'a str> {
    sample.answer.as_deref().filter(|_| operation.members_stated)
}

/// Shows the samples of requests, as the page has them.
pub(super) fn doc_requests(doc: &mut Doc, operation: &Operation) {
    let samples = operation.samples.iter().flatten();
    doc_verbatim(doc, samples.filter(|sample| sample.of == SampleOf::Request));
}

/// Shows the samples of answers that refuse a request, as the page has them.
pub(super) fn doc_refusals(doc: &mut Doc, operation: &Operation) {
    let samples = operation.samples.iter().flatten();
    doc_verbatim(doc, samples.filter(|sample| sample.of == SampleOf::Error));
}

fn doc_verbatim<'a>(doc: &mut Doc, samples: impl Iterator<Item = &'a Sample>) {
    for sample in samples {
        doc.paragraph(match &sample.defect {
            Some(defect) => format!("A sample of the page, with a defect ({}):", inline(defect)),
            None => "A sample of the page:".to_owned(),
        });
        if let Some(text) = &sample.doc {
            doc.text(text);
        }
        doc.verbatim(&sample.body);
    }
}

/// Decodes a sample, and looks at its members.
fn example(operation: &Operation, path: ProductPath<'_>, answer: &str) -> Vec<String> {
    let name = &operation.response_type;
    let quotes = answer.split(|c| c != '#').map(str::len).max().unwrap_or_default();
    let hashes = "#".repeat(quotes + 1);
    let is_whole = operation.members.iter().any(|member| member.location == Location::Payload);
    let decode = if is_whole { "body" } else { "object" };
    let mut code =
        vec![format!("use {path}::{name};"), format!("use {}::runtime::decode;", path.crate_name)];
    code.sort_unstable();
    code.push(String::new());
    // A body has several lines: each is a line of the comment.
    let sample = format!("let sample = r{hashes}\"{}\"{hashes};", answer.trim_end());
    code.extend(sample.split('\n').map(str::to_owned));
    code.extend(format::example(&format!(
        "let response: {name} = decode::{decode}(sample.as_bytes())?;"
    )));
    let sample: serde_json::Value = serde_json::from_str(answer).unwrap_or_default();
    let value_of = |member: &Field| match member.location {
        Location::Payload => Some(&sample),
        _ => sample.get(&member.wire),
    };
    code.extend(operation.members.iter().map(|member| assertion(member, value_of(member))));
    code.push("# Ok::<(), decode::DecodeError>(())".to_owned());
    code
}

/// Compares a member of the response with that of the sample.
fn assertion(member: &Field, value: Option<&serde_json::Value>) -> String {
    use serde_json::Value;

    let field = member.name.to_rust();
    let value = value.filter(|value| !value.is_null());
    let text = value.and_then(|value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(boolean) => Some(boolean.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    });
    let is_text = is_json_text(member, Role::Response);
    match &member.kind {
        Type::List(_) | Type::Map(_) if !is_text => {
            let wrapped = member.wrapper.as_ref().and_then(|wrapper| value?.get(wrapper));
            let count = match wrapped.or(value) {
                Some(Value::String(text)) => items_in(text, member.separator),
                Some(Value::Array(items)) if keeps_null(&member.kind) => items.len(),
                Some(Value::Array(items)) => items.iter().filter(|item| !item.is_null()).count(),
                // A map forgets what is null, too.
                Some(Value::Object(entries)) if member.wrapper.is_none() => {
                    entries.values().filter(|entry| !entry.is_null()).count()
                }
                Some(_) | None => 0,
            };
            format!("assert_eq!(response.{field}.len(), {count});")
        }
        _ if value.is_none() => format!("assert_eq!(response.{field}, None);"),
        _ if is_text => {
            format!("assert!(response.{field}.is_some_and(|text| text.value().is_ok()));")
        }
        kind => match scalar(kind, text) {
            Some(Literal::Text(text)) => {
                let text = literal::source(&Literal::Text(text));
                format!("assert_eq!(response.{field}.as_deref(), Some({text}));")
            }
            Some(other) => {
                let value = literal::source(&other);
                format!("assert_eq!(response.{field}, Some({value}));")
            }
            None => format!("assert!(response.{field}.is_some());"),
        },
    }
}

/// Whether a list has an item for a null: where items may be any value, it is one.
fn keeps_null(kind: &Type) -> bool {
    kind.items().is_some_and(|item| matches!(item.kind, Type::Any) && !item.json_text)
}

/// How many items stand in a text with separators.
fn items_in(text: &str, separator: Option<char>) -> usize {
    let is_empty = text.trim().is_empty();
    separator.filter(|_| !is_empty).map_or(0, |separator| text.split(separator).count())
}

/// The value that a text or number of the sample becomes, where that can be compared.
fn scalar(kind: &Type, text: Option<String>) -> Option<Literal> {
    let text = text?;
    match kind {
        Type::String => Some(Literal::Text(text)),
        Type::Int32 | Type::Int64 | Type::Uint64 => text.parse().ok().map(Literal::Integer),
        Type::Bool => text.parse().ok().map(Literal::Bool),
        Type::Float
        | Type::Double
        | Type::Binary
        | Type::Any
        | Type::Enum(_)
        | Type::Struct(_)
        | Type::List(_)
        | Type::Map(_) => None,
    }
}
