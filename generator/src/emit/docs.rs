//! The documentation of a field: what it is, how it is written, what its values are.

use super::literal;
use super::markdown::{Doc, code, inline};
use super::sources::doc_sources;
use crate::model::{
    Element, Example, Facts, Field, Keys, Role, Type, ValueMeaning, ValueRemarks, ValueRule,
};
use crate::vocabulary::{Encoding, Location, Required};

/// Everything that is known about a field.
pub(super) fn field_doc(field: &Field, role: Role, facts: &Facts) -> Doc {
    let mut doc = match &field.doc {
        Some(text) => Doc::of_text(text),
        None => Doc::new(format!("The field {}.", code(&field.wire))),
    };
    doc_facts_of_field(&mut doc, field, role, facts);
    doc
}

/// What is known about a field beyond its text.
pub(super) fn doc_facts_of_field(doc: &mut Doc, field: &Field, role: Role, facts: &Facts) {
    doc.item(&format!("On the wire: {}", on_the_wire(field)));
    if let Some(unit) = &field.unit {
        doc.item(&format!("Unit: {}", inline(unit)));
    }
    if field.json_text {
        doc.item("The text is JSON");
    }
    if let Some(format) = &field.format {
        doc.item(&format!("Format: {}", inline(format)));
    }
    doc_values(doc, "", &field.kind, &field.rules);
    match (role, field.required) {
        (Role::Request, Required::Unstated) => {
            doc.item("The page does not say whether it is required");
        }
        (Role::Both, Required::Yes) => doc.item("Required in requests"),
        (Role::Response, Required::Yes) => doc.item("The page says that it is always there"),
        (Role::Response, Required::No) => doc.item("The page says that it may be missing"),
        (Role::Request | Role::Response | Role::Both, _) => {}
    }
    if let Some(default) = &field.default {
        doc.item(&format!("Default: {}", code(&default.to_string())));
    }
    if let Some(text) = &field.when_absent {
        doc.item(&format!("If it is left out: {}", inline(text)));
    }
    if field.is_token {
        doc.item("The idempotency token: if it is left out, each call makes one of its own");
    }
    if !field.values_from.is_empty() {
        doc.item(&format!("The value comes from: {}", codes(&field.values_from)));
    }
    doc_examples(doc, "", &field.examples);
    for (title, text) in [
        ("Since", &field.since),
        ("Deprecated", &field.deprecated),
        ("The sources disagree", &field.conflict),
        ("About the page", &field.defect),
    ] {
        if let Some(text) = text {
            doc.item(&format!("{title}: {}", inline(text)));
        }
    }
    if !field.applies_to.is_empty() {
        doc.item(&format!("For: {}", inline(&field.applies_to.join(", "))));
    }
    doc_sources(doc, &field.from, facts);
    doc_element(doc, &field.kind, facts);
}

/// What stands between the items of a list that is written as one text.
fn separators(field: &Field) -> String {
    match field.separator {
        None | Some(',') => "commas".to_owned(),
        Some(';') => "semicolons".to_owned(),
        Some('|') => "vertical bars".to_owned(),
        Some(' ') => "spaces".to_owned(),
        Some('\n') => "line breaks".to_owned(),
        Some(other) => code(&other.escape_default().to_string()),
    }
}

/// How a field is called, and how its value is written where that is not obvious.
pub(super) fn on_the_wire(field: &Field) -> String {
    let name = code(&field.wire);
    let written = match (field.encoding, field.location) {
        (Encoding::Json, _) => format!("{name}, as a text that holds JSON"),
        (Encoding::Csv, _) => format!("{name}, with {} between the items", separators(field)),
        (Encoding::Plain, Location::Query | Location::Form) => spread_name(field),
        (Encoding::Plain, Location::Header) if matches!(field.kind, Type::Map(_)) => {
            let name = field.wire.trim_end_matches('*');
            format!("{} for each key", code(&format!("{name}<key>")))
        }
        (Encoding::Plain, _) => match &field.wrapper {
            Some(wrapper) => code(&format!("{}.{wrapper}", field.wire)),
            None => name,
        },
    };
    let place = match field.location {
        Location::Query | Location::Member => "",
        Location::Form => ", in the form",
        Location::Body => ", in the JSON body",
        Location::Path => ", in the path",
        Location::Header => ", a header",
        Location::Host => ", in the name of the host",
        Location::Payload => return "the body as a whole".to_owned(),
    };
    format!("{written}{place}")
}

/// The names of the parameters that one field becomes.
fn spread_name(field: &Field) -> String {
    let wire = &field.wire;
    let first_of = |kind: &Type| match kind {
        Type::Struct(kind) => kind.fields().first().map(|first| first.wire.clone()),
        _ => None,
    };
    match &field.kind {
        Type::List(element) => match first_of(&element.kind) {
            Some(first) => format!("{} and so on", code(&format!("{wire}.1.{first}"))),
            None => format!("{}, {} …", code(&format!("{wire}.1")), code(&format!("{wire}.2"))),
        },
        Type::Map(_) => format!("{} for each key", code(&format!("{wire}.<key>"))),
        kind @ Type::Struct(_) => match first_of(kind) {
            Some(first) => format!("{} and so on", code(&format!("{wire}.{first}"))),
            None => code(wire),
        },
        Type::String
        | Type::Bool
        | Type::Int32
        | Type::Int64
        | Type::Uint64
        | Type::Float
        | Type::Double
        | Type::Binary
        | Type::Any
        | Type::Enum(_) => code(wire),
    }
}

