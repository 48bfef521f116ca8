// @generated from specs/ens/rescale_device_service.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: e64f844787f15b6d

//! `RescaleDeviceService`: Adds bare metal devices to a service.
//!
//! **A successful call places an order**, whose number is in the answer; devices that are added cost money,
//! though the metadata do not speak of it. The request has no idempotency token: sending it twice can order
//! twice.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Hosting of edge applications
//! - Method: `POST`
//! - Safety: each call has an effect of its own; send it at most once
//! - It charges money
//! - Permission: the page does not say
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `RescaleDeviceService`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::{
//!     RescaleDeviceServiceRequest, RescaleDeviceServiceRescaleLevel,
//!     RescaleDeviceServiceRescaleType,
//! };
//!
//! let request = RescaleDeviceServiceRequest::new(
//!     RescaleDeviceServiceRescaleType::Add,
//!     RescaleDeviceServiceRescaleLevel::RegionId,
//!     ["ResourceSelector"],
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`NoPermission`](RescaleDeviceServiceError::NoPermission)
//! - [`InvalidParameter.%s`](RescaleDeviceServiceError::InvalidParameter)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Body, Documented, ErrorCode, ErrorInfo, Field, Json, Method, OpenEnum, Operation,
    OperationInfo, Parameters, Record, Remedy, Retry, Safety, Shared, Span, Table,
    Template, UnknownCode, ValidationError, Validator, list_of, map_of,
};

use crate::GatewayError;

/// The parameters of [`RescaleDeviceService`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RescaleDeviceServiceRequest {
    /// How the service grows.
    ///
    /// - On the wire: `RescaleType`
    /// - Values: `Add`
    /// - Example: `Add`
    pub rescale_type: RescaleDeviceServiceRescaleType,
    /// How the place is given.
    ///
    /// - On the wire: `RescaleLevel`
    /// - Values: `RegionId`
    /// - Example: `RegionId`
    pub rescale_level: RescaleDeviceServiceRescaleLevel,
    /// How long the adding of devices may take, which goes on by itself.
    ///
    /// - On the wire: `Timeout`
    /// - Unit: seconds
    /// - Default: `300`
    /// - Example: `1800`
    pub timeout: Option<i64>,
    /// ID of the service.
    ///
    /// - On the wire: `ServiceId`
    /// - Example: `service-01c6dd6e93f040698566`
    pub service_id: Option<String>,
    /// What is needed in each area. In the example of the metadata each item is an object with `regionCode`, the ID of
    /// the node, `ispCode`, the carrier, which may be missing, and `count`, how many devices.
    ///
    /// - On the wire: `ResourceSelector`, as a text that holds JSON, in the form
    /// - Example: `[{\"regionCode\": \"cn-wuxi-telecom_unicom_cmcc-3\", \"ispCode\": \"telecom\", \"count\": 2 },{ \"regionCode\": \"cn-shanghai-cmcc\", \"count\": 4 }]`
    /// - About the page: The metadata have a string here, the JSON text of a list. Its members stand only in the example, whose quotation marks are escaped once too often.
    pub resource_selector: Vec<Json>,
    /// Name of the specification.
    ///
    /// - On the wire: `ResourceSpec`
    /// - Example: `ens.a6e.large`
    pub resource_spec: Option<String>,
    /// Kind of network.
    ///
    /// - On the wire: `IpType`
    /// - Values: `1..=2`
    /// - Value `1`: Public.
    /// - Value `2`: Private.
    /// - Default: `1`
    /// - Example: `1`
    pub ip_type: Option<i32>,
    /// ID of the application.
    ///
    /// - On the wire: `AppId`
    /// - Example: `7aedc50b-b1cb-4a7c-9e3d-4cf3c9ee55a4`
    pub app_id: Option<String>,
    /// ID of the image.
    ///
    /// - On the wire: `ImageId`
    /// - Example: `m-5rynw9g1ow1e928lb83bqmbnf`
    pub image_id: Option<String>,
    /// Template of the resources. The example of the metadata has `imageId`, `ipType` and `specName`.
    ///
    /// - On the wire: `ResourceInfo`, as a text that holds JSON, in the form
    /// - Example: `{\"imageId\":\"m-5s4z4c10avgwvwtn33gl2vgob\",\"ipType\":2,\"specName\":\"ens.pfb-c3m7.medium\"}`
    /// - About the page: The metadata have a string here, the JSON text of an object. Its members stand only in the example, whose quotation marks are escaped once too often.
    pub resource_info: Option<BTreeMap<String, Json>>,
}

