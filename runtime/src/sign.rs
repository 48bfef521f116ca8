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
        self.push_signed_headers(&mut text);
        text.push('\n');
        text.push_str(payload_sha256);
        text
    }

    /// The names of the headers, joined with semicolons.
    #[must_use]
    pub fn signed_headers(&self) -> String {
        let mut text = String::new();
        self.push_signed_headers(&mut text);
        text
    }

    fn push_signed_headers(&self, text: &mut String) {
        for (index, (name, _)) in self.headers.iter().enumerate() {
            if index > 0 {
                text.push(';');
            }
            text.push_str(name);
        }
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

/// The value of the header `Authorization`; `None` if the credentials are a bearer token.
///
/// # Errors
///
/// If the access key is empty, or contains white space or a character outside ASCII.
pub fn authorization(
    credentials: &Credentials,
    signed_headers: &str,
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

    let mut text = String::with_capacity(
        ALGORITHM.len() + " Credential=".len() + id.len() + signed_headers.len() + 100,
    );
    for part in [ALGORITHM, " Credential=", id, ",SignedHeaders=", signed_headers, ",Signature="] {
        text.push_str(part);
    }
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
pub fn encode_pairs(mut pairs: Vec<(&str, &str)>) -> String {
    pairs.sort_by_key(|(name, _)| *name);
    let length: usize = pairs.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
    let mut text = String::with_capacity(length + length / 2);
    for (index, (name, value)) in pairs.into_iter().enumerate() {
        if index > 0 {
            text.push('&');
        }
        percent_encode(&mut text, name);
        text.push('=');
        percent_encode(&mut text, value);
    }
    text
}

/// Writes a text with every byte of its UTF-8 as `%XX`, except letters and digits of ASCII and
/// `-`, `_`, `.`, `~`.
fn percent_encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                push_digits(out, b"0123456789ABCDEF", byte);
            }
        }
    }
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

fn push_hex(out: &mut String, bytes: &[u8]) {
    for byte in bytes {
        push_digits(out, b"0123456789abcdef", *byte);
    }
}

fn push_digits(out: &mut String, digits: &[u8; 16], byte: u8) {
    out.push(char::from(digits[usize::from(byte >> 4)]));
    out.push(char::from(digits[usize::from(byte & 15)]));
}
