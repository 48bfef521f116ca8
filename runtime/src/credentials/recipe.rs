//! Where credentials come from, in the end: a start, and roles to assume one after the other.

use std::time::{Duration, SystemTime};

use super::cli;
use super::error::Failure;
use super::keys::{Key, Secret, json_defect};
use super::login::{self, Login, LoginKind};
use super::metadata;
use super::moment::{from_unix_seconds, parse_utc};
use super::program::{Program, ProgramError};
use super::role::{AssumeRole, OidcRole};
use super::search::Context;
use super::sts;
use crate::Credentials;
use crate::decode::{self, Field, Record};

/// Where credentials start, and the roles to assume with them, in order.
#[derive(Clone)]
pub(super) struct Recipe {
    pub(super) start: Start,
    pub(super) roles: Vec<AssumeRole>,
}

/// What gives the first credentials.
#[derive(Clone)]
pub(super) enum Start {
    Static(Credentials),
    /// An empty name stands for the role that is attached.
    EcsRole {
        name: String,
    },
    Oidc(OidcRole),
    Login(Login),
    Program(Program),
    CredentialsUri(String),
}

/// Credentials, and how long they are to be kept.
pub(super) struct Obtained {
    pub(super) credentials: Credentials,
    /// Where they come from, as the official SDKs name it, e.g. `ram_role_arn/static_ak`.
    pub(super) origin: String,
    pub(super) keep: Keep,
    /// The login that gives another key, if these are the key that the CLI got last.
    pub(super) login: Option<Login>,
}

/// How long credentials are kept before new ones are fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Until the service refuses them.
    Always,
    /// For this long, because nobody says how long they are valid.
    For(Duration),
    /// Until so long before they expire.
    UntilBeforeExpiration(Duration),
    /// Until a quarter of an hour before they expire, or a quarter of their life if that is less:
    /// a session may have been asked for that lasts no longer than that.
    ForMostOfTheirLife,
}

impl Recipe {
    /// Gets the credentials.
    pub(super) async fn follow(&self, context: &Context) -> Result<Obtained, Failure> {
        self.start.credentials(context).await?.assume(&self.roles, context).await
    }
}

impl Obtained {
    /// Assumes one role after the other, each with the credentials of the one before.
    pub(super) async fn assume(
        self,
        roles: &[AssumeRole],
        context: &Context,
    ) -> Result<Self, Failure> {
        let mut obtained = self;
        for role in roles {
            obtained = Self {
                credentials: obtained.session(role, context).await?,
                origin: format!("ram_role_arn/{}", obtained.origin),
                keep: Keep::ForMostOfTheirLife,
                login: None,
            };
        }
        Ok(obtained)
    }

    /// The key of a role. If STS refuses the key that the CLI got last, the login is exchanged here: what
    /// a provider keeps and forgets is the key of the role, so nobody else learns of it.
    async fn session(&self, role: &AssumeRole, context: &Context) -> Result<Credentials, Failure> {
        let assumed = sts::assume_role(context, &self.credentials, role).await;
        match (assumed, &self.login) {
            (Err(refusal), Some(login)) if refusal.is_about_key => {
                let exchanged = login::exchange(context, login).await;
                let key = exchanged.map_err(|failure| failure.after(&refusal))?;
                sts::assume_role(context, &key, role).await
            }
            (assumed, _) => assumed,
        }
    }
}

/// How long before the end the official SDKs ask for new credentials.
pub(super) const QUARTER_OF_AN_HOUR: Duration = Duration::from_secs(15 * 60);

