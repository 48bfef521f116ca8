//! Checks the types that the fields of a product refer to by name.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::choices::check_choices;
use super::facts::Sources;
use super::fields::{Level, Owner, Scope, check_fields};
use super::report::{At, Namespace, Report};
use super::roles::check_cycles;
use super::text::check_optional_text;
use super::unused::check_types_used;
use crate::diagnostic::Id;
use crate::model::{EnumType, NamedType, Role, StructType};
use crate::names::{self, Case, Name, NameProblem};
use crate::spec::types::{self, Ordered};

/// How many types a product may have. The largest have some hundreds.
const MOST_TYPES: usize = 1_000;

/// Checks the types, and returns them with those that their fields define.
pub(crate) fn check_types(
    report: &mut Report,
    at: &At<'_>,
    types: &Ordered<types::NamedType>,
    roles: &HashMap<String, Role>,
    namespace: &mut Namespace,
    sources: &mut Sources<'_>,
) -> Vec<NamedType> {
    let at_types = at.key("types");
    if types.len() > MOST_TYPES {
        let message = format!("the product has {} types", types.len());
        let help = format!("a product has at most {MOST_TYPES}: define types where they are used");
        report.key(Id::FileTooLarge, &at_types, message, help);
        return Vec::new();
    }
    check_types_used(report, at, types, roles);
    check_cycles(report, at, types);
    let mut named = Vec::new();
    for (wire, spec) in types {
        let at = at_types.key(wire);
        check_optional_text(report, &at, "doc", spec.doc.as_deref());
        let role = roles.get(wire).copied().unwrap_or(Role::Both);
        let from = sources.check_from(report, &at, &spec.from);
        check_shape(report, &at, spec);
        let values = match &spec.choices {
            Some(choices) => check_choices(report, &at, choices),
            None => Vec::new(),
        };
        let Some(name) = check_name(report, &at, wire, namespace) else { continue };
        let doc = spec.doc.clone();
        // A type with a mistake is known all the same, so that its fields are not mistakes.
        named.push(if spec.kind == "struct" {
            let (field, fields) = (None, OnceLock::new());
            NamedType::Struct(Arc::new(StructType { name, doc, field, role, fields, from }))
        } else {
            let field = None;
            NamedType::Enum(Arc::new(EnumType { name, doc, field, role, values, from }))
        });
    }
    // Now that each type has a name, their fields can refer to them.
    let mut scope = Scope { named: &named, namespace, sources, defined: Vec::new() };
    for kind in &named {
        let NamedType::Struct(kind) = kind else { continue };
        let wire = kind.name.as_str();
        let Some(fields) = types.get(wire).and_then(|spec| spec.fields.as_ref()) else { continue };
        let at = at_types.key(wire);
        let owner = Owner { name: &kind.name, role: kind.role, level: Level::Member };
        let fields = check_fields(report, &at.key("fields"), fields, owner, &mut scope);
        // Nobody else sets them, and each type is visited once.
        kind.fields.get_or_init(|| fields);
    }
    let defined = scope.defined;
    named.into_iter().chain(defined).collect()
}

/// A named type is a string with values, or a structure with fields.
fn check_shape(report: &mut Report, at: &At<'_>, spec: &types::NamedType) {
    let (needed, useless, has_it, has_other) = match &*spec.kind {
        "string" => ("enum", "fields", spec.choices.is_some(), spec.fields.is_some()),
        "struct" => ("fields", "enum", spec.fields.is_some(), spec.choices.is_some()),
        other => {
            let message = format!("a named type cannot be `{other}`");
            let help = "a named type is a string with an `enum`, or a `struct` with `fields`";
            report.value(Id::UnknownType, &at.key("type"), message, help);
            return;
        }
    };
    if !has_it {
        let message = format!("the type has no `{needed}`");
        let help = format!("add `{needed}: …`, or correct `type`");
        report.key(Id::MissingKey, at, message, help);
    }
    if has_other {
        let message = format!("a named `{}` has no `{useless}`", spec.kind);
        let help = "remove it, or correct `type`";
        report.key(Id::RuleForOtherType, &at.key(useless), message, help);
    }
    if spec.fields.as_ref().is_some_and(Ordered::is_empty) {
        let message = "the structure has no field";
        let help = "list its fields; a structure about which nothing is said is an `any`";
        report.key(Id::InvalidValues, &at.key("fields"), message, help);
    }
}

fn check_name(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    namespace: &mut Namespace,
) -> Option<Name> {
    match names::explicit(wire, Case::Camel) {
        Ok(name) => {
            super::claim_type(report, at, &name, wire, namespace);
            Some(name)
        }
        Err(NameProblem(problem)) => {
            let message = format!("the name of the type `{wire}` {problem}");
            let help = "write it as Rust writes types, e.g. PricingCycle";
            report.key(Id::InvalidName, at, message, help);
            None
        }
    }
}
