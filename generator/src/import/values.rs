//! Reads what a schema says about the values of a field: enumerations, ranges, lengths, defaults and
//! examples. A value that contradicts the rest is told in `defect`.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::draft::{Choice, Field, Kind, Scalar};
use super::notes::{NoteKind, Notes};
use super::read::Object;
use super::{examples, ranges, text};
use crate::vocabulary::Required;

/// Reads everything that is said about the values of a field.
pub(crate) fn read(
    notes: &mut Notes,
    object: &mut Object<'_>,
    field: &mut Field,
    has_own_choices: bool,
) {
    read_format(notes, object, field);
    if has_own_choices {
        read_choices(notes, object, field);
    } else {
        // The type that is referred to tells the same values.
        object.get("enum");
        object.get("enumValueTitles");
    }
    ranges::read(notes, object, field);
    read_lengths(notes, object, field);
    read_pattern(notes, object, field);
    read_default(notes, object, field);
    examples::read(notes, object, field);
}

/// Brings together what is said about the values of a field in several places, such as in the schema
/// of a list and in that of its items.
pub(crate) fn settle(notes: &mut Notes, field: &mut Field) {
    if field.constant.is_none()
        && field.required == Some(Required::Yes)
        && field.default.is_some()
        && field.conflict.is_none()
    {
        let conflict = "The metadata require the parameter, and give it a default all the same.";
        field.conflict = Some(conflict.to_owned());
    }
    if !field.choices.is_empty() {
        keep_for_choices(notes, field);
    }
    if !field.allowed.is_empty() {
        let bounds = [("minimum", field.minimum.take()), ("maximum", field.maximum.take())];
        for (key, bound) in bounds {
            if let Some(bound) = bound {
                field.from_prose.remove(key);
                describe(notes, field, key, &Value::String(bound.to_string()));
            }
        }
    }
    examples::settle(notes, field);
    let default_fits = field.default.as_ref().is_none_or(|default| documented(field, default));
    if let Some(default) = field.default.take_if(|_| !default_fits) {
        field.from_prose.remove("default");
        misfit(notes, field, "default", &Value::String(default.to_string()));
    }
}

