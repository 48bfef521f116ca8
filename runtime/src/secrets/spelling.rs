//! The ways to write a character in JSON, in an address, in HTML or XML, or in one inside the other.
//!
//! Tokens have `/`, `+` and `=`, and some libraries escape all of them. A service that quotes a request
//! may quote JSON that stands in a parameter of an address, so an escape may be escaped again.
//!
//! Backslashes are taken for what they may be: a run of them escapes what stands behind it, however long
//! it is, and each may be one that is meant. So nothing has to be known of what escaped them how often.

use super::entity;

/// How many escapes may stand around each other: JSON in a text in JSON, in an address. As many
/// backslashes that are not written as such may stand in front of a character.
pub(super) const LAYERS: u8 = 3;

/// What a place of a body may stand for, and where it ends.
pub(super) type Reading = (char, usize);

/// Finds every character that may begin at a place. How many there are has a bound, and so has the work.
pub(super) fn read(body: &[u8], at: usize, readings: &mut Vec<Reading>) {
    readings.clear();
    match body.get(at) {
        Some(b'\\' | b'%' | b'&') => {}
        _ => return readings.extend(character_at(body, at)),
    }
    for Found { unit, end, .. } in units(body, at) {
        match unit {
            Unit::Character(character) => readings.push((character, end)),
            Unit::Half(first) => readings.extend(second_halves(body, end, first)),
            Unit::Byte(first) => readings.extend(further_bytes(body, end, first)),
        }
    }
}

/// What one escape stands for.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Character(char),
    /// The first half of a character that JSON writes as two.
    Half(u16),
    /// The first byte of a character of which an address has several.
    Byte(u8),
}

#[derive(Clone, Copy)]
struct Found {
    unit: Unit,
    end: usize,
    /// How many escapes stand around each other in it.
    layers: u8,
    /// How many backslashes stand in front of it that are not written as such.
    backslashes: u8,
}

/// What may begin at a place, as far as one escape goes.
fn units(body: &[u8], at: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let behind = end_of_run(body, at);
    if behind > at {
        // The others of the run can be passed over as escapes of what follows.
        let unit = Unit::Character('\\');
        found.push(Found { unit, end: at + 1, layers: LAYERS, backslashes: LAYERS });
    }
    plain(body, behind, behind > at, 0, &mut found);
    let mut index = 0;
    while let Some(&one) = found.get(index) {
        unescape(body, one, &mut found);
        index += 1;
    }
    found
}

/// Behind the last one of the backslashes that begin here.
pub(super) fn end_of_run(body: &[u8], at: usize) -> usize {
    let rest = body.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| **byte == b'\\').count()
}

/// What is written as it is, or with letters behind a backslash.
fn plain(body: &[u8], at: usize, is_escaped: bool, backslashes: u8, found: &mut Vec<Found>) {
    let mut push = |unit, end| found.push(Found { unit, end, layers: 0, backslashes });
    let Some((character, end)) = character_at(body, at) else { return };
    push(Unit::Character(character), end);
    if !is_escaped {
        return;
    }
    if let Some(meant) = short_escape(character) {
        push(Unit::Character(meant), end);
    }
    if character == 'u'
        && let Some(number) = digits(body, end, 4)
    {
        let half = u16::try_from(number).unwrap_or_default();
        push(char::from_u32(number).map_or(Unit::Half(half), Unit::Character), end + 4);
    }
}

/// What stands behind a character that begins an escape, if it does.
fn unescape(body: &[u8], one: Found, found: &mut Vec<Found>) {
    let Found { unit: Unit::Character(character), end, layers, backslashes } = one else { return };
    match character {
        '\\' if backslashes < LAYERS => {
            plain(body, end_of_run(body, end), true, backslashes + 1, found);
        }
        '%' if layers < LAYERS => {
            let Some(byte) = hexadecimal_byte(body, end) else { return };
            let unit =
                if byte.is_ascii() { Unit::Character(char::from(byte)) } else { Unit::Byte(byte) };
            found.push(Found { unit, end: end + 2, layers: layers + 1, backslashes });
        }
        '&' if layers < LAYERS => {
            let Some((character, end)) = entity::read(body, end) else { return };
            let unit = Unit::Character(character);
            found.push(Found { unit, end, layers: layers + 1, backslashes });
        }
        _ => {}
    }
}

/// A character as it is.
fn character_at(body: &[u8], at: usize) -> Option<Reading> {
    let rest = body.get(at..)?;
    let first = *rest.first()?;
    if first.is_ascii() {
        return Some((char::from(first), at + 1));
    }
    let longest = rest.get(..4).unwrap_or(rest);
    let character = longest.utf8_chunks().next()?.valid().chars().next()?;
    Some((character, at + character.len_utf8()))
}

/// What the letter behind a backslash stands for, if that cannot stand in JSON as it is.
fn short_escape(letter: char) -> Option<char> {
    match letter {
        'b' => Some('\u{8}'),
        't' => Some('\t'),
        'n' => Some('\n'),
        'f' => Some('\u{c}'),
        'r' => Some('\r'),
        _ => None,
    }
}

/// The number that so many hexadecimal digits stand for.
pub(super) fn digits(body: &[u8], at: usize, count: usize) -> Option<u32> {
    let mut digits = body.get(at..at + count)?.iter().map(|digit| char::from(*digit).to_digit(16));
    digits.try_fold(0, |value, digit| Some(value * 16 + digit?))
}

