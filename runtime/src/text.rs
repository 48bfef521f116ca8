//! Text from a service or a user, made fit for one line of an error message.

use std::fmt;

/// The beginning of a text, with everything escaped that could break or disguise a line: control
/// characters, line breaks, and characters that change the direction of text.
pub(crate) struct Excerpt<'a>(pub(crate) &'a str);

/// How many characters are shown at the most.
const LIMIT: usize = 1024;

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        for character in characters.by_ref().take(LIMIT) {
            if character.is_control() || is_invisible(character) {
                write!(f, "{}", character.escape_default())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        match characters.count() {
            0 => Ok(()),
            more => write!(f, "… ({more} more characters)"),
        }
    }
}

/// How many bytes are shown of a body that may not be text.
pub(crate) const BYTES_SHOWN: usize = 256;

/// The beginning of a body that may not be text, escaped, and how many bytes there were more.
pub(crate) fn excerpt_of_bytes(shown: &[u8], more: usize) -> String {
    let text = Excerpt(&String::from_utf8_lossy(shown)).to_string();
    match more {
        0 => text,
        more => format!("{text}… ({more} more bytes)"),
    }
}

/// Characters that take no room but change what a reader sees.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    #[test]
    fn escapes_what_breaks_or_disguises_a_line() {
        assert_eq!(Excerpt("a\nb\u{202e}c\u{7}中").to_string(), "a\\nb\\u{202e}c\\u{7}中");
    }

    #[test]
    fn counts_what_it_leaves_out() {
        let shown = Excerpt(&"x".repeat(1030)).to_string();
        assert!(shown.ends_with("x… (6 more characters)"), "{shown}");
    }
}
