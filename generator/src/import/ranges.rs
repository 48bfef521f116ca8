//! Reads between which bounds a number lies, and of what it is a multiple.

use serde_json::Value;

use super::draft::{Field, Kind, Scalar};
use super::notes::{Notes, says_something};
use super::read::Object;
use super::values::{add_defect, describe, documented, fits, number, scalar, written};

/// The keys of bounds that are values themselves, and of what divides them.
const KEYS: [&str; 3] = ["minimum", "maximum", "multipleOf"];

/// Reads the range of a number; that of another value is told in `doc`, but for texts that are read
/// later.
pub(crate) fn read(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    let keys: &[&'static str] = if may_be_integer(field) { &[] } else { &KEYS };
    for &key in keys {
        let Some(value) = object.get(key).filter(|value| says_something(value)) else { continue };
        let is_listed = !field.allowed.is_empty() && key != "multipleOf";
        let bound = bound(&field.kind, value).filter(|_| field.kind.is_number() && !is_listed);
        let is_above_zero = number(bound.as_ref()).is_some_and(|bound| bound > 0.0);
        match (key, bound) {
            ("minimum", Some(bound)) => field.minimum = Some(bound),
            ("maximum", Some(bound)) => field.maximum = Some(bound),
            ("multipleOf", Some(factor)) if is_above_zero => field.multiple_of = Some(factor),
            _ => describe(notes, field, key, value),
        }
    }
    for end in [LOW, HIGH] {
        let value = object.get(end.open_key).filter(|value| says_something(value));
        if let Some(value) = value {
            read_open(notes, field, end, value);
        }
    }
    if is_empty(field) {
        let bounds =
            [&field.minimum, &field.exclusive_minimum, &field.maximum, &field.exclusive_maximum];
        let bounds: Vec<String> = bounds.into_iter().flatten().map(Scalar::to_string).collect();
        (field.minimum, field.maximum) = (None, None);
        (field.exclusive_minimum, field.exclusive_maximum) = (None, None);
        let defect = format!("The range ends before it begins: {}.", bounds.join(" to "));
        add_defect(notes, &mut field.defects, &defect);
    }
}

/// Reads the range of a text, whose examples have been read: one of integers, if they show that the text
/// holds one. Otherwise it may be meant of its length, and is told in `doc`.
pub(crate) fn read_of_text(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    if !may_be_integer(field) {
        return;
    }
    let given = KEYS.map(|key| object.get(key).filter(|value| says_something(value)));
    let [low, high, factor] = given.map(|value| scalar(&Kind::Int64, value?));
    let factor = factor.filter(|factor| number(Some(factor)).is_some_and(|factor| factor > 0.0));
    let read = [low.is_some(), high.is_some(), factor.is_some()];
    let are_read = given.iter().zip(read).all(|(value, is_read)| value.is_some() == is_read);
    let integer = Field {
        kind: Kind::Int64,
        minimum: low,
        maximum: high,
        multiple_of: factor,
        ..Field::default()
    };
    let shown = field.examples.iter().map(|example| &example.value).chain(&field.default);
    let is_integer = |shown: &Scalar| {
        let value = scalar(&Kind::Int64, &Value::String(shown.to_string()));
        value.is_some_and(|value| documented(&integer, &value))
    };
    let is_shown = !field.examples.is_empty() && shown.clone().all(is_integer);
    if are_read && is_shown && !is_empty(&integer) {
        (field.minimum, field.maximum) = (integer.minimum, integer.maximum);
        field.multiple_of = integer.multiple_of;
    } else {
        for (key, value) in KEYS.into_iter().zip(given) {
            if let Some(value) = value {
                describe(notes, field, key, value);
            }
        }
    }
}

/// Whether it is a text that may hold an integer.
fn may_be_integer(field: &Field) -> bool {
    field.kind == Kind::Text && field.choices.is_empty()
}

/// A bound: a value of the type, or for an integer a whole number that is written with a point or an
/// exponent.
fn bound(kind: &Kind, value: &Value) -> Option<Scalar> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    let whole = || {
        let number: f64 = written(value).trim().parse().ok()?;
        let is_whole = kind.is_integer() && number.fract() == 0.0 && number.abs() <= LARGEST_EXACT;
        let whole: i128 = format!("{number:.0}").parse().ok().filter(|_| is_whole)?;
        fits(kind, whole).then_some(Scalar::Integer(whole))
    };
    scalar(kind, value).or_else(whole)
}

/// Whether a number lies in the range of its field.
pub(crate) fn is_within(field: &Field, value: f64) -> bool {
    let is_none_or = |bound: &Option<Scalar>, is_kept: fn(f64, f64) -> bool| {
        number(bound.as_ref()).is_none_or(|bound| is_kept(bound, value))
    };
    is_none_or(&field.minimum, |low, value| low <= value)
        && is_none_or(&field.maximum, |high, value| value <= high)
        && is_none_or(&field.exclusive_minimum, |low, value| low < value)
        && is_none_or(&field.exclusive_maximum, |high, value| value < high)
}

/// One end of a range.
#[derive(Clone, Copy)]
struct End {
    /// The key of the bound that is a value itself.
    closed_key: &'static str,
    /// That of the bound that is none.
    open_key: &'static str,
    /// From the bound to the nearest integer inside.
    step: i128,
    closed: fn(&mut Field) -> &mut Option<Scalar>,
    open: fn(&mut Field) -> &mut Option<Scalar>,
}

const LOW: End = End {
    closed_key: "minimum",
    open_key: "exclusiveMinimum",
    step: 1,
    closed: |field| &mut field.minimum,
    open: |field| &mut field.exclusive_minimum,
};

