//! Checks the documented values of a field: its type, enumeration, ranges, default and example.

use std::collections::{BTreeMap, HashMap};

use super::report::{At, Namespace, Report};
use super::text::check_text;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{EnumValue, Span, Type, ValueRule};
use crate::names::{self, Case, NameProblem};
use crate::spec::types::{Choices, FullField};
use crate::spec::{Literal, ValueSpan};

/// Checks the values of an enumeration.
pub(crate) fn check_choices(report: &mut Report, at: &At<'_>, choices: &Choices) -> Vec<EnumValue> {
    let at_enum = at.key("enum");
    if choices.0.is_empty() {
        let message = "the enumeration has no value";
        report.key(Id::InvalidValues, &at_enum, message, "list its values, or leave the key out");
    }
    let mut variants = Namespace::new(
        "variant",
        "describe the parameter as a plain string, and its values in `doc`",
    );
    variants.reserve("Unknown", "the variant for values that are not documented");
    let mut seen = HashMap::new();
    let mut values = Vec::new();
    for (index, (wire, meaning)) in choices.0.iter().enumerate() {
        let at_value = match meaning {
            Some(_) => at_enum.key(wire),
            None => at_enum.item(index),
        };
        if let Some(first) = seen.insert(wire.clone(), at_value.of_key()) {
            let message = format!("the value `{wire}` stands twice in this enumeration");
            report.push(
                Diagnostic::new(
                    Id::InvalidValues,
                    at_value.of_key(),
                    message,
                    "remove one of them",
                )
                .with_related(first, "it stands here first"),
            );
            continue;
        }
        if let Some(meaning) = meaning {
            check_text(report, &at_value, meaning);
        }
        match names::from_wire(wire, Case::Camel) {
            Ok(variant) => {
                variants.claim(report, variant.as_str(), wire, at_value.of_key());
                values.push(EnumValue { wire: wire.clone(), variant, meaning: meaning.clone() });
            }
            Err(NameProblem(problem)) => {
                let message =
                    format!("no Rust variant can be made of the value `{wire}`: {problem}");
                let help = "describe the parameter as a plain string, and its values in `doc`";
                report.key(Id::InvalidName, &at_value, message, help);
            }
        }
    }
    values
}

