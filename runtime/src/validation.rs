//! Checks a request against the rules that its page documents, before it leaves.

use std::fmt;

use crate::OpenEnum;
use crate::text::Excerpt;

/// Collects the rules that a request breaks.
///
/// ```
/// use aliyun_runtime::{Span, Validator};
///
/// let mut must = Validator::new("RenewInstance");
/// must.be_given("InstanceId", "");
/// must.be_in("Period", 10, &[Span::Range(1, 9), Span::Value(12)]);
/// let error = must.finish().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "RenewInstance breaks 2 documented rules: InstanceId is required and must not be empty; \
///      Period is 10 and must be 1 to 9 or 12"
/// );
/// ```
#[derive(Debug)]
pub struct Validator {
    action: &'static str,
    violations: Vec<Violation>,
}

impl Validator {
    /// Nothing broken yet, for the operation with this name.
    #[must_use]
    pub fn new(action: &'static str) -> Self {
        Self { action, violations: Vec::new() }
    }

    /// A required text must not be empty: the gateway treats an empty value as a missing one.
    pub fn be_given(&mut self, parameter: &'static str, value: &str) {
        if value.is_empty() {
            self.broken(parameter, String::new(), Rule::Required, None);
        }
    }

    /// An integer must lie in one of the spans, bounds included.
    pub fn be_in(
        &mut self,
        parameter: &'static str,
        value: impl Into<Option<i64>>,
        spans: &'static [Span],
    ) {
        self.check_integer(None, parameter, value, spans);
    }

    /// As [`be_in`](Self::be_in), for a rule that holds only while another parameter has a
    /// certain value. The caller has tested that it has.
    pub fn be_in_when(
        &mut self,
        (other, other_value): (&'static str, &'static str),
        parameter: &'static str,
        value: impl Into<Option<i64>>,
        spans: &'static [Span],
    ) {
        self.check_integer(Some((other, other_value)), parameter, value, spans);
    }

    /// A number must lie between two bounds, both included. NaN lies nowhere.
    pub fn be_between(
        &mut self,
        parameter: &'static str,
        value: impl Into<Option<f64>>,
        minimum: f64,
        maximum: f64,
    ) {
        if let Some(value) = value.into()
            && !(minimum..=maximum).contains(&value)
        {
            self.broken(parameter, value.to_string(), Rule::Number { minimum, maximum }, None);
        }
    }

    /// A text must have a number of characters between two bounds, both included.
    pub fn have_length<'a>(
        &mut self,
        parameter: &'static str,
        value: impl Into<Option<&'a str>>,
        minimum: usize,
        maximum: usize,
    ) {
        if let Some(value) = value.into()
            && !(minimum..=maximum).contains(&value.chars().count())
        {
            self.broken(parameter, value.to_owned(), Rule::Length { minimum, maximum }, None);
        }
    }

    /// As [`have_length`](Self::have_length), for a parameter whose value must not be shown.
    pub fn have_secret_length<'a>(
        &mut self,
        parameter: &'static str,
        value: impl Into<Option<&'a str>>,
        minimum: usize,
        maximum: usize,
    ) {
        if let Some(value) = value.into() {
            let length = value.chars().count();
            if !(minimum..=maximum).contains(&length) {
                let shown = format!("[{length} characters, not shown]");
                self.broken(parameter, shown, Rule::Length { minimum, maximum }, None);
            }
        }
    }

    /// An enumerated parameter must have one of its documented values.
    pub fn be_documented<'a, E: OpenEnum + 'a>(
        &mut self,
        parameter: &'static str,
        value: impl Into<Option<&'a E>>,
    ) {
        if let Some(value) = value.into()
            && !value.is_documented()
        {
            self.broken(parameter, value.as_str().to_owned(), Rule::OneOf(E::VALUES), None);
        }
    }

    /// Ends the checks.
    ///
    /// # Errors
    ///
    /// All broken rules, in the order in which they were checked.
    pub fn finish(self) -> Result<(), ValidationError> {
        if self.violations.is_empty() {
            Ok(())
        } else {
            Err(ValidationError { action: self.action, violations: self.violations })
        }
    }

    fn check_integer(
        &mut self,
        condition: Option<(&'static str, &'static str)>,
        parameter: &'static str,
        value: impl Into<Option<i64>>,
        spans: &'static [Span],
    ) {
        if let Some(value) = value.into()
            && !spans.iter().any(|span| span.contains(value))
        {
            self.broken(parameter, value.to_string(), Rule::Integers(spans), condition);
        }
    }

    fn broken(
        &mut self,
        parameter: &'static str,
        value: String,
        rule: Rule,
        condition: Option<(&'static str, &'static str)>,
    ) {
        self.violations.push(Violation { parameter, value, rule, condition });
    }
}

/// A request breaks at least one rule that its page documents.
///
/// Change the request. If the service is known to accept the value although its page does not
/// list it, send the request without this check.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    action: &'static str,
    violations: Vec<Violation>,
}

impl ValidationError {
    /// The name of the operation.
    #[must_use]
    pub fn action(&self) -> &'static str {
        self.action
    }

    /// The broken rules; never empty.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} breaks ", self.action)?;
        match self.violations.len() {
            1 => f.write_str("a documented rule: ")?,
            count => write!(f, "{count} documented rules: ")?,
        }
        for (index, violation) in self.violations.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ValidationError {}

/// One parameter that breaks one rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// The parameter, as it is named on the wire.
    pub parameter: &'static str,
    /// Its value; a placeholder if it is a secret.
    pub value: String,
    /// The rule that it breaks.
    pub rule: Rule,
    /// The parameter and its value under which the rule holds, if it does not always hold.
    pub condition: Option<(&'static str, &'static str)>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parameter, value, rule, condition } = self;
        match rule {
            Rule::Required => write!(f, "{parameter} {rule}")?,
            Rule::OneOf(_) | Rule::Length { .. } => {
                write!(f, "{parameter} is \"{}\" and {rule}", Excerpt(value))?;
            }
            Rule::Integers(_) | Rule::Number { .. } => {
                write!(f, "{parameter} is {value} and {rule}")?;
            }
        }
        match condition {
            Some((other, other_value)) => write!(f, " when {other} is {other_value}"),
            None => Ok(()),
        }
    }
}

/// A rule that a page documents.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// The parameter must be given.
    Required,
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
            Self::Length { minimum, maximum } => match (*minimum, *maximum) {
                (0, high) => write!(f, "must have at most {high} characters"),
                (low, usize::MAX) => write!(f, "must have at least {low} characters"),
                (low, high) => write!(f, "must have {low} to {high} characters"),
            },
        }
    }
}

/// Integers that a parameter may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// This one.
    Value(i64),
    /// All between these two, both included. [`i64::MIN`] and [`i64::MAX`] stand for no bound.
    Range(i64, i64),
}

impl Span {
    /// Whether a value lies in this span.
    #[must_use]
    pub fn contains(self, value: i64) -> bool {
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
            Self::Range(i64::MIN, high) => write!(f, "at most {high}"),
            Self::Range(low, i64::MAX) => write!(f, "at least {low}"),
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
