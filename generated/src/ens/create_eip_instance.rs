// @generated from specs/ens/create_eip_instance.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: e97c7bec7f081b56

//! `CreateEipInstance`: Allocates an elastic IP address (EIP).
//!
//! **Every successful call buys an address, paid afterwards by its bandwidth.** The API metadata of 2024 do
//! not know the idempotency token, the CLI metadata of 2026 do: the same token with the same parameters
//! gets the answer of the first request, for 10 minutes. A request may be sent again after a timeout or
//! after the code `PROCESSING`, which stands in no table. After any other answer with a status that begins
//! with 4 the token no longer protects.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Elastic IP addresses (EIP)
//! - Method: `POST`; also documented: `GET`
//! - Safety: with the same idempotency token it is executed once, so it may be sent again
//! - The service knows an idempotency token for 10 minutes
//! - After a refusal, the service no longer knows the idempotency token
//! - It charges money
//! - Permission: the page does not say
//! - Rate limit: 5000 requests per second, for all callers
//! - Rate limit: 50 requests per second, for each user
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `CreateEipInstance`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Source of `safety`, `doc` (in part): Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{
//!     CreateEipInstanceChargeType, CreateEipInstanceInternetChargeType,
//!     CreateEipInstanceRequest,
//! };
//!
//! let request = CreateEipInstanceRequest::new(
//!     "cn-suzhou-telecom",
//!     CreateEipInstanceChargeType::PostPaid,
//!     CreateEipInstanceInternetChargeType::NinetyFifthPercentileByMonth,
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`NoPermission`](CreateEipInstanceError::NoPermission)
//! - [`InvalidParameter.%s`](CreateEipInstanceError::InvalidParameter)
//! - [`PROCESSING`](CreateEipInstanceError::Processing)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Members, Method, OpenEnum, Operation,
    OperationInfo, Parameters, RateLimit, Record, Remedy, Retry, Safety, Shared, Span,
    Structure, Table, Template, UnknownCode, ValidationError, Validator, Value, View,
    list_of,
};

use crate::GatewayError;

/// The parameters of [`CreateEipInstance`](self).
///
/// **It charges money.** With the same idempotency token it is executed once.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct CreateEipInstanceRequest {
    /// ID of the ENS node.
    ///
    /// - On the wire: `EnsRegionId`
    /// - Example: `cn-suzhou-telecom`
    pub ens_region_id: String,
    /// Largest bandwidth of the address.
    ///
    /// - On the wire: `Bandwidth`
    /// - Unit: Mbit/s
    /// - Values: `5..=10000`
    /// - Default: `5`
    /// - Example: `5`
    pub bandwidth: Option<i64>,
    /// How the address is paid.
    ///
    /// - On the wire: `InstanceChargeType`
    /// - Values: `PostPaid`
    /// - Example: `PostPaid`
    /// - The sources disagree: The title of the parameter in the metadata knows `PrePaid`, too, and says that `PostPaid` does not go together with an `InternetChargeType` of `PayByBandwidth`. Text and list allow `PostPaid` alone.
    pub instance_charge_type: CreateEipInstanceChargeType,
    /// How the bandwidth is paid. There is one value at present.
    ///
    /// - On the wire: `InternetChargeType`
    /// - Values: `95BandwidthByMonth`
    /// - Example: `95BandwidthByMonth`
    /// - The sources disagree: The title of the parameter in the metadata knows `PayByBandwidth` as well, and as the default. Text and list allow `95BandwidthByMonth` alone.
    pub internet_charge_type: CreateEipInstanceInternetChargeType,
    /// Name of the address.
    ///
    /// - On the wire: `Name`
    /// - Example: `EIP1`
    pub name: Option<String>,
    /// Carrier.
    ///
    /// - On the wire: `Isp`
    /// - Values: `cmcc`, `unicom`, `telecom`
    /// - Example: `cmcc`
    pub isp: Option<CreateEipInstanceIsp>,
    /// Description of the address.
    ///
    /// - On the wire: `Description`
    /// - Example: `yourDescription`
    pub description: Option<String>,
    /// Idempotency token: unique among different requests, ASCII only, at most 64 characters. It is valid for
    /// 10 minutes.
    ///
    /// - On the wire: `ClientToken`
    /// - Length in characters: `..=64`
    /// - The idempotency token: if it is left out, each call makes one of its own
    /// - Source of `type`, `required`, `doc`, `max_length`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub client_token: Option<String>,
    /// The field `InstanceId`.
    ///
    /// - On the wire: `InstanceId`
    /// - About the page: The CLI metadata have the parameter without a description.
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub instance_id: Option<String>,
    /// The field `IpAddress`.
    ///
    /// - On the wire: `IpAddress`
    /// - About the page: The CLI metadata have the parameter without a description.
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub ip_address: Option<String>,
    /// Tags that the address gets.
    ///
    /// - On the wire: `Tag.1.Key` and so on
    /// - Source of `type`, `required`, `doc`, `items`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub tag: Vec<CreateEipInstanceTag>,
}

