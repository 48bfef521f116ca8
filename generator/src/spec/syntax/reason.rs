//! Reasons for which the parser stumbles later than where they are, as far as lines show them.

use crate::source::{Point, Span};

/// What is wrong, where, and what to do about it.
pub(super) struct Reason<'a> {
    pub(super) span: Span,
    pub(super) fact: &'a str,
    pub(super) help: &'a str,
}

/// How the parser begins to tell of a line that is no key. It notices at the next key.
pub(super) const NO_KEY: &str = "simple key expect";

/// How it begins to tell of a `:` in the middle of a text, which may have begun in a line before.
pub(super) const NO_VALUE: &str = "mapping values are not allowed";

/// How it begins to tell of something between brackets that is neither a comma nor a bracket.
const IN_BRACKETS: [&str; 4] = [
    "while parsing a flow mapping",
    "while parsing a flow sequence",
    "illegal placement of ':'",
    "invalid indentation in flow construct",
];

/// The reason for an error, if it can be told.
pub(super) fn reason(text: &str, error: &str, noticed: Point) -> Option<Reason<'static>> {
    if error.starts_with(NO_KEY) {
        line_without_key(text, noticed)
    } else if error.starts_with(NO_VALUE) {
        second_colon(text, noticed).or_else(|| deeper_line(text, noticed))
    } else if IN_BRACKETS.iter().any(|start| error.starts_with(start)) {
        open_bracket(text, noticed)
    } else {
        None
    }
}

const ADD_A_SPACE: &str = "write a space after the `:`, and put text that goes on over several lines \
                           deeper than its key";

const ADD_A_COLON: &str = "put text that goes on over several lines deeper than its key; if this is a key, \
                           write a `:` after it";

/// The first of the lines before a point that have the same indentation and no key.
fn line_without_key(text: &str, noticed: Point) -> Option<Reason<'static>> {
    let lines: Vec<&str> = text.lines().take(noticed.line.saturating_sub(1)).collect();
    let has_key = |line: &str| line.contains(": ") || line.trim_end().ends_with(':');
    let last = lines.iter().rposition(|line| is_written(line))?;
    let depth = indentation(lines[last]);
    let is_alike = |line: &&&str| {
        is_written(line)
            && !has_key(line)
            && !line.trim_start().starts_with("- ")
            && indentation(line) == depth
    };
    let count = lines[..=last].iter().rev().take_while(is_alike).count();
    let first = (last + 1).checked_sub(count).filter(|_| count > 0)?;
    let line = first + 1;
    let start = Point { line, column: depth + 1 };
    let end = Point { line, column: lines[first].trim_end().chars().count() + 1 };
    let help = if lines[first].contains(':') { ADD_A_SPACE } else { ADD_A_COLON };
    Some(Reason { span: Span { start, end }, fact: "this line is not `key: value`", help })
}

/// A `:` that follows the one of a key.
fn second_colon(text: &str, noticed: Point) -> Option<Reason<'static>> {
    let (line, byte) = line_at(text, noticed)?;
    let is_second = line.get(..byte)?.trim_end().ends_with(':');
    let end = Point { column: noticed.column + 1, ..noticed };
    is_second.then_some(Reason {
        span: Span { start: noticed, end },
        fact: "a second `:` stands behind the key",
        help: "remove one of the two; put quotes around the text if it begins with a `:`",
    })
}

/// A key below one that has its value, and deeper.
fn deeper_line(text: &str, noticed: Point) -> Option<Reason<'static>> {
    let (line, byte) = line_at(text, noticed)?;
    let key = line.get(..byte)?.trim_start();
    let before = text.lines().take(noticed.line - 1).filter(|line| is_written(line)).last()?;
    let (_, value) = before.split_once(": ")?;
    let is_deeper = indentation(line) > indentation(before) && !value.trim().is_empty();
    let is_key = !key.is_empty() && !key.contains(' ');
    let start = Point { line: noticed.line, column: indentation(line) + 1 };
    (is_deeper && is_key).then_some(Reason {
        span: Span { start, end: noticed },
        fact: "this key is indented more than the one before, which has its value already",
        help: "give all keys of a mapping the same indentation; what belongs to a key stands below it \
               if there is nothing behind its `:`",
    })
}

/// A bracket that was opened in the line before, which does not end as if it went on.
fn open_bracket(text: &str, noticed: Point) -> Option<Reason<'static>> {
    let lines = text.lines().enumerate().take(noticed.line - 1);
    let (index, line) = lines.filter(|(_, line)| is_written(line)).last()?;
    if line.trim_end().ends_with([',', '{', '[']) {
        return None;
    }
    let (column, sign) = not_closed(line)?;
    let start = Point { line: index + 1, column: column + 1 };
    Some(Reason {
        span: Span { start, end: Point { column: column + 2, ..start } },
        fact: if sign == '{' { "this `{` is not closed" } else { "this `[` is not closed" },
        help: "close it in this line, or end the line with a `,` if more follows; put quotes around text \
               with `,`, `[`, `]`, `{` or `}`",
    })
}

/// The innermost bracket of a line that is not closed, or is closed by one of the other kind.
fn not_closed(line: &str) -> Option<(usize, char)> {
    let (mut open, mut quote, mut before) = (Vec::new(), None, ' ');
    for (column, sign) in line.chars().enumerate() {
        match (quote, sign) {
            (Some(begun), sign) if begun == sign => quote = None,
            (None, '"' | '\'') if " {[,".contains(before) => quote = Some(sign),
            (None, '{' | '[') => open.push((column, sign)),
            (None, '}' | ']') => {
                let closed = if sign == '}' { '{' } else { '[' };
                if open.pop_if(|(_, last)| *last == closed).is_none() {
                    break;
                }
            }
            (Some(_) | None, _) => {}
        }
        before = sign;
    }
    open.pop()
}

/// The line of a point, and the byte in it.
fn line_at(text: &str, point: Point) -> Option<(&str, usize)> {
    let line = text.lines().nth(point.line.checked_sub(1)?)?;
    let byte = line.char_indices().nth(point.column.checked_sub(1)?).map(|(byte, _)| byte);
    Some((line, byte.unwrap_or(line.len())))
}

/// Whether more stands in a line than a comment.
fn is_written(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && !line.starts_with('#')
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
