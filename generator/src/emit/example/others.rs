//! Other values for the same place, for lists whose items differ.

use super::scalar::Scalar;
use crate::model::{Example, Span, Type, ValueRule};
use crate::spec::Literal;

/// Values that the rules allow, those that the page shows first, and enough to choose `count` that
/// differ if there are so many. Of structures and lists none are made.
pub(super) fn others(scalar: &Scalar<'_>, examples: &[Example], count: usize) -> Vec<Literal> {
    let shown = examples.iter().filter(|example| example.fits).map(|example| example.value.clone());
    let made: Vec<Literal> = match scalar.kind {
        Type::Enum(kind) => {
            kind.values.iter().map(|value| Literal::Text(value.wire.clone())).collect()
        }
        Type::Bool => vec![Literal::Bool(true), Literal::Bool(false)],
        Type::Int32 | Type::Int64 | Type::Uint64 => {
            integers(scalar, count).into_iter().map(Literal::Integer).collect()
        }
        Type::Float | Type::Double => {
            numbers(scalar, count).into_iter().map(Literal::Number).collect()
        }
        Type::String if scalar.is_integer_in_text() => integers(scalar, count)
            .into_iter()
            .map(|value| Literal::Text(value.to_string()))
            .collect(),
        Type::String | Type::Any | Type::Binary => {
            texts(scalar, count).map(Literal::Text).collect()
        }
        Type::Struct(_) | Type::List(_) | Type::Map(_) => Vec::new(),
    };
    shown.chain(made).collect()
}

/// Those behind the first one, those at the beginning of each span, and those at its end.
fn integers(scalar: &Scalar<'_>, count: usize) -> Vec<i128> {
    let mut spans = scalar.spans();
    if spans.is_empty() {
        spans.push(Span { low: i128::MIN, high: i128::MAX });
    }
    let first = match scalar.example {
        Some(Literal::Integer(value)) => Some(*value),
        Some(Literal::Text(text)) => text.parse().ok(),
        Some(_) | None => None,
    };
    let first = first.unwrap_or_else(|| scalar.integer(&spans));
    let step = scalar.step().unwrap_or(1).max(1);
    let steps = || (1..).map_while(move |index: i128| index.checked_mul(step)).take(count);
    let above = |from: i128| steps().map_while(move |by| from.checked_add(by));
    let below = |from: i128| steps().map_while(move |by| from.checked_sub(by));
    let Span { low: least, high: most } = scalar.kind.integers();
    let of_spans = spans.iter().flat_map(|span| {
        // The multiples next to the bounds, from which those inside are counted.
        let low = span.low.saturating_sub(span.low.rem_euclid(step));
        let high = span.high.min(most);
        let high = high.saturating_sub(high.rem_euclid(step));
        let from_low = std::iter::once(low).chain(above(low));
        let from_high = std::iter::once(high).chain(below(high));
        from_low.filter(|_| span.low > i128::MIN).chain(from_high)
    });
    let is_allowed = |value: &i128| {
        let is_in = |span: &Span| span.contains(*value);
        (least.max(-most)..=most).contains(value) && value % step == 0 && spans.iter().any(is_in)
    };
    above(first).chain(of_spans).filter(is_allowed).collect()
}

/// Those behind the first one, the bounds, and those between two bounds.
fn numbers(scalar: &Scalar<'_>, count: usize) -> Vec<f64> {
    let first = match scalar.example {
        Some(Literal::Number(value)) => *value,
        _ => scalar.number(),
    };
    let halves = || std::iter::successors(Some(0.5), |part| Some(part / 2.0)).take(count);
    let bounds = scalar.rules.iter().flat_map(|rule| match rule {
        ValueRule::Number { minimum, maximum } => vec![(*minimum, *maximum)],
        ValueRule::Between { above, below } => vec![(*above, *below)],
        ValueRule::Numbers(ranges) => {
            ranges.iter().map(|(low, high)| (Some(*low), Some(*high))).collect()
        }
        _ => Vec::new(),
    });
    let of_bounds = bounds.flat_map(|(low, high)| {
        let inside =
            low.zip(high).map(|(low, high)| halves().map(move |part| low + (high - low) * part));
        let inside: Vec<f64> = inside.into_iter().flatten().collect();
        let below = high.into_iter().flat_map(|high| steps(count).map(move |by| high - by));
        low.into_iter().chain(high).chain(inside).chain(below).collect::<Vec<f64>>()
    });
    let is_allowed = |value: &f64| scalar.rules.iter().all(|rule| allows(rule, *value));
    steps(count).map(|by| first + by).chain(of_bounds).filter(is_allowed).collect()
}

