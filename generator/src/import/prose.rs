//! Reads from descriptions what they say beyond doubt: the range of an integer, and a default.
//!
//! A sentence counts only if it is one of the usual ones from its first word to its last, if no other
//! sentence speaks of the same thing, and if nothing in the description puts it under a condition.
//! What a description says is never more than that: lists of values, lengths and limits are left to
//! the person who reads it.

use super::draft::Field;
use super::values;
use crate::vocabulary::Required;

/// The source of facts that descriptions tell.
pub(crate) const SOURCE: &str = "prose";

/// Reads the description of a parameter.
pub(crate) fn read(field: &mut Field) {
    let text = field.doc.join("\n");
    if is_conditional(&text) {
        return;
    }
    let is_bare = field.minimum.is_none() && field.maximum.is_none() && field.allowed.is_empty();
    if field.kind.is_integer()
        && is_bare
        && let Some((low, high)) = range(&text)
    {
        let old = (field.minimum.take(), field.maximum.take());
        let fit = |value: i64| values::scalar(&field.kind, &value.into());
        (field.minimum, field.maximum) = (fit(low), fit(high));
        let examples = field.examples.iter().map(|example| &example.value);
        let are_within =
            examples.chain(&field.default).all(|value| values::documented(field, value));
        let are_there = field.minimum.is_some() && field.maximum.is_some();
        if are_there && are_within {
            field.from_prose.extend(["minimum", "maximum"]);
        } else {
            (field.minimum, field.maximum) = old;
        }
    }
    let has_values = field.kind.is_integer()
        || field.kind == super::draft::Kind::Bool
        || !field.choices.is_empty();
    let may_be_left_out = field.required != Some(Required::Yes);
    if has_values && may_be_left_out && field.default.is_none() {
        let default = default(&text).and_then(|text| values::scalar(&field.kind, &text.into()));
        field.default = default.filter(|default| values::documented(field, default));
        field.from_prose.extend(field.default.is_some().then_some("default"));
    }
}

/// Takes back what only descriptions say, where their source cannot be named.
pub(crate) fn forget(field: &mut Field) {
    for key in std::mem::take(&mut field.from_prose) {
        match key {
            "minimum" => field.minimum = None,
            "maximum" => field.maximum = None,
            _ => field.default = None,
        }
    }
    field.kind.inside_mut().for_each(forget);
}

/// Whether something in a description may hold for some requests alone.
fn is_conditional(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "when",
        "if",
        "unless",
        "otherwise",
        "depends",
        "depend",
        "depending",
        "except",
        "varies",
        "vary",
        "different",
        "for",
        "only",
        "multiple",
        "multiples",
        "increments",
        "step",
        "or",
        "but",
        "however",
        "also",
        "per",
        "each",
        "while",
    ];
    const SIGNS: [&str; 16] = [
        "当", "如果", "若", "时", "否则", "取决", "根据", "倍", "步长", "除", "不同", "或", "仅",
        "对于", "每", "但",
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word)) || SIGNS.iter().any(|sign| text.contains(sign))
}

/// The sentences of a text, without the marks of Markdown around them.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |text: &&str| !text.is_empty();
    let is_mark = |c: char| c.is_whitespace() || "*-`".contains(c);
    text.split(['\n', '。', ';', '；'])
        .flat_map(|line| line.split(". "))
        .map(move |part| part.trim_start_matches(is_mark).trim_end_matches('.').trim())
        .filter(ends)
}

/// What the only sentence of a text says that begins in one of these ways.
fn only<'a>(text: &'a str, topics: &[&str], beginnings: &[&str]) -> Option<&'a str> {
    let lower = text.to_lowercase();
    let count: usize = topics.iter().map(|topic| lower.matches(topic).count()).sum();
    let said = sentences(text).find_map(|sentence| {
        beginnings.iter().find_map(|beginning| {
            let is_said = sentence.get(..beginning.len())?.eq_ignore_ascii_case(beginning);
            let rest = is_said.then(|| &sentence[beginning.len()..])?;
            let rest = rest.trim_start_matches([' ', '*']);
            rest.strip_prefix([':', '：', '为']).or_else(|| rest.strip_prefix("is "))
        })
    })?;
    (count == 1).then(|| said.trim_start_matches([':', '：', ' ', '*', '`']))
}

