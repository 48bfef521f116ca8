//! Reads the examples of a field: one, several, or several with names.

use serde_json::Value;

use super::draft::{Example, Field, Kind, Scalar};
use super::notes::{NoteKind, Notes, says_something};
use super::read::Object;
use super::text;
use super::values::{cleaned, documented, misfit, scalar};

/// Reads all examples. One that is no value of its field is told in `defect`.
pub(crate) fn read(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let one = object.get("example").into_iter().map(|value| (None, value));
    let several: Vec<(Option<&String>, &Value)> = match object.get("examples") {
        Some(Value::Array(values)) => values.iter().map(|value| (None, value)).collect(),
        Some(Value::Object(named)) => {
            named.iter().map(|(name, value)| (Some(name), value)).collect()
        }
        Some(value) => vec![(None, value)],
        None => Vec::new(),
    };
    let is_said = |value: &Value| says_something(value) || value == &Value::Bool(false);
    for (name, value) in one.chain(several).filter(|(_, value)| is_said(value)) {
        read_one(notes, field, name, value);
    }
    if !field.examples.iter().all(|example| can_be_key(&example.value)) {
        // A list has no place for names.
        for example in &mut field.examples {
            if let Some(shows) = example.shows.take() {
                note_name(notes, &shows, &Value::from(example.value.to_string()));
            }
        }
    }
    let is_document =
        |example: &Example| matches!(&example.value, Scalar::Text(text) if is_json_document(text));
    field.has_json_content = field.kind == Kind::Text
        && field.choices.is_empty()
        && !field.examples.is_empty()
        && field.examples.iter().all(is_document);
}

/// Sorts out the examples of items that contain what parts the items of their list.
pub(crate) fn settle_items(notes: &mut Notes, items: &mut Field, separator: &str) {
    for example in std::mem::take(&mut items.examples) {
        let value = example.value.to_string();
        if value.contains(separator) {
            let defect =
                format!("The example is `{value}`, which the service takes for several items.");
            super::values::add_defect(notes, &mut items.defects, &defect);
        } else {
            items.examples.push(example);
        }
    }
}

/// Sorts out what is no value of its field after all.
pub(crate) fn settle(notes: &mut Notes, field: &mut Field) {
    for example in std::mem::take(&mut field.examples) {
        if documented(field, &example.value) {
            field.examples.push(example);
        } else {
            misfit(notes, field, "example", &Value::String(example.value.to_string()));
        }
    }
}

fn read_one(notes: &mut Notes, field: &mut Field, name: Option<&String>, value: &Value) {
    let Some(example) = scalar(&field.kind, value).filter(|value| documented(field, value)) else {
        misfit(notes, field, "example", value);
        if let Some(name) = name {
            note_name(notes, name, value);
        }
        return;
    };
    let example = cleaned(notes, "example", example);
    let shows = name.map(|name| notes.clean("examples", text::prose(name)));
    let shows = shows.filter(|shows| !crate::check::says_nothing(shows));
    match field.examples.iter_mut().find(|known| known.value == example) {
        Some(known) if known.shows.is_none() => known.shows = shows,
        Some(_) => {
            if let Some(shows) = shows {
                note_name(notes, &shows, value);
            }
        }
        None => field.examples.push(Example { value: example, shows }),
    }
}

/// Whether an example can stand before what it shows: a key of YAML is no boolean.
fn can_be_key(example: &Scalar) -> bool {
    const LONGEST: usize = 128;
    if matches!(example, Scalar::Bool(_)) {
        return false;
    }
    let example = example.to_string();
    example.len() <= LONGEST && !example.contains('\n')
}

fn note_name(notes: &mut Notes, name: &str, value: &Value) {
    notes.add(NoteKind::NoPlace, "the name of an example", &format!("{name}: {value}"));
}

/// Whether a text is a JSON object or array that says something.
fn is_json_document(text: &str) -> bool {
    let begins = text.trim_start().starts_with(['{', '[']);
    let is_filled = |value: &Value| matches!(value, Value::Object(_) | Value::Array(_));
    begins && serde_json::from_str(text).is_ok_and(|value: Value| is_filled(&value))
}
