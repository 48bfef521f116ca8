//! Schemas that are made of others, by `allOf`.

use indexmap::map::Entry;
use serde_json::{Map, Value};

use super::said::{documentation, require_listed, required};
use super::words::{type_word, usual_word};
use super::{Schemas, Side};
use crate::import::draft::{Field, Fields, Kind};
use crate::import::notes::{NoteKind, Notes};
use crate::import::read::Object;
use crate::spec::outline::DEEPEST;
use crate::vocabulary::Required;

impl<'a> Schemas<'a> {
    /// The only part of a schema that is made of one, and is no structure: the schema says more about
    /// it.
    pub(super) fn only_part(&self, object: &mut Object<'a>) -> Option<&'a Value> {
        let entries = object.entries();
        let [part] = entries.get("allOf")?.as_array()?.as_slice() else { return None };
        let is_structure = self.resolve(part).get("properties").is_some();
        if is_structure
            || ["type", "properties", "items"].iter().any(|key| entries.contains_key(*key))
        {
            return None;
        }
        object.get("allOf");
        Some(part)
    }

    /// A structure with its own members and those of several others, and what they say about it.
    pub(super) fn all_of(
        &mut self,
        notes: &mut Notes,
        side: Side,
        object: &mut Object<'a>,
        depth: usize,
    ) -> Option<Field> {
        let entries = object.entries();
        let parts = entries.get("allOf")?.as_array()?;
        let word = type_word(entries.get("type"));
        let is_structure = word.is_none_or(|word| usual_word(word) == "object");
        let are_parts = parts.iter().all(|part| self.is_part(part));
        if !is_structure || !are_parts || depth + 3 > DEEPEST || !self.room.is_left() {
            return None;
        }
        let own = entries.get("properties").and_then(Value::as_object);
        let mut all = own.map(|own| self.fields(notes, side, own, depth + 2)).unwrap_or_default();
        for part in parts {
            let target = self.resolve(part);
            let Some(properties) = target.get("properties").and_then(Value::as_object) else {
                continue;
            };
            let is_copy = !std::ptr::eq(target, part);
            if is_copy {
                self.room.enter();
            }
            let fields = self.fields(notes, side, properties, depth + 2);
            if is_copy {
                self.room.leave();
            }
            join(notes, &mut all, fields);
        }
        if all.is_empty() {
            return None;
        }
        for key in ["allOf", "type", "properties"] {
            object.get(key);
        }
        let doc = parts.iter().flat_map(|part| self.read_part(notes, part, &mut all)).collect();
        Some(Field { kind: Kind::Struct(all), doc, ..Field::default() })
    }

    /// Whether a schema has members, or says only something about those of others.
    fn is_part(&self, part: &'a Value) -> bool {
        const ABOUT_OTHERS: [&str; 4] = ["type", "required", "title", "description"];
        let target = self.resolve(part);
        if let Some(properties) = target.get("properties") {
            return properties.is_object();
        }
        let word = type_word(target.get("type"));
        let is_about_others =
            |part: &Map<String, Value>| part.keys().all(|key| ABOUT_OTHERS.contains(&key.as_str()));
        word.is_none_or(|word| usual_word(word) == "object")
            && target.as_object().is_some_and(is_about_others)
    }

    /// Reads what a part of a structure says beside its members: which of all of them must be given,
    /// and what it is.
    fn read_part(&mut self, notes: &mut Notes, part: &'a Value, all: &mut Fields) -> Vec<String> {
        const WHAT: &str = "a part of a schema";
        self.use_resolved(part);
        let target = self.resolve(part);
        let reference = (!std::ptr::eq(target, part)).then_some(part);
        let mut doc = Vec::new();
        for schema in reference.into_iter().chain([target]) {
            let Some(mut object) = Object::of(notes, WHAT, schema) else { continue };
            object.get("$ref");
            if std::ptr::eq(schema, target) {
                object.get("type");
                object.get("properties");
            }
            if required(notes, &mut object) == Some(Required::Yes) {
                notes.add(NoteKind::NoPlace, "`required` of a part of a schema", "");
            }
            require_listed(notes, &mut object, all);
            doc.extend(documentation(notes, &mut object));
            object.finish(notes, WHAT);
        }
        doc
    }
}

/// Adds the members of a part to those that are known.
fn join(notes: &mut Notes, all: &mut Fields, more: Fields) {
    for (name, field) in more {
        match all.entry(name) {
            Entry::Occupied(known) if *known.get() != field => {
                let what = "a member that two parts of a schema describe: the first counts";
                notes.add(NoteKind::NoPlace, what, known.key());
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(place) => {
                place.insert(field);
            }
        }
    }
}
