//! Cuts types that would contain themselves: a structure has no size if it is its own member.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::draft::{Field, Kind};
use super::notes::{NoteKind, Notes};

/// Makes a member of any type of each one that leads back to its own structure, unless a list or a
/// mapping lies between.
pub(crate) fn cut(notes: &mut Notes, types: &mut IndexMap<String, Field>) {
    let names: Vec<String> = types.keys().cloned().collect();
    let mut done = HashSet::new();
    for name in &names {
        visit(notes, types, name, &mut Vec::new(), &mut done);
    }
}

/// So many structures may stand directly in one another.
const LONGEST_WAY: usize = 64;

/// Goes through the types that a type holds, with those on the way.
fn visit(
    notes: &mut Notes,
    types: &mut IndexMap<String, Field>,
    name: &str,
    way: &mut Vec<String>,
    done: &mut HashSet<String>,
) {
    if done.contains(name) {
        return;
    }
    way.push(name.to_owned());
    let held = types.get(name).map(held).unwrap_or_default();
    for other in held {
        if way.contains(&other) || way.len() >= LONGEST_WAY {
            let what = "a structure that contains itself: the member can be anything";
            notes.add(NoteKind::NoPlace, what, &format!("{name} and {other}"));
            if let Some(field) = types.get_mut(name) {
                cut_in(field, &other);
            }
        } else {
            visit(notes, types, &other, way, done);
        }
    }
    way.pop();
    done.insert(name.to_owned());
}

/// The types that a field holds in itself.
fn held(field: &Field) -> Vec<String> {
    match &field.kind {
        Kind::Named(name) => vec![name.clone()],
        Kind::Struct(members) => members.values().flat_map(held).collect(),
        Kind::List(_)
        | Kind::Map(_)
        | Kind::Text
        | Kind::Bool
        | Kind::Int32
        | Kind::Int64
        | Kind::Integer
        | Kind::Float
        | Kind::Double
        | Kind::Binary
        | Kind::Any => Vec::new(),
    }
}

fn cut_in(field: &mut Field, other: &str) {
    match &mut field.kind {
        Kind::Named(name) if name == other => field.kind = Kind::Any,
        Kind::Struct(members) => members.values_mut().for_each(|member| cut_in(member, other)),
        Kind::Named(_)
        | Kind::List(_)
        | Kind::Map(_)
        | Kind::Text
        | Kind::Bool
        | Kind::Int32
        | Kind::Int64
        | Kind::Integer
        | Kind::Float
        | Kind::Double
        | Kind::Binary
        | Kind::Any => {}
    }
}
