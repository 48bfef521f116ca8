//! The kinds of rules.

use std::fmt;

use super::Shown;

/// A rule that a page documents.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// The parameter must be given, and not be empty.
    Required,
    /// The parameter must be given, and may be empty.
    Present,
    /// The parameter must be given unless this holds.
    RequiredUnless(String),
    /// The parameter must not be given.
    Forbidden,
    /// The parameter must come together with this one.
    Requires(&'static str),
    /// At most one of these parameters may be given.
    AtMostOne(Vec<&'static str>),
    /// Exactly one of these parameters must be given.
    ExactlyOne(Vec<&'static str>),
    /// One of these parameters must be given, or more.
    AtLeastOne(Vec<&'static str>),
    /// Either all of these parameters must be given, or none.
    AllOrNone(Vec<&'static str>),
    /// The parameter must have this value.
    Fixed(&'static str),
    /// The parameter must be less than another one.
    Less {
        /// The other one.
        than: &'static str,
        /// Its value.
        value: Shown,
    },
    /// The parameter must not be greater than another one.
    NotGreater {
        /// The other one.
        than: &'static str,
        /// Its value.
        value: Shown,
    },
    /// The parameter must have the value of another one.
    Same {
        /// The other one.
        than: &'static str,
        /// Its value.
        value: Shown,
    },
    /// The parameter must be a multiple of this number.
    MultipleOf(i128),
    /// The list must have this many items.
    Items {
        /// The lowest number of items.
        minimum: usize,
        /// The highest number of items.
        maximum: usize,
    },
    /// The parameter must have one of these values.
    OneOf(&'static [&'static str]),
    /// The parameter must lie in one of these spans, bounds included.
    Integers(&'static [Span]),
    /// The parameter must lie between these bounds, both included.
    Number {
        /// The lowest value.
        minimum: f64,
        /// The highest value.
        maximum: f64,
    },
    /// The item must not be the same as one before it.
    Unique,
    /// The parameter, together with these others, must not be the same as in an item before it.
    UniqueWith(Vec<&'static str>),
    /// The item must not contain the character that stands between the items of its list.
    Separator(char),
    /// The parameter must lie between these bounds, neither included.
    Between {
        /// What it must lie above.
        above: f64,
        /// What it must lie below.
        below: f64,
    },
    /// The parameter must lie in one of these ranges, bounds included.
    Numbers(&'static [(f64, f64)]),
    /// The keys of the map must have this many characters.
    KeyLength {
        /// The lowest number of characters.
        minimum: usize,
        /// The highest number of characters.
        maximum: usize,
    },
    /// The parameter must have this many characters.
    Length {
        /// The lowest number of characters.
        minimum: usize,
        /// The highest number of characters.
        maximum: usize,
    },
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is required and must not be empty"),
            Self::Present => f.write_str("is required"),
            Self::RequiredUnless(condition) => {
                write!(f, "is required and must not be empty, unless {condition}")
            }
            Self::Forbidden => f.write_str("must not be given"),
            Self::Requires(other) => write!(f, "needs {other} too"),
            Self::AtMostOne(names) => write!(f, "at most one of {} may be given", names.join(", ")),
            Self::ExactlyOne(names) => {
                write!(f, "exactly one of {} must be given", names.join(", "))
            }
            Self::AtLeastOne(names) => {
                write!(f, "at least one of {} must be given", names.join(", "))
            }
            Self::AllOrNone(names) => {
                write!(f, "all of {} must be given, or none", names.join(", "))
            }
            Self::Fixed(value) => write!(f, "must be \"{value}\""),
            // The other value is no part of the rule: a trace shows rules, and no values.
            Self::Less { than, .. } => write!(f, "must be less than {than}"),
            Self::NotGreater { than, .. } => write!(f, "must not be greater than {than}"),
            Self::Same { than, .. } => write!(f, "must be the same as {than}"),
            Self::MultipleOf(number) => write!(f, "must be a multiple of {number}"),
            Self::Items { minimum, maximum } => match (*minimum, *maximum) {
                (0, high) => write!(f, "must have at most {high}"),
                (low, usize::MAX) => write!(f, "must have at least {low}"),
                (low, high) => write!(f, "must have {low} to {high}"),
            },
            Self::OneOf(values) => {
                f.write_str("must be ")?;
                alternatives(f, values.len(), |f, index| write!(f, "{}", values[index]))
            }
            Self::Integers(spans) => {
                f.write_str("must be ")?;
                alternatives(f, spans.len(), |f, index| write!(f, "{}", spans[index]))
            }
            Self::Number { minimum, maximum } => match (*minimum, *maximum) {
                (f64::NEG_INFINITY, high) => write!(f, "must be at most {high}"),
                (low, f64::INFINITY) => write!(f, "must be at least {low}"),
                (low, high) => write!(f, "must be {low} to {high}"),
            },
            Self::Unique => f.write_str("must not stand in the list twice"),
            Self::UniqueWith(others) if others.is_empty() => {
                f.write_str("must not be the same as in an item before it")
            }
            Self::UniqueWith(others) => write!(
                f,
                "must not, together with {}, be the same as in an item before it",
                others.join(", ")
            ),
            Self::Separator(separator) => write!(
                f,
                "must not contain \"{}\", which stands between the items of the list",
                separator.escape_default()
            ),
            Self::Between { above, below } => match (*above, *below) {
                (f64::NEG_INFINITY, high) => write!(f, "must be below {high}"),
                (low, f64::INFINITY) => write!(f, "must be above {low}"),
                (low, high) => write!(f, "must be above {low} and below {high}"),
            },
            Self::Numbers(ranges) => {
                f.write_str("must be ")?;
                alternatives(f, ranges.len(), |f, index| match ranges[index] {
                    (low, high) if low.total_cmp(&high).is_eq() => write!(f, "{low}"),
                    (low, high) => write!(f, "{low} to {high}"),
                })
            }
            Self::Length { minimum, maximum } | Self::KeyLength { minimum, maximum } => {
                match (*minimum, *maximum) {
                    (0, high) => write!(f, "must have at most {high} characters"),
                    (low, usize::MAX) => write!(f, "must have at least {low} characters"),
                    (low, high) => write!(f, "must have {low} to {high} characters"),
                }
            }
        }
    }
}

/// Integers that a parameter may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// This one.
    Value(i128),
    /// All between these two, both included. [`i128::MIN`] and [`i128::MAX`] stand for no bound.
    Range(i128, i128),
}

impl Span {
    /// Whether a value lies in this span.
    #[must_use]
    pub fn contains(self, value: i128) -> bool {
        match self {
            Self::Value(only) => only == value,
            Self::Range(low, high) => (low..=high).contains(&value),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(only) => write!(f, "{only}"),
            Self::Range(i128::MIN, high) => write!(f, "at most {high}"),
            Self::Range(low, i128::MAX) => write!(f, "at least {low}"),
            Self::Range(low, high) => write!(f, "{low} to {high}"),
        }
    }
}

/// Writes `a, b or c`.
fn alternatives(
    f: &mut fmt::Formatter<'_>,
    count: usize,
    write: impl Fn(&mut fmt::Formatter<'_>, usize) -> fmt::Result,
) -> fmt::Result {
    for index in 0..count {
        match index {
            0 => {}
            _ if index + 1 == count => f.write_str(" or ")?,
            _ => f.write_str(", ")?,
        }
        write(f, index)?;
    }
    Ok(())
}
