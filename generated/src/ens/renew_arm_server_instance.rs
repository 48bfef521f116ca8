// @generated from specs/ens/renew_arm_server_instance.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 9a9a5bd1f8aa931d

//! `RenewARMServerInstance`: Prolongs a subscription AIC instance.
//!
//! Renews one AIC (edge cloud Android) instance that is paid by subscription.
//!
//! **Every successful call places a renewal order and charges money**; with `AutoRenew` the service may
//! go on charging without another call. The request has no idempotency token: sending it twice can
//! renew, and charge, twice. When the outcome of a call is unknown, look at the instance's expiry time
//! or at the account's orders before sending it again.
//!
//! Nearly all documented errors come from ordering and payment, and all share status 400: go by the
//! code, not by the status.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Edge cloud Android (AIC)
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - It charges money
//! - Permission: not disclosed, says the page
//! - Rate limit: 10 requests per second
//! - Page: ENS API reference: `RenewARMServerInstance`, <https://api.aliyun.com/document/Ens/2017-11-10/RenewARMServerInstance>, language `zh`, changed `2023-12-26 18:15`
//! - Further source: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{PeriodUnit, RenewArmServerInstanceRequest};
//!
//! let request =
//!     RenewArmServerInstanceRequest::new("yourInstance ID", 1, PeriodUnit::Month);
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`NoPermission`](RenewArmServerInstanceError::NoPermission)
//! - [`InvalidParameter.%s`](RenewArmServerInstanceError::InvalidParameter)
//! - the 101 codes of [`OrderError`]
//! - those that the gateway may answer to any operation: [`GatewayError`]
//!
//! # History
//!
//! - 2024-08-19: Error codes with status 400 added.
//! - 2023-12-26: Request parameter `AutoRenew` added.
//! - 2022-07-05: Operation added.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, OpenEnum, Operation, OperationInfo,
    Parameters, RateLimit, Record, Remedy, Retry, Safety, Shared, Span, Table, Template,
    UnknownCode, ValidationError, Validator,
};

use crate::GatewayError;
use crate::ens::{OrderError, PeriodUnit};

/// The parameters of [`RenewARMServerInstance`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
#[doc(alias = "RenewARMServerInstance")]
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RenewArmServerInstanceRequest {
    /// ID of the server instance to renew.
    ///
    /// - On the wire: `InstanceId`
    /// - The value comes from: `RunInstances`, `CreateInstance`, `MountInstanceSDG`, `RemoveInstanceSDG`, `AttachInstanceSDG`, `DeployInstanceSDG`, `DescribeInstances`, `UnmountInstanceSDG`, `ModifyInstanceChargeType`, `AddNetworkInterfaceToInstance`
    /// - Example: `yourInstance ID`
    /// - About the page: The example is a placeholder, not an ID. None of the operations that the page names as sources of the value is one of those that it lists for ARM servers and AIC instances.
    /// - Source of `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub instance_id: String,
    /// How long to renew for, counted in `PeriodUnit`, by default in months: 1 to 9, or 12. The order
    /// charges for the whole time.
    ///
    /// - On the wire: `Period`
    /// - Values: `1..=9`, `12`
    /// - Example: `1`
    /// - Source of `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub period: i32,
    /// What `Period` counts, months or years. A year in place of a month orders twelve times as long.
    ///
    /// - On the wire: `PeriodUnit`
    /// - Values: `Year`, `Month`
    /// - Default: `Month`
    /// - Example: `Month`
    /// - The sources disagree: The CLI metadata mark the parameter as required and give it a default as well, though a required parameter has no use for one. The page shows neither.
    /// - About the page: The values are printed without a gap (`YearMonth`), and their description is folded away.
    /// - Source of `required`, `default`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub period_unit: PeriodUnit,
    /// Whether the service is to renew the instance by itself. If so, it can charge again later without
    /// another call.
    ///
    /// - On the wire: `AutoRenew`
    /// - Default: `false`
    /// - Example: `true`
    /// - Since: 2023-12-26
    /// - The sources disagree: The CLI metadata describe it as automatic renewal of a premium bandwidth plan; the page says automatic renewal and no more, on an operation that renews instances.
    /// - About the page: The description of the values is folded away.
    /// - Source of `required`, `default`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub auto_renew: Option<bool>,
}

impl RenewArmServerInstanceRequest {
    /// A request with the parameters that are required.
    pub fn new(
        instance_id: impl Into<String>,
        period: i32,
        period_unit: impl Into<PeriodUnit>,
    ) -> Self {
        Self {
            instance_id: instance_id.into(),
            period,
            period_unit: period_unit.into(),
            auto_renew: None,
        }
    }

    /// Sets the parameter [`AutoRenew`](field@Self::auto_renew).
    pub fn auto_renew(mut self, value: bool) -> Self {
        self.auto_renew = Some(value);
        self
    }
}

impl Operation for RenewArmServerInstanceRequest {
    type Response = RenewArmServerInstanceResponse;
    type Error = RenewArmServerInstanceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "RenewARMServerInstance",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        charges: Some(true),
        rate_limits: &[RateLimit::new(10, 1)],
        page: Some(
            "https://api.aliyun.com/document/Ens/2017-11-10/RenewARMServerInstance",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceId", &self.instance_id);
        out.query("Period", &self.period);
        out.query("PeriodUnit", &self.period_unit);
        out.query("AutoRenew", &self.auto_renew);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("InstanceId", &self.instance_id);
        must.be_in("Period", &self.period, &[Span::Range(1, 9), Span::Value(12)]);
        must.be_documented("PeriodUnit", &self.period_unit, PeriodUnit::VALUES);
        must.finish()
    }
}

/// What `RenewARMServerInstance` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RenewArmServerInstanceResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `370E61E0-6E6E-50FE-9259-EE706C55ABF1`
    pub request_id: Option<String>,
}

impl Record for RenewArmServerInstanceResponse {
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

/// The codes with which `RenewARMServerInstance` may be refused.
///
/// The page documents 103 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::RenewArmServerInstanceError;
///
/// let code: RenewArmServerInstanceError = "NoPermission".parse()?;
/// assert_eq!(code.as_str(), "NoPermission");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum RenewArmServerInstanceError {
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

impl ErrorCode for RenewArmServerInstanceError {
    const OWN: &'static [Documented<Self>] = &[
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

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Order), &Shared(Self::Gateway)]
    }
}

impl FromStr for RenewArmServerInstanceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for RenewArmServerInstanceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
