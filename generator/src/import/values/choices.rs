//! The values of an enumeration, and where they stand in a draft.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::describe;
use super::scalars::{fits, integer, scalar, written};
use crate::import::draft::{Choice, Field, Kind};
use crate::import::notes::{NoteKind, Notes};
use crate::import::read::Object;
use crate::import::text;

/// Tells in `doc` about the rules of a text that an enumeration has no keys for.
pub(super) fn keep_for_choices(notes: &mut Notes, field: &mut Field) {
    let [low, high] = [field.min_length.take(), field.max_length.take()];
    for (key, size) in [("minLength", low), ("maxLength", high)] {
        if let Some(size) = size {
            describe(notes, field, key, &size.into());
        }
    }
    if let Some(pattern) = field.pattern.take() {
        field.doc.push(format!("Pattern: `{pattern}`"));
        notes.add(NoteKind::Described, "a pattern that cannot be checked", "");
    }
    field.has_json_content = false;
}

/// Whether the values of an enumeration can stand in a spec: texts of one line, or what is written as
/// one.
pub(crate) fn can_be_choices(values: &[Value]) -> bool {
    const LONGEST: usize = 128;
    let can_be_choice = |value: &Value| {
        let written = written(value);
        let is_scalar = !matches!(value, Value::Null | Value::Array(_) | Value::Object(_));
        let is_clean = text::value(&written).changes.is_empty() && !written.contains('\n');
        is_scalar && is_clean && written.len() <= LONGEST
    };
    !values.is_empty() && values.iter().all(can_be_choice)
}

pub(super) fn read_choices(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let titles = object.get("enumValueTitles").and_then(Value::as_object);
    let mut values: IndexSet<&Value> = object.items(notes, "enum").iter().collect();
    let known: HashSet<String> = values.iter().map(|value| written(value)).collect();
    let more = titles.into_iter().flatten().map(|(key, _)| key);
    let more: Vec<Value> =
        more.filter(|key| !known.contains(*key)).map(|key| key.clone().into()).collect();
    values.extend(&more);
    if values.is_empty() {
        return;
    }
    let meaning = |value: &Value| {
        let written = written(value);
        let title = titles?.get(&written)?.as_str()?.trim();
        (!title.is_empty() && title != written).then(|| title.to_owned())
    };
    let mut choices: Vec<(&Value, Option<String>)> = Vec::new();
    for value in values {
        let meaning =
            meaning(value).map(|meaning| notes.clean("enumValueTitles", text::prose(&meaning)));
        choices.push((value, meaning.filter(|meaning| !crate::check::says_nothing(meaning))));
    }
    // The values of a list are those of its items.
    let target = match &mut field.kind {
        Kind::List(items) if items.choices.is_empty() => &mut **items,
        _ => field,
    };
    place_choices(notes, &choices, target);
}

/// Puts the values of an enumeration where the type of the field has a place for them.
fn place_choices(notes: &mut Notes, choices: &[(&Value, Option<String>)], field: &mut Field) {
    let integers: Option<IndexSet<i128>> =
        choices.iter().map(|(value, _)| integer(value)).collect();
    let values: Vec<Value> = choices.iter().map(|(value, _)| (*value).clone()).collect();
    match (&field.kind, integers) {
        (Kind::Text, _) if can_be_choices(&values) => {
            let mut known: HashSet<String> =
                field.choices.iter().map(|choice| choice.wire.clone()).collect();
            for (value, meaning) in choices {
                let wire = written(value);
                if known.insert(wire.clone()) {
                    field.choices.push(Choice { wire, meaning: meaning.clone(), rust: None });
                }
            }
        }
        (kind, Some(integers))
            if kind.is_integer() && integers.iter().all(|value| fits(kind, *value)) =>
        {
            field.allowed = integers.into_iter().collect();
            if choices.iter().any(|(_, meaning)| meaning.is_some()) {
                let meant = |(value, meaning): &(&Value, Option<String>)| {
                    integer(value).map(|value| (value.to_string(), meaning.clone()))
                };
                let meant: IndexMap<_, _> = choices.iter().filter_map(meant).collect();
                field.meanings = meant.into_iter().collect();
            }
        }
        (Kind::Bool, _) if values.iter().all(|value| scalar(&Kind::Bool, value).is_some()) => {
            // That it is true or false needs no words.
            if choices.iter().any(|(_, meaning)| meaning.is_some()) {
                let meant =
                    choices.iter().map(|(value, meaning)| (written(value), meaning.clone()));
                let meant: IndexMap<_, _> = meant.collect();
                field.meanings = meant.into_iter().collect();
            }
        }
        _ => {
            let what = "an enumeration that no Rust type can be made of";
            notes.add(NoteKind::Described, what, "");
            field.doc.push(listed(notes, choices));
        }
    }
}

/// The values of an enumeration, for people.
fn listed(notes: &mut Notes, choices: &[(&Value, Option<String>)]) -> String {
    let line = |(value, meaning): &(&Value, Option<String>)| match meaning {
        Some(meaning) => format!("- `{}`: {meaning}", written(value)),
        None => format!("- `{}`", written(value)),
    };
    let lines: Vec<String> = choices.iter().map(line).collect();
    notes.clean("enum", text::prose(&format!("Values:\n{}", lines.join("\n"))))
}
