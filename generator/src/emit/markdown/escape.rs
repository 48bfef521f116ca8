//! Text of a spec as Markdown that shows it: it becomes no link, no heading, no code and no HTML.

use super::inline::Inline;
use super::{fence_around, one_line};

/// Text from a spec as one line of Markdown, to stand in the middle of a sentence or list.
pub(in crate::emit) fn inline(text: &str) -> String {
    escape_start(&escape_line(&one_line(text)))
}

/// Text from a spec as lines of Markdown that show it. Lists, emphasis, code spans and code blocks
/// are kept; a code block becomes one of text.
pub(super) fn escape(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut block: Option<Block> = None;
    for line in text.trim_end().lines() {
        let line = line.replace('\t', " ");
        let trimmed = line.trim();
        match &mut block {
            Some(open) if open.is_closed_by(trimmed) => {
                lines.extend(open.finish());
                block = None;
            }
            Some(open) => open.lines.push(line.trim_end().to_owned()),
            None => match Block::open(trimmed) {
                Some(open) => {
                    separate(&mut lines);
                    block = Some(open);
                }
                None => push_line(&mut lines, trimmed),
            },
        }
    }
    if let Some(open) = &mut block {
        lines.extend(open.finish());
    }
    lines
}

/// A code block of a spec.
struct Block {
    /// The line that opens it.
    opening: String,
    fence: String,
    lines: Vec<String>,
}

impl Block {
    fn open(line: &str) -> Option<Self> {
        let marker = line.chars().next().filter(|first| "`~".contains(*first))?;
        let length = line.chars().take_while(|character| *character == marker).count();
        // A line of code spans is none: the text behind the fence of a block has no backtick.
        let is_fence = length >= 3 && !(marker == '`' && line[length..].contains('`'));
        let fence = marker.to_string().repeat(length);
        is_fence.then(|| Self { opening: line.to_owned(), fence, lines: Vec::new() })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        line.starts_with(&self.fence) && line.trim_start_matches(&self.fence[..1]).is_empty()
    }

    fn finish(&mut self) -> Vec<String> {
        // Without a line in it, what looks like a fence may be all that there is to show.
        if self.lines.is_empty() {
            return vec![escape_start(&escape_line(&self.opening))];
        }
        let fence = fence_around(self.lines.iter().map(String::as_str));
        let mut lines = vec![format!("{fence}text")];
        lines.append(&mut self.lines);
        lines.push(fence);
        lines
    }
}

fn separate(lines: &mut Vec<String>) {
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(String::new());
    }
}

/// Adds a line of running text.
fn push_line(lines: &mut Vec<String>, line: &str) {
    let before = lines.last().map_or("", String::as_str);
    let after_block = before.starts_with("```");
    let open = item_of(before).map(|(marker, _)| is_number(marker));
    match (line, item_of(line)) {
        ("", _) => separate(lines),
        (_, Some((marker, item))) => {
            if open != Some(is_number(marker)) {
                separate(lines);
            }
            let marker = if is_number(marker) { marker } else { "- " };
            lines.push(format!("{marker}{}", escape_item(&escape_line(item.trim()))));
        }
        // A line that goes on with an item belongs to it: on a line of its own it would have to be
        // indented.
        (line, None) if open.is_some() => {
            if let Some(last) = lines.last_mut() {
                *last = format!("{last} {}", escape_line(line));
            }
        }
        (line, None) => {
            if after_block {
                lines.push(String::new());
            }
            lines.push(escape_start(&escape_line(line)));
        }
    }
}

/// The marker of an item of a list, and what stands behind it.
fn item_of(line: &str) -> Option<(&str, &str)> {
    let length = match line.bytes().next()? {
        b'-' | b'*' | b'+' => 1,
        // Markdown reads no longer numbers.
        b'0'..=b'9' => match line.bytes().take_while(u8::is_ascii_digit).count() {
            digits @ 1..=9 if line[digits..].starts_with(['.', ')']) => digits + 1,
            _ => return None,
        },
        _ => return None,
    };
    line[length..].starts_with(' ').then(|| line.split_at(length + 1))
}

