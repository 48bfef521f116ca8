//! Reads what a schema says about the values of a field: enumerations, ranges, lengths, defaults and
//! examples. A value that contradicts the rest is told in `defect`.

mod choices;
mod scalars;

use serde_json::Value;

use super::draft::{Field, Kind, Scalar};
use super::notes::{NoteKind, Notes};
use super::read::Object;
use super::{examples, ranges, text};
use crate::vocabulary::Required;

use choices::{keep_for_choices, read_choices};

pub(crate) use choices::can_be_choices;
pub(crate) use scalars::{documented, scalar, written};
pub(super) use scalars::{fits, number};

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
    ranges::read_of_text(notes, object, field);
}

/// Brings together what is said about the values of a field in several places, such as in the schema
/// of a list and in that of its items.
pub(crate) fn settle(notes: &mut Notes, field: &mut Field) {
    let is_empty = |default: &Scalar| matches!(default, Scalar::Text(text) if text.is_empty());
    if field.required == Some(Required::Yes) && field.default.take_if(|it| is_empty(it)).is_some() {
        notes.add(NoteKind::NoPlace, "an empty default of a required parameter", "");
    }
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
    drop_impossible(notes, field);
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

/// Drops rules that would leave no value, and tells of them in `defect`.
fn drop_impossible(notes: &mut Notes, field: &mut Field) {
    if !has_multiple(field)
        && let Some(factor) = field.multiple_of.take()
    {
        let defect = format!("None of the documented values is a multiple of {factor}.");
        add_defect(notes, &mut field.defects, &defect);
    }
    if field.required != Some(Required::Yes) {
        return;
    }
    for (most, what) in [(&mut field.max_length, "characters"), (&mut field.max_items, "items")] {
        if most.take_if(|most| *most == 0).is_some() {
            let defect = format!("The value is required, and has at most 0 {what}.");
            add_defect(notes, &mut field.defects, &defect);
        }
    }
}

/// Whether a multiple of what a number is to be a multiple of is one of its values.
fn has_multiple(field: &Field) -> bool {
    let Some(factor) = number(field.multiple_of.as_ref()) else { return true };
    if let (Some(Scalar::Integer(factor)), [_, ..]) = (&field.multiple_of, &*field.allowed) {
        return field.allowed.iter().any(|value| value.checked_rem(*factor) == Some(0));
    }
    let bound = |closed: &Option<Scalar>, open: &Option<Scalar>| {
        number(closed.as_ref()).or(number(open.as_ref()))
    };
    let low = bound(&field.minimum, &field.exclusive_minimum).unwrap_or(f64::NEG_INFINITY);
    let high = bound(&field.maximum, &field.exclusive_maximum).unwrap_or(f64::INFINITY);
    crate::check::has_multiple(low, high, factor)
}

/// Keeps a value out of logs whose name says that it is a secret.
pub(crate) fn mark_sensitive(name: &str, field: &mut Field) {
    const ENDINGS: [&str; 18] = [
        "password",
        "passwd",
        "pwd",
        "secret",
        "secretkey",
        "secretdata",
        "secretvalue",
        "secretaccesskey",
        "apikey",
        "privatekey",
        "securitytoken",
        "accesstoken",
        "refreshtoken",
        "sessiontoken",
        "idtoken",
        "authtoken",
        "passphrase",
        "plaintext",
    ];
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    // Other tokens are those of pages and of requests.
    let is_secret = name == "token" || ENDINGS.iter().any(|ending| name.ends_with(ending));
    field.is_sensitive |= is_secret && field.kind == Kind::Text && field.choices.is_empty();
}

fn read_format(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let Some(format) = object.text(notes, "format") else { return };
    let says_type = matches!(
        (&field.kind, format),
        (Kind::Int32, "int32")
            | (Kind::Int64, "int64")
            | (Kind::Uint64, "uint64")
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
    let is_vowel = |first: char| "aeio".contains(first.to_ascii_lowercase());
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
    let is_text = field.kind == Kind::Text && field.choices.is_empty();
    if value.as_str().is_some_and(|text| text.trim().is_empty()) && !(is_text && value == "") {
        let what = format!("an empty default of {}", with_article(field.kind.word()));
        return notes.add(NoteKind::NoPlace, &what, "");
    }
    match scalar(&field.kind, value).filter(|value| documented(field, value)) {
        Some(default) => field.default = Some(cleaned(notes, "default", default)),
        None => misfit(notes, field, "default", value),
    }
}

/// Tells in `defect` about a value that is not one of its field.
pub(super) fn misfit(notes: &mut Notes, field: &mut Field, key: &str, value: &Value) {
    let value = notes.clean(key, text::value(&written(value)));
    let shown = Scalar::Text(value.clone()).in_prose();
    let kind = field.kind.word();
    let reason = if scalar(&field.kind, &Value::String(value.clone())).is_some() {
        "which is outside the documented values".to_owned()
    } else {
        format!("which is not of the type `{kind}`")
    };
    add_defect(notes, &mut field.defects, &format!("The {key} is {shown}, {reason}."));
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
