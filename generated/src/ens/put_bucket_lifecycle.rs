// @generated from specs/ens/put_bucket_lifecycle.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 1167d003524cd489

//! `PutBucketLifecycle`: Makes or changes a rule by which objects of a bucket expire.
//!
//! **Objects that a rule meets expire**; what becomes of them then the metadata do not say. At most 1000
//! rules are possible. If several of them meet an object, the one with the earliest time counts.
//!
//! Without a `RuleId` the call makes a rule: sending it twice can make two.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Edge object storage (EOS)
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - The page does not say whether it charges money
//! - Permission: the page does not say
//! - Rule: exactly one of `CreatedBeforeDate` and `ExpirationDays` must be given
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `PutBucketLifecycle`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{PutBucketLifecycleRequest, PutBucketLifecycleStatus};
//!
//! let request =
//!     PutBucketLifecycleRequest::new("test", PutBucketLifecycleStatus::Enabled)
//!         .created_before_date("2023-10-12T05:45:00Z");
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Invalid%s`](PutBucketLifecycleError::Invalid)
//! - [`InvalidArgument`](PutBucketLifecycleError::InvalidArgument)
//! - [`InvalidBucketName`](PutBucketLifecycleError::InvalidBucketName)
//! - [`InvalidLifecycleScheme`](PutBucketLifecycleError::InvalidLifecycleScheme)
//! - [`InvalidType`](PutBucketLifecycleError::InvalidType)
//! - [`OperationDenied`](PutBucketLifecycleError::OperationDenied)
//! - [`NoPermission`](PutBucketLifecycleError::NoPermission)
//! - [`InvalidParameter.%s`](PutBucketLifecycleError::InvalidParameter)
//! - [`AccessDenied`](PutBucketLifecycleError::AccessDenied)
//! - [`NoSuchBucket`](PutBucketLifecycleError::NoSuchBucket)
//! - [`NoSuchLifecycle`](PutBucketLifecycleError::NoSuchLifecycle)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Given, Method, OpenEnum, Operation,
    OperationInfo, Parameters, Record, Remedy, Retry, Safety, Shared, Span, Table,
    Template, UnknownCode, ValidationError, Validator,
};

use crate::GatewayError;

/// The parameters of [`PutBucketLifecycle`](self).
///
/// It may charge money. It is sent again only if it certainly was not executed.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct PutBucketLifecycleRequest {
    /// Name of the bucket.
    ///
    /// - On the wire: `BucketName`
    /// - Example: `test`
    pub bucket_name: String,
    /// ID of the rule to change, at most 255 bytes; the rule must exist. It is left out for a new rule, which gets
    /// an ID by itself.
    ///
    /// - On the wire: `RuleId`
    /// - Length in bytes (not checked): `..=255`
    /// - Example: `1`
    pub rule_id: Option<String>,
    /// Whether the rule is carried out.
    ///
    /// - On the wire: `Status`
    /// - Values: `Enabled`, `Disabled`
    /// - Example: `Enabled`
    pub status: PutBucketLifecycleStatus,
    /// Beginning of the names of the objects that the rule is about; without it, the rule is about all of them. Each rule has a prefix of its own.
    ///
    /// - On the wire: `Prefix`
    /// - Example: `image`
    pub prefix: Option<String>,
    /// Objects that were last changed before this time expire. In UTC, as in `yyyy-MM-ddTHH:mm:ssZ`.
    ///
    /// - On the wire: `CreatedBeforeDate`
    /// - Example: `2023-10-12T05:45:00Z`
    /// - About the page: The texts call it `CreateBeforeDate`.
    pub created_before_date: Option<String>,
    /// How many days after their last change objects expire.
    ///
    /// - On the wire: `ExpirationDays`
    /// - Unit: days
    /// - Values: `1..`
    /// - Example: `5`
    pub expiration_days: Option<i64>,
    /// Whether prefixes may overlap.
    ///
    /// - On the wire: `AllowSameActionOverlap`
    /// - Values: `true`, `false`
    /// - Default: `false`
    /// - Example: `false`
    /// - The sources disagree: The CLI metadata have a boolean here.
    pub allow_same_action_overlap: Option<PutBucketLifecycleAllowSameActionOverlap>,
}

impl PutBucketLifecycleRequest {
    /// A request with the parameters that are required.
    pub fn new(
        bucket_name: impl Into<String>,
        status: impl Into<PutBucketLifecycleStatus>,
    ) -> Self {
        Self {
            bucket_name: bucket_name.into(),
            rule_id: None,
            status: status.into(),
            prefix: None,
            created_before_date: None,
            expiration_days: None,
            allow_same_action_overlap: None,
        }
    }

    /// Sets the parameter [`RuleId`](field@Self::rule_id).
    pub fn rule_id(mut self, value: impl Into<String>) -> Self {
        self.rule_id = Some(value.into());
        self
    }

    /// Sets the parameter [`Prefix`](field@Self::prefix).
    pub fn prefix(mut self, value: impl Into<String>) -> Self {
        self.prefix = Some(value.into());
        self
    }

    /// Sets the parameter [`CreatedBeforeDate`](field@Self::created_before_date).
    pub fn created_before_date(mut self, value: impl Into<String>) -> Self {
        self.created_before_date = Some(value.into());
        self
    }

    /// Sets the parameter [`ExpirationDays`](field@Self::expiration_days).
    pub fn expiration_days(mut self, value: i64) -> Self {
        self.expiration_days = Some(value);
        self
    }

    /// Sets the parameter [`AllowSameActionOverlap`](field@Self::allow_same_action_overlap).
    pub fn allow_same_action_overlap(
        mut self,
        value: impl Into<PutBucketLifecycleAllowSameActionOverlap>,
    ) -> Self {
        self.allow_same_action_overlap = Some(value.into());
        self
    }
}

impl Operation for PutBucketLifecycleRequest {
    type Response = PutBucketLifecycleResponse;
    type Error = PutBucketLifecycleError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "PutBucketLifecycle",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("BucketName", &self.bucket_name);
        out.query("RuleId", &self.rule_id);
        out.query("Status", &self.status);
        out.query("Prefix", &self.prefix);
        out.query("CreatedBeforeDate", &self.created_before_date);
        out.query("ExpirationDays", &self.expiration_days);
        out.query("AllowSameActionOverlap", &self.allow_same_action_overlap);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("BucketName", &self.bucket_name);
        must.be_documented("Status", &self.status, PutBucketLifecycleStatus::VALUES);
        must.be_in(
            "ExpirationDays",
            &self.expiration_days,
            &[Span::Range(1, i128::MAX)],
        );
        must.be_documented(
            "AllowSameActionOverlap",
            &self.allow_same_action_overlap,
            PutBucketLifecycleAllowSameActionOverlap::VALUES,
        );
        must.give(
            Given::ExactlyOne,
            &[
                ("CreatedBeforeDate", &self.created_before_date),
                ("ExpirationDays", &self.expiration_days),
            ],
        );
        must.finish()
    }
}

/// The values of `Status`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PutBucketLifecycleStatus {
    /// `Enabled`: The rule is carried out regularly.
    Enabled,
    /// `Disabled`: The rule is ignored.
    Disabled,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for PutBucketLifecycleStatus {
    const VALUES: &'static [&'static str] = &["Enabled", "Disabled"];

    fn as_str(&self) -> &str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for PutBucketLifecycleStatus
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Enabled" => Self::Enabled,
            "Disabled" => Self::Disabled,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for PutBucketLifecycleStatus {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `AllowSameActionOverlap`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PutBucketLifecycleAllowSameActionOverlap {
    /// `true`: They may.
    True,
    /// `false`: They may not.
    False,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for PutBucketLifecycleAllowSameActionOverlap {
    const VALUES: &'static [&'static str] = &["true", "false"];

    fn as_str(&self) -> &str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for PutBucketLifecycleAllowSameActionOverlap
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "true" => Self::True,
            "false" => Self::False,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for PutBucketLifecycleAllowSameActionOverlap {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `PutBucketLifecycle` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::PutBucketLifecycleResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "62373E71-5521-4620-8AAB-133CCE49357A"
/// }"#;
/// let response: PutBucketLifecycleResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("62373E71-5521-4620-8AAB-133CCE49357A"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PutBucketLifecycleResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `62373E71-5521-4620-8AAB-133CCE49357A`
    pub request_id: Option<String>,
}

impl Record for PutBucketLifecycleResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            _ => None,
        }
    }
}

/// The codes with which `PutBucketLifecycle` may be refused.
///
/// The page documents 11 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::PutBucketLifecycleError;
///
/// let code: PutBucketLifecycleError = "InvalidArgument".parse()?;
/// assert_eq!(code.as_str(), "InvalidArgument");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum PutBucketLifecycleError {
    /// `Invalid%s` (400): The specified parameter %s is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    Invalid,
    /// `InvalidArgument` (400): Days and createBeforeDate can only choose one
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidArgument,
    /// `InvalidBucketName` (400): Specified parameter `BucketName` is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidBucketName,
    /// `InvalidLifecycleScheme` (400): Specified parameter `LifecycleScheme` is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidLifecycleScheme,
    /// `InvalidType` (400): Specified parameter Type is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidType,
    /// `OperationDenied` (400): Engine lifecycle scheme does't support replication lifecycle rule configuration.
    ///
    /// - Retry: [`Retry::Never`]
    OperationDenied,
    /// `NoPermission` (400): Permission denied.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    NoPermission,
    /// `InvalidParameter.%s` (400): The specified field %s invalid. Please check it again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameter,
    /// `AccessDenied` (403): auth is not valid
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    AccessDenied,
    /// `NoSuchBucket` (404): The specified bucket does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    NoSuchBucket,
    /// `NoSuchLifecycle` (404): The bucket lifecycle does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    NoSuchLifecycle,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for PutBucketLifecycleError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::Invalid,
            info: ErrorInfo {
                code: "Invalid%s",
                template: Some(Template::new("Invalid", "")),
                statuses: &[400],
                messages: &["The specified parameter %s is invalid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidArgument,
            info: ErrorInfo {
                code: "InvalidArgument",
                statuses: &[400],
                messages: &["Days and createBeforeDate can only choose one"],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidBucketName,
            info: ErrorInfo {
                code: "InvalidBucketName",
                statuses: &[400],
                messages: &["Specified parameter BucketName is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidLifecycleScheme,
            info: ErrorInfo {
                code: "InvalidLifecycleScheme",
                statuses: &[400],
                messages: &["Specified parameter LifecycleScheme is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidType,
            info: ErrorInfo {
                code: "InvalidType",
                statuses: &[400],
                messages: &["Specified parameter Type is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OperationDenied,
            info: ErrorInfo {
                code: "OperationDenied",
                statuses: &[400],
                messages: &[
                    "Engine lifecycle scheme does't support replication lifecycle rule configuration.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NoPermission,
            info: ErrorInfo {
                code: "NoPermission",
                statuses: &[400],
                messages: &["Permission denied."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameter,
            info: ErrorInfo {
                code: "InvalidParameter.%s",
                template: Some(Template::new("InvalidParameter.", "")),
                statuses: &[400],
                messages: &["The specified field %s invalid. Please check it again."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::AccessDenied,
            info: ErrorInfo {
                code: "AccessDenied",
                statuses: &[403],
                messages: &["auth is not valid"],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NoSuchBucket,
            info: ErrorInfo {
                code: "NoSuchBucket",
                statuses: &[404],
                messages: &["The specified bucket does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NoSuchLifecycle,
            info: ErrorInfo {
                code: "NoSuchLifecycle",
                statuses: &[404],
                messages: &["The bucket lifecycle does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for PutBucketLifecycleError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for PutBucketLifecycleError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
