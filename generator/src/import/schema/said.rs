//! What a schema says beside its type and its values: whether it must be given, and what it is.

use serde_json::Value;

use crate::import::draft::{Field, Fields, Kind};
use crate::import::notes::{NoteKind, Notes};
use crate::import::read::Object;
use crate::import::values;
use crate::vocabulary::Required;

/// Whether a field must be given: the gateway and the documentation may differ.
pub(super) fn required(notes: &mut Notes, object: &mut Object<'_>) -> Option<Required> {
    let gateway = match object.get("required") {
        // The names of the members that must be given: see `require_listed`.
        Some(Value::Array(_)) | None => None,
        Some(_) => object.boolean(notes, "required"),
    };
    let documented = object.boolean(notes, "docRequired");
    match (gateway, documented) {
        (Some(true), _) | (_, Some(true)) => Some(Required::Yes),
        (Some(false), _) | (_, Some(false)) => Some(Required::No),
        (None, None) => None,
    }
}

/// Takes a list of the members that must be given. Only a structure has such.
pub(super) fn require_members(notes: &mut Notes, object: &mut Object<'_>, kind: &mut Kind) {
    let kind = match kind {
        Kind::Struct(members) => return require_listed(notes, object, members),
        Kind::Named(_) => "reference",
        other => other.word(),
    };
    if let Some(listed @ Value::Array(_)) = object.get("required") {
        let what = format!("`required` names members of {}", values::with_article(kind));
        notes.value(NoteKind::NoPlace, &what, listed);
    }
}

/// Takes a list of the members of a structure that must be given.
pub(super) fn require_listed(notes: &mut Notes, object: &mut Object<'_>, fields: &mut Fields) {
    if let Some(Value::Array(listed)) = object.get("required") {
        for name in listed {
            match name.as_str().and_then(|name| fields.get_mut(name)) {
                Some(field) => field.required = Some(Required::Yes),
                None => notes.value(NoteKind::Unreadable, "`required` names no member", name),
            }
        }
    }
}

/// What else is said of a value: that it is the address of a file, or never sent.
pub(super) fn read_nature(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
    for (key, what) in [
        (
            "isFileTransferUrl",
            "The value is the address of a file, from which the service takes it.",
        ),
        ("readOnly", "The value is read only."),
        ("writeOnly", "The value is write only."),
    ] {
        if object.boolean(notes, key) == Some(true) {
            notes.add(NoteKind::Described, &format!("`{key}` of a schema"), "");
            field.doc.push(what.to_owned());
        }
    }
}

/// What the metadata have where nobody wrote anything.
const PLACEHOLDERS: [&str; 3] =
    ["Schema of Response", "A short description of struct", "Id of the request"];

/// The title and the description, unless one says what the other does.
pub(super) fn documentation(notes: &mut Notes, object: &mut Object<'_>) -> Vec<String> {
    let title = object.prose(notes, "title").filter(|text| !PLACEHOLDERS.contains(&&**text));
    let description = object.prose(notes, "description");
    let description = description.filter(|text| !PLACEHOLDERS.contains(&&**text));
    both(title, description)
}

/// Two texts, unless the first stands at the beginning of the second.
pub(crate) fn both(title: Option<String>, description: Option<String>) -> Vec<String> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let title = title.filter(|title| {
        let start = plain(title.trim_end_matches(['.', '。', ' ']));
        description.as_ref().is_none_or(|description| !plain(description).starts_with(&start))
    });
    title.into_iter().chain(description).collect()
}
