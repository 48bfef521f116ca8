//! Checks the type of a field, and defines the types that fields describe on the spot.

use std::sync::{Arc, OnceLock};

use super::choices::check_choices;
use super::examples::check_examples;
use super::fields::{Level, Owner, Scope, check_field_texts, check_fields};
use super::headers::stem;
use super::keys::check_keys_of_map;
use super::literals::Values;
use super::report::{At, Report};
use super::values::check_rules;
use crate::diagnostic::Id;
use crate::model::{Element, EnumType, FactSources, NamedType, StructType, Type};
use crate::names::{self, Case, Name, NameProblem};
use crate::spec::types::{Choices, Content, Field, FullField, Ordered};
use crate::suggest::suggestion;
use crate::vocabulary::TYPES;

/// How a type is written that pages and other languages call so, as in `Array<String>` and
/// `integer<int32>`.
fn of_a_page(kind: &str) -> Option<String> {
    let lowercase = kind.to_lowercase();
    let end = lowercase.find(['<', '(', '[']).unwrap_or(lowercase.len());
    let (outer, rest) = lowercase.split_at(end);
    let inside = rest.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let help = match outer {
        _ if rest.ends_with("[]") => "write `list`, with `items`",
        "int" | "integer" | "long" | "number"
            if ["int32", "int64", "float", "double"].contains(&inside) =>
        {
            return Some(format!("write `{inside}`"));
        }
        "string" if inside.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            return Some(format!("write `string`, with `format: {inside}`"));
        }
        "long" => "write `int64`",
        "int" | "short" | "uint" => {
            "write `int32`, `int64`, or `integer` if the page does not say how wide"
        }
        "number" => "write `double`, or `integer` if it has no fraction",
        "list" | "array" | "repeatlist" | "set" => "write `list`, with `items`",
        "map" => "write `map`, with `values`",
        "object" | "container" => {
            "write `struct` with `fields`, `map` with `values`, or `any` if nothing is known"
        }
        "enum" => "write `string`, with the values under `enum`",
        "json" => {
            "write what the JSON holds, with `encoding: json`; or `string` with `content: json` if \
             that is not known"
        }
        "date" | "time" | "datetime" | "timestamp" => "write `string`, with a `format`",
        _ => return None,
    };
    Some(help.to_owned())
}

/// Makes the type of a field, or of an element of the field `wire`.
pub(crate) fn check_kind(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    spec: &FullField,
    owner: Owner<'_>,
    scope: &mut Scope<'_, '_>,
) -> Option<Type> {
    // What belongs to a type that is misspelt nobody knows.
    let is_named = |named: &NamedType| named.name().as_str() == spec.kind;
    if TYPES.contains(&&*spec.kind) || scope.named.iter().any(is_named) {
        check_shape(report, at, spec);
    }
    match &*spec.kind {
        "string" => match &spec.choices {
            Some(choices) => check_enum(report, at, wire, (spec, choices), owner, scope),
            None => Some(Type::String),
        },
        "bool" => Some(Type::Bool),
        "int32" => Some(Type::Int32),
        "int64" | "integer" => Some(Type::Int64),
        "uint64" => Some(Type::Uint64),
        "float" => Some(Type::Float),
        "double" => Some(Type::Double),
        "any" => Some(Type::Any),
        "binary" => Some(Type::Binary),
        "list" => {
            let (at, items) = (at.key("items"), spec.items.as_ref()?);
            let is_name = |wrapper: &&str| names::check_wire(wrapper).is_ok();
            let wire = spec.wrapper.as_deref().filter(is_name).unwrap_or(wire);
            check_element(report, &at, wire, items, owner, scope).map(Arc::new).map(Type::List)
        }
        "map" => {
            let keys = spec
                .keys
                .as_ref()
                .map(|keys| check_keys_of_map(report, &at.key("keys"), keys, scope));
            let (at, values) = (at.key("values"), spec.values.as_ref()?);
            let element = check_element(report, &at, wire, values, owner, scope)?;
            Some(Type::Map(Arc::new(Element { keys, ..element })))
        }
        "struct" => {
            let fields = spec.fields.as_ref().filter(|fields| !fields.is_empty())?;
            check_struct(report, at, wire, (spec, fields), owner, scope)
        }
        other => check_named(report, at, other, scope),
    }
}

