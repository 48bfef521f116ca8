//! Reads the schemas of parameters and answers: what a field is, down to its innermost member.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::draft::{Field, Fields, Kind};
use super::notes::{NoteKind, Notes};
use super::read::Object;
use super::{prose, text, values};
use crate::names::{self, Case};
use crate::spec::outline::DEEPEST;
use crate::vocabulary::Required;

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
}

struct Named<'a> {
    /// The name of the type.
    name: String,
    schema: &'a Value,
}

/// How many levels of a file stand above a field of a request or a response.
pub(crate) const DEPTH_OF_FIELDS: usize = 3;

/// So many references may lead from one to the next.
const MOST_HOPS: usize = 16;

impl<'a> Schemas<'a> {
    pub(crate) fn new(components: Option<&'a Map<String, Value>>) -> Self {
        Self { components, named: IndexMap::new(), copied: BTreeSet::new(), opened: Vec::new() }
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

    /// Whether a schema that refers to another one has the values of that one, and says no more about
    /// them.
    fn repeats_choices(&self, schema: &'a Value) -> bool {
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
        let reference = object.text(notes, "$ref");
        let mut field = match reference {
            Some(reference) => {
                object.get("type");
                self.referenced(notes, side, reference, depth)
            }
            None => match self.only_part(&mut object).filter(|_| depth < DEEPEST) {
                Some(part) => self.field(notes, side, part, depth + 1),
                None => {
                    Field { kind: self.kind(notes, side, &mut object, depth), ..Field::default() }
                }
            },
        };
        let required = required(notes, &mut object);
        field.required = required.or(field.required);
        if let Kind::Struct(fields) = &mut field.kind {
            require_listed(notes, &mut object, fields);
        }
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
                unwrap_list(&mut field);
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
        if written.is_none_or(|word| usual_word(word) == "object")
            && let Some(kind) = self.all_of(notes, side, object, properties, depth)
        {
            return kind;
        }
        let word = written.unwrap_or_else(|| {
            let implied = if properties.is_some() { "object" } else { "any" };
            if items.is_some() { "array" } else { implied }
        });
        let word = usual_word(word);
        let format = object.get("format").and_then(Value::as_str).unwrap_or_default();
        let is_too_deep = depth + 3 > DEEPEST;
        match word {
            "string" if format == "binary" => Kind::Binary,
            "string" => Kind::Text,
            "boolean" => Kind::Bool,
            "integer" => match format {
                "int32" => Kind::Int32,
                "int64" => Kind::Int64,
                _ if written == Some("int32") => Kind::Int32,
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

    /// The only part of a schema that is made of one, and is no structure: the schema says more about
    /// it.
    fn only_part(&self, object: &mut Object<'a>) -> Option<&'a Value> {
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

    /// A structure with its own members and those of several others.
    fn all_of(
        &mut self,
        notes: &mut Notes,
        side: Side,
        object: &mut Object<'a>,
        own: Option<&'a Map<String, Value>>,
        depth: usize,
    ) -> Option<Kind> {
        let parts = object.entries().get("allOf")?.as_array()?;
        let own = own.filter(|own| !own.is_empty());
        if depth + 3 > DEEPEST || parts.is_empty() {
            return None;
        }
        let mut all = own.map(|own| self.fields(notes, side, own, depth + 2)).unwrap_or_default();
        for part in parts {
            let properties = self.resolve(part).get("properties")?.as_object()?;
            for (name, field) in self.fields(notes, side, properties, depth + 2) {
                all.entry(name).or_insert(field);
            }
        }
        object.get("allOf");
        (!all.is_empty()).then_some(Kind::Struct(all))
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

    /// What a reference leads to: a type of the product if it is a structure or an enumeration, and
    /// the schema itself otherwise.
    fn referenced(
        &mut self,
        notes: &mut Notes,
        side: Side,
        reference: &str,
        depth: usize,
    ) -> Field {
        let any = Field { kind: Kind::Any, ..Field::default() };
        if let Some(part) = self.part(reference).filter(|_| depth < DEEPEST) {
            return self.field(notes, side, part, depth + 1);
        }
        let Some((component, schema)) = self.target(reference) else {
            notes.add(NoteKind::Unreadable, "a reference that leads nowhere", reference);
            return any;
        };
        if let Some(Named { name, .. }) = self.named.get(component) {
            return Field { kind: Kind::Named(name.clone()), ..any };
        }
        if !is_structure(schema) && !is_enumeration(schema) {
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
        if !is_structure(schema) && !is_enumeration(schema) {
            return self.copied_field(notes, side, component, schema, depth);
        }
        let name = self.type_name(component);
        // It is read later: a type may lead to many others.
        self.named.insert(component, Named { name: name.clone(), schema });
        Field { kind: Kind::Named(name), ..any }
    }

    /// A schema that stands where it is used. One that contains itself is not opened twice.
    fn copied_field(
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
        let field = self.field(notes, side, schema, depth + 1);
        self.opened.pop();
        field
    }

    fn target(&self, reference: &str) -> Option<(&'a str, &'a Value)> {
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
        super::naming::unused(component, Case::Camel, "Type", is_free)
    }
}

const COMPONENTS: &str = "#/components/schemas/";

/// The type of a schema; `null` beside another type says nothing that an absent member does not.
fn type_word(value: Option<&Value>) -> Option<&str> {
    match value? {
        Value::String(word) => Some(word),
        Value::Array(words) => words.iter().filter_map(Value::as_str).find(|word| *word != "null"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

/// The word of the format for a type that is written in the word of a programming language.
fn usual_word(word: &str) -> &str {
    match word {
        "String" | "str" | "text" | "char" | "enum" | "date" | "Date" | "datetime"
        | "timestamp" | "byte" => "string",
        "Boolean" | "bool" | "Bool" => "boolean",
        "Integer" | "int" | "int32" | "int64" | "short" | "Short" | "long" | "Long" => "integer",
        "Number" | "float" | "Float" | "double" | "Double" | "decimal" | "Decimal"
        | "BigDecimal" => "number",
        "Array" | "list" | "List" | "JSONArray" => "array",
        "Object" | "map" | "Map" | "struct" | "json" | "Json" | "JSONObject" => "object",
        "Any" | "null" => "any",
        other => other,
    }
}

fn is_structure(schema: &Value) -> bool {
    let is_joined =
        schema.get("allOf").and_then(Value::as_array).is_some_and(|all| !all.is_empty());
    if is_joined && schema.get("properties").is_none() && type_word(schema.get("type")).is_none() {
        return true;
    }
    let has_members = |properties: &Map<String, Value>| !properties.is_empty();
    schema.get("properties").and_then(Value::as_object).is_some_and(has_members)
        && type_word(schema.get("type")).is_none_or(|word| word == "object")
}

fn is_enumeration(schema: &Value) -> bool {
    let values = schema.get("enum").and_then(Value::as_array);
    type_word(schema.get("type")) == Some("string")
        && values.is_some_and(|values| values::can_be_choices(values))
}

/// Whether a field must be given: the gateway and the documentation may differ.
fn required(notes: &mut Notes, object: &mut Object<'_>) -> Option<Required> {
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

/// Takes a list of the members that must be given.
fn require_listed(notes: &mut Notes, object: &mut Object<'_>, fields: &mut Fields) {
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
fn read_nature(notes: &mut Notes, object: &mut Object<'_>, field: &mut Field) {
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
fn documentation(notes: &mut Notes, object: &mut Object<'_>) -> Vec<String> {
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

/// Takes the list out of a structure that holds nothing else.
fn unwrap_list(field: &mut Field) {
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
    list.required = field.required;
    *field = list;
}

/// Notes what a document says about a schema that is not carried over.
pub(crate) fn describe(schema: &Value) -> String {
    text::comment(&schema.to_string())
}
