// @generated from specs/ens/create_security_group_permissions.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: cb03b2348fcd5032

//! `CreateSecurityGroupPermissions`: Adds rules to a security group.
//!
//! The parameters and the answer are those of the official C# SDK. The CLI metadata name the same parameters,
//! with the same types, and require the same ones. No source at hand lists errors.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Method: `POST`; also documented: `GET`
//! - Safety: each call has an effect of its own; send it at most once
//! - The page does not say whether it charges money
//! - Permission: `ens:CreateSecurityGroupPermissions`, access level `create`, on All Resources (`*`, required)
//! - Rule: at most one of `Permissions[].DestCidrIp` and `Permissions[].Ipv6DestCidrIp` may be given
//! - Rule: at most one of `Permissions[].DestCidrIp` and `Permissions[].Ipv6SourceCidrIp` may be given
//! - Page: Official Alibaba Cloud SDK for C#, ens-20171110: `CreateSecurityGroupPermissions`, <https://github.com/aliyun/alibabacloud-csharp-sdk>, revision `0c21bc5d17ff03757b1d924a3a5bc5e4ba5388c8`
//! - Source of `authorization`: ENS API reference: `CreateSecurityGroupPermissions`, <https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-createsecuritygrouppermissions>, changed `2025-12-10`
//! - Source of `http`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//! - Further source: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-ens20171110/>, revision `12.1.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::ens::{
//!     CreateSecurityGroupPermissionsRequest, SecurityGroupPermission,
//!     SecurityGroupPermissionDirection, SecurityGroupPermissionIpProtocol,
//!     SecurityGroupPermissionPolicy,
//! };
//!
//! let request = CreateSecurityGroupPermissionsRequest::new(
//!     [
//!         SecurityGroupPermission::new(
//!             SecurityGroupPermissionDirection::Ingress,
//!             SecurityGroupPermissionIpProtocol::Tcp,
//!             SecurityGroupPermissionPolicy::Accept,
//!             "80/80",
//!             1,
//!         ),
//!     ],
//!     "sg-bp67acfmxazb4p****",
//! );
//! ```
//!
//! # Errors
//!
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Documented, ErrorCode, Field, Given, Members, Method, OpenEnum, Operation,
    OperationInfo, Parameters, Record, Rules, Safety, Shared, Span, Structure, Table,
    UnknownCode, ValidationError, Validator, Value, View, list_of,
};

use crate::GatewayError;

/// The parameters of [`CreateSecurityGroupPermissions`](self).
///
/// It may charge money. It is sent again only if it certainly was not executed.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct CreateSecurityGroupPermissionsRequest {
    /// Rules to add.
    ///
    /// - On the wire: `Permissions`, as a text that holds JSON
    /// - Source of `encoding`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026; Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: A rule.
    pub permissions: Vec<SecurityGroupPermission>,
    /// ID of the security group.
    ///
    /// - On the wire: `SecurityGroupId`
    /// - Example: `sg-bp67acfmxazb4p****`
    /// - About the page: The sources speak of several IDs; the parameter takes one.
    pub security_group_id: String,
}

impl CreateSecurityGroupPermissionsRequest {
    /// A request with the parameters that are required.
    pub fn new(
        permissions: impl IntoIterator<Item = SecurityGroupPermission>,
        security_group_id: impl Into<String>,
    ) -> Self {
        Self {
            permissions: list_of(permissions),
            security_group_id: security_group_id.into(),
        }
    }
}

impl Operation for CreateSecurityGroupPermissionsRequest {
    type Response = CreateSecurityGroupPermissionsResponse;
    type Error = CreateSecurityGroupPermissionsError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "CreateSecurityGroupPermissions",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        ram_action: Some("ens:CreateSecurityGroupPermissions"),
        page: Some("https://github.com/aliyun/alibabacloud-csharp-sdk"),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query_json("Permissions", &self.permissions);
        out.query("SecurityGroupId", &self.security_group_id);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.check("Permissions", &self.permissions);
        must.be_given("SecurityGroupId", &self.security_group_id);
        for (index, item) in self.permissions.iter().enumerate() {
            must.enter("Permissions", index);
            must.give(
                Given::AtMostOne,
                &[
                    ("DestCidrIp", &item.dest_cidr_ip),
                    ("Ipv6DestCidrIp", &item.ipv6_dest_cidr_ip),
                ],
            );
            must.give(
                Given::AtMostOne,
                &[
                    ("DestCidrIp", &item.dest_cidr_ip),
                    ("Ipv6SourceCidrIp", &item.ipv6_source_cidr_ip),
                ],
            );
            must.leave();
        }
        must.finish()
    }
}

