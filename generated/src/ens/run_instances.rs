// @generated from specs/ens/run_instances.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 91310f479d6782ad

//! `RunInstances`: Buys one or more instances, by subscription or paid afterwards.
//!
//! **Every successful call orders instances and charges money**; instances that are paid afterwards go on
//! charging. The request has no idempotency token: sending it twice can order twice. When the outcome of
//! a call is unknown, list the instances before sending it again.
//!
//! `ScheduleAreaLevel` says how the place of an instance is chosen: a node of your own choice (`Region`), or
//! an area in which the service chooses one (`Big`, `Middle` and `Small`).
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Group: Instances
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - It charges money
//! - Permission: the page does not say
//! - Rule: `Period` is `1..=9`, `12` when `PeriodUnit` is `Month` or not given; `3` when `PeriodUnit` is `Day`
//! - Rule: `EnsRegionId` is required when `ScheduleAreaLevel` is `Region`
//! - Rule: `NetDistrictCode` is required when `ScheduleAreaLevel` is `Big` or `Middle` or `Small`
//! - Rule: `EnsRegionId` is ignored when `ScheduleAreaLevel` is `Big` or `Middle` or `Small`
//! - Rule: `NetDistrictCode` is ignored when `ScheduleAreaLevel` is `Region`
//! - Rule about `Carrier` (not checked): The sources contradict each other about when a carrier is needed, so that nothing is checked.
//! - Rule: `SchedulingStrategy` must be `Concentrate` if it is given, when `ScheduleAreaLevel` is `Region`
//! - Rule: at least one of `Password`, `KeyPairName` and `PasswordInherit` must be given
//! - Rule: `NetWorkId` must not be given when `ScheduleAreaLevel` is `Big` or `Middle` or `Small`
//! - Rule: `VSwitchId` must not be given when `ScheduleAreaLevel` is `Big` or `Middle` or `Small`
//! - Rule: `PrivateIpAddress` must not be given when `ScheduleAreaLevel` is `Big` or `Middle` or `Small`
//! - Rule: `Amount` must be `1` when `PrivateIpAddress` is given
//! - Rule: `PrivateIpAddress` has an effect only when `VSwitchId` is given
//! - Rule: `AutoRenew` is ignored when `InstanceChargeType` is `PostPaid`
//! - Rule: `SpotStrategy` has an effect only when `InstanceChargeType` is `PostPaid`
//! - Rule: `BillingCycle` has an effect only when `InstanceChargeType` is `PostPaid` and `InstanceChargeStrategy` is `instance`
//! - Rule: `AutoReleaseTime - now >= 1h` (not checked)
//! - Rule: `DataDisk[].KMSKeyId` has an effect only when `DataDisk[].Encrypted` is `true`. Without a key, an encrypted disk gets the default key of the service.
//! - Page: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `RunInstances`, <https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json>, revision `2024-07-30`, language `zh`
//! - Further source: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::RunInstancesRequest;
//!
//! let request = RunInstancesRequest::new().password("testPassword");
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Invalid%s`](RunInstancesError::Invalid)
//! - [`Missing%s`](RunInstancesError::Missing)
//! - [`NoPermission`](RunInstancesError::NoPermission)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Given, Members, Method, OpenEnum,
    Operation, OperationInfo, Parameters, Record, Remedy, Retry, Rules, Safety,
    SecretValues, Shared, Span, Structure, Table, Template, UnknownCode,
    ValidationError, Validator, Value, View, When, list_of,
};

use crate::GatewayError;

/// The parameters of [`RunInstances`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
#[derive(Clone, Default, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct RunInstancesRequest {
    /// Specification of the instances.
    ///
    /// - On the wire: `InstanceType`
    /// - Example: `ens.sn1.small`
    /// - The sources disagree: The API metadata of 2024 require it. The CLI metadata of 2026 do not, and have launch templates, which may supply it.
    /// - Source of `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub instance_type: Option<String>,
    /// How the instances are paid.
    ///
    /// - On the wire: `InstanceChargeType`
    /// - Values: `PrePaid`, `PostPaid`
    /// - Example: `PostPaid`
    /// - The sources disagree: The API metadata of 2024 require it, the CLI metadata of 2026 do not.
    /// - Source of `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub instance_charge_type: Option<RunInstancesInstanceChargeType>,
    /// ID of the image. It is left out for ARM boards, and required for all other specifications.
    ///
    /// - On the wire: `ImageId`
    /// - Example: `m-5si16wo6simkt267p8b7h****`
    pub image_id: Option<String>,
    /// Code of the area. It is required where the service chooses the node, and has no effect elsewhere.
    ///
    /// - On the wire: `NetDistrictCode`
    /// - Example: `350000`
    pub net_district_code: Option<String>,
    /// Carrier. It is required where the service chooses the node, and has no effect elsewhere.
    ///
    /// - On the wire: `Carrier`
    /// - The value comes from: `DescribeRegionIsps`
    /// - Example: `telecom`
    /// - The sources disagree: The CLI metadata say the opposite: required with a `ScheduleAreaLevel` of `Region`, and yet, if it is left out there, the instance gets all carriers of the node. They name `DescribeRegionIsps` as the operation that lists the carriers.
    /// - Source of `values_from`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub carrier: Option<String>,
    /// How large the area is in which the place of the instances is chosen.
    ///
    /// - On the wire: `ScheduleAreaLevel`
    /// - Values: `Big`, `Middle`, `Small`, `Region`
    /// - Example: `Region`
    /// - The sources disagree: The API metadata of 2024 require it, the CLI metadata of 2026 do not.
    /// - Source of `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub schedule_area_level: Option<RunInstancesScheduleAreaLevel>,
    /// How the instances are spread. For a single node it is `Concentrate`; elsewhere it is your choice.
    ///
    /// - On the wire: `SchedulingStrategy`
    /// - Values: `Concentrate`, `Disperse`
    /// - Example: `Concentrate`
    pub scheduling_strategy: Option<RunInstancesSchedulingStrategy>,
    /// ID of the node. It is required for a single node, and has no effect elsewhere.
    ///
    /// - On the wire: `EnsRegionId`
    /// - Example: `cn-foshan-telecom`
    pub ens_region_id: Option<String>,
    /// Password of the instances.
    ///
    /// - On the wire: `Password`
    /// - Example: `testPassword`
    pub password: Option<String>,
    /// Name of the key pair.
    ///
    /// - On the wire: `KeyPairName`
    /// - Example: `wx2-jumpserver`
    pub key_pair_name: Option<String>,
    /// How bandwidth is paid. It can be chosen with the first purchase; afterwards that choice is taken.
    ///
    /// - On the wire: `InternetChargeType`
    /// - Values: `BandwidthByDay`, `95BandwidthByMonth`
    /// - Example: `BandwidthByDay`
    /// - The sources disagree: The CLI metadata require it with the first purchase.
    pub internet_charge_type: Option<RunInstancesInternetChargeType>,
    /// System disk of each instance.
    ///
    /// - On the wire: `SystemDisk`, as a text that holds JSON
    /// - The sources disagree: The CLI metadata have a string here. It is the JSON text of this structure.
    pub system_disk: Option<RunInstancesSystemDisk>,
    /// Data disks of each instance.
    ///
    /// - On the wire: `DataDisk`, as a text that holds JSON
    /// - Items: A data disk.
    pub data_disk: Option<Vec<RunInstancesDataDisk>>,
    /// How long to buy, counted in `PeriodUnit`: 1 to 9 or 12 months, or 3 days. The order charges for the
    /// whole time.
    ///
    /// - On the wire: `Period`
    /// - Example: `1-9，12`
    /// - About the page: The example is a list of values. The CLI metadata call the parameter the unit of the time.
    pub period: Option<i64>,
    /// Largest public bandwidth. If it is more than 0, the instances get public IP addresses.
    ///
    /// - On the wire: `InternetMaxBandwidthOut`
    /// - Example: `1`
    /// - The sources disagree: The API metadata of 2024 require it, the CLI metadata of 2026 do not.
    /// - About the page: The unit is not said.
    /// - Source of `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub internet_max_bandwidth_out: Option<i64>,
    /// How many instances to buy.
    ///
    /// - On the wire: `Amount`
    /// - Values: `1..=100`
    /// - Example: `1`
    /// - The sources disagree: The API metadata of 2024 require it, the CLI metadata of 2026 do not.
    /// - Source of `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub amount: Option<i64>,
    /// ID of the network. It is for a single node; elsewhere it is an error.
    ///
    /// - On the wire: `NetWorkId`
    /// - Example: `net-id`
    pub net_work_id: Option<String>,
    /// ID of the vSwitch. It is for a single node; elsewhere it is an error.
    ///
    /// - On the wire: `VSwitchId`
    /// - Example: `vsw-5sagnw7m613oulalkd10n****`
    pub v_switch_id: Option<String>,
    /// ID of the security group.
    ///
    /// - On the wire: `SecurityId`
    /// - Example: `sg-test`
    pub security_id: Option<String>,
    /// Host name.
    ///
    /// - On the wire: `HostName`
    /// - Example: `test-HostName`
    pub host_name: Option<String>,
    /// Name of the instances: 2 to 128 characters, beginning with a letter or a Chinese character and not with
    /// `http://` or `https://`, of letters, Chinese characters, digits, `:`, `_`, `.` and `-`. Without a name,
    /// the ID of the instance is its name.
    ///
    /// - On the wire: `InstanceName`
    /// - Length in characters: `2..=128`
    /// - Must not begin with (not checked): `http://`, `https://`
    /// - Example: `TestName`
    pub instance_name: Option<String>,
    /// Whether `HostName` and `InstanceName` get a number at their end, from 001 up to 999.
    ///
    /// - On the wire: `UniqueSuffix`
    /// - Example: `true`
    pub unique_suffix: Option<bool>,
    /// Data of your own for the instances, at most 16 KB, encoded in Base64.
    ///
    /// - On the wire: `UserData`
    /// - Format: base64
    /// - Example: `ZWtest`
    pub user_data: Option<String>,
    /// Whether the service is to renew the instances by itself. If so, it can charge again later without another
    /// call. It has no effect on instances that are paid afterwards.
    ///
    /// - On the wire: `AutoRenew`
    /// - Default: `false`
    /// - Example: `true`
    /// - The sources disagree: The CLI metadata describe it as automatic renewal of a premium bandwidth plan.
    pub auto_renew: Option<bool>,
    /// Which prices go first.
    ///
    /// - On the wire: `SchedulingPriceStrategy`
    /// - Values: `PriceHighPriority`, `PriceLowPriority`
    /// - Default: `PriceLowPriority`
    /// - Example: `PriceHighPriority`
    pub scheduling_price_strategy: Option<RunInstancesSchedulingPriceStrategy>,
    /// Private address, for a single node and a single instance; elsewhere it is an error. It counts only together
    /// with a `VSwitchId`.
    ///
    /// - On the wire: `PrivateIpAddress`
    /// - Example: `10.0.XX.XX`
    pub private_ip_address: Option<String>,
    /// Unit of `Period`.
    ///
    /// - On the wire: `PeriodUnit`
    /// - Values: `Month`, `Day`
    /// - Default: `Month`
    /// - Example: `Month`
    pub period_unit: Option<RunInstancesPeriodUnit>,
    /// Whether the identification of public addresses is switched on.
    ///
    /// - On the wire: `PublicIpIdentification`
    /// - Example: `true`
    /// - The sources disagree: The texts of both metadata give false as the default, the schema of the API metadata true. None is stated here.
    /// - About the page: What the identification of a public address is, no source says.
    pub public_ip_identification: Option<bool>,
    /// Whether the password that is set in the image is used.
    ///
    /// - On the wire: `PasswordInherit`
    /// - Example: `false`
    pub password_inherit: Option<bool>,
    /// Granularity of billing. Without a value, bills are made for the user.
    ///
    /// - On the wire: `InstanceChargeStrategy`
    /// - Values: `instance`
    /// - Example: `instance`
    pub instance_charge_strategy: Option<RunInstancesInstanceChargeStrategy>,
    /// How often the computing resources are billed, for instances that are paid afterwards and billed each for
    /// itself.
    ///
    /// - On the wire: `BillingCycle`
    /// - Values: `Month`, `Day`, `Hour`
    /// - Example: `Day`
    /// - The sources disagree: The list of values and the title know `Hour`; the texts of both metadata do not.
    pub billing_cycle: Option<RunInstancesBillingCycle>,
    /// Kind of IP addresses.
    ///
    /// - On the wire: `IpType`
    /// - Values: `ipv4`, `ipv6`, `ipv4Andipv6`, `ipv4Withipv6`
    /// - Default: `ipv4`
    /// - Example: `ipv4`
    /// - The sources disagree: The API metadata of 2024 do not know `ipv4Withipv6`, nor do they tell stacks apart.
    /// - Source of `enum`: Alibaba Cloud API metadata of Ens 2017-11-10 (api-docs.json): `RunInstances`; Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub ip_type: Option<RunInstancesIpType>,
    /// Whether coupons are used.
    ///
    /// - On the wire: `AutoUseCoupon`
    /// - Default: `true`
    /// - Example: `true`
    pub auto_use_coupon: Option<String>,
    /// Tags that the instances get.
    ///
    /// - On the wire: `Tag.1.Key` and so on
    /// - Number of items: `..=20`
    /// - Items: A tag.
    pub tag: Vec<RunInstancesTag>,
    /// Time at which the service releases instances that are paid afterwards, in UTC, as in
    /// `yyyy-MM-ddTHH:mm:ssZ`, and at least an hour from now. Seconds other than `00` are cut off.
    ///
    /// - On the wire: `AutoReleaseTime`
    /// - Format: iso8601
    /// - Example: `2023-06-28T14:38:52Z`
    pub auto_release_time: Option<String>,
    /// How instances that are paid afterwards bid for their price.
    ///
    /// - On the wire: `SpotStrategy`
    /// - Values: `SpotAsPriceGo`, `NoSpot`
    /// - Default: `NoSpot`
    /// - Example: `SpotAsPriceGo`
    pub spot_strategy: Option<RunInstancesSpotStrategy>,
    /// The field `DeletionProtection`.
    ///
    /// - On the wire: `DeletionProtection`
    /// - About the page: The CLI metadata have the parameter without a description.
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub deletion_protection: Option<bool>,
    /// The field `Ipv6AddressCount`.
    ///
    /// - On the wire: `Ipv6AddressCount`
    /// - About the page: The CLI metadata have the parameter without a description.
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub ipv6_address_count: Option<i64>,
    /// The field `LaunchTemplateId`.
    ///
    /// - On the wire: `LaunchTemplateId`
    /// - About the page: The CLI metadata have the parameter without a description.
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub launch_template_id: Option<String>,
    /// The field `LaunchTemplateName`.
    ///
    /// - On the wire: `LaunchTemplateName`
    /// - About the page: The CLI metadata have the parameter without a description.
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub launch_template_name: Option<String>,
    /// The field `LaunchTemplateVersion`.
    ///
    /// - On the wire: `LaunchTemplateVersion`
    /// - About the page: The CLI metadata have the parameter without a description.
    /// - Source of `type`, `required`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub launch_template_version: Option<i32>,
    /// How long a bidding instance is safe from release: 1, not within its first hour, or 0, no protection. After
    /// that time market price and stock decide. A release is announced as a system event 5 minutes before it.
    /// Bidding instances are billed by the second.
    ///
    /// - On the wire: `SpotDuration`
    /// - Unit: hours
    /// - Values: `0..=1`
    /// - Default: `1`
    /// - Source of `type`, `required`, `doc`, `default`, `allowed`, `unit`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026
    pub spot_duration: Option<i32>,
}

