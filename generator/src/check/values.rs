//! Checks what is said about the values of a field: ranges, lengths, numbers of items, patterns.

use std::collections::BTreeMap;

use super::literals::{check_literal, check_width, number};
use super::meanings::{check_allowed, check_both};
use super::report::{At, Report};
use super::text::{check_distinct, check_list_of_texts};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Span, Type, ValueRule};
use crate::spec::outline::Step;
use crate::spec::types::{Encoding, FullField, MustContain};
use crate::spec::{Literal, ValueSpan};

/// Checks every rule about the values of a field against its type.
pub(crate) fn check_rules(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Vec<ValueRule> {
    let keys = Keys { at, field, kind };
    let mut rules = check_numbers(report, &keys);
    rules.extend(check_texts(report, &keys));
    rules.extend(check_items(report, &keys));
    rules
}

fn check_numbers(report: &mut Report, keys: &Keys<'_>) -> Vec<ValueRule> {
    let &Keys { at, field, kind } = keys;
    let (is_integer, is_bool) = (kind.is_integer(), matches!(kind, Type::Bool));
    let is_figure = kind.is_number() || matches!(kind, Type::String);
    let figures = (is_figure, "numbers, and integers in strings");
    let and_booleans = (is_figure || is_bool, "numbers, integers in strings, and booleans");
    let fractions = (kind.is_number() && !is_integer, "numbers with a fraction");
    let allowed = keys.apply(report, &[("allowed", field.allowed.is_some())], and_booleans);
    let (above, below) = (field.exclusive_minimum.is_some(), field.exclusive_maximum.is_some());
    let open = keys.apply(
        report,
        &[("exclusive_minimum", above), ("exclusive_maximum", below)],
        fractions,
    );
    let (from, to) = (field.minimum.is_some(), field.maximum.is_some());
    let range = keys.apply(report, &[("minimum", from), ("maximum", to)], figures);
    let factor = keys.apply(report, &[("multiple_of", field.multiple_of.is_some())], figures);
    let mut rules = Vec::new();
    match (allowed, range || open) {
        (true, true) => {
            let message = "there are both `allowed` and a range";
            let help = "write the range into `allowed`, as in `[1..9, 12]`";
            report.key(Id::Contradiction, &at.key("allowed"), message, help);
        }
        (true, false) if is_bool => rules.extend(check_both(report, at, field)),
        (true, false) => rules.extend(check_allowed(report, at, field, kind.of_its_number())),
        (false, _) => {
            if range {
                rules.extend(check_range(report, at, field, kind.of_its_number()));
            }
            if open {
                rules.extend(check_between(report, at, field, kind));
            }
        }
    }
    if factor {
        rules.extend(check_factor(report, at, field, kind.of_its_number()));
    }
    rules
}

fn check_texts(report: &mut Report, keys: &Keys<'_>) -> Vec<ValueRule> {
    let &Keys { at, field, kind } = keys;
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

fn check_items(report: &mut Report, keys: &Keys<'_>) -> Vec<ValueRule> {
    let &Keys { at, field, kind } = keys;
    let lists = (matches!(kind, Type::List(_)), "lists");
    let and_maps = (matches!(kind, Type::List(_) | Type::Map(_)), "lists and maps");
    let mut rules = Vec::new();
    if keys.apply(report, &[("unique_items", field.unique_items)], lists) {
        rules.push(ValueRule::Unique);
    }
    let (least, most) = (field.min_items.is_some(), field.max_items.is_some());
    if keys.apply(report, &[("min_items", least), ("max_items", most)], and_maps) {
        rules.extend(check_number_of_items(report, at, field));
        if field.unique_items {
            check_number_of_values(report, at, field, kind);
        }
    }
    rules
}

/// The keys of a field with a type.
struct Keys<'a> {
    at: &'a At<'a>,
    field: &'a FullField,
    kind: &'a Type,
}

impl Keys<'_> {
    /// Whether any of these keys is there and fits the type. One that is there and does not is reported.
    fn apply(
        &self,
        report: &mut Report,
        keys: &[(&str, bool)],
        (fits, types): (bool, &str),
    ) -> bool {
        let mut is_any_there = false;
        for (key, _) in keys.iter().filter(|(_, is_there)| *is_there) {
            is_any_there = true;
            if !fits {
                let message =
                    format!("`{key}` is for {types}, and this is a `{}`", self.field.kind);
                let help = if self.kind.is_integer() && key.starts_with("exclusive_") {
                    "write the next integer as `minimum` or `maximum`"
                } else {
                    "remove it, or correct `type`"
                };
                report.key(Id::RuleForOtherType, &self.at.key(key), message, help);
            }
        }
        is_any_there && fits
    }
}

