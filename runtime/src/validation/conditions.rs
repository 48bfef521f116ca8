//! The conditions under which rules hold.

use super::numbers::integer_of;
use super::{Shown, Span};
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

    /// The values of a field in the items of a list. A condition about them holds if it holds for one.
    ///
    /// ```
    /// use aliyun_runtime::{Validator, Value, When};
    ///
    /// let categories = ["efficiency", "ssd"];
    /// let values = When::in_any(|category| Some(category as &dyn Value), &categories);
    /// let mut must = Validator::new("CreateInstance");
    /// let when = When::is("DataDisk[].Category", &values, "ssd");
    /// must.be_given_if("IoOptimized", &None::<String>, &when);
    /// let error = must.finish().unwrap_err();
    /// assert!(error.to_string().ends_with("when DataDisk[].Category is ssd in any item"));
    /// ```
    #[must_use]
    pub fn in_any<'i, T: 'i>(
        field: impl Fn(&'i T) -> Option<&'i dyn Value>,
        items: impl IntoIterator<Item = &'i T>,
    ) -> InAnyItem<'i> {
        InAnyItem(items.into_iter().map(field).collect())
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

/// The values of a field in the items of a list, of which a condition asks for one.
pub struct InAnyItem<'a>(Vec<Option<&'a dyn Value>>);

impl Value for InAnyItem<'_> {
    fn view(&self) -> View<'_> {
        self.0.view()
    }

    fn in_items(&self) -> Option<&[Option<&dyn Value>]> {
        Some(&self.0)
    }
}

impl Condition<'_> {
    pub(super) fn holds(&self) -> bool {
        match self.value.in_items() {
            Some(values) => values.iter().any(|value| self.holds_for(value)),
            None => self.holds_for(self.value),
        }
    }

    fn holds_for(&self, value: &dyn Value) -> bool {
        if self.or_absent && !value.is_given() {
            return true;
        }
        match self.test {
            Test::Present => value.is_given(),
            Test::Absent => !value.is_given(),
            Test::Is(expected) => has_text(value, &[expected]),
            Test::Within(spans) => {
                let number = integer_of(value.view());
                number.is_some_and(|number| spans.iter().any(|span| span.contains(number)))
            }
            Test::AnyOf(expected) => has_text(value, expected),
            Test::NoneOf(excluded) => value.is_given() && !has_text(value, excluded),
        }
    }

    /// The condition in words. A message that says which value a parameter has would tell a secret.
    fn text(&self, is_secret: bool) -> String {
        let text = self.text_of_one(is_secret);
        if self.value.in_items().is_some() { text + " in any item" } else { text }
    }

    fn text_of_one(&self, is_secret: bool) -> String {
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

/// Whether a value is written on the wire as one of these texts.
pub(super) fn has_text(value: &dyn Value, expected: &[&str]) -> bool {
    match value.view() {
        View::Text(text) => expected.contains(&text),
        view => Text::of(view).is_some_and(|text| expected.contains(&&*text.into_cow())),
    }
}
