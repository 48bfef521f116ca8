// @generated from specs/ens/renew_instance.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 034d7345327019e5

//! `RenewInstance`: Prolongs a subscription instance by a number of periods.
//!
//! **Every successful call places a renewal order and charges money.** The request has no idempotency
//! token: sending it twice can renew, and charge, twice. When the outcome of a call is unknown, look at
//! the instance's expiry time or at the account's orders before sending it again.
//!
//! Nearly all documented errors come from ordering and payment, and all share status 400: go by the
//! code, not by the status.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Method: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - It charges money
//! - Permission: `ens:RenewInstance`, access level `none`, on All Resources (`*`, required)
//! - Page: ENS API reference: `RenewInstance`, <https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-renewinstance>
//! - Source of `http`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//! - Further source: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json), <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::RenewInstanceRequest;
//!
//! let request = RenewInstanceRequest::new("i-56789acfmxazb4p****", 1);
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`SystemError`](RenewInstanceError::SystemError)
//! - [`NoPermission`](RenewInstanceError::NoPermission)
//! - [`InvalidParameter.%s`](RenewInstanceError::InvalidParameter)
//! - the 101 codes of [`OrderError`]
//! - those that the gateway may answer to any operation: [`GatewayError`]
//!
//! # History
//!
//! - 2024-08-19: Error codes changed.
//! - 2024-06-13: Error codes changed.
//! - 2021-10-28: Operation added.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, Operation, OperationInfo,
    Parameters, Record, Remedy, Retry, Safety, Shared, Span, Table, Template,
    UnknownCode, ValidationError, Validator,
};

use crate::GatewayError;
use crate::ens::OrderError;

/// The parameters of [`RenewInstance`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RenewInstanceRequest {
    /// ID of the subscription instance to renew.
    ///
    /// - On the wire: `InstanceId`
    /// - Example: `i-56789acfmxazb4p****`
    pub instance_id: String,
    /// How long to renew for, as a number of periods: 1 to 9, or 12. The order charges for all of them.
    /// Which unit a period has is not documented.
    ///
    /// - On the wire: `Period`
    /// - Values: `1..=9`, `12`
    /// - Example: `1`
    /// - About the page: The page announces a list of values and then breaks off. It does not state the unit either.
    /// - Source of `allowed`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json)
    pub period: i64,
}

impl RenewInstanceRequest {
    /// A request with the parameters that are required.
    pub fn new(instance_id: impl Into<String>, period: i64) -> Self {
        Self {
            instance_id: instance_id.into(),
            period,
        }
    }
}

impl Operation for RenewInstanceRequest {
    type Response = RenewInstanceResponse;
    type Error = RenewInstanceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "RenewInstance",
        method: Method::Get,
        safety: Safety::AtMostOnce,
        charges: Some(true),
        ram_action: Some("ens:RenewInstance"),
        page: Some(
            "https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-renewinstance",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceId", &self.instance_id);
        out.query("Period", &self.period);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("InstanceId", &self.instance_id);
        must.be_in("Period", &self.period, &[Span::Range(1, 9), Span::Value(12)]);
        must.finish()
    }
}

/// What `RenewInstance` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// A sample of the page, with a defect (The braces around the object are missing, so this is not valid JSON. The page names no format.):
///
/// ```text
/// "RequestId": "86A6D421-A0C7-4C01-8648-47377CA6A2CE"
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RenewInstanceResponse {
    /// ID of this call, unique to it. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `86A6D421-A0C7-4C01-8648-47377CA6A2CE`
    /// - About the page: The page's section of response parameters is empty; name and example stand in its sample.
    /// - Source of `type`, `doc`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json)
    pub request_id: Option<String>,
}

impl Record for RenewInstanceResponse {
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

/// The codes with which `RenewInstance` may be refused.
///
/// The page documents 105 rows.
///
/// The page adds rows to codes of tables that it shares with others:
///
/// - `OrderSysConstraintInvalid` (400): The pre-verification of the order failed, please re-match or contact the product. (a code of [`OrderError`])
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::RenewInstanceError;
///
/// let code: RenewInstanceError = "SystemError".parse()?;
/// assert_eq!(code.as_str(), "SystemError");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum RenewInstanceError {
    /// `SystemError` (400): Interface call error, please re-match, or contact the product.
    ///
    /// The page explains: the selection has to be made anew. It does not mention contacting anyone there.
    ///
    /// - Remedy: [`Remedy::ContactSupport`]
    SystemError,
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
    /// A code of [`OrderError`].
    Order(OrderError),
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for RenewInstanceError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::SystemError,
            info: ErrorInfo {
                code: "SystemError",
                statuses: &[400],
                messages: &[
                    "Interface call error, please re-match, or contact the product.",
                ],
                descriptions: &[
                    "The page explains: the selection has to be made anew. It does not mention contacting anyone there.",
                ],
                remedy: Some(Remedy::ContactSupport),
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
    ];

    const EXTENDED: &'static [Documented<Self>] = {
        let only = Documented {
            code: Self::Order(OrderError::OrderSysConstraintInvalid),
            info: ErrorInfo {
                code: "OrderSysConstraintInvalid",
                statuses: &[400],
                messages: &[
                    "System constraint check failed.",
                    "The pre-verification of the order failed, please re-match or contact the product.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::ContactSupport),
                ..ErrorInfo::NONE
            },
        };
        &[only]
    };

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Order), &Shared(Self::Gateway)]
    }
}

impl FromStr for RenewInstanceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for RenewInstanceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
