// @generated from specs/ens/reinit_instance.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 67395a7acdea6cc5

//! `ReinitInstance`: Resets an instance to an image.
//!
//! Puts an instance back to its initial state, with the parameters that are given.
//!
//! The page does not say what becomes of the data on the instance. The request has no idempotency token:
//! sending it twice can reset an instance twice, the second time after work on it has begun again.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Method: `POST`
//! - Safety: each call has an effect of its own; send it at most once
//! - The page does not say whether it charges money
//! - Permission: `ens:ReinitInstance`, access level `update`, on Instance (required)
//! - Page: ENS API reference: `ReinitInstance`, <https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-reinitinstance>
//! - Source of `http`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//! - Source of `http`, `doc` (in part): Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json), <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Source of `http`: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-ens20171110/>, revision `12.1.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::ReinitInstanceRequest;
//!
//! let request = ReinitInstanceRequest::new(
//!     "i-5vn4n3y4laeb*******ltlvzi",
//!     "m-5wn1dh*******b48f440ntvad",
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`IncorrectInstanceStatus`](ReinitInstanceError::IncorrectInstanceStatus)
//! - [`ens.interface.error`](ReinitInstanceError::EnsInterfaceError)
//! - [`NoPermission`](ReinitInstanceError::NoPermission)
//! - [`InvalidParameter.%s`](ReinitInstanceError::InvalidParameter)
//! - those that the gateway may answer to any operation: [`GatewayError`]
//!
//! # History
//!
//! The page refers to the release notes of the product.

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Body, Documented, ErrorCode, ErrorInfo, Field, Method, Operation, OperationInfo,
    Parameters, Record, Remedy, Retry, Safety, SecretValues, Shared, Table, Template,
    UnknownCode, ValidationError, Validator,
};

use crate::GatewayError;

/// The parameters of [`ReinitInstance`](self).
///
/// It may charge money. It is sent again only if it certainly was not executed.
#[derive(Clone, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ReinitInstanceRequest {
    /// ID of the instance to reset.
    ///
    /// - On the wire: `InstanceId`, in the form
    /// - Example: `i-5vn4n3y4laeb*******ltlvzi`
    /// - Source of `in`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026; Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json); Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    pub instance_id: String,
    /// ID of the image that the instance gets.
    ///
    /// - On the wire: `ImageId`, in the form
    /// - Example: `m-5wn1dh*******b48f440ntvad`
    /// - Source of `in`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026; Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json); Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    pub image_id: String,
    /// Password of the instance: 8 to 30 characters, from at least three of the four groups upper case
    /// letters, lower case letters, digits and special characters. The special characters that count are
    /// ``()`~!@#$%^&*-_+={}[]:;'<>,.?/``.
    ///
    /// - On the wire: `Password`, in the form
    /// - Length in characters: `8..=30`
    /// - Must contain (not checked): at least 3 of uppercase letters; lowercase letters; digits; ()\`\~!@#$%^&*-_+={}\[\]:;'\<\>,.?/
    /// - Example: `Example123@`
    /// - The sources disagree: The list of special characters comes from the API metadata. The CLI metadata print `` ()'~! @#$%^&*-_+={}[]:;'<>,.?/ ``, with an apostrophe for the backtick and a blank more.
    /// - About the page: The page announces the list of special characters and then breaks off.
    /// - Source of `in`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026; Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json); Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Source of `doc`, `must_contain`: ENS API reference: `ReinitInstance`; Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json)
    pub password: Option<String>,
}

impl ReinitInstanceRequest {
    /// A request with the parameters that are required.
    pub fn new(instance_id: impl Into<String>, image_id: impl Into<String>) -> Self {
        Self {
            instance_id: instance_id.into(),
            image_id: image_id.into(),
            password: None,
        }
    }

    /// Sets the parameter [`Password`](field@Self::password).
    pub fn password(mut self, value: impl Into<String>) -> Self {
        self.password = Some(value.into());
        self
    }
}

impl fmt::Debug for ReinitInstanceRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReinitInstanceRequest")
            .field("instance_id", &self.instance_id)
            .field("image_id", &self.image_id)
            .field("password", &"[not shown]")
            .finish()
    }
}

impl Operation for ReinitInstanceRequest {
    type Response = ReinitInstanceResponse;
    type Error = ReinitInstanceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "ReinitInstance",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        body: Body::Form,
        ram_action: Some("ens:ReinitInstance"),
        page: Some(
            "https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-reinitinstance",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.form("InstanceId", &self.instance_id);
        out.form("ImageId", &self.image_id);
        out.form("Password", &self.password);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("InstanceId", &self.instance_id);
        must.be_given("ImageId", &self.image_id);
        must.hide("Password");
        must.have_length("Password", &self.password, 8, 30);
        must.finish()
    }

    fn secrets(&self, out: &mut SecretValues) {
        out.hide(&self.password);
    }
}

/// What `ReinitInstance` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::ReinitInstanceResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
/// "RequestId": "C46C79B7-0C31-5947-9D86-82207661EADA"
/// }"#;
/// let response: ReinitInstanceResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("C46C79B7-0C31-5947-9D86-82207661EADA"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReinitInstanceResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `C46C79B7-0C31-5947-9D86-82207661EADA`
    pub request_id: Option<String>,
}

impl Record for ReinitInstanceResponse {
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

/// The codes with which `ReinitInstance` may be refused.
///
/// The page documents 4 rows. It says that there are more codes.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::ReinitInstanceError;
///
/// let code: ReinitInstanceError = "IncorrectInstanceStatus".parse()?;
/// assert_eq!(code.as_str(), "IncorrectInstanceStatus");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ReinitInstanceError {
    /// `IncorrectInstanceStatus` (400): The current status of the instance does not support this operation.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    IncorrectInstanceStatus,
    /// `ens.interface.error` (400): Failed to call API.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    EnsInterfaceError,
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

impl ErrorCode for ReinitInstanceError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::IncorrectInstanceStatus,
            info: ErrorInfo {
                code: "IncorrectInstanceStatus",
                statuses: &[400],
                messages: &[
                    "The current status of the instance does not support this operation.",
                ],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::EnsInterfaceError,
            info: ErrorInfo {
                code: "ens.interface.error",
                statuses: &[400],
                messages: &["Failed to call API."],
                retry: Some(Retry::BackoffIfIdempotent),
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

impl FromStr for ReinitInstanceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for ReinitInstanceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