impl RescaleDeviceServiceRequest {
    /// A request with the parameters that are required.
    pub fn new(
        rescale_type: impl Into<RescaleDeviceServiceRescaleType>,
        rescale_level: impl Into<RescaleDeviceServiceRescaleLevel>,
        resource_selector: impl IntoIterator<Item = impl Into<Json>>,
    ) -> Self {
        Self {
            rescale_type: rescale_type.into(),
            rescale_level: rescale_level.into(),
            timeout: None,
            service_id: None,
            resource_selector: list_of(resource_selector),
            resource_spec: None,
            ip_type: None,
            app_id: None,
            image_id: None,
            resource_info: None,
        }
    }

    /// Sets the parameter [`Timeout`](field@Self::timeout).
    pub fn timeout(mut self, value: i64) -> Self {
        self.timeout = Some(value);
        self
    }

    /// Sets the parameter [`ServiceId`](field@Self::service_id).
    pub fn service_id(mut self, value: impl Into<String>) -> Self {
        self.service_id = Some(value.into());
        self
    }

    /// Sets the parameter [`ResourceSpec`](field@Self::resource_spec).
    pub fn resource_spec(mut self, value: impl Into<String>) -> Self {
        self.resource_spec = Some(value.into());
        self
    }

    /// Sets the parameter [`IpType`](field@Self::ip_type).
    pub fn ip_type(mut self, value: i32) -> Self {
        self.ip_type = Some(value);
        self
    }

    /// Sets the parameter [`AppId`](field@Self::app_id).
    pub fn app_id(mut self, value: impl Into<String>) -> Self {
        self.app_id = Some(value.into());
        self
    }

    /// Sets the parameter [`ImageId`](field@Self::image_id).
    pub fn image_id(mut self, value: impl Into<String>) -> Self {
        self.image_id = Some(value.into());
        self
    }

    /// Sets the parameter [`ResourceInfo`](field@Self::resource_info).
    pub fn resource_info(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, impl Into<Json>)>,
    ) -> Self {
        self.resource_info = Some(map_of(value));
        self
    }
}

impl Operation for RescaleDeviceServiceRequest {
    type Response = RescaleDeviceServiceResponse;
    type Error = RescaleDeviceServiceError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "RescaleDeviceService",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        body: Body::Form,
        charges: Some(true),
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("RescaleType", &self.rescale_type);
        out.query("RescaleLevel", &self.rescale_level);
        out.query("Timeout", &self.timeout);
        out.query("ServiceId", &self.service_id);
        out.form_json("ResourceSelector", &self.resource_selector);
        out.query("ResourceSpec", &self.resource_spec);
        out.query("IpType", &self.ip_type);
        out.query("AppId", &self.app_id);
        out.query("ImageId", &self.image_id);
        out.form_json("ResourceInfo", &self.resource_info);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_documented(
            "RescaleType",
            &self.rescale_type,
            RescaleDeviceServiceRescaleType::VALUES,
        );
        must.be_documented(
            "RescaleLevel",
            &self.rescale_level,
            RescaleDeviceServiceRescaleLevel::VALUES,
        );
        must.be_in("IpType", &self.ip_type, &[Span::Range(1, 2)]);
        must.finish()
    }
}

