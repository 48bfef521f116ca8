//! Which parameters the request of an example has to have, for the rules of its page.

use std::collections::BTreeSet;

use super::choices::Choices;
use crate::emit::rules;
use crate::model::{Arm, Condition, FieldPath, Operation, Rule, Test};

/// The parameters that are given so far.
pub(super) struct Given<'a> {
    pub(super) operation: &'a Operation,
    pub(super) indices: &'a BTreeSet<usize>,
    pub(super) choices: &'a Choices,
}

impl Given<'_> {
    /// The parameters that a rule asks for; `None` if adding some does not help, or if that cannot
    /// be told.
    pub(super) fn missing(&self, rule: &Rule) -> Option<Vec<usize>> {
        // A condition may be about the items of another list.
        let list = rules::paths(rule).into_iter().next().and_then(|path| path.lists.first());
        if list.and_then(|steps| steps.first()).is_some_and(|first| !self.indices.contains(first)) {
            return Some(vec![]);
        }
        match rule {
            Rule::Formula { .. }
            | Rule::Note { .. }
            | Rule::DefaultIf { .. }
            | Rule::EffectiveIf { .. }
            | Rule::IgnoredIf { .. }
            | Rule::ReturnedIf { .. }
            // The items that an example has are made so that they differ.
            | Rule::Unique(_) => Some(vec![]),
            Rule::Cases { of, by, arms } => self.missing_of_cases(of, by, arms),
            Rule::RequiredIf { field, when } => {
                if self.hold(when)? {
                    self.absent(&[field])
                } else {
                    Some(vec![])
                }
            }
            Rule::RequiredUnless { field, when } => {
                if self.hold(when)? {
                    Some(vec![])
                } else {
                    self.absent(&[field])
                }
            }
            Rule::ForbiddenIf { field, when } => {
                let is_broken = self.is_given(field)? && self.hold(when)?;
                (!is_broken).then(Vec::new)
            }
            Rule::AtMostOne(fields) => (self.count(fields)? <= 1).then(Vec::new),
            Rule::ExactlyOne(fields) => match self.count(fields)? {
                0 => self.absent(&[self.preferred(fields)?]),
                1 => Some(vec![]),
                _ => None,
            },
            Rule::AtLeastOne(fields) => match self.count(fields)? {
                0 => self.absent(&[self.preferred(fields)?]),
                _ => Some(vec![]),
            },
            Rule::AllOrNone(fields) => match self.count(fields)? {
                0 => Some(vec![]),
                _ => self.absent(&fields.iter().collect::<Vec<_>>()),
            },
            Rule::Same(fields) => {
                let mut texts = Vec::new();
                for field in fields {
                    if self.is_given(field)? {
                        texts.push(self.text(field)?);
                    }
                }
                texts.windows(2).all(|pair| pair[0] == pair[1]).then(Vec::new)
            }
            Rule::Requires { field, fields } => {
                let others: Vec<&FieldPath> = fields.iter().collect();
                if self.is_given(field)? { self.absent(&others) } else { Some(vec![]) }
            }
            Rule::FixedIf { field, when, values, only_if_given } => {
                if !self.hold(when)? || (*only_if_given && !self.is_given(field)?) {
                    return Some(vec![]);
                }
                let text = self.text(field)?;
                let has_it = values.iter().any(|value| value.to_string() == text);
                if has_it { Some(vec![]) } else { self.spared(when) }
            }
            Rule::Order { low, high, or_equal } => {
                if !self.is_given(low)? || !self.is_given(high)? {
                    return Some(vec![]);
                }
                let number = |path| self.text(path)?.parse::<i128>().ok();
                let (low, high) = (number(low)?, number(high)?);
                (low < high || (*or_equal && low == high)).then(Vec::new)
            }
        }
    }

    /// A parameter without which the conditions of a rule hold, and with which they do not.
    fn spared(&self, when: &[Condition]) -> Option<Vec<usize>> {
        let is_absence = |condition: &&Condition| matches!(condition.test, Test::Absent);
        let mut spared = when.iter().filter(is_absence);
        spared.find_map(|condition| Some(vec![self.parameter(&condition.field)?]))
    }

    /// The parameter by which a range is chosen, if another value counts where it is left out.
    fn missing_of_cases(&self, of: &FieldPath, by: &FieldPath, arms: &[Arm]) -> Option<Vec<usize>> {
        if !self.is_given(of)? {
            return Some(vec![]);
        }
        let field = self.operation.field_at(by)?;
        let values = field.kind.enumeration()?;
        let is_for = |arm: &&Arm, wire: &str| values.values[arm.value].wire == wire;
        let fits_for = |wire: &str| match arms.iter().find(|arm| is_for(arm, wire)) {
            Some(arm) => {
                let number = self.text(of)?.parse::<i128>();
                Some(number.is_ok_and(|number| arm.spans.iter().any(|span| span.contains(number))))
            }
            None => Some(true),
        };
        if self.is_given(by)? {
            return fits_for(&self.text(by)?)?.then(Vec::new);
        }
        match rules::default_of_condition(by, field) {
            Some(default) if !fits_for(&default)? => self.absent(&[by]),
            Some(_) | None => Some(vec![]),
        }
    }

    /// Those of the fields that are not given. A call gives the token.
    fn absent(&self, fields: &[&FieldPath]) -> Option<Vec<usize>> {
        let mut absent = Vec::new();
        for path in fields {
            let field = self.operation.field_at(path);
            if !self.is_given(path)? && field.is_none_or(|field| !field.is_token) {
                absent.push(self.parameter(path)?);
            }
        }
        Some(absent)
    }

    /// The field to show of several that would do: the first that is not deprecated, or else the first.
    fn preferred<'f>(&self, fields: &'f [FieldPath]) -> Option<&'f FieldPath> {
        let is_current = |path: &&FieldPath| {
            self.operation.field_at(path).is_some_and(|field| field.deprecated.is_none())
        };
        fields.iter().find(is_current).or(fields.first())
    }

    fn count(&self, fields: &[FieldPath]) -> Option<usize> {
        let mut count = 0;
        for field in fields {
            count += usize::from(self.is_given(field)?);
        }
        Some(count)
    }

    fn hold(&self, when: &[Condition]) -> Option<bool> {
        let mut hold = true;
        for Condition { field, test, or_absent, in_any_item } in when {
            if *in_any_item && !self.is_given(field)? {
                hold = false;
                continue;
            }
            if *or_absent && !self.is_given(field)? {
                continue;
            }
            hold &= match test {
                Test::Present => self.is_given(field)?,
                Test::Absent => !self.is_given(field)?,
                Test::Within(span) => {
                    let number = self.text(field)?.parse::<i128>();
                    number.is_ok_and(|number| span.contains(number))
                }
                Test::AnyOf(values) => {
                    let text = self.text(field)?;
                    values.iter().any(|value| value.to_string() == text)
                }
                Test::NoneOf(values) => {
                    let text = self.text(field)?;
                    self.is_given(field)? && !values.iter().any(|value| value.to_string() == text)
                }
            };
        }
        Some(hold)
    }

    /// The index of a field that is a parameter itself.
    fn parameter(&self, path: &FieldPath) -> Option<usize> {
        match (path.lists.as_slice(), path.steps.as_slice()) {
            ([], [only]) if self.operation.parameters[*only].constant.is_none() => Some(*only),
            _ => None,
        }
    }

    /// Whether a field is given. Inside a structure that is given, this cannot be told.
    fn is_given(&self, path: &FieldPath) -> Option<bool> {
        let (first, is_inside) = match path.lists.first() {
            Some(list) => (list.first()?, true),
            None => (path.steps.first()?, path.steps.len() > 1),
        };
        let is_given = self.indices.contains(first);
        (!is_given || !is_inside).then_some(is_given)
    }

    /// The value of a field as a text, which is empty if it is not given.
    fn text(&self, path: &FieldPath) -> Option<String> {
        if !self.is_given(path)? {
            return Some(String::new());
        }
        self.choices.text(self.operation, *path.steps.first()?)
    }
}
