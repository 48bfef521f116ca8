// @generated from specs/ens/describe_instances.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: c2216940ae177da8

//! `DescribeInstances`: Lists instances with their details.
//!
//! Every parameter is a filter, and an instance is listed if all of them hold. An empty parameter is no
//! filter, with one exception: an empty list of `InstanceIds` is one, and nothing is listed.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Instances
//! - Method: `POST`; also documented: `GET`
//! - Safety: it changes nothing, so it may be sent again
//! - Permission: the page does not say
//! - Rate limit: 800 requests per second, for all callers
//! - Rate limit: 100 requests per second, for each user
//! - Pages: by their number
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `DescribeInstances`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::DescribeInstancesRequest;
//!
//! let request = DescribeInstancesRequest::new();
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`MissingParameter`](DescribeInstancesError::MissingParameter)
//! - [`InstanceIdNotFound`](DescribeInstancesError::InstanceIdNotFound)
//! - [`NoPermission`](DescribeInstancesError::NoPermission)
//! - [`CallInterface`](DescribeInstancesError::CallInterface)
//! - [`InvalidParameter.%s`](DescribeInstancesError::InvalidParameter)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::pagination::{PageError, Progress};
use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Json, Members, Method, Mismatch, OpenEnum,
    Operation, OperationInfo, Paginated, Parameters, RateLimit, Record, Remedy, Retry,
    Safety, Scalar, Shared, Span, Structure, Table, Template, UnknownCode,
    ValidationError, Validator, Value, View, list_of,
};

use crate::GatewayError;
use crate::ens::{DeviceType, DiskType, InstanceResourceType, InstanceStatus};

/// The parameters of [`DescribeInstances`](self).
///
/// It changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DescribeInstancesRequest {
    /// ID of the region.
    ///
    /// - On the wire: `EnsRegionId`
    /// - Example: `cn-beijing-cmcc`
    pub ens_region_id: Option<String>,
    /// ID of the instance.
    ///
    /// - On the wire: `InstanceId`
    /// - Example: `i-5iqczfxps7csjrxeca****`
    pub instance_id: Option<String>,
    /// IDs of nodes, at most 100.
    ///
    /// - On the wire: `EnsRegionIds`, as a text that holds JSON
    /// - Number of items: `..=100`
    /// - Example: `["cn-suzhou-telecom","cn-chengdu-telecom"]`
    /// - About the page: The metadata have a string here, the JSON text of a list.
    /// - Items: ID of a node.
    /// - Items, example: `cn-suzhou-telecom`
    pub ens_region_ids: Option<Vec<String>>,
    /// IDs of instances, at most 100. An empty list is a filter, too, and nothing is listed.
    ///
    /// - On the wire: `InstanceIds`, as a text that holds JSON
    /// - Number of items: `..=100`
    /// - Example: `["i-5iqczfxps7csjrxeca07****", "i-5iqczfxps7csjrxeca07****"]`
    /// - About the page: The metadata have a string here, the JSON text of a list.
    /// - Items: ID of an instance.
    /// - Items, example: `i-5iqczfxps7csjrxeca07****`
    pub instance_ids: Option<Vec<String>>,
    /// Name of the instance.
    ///
    /// - On the wire: `InstanceName`
    /// - Example: `TestName`
    pub instance_name: Option<String>,
    /// ID of the image.
    ///
    /// - On the wire: `ImageId`
    /// - Example: `centos_6_08_64_20G_alibase_****`
    pub image_id: Option<String>,
    /// Number of the page to answer, from 1.
    ///
    /// - On the wire: `PageNumber`
    /// - Values: `1..`
    /// - Default: `1`
    /// - Example: `1`
    pub page_number: Option<i32>,
    /// How many instances a page has, at most 100.
    ///
    /// - On the wire: `PageSize`
    /// - Values: `..=100`, written as text
    /// - Default: `10`
    /// - Example: `10`
    /// - About the page: The metadata have a string here, though it is a number.
    pub page_size: Option<String>,
    /// State of the instance.
    ///
    /// - On the wire: `Status`
    /// - Values: `Running`, `Stopped`, `Expired`
    /// - Example: `Running`
    pub status: Option<InstanceStatus>,
    /// How the instances are sorted: by name, by expiry time, by ID of the node, by creation time, or by several
    /// of them. A JSON object with the members `InstanceNameSort`, `ExpireTimeSort`, `EnsRegionId` and
    /// `CreationTimeSort`, each of them `asc` or `desc`.
    ///
    /// - On the wire: `OrderByParams`
    /// - The text is JSON
    /// - Example: `{ "InstanceNameSort": "asc", "ExpireTimeSort": "asc", "CreationTimeSort": "desc", "EnsRegionId": "desc" }`
    /// - About the page: The names of the members and their values stand only in the example.
    pub order_by_params: Option<String>,
    /// ID of the edge service that made the instances.
    ///
    /// - On the wire: `EnsServiceId`
    /// - Example: `ens-20190730202316s****`
    pub ens_service_id: Option<String>,
    /// How the instances came to be.
    ///
    /// - On the wire: `InstanceResourceType`
    /// - Values: `EnsInstance`, `EnsService`, `BuildMachine`, `EnsPostPaidInstance`
    /// - Example: `EnsService`
    pub instance_resource_type: Option<InstanceResourceType>,
    /// Text to search for, in IP addresses, in `InstanceName`, in `InstanceId` and others.
    ///
    /// - On the wire: `SearchKey`
    /// - Example: `Joshua`
    /// - The sources disagree: The CLI metadata describe it as a word to search the logs of the service for.
    pub search_key: Option<String>,
    /// ID of the network.
    ///
    /// - On the wire: `NetworkId`
    /// - Example: `n-2zeuphj08tt7q3brd****`
    pub network_id: Option<String>,
    /// ID of the vSwitch.
    ///
    /// - On the wire: `VSwitchId`
    /// - Example: `vsw-2zeh0r1pabwtg6wcs****`
    pub v_switch_id: Option<String>,
    /// ID of the security group.
    ///
    /// - On the wire: `SecurityGroupId`
    /// - Example: `sg-5kyicq2kfcapxrdds6tar7jqb`
    pub security_group_id: Option<String>,
    /// Private IP address.
    ///
    /// - On the wire: `IntranetIp`
    /// - Example: `47.100.XX.XX`
    pub intranet_ip: Option<String>,
    /// Tags that the instances have. The answer does not have them yet: the operations on tags list them.
    ///
    /// - On the wire: `Tags`, as a text that holds JSON
    /// - Number of items: `..=20`
    /// - The sources disagree: The official Python SDK sends nothing for an empty list, as recorded; for other JSON lists it sends an empty one.
    /// - Source of `encoding`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `DescribeInstances`; Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    /// - Items: A tag.
    pub tags: Option<Vec<DescribeInstancesTag>>,
    /// Specification of the instance.
    ///
    /// - On the wire: `InstanceType`
    /// - Example: `ens.se1.tiny`
    pub instance_type: Option<String>,
    /// The field `EipAddresses`.
    ///
    /// - On the wire: `EipAddresses`, as a text that holds JSON
    /// - About the page: The CLI metadata have the parameter as JSON, without a description and without members.
    /// - Source of `type`, `required`, `encoding`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub eip_addresses: Option<Json>,
    /// State of the service.
    ///
    /// - On the wire: `ServiceStatus`, as a text that holds JSON
    /// - About the page: The CLI metadata have the parameter as JSON without members, and announce a list of values that does not follow.
    /// - Source of `type`, `required`, `encoding`, `doc`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub service_status: Option<Json>,
}

