//! Gives a Rust name to everything that has none of its own: names that no Rust name can be made of,
//! and names that would become the same as another.

mod choices;

use std::collections::{BTreeMap, HashSet};

use super::draft::{Field, Fields, Kind, Operation, Product};
use super::tables::Table;
use crate::headers::prefix_of_many;
use crate::model::Role;
use crate::names::{self, Case};
use crate::vocabulary::Required;

/// A name that is free: the usual one, or else one with a word beside it, or with a number.
pub(crate) fn unused(wire: &str, case: Case, word: &str, is_free: impl Fn(&str) -> bool) -> String {
    let letters = |c: char| if c.is_ascii_alphanumeric() { c } else { ' ' };
    let spaced: String = wire.chars().map(letters).collect();
    let base = case.convert(&spaced);
    let word = case.convert(word);
    let separator = if case == Case::Snake { "_" } else { "" };
    let with_word = [format!("{base}{separator}{word}"), format!("{word}{separator}{base}")];
    let numbered = |base: &str, number: u32| format!("{base}{separator}{number}");
    let numbers = (2..).flat_map(|number| [numbered(&base, number), numbered(&word, number)]);
    let is_fit = |name: &String| names::explicit(name, case).is_ok() && is_free(name);
    let is_name = names::explicit(&base, case).is_ok();
    // A name that another has gets a number; one that Rust cannot have gets a word.
    let first = if is_name { vec![base.clone(), numbered(&base, 2)] } else { Vec::new() };
    let rest = with_word.into_iter().chain([word.clone()]).chain(numbers);
    first.into_iter().chain(rest).find(is_fit).unwrap_or_default()
}

/// Names everything in a product, and every code of its errors.
pub(crate) fn name(product: &mut Product, tables: &mut [Table]) {
    let mut types = product.reserved_types.clone();
    for table in tables.iter_mut() {
        table.names = variants(table.rows.iter().map(|row| &*row.code), &[], "");
    }
    types.extend(tables.iter().map(Table::type_name));
    rename_types(product, &mut types);
    let mut named = std::mem::take(&mut product.types);
    for (name, field) in &mut named {
        if let Some(members) = field.kind.members_mut() {
            // An operation that comes later may use it on the other side.
            name_members(&mut types, name, members, Role::Both);
        } else {
            choices::name_choices(&mut field.choices);
        }
    }
    product.types = named;
    for operation in &mut product.operations {
        let camel = Case::Camel.convert(&operation.action);
        let response = format!("{camel}Response");
        name_parameters(&mut types, &camel, &mut operation.request);
        name_members(&mut types, &format!("{camel}Event"), &mut operation.events, Role::Response);
        let headers = operation.response_headers.len();
        let mut answer: Fields = operation.response_headers.drain(..).collect();
        let mut members = std::mem::take(&mut operation.response);
        name_answer(&mut types, &response, &mut answer, &mut members);
        operation.response = members;
        operation.response_headers = answer;
        debug_assert_eq!(operation.response_headers.len(), headers);
    }
    for (index, operation) in product.operations.iter_mut().enumerate() {
        let used = tables.iter().filter(|table| table.operations.contains(&index));
        let reserved: Vec<String> = used.map(Table::variant).collect();
        let prefix = product.error_prefix.as_deref().unwrap_or_default();
        let with_variant = operation.errors.iter().filter(|row| row.has_variant());
        let codes = with_variant.map(|row| &*row.code);
        operation.error_names = variants(codes, &reserved, prefix);
    }
}

/// The types that every operation has.
pub(crate) fn own_types(action: &str) -> [String; 3] {
    let camel = Case::Camel.convert(action);
    ["Request", "Response", "Error"].map(|suffix| format!("{camel}{suffix}"))
}

/// The headers and the members of an answer are fields of one structure.
fn name_answer(
    types: &mut HashSet<String>,
    parent: &str,
    headers: &mut Fields,
    members: &mut Fields,
) {
    let mut taken = HashSet::new();
    let members = members.iter_mut().map(|(wire, field)| (wire.as_str(), field));
    let headers = headers.iter_mut().map(|(wire, field)| (stem(wire), field));
    for (wire, field) in members.chain(headers) {
        name_field(&mut taken, wire, field, Role::Response);
        name_type(types, parent, wire, field, Role::Response);
    }
}

fn name_parameters(types: &mut HashSet<String>, parent: &str, parameters: &mut Fields) {
    let mut taken = HashSet::new();
    for (wire, field) in parameters {
        let wire = if field.location == Some("header") { stem(wire) } else { wire };
        name_field(&mut taken, wire, field, Role::Request);
        name_type(types, parent, wire, field, Role::Request);
    }
}

/// What Rust names are made of: of headers of many names, what all of them begin with.
fn stem(wire: &str) -> &str {
    prefix_of_many(wire).unwrap_or(wire)
}

fn name_members(types: &mut HashSet<String>, parent: &str, fields: &mut Fields, role: Role) {
    let mut taken = HashSet::new();
    for (wire, field) in fields {
        name_field(&mut taken, wire, field, role);
        name_type(types, parent, wire, field, role);
    }
}

