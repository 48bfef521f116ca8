//! Text to types, with every mistake at its place.
//!
//! serde stops at the first mistake. To report all of them, the value that it stopped at is taken
//! out of the document and the rest is read again, until nothing is wrong or nothing is left.

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use serde_yaml::Value;

use super::outline::{Node, Step};
use crate::diagnostic::{Diagnostic, Id};
use crate::source::{Place, Point, Span};
use crate::suggest::suggestion;

/// Reads a YAML text as a `T`.
///
/// # Errors
///
/// Every key that is not one of `T`, is missing, or has a value of the wrong type.
pub(crate) fn decode<T: DeserializeOwned>(
    source: usize,
    text: &str,
    outline: &Node,
) -> Result<T, Vec<Diagnostic>> {
    let mut document: Value = serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map_or(Point::START, |location| Point {
            line: location.line(),
            column: location.column(),
        });
        let place = Place { source, span: Span { start: at, end: at } };
        let message = format!("this is not YAML: {error}");
        vec![Diagnostic::new(Id::YamlSyntax, place, message, "look at the quotes of this line")]
    })?;
    let mut diagnostics = Vec::new();
    let mut removed: Vec<Vec<Step>> = Vec::new();
    loop {
        let error = match serde_path_to_error::deserialize(&document) {
            Ok(spec) if diagnostics.is_empty() => return Ok(spec),
            Ok(_) => return Err(diagnostics),
            Err(error) => error,
        };
        let path = steps(error.path());
        let mistake = Mistake::of(&error.inner().to_string());
        let mut missing = path.clone();
        missing.extend(mistake.missing_key().map(|key| Step::Key(key.to_owned())));
        if missing == path || !removed.contains(&missing) {
            diagnostics.push(mistake.diagnostic(source, text, outline, &path));
        }
        match remove(&mut document, &path) {
            Some(path) => removed.push(path),
            None => return Err(diagnostics),
        }
    }
}

fn steps(path: &Path) -> Vec<Step> {
    let step = |segment: &Segment| match segment {
        Segment::Map { key } => Some(Step::Key(key.clone())),
        Segment::Seq { index } => Some(Step::Item(*index)),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(step).collect()
}

/// Takes the innermost entry of a mapping out that leads to the end of a path. An item of a list
/// stays: without it, the items behind it would stand elsewhere.
fn remove(document: &mut Value, path: &[Step]) -> Option<Vec<Step>> {
    let last = path.iter().rposition(|step| matches!(step, Step::Key(_)))?;
    let mut value = document;
    for step in &path[..last] {
        value = match step {
            Step::Key(key) => {
                let key = key_in(value, key)?;
                value.get_mut(key)?
            }
            Step::Item(index) => value.get_mut(*index)?,
        };
    }
    let Step::Key(key) = &path[last] else { return None };
    let key = key_in(value, key)?;
    value.as_mapping_mut()?.remove(key)?;
    Some(path[..=last].to_vec())
}

/// The key of a mapping that is written so: a number, perhaps, where the path has its digits.
fn key_in(value: &Value, written: &str) -> Option<Value> {
    let is_written = |key: &&Value| match key {
        Value::String(key) => key == written,
        Value::Number(key) => key.to_string() == written,
        Value::Bool(key) => key.to_string() == written,
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => false,
    };
    value.as_mapping()?.keys().find(is_written).cloned()
}

/// What serde has to say, taken from its text: it has no other form.
enum Mistake {
    UnknownKey { key: String, expected: Vec<String> },
    MissingKey(String),
    UnknownWord { word: String, expected: Vec<String> },
    WrongType { found: String, expected: String },
    Other(String),
}

impl Mistake {
    fn of(text: &str) -> Self {
        let mut quoted = text.split('`').skip(1).step_by(2).map(str::to_owned);
        if text.starts_with("unknown field") {
            let key = quoted.next().unwrap_or_default();
            Self::UnknownKey { key, expected: quoted.collect() }
        } else if text.starts_with("missing field") {
            Self::MissingKey(quoted.next().unwrap_or_default())
        } else if text.starts_with("unknown variant") {
            let word = quoted.next().unwrap_or_default();
            Self::UnknownWord { word, expected: quoted.collect() }
        } else if let Some((found, expected)) = text
            .strip_prefix("invalid type: ")
            .or_else(|| text.strip_prefix("invalid value: "))
            .and_then(|rest| rest.split_once(", expected "))
        {
            Self::WrongType { found: found.to_owned(), expected: expected.to_owned() }
        } else {
            Self::Other(text.to_owned())
        }
    }

    fn missing_key(&self) -> Option<&str> {
        match self {
            Self::MissingKey(key) => Some(key),
            Self::UnknownKey { .. }
            | Self::UnknownWord { .. }
            | Self::WrongType { .. }
            | Self::Other(_) => None,
        }
    }

    fn diagnostic(self, source: usize, text: &str, outline: &Node, path: &[Step]) -> Diagnostic {
        let at_key = Place { source, span: outline.key_span(path) };
        let at_value = Place { source, span: outline.value_span(path) };
        match self {
            Self::UnknownKey { key, expected } => Diagnostic::new(
                Id::UnknownKey,
                at_key,
                format!("the key `{key}` is not known here"),
                suggestion(&key, expected.iter().map(String::as_str), "the keys here are"),
            ),
            Self::MissingKey(key) => {
                let place =
                    if path.is_empty() { Place { source, span: Span::START } } else { at_key };
                Diagnostic::new(
                    Id::MissingKey,
                    place,
                    format!("the key `{key}` is missing {}", whereabouts(path)),
                    format!("add `{key}: …`; specs/README.md says what it holds"),
                )
            }
            Self::UnknownWord { word, expected } => Diagnostic::new(
                Id::InvalidValue,
                at_value,
                format!("`{word}` is not one of the words that this key takes"),
                suggestion(&word, expected.iter().map(String::as_str), "the words are"),
            ),
            Self::WrongType { found, expected } => {
                let written = written(text, at_value.span);
                let help = if expected == "a string" && !written.contains('\n') {
                    format!("if it is text, quote it: \"{written}\"")
                } else {
                    "see specs/README.md for what this key takes".to_owned()
                };
                let message = format!("expected {expected}, found {found}");
                Diagnostic::new(Id::WrongType, at_value, message, help)
            }
            Self::Other(message) => {
                let help = "see specs/README.md for what this key takes";
                Diagnostic::new(Id::InvalidValue, at_value, message, help)
            }
        }
    }
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
