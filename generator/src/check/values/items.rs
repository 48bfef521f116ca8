//! Rules about the items of lists and the entries of maps: how many there are, and whether they differ.

use super::{RuleKeys, are_reversed, report_reversed};
use crate::check::literals::speaks_of;
use crate::check::report::{At, Report};
use crate::diagnostic::Id;
use crate::model::{Span, Type, ValueRule};
use crate::spec::types::FullField;

pub(super) fn check_item_rules(report: &mut Report, keys: &RuleKeys<'_>) -> Vec<ValueRule> {
    let &RuleKeys { at, field, kind } = keys;
    let lists = (matches!(kind, Type::List(_)), "lists");
    let and_maps = (matches!(kind, Type::List(_) | Type::Map(_)), "lists and maps");
    let mut rules = Vec::new();
    if keys.apply(report, &[("unique_items", field.unique_items)], lists) {
        rules.push(ValueRule::Unique);
    }
    let (least, most) = (field.min_items.is_some(), field.max_items.is_some());
    if keys.apply(report, &[("min_items", least), ("max_items", most)], and_maps) {
        rules.extend(check_number_of_items(report, at, field));
        if field.unique_items {
            check_number_of_values(report, at, field, kind);
        }
    }
    rules
}

fn check_number_of_items(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let (minimum, maximum) = (field.min_items, field.max_items);
    if are_reversed(minimum, maximum) {
        report_reversed(report, at, "min_items", "max_items");
        return None;
    }
    Some(ValueRule::Items { minimum, maximum })
}

/// Items that differ can be no more than there are values, unless a `defect` says that the page has
/// it so.
fn check_number_of_values(report: &mut Report, at: &At<'_>, field: &FullField, kind: &Type) {
    let (Some(minimum), Type::List(element)) = (field.min_items, kind) else { return };
    let Some(values) = number_of_values(&element.kind, &element.rules) else { return };
    if values >= minimum || speaks_of(field.defect.as_deref(), "items") {
        return;
    }
    let message =
        format!("a list of at least {minimum} items that differ cannot be made of {values} values");
    let help = "correct `min_items`, `unique_items` or the values of the items; if the page has it \
                so, say in `defect` what is wrong with the items, and use that word";
    report.value(Id::EmptyRange, &at.key("min_items"), message, help);
}

/// How many values there are, if they can be counted.
pub(crate) fn number_of_values(kind: &Type, rules: &[ValueRule]) -> Option<usize> {
    let in_spans = |spans: &[Span]| {
        let count = |span: &Span| usize::try_from(span.high.checked_sub(span.low)?).ok();
        spans.iter().try_fold(0_usize, |sum, span| sum.checked_add(count(span)?.checked_add(1)?))
    };
    let by_rule = rules.iter().find_map(|rule| match rule {
        ValueRule::Allowed(spans) => in_spans(spans),
        ValueRule::Integer { minimum: Some(low), maximum: Some(high) } => {
            in_spans(&[Span { low: *low, high: *high }])
        }
        _ => None,
    });
    match kind {
        Type::Bool => Some(2),
        Type::Enum(kind) => Some(kind.values.len()),
        Type::Int32 | Type::Int64 | Type::Uint64 => by_rule,
        _ => None,
    }
}
