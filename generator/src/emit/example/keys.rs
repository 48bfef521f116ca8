//! The values by which the items of a list differ, where a rule asks for it.

use super::others::others;
use super::scalar::Scalar;
use crate::emit::fields::way;
use crate::model::{Field, FieldPath, Operation, Role, Rule};
use crate::spec::Literal;

/// A field with a value for each item of a list; fewer if there are not so many.
pub(super) struct Key<'a> {
    pub(super) field: &'a Field,
    pub(super) values: Vec<Literal>,
}

/// A field for each rule by which so many items of a list differ: the first of which there are enough
/// values, or else the last. One item needs none.
pub(super) fn keys<'a>(operation: &'a Operation, list: &Field, count: usize) -> Vec<Key<'a>> {
    let field_at = |path: &'a FieldPath, steps: &'a [usize]| {
        let steps = path.lists.iter().flatten().chain(steps);
        way(&operation.parameters, Role::Request, steps).pop().map(|(field, _)| field)
    };
    let is_about_list =
        |path: &'a FieldPath| field_at(path, &[]).is_some_and(|found| std::ptr::eq(found, list));
    let rules = operation.constraints.iter().filter(|_| count > 1);
    let about_list = rules.filter_map(|constraint| match &constraint.rule {
        Rule::Unique(paths) if paths.first().is_some_and(is_about_list) => Some(paths),
        _ => None,
    });
    let key = |paths: &'a Vec<FieldPath>| {
        let mut chosen = None;
        for path in paths {
            let field = field_at(path, &path.steps)?;
            let values = values(field, count);
            let is_enough = values.len() == count;
            chosen = Some(Key { field, values });
            if is_enough {
                break;
            }
        }
        chosen
    };
    about_list.filter_map(key).collect()
}

/// So many values of a field that differ, the one that the page shows first.
fn values(field: &Field, count: usize) -> Vec<Literal> {
    let example = field.value_shown();
    let (kind, rules, name) = (&field.kind, field.rules.as_slice(), field.wire.as_str());
    let scalar = Scalar { kind, rules, example, name, separator: None };
    let mut values: Vec<Literal> = Vec::new();
    for value in example.cloned().into_iter().chain(others(&scalar, &field.examples, count)) {
        let is_new = !values.iter().any(|known| known.to_string() == value.to_string());
        if is_new && values.len() < count {
            values.push(value);
        }
    }
    values
}