impl Start {
    async fn credentials(&self, context: &Context) -> Result<Obtained, Failure> {
        // Metadata services hand out the same key to all and renew it in time.
        let shared = Keep::UntilBeforeExpiration(QUARTER_OF_AN_HOUR);
        let own = Keep::ForMostOfTheirLife;
        let (credentials, origin, keep) = match self {
            Self::Static(credentials) => {
                let is_temporary = credentials.security_token().is_some();
                let origin = if is_temporary { "static_sts" } else { "static_ak" };
                (credentials.clone(), origin, Keep::Always)
            }
            Self::EcsRole { name } => {
                (metadata::ecs_role(context, name).await?, "ecs_ram_role", shared)
            }
            Self::Oidc(role) => {
                (sts::assume_role_with_oidc(context, role).await?, "oidc_role_arn", own)
            }
            Self::Login(login) => {
                let origin = match login.kind {
                    LoginKind::CloudSso { .. } => "cloud_sso",
                    LoginKind::OAuth { .. } => "oauth",
                };
                (login::temporary_key(context, login).await?, origin, own)
            }
            Self::Program(program) => {
                let credentials = printed_by(context, program.clone()).await?;
                let keep = match credentials.expiration() {
                    Some(_) => Keep::UntilBeforeExpiration(Duration::from_secs(180)),
                    None => Keep::For(Duration::from_secs(300)),
                };
                (credentials, "external", keep)
            }
            Self::CredentialsUri(uri) => {
                (metadata::credentials_uri(context, uri).await?, "credential_uri", shared)
            }
        };
        let login = self.login().filter(|login| login.has_cached(&credentials)).cloned();
        Ok(Obtained { credentials, origin: origin.to_owned(), keep, login })
    }

    fn login(&self) -> Option<&Login> {
        match self {
            Self::Login(login) => Some(login),
            Self::Static(_)
            | Self::EcsRole { .. }
            | Self::Oidc(_)
            | Self::Program(_)
            | Self::CredentialsUri(_) => None,
        }
    }
}

/// Runs a program and reads the key that it prints.
async fn printed_by(context: &Context, program: Program) -> Result<Credentials, Failure> {
    let place = " in the output of process_command";
    let output = context.desk.run(program).await.map_err(|error| {
        let text = format!("process_command {error}");
        match error {
            ProgramError::TimedOut => Failure::unavailable(text),
            ProgramError::NotRun
            | ProgramError::NotStarted(_)
            | ProgramError::Failed(_)
            | ProgramError::Unreadable => Failure::invalid(text),
        }
    })?;
    let printed: Printed = decode::object(&output).map_err(|error| {
        Failure::invalid(format!("what process_command printed {}", json_defect(&error)))
    })?;
    let key = Key {
        id: printed.id.expose(),
        secret: printed.secret.expose(),
        token: printed.token.expose(),
    };
    let expiration = match printed.expiration.as_str() {
        "" => printed.unix_expiration.and_then(from_unix_seconds),
        text => match parse_utc(text) {
            Some(expiration) => Some(expiration),
            None => {
                return Err(Failure::invalid(format!("expiration{place} is not a moment in UTC")));
            }
        },
    };
    check_printed(&key, &printed.mode, expiration, context.environment.now(), place)
}

fn check_printed(
    key: &Key<'_>,
    mode: &str,
    expiration: Option<SystemTime>,
    now: SystemTime,
    place: &str,
) -> Result<Credentials, Failure> {
    if !matches!(mode, "" | "AK" | "StsToken") {
        return Err(Failure::invalid(format!("mode{place} is neither AK nor StsToken")));
    }
    if expiration.is_some_and(|expiration| expiration <= now) {
        return Err(Failure::invalid(format!("the key{place} has expired already")));
    }
    if mode == "StsToken" && key.token.is_empty() {
        return Err(Failure::invalid(format!("sts_token{place} is missing or empty")));
    }
    let credentials = key.check(&cli::KEY, place)?;
    Ok(match expiration {
        Some(expiration) => credentials.with_expiration(expiration),
        None => credentials,
    })
}

/// What a program prints: the members of a CLI profile.
#[derive(Default)]
struct Printed {
    mode: String,
    id: Secret,
    secret: Secret,
    token: Secret,
    expiration: String,
    unix_expiration: Option<i64>,
}

impl Record for Printed {
    fn names(&self) -> &'static [&'static str] {
        &["mode", "access_key_id", "access_key_secret", "sts_token", "expiration", "sts_expiration"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.mode),
            1 => Some(&mut self.id),
            2 => Some(&mut self.secret),
            3 => Some(&mut self.token),
            4 => Some(&mut self.expiration),
            5 => Some(&mut self.unix_expiration),
            _ => None,
        }
    }
}
