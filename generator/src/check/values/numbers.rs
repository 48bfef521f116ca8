//! Rules about numbers: single values, ranges, bounds, and of what they are multiples.

use std::collections::BTreeMap;

use super::{RuleKeys, report_reversed};
use crate::check::literals::{as_held, check_figure, check_literal, check_width, number};
use crate::check::meanings::{check_allowed, check_both};
use crate::check::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Span, Type, ValueRule};
use crate::spec::outline::Step;
use crate::spec::types::FullField;
use crate::spec::{Literal, ValueSpan};

pub(super) fn check_number_rules(report: &mut Report, keys: &RuleKeys<'_>) -> Vec<ValueRule> {
    let &RuleKeys { at, field, kind } = keys;
    let (is_integer, is_bool) = (kind.is_integer(), matches!(kind, Type::Bool));
    let is_figure = kind.is_number() || matches!(kind, Type::String);
    let figures = (is_figure, "numbers, and integers in strings");
    let and_booleans = (is_figure || is_bool, "numbers, integers in strings, and booleans");
    let fractions = (kind.is_number() && !is_integer, "numbers with a fraction");
    let allowed = keys.apply(report, &[("allowed", field.allowed.is_some())], and_booleans);
    let (above, below) = (field.exclusive_minimum.is_some(), field.exclusive_maximum.is_some());
    let open = keys.apply(
        report,
        &[("exclusive_minimum", above), ("exclusive_maximum", below)],
        fractions,
    );
    let (from, to) = (field.minimum.is_some(), field.maximum.is_some());
    let range = keys.apply(report, &[("minimum", from), ("maximum", to)], figures);
    let factor = keys.apply(report, &[("multiple_of", field.multiple_of.is_some())], figures);
    let mut rules = Vec::new();
    match (allowed, range || open) {
        (true, true) => {
            let message = "there are both `allowed` and a range";
            let help = "write the range into `allowed`, as in `[1..9, 12]`";
            report.key(Id::Contradiction, &at.key("allowed"), message, help);
        }
        (true, false) if is_bool => rules.extend(check_both(report, at, field)),
        (true, false) => rules.extend(check_allowed(report, at, field, kind)),
        (false, _) => {
            if range {
                rules.extend(check_range(report, at, field, kind));
            }
            if open {
                rules.extend(check_between(report, at, field, kind));
            }
        }
    }
    if factor {
        rules.extend(check_factor(report, at, field, kind));
    }
    rules
}

/// Checks a list of integers and ranges.
pub(crate) fn check_spans(
    report: &mut Report,
    at: &At<'_>,
    spans: &[ValueSpan],
    kind: &Type,
) -> Vec<Span> {
    let places: Vec<Step> = (0..spans.len()).map(Step::Item).collect();
    check_spans_at(report, at, spans, &places, kind)
}

/// Checks integers and ranges, each at the end of a step.
pub(crate) fn check_spans_at(
    report: &mut Report,
    at: &At<'_>,
    spans: &[ValueSpan],
    places: &[Step],
    kind: &Type,
) -> Vec<Span> {
    if spans.is_empty() {
        let message = "the list of values is empty";
        report.key(Id::InvalidValues, at, message, "list the values, or leave the key out");
    }
    let mut checked = Vec::new();
    // The spans so far by their beginnings; none of them overlap.
    let mut seen: BTreeMap<i128, (i128, usize)> = BTreeMap::new();
    for (index, &ValueSpan { low, high }) in spans.iter().enumerate() {
        let at_span = at.step(&places[index]);
        let before = seen.range(..=high).next_back().filter(|(_, (known, _))| low <= *known);
        if low > high {
            let message = format!("the range {low}..{high} ends before it begins");
            let help = format!("write {high}..{low}");
            report.push(Diagnostic::new(Id::EmptyRange, at_span.of_item(), message, help));
        } else if let Some((_, (_, first))) = before {
            let message = "this value stands in the list already";
            report.push(
                Diagnostic::new(Id::InvalidValues, at_span.of_item(), message, "remove it")
                    .with_related(at.step(&places[*first]).of_item(), "it stands here first"),
            );
        } else {
            seen.insert(low, (high, index));
        }
        let bounds = [Some(low), Some(high).filter(|high| *high != low)];
        let is_bound = |bound: &i128| !matches!(*bound, i128::MIN | i128::MAX);
        for bound in bounds.into_iter().flatten().filter(is_bound) {
            check_width(report, at_span.of_item(), bound, kind);
        }
        checked.push(Span { low, high });
    }
    checked
}

