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

/// Hashes a text that comes in small pieces.
///
/// They are collected first, because each piece that is hashed by itself costs as much as a few
/// dozen bytes.
pub(super) struct Pieces {
    hash: Sha256,
    collected: [u8; Self::SIZE],
    length: usize,
}

impl Pieces {
    const SIZE: usize = 512;

    pub(super) fn new() -> Self {
        Self { hash: Sha256::new(), collected: [0; Self::SIZE], length: 0 }
    }

    // A piece of one known character then is a single store.
    #[inline]
    pub(super) fn push(&mut self, piece: &str) {
        let piece = piece.as_bytes();
        if let Some(place) = self.collected.get_mut(self.length..self.length + piece.len()) {
            place.copy_from_slice(piece);
            self.length += piece.len();
        } else {
            self.push_overflowing(piece);
        }
    }

    fn push_overflowing(&mut self, piece: &[u8]) {
        self.flush();
        if let Some(place) = self.collected.get_mut(..piece.len()) {
            place.copy_from_slice(piece);
            self.length = piece.len();
        } else {
            self.hash.update(piece);
        }
    }

    pub(super) fn finish(mut self) -> [u8; 32] {
        self.flush();
        self.hash.finalize().into()
    }

    fn flush(&mut self) {
        self.hash.update(&self.collected[..self.length]);
        self.length = 0;
    }
}

/// A hash as lower-case hexadecimal digits.
pub(super) fn hexadecimal(hash: &[u8; 32]) -> [u8; 64] {
    let mut digits = [b'0'; 64];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(hash) {
        pair.copy_from_slice(&HEXADECIMAL[usize::from(*byte)]);
    }
    digits
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
