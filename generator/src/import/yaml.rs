//! Writes YAML that every reader takes for the same thing, and the strict reader of specs at all.
//!
//! A text stands plain only if nobody can take it for something else; otherwise it is quoted. Small
//! mappings and lists stand in one line, as people write them.

use std::fmt::Write as _;

use super::text::is_unprintable;

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Yaml {
    /// A number, a boolean, or another scalar that stands as it is.
    Bare(String),
    /// A text, to the character.
    Text(String),
    /// A text of several lines, for people: a line feed may follow it.
    Block(String),
    List(Vec<Yaml>),
    Map(Vec<(Key, Yaml)>),
}

/// The key of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Key {
    /// A number.
    Bare(String),
    Text(String),
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Yaml {
    /// A text that reads as well in several lines.
    pub(crate) fn prose(text: &str) -> Self {
        if text.contains('\n') { Self::Block(text.to_owned()) } else { Self::Text(text.to_owned()) }
    }

    /// A text, to the character.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub(crate) fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }
}

/// A line longer than this is broken, where it can be.
const WIDTH: usize = 100;

/// Prints the entries of a document.
pub(crate) fn print(entries: &[(Key, Yaml)]) -> String {
    let mut out = String::new();
    write_entries(&mut out, 0, entries, false);
    out
}

/// Writes the entries of a mapping; the first goes on in the line of a dash, perhaps.
fn write_entries(out: &mut String, indent: usize, entries: &[(Key, Yaml)], mut inline: bool) {
    for (key, value) in entries {
        if !inline {
            push_indent(out, indent);
        }
        inline = false;
        out.push_str(&printed_key(key));
        out.push(':');
        write_value(out, indent, value);
    }
}

/// Writes a value behind its key, with the end of its line.
fn write_value(out: &mut String, indent: usize, value: &Yaml) {
    let column = out.len() - out.rfind('\n').map_or(0, |newline| newline + 1) + 1;
    if let Some(line) = in_one_line(value, WIDTH.saturating_sub(column)) {
        out.push(' ');
        out.push_str(&line);
        out.push('\n');
        return;
    }
    match value {
        Yaml::Bare(text) => writeln_scalar(out, text),
        Yaml::Text(text) => writeln_scalar(out, &quoted(text)),
        Yaml::Block(text) => write_block(out, indent + 2, text),
        Yaml::List(items) => {
            out.push('\n');
            for item in items {
                write_item(out, indent + 2, item);
            }
        }
        Yaml::Map(entries) => {
            out.push('\n');
            write_entries(out, indent + 2, entries, false);
        }
    }
}

fn writeln_scalar(out: &mut String, scalar: &str) {
    out.push(' ');
    out.push_str(scalar);
    out.push('\n');
}

fn write_item(out: &mut String, indent: usize, item: &Yaml) {
    push_indent(out, indent);
    out.push('-');
    match item {
        Yaml::Map(entries) if in_one_line(item, WIDTH.saturating_sub(indent + 2)).is_none() => {
            out.push(' ');
            write_entries(out, indent + 2, entries, true);
        }
        _ => write_value(out, indent, item),
    }
}

