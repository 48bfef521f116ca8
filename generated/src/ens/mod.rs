// @generated from specs/ens/product.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 9d73c1eaa01b24fb

//! Edge Node Service (`Ens`), version 2017-11-10.
//!
//! Computing instances, networks and storage at the edge.
//!
//! - Page: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//! - Source of `doc`, `types`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json), <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Source of `endpoints`: ENS API reference: Endpoints, <https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-endpoint>
//! - Source of `ram_prefix`: ENS API reference: `RenewInstance`, <https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-renewinstance>
//! - Further source: ENS API reference: `RenewARMServerInstance`, <https://api.aliyun.com/document/Ens/2017-11-10/RenewARMServerInstance>, language `zh`, changed `2023-12-26 18:15`
//!
//! # Operations
//!
//! - [`CreateEipInstance`](create_eip_instance): Allocates an elastic IP address (EIP).
//! - [`CreateInstance`](create_instance): Buys subscription instances in one region.
//! - [`CreateSecurityGroupPermissions`](create_security_group_permissions): Adds rules to a security group.
//! - [`DescribeHistoryEvents`](describe_history_events): Lists system events of instances.
//! - [`DescribeInstances`](describe_instances): Lists instances with their details.
//! - [`DescribePrice`](describe_price): Tells what instances cost at present.
//! - [`ListTagResources`](list_tag_resources): Lists the tags of ENS resources.
//! - [`PutBucketLifecycle`](put_bucket_lifecycle): Makes or changes a rule by which objects of a bucket expire.
//! - [`ReinitInstance`](reinit_instance): Resets an instance to an image.
//! - [`RenewARMServerInstance`](renew_arm_server_instance): Prolongs a subscription AIC instance.
//! - [`RenewInstance`](renew_instance): Prolongs a subscription instance by a number of periods.
//! - [`RescaleDeviceService`](rescale_device_service): Adds bare metal devices to a service.
//! - [`RunInstances`](run_instances): Buys one or more instances, by subscription or paid afterwards.
//! - [`TagResources`](tag_resources): Adds tags to ENS resources.
//! - [`UnassignPrivateIpAddresses`](unassign_private_ip_addresses): Takes secondary private IP addresses from an elastic network interface.
//! - [`UntagResources`](untag_resources): Removes tags from ENS resources.

pub mod create_eip_instance;
pub mod create_instance;
pub mod create_security_group_permissions;
pub mod describe_history_events;
pub mod describe_instances;
pub mod describe_price;
pub mod errors;
pub mod list_tag_resources;
pub mod put_bucket_lifecycle;
pub mod reinit_instance;
pub mod renew_arm_server_instance;
pub mod renew_instance;
pub mod rescale_device_service;
pub mod run_instances;
pub mod tag_resources;
pub mod unassign_private_ip_addresses;
pub mod untag_resources;

use std::fmt;

use aliyun_runtime::{Endpoint, Field, Mismatch, OpenEnum, Product, Scalar};

