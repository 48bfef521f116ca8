//! The walk through a JSON text, which hands each value to its place.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::value::RawValue;

use super::path::{Path, Segment};
use super::{Field, List, ListForm, Mismatch, Record, Scalar};

/// Takes the members of an object into a record.
pub(super) struct ObjectVisitor<'r, 'p, 'de> {
    pub(super) record: &'r mut dyn Record,
    pub(super) path: &'p mut Path<'de>,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let first = map.next_key_seed(NameSeed)?;
        if first.as_deref() == Some(NUMBER) {
            return Err(unexpected("an object", "a number"));
        }
        self.members(first, map)
    }
}

impl<'de> ObjectVisitor<'_, '_, 'de> {
    /// Takes the members, of which the name of the first has been read.
    fn members<A: MapAccess<'de>>(self, first: Name<'de>, mut map: A) -> Result<(), A::Error> {
        let Self { record, path } = self;
        let mut seen = Names::default();
        let mut next = first;
        while let Some(name) = next {
            path.push(Segment::Member(name.clone()));
            if !seen.insert(name.clone()) {
                return Err(serde::de::Error::custom("the key appears twice"));
            }
            match record.member(&name) {
                Some((field, form)) => {
                    let place = FieldSeed { field, form, path: &mut *path };
                    if let Taken::Nothing = map.next_value_seed(place)? {
                        record.null(&name);
                    }
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
            path.pop();
            next = map.next_key_seed(NameSeed)?;
        }
        Ok(())
    }
}

/// The name of a member; `None` behind the last one.
type Name<'de> = Option<Cow<'de, str>>;

/// The name of the one member as which `serde_json` hands out a number that is no integer of 64 bits, if
/// any crate of a program turns on its feature `arbitrary_precision`: then it is on for all of them.
const NUMBER: &str = "$serde_json::private::Number";

/// What a number is without that feature.
fn float<E: serde::de::Error>(digits: &str) -> Result<f64, E> {
    let number = digits.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| E::custom("number out of range"))
}

/// The names of an object that were read.
#[derive(Default)]
struct Names<'de> {
    few: Vec<Cow<'de, str>>,
    many: HashSet<Cow<'de, str>>,
}

impl<'de> Names<'de> {
    /// Above this number, hashing is faster than looking at each.
    const FEW: usize = 24;

    /// False if the name was there already.
    fn insert(&mut self, name: Cow<'de, str>) -> bool {
        if self.few.contains(&name) {
            return false;
        }
        if self.few.len() < Self::FEW {
            if self.few.is_empty() {
                self.few.reserve(8);
            }
            self.few.push(name);
            return true;
        }
        self.many.insert(name)
    }
}

/// Reads a name, without copying it if the JSON has it without escapes.
struct NameSeed;

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for NameSeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}

/// Takes one value into a field.
pub(super) struct FieldSeed<'r, 'p, 'de> {
    pub(super) field: &'r mut dyn Field,
    pub(super) form: ListForm,
    pub(super) path: &'p mut Path<'de>,
}

/// What a field has taken in.
pub(super) enum Taken {
    Something,
    /// The value was null.
    Nothing,
}

impl FieldSeed<'_, '_, '_> {
    /// Takes a value of any shape into a place for a text. This is JSON that has been read once already.
    fn text<E: serde::de::Error>(self, json: &str) -> Result<Taken, E> {
        let text: Cow<'_, str>;
        let value = match json.as_bytes() {
            b"null" => return Ok(Taken::Nothing),
            b"true" => Scalar::Boolean(true),
            b"false" => Scalar::Boolean(false),
            [b'[', ..] => return Err(unexpected(self.field.expects(), "an array")),
            [b'{', ..] => return Err(unexpected(self.field.expects(), "an object")),
            [b'"', ..] => {
                text = unquoted(json).ok_or_else(|| E::custom(UNPAIRED_SURROGATE))?;
                Scalar::Text(&text)
            }
            _number => Scalar::Text(json),
        };
        self.scalar(value)
    }

    fn scalar<E: serde::de::Error>(self, value: Scalar<'_>) -> Result<Taken, E> {
        match self.form {
            ListForm::Joined(separator) => self.joined(&value.to_text(), separator),
            ListForm::Array | ListForm::Wrapped(_) => take(self.field, value),
        }
    }

    /// Takes the items that stand in one text. An empty text has none.
    fn joined<E: serde::de::Error>(self, text: &str, separator: char) -> Result<Taken, E> {
        let Self { field, path, .. } = self;
        let expects = field.expects();
        let Some(list) = field.list() else { return Err(unexpected(expects, "a text")) };
        let items = text.split(separator).filter(|_| !text.trim().is_empty());
        for (index, item) in items.enumerate() {
            path.push(Segment::Element(index));
            let element = list.element();
            // Spaces are part of a text. Beside a number or a boolean they say nothing.
            let item = if element.is_text() { item } else { item.trim() };
            take(element, Scalar::Text(item))?;
            path.pop();
        }
        Ok(Taken::Something)
    }
}

