//! Whether the rules of a field, taken together, leave a value.

use super::RuleKeys;
use crate::check::report::Report;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Field, Span, Type, ValueRule};

/// What to do about two rules of which one leaves nothing of the other.
const HELP: &str = "correct one of the two; if the page has both, keep the one that its examples follow, \
                    and tell of the other in `defect`";

/// Rules each of which says something else about the same values must have one in common.
pub(super) fn check_possible(report: &mut Report, keys: &RuleKeys<'_>, rules: &[ValueRule]) {
    check_multiples(report, keys, rules);
    check_digits(report, keys, rules);
    check_bytes_of_characters(report, keys);
}

/// One of the multiples must lie where the values lie.
fn check_multiples(report: &mut Report, keys: &RuleKeys<'_>, rules: &[ValueRule]) {
    let is_possible = rules.iter().all(|rule| match rule {
        ValueRule::MultipleOf(step) => {
            spans(keys.kind, rules).iter().any(|span| multiple_in(*span, *step).is_some())
        }
        ValueRule::Step(step) => {
            ranges(rules).iter().any(|(low, high)| has_multiple(*low, *high, *step))
        }
        _ => true,
    });
    if is_possible {
        return;
    }
    let key = ["allowed", "minimum", "maximum", "exclusive_minimum", "exclusive_maximum"]
        .into_iter()
        .find(|key| keys.at.has_key(key))
        .unwrap_or("multiple_of");
    report_both(report, keys, ("multiple_of", key), "none of the values is such a multiple");
}

/// An integer in a text must have a text that is short enough.
fn check_digits(report: &mut Report, keys: &RuleKeys<'_>, rules: &[ValueRule]) {
    let is_text = matches!(keys.kind, Type::String) && rules.iter().any(ValueRule::is_of_integers);
    let shortest = spans(keys.kind, rules)
        .into_iter()
        .filter_map(|span| multiple_in(span, step_of(rules)))
        .map(|integer| integer.to_string().len())
        .min();
    let Some(shortest) = shortest.filter(|_| is_text) else { return };
    for (key, most) in [("max_length", keys.field.max_length), ("max_bytes", keys.field.max_bytes)]
    {
        if most.is_some_and(|most| most < shortest) {
            let number = ["allowed", "minimum", "maximum", "multiple_of"]
                .into_iter()
                .find(|key| keys.at.has_key(key))
                .unwrap_or(key);
            let message =
                format!("every integer that it may hold has {shortest} characters or more");
            report_both(report, keys, (key, number), &message);
        }
    }
}

/// A character has one byte to four. One that counts as two has two or more.
fn check_bytes_of_characters(report: &mut Report, keys: &RuleKeys<'_>) {
    let field = keys.field;
    if let (Some(characters), Some(bytes)) = (field.min_length, field.max_bytes)
        && characters > bytes
    {
        let message = "so few bytes do not hold so many characters";
        report_both(report, keys, ("min_length", "max_bytes"), message);
    }
    if let (Some(characters), Some(bytes)) = (field.max_length, field.min_bytes)
        && characters.saturating_mul(4) < bytes
    {
        let message = "so few characters do not have so many bytes";
        report_both(report, keys, ("min_bytes", "max_length"), message);
    }
}

fn report_both(
    report: &mut Report,
    keys: &RuleKeys<'_>,
    (key, other): (&str, &str),
    message: &str,
) {
    let message = format!("no value fits both `{key}` and `{other}`: {message}");
    report.push(
        Diagnostic::new(Id::EmptyRange, keys.at.key(key).of_value(), message, HELP)
            .with_related(keys.at.key(other).of_value(), format!("`{other}` stands here")),
    );
}

/// Whether an integer that a field may hold lies in one of these spans.
pub(crate) fn has_value_in(field: &Field, asked: &[Span]) -> bool {
    let step = step_of(&field.rules);
    spans(&field.kind, &field.rules).iter().any(|own| {
        asked.iter().any(|asked| {
            let both = Span { low: own.low.max(asked.low), high: own.high.min(asked.high) };
            multiple_in(both, step).is_some()
        })
    })
}

