//! What proves to the service who is calling.
//!
//! [`Credentials`] are a key or token as such. A [`CredentialsProvider`] gets them from a
//! [`CredentialsSource`] and fetches new ones before they expire. If there are none, a
//! [`CredentialsError`] tells what each step found.
//!
//! ```
//! use aliyun_api::{Config, CredentialsSource};
//!
//! let config = Config::new(CredentialsSource::default_chain()).region("cn-hangzhou");
//! ```
//!
//! The default chain takes the first step that has credentials, and keeps to that one:
//!
//! | step | what sets it up |
//! |---|---|
//! | environment | `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, optional `ALIBABA_CLOUD_SECURITY_TOKEN` |
//! | OIDC | `ALIBABA_CLOUD_ROLE_ARN`, `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`, `ALIBABA_CLOUD_OIDC_TOKEN_FILE` |
//! | CLI profile | `~/.aliyun/config.json`: the profile `ALIBABA_CLOUD_PROFILE`, or the current one; off with `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true` |
//! | ini file | `ALIBABA_CLOUD_CREDENTIALS_FILE`, or `~/.alibabacloud/credentials.ini`, or `~/.alibabacloud/credentials`: the section `ALIBABA_CLOUD_PROFILE`, or `default` |
//! | ECS metadata | a role attached to the instance, optional `ALIBABA_CLOUD_ECS_METADATA` with its name; only with a token if `ALIBABA_CLOUD_IMDSV1_DISABLED=true`; off with `ALIBABA_CLOUD_ECS_METADATA_DISABLED=true` |
//! | credentials URI | `ALIBABA_CLOUD_CREDENTIALS_URI` |
//!
//! Where a role is assumed, `ALIBABA_CLOUD_ROLE_SESSION_NAME`, `ALIBABA_CLOUD_STS_REGION` and
//! `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` fill what a profile or program leaves out.
//!
//! All of this falls into the time of the call that needs credentials: a request for them gets half of
//! what is left of it, and so does the program of a CLI profile, which gets 60 seconds at the most.
//!
//! Nothing here opens a connection. A search for credentials says which request it needs
//! ([`Fetch`]), and whoever drives it sends that in their own way, blocking or not.

mod cli;
mod environment;
mod error;
mod exchange;
mod ini;
mod ini_profile;
mod kept;
mod keys;
mod login;
mod metadata;
mod moment;
mod program;
mod promise;
mod provider;
mod recipe;
mod refresh;
mod role;
mod search;
mod sts;

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use secrecy::{ExposeSecret, SecretString};

use crate::sign::AccessKey;

pub use environment::{Environment, SystemEnvironment};
pub use error::{CredentialsError, Finding, FindingKind, Step};
pub use exchange::Fetch;
pub use program::{Program, ProgramError};
pub use promise::Waiting;
pub use provider::{CredentialsProvider, Turn};
pub use refresh::{Need, Refresh};
pub use role::AssumeRole;
pub use search::CredentialsSource;

/// An access key, with or without a security token, or a bearer token.
///
/// Secrets are overwritten when the value and its copies are dropped, and never shown: `Debug` leaves
/// them out.
///
/// ```
/// use aliyun_api::Credentials;
///
/// let credentials = Credentials::access_key("LTAI5tExample", "a secret")
///     .with_security_token("a token from STS");
/// assert_eq!(credentials.access_key_id(), Some("LTAI5tExample"));
/// assert!(!format!("{credentials:?}").contains("a secret"));
/// ```
#[derive(Clone)]
pub struct Credentials {
    kind: Kind,
    expiration: Option<SystemTime>,
}

#[derive(Clone)]
enum Kind {
    AccessKey { key: Arc<AccessKey>, security_token: Option<SecretString> },
    Bearer { token: SecretString },
}

impl Credentials {
    /// An access key: its identifier, which is no secret, and its secret.
    #[must_use]
    pub fn access_key(id: impl Into<String>, secret: impl Into<SecretString>) -> Self {
        let key = Arc::new(AccessKey::new(id.into(), secret.into()));
        let kind = Kind::AccessKey { key, security_token: None };
        Self { kind, expiration: None }
    }

    /// A bearer token, sent as it is instead of a signature.
    #[must_use]
    pub fn bearer(token: impl Into<SecretString>) -> Self {
        Self { kind: Kind::Bearer { token: token.into() }, expiration: None }
    }

    /// Adds the security token that belongs to a temporary access key of the Security Token
    /// Service (STS). A bearer token stays as it is.
    #[must_use]
    pub fn with_security_token(mut self, token: impl Into<SecretString>) -> Self {
        if let Kind::AccessKey { security_token, .. } = &mut self.kind {
            *security_token = Some(token.into());
        }
        self
    }

    /// Says when these credentials end to be valid.
    #[must_use]
    pub fn with_expiration(mut self, expiration: SystemTime) -> Self {
        self.expiration = Some(expiration);
        self
    }

    /// The identifier of the access key; `None` for a bearer token.
    #[must_use]
    pub fn access_key_id(&self) -> Option<&str> {
        self.key().map(AccessKey::id)
    }

    /// The secret of the access key; `None` for a bearer token.
    #[must_use]
    pub fn access_key_secret(&self) -> Option<&SecretString> {
        self.key().map(AccessKey::secret)
    }

    /// The security token of a temporary access key.
    #[must_use]
    pub fn security_token(&self) -> Option<&SecretString> {
        match &self.kind {
            Kind::AccessKey { security_token, .. } => security_token.as_ref(),
            Kind::Bearer { .. } => None,
        }
    }

    /// The bearer token; `None` for an access key.
    #[must_use]
    pub fn bearer_token(&self) -> Option<&SecretString> {
        match &self.kind {
            Kind::AccessKey { .. } => None,
            Kind::Bearer { token } => Some(token),
        }
    }

    pub(crate) fn key(&self) -> Option<&AccessKey> {
        match &self.kind {
            Kind::AccessKey { key, .. } => Some(key),
            Kind::Bearer { .. } => None,
        }
    }

    /// Whether these are the same as others, their secrets included.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        fn text(secret: Option<&SecretString>) -> Option<&str> {
            secret.map(ExposeSecret::expose_secret)
        }
        self.access_key_id() == other.access_key_id()
            && text(self.access_key_secret()) == text(other.access_key_secret())
            && text(self.security_token()) == text(other.security_token())
            && text(self.bearer_token()) == text(other.bearer_token())
    }

    /// When these credentials end to be valid, if they do.
    #[must_use]
    pub fn expiration(&self) -> Option<SystemTime> {
        self.expiration
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Credentials");
        match &self.kind {
            Kind::AccessKey { key, security_token } => shown
                .field("access_key_id", &key.id())
                .field("access_key_secret", &"[redacted]")
                .field("security_token", &security_token.as_ref().map(|_| "[redacted]")),
            Kind::Bearer { .. } => shown.field("bearer_token", &"[redacted]"),
        };
        shown.field("expiration", &self.expiration).finish()
    }
}
