//! Checks a request against the rules that its page documents, before it leaves.
//!
//! Emitted code states one rule per line and hands over its fields as they are. The walk through
//! optional values, lists and maps is here, once.

mod conditions;
mod items;
mod numbers;
mod path;
mod relations;
mod rule;
mod shown;
mod violation;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::members::Text;
use crate::value::{Value, View};

use conditions::Condition;
use items::Seen;
use numbers::integer_of;
use path::{Path, Segment};

pub use conditions::{InAnyItem, When};
pub use relations::Given;
pub use rule::{Rule, Span};
pub use shown::Shown;
pub use violation::{ValidationError, Violation};

/// Collects the rules that a request breaks.
///
/// A rule about single values holds for every item of a list and every value of a map. A value
/// that is absent breaks no rule but [`be_given`](Self::be_given) and those that ask for it.
///
/// ```
/// use aliyun_runtime::{Span, Validator};
///
/// let mut must = Validator::new("RenewInstance");
/// must.be_given("InstanceId", &"");
/// must.be_in("Period", &10, &[Span::Range(1, 9), Span::Value(12)]);
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
    /// Where in the request the value is that is looked at.
    path: Path,
    seen: Seen,
    violations: Vec<Violation>,
}

impl Validator {
    /// Nothing broken yet, for the operation with this name.
    #[must_use]
    pub fn new(action: &'static str) -> Self {
        Self { action, path: Path::default(), seen: Seen::default(), violations: Vec::new() }
    }

    /// A required value must be there, and must not be an empty text or list: the gateway treats
    /// an empty value as a missing one.
    pub fn be_given(&mut self, parameter: &'static str, value: &dyn Value) {
        if !value.is_given() {
            self.broken(parameter, Shown::Absent, Rule::Required, &[]);
        }
    }

    /// A required value that may be empty must be there.
    ///
    /// ```
    /// let mut must = aliyun_runtime::Validator::new("TagThing");
    /// must.be_present("Note", &Some(""));
    /// must.be_present("Reason", &None::<String>);
    /// let error = must.finish().unwrap_err();
    /// assert!(error.to_string().ends_with("Reason is required"));
    /// ```
    pub fn be_present(&mut self, parameter: &'static str, value: &dyn Value) {
        if matches!(value.view(), View::Absent) {
            self.broken(parameter, Shown::Absent, Rule::Present, &[]);
        }
    }

    /// An integer must lie in one of the spans, bounds included. A text must be such an integer.
    ///
    /// ```
    /// use aliyun_runtime::{Span, Validator};
    ///
    /// let mut must = Validator::new("AddRule");
    /// must.be_in("Priority", &"101", &[Span::Range(1, 100)]);
    /// must.be_in("Weight", &"all", &[Span::Range(1, 100)]);
    /// let error = must.finish().unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "AddRule breaks 2 documented rules: Priority is 101 and must be 1 to 100; \
    ///      Weight is \"all\" and must be 1 to 100"
    /// );
    /// ```
    pub fn be_in(&mut self, parameter: &'static str, value: &dyn Value, spans: &'static [Span]) {
        self.check_integers(parameter, value, spans, &[]);
    }

    /// As [`be_in`](Self::be_in), for a rule that holds only when all conditions do.
    pub fn be_in_if(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        spans: &'static [Span],
        when: &When<'_>,
    ) {
        let when = when.conditions();
        if when.iter().all(Condition::holds) {
            self.check_integers(parameter, value, spans, when);
        }
    }

    /// An integer must be a multiple of another one. A text must be such an integer.
    pub fn be_multiple_of(&mut self, parameter: &'static str, value: &dyn Value, of: i128) {
        self.each(parameter, value, &mut |must, view| {
            if !holds_integer(view, |number| number.checked_rem(of).is_none_or(|rest| rest == 0)) {
                must.broken_here(view, Rule::MultipleOf(of), &[]);
            }
        });
    }

    /// A text must have a number of characters between two bounds, both included. Of one that is
    /// [hidden](Self::hide), a message says how many it has.
    pub fn have_length(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        minimum: usize,
        maximum: usize,
    ) {
        self.each(parameter, value, &mut |must, view| {
            let View::Text(text) = view else { return };
            let length = text.chars().count();
            if (minimum..=maximum).contains(&length) {
                return;
            }
            let shown = match must.shown(None, view) {
                Shown::Hidden => Shown::HiddenLength(length),
                shown => shown,
            };
            must.broken_here_as(shown, Rule::Length { minimum, maximum }, &[]);
        });
    }

