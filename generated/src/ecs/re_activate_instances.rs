// @generated from specs/ecs/re_activate_instances.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: e035e3a91a13e913

//! `ReActivateInstances`: Brings back an instance that was stopped for overdue payments.
//!
//! **A reactivated instance costs money again**, though the page does not speak of it. The request has no
//! idempotency token.
//!
//! - The instance is one that is paid by use, and `Stopped` because it has expired or payments are overdue.
//! - The bills are paid first, and the call comes within 15 days of the stop. Later, the instance is released, and its data are lost.
//! - After the call the instance is `Starting`.
//! - An instance that is locked for security reasons is refused: `OperationLocks` in the answers about it then contains `"LockReason": "security"`.
//! - If an instance in a virtual private cloud cannot be reactivated, try again later or submit a ticket.
//!
//! * Product: Elastic Compute Service (`Ecs`), version 2014-05-26
//! * Group: Instances
//! * Method: `POST`; also documented: `GET`
//! * Safety: each call has an effect of its own; send it at most once
//! * It charges money
//! * Permission: the page does not say
//! * Rule about `InstanceId` (not checked): The instance is stopped, is paid by use, and is not locked for security reasons.
//! * Page: ECS API reference: `ReActivateInstances`, <https://github.com/AlibabaCloudDocs/ecs/blob/75be6f049658cd52892114f13ef5b225488bf552/intl.en-US/API%20Reference/Instances/ReActivateInstances.md>, revision `75be6f049658cd52892114f13ef5b225488bf552`, changed `2020-12-14`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ecs::ReActivateInstancesRequest;
//!
//! let request = ReActivateInstancesRequest::new("i-bp67acfmxazb4p****");
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`InvalidInstanceId.NotFound`](ReActivateInstancesError::InvalidInstanceIdNotFound)
//! - [`InvalidPayType.NotSupport`](ReActivateInstancesError::InvalidPayTypeNotSupport)
//! - [`IncorrectInstanceStatus`](ReActivateInstancesError::IncorrectInstanceStatus)
//! - [`InstanceLockedForSecurity`](ReActivateInstancesError::InstanceLockedForSecurity)
//! - [`InsufficientBalance`](ReActivateInstancesError::InsufficientBalance)
//! - [`InternalError`](ReActivateInstancesError::InternalError)
//! - [`ReopenInstance.InstanceStatusNotValid`](ReActivateInstancesError::ReopenInstanceInstanceStatusNotValid)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, Operation, OperationInfo,
    Parameters, Record, Remedy, Retry, Safety, Shared, Table, UnknownCode,
    ValidationError, Validator,
};

use crate::GatewayError;

/// The parameters of [`ReActivateInstances`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
///
/// A sample of the page:
///
/// ```text
/// https://ecs.aliyuncs.com/?Action=ReActivateInstances
/// &RegionId=cn-hangzhou
/// &InstanceId=i-bp67acfmxazb4p****
/// &<Common request parameters>
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ReActivateInstancesRequest {
    /// ID of the instance to reactivate.
    ///
    /// - On the wire: `InstanceId`
    /// - Example: `i-bp67acfmxazb4p****`
    pub instance_id: String,
    /// ID of the region in which the instance lies. `DescribeRegions` lists the regions.
    ///
    /// - On the wire: `RegionId`
    /// - The value comes from: `DescribeRegions`
    /// - Example: `cn-hangzhou`
    pub region_id: Option<String>,
}

impl ReActivateInstancesRequest {
    /// A request with the parameters that are required.
    pub fn new(instance_id: impl Into<String>) -> Self {
        Self {
            instance_id: instance_id.into(),
            region_id: None,
        }
    }

    /// Sets the parameter [`RegionId`](field@Self::region_id).
    pub fn region_id(mut self, value: impl Into<String>) -> Self {
        self.region_id = Some(value.into());
        self
    }
}

impl Operation for ReActivateInstancesRequest {
    type Response = ReActivateInstancesResponse;
    type Error = ReActivateInstancesError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "ReActivateInstances",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        charges: Some(true),
        page: Some(
            "https://github.com/AlibabaCloudDocs/ecs/blob/75be6f049658cd52892114f13ef5b225488bf552/intl.en-US/API%20Reference/Instances/ReActivateInstances.md",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceId", &self.instance_id);
        out.query("RegionId", &self.region_id);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("InstanceId", &self.instance_id);
        must.finish()
    }
}

