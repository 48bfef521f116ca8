//! Why there are no credentials: each step of the chain, and what it found.

use std::fmt;
use std::sync::Arc;

use crate::text::Excerpt;

/// No credentials could be obtained. Nothing was sent to the service that they were wanted for.
///
/// The text has every step that was tried, in order, and what it found, without any secret:
///
/// ```text
/// no credentials were found: environment: ALIBABA_CLOUD_ACCESS_KEY_ID is not set; …
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CredentialsError {
    findings: Arc<[Finding]>,
}

impl CredentialsError {
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        Self { findings: findings.into() }
    }

    /// What each step found, in the order in which they were tried.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether a step failed in a way that may pass by itself, so that trying again later makes
    /// sense. Otherwise a person must change something: the environment, a file, a policy.
    ///
    /// Among other steps, a metadata service that cannot be reached counts only if
    /// `ALIBABA_CLOUD_ECS_METADATA` names its role: outside of ECS there is none.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        let is_only_step = self.findings.len() == 1;
        self.findings.iter().any(|finding| {
            let is_expected = is_only_step || !finding.is_usual;
            finding.kind == FindingKind::Unavailable && is_expected
        })
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no credentials were found")?;
        for (index, finding) in self.findings.iter().enumerate() {
            f.write_str(if index == 0 { ": " } else { "; " })?;
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.findings.iter()).finish()
    }
}

impl std::error::Error for CredentialsError {}

/// What one step found instead of credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    step: Step,
    kind: FindingKind,
    text: String,
    is_usual: bool,
}

impl Finding {
    pub(super) fn new(step: Step, failure: Failure) -> Self {
        let Failure { kind, text, is_usual, is_final: _, is_about_key: _ } = failure;
        Self { step, kind, text, is_usual }
    }

    /// The step that was tried.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// What kind of obstacle it met.
    #[must_use]
    pub fn kind(&self) -> FindingKind {
        self.kind
    }

    /// The obstacle in words, and what to do about it where that is known.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.step, Excerpt(&self.text))
    }
}

/// A place where credentials are looked for. The first six are the steps of the default chain, in
/// its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// The variables `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`.
    Environment,
    /// A role assumed with the token of an `OpenID` Connect (OIDC) provider.
    Oidc,
    /// A profile of the Alibaba Cloud CLI, in `~/.aliyun/config.json`.
    CliProfile,
    /// A section of `~/.alibabacloud/credentials.ini` or `~/.alibabacloud/credentials`.
    IniFile,
    /// The metadata service of an ECS instance.
    EcsMetadata,
    /// The address in `ALIBABA_CLOUD_CREDENTIALS_URI`.
    CredentialsUri,
    /// Credentials that the program gave itself.
    Fixed,
    /// A role assumed with credentials from one of the other steps.
    AssumeRole,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Environment => "environment",
            Self::Oidc => "OIDC",
            Self::CliProfile => "CLI profile",
            Self::IniFile => "ini file",
            Self::EcsMetadata => "ECS metadata",
            Self::CredentialsUri => "credentials URI",
            Self::Fixed => "given credentials",
            Self::AssumeRole => "role assumption",
        })
    }
}

/// The kinds of obstacles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// There is nothing: a variable is not set, a file does not exist.
    NotConfigured,
    /// The step is switched off.
    Disabled,
    /// There is something, but it cannot be used as it is: a blank key, a file that is not JSON, a
    /// mode that this crate does not know, a login that has expired.
    Invalid,
    /// A service answered and refused.
    Refused,
    /// A service could not be reached, or answered something that cannot be understood; or a program
    /// took too long.
    Unavailable,
}

/// What a step found instead of credentials, as yet without the step.
#[derive(Debug)]
pub(super) struct Failure {
    kind: FindingKind,
    text: String,
    /// Whether most machines meet this obstacle, because what was looked for is not there.
    is_usual: bool,
    /// Whether the chain ends here. It does where a person clearly meant this step: going on would
    /// find the credentials of somebody else.
    pub(super) is_final: bool,
    /// Whether a service refused the key of the request, and may take another.
    pub(super) is_about_key: bool,
}

impl Failure {
    pub(super) fn not_configured(text: impl Into<String>) -> Self {
        Self::new(FindingKind::NotConfigured, text)
    }

    pub(super) fn disabled(text: impl Into<String>) -> Self {
        Self::new(FindingKind::Disabled, text)
    }

    pub(super) fn invalid(text: impl Into<String>) -> Self {
        Self::new(FindingKind::Invalid, text)
    }

    pub(super) fn refused(text: impl Into<String>) -> Self {
        Self::new(FindingKind::Refused, text)
    }

    pub(super) fn unavailable(text: impl Into<String>) -> Self {
        Self::new(FindingKind::Unavailable, text)
    }

    pub(super) fn is_not_configured(&self) -> bool {
        self.kind == FindingKind::NotConfigured
    }

    pub(super) fn text(self) -> String {
        self.text
    }

    pub(super) fn ends_the_chain(mut self) -> Self {
        self.is_final = true;
        self
    }

    /// Says whether a service refused the key of the request, and may take another.
    pub(super) fn about_key(mut self, is_about_key: bool) -> Self {
        self.is_about_key = is_about_key;
        self
    }

    /// Tells the refusal as well that led here.
    pub(super) fn after(mut self, refusal: &Self) -> Self {
        self.text = format!("{}; before, {}", self.text, refusal.text);
        self
    }

    /// Says whether most machines meet this obstacle.
    pub(super) fn usual(mut self, is_usual: bool) -> Self {
        self.is_usual = is_usual;
        self
    }

    fn new(kind: FindingKind, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { kind, text, is_usual: false, is_final: false, is_about_key: false }
    }
}
