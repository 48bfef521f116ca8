//! Names the values of enumerations of which no variant can be made: numbers, signs, other scripts.

use std::collections::HashSet;

use crate::import::draft::Choice;
use crate::names::{self, Case};

/// Gives a name to every value that makes none of its own.
pub(crate) fn name_choices(choices: &mut [Choice]) {
    let mut taken: HashSet<String> = HashSet::from(["Unknown".to_owned()]);
    let made = |choice: &Choice| names::from_wire(&choice.wire, Case::Camel).ok();
    // A value that can name itself does so, whatever stands before it.
    let mut is_named = vec![false; choices.len()];
    for (choice, is_named) in choices.iter().zip(&mut is_named) {
        *is_named = made(choice).is_some_and(|name| taken.insert(name.as_str().to_owned()));
    }
    for (index, choice) in choices.iter_mut().enumerate().filter(|(index, _)| !is_named[*index]) {
        let name = candidates(&choice.wire, index + 1)
            .map(|name| Case::Camel.convert(&name))
            .find(|name| {
                names::explicit(name, Case::Camel).is_ok() && !taken.contains(name.as_str())
            })
            .unwrap_or_default();
        taken.insert(name.clone());
        choice.rust = Some(name);
    }
}

/// Names for a value, the most telling first: its words, its case, its place in the list.
fn candidates(wire: &str, place: usize) -> impl Iterator<Item = String> {
    let words = words(wire);
    let has_case = wire.contains(|c: char| c.is_ascii_alphabetic());
    let case = match (wire == wire.to_ascii_lowercase(), wire == wire.to_ascii_uppercase()) {
        (true, false) => Some("LowerCase"),
        (false, true) => Some("UpperCase"),
        _ => None,
    };
    let in_case = case.filter(|_| has_case).map(|case| format!("{words}{case}"));
    let as_value = [format!("Value{words}"), format!("{words}Value")];
    let numbered = (2..).map(move |number| format!("Value{place}No{number}"));
    let own = (!words.is_empty()).then(|| words.clone());
    let with_value = as_value.into_iter().filter(move |_| !words.is_empty());
    own.into_iter()
        .chain(in_case)
        .chain(with_value)
        .chain([format!("Value{place}")])
        .chain(numbered)
}

/// The words of a value. A sign between letters only parts them; any other sign is a word.
fn words(wire: &str) -> String {
    if wire.is_empty() {
        return "Empty".to_owned();
    }
    let characters: Vec<char> = wire.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| characters.get(index)).copied();
    let mut spaced = String::new();
    for (index, character) in characters.iter().enumerate() {
        if character.is_ascii_alphanumeric() {
            spaced.push(*character);
            continue;
        }
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let parts_words = is_letter(before) || (is_letter(after) && before.is_some());
        let is_minus = *character == '-' && before.is_none();
        let word = match sign(*character) {
            Some(_) if is_minus => "Minus",
            Some(_) if parts_words && after.is_some() => "",
            Some(word) => word,
            None => "",
        };
        spaced.extend([" ", word, " "]);
    }
    Case::Camel.convert(&spaced)
}

fn sign(character: char) -> Option<&'static str> {
    Some(match character {
        '.' => "Dot",
        '-' => "Dash",
        '_' => "Underscore",
        ':' => "Colon",
        '/' => "Slash",
        ',' => "Comma",
        '*' => "Asterisk",
        '+' => "Plus",
        '<' => "Less",
        '>' => "Greater",
        '=' => "Equal",
        '!' => "Not",
        '%' => "Percent",
        '&' => "And",
        '|' => "Or",
        '@' => "At",
        '#' => "Hash",
        '$' => "Dollar",
        '~' => "Tilde",
        '^' => "Caret",
        '?' => "Question",
        ';' => "Semicolon",
        '\\' => "Backslash",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Choice, name_choices};

    /// The names that values get; a dash for those that need none.
    fn named(values: &[&str]) -> Vec<String> {
        let choice = |wire: &&str| Choice { wire: (*wire).to_owned(), ..Choice::default() };
        let mut choices: Vec<Choice> = values.iter().map(choice).collect();
        name_choices(&mut choices);
        let name = |choice: Choice| choice.rust.unwrap_or_else(|| "-".to_owned());
        choices.into_iter().map(name).collect()
    }

    #[test]
    fn names_tell_what_the_value_is() {
        assert_eq!(named(&["1", "20", "-1"]), ["Value1", "Value20", "Minus1"]);
        assert_eq!(named(&["5.7", "57", "1.0.1"]), ["Value5Dot7", "Value57", "Value1Dot0Dot1"]);
        assert_eq!(named(&["TCP/UDP", "a b", "1M"]), ["TcpUdp", "Ab", "Value1m"]);
        assert_eq!(named(&[">", ">=", "*", ""]), ["Greater", "GreaterEqual", "Asterisk", "Empty"]);
        assert_eq!(named(&["是", "否", "中A"]), ["Value1", "Value2", "A"]);
        assert_eq!(named(&["Self", "Unknown"]), ["ValueSelf", "ValueUnknown"]);
    }

    #[test]
    fn no_two_are_the_same() {
        assert_eq!(named(&["year", "Year", "YEAR"]), ["-", "ValueYear", "YearUpperCase"]);
        assert_eq!(named(&["a_b", "a-b", "a.b"]), ["-", "Ab", "AbLowerCase"]);
        assert_eq!(named(&["1", "Value1"]), ["Value1No2", "-"]);
    }
}
