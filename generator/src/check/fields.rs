//! Checks the parameters of a request and the members of a response.

use std::sync::Arc;

use super::facts::Sources;
use super::report::{At, Namespace, Report};
use super::text::{check_distinct, check_optional_text, check_text};
use super::values::{check_choices, check_member, check_rule};
use crate::diagnostic::Id;
use crate::model::{EnumType, Field, Member, Parameter, Type};
use crate::names::{self, Case, Name, NameProblem};
use crate::spec::types::{self, FullField, Ordered};
use crate::suggest::suggestion;
use crate::vocabulary::Required;

/// What the fields of an operation may refer to, and what they define.
pub(crate) struct Scope<'a, 'f> {
    /// The named types of the product.
    pub(crate) named: &'a [Arc<EnumType>],
    /// The types of the product, to which an enumeration adds one.
    pub(crate) namespace: &'a mut Namespace,
    /// The names of the named types that were referred to.
    pub(crate) used_types: &'a mut Vec<String>,
    pub(crate) sources: &'a mut Sources<'f>,
    /// The enumerated types that this operation defines.
    pub(crate) defined: Vec<Arc<EnumType>>,
}

/// The types that every spec knows.
const TYPES: [&str; 7] = ["string", "bool", "int32", "int64", "integer", "float", "double"];

/// Checks the parameters of a request.
pub(crate) fn check_request(
    report: &mut Report,
    at: &At<'_>,
    fields: &Ordered<types::Field>,
    scope: &mut Scope<'_, '_>,
) -> Vec<Parameter> {
    let at = at.key("request");
    let mut names = Namespace::with_rust_key("field");
    let mut parameters = Vec::new();
    for (wire, types::Field(spec)) in fields {
        let at = at.key(wire);
        let Some(field) = check_field(report, &at, wire, spec, &mut names, scope) else { continue };
        let required = check_required(report, &at, spec);
        if required != Required::Yes && names::is_reserved_setter(&field.name) {
            let message =
                format!("the setter `{}` would hide a method of every request", field.name);
            let help = "give the parameter a Rust name of its own with `rust: …`";
            report.key(Id::ReservedName, &at, message, help);
        }
        let rule = check_rule(report, &at, spec, &field.kind);
        for (key, literal) in [("default", &spec.default), ("example", &spec.example)] {
            if let Some(literal) = literal {
                check_member(report, &at, key, literal, &field.kind, rule.as_ref());
            }
        }
        check_values_from(report, &at, &spec.values_from);
        let (default, values_from) = (spec.default.clone(), spec.values_from.clone());
        parameters.push(Parameter { field, required, default, values_from, rule });
    }
    parameters
}

/// Checks the members of a response.
pub(crate) fn check_response(
    report: &mut Report,
    at: &At<'_>,
    fields: &Ordered<types::Field>,
    scope: &mut Scope<'_, '_>,
) -> Vec<Member> {
    let at = at.key("response");
    let mut names = Namespace::with_rust_key("field");
    let mut members = Vec::new();
    for (wire, types::Field(spec)) in fields {
        let at = at.key(wire);
        for (key, present) in [
            ("required", spec.required.is_some()),
            ("default", spec.default.is_some()),
            ("enum", spec.choices.is_some()),
            ("allowed", spec.allowed.is_some()),
            ("minimum", spec.minimum.is_some()),
            ("maximum", spec.maximum.is_some()),
            ("min_length", spec.min_length.is_some()),
            ("max_length", spec.max_length.is_some()),
            ("values_from", !spec.values_from.is_empty()),
        ] {
            if present {
                let message = format!("a member of a response has no `{key}`");
                let help = "a service may leave out every member and answer any value: describe \
                            in `doc` what the page says";
                report.key(Id::UnknownKey, &at.key(key), message, help);
            }
        }
        let Some(field) = check_field(report, &at, wire, spec, &mut names, scope) else { continue };
        if let Some(example) = &spec.example {
            check_member(report, &at, "example", example, &field.kind, None);
        }
        members.push(Member { field });
    }
    members
}

fn check_required(report: &mut Report, at: &At<'_>, spec: &FullField) -> Required {
    let Some(required) = spec.required else {
        let message = "it is not said whether this parameter is required";
        let help = "add `required: true`, `false`, or `unstated` if the page does not say";
        report.key(Id::MissingKey, at, message, help);
        return Required::Unstated;
    };
    if required == Required::Yes && spec.default.is_some() && spec.conflict.is_none() {
        let message = "the parameter is required and has a default";
        let help = "a required parameter has no use for a default: correct one of the two, or say \
                    in `conflict` what the sources state";
        report.key(Id::Contradiction, &at.key("default"), message, help);
    }
    required
}

