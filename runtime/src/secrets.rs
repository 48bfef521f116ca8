//! The secrets of an attempt, overwritten in whatever an answer repeats of them.

use std::borrow::Cow;

use memchr::memmem;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use crate::Credentials;
use crate::sign::percent_encode;

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
        for secret in self.spellings() {
            if text.contains(secret.as_str()) {
                *text = text.replace(secret.as_str(), MARK);
            }
        }
    }

    /// Whether a text has one of them.
    pub(crate) fn occur_in(&self, text: &str) -> bool {
        self.spellings().any(|secret| text.contains(secret.as_str()))
    }

    /// The secrets as they are, and as JSON and addresses may spell them: tokens have `/`, `+` and `=`.
    fn spellings(&self) -> impl Iterator<Item = Zeroizing<String>> {
        self.0.iter().map(ExposeSecret::expose_secret).flat_map(|secret| {
            let mut encoded = Zeroizing::new(String::with_capacity(3 * secret.len()));
            percent_encode(&mut encoded, secret);
            let others = [Zeroizing::new(secret.replace('/', "\\/")), encoded];
            let others = others.into_iter().filter(move |other| other.as_str() != secret);
            std::iter::once(Zeroizing::new(secret.to_owned())).chain(others)
        })
    }

    /// A body without them. It has to be done before a part of the body is cut out: the cut may go
    /// through a secret, and its first half would not be recognised any more.
    pub(crate) fn redacted<'b>(&self, body: &'b [u8]) -> Cow<'b, [u8]> {
        self.spellings().fold(Cow::Borrowed(body), |body, secret| {
            match memmem::find(&body, secret.as_bytes()) {
                Some(_) => Cow::Owned(without(&body, secret.as_bytes())),
                None => body,
            }
        })
    }
}

/// Whether a secret can be told from ordinary words. Real ones have thirty characters and more.
fn is_long_enough(secret: &SecretString) -> bool {
    secret.expose_secret().len() >= 8
}

fn without(body: &[u8], secret: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(body.len());
    let mut end = 0;
    for start in memmem::find_iter(body, secret) {
        kept.extend_from_slice(&body[end..start]);
        kept.extend_from_slice(MARK.as_bytes());
        end = start + secret.len();
    }
    kept.extend_from_slice(&body[end..]);
    kept
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
    fn leaves_ordinary_words_alone() {
        let secrets = Secrets::of(&Credentials::access_key("id", "secret"));
        assert_eq!(*secrets.redacted(b"a secret"), *b"a secret");
    }
}