impl CreateEipInstanceRequest {
    /// A request with the parameters that are required.
    pub fn new(
        ens_region_id: impl Into<String>,
        instance_charge_type: impl Into<CreateEipInstanceChargeType>,
        internet_charge_type: impl Into<CreateEipInstanceInternetChargeType>,
    ) -> Self {
        Self {
            ens_region_id: ens_region_id.into(),
            bandwidth: None,
            instance_charge_type: instance_charge_type.into(),
            internet_charge_type: internet_charge_type.into(),
            name: None,
            isp: None,
            description: None,
            client_token: None,
            instance_id: None,
            ip_address: None,
            tag: Vec::new(),
        }
    }

    /// Sets the parameter [`Bandwidth`](field@Self::bandwidth).
    pub fn bandwidth(mut self, value: i64) -> Self {
        self.bandwidth = Some(value);
        self
    }

    /// Sets the parameter [`Name`](field@Self::name).
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// Sets the parameter [`Isp`](field@Self::isp).
    pub fn isp(mut self, value: impl Into<CreateEipInstanceIsp>) -> Self {
        self.isp = Some(value.into());
        self
    }

    /// Sets the parameter [`Description`](field@Self::description).
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }

    /// Sets the parameter [`ClientToken`](field@Self::client_token).
    pub fn client_token(mut self, value: impl Into<String>) -> Self {
        self.client_token = Some(value.into());
        self
    }

    /// Sets the parameter [`InstanceId`](field@Self::instance_id).
    pub fn instance_id(mut self, value: impl Into<String>) -> Self {
        self.instance_id = Some(value.into());
        self
    }

    /// Sets the parameter [`IpAddress`](field@Self::ip_address).
    pub fn ip_address(mut self, value: impl Into<String>) -> Self {
        self.ip_address = Some(value.into());
        self
    }

    /// Sets the parameter [`Tag`](field@Self::tag).
    pub fn tag(mut self, value: impl IntoIterator<Item = CreateEipInstanceTag>) -> Self {
        self.tag = list_of(value);
        self
    }
}

impl Operation for CreateEipInstanceRequest {
    type Response = CreateEipInstanceResponse;
    type Error = CreateEipInstanceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "CreateEipInstance",
        method: Method::Post,
        safety: Safety::Token,
        charges: Some(true),
        token: Some("ClientToken"),
        token_seconds: Some(600),
        token_ends_with_refusal: true,
        rate_limits: &[RateLimit::new(5000, 1), RateLimit::new(50, 1)],
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("EnsRegionId", &self.ens_region_id);
        out.query("Bandwidth", &self.bandwidth);
        out.query("InstanceChargeType", &self.instance_charge_type);
        out.query("InternetChargeType", &self.internet_charge_type);
        out.query("Name", &self.name);
        out.query("Isp", &self.isp);
        out.query("Description", &self.description);
        out.token("ClientToken", &self.client_token);
        out.query("InstanceId", &self.instance_id);
        out.query("IpAddress", &self.ip_address);
        out.query("Tag", &self.tag);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("EnsRegionId", &self.ens_region_id);
        must.be_in("Bandwidth", &self.bandwidth, &[Span::Range(5, 10000)]);
        must.be_documented(
            "InstanceChargeType",
            &self.instance_charge_type,
            CreateEipInstanceChargeType::VALUES,
        );
        must.be_documented(
            "InternetChargeType",
            &self.internet_charge_type,
            CreateEipInstanceInternetChargeType::VALUES,
        );
        must.be_documented("Isp", &self.isp, CreateEipInstanceIsp::VALUES);
        must.have_length("ClientToken", &self.client_token, 0, 64);
        must.finish()
    }
}