impl RunInstancesRequest {
    /// A request without parameters: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the parameter [`InstanceType`](field@Self::instance_type).
    pub fn instance_type(mut self, value: impl Into<String>) -> Self {
        self.instance_type = Some(value.into());
        self
    }

    /// Sets the parameter [`InstanceChargeType`](field@Self::instance_charge_type).
    pub fn instance_charge_type(
        mut self,
        value: impl Into<RunInstancesInstanceChargeType>,
    ) -> Self {
        self.instance_charge_type = Some(value.into());
        self
    }

    /// Sets the parameter [`ImageId`](field@Self::image_id).
    pub fn image_id(mut self, value: impl Into<String>) -> Self {
        self.image_id = Some(value.into());
        self
    }

    /// Sets the parameter [`NetDistrictCode`](field@Self::net_district_code).
    pub fn net_district_code(mut self, value: impl Into<String>) -> Self {
        self.net_district_code = Some(value.into());
        self
    }

    /// Sets the parameter [`Carrier`](field@Self::carrier).
    pub fn carrier(mut self, value: impl Into<String>) -> Self {
        self.carrier = Some(value.into());
        self
    }

    /// Sets the parameter [`ScheduleAreaLevel`](field@Self::schedule_area_level).
    pub fn schedule_area_level(
        mut self,
        value: impl Into<RunInstancesScheduleAreaLevel>,
    ) -> Self {
        self.schedule_area_level = Some(value.into());
        self
    }