/// The byte that two hexadecimal digits stand for.
pub(super) fn hexadecimal_byte(body: &[u8], at: usize) -> Option<u8> {
    digits(body, at, 2).and_then(|number| u8::try_from(number).ok())
}

/// Where a character that begins an escape ends, in whatever way that is written.
fn ends_of(body: &[u8], at: usize, character: char) -> impl Iterator<Item = usize> {
    let found = units(body, at).into_iter();
    found.filter(move |one| one.unit == Unit::Character(character)).map(|one| one.end)
}

/// As `\ude00` behind `\ud83d`.
fn second_halves(body: &[u8], at: usize, first: u16) -> Vec<Reading> {
    let halves = ends_of(body, at, '\\').filter_map(|behind| {
        let letter = end_of_run(body, behind);
        let number = digits(body, letter + 1, 4).filter(|_| body[letter] == b'u')?;
        let both = [first, u16::try_from(number).ok()?];
        let character = char::decode_utf16(both).next()?.ok()?;
        Some((character, letter + 5)).filter(|_| character.len_utf16() == 2)
    });
    halves.collect()
}

/// As `%B8%AD` behind `%E4`.
fn further_bytes(body: &[u8], at: usize, first: u8) -> Vec<Reading> {
    let mut begun = vec![(vec![first], at)];
    // More bytes than four are no character.
    for _ in 1..4 {
        let longer = begun.iter().filter(|(bytes, _)| str::from_utf8(bytes).is_err());
        let longer = longer.flat_map(|(bytes, end)| {
            let further = ends_of(body, *end, '%')
                .filter_map(|end| Some((hexadecimal_byte(body, end)?, end)));
            further.map(|(byte, end)| ([bytes.as_slice(), &[byte]].concat(), end + 2))
        });
        let longer: Vec<_> = longer.collect();
        begun.extend(longer);
    }
    let whole = begun.iter().filter_map(|(bytes, end)| {
        let text = str::from_utf8(bytes).ok()?;
        Some((text.chars().next()?, *end))
    });
    whole.collect()
}

#[cfg(test)]
mod tests {
    use std::iter::once;
    use std::ops::Range;

    use super::read;
    use crate::secrets::search::Search;

    fn find(body: &[u8], text: &str) -> Option<Range<usize>> {
        Search::new(body, once(text)).next(0, body.len())
    }

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
    fn knows_entities() {
        for spelt in [
            "a&#43;b&#47;c&#61;&#34;&#39;&#60;&#38;&#92;",
            "a&#x2B;b&#X2f;c&#x3d;&quot;&apos;&lt;&amp;&bsol;",
            "a&plus;b&sol;c&equals;&quot;&#039;&LT;&AMP;&#0092;",
            // XML leaves most as they are.
            r#"a+b/c="&apos;&lt;&amp;\"#,
            // In JSON, in an address, and once more in XML.
            r"a\u0026#43;b\/c\u003d\u0026quot;\u0026#39;\u0026lt;\u0026amp;\\",
            "a%26%2343%3Bb%2Fc%3D%26quot%3B%26%2339%3B%26lt%3B%26amp%3B%5C",
            "a&amp;#43;b&amp;sol;c=&amp;quot;&amp;apos;&amp;lt;&amp;amp;&amp;bsol;",
            // JSON in XML.
            r"a\u002bb\/c=\&quot;&apos;&lt;&amp;\\",
        ] {
            is_found("a+b/c=\"'<&\\", spelt);
        }
        is_found("p\u{e4}ss\u{4e2d}\u{1f600}", "p&#228;ss&#x4e2d;&#128512;");
        is_found("&amp;&#43;", "&amp;&#43;");
        for other in ["&", "&#", "&#;", "&#x;", "&plus", "&#43", "&#99999999;", "&#xd800;", "&%2"] {
            assert_eq!(find(format!("a{other}b").as_bytes(), "a+b"), None, "{other}");
        }
    }

    #[test]
    fn knows_entities_of_which_each_sign_is_escaped() {
        for spelt in [
            // Some libraries for JSON escape all that HTML, or a shell, takes for a sign.
            r"a&#43\u003bb",
            r"a&\u002343;b",
            r"a\u0026\u002343\u003Bb",
            r"a\u0026plus\u003bb",
            r"a&\#43\;b",
            // JSON in a text in JSON, in an address, or an address in JSON.
            r"a\\u0026\\u002343\\u003bb",
            r"a\u005cu0026\u005cu002343\u005cu003bb",
            "a%5Cu0026%5Cu002343%5Cu003bb",
            "a%5C%5Cu0026%5C%5Cu002343%5C%5Cu003bb",
            r"a\u002526\u00252343\u00253bb",
            "a%2526%252343%253Bb",
        ] {
            is_found("a+b", spelt);
        }
        for other in [r"&#43\u003a", r"&#43\u013b", r"&#43\u3b", r"&\u00243;", "&#43\\", "&\\u"] {
            assert_eq!(find(format!("a{other}b").as_bytes(), "a+b"), None, "{other}");
        }
    }

    #[test]
    fn what_may_stand_at_a_place_has_a_bound() {
        for part in [
            "\\",
            "%",
            "%25",
            "%5C",
            r"\u005c",
            r"%5Cu005c",
            r"\ud83d\ude00",
            "%E4%B8%AD",
            "&",
            "&amp;",
            r"&\u0023",
            "%26",
        ] {
            let body = part.repeat(100);
            for at in 0..body.len() {
                let mut readings = Vec::new();
                read(body.as_bytes(), at, &mut readings);
                assert!(readings.len() <= 32, "{part}: {}", readings.len());
            }
        }
    }
}
