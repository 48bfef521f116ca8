//! Rules about texts: how long they are, and of what they consist.

use std::cell::RefCell;

use regex::{Regex, RegexBuilder};

use super::{RuleKeys, are_reversed, report_reversed};
use crate::check::report::{At, Report};
use crate::check::text::{check_distinct, check_list_of_texts};
use crate::diagnostic::Id;
use crate::model::{Type, ValueRule};
use crate::spec::types::{Encoding, FullField, MustContain};

pub(super) fn check_text_rules(report: &mut Report, keys: &RuleKeys<'_>) -> Vec<ValueRule> {
    let &RuleKeys { at, field, kind } = keys;
    let is_text = matches!(kind, Type::String);
    let texts = (is_text, "strings without an `enum`");
    let is_in_text = matches!(field.encoding, Some(Encoding::Json | Encoding::Csv));
    let and_in_texts =
        (is_text || is_in_text, "strings without an `enum`, and values that a text holds");
    let mut rules = Vec::new();
    let (least, most) = (field.min_length.is_some(), field.max_length.is_some());
    let wide = keys.apply(report, &[("count_as_two", field.count_as_two.is_some())], texts);
    if keys.apply(report, &[("min_length", least), ("max_length", most)], and_in_texts) || wide {
        rules.extend(check_length(report, at, field));
    }
    let (least, most) = (field.min_bytes.is_some(), field.max_bytes.is_some());
    if keys.apply(report, &[("min_bytes", least), ("max_bytes", most)], and_in_texts) {
        rules.extend(check_bytes(report, at, field));
    }
    let (start, inside) = (&field.must_not_start_with, &field.must_not_contain);
    if keys.apply(report, &[("must_not_start_with", start.is_some())], texts) {
        let forbidden = check_forbidden(report, &at.key("must_not_start_with"), start.as_deref());
        rules.extend(forbidden.map(ValueRule::NotAtStart));
    }
    if keys.apply(report, &[("must_not_contain", inside.is_some())], texts) {
        let forbidden = check_forbidden(report, &at.key("must_not_contain"), inside.as_deref());
        rules.extend(forbidden.map(ValueRule::NotInside));
    }
    if keys.apply(report, &[("pattern", field.pattern.is_some())], texts) {
        rules.extend(check_pattern(report, at, field));
    }
    if keys.apply(report, &[("must_contain", field.must_contain.is_some())], texts) {
        rules.extend(check_contained(report, &at.key("must_contain"), field));
    }
    rules
}

fn check_length(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let (minimum, maximum) = (field.min_length, field.max_length);
    if are_reversed(minimum, maximum) {
        report_reversed(report, at, "min_length", "max_length");
        return None;
    }
    if let Some(kinds) = &field.count_as_two {
        let at = at.key("count_as_two");
        if minimum.is_none() && maximum.is_none() {
            let message = "there is no length in which characters could count as two";
            let help = "add `min_length` or `max_length`, or remove the key";
            report.key(Id::Contradiction, &at, message, help);
        }
        if kinds.is_empty() {
            let message = "no characters count as two";
            report.key(Id::InvalidValues, &at, message, "name them, or leave the key out");
        }
        check_list_of_texts(report, &at, kinds);
        return Some(ValueRule::WideLength { minimum, maximum, count_as_two: kinds.clone() });
    }
    Some(match field.encoding {
        Some(Encoding::Json | Encoding::Csv) => ValueRule::TextLength { minimum, maximum },
        Some(Encoding::Repeat | Encoding::Flat) | None => ValueRule::Length { minimum, maximum },
    })
}

fn check_bytes(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let (minimum, maximum) = (field.min_bytes, field.max_bytes);
    if are_reversed(minimum, maximum) {
        report_reversed(report, at, "min_bytes", "max_bytes");
        return None;
    }
    Some(ValueRule::Bytes { minimum, maximum })
}

/// Texts that a value must not begin with or have in it.
fn check_forbidden(
    report: &mut Report,
    at: &At<'_>,
    texts: Option<&[String]>,
) -> Option<Vec<String>> {
    let texts = texts?;
    if texts.is_empty() {
        let message = "no text is forbidden";
        report.key(Id::InvalidValues, at, message, "list the texts, or leave the key out");
    }
    check_distinct(report, at, texts);
    for (index, text) in texts.iter().enumerate() {
        if text.is_empty() {
            let message = "every text has nothing in it, so no value would be left";
            report.value(Id::EmptyText, &at.item(index), message, "write the text, or remove it");
        }
    }
    Some(texts.to_vec())
}

/// Kinds of characters, of some of which a text must have one.
fn check_contained(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let MustContain { at_least, of } = field.must_contain.as_deref().cloned()?;
    if of.len() < 2 || !(1..=of.len()).contains(&at_least) {
        let message = format!("a text cannot have {at_least} of {} kinds of characters", of.len());
        let help = "write it as in `{at_least: 3, of: [uppercase letters, lowercase letters, \
                    digits, '!@#']}`";
        report.key(Id::InvalidValues, at, message, help);
        return None;
    }
    check_list_of_texts(report, &at.key("of"), &of);
    Some(ValueRule::Contains { at_least, of })
}

/// How large a compiled pattern may be, in bytes. Those of pages have some thousands.
const LARGEST_PATTERN: usize = 1 << 18;

/// A pattern must be one that can be compiled, and of a bounded size.
fn check_pattern(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let pattern = field.pattern.as_ref()?;
    let Some(problem) = problem_of_pattern(pattern) else {
        return Some(ValueRule::Pattern(pattern.clone()));
    };
    let message = format!("the pattern is not a regular expression: {problem}");
    let help = "write it in the syntax of the Rust crate `regex`, which has neither look-around nor \
                back-references; or describe it in `doc`";
    report.value(Id::InvalidPattern, &at.key("pattern"), message, help);
    None
}

/// Whether a text is a pattern that can be compiled.
pub(crate) fn is_pattern(text: &str) -> bool {
    problem_of_pattern(text).is_none()
}

/// Whether a text is one that a pattern describes. What cannot be compiled describes all of them.
pub(crate) fn matches_pattern(pattern: &str, text: &str) -> bool {
    compiled(pattern).map_or(true, |pattern| pattern.is_match(text))
}

thread_local! {
    /// The pattern that was compiled last, which takes long: it is judged, and then asked about each
    /// example, and a page often gives it to several fields.
    static LAST: RefCell<Option<Regex>> = const { RefCell::new(None) };
}

fn compiled(pattern: &str) -> Result<Regex, regex::Error> {
    let known = LAST.with_borrow(Option::clone).filter(|known| known.as_str() == pattern);
    if let Some(known) = known {
        return Ok(known);
    }
    let compiled = RegexBuilder::new(pattern).size_limit(LARGEST_PATTERN).build()?;
    LAST.set(Some(compiled.clone()));
    Ok(compiled)
}

fn problem_of_pattern(pattern: &str) -> Option<String> {
    // As other languages write it.
    if pattern.starts_with("/^") {
        return Some("nothing stands before `^`; leave out the slashes around it".to_owned());
    }
    match compiled(pattern) {
        Ok(_) => None,
        Err(regex::Error::CompiledTooBig(_)) => Some("it is too large to be compiled".to_owned()),
        Err(error) => {
            let text = error.to_string();
            let line = text.lines().last().unwrap_or_default();
            Some(line.trim_start_matches("error: ").to_owned())
        }
    }
}
