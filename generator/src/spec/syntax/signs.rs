//! Signs that look like those of YAML, as pages and input methods have them.

use crate::source::{Point, Span};

/// A sign, and what it is taken for.
pub(super) struct LookAlike {
    pub(super) span: Span,
    pub(super) sign: char,
    /// What it looks like, and the name of that.
    pub(super) meant: (char, &'static str),
}

/// Finds the first sign in a line that stands where YAML would have the one that it looks like.
/// Elsewhere it is text, and nothing is wrong with it.
pub(super) fn find(line: &str, number: usize) -> Option<LookAlike> {
    let mut column = 0;
    line.char_indices().find_map(|(at, sign)| {
        column += 1;
        let (before, behind) = (&line[..at], &line[at + sign.len_utf8()..]);
        let meant = match sign {
            '：' if is_key(before) => (':', "colon"),
            '，' if begins_with_key(behind) => (',', "comma"),
            '“' | '”' | '＂' if is_start(before) => ('"', "quote"),
            '‘' | '’' | '＇' if is_start(before) => ('\'', "quote"),
            '｛' if is_start(before) => ('{', "brace"),
            '［' if is_start(before) => ('[', "bracket"),
            '｝' if behind.trim_end_matches([',', '}', ']']).trim().is_empty() => ('}', "brace"),
            '］' if behind.trim_end_matches([',', '}', ']']).trim().is_empty() => (']', "bracket"),
            _ => return None,
        };
        let start = Point { line: number, column };
        let span = Span { start, end: Point { column: column + 1, ..start } };
        Some(LookAlike { span, sign, meant })
    })
}

fn is_name(text: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "._-%".contains(character);
    !text.is_empty() && text.chars().all(is_part)
}

/// Whether a key ends here: a word that stands behind a bracket or a comma, or alone.
fn is_key(before: &str) -> bool {
    let word = before.rsplit([' ', '{', '[', ',']).next().unwrap_or_default();
    is_name(word) && is_start(&before[..before.len() - word.len()])
}

/// Whether a key and a colon come next.
fn begins_with_key(behind: &str) -> bool {
    let end = behind.find([':', '：']);
    end.is_some_and(|end| is_name(behind[..end].trim_start()))
}

/// Whether a value or key can begin here.
fn is_start(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with([':', '：', '-', '{', '｛', '[', '［', ',', '，'])
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn only_signs_of_yaml_are_found() {
        let found = |line: &str| find(line, 1).map(|found| (found.sign, found.span.start.column));
        assert_eq!(found("charges： true"), Some(('：', 8)));
        assert_eq!(found("  Failed：{message: x}"), Some(('：', 9)));
        assert_eq!(found("  a: {message: It failed.， retry: never}"), Some(('，', 26)));
        assert_eq!(found("  - {document: “a: b”}"), Some(('“', 16)));
        assert_eq!(found("a: ［b］"), Some(('［', 4)));
        assert_eq!(found("a: {b: c｝"), Some(('｝', 9)));
        assert_eq!(found("message: 它失败了，请重试：a: b"), None);
        assert_eq!(found("message: It says “no”: x"), None);
        assert_eq!(found(""), None);
    }
}
