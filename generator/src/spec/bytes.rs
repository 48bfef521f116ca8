//! From bytes to text: what no spec may contain, whatever it says.

use crate::diagnostic::{Diagnostic, Id, is_direction};
use crate::source::{Place, Point, Source, Span};

/// A spec larger than this is a mistake: the largest real page makes 60 kB.
const LARGEST: usize = 4 * 1024 * 1024;

/// Reads the bytes of a source as text, with `\n` at the end of every line.
///
/// # Errors
///
/// Every byte that a spec may not contain.
pub(crate) fn text(index: usize, source: &Source) -> Result<String, Vec<Diagnostic>> {
    let diagnostic = |id, at, message: String, help| {
        let place = Place { source: index, span: Span { start: at, end: at } };
        Diagnostic::new(id, place, message, help)
    };
    if source.content.len() > LARGEST {
        let message =
            format!("the file has {} bytes; a spec has at most {LARGEST}", source.content.len());
        let help = "a spec holds one page: look at what was copied into this file";
        return Err(vec![diagnostic(Id::FileTooLarge, Point::START, message, help)]);
    }
    let text = std::str::from_utf8(&source.content).map_err(|error| {
        let valid = String::from_utf8_lossy(&source.content[..error.valid_up_to()]);
        let message = format!("the byte {} is not UTF-8", error.valid_up_to() + 1);
        let at = Point::of_byte(&valid, valid.len());
        vec![diagnostic(Id::NotUtf8, at, message, "save the file as UTF-8")]
    })?;
    if text.starts_with('\u{feff}') {
        let message = "the file begins with a byte order mark".to_owned();
        let help = "save the file as UTF-8 without a byte order mark";
        return Err(vec![diagnostic(Id::ByteOrderMark, Point::START, message, help)]);
    }
    let text = text.replace("\r\n", "\n");
    let mut found: Vec<_> = text
        .char_indices()
        .filter(|(_, character)| is_forbidden(*character))
        .map(|(byte, character)| {
            let message =
                format!("the invisible character U+{:04X} stands here", u32::from(character));
            let help = "delete it; it came along when the text was copied. Indent with spaces";
            diagnostic(Id::InvisibleCharacter, Point::of_byte(&text, byte), message, help)
        })
        .collect();
    found.extend(access_keys(&text).map(|byte| {
        let message = "this looks like the ID of an access key".to_owned();
        let help = "remove it, and have the key disabled if it is a real one";
        diagnostic(Id::SecretInText, Point::of_byte(&text, byte), message, help)
    }));
    if found.is_empty() { Ok(text) } else { Err(found) }
}

/// Where something stands that looks like the ID of an access key.
fn access_keys(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices("LTAI").map(|(byte, _)| byte).filter(|byte| {
        let rest = text[byte + "LTAI".len()..].bytes();
        rest.take_while(u8::is_ascii_alphanumeric).count() >= 12
    })
}

/// Characters that a reader cannot see, and so cannot check.
fn is_forbidden(character: char) -> bool {
    let invisible = matches!(
        character,
        '\u{a0}' | '\u{ad}' | '\u{85}' | '\u{200b}'
            ..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}'
    );
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || is_direction(character)
        || invisible
}
