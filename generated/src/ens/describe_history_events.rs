// @generated from specs/ens/describe_history_events.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: d820af670f6a32eb

//! `DescribeHistoryEvents`: Lists system events of instances.
//!
//! The parameters and the answer are those of the official C# SDK. The CLI metadata name the same parameters,
//! with the same types, and require the same one. No source at hand lists errors.
//!
//! - Product: Edge Node Service (`Ens`), version 2017-11-10
//! - Method: `POST`; also documented: `GET`
//! - Safety: it changes nothing, so it may be sent again
//! - Permission: `ens:DescribeHistoryEvents`, access level `none`, on All Resources (`*`, required)
//! - Pages: by their number
//! - Rule about `EventLevels`, `EventStatus`, `EventTypes` and `ResourceIds` (not checked): The lists are joined with commas and nothing marks a comma inside a value: the service takes it as the end of the value. Source: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
//! - Page: Official Alibaba Cloud SDK for C#, ens-20171110: `DescribeHistoryEvents`, <https://github.com/aliyun/alibabacloud-csharp-sdk>, revision `1a872978d9a85f6d9edb0316489a6ce6f8c227f7`
//! - Source of `authorization`: ENS API reference: `DescribeHistoryEvents`, <https://www.alibabacloud.com/help/en/ens/developer-reference/api-ens-2017-11-10-describehistoryevents>, changed `2026-03-27`
//! - Source of `http`: Alibaba Cloud CLI metadata (aliyun-openapi-meta), April 2026, <https://github.com/aliyun/aliyun-openapi-meta>, revision `2563691c2`
//! - Further source: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback, <https://pypi.org/project/alibabacloud-ens20171110/>, revision `12.1.0`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::ens::DescribeHistoryEventsRequest;
//!
//! let request = DescribeHistoryEventsRequest::new(["Instance:SystemFailure.Reboot"]);
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::pagination::{PageError, Progress};
use aliyun_runtime::{
    Documented, ErrorCode, Field, Method, Mismatch, OpenEnum, Operation, OperationInfo,
    Paginated, Parameters, Record, Safety, Scalar, Shared, Table, UnknownCode,
    ValidationError, Validator, list_of,
};

use crate::GatewayError;

/// The parameters of [`DescribeHistoryEvents`](self).
///
/// It changes nothing.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct DescribeHistoryEventsRequest {
    /// Levels of the events to list.
    ///
    /// - On the wire: `EventLevels`, with commas between the items
    /// - The sources disagree: The CLI metadata call it a repeated list. The official Python SDK joins the values with commas.
    /// - Source of `encoding`: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: A level: the answer has `CRITICAL`, `WARN` and `INFO`.
    /// - Items, example: `WARN`
    /// - Source of `example`: ENS API reference: `DescribeHistoryEvents`
    pub event_levels: Option<Vec<String>>,
    /// States of the events to list.
    ///
    /// - On the wire: `EventStatus`, with commas between the items
    /// - The sources disagree: The CLI metadata call it a repeated list. The official SDKs send one text, as for the other lists of this request, though no request with it was recorded.
    /// - Items: A state: the answer has `Inquiring`, `Scheduled`, `Executing`, `Executed`, `Failed`, `Canceled` and `Avoided`.
    /// - Items, example: `Inquiring`
    /// - Source of `example`: ENS API reference: `DescribeHistoryEvents`
    pub event_status: Option<Vec<String>>,
    /// Types of the events to list. At least one must be given.
    ///
    /// - On the wire: `EventTypes`, with commas between the items
    /// - Number of items: `1..`
    /// - The sources disagree: The CLI metadata call it a repeated list. The official Python SDK joins the values with commas.
    /// - Source of `encoding`: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Source of `doc`: Official Alibaba Cloud SDK for C#, ens-20171110: `DescribeHistoryEvents`; ENS API reference: `DescribeHistoryEvents`
    /// - Source of `min_items`: ENS API reference: `DescribeHistoryEvents`
    /// - Items: A type, as in the answer.
    /// - Items, example: `Instance:SystemFailure.Reboot`
    /// - Source of `doc`, `example`: ENS API reference: `DescribeHistoryEvents`
    pub event_types: Vec<String>,
    /// Number of the page to answer, from 1.
    ///
    /// - On the wire: `PageNumber`
    /// - Default: `1`
    /// - Example: `1`
    pub page_number: Option<i32>,
    /// How many events a page has.
    ///
    /// - On the wire: `PageSize`
    /// - Example: `10`
    pub page_size: Option<i32>,
    /// IDs of the resources whose events are listed.
    ///
    /// - On the wire: `ResourceIds`, with commas between the items
    /// - The sources disagree: The CLI metadata call it a repeated list. The official Python SDK joins the values with commas.
    /// - Source of `encoding`: Official Alibaba Cloud SDK for Python, package alibabacloud-ens20171110, its requests recorded over loopback
    /// - Items: ID of a resource.
    /// - Items, example: `i-55qi8m11rr53c4i964md8a00l`
    /// - Source of `example`: ENS API reference: `DescribeHistoryEvents`
    pub resource_ids: Option<Vec<String>>,
}

