//! The ways to write a text in JSON, in an address, or in one inside the other.
//!
//! Tokens have `/`, `+` and `=`, and some libraries escape all of them. A service that quotes a request
//! may quote JSON that stands in a parameter of an address, so an escape may be escaped again.

use std::ops::Range;

use memchr::{memchr_iter, memchr3_iter};

/// How many escapes may stand around each other: JSON in a text in JSON, in an address.
const LAYERS: u8 = 3;

/// How many ends of a text are followed. Only runs of backslashes and percent signs have more than a few,
/// and without a bound they take a time that grows with the cube of their length.
const MOST_ENDS: usize = 64;

/// The first place of a text in a body, whatever spelling each of its characters has there.
pub(super) fn find(body: &[u8], text: &str) -> Option<Range<usize>> {
    let first = *text.as_bytes().first()?;
    // Most escapes begin another character, and a hostile body may have nothing else.
    let may_begin = |start: usize| {
        let ahead = &body[start..body.len().min(start + LONGEST_SPELLING)];
        is_spelt_within(ahead, text)
    };
    let at =
        |start| may_begin(start).then(|| end(body, start, text)).flatten().map(|end| start..end);
    let place = memchr3_iter(first, b'\\', b'%', body).find_map(at);
    let place_of_plus = match first {
        b' ' => memchr_iter(b'+', body).find_map(at),
        _ => None,
    };
    [place, place_of_plus].into_iter().flatten().min_by_key(|place| place.start)
}

/// More bytes than stand in front of the last one of a character: `%25255Cud83d%25255Cude00`.
const LONGEST_SPELLING: usize = 32;

/// Whether the first character of a text can be spelt by these bytes: as it is, as a letter behind a
/// backslash, or with the digits of its number.
fn is_spelt_within(ahead: &[u8], text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let mut buffer = [0; 4];
    let byte = first.encode_utf8(&mut buffer).as_bytes()[0];
    let number = if first.is_ascii() { u32::from(byte) & 0xf } else { 0 };
    let last_digit = char::from_digit(number, 16).map_or(0, |digit| digit as u8);
    let letter = short_escape(first).map_or(byte, |letter| letter as u8);
    ahead.iter().any(|found| {
        *found == byte
            || *found == letter
            || (!first.is_ascii() && found.is_ascii_hexdigit())
            || found.eq_ignore_ascii_case(&last_digit)
            || (first == ' ' && *found == b'+')
    })
}

/// Where a text that begins here ends, if it is there; the last place where it can.
fn end(body: &[u8], start: usize, text: &str) -> Option<usize> {
    let mut last = text.chars().try_fold(vec![start], |starts, character| {
        Some(ends(body, &starts, character, LAYERS)).filter(|ends| !ends.is_empty())
    })?;
    last.pop()
}

/// Where a character that begins at one of these places can end, in order. There may be several: `\\` is
/// two backslashes, or one that is escaped.
fn ends(body: &[u8], starts: &[usize], character: char, layers: u8) -> Vec<usize> {
    let mut ends = plain(body, starts, character);
    if character == ' ' {
        ends.extend(plain(body, starts, '+'));
    }
    let is_escape = |start: &usize| matches!(body.get(*start), Some(b'\\' | b'%'));
    if layers > 0 && starts.iter().any(is_escape) {
        let inner = layers - 1;
        let has_percent = starts.iter().any(|start| body.get(*start) == Some(&b'%'));
        let escaped = self::ends(body, starts, '\\', inner);
        ends.extend(self::ends(body, &escaped, character, inner));
        if let Some(letter) = short_escape(character) {
            ends.extend(plain(body, &escaped, letter));
        }
        ends.extend(code_units(body, &escaped, character, inner));
        if has_percent {
            ends.extend(percent_encoded(body, starts, character, inner));
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends.truncate(MOST_ENDS);
    ends
}

/// As it is.
fn plain(body: &[u8], starts: &[usize], character: char) -> Vec<usize> {
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).as_bytes();
    let is_there = |start: &&usize| body[**start..].starts_with(bytes);
    starts.iter().filter(is_there).map(|start| start + bytes.len()).collect()
}

/// The letter that stands behind a backslash for a character that JSON cannot have as it is.
fn short_escape(character: char) -> Option<char> {
    match character {
        '\u{8}' => Some('b'),
        '\t' => Some('t'),
        '\n' => Some('n'),
        '\u{c}' => Some('f'),
        '\r' => Some('r'),
        _ => None,
    }
}

/// As `\u002b` behind the backslash, or two of them for a character that does not fit into one.
fn code_units(body: &[u8], escaped: &[usize], character: char, layers: u8) -> Vec<usize> {
    let mut buffer = [0; 2];
    let mut ends = escaped.to_vec();
    for (index, unit) in character.encode_utf16(&mut buffer).iter().enumerate() {
        if index > 0 {
            ends = self::ends(body, &ends, '\\', layers);
        }
        ends = plain(body, &ends, 'u');
        ends = digits(body, &ends, 4, u32::from(*unit));
    }
    ends
}

/// As `%2B`, once for each byte.
fn percent_encoded(body: &[u8], starts: &[usize], character: char, layers: u8) -> Vec<usize> {
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).bytes();
    bytes.fold(starts.to_vec(), |starts, byte| {
        let behind_percent = ends(body, &starts, '%', layers);
        digits(body, &behind_percent, 2, u32::from(byte))
    })
}

