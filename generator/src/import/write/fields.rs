//! Writes fields: parameters, members, and what they hold.

use super::{Entries, push_optional_text, push_prose, push_text};
use crate::import::draft::{Choice, Example, Field, Fields, Kind, Scalar};
use crate::import::yaml::{Key, Yaml};
use crate::vocabulary::Required;

/// Where a field stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Request,
    Response,
    /// As what an event holds, which may be missing.
    Event,
    /// Among the items of a list or the values of a mapping.
    Item,
}

/// What was read from descriptions names them by `prose`, the id of that source.
pub(super) fn fields(fields: &Fields, place: Place, prose: &str) -> Yaml {
    let side = if place == Place::Request { Place::Request } else { Place::Response };
    Yaml::Map(
        fields
            .iter()
            .map(|(name, field)| (Key::from(&**name), one_field(field, place, side, prose)))
            .collect(),
    )
}

/// A type under `types`.
pub(super) fn named_type(field: &Field, is_of_request: bool, prose: &str) -> Yaml {
    let side = if is_of_request { Place::Request } else { Place::Response };
    one_field(field, Place::Item, side, prose)
}

/// A field; in short, it is only its type. Its members stand in a request or a response.
fn one_field(field: &Field, place: Place, side: Place, prose: &str) -> Yaml {
    let mut out = Entries::new();
    push_text(&mut out, "type", field.kind.word());
    push_optional_text(&mut out, "in", field.location);
    push_optional_text(&mut out, "encoding", field.encoding);
    push_optional_text(&mut out, "separator", field.separator);
    push_optional_text(&mut out, "wrapper", field.wrapper.as_deref());
    push_optional_text(&mut out, "const", field.constant.as_deref());
    if field.constant.is_none() {
        let required = required(place, field.required).map(|word| Yaml::Bare(word.to_owned()));
        out.extend(required.map(|required| ("required".into(), required)));
    }
    push_prose(&mut out, "doc", Some(&*field.doc.join("\n\n")).filter(|doc| !doc.is_empty()));
    push_examples(&mut out, &field.examples);
    push_scalar(&mut out, "default", field.default.as_ref());
    push_rules(&mut out, field);
    if field.has_json_content {
        push_text(&mut out, "content", "json");
    }
    push_optional_text(&mut out, "format", field.format.as_deref());
    if field.is_sensitive {
        out.push(("sensitive".into(), Yaml::Bare("true".to_owned())));
    }
    push_optional_text(&mut out, "deprecated", field.deprecated.as_deref());
    if !field.from_prose.is_empty() {
        let from = field.from_prose.iter().map(|key| ((*key).into(), Yaml::text(prose)));
        out.push(("from".into(), Yaml::Map(from.collect())));
    }
    push_optional_text(&mut out, "conflict", field.conflict.as_deref());
    push_prose(
        &mut out,
        "defect",
        Some(&*field.defects.join("\n")).filter(|defect| !defect.is_empty()),
    );
    push_optional_text(&mut out, "rust", field.rust.as_deref());
    push_optional_text(&mut out, "rust_type", field.rust_type.as_deref());
    if let Some(element) = field.kind.element() {
        let key = if matches!(field.kind, Kind::List(_)) { "items" } else { "values" };
        out.push((key.into(), one_field(element, Place::Item, side, prose)));
    } else if let Some(members) = field.kind.members() {
        out.push(("fields".into(), fields(members, side, prose)));
    }
    match out.as_slice() {
        [(_, kind)] => kind.clone(),
        _ => Yaml::Map(out),
    }
}

/// Whether a field must be given: in a request that is said of each, in a response where the document
/// does.
fn required(place: Place, required: Option<Required>) -> Option<&'static str> {
    match (place, required) {
        (Place::Request | Place::Response, Some(Required::Yes)) => Some("true"),
        (Place::Request | Place::Response, Some(Required::No)) => Some("false"),
        (Place::Request, Some(Required::Unstated) | None) => Some("unstated"),
        (Place::Response, Some(Required::Unstated) | None) | (Place::Event | Place::Item, _) => {
            None
        }
    }
}

