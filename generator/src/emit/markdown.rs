//! Documentation comments. Text from a spec is data: whatever stands in it, it is shown, and never
//! becomes code, a link, a heading or a test.

mod escape;
mod inline;

use std::borrow::Cow;
use std::cell::RefCell;

use memchr::memchr_iter;
use syn::{AttrStyle, Attribute, Meta, MetaNameValue, Token, token};

use super::ast;

use escape::escape;
pub(super) use escape::inline;

/// A documentation comment, line by line.
#[derive(Clone, Debug, Default)]
pub(super) struct Doc {
    lines: Vec<String>,
    /// What stands before the items of our last list, and behind which line it ends.
    list: Option<(&'static str, usize)>,
}

impl Doc {
    /// A comment that begins with this line, which is Markdown of our own.
    pub(super) fn new(line: impl Into<String>) -> Self {
        Self { lines: vec![line.into()], list: None }
    }

    /// A comment that begins with text from a spec.
    pub(super) fn of_text(text: &str) -> Self {
        Self { lines: escape(text), list: None }
    }

    /// Adds a paragraph of our own Markdown.
    pub(super) fn paragraph(&mut self, markdown: impl Into<String>) {
        self.blank();
        self.lines.push(markdown.into());
    }

    /// Adds an item to our list at the end, or begins one.
    pub(super) fn item(&mut self, markdown: &str) {
        let marker = match self.list {
            Some((marker, end)) if end == self.lines.len() => marker,
            Some(_) | None => {
                let marker = if ends_with_list(&self.lines) { "* " } else { "- " };
                self.blank();
                marker
            }
        };
        self.lines.push([marker, markdown].concat());
        self.list = Some((marker, self.lines.len()));
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

    /// Writes the comment with this marker in front of each line.
    pub(super) fn push_to(&self, text: &mut String, marker: &str) {
        push_lines(text, marker, &self.joined());
    }

    /// The comment as an attribute of an item or field: [`push_comment`] writes it when that is printed.
    pub(super) fn outer(&self) -> Attribute {
        let number = COMMENTS.with_borrow_mut(|comments| {
            comments.push(Some(self.joined()));
            comments.len() - 1
        });
        MARKS.with_borrow_mut(|marks| {
            while marks.len() <= number {
                marks.push(mark(marks.len()));
            }
            marks[number].clone()
        })
    }

    /// What stands behind the markers of all lines.
    fn joined(&self) -> String {
        // Each line and what parts it from the next.
        let room = self.lines.iter().map(|line| line.len() + 2).sum();
        let mut text = String::with_capacity(room);
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            let line = line.trim_end();
            if !line.is_empty() {
                text.push(' ');
            }
            if may_have_controls(line) {
                push_without_controls(&mut text, line);
            } else {
                text.push_str(line);
            }
        }
        text
    }
}

thread_local! {
    /// The texts of comments, kept until the items in which they stand are printed. Comments are most of
    /// what is emitted, and there is nothing in them to parse or to break: in an item, a number
    /// stands for the text.
    static COMMENTS: RefCell<Vec<Option<String>>> = const { RefCell::new(Vec::new()) };
}

thread_local! {
    /// The attributes that stand for the comments of these numbers. They come again in each item, and to
    /// make one takes a literal and its path.
    static MARKS: RefCell<Vec<Attribute>> = const { RefCell::new(Vec::new()) };
}

/// The attribute that stands for a comment.
fn mark(number: usize) -> Attribute {
    let meta = MetaNameValue {
        path: ast::path([ast::ident("doc")]),
        eq_token: <Token![=]>::default(),
        value: ast::text(&format!("{MARK}{number}")),
    };
    Attribute {
        pound_token: <Token![#]>::default(),
        style: AttrStyle::Outer,
        bracket_token: token::Bracket(ast::brackets()),
        meta: Meta::NameValue(meta),
    }
}

/// Stands in front of the number of a comment. No line of a template contains it.
const MARK: char = '¤';

/// Writes a comment that was printed: the lines for which its number stands, or those of a template.
pub(crate) fn push_comment(text: &mut String, line: &str) {
    let kept = line.split_once(MARK).and_then(|(marker, number)| {
        let number: usize = number.parse().ok()?;
        Some((marker, taken(number)?))
    });
    let (marker, comment) = kept.unwrap_or((line, String::new()));
    push_lines(text, marker, &comment);
}

/// The text of a comment, which is no longer kept.
fn taken(number: usize) -> Option<String> {
    COMMENTS.with_borrow_mut(|comments| {
        let comment = comments.get_mut(number)?.take();
        let last = comments.iter().rposition(Option::is_some);
        comments.truncate(last.map_or(0, |last| last + 1));
        comment
    })
}

fn push_lines(text: &mut String, marker: &str, lines: &str) {
    let mut start = 0;
    for end in memchr_iter(b'\n', lines.as_bytes()).chain([lines.len()]) {
        text.push_str(marker);
        text.push_str(&lines[start..end]);
        text.push('\n');
        start = end + 1;
    }
}

/// Adds a line with its control characters escaped: what is behind them is no text, and some would
/// end the line for some readers.
fn push_without_controls(text: &mut String, line: &str) {
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

/// Whether one of the bytes begins or is a control character. It looks at all bytes, for that is done
/// many at a time.
fn may_have_controls(line: &str) -> bool {
    let is_suspect = |byte| byte < b' ' || matches!(byte, b'\x7f' | b'\xc2');
    line.bytes().fold(false, |may, byte| may | is_suspect(byte))
}

/// Whether the text ends with a list whose items begin with `- `: ours, behind it, would continue it.
/// Another marker begins a list of its own.
fn ends_with_list(lines: &[String]) -> bool {
    let is_inside = |line: &&String| line.is_empty() || line.starts_with(' ');
    lines.iter().rev().find(|line| !is_inside(line)).is_some_and(|line| line.starts_with("- "))
}

fn is_control(character: char) -> bool {
    character.is_control() && character != '\t'
}

/// A code span that shows a text as it is.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = longest_run(&text, '`');
    match longest {
        0 if text.is_empty() => "an empty text".to_owned(),
        0 => ["`", &text, "`"].concat(),
        _ => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {text} {fence}")
        }
    }
}

/// The text with every stretch of white space made one space.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    // Names and values, nearly always.
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.into();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line.into()
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

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn code_spans_show_any_text() {
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("a\nb"), "`a b`");
    }
}
