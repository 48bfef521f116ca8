//! From the JSON of an answer to a typed response.
//!
//! A response is described by the names of its members ([`Record`]) and by what each can take in
//! ([`Field`]). One decoder serves every response, so the emitted crate compiles no decoder of its
//! own.
//!
//! The services are loose with types, so a number is taken for a text and a text for a number
//! where nothing is lost; a member may be missing or null. What could hide a mistake is an error:
//! an array where an object belongs, the same key twice, `"5x"` as a number, text after the end.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::text::Excerpt;

/// Decodes a JSON object.
///
/// ```
/// use aliyun_runtime::{Field, Record, decode};
///
/// #[derive(Debug, Default)]
/// struct Order {
///     id: Option<i64>,
/// }
///
/// impl Record for Order {
///     fn names(&self) -> &'static [&'static str] {
///         &["OrderId"]
///     }
///
///     fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
///         match index {
///             0 => Some(&mut self.id),
///             _ => None,
///         }
///     }
/// }
///
/// let order: Order = decode::object(br#"{"OrderId": "213465921640411", "New": 1}"#)?;
/// assert_eq!(order.id, Some(213_465_921_640_411));
///
/// let error = decode::object::<Order>(br#"{"OrderId": "5x"}"#).unwrap_err();
/// assert_eq!(error.path(), "OrderId");
/// # Ok::<(), decode::DecodeError>(())
/// ```
///
/// # Errors
///
/// If the text is not one JSON object, has a key twice, or has a value that a member cannot take
/// in. The error names the member.
pub fn object<R: Record + Default>(json: &[u8]) -> Result<R, DecodeError> {
    let mut record = R::default();
    object_into(json, &mut record)?;
    Ok(record)
}

/// Decodes a JSON object into a record; the part that does not depend on the type of the record.
fn object_into(json: &[u8], record: &mut dyn Record) -> Result<(), DecodeError> {
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
    let mut path = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    (&mut deserializer)
        .deserialize_any(ObjectVisitor { record, path: &mut path })
        .and_then(|()| deserializer.end())
        .map_err(|error| DecodeError::new(&path, &error))
}

/// A JSON object with named members.
pub trait Record {
    /// The names of the members, in the order of the page.
    fn names(&self) -> &'static [&'static str];

    /// The place for the member with this index in [`names`](Self::names).
    fn field(&mut self, index: usize) -> Option<&mut dyn Field>;

    /// The index of the member with this name.
    fn index(&self, name: &str) -> Option<usize> {
        self.names().iter().position(|known| *known == name)
    }
}

/// A place that takes in one JSON value.
///
/// A type says which shapes it accepts; every other shape is a [`Mismatch`]. A null is never
/// passed on: it leaves the place as it is.
pub trait Field {
    /// Takes in a text, a number or a boolean.
    ///
    /// # Errors
    ///
    /// If this place is not for such a value.
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch>;

    /// The list that takes in the elements of an array.
    fn list(&mut self) -> Option<&mut dyn List> {
        None
    }

    /// The record that takes in the members of an object.
    fn record(&mut self) -> Option<&mut dyn Record> {
        None
    }

    /// What this place is for, as in "expected an integer".
    fn expects(&self) -> &'static str;
}

/// A list of places, one for each element of an array.
pub trait List {
    /// Makes room for one more element.
    fn element(&mut self) -> &mut dyn Field;
}

/// A text, a number or a boolean of a JSON answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// A text.
    Text(&'a str),
    /// A number without fraction or exponent that fits.
    Integer(i64),
    /// A number that is larger than the largest [`i64`].
    Large(u64),
    /// Any other number.
    Float(f64),
    /// A boolean.
    Boolean(bool),
}

impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{}\"", Excerpt(text)),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Large(number) => write!(f, "{number}"),
            Self::Float(number) => write!(f, "{number}"),
            Self::Boolean(boolean) => write!(f, "{boolean}"),
        }
    }
}

/// A value does not fit its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch;

impl Field for String {
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Text(text) => text.to_owned(),
            other => other.to_string(),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a string"
    }
}

impl Field for bool {
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Boolean(boolean) => boolean,
            Scalar::Text("true") => true,
            Scalar::Text("false") => false,
            _ => return Err(Mismatch),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a boolean"
    }
}

impl Field for i64 {
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Integer(number) => number,
            Scalar::Float(number) => integral(number).ok_or(Mismatch)?,
            Scalar::Text(text) => text.parse().map_err(|_| Mismatch)?,
            Scalar::Large(_) | Scalar::Boolean(_) => return Err(Mismatch),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a 64-bit integer"
    }
}

/// The integer that a float stands for, if it has no fraction and is small enough to be exact.
#[expect(clippy::cast_possible_truncation, reason = "an integral value of at most 2^53 fits")]
fn integral(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

impl Field for i32 {
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let mut wide = 0_i64;
        wide.scalar(value)?;
        *self = Self::try_from(wide).map_err(|_| Mismatch)?;
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a 32-bit integer"
    }
}

