//! Reads JSON so that nothing is passed over: an object knows which of its keys were asked for, and
//! the others are noted.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::notes::{NoteKind, Notes, says_something};
use super::text;

/// Reads JSON, in whichever encoding of Unicode an editor has left it.
///
/// # Errors
///
/// Why it is not JSON.
pub(crate) fn json(bytes: &[u8]) -> Result<Value, String> {
    let text = decoded(bytes)?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// The text of a file: UTF-8, or UTF-16 with the mark that says so.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map(Cow::Owned).map_err(|_| "it is not UTF-16".to_owned())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => {
            std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|error| error.to_string())
        }
    }
}

/// An object whose keys are read one by one.
pub(crate) struct Object<'a> {
    map: &'a Map<String, Value>,
    read: BTreeSet<&'static str>,
}

impl<'a> Object<'a> {
    /// The object that a value is, or nothing, which is noted.
    pub(crate) fn of(notes: &mut Notes, what: &str, value: &'a Value) -> Option<Self> {
        let object = value.as_object().map(|map| Self { map, read: BTreeSet::new() });
        if object.is_none() {
            notes.value(NoteKind::Unreadable, &format!("{what} is not an object"), value);
        }
        object
    }

    /// The object that describes an operation; if it is none, there is no draft of it.
    pub(crate) fn of_operation(notes: &mut Notes, action: &str, value: &'a Value) -> Option<Self> {
        let object = value.as_object().map(|map| Self { map, read: BTreeSet::new() });
        if object.is_none() {
            notes.refuse(action, "its description is no JSON object", &value.to_string());
        }
        object
    }

    /// The value of a key, whatever it is; `null` is no value.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<&'a Value> {
        self.read.insert(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// All entries: for an object whose keys are names.
    pub(crate) fn entries(&self) -> &'a Map<String, Value> {
        self.map
    }

    /// A text that says something.
    pub(crate) fn text(&mut self, notes: &mut Notes, key: &'static str) -> Option<&'a str> {
        match self.get(key)? {
            Value::String(text) => Some(text.as_str()).filter(|text| !text.trim().is_empty()),
            other => Self::unreadable(notes, key, other),
        }
    }

    /// Prose that says something, fit for a spec.
    pub(crate) fn prose(&mut self, notes: &mut Notes, key: &'static str) -> Option<String> {
        let text = self.text(notes, key)?;
        let text = notes.clean(key, text::prose(text));
        Some(text).filter(|text| !crate::check::says_nothing(text))
    }

    /// A boolean, perhaps written as a text.
    pub(crate) fn boolean(&mut self, notes: &mut Notes, key: &'static str) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(value) => Some(*value),
            Value::String(text) if text == "true" => Some(true),
            Value::String(text) if text == "false" => Some(false),
            other => Self::unreadable(notes, key, other),
        }
    }

    /// A size, perhaps written as a text.
    pub(crate) fn size(&mut self, notes: &mut Notes, key: &'static str) -> Option<u32> {
        let value = self.get(key)?;
        let size = match value {
            Value::Number(number) => number.as_u64().and_then(|size| u32::try_from(size).ok()),
            Value::String(text) if text.trim().is_empty() => return None,
            Value::String(text) => text.trim().parse().ok(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        };
        if size.is_none() {
            notes.value(NoteKind::Unreadable, key, value);
        }
        size
    }

    /// The items of a list; none if there is none.
    pub(crate) fn items(&mut self, notes: &mut Notes, key: &'static str) -> &'a [Value] {
        match self.get(key) {
            Some(Value::Array(items)) => items,
            Some(other) => Self::unreadable(notes, key, other).unwrap_or_default(),
            None => &[],
        }
    }

    /// The texts of a list.
    pub(crate) fn texts(&mut self, notes: &mut Notes, key: &'static str) -> Vec<&'a str> {
        let mut texts = Vec::new();
        for item in self.items(notes, key) {
            match item {
                Value::String(text) => texts.push(text.as_str()),
                other => notes.value(NoteKind::Unreadable, key, other),
            }
        }
        texts
    }

    /// Notes every key that was not asked for and says something.
    pub(crate) fn finish(self, notes: &mut Notes, what: &str) {
        for (key, value) in self.map {
            if !self.read.contains(&**key) && says_something(value) {
                let what =
                    if what.is_empty() { format!("`{key}`") } else { format!("`{key}` of {what}") };
                notes.value(NoteKind::NoPlace, &what, value);
            }
        }
    }

    fn unreadable<T>(notes: &mut Notes, key: &str, value: &Value) -> Option<T> {
        notes.value(
            NoteKind::Unreadable,
            &format!("`{key}` is not what the format has there"),
            value,
        );
        None
    }
}
