//! How an emitted file is known on the disk: by its first line, and by a hash that a change by hand
//! does not fit.
//!
//! The hash stands in the file itself. A list of all hashes beside the files would be in the way of
//! every merge, and false after a run that was ended in the middle.

use std::hash::Hasher;

use twox_hash::XxHash3_64;

/// With this begins every emitted file, and no other.
pub(crate) const HEADER: &str = "// @generated from ";

const HASH: &str = "// Hash of the other lines: ";

/// What an existing file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It stands as it was emitted.
    Emitted,
    /// It was emitted and then changed.
    Edited,
    /// Somebody else wrote it.
    Foreign,
}

/// Puts the hash below the first line of an emitted file.
pub(crate) fn seal(text: &str) -> String {
    let (first, rest) = split_line(text);
    [first, HASH, &hash(first, rest), "\n", rest].concat()
}

/// Tells what a file is.
pub(crate) fn origin(content: &[u8]) -> Origin {
    if !content.starts_with(HEADER.as_bytes()) {
        return Origin::Foreign;
    }
    let Ok(text) = std::str::from_utf8(content) else { return Origin::Edited };
    // git can be told to check out files with other line ends.
    let text = text.replace("\r\n", "\n");
    let (first, rest) = split_line(&text);
    let (second, rest) = split_line(rest);
    let found = second.strip_prefix(HASH).map(str::trim_end);
    if found == Some(&hash(first, rest)) { Origin::Emitted } else { Origin::Edited }
}

/// Whether two emitted files differ in the hash alone, as where git has merged two branches.
pub(crate) fn differ_in_hash_alone(left: &[u8], right: &[u8]) -> bool {
    let lines = |content: &[u8]| {
        let text = String::from_utf8_lossy(content);
        let is_other = |line: &&str| !line.starts_with(HASH);
        text.lines().filter(is_other).map(str::to_owned).collect::<Vec<_>>()
    };
    lines(left) == lines(right)
}

/// A hash in hexadecimal digits.
///
/// A slip of the hand is to be noticed, not an attack. A hash that withstands one takes a third of the
/// time of a run where the processor has no instructions for it.
pub(crate) fn digits(hash: &XxHash3_64) -> String {
    format!("{:016x}", hash.finish())
}

fn hash(first: &str, rest: &str) -> String {
    let mut hash = XxHash3_64::new();
    hash.write(first.as_bytes());
    hash.write(rest.as_bytes());
    digits(&hash)
}

/// The first line with its end, and the rest.
fn split_line(text: &str) -> (&str, &str) {
    text.split_at(text.find('\n').map_or(text.len(), |newline| newline + 1))
}

#[cfg(test)]
mod tests {
    use super::{Origin, differ_in_hash_alone, origin, seal};

    const TEXT: &str = "// @generated from specs by a test.\n\npub mod ens;\n";

    #[test]
    fn a_sealed_text_is_emitted_until_it_is_changed() {
        let sealed = seal(TEXT);
        assert_eq!(sealed.lines().count(), TEXT.lines().count() + 1);
        assert_eq!(origin(sealed.as_bytes()), Origin::Emitted);
        assert_eq!(origin(sealed.replace('\n', "\r\n").as_bytes()), Origin::Emitted);
        for (from, to) in [("ens", "ecs"), ("specs", "other"), ("lines: ", "lines: 0")] {
            let edited = sealed.replace(from, to);
            assert_ne!(edited, sealed);
            assert_eq!(origin(edited.as_bytes()), Origin::Edited, "{from}");
        }
        assert_eq!(origin(&[sealed.as_bytes(), b"\xff"].concat()), Origin::Edited);
    }

    #[test]
    fn a_wrong_hash_is_told_from_another_text() {
        let sealed = seal(TEXT);
        let merged = sealed.replace("lines: ", "lines: 0");
        assert!(differ_in_hash_alone(sealed.as_bytes(), merged.as_bytes()));
        let edited = merged.replace("ens", "ecs");
        assert!(!differ_in_hash_alone(sealed.as_bytes(), edited.as_bytes()));
    }

    #[test]
    fn what_lacks_the_hash_is_edited_and_what_lacks_the_header_is_foreign() {
        assert_eq!(origin(TEXT.as_bytes()), Origin::Edited);
        assert_eq!(origin(b"// @generated from "), Origin::Edited);
        assert_eq!(origin(b"// mine\n"), Origin::Foreign);
        assert_eq!(origin(b""), Origin::Foreign);
    }
}