const HIGH: End = End {
    closed_key: "maximum",
    open_key: "exclusiveMaximum",
    step: -1,
    closed: |field| &mut field.maximum,
    open: |field| &mut field.exclusive_maximum,
};

/// A bound that is not itself allowed. The next integer is. Older schemas say `true` beside the bound.
fn read_open(notes: &mut Notes, field: &mut Field, end: End, value: &Value) {
    let there = (end.closed)(field).clone();
    let given = match value {
        Value::Bool(true) => there.clone(),
        value => bound(&field.kind, value).filter(|_| field.kind.is_number()),
    };
    let inside = match given {
        Some(Scalar::Integer(bound)) => {
            let next = bound.checked_add(end.step).filter(|next| fits(&field.kind, *next));
            next.map(Scalar::Integer)
        }
        bound => bound,
    };
    let Some(inside) = inside else { return describe(notes, field, end.open_key, value) };
    if value != &Value::Bool(true)
        && let Some(there) = there
    {
        // Both bounds hold: the narrower one says everything.
        let is_narrower = match (number(Some(&inside)), number(Some(&there))) {
            (Some(inside), Some(there)) if end.step > 0 => inside >= there,
            (Some(inside), Some(there)) => inside <= there,
            (None, _) | (_, None) => false,
        };
        if !is_narrower {
            return describe(notes, field, end.open_key, value);
        }
        describe(notes, field, end.closed_key, &Value::String(there.to_string()));
    }
    if field.kind.is_integer() {
        *(end.closed)(field) = Some(inside);
    } else {
        *(end.closed)(field) = None;
        *(end.open)(field) = Some(inside);
    }
}

/// Whether nothing lies in the range.
fn is_empty(field: &Field) -> bool {
    let is_open = field.exclusive_minimum.is_some() || field.exclusive_maximum.is_some();
    let low = number(field.minimum.as_ref()).or(number(field.exclusive_minimum.as_ref()));
    let high = number(field.maximum.as_ref()).or(number(field.exclusive_maximum.as_ref()));
    low.zip(high).is_some_and(|(low, high)| low > high || is_open && low >= high)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;
    use crate::import::draft::{Field, Kind};
    use crate::import::notes::Notes;
    use crate::import::read::Object;

    /// The bounds of a field: both that are values, both that are none, and what `doc` and `defect` say.
    fn bounds(kind: Kind, schema: &serde_json::Value) -> [String; 6] {
        let mut field = Field { kind, ..Field::default() };
        let mut notes = Notes::default();
        let mut object = Object::of(&mut notes, "a schema", schema).unwrap();
        read(&mut notes, &mut object, &mut field);
        let bounds =
            [field.minimum, field.maximum, field.exclusive_minimum, field.exclusive_maximum];
        let [a, b, c, d] =
            bounds.map(|bound| bound.map_or_else(String::new, |bound| bound.to_string()));
        [a, b, c, d, field.doc.join("; "), field.defects.join("; ")]
    }

    #[test]
    fn a_bound_that_is_no_value_is_the_next_integer_or_stays_open() {
        let open = json!({"exclusiveMinimum": "1", "exclusiveMaximum": 9});
        assert_eq!(bounds(Kind::Int32, &open), ["2", "8", "", "", "", ""]);
        assert_eq!(bounds(Kind::Double, &open), ["", "", "1", "9", "", ""]);
        let marked = json!({"minimum": 0.5, "exclusiveMinimum": true, "maximum": 1, "exclusiveMaximum": false});
        assert_eq!(bounds(Kind::Double, &marked), ["", "1", "0.5", "", "", ""]);
        let alone = json!({"exclusiveMinimum": true});
        assert_eq!(bounds(Kind::Float, &alone), ["", "", "", "", "`exclusiveMinimum`: true", ""]);
        let edge = json!({"exclusiveMaximum": i64::MIN});
        let told = format!("`exclusiveMaximum`: {}", i64::MIN);
        assert_eq!(bounds(Kind::Int64, &edge), ["", "", "", "", &told, ""]);
    }

    #[test]
    fn a_whole_number_is_a_bound_of_an_integer_however_it_is_written() {
        let written = json!({"minimum": "-1E3", "maximum": 2500.0});
        assert_eq!(bounds(Kind::Int32, &written), ["-1000", "2500", "", "", "", ""]);
        let told = "`minimum`: 1.5; `maximum`: 1e10";
        let none = json!({"minimum": "1.5", "maximum": "1e10"});
        assert_eq!(bounds(Kind::Int32, &none), ["", "", "", "", told, ""]);
    }

    #[test]
    fn the_narrower_of_two_bounds_counts() {
        let both =
            json!({"minimum": 10, "exclusiveMinimum": 1, "maximum": 20, "exclusiveMaximum": 15});
        let told = "`exclusiveMinimum`: 1; `maximum`: 20";
        assert_eq!(bounds(Kind::Integer, &both), ["10", "14", "", "", told, ""]);
        assert_eq!(bounds(Kind::Double, &both), ["10", "", "", "15", told, ""]);
    }

    #[test]
    fn an_empty_range_is_a_defect() {
        let empty = json!({"minimum": 1, "exclusiveMaximum": 1});
        let defect = |to: &str| format!("The range ends before it begins: 1 to {to}.");
        assert_eq!(bounds(Kind::Double, &empty), ["", "", "", "", "", &defect("1")]);
        assert_eq!(bounds(Kind::Int64, &empty), ["", "", "", "", "", &defect("0")]);
    }
}