    /// An enumerated parameter must have one of its documented values.
    pub fn be_documented(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        values: &'static [&'static str],
    ) {
        self.each(parameter, value, &mut |must, view| {
            let View::Text(text) = view else { return };
            if !values.contains(&text) {
                must.broken_here(view, Rule::OneOf(values), &[]);
            }
        });
    }

    /// No item of a list that is sent as one text may contain what stands between its items: the
    /// service would take it for two.
    ///
    /// ```
    /// let mut must = aliyun_runtime::Validator::new("ListThings");
    /// must.lack_separator("Zones", &vec!["a".to_owned(), "b;c".to_owned()], ';');
    /// let error = must.finish().unwrap_err();
    /// assert!(error.to_string().contains("Zones[1] is \"b;c\" and must not contain \";\""));
    /// ```
    pub fn lack_separator(&mut self, parameter: &'static str, value: &dyn Value, separator: char) {
        self.each(parameter, value, &mut |must, view| {
            let View::Text(text) = view else { return };
            if text.contains(separator) {
                must.broken_here(view, Rule::Separator(separator), &[]);
            }
        });
    }

    /// Checks a structure inside the request, or each of a list or map of them. Messages name the
    /// place as `DataDisk[0].Size`, counted from 0 as in a program.
    pub fn check(&mut self, parameter: &'static str, value: &dyn Rules) {
        self.within(Segment::Member(parameter), |must| value.rules(must));
    }

    /// Goes into an element of a list, for rules about it that the request states. Messages name
    /// its members as `DataDisk[0].Size`. [`leave`](Self::leave) goes back.
    pub fn enter(&mut self, list: &'static str, index: usize) {
        self.path.push(Segment::Member(list));
        self.path.push(Segment::Element(index));
    }

    /// Goes back to where [`enter`](Self::enter) was called.
    pub fn leave(&mut self) {
        self.path.go_back(2);
    }

    /// Keeps the value of a parameter, and of all that it holds, out of messages: it is a secret. It
    /// counts for the rules that come after it, and for their conditions; inside a structure, for those
    /// of that structure.
    ///
    /// ```
    /// use aliyun_runtime::{Span, Validator};
    ///
    /// let mut must = Validator::new("SetPin");
    /// must.hide("Pin");
    /// must.be_in("Pin", &12345, &[Span::Range(0, 9999)]);
    /// let error = must.finish().unwrap_err();
    /// assert!(!error.to_string().contains("12345"));
    /// ```
    pub fn hide(&mut self, parameter: &'static str) {
        self.path.hide(parameter);
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

    fn check_integers(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        spans: &'static [Span],
        when: &[Condition<'_>],
    ) {
        self.each(parameter, value, &mut |must, view| {
            if !holds_integer(view, |number| spans.iter().any(|span| span.contains(number))) {
                must.broken_here(view, Rule::Integers(spans), when);
            }
        });
    }

    /// Looks at a value, or at each item of a list and each value of a map.
    fn each(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        look: &mut dyn FnMut(&mut Self, View<'_>),
    ) {
        self.within(Segment::Member(parameter), |must| must.each_in(value.view(), look));
    }

    fn each_in(&mut self, view: View<'_>, look: &mut dyn FnMut(&mut Self, View<'_>)) {
        match view {
            View::List(items) => {
                for index in 0..items.count() {
                    if let Some(item) = items.item(index) {
                        self.within(Segment::Element(index), |must| {
                            must.each_in(item.view(), look);
                        });
                    }
                }
            }
            View::Map(entries) => entries.each(&mut |key, value| {
                self.within(Segment::Key(key.to_owned()), |must| must.each_in(value.view(), look));
            }),
            single => look(self, single),
        }
    }

    fn within(&mut self, segment: Segment, look: impl FnOnce(&mut Self)) {
        self.path.push(segment);
        look(self);
        self.path.go_back(1);
    }

    /// A member of what is looked at breaks a rule.
    fn broken(
        &mut self,
        parameter: &'static str,
        value: Shown,
        rule: Rule,
        when: &[Condition<'_>],
    ) {
        let parameter = self.path.text(Some(parameter));
        let condition = self.in_words(when);
        self.violations.push(Violation { parameter, value, rule, condition });
    }

    /// The value that is looked at breaks a rule.
    fn broken_here(&mut self, view: View<'_>, rule: Rule, when: &[Condition<'_>]) {
        self.broken_here_as(self.shown(None, view), rule, when);
    }

    /// As [`broken_here`](Self::broken_here), with what is shown of the value.
    fn broken_here_as(&mut self, value: Shown, rule: Rule, when: &[Condition<'_>]) {
        let parameter = self.path.text(None);
        let condition = self.in_words(when);
        self.violations.push(Violation { parameter, value, rule, condition });
    }

    /// Conditions in words, if there are any.
    fn in_words(&self, when: &[Condition<'_>]) -> Option<String> {
        conditions::in_words(when, |parameter| self.path.is_name_hidden(parameter))
    }

    /// A value for a message, unless it is hidden.
    fn shown(&self, parameter: Option<&'static str>, view: View<'_>) -> Shown {
        if self.path.is_hidden(parameter) {
            return Shown::Hidden;
        }
        Text::of(view).map_or(Shown::Absent, |text| Shown::Value(text.into_cow().into_owned()))
    }
}

/// Whether an integer, or the one that a text has to be, is one that fits. Other values are not judged.
fn holds_integer(view: View<'_>, fits: impl Fn(i128) -> bool) -> bool {
    let is_judged = matches!(view, View::Integer(_) | View::Text(_));
    !is_judged || integer_of(view).is_some_and(fits)
}

/// The rules of a structure inside a request.
pub trait Rules {
    /// States the rules.
    fn rules(&self, must: &mut Validator);
}

impl<R: Rules> Rules for Option<R> {
    fn rules(&self, must: &mut Validator) {
        if let Some(value) = self {
            value.rules(must);
        }
    }
}

impl<R: Rules> Rules for Vec<R> {
    fn rules(&self, must: &mut Validator) {
        for (index, value) in self.iter().enumerate() {
            must.within(Segment::Element(index), |must| value.rules(must));
        }
    }
}

impl<R: Rules> Rules for BTreeMap<String, R> {
    fn rules(&self, must: &mut Validator) {
        for (key, value) in self {
            must.within(Segment::Key(key.clone()), |must| value.rules(must));
        }
    }
}

/// What is sent of a value that is no list, map or structure, if it is given.
fn given_text(value: &dyn Value) -> Option<Cow<'_, str>> {
    Text::of(value.view()).filter(|_| value.is_given()).map(Text::into_cow)
}
