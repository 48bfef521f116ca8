// @generated from specs/lindorm/renew_lindorm_instance.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 20acece5518d45ab

//! `RenewLindormInstance`: Prolongs a subscription Lindorm instance by months or years.
//!
//! **A successful call creates a renewal order and charges money.** The documentation asks callers to
//! understand how Lindorm is billed and what it costs first. An instance can be renewed for 1 to 9
//! months or for 1 to 3 years.
//!
//! The request has no idempotency token: sending it twice can order twice. When the outcome of a call
//! is unknown, look at the account's orders (Expenses and Costs, Order Management) before sending it
//! again.
//!
//! - Product: `ApsaraDB` for Lindorm (`hitsdb`), version 2020-06-15
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - It charges money
//! - Permission: the page does not say
//! - Rule: `Duration` is `1..=9` when `PricingCycle` is `Month`; `1..=3` when `PricingCycle` is `Year`
//! - Page: Lindorm API reference: `RenewLindormInstance`, <https://www.alibabacloud.com/help/en/lindorm/developer-reference/api-hitsdb-2020-06-15-renewlindorminstance>
//! - Further source: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//! - Further source: Official Alibaba Cloud SDK for Go, module hitsdb-20200615, <https://github.com/alibabacloud-go/hitsdb-20200615>
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::lindorm::{PricingCycle, RenewLindormInstanceRequest};
//!
//! let request = RenewLindormInstanceRequest::new(
//!     "cn-shanghai",
//!     "ld-bp1z3506imz2f****",
//!     PricingCycle::Month,
//!     1,
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Lindorm.Errorcode.ParameterInvaild`](RenewLindormInstanceError::ParameterInvaild)
//! - [`Lindorm.Errorcode.Order.CreateFailed`](RenewLindormInstanceError::OrderCreateFailed)
//! - [`Lindorm.Errorcode.OperationDenied`](RenewLindormInstanceError::OperationDenied)
//! - [`API.Forbidden`](RenewLindormInstanceError::ApiForbidden)
//! - [`Lindorm.Errorcode.ServiceLinkedRoleNoPermission`](RenewLindormInstanceError::ServiceLinkedRoleNoPermission)
//! - [`Lindorm.Errorcode.PayType.IsNotValid`](RenewLindormInstanceError::PayTypeIsNotValid)
//! - [`Lindorm.Errorcode.Commodity.NotFound`](RenewLindormInstanceError::CommodityNotFound)
//! - those that the gateway may answer to any operation: [`GatewayError`]
//!
//! # History
//!
//! The page refers to the release notes of the product.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, OpenEnum, Operation, OperationInfo,
    Parameters, Record, Remedy, Retry, Safety, Shared, Span, Table, UnknownCode,
    ValidationError, Validator, When,
};

use crate::GatewayError;
use crate::lindorm::PricingCycle;

/// The parameters of [`RenewLindormInstance`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RenewLindormInstanceRequest {
    /// ID of the region in which the instance lies. `DescribeRegions` lists the regions.
    ///
    /// - On the wire: `RegionId`
    /// - The value comes from: `DescribeRegions`
    /// - Example: `cn-shanghai`
    pub region_id: String,
    /// ID of the instance to renew. `GetLindormInstanceList` lists the instances.
    ///
    /// - On the wire: `InstanceId`
    /// - The value comes from: `GetLindormInstanceList`
    /// - Example: `ld-bp1z3506imz2f****`
    pub instance_id: String,
    /// What `Duration` counts, months or years. A year in place of a month orders twelve times as long.
    ///
    /// - On the wire: `PricingCycle`
    /// - Values: `Month`, `Year`
    /// - Example: `Month`
    /// - About the page: The page announces a list of values and then breaks off.
    pub pricing_cycle: PricingCycle,
    /// How long to renew for, counted in `PricingCycle`: 1 to 9 months, or 1 to 3 years. The order
    /// charges for the whole time.
    ///
    /// - On the wire: `Duration`
    /// - Example: `1`
    /// - About the page: The page says `integer` without a width. Its list of values breaks off here; the ranges stand in its description of the operation, and the CLI metadata have the same ones.
    /// - Source of `type`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub duration: i32,
}

impl RenewLindormInstanceRequest {
    /// A request with the parameters that are required.
    pub fn new(
        region_id: impl Into<String>,
        instance_id: impl Into<String>,
        pricing_cycle: impl Into<PricingCycle>,
        duration: i32,
    ) -> Self {
        Self {
            region_id: region_id.into(),
            instance_id: instance_id.into(),
            pricing_cycle: pricing_cycle.into(),
            duration,
        }
    }
}

impl Operation for RenewLindormInstanceRequest {
    type Response = RenewLindormInstanceResponse;
    type Error = RenewLindormInstanceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "RenewLindormInstance",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        charges: Some(true),
        page: Some(
            "https://www.alibabacloud.com/help/en/lindorm/developer-reference/api-hitsdb-2020-06-15-renewlindorminstance",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("RegionId", &self.region_id);
        out.query("InstanceId", &self.instance_id);
        out.query("PricingCycle", &self.pricing_cycle);
        out.query("Duration", &self.duration);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("RegionId", &self.region_id);
        must.be_given("InstanceId", &self.instance_id);
        must.be_documented("PricingCycle", &self.pricing_cycle, PricingCycle::VALUES);
        must.be_in_if(
            "Duration",
            &self.duration,
            &[Span::Range(1, 9)],
            &When::is("PricingCycle", &self.pricing_cycle, "Month"),
        );
        must.be_in_if(
            "Duration",
            &self.duration,
            &[Span::Range(1, 3)],
            &When::is("PricingCycle", &self.pricing_cycle, "Year"),
        );
        must.finish()
    }
}

/// What `RenewLindormInstance` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::lindorm::RenewLindormInstanceResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
/// "RequestId": "1556DCB0-043A-4444-8BD9-CF4A68E7EE64",
/// "InstanceId": "ld-bp1z3506imz2f****",
/// "OrderId": 213465921640411,
/// "AccessDeniedDetail": "{\"AuthAction\":\"xxx\",\"AuthPrincipalDisplayName\":\"222\",\"AuthPrincipalOwnerId\":\"111\",\"AuthPrincipalType\":\"SubUser\",,\"NoPermissionType\":\"ImplicitDeny\",\"PolicyType\":\"AccountLevelIdentityBasedPolicy\",\"EncodedDiagnosticMessage\":\"xxxxxx\"}"
/// }"#;
/// let response: RenewLindormInstanceResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("1556DCB0-043A-4444-8BD9-CF4A68E7EE64"));
/// assert_eq!(response.instance_id.as_deref(), Some("ld-bp1z3506imz2f****"));
/// assert_eq!(response.order_id, Some(213_465_921_640_411));
/// assert_eq!(response.access_denied_detail.as_deref(), Some("{\"AuthAction\":\"xxx\",\"AuthPrincipalDisplayName\":\"222\",\"AuthPrincipalOwnerId\":\"111\",\"AuthPrincipalType\":\"SubUser\",,\"NoPermissionType\":\"ImplicitDeny\",\"PolicyType\":\"AccountLevelIdentityBasedPolicy\",\"EncodedDiagnosticMessage\":\"xxxxxx\"}"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RenewLindormInstanceResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `1556DCB0-043A-4444-8BD9-CF4A68E7EE64`
    pub request_id: Option<String>,
    /// ID of the renewed instance.
    ///
    /// - On the wire: `InstanceId`
    /// - Example: `ld-bp1z3506imz2f****`
    pub instance_id: Option<String>,
    /// ID of the order that this renewal created. Order Management, in Expenses and Costs, lists it.
    ///
    /// - On the wire: `OrderId`
    /// - Example: `213465921640411`
    /// - About the page: The page says `integer` without a width, and its example does not fit into 32 bits.
    /// - Source of `type`: Official Alibaba Cloud SDK for Go, module hitsdb-20200615
    pub order_id: Option<i64>,
    /// Why access was denied. Text that looks like JSON; do not rely on being able to parse it.
    ///
    /// - On the wire: `AccessDeniedDetail`
    /// - Example: `{"AuthAction":"xxx","AuthPrincipalDisplayName":"222","AuthPrincipalOwnerId":"111","AuthPrincipalType":"SubUser",,"NoPermissionType":"ImplicitDeny","PolicyType":"AccountLevelIdentityBasedPolicy","EncodedDiagnosticMessage":"xxxxxx"}`
    /// - About the page: The example would be JSON but for two commas in a row. The page lists the field, and shows it in its sample, for an answer that succeeded.
    pub access_denied_detail: Option<String>,
}

impl Record for RenewLindormInstanceResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "InstanceId", "OrderId", "AccessDeniedDetail"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.instance_id),
            2 => Some(&mut self.order_id),
            3 => Some(&mut self.access_denied_detail),
            _ => None,
        }
    }
}

/// The codes with which `RenewLindormInstance` may be refused.
///
/// The page documents 7 rows. It says that there are more codes.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::lindorm::RenewLindormInstanceError;
///
/// let code: RenewLindormInstanceError = "Lindorm.Errorcode.ParameterInvaild".parse()?;
/// assert_eq!(code.as_str(), "Lindorm.Errorcode.ParameterInvaild");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum RenewLindormInstanceError {
    /// `Lindorm.Errorcode.ParameterInvaild` (400): The parameter is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    ParameterInvaild,
    /// `Lindorm.Errorcode.Order.CreateFailed` (400): Create order failed.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    OrderCreateFailed,
    /// `Lindorm.Errorcode.OperationDenied` (403): You are not authorized to operate on the specified resource.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    OperationDenied,
    /// `API.Forbidden` (403): The API operation is forbidden in this environment.
    ///
    /// The environment in which the call arrived does not support the operation.
    ///
    /// - Retry: [`Retry::Never`]
    ApiForbidden,
    /// `Lindorm.Errorcode.ServiceLinkedRoleNoPermission` (403): No permission to create service linked role.
    ///
    /// The caller lacks the right to create the service-linked role.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    ServiceLinkedRoleNoPermission,
    /// `Lindorm.Errorcode.PayType.IsNotValid` (404): Pay type is not valid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    PayTypeIsNotValid,
    /// `Lindorm.Errorcode.Commodity.NotFound` (404): Commodity is not found.
    ///
    /// - Retry: [`Retry::Never`]
    CommodityNotFound,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for RenewLindormInstanceError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::ParameterInvaild,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.ParameterInvaild",
                statuses: &[400],
                messages: &["The parameter is invalid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OrderCreateFailed,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.Order.CreateFailed",
                statuses: &[400],
                messages: &["Create order failed."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::OperationDenied,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.OperationDenied",
                statuses: &[403],
                messages: &[
                    "You are not authorized to operate on the specified resource.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ApiForbidden,
            info: ErrorInfo {
                code: "API.Forbidden",
                statuses: &[403],
                messages: &["The API operation is forbidden in this environment."],
                descriptions: &[
                    "The environment in which the call arrived does not support the operation.",
                ],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ServiceLinkedRoleNoPermission,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.ServiceLinkedRoleNoPermission",
                statuses: &[403],
                messages: &["No permission to create service linked role."],
                descriptions: &[
                    "The caller lacks the right to create the service-linked role.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::PayTypeIsNotValid,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.PayType.IsNotValid",
                statuses: &[404],
                messages: &["Pay type is not valid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::CommodityNotFound,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.Commodity.NotFound",
                statuses: &[404],
                messages: &["Commodity is not found."],
                retry: Some(Retry::Never),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for RenewLindormInstanceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for RenewLindormInstanceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