impl DescribeHistoryEventsRequest {
    /// A request with the parameters that are required.
    pub fn new(event_types: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            event_levels: None,
            event_status: None,
            event_types: list_of(event_types),
            page_number: None,
            page_size: None,
            resource_ids: None,
        }
    }

    /// Sets the parameter [`EventLevels`](field@Self::event_levels).
    pub fn event_levels(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.event_levels = Some(list_of(value));
        self
    }

    /// Sets the parameter [`EventStatus`](field@Self::event_status).
    pub fn event_status(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.event_status = Some(list_of(value));
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

    /// Sets the parameter [`ResourceIds`](field@Self::resource_ids).
    pub fn resource_ids(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.resource_ids = Some(list_of(value));
        self
    }
}

impl Operation for DescribeHistoryEventsRequest {
    type Response = DescribeHistoryEventsResponse;
    type Error = DescribeHistoryEventsError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "DescribeHistoryEvents",
        method: Method::Post,
        safety: Safety::ReadOnly,
        ram_action: Some("ens:DescribeHistoryEvents"),
        page: Some("https://github.com/aliyun/alibabacloud-csharp-sdk"),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query_joined("EventLevels", &self.event_levels, ',');
        out.query_joined("EventStatus", &self.event_status, ',');
        out.query_joined("EventTypes", &self.event_types, ',');
        out.query("PageNumber", &self.page_number);
        out.query("PageSize", &self.page_size);
        out.query_joined("ResourceIds", &self.resource_ids, ',');
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.lack_separator("EventLevels", &self.event_levels, ',');
        must.lack_separator("EventStatus", &self.event_status, ',');
        must.be_given("EventTypes", &self.event_types);
        must.have_items("EventTypes", &self.event_types, 1, usize::MAX);
        must.lack_separator("EventTypes", &self.event_types, ',');
        must.lack_separator("ResourceIds", &self.resource_ids, ',');
        must.finish()
    }
}

impl Paginated for DescribeHistoryEventsRequest {
    type Item = DescribeHistoryEventsResponseEvent;

    fn items(response: Self::Response) -> Vec<Self::Item> {
        response.events
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
            response.events.len(),
        )
    }
}

/// What `DescribeHistoryEvents` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeHistoryEventsResponse {
    /// Events.
    ///
    /// - On the wire: `Events`
    /// - Items: An event.
    pub events: Vec<DescribeHistoryEventsResponseEvent>,
    /// Number of this page, from 1.
    ///
    /// - On the wire: `PageNumber`
    /// - Example: `1`
    pub page_number: Option<i32>,
    /// How many events a page has.
    ///
    /// - On the wire: `PageSize`
    /// - Example: `10`
    pub page_size: Option<i32>,
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `RequestId`
    /// - Example: `5359599C-F656-57BD-8A0D-329A2FD511A6`
    pub request_id: Option<String>,
    /// How many events there are.
    ///
    /// - On the wire: `TotalCount`
    /// - Example: `30`
    pub total_count: Option<i32>,
}

