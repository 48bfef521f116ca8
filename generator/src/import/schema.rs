//! Reads the schemas of parameters and answers: what a field is, down to its innermost member.

mod parts;
mod references;
mod room;
mod said;
mod words;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::draft::{Field, Fields, Kind};
use super::notes::{NoteKind, Notes};
use super::read::Object;
use super::{prose, text, values};
use crate::names;
use crate::spec::outline::DEEPEST;
use room::Room;
pub(crate) use said::both;
use said::{documentation, read_nature, require_members, required};
pub(crate) use words::is_joined;
use words::{type_word, usual_word};

/// Where a schema is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Request,
    Response,
}

/// The schemas that others refer to, and the types that became of them.
pub(crate) struct Schemas<'a> {
    components: Option<&'a Map<String, Value>>,
    /// The types that were referred to, by the name in the document.
    named: IndexMap<&'a str, Named<'a>>,
    /// Those that were referred to and stand where they are used.
    copied: BTreeSet<&'a str>,
    /// Those of them that are being read.
    opened: Vec<&'a str>,
    room: Room,
}

struct Named<'a> {
    /// The name of the type.
    name: String,
    schema: &'a Value,
}

/// How many levels of a file stand above a field of a request or a response.
pub(crate) const DEPTH_OF_FIELDS: usize = 3;

impl<'a> Schemas<'a> {
    pub(crate) fn new(components: Option<&'a Map<String, Value>>) -> Self {
        Self {
            components,
            named: IndexMap::new(),
            copied: BTreeSet::new(),
            opened: Vec::new(),
            room: Room::default(),
        }
    }

    /// Reads the types that were referred to, and those that they refer to in turn.
    pub(crate) fn types(&mut self, notes: &mut Notes) -> Fields {
        let mut types = Fields::new();
        let mut next = 0;
        while let Some((component, Named { name, schema })) = self.named.get_index(next) {
            next += 1;
            let (component, name, schema) = (*component, name.clone(), *schema);
            // A type stands by itself in `types`, and may be used on both sides.
            let read =
                |notes: &mut Notes| self.field(notes, Side::Request, schema, DEPTH_OF_FIELDS);
            let mut field = notes.within(component, read);
            field.required = None;
            if field.kind.members().is_some() || !field.choices.is_empty() {
                types.insert(name, field);
            } else {
                let what = "a schema that is no structure after all: its fields can be anything";
                notes.add(NoteKind::NoPlace, what, component);
            }
        }
        types
    }

    /// Reads a schema as a field that stands so deep in its file.
    pub(crate) fn field(
        &mut self,
        notes: &mut Notes,
        side: Side,
        schema: &'a Value,
        depth: usize,
    ) -> Field {
        if schema == &Value::Bool(true) {
            return Field { kind: Kind::Any, ..Field::default() };
        }
        let Some(mut object) = Object::of(notes, "a schema", schema) else {
            return Field { kind: Kind::Any, ..Field::default() };
        };
        self.room.take();
        let reference = object.text(notes, "$ref");
        let mut field = match reference {
            Some(reference) => {
                object.get("type");
                self.referenced(notes, side, reference, depth)
            }
            None => match self.only_part(object.entries()).filter(|_| depth < DEEPEST) {
                Some(part) => {
                    object.get("allOf");
                    self.field(notes, side, part, depth + 1)
                }
                None => match self.all_of(notes, side, &mut object, depth) {
                    Some(joined) => joined,
                    None => Field {
                        kind: self.kind(notes, side, &mut object, depth),
                        ..Field::default()
                    },
                },
            },
        };
        let required = required(notes, &mut object);
        field.required = required.or(field.required);
        require_members(notes, &mut object, &mut field.kind);
        field.doc.splice(0..0, documentation(notes, &mut object));
        if object.boolean(notes, "deprecated") == Some(true) {
            field.deprecated = Some("The metadata mark it as deprecated.".to_owned());
        }
        read_nature(notes, &mut object, &mut field);
        let has_own_choices = reference.is_none() || !self.repeats_choices(schema);
        values::read(notes, &mut object, &mut field, has_own_choices);
        object.finish(notes, "a schema");
        if side == Side::Request {
            prose::read(&mut field);
        }
        field
    }

    /// Reads the members of a structure.
    pub(crate) fn fields(
        &mut self,
        notes: &mut Notes,
        side: Side,
        properties: &'a Map<String, Value>,
        depth: usize,
    ) -> Fields {
        let mut fields = Fields::new();
        for (name, schema) in properties {
            if let Err(names::NameProblem(problem)) = names::check_wire(name) {
                let what = "a member whose name cannot stand in a spec";
                notes.add(
                    NoteKind::LeftOut,
                    what,
                    &format!("`{}`: {problem}; {schema}", name.escape_default()),
                );
                continue;
            }
            let mut field = notes.within(name, |notes| self.field(notes, side, schema, depth));
            values::mark_sensitive(name, &mut field);
            if side == Side::Response {
                notes.within(name, |notes| unwrap_list(notes, &mut field));
            }
            fields.insert(name.clone(), field);
        }
        fields
    }

