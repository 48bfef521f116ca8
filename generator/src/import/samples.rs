//! Reads the sample answers, and finds out which of them are answers of their operation.

use std::fmt::Write as _;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::draft::{Field, Fields, Kind, Operation, Sample};
use super::notes::{NoteKind, Notes};
use super::read::Object;
use super::sound::{SampleMistakes, TOO_MANY_IN_A_SAMPLE};
use super::text;
use crate::names;
use crate::vocabulary::SampleKind;

/// Reads the samples of an operation: JSON in a text, or a list of them.
pub(crate) fn read(notes: &mut Notes, demo: Option<&Value>, operation: &mut Operation) {
    let parsed = match demo {
        Some(Value::String(text)) if !text.trim().is_empty() => serde_json::from_str(text)
            .unwrap_or_else(|_| {
                let what = "`responseDemo` is no list of samples: it is shown as it is";
                notes.add(NoteKind::Unreadable, what, "");
                serde_json::json!([{"type": "text", "example": text}])
            }),
        Some(other) => other.clone(),
        None => Value::Null,
    };
    let items = match parsed {
        Value::Array(items) => items,
        other => {
            notes.value(NoteKind::Unreadable, "`responseDemo`", &other);
            Vec::new()
        }
    };
    for item in &items {
        read_one(notes, item, operation);
    }
}

fn read_one(notes: &mut Notes, item: &Value, operation: &mut Operation) {
    let Some(mut object) = Object::of(notes, "a sample", item) else { return };
    let format = object.text(notes, "type");
    let examples = [("example", false), ("errorExample", true)];
    let examples = examples.map(|(key, is_error)| (object.get(key), is_error));
    object.finish(notes, "a sample");
    for (written, is_error) in examples {
        let written = match written {
            Some(Value::String(text)) => text.clone(),
            // The answer itself, and not a text that holds it.
            Some(value @ (Value::Object(_) | Value::Array(_))) => format!("{value:#}"),
            Some(other) => {
                notes.value(NoteKind::Unreadable, "a sample that is no text", other);
                continue;
            }
            None => continue,
        };
        if written.trim().is_empty() {
            continue;
        }
        let mut kind = match format {
            Some("json") | None => SampleKind::Json,
            Some("xml") => SampleKind::Xml,
            Some(_) => SampleKind::Text,
        };
        let body = fit(notes, &written, kind == SampleKind::Json);
        if kind == SampleKind::Json && not_json(&written).is_none() && not_json(&body).is_some() {
            let what = "a JSON sample that is too long for one: it is shown as a text";
            notes.add(NoteKind::Changed, what, "");
            kind = SampleKind::Text;
        }
        let defect = match kind {
            SampleKind::Json if is_error => not_json(&body),
            SampleKind::Xml => xml_defect(&body),
            SampleKind::Json | SampleKind::Http | SampleKind::Text => None,
        };
        operation.samples.push(Sample { kind, is_error, body, defect });
    }
}

/// The named types of the product.
type Types = IndexMap<String, Field>;

/// Finds lists that stand in an object of their own in a sample, as in `{"Items": {"Item": []}}`, and
/// not in the schema: a list with a wrapper is read in both ways.
pub(crate) fn learn_wrappers(notes: &mut Notes, operation: &mut Operation) {
    for sample in operation.samples.iter().filter(|sample| sample.is_answer()) {
        if let Ok(Value::Object(answer)) = serde_json::from_str(&sample.body) {
            learn_from(notes, &answer, &mut operation.response);
        }
    }
}

fn learn_from(notes: &mut Notes, object: &Map<String, Value>, members: &mut Fields) {
    for (name, member) in members {
        let Some(value) = object.get(name) else { continue };
        notes.within(name, |notes| {
            learn_wrapper(notes, value, member);
            let list = member.wrapper.as_ref().and_then(|wrapper| value.get(wrapper));
            learn_inside(notes, list.unwrap_or(value), member);
        });
    }
}

fn learn_wrapper(notes: &mut Notes, value: &Value, member: &mut Field) {
    let object = value.as_object().filter(|object| object.len() == 1);
    let only = object.into_iter().flatten().next();
    if let (Kind::List(_), None, Some((name, Value::Array(_)))) =
        (&member.kind, &member.wrapper, only)
        && names::check_wire(name).is_ok()
    {
        let what = "a list stands in an object of its own in the sample, and not in the schema: \
                    it is read in both ways";
        notes.add(NoteKind::Assumed, what, name);
        member.wrapper = Some(name.clone());
    }
}

fn learn_inside(notes: &mut Notes, value: &Value, field: &mut Field) {
    match (&mut field.kind, value) {
        (Kind::List(items), Value::Array(list)) => {
            for item in list {
                learn_inside(notes, item, items);
            }
        }
        (Kind::Struct(members), Value::Object(object)) => learn_from(notes, object, members),
        _ => {}
    }
}

/// Finds out which JSON samples of an operation are answers of it. All types must be known.
pub(crate) fn judge(operation: &mut Operation, types: &Types) {
    let is_bytes = |field: &Field| field.location == Some("payload") && field.kind == Kind::Binary;
    if operation.response.values().any(is_bytes) {
        // What shows such an answer shows it in another form.
        let answers = operation.samples.iter_mut().filter(|sample| sample.is_answer());
        return answers.for_each(|sample| sample.kind = SampleKind::Text);
    }
    for sample in operation.samples.iter_mut().filter(|sample| sample.is_answer()) {
        if !operation.has_response {
            sample.defect = not_json(&sample.body);
            continue;
        }
        sample.defect = json_defect(&sample.body, &operation.response, types);
    }
}

