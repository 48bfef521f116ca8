//! Signature version 3 (ACS3-HMAC-SHA256).
//!
//! ```text
//! canonical request = method \n path \n query \n headers \n names of the headers \n hash of the body
//! string to sign    = "ACS3-HMAC-SHA256" \n hash of the canonical request
//! signature         = HMAC-SHA256(secret of the access key, string to sign)
//! ```
//!
//! [`Draft::sign`](crate::request::Draft::sign) does all of it for a request that is to be sent.

mod encode;
mod hash;
mod key;

use std::ops::Range;

use http::HeaderValue;
use sha2::{Digest, Sha256};

use crate::Credentials;
use crate::request::{BuildError, BuildPart, secret};

pub use encode::encode_pairs;
pub(crate) use encode::{canonical_pairs, encoded_length, percent_encode, push_canonical_pairs};
use hash::hexadecimal;
pub(crate) use hash::{EMPTY_SHA256, PayloadHash};
pub(crate) use key::AccessKey;

/// The name of the algorithm, as it stands in the signature and in the header `Authorization`.
const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// The parts of a request that a signature covers.
#[derive(Clone, Copy)]
pub struct ToSign<'a> {
    /// The HTTP method in upper case.
    pub method: &'a str,
    /// The path, beginning with a slash, percent encoded as it is sent.
    pub path: &'a str,
    /// The query as [`encode_pairs`] writes it.
    pub query: &'a str,
    /// The headers to sign: names in lower case, sorted.
    pub headers: &'a [(&'a str, &'a str)],
    /// The hash of the body, in lower-case hexadecimal digits.
    pub payload_sha256: &'a str,
}

impl<'a> ToSign<'a> {
    /// The text that is hashed.
    #[must_use]
    pub fn canonical_request(&self) -> String {
        String::from_utf8_lossy(&self.canonical().text().0).into_owned()
    }

    /// The text that is signed.
    #[must_use]
    pub fn string_to_sign(&self) -> String {
        string_to_sign(&self.canonical_request())
    }

    fn canonical(&self) -> Canonical<'a, [(&'a str, &'a str)]> {
        let Self { method, path, query, headers, payload_sha256 } = *self;
        Canonical { method, path, query, headers, payload_sha256 }
    }
}

/// The headers that a signature covers.
pub(crate) trait CoveredHeaders {
    /// Shows each name with its value, in the order of the names. The values have no white space at
    /// their ends.
    ///
    /// This is no iterator because the names, where they are written in the code, are copied twice
    /// as fast as those of a list: their lengths are known to the compiler.
    fn each(&self, visit: impl FnMut(&str, &[u8]));
}

impl CoveredHeaders for [(&str, &str)] {
    fn each(&self, mut visit: impl FnMut(&str, &[u8])) {
        for (name, value) in self {
            visit(name, value.trim_ascii().as_bytes());
        }
    }
}

/// The parts of the canonical request.
pub(crate) struct Canonical<'a, Headers: ?Sized> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
    pub(crate) headers: &'a Headers,
    pub(crate) payload_sha256: &'a str,
}

impl<Headers: CoveredHeaders + ?Sized> Canonical<'_, Headers> {
    /// The text, and where in it the names of the headers stand, joined with semicolons.
    fn text(&self) -> (Vec<u8>, Range<usize>) {
        let mut text = Vec::with_capacity(self.length());
        for line in [self.method, self.path, self.query] {
            text.extend_from_slice(line.as_bytes());
            text.push(b'\n');
        }
        self.headers.each(|name, value| {
            text.extend_from_slice(name.as_bytes());
            text.push(b':');
            text.extend_from_slice(value);
            text.push(b'\n');
        });
        text.push(b'\n');
        let names_at = text.len();
        self.headers.each(|name, _| {
            if text.len() > names_at {
                text.push(b';');
            }
            text.extend_from_slice(name.as_bytes());
        });
        let names = names_at..text.len();
        text.push(b'\n');
        text.extend_from_slice(self.payload_sha256.as_bytes());
        (text, names)
    }

    /// How much room the text needs.
    fn length(&self) -> usize {
        let lines = [self.method, self.path, self.query, self.payload_sha256];
        let mut length = lines.iter().map(|line| line.len() + 1).sum();
        self.headers.each(|name, value| length += 2 * name.len() + value.len() + 3);
        length
    }
}

/// The text that is signed, from the canonical request.
#[must_use]
pub fn string_to_sign(canonical_request: &str) -> String {
    let digits = hexadecimal(&Sha256::digest(canonical_request).into());
    [ALGORITHM, std::str::from_utf8(&digits).unwrap_or_default()].join("\n")
}

/// The value of the header `Authorization`, from the headers that [`ToSign`] signs; `None` if the
/// credentials are a bearer token.
///
/// # Errors
///
/// If the access key is empty, or contains white space or a character outside ASCII.
pub fn authorization(
    credentials: &Credentials,
    to_sign: &ToSign<'_>,
) -> Result<Option<HeaderValue>, BuildError> {
    Signer::new(credentials)?.authorization(&to_sign.canonical())
}

/// Credentials that are fit for a request.
pub(crate) struct Signer<'c> {
    pub(crate) bearer_token: Option<&'c str>,
    pub(crate) security_token: Option<&'c str>,
    key: Option<&'c AccessKey>,
}

impl<'c> Signer<'c> {
    pub(crate) fn new(credentials: &'c Credentials) -> Result<Self, BuildError> {
        let bearer_token = secret(BuildPart::BearerToken, credentials.bearer_token())?;
        let security_token = secret(BuildPart::SecurityToken, credentials.security_token())?;
        let key = credentials.key().map(AccessKey::check).transpose()?;
        Ok(Self { bearer_token, security_token, key })
    }

    /// Signs: the value of the header `Authorization`; `None` if there is no access key.
    pub(crate) fn authorization<Headers: CoveredHeaders + ?Sized>(
        &self,
        canonical: &Canonical<'_, Headers>,
    ) -> Result<Option<HeaderValue>, BuildError> {
        let Some(key) = self.key else { return Ok(None) };
        let (text, names) = canonical.text();
        let digits = key.sign(&Sha256::digest(&text).into())?;
        let [algorithm, credential, id, signed_headers, signature] =
            [ALGORITHM, CREDENTIAL, key.id(), SIGNED_HEADERS, SIGNATURE].map(str::as_bytes);
        let pieces = [algorithm, credential, id, signed_headers, &text[names], signature, &digits];
        let value = HeaderValue::try_from(pieces.concat());
        let value = value.map_err(|_| BuildError { part: BuildPart::AccessKeyId })?;
        Ok(Some(sensitive(value)))
    }
}

/// Marks the value of a header that must not be shown.
pub(crate) fn sensitive(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

/// What stands between the parts of the header `Authorization`.
const CREDENTIAL: &str = " Credential=";
const SIGNED_HEADERS: &str = ",SignedHeaders=";
const SIGNATURE: &str = ",Signature=";