    fn kind(
        &mut self,
        notes: &mut Notes,
        side: Side,
        object: &mut Object<'a>,
        depth: usize,
    ) -> Kind {
        let properties = object.get("properties").and_then(Value::as_object);
        let items = object.get("items");
        let written = type_word(object.get("type"));
        let word = written.unwrap_or_else(|| {
            let implied = if properties.is_some() { "object" } else { "any" };
            if items.is_some() { "array" } else { implied }
        });
        let word = usual_word(word);
        let format = object.get("format").and_then(Value::as_str).unwrap_or_default();
        note_unused_types(notes, object);
        note_unused_parts(notes, object, word);
        let is_too_deep = depth + 3 > DEEPEST;
        match word {
            "string" if format == "binary" => Kind::Binary,
            "string" => Kind::Text,
            "boolean" => Kind::Bool,
            "integer" => match format {
                "int32" => Kind::Int32,
                "int64" => Kind::Int64,
                "uint64" => Kind::Uint64,
                _ if written == Some("int32") => Kind::Int32,
                _ if written == Some("uint64") => Kind::Uint64,
                _ if matches!(written, Some("int64" | "long" | "Long")) => Kind::Int64,
                _ => Kind::Integer,
            },
            "number" => {
                if format == "float" || matches!(written, Some("float" | "Float")) {
                    Kind::Float
                } else {
                    Kind::Double
                }
            }
            "file" | "binary" => Kind::Binary,
            "array" | "object" if is_too_deep => {
                let what = format!("a structure more than {DEEPEST} levels deep in its file");
                notes.add(
                    NoteKind::NoPlace,
                    &what,
                    &Value::from(object.entries().clone()).to_string(),
                );
                Kind::Any
            }
            "array" => Kind::List(Box::new(match items {
                Some(items) => self.field(notes, side, items, depth + 1),
                None => Field { kind: Kind::Any, ..Field::default() },
            })),
            "object" => self.object(notes, side, object, properties, depth),
            "any" => Kind::Any,
            other => {
                notes.add(NoteKind::Unreadable, "a type that the format does not have", other);
                Kind::Any
            }
        }
    }

    /// A structure, or a mapping from names that are not known.
    fn object(
        &mut self,
        notes: &mut Notes,
        side: Side,
        object: &mut Object<'a>,
        properties: Option<&'a Map<String, Value>>,
        depth: usize,
    ) -> Kind {
        let more = object.get("additionalProperties");
        if let Some(properties) = properties.filter(|properties| !properties.is_empty()) {
            let more = more.unwrap_or(&Value::Null);
            let fields = self.fields(notes, side, properties, depth + 2);
            // The names of members can all be such that none can stand in a spec.
            if !fields.is_empty() {
                notes.value(NoteKind::NoPlace, "`additionalProperties` beside `properties`", more);
                return Kind::Struct(fields);
            }
        }
        let values = match more {
            Some(schema @ Value::Object(_)) => self.field(notes, side, schema, depth + 1),
            _ => Field { kind: Kind::Any, ..Field::default() },
        };
        Kind::Map(Box::new(values))
    }
}

/// Tells of what stands in the place of the type, and is not taken for it.
fn note_unused_types(notes: &mut Notes, object: &Object<'_>) {
    let Some(written) = object.entries().get("type") else { return };
    match written {
        Value::String(_) => {}
        Value::Array(words) => {
            let is_nothing = |word: &&Value| *word == "null" || word.is_null();
            let others: Vec<&Value> = words.iter().filter(|word| !is_nothing(word)).collect();
            for other in others.into_iter().skip(1) {
                notes.value(NoteKind::NoPlace, "one more `type` of a schema", other);
            }
        }
        _ => notes.value(NoteKind::Unreadable, "`type` is not what the format has there", written),
    }
}

/// Tells of members and items that stand in a schema whose type has none, and of members without names.
fn note_unused_parts(notes: &mut Notes, object: &Object<'_>, word: &str) {
    for (key, type_of_it) in [("properties", "object"), ("items", "array")] {
        let is_unused =
            |part: &&Value| word != type_of_it || key == "properties" && !part.is_object();
        if let Some(part) = object.entries().get(key).filter(is_unused) {
            let what = format!("`{key}` of {}", values::with_article(word));
            notes.value(NoteKind::NoPlace, &what, part);
        }
    }
}

/// Takes the list out of a structure that holds nothing else.
fn unwrap_list(notes: &mut Notes, field: &mut Field) {
    let Kind::Struct(members) = &field.kind else { return };
    let Some((name, inner)) = members.first().filter(|_| members.len() == 1) else { return };
    if !matches!(inner.kind, Kind::List(_)) || inner.wrapper.is_some() || !field.examples.is_empty()
    {
        return;
    }
    let mut list = inner.clone();
    list.wrapper = Some(name.clone());
    let inner_doc = std::mem::take(&mut list.doc);
    list.doc.clone_from(&field.doc);
    list.doc.extend(inner_doc.into_iter().filter(|text| !field.doc.contains(text)));
    list.deprecated = field.deprecated.take().or(list.deprecated);
    list.defects.splice(0..0, std::mem::take(&mut field.defects));
    if list.required.is_some() && list.required != field.required {
        let what = "whether the list in an object of its own must be there";
        notes.add(NoteKind::NoPlace, what, name);
    }
    list.required = field.required;
    *field = list;
}

/// Notes what a document says about a schema that is not carried over.
pub(crate) fn describe(schema: &Value) -> String {
    text::comment(&schema.to_string())
}