    /// Sets the parameter [`SchedulingStrategy`](field@Self::scheduling_strategy).
    pub fn scheduling_strategy(
        mut self,
        value: impl Into<RunInstancesSchedulingStrategy>,
    ) -> Self {
        self.scheduling_strategy = Some(value.into());
        self
    }

    /// Sets the parameter [`EnsRegionId`](field@Self::ens_region_id).
    pub fn ens_region_id(mut self, value: impl Into<String>) -> Self {
        self.ens_region_id = Some(value.into());
        self
    }

    /// Sets the parameter [`Password`](field@Self::password).
    pub fn password(mut self, value: impl Into<String>) -> Self {
        self.password = Some(value.into());
        self
    }

    /// Sets the parameter [`KeyPairName`](field@Self::key_pair_name).
    pub fn key_pair_name(mut self, value: impl Into<String>) -> Self {
        self.key_pair_name = Some(value.into());
        self
    }

    /// Sets the parameter [`InternetChargeType`](field@Self::internet_charge_type).
    pub fn internet_charge_type(
        mut self,
        value: impl Into<RunInstancesInternetChargeType>,
    ) -> Self {
        self.internet_charge_type = Some(value.into());
        self
    }

    /// Sets the parameter [`SystemDisk`](field@Self::system_disk).
    pub fn system_disk(mut self, value: RunInstancesSystemDisk) -> Self {
        self.system_disk = Some(value);
        self
    }

