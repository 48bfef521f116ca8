// @generated from specs/lindorm/get_instance_ip_white_list.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: d72d26487ac94f29

//! `GetInstanceIpWhiteList`: Reads the addresses that may reach a Lindorm instance.
//!
//! The page's section on permissions is empty. A copy of it from 2024 names the RAM action
//! `lindorm:GetInstanceIpWhiteList`, of the level READ, on
//! `acs:lindorm:{#regionId}:{#accountId}:instance/{#instanceId}`.
//!
//! - Product: `ApsaraDB` for Lindorm (`hitsdb`), version 2020-06-15
//! - Group: Whitelists
//! - Method: `POST`; also documented: `GET`
//! - Safety: it changes nothing, so it may be sent again
//! - Permission: the page does not say
//! - Page: Lindorm API reference: `GetInstanceIpWhiteList`, a copy that ends inside its error table, <https://www.alibabacloud.com/help/en/lindorm/developer-reference/api-hitsdb-2020-06-15-getinstanceipwhitelist>
//! - Source of `doc` (in part): Lindorm API reference: `GetInstanceIpWhiteList`, a copy of 2024, <https://www.alibabacloud.com/help/en/lindorm/developer-reference/api-hitsdb-2020-06-15-getinstanceipwhitelist>
//! - Source of `group`: Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json): `GetInstanceIpWhiteList`, <https://api.aliyun.com/meta/v1/products/hitsdb/versions/2020-06-15/api-docs.json>, revision `2024-07-30`, language `zh`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::lindorm::GetInstanceIpWhiteListRequest;
//!
//! let request = GetInstanceIpWhiteListRequest::new("ld-bp1z3506imz2g****");
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`Lindorm.Errorcode.ParameterInvaild`](GetInstanceIpWhiteListError::ParameterInvaild)
//! - [`Instance.IsDeleted`](GetInstanceIpWhiteListError::InstanceIsDeleted)
//! - [`Instance.IsNotValid`](GetInstanceIpWhiteListError::InstanceIsNotValid)
//! - the 2 codes of [`AccessError`]
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, ErrorInfo, Field, Method, Operation, OperationInfo,
    Parameters, Record, Remedy, Retry, Safety, Shared, Table, UnknownCode,
    ValidationError, Validator,
};

use crate::GatewayError;
use crate::lindorm::AccessError;

/// The parameters of [`GetInstanceIpWhiteList`](self).
///
/// It changes nothing.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct GetInstanceIpWhiteListRequest {
    /// ID of the instance. `GetLindormInstanceList` lists the instances.
    ///
    /// - On the wire: `InstanceId`
    /// - The value comes from: `GetLindormInstanceList`
    /// - Example: `ld-bp1z3506imz2g****`
    pub instance_id: String,
}

impl GetInstanceIpWhiteListRequest {
    /// A request with the parameters that are required.
    pub fn new(instance_id: impl Into<String>) -> Self {
        Self {
            instance_id: instance_id.into(),
        }
    }
}

impl Operation for GetInstanceIpWhiteListRequest {
    type Response = GetInstanceIpWhiteListResponse;
    type Error = GetInstanceIpWhiteListError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "GetInstanceIpWhiteList",
        method: Method::Post,
        safety: Safety::ReadOnly,
        page: Some(
            "https://www.alibabacloud.com/help/en/lindorm/developer-reference/api-hitsdb-2020-06-15-getinstanceipwhitelist",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("InstanceId", &self.instance_id);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("InstanceId", &self.instance_id);
        must.finish()
    }
}

