//! The names of the arguments of a constructor: those of the fields, unless clippy would take two
//! of them for each other, finds that too many are single letters, or that a name says nothing; or
//! one would hide a function that makes a list or map of an argument.

use super::{LIST_FUNCTION, MAP_FUNCTION, Name};

/// A name for each of the arguments for these fields.
pub(crate) fn of_arguments(fields: &[&Name]) -> Vec<Name> {
    let is_letter = |name: &&&Name| name.as_str().len() == 1;
    let are_letters = fields.iter().filter(is_letter).count() > MOST_LETTERS;
    let mut taken: Vec<String> = fields.iter().map(|name| name.as_str().to_owned()).collect();
    for (index, field) in fields.iter().enumerate() {
        let mut name = field.as_str().to_owned();
        let hides_a_function = |name: &str| [LIST_FUNCTION, MAP_FUNCTION].contains(&name);
        let says_nothing =
            |name: &str| SAYING_NOTHING.contains(&name) || (are_letters && name.len() == 1);
        let is_clear = |name: &str, taken: &[String]| {
            let mut others = taken.iter().enumerate().filter(|(other, _)| *other != index);
            others.all(|(other, text)| {
                text != name && (other > index || !may_be_mistaken(text, name))
            })
        };
        // It ends: each name is longer than the one before, and then than all others.
        while hides_a_function(&name) || says_nothing(&name) || !is_clear(&name, &taken) {
            name = name.trim_end_matches('_').to_owned() + "_value";
        }
        taken[index] = name;
    }
    taken.into_iter().map(Name).collect()
}

/// Names that clippy takes for those of variables that are to be named later.
const SAYING_NOTHING: [&str; 3] = ["foo", "baz", "quux"];

/// How many one-letter names clippy accepts.
const MOST_LETTERS: usize = 4;

/// Whether names differ in one character, digits being equal. What is behind or before `_` may be
/// a single letter, as in `zone_a` and `zone_b`.
fn may_be_mistaken(left: &str, right: &str) -> bool {
    let characters = |text: &str| -> Vec<char> {
        text.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
    };
    let (left, right) = (characters(left), characters(right));
    let (short, long) = if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
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
    use super::may_be_mistaken;

    #[test]
    fn names_are_mistaken_for_those_that_differ_in_a_character() {
        for (left, right) in
            [("share", "shape"), ("instance_id", "instance_ip"), ("disk", "disks"), ("abc", "bbc")]
        {
            assert!(may_be_mistaken(left, right) && may_be_mistaken(right, left), "{left} {right}");
        }
        for (left, right) in [
            ("zone_a", "zone_b"),
            ("x_name", "y_name"),
            ("flag1", "flag2"),
            ("id", "ip"),
            ("name", "size"),
        ] {
            assert!(!may_be_mistaken(left, right), "{left} {right}");
        }
    }
}
