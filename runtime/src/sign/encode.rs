//! Percent encoding, and the order of parameters.

use std::borrow::Cow;

use crate::members::Text;

/// Names and values, percent encoded, sorted by name in the order of bytes, joined with `&`.
///
/// Pairs with the same name keep their order.
#[must_use]
pub fn encode_pairs(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), Text::Plain(Cow::Borrowed(*value))))
        .collect();
    canonical_pairs(&pairs)
}

/// As [`encode_pairs`], for pairs as parameters write them.
pub(crate) fn canonical_pairs(pairs: &[(Cow<'_, str>, Text<'_>)]) -> String {
    let mut text = String::with_capacity(encoded_length(pairs));
    push_canonical_pairs(&mut text, pairs, "");
    text
}

/// About how long pairs are when they are encoded.
pub(crate) fn encoded_length(pairs: &[(Cow<'_, str>, Text<'_>)]) -> usize {
    let length: usize = pairs.iter().map(|(name, value)| name.len() + value.length() + 2).sum();
    length + length / 2
}

/// Writes pairs, and returns where one with another name would stand among them.
pub(crate) fn push_canonical_pairs(
    text: &mut String,
    pairs: &[(Cow<'_, str>, Text<'_>)],
    other: &str,
) -> usize {
    let begin = text.len();
    let mut other_at = None;
    let mut push = |(name, value): &(Cow<'_, str>, Text<'_>)| {
        if text.len() > begin {
            text.push('&');
        }
        if other_at.is_none() && **name > *other {
            other_at = Some(text.len());
        }
        percent_encode(text, name);
        text.push('=');
        match value {
            Text::Plain(value) => percent_encode(text, value),
            // The characters of numbers stay as they are, but for the sign of an exponent, which
            // is never written.
            Text::Integer(_) | Text::Float(_) | Text::Single(_) => value.push_to(text),
        }
    };
    if pairs.is_sorted_by(|left, right| left.0 <= right.0) {
        pairs.iter().for_each(push);
    } else {
        let mut sorted: Vec<_> = pairs.iter().collect();
        sorted.sort_by(|left, right| left.0.cmp(&right.0));
        sorted.into_iter().for_each(&mut push);
    }
    other_at.unwrap_or(text.len())
}

/// Writes a text with every byte of its UTF-8 as `%XX`, except letters and digits of ASCII and
/// `-`, `_`, `.`, `~`.
pub(crate) fn percent_encode(out: &mut String, text: &str) {
    // Most texts stay as they are. Without an early end, their bytes are looked at in half the time.
    if text.bytes().fold(true, |plain, byte| plain & UNRESERVED[usize::from(byte)]) {
        out.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !UNRESERVED[usize::from(byte)]) {
        // What stands before is ASCII, so it ends at the boundary of a character.
        let (plain, encoded) = rest.split_at(at);
        out.push_str(plain);
        let length = encoded.chars().next().map_or(0, char::len_utf8);
        let (character, after) = encoded.split_at(length);
        for byte in character.bytes() {
            out.push('%');
            out.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
            out.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Whether a byte stays as it is.
static UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "the loop ends at 256")]
        let character = byte as u8;
        table[byte] =
            character.is_ascii_alphanumeric() || matches!(character, b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    table
};