impl Record for DescribeHistoryEventsResponse {
    fn names(&self) -> &'static [&'static str] {
        &["Events", "PageNumber", "PageSize", "RequestId", "TotalCount"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.events),
            1 => Some(&mut self.page_number),
            2 => Some(&mut self.page_size),
            3 => Some(&mut self.request_id),
            4 => Some(&mut self.total_count),
            _ => None,
        }
    }
}

/// What `Events` consists of.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DescribeHistoryEventsResponseEvent {
    /// ID of the event.
    ///
    /// - On the wire: `EventId`
    /// - Example: `e-d71ff150945b9c02eb6ebc0016328468`
    pub event_id: Option<String>,
    /// Level of the event.
    ///
    /// - On the wire: `EventLevel`
    /// - Values: `CRITICAL`, `WARN`, `INFO`
    /// - Example: `WARN`
    pub event_level: Option<DescribeHistoryEventsResponseEventLevel>,
    /// State of the event.
    ///
    /// - On the wire: `EventStatus`
    /// - Values: `Inquiring`, `Scheduled`, `Executing`, `Executed`, `Failed`, `Canceled`, `Avoided`
    /// - Example: `Inquiring`
    pub event_status: Option<DescribeHistoryEventsResponseEventStatus>,
    /// Type of the event:
    ///
    /// - `Instance:SystemFailure.Redeploy`: the instance is deployed again, because of the system.
    /// - `Instance:SystemFailure.Reboot`: the instance restarts, because of an error of the system.
    /// - `Instance:RegionNetworkDown`: the network of the node is interrupted.
    /// - `Disk:Stalled`: the disk is slowed down.
    /// - `EnsRegion:NetworkMigration`: the instance moves, because of an error of the system.
    /// - `IP:SafeRisk`: an alarm about an IP address.
    /// - `IP:SafeBan`: an IP address is blocked.
    /// - `Instance:SystemUpgrade.Migrate`: the instance has to move, because what lies below it is upgraded.
    /// - `Instance:SystemMaintenance.Redeploy`: the instance is deployed again, for maintenance.
    ///
    /// * On the wire: `EventType`
    /// * Example: `Instance:SystemFailure.Reboot`
    pub event_type: Option<String>,
    /// Further attributes, as JSON text.
    ///
    /// - On the wire: `ExtendedAttribute`
    /// - The text is JSON
    /// - Example: `{}`
    /// - Source of `content`: ENS API reference: `DescribeHistoryEvents`
    pub extended_attribute: Option<String>,
    /// Time at which the event is to be executed, in milliseconds since 1970-01-01T00:00:00Z.
    ///
    /// - On the wire: `NotBefore`
    /// - Unit: milliseconds
    /// - Example: `1715578245000`
    pub not_before: Option<i64>,
    /// Time at which the event was made known, in milliseconds since 1970-01-01T00:00:00Z.
    ///
    /// - On the wire: `PublishTime`
    /// - Unit: milliseconds
    /// - Example: `1715578245000`
    /// - Source of `doc`: Official Alibaba Cloud SDK for C#, ens-20171110: `DescribeHistoryEvents`; ENS API reference: `DescribeHistoryEvents`
    pub publish_time: Option<i64>,
    /// Cause of the event.
    ///
    /// - On the wire: `Reason`
    /// - Example: `System policy quota is insufficient`
    /// - Source of `example`: ENS API reference: `DescribeHistoryEvents`
    pub reason: Option<String>,
    /// ID of the resource that the event is about.
    ///
    /// - On the wire: `ResourceId`
    /// - Example: `i-55qi8m11rr53c4i964md8a00l`
    pub resource_id: Option<String>,
}