    /// Sets the parameter [`DataDisk`](field@Self::data_disk).
    pub fn data_disk(
        mut self,
        value: impl IntoIterator<Item = RunInstancesDataDisk>,
    ) -> Self {
        self.data_disk = Some(list_of(value));
        self
    }

    /// Sets the parameter [`Period`](field@Self::period).
    pub fn period(mut self, value: i64) -> Self {
        self.period = Some(value);
        self
    }

    /// Sets the parameter [`InternetMaxBandwidthOut`](field@Self::internet_max_bandwidth_out).
    pub fn internet_max_bandwidth_out(mut self, value: i64) -> Self {
        self.internet_max_bandwidth_out = Some(value);
        self
    }

    /// Sets the parameter [`Amount`](field@Self::amount).
    pub fn amount(mut self, value: i64) -> Self {
        self.amount = Some(value);
        self
    }

    /// Sets the parameter [`NetWorkId`](field@Self::net_work_id).
    pub fn net_work_id(mut self, value: impl Into<String>) -> Self {
        self.net_work_id = Some(value.into());
        self
    }

    /// Sets the parameter [`VSwitchId`](field@Self::v_switch_id).
    pub fn v_switch_id(mut self, value: impl Into<String>) -> Self {
        self.v_switch_id = Some(value.into());
        self
    }

    /// Sets the parameter [`SecurityId`](field@Self::security_id).
    pub fn security_id(mut self, value: impl Into<String>) -> Self {
        self.security_id = Some(value.into());
        self
    }

    /// Sets the parameter [`HostName`](field@Self::host_name).
    pub fn host_name(mut self, value: impl Into<String>) -> Self {
        self.host_name = Some(value.into());
        self
    }

    /// Sets the parameter [`InstanceName`](field@Self::instance_name).
    pub fn instance_name(mut self, value: impl Into<String>) -> Self {
        self.instance_name = Some(value.into());
        self
    }

    /// Sets the parameter [`UniqueSuffix`](field@Self::unique_suffix).
    pub fn unique_suffix(mut self, value: bool) -> Self {
        self.unique_suffix = Some(value);
        self
    }

    /// Sets the parameter [`UserData`](field@Self::user_data).
    pub fn user_data(mut self, value: impl Into<String>) -> Self {
        self.user_data = Some(value.into());
        self
    }

    /// Sets the parameter [`AutoRenew`](field@Self::auto_renew).
    pub fn auto_renew(mut self, value: bool) -> Self {
        self.auto_renew = Some(value);
        self
    }

    /// Sets the parameter [`SchedulingPriceStrategy`](field@Self::scheduling_price_strategy).
    pub fn scheduling_price_strategy(
        mut self,
        value: impl Into<RunInstancesSchedulingPriceStrategy>,
    ) -> Self {
        self.scheduling_price_strategy = Some(value.into());
        self
    }

    /// Sets the parameter [`PrivateIpAddress`](field@Self::private_ip_address).
    pub fn private_ip_address(mut self, value: impl Into<String>) -> Self {
        self.private_ip_address = Some(value.into());
        self
    }

    /// Sets the parameter [`PeriodUnit`](field@Self::period_unit).
    pub fn period_unit(mut self, value: impl Into<RunInstancesPeriodUnit>) -> Self {
        self.period_unit = Some(value.into());
        self
    }

    /// Sets the parameter [`PublicIpIdentification`](field@Self::public_ip_identification).
    pub fn public_ip_identification(mut self, value: bool) -> Self {
        self.public_ip_identification = Some(value);
        self
    }

    /// Sets the parameter [`PasswordInherit`](field@Self::password_inherit).
    pub fn password_inherit(mut self, value: bool) -> Self {
        self.password_inherit = Some(value);
        self
    }

    /// Sets the parameter [`InstanceChargeStrategy`](field@Self::instance_charge_strategy).
    pub fn instance_charge_strategy(
        mut self,
        value: impl Into<RunInstancesInstanceChargeStrategy>,
    ) -> Self {
        self.instance_charge_strategy = Some(value.into());
        self
    }

    /// Sets the parameter [`BillingCycle`](field@Self::billing_cycle).
    pub fn billing_cycle(mut self, value: impl Into<RunInstancesBillingCycle>) -> Self {
        self.billing_cycle = Some(value.into());
        self
    }

    /// Sets the parameter [`IpType`](field@Self::ip_type).
    pub fn ip_type(mut self, value: impl Into<RunInstancesIpType>) -> Self {
        self.ip_type = Some(value.into());
        self
    }

    /// Sets the parameter [`AutoUseCoupon`](field@Self::auto_use_coupon).
    pub fn auto_use_coupon(mut self, value: impl Into<String>) -> Self {
        self.auto_use_coupon = Some(value.into());
        self
    }

    /// Sets the parameter [`Tag`](field@Self::tag).
    pub fn tag(mut self, value: impl IntoIterator<Item = RunInstancesTag>) -> Self {
        self.tag = list_of(value);
        self
    }

    /// Sets the parameter [`AutoReleaseTime`](field@Self::auto_release_time).
    pub fn auto_release_time(mut self, value: impl Into<String>) -> Self {
        self.auto_release_time = Some(value.into());
        self
    }

    /// Sets the parameter [`SpotStrategy`](field@Self::spot_strategy).
    pub fn spot_strategy(mut self, value: impl Into<RunInstancesSpotStrategy>) -> Self {
        self.spot_strategy = Some(value.into());
        self
    }

    /// Sets the parameter [`DeletionProtection`](field@Self::deletion_protection).
    pub fn deletion_protection(mut self, value: bool) -> Self {
        self.deletion_protection = Some(value);
        self
    }

