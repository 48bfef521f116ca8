// @generated from specs/ens/tag_resources.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 4004aabe6197d556

//! `TagResources`: Adds tags to ENS resources.
//!
//! Creates the tags and binds all of them to all of the resources. Only instances, virtual machines and
//! bare metal ones, can have tags at present. How many tags a resource has already is checked first; too
//! many are an error. The call is synchronous.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Tags
//! - Method: `POST`; also documented: `GET`
//! - Safety: twice has the effect of once, so it may be sent again
//! - Permission: the page does not say
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `TagResources`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-ens20171110/>, revision `12.1.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{TagResourcesRequest, TagResourcesTag, TaggedResourceType};
//!
//! let request = TagResourcesRequest::new(
//!     [TagResourcesTag::new("team", "Deep")],
//!     ["i-5****"],
//!     TaggedResourceType::Instance,
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - the 2 codes of [`TagError`]
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, Field, Members, Method, OpenEnum, Operation, OperationInfo,
    Parameters, Record, Rules, Safety, Shared, Structure, Table, UnknownCode,
    ValidationError, Validator, Value, View, list_of,
};

use crate::GatewayError;
use crate::ens::{TagError, TaggedResourceType};

/// The parameters of [`TagResources`](self).
///
/// Twice has the effect of once.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct TagResourcesRequest {
    /// Tags to add.
    ///
    /// - On the wire: `Tag.1.Key` and so on
    /// - Number of items: `..=20`
    /// - Source of `encoding`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `TagResources`; Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: A tag.
    pub tag: Vec<TagResourcesTag>,
    /// IDs of the resources, at most 50 in a call.
    ///
    /// - On the wire: `ResourceId.1`, `ResourceId.2` …
    /// - Number of items: `..=50`
    /// - Source of `encoding`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `TagResources`; Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: ID of a resource.
    /// - Items, example: `i-5****`
    pub resource_id: Vec<String>,
    /// Kind of the resources.
    ///
    /// - On the wire: `ResourceType`
    /// - Values: `instance`
    /// - Example: `instance`
    pub resource_type: TaggedResourceType,
}

impl TagResourcesRequest {
    /// A request with the parameters that are required.
    pub fn new(
        tag: impl IntoIterator<Item = TagResourcesTag>,
        resource_id: impl IntoIterator<Item = impl Into<String>>,
        resource_type: impl Into<TaggedResourceType>,
    ) -> Self {
        Self {
            tag: list_of(tag),
            resource_id: list_of(resource_id),
            resource_type: resource_type.into(),
        }
    }
}

impl Operation for TagResourcesRequest {
    type Response = TagResourcesResponse;
    type Error = TagResourcesError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "TagResources",
        method: Method::Post,
        safety: Safety::Idempotent,
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("Tag", &self.tag);
        out.query("ResourceId", &self.resource_id);
        out.query("ResourceType", &self.resource_type);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("Tag", &self.tag);
        must.have_items("Tag", &self.tag, 0, 20);
        must.check("Tag", &self.tag);
        must.be_given("ResourceId", &self.resource_id);
        must.have_items("ResourceId", &self.resource_id, 0, 50);
        must.be_documented(
            "ResourceType",
            &self.resource_type,
            TaggedResourceType::VALUES,
        );
        must.finish()
    }
}

/// What `Tag` consists of.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct TagResourcesTag {
    /// Key of the tag: not empty, at most 128 characters, not beginning with `aliyun` or `acs:`, and
    /// without `http://` and `https://`.
    ///
    /// - On the wire: `Key`
    /// - Length in characters: `1..=128`
    /// - Must not begin with (not checked): `aliyun`, `acs:`
    /// - Must not contain (not checked): `http://`, `https://`
    /// - Example: `team`
    pub key: String,
    /// Value of the tag; it may be empty. At most 128 characters, not beginning with `acs:`, and
    /// without `http://` and `https://`.
    ///
    /// - On the wire: `Value`
    /// - Length in characters: `0..=128`
    /// - Must not begin with (not checked): `acs:`
    /// - Must not contain (not checked): `http://`, `https://`
    /// - Example: `Deep`
    pub value: String,
}

impl TagResourcesTag {
    /// A value with the fields that are required.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
        }
    }
}

impl Structure for TagResourcesTag {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Key", &self.key);
        out.member("Value", &self.value);
    }
}

impl Value for TagResourcesTag {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for TagResourcesTag {
    fn rules(&self, must: &mut Validator) {
        must.be_given("Key", &self.key);
        must.have_length("Key", &self.key, 1, 128);
        must.have_length("Value", &self.value, 0, 128);
    }
}

/// What `TagResources` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::TagResourcesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "C50C391C-533A-55D3-AC97-5D9333DE288F"
/// }"#;
/// let response: TagResourcesResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("C50C391C-533A-55D3-AC97-5D9333DE288F"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TagResourcesResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `C50C391C-533A-55D3-AC97-5D9333DE288F`
    pub request_id: Option<String>,
}

impl Record for TagResourcesResponse {
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

/// The codes with which `TagResources` may be refused.
///
/// The page documents 3 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::TagResourcesError;
///
/// let code: TagResourcesError = "NoPermission".parse()?;
/// assert_eq!(code.as_str(), "NoPermission");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum TagResourcesError {
    /// A code of [`TagError`].
    Tag(TagError),
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for TagResourcesError {
    const OWN: &'static [Documented<Self>] = &[];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Tag), &Shared(Self::Gateway)]
    }
}

impl FromStr for TagResourcesError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for TagResourcesError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