fn is_number(marker: &str) -> bool {
    marker.starts_with(|first: char| first.is_ascii_digit())
}

/// Escapes what has a meaning at the start of an item of a list: what it has at that of a line, and
/// another item.
fn escape_item(item: &str) -> String {
    if item.starts_with("- ") || item.starts_with("* ") {
        return format!("\\{item}");
    }
    escape_start(item)
}

/// Escapes what has a meaning at the start of a line only: headings, quotes, rules, tables, list
/// numbers.
fn escape_start(line: &str) -> String {
    let is_rule = line.chars().all(|character| "-=*_ |:".contains(character));
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let is_number = digits > 0 && line[digits..].starts_with(['.', ')']);
    match line.chars().next() {
        Some('#' | '|' | '+' | '~') => format!("\\{line}"),
        Some('-' | '=' | '*' | '_' | ':') if is_rule => format!("\\{line}"),
        Some(_) if is_number => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(_) | None => line.to_owned(),
    }
}

/// Escapes what has a meaning anywhere: links, HTML, addresses; and marks what looks like code.
fn escape_line(line: &str) -> String {
    let mut escaped = Inline::for_text(line);
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        escaped.push_text(&rest[..start]);
        let run = rest[start..].chars().take_while(|character| *character == '`').count();
        let fence = &rest[start..start + run];
        let behind = &rest[start + run..];
        if let Some(end) = find_run(behind, run) {
            escaped.push_code(fence, &behind[..end]);
            rest = &behind[end + run..];
        } else {
            escaped.push_backticks(run);
            rest = behind;
        }
    }
    escaped.push_text(rest);
    escaped.finish()
}

/// Where a run of exactly this many backticks begins.
fn find_run(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('`').map(|start| at + start) {
        let run = text[start..].chars().take_while(|character| *character == '`').count();
        if run == length {
            return Some(start);
        }
        at = start + run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{escape, inline};

    #[test]
    fn text_is_never_code_a_link_or_a_heading() {
        let cases = [
            ("see [GetObject] and <br>", "see \\[`GetObject`\\] and \\<br\\>"),
            ("# Heading", "\\# Heading"),
            ("a */ b \"# c", "a */ b \"# c"),
            ("go to https://example.com/a?b=c.", "go to <https://example.com/a?b=c>."),
            ("`kept <br> [x]` and `open", "`kept <br> [x]` and \\`open"),
            ("1. one", "1. one"),
            ("1.one 2) two", "1\\.one 2) two"),
            ("    indented", "indented"),
            ("---", "\\---"),
            ("a \\[b\\]", "a \\\\\\[b\\\\\\]"),
            ("set PricingCycle (or instance_id).", "set `PricingCycle` (or `instance_id`)."),
        ];
        for (text, expected) in cases {
            assert_eq!(escape(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_code_block_becomes_text_and_is_closed() {
        let expected = ["before", "", "```text", "panic!()", "```"];
        assert_eq!(escape("before\n```rust\npanic!()"), expected);
        assert_eq!(escape("~~~\n```\n~~~"), ["````text", "```", "````"]);
    }

    #[test]
    fn an_item_takes_in_the_lines_that_go_on_with_it() {
        assert_eq!(
            escape("values:\n* a\n  b\n* c\n\nend"),
            ["values:", "", "- a b", "- c", "", "end"]
        );
    }

    #[test]
    fn an_item_may_have_a_number() {
        assert_eq!(
            escape("Steps:\n1. a\n   b\n2. # c\n- d\n3) e\n\n1234567890. f"),
            ["Steps:", "", "1. a b", "2. \\# c", "", "- d", "", "3) e", "", "1234567890\\. f"]
        );
        assert_eq!(inline("1. a"), "1\\. a");
    }

    #[test]
    fn inline_text_is_one_line() {
        assert_eq!(inline("a\n<b>"), "a \\<b\\>");
    }
}
