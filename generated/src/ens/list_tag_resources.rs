// @generated from specs/ens/list_tag_resources.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 464c8925711c4e13

//! `ListTagResources`: Lists the tags of ENS resources.
//!
//! Only instances can have tags at present. The call is synchronous.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Tags
//! - Method: `POST`; also documented: `GET`
//! - Safety: it changes nothing, so it may be sent again
//! - It charges no money
//! - Permission: the page does not say
//! - Pages: by a token for the next one
//! - Rule: either all of `Tag[].Key` and `Tag[].Value` are given, or none. Key and value are given together or not at all.
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `ListTagResources`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{ListTagResourcesRequest, TaggedResourceType};
//!
//! let request = ListTagResourcesRequest::new(TaggedResourceType::Instance);
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`CallInterface`](ListTagResourcesError::CallInterface)
//! - the 2 codes of [`TagError`]
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::pagination::{PageError, Progress};
use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Given, Members, Method, OpenEnum,
    Operation, OperationInfo, Paginated, Parameters, Record, Retry, Rules, Safety,
    Shared, Structure, Table, UnknownCode, ValidationError, Validator, Value, View,
    list_of,
};

use crate::GatewayError;
use crate::ens::{TagError, TaggedResourceType};

/// The parameters of [`ListTagResources`](self).
///
/// It changes nothing.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ListTagResourcesRequest {
    /// Kind of the resources.
    ///
    /// - On the wire: `ResourceType`
    /// - Values: `instance`
    /// - Example: `instance`
    pub resource_type: TaggedResourceType,
    /// IDs of the resources, 1 to 50.
    ///
    /// - On the wire: `ResourceId.1`, `ResourceId.2` …
    /// - Number of items: `1..=50`
    /// - Items: ID of a resource.
    /// - Items, example: `i-t252vwg7cib00ky8g0q`
    pub resource_id: Vec<String>,
    /// Token of the page to answer, from the answer before it. Without a token, the first page is answered.
    ///
    /// - On the wire: `NextToken`
    /// - Example: `153ba0bbb2be03f84eb48b699f0a4123`
    /// - About the page: The CLI metadata call it the token of the first page. It is the one with which the next query begins.
    /// - Source of `doc`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `ListTagResources`; Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub next_token: Option<String>,
    /// Tags that the resources must have. Without any, resources with all tags are listed.
    ///
    /// - On the wire: `Tag.1.Key` and so on
    /// - Number of items: `..=50`
    /// - The sources disagree: The rule allows 50 tags, the texts of the members 1 to 20. The larger number is checked here.
    /// - Items: A tag.
    pub tag: Vec<ListTagResourcesTag>,
}

impl ListTagResourcesRequest {
    /// A request with the parameters that are required.
    pub fn new(resource_type: impl Into<TaggedResourceType>) -> Self {
        Self {
            resource_type: resource_type.into(),
            resource_id: Vec::new(),
            next_token: None,
            tag: Vec::new(),
        }
    }

    /// Sets the parameter [`ResourceId`](field@Self::resource_id).
    pub fn resource_id(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.resource_id = list_of(value);
        self
    }

    /// Sets the parameter [`NextToken`](field@Self::next_token).
    pub fn next_token(mut self, value: impl Into<String>) -> Self {
        self.next_token = Some(value.into());
        self
    }

    /// Sets the parameter [`Tag`](field@Self::tag).
    pub fn tag(mut self, value: impl IntoIterator<Item = ListTagResourcesTag>) -> Self {
        self.tag = list_of(value);
        self
    }
}

impl Operation for ListTagResourcesRequest {
    type Response = ListTagResourcesResponse;
    type Error = ListTagResourcesError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "ListTagResources",
        method: Method::Post,
        safety: Safety::ReadOnly,
        charges: Some(false),
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("ResourceType", &self.resource_type);
        out.query("ResourceId", &self.resource_id);
        out.query("NextToken", &self.next_token);
        out.query("Tag", &self.tag);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_documented(
            "ResourceType",
            &self.resource_type,
            TaggedResourceType::VALUES,
        );
        must.have_items("ResourceId", &self.resource_id, 1, 50);
        must.have_items("Tag", &self.tag, 0, 50);
        must.check("Tag", &self.tag);
        for (index, item) in self.tag.iter().enumerate() {
            must.enter("Tag", index);
            must.give(Given::AllOrNone, &[("Key", &item.key), ("Value", &item.value)]);
            must.leave();
        }
        must.finish()
    }
}

impl Paginated for ListTagResourcesRequest {
    type Item = ListTagResourcesResponseTag;

    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.tag_resources
    }

    fn next_page(
        &mut self,
        walk: &mut Progress,
        response: &Self::Response,
    ) -> Result<bool, PageError> {
        walk.by_token(&mut self.next_token, &response.next_token)
    }
}