/// What is known about the items of a list or the values of a map.
fn doc_element(doc: &mut Doc, kind: &Type, facts: &Facts) {
    let (Type::List(element) | Type::Map(element)) = kind else { return };
    let of = if let Type::List(_) = kind { "Items" } else { "Entries" };
    let Element { kind, rules, .. } = &**element;
    if let Some(keys) = &element.keys {
        doc_keys(doc, keys, facts);
    }
    if let Some(text) = &element.doc {
        doc.item(&format!("{of}: {}", inline(text)));
    }
    if let Some(unit) = &element.unit {
        doc.item(&format!("{of}, unit: {}", inline(unit)));
    }
    if element.json_text {
        doc.item(&format!("{of}: each text is JSON"));
    }
    if let Some(format) = &element.format {
        doc.item(&format!("{of}, format: {}", inline(format)));
    }
    doc_values(doc, &format!("{of}, "), kind, rules);
    doc_examples(doc, &format!("{of}, "), &element.examples);
    doc_remarks(doc, of, element.conflict.as_deref(), element.defect.as_deref());
    doc_sources(doc, &element.from, facts);
    doc_element(doc, kind, facts);
}

/// What is known about the keys of a map.
fn doc_keys(doc: &mut Doc, keys: &Keys, facts: &Facts) {
    if let Some(text) = &keys.doc {
        doc.item(&format!("Keys: {}", inline(text)));
    }
    if let Some(format) = &keys.format {
        doc.item(&format!("Keys, format: {}", inline(format)));
    }
    doc_values(doc, "Keys, ", &Type::String, &keys.rules);
    doc_examples(doc, "Keys, ", &keys.examples);
    doc_remarks(doc, "Keys", keys.conflict.as_deref(), keys.defect.as_deref());
    doc_sources(doc, &keys.from, facts);
}

/// What is odd about the items of a list, or about the entries or keys of a map.
fn doc_remarks(doc: &mut Doc, of: &str, conflict: Option<&str>, defect: Option<&str>) {
    for (title, text) in [("the sources disagree", conflict), ("about the page", defect)] {
        if let Some(text) = text {
            doc.item(&format!("{of}, {title}: {}", inline(text)));
        }
    }
}

/// The values that the page shows, and what each of them shows.
fn doc_examples(doc: &mut Doc, of: &str, examples: &[Example]) {
    let title = if of.is_empty() { "Example" } else { "example" };
    let plain = examples.iter().filter(|example| example.doc.is_none());
    let plain: Vec<String> = plain.map(|example| code(&example.value.to_string())).collect();
    if !plain.is_empty() {
        let several = if plain.len() > 1 { "s" } else { "" };
        doc.item(&format!("{of}{title}{several}: {}", plain.join(", ")));
    }
    for Example { value, doc: shows, .. } in examples {
        if let Some(shows) = shows {
            doc.item(&format!("{of}{title} {}: {}", code(&value.to_string()), inline(shows)));
        }
    }
}

