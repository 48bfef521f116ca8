//! Follows references: to types of the product, and to schemas that stand where they are used.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::said::documentation;
use super::words::{is_enumeration, is_structure};
use super::{Named, Schemas, Side};
use crate::import::draft::{Field, Kind};
use crate::import::naming;
use crate::import::notes::{NoteKind, Notes};
use crate::import::read::Object;
use crate::import::values;
use crate::names::{self, Case};
use crate::spec::outline::DEEPEST;

/// So many references may lead from one to the next.
const MOST_HOPS: usize = 16;

impl<'a> Schemas<'a> {
    /// The names in the document of the schemas that nothing refers to.
    pub(crate) fn unused(&self) -> Vec<&'a str> {
        let all = self.components.into_iter().flat_map(Map::keys);
        let is_used = |name: &str| self.named.contains_key(name) || self.copied.contains(name);
        all.map(String::as_str).filter(|name| !is_used(name)).collect()
    }

    /// The schema behind a reference, if it describes a structure whose members can be taken for
    /// those of the field that refers to it.
    pub(crate) fn resolve(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        for _ in 0..MOST_HOPS {
            let target =
                schema.get("$ref").and_then(Value::as_str).and_then(|path| self.target(path));
            match target {
                Some((_, target)) => schema = target,
                None => break,
            }
        }
        schema
    }

    /// Tells that the schemas behind a reference are used.
    pub(crate) fn use_resolved(&mut self, schema: &'a Value) {
        let mut schema = schema;
        for _ in 0..MOST_HOPS {
            let path = schema.get("$ref").and_then(Value::as_str);
            let Some((name, target)) = path.and_then(|path| self.target(path)) else { return };
            self.copied.insert(name);
            schema = target;
        }
    }

    /// What stands beside the references that lead to a schema: it is said of what they lead to.
    pub(crate) fn beside_references(&self, notes: &mut Notes, schema: &'a Value) -> Vec<String> {
        let mut doc = Vec::new();
        let mut schema = schema;
        for _ in 0..MOST_HOPS {
            let path = schema.get("$ref").and_then(Value::as_str);
            let Some((_, target)) = path.and_then(|path| self.target(path)) else { break };
            if let Some(mut object) = Object::of(notes, "a schema", schema) {
                object.get("$ref");
                object.get("type");
                doc.extend(documentation(notes, &mut object));
                object.finish(notes, "a schema");
            }
            schema = target;
        }
        doc
    }

    /// Whether a schema that refers to another one has the values of that one, and says no more about
    /// them.
    pub(super) fn repeats_choices(&self, schema: &'a Value) -> bool {
        let target = self.resolve(schema);
        let titles = |schema: &'a Value| {
            schema.get("enumValueTitles").and_then(Value::as_object).into_iter().flatten()
        };
        let listed =
            |schema: &'a Value| schema.get("enum").and_then(Value::as_array).into_iter().flatten();
        let values = |schema: &'a Value| -> BTreeSet<String> {
            let names = titles(schema).map(|(name, _)| name.clone());
            listed(schema).map(values::written).chain(names).collect()
        };
        let is_told = |(name, title): (&String, &Value)| {
            title.as_str() == Some(name) || titles(target).any(|told| told == (name, title))
        };
        !values(schema).is_empty()
            && values(schema) == values(target)
            && titles(schema).all(is_told)
    }

    /// What a reference leads to: a type of the product if it is a structure or an enumeration, and
    /// the schema itself otherwise.
    pub(super) fn referenced(
        &mut self,
        notes: &mut Notes,
        side: Side,
        reference: &str,
        depth: usize,
    ) -> Field {
        let any = Field { kind: Kind::Any, ..Field::default() };
        if let Some(part) = self.part(reference).filter(|_| depth < DEEPEST) {
            return self.in_place(notes, side, reference, part, depth);
        }
        let Some((component, schema)) = self.target(reference) else {
            notes.add(NoteKind::Unreadable, "a reference that leads nowhere", reference);
            return any;
        };
        if let Some(Named { name, .. }) = self.named.get(component) {
            return Field { kind: Kind::Named(name.clone()), ..any };
        }
        let is_alias = schema.as_object().is_some_and(|all| self.only_part(all).is_some());
        let is_type = is_structure(schema) && !is_alias || is_enumeration(schema);
        if !is_type {
            self.copied.insert(component);
        }
        let target = self.resolve(schema);
        if !std::ptr::eq(target, schema) {
            // A reference to a reference: the last one decides.
            return match self.name_of(target) {
                Some(last) if depth < DEEPEST => {
                    let reference = format!("{COMPONENTS}{last}");
                    self.referenced(notes, side, &reference, depth + 1)
                }
                _ => any,
            };
        }
        if !is_type {
            return self.copied_field(notes, side, component, schema, depth);
        }
        let name = self.type_name(component);
        // It is read later: a type may lead to many others.
        self.named.insert(component, Named { name: name.clone(), schema });
        Field { kind: Kind::Named(name), ..any }
    }

    /// A schema that stands where it is used. One that contains itself is not opened twice.
    pub(super) fn copied_field(
        &mut self,
        notes: &mut Notes,
        side: Side,
        component: &'a str,
        schema: &'a Value,
        depth: usize,
    ) -> Field {
        if depth >= DEEPEST || self.opened.contains(&component) {
            let what = "a schema that contains itself: the inner one can be anything";
            notes.add(NoteKind::NoPlace, what, component);
            return Field { kind: Kind::Any, ..Field::default() };
        }
        self.opened.push(component);
        let field = self.in_place(notes, side, component, schema, depth);
        self.opened.pop();
        field
    }

    /// Reads a schema where it is used, as long as there is room for it.
    fn in_place(
        &mut self,
        notes: &mut Notes,
        side: Side,
        name: &str,
        schema: &'a Value,
        depth: usize,
    ) -> Field {
        if !self.room.is_left() {
            let what = "a schema that would be copied too often: this one can be anything";
            notes.add(NoteKind::NoPlace, what, name);
            return Field { kind: Kind::Any, ..Field::default() };
        }
        self.room.enter();
        let field = self.field(notes, side, schema, depth + 1);
        self.room.leave();
        field
    }

    pub(super) fn target(&self, reference: &str) -> Option<(&'a str, &'a Value)> {
        let name = reference
            .strip_prefix(COMPONENTS)
            .or_else(|| reference.strip_prefix("#/definitions/"))?;
        let unescaped = || name.replace("~1", "/").replace("~0", "~");
        let components = self.components?;
        let found = components.get_key_value(name);
        let (name, schema) = found.or_else(|| components.get_key_value(&unescaped()))?;
        Some((name, schema))
    }

    /// The part of a schema to which a reference leads, as in `#/components/schemas/A/properties/b`.
    fn part(&self, reference: &str) -> Option<&'a Value> {
        let mut steps = reference.strip_prefix(COMPONENTS)?.split('/');
        let mut found = self.components?.get(steps.next()?)?;
        let mut is_inside = false;
        for step in steps {
            found = found.get(step.replace("~1", "/").replace("~0", "~"))?;
            is_inside = true;
        }
        is_inside.then_some(found)
    }

    fn name_of(&self, schema: &Value) -> Option<&'a str> {
        let same = |(_, known): &(&String, &Value)| std::ptr::eq(*known, schema);
        self.components?.iter().find(same).map(|(name, _)| name.as_str())
    }

    /// A name for a type that no other has.
    fn type_name(&self, component: &str) -> String {
        let is_free = |name: &str| {
            names::explicit(name, Case::Camel).is_ok_and(|name| !names::is_reserved_type(&name))
                && self.named.values().all(|known| known.name != name)
        };
        naming::unused(component, Case::Camel, "Type", is_free)
    }
}

const COMPONENTS: &str = "#/components/schemas/";
