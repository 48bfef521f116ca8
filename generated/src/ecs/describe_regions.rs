// @generated from specs/ecs/describe_regions.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 7898c38132364b2b

//! `DescribeRegions`: Lists the regions of Alibaba Cloud.
//!
//! The page's sample request has a `RegionId`, too, which its table of parameters does not list. It is not
//! a parameter here.
//!
//! - Product: Elastic Compute Service (`Ecs`), version 2014-05-26
//! - Group: Regions
//! - Method: `POST`; also documented: `GET`
//! - Safety: it changes nothing, so it may be sent again
//! - Permission: the page does not say
//! - Page: ECS API reference: `DescribeRegions`, <https://github.com/AlibabaCloudDocs/ecs/blob/2c2e221d346460d4ff267ca76bb7a7eff6d30be5/intl.en-US/API%20Reference/Regions/DescribeRegions.md>, revision `2c2e221d346460d4ff267ca76bb7a7eff6d30be5`, changed `2020-12-18`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ecs::DescribeRegionsRequest;
//!
//! let request = DescribeRegionsRequest::new();
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Unauthorized.EmptyRegion`](DescribeRegionsError::UnauthorizedEmptyRegion)
//! - [`InvalidAcceptLanguage.NotFound`](DescribeRegionsError::InvalidAcceptLanguageNotFound)
//! - [`InvalidResourceType.NotFound`](DescribeRegionsError::InvalidResourceTypeNotFound)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, Mismatch, OpenEnum, Operation,
    OperationInfo, Parameters, Record, Remedy, Retry, Safety, Scalar, Shared, Table,
    UnknownCode, ValidationError, Validator,
};

use crate::GatewayError;

/// The parameters of [`DescribeRegions`](self).
///
/// It changes nothing.
///
/// A sample of the page, with a defect (`RegionId` is not in the table of parameters, and `Instance` is none of the values.):
///
/// ```text
/// https://ecs.aliyuncs.com/?Action=DescribeRegions
/// &RegionId=cn-qingdao
/// &InstanceChargeType=PrePaid
/// &ResourceType=Instance
/// &AcceptLanguage=en-US
/// &<Common request parameters>
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DescribeRegionsRequest {
    /// How instances are to be paid.
    ///
    /// - On the wire: `InstanceChargeType`
    /// - Values: `PrePaid`, `PostPaid`
    /// - Default: `PostPaid`
    /// - Example: `PrePaid`
    pub instance_charge_type: Option<DescribeRegionsInstanceChargeType>,
    /// Kind of resource that the regions are to have.
    ///
    /// - On the wire: `ResourceType`
    /// - Values: `instance`, `disk`, `reservedinstance`, `scu`
    /// - Default: `instance`
    /// - Example: `instance`
    /// - About the page: The sample request has `Instance` with a capital letter, which is none of the values.
    pub resource_type: Option<DescribeRegionsResourceType>,
    /// Language of the names in the answer, as in RFC 7231.
    ///
    /// - On the wire: `AcceptLanguage`
    /// - Values: `zh-CN`, `en-US`, `ja`
    /// - Default: `zh-CN`
    /// - Example: `zh-CN`
    pub accept_language: Option<DescribeRegionsAcceptLanguage>,
}

impl DescribeRegionsRequest {
    /// A request without parameters: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the parameter [`InstanceChargeType`](field@Self::instance_charge_type).
    pub fn instance_charge_type(
        mut self,
        value: impl Into<DescribeRegionsInstanceChargeType>,
    ) -> Self {
        self.instance_charge_type = Some(value.into());
        self
    }

    /// Sets the parameter [`ResourceType`](field@Self::resource_type).
    pub fn resource_type(
        mut self,
        value: impl Into<DescribeRegionsResourceType>,
    ) -> Self {
        self.resource_type = Some(value.into());
        self
    }

    /// Sets the parameter [`AcceptLanguage`](field@Self::accept_language).
    pub fn accept_language(
        mut self,
        value: impl Into<DescribeRegionsAcceptLanguage>,
    ) -> Self {
        self.accept_language = Some(value.into());
        self
    }
}

