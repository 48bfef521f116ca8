// @generated from specs/ens/unassign_private_ip_addresses.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 3430e02beb557a61

//! `UnassignPrivateIpAddresses`: Takes secondary private IP addresses from an elastic network interface.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Secondary IP addresses
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - The page does not say whether it charges money
//! - Permission: the page does not say
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `UnassignPrivateIpAddresses`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-ens20171110/>, revision `12.1.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::UnassignPrivateIpAddressesRequest;
//!
//! let request = UnassignPrivateIpAddressesRequest::new(
//!     "eni-f8z57orgmt6d144t****",
//!     ["192.168.XX.XX"],
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Invalid%s`](UnassignPrivateIpAddressesError::Invalid)
//! - [`Missing%s`](UnassignPrivateIpAddressesError::Missing)
//! - [`ens.interface.error`](UnassignPrivateIpAddressesError::EnsInterfaceError)
//! - [`InvalidEniId.NotFound`](UnassignPrivateIpAddressesError::InvalidEniIdNotFound)
//! - [`InvalidPrivateIpAddress.NotFound`](UnassignPrivateIpAddressesError::InvalidPrivateIpAddressNotFound)
//! - [`IncorrectPrivateIpAddressStatus`](UnassignPrivateIpAddressesError::IncorrectPrivateIpAddressStatus)
//! - [`NoPermission`](UnassignPrivateIpAddressesError::NoPermission)
//! - [`InvalidParameter.%s`](UnassignPrivateIpAddressesError::InvalidParameter)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, Operation, OperationInfo,
    Parameters, Record, Remedy, Retry, Safety, Shared, Table, Template, UnknownCode,
    ValidationError, Validator, list_of,
};

use crate::GatewayError;

/// The parameters of [`UnassignPrivateIpAddresses`](self).
///
/// It may charge money. It is sent again only if it certainly was not executed.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UnassignPrivateIpAddressesRequest {
    /// ID of the elastic network interface.
    ///
    /// - On the wire: `NetworkInterfaceId`
    /// - Example: `eni-f8z57orgmt6d144t****`
    pub network_interface_id: String,
    /// Secondary private IP addresses to take away, one or more.
    ///
    /// - On the wire: `PrivateIpAddress.1`, `PrivateIpAddress.2` …
    /// - Number of items: `1..`
    /// - About the page: The metadata call the style of the list "flat", the CLI metadata its type "Array". Both mean a repeated list.
    /// - Source of `encoding`: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: An address.
    /// - Items, example: `192.168.XX.XX`
    pub private_ip_address: Vec<String>,
}

impl UnassignPrivateIpAddressesRequest {
    /// A request with the parameters that are required.
    pub fn new(
        network_interface_id: impl Into<String>,
        private_ip_address: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            network_interface_id: network_interface_id.into(),
            private_ip_address: list_of(private_ip_address),
        }
    }
}

impl Operation for UnassignPrivateIpAddressesRequest {
    type Response = UnassignPrivateIpAddressesResponse;
    type Error = UnassignPrivateIpAddressesError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "UnassignPrivateIpAddresses",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("NetworkInterfaceId", &self.network_interface_id);
        out.query("PrivateIpAddress", &self.private_ip_address);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("NetworkInterfaceId", &self.network_interface_id);
        must.be_given("PrivateIpAddress", &self.private_ip_address);
        must.have_items("PrivateIpAddress", &self.private_ip_address, 1, usize::MAX);
        must.finish()
    }
}

/// What `UnassignPrivateIpAddresses` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::UnassignPrivateIpAddressesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "1ECC937A-AE0E-4626-BE51-DED1D6D1C888"
/// }"#;
/// let response: UnassignPrivateIpAddressesResponse =
///     decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("1ECC937A-AE0E-4626-BE51-DED1D6D1C888"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UnassignPrivateIpAddressesResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `1ECC937A-AE0E-4626-BE51-DED1D6D1C888`
    pub request_id: Option<String>,
}

impl Record for UnassignPrivateIpAddressesResponse {
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

/// The codes with which `UnassignPrivateIpAddresses` may be refused.
///
/// The page documents 8 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::UnassignPrivateIpAddressesError;
///
/// let code: UnassignPrivateIpAddressesError = "ens.interface.error".parse()?;
/// assert_eq!(code.as_str(), "ens.interface.error");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum UnassignPrivateIpAddressesError {
    /// `Invalid%s` (400): The specified parameter %s is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    Invalid,
    /// `Missing%s` (400): You must specify the parameter %s.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    Missing,
    /// `ens.interface.error` (400): An error occurred while calling the API.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    EnsInterfaceError,
    /// `InvalidEniId.NotFound` (400): The specified `NetworkInterfaceId` does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InvalidEniIdNotFound,
    /// `InvalidPrivateIpAddress.NotFound` (400): The specified privateIpAddress does not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InvalidPrivateIpAddressNotFound,
    /// `IncorrectPrivateIpAddressStatus` (400): The current status of the resource does not support this operation.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    IncorrectPrivateIpAddressStatus,
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
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for UnassignPrivateIpAddressesError {
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
            code: Self::Missing,
            info: ErrorInfo {
                code: "Missing%s",
                template: Some(Template::new("Missing", "")),
                statuses: &[400],
                messages: &["You must specify the parameter %s."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::EnsInterfaceError,
            info: ErrorInfo {
                code: "ens.interface.error",
                statuses: &[400],
                messages: &["An error occurred while calling the API."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidEniIdNotFound,
            info: ErrorInfo {
                code: "InvalidEniId.NotFound",
                statuses: &[400],
                messages: &["The specified NetworkInterfaceId does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidPrivateIpAddressNotFound,
            info: ErrorInfo {
                code: "InvalidPrivateIpAddress.NotFound",
                statuses: &[400],
                messages: &["The specified privateIpAddress does not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::IncorrectPrivateIpAddressStatus,
            info: ErrorInfo {
                code: "IncorrectPrivateIpAddressStatus",
                statuses: &[400],
                messages: &[
                    "The current status of the resource does not support this operation.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
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

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for UnassignPrivateIpAddressesError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for UnassignPrivateIpAddressesError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
