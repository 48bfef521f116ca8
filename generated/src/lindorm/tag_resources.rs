// @generated from specs/lindorm/tag_resources.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: a51ee54595e954cd

//! `TagResources`: Adds tags to Lindorm instances.
//!
//! - Product: `ApsaraDB` for Lindorm (`hitsdb`), version 2020-06-15
//! - Group: Tags
//! - Method: `POST`; also documented: `GET`
//! - Safety: twice has the effect of once, so it may be sent again
//! - Permission: the page does not say
//! - Rule: no two items have the same `Tag[].Key`. The code `Lindorm.Errorcode.Duplicate.TagKey` answers a request that breaks this.
//! - Page: Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json): `TagResources`, <https://api.aliyun.com/meta/v1/products/hitsdb/versions/2020-06-15/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Official Alibaba Cloud SDK for Python, package alibabacloud-hitsdb20200615, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-hitsdb20200615/>, revision `5.0.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::lindorm::{
//!     TagResourcesRequest, TagResourcesResourceType, TagResourcesTag,
//! };
//!
//! let request = TagResourcesRequest::new(
//!     "cn-hangzhou",
//!     TagResourcesResourceType::Instance,
//!     ["ld-bp17j28j2y7pm****"],
//!     [TagResourcesTag::new("test")],
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Lindorm.Errorcode.ParameterInvaild`](TagResourcesError::ParameterInvaild)
//! - [`Lindorm.Errorcode.InvalidParameter.TagValue`](TagResourcesError::InvalidParameterTagValue)
//! - [`Lindorm.Errorcode.InvalidParameter.TagKey`](TagResourcesError::InvalidParameterTagKey)
//! - [`Lindorm.Errorcode.Duplicate.TagKey`](TagResourcesError::DuplicateTagKey)
//! - [`Lindorm.Errorcode.NumberExceed.ResourceIds`](TagResourcesError::NumberExceedResourceIds)
//! - [`Lindorm.Errorcode.NumberExceed.Tags`](TagResourcesError::NumberExceedTags)
//! - [`Lindorm.Errorcode.QuotaExceed.TagsPerResource`](TagResourcesError::QuotaExceedTagsPerResource)
//! - [`Lindorm.Errorcode.OperationDenied`](TagResourcesError::OperationDenied)
//! - [`Lindorm.Errorcode.ServiceLinkedRoleNoPermission`](TagResourcesError::ServiceLinkedRoleNoPermission)
//! - [`Lindorm.Errorcode.InvalidResourceId`](TagResourcesError::InvalidResourceId)
//! - [`Lindorm.Errorcode.MissingParameter.TagKey`](TagResourcesError::MissingParameterTagKey)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Members, Method, OpenEnum, Operation,
    OperationInfo, Parameters, Record, Remedy, Retry, Rules, Safety, Shared, Structure,
    Table, UnknownCode, ValidationError, Validator, Value, View, list_of,
};

use crate::GatewayError;

/// The parameters of [`TagResources`](self).
///
/// Twice has the effect of once.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct TagResourcesRequest {
    /// ID of the region in which the instances lie. `DescribeRegions` lists the regions.
    ///
    /// - On the wire: `RegionId`
    /// - The value comes from: `DescribeRegions`
    /// - Example: `cn-hangzhou`
    pub region_id: String,
    /// Kind of the resources.
    ///
    /// - On the wire: `ResourceType`
    /// - Values: `INSTANCE`
    /// - Example: `INSTANCE`
    pub resource_type: TagResourcesResourceType,
    /// IDs of the instances. `GetLindormInstanceList` lists them.
    ///
    /// - On the wire: `ResourceId.1`, `ResourceId.2` …
    /// - Number of items: `1..=51`
    /// - The value comes from: `GetLindormInstanceList`
    /// - Source of `encoding`: Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json): `TagResources`; Official Alibaba Cloud SDK for Python, package alibabacloud-hitsdb20200615, its requests recorded over loopback
    /// - Items: ID of an instance.
    /// - Items, example: `ld-bp17j28j2y7pm****`
    pub resource_id: Vec<String>,
    /// Tags to add.
    ///
    /// - On the wire: `Tag.1.Key` and so on
    /// - Number of items: `1..=21`
    /// - Source of `encoding`: Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json): `TagResources`; Official Alibaba Cloud SDK for Python, package alibabacloud-hitsdb20200615, its requests recorded over loopback
    /// - Items: A tag.
    pub tag: Vec<TagResourcesTag>,
}

impl TagResourcesRequest {
    /// A request with the parameters that are required.
    pub fn new(
        region_id: impl Into<String>,
        resource_type: impl Into<TagResourcesResourceType>,
        resource_id: impl IntoIterator<Item = impl Into<String>>,
        tag: impl IntoIterator<Item = TagResourcesTag>,
    ) -> Self {
        Self {
            region_id: region_id.into(),
            resource_type: resource_type.into(),
            resource_id: list_of(resource_id),
            tag: list_of(tag),
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
            "https://api.aliyun.com/meta/v1/products/hitsdb/versions/2020-06-15/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("RegionId", &self.region_id);
        out.query("ResourceType", &self.resource_type);
        out.query("ResourceId", &self.resource_id);
        out.query("Tag", &self.tag);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("RegionId", &self.region_id);
        must.be_documented(
            "ResourceType",
            &self.resource_type,
            TagResourcesResourceType::VALUES,
        );
        must.be_given("ResourceId", &self.resource_id);
        must.have_items("ResourceId", &self.resource_id, 1, 51);
        must.be_given("Tag", &self.tag);
        must.have_items("Tag", &self.tag, 1, 21);
        must.check("Tag", &self.tag);
        for (index, item) in self.tag.iter().enumerate() {
            must.enter("Tag", index);
            must.be_unique("Tag", "Key", &item.key);
            must.leave();
        }
        must.finish()
    }
}

/// The values of `ResourceType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TagResourcesResourceType {
    /// `INSTANCE`: A Lindorm instance.
    Instance,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for TagResourcesResourceType {
    const VALUES: &'static [&'static str] = &["INSTANCE"];

    fn as_str(&self) -> &str {
        match self {
            Self::Instance => "INSTANCE",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for TagResourcesResourceType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "INSTANCE" => Self::Instance,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for TagResourcesResourceType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `Tag` consists of.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct TagResourcesTag {
    /// Key of the tag.
    ///
    /// - On the wire: `Key`
    /// - Example: `test`
    pub key: String,
    /// Value of the tag.
    ///
    /// - On the wire: `Value`
    /// - Example: `2.2.8`
    pub value: Option<String>,
}

impl TagResourcesTag {
    /// A value with the fields that are required.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: None,
        }
    }

    /// Sets the field [`Value`](field@Self::value).
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
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
/// use aliyun_api::lindorm::TagResourcesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "4F23D50C-400C-592C-9486-9D1E10179065"
/// }"#;
/// let response: TagResourcesResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("4F23D50C-400C-592C-9486-9D1E10179065"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TagResourcesResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `4F23D50C-400C-592C-9486-9D1E10179065`
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
/// The page documents 11 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::lindorm::TagResourcesError;
///
/// let code: TagResourcesError = "Lindorm.Errorcode.ParameterInvaild".parse()?;
/// assert_eq!(code.as_str(), "Lindorm.Errorcode.ParameterInvaild");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum TagResourcesError {
    /// `Lindorm.Errorcode.ParameterInvaild` (400): The parameter is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    ParameterInvaild,
    /// `Lindorm.Errorcode.InvalidParameter.TagValue` (400): The Tag.N.Value parameter is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterTagValue,
    /// `Lindorm.Errorcode.InvalidParameter.TagKey` (400): The Tag.N.Key parameter is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameterTagKey,
    /// `Lindorm.Errorcode.Duplicate.TagKey` (400): The Tag.N.Key contains duplicate keys.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    DuplicateTagKey,
    /// `Lindorm.Errorcode.NumberExceed.ResourceIds` (400): The maximum number of `ResourceIds` is exceeded.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    NumberExceedResourceIds,
    /// `Lindorm.Errorcode.NumberExceed.Tags` (400): The maximum number of Tags is exceeded.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    NumberExceedTags,
    /// `Lindorm.Errorcode.QuotaExceed.TagsPerResource` (400): The maximum number of tags for each resource is exceeded
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::RaiseQuota`]
    QuotaExceedTagsPerResource,
    /// `Lindorm.Errorcode.OperationDenied` (403): You are not authorized to operate on the specified resource.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    OperationDenied,
    /// `Lindorm.Errorcode.ServiceLinkedRoleNoPermission` (403): No permission to create service linked role.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    ServiceLinkedRoleNoPermission,
    /// `Lindorm.Errorcode.InvalidResourceId` (404): The specified `ResourceIds` are not found in our records.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InvalidResourceId,
    /// `Lindorm.Errorcode.MissingParameter.TagKey` (404): You must specify Tag.N.Key.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    MissingParameterTagKey,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for TagResourcesError {
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
            code: Self::InvalidParameterTagValue,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.InvalidParameter.TagValue",
                statuses: &[400],
                messages: &["The Tag.N.Value parameter is invalid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidParameterTagKey,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.InvalidParameter.TagKey",
                statuses: &[400],
                messages: &["The Tag.N.Key parameter is invalid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::DuplicateTagKey,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.Duplicate.TagKey",
                statuses: &[400],
                messages: &["The Tag.N.Key contains duplicate keys."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NumberExceedResourceIds,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.NumberExceed.ResourceIds",
                statuses: &[400],
                messages: &["The maximum number of ResourceIds is exceeded."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::NumberExceedTags,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.NumberExceed.Tags",
                statuses: &[400],
                messages: &["The maximum number of Tags is exceeded."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::QuotaExceedTagsPerResource,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.QuotaExceed.TagsPerResource",
                statuses: &[400],
                messages: &["The maximum number of tags for each resource is exceeded"],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::RaiseQuota),
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
            code: Self::ServiceLinkedRoleNoPermission,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.ServiceLinkedRoleNoPermission",
                statuses: &[403],
                messages: &["No permission to create service linked role."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidResourceId,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.InvalidResourceId",
                statuses: &[404],
                messages: &["The specified ResourceIds are not found in our records."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::MissingParameterTagKey,
            info: ErrorInfo {
                code: "Lindorm.Errorcode.MissingParameter.TagKey",
                statuses: &[404],
                messages: &["You must specify Tag.N.Key."],
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