fn check_range(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let bound = |report: &mut Report, key: &str, literal: &Option<Literal>| match literal {
        None => true,
        Some(literal) => check_figure(report, &at.key(key), literal, kind),
    };
    let fits = bound(report, "minimum", &field.minimum) & bound(report, "maximum", &field.maximum);
    if !fits {
        return None;
    }
    let rule = if kind.of_its_number().is_integer() {
        let integer = |literal: &Option<Literal>| match literal {
            Some(Literal::Integer(value)) => Some(*value),
            _ => None,
        };
        let (minimum, maximum) = (integer(&field.minimum), integer(&field.maximum));
        ValueRule::Integer { minimum, maximum }
    } else {
        let (minimum, maximum) = (number(field.minimum.as_ref()), number(field.maximum.as_ref()));
        ValueRule::Number { minimum, maximum }
    };
    let is_reversed = match rule {
        // Two integers may be the same number with a fraction.
        ValueRule::Integer { minimum: Some(low), maximum: Some(high) } => low > high,
        ValueRule::Number { minimum: Some(low), maximum: Some(high) } => low > high,
        _ => false,
    };
    if is_reversed {
        report_reversed(report, at, "minimum", "maximum");
        return None;
    }
    Some(rule)
}

/// Bounds that are no values themselves, each of which takes the place of one that is.
fn check_between(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let (above, below) = (field.exclusive_minimum.as_deref(), field.exclusive_maximum.as_deref());
    for (key, literal, other, is_there) in [
        ("exclusive_minimum", above, "minimum", field.minimum.is_some()),
        ("exclusive_maximum", below, "maximum", field.maximum.is_some()),
    ] {
        if let Some(literal) = literal {
            check_literal(report, &at.key(key), literal, kind);
        }
        if literal.is_some() && is_there {
            let message = format!("there are both `{other}` and `{key}`");
            let help = format!("keep `{other}` if the bound is a value itself, or else `{key}`");
            report.key(Id::Contradiction, &at.key(key), message, help);
        }
    }
    let lowest = number(above).or(number(field.minimum.as_ref()));
    let highest = number(below).or(number(field.maximum.as_ref()));
    if let (Some(low), Some(high)) = (lowest, highest)
        && as_held(low, kind) >= as_held(high, kind)
    {
        let message = "nothing lies between the bounds";
        let key = if above.is_some() { "exclusive_minimum" } else { "exclusive_maximum" };
        report.value(Id::EmptyRange, &at.key(key), message, "correct one of the two");
        return None;
    }
    Some(ValueRule::Between { above: number(above), below: number(below) })
}

fn check_factor(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let (literal, at) = (field.multiple_of.as_deref()?, at.key("multiple_of"));
    if !check_figure(report, &at, literal, kind) {
        return None;
    }
    let factor = number(Some(literal))?;
    if factor <= 0.0 {
        let message = format!("no number is a multiple of {literal} in the sense of this rule");
        let help = "write a number above 0, or leave the key out";
        report.value(Id::EmptyRange, &at, message, help);
        return None;
    }
    Some(match literal {
        Literal::Integer(factor) if kind.of_its_number().is_integer() => {
            ValueRule::MultipleOf(*factor)
        }
        _ => ValueRule::Step(factor),
    })
}
