//! Values that may be written in more than one form.
//!
//! Each form is told by the type of its YAML value, with a visitor of its own: serde's `untagged`
//! and `flatten` would do it too, but lose the place of a mistake.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::types::{
    Authorization, Choice, Choices, Endpoints, Field, FullChoice, FullField, History, Members,
    Ordered, Pagination, Paginations, PresentTest, Regions, Row, Rows, Safety, SourceIds,
    SourceOfFacts, Table, Test, Texts, TokenSafety,
};
use crate::vocabulary::Required;

/// A scalar whose type depends on another key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    Bool(bool),
    Integer(i64),
    Number(f64),
    Text(String),
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Text(value) => write!(f, "{value}"),
        }
    }
}

/// One integer, or a range of them: `12`, `1..9`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ValueSpan {
    pub(crate) low: i64,
    pub(crate) high: i64,
}

/// The rows of a page: how many there are, and what is said about them.
#[derive(Debug)]
pub(crate) struct Errors {
    pub(crate) rows: usize,
    pub(crate) tables: Vec<String>,
    pub(crate) complete: Option<bool>,
    pub(crate) statuses: Statuses,
    /// Whether the page has a table of errors.
    pub(crate) are_stated: bool,
}

/// Rows by HTTP status and by code, in the order of the page.
pub(crate) type Statuses = Vec<(u16, Ordered<Rows>)>;

/// Reads a value that is either a text, which is its short form, or something in full.
struct ShortOrFull<T, F> {
    expecting: &'static str,
    short: fn(&str) -> Option<T>,
    full: fn(F) -> T,
}

impl<'de, T, F: Deserialize<'de>> Visitor<'de> for ShortOrFull<T, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let unexpected = serde::de::Unexpected::Str(text);
        (self.short)(text).ok_or_else(|| E::invalid_value(unexpected, &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        F::deserialize(MapAccessDeserializer::new(map)).map(self.full)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "the name of a type, or a mapping that describes the field",
            short: |kind| Some(Self(FullField { kind: kind.to_owned(), ..FullField::default() })),
            full: Self,
        })
    }
}

impl<'de> Deserialize<'de> for Choice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "the meaning of the value, or a mapping with `doc` and `rust`",
            short: |doc| Some(Self(FullChoice { doc: Some(doc.to_owned()), rust: None })),
            full: Self,
        })
    }
}

impl<'de> Deserialize<'de> for Authorization {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "`not_stated`, `undisclosed`, or a mapping with what is stated",
            short: |text| match text {
                "not_stated" => Some(Self::NotStated),
                "undisclosed" => Some(Self::Undisclosed),
                _ => None,
            },
            full: Self::Stated,
        })
    }
}

impl<'de> Deserialize<'de> for Safety {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "`read_only`, `idempotent`, `at_most_once`, or a mapping such as {token: ClientToken}",
            short: |text| match text {
                "read_only" => Some(Self::ReadOnly),
                "idempotent" => Some(Self::Idempotent),
                "at_most_once" => Some(Self::AtMostOnce),
                _ => None,
            },
            full: |TokenSafety { token }| Self::Token(token),
        })
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "`unstated`, or a mapping with the members",
            short: |text| {
                let unstated = Self { fields: Ordered::new(), are_stated: false };
                (text == "unstated").then_some(unstated)
            },
            full: |fields| Self { fields, are_stated: true },
        })
    }
}

impl<'de> Deserialize<'de> for Endpoints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShortOrFull {
            expecting: "`unstated`, or a mapping with `regions` or `default`",
            short: |text| (text == "unstated").then_some(Self::Unstated),
            full: |stated| Self::Stated(Box::new(stated)),
        })
    }
}

/// Implements `Deserialize` with a visitor that takes the listed types of YAML values.
macro_rules! forms {
    ($type:ty, $expecting:literal, { $($visit:item)* }) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Forms;

                impl<'de> Visitor<'de> for Forms {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    $($visit)*
                }

                deserializer.deserialize_any(Forms)
            }
        }
    };
}

