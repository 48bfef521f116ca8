//! What is sent as the body of a request: a form, JSON, or bytes in another format.

use super::encoding::encode;
use crate::import::draft::{Field, Fields, Kind, Operation};
use crate::import::notes::{NoteKind, Notes};
use crate::import::raw;
use crate::import::responses::note_values;

/// Decides what the body is. One in another format than JSON is of the type `media`; a single one may
/// be the whole body.
pub(super) fn place(
    notes: &mut Notes,
    operation: &mut Operation,
    bodies: Fields,
    media: Option<&str>,
    is_whole: bool,
) {
    let has_form = operation.request.values().any(|field| field.location == Some("form"));
    if has_form {
        operation.body = Some("form");
        place_in_form(notes, operation, bodies);
    } else if !bodies.is_empty() {
        operation.body = Some("json");
        match media {
            Some(media) => raw::take_bodies(notes, operation, bodies, media),
            None => place_bodies(notes, operation, bodies, is_whole),
        }
    }
}

/// Tells of formats of the body that are not used.
pub(super) fn note_formats(
    notes: &mut Notes,
    consumed: &[&str],
    media: Option<&str>,
    operation: &Operation,
    bodies: &Fields,
) {
    let has_form = operation.request.values().any(|field| field.location == Some("form"));
    note_contradiction(notes, consumed, media, has_form, !bodies.is_empty());
    let (what, used) = match media {
        Some(media) if has_form && media.starts_with("multipart/") => {
            ("a form of several parts: it is sent as a plain form", "")
        }
        Some(_) if has_form => ("a form in another format: it is sent as a plain form", ""),
        _ if has_form || bodies.is_empty() => return,
        Some(media) => ("a format of the body that is not the one that is sent", media),
        None => ("a format of the body that is not JSON, beside JSON", ""),
    };
    let is_sent = |format: &str| format == used || used.is_empty() && raw::is_usual(format);
    for format in consumed.iter().filter(|format| !is_sent(format)) {
        notes.add(NoteKind::NoPlace, what, format);
    }
}

/// Tells of a body that is said to be JSON, or a form, and whose parameters say the other.
fn note_contradiction(
    notes: &mut Notes,
    consumed: &[&str],
    media: Option<&str>,
    has_form: bool,
    has_body: bool,
) {
    let is_said = |words: [&str; 3]| {
        let is_one = |format: &&str| words.iter().any(|word| format.contains(word));
        consumed.iter().any(is_one)
    };
    let what = match media {
        None if consumed.is_empty() => return,
        None if has_form && !is_said(["form-urlencoded", "multipart", "*"]) => {
            "said to be JSON, and its parameters are those of a form: it is sent as a form"
        }
        None if !has_form && has_body && !is_said(["json", "JSON", "*"]) => {
            "said to be a form, and its parameters are those of a body: it is sent as JSON"
        }
        _ => return,
    };
    notes.add(NoteKind::Assumed, what, &consumed.join(", "));
}

/// A body is a form or JSON, and never both.
fn place_in_form(notes: &mut Notes, operation: &mut Operation, bodies: Fields) {
    for (name, mut field) in bodies {
        notes.within(&name, |notes| {
            notes.add(NoteKind::Assumed, "a body beside a form is one of its parameters", "");
            field.location = Some("form");
            encode(notes, "json", &mut field);
        });
        operation.request.insert(name, field);
    }
}

/// Makes members of the body of what is in it, or one parameter of the whole of it.
fn place_bodies(notes: &mut Notes, operation: &mut Operation, bodies: Fields, may_be_whole: bool) {
    let mut entries = bodies.into_iter();
    let (name, mut body) = match (entries.next(), entries.next()) {
        (Some((name, body)), None) if is_whole_body(notes, &name, &body, may_be_whole) => {
            (name, body)
        }
        (first, second) => {
            return operation.request.extend(first.into_iter().chain(second).chain(entries));
        }
    };
    if let Kind::Struct(members) = &body.kind
        && members.keys().all(|member| !operation.request.contains_key(member))
    {
        operation.doc.append(&mut body.doc);
        note_values(notes, &body, "a body");
        for (member, field) in members {
            let field = Field { location: Some("body"), ..field.clone() };
            operation.request.insert(member.clone(), field);
        }
        return;
    }
    if body.kind == Kind::Text {
        let what = "a body that is a text is sent as it is, and given as bytes";
        notes.add(NoteKind::Assumed, what, "");
        return raw::take_text(operation, name, &body);
    }
    body.location = Some("payload");
    operation.request.insert(name, body);
}

/// Whether a body that stands alone is the whole body, and not the one member of an object.
fn is_whole_body(notes: &mut Notes, name: &str, body: &Field, may_be_whole: bool) -> bool {
    if name.eq_ignore_ascii_case("body") {
        return true;
    }
    let is_whole = may_be_whole && !body.kind.is_scalar();
    let what = if is_whole {
        "a single parameter in the body is taken for the whole of it"
    } else {
        "a single parameter in the body is taken for a member of a JSON object"
    };
    notes.add(NoteKind::Assumed, what, name);
    is_whole
}
