//! Checks what is said about the values of a field: ranges, lengths, numbers of items, patterns.

use std::collections::BTreeMap;

use super::literals::{check_literal, check_width, number};
use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Span, Type, ValueRule};
use crate::spec::types::FullField;
use crate::spec::{Literal, ValueSpan};

/// Checks every rule about the values of a field against its type.
pub(crate) fn check_rules(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Vec<ValueRule> {
    let is_integer = matches!(kind, Type::Int32 | Type::Int64);
    let is_number = is_integer || matches!(kind, Type::Float | Type::Double);
    let is_text = matches!(kind, Type::String);
    let is_several = matches!(kind, Type::List(_) | Type::Map(_));
    let mut applies = |key: &str, present: bool, fits: bool, types: &str| {
        if present && !fits {
            let message = format!("`{key}` is for {types}, and this is a `{}`", field.kind);
            report.key(Id::RuleForOtherType, &at.key(key), message, "remove it, or correct `type`");
        }
        present && fits
    };
    let allowed = applies("allowed", field.allowed.is_some(), is_integer, "integers");
    let range = applies("minimum", field.minimum.is_some(), is_number, "numbers")
        | applies("maximum", field.maximum.is_some(), is_number, "numbers");
    let factor = applies("multiple_of", field.multiple_of.is_some(), is_integer, "integers");
    let text = "strings without an `enum`";
    let length = applies("min_length", field.min_length.is_some(), is_text, text)
        | applies("max_length", field.max_length.is_some(), is_text, text);
    let pattern = applies("pattern", field.pattern.is_some(), is_text, text);
    let items = applies("min_items", field.min_items.is_some(), is_several, "lists and maps")
        | applies("max_items", field.max_items.is_some(), is_several, "lists and maps");
    let mut rules = Vec::new();
    match (allowed, range) {
        (true, true) => {
            let message = "there are both `allowed` and a range";
            let help = "write the range into `allowed`, as in `[1..9, 12]`";
            report.key(Id::Contradiction, &at.key("allowed"), message, help);
        }
        (true, false) => rules.extend(check_allowed(report, at, field, kind)),
        (false, true) => rules.extend(check_range(report, at, field, kind)),
        (false, false) => {}
    }
    if factor {
        rules.extend(check_factor(report, at, field));
    }
    if length {
        rules.extend(check_length(report, at, field));
    }
    if pattern {
        rules.extend(check_pattern(report, at, field));
    }
    if items {
        rules.extend(check_number_of_items(report, at, field));
    }
    rules
}

fn check_allowed(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let found = report.diagnostics.len();
    let spans = check_spans(report, &at.key("allowed"), field.allowed.as_deref()?, kind);
    // A list with a mistake says nothing about the example.
    (report.diagnostics.len() == found).then_some(ValueRule::Allowed(spans))
}

/// Checks a list of integers and ranges.
pub(crate) fn check_spans(
    report: &mut Report,
    at: &At<'_>,
    spans: &[ValueSpan],
    kind: &Type,
) -> Vec<Span> {
    if spans.is_empty() {
        let message = "the list of values is empty";
        report.key(Id::InvalidValues, at, message, "list the values, or leave the key out");
    }
    let mut checked = Vec::new();
    // The spans so far by their beginnings; none of them overlap.
    let mut seen: BTreeMap<i64, (i64, usize)> = BTreeMap::new();
    for (index, &ValueSpan { low, high }) in spans.iter().enumerate() {
        let at_span = at.item(index);
        let before = seen.range(..=high).next_back().filter(|(_, (known, _))| low <= *known);
        if low > high {
            let message = format!("the range {low}..{high} ends before it begins");
            let help = format!("write {high}..{low}");
            report.value(Id::EmptyRange, &at_span, message, help);
        } else if let Some((_, (_, first))) = before {
            let message = "this value stands in the list already";
            report.push(
                Diagnostic::new(Id::InvalidValues, at_span.of_value(), message, "remove it")
                    .with_related(at.item(*first).of_value(), "it stands here first"),
            );
        } else {
            seen.insert(low, (high, index));
        }
        check_width(report, &at_span, low, kind);
        if high != low {
            check_width(report, &at_span, high, kind);
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
        Some(literal) => check_literal(report, &at.key(key), literal, kind),
    };
    let fits = bound(report, "minimum", &field.minimum) & bound(report, "maximum", &field.maximum);
    if !fits {
        return None;
    }
    let rule = if matches!(kind, Type::Int32 | Type::Int64) {
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
    if let (Some(low), Some(high)) =
        (number(field.minimum.as_ref()), number(field.maximum.as_ref()))
        && low > high
    {
        report_reversed(report, at, "minimum", "maximum");
        return None;
    }
    Some(rule)
}

fn check_factor(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let factor = field.multiple_of?;
    if factor <= 0 {
        let message = format!("no number is a multiple of {factor} in the sense of this rule");
        let help = "write a number above 0, or leave the key out";
        report.value(Id::EmptyRange, &at.key("multiple_of"), message, help);
        return None;
    }
    Some(ValueRule::MultipleOf(factor))
}

fn check_length(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let (minimum, maximum) = (field.min_length, field.max_length);
    if are_reversed(minimum, maximum) {
        report_reversed(report, at, "min_length", "max_length");
        return None;
    }
    Some(ValueRule::Length { minimum, maximum })
}

fn check_number_of_items(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let (minimum, maximum) = (field.min_items, field.max_items);
    if are_reversed(minimum, maximum) {
        report_reversed(report, at, "min_items", "max_items");
        return None;
    }
    Some(ValueRule::Items { minimum, maximum })
}

fn are_reversed(minimum: Option<usize>, maximum: Option<usize>) -> bool {
    matches!((minimum, maximum), (Some(low), Some(high)) if low > high)
}

/// How large a compiled pattern may be, in bytes. Those of pages have some thousands.
const LARGEST_PATTERN: usize = 1 << 18;

/// A pattern must be one that can be compiled, and of a bounded size.
fn check_pattern(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let pattern = field.pattern.as_ref()?;
    let Some(problem) = problem_of_pattern(pattern) else {
        return Some(ValueRule::Pattern(pattern.clone()));
    };
    let message = format!("the pattern is not a regular expression: {problem}");
    let help = "write it in the syntax of the Rust crate `regex`, which has neither look-around nor \
                back-references; or describe it in `doc`";
    report.value(Id::InvalidPattern, &at.key("pattern"), message, help);
    None
}

/// Whether a text is a pattern that can be compiled.
pub(crate) fn is_pattern(text: &str) -> bool {
    problem_of_pattern(text).is_none()
}

fn problem_of_pattern(pattern: &str) -> Option<String> {
    match regex::RegexBuilder::new(pattern).size_limit(LARGEST_PATTERN).build() {
        Ok(_) => None,
        Err(regex::Error::CompiledTooBig(_)) => Some("it is too large to be compiled".to_owned()),
        Err(error) => {
            let text = error.to_string();
            let line = text.lines().last().unwrap_or_default();
            Some(line.trim_start_matches("error: ").to_owned())
        }
    }
}

pub(crate) fn report_reversed(report: &mut Report, at: &At<'_>, low: &str, high: &str) {
    let message = format!("`{low}` is larger than `{high}`: nothing lies between them");
    report.push(
        Diagnostic::new(Id::EmptyRange, at.key(low).of_value(), message, "exchange the two")
            .with_related(at.key(high).of_value(), format!("`{high}` is smaller")),
    );
}
