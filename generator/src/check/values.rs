//! Checks what is said about the values of a field: ranges, lengths, numbers of items, patterns.

mod items;
mod numbers;
mod possible;
mod texts;

use super::literals::check_width;
use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Span, Type, ValueRule};
use crate::spec::Bound;
use crate::spec::types::FullField;

use items::check_item_rules;
use numbers::check_number_rules;
use possible::check_possible;
use texts::check_text_rules;

pub(crate) use items::number_of_values;
pub(crate) use numbers::{check_spans, check_spans_at};
pub(crate) use possible::{has_multiple, has_value_in};
pub(crate) use texts::{is_pattern, matches_pattern};

/// Checks every rule about the values of a field against its type.
pub(crate) fn check_rules(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Vec<ValueRule> {
    let keys = RuleKeys { at, field, kind };
    let mut rules = check_number_rules(report, &keys);
    rules.extend(check_text_rules(report, &keys));
    rules.extend(check_item_rules(report, &keys));
    check_possible(report, &keys, &rules);
    rules
}

/// The keys of a field with a type.
struct RuleKeys<'a> {
    at: &'a At<'a>,
    field: &'a FullField,
    kind: &'a Type,
}

impl RuleKeys<'_> {
    /// Whether any of these keys is there and fits the type. One that is there and does not is reported.
    fn apply(
        &self,
        report: &mut Report,
        keys: &[(&str, bool)],
        (fits, types): (bool, &str),
    ) -> bool {
        let mut is_any_there = false;
        for (key, _) in keys.iter().filter(|(_, is_there)| *is_there) {
            is_any_there = true;
            if !fits {
                let has_enum = self.field.choices.is_some();
                let and_more = if has_enum { " with an `enum`" } else { "" };
                let message = format!(
                    "`{key}` is for {types}, and this is a `{}`{and_more}",
                    self.field.kind
                );
                let help = if has_enum {
                    "remove it: the `enum` says what the values are"
                } else if self.kind.is_integer() && key.starts_with("exclusive_") {
                    "write the next integer as `minimum` or `maximum`"
                } else {
                    "remove it, or correct `type`"
                };
                report.key(Id::RuleForOtherType, &self.at.key(key), message, help);
            }
        }
        is_any_there && fits
    }
}

fn are_reversed(minimum: Option<usize>, maximum: Option<usize>) -> bool {
    matches!((minimum, maximum), (Some(low), Some(high)) if low > high)
}

/// The integers between two bounds of which each may be left out.
pub(crate) fn check_bounds(
    report: &mut Report,
    at: &At<'_>,
    bounds: (Option<Bound>, Option<Bound>),
    kind: &Type,
) -> Option<Span> {
    let mut bound = |key: &str, bound: Option<Bound>| {
        let Bound(bound) = bound?;
        check_width(report, at.key(key).of_value(), bound, kind);
        Some(bound)
    };
    let low = bound("minimum", bounds.0).unwrap_or(i128::MIN);
    let high = bound("maximum", bounds.1).unwrap_or(i128::MAX);
    if low > high {
        report_reversed(report, at, "minimum", "maximum");
        return None;
    }
    Some(Span { low, high })
}

fn report_reversed(report: &mut Report, at: &At<'_>, low: &str, high: &str) {
    let message = format!("`{low}` is larger than `{high}`: nothing lies between them");
    report.push(
        Diagnostic::new(Id::EmptyRange, at.key(low).of_value(), message, "exchange the two")
            .with_related(at.key(high).of_value(), format!("`{high}` is smaller")),
    );
}
