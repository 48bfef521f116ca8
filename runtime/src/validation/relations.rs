//! Rules that look at more than one parameter.

use std::cmp::Ordering;

use super::conditions::{Condition, When, has_text};
use super::numbers::{compare_numbers, integer_of};
use super::{Rule, Shown, Validator, given_text};
use crate::value::{Value, View};

/// A parameter with its name.
pub(super) type Named<'a> = (&'static str, &'a dyn Value);

/// How many of several parameters may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Given {
    /// One, or none.
    AtMostOne,
    /// One.
    ExactlyOne,
    /// One, or more.
    AtLeastOne,
    /// All, or none.
    AllOrNone,
}

impl Validator {
    /// A value must be given when all conditions hold.
    pub fn be_given_if(&mut self, parameter: &'static str, value: &dyn Value, when: &When<'_>) {
        let when = when.conditions();
        if !value.is_given() && when.iter().all(Condition::holds) {
            self.broken(parameter, Shown::Absent, Rule::Required, when);
        }
    }

    /// A value must be given unless all conditions hold.
    pub fn be_given_unless(&mut self, parameter: &'static str, value: &dyn Value, when: &When<'_>) {
        let when = when.conditions();
        if !value.is_given() && !when.iter().all(Condition::holds) {
            let exception = self.in_words(when).unwrap_or_default();
            self.broken(parameter, Shown::Absent, Rule::RequiredUnless(exception), &[]);
        }
    }

    /// A value must not be given when all conditions hold.
    pub fn be_absent_if(&mut self, parameter: &'static str, value: &dyn Value, when: &When<'_>) {
        let when = when.conditions();
        if value.is_given() && when.iter().all(Condition::holds) {
            self.broken(parameter, Shown::Absent, Rule::Forbidden, when);
        }
    }

    /// A request must give this many of several parameters.
    pub fn give(&mut self, expected: Given, of: &[Named<'_>]) {
        let is_given = |(_, value): &&Named<'_>| value.is_given();
        let given: Vec<_> = of.iter().filter(is_given).map(|(name, _)| *name).collect();
        let (fits, rule): (bool, fn(Vec<&'static str>) -> Rule) = match expected {
            Given::AtMostOne => (given.len() <= 1, Rule::AtMostOne),
            Given::ExactlyOne => (given.len() == 1, Rule::ExactlyOne),
            Given::AtLeastOne => (!given.is_empty(), Rule::AtLeastOne),
            Given::AllOrNone => (given.is_empty() || given.len() == of.len(), Rule::AllOrNone),
        };
        let names: Vec<_> = of.iter().map(|(name, _)| *name).collect();
        if !fits && let Some(first) = names.first().copied() {
            self.broken(first, Shown::Given(given), rule(names), &[]);
        }
    }

    /// A parameter may be given only together with another.
    pub fn come_with(&mut self, (name, value): Named<'_>, (other, other_value): Named<'_>) {
        if value.is_given() && !other_value.is_given() {
            self.broken(name, Shown::Absent, Rule::Requires(other), &[]);
        }
    }

    /// A parameter must have one certain value when all conditions hold. The empty value stands
    /// for a parameter that is not given, too.
    pub fn be_fixed_if(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        expected: &'static str,
        when: &When<'_>,
    ) {
        let when = when.conditions();
        let fits = has_text(value, &[expected]) || expected.is_empty() && !value.is_given();
        if !fits && when.iter().all(Condition::holds) {
            let shown = self.shown(Some(parameter), value.view());
            self.broken(parameter, shown, Rule::Fixed(expected), when);
        }
    }

    /// A parameter that is given must have one of several values when all conditions hold.
    pub fn be_one_of_if(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        expected: &'static [&'static str],
        when: &When<'_>,
    ) {
        let when = when.conditions();
        let fits = !value.is_given() || has_text(value, expected);
        if !fits && when.iter().all(Condition::holds) {
            let shown = self.shown(Some(parameter), value.view());
            self.broken(parameter, shown, Rule::OneOf(expected), when);
        }
    }

    /// The first parameter must be less than the second. Texts are compared if they hold integers, or
    /// moments written alike (ISO 8601 in UTC); others are not judged.
    pub fn be_in_order(&mut self, low: Named<'_>, high: Named<'_>) {
        self.check_order(low, high, Ordering::is_lt, |than, value| Rule::Less { than, value });
    }

    /// As [`be_in_order`](Self::be_in_order), but both may be equal.
    pub fn be_in_order_or_equal(&mut self, low: Named<'_>, high: Named<'_>) {
        self.check_order(low, high, Ordering::is_le, |than, value| Rule::NotGreater {
            than,
            value,
        });
    }

    /// If both are given, the second parameter must have the value of the first.
    pub fn be_same(&mut self, (than, first): Named<'_>, (name, second): Named<'_>) {
        let texts = given_text(first).zip(given_text(second));
        if texts.is_some_and(|(first, second)| first != second) {
            let rule = Rule::Same { than, value: self.shown(Some(than), first.view()) };
            self.broken(name, self.shown(Some(name), second.view()), rule, &[]);
        }
    }

    fn check_order(
        &mut self,
        (low_name, low): Named<'_>,
        (high_name, high): Named<'_>,
        fits: fn(Ordering) -> bool,
        rule: fn(&'static str, Shown) -> Rule,
    ) {
        let (low, high) = (low.view(), high.view());
        let order = match (low, high) {
            (View::Text(low_text), View::Text(high_text)) => {
                match integer_of(low).zip(integer_of(high)) {
                    Some((low, high)) => Some(low.cmp(&high)),
                    None => is_moment_like(low_text, high_text).then(|| low_text.cmp(high_text)),
                }
            }
            (low, high) => compare_numbers(number_of(low), number_of(high)),
        };
        if order.is_some_and(|order| !fits(order)) {
            let high = rule(high_name, self.shown(Some(high_name), high));
            self.broken(low_name, self.shown(Some(low_name), low), high, &[]);
        }
    }
}

/// The integer in a text that is compared with a number; any other value is what it is.
fn number_of(view: View<'_>) -> View<'_> {
    match view {
        View::Text(_) => integer_of(view).map_or(view, View::Integer),
        view => view,
    }
}

/// Whether two texts are moments in UTC that are written alike, such as `2026-01-02T03:04Z`, so
/// that their order is that of their characters.
fn is_moment_like(low: &str, high: &str) -> bool {
    let shape = |text: &str| -> Vec<u8> {
        text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).collect()
    };
    let shape_of_low = shape(low);
    let is_known = [
        "0000-00-00",
        "0000-00-00T00Z",
        "0000-00-00T00:00Z",
        "0000-00-00T00:00:00Z",
        "0000-00-00T00:00:00.000Z",
        "0000-00-00 00:00:00",
    ]
    .iter()
    .any(|known| known.as_bytes() == shape_of_low);
    is_known && shape_of_low == shape(high)
}
