//! From the JSON of an answer to a typed response.
//!
//! A response is described by the names of its members ([`Record`]) and by what each can take in
//! ([`Field`]). One decoder serves every response, so the emitted crate compiles no decoder of its
//! own.
//!
//! The services are loose with types, so a number is taken for a text, digit by digit as it stands, and
//! a text for a number where nothing is lost; a member may be missing or null; a null in a list is no
//! element of it, unless its elements may be any JSON value. What could hide a mistake is an error: an
//! array where an object belongs, the same key twice, `"5x"` as a number, text after the end.

mod json_text;
mod path;
mod places;
mod visitors;

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use serde::de::{DeserializeSeed, Deserializer};

use crate::answer::header_text;
use crate::transport::REQUEST_ID;

use path::Path;
use visitors::{FieldSeed, ObjectVisitor};

pub use json_text::JsonText;
pub use path::DecodeError;

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
///
/// After an error, the record has what stood before the mistake.
pub(crate) fn object_into(json: &[u8], record: &mut dyn Record) -> Result<(), DecodeError> {
    let has_secrets = record.has_secrets();
    let decoded = decode_with(json, |path, deserializer| {
        deserializer.deserialize_any(ObjectVisitor { record, path })
    });
    decoded.map_err(|error| error.shown(has_secrets))
}

fn decode_with<'de>(
    json: &'de [u8],
    decode: impl FnOnce(
        &mut Path<'de>,
        &mut serde_json::Deserializer<serde_json::de::SliceRead<'de>>,
    ) -> Result<(), serde_json::Error>,
) -> Result<(), DecodeError> {
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
    let mut path = Path::new();
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    decode(&mut path, &mut deserializer)
        .and_then(|()| deserializer.end())
        .map_err(|error| DecodeError::new(&path, &error))
}

/// Decodes the answer to an operation: its body, and the headers that the page documents.
///
/// # Errors
///
/// As for [`object`]; the error names a header as it names a member.
pub fn response<R: Record + Default>(response: &http::Response<Bytes>) -> Result<R, DecodeError> {
    let mut record = R::default();
    response_into(response, &mut record)?;
    Ok(record)
}

/// Decodes an answer into a record; the part that does not depend on the type of the record.
fn response_into(
    response: &http::Response<Bytes>,
    record: &mut dyn Record,
) -> Result<(), DecodeError> {
    headers_into(response.headers(), record)?;
    body_into(response.body(), record)
}

/// Decodes an answer that has no body although one is documented: the headers, and the identifier of
/// the request, which is in a header as well.
pub(crate) fn response_without_body<R: Record + Default>(
    response: &http::Response<Bytes>,
) -> Result<R, DecodeError> {
    let mut record = R::default();
    headers_into(response.headers(), &mut record)?;
    if let Some(request_id) = header_text(response.headers(), REQUEST_ID)
        && let Some((field, _)) = record.member("RequestId")
    {
        // One that is no text is not what the header has.
        let _ = field.scalar(Scalar::Text(&request_id));
    }
    Ok(record)
}

/// Decodes the body of an answer: an object with named members, or what its page says it is as a
/// whole.
///
/// # Errors
///
/// As for [`object`].
pub fn body<R: Record + Default>(body: &[u8]) -> Result<R, DecodeError> {
    let mut record = R::default();
    body_into(&Bytes::copy_from_slice(body), &mut record)?;
    Ok(record)
}

fn body_into(body: &Bytes, record: &mut dyn Record) -> Result<(), DecodeError> {
    let has_secrets = record.has_secrets();
    let Some(field) = record.payload() else {
        let is_wanted = !(body.is_empty() && record.names().is_empty());
        return if is_wanted { object_into(body, record) } else { Ok(()) };
    };
    match field.bytes() {
        Some(bytes) => {
            *bytes = body.clone();
            Ok(())
        }
        None => value_into(body, field).map_err(|error| error.shown(has_secrets)),
    }
}

