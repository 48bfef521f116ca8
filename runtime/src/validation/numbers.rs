//! Rules about numbers, and the order of those of different types.

use std::cmp::Ordering;

use super::{Rule, Validator};
use crate::value::{Value, View};

impl Validator {
    /// A number must lie between two bounds, both included. NaN lies nowhere.
    pub fn be_between(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        minimum: f64,
        maximum: f64,
    ) {
        self.check_numbers(parameter, value, &Rule::Number { minimum, maximum }, &|view| {
            is_between(view, minimum, maximum)
        });
    }

    /// A number must lie between two bounds, neither included. NaN lies nowhere.
    pub fn be_strictly_between(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        above: f64,
        below: f64,
    ) {
        self.check_numbers(parameter, value, &Rule::Between { above, below }, &|view| {
            compare_numbers(bound_of(view, above), view).is_some_and(Ordering::is_lt)
                && compare_numbers(view, bound_of(view, below)).is_some_and(Ordering::is_lt)
        });
    }

    /// A number must lie in one of some ranges, bounds included; one number is the range from it to
    /// itself. NaN lies nowhere.
    pub fn be_among(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        ranges: &'static [(f64, f64)],
    ) {
        self.check_numbers(parameter, value, &Rule::Numbers(ranges), &|view| {
            ranges.iter().any(|(minimum, maximum)| is_between(view, *minimum, *maximum))
        });
    }

