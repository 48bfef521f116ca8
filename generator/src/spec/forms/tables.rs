//! Forms of error tables, in which keys are statuses, and rows are texts, mappings or lists.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::types::{Ordered, Row, Rows, SourceOfFacts, Table};

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

/// Rows by HTTP status and by code, in the order of the page. A page may print no status.
pub(crate) type Statuses = Vec<(Option<u16>, Ordered<Rows>)>;

/// The key of the rows for which the page prints no status.
pub(crate) const NO_STATUS: &str = "unstated";

forms!(Rows, "a message, a mapping with `message`, or a list of such mappings", {
    fn visit_str<E>(self, message: &str) -> Result<Rows, E> {
        let row = Row { message: Some(message.to_owned()), ..Row::default() };
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
const A_STATUS: &str = "an HTTP status without quotes, with its codes under it";

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
                StatusOrName::Status(status) => statuses.push((Some(status), map.next_value()?)),
                StatusOrName::Name(name) => match &*name {
                    NO_STATUS => statuses.push((None, map.next_value()?)),
                    "rows" => rows = Some(map.next_value()?),
                    "use" => tables = map.next_value()?,
                    "complete" => complete = Some(map.next_value()?),
                    other => {
                        let known = &["rows", "use", "complete", NO_STATUS, A_STATUS];
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
                StatusOrName::Status(status) => statuses.push((Some(status), map.next_value()?)),
                StatusOrName::Name(name) => match &*name {
                    NO_STATUS => statuses.push((None, map.next_value()?)),
                    "doc" => doc = Some(map.next_value()?),
                    "sources" => sources = Some(map.next_value::<Ordered<SourceOfFacts>>()?),
                    "from" => from = Some(map.next_value()?),
                    "rows" => rows = Some(map.next_value()?),
                    other => {
                        let known = &["doc", "sources", "from", "rows", NO_STATUS, A_STATUS];
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
