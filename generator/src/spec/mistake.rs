//! What serde reports, in the words of a spec.

use super::outline::{Outline, Step};
use crate::diagnostic::{Diagnostic, Id};
use crate::source::{Place, Span};
use crate::suggest::{closest, suggestion};

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
                let help = how_to_write_a_group(expected, found, path)
                    .or_else(|| how_to_write_a_choice(found, written(text, place.span), path))
                    .unwrap_or_else(|| how_to_write(expected, found, written(text, place.span)));
                Diagnostic::new(Id::WrongType, place, message, help)
            }
            Self::NoWord { found, words } => {
                let message = format!("expected a word, found {}", in_words(found));
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                let help = format!("the words are {}", words.join(", "));
                Diagnostic::new(Id::WrongType, at_value, message, help)
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

/// Says what a rule takes that counts how many fields are given, if there is a mapping in its place.
fn how_to_write_a_group(expected: &str, found: &str, path: &[Step]) -> Option<String> {
    let Some(Step::Key(rule)) = path.last() else { return None };
    let groups = ["all_or_none", "at_least_one", "at_most_one", "exactly_one"];
    let is_group = groups.contains(&rule.as_str()) && expected == "a sequence" && found == "map";
    let (rule_of_one, present) = match rule.as_str() {
        "at_most_one" => ("forbidden_if", true),
        "all_or_none" => ("required_if", true),
        _ => ("required_if", false),
    };
    is_group.then(|| {
        format!(
            "it takes the fields alone, as in `{rule}: [StartTime, EndTime]`; what holds under a \
             condition says a rule for each field, as in `{rule_of_one}: {{field: StartTime, when: \
             {{Mode: manual, EndTime: {{present: {present}}}}}}}`"
        )
    })
}

/// Says what the values of a number are, if one stands among those of an enumeration.
fn how_to_write_a_choice(found: &str, written: &str, path: &[Step]) -> Option<String> {
    let [.., Step::Key(key), Step::Item(_)] = path else { return None };
    let is_number = found.starts_with("integer") || found.starts_with("floating point");
    (key == "enum" && is_number).then(|| {
        format!(
            "if the field is a string, quote it: \"{written}\"; the values of a number are \
             `allowed: [{written}]`"
        )
    })
}

/// Says how to write a value of the type that belongs here.
fn how_to_write(expected: &str, found: &str, written: &str) -> String {
    let is_short = written.len() <= 60 && !written.contains('\n');
    let is_nested = matches!(found, "map" | "sequence");
    match expected {
        "a string" if is_nested => {
            "write one text; put quotes around it if it begins with a bracket".to_owned()
        }
        "a string" if is_short => format!("if it is text, quote it: \"{written}\""),
        "a map" if found == "sequence" => {
            "write its entries as `key: value`, and not as items of a list".to_owned()
        }
        "a sequence" if is_nested => "begin each item of the list with `- `".to_owned(),
        "a sequence" if is_short => format!("write a list: `[{written}]`"),
        "a boolean" => "write `true` or `false`, without quotes".to_owned(),
        number if is_whole(number) => {
            "write it in decimal digits without quotes, such as 12".to_owned()
        }
        words => {
            let is_text = found.starts_with("string");
            let is_item = words.starts_with("a list of ") && !written.contains(',');
            match closest(written, quoted(words)).filter(|_| is_text) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if is_text && is_item => format!("write a list: `[{written}]`"),
                None => format!("write {}; specs/README.md has an example", in_words(words)),
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