/// `items`, `values`, `fields`, `enum` and `rust_type` each belong to types of one shape.
fn check_shape(report: &mut Report, at: &At<'_>, spec: &FullField) {
    let empty = spec.fields.as_ref().is_some_and(|fields| fields.is_empty());
    for (key, kind, present) in [
        ("items", "list", spec.items.is_some()),
        ("values", "map", spec.values.is_some()),
        ("fields", "struct", spec.fields.is_some()),
    ] {
        let is_misplaced = kind != "struct" && spec.fields.is_some();
        if spec.kind == kind && !present && !is_misplaced {
            let message = format!("it is not said what this `{kind}` holds");
            let help = match kind {
                "struct" => "add `fields: {…}`; a structure about which nothing is said is an \
                             `any`"
                    .to_owned(),
                _ => format!("add `{key}: string`, or `{key}: {{type: …}}` with more about it"),
            };
            report.key(Id::MissingKey, at, message, help);
        }
        if spec.kind != kind && present {
            let message = format!("`{key}` is for a `{kind}`, and this is a `{}`", spec.kind);
            let help = match (key, &*spec.kind) {
                ("fields", "list") => {
                    "write them under `items`, as in `items: {type: struct, fields: {…}}`"
                        .to_owned()
                }
                ("fields", "map") => {
                    "write them under `values`, as in `values: {type: struct, fields: {…}}`"
                        .to_owned()
                }
                _ => format!("write `type: {kind}`"),
            };
            report.key(Id::RuleForOtherType, &at.key(key), message, help);
        }
    }
    if spec.kind != "map" && spec.keys.is_some() {
        let message = format!("`keys` is for a `map`, and this is a `{}`", spec.kind);
        report.key(Id::RuleForOtherType, &at.key("keys"), message, "write `type: map`");
    }
    if spec.kind == "struct" && empty {
        let message = "the structure has no field";
        let help = "list its fields; a structure about which nothing is said is an `any`";
        report.key(Id::InvalidValues, &at.key("fields"), message, help);
    }
    if spec.choices.is_some() && spec.kind != "string" {
        let message = format!("`enum` is for strings, and this is a `{}`", spec.kind);
        let help = match &*spec.kind {
            "list" => "write the `enum` under `items`",
            "map" => "write the `enum` under `values`",
            _ => "write integers as `allowed: [1, 2, 3]`; a named type has its values already",
        };
        report.key(Id::RuleForOtherType, &at.key("enum"), message, help);
    }
    let defines = spec.kind == "struct" || (spec.kind == "string" && spec.choices.is_some());
    if spec.rust_type.is_some() && !defines {
        let message = "no type is defined here that could have a name";
        let help = "write `rust_type` where `fields` or `enum` stands, or remove it";
        report.key(Id::RuleForOtherType, &at.key("rust_type"), message, help);
    }
}

fn check_named(
    report: &mut Report,
    at: &At<'_>,
    kind: &str,
    scope: &mut Scope<'_, '_>,
) -> Option<Type> {
    match scope.named.iter().find(|named| named.name().as_str() == kind) {
        Some(NamedType::Enum(kind)) => Some(Type::Enum(Arc::clone(kind))),
        Some(NamedType::Struct(kind)) => Some(Type::Struct(Arc::clone(kind))),
        None => {
            let named = scope.named.iter().map(|named| named.name().as_str());
            let help = of_a_page(kind).unwrap_or_else(|| {
                suggestion(kind, TYPES.into_iter().chain(named), "the types are")
            });
            let message = format!("the type `{kind}` is not known");
            report.value(Id::UnknownType, &at.key("type"), message, help);
            None
        }
    }
}

fn check_enum(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    (spec, choices): (&FullField, &Choices),
    owner: Owner<'_>,
    scope: &mut Scope<'_, '_>,
) -> Option<Type> {
    let values = check_choices(report, at, choices);
    if values.is_empty() || values.len() < choices.values.len() {
        // What the values are is not known: nothing else can be said about them.
        return None;
    }
    let name = check_type_name(report, at, wire, spec, owner, scope)?;
    let defined = Arc::new(EnumType {
        name,
        doc: None,
        field: Some(wire.to_owned()),
        role: owner.role,
        values,
        from: FactSources::default(),
    });
    scope.defined.push(NamedType::Enum(Arc::clone(&defined)));
    Some(Type::Enum(defined))
}

