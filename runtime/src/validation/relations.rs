//! Rules that look at more than one parameter.

use std::cmp::Ordering;

use super::numbers::{compare_numbers, integer_of};
use super::{Rule, Shown, Span, Validator, given_text};
use crate::members::Text;
use crate::value::{Value, View};

/// The conditions under which a rule holds.
pub struct When<'a>(Vec<Condition<'a>>);

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct Condition<'a> {
    parameter: &'static str,
    value: &'a dyn Value,
    test: Test,
    or_absent: bool,
}

#[derive(Clone, Copy)]
enum Test {
    AnyOf(&'static [&'static str]),
    NoneOf(&'static [&'static str]),
    Is(&'static str),
    Within(&'static [Span]),
    Present,
    Absent,
}

impl<'a> When<'a> {
    /// The parameter has this value, as it is written on the wire.
    #[must_use]
    pub fn is(parameter: &'static str, value: &'a dyn Value, expected: &'static str) -> Self {
        Self::one(parameter, value, Test::Is(expected))
    }

    /// The parameter has one of these values, as they are written on the wire.
    #[must_use]
    pub fn any(
        parameter: &'static str,
        value: &'a dyn Value,
        expected: &'static [&'static str],
    ) -> Self {
        Self::one(parameter, value, Test::AnyOf(expected))
    }

    /// The parameter is given, and has none of these values, as they are written on the wire.
    ///
    /// ```
    /// use aliyun_runtime::{Validator, When};
    ///
    /// let mut must = Validator::new("CreateDisk");
    /// let when = When::none("Category", &"ssd", &["efficiency"]);
    /// must.be_given_if("Level", &None::<String>, &when);
    /// let error = must.finish().unwrap_err();
    /// assert!(error.to_string().ends_with("must not be empty when Category is not efficiency"));
    /// ```
    #[must_use]
    pub fn none(
        parameter: &'static str,
        value: &'a dyn Value,
        excluded: &'static [&'static str],
    ) -> Self {
        Self::one(parameter, value, Test::NoneOf(excluded))
    }

    /// The parameter is an integer in one of the spans, bounds included.
    ///
    /// ```
    /// use aliyun_runtime::{Span, Validator, When};
    ///
    /// let mut must = Validator::new("CreateDisk");
    /// let when = When::within("Size", &4096, &[Span::Range(2049, i128::MAX)]);
    /// must.be_given_if("Category", &None::<String>, &when);
    /// let error = must.finish().unwrap_err();
    /// assert!(error.to_string().ends_with("must not be empty when Size is at least 2049"));
    /// ```
    #[must_use]
    pub fn within(parameter: &'static str, value: &'a dyn Value, spans: &'static [Span]) -> Self {
        Self::one(parameter, value, Test::Within(spans))
    }

    /// The parameter is given, and not empty.
    #[must_use]
    pub fn present(parameter: &'static str, value: &'a dyn Value) -> Self {
        Self::one(parameter, value, Test::Present)
    }

    /// The parameter is not given, or empty.
    #[must_use]
    pub fn absent(parameter: &'static str, value: &'a dyn Value) -> Self {
        Self::one(parameter, value, Test::Absent)
    }

    /// As [`is`](Self::is), or the parameter is not given, and its default is this value.
    ///
    /// ```
    /// use aliyun_runtime::{Validator, When};
    ///
    /// let mut must = Validator::new("CreateScalingRule");
    /// let when = When::is_or_absent("Kind", &None::<String>, "simple");
    /// must.be_given_if("Adjustment", &None::<i32>, &when);
    /// let error = must.finish().unwrap_err();
    /// assert!(error.to_string().ends_with("must not be empty when Kind is simple or not given"));
    /// ```
    #[must_use]
    pub fn is_or_absent(
        parameter: &'static str,
        value: &'a dyn Value,
        expected: &'static str,
    ) -> Self {
        Self::is(parameter, value, expected).or_absent()
    }

    /// As [`any`](Self::any), or the parameter is not given, and its default is one of these values.
    #[must_use]
    pub fn any_or_absent(
        parameter: &'static str,
        value: &'a dyn Value,
        expected: &'static [&'static str],
    ) -> Self {
        Self::any(parameter, value, expected).or_absent()
    }

    /// As [`none`](Self::none), or the parameter is not given, and its default is none of these values.
    #[must_use]
    pub fn none_or_absent(
        parameter: &'static str,
        value: &'a dyn Value,
        excluded: &'static [&'static str],
    ) -> Self {
        Self::none(parameter, value, excluded).or_absent()
    }

    /// As [`within`](Self::within), or the parameter is not given, and its default is in one of the spans.
    #[must_use]
    pub fn within_or_absent(
        parameter: &'static str,
        value: &'a dyn Value,
        spans: &'static [Span],
    ) -> Self {
        Self::within(parameter, value, spans).or_absent()
    }

    /// All of these conditions hold, and those as well.
    #[must_use]
    pub fn both(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    fn or_absent(mut self) -> Self {
        for condition in &mut self.0 {
            condition.or_absent = true;
        }
        self
    }

    fn one(parameter: &'static str, value: &'a dyn Value, test: Test) -> Self {
        Self(vec![Condition { parameter, value, test, or_absent: false }])
    }

    pub(super) fn conditions(&self) -> &[Condition<'a>] {
        &self.0
    }
}

impl Condition<'_> {
    pub(super) fn holds(&self) -> bool {
        if self.or_absent && !self.value.is_given() {
            return true;
        }
        match self.test {
            Test::Present => self.value.is_given(),
            Test::Absent => !self.value.is_given(),
            Test::Is(expected) => has_text(self.value, &[expected]),
            Test::Within(spans) => {
                let number = integer_of(self.value.view());
                number.is_some_and(|number| spans.iter().any(|span| span.contains(number)))
            }
            Test::AnyOf(expected) => has_text(self.value, expected),
            Test::NoneOf(excluded) => self.value.is_given() && !has_text(self.value, excluded),
        }
    }

    /// The condition in words. A message that says which value a parameter has would tell a secret.
    fn text(&self, is_secret: bool) -> String {
        let parameter = self.parameter;
        let text = match self.test {
            Test::Present => format!("{parameter} is given"),
            Test::Absent => format!("{parameter} is not given"),
            _ if is_secret => return format!("{parameter} is {}", Shown::Hidden),
            Test::Is("") => format!("{parameter} is empty"),
            Test::Is(expected) => format!("{parameter} is {expected}"),
            Test::AnyOf(expected) => format!("{parameter} is {}", expected.join(" or ")),
            Test::NoneOf(excluded) => format!("{parameter} is not {}", excluded.join(" or ")),
            Test::Within(spans) => {
                let spans: Vec<String> = spans.iter().map(Span::to_string).collect();
                format!("{parameter} is {}", spans.join(" or "))
            }
        };
        if self.or_absent { text + " or not given" } else { text }
    }
}

/// Conditions in words, if there are any. Those about parameters whose names are hidden do not tell
/// the value.
pub(super) fn in_words(
    when: &[Condition<'_>],
    is_secret: impl Fn(&'static str) -> bool,
) -> Option<String> {
    let texts: Vec<String> =
        when.iter().map(|condition| condition.text(is_secret(condition.parameter))).collect();
    (!texts.is_empty()).then(|| texts.join(" and "))
}

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

/// Whether a value is written on the wire as one of these texts.
fn has_text(value: &dyn Value, expected: &[&str]) -> bool {
    match value.view() {
        View::Text(text) => expected.contains(&text),
        view => Text::of(view).is_some_and(|text| expected.contains(&&*text.into_cow())),
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