/// The values of `RescaleType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RescaleDeviceServiceRescaleType {
    /// `Add`: By new resources.
    Add,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RescaleDeviceServiceRescaleType {
    const VALUES: &'static [&'static str] = &["Add"];

    fn as_str(&self) -> &str {
        match self {
            Self::Add => "Add",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RescaleDeviceServiceRescaleType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Add" => Self::Add,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RescaleDeviceServiceRescaleType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `RescaleLevel`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RescaleDeviceServiceRescaleLevel {
    /// `RegionId`: By the ID of an edge node.
    RegionId,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RescaleDeviceServiceRescaleLevel {
    const VALUES: &'static [&'static str] = &["RegionId"];

    fn as_str(&self) -> &str {
        match self {
            Self::RegionId => "RegionId",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RescaleDeviceServiceRescaleLevel
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "RegionId" => Self::RegionId,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RescaleDeviceServiceRescaleLevel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `RescaleDeviceService` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::RescaleDeviceServiceResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "3F3F3570-E721-53F6-853F-37B7725AC6CB",
///   "DeviceIds": [
///     "['b-5qco9b10iei79z48phno4bmsr']"
///   ],
///   "ResourceDetailInfos": [
///     {
///       "RegionID": "cn-chongqing-1",
///       "ID": "h-uf6009zoa6hdbjyqxcn1",
///       "IP": "10.152.196.36",
///       "Server": "ens-nc2",
///       "Type": "ens.ac6.large",
///       "Status": "Running",
///       "Mac": "24:0B:88:04:71:E0",
///       "ISP": "telecom"
///     }
///   ],
///   "OrderId": "b3b5bb9a-4e0b-4cac-8ebf-e5e015726723"
/// }"#;
/// let response: RescaleDeviceServiceResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("3F3F3570-E721-53F6-853F-37B7725AC6CB"));
/// assert_eq!(response.device_ids.len(), 1);
/// assert_eq!(response.resource_detail_infos.len(), 1);
/// assert_eq!(response.order_id.as_deref(), Some("b3b5bb9a-4e0b-4cac-8ebf-e5e015726723"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RescaleDeviceServiceResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `3F3F3570-E721-53F6-853F-37B7725AC6CB`
    pub request_id: Option<String>,
    /// IDs of the devices.
    ///
    /// - On the wire: `DeviceIds`
    /// - Items: ID of a device.
    /// - Items, example: `['b-5qco9b10iei79z48phno4bmsr']`
    /// - Items, about the page: The example is one text that looks like a list. The sample has it so, too.
    pub device_ids: Vec<String>,
    /// Devices with their main attributes.
    ///
    /// - On the wire: `ResourceDetailInfos`
    /// - Items: A device.
    pub resource_detail_infos: Vec<RescaleDeviceServiceResponseDevice>,
    /// ID of the order.
    ///
    /// - On the wire: `OrderId`
    /// - Example: `b3b5bb9a-4e0b-4cac-8ebf-e5e015726723`
    pub order_id: Option<String>,
}

impl Record for RescaleDeviceServiceResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "DeviceIds", "ResourceDetailInfos", "OrderId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.device_ids),
            2 => Some(&mut self.resource_detail_infos),
            3 => Some(&mut self.order_id),
            _ => None,
        }
    }
}

/// What `ResourceDetailInfos` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RescaleDeviceServiceResponseDevice {
    /// ID of the edge node in which the device stands.
    ///
    /// - On the wire: `RegionID`
    /// - Example: `cn-chongqing-1`
    pub region_id: Option<String>,
    /// ID of the device.
    ///
    /// - On the wire: `ID`
    /// - Example: `h-uf6009zoa6hdbjyqxcn1`
    pub id: Option<String>,
    /// IP address of the device.
    ///
    /// - On the wire: `IP`
    /// - Example: `10.152.196.36`
    pub ip: Option<String>,
    /// Name of the server in which the device is.
    ///
    /// - On the wire: `Server`
    /// - Example: `ens-nc2`
    pub server: Option<String>,
    /// Type of the device.
    ///
    /// - On the wire: `Type`
    /// - Example: `ens.ac6.large`
    pub r#type: Option<String>,
    /// State of the device.
    ///
    /// - On the wire: `Status`
    /// - Example: `Running`
    pub status: Option<String>,
    /// MAC address of the device.
    ///
    /// - On the wire: `Mac`
    /// - Example: `24:0B:88:04:71:E0`
    pub mac: Option<String>,
    /// Carrier.
    ///
    /// - On the wire: `ISP`
    /// - Example: `telecom`
    pub isp: Option<String>,
}

impl Record for RescaleDeviceServiceResponseDevice {
    fn names(&self) -> &'static [&'static str] {
        &["RegionID", "ID", "IP", "Server", "Type", "Status", "Mac", "ISP"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.region_id),
            1 => Some(&mut self.id),
            2 => Some(&mut self.ip),
            3 => Some(&mut self.server),
            4 => Some(&mut self.r#type),
            5 => Some(&mut self.status),
            6 => Some(&mut self.mac),
            7 => Some(&mut self.isp),
            _ => None,
        }
    }
}

/// The codes with which `RescaleDeviceService` may be refused.
///
/// The page documents 2 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::RescaleDeviceServiceError;
///
/// let code: RescaleDeviceServiceError = "NoPermission".parse()?;
/// assert_eq!(code.as_str(), "NoPermission");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum RescaleDeviceServiceError {
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

impl ErrorCode for RescaleDeviceServiceError {
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
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for RescaleDeviceServiceError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for RescaleDeviceServiceError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
