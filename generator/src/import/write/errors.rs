//! Writes the rows of error tables.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::{Entries, push_optional_text, push_prose};
use crate::import::draft::{Operation, Row};
use crate::import::tables::Table;
use crate::import::yaml::{Key, Yaml};
use crate::spec::NO_STATUS;

/// The errors of an operation that uses these tables.
pub(super) fn errors(operation: &Operation, tables: &[&Table]) -> Yaml {
    if !operation.has_errors && tables.is_empty() {
        return Yaml::text("unstated");
    }
    let shared: usize = tables.iter().map(|table| table.rows.len()).sum();
    let mut out = Entries::new();
    out.push(("rows".into(), Yaml::Bare((operation.errors.len() + shared).to_string())));
    if !tables.is_empty() {
        out.push(("use".into(), Yaml::texts(tables.iter().map(|table| table.stem.clone()))));
    }
    out.extend(statuses(&operation.errors, |code| operation.error_names.get(code)));
    Yaml::Map(out)
}

/// Rows by status, and by code. A code that stands in several rows is a list in each place.
pub(super) fn statuses<'a>(rows: &[Row], name: impl Fn(&str) -> Option<&'a String>) -> Entries {
    let mut statuses: IndexMap<Option<u16>, IndexMap<&str, Vec<&Row>>> = IndexMap::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        statuses.entry(row.status).or_default().entry(&row.code).or_default().push(row);
        *counts.entry(&row.code).or_default() += 1;
    }
    let mut named: HashSet<&str> = HashSet::new();
    let mut out = Entries::new();
    for (status, codes) in statuses {
        let mut entries = Entries::new();
        for (code, of_code) in codes {
            let is_repeated = counts.get(code).is_some_and(|count| *count > 1);
            let mut rust = name(code).filter(|_| named.insert(code));
            let mut one = |row: &Row, is_item: bool| {
                let mut entries = Entries::new();
                push_optional_text(&mut entries, "message", row.message.as_deref());
                push_prose(&mut entries, "doc", row.doc.as_deref());
                if row.is_catch_all() {
                    entries.push(("catch_all".into(), Yaml::Bare("true".to_owned())));
                }
                if let Some(succeeded) = row.succeeded {
                    entries.push(("succeeded".into(), Yaml::Bare(succeeded.to_string())));
                }
                push_optional_text(&mut entries, "rust", rust.take().map(String::as_str));
                match entries.as_slice() {
                    [(_, message)] if row.message.is_some() && !is_item => message.clone(),
                    _ => Yaml::Map(entries),
                }
            };
            let value = if is_repeated {
                Yaml::List(of_code.into_iter().map(|row| one(row, true)).collect())
            } else {
                Yaml::List(of_code.into_iter().map(|row| one(row, false)).collect())
            };
            entries.push((Key::from(code), first_unless(value, is_repeated)));
        }
        let status = status.map_or_else(|| NO_STATUS.to_owned(), |status| status.to_string());
        out.push((Key::Bare(status), Yaml::Map(entries)));
    }
    out
}

/// The only item of a list, unless it has to be one.
fn first_unless(value: Yaml, is_list: bool) -> Yaml {
    match value {
        Yaml::List(mut items) if !is_list && items.len() == 1 => items.remove(0),
        other => other,
    }
}