/// The values of `InstanceChargeType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateEipInstanceChargeType {
    /// `PostPaid`: Afterwards, month by month.
    PostPaid,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for CreateEipInstanceChargeType {
    const VALUES: &'static [&'static str] = &["PostPaid"];

    fn as_str(&self) -> &str {
        match self {
            Self::PostPaid => "PostPaid",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for CreateEipInstanceChargeType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "PostPaid" => Self::PostPaid,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for CreateEipInstanceChargeType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `InternetChargeType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateEipInstanceInternetChargeType {
    /// `95BandwidthByMonth`: By the 95th percentile of a month.
    NinetyFifthPercentileByMonth,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for CreateEipInstanceInternetChargeType {
    const VALUES: &'static [&'static str] = &["95BandwidthByMonth"];

    fn as_str(&self) -> &str {
        match self {
            Self::NinetyFifthPercentileByMonth => "95BandwidthByMonth",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for CreateEipInstanceInternetChargeType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "95BandwidthByMonth" => Self::NinetyFifthPercentileByMonth,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for CreateEipInstanceInternetChargeType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `Isp`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateEipInstanceIsp {
    /// `cmcc`: China Mobile.
    Cmcc,
    /// `unicom`: China Unicom.
    Unicom,
    /// `telecom`: China Telecom.
    Telecom,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for CreateEipInstanceIsp {
    const VALUES: &'static [&'static str] = &["cmcc", "unicom", "telecom"];

    fn as_str(&self) -> &str {
        match self {
            Self::Cmcc => "cmcc",
            Self::Unicom => "unicom",
            Self::Telecom => "telecom",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for CreateEipInstanceIsp
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "cmcc" => Self::Cmcc,
            "unicom" => Self::Unicom,
            "telecom" => Self::Telecom,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for CreateEipInstanceIsp {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `Tag` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct CreateEipInstanceTag {
    /// The field `Key`.
    ///
    /// - On the wire: `Key`
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub key: Option<String>,
    /// The field `Value`.
    ///
    /// - On the wire: `Value`
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub value: Option<String>,
}

impl CreateEipInstanceTag {
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

impl Structure for CreateEipInstanceTag {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Key", &self.key);
        out.member("Value", &self.value);
    }
}

impl Value for CreateEipInstanceTag {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

/// What `CreateEipInstance` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::CreateEipInstanceResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "9DB6123F-470D-510A-A9EB-EBA799340452",
///   "AllocationId": "eip-25877c70gddh****"
/// }"#;
/// let response: CreateEipInstanceResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("9DB6123F-470D-510A-A9EB-EBA799340452"));
/// assert_eq!(response.allocation_id.as_deref(), Some("eip-25877c70gddh****"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateEipInstanceResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `9DB6123F-470D-510A-A9EB-EBA799340452`
    pub request_id: Option<String>,
    /// ID of the address.
    ///
    /// - On the wire: `AllocationId`
    /// - Example: `eip-25877c70gddh****`
    pub allocation_id: Option<String>,
}

impl Record for CreateEipInstanceResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "AllocationId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.allocation_id),
            _ => None,
        }
    }
}

/// The codes with which `CreateEipInstance` may be refused.
///
/// The page documents 3 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::CreateEipInstanceError;
///
/// let code: CreateEipInstanceError = "NoPermission".parse()?;
/// assert_eq!(code.as_str(), "NoPermission");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CreateEipInstanceError {
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
    /// `PROCESSING`
    ///
    /// The first request with this token is still running. The description of `ClientToken` names the code.
    ///
    /// - Retry: [`Retry::SameToken`]
    /// - Remedy: [`Remedy::Wait`]
    Processing,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for CreateEipInstanceError {
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
        Documented {
            code: Self::Processing,
            info: ErrorInfo {
                code: "PROCESSING",
                descriptions: &[
                    "The first request with this token is still running. The description of `ClientToken` names the code.",
                ],
                retry: Some(Retry::SameToken),
                remedy: Some(Remedy::Wait),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for CreateEipInstanceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for CreateEipInstanceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
