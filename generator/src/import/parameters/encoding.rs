//! How a parameter is written where it goes, so that nothing is left without a form.

use super::{MEMBER, make_map};
use crate::headers::prefix_of_many;
use crate::import::draft::{Field, Kind};
use crate::import::notes::{NoteKind, Notes};
use crate::import::raw;

/// How a parameter is written where it goes, in one header or in many.
pub(super) fn write_field(notes: &mut Notes, name: &str, style: &str, field: &mut Field) {
    if field.location == Some("header") && prefix_of_many(name).is_some() {
        make_map(notes, style, field);
    } else {
        encode(notes, style, field);
    }
}

/// How a parameter is written where it goes, if that is not the usual way.
pub(super) fn encode(notes: &mut Notes, style: &str, field: &mut Field) {
    let location = field.location.unwrap_or_default();
    if matches!(location, "path" | "header" | "host") {
        return write_as_text(notes, style, field);
    }
    if matches!(location, "body" | MEMBER) {
        return;
    }
    if field.encoding.is_some() {
        return;
    }
    match (&field.kind, style) {
        (Kind::List(_) | Kind::Map(_) | Kind::Struct(_) | Kind::Named(_) | Kind::Any, "json") => {
            field.encoding = Some("json");
        }
        (Kind::List(items), "simple" | "csv" | "spaceDelimited" | "pipeDelimited")
            if items.kind.is_scalar() =>
        {
            field.encoding = Some("csv");
            field.separator = match style {
                "spaceDelimited" => Some(" "),
                "pipeDelimited" => Some("|"),
                _ => None,
            };
        }
        (Kind::Text, "json") => field.has_json_content = field.choices.is_empty(),
        (_, "" | "repeatList" | "flat" | "json") => {}
        (kind, "simple") if kind.is_scalar() => {}
        (kind, style) => {
            let what = format!("the style `{style}` of a {}", kind.word());
            notes.add(NoteKind::NoPlace, &what, "");
        }
    }
    let is_flat = matches!(style, "flat" | "repeatList");
    if field.encoding.is_none() && !make_sendable(notes, is_flat, field) {
        field.encoding = Some("json");
    }
}

/// How a value is written as one text: a structure as JSON, a list with what parts its items.
fn write_as_text(notes: &mut Notes, style: &str, field: &mut Field) {
    let is_text = is_one_text(&field.kind);
    let is_list = matches!(field.kind, Kind::List(_));
    flatten_to_text(notes, field);
    match style {
        "json" if !is_text => field.has_json_content = true,
        "simple" | "csv" if is_list => field.doc.push("Commas part the items.".to_owned()),
        "" | "simple" | "json" => {}
        style => {
            let what = format!("the style `{style}` in the {}", field.location.unwrap_or_default());
            notes.add(NoteKind::NoPlace, &what, "");
        }
    }
}

/// A path, a header and a host take one text.
pub(crate) fn flatten_to_text(notes: &mut Notes, field: &mut Field) {
    if !is_one_text(&field.kind) {
        let what = format!(
            "`{}` in the {}: it is taken for a text",
            field.kind.word(),
            field.location.unwrap_or_default()
        );
        notes.add(NoteKind::NoPlace, &what, "");
        raw::make_text(field);
    }
}

/// Whether a value is one text: a type that has a name is an enumeration there, or is flattened once all types
/// are known.
fn is_one_text(kind: &Kind) -> bool {
    kind.is_scalar() || matches!(kind, Kind::Named(_))
}

/// What is said of an object without members that is not sent as JSON.
pub(crate) const MEMBERS_ARE_TEXTS: &str = "a structure whose members are not said is taken for a \
                                            mapping of texts, sent as `Name.Member=value`";

/// What is said of a list without items.
pub(crate) const ITEMS_ARE_TEXTS: &str = "items without a type are taken for texts";

/// Sees to it that a value has a form between `&` and `=`: one that can be anything is sent as JSON,
/// and so is what holds it, unless it is said that each part has a name of its own. False if the value
/// itself has to be.
fn make_sendable(notes: &mut Notes, is_flat: bool, field: &mut Field) -> bool {
    let assumed = |notes: &mut Notes, what: &str| notes.add(NoteKind::Assumed, what, "");
    let holds_anything = field.kind.element().is_some_and(|element| element.kind == Kind::Any);
    let is_map = matches!(field.kind, Kind::Map(_));
    if field.kind == Kind::Any {
        assumed(notes, "a value of any type is sent as JSON");
        return false;
    }
    if holds_anything && !is_flat && is_map {
        assumed(notes, "an object without members is sent as JSON");
        return false;
    }
    if let Some(element) = field.kind.element_mut() {
        if holds_anything {
            assumed(notes, if is_map { MEMBERS_ARE_TEXTS } else { ITEMS_ARE_TEXTS });
            element.kind = Kind::Text;
        }
        return make_sendable(notes, is_flat, element);
    }
    for (name, member) in field.kind.members_mut().into_iter().flatten() {
        if !notes.within(name, |notes| make_sendable(notes, is_flat, member)) {
            member.encoding = Some("json");
        }
    }
    true
}
