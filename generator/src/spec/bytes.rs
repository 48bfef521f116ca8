//! From bytes to text: what no spec may contain, whatever it says.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use crate::diagnostic::{Diagnostic, Id, is_hidden};
use crate::source::{Place, Point, Source, Span};

/// A spec larger than this is a mistake: the largest real page makes 60 kB.
pub(crate) const LARGEST: usize = 1024 * 1024;

/// A line longer than this is a mistake too: nobody can read it, and it takes long to show.
const LONGEST_LINE: usize = 20_000;

/// So many lines of one file are reported: such characters tend to come in hundreds.
const MOST_REPORTED: usize = 20;

/// Reads the bytes of a source as text, with `\n` at the end of every line.
///
/// # Errors
///
/// Every byte that a spec may not contain.
pub(crate) fn text(index: usize, source: &Source) -> Result<Cow<'_, str>, Vec<Diagnostic>> {
    let refuse = |id, at, message: String, help| vec![diagnostic(index, id, at, message, help)];
    if source.content.len() > LARGEST {
        let message =
            format!("the file has {} bytes; a spec has at most {LARGEST}", source.content.len());
        let help = "a spec holds one page: look at what was copied into this file";
        return Err(refuse(Id::FileTooLarge, Point::START, message, help));
    }
    if is_utf16(&source.content) {
        let message = "the file is UTF-16".to_owned();
        let help = "save the file as UTF-8 without a byte order mark";
        return Err(refuse(Id::NotUtf8, Point::START, message, help));
    }
    let text = std::str::from_utf8(&source.content).map_err(|error| {
        let valid = String::from_utf8_lossy(&source.content[..error.valid_up_to()]);
        let message = format!("the byte {} is not UTF-8", error.valid_up_to() + 1);
        let at = Point::of_byte(&valid, valid.len());
        refuse(Id::NotUtf8, at, message, "save the file as UTF-8")
    })?;
    if text.starts_with('\u{feff}') {
        let message = "the file begins with a byte order mark".to_owned();
        let help = "save the file as UTF-8 without a byte order mark";
        return Err(refuse(Id::ByteOrderMark, Point::START, message, help));
    }
    let text = match memchr(b'\r', text.as_bytes()) {
        Some(_) => text.replace("\r\n", "\n").into(),
        None => Cow::Borrowed(text),
    };
    if let Some((line, content)) = long_line(&text) {
        let message =
            format!("the line has {} bytes; a line has at most {LONGEST_LINE}", content.len());
        let help = "write it in several lines, as in a list of items that begin with `- `";
        let at = Point { line, column: 1 };
        return Err(refuse(Id::FileTooLarge, at, message, help));
    }
    let found = unfit_characters(index, &text);
    if found.is_empty() { Ok(text) } else { Err(found) }
}

/// The first line that is too long, with its number.
fn long_line(text: &str) -> Option<(usize, &str)> {
    if text.len() <= LONGEST_LINE {
        return None;
    }
    (1..).zip(text.split('\n')).find(|(_, line)| line.len() > LONGEST_LINE)
}

fn diagnostic(
    source: usize,
    id: Id,
    at: Point,
    message: impl Into<String>,
    help: &str,
) -> Diagnostic {
    let place = Place { source, span: Span { start: at, end: at } };
    Diagnostic::new(id, place, message, help)
}

/// Reports the first hidden character of each line, and the IDs of access keys.
fn unfit_characters(index: usize, text: &str) -> Vec<Diagnostic> {
    let mut found: Vec<_> = hidden_characters(text)
        .take(MOST_REPORTED)
        .map(|(at, character)| {
            let (message, help) = about_hidden(character);
            diagnostic(index, Id::InvisibleCharacter, at, message, help)
        })
        .collect();
    found.extend(access_keys(text).take(MOST_REPORTED).map(|byte| {
        let message = "this looks like the ID of an access key".to_owned();
        let help = "remove it, and have the key disabled if it is a real one";
        diagnostic(index, Id::SecretInText, Point::of_byte(text, byte), message, help)
    }));
    found
}

/// The first hidden character of each line that has one.
fn hidden_characters(text: &str) -> impl Iterator<Item = (Point, char)> {
    let is_unfit = |character: char| character == '\t' || is_hidden(character);
    // Most files have none, and no line to be looked at.
    let is_fit = !has_control(text) && !text.chars().any(|c| !c.is_ascii() && is_hidden(c));
    let text = if is_fit { "" } else { text };
    (1..).zip(text.split('\n')).filter_map(move |(line, content)| {
        let (column, character) = (1..).zip(content.chars()).find(|(_, c)| is_unfit(*c))?;
        Some((Point { line, column }, character))
    })
}

/// Whether there is a control character of ASCII that ends no line. It looks at all bytes, for that is
/// done many at a time.
fn has_control(text: &str) -> bool {
    let is_control = |byte| matches!(byte, ..b' ' | b'\x7f') && byte != b'\n';
    text.bytes().fold(false, |has, byte| has | is_control(byte))
}

/// Whether bytes are UTF-16: by its mark, or by a zero in each of the first pairs.
fn is_utf16(bytes: &[u8]) -> bool {
    let begins_with_zeros = |at: usize| {
        bytes.len() >= 8 && bytes.chunks(2).take(4).all(|pair| pair[at] == 0 && pair[1 - at] != 0)
    };
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
        || begins_with_zeros(0)
        || begins_with_zeros(1)
}

fn about_hidden(character: char) -> (String, &'static str) {
    if character == '\t' {
        return ("a tab stands here".to_owned(), "write spaces: a tab has no width of its own");
    }
    if character == '\r' {
        let message = "a carriage return stands here without a line feed".to_owned();
        return (message, "save the file with line feeds (LF) at the ends of its lines");
    }
    let message = format!("the invisible character U+{:04X} stands here", u32::from(character));
    let help = if character.is_whitespace() {
        "write a plain space; it came along when the text was copied"
    } else {
        "delete it; it came along when the text was copied"
    };
    (message, help)
}

/// Where something stands that looks like the ID of an access key.
fn access_keys(text: &str) -> impl Iterator<Item = usize> {
    memmem::find_iter(text.as_bytes(), "LTAI").filter(|byte| {
        let rest = text[byte + "LTAI".len()..].bytes();
        rest.take_while(u8::is_ascii_alphanumeric).count() >= 12
    })
}