/// Takes the name of a field, or gives it one of its own.
fn name_field(taken: &mut HashSet<String>, wire: &str, field: &mut Field, role: Role) {
    if field.constant.is_some() {
        return;
    }
    let has_setter = role.has_setter(field.required.unwrap_or(Required::Unstated));
    let is_free = |taken: &HashSet<String>, name: &str| {
        let is_reserved =
            names::explicit(name, Case::Snake).is_ok_and(|name| names::is_reserved_setter(&name));
        !(taken.contains(name) || has_setter && is_reserved)
    };
    let made = names::from_wire(wire, Case::Snake).ok();
    if let Some(name) = made.as_ref().filter(|name| is_free(taken, name.as_str())) {
        taken.insert(name.as_str().to_owned());
        return;
    }
    let is_reserved = made.is_some_and(|name| !taken.contains(name.as_str()));
    // `new_2` would not tell that it is something else than `new`.
    let wire = if is_reserved { format!("{wire} value") } else { wire.to_owned() };
    let name = unused(&wire, Case::Snake, "value", |name| is_free(taken, name));
    taken.insert(name.clone());
    field.rust = Some(name);
}

/// Takes the names of the types that a field defines.
fn name_type(types: &mut HashSet<String>, parent: &str, wire: &str, field: &mut Field, role: Role) {
    let wire = field.wrapper.clone().unwrap_or_else(|| wire.to_owned());
    if let Some(element) = field.kind.element_mut() {
        name_type(types, parent, &wire, element, role);
    } else if field.kind.members().is_some() {
        let name = claim_type(types, parent, &wire, field);
        if let Some(members) = field.kind.members_mut() {
            name_members(types, &name, members, role);
        }
    } else if field.kind == Kind::Text && !field.choices.is_empty() {
        claim_type(types, parent, &wire, field);
        choices::name_choices(&mut field.choices);
    }
}

fn claim_type(types: &mut HashSet<String>, parent: &str, wire: &str, field: &mut Field) -> String {
    let is_free = |types: &HashSet<String>, name: &str| {
        let is_reserved =
            names::explicit(name, Case::Camel).is_ok_and(|name| names::is_reserved_type(&name));
        !types.contains(name) && !is_reserved
    };
    let owner = names::explicit(parent, Case::Camel).ok();
    let made = owner.and_then(|owner| names::of_type_inside(&owner, wire).ok());
    let made = made.map(|name| name.as_str().to_owned()).filter(|name| is_free(types, name));
    let name = made.unwrap_or_else(|| {
        let wire = format!("{parent} {wire}");
        let name = unused(&wire, Case::Camel, "Value", |name| is_free(types, name));
        field.rust_type = Some(name.clone());
        name
    });
    types.insert(name.clone());
    name
}

/// Renames the types of a product that are called like one of an operation.
fn rename_types(product: &mut Product, types: &mut HashSet<String>) {
    let mut renamed = BTreeMap::new();
    let mut named = Fields::new();
    for (name, field) in std::mem::take(&mut product.types) {
        let new = unused(&name, Case::Camel, "Type", |name| !types.contains(name));
        types.insert(new.clone());
        if new != name {
            renamed.insert(name, new.clone());
        }
        named.insert(new, field);
    }
    product.types = named;
    if renamed.is_empty() {
        return;
    }
    let of_operation = |operation: &mut Operation| {
        for fields in [
            &mut operation.request,
            &mut operation.response,
            &mut operation.response_headers,
            &mut operation.events,
        ] {
            fields.values_mut().for_each(|field| rename_references(&renamed, field));
        }
    };
    product.operations.iter_mut().for_each(of_operation);
    product.types.values_mut().for_each(|field| rename_references(&renamed, field));
}

fn rename_references(renamed: &BTreeMap<String, String>, field: &mut Field) {
    if let Some(new) = field.kind.name().and_then(|name| renamed.get(name)) {
        field.kind = Kind::Named(new.clone());
    }
    field.kind.inside_mut().for_each(|inner| rename_references(renamed, inner));
}

/// The names of the variants that codes cannot give themselves.
fn variants<'a>(
    codes: impl Iterator<Item = &'a str>,
    reserved: &[String],
    prefix: &str,
) -> BTreeMap<String, String> {
    let mut taken: HashSet<String> =
        ["Gateway", "Unknown"].map(str::to_owned).into_iter().collect();
    taken.extend(reserved.iter().cloned());
    let mut seen = HashSet::new();
    let mut named = BTreeMap::new();
    let codes = codes.filter(|code| !crate::check::is_only_a_gap(code));
    for code in codes.filter(|code| seen.insert(*code)) {
        let literal = crate::check::template_parts(code)
            .map_or_else(|| code.to_owned(), |(before, after)| format!("{before}{after}"));
        let literal = literal.strip_prefix(prefix).unwrap_or(&literal).to_owned();
        let made = names::from_wire(&literal, Case::Camel).ok();
        if let Some(name) = made.filter(|name| !taken.contains(name.as_str())) {
            taken.insert(name.as_str().to_owned());
            continue;
        }
        let name = unused(&literal, Case::Camel, "Code", |name| !taken.contains(name));
        taken.insert(name.clone());
        named.insert(code.to_owned(), name);
    }
    named
}
