//! What to do about a value of another type than the one that belongs somewhere.

use super::{in_words, is_whole, quoted};
use crate::spec::outline::Step;
use crate::suggest::closest;

/// Says how to write a value of the type that belongs at the end of a path.
pub(super) fn how_to_write(expected: &str, found: &str, written: &str, path: &[Step]) -> String {
    how_to_write_a_group(expected, found, path)
        .or_else(|| how_to_write_a_condition(expected, found, written, path))
        .or_else(|| how_to_write_a_choice(found, written, path))
        .or_else(|| how_to_write_a_list(expected, found, path).map(str::to_owned))
        .or_else(|| how_to_write_in_words(expected, found, path).map(str::to_owned))
        .or_else(|| how_to_write_a_time(expected, found, written, path))
        .or_else(|| how_to_write_a_range(expected, written))
        .unwrap_or_else(|| how_to_write_a_value(expected, found, written))
}

/// Says what to write in the place of a single value, where a list of something else is expected.
pub(super) fn how_to_write_items(items: &str, written: &str) -> String {
    if says_none(written) {
        return NO_ITEMS.to_owned();
    }
    let items = in_words(items);
    format!("write a list, of which each item is {items}; specs/README.md has an example")
}

/// Says what a rule takes that counts how many fields are given, if there is a mapping in its place.
fn how_to_write_a_group(expected: &str, found: &str, path: &[Step]) -> Option<String> {
    let Some(Step::Key(rule)) = path.last() else { return None };
    let groups = ["all_or_none", "at_least_one", "at_most_one", "exactly_one"];
    let is_group = groups.contains(&rule.as_str()) && expected == "a sequence" && found == "map";
    let (rule_of_one, present) = match rule.as_str() {
        "at_most_one" => ("forbidden_if", true),
        "all_or_none" => ("required_if", true),
        _ => ("required_if", false),
    };
    is_group.then(|| {
        format!(
            "it takes the fields alone, as in `{rule}: [StartTime, EndTime]`; what holds under a \
             condition says a rule for each field, as in `{rule_of_one}: {{field: StartTime, when: \
             {{Mode: manual, EndTime: {{present: {present}}}}}}}`"
        )
    })
}

/// Says how to ask whether a field is there, if its name stands in the place of the conditions, and how to
/// write several cases, if there is a list of them.
fn how_to_write_a_condition(
    expected: &str,
    found: &str,
    written: &str,
    path: &[Step],
) -> Option<String> {
    let Some(Step::Key(key)) = path.last() else { return None };
    if key != "when" || expected != "a map" {
        return None;
    }
    if found == "sequence" {
        return Some(ONE_OF_SEVERAL_CASES.to_owned());
    }
    let is_name = found.starts_with("string");
    (is_name && !written.contains(char::is_whitespace)).then(|| {
        format!(
            "write what is asked about fields: `{{{written}: {{present: true}}}}` if it is whether \
             there is one, and otherwise as in `{{Mode: manual}}`"
        )
    })
}

const ONE_OF_SEVERAL_CASES: &str = "all entries of the one mapping hold together, as in `{Mode: manual, Size: 1}`; \
                                    if one of several values is enough, they are a list: `{Mode: [manual, \
                                    timed]}`; other cases are a rule each";

/// Says what the values of other types are, if one stands among those of an enumeration.
fn how_to_write_a_choice(found: &str, written: &str, path: &[Step]) -> Option<String> {
    let [.., Step::Key(key), Step::Item(_)] = path else { return None };
    let if_string = format!("if the field is a string, quote it: \"{written}\"");
    match found {
        _ if key != "enum" => None,
        "map" => Some(
            "write the values as a mapping from each to its meaning, as in `{Month: By the month.}`"
                .to_owned(),
        ),
        found if found.starts_with("integer") || found.starts_with("floating point") => {
            Some(format!("{if_string}; the values of a number are `allowed: [{written}]`"))
        }
        found if found.starts_with("boolean") => Some(format!(
            "{if_string}; a boolean needs no `enum`, and what its values mean stands in `allowed`"
        )),
        _ => None,
    }
}

/// Says how a list is written, if there is one in the place of a field.
fn how_to_write_a_list(expected: &str, found: &str, path: &[Step]) -> Option<&'static str> {
    let is_field = expected.starts_with("the name of a type") && found == "sequence";
    match path.last() {
        Some(Step::Key(key)) if is_field && matches!(key.as_str(), "items" | "values") => Some(
            "write the one type that stands in it, as in `items: string`; the values that a string \
             may have are its `enum`",
        ),
        _ => is_field.then_some("a list is written as `{type: list, items: …}`"),
    }
}