impl Record for DescribeHistoryEventsResponseEvent {
    fn names(&self) -> &'static [&'static str] {
        &[
            "EventId",
            "EventLevel",
            "EventStatus",
            "EventType",
            "ExtendedAttribute",
            "NotBefore",
            "PublishTime",
            "Reason",
            "ResourceId",
        ]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.event_id),
            1 => Some(&mut self.event_level),
            2 => Some(&mut self.event_status),
            3 => Some(&mut self.event_type),
            4 => Some(&mut self.extended_attribute),
            5 => Some(&mut self.not_before),
            6 => Some(&mut self.publish_time),
            7 => Some(&mut self.reason),
            8 => Some(&mut self.resource_id),
            _ => None,
        }
    }
}

/// The values of `EventLevel`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribeHistoryEventsResponseEventLevel {
    /// `CRITICAL`
    Critical,
    /// `WARN`
    Warn,
    /// `INFO`
    Info,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribeHistoryEventsResponseEventLevel {
    const VALUES: &'static [&'static str] = &["CRITICAL", "WARN", "INFO"];

    fn as_str(&self) -> &str {
        match self {
            Self::Critical => "CRITICAL",
            Self::Warn => "WARN",
            Self::Info => "INFO",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for DescribeHistoryEventsResponseEventLevel {
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

impl<T> From<T> for DescribeHistoryEventsResponseEventLevel
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "CRITICAL" => Self::Critical,
            "WARN" => Self::Warn,
            "INFO" => Self::Info,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribeHistoryEventsResponseEventLevel {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The values of `EventStatus`.
///
/// Any other text becomes `Unknown`: a service may take values that its page does not list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DescribeHistoryEventsResponseEventStatus {
    /// `Inquiring`
    Inquiring,
    /// `Scheduled`
    Scheduled,
    /// `Executing`
    Executing,
    /// `Executed`
    Executed,
    /// `Failed`
    Failed,
    /// `Canceled`
    Canceled,
    /// `Avoided`
    Avoided,
    /// A value that is not documented.
    Unknown(String),
}

impl OpenEnum for DescribeHistoryEventsResponseEventStatus {
    const VALUES: &'static [&'static str] = &[
        "Inquiring",
        "Scheduled",
        "Executing",
        "Executed",
        "Failed",
        "Canceled",
        "Avoided",
    ];

    fn as_str(&self) -> &str {
        match self {
            Self::Inquiring => "Inquiring",
            Self::Scheduled => "Scheduled",
            Self::Executing => "Executing",
            Self::Executed => "Executed",
            Self::Failed => "Failed",
            Self::Canceled => "Canceled",
            Self::Avoided => "Avoided",
            Self::Unknown(value) => value,
        }
    }
}

impl Field for DescribeHistoryEventsResponseEventStatus {
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

impl<T> From<T> for DescribeHistoryEventsResponseEventStatus
where
    T: AsRef<str> + Into<String>,
{
    fn from(value: T) -> Self {
        match value.as_ref() {
            "Inquiring" => Self::Inquiring,
            "Scheduled" => Self::Scheduled,
            "Executing" => Self::Executing,
            "Executed" => Self::Executed,
            "Failed" => Self::Failed,
            "Canceled" => Self::Canceled,
            "Avoided" => Self::Avoided,
            _ => Self::Unknown(value.into()),
        }
    }
}

impl fmt::Display for DescribeHistoryEventsResponseEventStatus {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The codes with which `DescribeHistoryEvents` may be refused.
///
/// The page has no table of errors: any code may be answered.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum DescribeHistoryEventsError {
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for DescribeHistoryEventsError {
    const OWN: &'static [Documented<Self>] = &[];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for DescribeHistoryEventsError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for DescribeHistoryEventsError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