/// What `Permissions` consists of.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct SecurityGroupPermission {
    /// What the rule is for, in 2 to 256 characters that do not begin with `http://` or `https://`.
    ///
    /// - On the wire: `Description`
    /// - Length in characters: `2..=256`
    /// - Must not begin with (not checked): `http://`, `https://`
    /// - Example: `testDescription`
    /// - About the page: The SDK calls it the description of a storage gateway.
    pub description: Option<String>,
    /// Destination of the traffic, an `IPv4` address or CIDR block.
    ///
    /// - On the wire: `DestCidrIp`
    /// - Example: `10.XX.XX.14/32`
    pub dest_cidr_ip: Option<String>,
    /// Direction of the traffic.
    ///
    /// - On the wire: `Direction`
    /// - Values: `egress`, `ingress`
    /// - Example: `ingress`
    pub direction: SecurityGroupPermissionDirection,
    /// Protocol.
    ///
    /// - On the wire: `IpProtocol`
    /// - Values: `TCP`, `UDP`, `ICMP`, `ICMPv6`, `ALL`
    /// - Example: `TCP`
    pub ip_protocol: SecurityGroupPermissionIpProtocol,
    /// Destination of the traffic, an `IPv6` address or CIDR block. It cannot be given together with `DestCidrIp`.
    ///
    /// - On the wire: `Ipv6DestCidrIp`
    /// - Example: `::/0`
    pub ipv6_dest_cidr_ip: Option<String>,
    /// Source of the traffic, an `IPv6` address or CIDR block. It cannot be given together with `DestCidrIp`.
    ///
    /// - On the wire: `Ipv6SourceCidrIp`
    /// - Example: `::/0`
    /// - About the page: The SDK excludes it together with `DestCidrIp`; that is what it says of `Ipv6DestCidrIp`, too, and here `SourceCidrIp` may be meant.
    pub ipv6_source_cidr_ip: Option<String>,
    /// What happens to the traffic.
    ///
    /// - On the wire: `Policy`
    /// - Values: `Accept`, `Drop`
    /// - Example: `Accept`
    pub policy: SecurityGroupPermissionPolicy,
    /// Ports of the destination, the first and the last one between 1 and 65535, as in `1/200`, for
    /// TCP and UDP; `-1/-1` for the other protocols and for all of them.
    ///
    /// - On the wire: `PortRange`
    /// - Example: `80/80`
    pub port_range: String,
    /// Priority of the rule. The smaller number goes first.
    ///
    /// - On the wire: `Priority`
    /// - Values: `1..=100`
    /// - Example: `1`
    pub priority: i32,
    /// Source of the traffic, an `IPv4` address or CIDR block.
    ///
    /// - On the wire: `SourceCidrIp`
    /// - Example: `0.0.0.0/0`
    pub source_cidr_ip: Option<String>,
    /// Ports of the source, the first and the last one between 1 and 65535, as in `1/200`, for TCP
    /// and UDP; `-1/-1` for the other protocols and for all of them.
    ///
    /// - On the wire: `SourcePortRange`
    /// - Example: `22/22`
    pub source_port_range: Option<String>,
}

impl SecurityGroupPermission {
    /// A value with the fields that are required.
    pub fn new(
        direction: impl Into<SecurityGroupPermissionDirection>,
        ip_protocol: impl Into<SecurityGroupPermissionIpProtocol>,
        policy: impl Into<SecurityGroupPermissionPolicy>,
        port_range: impl Into<String>,
        priority: i32,
    ) -> Self {
        Self {
            description: None,
            dest_cidr_ip: None,
            direction: direction.into(),
            ip_protocol: ip_protocol.into(),
            ipv6_dest_cidr_ip: None,
            ipv6_source_cidr_ip: None,
            policy: policy.into(),
            port_range: port_range.into(),
            priority,
            source_cidr_ip: None,
            source_port_range: None,
        }
    }

    /// Sets the field [`Description`](field@Self::description).
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }

    /// Sets the field [`DestCidrIp`](field@Self::dest_cidr_ip).
    pub fn dest_cidr_ip(mut self, value: impl Into<String>) -> Self {
        self.dest_cidr_ip = Some(value.into());
        self
    }

    /// Sets the field [`Ipv6DestCidrIp`](field@Self::ipv6_dest_cidr_ip).
    pub fn ipv6_dest_cidr_ip(mut self, value: impl Into<String>) -> Self {
        self.ipv6_dest_cidr_ip = Some(value.into());
        self
    }

    /// Sets the field [`Ipv6SourceCidrIp`](field@Self::ipv6_source_cidr_ip).
    pub fn ipv6_source_cidr_ip(mut self, value: impl Into<String>) -> Self {
        self.ipv6_source_cidr_ip = Some(value.into());
        self
    }

    /// Sets the field [`SourceCidrIp`](field@Self::source_cidr_ip).
    pub fn source_cidr_ip(mut self, value: impl Into<String>) -> Self {
        self.source_cidr_ip = Some(value.into());
        self
    }

    /// Sets the field [`SourcePortRange`](field@Self::source_port_range).
    pub fn source_port_range(mut self, value: impl Into<String>) -> Self {
        self.source_port_range = Some(value.into());
        self
    }
}

