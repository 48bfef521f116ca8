//! Checks single values: defaults, examples, constants, and those in rules.

use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Span, Type, ValueRule};
use crate::source::Place;
use crate::spec::Literal;
use crate::spec::types::FullField;

/// Checks that a scalar is of a type, and says how to write it if it is not.
pub(crate) fn check_literal(
    report: &mut Report,
    at: &At<'_>,
    literal: &Literal,
    kind: &Type,
) -> bool {
    let help = match (literal, kind) {
        (_, Type::Any)
        | (
            Literal::Text(_),
            Type::String
            | Type::Enum(_)
            | Type::Binary
            | Type::Struct(_)
            | Type::List(_)
            | Type::Map(_),
        )
        | (Literal::Bool(_), Type::Bool)
        | (Literal::Integer(_) | Literal::Number(_), Type::Float | Type::Double) => return true,
        (Literal::Integer(value), Type::Int32 | Type::Int64 | Type::Uint64) => {
            check_width(report, at.of_value(), *value, kind);
            return true;
        }
        (_, Type::String | Type::Enum(_)) => "put quotes around it",
        (_, Type::Bool) => "write `true` or `false`, without quotes",
        (_, Type::Int32 | Type::Int64 | Type::Uint64) => {
            "write it in decimal digits, without quotes or fraction"
        }
        (_, Type::Float | Type::Double) => "write it in decimal digits, without quotes",
        (_, Type::Binary | Type::Struct(_) | Type::List(_) | Type::Map(_)) => {
            "write it as one text, as the page has it"
        }
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
        Type::Int32 | Type::Int64 | Type::Uint64 => "an integer",
        Type::Float | Type::Double => "a number",
        Type::Any => "a JSON value",
        Type::Binary | Type::Struct(_) | Type::List(_) | Type::Map(_) => "a text",
    }
}

/// Checks that an example or default is one of the documented values.
fn check_member(
    report: &mut Report,
    at: &At<'_>,
    key: &str,
    literal: &Literal,
    kind: &Type,
    rules: &[ValueRule],
) {
    if !check_literal(report, at, literal, kind) {
        return;
    }
    let documented = match (literal, kind) {
        (Literal::Text(text), Type::Enum(values)) => {
            let known: Vec<&str> = values.values.iter().map(|value| &*value.wire).collect();
            (!known.contains(&text.as_str())).then(|| known.join(", "))
        }
        _ => broken_rule(literal, kind, rules),
    };
    if let Some(documented) = documented {
        let message =
            format!("the {key} `{literal}` is outside the documented values: {documented}");
        let help = format!("correct the values or the {key}; {}", as_printed(key));
        report.value(Id::OutsideValues, at, message, help);
    }
}

/// The values that are documented, if this one is none of them.
pub(crate) fn broken_rule(literal: &Literal, kind: &Type, rules: &[ValueRule]) -> Option<String> {
    match (literal, kind) {
        (Literal::Text(text), Type::String) if rules.iter().any(ValueRule::is_of_integers) => {
            let integer = text.parse().ok().map(Literal::Integer);
            let allows = |rule: &&ValueRule| match &integer {
                Some(integer) if rule.is_of_integers() => rule_allows(rule, integer),
                None if rule.is_of_integers() => false,
                Some(_) | None => rule_allows(rule, literal),
            };
            rules.iter().find(|rule| !allows(rule)).map(describe_rule)
        }
        _ => rules.iter().find(|rule| !rule_allows(rule, literal)).map(describe_rule),
    }
}

/// What to do about a mistake of the page.
fn as_printed(key: &str) -> String {
    format!(
        "if the page has it so, say in `defect` what is wrong with the {key}, and use that word"
    )
}