fn check_field(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    spec: &FullField,
    names: &mut Namespace,
    scope: &mut Scope<'_, '_>,
) -> Option<Field> {
    for (key, text) in [
        ("doc", &spec.doc),
        ("unit", &spec.unit),
        ("deprecated", &spec.deprecated),
        ("since", &spec.since),
        ("conflict", &spec.conflict),
        ("defect", &spec.defect),
    ] {
        check_optional_text(report, at, key, text.as_deref());
    }
    let from = scope.sources.check_from(report, at, &spec.from);
    let name = check_name(report, at, wire, spec.rust.as_deref(), names);
    let kind = check_type(report, at, wire, spec, scope);
    Some(Field {
        wire: wire.to_owned(),
        name: name?,
        kind: kind?,
        doc: spec.doc.clone(),
        example: spec.example.clone(),
        unit: spec.unit.clone(),
        sensitive: spec.sensitive,
        deprecated: spec.deprecated.clone(),
        since: spec.since.clone(),
        from,
        conflict: spec.conflict.clone(),
        defect: spec.defect.clone(),
    })
}

fn check_name(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    rust: Option<&str>,
    names: &mut Namespace,
) -> Option<Name> {
    if let Err(NameProblem(problem)) = names::check_wire(wire) {
        let message =
            format!("`{}` cannot be the name of a field: {problem}", wire.escape_default());
        report.key(Id::InvalidName, at, message, "write the name as the wire has it");
        return None;
    }
    let (name, at_name) = match rust {
        Some(rust) => (names::explicit(rust, Case::Snake), at.key("rust")),
        None => (names::from_wire(wire, Case::Snake), *at),
    };
    match name {
        Ok(name) => {
            names.claim(report, name.as_str(), wire, at_name.of_key());
            Some(name)
        }
        Err(NameProblem(problem)) => {
            let message = match rust {
                Some(rust) => format!("the Rust name `{rust}` {problem}"),
                None => format!("no Rust name can be made of `{wire}`: {problem}"),
            };
            let help = "give the field a Rust name with `rust: …`, in snake case";
            report.key(Id::InvalidName, &at_name, message, help);
            None
        }
    }
}

fn check_type(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    spec: &FullField,
    scope: &mut Scope<'_, '_>,
) -> Option<Type> {
    let kind = match &*spec.kind {
        "string" => Type::String,
        "bool" => Type::Bool,
        "int32" => Type::Int32,
        "int64" | "integer" => Type::Int64,
        "float" => Type::Float,
        "double" => Type::Double,
        other => {
            if let Some(named) = scope.named.iter().find(|named| named.name.as_str() == other) {
                scope.used_types.push(other.to_owned());
                Type::Enum(Arc::clone(named))
            } else {
                let named = scope.named.iter().map(|named| named.name.as_str());
                let help = suggestion(other, TYPES.into_iter().chain(named), "the types are");
                let message = format!("the type `{other}` is not known");
                report.value(Id::UnknownType, &at.key("type"), message, help);
                return None;
            }
        }
    };
    let Some(choices) = &spec.choices else { return Some(kind) };
    if !matches!(kind, Type::String) {
        let message = format!("`enum` is for strings, and this is a `{}`", spec.kind);
        let help = "write integers as `allowed: [1, 2, 3]`; a named type has its values already";
        report.key(Id::RuleForOtherType, &at.key("enum"), message, help);
        return Some(kind);
    }
    let values = check_choices(report, at, choices);
    match names::from_wire(wire, Case::Camel) {
        Ok(name) => {
            super::claim_type(report, at, &name, wire, scope.namespace);
            let defined = Arc::new(EnumType { name, doc: None, values });
            scope.defined.push(Arc::clone(&defined));
            Some(Type::Enum(defined))
        }
        Err(NameProblem(problem)) => {
            let message = format!("no Rust type can be named after `{wire}`: {problem}");
            let help = "define the type under `types` in product.yaml, and name it in `type`";
            report.key(Id::InvalidName, at, message, help);
            None
        }
    }
}

fn check_values_from(report: &mut Report, at: &At<'_>, operations: &[String]) {
    let at = at.key("values_from");
    check_distinct(report, &at, operations);
    for (index, operation) in operations.iter().enumerate() {
        let at = at.item(index);
        check_text(report, &at, operation);
        if !operation.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            let message = format!("`{operation}` is not the name of an operation");
            report.value(Id::InvalidName, &at, message, "write it as in DescribeInstances");
        }
    }
}
