//! Checks the values of numbers and booleans, and what they mean.

use super::choices::check_said_of_value;
use super::literals::number;
use super::report::{At, Report};
use super::values::check_spans_at;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Type, ValueMeaning, ValueRemarks, ValueRule};
use crate::spec::outline::Step;
use crate::spec::types::{Allowed, AllowedValue, FullField, FullMeaning, ValueOrSpan};
use crate::spec::{Literal, ValueSpan};

pub(crate) fn check_allowed(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Vec<ValueRule> {
    let Some(allowed) = &field.allowed else { return Vec::new() };
    if !kind.of_its_number().is_integer() {
        return check_fractions(report, &at.key("allowed"), allowed);
    }
    let (found, at) = (report.diagnostics.len(), at.key("allowed"));
    let mut spans = Vec::new();
    for (index, value) in allowed.values.iter().enumerate() {
        match value.value {
            ValueOrSpan::Span(span) => spans.push(span),
            ValueOrSpan::Bool(value) => {
                let message = format!("`{value}` is not an integer");
                let help = "write the integers that are allowed, or `type: bool`".to_owned();
                report_value(report, &at, allowed, index, (Id::WrongType, message, help));
            }
            ValueOrSpan::Numbers { .. } => {
                let message = format!("`{}` is not an integer", value.text);
                let help = "write the integers that are allowed, or `type: double`".to_owned();
                report_value(report, &at, allowed, index, (Id::WrongType, message, help));
            }
        }
    }
    if report.diagnostics.len() > found {
        return Vec::new();
    }
    let meanings = check_meanings(report, &at, allowed);
    if spans.is_empty() && !allowed.is_list {
        return Vec::new();
    }
    let step = |(index, value): (usize, &AllowedValue)| {
        if allowed.is_list { Step::Item(index) } else { Step::Key(value.text.clone()) }
    };
    let places: Vec<Step> = allowed.values.iter().enumerate().map(step).collect();
    let spans = check_spans_at(report, &at, &spans, &places, kind);
    // A list with a mistake says nothing about the example.
    if report.diagnostics.len() > found {
        return Vec::new();
    }
    std::iter::once(ValueRule::Allowed(spans)).chain(meanings).collect()
}

/// Numbers with a fraction, and ranges between them.
fn check_fractions(report: &mut Report, at: &At<'_>, allowed: &Allowed) -> Vec<ValueRule> {
    let (found, mut numbers) = (report.diagnostics.len(), Vec::<(f64, f64)>::new());
    if allowed.values.is_empty() {
        let message = "the list of values is empty";
        report.key(Id::InvalidValues, at, message, "list the values, or leave the key out");
    }
    for (index, value) in allowed.values.iter().enumerate() {
        let span = match value.value {
            ValueOrSpan::Span(span) if !span.is_closed() => {
                let message = format!("the range {} has one bound alone", value.text);
                let help =
                    "write both bounds of a range of numbers with a fraction, or `minimum` or \
                            `maximum`"
                        .to_owned();
                report_value(report, at, allowed, index, (Id::WrongType, message, help));
                continue;
            }
            ValueOrSpan::Span(ValueSpan { low, high }) => {
                number(Some(&Literal::Integer(low))).zip(number(Some(&Literal::Integer(high))))
            }
            ValueOrSpan::Numbers { low, high } => Some((low, high)),
            ValueOrSpan::Bool(_) => None,
        };
        let Some((low, high)) = span else {
            let message = format!("`{}` is not a number", value.text);
            let help = "write the numbers that are allowed, or `type: bool`".to_owned();
            report_value(report, at, allowed, index, (Id::WrongType, message, help));
            continue;
        };
        if low > high {
            let message = format!("the range {} ends before it begins", value.text);
            let help = format!("write {high}..{low}");
            report_value(report, at, allowed, index, (Id::EmptyRange, message, help));
        } else if numbers.iter().any(|other| low <= other.1 && other.0 <= high) {
            let message = "this value stands in the list already";
            let found = (Id::InvalidValues, message.to_owned(), "remove it".to_owned());
            report_value(report, at, allowed, index, found);
        }
        numbers.push((low, high));
    }
    let meanings = check_meanings(report, at, allowed);
    if report.diagnostics.len() > found {
        return Vec::new();
    }
    std::iter::once(ValueRule::Numbers(numbers)).chain(meanings).collect()
}

fn report_value(
    report: &mut Report,
    at: &At<'_>,
    allowed: &Allowed,
    index: usize,
    (id, message, help): (Id, String, String),
) {
    let text = &allowed.values[index].text;
    let at = if allowed.is_list { at.item(index) } else { at.key(text) };
    report.push(Diagnostic::new(id, at.of_item(), message, help));
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
        if let ValueOrSpan::Span(_) | ValueOrSpan::Numbers { .. } = value.value {
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
        let at_value = at.key(&value.text);
        let FullMeaning { doc, applies_to, since, deprecated } = &value.said;
        let remarks = ValueRemarks {
            applies_to: applies_to.clone(),
            since: since.clone(),
            deprecated: deprecated.clone(),
        };
        check_said_of_value(report, &at_value, doc.as_deref(), &remarks);
        if doc.is_some() || !remarks.is_empty() {
            let (value, meaning) = (value.text.clone(), doc.clone());
            meanings.push(ValueMeaning { value, meaning, remarks });
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