impl Field for f64 {
    #[expect(clippy::cast_precision_loss, reason = "a float is asked for, and JSON has no other")]
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Scalar::Float(number) => number,
            Scalar::Integer(number) => number as Self,
            Scalar::Large(number) => number as Self,
            Scalar::Text(text) => {
                text.parse().ok().filter(|number: &Self| number.is_finite()).ok_or(Mismatch)?
            }
            Scalar::Boolean(_) => return Err(Mismatch),
        };
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a number"
    }
}

impl Field for f32 {
    #[expect(clippy::cast_possible_truncation, reason = "the page documents this precision")]
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let mut wide = 0_f64;
        wide.scalar(value)?;
        let narrow = wide as Self;
        if narrow.is_infinite() {
            return Err(Mismatch);
        }
        *self = narrow;
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a number"
    }
}

impl<F: Field + Default> Field for Option<F> {
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        self.get_or_insert_default().scalar(value)
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        self.get_or_insert_default().list()
    }

    fn record(&mut self) -> Option<&mut dyn Record> {
        self.get_or_insert_default().record()
    }

    fn expects(&self) -> &'static str {
        F::default().expects()
    }
}

impl<F: Field + Default> Field for Vec<F> {
    /// An empty text stands for an empty list: some services write it so.
    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        if value == Scalar::Text("") { Ok(()) } else { Err(Mismatch) }
    }

    fn list(&mut self) -> Option<&mut dyn List> {
        Some(self)
    }

    fn expects(&self) -> &'static str {
        "an array"
    }
}

impl<F: Field + Default> List for Vec<F> {
    fn element(&mut self) -> &mut dyn Field {
        self.push(F::default());
        let last = self.len() - 1;
        &mut self[last]
    }
}

/// The members and elements that lead to the value that is being decoded.
type Path = Vec<Segment>;

enum Segment {
    Member(String),
    Element(usize),
}

/// Takes the members of an object into a record.
struct ObjectVisitor<'a> {
    record: &'a mut dyn Record,
    path: &'a mut Path,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { record, path } = self;
        let mut seen = HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            path.push(Segment::Member(name.clone()));
            if seen.contains(&name) {
                return Err(serde::de::Error::custom("the key appears twice"));
            }
            match record.index(&name).and_then(|index| record.field(index)) {
                Some(field) => map.next_value_seed(FieldSeed { field, path: &mut *path })?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
            path.pop();
            seen.insert(name);
        }
        Ok(())
    }
}

/// Takes one value into a field.
struct FieldSeed<'a> {
    field: &'a mut dyn Field,
    path: &'a mut Path,
}

impl FieldSeed<'_> {
    fn scalar<E: serde::de::Error>(self, value: Scalar<'_>) -> Result<(), E> {
        self.field.scalar(value).map_err(|Mismatch| {
            E::custom(format_args!("expected {}, found {value}", self.field.expects()))
        })
    }
}

impl<'de> DeserializeSeed<'de> for FieldSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FieldSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field.expects())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Scalar::Boolean(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.scalar(Scalar::Integer(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.scalar(i64::try_from(value).map_or(Scalar::Large(value), Scalar::Integer))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.scalar(Scalar::Float(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.scalar(Scalar::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        let Self { field, path } = self;
        let expects = field.expects();
        let Some(list) = field.list() else {
            return Err(unexpected(expects, "an array"));
        };
        for index in 0.. {
            path.push(Segment::Element(index));
            let element = ElementSeed { list: &mut *list, path: &mut *path };
            if sequence.next_element_seed(element)?.is_none() {
                path.pop();
                break;
            }
            path.pop();
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let expects = self.field.expects();
        match self.field.record() {
            Some(record) => ObjectVisitor { record, path: self.path }.visit_map(map),
            None => {
                Err(serde::de::Error::custom(format_args!("expected {expects}, found an object")))
            }
        }
    }
}

fn unexpected<E: serde::de::Error>(expects: &str, found: &str) -> E {
    E::custom(format_args!("expected {expects}, found {found}"))
}

/// Takes one element of an array into a list, which makes room only if there is an element.
struct ElementSeed<'a> {
    list: &'a mut dyn List,
    path: &'a mut Path,
}

impl<'de> DeserializeSeed<'de> for ElementSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        FieldSeed { field: self.list.element(), path: self.path }.deserialize(deserializer)
    }
}

/// An answer is not the JSON that its operation documents.
///
/// The service may have executed the request all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
}

impl DecodeError {
    fn new(path: &Path, error: &serde_json::Error) -> Self {
        let mut text = String::new();
        for segment in path {
            match segment {
                Segment::Member(name) if text.is_empty() => text.push_str(name),
                Segment::Member(name) => text = format!("{text}.{name}"),
                Segment::Element(index) => text = format!("{text}[{index}]"),
            }
        }
        Self { path: text, message: error.to_string() }
    }

    /// The member that could not be decoded, e.g. `Orders[0].OrderId`; empty if it was the answer
    /// as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = Excerpt(&self.message);
        if self.path.is_empty() {
            write!(f, "the answer is not the documented JSON: {message}")
        } else {
            write!(f, "{} in the answer: {message}", Excerpt(&self.path))
        }
    }
}

impl std::error::Error for DecodeError {}
