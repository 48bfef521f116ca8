//! Text that is shown on a terminal as it is written, and not obeyed by it.

/// Replaces characters that a terminal would obey or hide, one for one, so that columns hold.
pub(crate) fn visible(text: &str) -> String {
    let replace = |character| match character {
        '\t' => '\u{2409}',
        character if is_hidden(character) => '\u{fffd}',
        character => character,
    };
    text.chars().map(replace).collect()
}

/// So many characters of a message are shown: it may quote what somebody pasted into a spec.
const LONGEST: usize = 1_000;

/// A message that may quote a spec: visible, in one line, and of a length that can be read.
pub(crate) fn in_one_line(text: &str) -> String {
    let mut line = visible(text).replace('\n', " ");
    if let Some((end, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(end);
        line.push('…');
    }
    line
}

/// Characters that a reader cannot see or cannot tell from a space, and so cannot check, and those
/// that change the direction in which others are shown.
#[inline]
pub(crate) fn is_hidden(character: char) -> bool {
    // Nearly all characters: this is asked for each of every spec.
    if character.is_ascii() {
        return character.is_ascii_control() && !matches!(character, '\n' | '\t');
    }
    is_hidden_beyond_ascii(character)
}

fn is_hidden_beyond_ascii(character: char) -> bool {
    // Ideographs and their punctuation, which are most of what remains.
    if matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{303e}' | '\u{ff01}'..='\u{ff5e}')
    {
        return false;
    }
    let is_format = matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    );
    is_format || character.is_whitespace() || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::{in_one_line, visible};

    #[test]
    fn what_is_shown_has_as_many_characters() {
        let text = "a\tb\rc\u{202e}d\u{a0}e\u{3000}é漢\u{1b}[31m\n";
        let shown = visible(text);
        assert_eq!(shown, "a\u{2409}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}é漢\u{fffd}[31m\n");
        assert_eq!(shown.chars().count(), text.chars().count());
    }

    #[test]
    fn a_message_is_one_line_that_can_be_read() {
        assert_eq!(in_one_line("a\nb"), "a b");
        assert_eq!(in_one_line(&"é".repeat(5_000)).chars().count(), 1_001);
    }
}
