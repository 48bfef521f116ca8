//! Roles of Resource Access Management (RAM) to assume, and what their sessions are like.

use std::time::Duration;

/// A role to assume with other credentials, through `AssumeRole` of the Security Token Service
/// (STS).
///
/// ```
/// use std::time::Duration;
///
/// use aliyun_api::runtime::credentials::AssumeRole;
///
/// let role = AssumeRole::new("acs:ram::123456789012****:role/renewals")
///     .session_name("nightly-renewals")
///     .duration(Duration::from_secs(900))
///     .region("cn-shanghai");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssumeRole {
    pub(super) role_arn: String,
    pub(super) external_id: Option<String>,
    pub(super) session: RoleSession,
}

impl AssumeRole {
    /// The role with this Alibaba Cloud Resource Name (ARN), e.g.
    /// `acs:ram::123456789012****:role/renewals`.
    pub fn new(role_arn: impl Into<String>) -> Self {
        let session = RoleSession::default();
        Self { role_arn: role_arn.into(), external_id: None, session }
    }

    /// The external identifier that the trust policy of the role asks for.
    #[must_use]
    pub fn external_id(mut self, external_id: impl Into<String>) -> Self {
        self.external_id = Some(external_id.into());
        self
    }

    /// The name of the session, 2 to 64 letters, digits and `.@_-`, which shows in audit logs.
    /// Otherwise `ALIBABA_CLOUD_ROLE_SESSION_NAME`, or one that is made from the time.
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.session.name = Some(name.into());
        self
    }

    /// How long the session lasts, in whole seconds, `900..=43200`, and not longer than the role
    /// allows. One hour if it is not set.
    #[must_use]
    pub fn duration(mut self, duration: Duration) -> Self {
        self.session.seconds = Some(duration.as_secs());
        self
    }

    /// A policy in JSON that narrows the permissions of the role for this session.
    #[must_use]
    pub fn policy(mut self, policy: impl Into<String>) -> Self {
        self.session.policy = Some(policy.into());
        self
    }

    /// The region whose STS to use, e.g. `cn-shanghai`. Otherwise `ALIBABA_CLOUD_STS_REGION`, or
    /// the central `sts.aliyuncs.com`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.session.region = Some(region.into());
        self
    }

    /// Whether to reach STS inside the virtual private cloud; needs a region. Otherwise
    /// `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` decides.
    #[must_use]
    pub fn vpc(mut self, vpc: bool) -> Self {
        self.session.vpc = Some(vpc);
        self
    }
}

/// A role to assume with the token of an `OpenID` Connect (OIDC) provider, through
/// `AssumeRoleWithOIDC` of STS, as pods of a Kubernetes cluster do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OidcRole {
    pub(super) role_arn: String,
    pub(super) provider_arn: String,
    pub(super) token_file: String,
    pub(super) session: RoleSession,
}

/// What both ways to assume a role have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RoleSession {
    pub(super) name: Option<String>,
    pub(super) seconds: Option<u64>,
    pub(super) policy: Option<String>,
    pub(super) region: Option<String>,
    pub(super) vpc: Option<bool>,
}