fn steps(count: usize) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(1.0), |step| Some(step + 1.0)).take(count)
}

fn allows(rule: &ValueRule, value: f64) -> bool {
    match rule {
        ValueRule::Number { minimum, maximum } => {
            minimum.is_none_or(|low| low <= value) && maximum.is_none_or(|high| value <= high)
        }
        ValueRule::Between { above, below } => {
            above.is_none_or(|low| low < value) && below.is_none_or(|high| value < high)
        }
        ValueRule::Numbers(ranges) => {
            ranges.iter().any(|(low, high)| (*low..=*high).contains(&value))
        }
        _ => true,
    }
}

/// The first one with a number at its end, which takes the place of its last characters if it would
/// be too long.
fn texts(scalar: &Scalar<'_>, count: usize) -> impl Iterator<Item = String> {
    let first = match scalar.example {
        Some(Literal::Text(text)) => text.clone(),
        Some(_) | None => scalar.text(),
    };
    let (_, longest) = scalar.length();
    // One more than needed: the first one may end in a number itself.
    (1..=count.saturating_add(1)).filter_map(move |index| {
        let digits = index.to_string();
        let room = longest.checked_sub(digits.len())?;
        Some(first.chars().take(room).chain(digits.chars()).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::{integers, numbers, texts};
    use crate::emit::example::scalar::Scalar;
    use crate::model::{Type, ValueRule};
    use crate::spec::Literal;

    fn scalar<'a>(kind: &'a Type, rules: &'a [ValueRule], example: &'a Literal) -> Scalar<'a> {
        Scalar { kind, rules, example: Some(example), name: "Name", separator: None }
    }

    #[test]
    fn integers_stay_in_their_type_and_among_what_is_allowed() {
        let of = |kind: &Type, minimum: Option<i128>, maximum: Option<i128>, shown: i128| {
            let rules = [ValueRule::Integer { minimum, maximum }, ValueRule::MultipleOf(7)];
            let mut found = integers(&scalar(kind, &rules, &Literal::Integer(shown)), 3);
            found.dedup();
            found
        };
        let [lowest, highest] = [i64::MIN, i64::MAX].map(i128::from);
        assert_eq!(of(&Type::Int64, Some(highest - 1), None, highest), [highest]);
        assert_eq!(of(&Type::Int64, None, Some(lowest), 0), [0; 0]);
        let highest = i128::from(u64::MAX) / 7 * 7;
        assert_eq!(of(&Type::Uint64, Some(highest - 1), None, highest), [highest]);
        assert_eq!(of(&Type::Uint64, None, Some(6), 0), [0]);
        let largest = i128::from(i32::MAX) / 7 * 7;
        assert_eq!(of(&Type::Int32, Some(largest), None, largest), [largest]);
        assert_eq!(of(&Type::Int32, Some(1), Some(20), 7)[..2], [14, 7]);
    }

    #[test]
    fn numbers_stay_between_their_bounds() {
        let rules = [ValueRule::Numbers(vec![(0.5, 0.5), (2.0, 3.0)])];
        let found = numbers(&scalar(&Type::Double, &rules, &Literal::Number(2.0)), 2);
        assert!(found.contains(&0.5) && found.contains(&3.0) && found.contains(&2.5), "{found:?}");
        assert!(found.iter().all(|value| (0.5..=3.0).contains(value)), "{found:?}");
    }

    #[test]
    fn texts_are_no_longer_than_they_may_be() {
        let rules = [ValueRule::Length { minimum: Some(1), maximum: Some(1) }];
        let shown = Literal::Text("a".to_owned());
        let found: Vec<String> = texts(&scalar(&Type::String, &rules, &shown), 12).collect();
        assert_eq!(found, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }
}