/// What `ReActivateInstances` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ecs::ReActivateInstancesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///     "RequestId": "51AB7717-6E1A-4D1D-A44D-54CB123ABC"
/// }"#;
/// let response: ReActivateInstancesResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("51AB7717-6E1A-4D1D-A44D-54CB123ABC"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReActivateInstancesResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `51AB7717-6E1A-4D1D-A44D-54CB123ABC`
    pub request_id: Option<String>,
}

impl Record for ReActivateInstancesResponse {
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

/// The codes with which `ReActivateInstances` may be refused.
///
/// The page documents 7 rows. It says that there are more codes.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ecs::ReActivateInstancesError;
///
/// let code: ReActivateInstancesError = "InvalidInstanceId.NotFound".parse()?;
/// assert_eq!(code.as_str(), "InvalidInstanceId.NotFound");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ReActivateInstancesError {
    /// `InvalidInstanceId.NotFound` (404): The specified `InstanceId` does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InvalidInstanceIdNotFound,
    /// `InvalidPayType.NotSupport` (404): The specified pre pay instance not support.
    ///
    /// The instance is a subscription.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InvalidPayTypeNotSupport,
    /// `IncorrectInstanceStatus` (403): The current status of the resource does not support this operation.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    IncorrectInstanceStatus,
    /// `InstanceLockedForSecurity` (403): The specified operation is denied as your instance is locked for security reasons.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    InstanceLockedForSecurity,
    /// `InsufficientBalance` (403): Your account does not have enough balance.
    ///
    /// Add money to the account, then call again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::TopUp`]
    InsufficientBalance,
    /// `InternalError` (500): The request processing has failed due to some unknown error.
    ///
    /// Try again later. If it goes on, submit a ticket.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    /// - Remedy: [`Remedy::ContactSupport`]
    InternalError,
    /// `ReopenInstance.InstanceStatusNotValid` (400): Instance status is not Expired, `ImageExpired` or `EcsAndImageExpired`.
    ///
    /// The page gives the opposite as a possible cause, that the instance or its image has expired.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    ReopenInstanceInstanceStatusNotValid,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for ReActivateInstancesError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::InvalidInstanceIdNotFound,
            info: ErrorInfo {
                code: "InvalidInstanceId.NotFound",
                statuses: &[404],
                messages: &["The specified InstanceId does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidPayTypeNotSupport,
            info: ErrorInfo {
                code: "InvalidPayType.NotSupport",
                statuses: &[404],
                messages: &["The specified pre pay instance not support."],
                descriptions: &["The instance is a subscription."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::IncorrectInstanceStatus,
            info: ErrorInfo {
                code: "IncorrectInstanceStatus",
                statuses: &[403],
                messages: &[
                    "The current status of the resource does not support this operation.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InstanceLockedForSecurity,
            info: ErrorInfo {
                code: "InstanceLockedForSecurity",
                statuses: &[403],
                messages: &[
                    "The specified operation is denied as your instance is locked for security reasons.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InsufficientBalance,
            info: ErrorInfo {
                code: "InsufficientBalance",
                statuses: &[403],
                messages: &["Your account does not have enough balance."],
                descriptions: &["Add money to the account, then call again."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::TopUp),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InternalError,
            info: ErrorInfo {
                code: "InternalError",
                statuses: &[500],
                messages: &[
                    "The request processing has failed due to some unknown error.",
                ],
                descriptions: &["Try again later. If it goes on, submit a ticket."],
                retry: Some(Retry::BackoffIfIdempotent),
                remedy: Some(Remedy::ContactSupport),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ReopenInstanceInstanceStatusNotValid,
            info: ErrorInfo {
                code: "ReopenInstance.InstanceStatusNotValid",
                statuses: &[400],
                messages: &[
                    "Instance status is not Expired, ImageExpired or EcsAndImageExpired.",
                ],
                descriptions: &[
                    "The page gives the opposite as a possible cause, that the instance or its image has expired.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for ReActivateInstancesError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for ReActivateInstancesError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
