//! Documentation comments. Text from a spec is data: whatever stands in it, it is shown, and never
//! becomes code, a link, a heading or a test.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::{AttrStyle, Attribute, Lit, Meta, MetaNameValue, Token, parse_quote, token};

use super::ast;

/// A documentation comment, line by line.
#[derive(Clone, Debug, Default)]
pub(super) struct Doc {
    lines: Vec<String>,
}

impl Doc {
    /// A comment that begins with this line, which is Markdown of our own.
    pub(super) fn new(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()] }
    }

    /// A comment that begins with text from a spec.
    pub(super) fn of_text(text: &str) -> Self {
        Self { lines: escape(text) }
    }

    /// Adds a paragraph of our own Markdown.
    pub(super) fn paragraph(&mut self, markdown: impl Into<String>) {
        self.blank();
        self.lines.push(markdown.into());
    }

    /// Adds an item to the list at the end, or begins one.
    pub(super) fn item(&mut self, markdown: &str) {
        if self.lines.last().is_some_and(|line| !line.starts_with("- ")) {
            self.blank();
        }
        self.lines.push(format!("- {markdown}"));
    }

    /// Adds text from a spec.
    pub(super) fn text(&mut self, text: &str) {
        self.blank();
        self.lines.extend(escape(text));
    }

    /// Adds a section.
    pub(super) fn section(&mut self, title: &str) {
        self.paragraph(format!("# {title}"));
    }

    /// Adds code that is compiled and run as a test.
    pub(super) fn example(&mut self, code: &[String]) {
        self.blank();
        let fence = fence_around(code.iter().map(String::as_str));
        self.lines.push(fence.clone());
        self.lines.extend(code.iter().cloned());
        self.lines.push(fence);
    }

    /// Adds text that is shown as it is.
    pub(super) fn verbatim(&mut self, text: &str) {
        self.blank();
        let fence = fence_around(text.lines());
        self.lines.push(format!("{fence}text"));
        self.lines.extend(text.trim_end().lines().map(str::to_owned));
        self.lines.push(fence);
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// The comment as an inner attribute, for the head of a file.
    pub(super) fn inner(&self) -> Attribute {
        let text = self.literal();
        parse_quote!(#![doc = #text])
    }

    /// The comment as an attribute of an item or field.
    pub(super) fn outer(&self) -> Attribute {
        let text = ast::literal(Lit::new(self.literal()));
        let meta = MetaNameValue {
            path: ast::path([ast::ident("doc")]),
            eq_token: <Token![=]>::default(),
            value: text,
        };
        Attribute {
            pound_token: <Token![#]>::default(),
            style: AttrStyle::Outer,
            bracket_token: token::Bracket::default(),
            meta: Meta::NameValue(meta),
        }
    }

    /// All lines in one literal: an attribute for each of them would take several times as long to
    /// parse and print.
    fn literal(&self) -> Literal {
        let mut text = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push(LINE_END);
            }
            let line = line.trim_end();
            if !line.is_empty() {
                text.push(' ');
            }
            // Nearly all lines: the bytes of control characters begin or are one of these.
            if line.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'\x7f' | b'\xc2')) {
                text.push_str(line);
                continue;
            }
            // What is behind is no text, and would end the line for some readers.
            for part in line.split_inclusive(is_control) {
                match part.char_indices().next_back().filter(|(_, last)| is_control(*last)) {
                    Some((at, last)) => {
                        text.push_str(&part[..at]);
                        text.extend(last.escape_default());
                    }
                    None => text.push_str(part),
                }
            }
        }
        raw_literal(&text)
    }
}

/// Ends a line of a comment that stands in one attribute. No line contains it.
const LINE_END: char = '\u{1e}';

fn is_control(character: char) -> bool {
    character.is_control() && character != '\t'
}

/// A literal in which nothing is escaped: escaping looks at each character, for several times as
/// long.
fn raw_literal(text: &str) -> Literal {
    let hashes =
        text.split('"').skip(1).map(|rest| rest.len() - rest.trim_start_matches('#').len());
    let fence = "#".repeat(hashes.max().map_or(0, |longest| longest + 1));
    format!("r{fence}\"{text}\"{fence}").parse().unwrap_or_else(|_| Literal::string(text))
}

impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let text = self.literal();
        tokens.extend(quote!(#[doc = #text]));
    }
}

/// Writes a comment of which all lines were printed as one.
pub(crate) fn push_comment(text: &mut String, line: &str) {
    let start = line.len() - line.trim_start_matches(' ').len();
    let marker = line.get(..start + "///".len()).unwrap_or(line);
    for (index, part) in line.split(LINE_END).enumerate() {
        if index > 0 {
            text.push_str(marker);
        }
        text.push_str(part);
        text.push('\n');
    }
}

/// A code span that shows a text as it is.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = longest_run(&text, '`');
    match longest {
        0 if text.trim() == text && !text.is_empty() => format!("`{text}`"),
        0 if text.is_empty() => "an empty text".to_owned(),
        _ => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {text} {fence}")
        }
    }
}