/// Checks a list of integers and ranges.
pub(crate) fn check_spans(
    report: &mut Report,
    at: &At<'_>,
    spans: &[ValueSpan],
    kind: &Type,
) -> Vec<Span> {
    let places: Vec<Step> = (0..spans.len()).map(Step::Item).collect();
    check_spans_at(report, at, spans, &places, kind)
}

/// Checks integers and ranges, each at the end of a step.
pub(crate) fn check_spans_at(
    report: &mut Report,
    at: &At<'_>,
    spans: &[ValueSpan],
    places: &[Step],
    kind: &Type,
) -> Vec<Span> {
    if spans.is_empty() {
        let message = "the list of values is empty";
        report.key(Id::InvalidValues, at, message, "list the values, or leave the key out");
    }
    let mut checked = Vec::new();
    // The spans so far by their beginnings; none of them overlap.
    let mut seen: BTreeMap<i64, (i64, usize)> = BTreeMap::new();
    for (index, &ValueSpan { low, high }) in spans.iter().enumerate() {
        let at_span = at.step(&places[index]);
        let before = seen.range(..=high).next_back().filter(|(_, (known, _))| low <= *known);
        if low > high {
            let message = format!("the range {low}..{high} ends before it begins");
            let help = format!("write {high}..{low}");
            report.push(Diagnostic::new(Id::EmptyRange, at_span.of_item(), message, help));
        } else if let Some((_, (_, first))) = before {
            let message = "this value stands in the list already";
            report.push(
                Diagnostic::new(Id::InvalidValues, at_span.of_item(), message, "remove it")
                    .with_related(at.step(&places[*first]).of_item(), "it stands here first"),
            );
        } else {
            seen.insert(low, (high, index));
        }
        check_width(report, at_span.of_item(), low, kind);
        if high != low {
            check_width(report, at_span.of_item(), high, kind);
        }
        checked.push(Span { low, high });
    }
    checked
}

fn check_range(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let bound = |report: &mut Report, key: &str, literal: &Option<Literal>| match literal {
        None => true,
        Some(literal) => check_literal(report, &at.key(key), literal, kind),
    };
    let fits = bound(report, "minimum", &field.minimum) & bound(report, "maximum", &field.maximum);
    if !fits {
        return None;
    }
    let rule = if kind.is_integer() {
        let integer = |literal: &Option<Literal>| match literal {
            Some(Literal::Integer(value)) => Some(*value),
            _ => None,
        };
        let (minimum, maximum) = (integer(&field.minimum), integer(&field.maximum));
        ValueRule::Integer { minimum, maximum }
    } else {
        let (minimum, maximum) = (number(field.minimum.as_ref()), number(field.maximum.as_ref()));
        ValueRule::Number { minimum, maximum }
    };
    if let (Some(low), Some(high)) =
        (number(field.minimum.as_ref()), number(field.maximum.as_ref()))
        && low > high
    {
        report_reversed(report, at, "minimum", "maximum");
        return None;
    }
    Some(rule)
}

/// Bounds that are no values themselves, each of which takes the place of one that is.
fn check_between(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let (above, below) = (field.exclusive_minimum.as_deref(), field.exclusive_maximum.as_deref());
    for (key, literal, other, is_there) in [
        ("exclusive_minimum", above, "minimum", field.minimum.is_some()),
        ("exclusive_maximum", below, "maximum", field.maximum.is_some()),
    ] {
        if let Some(literal) = literal {
            check_literal(report, &at.key(key), literal, kind);
        }
        if literal.is_some() && is_there {
            let message = format!("there are both `{other}` and `{key}`");
            let help = format!("keep `{other}` if the bound is a value itself, or else `{key}`");
            report.key(Id::Contradiction, &at.key(key), message, help);
        }
    }
    let lowest = number(above).or(number(field.minimum.as_ref()));
    let highest = number(below).or(number(field.maximum.as_ref()));
    if let (Some(low), Some(high)) = (lowest, highest)
        && low >= high
    {
        let message = "nothing lies between the bounds";
        let key = if above.is_some() { "exclusive_minimum" } else { "exclusive_maximum" };
        report.value(Id::EmptyRange, &at.key(key), message, "correct one of the two");
        return None;
    }
    Some(ValueRule::Between { above: number(above), below: number(below) })
}

