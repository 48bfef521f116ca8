// @generated from specs/lindorm/get_lindorm_instance_list.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 4b15196a7f93647d

//! `GetLindormInstanceList`: Lists Lindorm instances.
//!
//! - Product: `ApsaraDB` for Lindorm (`hitsdb`), version 2020-06-15
//! - Group: Instances
//! - Method: `POST`; also documented: `GET`
//! - Safety: it changes nothing, so it may be sent again
//! - Permission: the page does not say
//! - Pages: by their number
//! - Rule: the answer has `InstanceList[].ExpireTime` only when in the answer `InstanceList[].PayType` is `PREPAY`
//! - Page: Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json): `GetLindormInstanceList`, <https://api.aliyun.com/meta/v1/products/hitsdb/versions/2020-06-15/api-docs.json>, revision `2024-07-30`, language `zh`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::lindorm::GetLindormInstanceListRequest;
//!
//! let request = GetLindormInstanceListRequest::new();
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Instance.IsDeleted`](GetLindormInstanceListError::InstanceIsDeleted)
//! - [`Instance.IsNotAvailable`](GetLindormInstanceListError::InstanceIsNotAvailable)
//! - the 2 codes of [`AccessError`]
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::pagination::{PageError, Progress};
use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, Mismatch, OpenEnum, Operation,
    OperationInfo, Paginated, Parameters, Record, Remedy, Retry, Safety, Scalar, Shared,
    Table, UnknownCode, ValidationError, Validator, list_of,
};

use crate::GatewayError;
use crate::lindorm::{AccessError, ServiceType, Tag};

/// The parameters of [`GetLindormInstanceList`](self).
///
/// It changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct GetLindormInstanceListRequest {
    /// ID of the region in which the instances lie. `DescribeRegions` lists the regions.
    ///
    /// - On the wire: `RegionId`
    /// - The value comes from: `DescribeRegions`
    /// - Example: `cn-hangzhou`
    /// - The sources disagree: The metadata do not require it, but ask for it to be documented as required. The CLI metadata do not require it.
    pub region_id: Option<String>,
    /// Part of the name of the instances.
    ///
    /// - On the wire: `QueryStr`
    /// - Example: `test`
    pub query_str: Option<String>,
    /// Number of the page to answer.
    ///
    /// - On the wire: `PageNumber`
    /// - Default: `1`
    /// - Example: `1`
    /// - The sources disagree: The metadata do not require it, but ask for it to be documented as required. The CLI metadata do not require it.
    pub page_number: Option<i32>,
    /// How many instances a page has.
    ///
    /// - On the wire: `PageSize`
    /// - Default: `100`
    /// - Example: `20`
    /// - The sources disagree: The metadata do not require it, but ask for it to be documented as required. The CLI metadata do not require it.
    pub page_size: Option<i32>,
    /// Kind of the instances.
    ///
    /// - On the wire: `ServiceType`
    /// - Values: `lindorm`, `lindorm_multizone`, `serverless_lindorm`, `lindorm_standalone`, `lts`
    /// - Example: `lindorm`
    pub service_type: Option<ServiceType>,
    /// Engines that the instances have, as the sum of 1 for search, 2 for time series, 4 for wide tables and 8 for
    /// files: 15 stands for all four, 6 for time series and wide tables.
    ///
    /// - On the wire: `SupportEngine`
    /// - Default: `-1`
    /// - Example: `15`
    /// - About the page: The metadata bound the value to -1..7, against their own text, which has 8, and 15 as an example. The bounds are not checked. What -1, the default, stands for is not said.
    pub support_engine: Option<i32>,
    /// Tags that the instances have.
    ///
    /// - On the wire: `Tag.1.Key` and so on
    /// - Number of items: `0..=21`
    /// - The sources disagree: The rule of the metadata allows 21 tags, their text 1 to 20. The larger number is checked here.
    pub tag: Vec<Tag>,
    /// ID of the resource group.
    ///
    /// - On the wire: `ResourceGroupId`
    /// - Example: `rg-aek3b63arvg27vi`
    pub resource_group_id: Option<String>,
}

impl GetLindormInstanceListRequest {
    /// A request without parameters: all of them are optional.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the parameter [`RegionId`](field@Self::region_id).
    pub fn region_id(mut self, value: impl Into<String>) -> Self {
        self.region_id = Some(value.into());
        self
    }

    /// Sets the parameter [`QueryStr`](field@Self::query_str).
    pub fn query_str(mut self, value: impl Into<String>) -> Self {
        self.query_str = Some(value.into());
        self
    }

    /// Sets the parameter [`PageNumber`](field@Self::page_number).
    pub fn page_number(mut self, value: i32) -> Self {
        self.page_number = Some(value);
        self
    }

    /// Sets the parameter [`PageSize`](field@Self::page_size).
    pub fn page_size(mut self, value: i32) -> Self {
        self.page_size = Some(value);
        self
    }

    /// Sets the parameter [`ServiceType`](field@Self::service_type).
    pub fn service_type(mut self, value: impl Into<ServiceType>) -> Self {
        self.service_type = Some(value.into());
        self
    }

    /// Sets the parameter [`SupportEngine`](field@Self::support_engine).
    pub fn support_engine(mut self, value: i32) -> Self {
        self.support_engine = Some(value);
        self
    }

    /// Sets the parameter [`Tag`](field@Self::tag).
    pub fn tag(mut self, value: impl IntoIterator<Item = Tag>) -> Self {
        self.tag = list_of(value);
        self
    }

    /// Sets the parameter [`ResourceGroupId`](field@Self::resource_group_id).
    pub fn resource_group_id(mut self, value: impl Into<String>) -> Self {
        self.resource_group_id = Some(value.into());
        self
    }
}

impl Operation for GetLindormInstanceListRequest {
    type Response = GetLindormInstanceListResponse;
    type Error = GetLindormInstanceListError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "GetLindormInstanceList",
        method: Method::Post,
        safety: Safety::ReadOnly,
        page: Some(
            "https://api.aliyun.com/meta/v1/products/hitsdb/versions/2020-06-15/api-docs.json",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("RegionId", &self.region_id);
        out.query("QueryStr", &self.query_str);
        out.query("PageNumber", &self.page_number);
        out.query("PageSize", &self.page_size);
        out.query("ServiceType", &self.service_type);
        out.query("SupportEngine", &self.support_engine);
        out.query("Tag", &self.tag);
        out.query("ResourceGroupId", &self.resource_group_id);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_documented("ServiceType", &self.service_type, ServiceType::VALUES);
        must.have_items("Tag", &self.tag, 0, 21);
        must.finish()
    }
}

impl Paginated for GetLindormInstanceListRequest {
    type Item = LindormInstance;

    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.instance_list
    }

    fn next_page(
        &mut self,
        walk: &mut Progress,
        response: &Self::Response,
    ) -> Result<bool, PageError> {
        walk.by_number(
            &mut self.page_number,
            1,
            &response.total,
            response.instance_list.len(),
        )
    }
}

/// What `GetLindormInstanceList` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::lindorm::GetLindormInstanceListResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "RequestId": "1CA1FAFD-E8DC-51C2-AA7E-CA6E2D049BA0",
///   "PageNumber": 1,
///   "PageSize": 20,
///   "Total": 1,
///   "InstanceList": [
///     {
///       "VpcId": "vpc-bp1n3i15v90el48nx****",
///       "EngineType": "15",
///       "ExpireTime": "2022-04-26 00:00:00",
///       "CreateTime": "2021-09-16 14:13:13",
///       "PayType": "PREPAY",
///       "AliUid": 0,
///       "InstanceStorage": "960",
///       "InstanceId": "ld-bp17pwu1541ia****",
///       "NetworkType": "vpc",
///       "ServiceType": "lindorm",
///       "RegionId": "cn-hangzhou",
///       "CreateMilliseconds": 1631772842000,
///       "InstanceAlias": "test",
///       "ZoneId": "cn-hangzhou-h",
///       "InstanceStatus": "ACTIVATION",
///       "ExpiredMilliseconds": 1650902400000,
///       "EnableStream": true,
///       "Tags": [
///         {
///           "Key": "test",
///           "Value": "2.2.18"
///         }
///       ],
///       "EnableCompute": true,
///       "ResourceGroupId": "rg-aekzledqeat****",
///       "EnableMessage": true,
///       "EnableVector": true,
///       "EnableLts": true,
///       "EnableColumn": true
///     }
///   ]
/// }"#;
/// let response: GetLindormInstanceListResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.request_id.as_deref(), Some("1CA1FAFD-E8DC-51C2-AA7E-CA6E2D049BA0"));
/// assert_eq!(response.page_number, Some(1));
/// assert_eq!(response.page_size, Some(20));
/// assert_eq!(response.total, Some(1));
/// assert_eq!(response.instance_list.len(), 1);
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetLindormInstanceListResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `1CA1FAFD-E8DC-51C2-AA7E-CA6E2D049BA0`
    pub request_id: Option<String>,
    /// Number of this page.
    ///
    /// - On the wire: `PageNumber`
    /// - Example: `1`
    pub page_number: Option<i32>,
    /// How many instances a page has.
    ///
    /// - On the wire: `PageSize`
    /// - Example: `20`
    pub page_size: Option<i32>,
    /// How many instances there are.
    ///
    /// - On the wire: `Total`
    /// - Example: `1`
    pub total: Option<i32>,
    /// Instances.
    ///
    /// - On the wire: `InstanceList`
    /// - Items: An instance.
    pub instance_list: Vec<LindormInstance>,
}

impl Record for GetLindormInstanceListResponse {
    fn names(&self) -> &'static [&'static str] {
        &["RequestId", "PageNumber", "PageSize", "Total", "InstanceList"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.request_id),
            1 => Some(&mut self.page_number),
            2 => Some(&mut self.page_size),
            3 => Some(&mut self.total),
            4 => Some(&mut self.instance_list),
            _ => None,
        }
    }
}

/// What `InstanceList` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LindormInstance {
    /// ID of the virtual private cloud in which the instance lies.
    ///
    /// - On the wire: `VpcId`
    /// - Example: `vpc-bp1n3i15v90el48nx****`
    pub vpc_id: Option<String>,
    /// Engines that the instance has, as the sum of 1 for search, 2 for time series, 4 for wide tables and 8 for
    /// files: 15 stands for all four, 6 for time series and wide tables.
    ///
    /// - On the wire: `EngineType`
    /// - Example: `15`
    pub engine_type: Option<String>,
    /// Time at which the instance expires. It is there only if the instance is a subscription.
    ///
    /// - On the wire: `ExpireTime`
    /// - Example: `2022-04-26 00:00:00`
    /// - About the page: The time zone is not said. `ExpiredMilliseconds` is the same time in China, UTC+8.
    pub expire_time: Option<String>,
    /// Time at which the instance was made.
    ///
    /// - On the wire: `CreateTime`
    /// - Example: `2021-09-16 14:13:13`
    /// - About the page: The time zone is not said. `CreateMilliseconds` is about the same time in China, UTC+8.
    pub create_time: Option<String>,
    /// How the instance is paid.
    ///
    /// - On the wire: `PayType`
    /// - Values: `PREPAY`, `POSTPAY`
    /// - Example: `PREPAY`
    pub pay_type: Option<LindormInstancePayType>,
    /// ID of the Alibaba Cloud account, of 16 digits.
    ///
    /// - On the wire: `AliUid`
    /// - Example: `164901546557****`
    /// - About the page: The example is masked and so not a number.
    pub ali_uid: Option<i64>,
    /// Storage of the instance.
    ///
    /// - On the wire: `InstanceStorage`
    /// - Example: `960`
    /// - About the page: The unit is not said.
    pub instance_storage: Option<String>,
    /// ID of the instance.
    ///
    /// - On the wire: `InstanceId`
    /// - Example: `ld-bp17pwu1541ia****`
    pub instance_id: Option<String>,
    /// Kind of network of the instance.
    ///
    /// - On the wire: `NetworkType`
    /// - Example: `vpc`
    pub network_type: Option<String>,
    /// Kind of the instance.
    ///
    /// - On the wire: `ServiceType`
    /// - Values: `lindorm`, `lindorm_multizone`, `serverless_lindorm`, `lindorm_standalone`, `lts`
    /// - Example: `lindorm`
    /// - The sources disagree: The values listed here lack `lindorm_multizone`, which the parameter of the same name has.
    pub service_type: Option<ServiceType>,
    /// ID of the region.
    ///
    /// - On the wire: `RegionId`
    /// - Example: `cn-hangzhou`
    pub region_id: Option<String>,
    /// Time at which the instance was made, in milliseconds since 1970-01-01 00:00:00.
    ///
    /// - On the wire: `CreateMilliseconds`
    /// - Unit: milliseconds
    /// - Example: `1631772842000`
    pub create_milliseconds: Option<i64>,
    /// Name of the instance.
    ///
    /// - On the wire: `InstanceAlias`
    /// - Example: `test`
    pub instance_alias: Option<String>,
    /// ID of the zone.
    ///
    /// - On the wire: `ZoneId`
    /// - Example: `cn-hangzhou-h`
    pub zone_id: Option<String>,
    /// State of the instance.
    ///
    /// - On the wire: `InstanceStatus`
    /// - Values: `CREATING`, `ACTIVATION`, `COLD_EXPANDING`, `MINOR_VERSION_TRANSING`, `RESIZING`, `SHRINKING`, `CLASS_CHANGING`, `SSL_SWITCHING`, `CDC_OPENING`, `TRANSFER`, `DATABASE_TRANSFER`, `GUARD_CREATING`, `BACKUP_RECOVERING`, `DATABASE_IMPORTING`, `NET_MODIFYING`, `NET_SWITCHING`, `NET_CREATING`, `NET_DELETING`, `DELETING`, `RESTARTING`, `LOCKED`
    /// - Example: `ACTIVATION`
    pub instance_status: Option<LindormInstanceStatus>,
    /// Time at which the instance expires, in milliseconds since 1970-01-01 00:00:00.
    ///
    /// - On the wire: `ExpiredMilliseconds`
    /// - Unit: milliseconds
    /// - Example: `1650902400000`
    pub expired_milliseconds: Option<i64>,
    /// Whether the stream engine is on.
    ///
    /// - On the wire: `EnableStream`
    /// - Example: `true`
    pub enable_stream: Option<bool>,
    /// Tags of the instance.
    ///
    /// - On the wire: `Tags`
    pub tags: Vec<Tag>,
    /// Whether the compute engine is on.
    ///
    /// - On the wire: `EnableCompute`
    /// - Example: `true`
    pub enable_compute: Option<bool>,
    /// ID of the resource group.
    ///
    /// - On the wire: `ResourceGroupId`
    /// - Example: `rg-aekzledqeat****`
    pub resource_group_id: Option<String>,
    /// The field `EnableMessage`.
    ///
    /// - On the wire: `EnableMessage`
    pub enable_message: Option<bool>,
    /// The field `EnableVector`.
    ///
    /// - On the wire: `EnableVector`
    pub enable_vector: Option<bool>,
    /// The field `EnableLts`.
    ///
    /// - On the wire: `EnableLts`
    pub enable_lts: Option<bool>,
    /// The field `EnableColumn`.
    ///
    /// - On the wire: `EnableColumn`
    pub enable_column: Option<bool>,
}

impl Record for LindormInstance {
    fn names(&self) -> &'static [&'static str] {
        &[
            "VpcId",
            "EngineType",
            "ExpireTime",
            "CreateTime",
            "PayType",
            "AliUid",
            "InstanceStorage",
            "InstanceId",
            "NetworkType",
            "ServiceType",
            "RegionId",
            "CreateMilliseconds",
            "InstanceAlias",
            "ZoneId",
            "InstanceStatus",
            "ExpiredMilliseconds",
            "EnableStream",
            "Tags",
            "EnableCompute",
            "ResourceGroupId",
            "EnableMessage",
            "EnableVector",
            "EnableLts",
            "EnableColumn",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.vpc_id),
            1 => Some(&mut self.engine_type),
            2 => Some(&mut self.expire_time),
            3 => Some(&mut self.create_time),
            4 => Some(&mut self.pay_type),
            5 => Some(&mut self.ali_uid),
            6 => Some(&mut self.instance_storage),
            7 => Some(&mut self.instance_id),
            8 => Some(&mut self.network_type),
            9 => Some(&mut self.service_type),
            10 => Some(&mut self.region_id),
            11 => Some(&mut self.create_milliseconds),
            12 => Some(&mut self.instance_alias),
            13 => Some(&mut self.zone_id),
            14 => Some(&mut self.instance_status),
            15 => Some(&mut self.expired_milliseconds),
            16 => Some(&mut self.enable_stream),
            17 => Some(&mut self.tags),
            18 => Some(&mut self.enable_compute),
            19 => Some(&mut self.resource_group_id),
            20 => Some(&mut self.enable_message),
            21 => Some(&mut self.enable_vector),
            22 => Some(&mut self.enable_lts),
            23 => Some(&mut self.enable_column),
            _ => None,
        }
    }
}

/// The values of `PayType`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LindormInstancePayType {
    /// `PREPAY`: In advance, by subscription.
    Prepay,
    /// `POSTPAY`: Afterwards, by use.
    Postpay,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for LindormInstancePayType {
    const VALUES: &'static [&'static str] = &["PREPAY", "POSTPAY"];

    fn as_str(&self) -> &str {
        match self {
            Self::Prepay => "PREPAY",
            Self::Postpay => "POSTPAY",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for LindormInstancePayType {
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

impl<T> From<T> for LindormInstancePayType
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "PREPAY" => Self::Prepay,
            "POSTPAY" => Self::Postpay,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for LindormInstancePayType {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `InstanceStatus`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LindormInstanceStatus {
    /// `CREATING`: It is made.
    Creating,
    /// `ACTIVATION`: It runs.
    Activation,
    /// `COLD_EXPANDING`: Its cloud storage of the capacity type grows.
    ColdExpanding,
    /// `MINOR_VERSION_TRANSING`: It gets a new minor version.
    MinorVersionTransing,
    /// `RESIZING`: It gets more nodes.
    Resizing,
    /// `SHRINKING`: It gets fewer nodes.
    Shrinking,
    /// `CLASS_CHANGING`: It gets a larger or smaller specification.
    ClassChanging,
    /// `SSL_SWITCHING`: Its use of SSL changes.
    SslSwitching,
    /// `CDC_OPENING`: Subscription to its data is switched on.
    CdcOpening,
    /// `TRANSFER`: Data are moved.
    Transfer,
    /// `DATABASE_TRANSFER`: Data are moved into a database.
    DatabaseTransfer,
    /// `GUARD_CREATING`: An instance for disaster recovery is made.
    GuardCreating,
    /// `BACKUP_RECOVERING`: A backup is restored.
    BackupRecovering,
    /// `DATABASE_IMPORTING`: Data are imported.
    DatabaseImporting,
    /// `NET_MODIFYING`: Its network changes.
    NetModifying,
    /// `NET_SWITCHING`: It changes between an internal and a public network.
    NetSwitching,
    /// `NET_CREATING`: A network connection is made.
    NetCreating,
    /// `NET_DELETING`: A network connection is removed.
    NetDeleting,
    /// `DELETING`: It is deleted.
    Deleting,
    /// `RESTARTING`: It restarts.
    Restarting,
    /// `LOCKED`: It has expired and is locked.
    Locked,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for LindormInstanceStatus {
    const VALUES: &'static [&'static str] = &[
        "CREATING",
        "ACTIVATION",
        "COLD_EXPANDING",
        "MINOR_VERSION_TRANSING",
        "RESIZING",
        "SHRINKING",
        "CLASS_CHANGING",
        "SSL_SWITCHING",
        "CDC_OPENING",
        "TRANSFER",
        "DATABASE_TRANSFER",
        "GUARD_CREATING",
        "BACKUP_RECOVERING",
        "DATABASE_IMPORTING",
        "NET_MODIFYING",
        "NET_SWITCHING",
        "NET_CREATING",
        "NET_DELETING",
        "DELETING",
        "RESTARTING",
        "LOCKED",
    ];

    fn as_str(&self) -> &str {
        match self {
            Self::Creating => "CREATING",
            Self::Activation => "ACTIVATION",
            Self::ColdExpanding => "COLD_EXPANDING",
            Self::MinorVersionTransing => "MINOR_VERSION_TRANSING",
            Self::Resizing => "RESIZING",
            Self::Shrinking => "SHRINKING",
            Self::ClassChanging => "CLASS_CHANGING",
            Self::SslSwitching => "SSL_SWITCHING",
            Self::CdcOpening => "CDC_OPENING",
            Self::Transfer => "TRANSFER",
            Self::DatabaseTransfer => "DATABASE_TRANSFER",
            Self::GuardCreating => "GUARD_CREATING",
            Self::BackupRecovering => "BACKUP_RECOVERING",
            Self::DatabaseImporting => "DATABASE_IMPORTING",
            Self::NetModifying => "NET_MODIFYING",
            Self::NetSwitching => "NET_SWITCHING",
            Self::NetCreating => "NET_CREATING",
            Self::NetDeleting => "NET_DELETING",
            Self::Deleting => "DELETING",
            Self::Restarting => "RESTARTING",
            Self::Locked => "LOCKED",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for LindormInstanceStatus {
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

impl<T> From<T> for LindormInstanceStatus
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "CREATING" => Self::Creating,
            "ACTIVATION" => Self::Activation,
            "COLD_EXPANDING" => Self::ColdExpanding,
            "MINOR_VERSION_TRANSING" => Self::MinorVersionTransing,
            "RESIZING" => Self::Resizing,
            "SHRINKING" => Self::Shrinking,
            "CLASS_CHANGING" => Self::ClassChanging,
            "SSL_SWITCHING" => Self::SslSwitching,
            "CDC_OPENING" => Self::CdcOpening,
            "TRANSFER" => Self::Transfer,
            "DATABASE_TRANSFER" => Self::DatabaseTransfer,
            "GUARD_CREATING" => Self::GuardCreating,
            "BACKUP_RECOVERING" => Self::BackupRecovering,
            "DATABASE_IMPORTING" => Self::DatabaseImporting,
            "NET_MODIFYING" => Self::NetModifying,
            "NET_SWITCHING" => Self::NetSwitching,
            "NET_CREATING" => Self::NetCreating,
            "NET_DELETING" => Self::NetDeleting,
            "DELETING" => Self::Deleting,
            "RESTARTING" => Self::Restarting,
            "LOCKED" => Self::Locked,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for LindormInstanceStatus {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The codes with which `GetLindormInstanceList` may be refused.
///
/// The page documents 4 rows.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::lindorm::GetLindormInstanceListError;
///
/// let code: GetLindormInstanceListError = "Instance.IsDeleted".parse()?;
/// assert_eq!(code.as_str(), "Instance.IsDeleted");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetLindormInstanceListError {
    /// `Instance.IsDeleted` (400): The instance is deleted.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InstanceIsDeleted,
    /// `Instance.IsNotAvailable` (400): The instance is unavailable.
    ///
    /// - Retry: [`Retry::AfterStateChange`]
    /// - Remedy: [`Remedy::CheckResource`]
    InstanceIsNotAvailable,
    /// A code of [`AccessError`].
    Access(AccessError),
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for GetLindormInstanceListError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::InstanceIsDeleted,
            info: ErrorInfo {
                code: "Instance.IsDeleted",
                statuses: &[400],
                messages: &["The  instance is deleted."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InstanceIsNotAvailable,
            info: ErrorInfo {
                code: "Instance.IsNotAvailable",
                statuses: &[400],
                messages: &["The  instance is unavailable."],
                retry: Some(Retry::AfterStateChange),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Access), &Shared(Self::Gateway)]
    }
}

impl FromStr for GetLindormInstanceListError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for GetLindormInstanceListError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
