//! The names of the arguments of a constructor: those of the fields, unless clippy would take two
//! of them for each other, finds that too many are single letters, or that a name says nothing; or
//! one would hide a function that makes a list or map of an argument.

use std::collections::{HashMap, HashSet};

use super::{LIST_FUNCTION, MAP_FUNCTION, Name};

/// A name for each of the arguments for these fields.
pub(crate) fn of_arguments(fields: &[&Name]) -> Vec<Name> {
    let is_letter = |name: &&&Name| name.as_str().len() == 1;
    let are_letters = fields.iter().filter(is_letter).count() > MOST_LETTERS;
    let hides_a_function = |name: &str| [LIST_FUNCTION, MAP_FUNCTION].contains(&name);
    let says_nothing =
        |name: &str| SAYING_NOTHING.contains(&name) || (are_letters && name.len() == 1);
    let mut taken: HashSet<String> = fields.iter().map(|name| name.as_str().to_owned()).collect();
    let mut earlier = Shapes::default();
    let argument = |field: &&Name| {
        let mut name = field.as_str().to_owned();
        taken.remove(&name);
        // It ends: each name is longer than the one before, and then than all others.
        while hides_a_function(&name)
            || says_nothing(&name)
            || taken.contains(&name)
            || earlier.may_be_mistaken_for(&shape(&name))
        {
            name = name.trim_end_matches('_').to_owned() + "_value";
        }
        earlier.insert(shape(&name));
        taken.insert(name.clone());
        Name(name)
    };
    fields.iter().map(argument).collect()
}

/// The shapes of names, by their length: only those of about the same length are mistaken for each other,
/// and a page may have thousands.
#[derive(Default)]
struct Shapes(HashMap<usize, Vec<Vec<char>>>);

impl Shapes {
    fn insert(&mut self, shape: Vec<char>) {
        self.0.entry(shape.len()).or_default().push(shape);
    }

    fn may_be_mistaken_for(&self, shape: &[char]) -> bool {
        let lengths = shape.len().saturating_sub(1)..=shape.len() + 1;
        let mut near = lengths.filter_map(|length| self.0.get(&length)).flatten();
        near.any(|other| may_be_mistaken(other, shape))
    }
}

/// What clippy compares of a name: digits are all the same.
fn shape(name: &str) -> Vec<char> {
    name.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
}

/// Names that clippy takes for those of variables that are to be named later.
const SAYING_NOTHING: [&str; 3] = ["foo", "baz", "quux"];

/// How many one-letter names clippy accepts.
const MOST_LETTERS: usize = 4;

/// Whether names of these shapes differ in one character. What is behind or before `_` may be a single
/// letter, as in `zone_a` and `zone_b`.
fn may_be_mistaken(left: &[char], right: &[char]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if long.len() - short.len() > 1 || short.len() < 3 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    if same == short.len() {
        return short.len() < long.len();
    }
    if short.len() < long.len() {
        return short[same..] == long[same + 1..];
    }
    let is_part = (same == 0 && short[1] == '_')
        || (same + 1 == short.len() && same.checked_sub(1).is_some_and(|at| short[at] == '_'));
    short[same + 1..] == long[same + 1..] && !is_part
}

#[cfg(test)]
mod tests {
    use super::{may_be_mistaken, shape};

    fn are_mistaken(left: &str, right: &str) -> bool {
        may_be_mistaken(&shape(left), &shape(right))
    }

    #[test]
    fn names_are_mistaken_for_those_that_differ_in_a_character() {
        for (left, right) in
            [("share", "shape"), ("instance_id", "instance_ip"), ("disk", "disks"), ("abc", "bbc")]
        {
            assert!(are_mistaken(left, right) && are_mistaken(right, left), "{left} {right}");
        }
        for (left, right) in [
            ("zone_a", "zone_b"),
            ("x_name", "y_name"),
            ("flag1", "flag2"),
            ("id", "ip"),
            ("name", "size"),
        ] {
            assert!(!are_mistaken(left, right), "{left} {right}");
        }
    }
}