impl<'de> DeserializeSeed<'de> for FieldSeed<'_, '_, 'de> {
    type Value = Taken;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Taken, D::Error> {
        if self.field.is_text() {
            let json = <&RawValue>::deserialize(deserializer)?;
            return self.text(json.get());
        }
        if let ListForm::Joined(_) = self.form {
            let json = <&RawValue>::deserialize(deserializer)?.get();
            if !json.starts_with('[') {
                return self.text(json);
            }
            let array = Self { form: ListForm::Array, ..self };
            let mut inner = serde_json::Deserializer::from_str(json);
            return array.deserialize(&mut inner).map_err(D::Error::custom);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FieldSeed<'_, '_, 'de> {
    type Value = Taken;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field.expects())
    }

    fn visit_unit<E>(self) -> Result<Taken, E> {
        Ok(Taken::Nothing)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Taken, E> {
        self.scalar(Scalar::Boolean(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Taken, E> {
        self.scalar(Scalar::Integer(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Taken, E> {
        self.scalar(i64::try_from(value).map_or(Scalar::Large(value), Scalar::Integer))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Taken, E> {
        self.scalar(Scalar::Float(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Taken, E> {
        self.scalar(Scalar::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Taken, A::Error> {
        let Self { field, path, .. } = self;
        let expects = field.expects();
        let Some(list) = field.list() else { return Err(unexpected(expects, "an array")) };
        for index in 0.. {
            path.push(Segment::Element(index));
            let element = ElementSeed { list: &mut *list, path: &mut *path };
            let taken = sequence.next_element_seed(element)?;
            path.pop();
            match taken {
                Some(Taken::Something) => {}
                Some(Taken::Nothing) => list.null(),
                None => break,
            }
        }
        Ok(Taken::Something)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Taken, A::Error> {
        let first = map.next_key_seed(NameSeed)?;
        if first.as_deref() == Some(NUMBER) {
            let number = float(&map.next_value::<Cow<'_, str>>()?)?;
            return self.scalar(Scalar::Float(number));
        }
        let Self { field, form, path } = self;
        if let ListForm::Wrapped(name) = form {
            let record = &mut Wrapper { name, list: field };
            ObjectVisitor { record, path }.members(first, map)?;
            return Ok(Taken::Something);
        }
        let expects = field.expects();
        let Some(record) = field.record() else { return Err(unexpected(expects, "an object")) };
        ObjectVisitor { record, path }.members(first, map)?;
        Ok(Taken::Something)
    }
}

/// Takes a scalar into a place.
fn take<E: serde::de::Error>(field: &mut dyn Field, value: Scalar<'_>) -> Result<Taken, E> {
    match field.scalar(value) {
        Ok(()) => Ok(Taken::Something),
        Err(Mismatch) => {
            Err(E::custom(format_args!("expected {}, found {value}", field.expects())))
        }
    }
}

/// What a JSON string stands for; `None` if an escape in it stands for no character.
fn unquoted(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    match memchr::memchr(b'\\', inner.as_bytes()) {
        None => Some(Cow::Borrowed(inner)),
        Some(_) => serde_json::from_str(json).ok().map(Cow::Owned),
    }
}

/// Every other mistake in a string was found when it was read first.
const UNPAIRED_SURROGATE: &str = "an escape stands for half of a character";

fn unexpected<E: serde::de::Error>(expects: &str, found: &str) -> E {
    E::custom(format_args!("expected {expects}, found {found}"))
}

/// Takes one element of an array into a list, which makes room only if there is an element.
struct ElementSeed<'r, 'p, 'de> {
    list: &'r mut dyn List,
    path: &'p mut Path<'de>,
}

impl<'de> DeserializeSeed<'de> for ElementSeed<'_, '_, 'de> {
    type Value = Taken;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Taken, D::Error> {
        let field = self.list.element();
        FieldSeed { field, form: ListForm::Array, path: self.path }.deserialize(deserializer)
    }
}

/// The object around a list that is wrapped.
struct Wrapper<'r> {
    name: &'static str,
    list: &'r mut dyn Field,
}

impl Record for Wrapper<'_> {
    fn member(&mut self, name: &str) -> Option<(&mut dyn Field, ListForm)> {
        (name == self.name).then_some((&mut *self.list, ListForm::Array))
    }
}
