//! The secrets of an attempt, overwritten in whatever an answer repeats of them.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3_iter;
use secrecy::{ExposeSecret, SecretString};

use crate::Credentials;

/// What an answer must not show: the service quotes a request whose signature does not match, and a
/// proxy may quote any.
#[derive(Default)]
pub(crate) struct Secrets(Vec<SecretString>);

const MARK: &str = "[redacted]";

impl Secrets {
    /// The secrets of these credentials.
    pub(crate) fn of(credentials: &Credentials) -> Self {
        Self::new(&[
            credentials.access_key_secret(),
            credentials.security_token(),
            credentials.bearer_token(),
        ])
    }

    /// These secrets. One that is as short as a syllable belongs to a test, and occurs in words
    /// that are no secret: overwriting it would make a code unknown.
    pub(crate) fn new(secrets: &[Option<&SecretString>]) -> Self {
        let secrets = secrets.iter().copied().flatten();
        Self(secrets.filter(|secret| is_long_enough(secret)).cloned().collect())
    }

    /// Overwrites them in a text.
    pub(crate) fn redact(&self, text: &mut String) {
        if let Cow::Owned(redacted) = self.redacted(text.as_bytes()) {
            *text = String::from_utf8_lossy(&redacted).into_owned();
        }
    }

    /// Whether a text has one of them.
    pub(crate) fn occur_in(&self, text: &str) -> bool {
        self.bytes().any(|secret| find(text.as_bytes(), secret).is_some())
    }

    /// A body without them. It has to be done before a part of the body is cut out: the cut may go
    /// through a secret, and its first half would not be recognised any more.
    pub(crate) fn redacted<'b>(&self, body: &'b [u8]) -> Cow<'b, [u8]> {
        self.bytes().fold(Cow::Borrowed(body), |body, secret| match find(&body, secret) {
            Some(_) => Cow::Owned(without(&body, secret)),
            None => body,
        })
    }

    fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|secret| secret.expose_secret().as_bytes())
    }
}

/// Whether a secret can be told from ordinary words. Real ones have thirty characters and more.
fn is_long_enough(secret: &SecretString) -> bool {
    secret.expose_secret().len() >= 8
}

fn without(body: &[u8], secret: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(place) = find(rest, secret) {
        kept.extend_from_slice(&rest[..place.start]);
        kept.extend_from_slice(MARK.as_bytes());
        rest = &rest[place.end..];
    }
    kept.extend_from_slice(rest);
    kept
}

/// The first place of a secret in a body, whatever characters of it are spelt as JSON or addresses may
/// spell them: tokens have `/`, `+` and `=`, and some libraries escape all of them.
fn find(body: &[u8], secret: &[u8]) -> Option<Range<usize>> {
    let first = *secret.first()?;
    let mut starts = memchr3_iter(first, b'\\', b'%', body);
    starts.find_map(|start| {
        let rest = secret.iter().try_fold(&body[start..], |rest, byte| behind(rest, *byte))?;
        Some(start..body.len() - rest.len())
    })
}

/// What follows a character that a text begins with, however it is spelt there.
fn behind(text: &[u8], character: u8) -> Option<&[u8]> {
    match text {
        [first, rest @ ..] if *first == character => Some(rest),
        [b'%', high, low, rest @ ..] | [b'\\', b'u', b'0', b'0', high, low, rest @ ..]
            if hexadecimal(*high, *low) == Some(u32::from(character)) =>
        {
            Some(rest)
        }
        [b'\\', first, rest @ ..] if *first == character => Some(rest),
        _ => None,
    }
}

/// The number that two digits stand for.
fn hexadecimal(high: u8, low: u8) -> Option<u32> {
    Some(char::from(high).to_digit(16)? * 16 + char::from(low).to_digit(16)?)
}

#[cfg(test)]
mod tests {
    use super::Secrets;
    use crate::Credentials;

    #[test]
    fn overwrites_every_secret_wherever_it_stands() {
        let credentials =
            Credentials::access_key("id", "key-secret").with_security_token("sts-token/1+2==");
        let secrets = Secrets::of(&credentials);
        let body =
            b"key-secret \xff sts-token/1+2==sts-token\\/1+2== sts-token%2F1%2B2%3D%3D key-secre";
        let expected = b"[redacted] \xff [redacted][redacted] [redacted] key-secre";
        assert_eq!(*secrets.redacted(body), *expected);
        let mut text = "a key-secret".to_owned();
        secrets.redact(&mut text);
        assert_eq!(text, "a [redacted]");
    }

    #[test]
    fn knows_a_secret_however_its_characters_are_spelt() {
        let credentials = Credentials::access_key("id", "a+b/c=\"d");
        let secrets = Secrets::of(&credentials);
        for spelt in [
            "a+b/c=\"d",
            r#"a\u002bb\/c\u003d\"d"#,
            r"\u0061\u002Bb/c=\u0022\u0064",
            "a%2bb%2Fc%3D%22d",
            r"%61+b\/c%3d\u0022d",
        ] {
            let body = format!("<{spelt}><{spelt}>");
            assert_eq!(*secrets.redacted(body.as_bytes()), *b"<[redacted]><[redacted]>", "{spelt}");
            assert!(secrets.occur_in(&body), "{spelt}");
        }
        for other in ["a+b/c=\"", "a%2b", "a\\u002", r"a\u102bb/c=d", "%", "\\", ""] {
            assert_eq!(*secrets.redacted(other.as_bytes()), *other.as_bytes(), "{other}");
        }
    }

    #[test]
    fn leaves_ordinary_words_alone() {
        let secrets = Secrets::of(&Credentials::access_key("id", "secret"));
        assert_eq!(*secrets.redacted(b"a secret"), *b"a secret");
    }
}