fn check_factor(
    report: &mut Report,
    at: &At<'_>,
    field: &FullField,
    kind: &Type,
) -> Option<ValueRule> {
    let (literal, at) = (field.multiple_of.as_deref()?, at.key("multiple_of"));
    if !check_literal(report, &at, literal, kind) {
        return None;
    }
    let factor = number(Some(literal))?;
    if factor <= 0.0 {
        let message = format!("no number is a multiple of {literal} in the sense of this rule");
        let help = "write a number above 0, or leave the key out";
        report.value(Id::EmptyRange, &at, message, help);
        return None;
    }
    Some(match literal {
        Literal::Integer(factor) if kind.is_integer() => ValueRule::MultipleOf(*factor),
        _ => ValueRule::Step(factor),
    })
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

fn check_number_of_items(report: &mut Report, at: &At<'_>, field: &FullField) -> Option<ValueRule> {
    let (minimum, maximum) = (field.min_items, field.max_items);
    if are_reversed(minimum, maximum) {
        report_reversed(report, at, "min_items", "max_items");
        return None;
    }
    Some(ValueRule::Items { minimum, maximum })
}

/// Items that differ can be no more than there are values, unless a `defect` says that the page has
/// it so.
fn check_number_of_values(report: &mut Report, at: &At<'_>, field: &FullField, kind: &Type) {
    let (Some(minimum), Type::List(element)) = (field.min_items, kind) else { return };
    let speaks_of_it = |defect: &String| defect.to_lowercase().contains("items");
    let Some(values) = number_of_values(&element.kind, &element.rules) else { return };
    if values >= minimum || field.defect.as_ref().is_some_and(speaks_of_it) {
        return;
    }
    let message =
        format!("a list of at least {minimum} items that differ cannot be made of {values} values");
    let help = "correct `min_items`, `unique_items` or the values of the items; if the page has it \
                so, say in `defect` what is wrong with the items, and use that word";
    report.value(Id::EmptyRange, &at.key("min_items"), message, help);
}

/// How many values there are, if they can be counted.
fn number_of_values(kind: &Type, rules: &[ValueRule]) -> Option<usize> {
    let in_spans = |spans: &[Span]| {
        let count = |span: &Span| usize::try_from(span.high.checked_sub(span.low)?).ok();
        spans.iter().try_fold(0_usize, |sum, span| sum.checked_add(count(span)?.checked_add(1)?))
    };
    let by_rule = rules.iter().find_map(|rule| match rule {
        ValueRule::Allowed(spans) => in_spans(spans),
        ValueRule::Integer { minimum: Some(low), maximum: Some(high) } => {
            in_spans(&[Span { low: *low, high: *high }])
        }
        _ => None,
    });
    match kind {
        Type::Bool => Some(2),
        Type::Enum(kind) => Some(kind.values.len()),
        Type::Int32 | Type::Int64 => by_rule,
        _ => None,
    }
}

fn are_reversed(minimum: Option<usize>, maximum: Option<usize>) -> bool {
    matches!((minimum, maximum), (Some(low), Some(high)) if low > high)
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

fn problem_of_pattern(pattern: &str) -> Option<String> {
    match regex::RegexBuilder::new(pattern).size_limit(LARGEST_PATTERN).build() {
        Ok(_) => None,
        Err(regex::Error::CompiledTooBig(_)) => Some("it is too large to be compiled".to_owned()),
        Err(error) => {
            let text = error.to_string();
            let line = text.lines().last().unwrap_or_default();
            Some(line.trim_start_matches("error: ").to_owned())
        }
    }
}

pub(crate) fn report_reversed(report: &mut Report, at: &At<'_>, low: &str, high: &str) {
    let message = format!("`{low}` is larger than `{high}`: nothing lies between them");
    report.push(
        Diagnostic::new(Id::EmptyRange, at.key(low).of_value(), message, "exchange the two")
            .with_related(at.key(high).of_value(), format!("`{high}` is smaller")),
    );
}
