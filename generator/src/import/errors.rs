//! Reads the error tables: every row that a spec can hold, and a note about every one that it cannot.

use indexmap::IndexMap;
use serde_json::Value;

use super::draft::{Operation, Row};
use super::notes::{NoteKind, Notes, says_something};
use super::read::Object;
use super::text;

/// Reads the errors of an operation: by HTTP status, or as a list.
pub(crate) fn read(notes: &mut Notes, errors: Option<&Value>, operation: &mut Operation) {
    match errors {
        Some(Value::Object(statuses)) => {
            operation.has_errors = true;
            for (status, rows) in statuses {
                for row in rows.as_array().into_iter().flatten() {
                    read_row(notes, Some(status), row, operation);
                }
                if !rows.is_array() {
                    notes.value(NoteKind::Unreadable, "the errors of a status", rows);
                }
            }
        }
        Some(Value::Array(rows)) => {
            operation.has_errors = true;
            for row in rows {
                read_row(notes, None, row, operation);
            }
        }
        Some(other) => notes.value(NoteKind::Unreadable, "`errorCodes`", other),
        None => {}
    }
    settle(notes, operation);
}

fn read_row(notes: &mut Notes, status: Option<&str>, value: &Value, operation: &mut Operation) {
    let Some(mut object) = Object::of(notes, "a row of errors", value) else { return };
    let mut text = |notes: &mut Notes, keys: [&'static str; 2]| {
        keys.into_iter().find_map(|key| object.text(notes, key)).map(str::to_owned)
    };
    let code = text(notes, ["errorCode", "code"]);
    let message = text(notes, ["errorMessage", "message"]);
    let own_status =
        ["httpCode", "http_code", "statusCode"].into_iter().find_map(|key| object.size(notes, key));
    let description = object.prose(notes, "description");
    object.finish(notes, "a row of errors");
    let status = status.map_or(own_status, |status| status.trim().parse().ok());
    let Some(code) = code else {
        return notes.value(NoteKind::LeftOut, "a row of errors without a code", value);
    };
    let shown = status.map(|status| format!("{status} ")).unwrap_or_default();
    let left_out = |notes: &mut Notes, what: &str| {
        notes.add(NoteKind::LeftOut, what, &format!("{shown}{value}"));
    };
    let Some(status) = status
        .and_then(|status| u16::try_from(status).ok())
        .filter(|status| (400..=599).contains(status))
    else {
        return left_out(notes, "a row whose status is not that of an error");
    };
    let trimmed = code.trim();
    if trimmed != code {
        notes.add(NoteKind::Changed, "spaces around an error code were left out", trimmed);
    }
    if !crate::check::is_error_code(trimmed) {
        return left_out(notes, "a row whose code cannot stand in a spec");
    }
    let message =
        match message.map(|message| notes.clean("errorMessage", text::value(message.trim()))) {
            Some(message) if !message.trim().is_empty() => message,
            _ => {
                notes.add(NoteKind::Assumed, "a row without a message has a dash", trimmed);
                "-".to_owned()
            }
        };
    operation.errors.push(Row { status, code: trimmed.to_owned(), message, doc: description });
}

/// Leaves out rows that are there twice, and templates that match what another matches.
fn settle(notes: &mut Notes, operation: &mut Operation) {
    let mut kept: Vec<Row> = Vec::new();
    let mut templates: IndexMap<(String, String), String> = IndexMap::new();
    for row in std::mem::take(&mut operation.errors) {
        let shown = format!("{} {}: {}", row.status, row.code, row.message);
        let same = |other: &Row| {
            (other.status, &other.code, &other.message) == (row.status, &row.code, &row.message)
        };
        if let Some(first) = kept.iter_mut().find(|other| same(other)) {
            notes.add(NoteKind::Changed, "a row that is there twice is written once", &shown);
            first.doc = first.doc.take().or(row.doc);
            continue;
        }
        if let Some(template) = crate::check::template_parts(&row.code) {
            let first = templates.entry(template).or_insert_with(|| row.code.clone());
            if *first != row.code {
                let what = "a template that matches the same codes as another one";
                notes.add(NoteKind::LeftOut, what, &shown);
                continue;
            }
        }
        kept.push(row);
    }
    operation.errors = kept;
}

/// The rows of the whole document that belong to an operation without a table of its own: newer
/// documents have one list for all.
pub(crate) fn note_shared(notes: &mut Notes, errors: Option<&Value>) {
    if let Some(rows) = errors.filter(|rows| says_something(rows)) {
        for row in rows.as_array().into_iter().flatten() {
            notes.value(NoteKind::NoPlace, "a row of errors that belongs to no operation", row);
        }
    }
}
