//! What a message shows of the value that breaks a rule.

use std::fmt;

use crate::text::Excerpt;

/// What a message shows of the value that breaks a rule. `Display` writes it into one line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shown {
    /// No single value: the parameter is not given, or it must not be given at all.
    Absent,
    /// The value, as it is written on the wire; the key, where that breaks the rule.
    Value(String),
    /// The value is a secret.
    Hidden,
    /// The value is a secret of this many characters.
    HiddenLength(usize),
    /// How many items the list or map has.
    Items(usize),
    /// Those of several parameters that are given.
    Given(Vec<&'static str>),
}

impl Shown {
    /// As `Display`, with quotation marks around a value.
    pub(super) fn quoted(&self) -> Quoted<'_> {
        Quoted(self)
    }

    /// Whether this is a text that had to be an integer.
    pub(super) fn is_no_integer(&self) -> bool {
        matches!(self, Self::Value(value) if value.parse::<i64>().is_err())
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => Ok(()),
            Self::Value(value) => write!(f, "{}", Excerpt(value)),
            Self::Hidden => f.write_str("[not shown]"),
            Self::HiddenLength(characters) => write!(f, "[{characters} characters, not shown]"),
            Self::Items(count) => write!(f, "{count}"),
            Self::Given(names) if names.is_empty() => f.write_str("none"),
            Self::Given(names) => f.write_str(&names.join(", ")),
        }
    }
}

/// What is shown, in such a way that a value cannot be taken for anything else.
pub(super) struct Quoted<'s>(&'s Shown);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            shown @ (Shown::Absent | Shown::Value(_)) => write!(f, "\"{shown}\""),
            shown => write!(f, "{shown}"),
        }
    }
}