impl DescribeInstancesRequest {
    /// A request without parameters: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the parameter [`EnsRegionId`](field@Self::ens_region_id).
    pub fn ens_region_id(mut self, value: impl Into<String>) -> Self {
        self.ens_region_id = Some(value.into());
        self
    }

    /// Sets the parameter [`InstanceId`](field@Self::instance_id).
    pub fn instance_id(mut self, value: impl Into<String>) -> Self {
        self.instance_id = Some(value.into());
        self
    }

    /// Sets the parameter [`EnsRegionIds`](field@Self::ens_region_ids).
    pub fn ens_region_ids(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.ens_region_ids = Some(list_of(value));
        self
    }

    /// Sets the parameter [`InstanceIds`](field@Self::instance_ids).
    pub fn instance_ids(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.instance_ids = Some(list_of(value));
        self
    }

    /// Sets the parameter [`InstanceName`](field@Self::instance_name).
    pub fn instance_name(mut self, value: impl Into<String>) -> Self {
        self.instance_name = Some(value.into());
        self
    }

    /// Sets the parameter [`ImageId`](field@Self::image_id).
    pub fn image_id(mut self, value: impl Into<String>) -> Self {
        self.image_id = Some(value.into());
        self
    }

    /// Sets the parameter [`PageNumber`](field@Self::page_number).
    pub fn page_number(mut self, value: i32) -> Self {
        self.page_number = Some(value);
        self
    }

    /// Sets the parameter [`PageSize`](field@Self::page_size).
    pub fn page_size(mut self, value: impl Into<String>) -> Self {
        self.page_size = Some(value.into());
        self
    }

    /// Sets the parameter [`Status`](field@Self::status).
    pub fn status(mut self, value: impl Into<InstanceStatus>) -> Self {
        self.status = Some(value.into());
        self
    }

    /// Sets the parameter [`OrderByParams`](field@Self::order_by_params).
    pub fn order_by_params(mut self, value: impl Into<String>) -> Self {
        self.order_by_params = Some(value.into());
        self
    }

    /// Sets the parameter [`EnsServiceId`](field@Self::ens_service_id).
    pub fn ens_service_id(mut self, value: impl Into<String>) -> Self {
        self.ens_service_id = Some(value.into());
        self
    }

    /// Sets the parameter [`InstanceResourceType`](field@Self::instance_resource_type).
    pub fn instance_resource_type(
        mut self,
        value: impl Into<InstanceResourceType>,
    ) -> Self {
        self.instance_resource_type = Some(value.into());
        self
    }

    /// Sets the parameter [`SearchKey`](field@Self::search_key).
    pub fn search_key(mut self, value: impl Into<String>) -> Self {
        self.search_key = Some(value.into());
        self
    }

