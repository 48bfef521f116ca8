//! The input of a recording, value by value.

use std::collections::BTreeMap;

use serde_json::Value;

/// The members of an input that have not been read. A null is not given.
pub(super) struct Input<'a>(BTreeMap<&'a str, &'a Value>);

impl<'a> Input<'a> {
    pub(super) fn of(object: &'a Value) -> Option<Self> {
        let members = object.as_object()?.iter().filter(|(_, value)| !value.is_null());
        Some(Self(members.map(|(name, value)| (name.as_str(), value)).collect()))
    }

    pub(super) fn required<T>(
        &mut self,
        name: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<T> {
        read(self.0.remove(name)?)
    }

    /// None if the value cannot be read, `Some(None)` if there is no value.
    #[expect(clippy::option_option, reason = "what cannot be held is not what is not given")]
    pub(super) fn optional<T>(
        &mut self,
        name: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<Option<T>> {
        self.0.remove(name).map_or(Some(None), |value| read(value).map(Some))
    }

    /// A list whose items are numbered on the wire: without items nothing is sent, as without
    /// the list.
    pub(super) fn repeated<T>(
        &mut self,
        name: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.optional(name, list(read)).map(Option::unwrap_or_default)
    }

    /// Whether everything has been read.
    pub(super) fn end(self) -> bool {
        self.0.is_empty()
    }
}

// Outside of JSON, `1` and `"1"` are the same on the wire, and so are `true` and `"true"`.

pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

pub(super) fn word<E: From<String>>(value: &Value) -> Option<E> {
    text(value).map(E::from)
}

pub(super) fn integer<I: std::str::FromStr + ToString>(value: &Value) -> Option<I> {
    let text = text(value)?;
    text.parse().ok().filter(|number: &I| number.to_string() == text)
}

pub(super) fn boolean(value: &Value) -> Option<bool> {
    text(value)?.parse().ok()
}

pub(super) fn list<'a, T>(
    read: impl Fn(&'a Value) -> Option<T>,
) -> impl Fn(&'a Value) -> Option<Vec<T>> {
    move |value| value.as_array()?.iter().map(&read).collect()
}

/// A list of texts that is sent as JSON: the list, or the very text that is sent for it.
pub(super) fn json_texts(value: &Value) -> Option<Vec<String>> {
    let Value::String(text) = value else { return list(json_text)(value) };
    let parsed: Value = serde_json::from_str(text).ok()?;
    let compact = parsed.to_string();
    if compact == *text { list(json_text)(&parsed) } else { None }
}

pub(super) fn json_text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

pub(super) fn json_integer<I: TryFrom<i64>>(value: &Value) -> Option<I> {
    I::try_from(value.as_i64()?).ok()
}
