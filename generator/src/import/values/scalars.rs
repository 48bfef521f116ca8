//! Single values: as the format writes them, and as a draft does.

use serde_json::Value;

use crate::import::draft::{Field, Kind, Scalar};
use crate::import::ranges;

/// A value as a scalar of a type, if it is one. The format writes most values as texts.
pub(crate) fn scalar(kind: &Kind, value: &Value) -> Option<Scalar> {
    match kind {
        Kind::Text
        | Kind::Named(_)
        | Kind::Binary
        | Kind::Any
        | Kind::List(_)
        | Kind::Map(_)
        | Kind::Struct(_) => Some(Scalar::Text(written(value))),
        Kind::Bool => match written(value).as_str() {
            "true" => Some(Scalar::Bool(true)),
            "false" => Some(Scalar::Bool(false)),
            _ => None,
        },
        Kind::Int32 | Kind::Int64 | Kind::Uint64 | Kind::Integer => {
            integer(value).filter(|value| fits(kind, *value)).map(Scalar::Integer)
        }
        Kind::Float | Kind::Double => {
            let number: f64 = written(value).trim().parse().ok()?;
            number.is_finite().then(|| Scalar::Number(decimal(number)))
        }
    }
}

/// A number in decimal digits. One that is no integer of 64 bits has a point, or it would be taken for
/// one.
fn decimal(number: f64) -> String {
    let digits = number.to_string();
    let is_plain = digits.contains('.') || digits.parse::<i64>().is_ok();
    if is_plain { digits } else { format!("{digits}.0") }
}

/// Whether a value is one of those that are documented for its field.
pub(crate) fn documented(field: &Field, value: &Scalar) -> bool {
    let is_within = number(Some(value)).is_none_or(|value| ranges::is_within(field, value));
    match value {
        Scalar::Text(text) => {
            let length = text.chars().count();
            let long_enough = field.min_length.is_none_or(|low| low as usize <= length);
            let short_enough = field.max_length.is_none_or(|high| length <= high as usize);
            let is_choice =
                field.choices.is_empty() || field.choices.iter().any(|choice| choice.wire == *text);
            let pattern = field.pattern.as_ref();
            let is_described =
                pattern.is_none_or(|pattern| crate::check::matches_pattern(pattern, text));
            long_enough && short_enough && is_choice && is_described
        }
        Scalar::Integer(value) => {
            let is_multiple = match field.multiple_of {
                Some(Scalar::Integer(factor)) => value.checked_rem(factor) == Some(0),
                Some(Scalar::Number(_) | Scalar::Bool(_) | Scalar::Text(_)) | None => true,
            };
            is_within && is_multiple && (field.allowed.is_empty() || field.allowed.contains(value))
        }
        Scalar::Number(_) => is_within,
        Scalar::Bool(_) => true,
    }
}

/// A value as the format writes it in a text.
pub(crate) fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(in crate::import) fn integer(value: &Value) -> Option<i128> {
    match value {
        Value::Number(number) => {
            number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
        }
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Whether an integer is one of the type. One whose width is not said has a sign.
pub(in crate::import) fn fits(kind: &Kind, value: i128) -> bool {
    match kind {
        Kind::Int32 => i32::try_from(value).is_ok(),
        Kind::Uint64 => u64::try_from(value).is_ok(),
        _ => i64::try_from(value).is_ok(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "the order of two bounds survives the rounding")]
pub(in crate::import) fn number(value: Option<&Scalar>) -> Option<f64> {
    match value? {
        Scalar::Integer(value) => Some(*value as f64),
        Scalar::Number(value) => value.parse().ok(),
        Scalar::Bool(_) | Scalar::Text(_) => None,
    }
}
