//! Plain scalars: which of them mean the same to everybody.

use std::collections::HashMap;

use memchr::memmem;
use serde::Deserialize;
use serde::de;
use serde::de::value::StrDeserializer;
use serde_yaml::Value;

use crate::vocabulary::{Remedy, Retry, TYPES};

/// What a plain scalar stands for, if it is not ambiguous.
pub(crate) fn plain_value(text: &str) -> Value {
    let number = || match is_decimal(text) {
        true if text.contains('.') => text.parse::<f64>().ok().map(Value::from),
        true => {
            let signed = text.parse::<i64>().ok().map(Value::from);
            signed.or_else(|| text.parse::<u64>().ok().map(Value::from))
        }
        false => None,
    };
    match text {
        "" | "~" | "null" => Value::Null,
        "true" => Value::from(true),
        "false" => Value::from(false),
        text => number().unwrap_or_else(|| Value::from(text)),
    }
}

/// The words that a key takes whose values might be written as a boolean, such as `retry: no`.
pub(crate) fn words_of(key: &str) -> Option<String> {
    // What reads the words knows them: its message has them in backticks behind the text.
    const NONE: &str = "?";
    let text = StrDeserializer::<de::value::Error>::new(NONE);
    let refused = match key {
        "retry" => Retry::deserialize(text).err(),
        "remedy" => Remedy::deserialize(text).err(),
        _ => None,
    };
    let message = refused?.to_string();
    let words: Vec<String> =
        message.split('`').skip(3).step_by(2).map(|word| format!("`{word}`")).collect();
    Some(words.join(", "))
}

/// Says what to do about a plain scalar that older YAML, newer YAML and people do not all take for
/// the same thing.
pub(crate) fn ambiguous(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 6] = ["yes", "no", "on", "off", "y", "n"];
    if text.starts_with(['“', '”', '‘', '’', '„', '「', '『', '＂', '＇']) {
        return Some(
            "YAML has the quotes \" and ' alone: any other is a part of the text. Write \", and put \
             quotes around a text to which the sign belongs",
        );
    }
    // Nearly every text begins otherwise, or is longer than a word of these.
    let is_short = text.len() <= "+false".len();
    let may_be = |first: u8| match first {
        b'+' | b'-' | b'.' | b'0'..=b'9' => true,
        first => is_short && b"fnoty".contains(&first.to_ascii_lowercase()),
    };
    if !text.bytes().next().is_some_and(may_be) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if WORDS.contains(&lower.trim_start_matches(['+', '-']))
        || (matches!(&*lower, "true" | "false" | "null") && lower != text)
    {
        return Some("put quotes around it if it is text; a boolean is `true` or `false`");
    }
    let digits = text.trim_start_matches(['+', '-']);
    if matches!(&*digits.to_ascii_lowercase(), ".inf" | ".nan") {
        return Some("put quotes around it if it is text; a number has a value");
    }
    let looks_like_number = digits
        .starts_with(|first: char| first.is_ascii_digit() || first == '.')
        && (digits.replace('_', "").parse::<f64>().is_ok()
            || ["0x", "0X", "0o", "0O", "0b", "0B"].iter().any(|radix| digits.starts_with(radix)));
    if looks_like_number && !is_decimal(text) {
        return Some("put quotes around it if it is text; a number is written in decimal digits");
    }
    (is_decimal(text) && !fits(text))
        .then_some("put quotes around it if it is text; a number has at most 64 bits")
}

/// Whether a text is a number as everybody writes it: `-12`, `0`, `0.5`.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    // Nearly every text ends here.
    if !digits.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_fraction = !fraction.is_empty() && all_digits(fraction);
    all_digits(whole) && has_fraction && (whole == "0" || !whole.starts_with('0'))
}

/// Whether a decimal number is one of 64 bits.
fn fits(text: &str) -> bool {
    if text.contains('.') {
        text.parse().is_ok_and(f64::is_finite)
    } else {
        text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok()
    }
}

/// What stands behind a `#` that YAML takes for the beginning of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comment {
    /// A space: it is written as a comment.
    Spaced,
    /// Anything else, as in `Shop #1`.
    Glued,
}

/// Where a text without quotes would end because a comment begins: by the line and the column
/// behind the text.
pub(crate) fn comments(text: &str) -> HashMap<(usize, usize), Comment> {
    let mut comments = HashMap::new();
    let (mut line, mut column, mut counted) = (1, 1, 0);
    for hash in memmem::find_iter(text.as_bytes(), "#") {
        let before = &text[counted..hash];
        if !before.ends_with([' ', '\t']) {
            continue;
        }
        let end = counted + before.trim_end_matches([' ', '\t']).len();
        let skipped = &text[counted..end];
        line += skipped.matches('\n').count();
        column = match skipped.rfind('\n') {
            Some(newline) => skipped[newline + 1..].chars().count() + 1,
            None => column + skipped.chars().count(),
        };
        counted = end;
        let is_spaced = text[hash + 1..].chars().next().is_none_or(char::is_whitespace);
        let comment = if is_spaced { Comment::Spaced } else { Comment::Glued };
        comments.insert((line, column), comment);
    }
    comments
}

/// Whether a comment may stand behind a value without quotes, because the value could not go on: it
/// is a number, a boolean, or one word under a key that takes no more than a word.
pub(crate) fn ends_by_itself(key: Option<&str>, text: &str) -> bool {
    if !plain_value(text).is_string() {
        return true;
    }
    let is_word = !text.contains(char::is_whitespace);
    is_word && (TYPES.contains(&text) || key.is_some_and(|key| ONE_WORD.contains(&key)))
}

/// The keys whose value is one word: a name, a date, an address, or a word of the language.
const ONE_WORD: [&str; 52] = [
    "access_level",
    "action",
    "authorization",
    "by",
    "charges",
    "code",
    "content",
    "date",
    "encoding",
    "endpoints",
    "error_prefix",
    "errors",
    "field",
    "format",
    "history",
    "host",
    "in",
    "items",
    "kind",
    "language",
    "more",
    "next_token",
    "of",
    "offset",
    "page",
    "page_date",
    "parameter",
    "path",
    "per",
    "present",
    "ram_prefix",
    "remedy",
    "request",
    "required",
    "response",
    "retrieved",
    "retry",
    "revision",
    "rust",
    "rust_type",
    "safety",
    "scope",
    "size",
    "source",
    "style",
    "token",
    "total",
    "type",
    "url",
    "use",
    "values",
    "version",
];