/// Of what integers are a multiple: all of 1, if no rule says more.
fn step_of(rules: &[ValueRule]) -> i128 {
    let step = rules.iter().find_map(|rule| match rule {
        ValueRule::MultipleOf(step) => Some(*step),
        _ => None,
    });
    step.unwrap_or(1)
}

/// Where integers lie, by their type and by the rules about them.
fn spans(kind: &Type, rules: &[ValueRule]) -> Vec<Span> {
    let Span { low: least, high: most } = kind.integers();
    let said = rules.iter().find_map(|rule| match rule {
        ValueRule::Allowed(spans) => Some(spans.clone()),
        ValueRule::Integer { minimum, maximum } => {
            Some(vec![Span { low: minimum.unwrap_or(least), high: maximum.unwrap_or(most) }])
        }
        _ => None,
    });
    said.unwrap_or_else(|| vec![Span { low: least, high: most }])
}

/// The multiple of a step with the shortest text that lies between two bounds.
fn multiple_in(span: Span, step: i128) -> Option<i128> {
    let Span { low, high } = span;
    let multiple = if low > 0 {
        low.checked_add(step - 1)? / step * step
    } else if high < 0 {
        high.checked_sub(step - 1)? / step * step
    } else {
        0
    };
    span.contains(multiple).then_some(multiple)
}

/// Where numbers with a fraction lie.
fn ranges(rules: &[ValueRule]) -> Vec<(f64, f64)> {
    let (mut least, mut most) = (f64::NEG_INFINITY, f64::INFINITY);
    for rule in rules {
        let (low, high) = match rule {
            ValueRule::Numbers(ranges) => return ranges.clone(),
            ValueRule::Number { minimum, maximum } => (*minimum, *maximum),
            ValueRule::Between { above, below } => (*above, *below),
            _ => continue,
        };
        least = low.unwrap_or(least).max(least);
        most = high.unwrap_or(most).min(most);
    }
    vec![(least, most)]
}

/// Whether a multiple of a step lies between two bounds, or so near that only rounding parts them.
pub(crate) fn has_multiple(low: f64, high: f64, step: f64) -> bool {
    const NEARLY: f64 = 1e-9;
    if low <= 0.0 && high >= 0.0 {
        return true;
    }
    let (first, last) = (low.abs().min(high.abs()) / step, low.abs().max(high.abs()) / step);
    (first - NEARLY * first.max(1.0)).ceil() <= last + NEARLY * last.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::{has_multiple, multiple_in};
    use crate::model::Span;

    #[test]
    fn the_shortest_multiple_is_found() {
        let found = |low, high, step| multiple_in(Span { low, high }, step);
        assert_eq!(found(1, 5, 10), None);
        assert_eq!(found(1, 10, 10), Some(10));
        assert_eq!(found(-9, -1, 10), None);
        assert_eq!(found(-25, -11, 10), Some(-20));
        assert_eq!(found(-5, 5, 10), Some(0));
        assert_eq!(found(100, i128::MAX, 1), Some(100));
        assert_eq!(found(i128::MAX, i128::MAX, 10), None);
    }

    #[test]
    fn multiples_of_fractions_are_found_in_spite_of_rounding() {
        assert!(has_multiple(0.3, 0.3, 0.1));
        assert!(has_multiple(0.01, 99.99, 0.01));
        assert!(has_multiple(-0.3, -0.3, 0.1));
        assert!(has_multiple(0.0, 0.05, 0.1));
        assert!(has_multiple(1.0, f64::INFINITY, 10.0));
        assert!(has_multiple(f64::NEG_INFINITY, -1.0, 10.0));
        assert!(!has_multiple(0.11, 0.19, 0.1));
        assert!(!has_multiple(-0.19, -0.11, 0.1));
    }
}
