//! A value of which no page shows an example: one that its rules allow.

use super::super::validation::integer_spans;
use crate::model::{Span, Type, ValueRule};
use crate::spec::Literal;

/// What is known about a value that is no list or map.
#[derive(Clone, Copy)]
pub(super) struct Scalar<'a> {
    pub(super) kind: &'a Type,
    pub(super) rules: &'a [ValueRule],
    pub(super) example: Option<&'a Literal>,
    pub(super) name: &'a str,
    /// What stands between it and the next item, if it is one of a list that is one text.
    pub(super) separator: Option<char>,
}

/// The longest text that is made up.
const LONGEST_TEXT: usize = 500;

impl Scalar<'_> {
    /// A text of an allowed length, made of the name; a shorter one where nobody would read it. If it
    /// has to be an integer, it is one.
    pub(super) fn text(&self) -> String {
        if self.is_integer_in_text() {
            return self.integer(&self.spans()).to_string();
        }
        let (minimum, maximum) = self.length();
        let name: Vec<char> =
            self.name.chars().filter(|character| Some(*character) != self.separator).collect();
        let short = minimum.clamp(1, LONGEST_TEXT).saturating_sub(name.len());
        let filler = std::iter::repeat_n('x', short);
        name.into_iter().chain(filler).take(maximum).collect()
    }

    /// Whether `text` is as long as it must be.
    pub(super) fn has_whole_text(&self) -> bool {
        self.length().0 <= LONGEST_TEXT
    }

    /// Whether it is a text that has to be an integer.
    pub(super) fn is_integer_in_text(&self) -> bool {
        matches!(self.kind, Type::String) && self.rules.iter().any(ValueRule::is_of_integers)
    }

    /// The least and the greatest length of a text.
    pub(super) fn length(&self) -> (usize, usize) {
        let length = self.rules.iter().find_map(|rule| match rule {
            ValueRule::Length { minimum, maximum }
            | ValueRule::WideLength { minimum, maximum, .. } => Some((*minimum, *maximum)),
            _ => None,
        });
        let (minimum, maximum) = length.unwrap_or((None, None));
        (minimum.unwrap_or_default(), maximum.unwrap_or(usize::MAX))
    }

    /// An integer, of these spans if there are any.
    pub(super) fn integer(&self, spans: &[Span]) -> i128 {
        let step = self.step().filter(|step| *step > 0).unwrap_or(1);
        let limits = self.kind.integers();
        let is_of_type = |value: &i128| limits.contains(*value);
        let fitting = spans.iter().find_map(|span| multiple(span, step).filter(is_of_type));
        fitting.or(spans.first().map(|span| span.low)).unwrap_or(step)
    }

    /// Whether its own rules allow an integer.
    pub(super) fn allows(&self, value: i128) -> bool {
        let (spans, step) = (self.spans(), self.step().unwrap_or(1));
        let is_within = |span: &Span| span.contains(value);
        value.checked_rem(step) == Some(0) && (spans.is_empty() || spans.iter().any(is_within))
    }

    /// The integers that its own rules allow; none if all of its type are.
    pub(super) fn spans(&self) -> Vec<Span> {
        self.rules.iter().find_map(integer_spans).unwrap_or_default()
    }

    /// Of what an integer is a multiple.
    pub(super) fn step(&self) -> Option<i128> {
        self.rules.iter().find_map(|rule| match rule {
            ValueRule::MultipleOf(step) => Some(*step),
            _ => None,
        })
    }

    /// A number with a fraction.
    pub(super) fn number(&self) -> f64 {
        let bound = self.rules.iter().find_map(|rule| match rule {
            ValueRule::Number { minimum, maximum } => minimum.or(*maximum),
            ValueRule::Numbers(numbers) => numbers.first().map(|(low, _)| *low),
            ValueRule::Between { above: Some(low), below: Some(high) } => {
                Some(f64::midpoint(*low, *high))
            }
            ValueRule::Between { above, below } => {
                above.map(|low| low + 1.0).or(below.map(|high| high - 1.0))
            }
            _ => None,
        });
        bound.unwrap_or(1.0)
    }
}

/// The first multiple in a span, or the last if the span has no beginning.
fn multiple(span: &Span, step: i128) -> Option<i128> {
    let value = match span {
        Span { low: i128::MIN, high: i128::MAX } => step,
        Span { low: i128::MIN, high } => high.checked_sub(high.rem_euclid(step))?,
        Span { low, .. } => match low.rem_euclid(step) {
            0 => *low,
            rest => low.checked_add(step - rest)?,
        },
    };
    span.contains(value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::Scalar;
    use crate::model::{Span, Type, ValueRule};

    #[test]
    fn an_integer_that_is_made_up_keeps_the_rules() {
        let integer = |rules: &[ValueRule]| {
            let kind = &Type::Int32;
            let scalar = Scalar { kind, rules, example: None, name: "Size", separator: None };
            let value = scalar.integer(&scalar.spans());
            (value, scalar.allows(value))
        };
        let within = |minimum, maximum| ValueRule::Integer { minimum, maximum };
        let of = ValueRule::MultipleOf;
        assert_eq!(integer(&[within(None, Some(510)), of(20)]), (500, true));
        assert_eq!(integer(&[within(None, Some(-5)), of(20)]), (-20, true));
        assert_eq!(integer(&[within(Some(-30), Some(510)), of(20)]), (-20, true));
        assert_eq!(integer(&[within(Some(5), None), of(20)]), (20, true));
        assert_eq!(integer(&[of(20)]), (20, true));
        assert_eq!(integer(&[]), (1, true));
        let spans = vec![Span { low: 1, high: 9 }, Span { low: 15, high: 45 }];
        assert_eq!(integer(&[ValueRule::Allowed(spans), of(20)]), (20, true));
        assert_eq!(integer(&[within(Some(505), Some(510)), of(20)]), (505, false));
        let most = i128::from(i32::MAX);
        assert_eq!(integer(&[within(Some(most), None), of(20)]), (most, false));
    }

    #[test]
    fn a_text_that_nobody_would_read_is_short() {
        let text = |minimum: usize| {
            let rules = [ValueRule::Length { minimum: Some(minimum), maximum: None }];
            let kind = &Type::String;
            let scalar =
                Scalar { kind, rules: &rules, example: None, name: "Key", separator: None };
            (scalar.text().len(), scalar.has_whole_text())
        };
        assert_eq!([text(1), text(500), text(1_000_000)], [(3, true), (500, true), (500, false)]);
    }
}
