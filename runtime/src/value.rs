//! The values of parameters, as the runtime looks at them.
//!
//! Emitted code hands out its fields as `&dyn Value`. What is behind them is asked for with
//! [`Value::view`], so everything that reads values (encoders, checks) is compiled once, here, and
//! not once for each type of each operation.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::Value as Json;

use crate::SecretValues;
use crate::members::Members;

/// A value that can be sent.
///
/// ```
/// use aliyun_runtime::{Value, View};
///
/// assert!(matches!(Some(5_i64).view(), View::Integer(5)));
/// assert!(matches!(None::<String>.view(), View::Absent));
/// ```
pub trait Value {
    /// What the value is.
    fn view(&self) -> View<'_>;

    /// The values of which a condition needs one, if these are those of a field in the items of a list.
    fn in_items(&self) -> Option<&[Option<&dyn Value>]> {
        None
    }

    /// Whether there is anything: a value that is absent is not given, nor is an empty text, list
    /// or map, because the gateway takes an empty value for a missing one.
    fn is_given(&self) -> bool {
        match self.view() {
            View::Absent => false,
            View::Text(text) => !text.is_empty(),
            View::List(items) => items.count() > 0,
            View::Map(entries) => entries.count() > 0,
            View::Bytes(bytes) => !bytes.is_empty(),
            View::Json(json) => !json.is_null(),
            View::Integer(_)
            | View::Float(_)
            | View::Single(_)
            | View::Boolean(_)
            | View::Structure(_) => true,
        }
    }
}

/// What a [`Value`] is.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Nothing: an optional value that is not set.
    Absent,
    /// A text.
    Text(&'a str),
    /// An integer.
    Integer(i128),
    /// A number of double precision.
    Float(f64),
    /// A number of single precision.
    Single(f32),
    /// A boolean.
    Boolean(bool),
    /// A list.
    List(&'a dyn Items),
    /// Values by name.
    Map(&'a dyn Entries),
    /// A structure with named members.
    Structure(&'a dyn Structure),
    /// Any JSON value.
    Json(&'a Json),
    /// Bytes, which can only be a body as a whole.
    Bytes(&'a Bytes),
}

/// The items of a list.
pub trait Items {
    /// How many there are.
    fn count(&self) -> usize;

    /// The item with this index, counted from 0.
    fn item(&self, index: usize) -> Option<&dyn Value>;
}

/// The entries of a map, in the order of their names.
pub trait Entries {
    /// How many there are.
    fn count(&self) -> usize;

    /// Shows every entry.
    fn each<'a>(&'a self, show: &mut dyn FnMut(&'a str, &'a dyn Value));
}

/// A structure with named members.
///
/// ```
/// use aliyun_runtime::{Members, Parameters, Structure, Value, View};
///
/// struct Tag {
///     key: String,
///     value: Option<String>,
/// }
///
/// impl Structure for Tag {
///     fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
///         out.member("Key", &self.key);
///         out.member("Value", &self.value);
///     }
/// }
///
/// impl Value for Tag {
///     fn view(&self) -> View<'_> {
///         View::Structure(self)
///     }
/// }
///
/// let tags = vec![Tag { key: "a".to_owned(), value: None }, Tag { key: "b".to_owned(), value: Some("1".to_owned()) }];
/// let mut parameters = Parameters::new();
/// parameters.query("Tag", &tags);
/// assert_eq!(parameters.canonical_query(), "Tag.1.Key=a&Tag.2.Key=b&Tag.2.Value=1");
/// ```
pub trait Structure {
    /// Writes the members in the order of the page.
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>);

    /// Tells which members must not be shown. The default is that none is secret.
    fn secrets(&self, _out: &mut SecretValues) {}
}

impl Value for &str {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Value for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Value for bool {
    fn view(&self) -> View<'_> {
        View::Boolean(*self)
    }
}

impl Value for i32 {
    fn view(&self) -> View<'_> {
        View::Integer((*self).into())
    }
}

impl Value for i64 {
    fn view(&self) -> View<'_> {
        View::Integer((*self).into())
    }
}

impl Value for u64 {
    fn view(&self) -> View<'_> {
        View::Integer((*self).into())
    }
}

impl Value for f32 {
    fn view(&self) -> View<'_> {
        View::Single(*self)
    }
}

impl Value for f64 {
    fn view(&self) -> View<'_> {
        View::Float(*self)
    }
}

impl Value for Json {
    fn view(&self) -> View<'_> {
        View::Json(self)
    }
}

impl Value for Bytes {
    fn view(&self) -> View<'_> {
        View::Bytes(self)
    }
}

/// A member of a structure that is optional itself: `disk.map(|disk| &disk.size as &dyn Value)`.
impl<'v> Value for &'v (dyn Value + 'v) {
    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<V: Value> Value for Option<V> {
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Absent, V::view)
    }
}

impl<V: Value> Value for Vec<V> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<V: Value> Items for Vec<V> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<&dyn Value> {
        self.get(index).map(|item| item as &dyn Value)
    }
}

impl<V: Value> Value for BTreeMap<String, V> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<V: Value> Entries for BTreeMap<String, V> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each<'a>(&'a self, show: &mut dyn FnMut(&'a str, &'a dyn Value)) {
        for (name, value) in self {
            show(name, value);
        }
    }
}

/// A list of what some values become.
///
/// ```
/// let ids: Vec<String> = aliyun_runtime::list_of(["i-1", "i-2"]);
/// assert_eq!(ids, ["i-1".to_owned(), "i-2".to_owned()]);
/// ```
pub fn list_of<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// A map of what some keys and values become.
///
/// ```
/// let labels = aliyun_runtime::map_of::<String>([("env", "test"), ("team", "blue")]);
/// assert_eq!(labels["team"], "blue");
/// ```
pub fn map_of<T>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl Into<T>)>,
) -> BTreeMap<String, T> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}

/// An enumerated parameter: the documented values, and room for any other.
///
/// A service may learn values before its page lists them, so every such enum has a variant
/// `Unknown` that carries the text. Every such enum is a [`Value`].
pub trait OpenEnum {
    /// The documented values, in the order of the page.
    const VALUES: &'static [&'static str];

    /// The value as it is written on the wire.
    fn as_str(&self) -> &str;

    /// Whether this is one of the documented values, however it was made.
    fn is_documented(&self) -> bool {
        Self::VALUES.contains(&self.as_str())
    }
}

impl<E: OpenEnum> Value for E {
    fn view(&self) -> View<'_> {
        View::Text(self.as_str())
    }
}