/// Tells in `defect` what the checks of specs found in samples, and leaves out those in which they find
/// something all the same.
pub(crate) fn take_mistakes(
    notes: &mut Notes,
    operation: &mut Operation,
    mistakes: &SampleMistakes,
) {
    let mut index = 0;
    operation.samples.retain_mut(|sample| {
        let mistakes = mistakes.get(&index).map(Vec::as_slice).unwrap_or_default();
        index += 1;
        if let Some(mistake) = mistakes.first() {
            let told = || text::prose(&format!("The checks of specs find: {mistake}.")).text;
            sample.defect.get_or_insert_with(told);
        }
        let is_left_out = mistakes.len() >= TOO_MANY_IN_A_SAMPLE;
        if is_left_out {
            let what = "a sample: it would be a mistake";
            notes.add(NoteKind::LeftOut, what, &mistakes.join("; "));
        }
        !is_left_out
    });
}

/// A sample whose characters and lines may stand in a spec. JSON keeps its meaning.
fn fit(notes: &mut Notes, body: &str, is_json: bool) -> String {
    let has_long_line = || body.lines().any(|line| line.len() > text::WIDEST_OF_SAMPLES);
    if is_json
        && (body.contains(text::is_unprintable) || has_long_line())
        && let Ok(value) = serde_json::from_str::<Value>(body)
        && let Ok(printed) = serde_json::to_string_pretty(&value)
    {
        let escaped = escaped(&printed);
        return notes.clean("a sample", text::sample(&escaped));
    }
    notes.clean("a sample", text::sample(body))
}

/// A JSON text, in which the characters that cannot be seen are escaped.
fn escaped(json: &str) -> String {
    let mut out = String::new();
    for character in json.chars() {
        if !text::is_unprintable(character) || character == '\n' {
            out.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

fn xml_defect(body: &str) -> Option<String> {
    let body = body.trim();
    let is_like_xml = body.starts_with('<') && body.ends_with('>');
    (!is_like_xml).then(|| "It is not XML: it has no element around it.".to_owned())
}

/// Why a JSON text is not an answer with these members, if it is not.
fn json_defect(body: &str, members: &Fields, types: &Types) -> Option<String> {
    let value: Value = match serde_json::from_str(body) {
        Ok(value) => value,
        Err(error) => return Some(is_not_json(&error)),
    };
    let misfit = match members.first() {
        Some((_, whole)) if whole.location == Some("payload") => {
            misfit(&value, whole, types, "the answer")
        }
        _ => match &value {
            Value::Object(object) => object_misfit(object, members, types, ""),
            _ => Some("the answer is not a JSON object".to_owned()),
        },
    };
    misfit.map(|misfit| {
        text::prose(&format!("It is not an answer of this operation: {misfit}.")).text
    })
}

/// Why a text is not JSON, if it is not.
fn not_json(body: &str) -> Option<String> {
    serde_json::from_str::<Value>(body).err().map(|error| is_not_json(&error))
}

fn is_not_json(error: &serde_json::Error) -> String {
    format!("It is not JSON: {}.", text::excerpt(&error.to_string()))
}

fn object_misfit(
    object: &Map<String, Value>,
    members: &Fields,
    types: &Types,
    path: &str,
) -> Option<String> {
    object.iter().find_map(|(name, value)| {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match members.get(name) {
            Some(member) => misfit(value, member, types, &path),
            None => Some(format!("the response has no member `{}`", text::excerpt(&path))),
        }
    })
}

/// What in a value is not of the type of its field.
fn misfit(value: &Value, field: &Field, types: &Types, path: &str) -> Option<String> {
    if value.is_null() && field.wrapper.is_none() {
        return None;
    }
    let is_of_type = match &field.kind {
        Kind::Any => true,
        Kind::Binary => false,
        Kind::Named(name) => match types.get(name) {
            Some(named) => return misfit(value, named, types, path),
            None => true,
        },
        Kind::Text => value.is_string(),
        Kind::Bool => value.is_boolean(),
        Kind::Int32 => value.as_i64().is_some_and(|value| i32::try_from(value).is_ok()),
        Kind::Int64 | Kind::Integer => value.is_i64(),
        Kind::Uint64 => value.is_u64(),
        Kind::Float | Kind::Double => value.is_number(),
        Kind::List(items) => return list_misfit(value, field, items, types, path),
        Kind::Map(values) => match value {
            Value::Object(object) => {
                return object.iter().find_map(|(key, value)| {
                    misfit(value, values, types, &format!("{path}.{key}"))
                });
            }
            _ => false,
        },
        Kind::Struct(members) => match value {
            Value::Object(object) => return object_misfit(object, members, types, path),
            _ => false,
        },
    };
    (!is_of_type).then(|| {
        let shown = text::excerpt(&value.to_string());
        format!(
            "`{}` is `{shown}`, which is not of the type `{}`",
            text::excerpt(path),
            field.kind.word()
        )
    })
}

fn list_misfit(
    value: &Value,
    field: &Field,
    items: &Field,
    types: &Types,
    path: &str,
) -> Option<String> {
    let list = match (&field.wrapper, value) {
        (None, value) => value,
        (Some(wrapper), Value::Object(object)) if object.keys().all(|key| key == wrapper) => {
            object.get(wrapper)?
        }
        (Some(wrapper), _) => {
            let (path, wrapper) = (text::excerpt(path), text::excerpt(wrapper));
            return Some(format!("`{path}` is not an object with the one member `{wrapper}`"));
        }
    };
    match list {
        Value::Array(list) => list.iter().find_map(|item| misfit(item, items, types, path)),
        other => {
            let shown = text::excerpt(&other.to_string());
            Some(format!("`{}` is `{shown}`, which is not a list", text::excerpt(path)))
        }
    }
}
