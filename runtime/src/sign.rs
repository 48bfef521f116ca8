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

use hmac::{Hmac, KeyInit, Mac};
use http::HeaderValue;
use sha2::{Digest, Sha256};

use crate::Credentials;
use crate::request::{BuildPart, is_visible_ascii, secret};

pub use crate::request::{BYTES, BuildError, Draft, FORM, JSON, Signed};
pub use encode::encode_pairs;
pub(crate) use encode::{canonical_pairs, encoded_length, percent_encode, push_canonical_pairs};
pub(crate) use hash::PayloadHash;
use hash::{Pieces, hexadecimal};

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

impl ToSign<'_> {
    /// The text that is hashed.
    #[must_use]
    pub fn canonical_request(&self) -> String {
        let mut text = String::new();
        self.write(&mut |piece| text.push_str(piece));
        text
    }

    /// The text that is signed.
    #[must_use]
    pub fn string_to_sign(&self) -> String {
        text_to_sign(&self.hash())
    }

    /// The hash of the canonical request, which need not exist as a whole for that.
    fn hash(&self) -> [u8; 32] {
        let mut pieces = Pieces::new();
        self.write(&mut |piece| pieces.push(piece));
        pieces.finish()
    }

    #[inline]
    fn write(&self, push: &mut impl FnMut(&str)) {
        for line in [self.method, self.path, self.query] {
            push(line);
            push("\n");
        }
        for (name, value) in self.headers {
            push(name);
            push(":");
            push(value.trim_ascii());
            push("\n");
        }
        push("\n");
        each_name(self.headers, push);
        push("\n");
        push(self.payload_sha256);
    }
}

/// Shows the names of headers, joined with semicolons.
fn each_name(headers: &[(&str, &str)], push: &mut impl FnMut(&str)) {
    for (index, (name, _)) in headers.iter().enumerate() {
        if index > 0 {
            push(";");
        }
        push(name);
    }
}

/// The text that is signed, from the canonical request.
#[must_use]
pub fn string_to_sign(canonical_request: &str) -> String {
    text_to_sign(&Sha256::digest(canonical_request).into())
}

fn text_to_sign(hash: &[u8; 32]) -> String {
    let digits = hexadecimal(hash);
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
    let signer = Signer::new(credentials)?;
    let Some(signature) = signer.sign(to_sign)? else { return Ok(None) };
    let mut text = String::with_capacity(signature.length(to_sign.headers));
    signature.push_to(&mut text, to_sign.headers);
    let mut value =
        HeaderValue::try_from(text).map_err(|_| BuildError { part: BuildPart::AccessKeyId })?;
    value.set_sensitive(true);
    Ok(Some(value))
}

/// Credentials that are fit for a request.
pub(crate) struct Signer<'c> {
    pub(crate) bearer_token: Option<&'c str>,
    pub(crate) security_token: Option<&'c str>,
    /// The identifier of the access key, and its secret.
    key: Option<(&'c str, &'c str)>,
}

impl<'c> Signer<'c> {
    pub(crate) fn new(credentials: &'c Credentials) -> Result<Self, BuildError> {
        let bearer_token = secret(BuildPart::BearerToken, credentials.bearer_token())?;
        let security_token = secret(BuildPart::SecurityToken, credentials.security_token())?;
        let secret = secret(BuildPart::AccessKeySecret, credentials.access_key_secret())?;
        let key = match (credentials.access_key_id(), secret) {
            (Some(id), Some(_)) if !is_visible_ascii(id) || id.contains(',') => {
                return Err(BuildError { part: BuildPart::AccessKeyId });
            }
            (Some(id), Some(secret)) => Some((id, secret)),
            _ => None,
        };
        Ok(Self { bearer_token, security_token, key })
    }

    /// Signs; `None` if there is no access key.
    pub(crate) fn sign(&self, to_sign: &ToSign<'_>) -> Result<Option<Signature<'c>>, BuildError> {
        let Some((id, secret)) = self.key else { return Ok(None) };
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())
            .map_err(|_| BuildError { part: BuildPart::AccessKeySecret })?;
        mac.update(ALGORITHM.as_bytes());
        mac.update(b"\n");
        mac.update(&hexadecimal(&to_sign.hash()));
        Ok(Some(Signature { id, digits: hexadecimal(&mac.finalize().into_bytes().into()) }))
    }
}

/// What the header `Authorization` says.
pub(crate) struct Signature<'c> {
    id: &'c str,
    digits: [u8; 64],
}

impl Signature<'_> {
    const PARTS: [&'static str; 3] = [" Credential=", ",SignedHeaders=", ",Signature="];

    /// How long the text is.
    pub(crate) fn length(&self, headers: &[(&str, &str)]) -> usize {
        let names: usize = headers.iter().map(|(name, _)| name.len() + 1).sum();
        let parts: usize = Self::PARTS.iter().map(|part| part.len()).sum();
        ALGORITHM.len() + parts + self.id.len() + names.saturating_sub(1) + self.digits.len()
    }

    /// Writes the text, for a request with these signed headers.
    pub(crate) fn push_to(&self, text: &mut String, headers: &[(&str, &str)]) {
        let [credential, signed_headers, signature] = Self::PARTS;
        text.push_str(ALGORITHM);
        text.push_str(credential);
        text.push_str(self.id);
        text.push_str(signed_headers);
        each_name(headers, &mut |piece| text.push_str(piece));
        text.push_str(signature);
        text.push_str(std::str::from_utf8(&self.digits).unwrap_or_default());
    }
}
