//! Reads the error tables: every row that a spec can hold, and a note about every one that it cannot.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::draft::{Operation, Row};
use super::notes::{NoteKind, Notes, says_something};
use super::read::Object;
use super::{text, values};
use crate::check::Tells;
use crate::model::Template;

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
    let code = ["errorCode", "code"].into_iter().find_map(|key| object.get(key));
    let message = ["errorMessage", "message"].into_iter().find_map(|key| object.text(notes, key));
    let own_status =
        ["httpCode", "http_code", "statusCode"].into_iter().find_map(|key| object.get(key));
    let description = object.prose(notes, "description");
    object.finish(notes, "a row of errors");
    let written_status = status.map(str::to_owned).or_else(|| own_status.map(values::written));
    // Some products have numbers.
    let code = code.map(values::written).unwrap_or_default();
    if code.trim().is_empty() && message.is_none() && description.is_none() {
        return notes.value(NoteKind::LeftOut, "a row of errors that says nothing", value);
    }
    let shown = written_status.as_ref().map(|status| format!("{status} ")).unwrap_or_default();
    let trimmed = code.trim();
    if trimmed != code && !trimmed.is_empty() {
        notes.add(NoteKind::Changed, "spaces around an error code were left out", trimmed);
    }
    if !crate::check::is_only_a_gap(trimmed) && !crate::check::is_error_code(trimmed) {
        let what = "a row whose code cannot stand in a spec";
        return notes.add(NoteKind::LeftOut, what, &format!("{shown}{value}"));
    }
    let status = read_status(notes, written_status.as_deref(), trimmed);
    let message = message.map(|message| notes.clean("errorMessage", text::value(message.trim())));
    let message = message.filter(|message| !message.trim().is_empty()).or_else(|| {
        let is_bare = description.is_none();
        is_bare.then(|| {
            notes.add(
                NoteKind::Assumed,
                "a row without message and description has a dash",
                trimmed,
            );
            "-".to_owned()
        })
    });
    let code = trimmed.to_owned();
    operation.errors.push(Row { status, code, message, doc: description, succeeded: None });
}

/// The HTTP status of a row. What is none, such as `default` or `-1`, is told in a note.
fn read_status(notes: &mut Notes, written: Option<&str>, code: &str) -> Option<u16> {
    let written = written?.trim();
    let status = written.parse().ok().filter(|status| (200..=599).contains(status));
    if status.is_none() && !written.is_empty() {
        let what = "a status that no answer has: its row stands below `unstated`";
        notes.add(NoteKind::NoPlace, what, &format!("{written} {code}"));
    }
    status
}

/// Leaves out rows that are there twice, in all that they say, and templates that match what another
/// matches.
fn settle(notes: &mut Notes, operation: &mut Operation) {
    let mut kept: IndexSet<Row> = IndexSet::new();
    let mut templates: IndexMap<(String, String), String> = IndexMap::new();
    for row in std::mem::take(&mut operation.errors) {
        let shown = shown(&row);
        if kept.contains(&row) {
            notes.add(NoteKind::Changed, "a row that is there twice is written once", &shown);
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
        kept.insert(row);
    }
    operation.errors = kept.into_iter().collect();
    mark_successes(notes, &mut operation.errors);
}

/// Tells of each row that may be of a success whether it is. A code is one if all its rows say so: a
/// client sees the code alone, and an error that nobody takes for one is the worse mistake.
fn mark_successes(notes: &mut Notes, rows: &mut [Row]) {
    let is_success = |row: &Row| row.tells().is_success();
    let failed = rows.iter().filter(|row| !is_success(row));
    let failed: HashSet<String> = failed.map(|row| row.code.clone()).collect();
    let templates = rows.iter().filter_map(|row| crate::check::template_parts(&row.code));
    let templates: Vec<Template> =
        templates.map(|(prefix, suffix)| Template { prefix, suffix }).collect();
    let is_of_error = |code: &String| {
        failed.contains(code) || templates.iter().any(|template| template.fits(code))
    };
    for row in rows {
        let tells = row.tells();
        let has_succeeded = tells.is_success() && !is_of_error(&row.code);
        if tells != Tells::Error && !row.is_catch_all() {
            row.succeeded = Some(has_succeeded);
        }
        let what = match tells {
            Tells::SuccessByCode if has_succeeded => {
                "a row whose code alone says that the request succeeded is taken for no error"
            }
            Tells::Success | Tells::SuccessByCode if !has_succeeded => {
                "a row of a success is taken for an error: another row of its code is one"
            }
            Tells::Unclear => {
                "a row of which it is not clear whether it is an error is taken for one"
            }
            Tells::Success | Tells::SuccessByCode | Tells::Error => continue,
        };
        notes.add(NoteKind::Assumed, what, &shown(row));
    }
}

/// A row in one line, as notes show it.
fn shown(row: &Row) -> String {
    let status = row.status.map(|status| format!("{status} ")).unwrap_or_default();
    let said = row.message.as_ref().or(row.doc.as_ref()).map_or("", String::as_str);
    format!("{status}{}: {said}", row.code)
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