forms!(Literal, "a text, a number or a boolean", {
    fn visit_bool<E>(self, value: bool) -> Result<Literal, E> {
        Ok(Literal::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Literal, E> {
        Ok(Literal::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Literal, E> {
        i64::try_from(value)
            .map(Literal::Integer)
            .map_err(|_| E::custom(format_args!("{value} does not fit into 64 bits")))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Literal, E> {
        if value.is_finite() {
            Ok(Literal::Number(value))
        } else {
            Err(E::custom("the number is too large for 64 bits"))
        }
    }

    fn visit_str<E>(self, text: &str) -> Result<Literal, E> {
        Ok(Literal::Text(text.to_owned()))
    }
});

forms!(ValueSpan, "an integer, or a range such as 1..9", {
    fn visit_i64<E>(self, value: i64) -> Result<ValueSpan, E> {
        Ok(ValueSpan { low: value, high: value })
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<ValueSpan, E> {
        let value = i64::try_from(value)
            .map_err(|_| E::custom(format_args!("{value} does not fit into 64 bits")))?;
        self.visit_i64(value)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ValueSpan, E> {
        text.split_once("..")
            .and_then(|(low, high)| {
                Some(ValueSpan { low: low.parse().ok()?, high: high.parse().ok()? })
            })
            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
});

forms!(Required, "`true`, `false` or `unstated`", {
    fn visit_bool<E>(self, value: bool) -> Result<Required, E> {
        Ok(if value { Required::Yes } else { Required::No })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Required, E> {
        match text {
            "unstated" => Ok(Required::Unstated),
            other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
        }
    }
});

forms!(SourceIds, "the id of a source, or a list of ids", {
    fn visit_str<E>(self, id: &str) -> Result<SourceIds, E> {
        Ok(SourceIds(vec![id.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, ids: A) -> Result<SourceIds, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(ids)).map(SourceIds)
    }
});

forms!(Texts, "a text, or a list of texts", {
    fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts { texts: vec![text.to_owned()], is_list: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, texts: A) -> Result<Texts, A::Error> {
        let texts = Vec::deserialize(SeqAccessDeserializer::new(texts))?;
        Ok(Texts { texts, is_list: true })
    }
});

forms!(Regions, "a list of regions, or a mapping from regions to hosts", {
    fn visit_seq<A: SeqAccess<'de>>(self, names: A) -> Result<Regions, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(names)).map(Regions::Names)
    }

    fn visit_map<A: MapAccess<'de>>(self, hosts: A) -> Result<Regions, A::Error> {
        Ordered::deserialize(MapAccessDeserializer::new(hosts)).map(Regions::Hosts)
    }
});

forms!(Choices, "a list of values, or a mapping from values to their meaning", {
    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Choices, A::Error> {
        let values = Vec::<String>::deserialize(SeqAccessDeserializer::new(values))?;
        let values = values.into_iter().map(|value| (value, Choice::default())).collect();
        Ok(Choices { values, is_list: true })
    }

    fn visit_map<A: MapAccess<'de>>(self, meanings: A) -> Result<Choices, A::Error> {
        let values = Ordered::<Choice>::deserialize(MapAccessDeserializer::new(meanings))?;
        Ok(Choices { values: values.into_iter().collect(), is_list: false })
    }
});

forms!(Paginations, "a mapping with `style` and `items`, or a list of such mappings", {
    fn visit_map<A: MapAccess<'de>>(self, way: A) -> Result<Paginations, A::Error> {
        let way = Pagination::deserialize(MapAccessDeserializer::new(way))?;
        Ok(Paginations { ways: vec![way], is_list: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, ways: A) -> Result<Paginations, A::Error> {
        let ways = Vec::deserialize(SeqAccessDeserializer::new(ways))?;
        Ok(Paginations { ways, is_list: true })
    }
});

forms!(Test, "a value, a list of values, or `{present: true}`", {
    fn visit_bool<E>(self, value: bool) -> Result<Test, E> {
        Ok(Test::Is(Literal::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Test, E> {
        Ok(Test::Is(Literal::Integer(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Test, E> {
        let value = i64::try_from(value)
            .map_err(|_| E::custom(format_args!("{value} does not fit into 64 bits")))?;
        self.visit_i64(value)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Test, E> {
        Ok(Test::Is(Literal::Number(value)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Test, E> {
        Ok(Test::Is(Literal::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Test, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(values)).map(Test::AnyOf)
    }

    fn visit_map<A: MapAccess<'de>>(self, test: A) -> Result<Test, A::Error> {
        let test = PresentTest::deserialize(MapAccessDeserializer::new(test))?;
        Ok(Test::Present(test.present))
    }
});

forms!(Rows, "a message, a mapping with `message`, or a list of such mappings", {
    fn visit_str<E>(self, message: &str) -> Result<Rows, E> {
        let row = Row { message: message.to_owned(), ..Row::default() };
        Ok(Rows { rows: vec![row], is_list: false })
    }

    fn visit_map<A: MapAccess<'de>>(self, row: A) -> Result<Rows, A::Error> {
        let row = Row::deserialize(MapAccessDeserializer::new(row))?;
        Ok(Rows { rows: vec![row], is_list: false })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, rows: A) -> Result<Rows, A::Error> {
        let rows = Vec::deserialize(SeqAccessDeserializer::new(rows))?;
        Ok(Rows { rows, is_list: true })
    }
});

forms!(History, "a list of changes, or `elsewhere`", {
    fn visit_str<E: Error>(self, text: &str) -> Result<History, E> {
        match text {
            "elsewhere" => Ok(History::Elsewhere),
            other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, changes: A) -> Result<History, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(changes)).map(History::Changes)
    }
});

/// A key of a mapping that holds named keys and HTTP statuses side by side.
enum StatusOrName {
    Status(u16),
    Name(String),
}

forms!(StatusOrName, "an HTTP status or a key", {
    fn visit_u64<E>(self, status: u64) -> Result<StatusOrName, E> {
        let name = |_| StatusOrName::Name(status.to_string());
        Ok(u16::try_from(status).map_or_else(name, StatusOrName::Status))
    }

    fn visit_i64<E>(self, number: i64) -> Result<StatusOrName, E> {
        Ok(StatusOrName::Name(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<StatusOrName, E> {
        Ok(StatusOrName::Name(number.to_string()))
    }

    fn visit_str<E>(self, name: &str) -> Result<StatusOrName, E> {
        Ok(StatusOrName::Name(name.to_owned()))
    }
});

/// How a status is listed among the keys of a mapping that takes statuses too.
const A_STATUS: &str = "an HTTP status without quotes";

forms!(Errors, "`unstated`, or a mapping with `rows` and an entry for each HTTP status", {
    fn visit_str<E: Error>(self, text: &str) -> Result<Errors, E> {
        let (rows, tables, complete, statuses) = (0, Vec::new(), None, Statuses::new());
        match text {
            "unstated" => Ok(Errors { rows, tables, complete, statuses, are_stated: false }),
            other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Errors, A::Error> {
        let (mut rows, mut tables, mut complete) = (None, Vec::new(), None);
        let mut statuses = Statuses::new();
        while let Some(key) = map.next_key()? {
            match key {
                StatusOrName::Status(status) => statuses.push((status, map.next_value()?)),
                StatusOrName::Name(name) => match &*name {
                    "rows" => rows = Some(map.next_value()?),
                    "use" => tables = map.next_value()?,
                    "complete" => complete = Some(map.next_value()?),
                    other => {
                        let known = &["rows", "use", "complete", A_STATUS];
                        return Err(A::Error::unknown_field(other, known));
                    }
                },
            }
        }
        let rows = rows.ok_or_else(|| A::Error::missing_field("rows"))?;
        Ok(Errors { rows, tables, complete, statuses, are_stated: true })
    }
});

forms!(Table, "a mapping with `doc`, `sources`, `rows` and an entry for each HTTP status", {
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table, A::Error> {
        let (mut doc, mut sources, mut from, mut rows) = (None, None, None, None);
        let mut statuses = Statuses::new();
        while let Some(key) = map.next_key()? {
            match key {
                StatusOrName::Status(status) => statuses.push((status, map.next_value()?)),
                StatusOrName::Name(name) => match &*name {
                    "doc" => doc = Some(map.next_value()?),
                    "sources" => sources = Some(map.next_value::<Ordered<SourceOfFacts>>()?),
                    "from" => from = Some(map.next_value()?),
                    "rows" => rows = Some(map.next_value()?),
                    other => {
                        let known = &["doc", "sources", "from", "rows", A_STATUS];
                        return Err(A::Error::unknown_field(other, known));
                    }
                },
            }
        }
        Ok(Table {
            doc: doc.ok_or_else(|| A::Error::missing_field("doc"))?,
            sources: sources.ok_or_else(|| A::Error::missing_field("sources"))?,
            from: from.unwrap_or_default(),
            rows: rows.ok_or_else(|| A::Error::missing_field("rows"))?,
            statuses,
        })
    }
});