    /// Sets the parameter [`Ipv6AddressCount`](field@Self::ipv6_address_count).
    pub fn ipv6_address_count(mut self, value: i64) -> Self {
        self.ipv6_address_count = Some(value);
        self
    }

    /// Sets the parameter [`LaunchTemplateId`](field@Self::launch_template_id).
    pub fn launch_template_id(mut self, value: impl Into<String>) -> Self {
        self.launch_template_id = Some(value.into());
        self
    }

    /// Sets the parameter [`LaunchTemplateName`](field@Self::launch_template_name).
    pub fn launch_template_name(mut self, value: impl Into<String>) -> Self {
        self.launch_template_name = Some(value.into());
        self
    }

    /// Sets the parameter [`LaunchTemplateVersion`](field@Self::launch_template_version).
    pub fn launch_template_version(mut self, value: i32) -> Self {
        self.launch_template_version = Some(value);
        self
    }

    /// Sets the parameter [`SpotDuration`](field@Self::spot_duration).
    pub fn spot_duration(mut self, value: i32) -> Self {
        self.spot_duration = Some(value);
        self
    }
}

impl fmt::Debug for RunInstancesRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunInstancesRequest")
            .field("instance_type", &self.instance_type)
            .field("instance_charge_type", &self.instance_charge_type)
            .field("image_id", &self.image_id)
            .field("net_district_code", &self.net_district_code)
            .field("carrier", &self.carrier)
            .field("schedule_area_level", &self.schedule_area_level)
            .field("scheduling_strategy", &self.scheduling_strategy)
            .field("ens_region_id", &self.ens_region_id)
            .field("password", &"[not shown]")
            .field("key_pair_name", &self.key_pair_name)
            .field("internet_charge_type", &self.internet_charge_type)
            .field("system_disk", &self.system_disk)
            .field("data_disk", &self.data_disk)
            .field("period", &self.period)
            .field("internet_max_bandwidth_out", &self.internet_max_bandwidth_out)
            .field("amount", &self.amount)
            .field("net_work_id", &self.net_work_id)
            .field("v_switch_id", &self.v_switch_id)
            .field("security_id", &self.security_id)
            .field("host_name", &self.host_name)
            .field("instance_name", &self.instance_name)
            .field("unique_suffix", &self.unique_suffix)
            .field("user_data", &"[not shown]")
            .field("auto_renew", &self.auto_renew)
            .field("scheduling_price_strategy", &self.scheduling_price_strategy)
            .field("private_ip_address", &self.private_ip_address)
            .field("period_unit", &self.period_unit)
            .field("public_ip_identification", &self.public_ip_identification)
            .field("password_inherit", &self.password_inherit)
            .field("instance_charge_strategy", &self.instance_charge_strategy)
            .field("billing_cycle", &self.billing_cycle)
            .field("ip_type", &self.ip_type)
            .field("auto_use_coupon", &self.auto_use_coupon)
            .field("tag", &self.tag)
            .field("auto_release_time", &self.auto_release_time)
            .field("spot_strategy", &self.spot_strategy)
            .field("deletion_protection", &self.deletion_protection)
            .field("ipv6_address_count", &self.ipv6_address_count)
            .field("launch_template_id", &self.launch_template_id)
            .field("launch_template_name", &self.launch_template_name)
            .field("launch_template_version", &self.launch_template_version)
            .field("spot_duration", &self.spot_duration)
            .finish()
    }
}

