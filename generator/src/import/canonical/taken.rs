//! Keys that are looked at, renamed, dropped, and those that are left.

use serde_json::{Map, Value};

/// An object on its way into the other shape.
#[derive(Default)]
pub(super) struct Taken {
    /// What was not looked at.
    pub(super) rest: Map<String, Value>,
    made: Map<String, Value>,
}

impl Taken {
    /// All keys of an object; none of another value.
    pub(super) fn of(value: &Value) -> Self {
        Self { rest: value.as_object().cloned().unwrap_or_default(), made: Map::new() }
    }

    /// The value of a key, which is not left any more.
    pub(super) fn take(&mut self, key: &str) -> Option<Value> {
        let value = self.rest.remove(key).or_else(|| self.made.remove(key));
        value.filter(|value| !value.is_null())
    }

    /// An object that stands under a key; another value is left.
    pub(super) fn take_object(&mut self, key: &str) -> Option<Map<String, Value>> {
        let entries = self.rest.get(key).and_then(Value::as_object).cloned()?;
        self.rest.remove(key);
        Some(entries)
    }

    /// A list that stands under a key; another value is left.
    pub(super) fn take_list(&mut self, key: &str) -> Option<Vec<Value>> {
        let items = self.rest.get(key).and_then(Value::as_array).cloned()?;
        self.rest.remove(key);
        Some(items)
    }

    /// Passes a key over that says nothing about the operation.
    pub(super) fn drop(&mut self, key: &str) {
        self.rest.remove(key);
    }

    pub(super) fn put(&mut self, key: &str, value: Value) {
        self.made.insert(key.to_owned(), value);
    }

    pub(super) fn rename(&mut self, key: &str, new: &str) {
        if let Some(value) = self.take(key) {
            self.put(new, value);
        }
    }

    /// Takes a text in English, or else the one that there is.
    pub(super) fn localize(&mut self, key: &str, new: &str) {
        let texts = [format!("{key}_en"), format!("{key}_zh"), key.to_owned()];
        let says = |value: &Value| value.as_str().is_none_or(|text| !text.trim().is_empty());
        let found = texts.map(|key| self.take(&key).filter(says)).into_iter().flatten().next();
        if let Some(text) = found {
            self.put(new, text);
        }
    }

    /// A title that was not translated says what the description says, in another language.
    pub(super) fn localize_title(&mut self) {
        let is_described = self.rest.contains_key("description_en");
        let title = |key: &str| self.rest.get(key).and_then(Value::as_str).map(str::trim);
        let is_translated = title("title_en")
            .is_some_and(|english| !english.is_empty() && title("title_zh") != Some(english));
        if is_described && !is_translated {
            for key in ["title", "title_en", "title_zh"] {
                self.drop(key);
            }
        } else {
            self.localize("title", "title");
        }
    }

    /// The new object, with what was not looked at under its own keys.
    pub(super) fn finish(mut self) -> Value {
        for (key, value) in self.rest {
            self.made.entry(key).or_insert(value);
        }
        self.made.into()
    }
}
