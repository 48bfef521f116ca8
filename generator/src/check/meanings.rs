//! Checks the values of integers and booleans, and what they mean.

use super::report::{At, Report};
use super::text::check_text;
use super::values::check_spans_at;
use crate::diagnostic::Id;
use crate::model::{Type, ValueRule};
use crate::spec::ValueSpan;
use crate::spec::outline::Step;
use crate::spec::types::{Allowed, FullField, ValueOrSpan};

pub(crate) fn check_allowed(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Vec<ValueRule> {
    let Some(allowed) = &field.allowed else { return Vec::new() };
    let (found, at) = (report.diagnostics.len(), at.key("allowed"));
    let mut spans = Vec::new();
    for value in &allowed.values {
        match value.value {
            ValueOrSpan::Span(span) => spans.push((&*value.text, span)),
            ValueOrSpan::Bool(value) => {
                let text = value.to_string();
                let message = format!("`{value}` is not an integer");
                let help = "write the integers that are allowed, or `type: bool`";
                report.key(Id::WrongType, &at.key(&text), message, help);
            }
        }
    }
    if report.diagnostics.len() > found {
        return Vec::new();
    }
    let meanings = check_meanings(report, &at, allowed);
    let is_list = allowed.is_list;
    let places = spans.iter().enumerate();
    let at_span = |(index, (text, _)): (usize, &(&'_ str, ValueSpan))| {
        if is_list { Step::Item(index) } else { Step::Key((*text).to_owned()) }
    };
    let places: Vec<Step> = places.map(at_span).collect();
    let spans: Vec<ValueSpan> = spans.into_iter().map(|(_, span)| span).collect();
    if spans.is_empty() && !is_list {
        return Vec::new();
    }
    let spans = check_spans_at(report, &at, &spans, &places, kind);
    // A list with a mistake says nothing about the example.
    if report.diagnostics.len() > found {
        return Vec::new();
    }
    std::iter::once(ValueRule::Allowed(spans)).chain(meanings).collect()
}

/// A boolean has both values: what is said about them is what they mean.
pub(crate) fn check_both(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let (allowed, at) = (field.allowed.as_ref()?, at.key("allowed"));
    if allowed.is_list {
        let message = "a boolean is `true` or `false`: only the meaning of the two can be said";
        let help =
            "write `allowed: {\"true\": …, \"false\": …}`, or `const` if it is always the same";
        report.key(Id::RuleForOtherType, &at, message, help);
        return None;
    }
    for value in &allowed.values {
        if let ValueOrSpan::Span(_) = value.value {
            let message = format!("`{}` is not a boolean", value.text);
            let help = "write \"true\" or \"false\", in quotes, or correct `type`";
            report.key(Id::WrongType, &at.key(&value.text), message, help);
            return None;
        }
    }
    check_meanings(report, &at, allowed)
}

/// What values mean: at least one of them means something, or they would be a list.
fn check_meanings(report: &mut Report, at: &At<'_>, allowed: &Allowed) -> Option<ValueRule> {
    if allowed.is_list {
        return None;
    }
    let mut meanings = Vec::new();
    for value in &allowed.values {
        if let Some(meaning) = &value.meaning {
            check_text(report, &at.key(&value.text), meaning);
            meanings.push((value.text.clone(), meaning.clone()));
        }
    }
    if meanings.is_empty() {
        let message = "nothing is said about the values";
        let help = "say what they mean, as in `{1: Once.}`; integers about which nothing is said \
                    are a list, as in `[1, 2]`";
        report.key(Id::InvalidValues, at, message, help);
        return None;
    }
    Some(ValueRule::Meanings(meanings))
}
