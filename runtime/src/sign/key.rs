//! An access key, ready to sign.

use hmac::digest::zeroize::ZeroizeOnDrop;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use super::hash::hexadecimal;
use super::{ALGORITHM, BuildError};
use crate::request::{BuildPart, is_visible_ascii};

/// An access key, and what HMAC makes of its secret at first, which is the same for all signatures.
///
/// Both are secret, and both are overwritten when they are dropped.
pub(crate) struct AccessKey {
    id: String,
    secret: SecretString,
    /// HMAC with the secret, or which part of the key is unfit.
    keyed: Result<Hmac<Sha256>, BuildError>,
}

// HMAC consists of two states of SHA-256. That they are overwritten is a feature of the crate.
const _: () = is_overwritten::<Sha256>();
const fn is_overwritten<T: ZeroizeOnDrop>() {}

impl AccessKey {
    pub(crate) fn new(id: String, secret: SecretString) -> Self {
        let keyed = keyed(&id, secret.expose_secret());
        Self { id, secret, keyed }
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    pub(crate) fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// The key, if it can be used.
    pub(crate) fn check(&self) -> Result<&Self, BuildError> {
        self.keyed.as_ref().map(|_| self).map_err(|error| *error)
    }

    /// The signature of a canonical request, in lower-case hexadecimal digits.
    pub(super) fn sign(&self, canonical_request: &[u8; 32]) -> Result<[u8; 64], BuildError> {
        // In one piece: each that is hashed by itself costs as much as a few dozen bytes.
        let mut text = [b'\n'; ALGORITHM.len() + 1 + 64];
        text[..ALGORITHM.len()].copy_from_slice(ALGORITHM.as_bytes());
        text[ALGORITHM.len() + 1..].copy_from_slice(&hexadecimal(canonical_request));
        let mut mac = self.keyed.as_ref().map_err(|error| *error)?.clone();
        mac.update(&text);
        Ok(hexadecimal(&mac.finalize().into_bytes().into()))
    }
}

fn keyed(id: &str, secret: &str) -> Result<Hmac<Sha256>, BuildError> {
    let unfit = |part| BuildError { part };
    if !is_visible_ascii(secret) {
        return Err(unfit(BuildPart::AccessKeySecret));
    }
    if !is_visible_ascii(id) || id.contains(',') {
        return Err(unfit(BuildPart::AccessKeyId));
    }
    Hmac::new_from_slice(secret.as_bytes()).map_err(|_| unfit(BuildPart::AccessKeySecret))
}
