//! From texts to an access key, checked.

use std::time::SystemTime;

use secrecy::{ExposeSecret, SecretString};

use super::environment::defect;
use super::error::Failure;
use super::moment::parse_utc;
use crate::Credentials;
use crate::decode::{self, DecodeError, Field, Mismatch, Record, Scalar};

/// A text of a file or an answer that may be secret. Overwritten when dropped.
#[derive(Clone, Default)]
pub(super) struct Secret(Option<SecretString>);

impl Secret {
    pub(super) fn new(text: &str) -> Self {
        Self(Some(text.into()))
    }

    /// The text; empty if there is none.
    pub(super) fn expose(&self) -> &str {
        self.0.as_ref().map_or("", ExposeSecret::expose_secret)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }
}

impl Field for Secret {
    fn blank() -> Self {
        Self::default()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let Scalar::Text(text) = value else { return Err(Mismatch) };
        *self = Self::new(text);
        Ok(())
    }

    fn expects(&self) -> &'static str {
        "a string"
    }
}

/// The parts of an access key as they were found.
pub(super) struct Key<'a> {
    pub(super) id: &'a str,
    pub(super) secret: &'a str,
    /// Empty if there is none.
    pub(super) token: &'a str,
}

/// What the parts are called where they were found, e.g. `access_key_id`.
pub(super) struct Names {
    pub(super) id: &'static str,
    pub(super) secret: &'static str,
    pub(super) token: &'static str,
}

impl Key<'_> {
    /// The key, if nothing is missing or unfit.
    ///
    /// # Errors
    ///
    /// `place` ends a sentence that begins with the name of a part, e.g. ` of profile "a"`.
    pub(super) fn check(&self, names: &Names, place: &str) -> Result<Credentials, Failure> {
        for (name, value) in [(names.id, self.id), (names.secret, self.secret)] {
            if value.is_empty() {
                return Err(Failure::invalid(format!("{name}{place} is missing or empty")));
            }
        }
        let parts = [(names.id, self.id), (names.secret, self.secret), (names.token, self.token)];
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            if let Some(defect) = key_defect(value) {
                let text = format!("{name}{place} {defect}");
                return Err(Failure::invalid(text).ends_the_chain());
            }
        }
        let credentials = Credentials::access_key(self.id, self.secret);
        Ok(match self.token {
            "" => credentials,
            token => credentials.with_security_token(token),
        })
    }

    /// A temporary key: like [`check`](Self::check), and there must be a token.
    pub(super) fn check_temporary(
        &self,
        names: &Names,
        place: &str,
        expiration: SystemTime,
    ) -> Result<Credentials, Failure> {
        if self.token.is_empty() {
            return Err(Failure::invalid(format!("{}{place} is missing or empty", names.token)));
        }
        Ok(self.check(names, place)?.with_expiration(expiration))
    }
}

/// What makes a part of a key unfit: it is written into a header or signed as it is.
fn key_defect(value: &str) -> Option<&'static str> {
    defect(value).or_else(|| {
        let is_visible_ascii = value.bytes().all(|byte| byte.is_ascii_graphic());
        (!is_visible_ascii).then_some("contains a character that no key has")
    })
}

/// A temporary key as the services write it.
#[derive(Default)]
pub(super) struct TemporaryKey {
    id: Secret,
    secret: Secret,
    token: Secret,
    expiration: String,
}

impl TemporaryKey {
    /// Reads a key from the members of a JSON object, which must say when it expires.
    pub(super) fn decode(json: &[u8], place: &str) -> Result<Self, Failure> {
        let key: Self = decode::object(json).map_err(|error| not_understood(&error, place))?;
        key.expiration(place)?;
        Ok(key)
    }

    /// Reads a key from the member of a JSON object that holds it. One that is missing is empty.
    pub(super) fn decode_member(json: &[u8], place: &str) -> Result<Self, Failure> {
        let holder: Holder = decode::object(json).map_err(|error| not_understood(&error, place))?;
        Ok(holder.0.unwrap_or_default())
    }

    /// The key, if it is complete and still valid.
    pub(super) fn check(&self, place: &str, now: SystemTime) -> Result<Credentials, Failure> {
        const NAMES: Names =
            Names { id: "AccessKeyId", secret: "AccessKeySecret", token: "SecurityToken" };
        let expiration = self.expiration(place)?;
        if expiration <= now {
            return Err(Failure::invalid(format!(
                "the key{place} has expired at {} already: is the clock of this machine right?",
                self.expiration,
            )));
        }
        let (id, secret, token) = (self.id.expose(), self.secret.expose(), self.token.expose());
        Key { id, secret, token }.check_temporary(&NAMES, place, expiration)
    }

    fn expiration(&self, place: &str) -> Result<SystemTime, Failure> {
        parse_utc(&self.expiration).ok_or_else(|| {
            Failure::invalid(format!("Expiration{place} is missing or not a moment in UTC"))
        })
    }
}

impl Record for TemporaryKey {
    fn names(&self) -> &'static [&'static str] {
        &["AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.id),
            1 => Some(&mut self.secret),
            2 => Some(&mut self.token),
            3 => Some(&mut self.expiration),
            _ => None,
        }
    }
}

/// What holds a temporary key in an answer.
#[derive(Default)]
struct Holder(Option<TemporaryKey>);

impl Record for Holder {
    /// As STS calls the key, and as `CloudSSO` does.
    fn names(&self) -> &'static [&'static str] {
        &["Credentials", "CloudCredential"]
    }

    fn field(&mut self, _: usize) -> Option<&mut dyn Field> {
        Some(&mut self.0)
    }
}

/// An answer that is not the expected JSON.
pub(super) fn not_understood(error: &DecodeError, place: &str) -> Failure {
    Failure::unavailable(format!("the answer{place} {}", json_defect(error)))
}

/// What is wrong with a text in JSON, as the end of a sentence. No part of the text is shown,
/// because it may hold a secret.
pub(super) fn json_defect(error: &DecodeError) -> String {
    match error.path() {
        "" => "is not the expected JSON".to_owned(),
        path => format!("is not the expected JSON, at {path}"),
    }
}
