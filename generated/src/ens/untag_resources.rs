// @generated from specs/ens/untag_resources.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 9498e9a065dfb343

//! `UntagResources`: Removes tags from ENS resources.
//!
//! A tag that is left without any resource is deleted. The call is synchronous.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Tags
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - The page does not say whether it charges money
//! - Permission: the page does not say
//! - Rule: `All` has an effect only when `TagKey` is not given
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `UntagResources`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-ens20171110/>, revision `12.1.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{TaggedResourceType, UntagResourcesRequest};
//!
//! let request = UntagResourcesRequest::new(
//!     TaggedResourceType::Instance,
//!     ["i-5zy93g7z1hnkdmav84joxyzgn"],
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`SystemError`](UntagResourcesError::SystemError)
//! - the 2 codes of [`TagError`]
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, OpenEnum, Operation, OperationInfo,
    Parameters, Record, Retry, Safety, Shared, Table, UnknownCode, ValidationError,
    Validator, list_of,
};

use crate::GatewayError;
use crate::ens::{TagError, TaggedResourceType};

/// The parameters of [`UntagResources`](self).
///
/// It may charge money. It is sent again only if it certainly was not executed.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UntagResourcesRequest {
    /// Kind of the resources.
    ///
    /// - On the wire: `ResourceType`
    /// - Values: `instance`
    /// - Example: `instance`
    pub resource_type: TaggedResourceType,
    /// IDs of the resources.
    ///
    /// - On the wire: `ResourceId.1`, `ResourceId.2` …
    /// - Number of items: `..=100`
    /// - The sources disagree: The rule of the metadata allows 100 resources. Their own text and the CLI metadata say at most 50; the larger number is checked here.
    /// - Source of `encoding`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `UntagResources`; Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: ID of a resource.
    /// - Items, example: `i-5zy93g7z1hnkdmav84joxyzgn`
    pub resource_id: Vec<String>,
    /// Keys of the tags to remove, at most 20.
    ///
    /// - On the wire: `TagKey.1`, `TagKey.2` …
    /// - Number of items: `..=20`
    /// - Source of `encoding`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `UntagResources`; Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: Key of a tag.
    /// - Items, example: `test_tag_key-2`
    pub tag_key: Vec<String>,
    /// Whether to remove all tags of the resources. It counts only where no `TagKey` is given.
    ///
    /// - On the wire: `All`
    /// - Default: `false`
    /// - Example: `true`
    pub all: Option<bool>,
}

impl UntagResourcesRequest {
    /// A request with the parameters that are required.
    pub fn new(
        resource_type: impl Into<TaggedResourceType>,
        resource_id: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            resource_type: resource_type.into(),
            resource_id: list_of(resource_id),
            tag_key: Vec::new(),
            all: None,
        }
    }

    /// Sets the parameter [`TagKey`](field@Self::tag_key).
    pub fn tag_key(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.tag_key = list_of(value);
        self
    }

    /// Sets the parameter [`All`](field@Self::all).
    pub fn all(mut self, value: bool) -> Self {
        self.all = Some(value);
        self
    }
}

impl Operation for UntagResourcesRequest {
    type Response = UntagResourcesResponse;
    type Error = UntagResourcesError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "UntagResources",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("ResourceType", &self.resource_type);
        out.query("ResourceId", &self.resource_id);
        out.query("TagKey", &self.tag_key);
        out.query("All", &self.all);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_documented(
            "ResourceType",
            &self.resource_type,
            TaggedResourceType::VALUES,
        );
        must.be_given("ResourceId", &self.resource_id);
        must.have_items("ResourceId", &self.resource_id, 0, 100);
        must.have_items("TagKey", &self.tag_key, 0, 20);
        must.finish()
    }
}

/// What `UntagResources` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::UntagResourcesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "6AB7715D-8B97-5E81-854B-2429F8C7DEF2"
/// }"#;
/// let response: UntagResourcesResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("6AB7715D-8B97-5E81-854B-2429F8C7DEF2"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UntagResourcesResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `6AB7715D-8B97-5E81-854B-2429F8C7DEF2`
    pub request_id: Option<String>,
}

impl Record for UntagResourcesResponse {
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

/// The codes with which `UntagResources` may be refused.
///
/// The page documents 4 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::UntagResourcesError;
///
/// let code: UntagResourcesError = "SystemError".parse()?;
/// assert_eq!(code.as_str(), "SystemError");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum UntagResourcesError {
    /// `SystemError` (400): A system error occurred while processing your request
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    SystemError,
    /// A code of [`TagError`].
    Tag(TagError),
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for UntagResourcesError {
    const OWN: &'static [Documented<Self>] = {
        let only = Documented {
            code: Self::SystemError,
            info: ErrorInfo {
                code: "SystemError",
                statuses: &[400],
                messages: &["A system error occurred while processing your request"],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        };
        &[only]
    };

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Tag), &Shared(Self::Gateway)]
    }
}

impl FromStr for UntagResourcesError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for UntagResourcesError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
