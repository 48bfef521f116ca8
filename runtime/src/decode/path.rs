//! Where in an answer something is wrong.

use std::borrow::Cow;
use std::fmt;

use crate::secrets::SecretValues;
use crate::text::Excerpt;

/// The members and elements that lead to the value that is being decoded.
pub(super) type Path<'de> = Vec<Segment<'de>>;

pub(super) enum Segment<'de> {
    Member(Cow<'de, str>),
    Element(usize),
}

/// An answer is not the JSON that its operation documents.
///
/// The service may have executed the request all the same.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    /// Has what was found as a whole: half of a secret in it would not be recognised.
    message: String,
}

impl DecodeError {
    pub(super) fn new(path: &Path<'_>, error: &serde_json::Error) -> Self {
        let mut text = String::new();
        for segment in path {
            match segment {
                Segment::Member(name) if text.is_empty() => text.push_str(name),
                Segment::Member(name) => text = format!("{text}.{name}"),
                Segment::Element(index) => text = format!("{text}[{index}]"),
            }
        }
        Self { path: text, message: error.to_string() }
    }

    pub(super) fn of_header(name: &str, message: String) -> Self {
        Self { path: name.to_owned(), message }
    }

    /// Without what was found, if that may be secret. What was expected is left.
    pub(super) fn shown(self, has_secrets: bool) -> Self {
        if !has_secrets {
            return self;
        }
        let message = match self.message.split_once(", found ") {
            Some((expected, _)) if expected.starts_with("expected ") => expected,
            // serde tells first what it found.
            _ => self.message.rsplit_once(", ").map_or(&*self.message, |(_, expected)| expected),
        };
        Self { message: message.to_owned(), ..self }
    }

    /// Overwrites secrets in what the answer had in the place of the member.
    pub(crate) fn redact(&mut self, secrets: &SecretValues) {
        secrets.redact(&mut self.path);
        secrets.redact(&mut self.message);
    }

    /// The member that could not be decoded, e.g. `Orders[0].OrderId`; empty if it was the answer
    /// as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = Excerpt(&self.message);
        if self.path.is_empty() {
            write!(f, "the answer is not the documented JSON: {message}")
        } else {
            write!(f, "{} in the answer: {message}", Excerpt(&self.path))
        }
    }
}

impl fmt::Debug for DecodeError {
    /// As short as it is shown to a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, message } = self;
        f.debug_struct("DecodeError")
            .field("path", &format_args!("\"{}\"", Excerpt(path)))
            .field("message", &format_args!("\"{}\"", Excerpt(message)))
            .finish()
    }
}

impl std::error::Error for DecodeError {}