/// Checks the ranges and lengths of a field against its type.
pub(crate) fn check_rule(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let is_integer = matches!(kind, Type::Int32 | Type::Int64);
    let is_number = is_integer || matches!(kind, Type::Float | Type::Double);
    let is_text = matches!(kind, Type::String);
    let mut applies = |key: &str, present: bool, fits: bool, types: &str| {
        if present && !fits {
            let message = format!("`{key}` is for {types}, and this is a `{}`", field.kind);
            report.key(Id::RuleForOtherType, &at.key(key), message, "remove it, or correct `type`");
        }
        present && fits
    };
    let allowed = applies("allowed", field.allowed.is_some(), is_integer, "integers");
    let minimum = applies("minimum", field.minimum.is_some(), is_number, "numbers");
    let maximum = applies("maximum", field.maximum.is_some(), is_number, "numbers");
    let text = "strings without an `enum`";
    let min_length = applies("min_length", field.min_length.is_some(), is_text, text);
    let max_length = applies("max_length", field.max_length.is_some(), is_text, text);
    if allowed && (minimum || maximum) {
        let message = "there are both `allowed` and a range";
        let help = "write the range into `allowed`, as in `[1..9, 12]`";
        report.key(Id::Contradiction, &at.key("allowed"), message, help);
        return None;
    }
    if allowed {
        let found = report.diagnostics.len();
        let spans = check_spans(report, &at.key("allowed"), field.allowed.as_deref()?, kind);
        // A list with a mistake says nothing about the example.
        return (report.diagnostics.len() == found).then_some(ValueRule::Allowed(spans));
    }
    if minimum || maximum {
        return check_range(report, at, field, kind);
    }
    if min_length || max_length {
        let (minimum, maximum) = (field.min_length, field.max_length);
        if let (Some(low), Some(high)) = (minimum, maximum)
            && low > high
        {
            report_reversed(report, at, "min_length", "max_length");
            return None;
        }
        return Some(ValueRule::Length { minimum, maximum });
    }
    None
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

/// An integer must fit into its type.
pub(crate) fn check_width(report: &mut Report, at: &At<'_>, value: i64, kind: &Type) {
    if matches!(kind, Type::Int32) && i32::try_from(value).is_err() {
        let message = format!("{value} does not fit into an int32");
        report.value(Id::OutsideValues, at, message, "correct the value, or write `type: int64`");
    }
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

#[expect(clippy::cast_precision_loss, reason = "the order of two bounds survives the rounding")]
fn number(literal: Option<&Literal>) -> Option<f64> {
    match literal {
        Some(Literal::Integer(value)) => Some(*value as f64),
        Some(Literal::Number(value)) => Some(*value),
        _ => None,
    }
}

pub(crate) fn report_reversed(report: &mut Report, at: &At<'_>, low: &str, high: &str) {
    let message = format!("`{low}` is larger than `{high}`: nothing lies between them");
    report.push(
        Diagnostic::new(Id::EmptyRange, at.key(low).of_value(), message, "exchange the two")
            .with_related(at.key(high).of_value(), format!("`{high}` is smaller")),
    );
}

/// Checks that a scalar is of a type, and says how to write it if it is not.
pub(crate) fn check_literal(
    report: &mut Report,
    at: &At<'_>,
    literal: &Literal,
    kind: &Type,
) -> bool {
    let help = match (literal, kind) {
        (Literal::Text(_), Type::String | Type::Enum(_))
        | (Literal::Bool(_), Type::Bool)
        | (Literal::Integer(_) | Literal::Number(_), Type::Float | Type::Double) => return true,
        (Literal::Integer(value), Type::Int32 | Type::Int64) => {
            check_width(report, at, *value, kind);
            return true;
        }
        (_, Type::String | Type::Enum(_)) => "put quotes around it",
        (_, Type::Bool) => "write `true` or `false`, without quotes",
        (_, Type::Int32 | Type::Int64) => "write it in decimal digits, without quotes or fraction",
        (_, Type::Float | Type::Double) => "write it in decimal digits, without quotes",
    };
    let message = format!("{} is not {}", written(literal), described(kind));
    report.value(Id::WrongType, at, message, help);
    false
}

/// A scalar as it tells its type from that of another.
fn written(literal: &Literal) -> String {
    match literal {
        Literal::Number(value) => format!("`{value:?}`"),
        Literal::Text(text) => format!("the text `{text}`"),
        Literal::Bool(_) | Literal::Integer(_) => format!("`{literal}`"),
    }
}

fn described(kind: &Type) -> &'static str {
    match kind {
        Type::String | Type::Enum(_) => "a string",
        Type::Bool => "a boolean",
        Type::Int32 | Type::Int64 => "an integer",
        Type::Float | Type::Double => "a number",
    }
}

/// Checks that an example or default is one of the documented values.
pub(crate) fn check_member(
    report: &mut Report,
    at: &At<'_>,
    key: &str,
    literal: &Literal,
    kind: &Type,
    rule: Option<&ValueRule>,
) {
    let at = at.key(key);
    if !check_literal(report, &at, literal, kind) {
        return;
    }
    let documented = match (literal, kind) {
        (Literal::Text(text), Type::Enum(values)) => {
            let known: Vec<&str> = values.values.iter().map(|value| &*value.wire).collect();
            (!known.contains(&text.as_str())).then(|| known.join(", "))
        }
        _ => rule.filter(|rule| !rule_allows(rule, literal)).map(describe_rule),
    };
    if let Some(documented) = documented {
        let message =
            format!("the {key} `{literal}` is outside the documented values: {documented}");
        let help = format!(
            "correct the values or the {key}; if the page contradicts itself, leave the {key} out \
             and say so in `defect`"
        );
        report.value(Id::OutsideValues, &at, message, help);
    }
}

fn rule_allows(rule: &ValueRule, literal: &Literal) -> bool {
    match (rule, literal) {
        (ValueRule::Allowed(spans), Literal::Integer(value)) => spans_allow(spans, *value),
        (ValueRule::Integer { minimum, maximum }, Literal::Integer(value)) => {
            minimum.is_none_or(|low| low <= *value) && maximum.is_none_or(|high| *value <= high)
        }
        (ValueRule::Number { minimum, maximum }, literal) => {
            number(Some(literal)).is_some_and(|value| {
                minimum.is_none_or(|low| low <= value) && maximum.is_none_or(|high| value <= high)
            })
        }
        (ValueRule::Length { minimum, maximum }, Literal::Text(text)) => {
            let length = text.chars().count();
            minimum.is_none_or(|low| low <= length) && maximum.is_none_or(|high| length <= high)
        }
        (ValueRule::Allowed(_) | ValueRule::Integer { .. } | ValueRule::Length { .. }, _) => true,
    }
}

/// Whether a value lies in one of the spans.
pub(crate) fn spans_allow(spans: &[Span], value: i64) -> bool {
    spans.iter().any(|span| span.low <= value && value <= span.high)
}

fn describe_rule(rule: &ValueRule) -> String {
    match rule {
        ValueRule::Allowed(spans) => describe_spans(spans),
        ValueRule::Integer { minimum, maximum } => bounds(*minimum, *maximum),
        ValueRule::Number { minimum, maximum } => bounds(*minimum, *maximum),
        ValueRule::Length { minimum, maximum } => {
            format!("{} characters", bounds(*minimum, *maximum))
        }
    }
}

fn describe_spans(spans: &[Span]) -> String {
    let describe = |span: &Span| match span {
        Span { low, high } if low == high => low.to_string(),
        Span { low, high } => format!("{low} to {high}"),
    };
    spans.iter().map(describe).collect::<Vec<_>>().join(", ")
}

fn bounds<T: std::fmt::Display>(minimum: Option<T>, maximum: Option<T>) -> String {
    match (minimum, maximum) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (None, None) => "any".to_owned(),
    }
}