fn push_rules(out: &mut Entries, field: &Field) {
    if !field.choices.is_empty() {
        let is_list =
            field.choices.iter().all(|choice| choice.meaning.is_none() && choice.rust.is_none());
        let choices = if is_list {
            Yaml::texts(field.choices.iter().map(|choice| choice.wire.clone()))
        } else {
            Yaml::Map(field.choices.iter().map(one_choice).collect())
        };
        out.push(("enum".into(), choices));
    }
    if !field.meanings.is_empty() {
        let is_bool = field.kind == Kind::Bool;
        let meant = field.meanings.iter().map(|(value, meaning)| {
            let key = if is_bool { Key::from(&**value) } else { Key::Bare(value.clone()) };
            let nothing = || Yaml::Map(Entries::new());
            (key, meaning.as_deref().map_or_else(nothing, Yaml::prose))
        });
        out.push(("allowed".into(), Yaml::Map(meant.collect())));
    } else if !field.allowed.is_empty() {
        let values = field.allowed.iter().map(|value| Yaml::Bare(value.to_string()));
        out.push(("allowed".into(), Yaml::List(values.collect())));
    }
    push_scalar(out, "minimum", field.minimum.as_ref());
    push_scalar(out, "maximum", field.maximum.as_ref());
    push_scalar(out, "exclusive_minimum", field.exclusive_minimum.as_ref());
    push_scalar(out, "exclusive_maximum", field.exclusive_maximum.as_ref());
    push_scalar(out, "multiple_of", field.multiple_of.as_ref());
    for (key, size) in [
        ("min_length", field.min_length),
        ("max_length", field.max_length),
        ("min_items", field.min_items),
        ("max_items", field.max_items),
    ] {
        out.extend(size.map(|size| (key.into(), Yaml::Bare(size.to_string()))));
    }
    if field.unique_items {
        out.push(("unique_items".into(), Yaml::Bare("true".to_owned())));
    }
    push_optional_text(out, "pattern", field.pattern.as_deref());
}

/// A value with its meaning and its name, as far as there are such.
fn one_choice(choice: &Choice) -> (Key, Yaml) {
    let value = match (&choice.meaning, &choice.rust) {
        (Some(meaning), None) => Yaml::prose(meaning),
        (meaning, rust) => {
            let mut entries = Entries::new();
            push_prose(&mut entries, "doc", meaning.as_deref());
            push_optional_text(&mut entries, "rust", rust.as_deref());
            Yaml::Map(entries)
        }
    };
    (Key::from(&*choice.wire), value)
}

/// One example, a list of them, or a mapping from each to what it shows.
fn push_examples(out: &mut Entries, examples: &[Example]) {
    match examples {
        [] => {}
        [Example { value, shows: None }] => push_scalar(out, "example", Some(value)),
        several if several.iter().all(|example| example.shows.is_none()) => {
            let values = several.iter().map(|example| one_scalar(&example.value));
            out.push(("examples".into(), Yaml::List(values.collect())));
        }
        several => {
            let entry = |Example { value, shows }: &Example| {
                let key = match value {
                    Scalar::Text(text) => Key::from(&**text),
                    Scalar::Bool(_) | Scalar::Integer(_) | Scalar::Number(_) => {
                        Key::Bare(value.to_string())
                    }
                };
                let nothing = || Yaml::Map(Entries::new());
                (key, shows.as_deref().map_or_else(nothing, Yaml::prose))
            };
            out.push(("examples".into(), Yaml::Map(several.iter().map(entry).collect())));
        }
    }
}

fn push_scalar(out: &mut Entries, key: &str, scalar: Option<&Scalar>) {
    out.extend(scalar.map(|scalar| (key.into(), one_scalar(scalar))));
}

fn one_scalar(scalar: &Scalar) -> Yaml {
    match scalar {
        Scalar::Bool(value) => Yaml::Bare(value.to_string()),
        Scalar::Integer(value) => Yaml::Bare(value.to_string()),
        Scalar::Number(value) => Yaml::Bare(value.clone()),
        Scalar::Text(text) => Yaml::text(&**text),
    }
}