impl Operation for RunInstancesRequest {
    type Response = RunInstancesResponse;
    type Error = RunInstancesError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "RunInstances",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        charges: Some(true),
        page: Some(
            "https://api.aliyun.com/meta/v1/products/Ens/versions/2017-11-10/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceType", &self.instance_type);
        out.query("InstanceChargeType", &self.instance_charge_type);
        out.query("ImageId", &self.image_id);
        out.query("NetDistrictCode", &self.net_district_code);
        out.query("Carrier", &self.carrier);
        out.query("ScheduleAreaLevel", &self.schedule_area_level);
        out.query("SchedulingStrategy", &self.scheduling_strategy);
        out.query("EnsRegionId", &self.ens_region_id);
        out.query("Password", &self.password);
        out.query("KeyPairName", &self.key_pair_name);
        out.query("InternetChargeType", &self.internet_charge_type);
        out.query_json("SystemDisk", &self.system_disk);
        out.query_json("DataDisk", &self.data_disk);
        out.query("Period", &self.period);
        out.query("InternetMaxBandwidthOut", &self.internet_max_bandwidth_out);
        out.query("Amount", &self.amount);
        out.query("NetWorkId", &self.net_work_id);
        out.query("VSwitchId", &self.v_switch_id);
        out.query("SecurityId", &self.security_id);
        out.query("HostName", &self.host_name);
        out.query("InstanceName", &self.instance_name);
        out.query("UniqueSuffix", &self.unique_suffix);
        out.query("UserData", &self.user_data);
        out.query("AutoRenew", &self.auto_renew);
        out.query("SchedulingPriceStrategy", &self.scheduling_price_strategy);
        out.query("PrivateIpAddress", &self.private_ip_address);
        out.query("PeriodUnit", &self.period_unit);
        out.query("PublicIpIdentification", &self.public_ip_identification);
        out.query("PasswordInherit", &self.password_inherit);
        out.query("InstanceChargeStrategy", &self.instance_charge_strategy);
        out.query("BillingCycle", &self.billing_cycle);
        out.query("IpType", &self.ip_type);
        out.query("AutoUseCoupon", &self.auto_use_coupon);
        out.query("Tag", &self.tag);
        out.query("AutoReleaseTime", &self.auto_release_time);
        out.query("SpotStrategy", &self.spot_strategy);
        out.query("DeletionProtection", &self.deletion_protection);
        out.query("Ipv6AddressCount", &self.ipv6_address_count);
        out.query("LaunchTemplateId", &self.launch_template_id);
        out.query("LaunchTemplateName", &self.launch_template_name);
        out.query("LaunchTemplateVersion", &self.launch_template_version);
        out.query("SpotDuration", &self.spot_duration);
    }

    #[expect(clippy::too_many_lines, reason = "one line for each field of the page")]
    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_documented(
            "InstanceChargeType",
            &self.instance_charge_type,
            RunInstancesInstanceChargeType::VALUES,
        );
        must.be_documented(
            "ScheduleAreaLevel",
            &self.schedule_area_level,
            RunInstancesScheduleAreaLevel::VALUES,
        );
        must.be_documented(
            "SchedulingStrategy",
            &self.scheduling_strategy,
            RunInstancesSchedulingStrategy::VALUES,
        );
        must.be_documented(
            "InternetChargeType",
            &self.internet_charge_type,
            RunInstancesInternetChargeType::VALUES,
        );
        must.check("DataDisk", &self.data_disk);
        must.be_in("Amount", &self.amount, &[Span::Range(1, 100)]);
        must.have_length("InstanceName", &self.instance_name, 2, 128);
        must.be_documented(
            "SchedulingPriceStrategy",
            &self.scheduling_price_strategy,
            RunInstancesSchedulingPriceStrategy::VALUES,
        );
        must.be_documented(
            "PeriodUnit",
            &self.period_unit,
            RunInstancesPeriodUnit::VALUES,
        );
        must.be_documented(
            "InstanceChargeStrategy",
            &self.instance_charge_strategy,
            RunInstancesInstanceChargeStrategy::VALUES,
        );
        must.be_documented(
            "BillingCycle",
            &self.billing_cycle,
            RunInstancesBillingCycle::VALUES,
        );
        must.be_documented("IpType", &self.ip_type, RunInstancesIpType::VALUES);
        must.have_items("Tag", &self.tag, 0, 20);
        must.check("Tag", &self.tag);
        must.be_documented(
            "SpotStrategy",
            &self.spot_strategy,
            RunInstancesSpotStrategy::VALUES,
        );
        must.be_in("SpotDuration", &self.spot_duration, &[Span::Range(0, 1)]);
        must.be_in_if(
            "Period",
            &self.period,
            &[Span::Range(1, 9), Span::Value(12)],
            &When::is("PeriodUnit", &self.period_unit, "Month"),
        );
        must.be_in_if(
            "Period",
            &self.period,
            &[Span::Range(1, 9), Span::Value(12)],
            &When::absent("PeriodUnit", &self.period_unit),
        );
        must.be_in_if(
            "Period",
            &self.period,
            &[Span::Value(3)],
            &When::is("PeriodUnit", &self.period_unit, "Day"),
        );
        must.be_given_if(
            "EnsRegionId",
            &self.ens_region_id,
            &When::is("ScheduleAreaLevel", &self.schedule_area_level, "Region"),
        );
        must.be_given_if(
            "NetDistrictCode",
            &self.net_district_code,
            &When::any(
                "ScheduleAreaLevel",
                &self.schedule_area_level,
                &["Big", "Middle", "Small"],
            ),
        );
        must.be_one_of_if(
            "SchedulingStrategy",
            &self.scheduling_strategy,
            &["Concentrate"],
            &When::is("ScheduleAreaLevel", &self.schedule_area_level, "Region"),
        );
        must.give(
            Given::AtLeastOne,
            &[
                ("Password", &self.password),
                ("KeyPairName", &self.key_pair_name),
                ("PasswordInherit", &self.password_inherit),
            ],
        );
        must.be_absent_if(
            "NetWorkId",
            &self.net_work_id,
            &When::any(
                "ScheduleAreaLevel",
                &self.schedule_area_level,
                &["Big", "Middle", "Small"],
            ),
        );
        must.be_absent_if(
            "VSwitchId",
            &self.v_switch_id,
            &When::any(
                "ScheduleAreaLevel",
                &self.schedule_area_level,
                &["Big", "Middle", "Small"],
            ),
        );
        must.be_absent_if(
            "PrivateIpAddress",
            &self.private_ip_address,
            &When::any(
                "ScheduleAreaLevel",
                &self.schedule_area_level,
                &["Big", "Middle", "Small"],
            ),
        );
        must.be_fixed_if(
            "Amount",
            &self.amount,
            "1",
            &When::present("PrivateIpAddress", &self.private_ip_address),
        );
        must.finish()
    }

    fn secrets(&self, out: &mut SecretValues) {
        out.hide(&self.password);
        out.hide(&self.user_data);
    }
}