fn headers_into(headers: &HeaderMap, record: &mut dyn Record) -> Result<(), DecodeError> {
    let (names, has_secrets) = (record.header_names(), record.has_secrets());
    let take = |name: &str, field: &mut dyn Field| {
        header_into(headers, name, field).map_err(|error| error.shown(has_secrets))
    };
    for (index, name) in names.iter().enumerate() {
        let Some(field) = record.header(index) else { continue };
        match name.strip_suffix('*') {
            None => take(name, field)?,
            Some(prefix) => {
                let Some(entries) = field.record() else { continue };
                for name in headers.keys().map(http::HeaderName::as_str) {
                    // One that is documented by its whole name has a place of its own.
                    let is_other = names.iter().any(|known| known.eq_ignore_ascii_case(name));
                    let start = name.get(..prefix.len());
                    if is_other || !start.is_some_and(|start| start.eq_ignore_ascii_case(prefix)) {
                        continue;
                    }
                    if let Some((field, _)) = entries.member(&name[prefix.len()..]) {
                        take(name, field)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Takes the value of a header, if there is one, into a field.
fn header_into(headers: &HeaderMap, name: &str, field: &mut dyn Field) -> Result<(), DecodeError> {
    let Some(text) = header_text(headers, name) else { return Ok(()) };
    field.scalar(Scalar::Text(&text)).map_err(|Mismatch| {
        let found = Scalar::Text(&text);
        DecodeError::of_header(name, format!("expected {}, found {found}", field.expects()))
    })
}

/// Decodes a JSON value of any shape into a field.
fn value_into(json: &[u8], field: &mut dyn Field) -> Result<(), DecodeError> {
    decode_with(json, |path, deserializer| {
        FieldSeed { field, form: ListForm::Array, path }.deserialize(deserializer).map(drop)
    })
}

/// A JSON object with named members. Every record is a [`Field`].
pub trait Record {
    /// The names of the members, in the order of the page. There are none where the body is one value as
    /// a whole, and where [`member`](Self::member) takes any name.
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    /// The place for the member with this index in [`names`](Self::names).
    fn field(&mut self, _index: usize) -> Option<&mut dyn Field> {
        None
    }

    /// The name of the one member of the object that the service wraps around a list:
    /// `Region` for `{"Regions": {"Region": […]}}`. A list that is not wrapped is taken, too.
    fn wrapper(&self, _index: usize) -> Option<&'static str> {
        None
    }

    /// What stands between the items of a list that the service writes as one text: `,` for
    /// `{"Zones": "a,b"}`. An array is taken, too.
    fn separator(&self, _index: usize) -> Option<char> {
        None
    }

    /// The names of the documented headers. Under one such as `x-meta-*`, all whose names begin so are
    /// the entries of a map, with the rest of their names, in small letters, as keys.
    fn header_names(&self) -> &'static [&'static str] {
        &[]
    }

    /// The place for the header with this index in [`header_names`](Self::header_names).
    fn header(&mut self, _index: usize) -> Option<&mut dyn Field> {
        None
    }

    /// Whether this object, or one within it, has members that must not be shown. An error tells then
    /// where the answer is wrong, but not what stands there.
    fn has_secrets(&self) -> bool {
        false
    }

    /// The place for the body as a whole, where it is not an object with named members.
    fn payload(&mut self) -> Option<&mut dyn Field> {
        None
    }

    /// The index of the member with this name.
    fn index(&self, name: &str) -> Option<usize> {
        self.names().iter().position(|known| *known == name)
    }

    /// The place for the member with this name, and how it is written if it is a list.
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        let index = self.index(name)?;
        let form = match (self.wrapper(index), self.separator(index)) {
            (Some(wrapper), _) => ListForm::Wrapped(wrapper),
            (None, Some(separator)) => ListForm::Joined(separator),
            (None, None) => ListForm::Array,
        };
        Some((self.field(index)?, form))
    }

    /// The member with this name is null. A map forgets it.
    fn null(&mut self, _name: &str) {}
}

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListForm {
    /// As an array.
    Array,
    /// As an array in an object, of which it is the only member.
    Wrapped(&'static str),
    /// As one text, with this character between the items.
    Joined(char),
}

/// A place that takes in one JSON value.
///
/// A type says which shapes it accepts; every other shape is a [`Mismatch`]. A null is never
/// passed on: it leaves the place as it is.
pub trait Field {
    /// A place that has not taken in anything.
    fn blank() -> Self
    where
        Self: Sized;

    /// Takes in a text, a number or a boolean.
    ///
    /// # Errors
    ///
    /// If this place is not for such a value.
    fn scalar(&mut self, _value: Scalar<'_>) -> Result<(), Mismatch> {
        Err(Mismatch)
    }

    /// Whether this place is for texts alone. Then a number comes as the text of its digits, so that
    /// none is lost of an identifier or a price: `0.10` stays what it is. Arrays and objects do not
    /// come.
    fn is_text(&self) -> bool {
        false
    }

    /// The list that takes in the elements of an array.
    fn list(&mut self) -> Option<&mut dyn List> {
        None
    }

    /// The record that takes in the members of an object.
    fn record(&mut self) -> Option<&mut dyn Record> {
        None
    }

    /// The place for a body as it is, where that is not JSON.
    fn bytes(&mut self) -> Option<&mut Bytes> {
        None
    }

    /// Whether a null is a value of this place, as where any JSON may stand. A list has no element for one
    /// that is not.
    fn keeps_null(&self) -> bool {
        false
    }

    /// What this place is for, as in "expected an integer".
    fn expects(&self) -> &'static str;
}

/// A list of places, one for each element of an array.
pub trait List {
    /// Makes room for one more element.
    fn element(&mut self) -> &mut dyn Field;

    /// The element for which room was made last is null. A list forgets it.
    fn null(&mut self) {}
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

impl<'a> Scalar<'a> {
    /// The text, or the digits of a number, or `true` or `false`.
    #[must_use]
    pub fn to_text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(_) | Self::Large(_) | Self::Float(_) | Self::Boolean(_) => {
                Cow::Owned(self.to_string())
            }
        }
    }
}

/// Whole: a secret in it is overwritten before anything is cut off or escaped, and [`DecodeError`] does
/// that where it is shown.
impl fmt::Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "\"{text}\""),
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
