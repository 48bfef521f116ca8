//! What serde reports, in the words of a spec.

mod help;

use super::outline::{Outline, Step};
use crate::diagnostic::{Diagnostic, Id};
use crate::source::{Place, Span};
use crate::suggest::{closest, suggestion};
use help::{how_to_write, how_to_write_items, is_nested};

/// What serde has to say, taken from its text: it has no other form.
pub(crate) enum Mistake {
    UnknownKey {
        key: String,
        expected: Vec<String>,
    },
    MissingKey(String),
    UnknownWord {
        word: String,
        expected: Vec<String>,
    },
    WrongType {
        found: String,
        expected: String,
    },
    /// Something else than a text stands where a word is expected.
    NoWord {
        found: String,
        words: Vec<String>,
    },
    /// A single value stands where a list of something else is expected.
    NoList {
        found: String,
        items: String,
    },
    /// A field has no type: what is written is what is in it.
    ContentAlone,
    /// What the values of a string mean stands where a map says what it holds.
    MeaningsAlone,
    Other(String),
}

impl Mistake {
    pub(crate) fn of(text: &str) -> Self {
        if let Some((key, expected)) = unknown(text, "unknown field `") {
            Self::UnknownKey { key, expected }
        } else if let Some((word, expected)) = unknown(text, "unknown variant `") {
            Self::UnknownWord { word, expected }
        } else if let Some(key) = text.strip_prefix("missing field `") {
            Self::MissingKey(key.trim_end_matches('`').to_owned())
        } else if let Some((found, expected)) = text
            .strip_prefix("invalid type: ")
            .or_else(|| text.strip_prefix("invalid value: "))
            .and_then(|rest| rest.rsplit_once(", expected "))
        {
            Self::WrongType { found: found.to_owned(), expected: expected.to_owned() }
        } else {
            Self::Other(text.to_owned())
        }
    }

    /// The path to what is wrong. serde's path to a wrong key may end before the key.
    pub(crate) fn path(&self, mut path: Vec<Step>, outline: &Outline) -> Vec<Step> {
        let key = match self {
            Self::UnknownKey { key, .. } => Some(&**key),
            Self::WrongType { found, .. } => quoted(found).next(),
            Self::MissingKey(_)
            | Self::UnknownWord { .. }
            | Self::NoWord { .. }
            | Self::NoList { .. }
            | Self::ContentAlone
            | Self::MeaningsAlone
            | Self::Other(_) => None,
        };
        if let Some(key) = key {
            let step = Step::Key(key.to_owned());
            if path.last() != Some(&step) && outline.has_key(&path, key) {
                path.push(step);
            }
        }
        path
    }

    /// What stands where a word is expected, and is no text.
    pub(crate) fn found_for_word(&self) -> Option<&str> {
        match self {
            Self::WrongType { found, expected } if expected.contains("Value::Tagged") => {
                Some(found)
            }
            _ => None,
        }
    }

    /// What stands where a list is expected, and is a single value.
    pub(crate) fn found_for_list(&self) -> Option<&str> {
        match self {
            Self::WrongType { found, expected } if expected == "a sequence" => {
                Some(found.as_str()).filter(|found| !is_nested(found))
            }
            _ => None,
        }
    }

    /// The keys of a field, if it has another one.
    pub(crate) fn keys_of_field(&self) -> Option<&[String]> {
        let Self::UnknownKey { expected, .. } = self else { return None };
        let is_of_field =
            ["type", "fields", "items"].iter().all(|key| expected.iter().any(|e| e == key));
        is_of_field.then_some(expected)
    }

    /// Whether it is the key at the end of the path that has the wrong type.
    fn is_about_key(found: &str, path: &[Step]) -> bool {
        matches!((quoted(found).next(), path.last()), (Some(word), Some(Step::Key(key))) if word == key)
    }

    /// The path to the key that is missing, if one is.
    pub(crate) fn missing_at(&self, path: &[Step]) -> Option<Vec<Step>> {
        let Self::MissingKey(key) = self else { return None };
        Some([path, &[Step::Key(key.clone())]].concat())
    }

    /// The path to the key that an unknown one was meant to be.
    pub(crate) fn meant_at(&self, path: &[Step]) -> Option<Vec<Step>> {
        let Self::UnknownKey { key, expected } = self else { return None };
        let meant = closest(key, expected.iter().map(String::as_str))?;
        let (_, parent) = path.split_last()?;
        Some([parent, &[Step::Key(meant.to_owned())]].concat())
    }