    /// Sets the parameter [`NetworkId`](field@Self::network_id).
    pub fn network_id(mut self, value: impl Into<String>) -> Self {
        self.network_id = Some(value.into());
        self
    }

    /// Sets the parameter [`VSwitchId`](field@Self::v_switch_id).
    pub fn v_switch_id(mut self, value: impl Into<String>) -> Self {
        self.v_switch_id = Some(value.into());
        self
    }

    /// Sets the parameter [`SecurityGroupId`](field@Self::security_group_id).
    pub fn security_group_id(mut self, value: impl Into<String>) -> Self {
        self.security_group_id = Some(value.into());
        self
    }

    /// Sets the parameter [`IntranetIp`](field@Self::intranet_ip).
    pub fn intranet_ip(mut self, value: impl Into<String>) -> Self {
        self.intranet_ip = Some(value.into());
        self
    }

    /// Sets the parameter [`Tags`](field@Self::tags).
    pub fn tags(
        mut self,
        value: impl IntoIterator<Item = DescribeInstancesTag>,
    ) -> Self {
        self.tags = Some(list_of(value));
        self
    }

    /// Sets the parameter [`InstanceType`](field@Self::instance_type).
    pub fn instance_type(mut self, value: impl Into<String>) -> Self {
        self.instance_type = Some(value.into());
        self
    }

    /// Sets the parameter [`EipAddresses`](field@Self::eip_addresses).
    pub fn eip_addresses(mut self, value: impl Into<Json>) -> Self {
        self.eip_addresses = Some(value.into());
        self
    }

    /// Sets the parameter [`ServiceStatus`](field@Self::service_status).
    pub fn service_status(mut self, value: impl Into<Json>) -> Self {
        self.service_status = Some(value.into());
        self
    }
}

impl Operation for DescribeInstancesRequest {
    type Response = DescribeInstancesResponse;
    type Error = DescribeInstancesError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "DescribeInstances",
        method: Method::Post,
        safety: Safety::ReadOnly,
        rate_limits: &[RateLimit::new(800, 1), RateLimit::new(100, 1)],
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("EnsRegionId", &self.ens_region_id);
        out.query("InstanceId", &self.instance_id);
        out.query_json("EnsRegionIds", &self.ens_region_ids);
        out.query_json("InstanceIds", &self.instance_ids);
        out.query("InstanceName", &self.instance_name);
        out.query("ImageId", &self.image_id);
        out.query("PageNumber", &self.page_number);
        out.query("PageSize", &self.page_size);
        out.query("Status", &self.status);
        out.query("OrderByParams", &self.order_by_params);
        out.query("EnsServiceId", &self.ens_service_id);
        out.query("InstanceResourceType", &self.instance_resource_type);
        out.query("SearchKey", &self.search_key);
        out.query("NetworkId", &self.network_id);
        out.query("VSwitchId", &self.v_switch_id);
        out.query("SecurityGroupId", &self.security_group_id);
        out.query("IntranetIp", &self.intranet_ip);
        out.query_json("Tags", &self.tags);
        out.query("InstanceType", &self.instance_type);
        out.query_json("EipAddresses", &self.eip_addresses);
        out.query_json("ServiceStatus", &self.service_status);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.have_items("EnsRegionIds", &self.ens_region_ids, 0, 100);
        must.have_items("InstanceIds", &self.instance_ids, 0, 100);
        must.be_in("PageNumber", &self.page_number, &[Span::Range(1, i128::MAX)]);
        must.be_in("PageSize", &self.page_size, &[Span::Range(i128::MIN, 100)]);
        must.be_documented("Status", &self.status, InstanceStatus::VALUES);
        must.be_documented(
            "InstanceResourceType",
            &self.instance_resource_type,
            InstanceResourceType::VALUES,
        );
        must.have_items("Tags", &self.tags, 0, 20);
        must.finish()
    }
}

impl Paginated for DescribeInstancesRequest {
    type Item = DescribeInstancesResponseInstance;

    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.instances
    }

    fn next_page(
        &mut self,
        walk: &mut Progress,
        response: &Self::Response,
    ) -> Result<bool, PageError> {
        walk.by_number(
            &mut self.page_number,
            1,
            &response.total_count,
            response.instances.len(),
        )
    }
}

/// What `Tags` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct DescribeInstancesTag {
    /// Key of the tag.
    ///
    /// - On the wire: `Key`
    /// - Example: `tag`
    pub key: Option<String>,
    /// Value of the tag.
    ///
    /// - On the wire: `Value`
    /// - Example: `2`
    pub value: Option<String>,
}

impl DescribeInstancesTag {
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

impl Structure for DescribeInstancesTag {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Key", &self.key);
        out.member("Value", &self.value);
    }
}

