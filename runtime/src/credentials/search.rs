//! The default chain, and the single sources that a program can choose instead.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll, Waker};

use bytes::Bytes;
use secrecy::zeroize::Zeroizing;

use super::environment::{Environment, variable};
use super::error::{CredentialsError, Failure, Finding, Step};
use super::exchange::{Answer, Desk, Question};
use super::keys::{Key, Names};
use super::program::ProgramError;
use super::recipe::{Keep, Obtained, Recipe, Start};
use super::role::{AssumeRole, OidcRole, RoleSession};
use super::{cli, ini_profile};
use crate::Credentials;
use crate::transport::TransportError;

/// Where to look for credentials.
///
/// ```
/// use aliyun_api::CredentialsSource;
/// use aliyun_api::runtime::credentials::AssumeRole;
///
/// let source = CredentialsSource::default_chain()
///     .assume_role(AssumeRole::new("acs:ram::123456789012****:role/renewals"));
/// ```
#[derive(Clone, Debug)]
pub struct CredentialsSource {
    ways: Vec<Way>,
    roles: Vec<AssumeRole>,
}

/// One way to get credentials.
#[derive(Clone)]
enum Way {
    /// A step of the default chain, set up by the environment.
    Configured(Step),
    /// A start that the program gave.
    Given(Step, Start),
}

impl CredentialsSource {
    /// The first of these that has credentials, and that one from then on: environment, OIDC,
    /// profile of the CLI, ini file, ECS metadata, credentials URI.
    ///
    /// The chain goes on where a step is not configured or fails, as the official SDKs do. It ends
    /// where a key or variable is there but cannot be right, such as one with a line break in it.
    #[must_use]
    pub fn default_chain() -> Self {
        let ways = DEFAULT_CHAIN.into_iter().map(Way::Configured).collect();
        Self { ways, roles: Vec::new() }
    }

    /// One step of the default chain and no other. [`Step::Fixed`] and [`Step::AssumeRole`] are no
    /// steps of the chain and never have credentials.
    #[must_use]
    pub fn step(step: Step) -> Self {
        Self { ways: vec![Way::Configured(step)], roles: Vec::new() }
    }

    /// These credentials.
    #[must_use]
    pub fn fixed(credentials: Credentials) -> Self {
        Self::given(Step::Fixed, Start::Static(credentials))
    }

    /// The metadata service of an ECS instance, for the role with this name.
    #[must_use]
    pub fn ecs_role(name: impl Into<String>) -> Self {
        Self::given(Step::EcsMetadata, Start::EcsRole { name: name.into() })
    }

    /// A service of one's own at this address, which answers as the metadata service does.
    #[must_use]
    pub fn credentials_uri(uri: impl Into<String>) -> Self {
        Self::given(Step::CredentialsUri, Start::CredentialsUri(uri.into()))
    }

    /// A role to assume with the credentials of this source. Called again, it adds a role to
    /// assume with the credentials of the one before.
    #[must_use]
    pub fn assume_role(mut self, role: AssumeRole) -> Self {
        self.roles.push(role);
        self
    }

    /// The same source, with nothing but one of its steps.
    fn only(&self, way: &Way) -> Self {
        Self { ways: vec![way.clone()], roles: self.roles.clone() }
    }

    /// Whether more than one step may have the credentials.
    pub(super) fn is_open(&self) -> bool {
        self.ways.len() > 1
    }

    fn given(step: Step, start: Start) -> Self {
        Self { ways: vec![Way::Given(step, start)], roles: Vec::new() }
    }
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configured(step) | Self::Given(step, _) => step.fmt(f),
        }
    }
}

const DEFAULT_CHAIN: [Step; 6] = [
    Step::Environment,
    Step::Oidc,
    Step::CliProfile,
    Step::IniFile,
    Step::EcsMetadata,
    Step::CredentialsUri,
];

/// What a search depends on.
pub(super) struct Context {
    pub(super) environment: Arc<dyn Environment>,
    pub(super) desk: Desk,
    /// What a service refused last: of no use if it is found again while others can be had.
    pub(super) refused: Option<Credentials>,
}

/// What was found.
#[derive(Clone)]
pub(super) struct Discovery {
    pub(super) credentials: Credentials,
    /// Where they come from, as the official SDKs name it, e.g. `cli_profile/ram_role_arn/static_ak`.
    pub(super) origin: String,
    pub(super) keep: Keep,
    /// The source with nothing but the step that had them.
    pub(super) source: CredentialsSource,
}

/// A search that is under way, and what it needs to go on.
pub(super) struct Search {
    steps: Pin<Box<dyn Future<Output = Result<Discovery, CredentialsError>> + Send>>,
    desk: Desk,
}

/// How far a search has come.
pub(super) enum Progress {
    Needs(Question),
    Ended(Result<Discovery, CredentialsError>),
}