    pub(crate) fn diagnostic(
        &self,
        source: usize,
        text: &str,
        outline: &Outline,
        path: &[Step],
    ) -> Diagnostic {
        let at_key = Place { source, span: outline.key_span(path) };
        let at_value = Place { source, span: outline.value_span(path) };
        match self {
            Self::UnknownKey { key, expected } => Diagnostic::new(
                Id::UnknownKey,
                at_key,
                format!("the key `{key}` is not known here"),
                suggestion(key, expected.iter().map(String::as_str), "the keys here are"),
            ),
            Self::MissingKey(key) => {
                let place =
                    if path.is_empty() { Place { source, span: Span::START } } else { at_key };
                let message = format!("the key `{key}` is missing {}", whereabouts(path));
                let help = format!("add `{key}: …`; specs/README.md says what it holds");
                Diagnostic::new(Id::MissingKey, place, message, help)
            }
            Self::UnknownWord { word, expected } => Diagnostic::new(
                Id::InvalidValue,
                at_value,
                format!("`{word}` is not one of the words that this key takes"),
                suggestion(word, expected.iter().map(String::as_str), "the words are"),
            ),
            Self::WrongType { found, expected } => {
                let place = if Self::is_about_key(found, path) { at_key } else { at_value };
                let message = format!("expected {}, found {}", in_words(expected), in_words(found));
                let written = written(text, place.span);
                let help = how_to_write(expected, found, written, path);
                Diagnostic::new(Id::WrongType, place, message, help)
            }
            Self::NoWord { found, words } => {
                let message = format!("expected a word, found {}", in_words(found));
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                let help = format!("the words are {}", words.join(", "));
                Diagnostic::new(Id::WrongType, at_value, message, help)
            }
            Self::NoList { found, items } => {
                let message = format!("expected a list, found {}", in_words(found));
                let help = how_to_write_items(items, written(text, at_value.span));
                Diagnostic::new(Id::WrongType, at_value, message, help)
            }
            Self::ContentAlone => {
                let message = format!("the key `type` is missing {}", whereabouts(path));
                let help = "a structure is written as `{type: struct, fields: {…}}`: put what stands here \
                            under `fields`";
                Diagnostic::new(Id::MissingKey, at_key, message, help)
            }
            Self::MeaningsAlone => {
                let message = format!("the key `type` is missing {}", whereabouts(path));
                let help = "the values that a string may have are its `enum`, those of a number or boolean \
                            are `allowed`, and what a map holds is written as in `values: string`";
                Diagnostic::new(Id::MissingKey, at_key, message, help)
            }
            Self::Other(message) => {
                let help = "see specs/README.md for what this key takes";
                Diagnostic::new(Id::InvalidValue, at_value, message, help)
            }
        }
    }
}

/// Takes apart what serde says about an unknown name: the name, and those that it knows.
fn unknown(text: &str, start: &str) -> Option<(String, Vec<String>)> {
    let (name, expected) = text.strip_prefix(start)?.split_once("`, expected ")?;
    Some((name.to_owned(), quoted(expected).map(str::to_owned).collect()))
}

/// The words between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// serde's words for types, in words of a spec.
fn in_words(type_name: &str) -> String {
    match type_name {
        "a sequence" | "sequence" => "a list".to_owned(),
        "a map" | "map" => "a mapping".to_owned(),
        "a string" => "a text".to_owned(),
        "unit value" => "nothing".to_owned(),
        number if is_whole(number) => "a whole number".to_owned(),
        other => {
            other.replacen("string \"", "the text \"", 1).replacen("integer `", "the number `", 1)
        }
    }
}

/// The types of numbers without a fraction, as serde and the forms call them.
fn is_whole(type_name: &str) -> bool {
    matches!(type_name, "u16" | "u32" | "u64" | "usize" | "a whole number")
}

fn whereabouts(path: &[Step]) -> String {
    match path.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key),
        Step::Item(_) => None,
    }) {
        Some(key) => format!("in `{key}`"),
        None => "in this file".to_owned(),
    }
}

/// The text of a span.
fn written(text: &str, span: Span) -> &str {
    text.get(span.start.to_byte(text)..span.end.to_byte(text)).unwrap_or_default().trim()
}