/// So many hexadecimal digits that stand for a number.
fn digits(body: &[u8], starts: &[usize], count: usize, number: u32) -> Vec<usize> {
    let value = |digits: &[u8]| {
        let mut digits = digits.iter().map(|digit| char::from(*digit).to_digit(16));
        digits.try_fold(0, |value, digit| Some(value * 16 + digit?))
    };
    let is_there = |start: &&usize| {
        body.get(**start..**start + count).and_then(value).is_some_and(|value| value == number)
    };
    starts.iter().filter(is_there).map(|start| start + count).collect()
}

#[cfg(test)]
mod tests {
    use super::find;

    /// Whether a text that is spelt like this is found as a whole, twice in a row.
    fn is_found(text: &str, spelt: &str) {
        let body = format!("<{spelt}><{spelt}>");
        let place = find(body.as_bytes(), text);
        assert_eq!(place, Some(1..1 + spelt.len()), "{text:?} in {body}");
    }

    #[test]
    fn knows_characters_that_json_cannot_have_as_they_are() {
        is_found("a\nb\tc\rd\u{8}e\u{c}f", r"a\nb\tc\rd\be\ff");
        is_found("a\nb\u{1}", r"a\u000ab\u0001");
        is_found("a\nb", "a%0Ab");
    }

    #[test]
    fn knows_characters_beyond_latin() {
        is_found("p\u{e4}ss\u{4e2d}\u{1f600}", r"p\u00E4ss\u4e2d\ud83d\uDE00");
        is_found("p\u{e4}ss\u{4e2d}\u{1f600}", "p%C3%A4ss%e4%b8%ad%F0%9F%98%80");
        is_found("\u{4e2d}password", r"\u4E2Dpassword");
    }

    #[test]
    fn knows_a_space_that_is_a_plus() {
        is_found("correct horse", "correct+horse");
        is_found(" correct horse", "+correct%20horse");
        assert_eq!(find(b"correct horse", "correct+horse"), None);
    }

    #[test]
    fn knows_escapes_within_escapes() {
        for spelt in [
            r#"a"b\c"#,
            r#"a\"b\\c"#,
            r#"a\\\"b\\\\c"#,
            "a%5C%22b%5C%5Cc",
            "a%5C%5C%5C%22b%5C%5C%5C%5Cc",
            "a%255C%2522b%255C%255Cc",
            r"a\u005c\u0022b\u005C\u005cc",
        ] {
            is_found("a\"b\\c", spelt);
        }
        is_found("a\nb", "a%5Cnb");
        is_found("a\u{1f600}b", "a%5Cud83d%5Cude00b");
        is_found("100%25", "100%2525");
        is_found(r"\u0041\n", r"\\u0041\\n");
    }

    #[test]
    fn a_body_of_backslashes_takes_no_time_without_measure() {
        let body = "\\".repeat(300);
        for text in ["\\\\\\\\x", "password"] {
            assert_eq!(find(body.as_bytes(), text), None);
        }
    }
}
