//! Makes texts fit for a spec: what a reader cannot see, what is too long, and what may be a secret
//! does not get in, and every change is told.

use crate::diagnostic::is_hidden;

/// What was done to a text, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// Invisible characters were left out, and unusual spaces made plain ones.
    Invisible,
    /// The end was cut off.
    Cut,
    /// Something that looks like the ID of an access key was left out.
    Secret,
}

/// A text that may stand in a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clean {
    pub(crate) text: String,
    pub(crate) changes: Vec<Change>,
}

/// The longest prose, in bytes: a little less than a spec may hold, for a line feed can follow it.
const LONGEST_PROSE: usize = 16 * 1024 - 64;

/// The longest text that stands in one line, in bytes. Quotes can double it.
const LONGEST_LINE: usize = 8 * 1024;

/// So long may a line of prose be; Markdown takes the end of a line for a space.
const WIDEST: usize = 4 * 1024;

/// So long may a line of a sample be: a little less than one of a spec, for it is indented there.
pub(crate) const WIDEST_OF_SAMPLES: usize = 16 * 1024;

/// Prose: a description, a summary. Its lines have no spaces at their ends.
pub(crate) fn prose(text: &str) -> Clean {
    let mut changes = Vec::new();
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let text = visible(&text, &mut changes);
    let text = without_secrets(&text, &mut changes);
    let text = cut(&text, LONGEST_PROSE, &mut changes);
    let lines: Vec<String> = text.lines().map(|line| broken(line.trim_end(), WIDEST)).collect();
    Clean { text: lines.join("\n").trim().to_owned(), changes }
}

/// A sample: prose whose lines are as long as they are, up to a limit.
pub(crate) fn sample(text: &str) -> Clean {
    // A line feed can follow it.
    const LONGEST_SAMPLE: usize = crate::check::LONGEST_SAMPLE - 64;
    let mut changes = Vec::new();
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let text = visible(&text, &mut changes);
    let text = without_secrets(&text, &mut changes);
    let text = cut(&text, LONGEST_SAMPLE, &mut changes);
    let lines: Vec<String> =
        text.lines().map(|line| broken(line.trim_end(), WIDEST_OF_SAMPLES)).collect();
    Clean { text: lines.join("\n").trim().to_owned(), changes }
}

/// A value that is copied to the character: an example, a message.
pub(crate) fn value(text: &str) -> Clean {
    let mut changes = Vec::new();
    let text = text.replace("\r\n", "\n");
    let text = visible(&text, &mut changes);
    let text = without_secrets(&text, &mut changes);
    Clean { text: cut(&text, LONGEST_LINE, &mut changes), changes }
}

/// A text for a comment, in one line. One that is longer than any real one says how much is missing.
pub(crate) fn comment(text: &str) -> String {
    const LONGEST_COMMENT: usize = 4_000;
    in_one_line(text, LONGEST_COMMENT)
}

/// A part of a text that stands somewhere else in full, in one line.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST_EXCERPT: usize = 600;
    in_one_line(text, LONGEST_EXCERPT)
}

fn in_one_line(text: &str, longest: usize) -> String {
    let mut changes = Vec::new();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = without_secrets(&visible(&line, &mut changes), &mut changes);
    let shown = cut(&line, longest, &mut changes);
    match line.len() - shown.len() {
        0 => shown,
        missing => format!("{shown}… ({missing} more bytes)"),
    }
}

/// Characters that YAML takes only in an escaped form, or not at all.
pub(crate) fn is_unprintable(character: char) -> bool {
    is_hidden(character) || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Leaves out what cannot be seen.
fn visible(text: &str, changes: &mut Vec<Change>) -> String {
    if !text.contains(is_unprintable) {
        return text.to_owned();
    }
    changes.push(Change::Invisible);
    let replace = |character: char| match character {
        character if !is_unprintable(character) => Some(character),
        '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' | '\r' => Some('\n'),
        character if character.is_whitespace() => Some(' '),
        _ => None,
    };
    text.chars().filter_map(replace).collect()
}

/// Masks what looks like the ID of an access key: the reader of specs refuses it.
fn without_secrets(text: &str, changes: &mut Vec<Change>) -> String {
    const MARK: &str = "LTAI";
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        let (before, found) = rest.split_at(at + MARK.len());
        let length = found.bytes().take_while(u8::is_ascii_alphanumeric).count();
        out.push_str(before);
        if length >= 12 {
            changes.push(Change::Secret);
            out.push_str("****");
            rest = &found[length..];
        } else {
            rest = found;
        }
    }
    out.push_str(rest);
    out
}

fn cut(text: &str, longest: usize, changes: &mut Vec<Change>) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    changes.push(Change::Cut);
    text[..boundary(text, longest)].to_owned()
}

/// The last place up to a byte where a text can be divided.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Breaks a line that is too wide, at a space if there is one.
fn broken(line: &str, widest: usize) -> String {
    let mut out = String::new();
    let mut rest = line;
    while rest.len() > widest {
        let end = boundary(rest, widest);
        let at = rest[..end].rfind(' ').filter(|at| *at > 0).unwrap_or(end);
        out.push_str(rest[..at].trim_end());
        out.push('\n');
        rest = rest[at..].trim_start();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Change, comment, excerpt, prose, value};

    #[test]
    fn prose_has_lines_that_can_be_read() {
        let clean = prose("\r\n A\u{a0}b\u{200b} \r\n\tc\u{202e}  \n\n");
        assert_eq!(clean.text, "A b\n    c");
        assert_eq!(clean.changes, [Change::Invisible]);
        assert_eq!(prose("a\r\nb").changes, []);
    }

    #[test]
    fn what_is_too_long_is_cut_and_told() {
        let clean = prose(&"é".repeat(20_000));
        assert_eq!((clean.text.lines().count(), clean.changes), (4, vec![Change::Cut]));
        assert!(value(&"x".repeat(9_000)).changes.contains(&Change::Cut));
        let long = "x ".repeat(2_500);
        assert_eq!(comment(&long[..4_000]), long[..3_999]);
        assert!(comment(&long).ends_with("x x … (999 more bytes)"));
        assert!(excerpt(&long[..602]).ends_with("x … (1 more bytes)"));
    }

    #[test]
    fn an_access_key_does_not_get_in() {
        let id = format!("LTAI{}", "5tAbCdEfGhIj");
        let clean = value(&format!("a {id} b LTAI*** {id}"));
        assert_eq!(clean.text, "a LTAI**** b LTAI*** LTAI****");
        assert_eq!(clean.changes, [Change::Secret, Change::Secret]);
    }
}
