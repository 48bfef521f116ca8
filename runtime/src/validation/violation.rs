//! The rules that a request breaks.

use std::fmt;

use super::{Rule, Shown};

/// A request breaks at least one rule that its page documents.
///
/// Change the request. If the service is known to accept the value although its page does not
/// list it, send the request without this check.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    pub(super) action: &'static str,
    pub(super) violations: Vec<Violation>,
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
    /// The parameter, as it is named on the wire, with the way to it: `DataDisk[0].Size`.
    pub parameter: String,
    /// Its value, or what else a person needs to know of it.
    pub value: Shown,
    /// The rule that it breaks.
    pub rule: Rule,
    /// The condition under which the rule holds, in words, if it does not always hold.
    pub condition: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parameter, value, rule, condition } = self;
        match rule {
            Rule::Required
            | Rule::Present
            | Rule::RequiredUnless(_)
            | Rule::Forbidden
            | Rule::Requires(_) => {
                write!(f, "{parameter} {rule}")?;
            }
            Rule::OneOf(_)
            | Rule::Length { .. }
            | Rule::Fixed(_)
            | Rule::Unique
            | Rule::UniqueWith(_)
            | Rule::Separator(_) => {
                write!(f, "{parameter} is {} and {rule}", value.quoted())?;
            }
            Rule::KeyLength { .. } => {
                write!(f, "{parameter} has the key {}, and each key {rule}", value.quoted())?;
            }
            Rule::Integers(_) | Rule::MultipleOf(_) if value.is_no_integer() => {
                write!(f, "{parameter} is {} and {rule}", value.quoted())?;
            }
            Rule::Integers(_)
            | Rule::Number { .. }
            | Rule::Between { .. }
            | Rule::Numbers(_)
            | Rule::MultipleOf(_) => {
                write!(f, "{parameter} is {value} and {rule}")?;
            }
            Rule::Less { value: other, .. }
            | Rule::NotGreater { value: other, .. }
            | Rule::Same { value: other, .. } => {
                write!(f, "{parameter} is {value} and {rule}, which is {other}")?;
            }
            Rule::Items { .. } => write!(f, "{parameter} has {value} items and {rule}")?,
            Rule::AtMostOne(names)
            | Rule::ExactlyOne(names)
            | Rule::AtLeastOne(names)
            | Rule::AllOrNone(names) => {
                // The rule names them without the way to the item of a list in which they stand.
                let first = names.first().copied().unwrap_or_default();
                let way = parameter.strip_suffix(first).and_then(|way| way.strip_suffix('.'));
                if let Some(item) = way {
                    write!(f, "{item}: ")?;
                }
                write!(f, "{rule}; given: {value}")?;
            }
        }
        match condition {
            Some(condition) => write!(f, " when {condition}"),
            None => Ok(()),
        }
    }
}
