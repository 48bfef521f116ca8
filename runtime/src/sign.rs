//! Signature version 3 (ACS3-HMAC-SHA256).
//!
//! ```text
//! canonical request = method \n path \n query \n headers \n names of the headers \n hash of the body
//! string to sign    = "ACS3-HMAC-SHA256" \n hash of the canonical request
//! signature         = HMAC-SHA256(secret of the access key, string to sign)
//! ```
//!
//! [`Draft::sign`](crate::request::Draft::sign) does all of it for a request that is to be sent.

use std::borrow::Cow;

use hmac::{Hmac, KeyInit, Mac};
use http::HeaderValue;
use sha2::{Digest, Sha256};

use crate::Credentials;
use crate::request::{BuildPart, is_visible_ascii, secret};

pub use crate::request::{BuildError, Draft, FORM, Signed};

/// The name of the algorithm, as it stands in the signature and in the header `Authorization`.
const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// The hash of an empty body, in lower-case hexadecimal digits.
const EMPTY_SHA256: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The parts of a request that a signature covers.
#[derive(Clone, Copy)]
pub struct ToSign<'a> {
    /// The HTTP method in upper case.
    pub method: &'a str,
    /// The path, beginning with a slash.
    pub path: &'a str,
    /// The query as [`encode_pairs`] writes it.
    pub query: &'a str,
    /// The headers to sign: names in lower case, sorted.
    pub headers: &'a [(&'a str, &'a str)],
    /// The hash of the body, in lower-case hexadecimal digits.
    pub payload_sha256: &'a str,
}

impl ToSign<'_> {
    /// The text that is hashed.
    #[must_use]
    pub fn canonical_request(&self) -> String {
        let Self { method, path, query, headers, payload_sha256 } = self;
        let length = |(name, value): &(&str, &str)| 2 * name.len() + value.len() + 3;
        let headers_length: usize = headers.iter().map(length).sum();
        let mut text = String::with_capacity(
            method.len() + path.len() + query.len() + headers_length + payload_sha256.len() + 5,
        );
        for line in [method, path, query] {
            text.push_str(line);
            text.push('\n');
        }
        for (name, value) in *headers {
            text.push_str(name);
            text.push(':');
            text.push_str(value.trim());
            text.push('\n');
        }
        text.push('\n');
        push_names(&mut text, headers);
        text.push('\n');
        text.push_str(payload_sha256);
        text
    }
}

/// Writes the names of headers, joined with semicolons.
fn push_names(text: &mut String, headers: &[(&str, &str)]) {
    for (index, (name, _)) in headers.iter().enumerate() {
        if index > 0 {
            text.push(';');
        }
        text.push_str(name);
    }
}

/// The text that is signed, from the canonical request.
#[must_use]
pub fn string_to_sign(canonical_request: &str) -> String {
    let mut text = String::with_capacity(ALGORITHM.len() + 65);
    text.push_str(ALGORITHM);
    text.push('\n');
    push_hex(&mut text, &Sha256::digest(canonical_request));
    text
}

/// The value of the header `Authorization`, from the headers that [`ToSign`] signs; `None` if the
/// credentials are a bearer token.
///
/// # Errors
///
/// If the access key is empty, or contains white space or a character outside ASCII.
pub fn authorization(
    credentials: &Credentials,
    headers: &[(&str, &str)],
    string_to_sign: &str,
) -> Result<Option<HeaderValue>, BuildError> {
    let (Some(id), Some(key)) = (
        credentials.access_key_id(),
        secret(BuildPart::AccessKeySecret, credentials.access_key_secret())?,
    ) else {
        return Ok(None);
    };
    if !is_visible_ascii(id) || id.contains(',') {
        return Err(BuildError { part: BuildPart::AccessKeyId });
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes())
        .map_err(|_| BuildError { part: BuildPart::AccessKeySecret })?;
    mac.update(string_to_sign.as_bytes());

    let names: usize = headers.iter().map(|(name, _)| name.len() + 1).sum();
    // Exactly as long as the text, which then becomes a header without being copied.
    let mut text = String::with_capacity(ALGORITHM.len() + id.len() + names + 101);
    text.push_str(ALGORITHM);
    text.push_str(" Credential=");
    text.push_str(id);
    text.push_str(",SignedHeaders=");
    push_names(&mut text, headers);
    text.push_str(",Signature=");
    push_hex(&mut text, &mac.finalize().into_bytes());
    let mut value =
        HeaderValue::try_from(text).map_err(|_| BuildError { part: BuildPart::AccessKeyId })?;
    value.set_sensitive(true);
    Ok(Some(value))
}

/// Names and values, percent encoded, sorted by name in the order of bytes, joined with `&`.
///
/// Pairs with the same name keep their order.
#[must_use]
pub fn encode_pairs(pairs: Vec<(&str, &str)>) -> String {
    let mut text = String::with_capacity(encoded_length(&pairs));
    push_encoded_pairs(&mut text, pairs);
    text
}

/// About how long pairs are when they are encoded.
pub(crate) fn encoded_length(pairs: &[(&str, &str)]) -> usize {
    let length: usize = pairs.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
    length + length / 2
}

pub(crate) fn push_encoded_pairs(text: &mut String, mut pairs: Vec<(&str, &str)>) {
    pairs.sort_by_key(|(name, _)| *name);
    for (index, (name, value)) in pairs.into_iter().enumerate() {
        if index > 0 {
            text.push('&');
        }
        percent_encode(text, name);
        text.push('=');
        percent_encode(text, value);
    }
}

/// Writes a text with every byte of its UTF-8 as `%XX`, except letters and digits of ASCII and
/// `-`, `_`, `.`, `~`.
fn percent_encode(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !is_unreserved(byte)) {
        // What stands before is ASCII, so it ends at the boundary of a character.
        let (plain, encoded) = rest.split_at(at);
        out.push_str(plain);
        let length = encoded.chars().next().map_or(0, char::len_utf8);
        let (character, after) = encoded.split_at(length);
        for byte in character.bytes() {
            out.push('%');
            out.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
            out.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
        }
        rest = after;
    }
    out.push_str(rest);
}

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~')
}

/// The hash of a body, in lower-case hexadecimal digits.
#[must_use]
pub fn payload_sha256(body: &[u8]) -> Cow<'static, str> {
    if body.is_empty() {
        return EMPTY_SHA256.into();
    }
    let mut text = String::with_capacity(64);
    push_hex(&mut text, &Sha256::digest(body));
    text.into()
}

/// Writes the 32 bytes of a hash as 64 lower-case hexadecimal digits.
fn push_hex(out: &mut String, hash: &[u8]) {
    let mut digits = [b'0'; 64];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(hash) {
        pair.copy_from_slice(&HEXADECIMAL[usize::from(*byte)]);
    }
    out.push_str(std::str::from_utf8(&digits).unwrap_or_default());
}

/// The two digits of every byte.
static HEXADECIMAL: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut table = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    table
};