/// Says what to tell in words, if there is a boolean in their place.
fn how_to_write_in_words(expected: &str, found: &str, path: &[Step]) -> Option<&'static str> {
    let Some(Step::Key(key)) = path.last() else { return None };
    match key.as_str() {
        _ if expected != "a string" || !found.starts_with("boolean") => None,
        "deprecated" => Some(
            "write why not to use it, or what to use in its place; if the page does not tell, say \
             that it does not",
        ),
        "defect" => Some("write what is wrong on the page"),
        "conflict" => Some("write how the sources disagree"),
        "since" => Some("write since when it exists, as in 2023-12-26"),
        "token" => {
            Some("write the name of the parameter with the token, as in `{token: ClientToken}`")
        }
        _ => None,
    }
}

/// Says how a length of time is written, if there is a number without a unit.
fn how_to_write_a_time(
    expected: &str,
    found: &str,
    written: &str,
    path: &[Step],
) -> Option<String> {
    let Some(Step::Key(key)) = path.last() else { return None };
    let is_time = matches!(key.as_str(), "per" | "valid_for");
    (is_time && expected == "a string" && found.starts_with("integer")).then(|| {
        format!("write a length of time with its unit: `{written}s`, or as in `10m`, `1h` or `1d`")
    })
}

/// Says how a range is written, if there is one as pages have it, such as `1-9`, `1~9` or `1 to 9`.
fn how_to_write_a_range(expected: &str, written: &str) -> Option<String> {
    let low = &written[..written.find(|c: char| !c.is_ascii_digit())?];
    let high = written.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    let between = written[low.len()..written.len() - high.len()].trim();
    let is_range = ["-", "–", "—", "~", "～", "...", "…", "..=", "to", "至"].contains(&between);
    if !is_range || low.is_empty() || high.is_empty() {
        return None;
    }
    if expected.contains("a range such as") {
        Some(format!("write the range as `{low}..{high}`"))
    } else if expected.starts_with("a list of numbers and ranges") {
        Some(format!("write a list, in which the range is `{low}..{high}`: `[{low}..{high}]`"))
    } else {
        None
    }
}

/// What to write in the place of a word that says that a list has no items.
const NO_ITEMS: &str =
    "write `[]` if the page has the section and nothing in it, or leave the key out";

fn says_none(written: &str) -> bool {
    ["none", "n/a"].iter().any(|none| written.eq_ignore_ascii_case(none))
}

/// Writes what stands alone, or with commas, as the items of a list in one line: with quotes around those
/// that have brackets, as the path of a field has.
fn as_items(written: &str) -> String {
    if written.starts_with('{') {
        return written.to_owned();
    }
    let item = |item: &str| {
        let is_quoted = item.starts_with(['"', '\'']);
        if item.contains(['[', ']', '{', '}']) && !is_quoted {
            format!("\"{item}\"")
        } else {
            item.to_owned()
        }
    };
    written.split(", ").map(item).collect::<Vec<_>>().join(", ")
}

/// Whether it is a list or a mapping that was found.
pub(super) fn is_nested(found: &str) -> bool {
    matches!(found, "map" | "sequence")
}

/// Says how to write a value of the type that belongs here, whatever key it has.
fn how_to_write_a_value(expected: &str, found: &str, written: &str) -> String {
    let is_short = written.len() <= 60 && !written.contains('\n');
    let is_inline = is_short && written.starts_with('{');
    match expected {
        "a string" if is_nested(found) => {
            "write one text; put quotes around it if it begins with a bracket".to_owned()
        }
        "a string" if is_short => format!("if it is text, quote it: \"{written}\""),
        "a map" if found == "sequence" => {
            "write its entries as `key: value`, and not as items of a list".to_owned()
        }
        "a map" => "write it as in `{key: value}`; specs/README.md has an example".to_owned(),
        "a sequence" if is_nested(found) && !is_inline => {
            "begin each item of the list with `- `".to_owned()
        }
        "a sequence" if says_none(written) => NO_ITEMS.to_owned(),
        "a sequence" if is_short => format!("write a list: `[{}]`", as_items(written)),
        "a boolean" => "write `true` or `false`, without quotes".to_owned(),
        number if is_whole(number) => {
            "write it in decimal digits without quotes, such as 12".to_owned()
        }
        words => {
            let is_text = found.starts_with("string");
            let is_item = words.starts_with("a list of ") && !written.contains(',');
            // The words of a mapping are its keys, and none of them stands in its place.
            let choices = words.split("a mapping").next().unwrap_or(words);
            match closest(written, quoted(choices)).filter(|_| is_text) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if is_text && is_item => format!("write a list: `[{written}]`"),
                None if words.contains("`unstated`") && words.starts_with("`true`") => {
                    "write `true` or `false`, or `unstated` if the page does not say; what is required \
                     under a condition is `false`, with a rule such as `required_if`"
                        .to_owned()
                }
                None => format!("write {}; specs/README.md has an example", in_words(words)),
            }
        }
    }
}
