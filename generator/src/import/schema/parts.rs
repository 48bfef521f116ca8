//! Schemas that are made of others, by `allOf`.

use std::collections::HashSet;
use std::ptr;

use indexmap::map::Entry;
use serde_json::{Map, Value};

use super::said::{documentation, require_listed, required};
use super::words::{is_joined, is_of_structure};
use super::{Schemas, Side};
use crate::import::draft::{Field, Fields, Kind};
use crate::import::notes::{NoteKind, Notes};
use crate::import::read::Object;
use crate::spec::outline::DEEPEST;
use crate::vocabulary::Required;

impl<'a> Schemas<'a> {
    /// The only part of a schema that is made of one, and is no structure: the schema says more about
    /// it.
    pub(super) fn only_part(&self, entries: &'a Map<String, Value>) -> Option<&'a Value> {
        let [part] = entries.get("allOf")?.as_array()?.as_slice() else { return None };
        let target = self.resolve(part);
        let is_structure = target.get("properties").is_some() || is_joined(target);
        let says_more =
            ["type", "properties", "items"].iter().any(|key| entries.contains_key(*key));
        (!is_structure && !says_more).then_some(part)
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
        let is_structure = is_of_structure(entries.get("type"));
        if !is_structure || depth + 3 > DEEPEST || !self.room.is_left() {
            return None;
        }
        let parts = self.parts(entries)?;
        if !parts.iter().all(|(part, _)| self.is_part(part)) {
            return None;
        }
        let own = entries.get("properties").and_then(Value::as_object);
        let mut all = own.map(|own| self.fields(notes, side, own, depth + 2)).unwrap_or_default();
        for (part, is_copy) in &parts {
            if *is_copy {
                self.room.enter();
                self.room.take();
            }
            let properties = self.resolve(part).get("properties").and_then(Value::as_object);
            if let Some(properties) = properties {
                let fields = self.fields(notes, side, properties, depth + 2);
                join(notes, &mut all, fields);
            }
            if *is_copy {
                self.room.leave();
            }
        }
        if all.is_empty() {
            return None;
        }
        for key in ["allOf", "type", "properties"] {
            object.get(key);
        }
        let doc = parts.into_iter().flat_map(|(part, _)| self.read_part(notes, part, &mut all));
        let doc = doc.collect();
        Some(Field { kind: Kind::Struct(all), doc, ..Field::default() })
    }

    /// The parts of a schema, and those that they are made of in turn, each once, with whether a
    /// reference leads to it.
    fn parts(&self, entries: &'a Map<String, Value>) -> Option<Vec<(&'a Value, bool)>> {
        let mut found: Vec<(&'a Value, bool)> = Vec::new();
        let mut seen = HashSet::from([ptr::from_ref(entries)]);
        let mut open: Vec<(&'a Value, bool)> = Vec::new();
        open.extend(entries.get("allOf")?.as_array()?.iter().rev().map(|part| (part, false)));
        while let Some((part, is_inside_copy)) = open.pop() {
            let target = self.resolve(part);
            let is_copy = is_inside_copy || !ptr::eq(target, part);
            let members = target.as_object();
            if members.is_some_and(|members| !seen.insert(ptr::from_ref(members))) {
                // What stands beside a reference is kept, and what it leads to is known.
                if part.as_object().is_some_and(|part| part.len() != 1) {
                    found.push((part, is_copy));
                }
                continue;
            }
            found.push((part, is_copy));
            let inner = members.and_then(|members| members.get("allOf")).and_then(Value::as_array);
            open.extend(inner.into_iter().flatten().rev().map(|part| (part, is_copy)));
        }
        Some(found)
    }

    /// Whether a schema has members, or says only something about those of others.
    fn is_part(&self, part: &'a Value) -> bool {
        const ABOUT_OTHERS: [&str; 5] = ["type", "required", "title", "description", "allOf"];
        let target = self.resolve(part);
        if let Some(properties) = target.get("properties") {
            return properties.is_object();
        }
        let is_about_others =
            |part: &Map<String, Value>| part.keys().all(|key| ABOUT_OTHERS.contains(&key.as_str()));
        is_of_structure(target.get("type")) && target.as_object().is_some_and(is_about_others)
    }

    /// Reads what a part of a structure says beside its members: which of all of them must be given,
    /// and what it is.
    fn read_part(&mut self, notes: &mut Notes, part: &'a Value, all: &mut Fields) -> Vec<String> {
        const WHAT: &str = "a part of a schema";
        self.use_resolved(part);
        let target = self.resolve(part);
        let reference = (!ptr::eq(target, part)).then_some(part);
        let mut doc = Vec::new();
        for schema in reference.into_iter().chain([target]) {
            let Some(mut object) = Object::of(notes, WHAT, schema) else { continue };
            object.get("$ref");
            if ptr::eq(schema, target) {
                object.get("type");
                object.get("properties");
                object.get("allOf");
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