    fn check_numbers(
        &mut self,
        parameter: &'static str,
        value: &dyn Value,
        rule: &Rule,
        fits: &dyn Fn(View<'_>) -> bool,
    ) {
        self.each(parameter, value, &mut |must, view| {
            let is_number = matches!(view, View::Integer(_) | View::Float(_) | View::Single(_));
            if is_number && !fits(view) {
                must.broken_here(view, rule.clone(), &[]);
            }
        });
    }
}

/// Whether a number lies between two bounds, both included.
fn is_between(number: View<'_>, minimum: f64, maximum: f64) -> bool {
    compare_numbers(bound_of(number, minimum), number).is_some_and(Ordering::is_le)
        && compare_numbers(number, bound_of(number, maximum)).is_some_and(Ordering::is_le)
}

/// A bound as the type of a number has it: no number of 32 bits is 3.14159265, and the one that is
/// nearest stands for it on both sides.
#[expect(clippy::cast_possible_truncation, reason = "the nearest number is what is looked for")]
fn bound_of(number: View<'_>, bound: f64) -> View<'static> {
    let nearest = bound as f32;
    // A bound that 32 bits cannot hold, even nearly, is none of their numbers.
    let is_lost = nearest.is_infinite() || nearest == 0.0;
    match number {
        View::Single(_) if !is_lost => View::Single(nearest),
        _ => View::Float(bound),
    }
}

/// The integer that a value is, or that stands in a text.
pub(super) fn integer_of(view: View<'_>) -> Option<i128> {
    match view {
        View::Integer(number) => Some(number),
        // A text may have more digits than any number of 64 bits.
        View::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// Which of two numbers is greater; `None` if one is none.
pub(super) fn compare_numbers(left: View<'_>, right: View<'_>) -> Option<Ordering> {
    match (left, right) {
        (View::Integer(left), View::Integer(right)) => Some(left.cmp(&right)),
        (View::Integer(left), right) => order_exactly(left, as_float(right)?),
        (left, View::Integer(right)) => {
            order_exactly(right, as_float(left)?).map(Ordering::reverse)
        }
        (left, right) => as_float(left)?.partial_cmp(&as_float(right)?),
    }
}

/// Compares without rounding: an integer above 2 to the power of 53 may have no float of its own.
#[expect(clippy::cast_precision_loss, reason = "rounding keeps the order, except for making ties")]
#[expect(clippy::cast_possible_truncation, reason = "a float that ties with an integer is one")]
fn order_exactly(integer: i128, float: f64) -> Option<Ordering> {
    let rounded = (integer as f64).partial_cmp(&float)?;
    Some(rounded.then_with(|| integer.cmp(&(float as i128))))
}

fn as_float(view: View<'_>) -> Option<f64> {
    match view {
        View::Float(number) => Some(number),
        // The number that is written on the wire: 0.3 in 32 bits is 0.30000001192… in 64.
        View::Single(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::value::Value;
    use crate::{Span, Validator, When};

    /// 2 to the power of 53, which is the last integer before floats have gaps, and the next one.
    const FLOAT: f64 = 9_007_199_254_740_992.0;
    const NEXT: i64 = 9_007_199_254_740_993;

    fn breaks(state: impl FnOnce(&mut Validator)) -> bool {
        let mut must = Validator::new("Test");
        state(&mut must);
        must.finish().is_err()
    }

    #[test]
    fn large_integers_are_not_rounded() {
        let between = |value: i64, minimum, maximum| {
            breaks(|must| must.be_between("N", &value, minimum, maximum))
        };
        assert!(between(NEXT, f64::NEG_INFINITY, FLOAT));
        assert!(!between(NEXT - 1, f64::NEG_INFINITY, FLOAT));
        assert!(between(-NEXT, -FLOAT, f64::INFINITY));
        assert!(between(i64::MAX, 0.0, 9_223_372_036_854_774_784.0));
        assert!(!between(i64::MAX, 0.0, 9_223_372_036_854_775_808.0));
        assert!(between(1, f64::NAN, 2.0));
        assert!(breaks(|must| must.be_in("N", &NEXT, &[Span::Range(0, 9_007_199_254_740_992)])));
    }

    #[test]
    fn integers_in_texts_are_judged_as_integers() {
        let multiple = |value: &str| breaks(|must| must.be_multiple_of("N", &value, 60));
        assert_eq!(["120", "61", "an hour", ""].map(multiple), [false, true, true, true]);
        let at_least_zero =
            |value: &str| breaks(|must| must.be_in("N", &value, &[Span::Range(0, i128::MAX)]));
        assert_eq!(["18446744073709551615", "-1"].map(at_least_zero), [false, true]);
        let order =
            |low: &str, high: &str| breaks(|must| must.be_in_order(("Low", &low), ("High", &high)));
        assert_eq!([order("9", "10"), order("10", "9"), order("b", "a")], [false, true, false]);
        let asked = |value: &str| {
            let when = When::within("N", &value, &[Span::Range(10, 20)]);
            breaks(|must| must.be_given_if("Other", &"", &when))
        };
        assert_eq!([asked("10"), asked("9"), asked("ten")], [true, false, false]);
    }

    #[test]
    fn a_bound_is_the_nearest_number_of_the_type() {
        let between = |value: &dyn Value, minimum, maximum| {
            !breaks(|must| must.be_between("N", value, minimum, maximum))
        };
        assert!(between(&7.123_457_f32, 7.123_456_78, 7.123_456_78));
        assert!(!between(&7.123_457_f64, 7.123_456_78, 7.123_456_78));
        assert!(between(&16_777_216_f32, 16_777_217.0, f64::INFINITY));
        assert!(!between(&16_777_214_f32, 16_777_217.0, f64::INFINITY));
        assert!(!between(&f32::INFINITY, 0.0, f64::MAX));
        assert!(!between(&0_f32, 1e-60, 1.0));
        let above = |value: f32| !breaks(|must| must.be_strictly_between("N", &value, 0.1, 0.3));
        assert_eq!([0.1, 0.2, 0.3].map(above), [false, true, false]);
        let among =
            |value: f32| !breaks(|must| must.be_among("N", &value, &[(0.123_456_789, 0.2)]));
        assert_eq!([0.123_456_79, 0.1].map(among), [true, false]);
    }

    #[test]
    fn an_integer_and_a_float_are_compared_exactly() {
        let in_order = |low: &dyn Value, high: &dyn Value| {
            !breaks(|must| must.be_in_order_or_equal(("Low", low), ("High", high)))
        };
        assert!(!in_order(&NEXT, &FLOAT));
        assert!(in_order(&FLOAT, &NEXT));
        assert!(in_order(&(NEXT - 1), &FLOAT));
        assert!(in_order(&1, &1.5));
        assert!(!in_order(&1.5, &1));
        assert!(in_order(&0.3_f32, &0.3_f64));
        assert_eq!(
            [in_order(&9, &"10"), in_order(&"10", &9), in_order(&"b", &9)],
            [true, false, true]
        );
    }
}
