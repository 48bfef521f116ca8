//! Who uses the named types: requests, responses or both. It is read off what is written, before
//! the types are checked, because it decides what they may say.

use std::collections::{HashMap, HashSet};

use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::model::Role;
use crate::spec::types::{Field, NamedType, Operation, Ordered};
use crate::suggest::closest;
use crate::vocabulary::TYPES;

/// The roles of the named types that operations use, directly or through one another.
pub(crate) fn roles<'a>(
    types: &'a Ordered<NamedType>,
    operations: impl Iterator<Item = &'a Operation>,
) -> HashMap<String, Role> {
    let mut roles: HashMap<String, Role> = HashMap::new();
    let mut open: Vec<(&Field, Role)> = Vec::new();
    for operation in operations {
        open.extend(operation.request.values().map(|field| (field, Role::Request)));
        let answer = operation.response.fields.values().chain(operation.response_headers.values());
        let answer =
            answer.chain(operation.error_headers.values()).chain(operation.events.values());
        open.extend(answer.map(|field| (field, Role::Response)));
    }
    while let Some((Field(field), role)) = open.pop() {
        let elements = field.items.iter().chain(&field.values);
        let inside = elements.chain(field.fields.iter().flat_map(|fields| fields.values()));
        open.extend(inside.map(|field| (field, role)));
        let Some((name, named)) = meant(types, &field.kind) else { continue };
        let known = roles.get(name).copied();
        let role = match known {
            Some(known) if known != role => Role::Both,
            Some(_) | None => role,
        };
        if known != Some(role) {
            roles.insert(name.to_owned(), role);
            let inside = named.fields.iter().flat_map(Ordered::values);
            open.extend(inside.map(|field| (field, role)));
        }
    }
    roles
}

/// The named type that a field has, or was meant to have: one whose name is misspelt in a field is not unused,
/// too.
fn meant<'a>(types: &'a Ordered<NamedType>, kind: &'a str) -> Option<(&'a str, &'a NamedType)> {
    let name = if TYPES.contains(&kind) || types.contains_key(kind) {
        kind
    } else {
        closest(kind, TYPES.into_iter().chain(types.keys().map(String::as_str)))?
    };
    Some((name, types.get(name)?))
}

/// A structure cannot contain itself; it may contain lists and maps of itself.
pub(crate) fn check_cycles(report: &mut Report, at: &At<'_>, types: &Ordered<NamedType>) {
    let at_types = at.key("types");
    let cyclic = cyclic(types);
    for (name, named) in types.iter().filter(|(name, _)| cyclic.contains(&***name)) {
        if let Some(fields) = &named.fields {
            report_cycles(report, &at_types.key(name).key("fields"), name, fields, &cyclic);
        }
    }
}

/// The structures that contain themselves, and those between two of them.
fn cyclic(types: &Ordered<NamedType>) -> HashSet<&str> {
    let mut contained: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut containing: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, named) in types {
        for kind in contained_types(named).filter(|kind| types.contains_key(*kind)) {
            contained.entry(name).or_default().push(kind);
            containing.entry(kind).or_default().push(name);
        }
    }
    let mut left: HashSet<&str> = types.keys().map(String::as_str).collect();
    take_ends(&mut left, &contained, &containing);
    take_ends(&mut left, &containing, &contained);
    left
}

/// Takes out each type that leads to no other that is left, and so on.
fn take_ends<'a>(
    left: &mut HashSet<&'a str>,
    to: &HashMap<&'a str, Vec<&'a str>>,
    from: &HashMap<&'a str, Vec<&'a str>>,
) {
    let targets = |name: &str| to.get(name).into_iter().flatten();
    let mut open: HashMap<&str, usize> = HashMap::new();
    for name in &*left {
        open.insert(name, targets(name).filter(|target| left.contains(**target)).count());
    }
    let mut ends: Vec<&str> = left.iter().copied().filter(|name| open[name] == 0).collect();
    while let Some(end) = ends.pop() {
        left.remove(end);
        for name in from.get(end).into_iter().flatten() {
            if let Some(count) = open.get_mut(name).filter(|count| **count > 0) {
                *count -= 1;
                if *count == 0 {
                    ends.push(name);
                }
            }
        }
    }
}

/// The names of the types that stand in a structure itself, and not in a list or map there.
fn contained_types(named: &NamedType) -> impl Iterator<Item = &str> {
    let mut open: Vec<&Field> = named.fields.iter().flat_map(Ordered::values).collect();
    std::iter::from_fn(move || {
        let Field(field) = open.pop()?;
        open.extend(field.fields.iter().flat_map(|fields| fields.values()));
        Some(&*field.kind)
    })
}

fn report_cycles(
    report: &mut Report,
    at: &At<'_>,
    name: &str,
    fields: &Ordered<Field>,
    cyclic: &HashSet<&str>,
) {
    for (wire, Field(field)) in fields {
        let at = at.key(wire);
        if let Some(fields) = &field.fields {
            report_cycles(report, &at.key("fields"), name, fields, cyclic);
        } else if cyclic.contains(&*field.kind) {
            let message = format!("a `{name}` would contain a `{name}`, and so on without end");
            let help = "a structure may contain a list or a map of itself: correct the type";
            report.value(Id::CyclicType, &at.key("type"), message, help);
        }
    }
}