pub use create_eip_instance::{
    CreateEipInstanceChargeType, CreateEipInstanceError,
    CreateEipInstanceInternetChargeType, CreateEipInstanceIsp, CreateEipInstanceRequest,
    CreateEipInstanceResponse, CreateEipInstanceTag,
};
pub use create_instance::{
    CreateInstanceAutoRenew, CreateInstanceDataDisk, CreateInstanceError,
    CreateInstanceInternetChargeType, CreateInstanceIpType, CreateInstancePaymentType,
    CreateInstanceRequest, CreateInstanceResponse, CreateInstanceSystemDisk,
};
pub use create_security_group_permissions::{
    CreateSecurityGroupPermissionsError, CreateSecurityGroupPermissionsRequest,
    CreateSecurityGroupPermissionsResponse, SecurityGroupPermission,
    SecurityGroupPermissionDirection, SecurityGroupPermissionIpProtocol,
    SecurityGroupPermissionPolicy,
};
pub use describe_history_events::{
    DescribeHistoryEventsError, DescribeHistoryEventsRequest,
    DescribeHistoryEventsResponse, DescribeHistoryEventsResponseEvent,
    DescribeHistoryEventsResponseEventLevel, DescribeHistoryEventsResponseEventStatus,
};
pub use describe_instances::{
    DescribeInstancesError, DescribeInstancesRequest, DescribeInstancesResponse,
    DescribeInstancesResponseInstance, DescribeInstancesResponseInstanceDataDisk,
    DescribeInstancesResponseInstanceNetworkAttributes,
    DescribeInstancesResponseInstancePrivateIpAddress,
    DescribeInstancesResponseInstancePublicIpAddress,
    DescribeInstancesResponseInstanceSystemDisk, DescribeInstancesResponseInstanceTag,
    DescribeInstancesResponseInstanceTypeFamily, DescribeInstancesTag,
};
pub use describe_price::{
    DescribePriceCategorizedDisk, DescribePriceCategorizedDiskCategory,
    DescribePriceDataDisk, DescribePriceError, DescribePriceInternetChargeType,
    DescribePricePeriodUnit, DescribePriceRequest, DescribePriceResponse,
    DescribePriceResponsePrice, DescribePriceResponsePriceCurrency,
    DescribePriceResponsePriceInfo, DescribePriceSystemDisk,
};
pub use errors::{OrderError, TagError};
pub use list_tag_resources::{
    ListTagResourcesError, ListTagResourcesRequest, ListTagResourcesResponse,
    ListTagResourcesResponseTag, ListTagResourcesTag,
};
pub use put_bucket_lifecycle::{
    PutBucketLifecycleAllowSameActionOverlap, PutBucketLifecycleError,
    PutBucketLifecycleRequest, PutBucketLifecycleResponse, PutBucketLifecycleStatus,
};
pub use reinit_instance::{
    ReinitInstanceError, ReinitInstanceRequest, ReinitInstanceResponse,
};
pub use renew_arm_server_instance::{
    RenewArmServerInstanceError, RenewArmServerInstanceRequest,
    RenewArmServerInstanceResponse,
};
pub use renew_instance::{
    RenewInstanceError, RenewInstanceRequest, RenewInstanceResponse,
};
pub use rescale_device_service::{
    RescaleDeviceServiceError, RescaleDeviceServiceRequest,
    RescaleDeviceServiceRescaleLevel, RescaleDeviceServiceRescaleType,
    RescaleDeviceServiceResponse, RescaleDeviceServiceResponseDevice,
};
pub use run_instances::{
    RunInstancesBillingCycle, RunInstancesDataDisk, RunInstancesDataDiskCategory,
    RunInstancesError, RunInstancesInstanceChargeStrategy,
    RunInstancesInstanceChargeType, RunInstancesInternetChargeType, RunInstancesIpType,
    RunInstancesPeriodUnit, RunInstancesRequest, RunInstancesResponse,
    RunInstancesScheduleAreaLevel, RunInstancesSchedulingPriceStrategy,
    RunInstancesSchedulingStrategy, RunInstancesSpotStrategy, RunInstancesSystemDisk,
    RunInstancesTag,
};
pub use tag_resources::{
    TagResourcesError, TagResourcesRequest, TagResourcesResponse, TagResourcesTag,
};
pub use unassign_private_ip_addresses::{
    UnassignPrivateIpAddressesError, UnassignPrivateIpAddressesRequest,
    UnassignPrivateIpAddressesResponse,
};
pub use untag_resources::{
    UntagResourcesError, UntagResourcesRequest, UntagResourcesResponse,
};

/// The product, and where it is.
pub const PRODUCT: Product = Product {
    code: "Ens",
    version: "2017-11-10",
    title: "Edge Node Service",
    endpoints: &[
        Endpoint::new(
            "ap-southeast-1",
            "ens.ap-southeast-1.aliyuncs.com",
            Some("ens-vpc.ap-southeast-1.aliyuncs.com"),
        ),
        Endpoint::new("cn-beijing", "ens.aliyuncs.com", None),
        Endpoint::new("cn-chengdu", "ens.aliyuncs.com", None),
        Endpoint::new("cn-hangzhou", "ens.aliyuncs.com", None),
        Endpoint::new("cn-heyuan", "ens.aliyuncs.com", None),
        Endpoint::new(
            "cn-shanghai",
            "ens.aliyuncs.com",
            Some("ens.vpc-proxy.aliyuncs.com"),
        ),
        Endpoint::new("cn-wulanchabu", "ens.aliyuncs.com", None),
        Endpoint::new(
            "cn-zhangjiakou",
            "ens.aliyuncs.com",
            Some("ens-vpc.cn-zhangjiakou.aliyuncs.com"),
        ),
    ],
    ..Product::NONE
};

