//! Checks single values: defaults, examples, constants, and those in rules.

use super::report::{At, Report};
use super::values::matches_pattern;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Field, Span, Type, ValueRule};
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

/// Checks a scalar that speaks of a number: of the integer in a text, if the values are texts.
pub(crate) fn check_figure(
    report: &mut Report,
    at: &At<'_>,
    literal: &Literal,
    kind: &Type,
) -> bool {
    match (literal, kind) {
        // What a file can hold has 64 bits, as an integer in a text.
        (Literal::Integer(_), Type::String) => true,
        (literal, kind) => check_literal(report, at, literal, kind.of_its_number()),
    }
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

/// What the values of a field are.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub(crate) kind: &'a Type,
    pub(crate) rules: &'a [ValueRule],
    /// Whether a request is refused if the text is empty.
    pub(crate) have_text: bool,
}

/// Checks that an example or default is one of the documented values.
fn check_member(
    report: &mut Report,
    at: &At<'_>,
    key: &str,
    literal: &Literal,
    Values { kind, rules, have_text }: Values<'_>,
) {
    if !check_literal(report, at, literal, kind) {
        return;
    }
    if have_text && is_empty_text(literal) {
        let message = format!("the {key} is empty, and a required string must not be empty");
        let help = format!(
            "write `min_length: 0` if the empty text is a value, or correct the {key}; {}",
            as_printed(key)
        );
        report.value(Id::OutsideValues, at, message, help);
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

/// Whether a value is the text without characters.
pub(crate) fn is_empty_text(literal: &Literal) -> bool {
    matches!(literal, Literal::Text(text) if text.is_empty())
}

/// The values that are documented, if this one is none of them.
pub(crate) fn broken_rule(literal: &Literal, kind: &Type, rules: &[ValueRule]) -> Option<String> {
    match (literal, kind) {
        (Literal::Text(text), Type::String) if rules.iter().any(ValueRule::is_of_integers) => {
            let integer = text.parse().ok().map(Literal::Integer);
            let allows = |rule: &&ValueRule| match &integer {
                Some(integer) if rule.is_of_integers() => rule_allows(rule, integer, kind),
                None if rule.is_of_integers() => false,
                Some(_) | None => rule_allows(rule, literal, kind),
            };
            rules.iter().find(|rule| !allows(rule)).map(describe_rule)
        }
        _ => rules.iter().find(|rule| !rule_allows(rule, literal, kind)).map(describe_rule),
    }
}

/// What to do about a mistake of the page.
pub(crate) fn as_printed(key: &str) -> String {
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
    values: Values<'_>,
) -> bool {
    let mut found = Report::default();
    check_member(&mut found, at, key, literal, values);
    let is_text = matches!(literal, Literal::Text(_));
    for mistake in found.diagnostics.iter_mut().filter(|found| is_text && found.id == Id::WrongType)
    {
        mistake.help = format!("{}; {}", mistake.help, as_printed(key));
    }
    let fits = found.diagnostics.is_empty();
    if !speaks_of(spec.defect.as_deref(), key) {
        report.diagnostics.extend(found.diagnostics);
    }
    fits
}

/// Whether a defect speaks of a key, in that word.
pub(crate) fn speaks_of(defect: Option<&str>, key: &str) -> bool {
    defect.is_some_and(|defect| defect.to_lowercase().contains(key))
}

fn rule_allows(rule: &ValueRule, literal: &Literal, kind: &Type) -> bool {
    let held = |value: f64| as_held(value, kind);
    let number = |literal: &Literal| number(Some(literal)).map(held);
    match (rule, literal) {
        (ValueRule::Allowed(spans), Literal::Integer(value)) => spans_allow(spans, *value),
        (ValueRule::Integer { minimum, maximum }, Literal::Integer(value)) => {
            minimum.is_none_or(|low| low <= *value) && maximum.is_none_or(|high| *value <= high)
        }
        (ValueRule::Number { minimum, maximum }, literal) => number(literal).is_some_and(|value| {
            minimum.is_none_or(|low| held(low) <= value)
                && maximum.is_none_or(|high| value <= held(high))
        }),
        (ValueRule::Between { above, below }, literal) => number(literal).is_some_and(|value| {
            above.is_none_or(|low| held(low) < value) && below.is_none_or(|high| value < held(high))
        }),
        (ValueRule::Numbers(numbers), literal) => number(literal).is_some_and(|value| {
            numbers.iter().any(|(low, high)| (held(*low)..=held(*high)).contains(&value))
        }),
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
        (ValueRule::Pattern(pattern), Literal::Text(text)) => matches_pattern(pattern, text),
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

/// The number that a request has in the place of another: of 32 bits, the nearest one, as the runtime
/// compares them.
#[expect(clippy::cast_possible_truncation, reason = "the nearest number is what is looked for")]
pub(crate) fn as_held(number: f64, kind: &Type) -> f64 {
    let nearest = number as f32;
    let is_lost = nearest.is_infinite() || nearest == 0.0;
    if matches!(kind, Type::Float) && !is_lost { nearest.into() } else { number }
}

/// An integer must fit into its type.
pub(crate) fn check_width(report: &mut Report, at: Place, value: i128, kind: &Type) {
    let integers = kind.integers();
    if integers.contains(value) {
        return;
    }
    let (name, help) = match kind {
        Type::Int32 => ("an int32", "correct the value, or write `type: int64`"),
        Type::Uint64 => ("a uint64", "correct the value, or write `type: int64`"),
        _ if value > integers.high => (
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
    spans.iter().any(|span| span.contains(value))
}

/// What is documented about the integers of a field, for a message.
pub(crate) fn its_values(field: &Field) -> String {
    let rules: Vec<String> =
        field.rules.iter().filter(|rule| rule.is_of_integers()).map(describe_rule).collect();
    let rules = if rules.is_empty() { "all of its type".to_owned() } else { rules.join(", ") };
    format!("its documented values are {rules}")
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
