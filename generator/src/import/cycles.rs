//! Cuts types that would contain themselves: a structure has no size if it is its own member.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::draft::{Field, Fields, Kind};
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

/// The types that a field holds in itself: a list or a mapping lies between it and what it holds.
fn held(field: &Field) -> Vec<String> {
    let members = field.kind.members().into_iter().flat_map(Fields::values);
    let own = field.kind.name().map(str::to_owned);
    own.into_iter().chain(members.flat_map(held)).collect()
}

fn cut_in(field: &mut Field, other: &str) {
    if field.kind.name() == Some(other) {
        field.kind = Kind::Any;
    }
    let members = field.kind.members_mut().into_iter().flat_map(Fields::values_mut);
    members.for_each(|member| cut_in(member, other));
}