fn check_struct(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    (spec, fields): (&FullField, &Ordered<Field>),
    owner: Owner<'_>,
    scope: &mut Scope<'_, '_>,
) -> Option<Type> {
    let name = check_type_name(report, at, wire, spec, owner, scope);
    let inside = Owner { name: name.as_ref().unwrap_or(owner.name), level: Level::Member, ..owner };
    let index = scope.defined.len();
    let fields = check_fields(report, &at.key("fields"), fields, inside, scope);
    let defined = Arc::new(StructType {
        name: name?,
        doc: None,
        field: Some(wire.to_owned()),
        role: owner.role,
        fields: OnceLock::from(fields),
        from: FactSources::default(),
    });
    // Those inside it are defined already, and stand behind it.
    scope.defined.insert(index, NamedType::Struct(Arc::clone(&defined)));
    Some(Type::Struct(defined))
}

/// Names a type after the field for which it is defined.
fn check_type_name(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    spec: &FullField,
    owner: Owner<'_>,
    scope: &mut Scope<'_, '_>,
) -> Option<Name> {
    let (name, at_name) = match &spec.rust_type {
        Some(name) => (names::explicit(name, Case::Camel), at.key("rust_type")),
        None => (names::of_type_inside(owner.name, stem(wire, owner)), *at),
    };
    match name {
        Ok(name) => {
            super::claim_type(report, &at_name, &name, wire, scope.namespace);
            Some(name)
        }
        Err(NameProblem(problem)) => {
            let message = match &spec.rust_type {
                Some(name) => format!("the Rust name `{name}` {problem}"),
                None => format!("no Rust type can be named after `{wire}`: {problem}"),
            };
            let help = "give the type a Rust name with `rust_type: …`, as in `rust_type: DataDisk`";
            report.key(Id::InvalidName, &at_name, message, help);
            None
        }
    }
}

/// Checks what a list or map holds.
fn check_element(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    Field(spec): &Field,
    owner: Owner<'_>,
    scope: &mut Scope<'_, '_>,
) -> Option<Element> {
    for (key, present) in [
        ("required", spec.required.is_some()),
        ("default", spec.default.is_some()),
        ("when_absent", spec.when_absent.is_some()),
        ("const", spec.constant.is_some()),
        ("in", spec.location.is_some()),
        ("encoding", spec.encoding.is_some()),
        ("separator", spec.separator.is_some()),
        ("wrapper", spec.wrapper.is_some()),
        ("rust", spec.rust.is_some()),
        ("values_from", !spec.values_from.is_empty()),
        ("deprecated", spec.deprecated.is_some()),
        ("since", spec.since.is_some()),
        ("applies_to", !spec.applies_to.is_empty()),
    ] {
        if present {
            let message = format!("what a list or map holds has no `{key}`");
            let help = "write it beside the `type` of the list or map, or remove it";
            report.key(Id::UnknownKey, &at.key(key), message, help);
        }
    }
    check_field_texts(report, at, spec);
    let from = scope.sources.check_from(report, at, &spec.from);
    let kind = check_kind(report, at, wire, spec, owner, scope)?;
    let rules = check_rules(report, at, spec, &kind);
    if let Type::Binary = kind {
        super::places::report_binary(report, at);
    }
    Some(Element {
        doc: spec.doc.clone(),
        examples: check_examples(
            report,
            at,
            spec,
            Values { kind: &kind, rules: &rules, have_text: false },
        ),
        format: spec.format.clone(),
        unit: spec.unit.clone(),
        sensitive: spec.sensitive,
        rules,
        json_text: check_content(report, at, spec, &kind),
        from,
        conflict: spec.conflict.clone(),
        defect: spec.defect.clone(),
        kind,
        keys: None,
    })
}

/// Whether a string holds JSON.
pub(crate) fn check_content(
    report: &mut Report,
    at: &At<'_>,
    spec: &FullField,
    kind: &Type,
) -> bool {
    match spec.content {
        None => false,
        Some(Content::Json) => {
            let is_text = matches!(kind, Type::String);
            if !is_text {
                let (message, help) = if let (Type::Enum(_), "string") = (kind, &*spec.kind) {
                    let message = "`content` is for strings without an `enum`";
                    (message.to_owned(), "remove it: the `enum` says what the values are")
                } else {
                    let message =
                        format!("`content` is for strings, and this is a `{}`", spec.kind);
                    let help = "write `type: string` for a text with JSON in it, or `encoding: json` \
                                for a list or structure that is sent as such a text";
                    (message, help)
                };
                report.key(Id::RuleForOtherType, &at.key("content"), message, help);
            }
            is_text
        }
    }
}