/// What `Tag` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct ListTagResourcesTag {
    /// Key of the tag: not empty, at most 64 characters, not beginning with `aliyun`, `acs:`,
    /// `http://` or `https://`.
    ///
    /// - On the wire: `Key`
    /// - Length in characters: `1..=64`
    /// - Must not begin with (not checked): `aliyun`, `acs:`, `http://`, `https://`
    /// - Example: `team`
    pub key: Option<String>,
    /// Value of the tag; it may be empty. At most 128 characters, not beginning with `aliyun` or
    /// `acs:`, and without `http://` and `https://`.
    ///
    /// - On the wire: `Value`
    /// - Length in characters: `..=128`
    /// - Must not begin with (not checked): `aliyun`, `acs:`
    /// - Must not contain (not checked): `http://`, `https://`
    /// - Example: `tagValue`
    /// - About the page: The text speaks of topics, which ENS does not have: it was written for another product.
    pub value: Option<String>,
}

impl ListTagResourcesTag {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Key`](field@Self::key).
    pub fn key(mut self, value: impl Into<String>) -> Self {
        self.key = Some(value.into());
        self
    }

    /// Sets the field [`Value`](field@Self::value).
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

impl Structure for ListTagResourcesTag {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Key", &self.key);
        out.member("Value", &self.value);
    }
}

impl Value for ListTagResourcesTag {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for ListTagResourcesTag {
    fn rules(&self, must: &mut Validator) {
        must.have_length("Key", &self.key, 1, 64);
        must.have_length("Value", &self.value, 0, 128);
    }
}

/// What `ListTagResources` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::ListTagResourcesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "C78D9B61-69D8-5655-A312-A15DA5EA5D5E",
///   "TagResources": [
///     {
///       "ResourceId": "i-5zy93g7z1hnkdmav84joxyzgn",
///       "ResourceType": "instance",
///       "TagKey": "test_tag_key-2",
///       "TagValue": "CLUSTER"
///     }
///   ],
///   "NextToken": "abcfeg368547ccdef"
/// }"#;
/// let response: ListTagResourcesResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("C78D9B61-69D8-5655-A312-A15DA5EA5D5E"));
/// assert_eq!(response.tag_resources.len(), 1);
/// assert_eq!(response.next_token.as_deref(), Some("abcfeg368547ccdef"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTagResourcesResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `C78D9B61-69D8-5655-A312-A15DA5EA5D5E`
    pub request_id: Option<String>,
    /// Tags, each with the resource that has it.
    ///
    /// - On the wire: `TagResources`
    /// - Items: A tag and a resource that has it.
    pub tag_resources: Vec<ListTagResourcesResponseTag>,
    /// Token with which the next query begins.
    ///
    /// - On the wire: `NextToken`
    /// - Example: `abcfeg368547ccdef`
    pub next_token: Option<String>,
}

impl Record for ListTagResourcesResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "TagResources", "NextToken"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.tag_resources),
            2 => Some(&mut self.next_token),
            _ => None,
        }
    }
}

/// What `TagResources` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTagResourcesResponseTag {
    /// ID of the resource.
    ///
    /// - On the wire: `ResourceId`
    /// - Example: `i-5zy93g7z1hnkdmav84joxyzgn`
    pub resource_id: Option<String>,
    /// Kind of the resource.
    ///
    /// - On the wire: `ResourceType`
    /// - Values: `instance`
    /// - Example: `instance`
    pub resource_type: Option<TaggedResourceType>,
    /// Key of the tag.
    ///
    /// - On the wire: `TagKey`
    /// - Example: `test_tag_key-2`
    pub tag_key: Option<String>,
    /// Value of the tag.
    ///
    /// - On the wire: `TagValue`
    /// - Example: `CLUSTER`
    pub tag_value: Option<String>,
}

impl Record for ListTagResourcesResponseTag {
    fn names(&self) -> &'static [&'static str] {
        &["ResourceId", "ResourceType", "TagKey", "TagValue"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.resource_id),
            1 => Some(&mut self.resource_type),
            2 => Some(&mut self.tag_key),
            3 => Some(&mut self.tag_value),
            _ => None,
        }
    }
}

/// The codes with which `ListTagResources` may be refused.
///
/// The page documents 4 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::ListTagResourcesError;
///
/// let code: ListTagResourcesError = "CallInterface".parse()?;
/// assert_eq!(code.as_str(), "CallInterface");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ListTagResourcesError {
    /// `CallInterface` (400): Call Interface Happen Error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    CallInterface,
    /// A code of [`TagError`].
    Tag(TagError),
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for ListTagResourcesError {
    const OWN: &'static [Documented<Self>] = {
        let only = Documented {
            code: Self::CallInterface,
            info: ErrorInfo {
                code: "CallInterface",
                statuses: &[400],
                messages: &["Call Interface Happen Error."],
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

impl FromStr for ListTagResourcesError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for ListTagResourcesError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