/// The values of `InstanceChargeType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesInstanceChargeType {
    /// `PrePaid`: In advance, by subscription.
    PrePaid,
    /// `PostPaid`: Afterwards, by use.
    PostPaid,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesInstanceChargeType {
    const VALUES: &'static [&'static str] = &["PrePaid", "PostPaid"];

    fn as_str(&self) -> &str {
        match self {
            Self::PrePaid => "PrePaid",
            Self::PostPaid => "PostPaid",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesInstanceChargeType
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

impl fmt::Display for RunInstancesInstanceChargeType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `ScheduleAreaLevel`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesScheduleAreaLevel {
    /// `Big`: A large area.
    Big,
    /// `Middle`: A province.
    Middle,
    /// `Small`: A city.
    Small,
    /// `Region`: A node.
    Region,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesScheduleAreaLevel {
    const VALUES: &'static [&'static str] = &["Big", "Middle", "Small", "Region"];

    fn as_str(&self) -> &str {
        match self {
            Self::Big => "Big",
            Self::Middle => "Middle",
            Self::Small => "Small",
            Self::Region => "Region",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesScheduleAreaLevel
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Big" => Self::Big,
            "Middle" => Self::Middle,
            "Small" => Self::Small,
            "Region" => Self::Region,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesScheduleAreaLevel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `SchedulingStrategy`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesSchedulingStrategy {
    /// `Concentrate`: Close together.
    Concentrate,
    /// `Disperse`: Far apart.
    Disperse,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesSchedulingStrategy {
    const VALUES: &'static [&'static str] = &["Concentrate", "Disperse"];

    fn as_str(&self) -> &str {
        match self {
            Self::Concentrate => "Concentrate",
            Self::Disperse => "Disperse",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesSchedulingStrategy
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Concentrate" => Self::Concentrate,
            "Disperse" => Self::Disperse,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesSchedulingStrategy {
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
pub enum RunInstancesInternetChargeType {
    /// `BandwidthByDay`: By the daily peak.
    BandwidthByDay,
    /// `95BandwidthByMonth`: By the 95th percentile of a month.
    NinetyFifthPercentileByMonth,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesInternetChargeType {
    const VALUES: &'static [&'static str] = &["BandwidthByDay", "95BandwidthByMonth"];

    fn as_str(&self) -> &str {
        match self {
            Self::BandwidthByDay => "BandwidthByDay",
            Self::NinetyFifthPercentileByMonth => "95BandwidthByMonth",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesInternetChargeType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "BandwidthByDay" => Self::BandwidthByDay,
            "95BandwidthByMonth" => Self::NinetyFifthPercentileByMonth,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesInternetChargeType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `SystemDisk` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct RunInstancesSystemDisk {
    /// Size of the disk.
    ///
    /// - On the wire: `Size`
    /// - Unit: `GiB`
    /// - Example: `50`
    pub size: Option<i64>,
    /// Kind of the disk.
    ///
    /// - On the wire: `Category`
    /// - Example: `local_ssd`
    pub category: Option<String>,
}

impl RunInstancesSystemDisk {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Size`](field@Self::size).
    pub fn size(mut self, value: i64) -> Self {
        self.size = Some(value);
        self
    }

    /// Sets the field [`Category`](field@Self::category).
    pub fn category(mut self, value: impl Into<String>) -> Self {
        self.category = Some(value.into());
        self
    }
}

impl Structure for RunInstancesSystemDisk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Size", &self.size);
        out.member("Category", &self.category);
    }
}

impl Value for RunInstancesSystemDisk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

/// What `DataDisk` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct RunInstancesDataDisk {
    /// Size of the disk.
    ///
    /// - On the wire: `Size`
    /// - Unit: `GiB`
    /// - Example: `20`
    pub size: Option<i64>,
    /// Kind of the disk.
    ///
    /// - On the wire: `Category`
    /// - Values: `cloud_efficiency`, `cloud_ssd`, `local_hdd`, `local_ssd`
    /// - Example: `cloud_efficiency`
    pub category: Option<RunInstancesDataDiskCategory>,
    /// Whether the cloud disk is encrypted.
    ///
    /// - On the wire: `Encrypted`
    /// - Default: `false`
    /// - Example: `false`
    pub encrypted: Option<bool>,
    /// ID of the key with which the cloud disk is encrypted. Without one, the default key of the service is taken.
    ///
    /// - On the wire: `KMSKeyId`
    /// - Example: `false`
    /// - About the page: The text lists true and false as values, with false as the default, and the example is one of them. They belong to `Encrypted`.
    pub kms_key_id: Option<String>,
}

impl RunInstancesDataDisk {
    /// A value without fields: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the field [`Size`](field@Self::size).
    pub fn size(mut self, value: i64) -> Self {
        self.size = Some(value);
        self
    }

    /// Sets the field [`Category`](field@Self::category).
    pub fn category(mut self, value: impl Into<RunInstancesDataDiskCategory>) -> Self {
        self.category = Some(value.into());
        self
    }

    /// Sets the field [`Encrypted`](field@Self::encrypted).
    pub fn encrypted(mut self, value: bool) -> Self {
        self.encrypted = Some(value);
        self
    }

    /// Sets the field [`KMSKeyId`](field@Self::kms_key_id).
    pub fn kms_key_id(mut self, value: impl Into<String>) -> Self {
        self.kms_key_id = Some(value.into());
        self
    }
}

impl Structure for RunInstancesDataDisk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Size", &self.size);
        out.member("Category", &self.category);
        out.member("Encrypted", &self.encrypted);
        out.member("KMSKeyId", &self.kms_key_id);
    }
}

impl Value for RunInstancesDataDisk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for RunInstancesDataDisk {
    fn rules(&self, must: &mut Validator) {
        must.be_documented(
            "Category",
            &self.category,
            RunInstancesDataDiskCategory::VALUES,
        );
    }
}

/// The values of `Category`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesDataDiskCategory {
    /// `cloud_efficiency`: An efficient cloud disk.
    CloudEfficiency,
    /// `cloud_ssd`: A cloud disk on flash memory.
    CloudSsd,
    /// `local_hdd`: A local hard disk drive.
    LocalHdd,
    /// `local_ssd`: A local solid state disk.
    LocalSsd,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesDataDiskCategory {
    const VALUES: &'static [&'static str] =
        &["cloud_efficiency", "cloud_ssd", "local_hdd", "local_ssd"];

    fn as_str(&self) -> &str {
        match self {
            Self::CloudEfficiency => "cloud_efficiency",
            Self::CloudSsd => "cloud_ssd",
            Self::LocalHdd => "local_hdd",
            Self::LocalSsd => "local_ssd",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesDataDiskCategory
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "cloud_efficiency" => Self::CloudEfficiency,
            "cloud_ssd" => Self::CloudSsd,
            "local_hdd" => Self::LocalHdd,
            "local_ssd" => Self::LocalSsd,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesDataDiskCategory {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `SchedulingPriceStrategy`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesSchedulingPriceStrategy {
    /// `PriceHighPriority`: High ones.
    PriceHighPriority,
    /// `PriceLowPriority`: Low ones.
    PriceLowPriority,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesSchedulingPriceStrategy {
    const VALUES: &'static [&'static str] = &["PriceHighPriority", "PriceLowPriority"];

    fn as_str(&self) -> &str {
        match self {
            Self::PriceHighPriority => "PriceHighPriority",
            Self::PriceLowPriority => "PriceLowPriority",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesSchedulingPriceStrategy
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "PriceHighPriority" => Self::PriceHighPriority,
            "PriceLowPriority" => Self::PriceLowPriority,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesSchedulingPriceStrategy {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `PeriodUnit`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesPeriodUnit {
    /// `Month`: By the month.
    Month,
    /// `Day`: By the day.
    Day,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesPeriodUnit {
    const VALUES: &'static [&'static str] = &["Month", "Day"];

    fn as_str(&self) -> &str {
        match self {
            Self::Month => "Month",
            Self::Day => "Day",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesPeriodUnit
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Month" => Self::Month,
            "Day" => Self::Day,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesPeriodUnit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `InstanceChargeStrategy`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesInstanceChargeStrategy {
    /// `instance`: Bills are made for each instance.
    Instance,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesInstanceChargeStrategy {
    const VALUES: &'static [&'static str] = &["instance"];

    fn as_str(&self) -> &str {
        match self {
            Self::Instance => "instance",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesInstanceChargeStrategy
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

impl fmt::Display for RunInstancesInstanceChargeStrategy {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `BillingCycle`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesBillingCycle {
    /// `Month`
    Month,
    /// `Day`
    Day,
    /// `Hour`
    Hour,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesBillingCycle {
    const VALUES: &'static [&'static str] = &["Month", "Day", "Hour"];

    fn as_str(&self) -> &str {
        match self {
            Self::Month => "Month",
            Self::Day => "Day",
            Self::Hour => "Hour",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesBillingCycle
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Month" => Self::Month,
            "Day" => Self::Day,
            "Hour" => Self::Hour,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesBillingCycle {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `IpType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesIpType {
    /// `ipv4`: `IPv4`.
    Ipv4,
    /// `ipv6`: `IPv6`.
    Ipv6,
    /// `ipv4Andipv6`: `IPv4` and `IPv6`, as a single stack.
    Ipv4Andipv6,
    /// `ipv4Withipv6`: `IPv4` and `IPv6`, as a dual stack.
    Ipv4Withipv6,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesIpType {
    const VALUES: &'static [&'static str] =
        &["ipv4", "ipv6", "ipv4Andipv6", "ipv4Withipv6"];

    fn as_str(&self) -> &str {
        match self {
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Ipv4Andipv6 => "ipv4Andipv6",
            Self::Ipv4Withipv6 => "ipv4Withipv6",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesIpType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            "ipv4Andipv6" => Self::Ipv4Andipv6,
            "ipv4Withipv6" => Self::Ipv4Withipv6,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesIpType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `Tag` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct RunInstancesTag {
    /// Key of the tag.
    ///
    /// - On the wire: `Key`
    /// - Example: `team`
    pub key: Option<String>,
    /// Value of the tag: at most 128 characters, not beginning with `aliyun` or `acs:`, and without `http://`
    /// and `https://`.
    ///
    /// - On the wire: `Value`
    /// - Length in characters: `..=128`
    /// - Must not begin with (not checked): `aliyun`, `acs:`
    /// - Must not contain (not checked): `http://`, `https://`
    /// - Example: `tagValue`
    pub value: Option<String>,
}

impl RunInstancesTag {
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

impl Structure for RunInstancesTag {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Key", &self.key);
        out.member("Value", &self.value);
    }
}

impl Value for RunInstancesTag {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for RunInstancesTag {
    fn rules(&self, must: &mut Validator) {
        must.have_length("Value", &self.value, 0, 128);
    }
}

/// The values of `SpotStrategy`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RunInstancesSpotStrategy {
    /// `SpotAsPriceGo`: The service bids the market price.
    SpotAsPriceGo,
    /// `NoSpot`: They do not bid.
    NoSpot,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for RunInstancesSpotStrategy {
    const VALUES: &'static [&'static str] = &["SpotAsPriceGo", "NoSpot"];

    fn as_str(&self) -> &str {
        match self {
            Self::SpotAsPriceGo => "SpotAsPriceGo",
            Self::NoSpot => "NoSpot",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for RunInstancesSpotStrategy
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "SpotAsPriceGo" => Self::SpotAsPriceGo,
            "NoSpot" => Self::NoSpot,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for RunInstancesSpotStrategy {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `RunInstances` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::ens::RunInstancesResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "91E4AFBE-4E35-5D2A-A886-BB477C9953D2",
///   "InstanceIds": [
///     "['i-5xxxx26dix05koz15l5413j25o', 'i-5sdmxxxx']"
///   ],
///   "OrderId": "213177957850399"
/// }"#;
/// let response: RunInstancesResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("91E4AFBE-4E35-5D2A-A886-BB477C9953D2"));
/// assert_eq!(response.instance_ids.len(), 1);
/// assert_eq!(response.order_id.as_deref(), Some("213177957850399"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RunInstancesResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `91E4AFBE-4E35-5D2A-A886-BB477C9953D2`
    pub request_id: Option<String>,
    /// IDs of the instances.
    ///
    /// - On the wire: `InstanceIds`
    /// - Items: ID of an instance.
    /// - Items, example: `['i-5xxxx26dix05koz15l5413j25o', 'i-5sdmxxxx']`
    /// - Items, about the page: The example is one text that looks like a list of two IDs. The sample has it so, too.
    pub instance_ids: Vec<String>,
    /// Number of the order.
    ///
    /// - On the wire: `OrderId`
    /// - Example: `213177957850399`
    pub order_id: Option<String>,
}

impl Record for RunInstancesResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "InstanceIds", "OrderId"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.instance_ids),
            2 => Some(&mut self.order_id),
            _ => None,
        }
    }
}

/// The codes with which `RunInstances` may be refused.
///
/// The page documents 3 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::ens::RunInstancesError;
///
/// let code: RunInstancesError = "NoPermission".parse()?;
/// assert_eq!(code.as_str(), "NoPermission");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum RunInstancesError {
    /// `Invalid%s` (400): The specified parameter %s is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    Invalid,
    /// `Missing%s` (400): You must specify the parameter %s.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    Missing,
    /// `NoPermission` (400): Permission denied.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::GrantPermission`]
    NoPermission,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for RunInstancesError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::Invalid,
            info: ErrorInfo {
                code: "Invalid%s",
                template: Some(Template::new("Invalid", "")),
                statuses: &[400],
                messages: &["The specified parameter %s is invalid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::Missing,
            info: ErrorInfo {
                code: "Missing%s",
                template: Some(Template::new("Missing", "")),
                statuses: &[400],
                messages: &["You must specify the parameter %s."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
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
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for RunInstancesError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for RunInstancesError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