impl Value for DescribeInstancesTag {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

/// What `DescribeInstances` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::DescribeInstancesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "Code": 0,
///   "PageSize": 60,
///   "PageNumber": 1,
///   "RequestId": "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E",
///   "TotalCount": 2,
///   "Instances": {
///     "Instance": [
///       {
///         "CreationTime": "2019-07-26T06:40:43Z",
///         "Status": "Running",
///         "SpecName": "ens.sn1.stiny",
///         "InstanceTypeFamily": "x86_vm",
///         "InstanceResourceType": "EnsService",
///         "HostName": "testHostName",
///         "InstanceId": "i-instanc****",
///         "InternetMaxBandwidthIn": 40,
///         "InternetMaxBandwidthOut": 100,
///         "EnsRegionId": "cn-hangzhou-telecom",
///         "Cpu": "2",
///         "ExpiredTime": "2119-07-13T02:38:57Z",
///         "InstanceName": "i-5itef0f28t17bcdw9deu6meub",
///         "Disk": 71680,
///         "OSName": "centos 6.8 x86_64",
///         "Memory": 2048,
///         "ImageId": "m-****",
///         "DataDisk": {
///           "DataDisk": [
///             {
///               "device_type": "pangu",
///               "disk_type": "system",
///               "Size": 51200,
///               "DiskName": "DiskName",
///               "uuid": "5431f898-1323-4e64-8ce1-6cad50ed****",
///               "storage": 20480,
///               "DiskId": "d-5ip4c2dhmas0vjd5u1r****",
///               "Category": "file",
///               "name": "name",
///               "DiskSize": 100
///             }
///           ]
///         },
///         "PublicIpAddresses": {
///           "PublicIpAddress": [
///             {
///               "Ip": "119.147.xx.xx",
///               "GateWay": "119.147.xx.xx",
///               "Isp": "unicom"
///             }
///           ]
///         },
///         "PrivateIpAddresses": {
///           "PrivateIpAddress": [
///             {
///               "Ip": "119.147.xx.xx",
///               "GateWay": "119.147.xx.xx",
///               "Isp": "cmcc"
///             }
///           ]
///         },
///         "SecurityGroupIds": {
///           "SecurityGroupId": [
///             "sg-5kyicq2kfcapxrdds6ta****"
///           ]
///         },
///         "InnerIpAddress": {
///           "IpAddress": [
///             "10.170.xx.xx"
///           ]
///         },
///         "PublicIpAddress": {
///           "IpAddress": [
///             "119.147.xx.xx"
///           ]
///         },
///         "SystemDisk": {
///           "device_type": "pangu",
///           "disk_type": "system",
///           "Size": 51200,
///           "DiskName": "DiskName",
///           "uuid": "5431f898-1323-4e64-8ce1-6cad50ed****",
///           "storage": 20480,
///           "DiskId": "d-5ip4c2dhmas0rn7rt0p9****",
///           "Category": "file",
///           "name": "DiskName"
///         },
///         "NetworkAttributes": {
///           "NetworkId": "n-2zeuphj08tt7q3brd****",
///           "VSwitchId": "vsw-2zeh0r1pabwtg6wcs****",
///           "PrivateIpAddress": {
///             "IpAddress": [
///               "172.17.**.**"
///             ]
///           }
///         },
///         "Tags": {
///           "Tags": [
///             {
///               "TagValue": "value1",
///               "TagKey": "key1"
///             }
///           ]
///         },
///         "AutoReleaseTime": "2023-06-28T14:38:52Z",
///         "SpotStrategy": "NoSpot"
///       }
///     ]
///   }
/// }"#;
/// let response: DescribeInstancesResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.code, Some(0));
/// assert_eq!(response.page_size, Some(60));
/// assert_eq!(response.page_number, Some(1));
/// assert_eq!(response.request_id.as_deref(), Some("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"));
/// assert_eq!(response.total_count, Some(2));
/// assert_eq!(response.instances.len(), 1);
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponse {
    /// 0 if the call succeeded.
    ///
    /// - On the wire: `Code`
    /// - Example: `0`
    pub code: Option<i32>,
    /// How many instances a page has.
    ///
    /// - On the wire: `PageSize`
    /// - Example: `60`
    pub page_size: Option<i32>,
    /// Number of this page.
    ///
    /// - On the wire: `PageNumber`
    /// - Example: `1`
    pub page_number: Option<i32>,
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E`
    pub request_id: Option<String>,
    /// How many instances there are.
    ///
    /// - On the wire: `TotalCount`
    /// - Example: `2`
    pub total_count: Option<i32>,
    /// Instances.
    ///
    /// - On the wire: `Instances.Instance`
    /// - Items: An instance.
    pub instances: Vec<DescribeInstancesResponseInstance>,
}

impl Record for DescribeInstancesResponse {
    fn names(&self) -> &'static [&'static str] {
        &["Code", "PageSize", "PageNumber", "RequestId", "TotalCount", "Instances"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.code),
            1 => Some(&mut self.page_size),
            2 => Some(&mut self.page_number),
            3 => Some(&mut self.request_id),
            4 => Some(&mut self.total_count),
            5 => Some(&mut self.instances),
            _ => None,
        }
    }

    fn wrapper(&self, index: usize) -> Option<&'static str> {
        match index {
            5 => Some("Instance"),
            _ => None,
        }
    }
}

/// What `Instance` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponseInstance {
    /// Time at which the instance was made, in UTC, as in `yyyy-MM-ddTHH:mm:ssZ`.
    ///
    /// - On the wire: `CreationTime`
    /// - Format: date-time
    /// - Example: `2019-07-26T06:40:43Z`
    pub creation_time: Option<String>,
    /// State of the instance.
    ///
    /// - On the wire: `Status`
    /// - Values: `Running`, `Stopped`, `Expired`
    /// - Example: `Running`
    pub status: Option<InstanceStatus>,
    /// Code of the specification.
    ///
    /// - On the wire: `SpecName`
    /// - Example: `ens.sn1.stiny`
    pub spec_name: Option<String>,
    /// Family of the specification.
    ///
    /// - On the wire: `InstanceTypeFamily`
    /// - Values: `x86_vm`, `x86_pm`, `x86_bmi`, `x86_bm`, `pc_bmi`, `pc_vm`, `arm_bmi`
    /// - Example: `x86_vm`
    pub instance_type_family: Option<DescribeInstancesResponseInstanceTypeFamily>,
    /// How the instance came to be.
    ///
    /// - On the wire: `InstanceResourceType`
    /// - Values: `EnsInstance`, `EnsService`, `BuildMachine`, `EnsPostPaidInstance`
    /// - Example: `EnsService`
    pub instance_resource_type: Option<InstanceResourceType>,
    /// Host name: letters, digits and `-`, and outside Windows `.` as well; neither `.` nor `-` begins or
    /// ends it or stands twice in a row. 2 to 15 characters, not all of them digits, for Windows; 2 to 64
    /// for Linux and others.
    ///
    /// - On the wire: `HostName`
    /// - Length in characters: `2..=64`
    /// - Example: `testHostName`
    pub host_name: Option<String>,
    /// ID of the instance.
    ///
    /// - On the wire: `InstanceId`
    /// - Example: `i-instanc****`
    pub instance_id: Option<String>,
    /// Largest bandwidth into the instance.
    ///
    /// - On the wire: `InternetMaxBandwidthIn`
    /// - Unit: Mbit/s
    /// - Example: `40`
    pub internet_max_bandwidth_in: Option<i32>,
    /// Largest bandwidth out of the instance.
    ///
    /// - On the wire: `InternetMaxBandwidthOut`
    /// - Unit: Mbit/s
    /// - Example: `100`
    /// - About the page: The metadata call it the smallest one, against its name.
    pub internet_max_bandwidth_out: Option<i32>,
    /// ID of the region in which the instance lies.
    ///
    /// - On the wire: `EnsRegionId`
    /// - Example: `cn-hangzhou-telecom`
    pub ens_region_id: Option<String>,
    /// How many virtual processors the instance has.
    ///
    /// - On the wire: `Cpu`
    /// - Example: `2`
    pub cpu: Option<String>,
    /// Time at which the instance expires, in UTC, as in `yyyy-MM-ddTHH:mm:ssZ`.
    ///
    /// - On the wire: `ExpiredTime`
    /// - Format: date-time
    /// - Example: `2119-07-13T02:38:57Z`
    pub expired_time: Option<String>,
    /// Name of the instance.
    ///
    /// - On the wire: `InstanceName`
    /// - Example: `i-5itef0f28t17bcdw9deu6meub`
    pub instance_name: Option<String>,
    /// Size of all disks together.
    ///
    /// - On the wire: `Disk`
    /// - Unit: `MiB`
    /// - Example: `71680`
    pub disk: Option<i32>,
    /// Name of the image.
    ///
    /// - On the wire: `OSName`
    /// - Example: `centos 6.8 x86_64`
    pub os_name: Option<String>,
    /// Size of the memory.
    ///
    /// - On the wire: `Memory`
    /// - Unit: MB
    /// - Example: `2048`
    pub memory: Option<i32>,
    /// ID of the image.
    ///
    /// - On the wire: `ImageId`
    /// - Example: `m-****`
    pub image_id: Option<String>,
    /// Data disks.
    ///
    /// - On the wire: `DataDisk.DataDisk`
    /// - Items: A disk.
    pub data_disk: Vec<DescribeInstancesResponseInstanceDataDisk>,
    /// Public addresses.
    ///
    /// - On the wire: `PublicIpAddresses.PublicIpAddress`
    pub public_ip_addresses: Vec<DescribeInstancesResponseInstancePublicIpAddress>,
    /// Private addresses.
    ///
    /// - On the wire: `PrivateIpAddresses.PrivateIpAddress`
    pub private_ip_addresses: Vec<DescribeInstancesResponseInstancePrivateIpAddress>,
    /// Security groups.
    ///
    /// - On the wire: `SecurityGroupIds.SecurityGroupId`
    /// - Items: ID of a security group.
    /// - Items, example: `sg-5kyicq2kfcapxrdds6ta****`
    pub security_group_ids: Vec<String>,
    /// Private addresses, without gateway and carrier.
    ///
    /// - On the wire: `InnerIpAddress.IpAddress`
    /// - Items: Address.
    /// - Items, example: `10.170.xx.xx`
    pub inner_ip_address: Vec<String>,
    /// Public addresses, without gateway and carrier.
    ///
    /// - On the wire: `PublicIpAddress.IpAddress`
    /// - Items: Address.
    /// - Items, example: `119.147.xx.xx`
    pub public_ip_address: Vec<String>,
    /// System disk.
    ///
    /// - On the wire: `SystemDisk`
    pub system_disk: Option<DescribeInstancesResponseInstanceSystemDisk>,
    /// Network of the instance.
    ///
    /// - On the wire: `NetworkAttributes`
    pub network_attributes: Option<DescribeInstancesResponseInstanceNetworkAttributes>,
    /// Tags. They are not answered yet; the operations on tags list them.
    ///
    /// - On the wire: `Tags.Tags`
    /// - Items: A tag.
    pub tags: Vec<DescribeInstancesResponseInstanceTag>,
    /// Time at which the instance is released by itself.
    ///
    /// - On the wire: `AutoReleaseTime`
    /// - Example: `2023-06-28T14:38:52Z`
    pub auto_release_time: Option<String>,
    /// How the instance bids for its price.
    ///
    /// - On the wire: `SpotStrategy`
    /// - Example: `NoSpot`
    pub spot_strategy: Option<String>,
}

impl Record for DescribeInstancesResponseInstance {
    fn names(&self) -> &'static [&'static str] {
        &[
            "CreationTime",
            "Status",
            "SpecName",
            "InstanceTypeFamily",
            "InstanceResourceType",
            "HostName",
            "InstanceId",
            "InternetMaxBandwidthIn",
            "InternetMaxBandwidthOut",
            "EnsRegionId",
            "Cpu",
            "ExpiredTime",
            "InstanceName",
            "Disk",
            "OSName",
            "Memory",
            "ImageId",
            "DataDisk",
            "PublicIpAddresses",
            "PrivateIpAddresses",
            "SecurityGroupIds",
            "InnerIpAddress",
            "PublicIpAddress",
            "SystemDisk",
            "NetworkAttributes",
            "Tags",
            "AutoReleaseTime",
            "SpotStrategy",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.creation_time),
            1 => Some(&mut self.status),
            2 => Some(&mut self.spec_name),
            3 => Some(&mut self.instance_type_family),
            4 => Some(&mut self.instance_resource_type),
            5 => Some(&mut self.host_name),
            6 => Some(&mut self.instance_id),
            7 => Some(&mut self.internet_max_bandwidth_in),
            8 => Some(&mut self.internet_max_bandwidth_out),
            9 => Some(&mut self.ens_region_id),
            10 => Some(&mut self.cpu),
            11 => Some(&mut self.expired_time),
            12 => Some(&mut self.instance_name),
            13 => Some(&mut self.disk),
            14 => Some(&mut self.os_name),
            15 => Some(&mut self.memory),
            16 => Some(&mut self.image_id),
            17 => Some(&mut self.data_disk),
            18 => Some(&mut self.public_ip_addresses),
            19 => Some(&mut self.private_ip_addresses),
            20 => Some(&mut self.security_group_ids),
            21 => Some(&mut self.inner_ip_address),
            22 => Some(&mut self.public_ip_address),
            23 => Some(&mut self.system_disk),
            24 => Some(&mut self.network_attributes),
            25 => Some(&mut self.tags),
            26 => Some(&mut self.auto_release_time),
            27 => Some(&mut self.spot_strategy),
            _ => None,
        }
    }

    fn wrapper(&self, index: usize) -> Option<&'static str> {
        match index {
            17 => Some("DataDisk"),
            18 => Some("PublicIpAddress"),
            19 => Some("PrivateIpAddress"),
            20 => Some("SecurityGroupId"),
            21 | 22 => Some("IpAddress"),
            25 => Some("Tags"),
            _ => None,
        }
    }
}

/// The values of `InstanceTypeFamily`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribeInstancesResponseInstanceTypeFamily {
    /// `x86_vm`: x86, computing.
    X86Vm,
    /// `x86_pm`: x86, physical machine.
    X86Pm,
    /// `x86_bmi`: x86, bare metal.
    X86Bmi,
    /// `x86_bm`: Bare metal with a smart network interface.
    X86Bm,
    /// `pc_bmi`: Heterogeneous bare metal.
    PcBmi,
    /// `pc_vm`: Heterogeneous virtual machine.
    PcVm,
    /// `arm_bmi`: ARM, computing.
    ArmBmi,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribeInstancesResponseInstanceTypeFamily {
    const VALUES: &'static [&'static str] =
        &["x86_vm", "x86_pm", "x86_bmi", "x86_bm", "pc_bmi", "pc_vm", "arm_bmi"];

    fn as_str(&self) -> &str {
        match self {
            Self::X86Vm => "x86_vm",
            Self::X86Pm => "x86_pm",
            Self::X86Bmi => "x86_bmi",
            Self::X86Bm => "x86_bm",
            Self::PcBmi => "pc_bmi",
            Self::PcVm => "pc_vm",
            Self::ArmBmi => "arm_bmi",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for DescribeInstancesResponseInstanceTypeFamily {
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

impl<T> From<T> for DescribeInstancesResponseInstanceTypeFamily
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "x86_vm" => Self::X86Vm,
            "x86_pm" => Self::X86Pm,
            "x86_bmi" => Self::X86Bmi,
            "x86_bm" => Self::X86Bm,
            "pc_bmi" => Self::PcBmi,
            "pc_vm" => Self::PcVm,
            "arm_bmi" => Self::ArmBmi,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribeInstancesResponseInstanceTypeFamily {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `DataDisk` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponseInstanceDataDisk {
    /// What stands behind the disk, in addition to `Category`.
    ///
    /// - On the wire: `device_type`
    /// - Values: `file`, `pangu`, `local_hdd`
    /// - Example: `pangu`
    pub device_type: Option<DeviceType>,
    /// What the disk is for.
    ///
    /// - On the wire: `disk_type`
    /// - Values: `system`, `data`
    /// - Example: `system`
    pub disk_type: Option<DiskType>,
    /// Size of the disk.
    ///
    /// - On the wire: `Size`
    /// - Unit: `MiB`
    /// - Example: `51200`
    pub size: Option<i32>,
    /// Name of the disk.
    ///
    /// - On the wire: `DiskName`
    /// - Example: `DiskName`
    pub disk_name: Option<String>,
    /// UUID of the disk.
    ///
    /// - On the wire: `uuid`
    /// - Example: `5431f898-1323-4e64-8ce1-6cad50ed****`
    pub uuid: Option<String>,
    /// Capacity of the disk.
    ///
    /// - On the wire: `storage`
    /// - Unit: `MiB`
    /// - Example: `20480`
    pub storage: Option<i32>,
    /// ID of the disk.
    ///
    /// - On the wire: `DiskId`
    /// - Example: `d-5ip4c2dhmas0vjd5u1r****`
    pub disk_id: Option<String>,
    /// Kind of the disk.
    ///
    /// - On the wire: `Category`
    /// - Values: `file`, `pangu`, `local_hdd`
    /// - Example: `file`
    pub category: Option<DeviceType>,
    /// Name of the disk.
    ///
    /// - On the wire: `name`
    /// - Example: `name`
    pub name: Option<String>,
    /// Size of the disk.
    ///
    /// - On the wire: `DiskSize`
    /// - Unit: `GiB`
    /// - Example: `100`
    pub disk_size: Option<i32>,
}

impl Record for DescribeInstancesResponseInstanceDataDisk {
    fn names(&self) -> &'static [&'static str] {
        &[
            "device_type",
            "disk_type",
            "Size",
            "DiskName",
            "uuid",
            "storage",
            "DiskId",
            "Category",
            "name",
            "DiskSize",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.device_type),
            1 => Some(&mut self.disk_type),
            2 => Some(&mut self.size),
            3 => Some(&mut self.disk_name),
            4 => Some(&mut self.uuid),
            5 => Some(&mut self.storage),
            6 => Some(&mut self.disk_id),
            7 => Some(&mut self.category),
            8 => Some(&mut self.name),
            9 => Some(&mut self.disk_size),
            _ => None,
        }
    }
}

/// What `PublicIpAddress` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponseInstancePublicIpAddress {
    /// Address.
    ///
    /// - On the wire: `Ip`
    /// - Example: `119.147.xx.xx`
    pub ip: Option<String>,
    /// Gateway.
    ///
    /// - On the wire: `GateWay`
    /// - Example: `119.147.xx.xx`
    pub gate_way: Option<String>,
    /// Carrier.
    ///
    /// - On the wire: `Isp`
    /// - Example: `unicom`
    pub isp: Option<String>,
}

impl Record for DescribeInstancesResponseInstancePublicIpAddress {
    fn names(&self) -> &'static [&'static str] {
        &["Ip", "GateWay", "Isp"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.ip),
            1 => Some(&mut self.gate_way),
            2 => Some(&mut self.isp),
            _ => None,
        }
    }
}

/// What `PrivateIpAddress` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponseInstancePrivateIpAddress {
    /// Address.
    ///
    /// - On the wire: `Ip`
    /// - Example: `119.147.xx.xx`
    pub ip: Option<String>,
    /// Gateway.
    ///
    /// - On the wire: `GateWay`
    /// - Example: `119.147.xx.xx`
    pub gate_way: Option<String>,
    /// Carrier.
    ///
    /// - On the wire: `Isp`
    /// - Example: `cmcc`
    pub isp: Option<String>,
}

impl Record for DescribeInstancesResponseInstancePrivateIpAddress {
    fn names(&self) -> &'static [&'static str] {
        &["Ip", "GateWay", "Isp"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.ip),
            1 => Some(&mut self.gate_way),
            2 => Some(&mut self.isp),
            _ => None,
        }
    }
}

/// What `SystemDisk` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponseInstanceSystemDisk {
    /// What stands behind the disk, in addition to `Category`.
    ///
    /// - On the wire: `device_type`
    /// - Values: `file`, `pangu`, `local_hdd`
    /// - Example: `pangu`
    pub device_type: Option<DeviceType>,
    /// What the disk is for.
    ///
    /// - On the wire: `disk_type`
    /// - Values: `system`, `data`
    /// - Example: `system`
    pub disk_type: Option<DiskType>,
    /// Size of the disk.
    ///
    /// - On the wire: `Size`
    /// - Unit: `MiB`
    /// - Example: `51200`
    pub size: Option<i32>,
    /// Name of the disk.
    ///
    /// - On the wire: `DiskName`
    /// - Example: `DiskName`
    pub disk_name: Option<String>,
    /// UUID of the disk.
    ///
    /// - On the wire: `uuid`
    /// - Example: `5431f898-1323-4e64-8ce1-6cad50ed****`
    pub uuid: Option<String>,
    /// Capacity of the disk.
    ///
    /// - On the wire: `storage`
    /// - Unit: `MiB`
    /// - Example: `20480`
    pub storage: Option<i32>,
    /// ID of the disk.
    ///
    /// - On the wire: `DiskId`
    /// - Example: `d-5ip4c2dhmas0rn7rt0p9****`
    pub disk_id: Option<String>,
    /// Kind of the disk.
    ///
    /// - On the wire: `Category`
    /// - Values: `file`, `pangu`, `local_hdd`
    /// - Example: `file`
    pub category: Option<DeviceType>,
    /// Name of the disk.
    ///
    /// - On the wire: `name`
    /// - Example: `DiskName`
    pub name: Option<String>,
}

impl Record for DescribeInstancesResponseInstanceSystemDisk {
    fn names(&self) -> &'static [&'static str] {
        &[
            "device_type",
            "disk_type",
            "Size",
            "DiskName",
            "uuid",
            "storage",
            "DiskId",
            "Category",
            "name",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.device_type),
            1 => Some(&mut self.disk_type),
            2 => Some(&mut self.size),
            3 => Some(&mut self.disk_name),
            4 => Some(&mut self.uuid),
            5 => Some(&mut self.storage),
            6 => Some(&mut self.disk_id),
            7 => Some(&mut self.category),
            8 => Some(&mut self.name),
            _ => None,
        }
    }
}

/// What `NetworkAttributes` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponseInstanceNetworkAttributes {
    /// ID of the network.
    ///
    /// - On the wire: `NetworkId`
    /// - Example: `n-2zeuphj08tt7q3brd****`
    pub network_id: Option<String>,
    /// ID of the vSwitch.
    ///
    /// - On the wire: `VSwitchId`
    /// - Example: `vsw-2zeh0r1pabwtg6wcs****`
    pub v_switch_id: Option<String>,
    /// Private addresses.
    ///
    /// - On the wire: `PrivateIpAddress.IpAddress`
    /// - Items: Address. If one was asked for, the number can only be 1; it must have been a free one of the vSwitch.
    /// - Items, example: `172.17.**.**`
    pub private_ip_address: Vec<String>,
}

impl Record for DescribeInstancesResponseInstanceNetworkAttributes {
    fn names(&self) -> &'static [&'static str] {
        &["NetworkId", "VSwitchId", "PrivateIpAddress"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.network_id),
            1 => Some(&mut self.v_switch_id),
            2 => Some(&mut self.private_ip_address),
            _ => None,
        }
    }

    fn wrapper(&self, index: usize) -> Option<&'static str> {
        match index {
            2 => Some("IpAddress"),
            _ => None,
        }
    }
}

/// What `Tags` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeInstancesResponseInstanceTag {
    /// Value of the tag.
    ///
    /// - On the wire: `TagValue`
    /// - Example: `value1`
    pub tag_value: Option<String>,
    /// Key of the tag.
    ///
    /// - On the wire: `TagKey`
    /// - Example: `key1`
    pub tag_key: Option<String>,
}

impl Record for DescribeInstancesResponseInstanceTag {
    fn names(&self) -> &'static [&'static str] {
        &["TagValue", "TagKey"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.tag_value),
            1 => Some(&mut self.tag_key),
            _ => None,
        }
    }
}

/// The codes with which `DescribeInstances` may be refused.
///
/// The page documents 5 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::DescribeInstancesError;
///
/// let code: DescribeInstancesError = "MissingParameter".parse()?;
/// assert_eq!(code.as_str(), "MissingParameter");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum DescribeInstancesError {
    /// `MissingParameter` (400): The input parameter domainName that is mandatory for processing this request is not supplied.
    ///
    /// The operation has no parameter of this name.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    MissingParameter,
    /// `InstanceIdNotFound` (400): The input parameter instancdId that is not found.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InstanceIdNotFound,
    /// `NoPermission` (400): Permission denied.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    NoPermission,
    /// `CallInterface` (400): Call Interface Happen Error.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    CallInterface,
    /// `InvalidParameter.%s` (400): The specified field %s invalid. Please check it again.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidParameter,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for DescribeInstancesError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::MissingParameter,
            info: ErrorInfo {
                code: "MissingParameter",
                statuses: &[400],
                messages: &[
                    "The input parameter domainName that is mandatory for processing this request is not supplied.",
                ],
                descriptions: &["The operation has no parameter of this name."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InstanceIdNotFound,
            info: ErrorInfo {
                code: "InstanceIdNotFound",
                statuses: &[400],
                messages: &["The input parameter instancdId that is not found."],
                retry: Some(Retry::Never),
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
            code: Self::CallInterface,
            info: ErrorInfo {
                code: "CallInterface",
                statuses: &[400],
                messages: &["Call Interface Happen Error."],
                retry: Some(Retry::BackoffIfIdempotent),
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

impl FromStr for DescribeInstancesError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for DescribeInstancesError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