/// A text below its key, line by line.
fn write_block(out: &mut String, indent: usize, text: &str) {
    out.push_str(" |\n");
    for line in text.trim_end().split('\n') {
        if !line.is_empty() {
            push_indent(out, indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn push_indent(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// A value as it stands in one line, if that is how people write it and it has room there.
fn in_one_line(value: &Yaml, room: usize) -> Option<String> {
    let line = match value {
        Yaml::Bare(text) => text.clone(),
        Yaml::Block(text) if is_block(text) => return None,
        Yaml::Text(text) | Yaml::Block(text) => printed(text),
        Yaml::List(items) if items.is_empty() => "[]".to_owned(),
        Yaml::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Yaml::List(items) => {
            let items: Option<Vec<_>> = items.iter().map(|item| in_flow(item, room)).collect();
            format!("[{}]", items?.join(", "))
        }
        Yaml::Map(entries) => {
            let entry = |(key, value): &(Key, Yaml)| {
                Some(format!("{}: {}", printed_key(key), in_flow(value, room)?))
            };
            let entries: Option<Vec<_>> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries?.join(", "))
        }
    };
    let is_scalar = matches!(value, Yaml::Bare(_) | Yaml::Text(_) | Yaml::Block(_));
    (is_scalar || line.chars().count() <= room).then_some(line)
}

/// A value inside a line: nothing that nests deeper than a list in a mapping, and no long text.
fn in_flow(value: &Yaml, room: usize) -> Option<String> {
    match value {
        Yaml::Map(entries) if !entries.is_empty() => None,
        Yaml::List(items)
            if items.iter().any(|item| matches!(item, Yaml::Map(_) | Yaml::List(_))) =>
        {
            None
        }
        Yaml::Text(text) | Yaml::Block(text) | Yaml::Bare(text) if text.len() > room => None,
        Yaml::Bare(_) | Yaml::Text(_) | Yaml::Block(_) | Yaml::List(_) | Yaml::Map(_) => {
            in_one_line(value, room)
        }
    }
}

/// Whether a text can stand below its key, to the character but for its end.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && text.starts_with(|first: char| !first.is_whitespace())
        && !text.contains(|character| character == '\t' || is_unprintable(character))
}

fn printed_key(key: &Key) -> String {
    match key {
        Key::Bare(text) => text.clone(),
        Key::Text(text) => printed(text),
    }
}

fn printed(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a text without quotes is that text for everybody, in every place.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 8] = ["yes", "no", "on", "off", "y", "n", "true", "false"];
    let is_plain_inside = |character: char| {
        character.is_ascii_alphanumeric()
            || " _./-()+*%$=;<>^".contains(character)
            || (character.is_alphanumeric() && !is_unprintable(character))
            || "，。、；（）《》“”".contains(character)
    };
    let is_word = WORDS.contains(&&*text.to_ascii_lowercase()) || text.eq_ignore_ascii_case("null");
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(is_plain_inside)
        && !is_word
}

/// A text between double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            character if is_unprintable(character) => {
                let _ = write!(out, "\\U{:08X}", u32::from(character));
            }
            character => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{Key, Yaml, print, printed};

    #[test]
    fn what_looks_like_something_else_is_quoted() {
        for plain in ["cn-shanghai", "Month", "http", "A text. With a dot", "地域"] {
            assert_eq!(printed(plain), plain);
        }
        for text in [
            "", " a", "a ", "no", "True", "NULL", "1", "1e3", "~", "a: b", "a #b", "-", "[a",
            "{a}", "a,b", "'a'", "*a",
        ] {
            assert_eq!(printed(text), format!("\"{text}\""));
        }
        assert_eq!(printed("a\"\\\n\t\u{feff}"), "\"a\\\"\\\\\\n\\t\\U0000FEFF\"");
    }

    #[test]
    fn what_is_short_stands_in_one_line() {
        let field = |text: &str| {
            Yaml::Map(vec![
                ("type".into(), Yaml::text("string")),
                ("doc".into(), Yaml::prose(text)),
            ])
        };
        let entries = [
            (Key::Bare("400".to_owned()), field("Short.")),
            ("long".into(), field(&"long ".repeat(30))),
            ("lines".into(), field("One.\n\n  Two.\n")),
            ("empty".into(), Yaml::Map(Vec::new())),
            ("list".into(), Yaml::List(vec![field("A\nB"), field("C")])),
        ];
        let long = format!("\"{}\"", "long ".repeat(30));
        let expected = format!(
            "400: {{type: string, doc: Short.}}\nlong:\n  type: string\n  doc: {long}\nlines:\n  \
             type: string\n  doc: |\n    One.\n\n      Two.\nempty: {{}}\nlist:\n  - type: string\n    \
             doc: |\n      A\n      B\n  - {{type: string, doc: C}}\n"
        );
        assert_eq!(print(&entries), expected);
    }
}
