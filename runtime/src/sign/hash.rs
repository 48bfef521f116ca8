//! Hashes, and how they are written.

use sha2::{Digest, Sha256};

/// The hash of an empty body, in lower-case hexadecimal digits.
pub(crate) const EMPTY_SHA256: &str =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The hash of a body, in lower-case hexadecimal digits.
#[derive(Clone)]
pub(crate) enum PayloadHash {
    Empty,
    Digits([u8; 64]),
}

impl PayloadHash {
    pub(crate) fn of(body: &[u8]) -> Self {
        if body.is_empty() {
            Self::Empty
        } else {
            Self::Digits(hexadecimal(&Sha256::digest(body).into()))
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Empty => EMPTY_SHA256,
            Self::Digits(digits) => std::str::from_utf8(digits).unwrap_or_default(),
        }
    }
}

/// A hash as lower-case hexadecimal digits.
pub(super) fn hexadecimal(hash: &[u8; 32]) -> [u8; 64] {
    let mut digits = [b'0'; 64];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(hash) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
    }
    digits
}

fn digit(value: u8) -> u8 {
    value + if value < 10 { b'0' } else { b'a' - 10 }
}