/// Text from a spec as one line of Markdown, to stand in the middle of a sentence or list.
pub(super) fn inline(text: &str) -> String {
    escape_start(&escape_line(&one_line(text)))
}

/// The text with every stretch of white space made one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text from a spec as lines of Markdown that show it. Lists, emphasis, code spans and code blocks
/// are kept; a code block becomes one of text.
fn escape(text: &str) -> Vec<String> {
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

/// A fence that no line of a code block can close.
fn fence_around<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let longest = lines.map(|line| longest_run(line, '`')).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

fn longest_run(text: &str, character: char) -> usize {
    if !text.contains(character) {
        return 0;
    }
    text.split(|other| other != character).map(str::len).max().unwrap_or_default()
}

fn separate(lines: &mut Vec<String>) {
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(String::new());
    }
}

/// Adds a line of running text.
fn push_line(lines: &mut Vec<String>, line: &str) {
    let after_block = lines.last().is_some_and(|last| last.starts_with("```"));
    let in_list = lines.last().is_some_and(|last| last.starts_with("- "));
    let item = ["- ", "* ", "+ "].iter().find_map(|marker| line.strip_prefix(marker));
    match (line, item) {
        ("", _) => separate(lines),
        (_, Some(item)) => {
            if !in_list {
                separate(lines);
            }
            lines.push(format!("- {}", escape_item(&escape_line(item.trim()))));
        }
        // A line that goes on with an item belongs to it: on a line of its own it would have to be
        // indented.
        (line, None) if in_list => {
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
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        push_words(&mut escaped, &rest[..start]);
        let run = rest[start..].chars().take_while(|character| *character == '`').count();
        let fence = &rest[start..start + run];
        let behind = &rest[start + run..];
        if let Some(end) = find_run(behind, run) {
            escaped += &[fence, &behind[..end], fence].concat();
            rest = &behind[end + run..];
        } else {
            escaped += &"\\`".repeat(run);
            rest = behind;
        }
    }
    push_words(&mut escaped, rest);
    escaped
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

fn push_words(escaped: &mut String, text: &str) {
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            escaped.push(' ');
        }
        push_word(escaped, word);
    }
}

fn push_word(escaped: &mut String, word: &str) {
    if let Some((before, address, after)) = address_in(word) {
        push_characters(escaped, before);
        *escaped += &["<", address, ">"].concat();
        push_characters(escaped, after);
        return;
    }
    let core = word.trim_start_matches(|character: char| !character.is_alphanumeric());
    let before = &word[..word.len() - core.len()];
    let core = core.trim_end_matches(|character: char| !character.is_alphanumeric());
    if looks_like_code(core) {
        push_characters(escaped, before);
        *escaped += &["`", core, "`"].concat();
        push_characters(escaped, &word[before.len() + core.len()..]);
    } else {
        push_characters(escaped, word);
    }
}

/// An address on the web, with what stands before and behind it.
fn address_in(word: &str) -> Option<(&str, &str, &str)> {
    // Few words have one, and a single character is found faster.
    word.find(':')?;
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let address = word[start..].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
    let is_whole = address.chars().all(|c| c.is_ascii_graphic() && !"<>\"`\\[]".contains(c));
    is_whole.then(|| (&word[..start], address, &word[start + address.len()..]))
}

fn push_characters(escaped: &mut String, text: &str) {
    let has_meaning = |c: char| matches!(c, '\\' | '[' | ']' | '<' | '>' | '`');
    let mut rest = text;
    while let Some(at) = rest.find(has_meaning) {
        let (before, behind) = rest.split_at(at);
        let (character, after) = behind.split_at(1);
        *escaped += &[before, "\\", character].concat();
        rest = after;
    }
    escaped.push_str(rest);
}

/// Names such as `PricingCycle` and `instance_id`, which rustdoc readers expect to see as code and
/// clippy asks to be written so.
fn looks_like_code(word: &str) -> bool {
    let is_name = |word: &str| word.chars().all(|c| c.is_alphanumeric() || "_:".contains(c));
    let singular = word.strip_suffix('s').unwrap_or(word);
    let is_camel = word.starts_with(char::is_uppercase)
        && singular.chars().all(char::is_alphanumeric)
        && singular.chars().filter(|character| character.is_uppercase()).count() > 1
        && singular.chars().any(char::is_lowercase);
    is_camel || (is_name(word) && (word.contains('_') || word.contains("::")))
}

#[cfg(test)]
mod tests {
    use super::{code, escape, inline};

    #[test]
    fn text_is_never_code_a_link_or_a_heading() {
        let cases = [
            ("see [GetObject] and <br>", "see \\[`GetObject`\\] and \\<br\\>"),
            ("# Heading", "\\# Heading"),
            ("a */ b \"# c", "a */ b \"# c"),
            ("go to https://example.com/a?b=c.", "go to <https://example.com/a?b=c>."),
            ("`kept <br> [x]` and `open", "`kept <br> [x]` and \\`open"),
            ("1. one", "1\\. one"),
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
    fn code_spans_show_any_text() {
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(inline("a\n<b>"), "a \\<b\\>");
    }
}