impl Structure for SecurityGroupPermission {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Description", &self.description);
        out.member("DestCidrIp", &self.dest_cidr_ip);
        out.member("Direction", &self.direction);
        out.member("IpProtocol", &self.ip_protocol);
        out.member("Ipv6DestCidrIp", &self.ipv6_dest_cidr_ip);
        out.member("Ipv6SourceCidrIp", &self.ipv6_source_cidr_ip);
        out.member("Policy", &self.policy);
        out.member("PortRange", &self.port_range);
        out.member("Priority", &self.priority);
        out.member("SourceCidrIp", &self.source_cidr_ip);
        out.member("SourcePortRange", &self.source_port_range);
    }
}

impl Value for SecurityGroupPermission {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

impl Rules for SecurityGroupPermission {
    fn rules(&self, must: &mut Validator) {
        must.have_length("Description", &self.description, 2, 256);
        must.be_documented(
            "Direction",
            &self.direction,
            SecurityGroupPermissionDirection::VALUES,
        );
        must.be_documented(
            "IpProtocol",
            &self.ip_protocol,
            SecurityGroupPermissionIpProtocol::VALUES,
        );
        must.be_documented(
            "Policy",
            &self.policy,
            SecurityGroupPermissionPolicy::VALUES,
        );
        must.be_given("PortRange", &self.port_range);
        must.be_in("Priority", &self.priority, &[Span::Range(1, 100)]);
    }
}

/// The values of `Direction`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecurityGroupPermissionDirection {
    /// `egress`: From the instances.
    Egress,
    /// `ingress`: To the instances.
    Ingress,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for SecurityGroupPermissionDirection {
    const VALUES: &'static [&'static str] = &["egress", "ingress"];

    fn as_str(&self) -> &str {
        match self {
            Self::Egress => "egress",
            Self::Ingress => "ingress",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for SecurityGroupPermissionDirection
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "egress" => Self::Egress,
            "ingress" => Self::Ingress,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for SecurityGroupPermissionDirection {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `IpProtocol`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecurityGroupPermissionIpProtocol {
    /// `TCP`: TCP.
    Tcp,
    /// `UDP`: UDP.
    Udp,
    /// `ICMP`: ICMP.
    Icmp,
    /// `ICMPv6`: ICMP for `IPv6`.
    IcmPv6,
    /// `ALL`: All protocols.
    All,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for SecurityGroupPermissionIpProtocol {
    const VALUES: &'static [&'static str] = &["TCP", "UDP", "ICMP", "ICMPv6", "ALL"];

    fn as_str(&self) -> &str {
        match self {
            Self::Tcp => "TCP",
            Self::Udp => "UDP",
            Self::Icmp => "ICMP",
            Self::IcmPv6 => "ICMPv6",
            Self::All => "ALL",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for SecurityGroupPermissionIpProtocol
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "TCP" => Self::Tcp,
            "UDP" => Self::Udp,
            "ICMP" => Self::Icmp,
            "ICMPv6" => Self::IcmPv6,
            "ALL" => Self::All,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for SecurityGroupPermissionIpProtocol {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `Policy`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecurityGroupPermissionPolicy {
    /// `Accept`: It is let through.
    Accept,
    /// `Drop`: It is dropped.
    Drop,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for SecurityGroupPermissionPolicy {
    const VALUES: &'static [&'static str] = &["Accept", "Drop"];

    fn as_str(&self) -> &str {
        match self {
            Self::Accept => "Accept",
            Self::Drop => "Drop",
            Self::Unknown(value) => value,
        }
    }
}

impl<T> From<T> for SecurityGroupPermissionPolicy
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Accept" => Self::Accept,
            "Drop" => Self::Drop,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for SecurityGroupPermissionPolicy {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What `CreateSecurityGroupPermissions` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CreateSecurityGroupPermissionsResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `CEF72CEB-54B6-4AE8-B225-F876FF7BA984`
    pub request_id: Option<String>,
}

impl Record for CreateSecurityGroupPermissionsResponse {
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

/// The codes with which `CreateSecurityGroupPermissions` may be refused.
///
/// The page has no table of errors: any code may be answered.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CreateSecurityGroupPermissionsError {
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for CreateSecurityGroupPermissionsError {
    const OWN: &'static [Documented<Self>] = &[];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for CreateSecurityGroupPermissionsError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for CreateSecurityGroupPermissionsError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