/// Tells in `doc` about the rules of a text that an enumeration has no keys for.
fn keep_for_choices(notes: &mut Notes, field: &mut Field) {
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

/// Keeps a value out of logs whose name says that it is a secret.
pub(crate) fn mark_sensitive(name: &str, field: &mut Field) {
    const ENDINGS: [&str; 7] = [
        "password",
        "passwd",
        "secret",
        "privatekey",
        "accesskeysecret",
        "securitytoken",
        "passphrase",
    ];
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let is_secret = ENDINGS.iter().any(|ending| name.ends_with(ending));
    field.is_sensitive |= is_secret && field.kind == Kind::Text && field.choices.is_empty();
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

fn read_format(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let Some(format) = object.text(notes, "format") else { return };
    let says_type = matches!(
        (&field.kind, format),
        (Kind::Int32, "int32")
            | (Kind::Int64, "int64")
            | (Kind::Float, "float")
            | (Kind::Double, "double")
            | (Kind::Binary, "binary")
    );
    if format == "password" {
        field.is_sensitive = true;
    }
    if !says_type {
        let format = notes.clean("format", text::value(format.trim()));
        field.format = Some(format);
    }
}

fn read_choices(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let titles = object.get("enumValueTitles").and_then(Value::as_object);
    let mut values: Vec<&Value> = Vec::new();
    for value in object.items(notes, "enum") {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let keys: Vec<Value> =
        titles.into_iter().flatten().map(|(key, _)| key.clone().into()).collect();
    let known = |key: &Value| values.iter().any(|value| same_value(value, key));
    let more: Vec<&Value> = keys.iter().filter(|key| !known(key)).collect();
    values.extend(more);
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
    let integers: Option<IndexSet<i64>> = choices.iter().map(|(value, _)| integer(value)).collect();
    let values: Vec<Value> = choices.iter().map(|(value, _)| (*value).clone()).collect();
    match (&field.kind, integers) {
        (Kind::Text, _) if can_be_choices(&values) => {
            for (value, meaning) in choices {
                let wire = written(value);
                if !field.choices.iter().any(|known| known.wire == wire) {
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

/// Tells in `doc` about a rule that the type of the field has no key for.
pub(super) fn describe(notes: &mut Notes, field: &mut Field, key: &str, value: &Value) {
    if super::notes::says_something(value) {
        let what = format!("`{key}` of {}", with_article(field.kind.word()));
        notes.value(NoteKind::Described, &what, value);
        field.doc.push(text::prose(&format!("`{key}`: {}", written(value))).text);
    }
}

/// A word with the article before it.
pub(super) fn with_article(word: &str) -> String {
    let is_vowel = |first: char| "aeiou".contains(first.to_ascii_lowercase());
    format!("{} {word}", if word.starts_with(is_vowel) { "an" } else { "a" })
}

fn read_lengths(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let is_text = field.kind == Kind::Text && field.choices.is_empty();
    let is_list = matches!(field.kind, Kind::List(_) | Kind::Map(_));
    if object.boolean(notes, "uniqueItems") == Some(true) {
        field.unique_items = matches!(field.kind, Kind::List(_));
        if !field.unique_items {
            describe(notes, field, "uniqueItems", &true.into());
        }
    }
    for (keys, applies) in
        [(["minLength", "maxLength"], is_text), (["minItems", "maxItems"], is_list)]
    {
        let [low, high] = keys.map(|key| object.size(notes, key));
        if !applies {
            for (key, size) in keys.into_iter().zip([low, high]) {
                if let Some(size) = size {
                    describe(notes, field, key, &size.into());
                }
            }
            continue;
        }
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            add_defect(
                notes,
                &mut field.defects,
                &format!("The lengths end before they begin: {low} to {high}."),
            );
        } else if is_text {
            // A schema that is referred to may have said some of it.
            field.min_length = low.or(field.min_length);
            field.max_length = high.or(field.max_length);
        } else {
            field.min_items = low.or(field.min_items);
            field.max_items = high.or(field.max_items);
        }
    }
}

fn read_pattern(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let Some(pattern) = object.text(notes, "pattern") else { return };
    let pattern = notes.clean("pattern", text::value(pattern.trim()));
    if field.kind == Kind::Text && field.choices.is_empty() && crate::check::is_pattern(&pattern) {
        field.pattern = Some(pattern);
    } else {
        field.doc.push(format!("Pattern: `{pattern}`"));
        notes.add(NoteKind::Described, "a pattern that cannot be checked", "");
    }
}

fn read_default(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let Some(value) = object.get("default") else { return };
    if !super::notes::says_something(value) && value != &Value::Bool(false) {
        return;
    }
    match scalar(&field.kind, value).filter(|value| documented(field, value)) {
        Some(default) => field.default = Some(cleaned(notes, "default", default)),
        None => misfit(notes, field, "default", value),
    }
}

/// Tells in `defect` about a value that is not one of its field.
pub(super) fn misfit(notes: &mut Notes, field: &mut Field, key: &str, value: &Value) {
    let value = notes.clean(key, text::value(&written(value)));
    let kind = field.kind.word();
    let reason = if scalar(&field.kind, &Value::String(value.clone())).is_some() {
        "which is outside the documented values".to_owned()
    } else {
        format!("which is not of the type `{kind}`")
    };
    add_defect(notes, &mut field.defects, &format!("The {key} is `{value}`, {reason}."));
}

pub(super) fn add_defect(notes: &mut Notes, defects: &mut Vec<String>, defect: &str) {
    let defect = text::prose(defect).text;
    notes.add(NoteKind::Defect, "a value that contradicts its field", &defect);
    defects.push(defect);
}

pub(super) fn cleaned(notes: &mut Notes, key: &str, value: Scalar) -> Scalar {
    match value {
        Scalar::Text(text) => Scalar::Text(notes.clean(key, text::value(&text))),
        Scalar::Bool(_) | Scalar::Integer(_) | Scalar::Number(_) => value,
    }
}

/// A value as a scalar of a type, if it is one. The format writes most values as texts.
pub(crate) fn scalar(kind: &Kind, value: &Value) -> Option<Scalar> {
    match kind {
        Kind::Text
        | Kind::Named(_)
        | Kind::Binary
        | Kind::Any
        | Kind::List(_)
        | Kind::Map(_)
        | Kind::Struct(_) => Some(Scalar::Text(written(value))),
        Kind::Bool => match written(value).as_str() {
            "true" => Some(Scalar::Bool(true)),
            "false" => Some(Scalar::Bool(false)),
            _ => None,
        },
        Kind::Int32 | Kind::Int64 | Kind::Integer => {
            integer(value).filter(|value| fits(kind, *value)).map(Scalar::Integer)
        }
        Kind::Float | Kind::Double => {
            let number: f64 = written(value).trim().parse().ok()?;
            number.is_finite().then(|| Scalar::Number(decimal(number)))
        }
    }
}

/// A number in decimal digits. One that is no integer of 64 bits has a point, or it would be taken for
/// one.
fn decimal(number: f64) -> String {
    let digits = number.to_string();
    let is_plain = digits.contains('.') || digits.parse::<i64>().is_ok();
    if is_plain { digits } else { format!("{digits}.0") }
}

/// Whether a value is one of those that are documented for its field.
pub(crate) fn documented(field: &Field, value: &Scalar) -> bool {
    let is_within = number(Some(value)).is_none_or(|value| ranges::is_within(field, value));
    match value {
        Scalar::Text(text) => {
            let length = text.chars().count();
            let long_enough = field.min_length.is_none_or(|low| low as usize <= length);
            let short_enough = field.max_length.is_none_or(|high| length <= high as usize);
            let is_choice =
                field.choices.is_empty() || field.choices.iter().any(|choice| choice.wire == *text);
            long_enough && short_enough && is_choice
        }
        Scalar::Integer(value) => {
            let is_multiple = match field.multiple_of {
                Some(Scalar::Integer(factor)) => value.checked_rem(factor) == Some(0),
                Some(Scalar::Number(_) | Scalar::Bool(_) | Scalar::Text(_)) | None => true,
            };
            is_within && is_multiple && (field.allowed.is_empty() || field.allowed.contains(value))
        }
        Scalar::Number(_) => is_within,
        Scalar::Bool(_) => true,
    }
}

/// A value as the format writes it in a text.
pub(crate) fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn same_value(left: &Value, right: &Value) -> bool {
    written(left) == written(right)
}

pub(super) fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

pub(super) fn fits(kind: &Kind, value: i64) -> bool {
    *kind != Kind::Int32 || i32::try_from(value).is_ok()
}

#[expect(clippy::cast_precision_loss, reason = "the order of two bounds survives the rounding")]
pub(super) fn number(value: Option<&Scalar>) -> Option<f64> {
    match value? {
        Scalar::Integer(value) => Some(*value as f64),
        Scalar::Number(value) => value.parse().ok(),
        Scalar::Bool(_) | Scalar::Text(_) => None,
    }
}