/// Checks an example or a default. One that is no value of the field is a mistake, unless `defect`
/// speaks of it: then it is documented, and never used. A defect of something else excuses no slip
/// of the pen. Returns whether it is a value.
pub(crate) fn check_shown(
    report: &mut Report,
    at: &At<'_>,
    (key, literal): (&str, &Literal),
    spec: &FullField,
    kind: &Type,
    rules: &[ValueRule],
) -> bool {
    let mut found = Report::default();
    check_member(&mut found, at, key, literal, kind, rules);
    let is_text = matches!(literal, Literal::Text(_));
    for mistake in found.diagnostics.iter_mut().filter(|found| is_text && found.id == Id::WrongType)
    {
        mistake.help = format!("{}; {}", mistake.help, as_printed(key));
    }
    let fits = found.diagnostics.is_empty();
    let speaks_of_it = |defect: &String| defect.to_lowercase().contains(key);
    if !spec.defect.as_ref().is_some_and(speaks_of_it) {
        report.diagnostics.extend(found.diagnostics);
    }
    fits
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
        (ValueRule::Between { above, below }, literal) => {
            number(Some(literal)).is_some_and(|value| {
                above.is_none_or(|low| low < value) && below.is_none_or(|high| value < high)
            })
        }
        (ValueRule::Numbers(numbers), literal) => number(Some(literal))
            .is_some_and(|value| numbers.iter().any(|(low, high)| (*low..=*high).contains(&value))),
        (
            ValueRule::Length { minimum, maximum } | ValueRule::TextLength { minimum, maximum },
            Literal::Text(text),
        ) => {
            let length = text.chars().count();
            minimum.is_none_or(|low| low <= length) && maximum.is_none_or(|high| length <= high)
        }
        // Which other characters count as two, only a person can tell.
        (ValueRule::WideLength { minimum, maximum, .. }, Literal::Text(text)) => {
            let count = text.chars().count();
            let longest = count + text.chars().filter(|character| !character.is_ascii()).count();
            minimum.is_none_or(|low| low <= longest) && maximum.is_none_or(|high| count <= high)
        }
        (ValueRule::Bytes { minimum, maximum }, Literal::Text(text)) => {
            let length = text.len();
            minimum.is_none_or(|low| low <= length) && maximum.is_none_or(|high| length <= high)
        }
        (ValueRule::NotAtStart(texts), Literal::Text(text)) => {
            !texts.iter().any(|start| text.starts_with(start))
        }
        (ValueRule::NotInside(texts), Literal::Text(text)) => {
            !texts.iter().any(|part| text.contains(part))
        }
        (ValueRule::MultipleOf(factor), Literal::Integer(value)) => {
            value.checked_rem(*factor) == Some(0)
        }
        // A text that stands for a whole list is not taken apart.
        (
            ValueRule::Allowed(_)
            | ValueRule::Integer { .. }
            | ValueRule::MultipleOf(_)
            | ValueRule::Length { .. }
            | ValueRule::TextLength { .. }
            | ValueRule::WideLength { .. }
            | ValueRule::Bytes { .. }
            | ValueRule::Pattern(_)
            | ValueRule::NotAtStart(_)
            | ValueRule::NotInside(_)
            | ValueRule::Meanings(_)
            | ValueRule::Contains { .. }
            | ValueRule::Unique
            | ValueRule::Step(_)
            | ValueRule::Items { .. },
            _,
        ) => true,
    }
}

/// An integer must fit into its type.
pub(crate) fn check_width(report: &mut Report, at: Place, value: i128, kind: &Type) {
    let Span { low, high } = kind.integers();
    if (low..=high).contains(&value) {
        return;
    }
    let (name, help) = match kind {
        Type::Int32 => ("an int32", "correct the value, or write `type: int64`"),
        Type::Uint64 => ("a uint64", "correct the value, or write `type: int64`"),
        _ if value > high => (
            "an int64",
            "correct the value, or write `type: uint64`; a longer number is a `string`",
        ),
        _ => ("an int64", "correct the value; a longer number is a `string`"),
    };
    let message = format!("{value} does not fit into {name}");
    report.push(Diagnostic::new(Id::OutsideValues, at, message, help));
}

/// Whether a value lies in one of the spans.
pub(crate) fn spans_allow(spans: &[Span], value: i128) -> bool {
    spans.iter().any(|span| span.low <= value && value <= span.high)
}

fn describe_rule(rule: &ValueRule) -> String {
    match rule {
        ValueRule::Allowed(spans) => describe_spans(spans),
        ValueRule::Integer { minimum, maximum } => bounds(*minimum, *maximum),
        ValueRule::Number { minimum, maximum } => bounds(*minimum, *maximum),
        ValueRule::Between { above, below } => {
            let above = above.map(|low| format!("above {low}"));
            let below = below.map(|high| format!("below {high}"));
            above.into_iter().chain(below).collect::<Vec<_>>().join(" and ")
        }
        ValueRule::Numbers(numbers) => {
            let bounds = numbers.iter().map(|(low, high)| {
                if low.total_cmp(high).is_eq() {
                    low.to_string()
                } else {
                    format!("{low} to {high}")
                }
            });
            bounds.collect::<Vec<_>>().join(", ")
        }
        ValueRule::Length { minimum, maximum }
        | ValueRule::TextLength { minimum, maximum }
        | ValueRule::WideLength { minimum, maximum, .. } => {
            format!("{} characters", bounds(*minimum, *maximum))
        }
        ValueRule::Items { minimum, maximum } => format!("{} items", bounds(*minimum, *maximum)),
        ValueRule::MultipleOf(factor) => format!("multiples of {factor}"),
        ValueRule::Step(factor) => format!("multiples of {factor}"),
        ValueRule::Pattern(pattern) => format!("what matches {pattern}"),
        ValueRule::Bytes { minimum, maximum } => format!("{} bytes", bounds(*minimum, *maximum)),
        ValueRule::NotAtStart(texts) => format!("what does not begin with {}", texts.join(" or ")),
        ValueRule::Contains { at_least, of } => {
            format!("what has {at_least} of {}", of.join(", "))
        }
        ValueRule::Unique => "items that differ".to_owned(),
        ValueRule::NotInside(texts) => format!("what does not contain {}", texts.join(" or ")),
        ValueRule::Meanings(meanings) => {
            let values: Vec<&str> = meanings.iter().map(|meaning| &*meaning.value).collect();
            values.join(", ")
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

#[expect(clippy::cast_precision_loss, reason = "the order of two bounds survives the rounding")]
pub(crate) fn number(literal: Option<&Literal>) -> Option<f64> {
    match literal {
        Some(Literal::Integer(value)) => Some(*value as f64),
        Some(Literal::Number(value)) => Some(*value),
        _ => None,
    }
}