/// What the values are. `of` says whose, if it is not the field itself.
fn doc_values(doc: &mut Doc, of: &str, kind: &Type, rules: &[ValueRule]) {
    let mut item = |title: &str, text: &str| {
        let title = if of.is_empty() { title.to_owned() } else { title.to_lowercase() };
        doc.item(&format!("{of}{title}: {text}"));
    };
    if let Type::Enum(values) = kind {
        let values: Vec<String> = values.values.iter().map(|value| code(&value.wire)).collect();
        item("Values", &values.join(", "));
    }
    let in_text = if let Type::String = kind { ", written as text" } else { "" };
    for rule in rules {
        match rule {
            ValueRule::Allowed(spans) => {
                item("Values", &format!("{}{in_text}", literal::spans_text(spans)));
            }
            ValueRule::Integer { minimum, maximum } => {
                let bounds = bounds(minimum.as_ref(), maximum.as_ref());
                item("Values", &format!("{bounds}{in_text}"));
            }
            ValueRule::Number { minimum, maximum } => {
                item("Values", &bounds(minimum.as_ref(), maximum.as_ref()));
            }
            ValueRule::Between { above, below } => {
                let above = above.map(|low| format!("above `{low}`"));
                let below = below.map(|high| format!("below `{high}`"));
                item("Values", &above.into_iter().chain(below).collect::<Vec<_>>().join(", "));
            }
            ValueRule::Numbers(numbers) => item("Values", &literal::numbers_text(numbers)),
            ValueRule::MultipleOf(step) => {
                item("Multiple of", &format!("{}{in_text}", code(&step.to_string())));
            }
            ValueRule::Step(step) => item("Multiple of (not checked)", &code(&step.to_string())),
            ValueRule::Length { minimum, maximum } => {
                item("Length in characters", &bounds(minimum.as_ref(), maximum.as_ref()));
            }
            ValueRule::WideLength { minimum, maximum, count_as_two } => {
                let bounds = bounds(minimum.as_ref(), maximum.as_ref());
                let kinds: Vec<String> = count_as_two.iter().map(|kind| inline(kind)).collect();
                let kinds = kinds.join(" and ");
                item("Length in characters", &format!("{bounds}, where {kinds} count as two"));
            }
            ValueRule::TextLength { minimum, maximum } => {
                let bounds = bounds(minimum.as_ref(), maximum.as_ref());
                item("Length of the text in characters (not checked)", &bounds);
            }
            ValueRule::Bytes { minimum, maximum } => {
                let bounds = bounds(minimum.as_ref(), maximum.as_ref());
                item("Length in bytes (not checked)", &bounds);
            }
            ValueRule::NotAtStart(texts) => {
                item("Must not begin with (not checked)", &codes(texts));
            }
            ValueRule::NotInside(texts) => item("Must not contain (not checked)", &codes(texts)),
            ValueRule::Contains { at_least, of } => {
                let kinds: Vec<String> = of.iter().map(|kind| inline(kind)).collect();
                let kinds = kinds.join("; ");
                item("Must contain (not checked)", &format!("at least {at_least} of {kinds}"));
            }
            ValueRule::Unique if is_unique_checked(of, kind) => {
                item("Items", "no two are the same");
            }
            ValueRule::Unique => item("Items (not checked)", "no two are the same"),
            ValueRule::Meanings(meanings) => {
                for ValueMeaning { value, meaning, remarks } in meanings {
                    let said = said_of_value(meaning.as_deref(), remarks);
                    item(&format!("Value {}", code(&as_range(value))), &said);
                }
            }
            ValueRule::Pattern(pattern) => item("Pattern (not checked)", &code(pattern)),
            ValueRule::Items { minimum, maximum } => {
                let bounds = bounds(minimum.as_ref(), maximum.as_ref());
                let is_inner = !of.is_empty();
                item(
                    if is_inner { "Number of items (not checked)" } else { "Number of items" },
                    &bounds,
                );
            }
        }
    }
}

/// Whether the items of a list are compared: only those of a field itself, if they are single values.
fn is_unique_checked(of: &str, kind: &Type) -> bool {
    of.is_empty() && kind.items().is_some_and(|element| element.kind.is_scalar())
}

/// What a value means, for what it is, and since and until when, in one line.
pub(super) fn said_of_value(meaning: Option<&str>, remarks: &ValueRemarks) -> String {
    let ValueRemarks { applies_to, since, deprecated } = remarks;
    let said = |meaning| if remarks.is_empty() { inline(meaning) } else { sentence(meaning) };
    let mut said: Vec<String> = meaning.map(said).into_iter().collect();
    let mut remark = |title: &str, text: &str| {
        said.push(format!("{title}: {}.", inline(text.trim_end_matches('.'))));
    };
    if !applies_to.is_empty() {
        remark("For", &applies_to.join(", "));
    }
    for (title, text) in [("Since", since), ("Deprecated", deprecated)] {
        if let Some(text) = text {
            remark(title, text);
        }
    }
    said.join(" ")
}

/// A text with a point at its end, to stand before another one.
pub(super) fn sentence(text: &str) -> String {
    match text.trim_end().chars().next_back() {
        Some('.' | '!' | '?' | '。') => inline(text),
        _ => inline(&format!("{}.", text.trim_end())),
    }
}

/// Texts behind one another, each but the last with something at its end.
pub(super) fn as_sentences(mut texts: Vec<String>) -> String {
    let last = texts.len().saturating_sub(1);
    for text in &mut texts[..last] {
        if !text.ends_with(['.', '!', '?', '。']) {
            text.push('.');
        }
    }
    texts.join(" ")
}

fn codes(texts: &[String]) -> String {
    let shown = |text: &String| match text.as_str() {
        " " => "a space".to_owned(),
        text => code(text),
    };
    texts.iter().map(shown).collect::<Vec<_>>().join(", ")
}

fn bounds<N: ToString>(minimum: Option<&N>, maximum: Option<&N>) -> String {
    let text = |value: Option<&N>| value.map(ToString::to_string).unwrap_or_default();
    let (low, high) = (text(minimum), text(maximum));
    match (low.as_str(), high.as_str()) {
        ("", "") => "any".to_owned(),
        (low, "") => format!("`{low}..`"),
        ("", high) => format!("`..={high}`"),
        (low, high) => format!("`{low}..={high}`"),
    }
}

/// A value of a number as a range of Rust: `1..9` in a spec has both its bounds, `1..` has no end.
fn as_range(value: &str) -> String {
    match value.split_once("..") {
        Some((low, high)) if !high.is_empty() => format!("{low}..={high}"),
        Some(_) | None => value.to_owned(),
    }
}