impl Operation for DescribeRegionsRequest {
    type Response = DescribeRegionsResponse;
    type Error = DescribeRegionsError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "DescribeRegions",
        method: Method::Post,
        safety: Safety::ReadOnly,
        page: Some(
            "https://github.com/AlibabaCloudDocs/ecs/blob/2c2e221d346460d4ff267ca76bb7a7eff6d30be5/intl.en-US/API%20Reference/Regions/DescribeRegions.md",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceChargeType", &self.instance_charge_type);
        out.query("ResourceType", &self.resource_type);
        out.query("AcceptLanguage", &self.accept_language);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_documented(
            "InstanceChargeType",
            &self.instance_charge_type,
            DescribeRegionsInstanceChargeType::VALUES,
        );
        must.be_documented(
            "ResourceType",
            &self.resource_type,
            DescribeRegionsResourceType::VALUES,
        );
        must.be_documented(
            "AcceptLanguage",
            &self.accept_language,
            DescribeRegionsAcceptLanguage::VALUES,
        );
        must.finish()
    }
}

/// The values of `InstanceChargeType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribeRegionsInstanceChargeType {
    /// `PrePaid`: In advance, by subscription. The account must have enough balance or credit: otherwise the code `InvalidPayMethod` is answered, which the table of errors does not list.
    PrePaid,
    /// `PostPaid`: Afterwards, by use.
    PostPaid,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribeRegionsInstanceChargeType {
    const VALUES: &'static [&'static str] = &["PrePaid", "PostPaid"];

    fn as_str(&self) -> &str {
        match self {
            Self::PrePaid => "PrePaid",
            Self::PostPaid => "PostPaid",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for DescribeRegionsInstanceChargeType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "PrePaid" => Self::PrePaid,
            "PostPaid" => Self::PostPaid,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribeRegionsInstanceChargeType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `ResourceType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribeRegionsResourceType {
    /// `instance`: ECS instances.
    Instance,
    /// `disk`: Disks.
    Disk,
    /// `reservedinstance`: Reserved instances.
    Reservedinstance,
    /// `scu`: Storage capacity units.
    Scu,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribeRegionsResourceType {
    const VALUES: &'static [&'static str] =
        &["instance", "disk", "reservedinstance", "scu"];

    fn as_str(&self) -> &str {
        match self {
            Self::Instance => "instance",
            Self::Disk => "disk",
            Self::Reservedinstance => "reservedinstance",
            Self::Scu => "scu",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for DescribeRegionsResourceType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "instance" => Self::Instance,
            "disk" => Self::Disk,
            "reservedinstance" => Self::Reservedinstance,
            "scu" => Self::Scu,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribeRegionsResourceType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `AcceptLanguage`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribeRegionsAcceptLanguage {
    /// `zh-CN`: Chinese.
    ZhCn,
    /// `en-US`: English.
    EnUs,
    /// `ja`: Japanese.
    Ja,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribeRegionsAcceptLanguage {
    const VALUES: &'static [&'static str] = &["zh-CN", "en-US", "ja"];

    fn as_str(&self) -> &str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::EnUs => "en-US",
            Self::Ja => "ja",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for DescribeRegionsAcceptLanguage
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "zh-CN" => Self::ZhCn,
            "en-US" => Self::EnUs,
            "ja" => Self::Ja,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribeRegionsAcceptLanguage {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `DescribeRegions` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ecs::DescribeRegionsResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///     "RequestId": "38EC7366-F5A9-46B1-BDB1-0FDC2E296397",
///     "Regions": {
///         "Region": [
///             {
///                 "RegionId": "cn-qingdao-et2-b01",
///                 "RegionEndpoint": "ecs.aliyuncs.com",
///                 "LocalName": "China (Qingdao)"
///             },
///             {
///                 "RegionId": "cn-qingdao-nebula",
///                 "RegionEndpoint": "ecs.cn-qingdao-nebula.aliyuncs.com",
///                 "LocalName": "cn-qingdao-nebula"
///             }
///         ]
///     }
/// }"#;
/// let response: DescribeRegionsResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.regions.len(), 2);
/// assert_eq!(response.request_id.as_deref(), Some("38EC7366-F5A9-46B1-BDB1-0FDC2E296397"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeRegionsResponse {
    /// Regions.
    ///
    /// - On the wire: `Regions.Region`
    pub regions: Vec<DescribeRegionsResponseRegion>,
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E`
    pub request_id: Option<String>,
}

impl Record for DescribeRegionsResponse {
    fn names(&self) -> &'static [&'static str] {
        &["Regions", "RequestId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.regions),
            1 => Some(&mut self.request_id),
            _ => None,
        }
    }

    fn wrapper(&self, index: usize) -> Option<&'static str> {
        match index {
            0 => Some("Region"),
            _ => None,
        }
    }
}