/// What a length of time counts.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
///
/// - Source of `enum`: ENS API reference: `RenewARMServerInstance`
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PeriodUnit {
    /// `Year`
    Year,
    /// `Month`
    Month,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for PeriodUnit {
    const VALUES: &'static [&'static str] = &["Year", "Month"];

    fn as_str(&self) -> &str {
        match self {
            Self::Year => "Year",
            Self::Month => "Month",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for PeriodUnit
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Year" => Self::Year,
            "Month" => Self::Month,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for PeriodUnit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Kind of resource that can have tags.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TaggedResourceType {
    /// `instance`: An instance: a virtual machine or a bare metal one.
    Instance,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for TaggedResourceType {
    const VALUES: &'static [&'static str] = &["instance"];

    fn as_str(&self) -> &str {
        match self {
            Self::Instance => "instance",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for TaggedResourceType {
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

impl<T> From<T> for TaggedResourceType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "instance" => Self::Instance,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for TaggedResourceType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// State of an instance.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InstanceStatus {
    /// `Running`: The instance runs.
    Running,
    /// `Stopped`: The instance is stopped.
    Stopped,
    /// `Expired`: The instance has expired.
    Expired,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for InstanceStatus {
    const VALUES: &'static [&'static str] = &["Running", "Stopped", "Expired"];

    fn as_str(&self) -> &str {
        match self {
            Self::Running => "Running",
            Self::Stopped => "Stopped",
            Self::Expired => "Expired",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for InstanceStatus {
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

impl<T> From<T> for InstanceStatus
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Running" => Self::Running,
            "Stopped" => Self::Stopped,
            "Expired" => Self::Expired,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for InstanceStatus {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How an instance came to be, and how it is paid.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InstanceResourceType {
    /// `EnsInstance`: Bought by itself.
    EnsInstance,
    /// `EnsService`: Part of an edge service.
    EnsService,
    /// `BuildMachine`: A machine that builds images.
    BuildMachine,
    /// `EnsPostPaidInstance`: Bought by itself and paid afterwards.
    EnsPostPaidInstance,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for InstanceResourceType {
    const VALUES: &'static [&'static str] =
        &["EnsInstance", "EnsService", "BuildMachine", "EnsPostPaidInstance"];

    fn as_str(&self) -> &str {
        match self {
            Self::EnsInstance => "EnsInstance",
            Self::EnsService => "EnsService",
            Self::BuildMachine => "BuildMachine",
            Self::EnsPostPaidInstance => "EnsPostPaidInstance",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for InstanceResourceType {
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

impl<T> From<T> for InstanceResourceType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "EnsInstance" => Self::EnsInstance,
            "EnsService" => Self::EnsService,
            "BuildMachine" => Self::BuildMachine,
            "EnsPostPaidInstance" => Self::EnsPostPaidInstance,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for InstanceResourceType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a disk is for.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DiskType {
    /// `system`: A system disk.
    System,
    /// `data`: A data disk.
    Data,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DiskType {
    const VALUES: &'static [&'static str] = &["system", "data"];

    fn as_str(&self) -> &str {
        match self {
            Self::System => "system",
            Self::Data => "data",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for DiskType {
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

impl<T> From<T> for DiskType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "system" => Self::System,
            "data" => Self::Data,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DiskType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What stands behind a disk.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviceType {
    /// `file`: A local disk.
    File,
    /// `pangu`: An efficient cloud disk.
    Pangu,
    /// `local_hdd`: A local hard disk drive.
    LocalHdd,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DeviceType {
    const VALUES: &'static [&'static str] = &["file", "pangu", "local_hdd"];

    fn as_str(&self) -> &str {
        match self {
            Self::File => "file",
            Self::Pangu => "pangu",
            Self::LocalHdd => "local_hdd",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for DeviceType {
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

impl<T> From<T> for DeviceType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "file" => Self::File,
            "pangu" => Self::Pangu,
            "local_hdd" => Self::LocalHdd,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DeviceType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