/// What `GetInstanceIpWhiteList` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```
/// use aliyun_api::lindorm::GetInstanceIpWhiteListResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
/// "InstanceId": "ld-bp1z3506imz2f****",
/// "RequestId": "1D1F6F4D-9203-53E7-84E9-5376B4657E63",
/// "IpList": [
/// "192.168.0.0/24"
/// ],
/// "GroupList": [
/// {
/// "GroupName": "test",
/// "SecurityIpList": "192.168.1.0/24"
/// }
/// ],
/// "AccessDeniedDetail": "{\"AuthAction\":\"xxx\",\"AuthPrincipalDisplayName\":\"222\",\"AuthPrincipalOwnerId\":\"111\",\"AuthPrincipalType\":\"SubUser\",,\"NoPermissionType\":\"ImplicitDeny\",\"PolicyType\":\"AccountLevelIdentityBasedPolicy\",\"EncodedDiagnosticMessage\":\"xxxxxx\"}"
/// }"#;
/// let response: GetInstanceIpWhiteListResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.instance_id.as_deref(), Some("ld-bp1z3506imz2f****"));
/// assert_eq!(response.request_id.as_deref(), Some("1D1F6F4D-9203-53E7-84E9-5376B4657E63"));
/// assert_eq!(response.ip_list.len(), 1);
/// assert_eq!(response.group_list.len(), 1);
/// assert_eq!(response.access_denied_detail.as_deref(), Some("{\"AuthAction\":\"xxx\",\"AuthPrincipalDisplayName\":\"222\",\"AuthPrincipalOwnerId\":\"111\",\"AuthPrincipalType\":\"SubUser\",,\"NoPermissionType\":\"ImplicitDeny\",\"PolicyType\":\"AccountLevelIdentityBasedPolicy\",\"EncodedDiagnosticMessage\":\"xxxxxx\"}"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetInstanceIpWhiteListResponse {
    /// ID of the instance.
    ///
    /// - On the wire: `InstanceId`
    /// - Example: `ld-bp1z3506imz2f****`
    pub instance_id: Option<String>,
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `1D1F6F4D-9203-53E7-84E9-5376B4657E63`
    pub request_id: Option<String>,
    /// Addresses and CIDR blocks that may reach the instance.
    ///
    /// - On the wire: `IpList`
    /// - Items: An address or CIDR block.
    /// - Items, example: `192.168.0.0/24`
    pub ip_list: Vec<String>,
    /// Groups of addresses.
    ///
    /// - On the wire: `GroupList`
    /// - Items: A group.
    pub group_list: Vec<GetInstanceIpWhiteListResponseGroup>,
    /// Why access was denied. Text that looks like JSON; do not rely on being able to parse it.
    ///
    /// - On the wire: `AccessDeniedDetail`
    /// - Example: `{"AuthAction":"xxx","AuthPrincipalDisplayName":"222","AuthPrincipalOwnerId":"111","AuthPrincipalType":"SubUser",,"NoPermissionType":"ImplicitDeny","PolicyType":"AccountLevelIdentityBasedPolicy","EncodedDiagnosticMessage":"xxxxxx"}`
    /// - About the page: The example would be JSON but for two commas in a row. The page lists the field, and shows it in its sample, for an answer that succeeded.
    pub access_denied_detail: Option<String>,
}

impl Record for GetInstanceIpWhiteListResponse {
    fn names(&self) -> &'static [&'static str] {
        &["InstanceId", "RequestId", "IpList", "GroupList", "AccessDeniedDetail"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.instance_id),
            1 => Some(&mut self.request_id),
            2 => Some(&mut self.ip_list),
            3 => Some(&mut self.group_list),
            4 => Some(&mut self.access_denied_detail),
            _ => None,
        }
    }
}

/// What `GroupList` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GetInstanceIpWhiteListResponseGroup {
    /// Name of the group.
    ///
    /// - On the wire: `GroupName`
    /// - Example: `test`
    pub group_name: Option<String>,
    /// Addresses and CIDR blocks of the group. How several of them are separated is not said.
    ///
    /// - On the wire: `SecurityIpList`
    /// - Example: `192.168.1.0/24`
    pub security_ip_list: Option<String>,
}

impl Record for GetInstanceIpWhiteListResponseGroup {
    fn names(&self) -> &'static [&'static str] {
        &["GroupName", "SecurityIpList"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.group_name),
            1 => Some(&mut self.security_ip_list),
            _ => None,
        }
    }
}

/// The codes with which `GetInstanceIpWhiteList` may be refused.
///
/// The page documents 5 rows.
///
/// Source of `errors`: Lindorm API reference: `GetInstanceIpWhiteList`, a copy that ends inside its error table; Alibaba Cloud API metadata of hitsdb 2020-06-15 (api-docs.json): `GetInstanceIpWhiteList`
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::lindorm::GetInstanceIpWhiteListError;
///
/// let code: GetInstanceIpWhiteListError =
///     "Lindorm.Errorcode.ParameterInvaild".parse()?;
/// assert_eq!(code.as_str(), "Lindorm.Errorcode.ParameterInvaild");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetInstanceIpWhiteListError {
    /// `Lindorm.Errorcode.ParameterInvaild` (400): The parameter is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    ParameterInvaild,
    /// `Instance.IsDeleted` (400): The instance is deleted.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InstanceIsDeleted,
    /// `Instance.IsNotValid` (400): The instance is invalid.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    InstanceIsNotValid,
    /// A code of [`AccessError`].
    Access(AccessError),
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for GetInstanceIpWhiteListError {
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
            code: Self::InstanceIsDeleted,
            info: ErrorInfo {
                code: "Instance.IsDeleted",
                statuses: &[400],
                messages: &["The instance is deleted."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InstanceIsNotValid,
            info: ErrorInfo {
                code: "Instance.IsNotValid",
                statuses: &[400],
                messages: &["The  instance is invalid."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Access), &Shared(Self::Gateway)]
    }
}

impl FromStr for GetInstanceIpWhiteListError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for GetInstanceIpWhiteListError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