/// What `Region` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeRegionsResponseRegion {
    /// Name of the region.
    ///
    /// - On the wire: `LocalName`
    /// - Example: `China (Qingdao)`
    pub local_name: Option<String>,
    /// Host of the region.
    ///
    /// - On the wire: `RegionEndpoint`
    /// - Example: `ecs.aliyuncs.com`
    pub region_endpoint: Option<String>,
    /// ID of the region.
    ///
    /// - On the wire: `RegionId`
    /// - Example: `cn-qingdao-et2-bo1`
    /// - About the page: The JSON sample has `cn-qingdao-et2-b01`, with a zero.
    pub region_id: Option<String>,
    /// Whether the region is sold out.
    ///
    /// - On the wire: `Status`
    /// - Values: `available`, `soldOut`
    /// - Example: `available`
    /// - About the page: The page speaks of a cluster here. Its samples lack the field.
    pub status: Option<DescribeRegionsResponseRegionStatus>,
}

impl Record for DescribeRegionsResponseRegion {
    fn names(&self) -> &'static [&'static str] {
        &["LocalName", "RegionEndpoint", "RegionId", "Status"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.local_name),
            1 => Some(&mut self.region_endpoint),
            2 => Some(&mut self.region_id),
            3 => Some(&mut self.status),
            _ => None,
        }
    }
}

/// The values of `Status`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribeRegionsResponseRegionStatus {
    /// `available`
    Available,
    /// `soldOut`
    SoldOut,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribeRegionsResponseRegionStatus {
    const VALUES: &'static [&'static str] = &["available", "soldOut"];

    fn as_str(&self) -> &str {
        match self {
            Self::Available => "available",
            Self::SoldOut => "soldOut",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for DescribeRegionsResponseRegionStatus {
    fn blank() -> Self {
        Self::Unknown(String::new())
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = Self::from(value.to_text());
        Ok(())
    }

    fn is_text(&self) -> bool {
        true
    }

    fn expects(&self) -> &'static str {
        "a string"
    }
}

impl<T> From<T> for DescribeRegionsResponseRegionStatus
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "available" => Self::Available,
            "soldOut" => Self::SoldOut,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribeRegionsResponseRegionStatus {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The codes with which `DescribeRegions` may be refused.
///
/// The page documents 3 rows. It says that there are more codes.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ecs::DescribeRegionsError;
///
/// let code: DescribeRegionsError = "Unauthorized.EmptyRegion".parse()?;
/// assert_eq!(code.as_str(), "Unauthorized.EmptyRegion");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum DescribeRegionsError {
    /// `Unauthorized.EmptyRegion` (403): The specified account has no access authority to any region.
    ///
    /// The caller may not use any region: ask for permission, then call again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    UnauthorizedEmptyRegion,
    /// `InvalidAcceptLanguage.NotFound` (404): Only Chinese (zh-CN), English (en-US), and Japanese (ja) are allowed.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidAcceptLanguageNotFound,
    /// `InvalidResourceType.NotFound` (404): The `ResourceType` provided does not exist in our records.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidResourceTypeNotFound,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for DescribeRegionsError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::UnauthorizedEmptyRegion,
            info: ErrorInfo {
                code: "Unauthorized.EmptyRegion",
                statuses: &[403],
                messages: &[
                    "The specified account has no access authority to any region.",
                ],
                descriptions: &[
                    "The caller may not use any region: ask for permission, then call again.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::GrantPermission),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidAcceptLanguageNotFound,
            info: ErrorInfo {
                code: "InvalidAcceptLanguage.NotFound",
                statuses: &[404],
                messages: &[
                    "Only Chinese (zh-CN), English (en-US), and Japanese (ja) are allowed.",
                ],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InvalidResourceTypeNotFound,
            info: ErrorInfo {
                code: "InvalidResourceType.NotFound",
                statuses: &[404],
                messages: &["The ResourceType provided does not exist in our records."],
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

impl FromStr for DescribeRegionsError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for DescribeRegionsError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