/// `Valid values: 1 to 100.`
fn range(text: &str) -> Option<(i64, i64)> {
    const TOPICS: [&str; 5] = ["valid value", "value range", "取值", "range of", "possible value"];
    const BEGINNINGS: [&str; 4] = ["Valid values", "Value range", "取值范围", "Valid value range"];
    let said = only(text, &TOPICS, &BEGINNINGS)?;
    // Markdown has a backslash before a tilde that is none of its own, and often the bounds in bold.
    let said = said.replace("\\~", "~").replace("**", "");
    let said = said.trim_end_matches(['*', '`', ' ']);
    let said = match said.strip_prefix('[') {
        Some(inside) => inside.strip_suffix(']')?,
        None => said,
    };
    let parted = |sign: &str| {
        let (low, high) = said.split_once(sign)?;
        Some((low.trim().parse().ok()?, high.trim().parse().ok()?))
    };
    // A comma parts values elsewhere, and bounds between brackets alone.
    let (low, high): (i64, i64) = [" to ", "~", "～", "–", "至"].into_iter().find_map(parted)?;
    // What is said of a value beyond the bounds may be that it is one, too: -1 for no limit.
    let are_within = integers(text).all(|value| (low..=high).contains(&value));
    (low < high && are_within).then_some((low, high))
}

/// The integers of a text that stand by themselves: not in a word, and not as the number of a page.
fn integers(text: &str) -> impl Iterator<Item = i64> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let is_page = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split("~~")
        .filter(move |part| !is_page(part))
        .flat_map(move |part| part.split(move |c: char| !is_part(c)))
        .filter_map(|word| word.parse().ok())
}

/// `Default value: true.`
fn default(text: &str) -> Option<&str> {
    const TOPICS: [&str; 3] = ["default", "默认", "缺省"];
    const BEGINNINGS: [&str; 3] = ["Default value", "Default", "默认值"];
    let said = only(text, &TOPICS, &BEGINNINGS)?;
    Some(said.trim_matches(['*', '`', '"', ' ', '“', '”']))
}

#[cfg(test)]
mod tests {
    use super::{default, is_conditional, range};

    #[test]
    fn what_is_said_beyond_doubt_is_a_range() {
        for text in [
            "The size. Valid values: 1 to 100.",
            "Valid values: **1** to **100**.",
            "取值范围：**1**~**100**。",
            "取值范围：**1~100**。",
            "大小。取值范围：1~100。",
            "The size.\n\n* Value range: [1~100]",
            "取值范围为1～100",
            "大小。 取值范围： 1\\~100。",
            "大小，见[文档](~~25499~~)。取值范围：1~100。默认值：20。",
            "The size of an IPv4 pool, see t2-200. Valid values: 1 to 100.",
        ] {
            assert_eq!(range(text), Some((1, 100)), "{text}");
            assert!(!is_conditional(text), "{text}");
        }
        assert_eq!(range("Value range: -1 to 5."), Some((-1, 5)));
    }

    #[test]
    fn what_is_near_a_range_is_none() {
        for text in [
            "Valid values: 1 to 100, 200.",
            "Valid values: 1 to 100 GiB.",
            "取值范围：**1**~**100**，默认值为**20**。",
            "Valid values: 0.5 to 1.",
            "Valid values: 1, 100.",
            "Valid values: [1,100)",
            "Valid values: (1~100]",
            "Valid values: 1 to 100. Valid values of the other: 1 to 5.",
            "Valid values 1 to 100",
            "Valid values: 100 to 1",
            "Valid values: 2020-01-01 to 2020-02-01",
            "取值范围：1~100个字符。",
            "取值范围：-10\\~-30。",
            "No valid values: 1 to 100",
            "取值范围：1~100。-1表示不限制。",
            "Valid values: 1 to 100. A value of 0 means that there is no limit.",
            "取值范围：1~100。\n默认值：0。",
        ] {
            assert_eq!(range(text), None, "{text}");
        }
        for text in [
            "Valid values: 1 to 100. If the disk is large: 20.",
            "When A is set: Valid values: 1 to 100.",
            "取值范围：1~100。当类型为A时无效。",
        ] {
            assert!(is_conditional(text), "{text}");
        }
    }

    #[test]
    fn a_default_stands_alone() {
        assert_eq!(default("The size. Default value: 10."), Some("10"));
        assert_eq!(default("大小。默认值：**false**。"), Some("false"));
        assert_eq!(default("默认值为10。"), Some("10"));
        assert_eq!(default("Uses the default. Default value: 10."), None);
        assert_eq!(default("There is no default value: 10."), None);
        assert_eq!(default("Defaulting: 10."), None);
    }
}