impl Search {
    pub(super) fn new(
        source: CredentialsSource,
        environment: Arc<dyn Environment>,
        refused: Option<Credentials>,
    ) -> Self {
        let desk = Desk::default();
        let context = Context { environment, desk: desk.clone(), refused };
        Self { steps: Box::pin(async move { search(&source, &context).await }), desk }
    }

    /// Goes on until an answer is needed. Must not be called once the search has ended.
    pub(super) fn advance(&mut self) -> Progress {
        // The search waits for nothing but its desk, so nobody ever has to wake it.
        match self.steps.as_mut().poll(&mut task::Context::from_waker(Waker::noop())) {
            Poll::Ready(ended) => Progress::Ended(ended),
            Poll::Pending => match self.desk.question() {
                Some(question) => Progress::Needs(question),
                None => Progress::Ended(Err(CredentialsError::new(Vec::new()))),
            },
        }
    }

    pub(super) fn fetched(&self, answer: Result<http::Response<Bytes>, TransportError>) {
        self.desk.answer(Answer::Fetched(answer));
    }

    pub(super) fn ran(&self, output: Result<Vec<u8>, ProgramError>) {
        self.desk.answer(Answer::Ran(output));
    }
}

/// Tries each step in turn.
async fn search(
    source: &CredentialsSource,
    context: &Context,
) -> Result<Discovery, CredentialsError> {
    let mut findings = Vec::new();
    for way in &source.ways {
        match way.follow(context).await {
            Ok(obtained) => {
                let Obtained { credentials, origin, keep, login: _ } =
                    obtained.assume(&source.roles, context).await.map_err(|failure| {
                        CredentialsError::new(vec![Finding::new(Step::AssumeRole, failure)])
                    })?;
                let source = source.only(way);
                return Ok(Discovery { credentials, origin, keep, source });
            }
            Err(failure) => {
                let is_final = failure.is_final;
                findings.push(Finding::new(way.step(), failure));
                if is_final {
                    break;
                }
            }
        }
    }
    Err(CredentialsError::new(findings))
}

impl Way {
    fn step(&self) -> Step {
        match self {
            Self::Configured(step) | Self::Given(step, _) => *step,
        }
    }

    async fn follow(&self, context: &Context) -> Result<Obtained, Failure> {
        let recipe = match self {
            Self::Configured(step) => configured(*step, &*context.environment)?,
            Self::Given(_, start) => Recipe { start: start.clone(), roles: Vec::new() },
        };
        let mut obtained = recipe.follow(context).await?;
        match self.step() {
            Step::Environment => obtained.origin = String::from("env"),
            Step::CliProfile => obtained.origin.insert_str(0, "cli_profile/"),
            Step::IniFile => obtained.origin.insert_str(0, "profile/"),
            Step::Oidc
            | Step::EcsMetadata
            | Step::CredentialsUri
            | Step::Fixed
            | Step::AssumeRole => {}
        }
        Ok(obtained)
    }
}

/// How the environment sets up a step of the default chain.
fn configured(step: Step, environment: &dyn Environment) -> Result<Recipe, Failure> {
    let start = match step {
        Step::Environment => access_key(environment)?,
        Step::Oidc => oidc(environment)?,
        Step::CliProfile => return cli::recipe(environment),
        Step::IniFile => return ini_profile::recipe(environment),
        Step::EcsMetadata => Start::EcsRole { name: String::new() },
        Step::CredentialsUri => {
            Start::CredentialsUri(required(environment, "ALIBABA_CLOUD_CREDENTIALS_URI")?)
        }
        Step::Fixed | Step::AssumeRole => {
            return Err(Failure::not_configured("this is no step of the default chain"));
        }
    };
    Ok(Recipe { start, roles: Vec::new() })
}

fn access_key(environment: &dyn Environment) -> Result<Start, Failure> {
    const NAMES: Names = Names {
        id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
        secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        token: "ALIBABA_CLOUD_SECURITY_TOKEN",
    };
    let id = required(environment, NAMES.id)?;
    let secret = Zeroizing::new(required(environment, NAMES.secret)?);
    let token = variable(environment, NAMES.token)?;
    let token = token.as_ref().map_or("", |token| token.as_str());
    Ok(Start::Static(Key { id: &id, secret: &secret, token }.check(&NAMES, "")?))
}

fn oidc(environment: &dyn Environment) -> Result<Start, Failure> {
    Ok(Start::Oidc(OidcRole {
        role_arn: required(environment, "ALIBABA_CLOUD_ROLE_ARN")?,
        provider_arn: required(environment, "ALIBABA_CLOUD_OIDC_PROVIDER_ARN")?,
        token_file: required(environment, "ALIBABA_CLOUD_OIDC_TOKEN_FILE")?,
        session: RoleSession::default(),
    }))
}

fn required(environment: &dyn Environment, name: &str) -> Result<String, Failure> {
    match variable(environment, name)? {
        Some(value) => Ok(value.to_string()),
        None => Err(Failure::not_configured(format!("{name} is not set"))),
    }
}
