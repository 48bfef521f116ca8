// @generated from specs/sls/update_check_point.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 1618301abbd60694

//! `UpdateCheckPoint`: Sets how far a consumer group has read a shard.
//!
//! Changes the checkpoint of one shard of a Logstore for one consumer group.
//!
//! A request that arrives late, or twice, can set a checkpoint back that a consumer has moved on in the
//! meantime: the records in between are then read again.
//!
//! - Product: Log Service (`sls`), version 2020-12-30
//! - Group: Consumer group interfaces
//! - Method: `POST`, path `/logstores/{logstoreName}/consumergroups/{consumerGroup}`
//! - Signature: `LOG (hmac-sha1)`, which this crate does not know: requests can be built and checked, not sent
//! - Safety: each call has an effect of its own; send it at most once
//! - The page does not say whether it charges money
//! - Permission: the page does not say
//! - Status of an answer: `200`
//! - Rule: `forceSuccess` must be `true` when `consumer` is not given. Without a consumer, the update must be forced; otherwise the checkpoint is not changed.
//! - Page: Log Service API reference: `UpdateCheckPoint`, <https://github.com/AlibabaCloudDocs/sls/blob/83a701cd0dfe58468b3f0daa1172f135cbeeee0e/intl.en-US/Developer%20Guide/API%20Reference/Consumer%20group%20interfaces/UpdateCheckPoint.md>, revision `83a701cd0dfe58468b3f0daa1172f135cbeeee0e`, changed `2021-01-22`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::sls::UpdateCheckPointRequest;
//!
//! let request = UpdateCheckPointRequest::new(
//!     "my-project",
//!     "logstore-4",
//!     "consumer_group_test",
//!     0,
//!     "MTUyNDE1NTM3OTM3MzkwODQ5Ng==",
//! )
//! .consumer("consumer_1");
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - [`InvalidShardCheckPoint`](UpdateCheckPointError::InvalidShardCheckPoint)
//! - [`ProjectNotExist`](UpdateCheckPointError::ProjectNotExist)
//! - [`LogStoreNotExist`](UpdateCheckPointError::LogStoreNotExist)
//! - [`ConsumerGroupNotExist`](UpdateCheckPointError::ConsumerGroupNotExist)
//! - [`ConsumerNotExist`](UpdateCheckPointError::ConsumerNotExist)
//! - [`ShardNotExist`](UpdateCheckPointError::ShardNotExist)
//! - [`InternalServerError`](UpdateCheckPointError::InternalServerError)
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Body, Documented, ErrorCode, ErrorInfo, Field, Method, Operation, OperationInfo,
    Parameters, Record, Remedy, Retry, Safety, Shared, Table, UnknownCode,
    ValidationError, Validator, When,
};

use crate::GatewayError;

/// The parameters of [`UpdateCheckPoint`](self).
///
/// It may charge money. It is sent again only if it certainly was not executed.
///
/// - Always sent: `type` with the value `checkpoint`. What is updated. About the page: The page has it only in its sample request.
/// - Always sent: `x-log-apiversion`, a header, with the value `0.6.0`. Version of the API.
/// - Always sent: `x-log-bodyrawsize`, a header, with the value `0`. A common header of Log Service. About the page: It is 0 in the syntax and in the sample, though both have a body.
/// - Always sent: `x-log-signaturemethod`, a header, with the value `hmac-sha1`. How the request is signed.
///
/// A sample of the page, with a defect (A blank follows the question mark, and `Header` and `Body` with their braces are not sent.):
///
/// ```text
/// POST /logstores/logstore-4/consumergroups/consumer_group_test? forceSuccess=false&type=checkpoint&consumer=consumer_1 HTTP/1.1
/// Header:
/// {
/// Authorization: LOG yourAccessKeyId:yourSignature
/// x-log-bodyrawsize: 0
/// User-Agent: sls-java-sdk-v-0.6.1
/// x-log-apiversion: 0.6.0
/// Host: my-project.cn-shanghai.log.aliyuncs.com
/// x-log-signaturemethod: hmac-sha1
/// Date: Sun, 06 May 2018 09:14:53 GMT
/// Content-Type: application/json
/// Content-MD5: 59457BAFB3F85A5117BDE243947583B0
/// Content-Length: 55
/// Connection: Keep-Alive
/// }
/// Body:
/// {
///   "shard": 0,
///   "checkpoint": "MTUyNDE1NTM3OTM3MzkwODQ5Ng=="
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct UpdateCheckPointRequest {
    /// Name of the project, the first part of the host.
    ///
    /// - On the wire: `projectName`, in the name of the host
    /// - Example: `my-project`
    pub project_name: String,
    /// Name of the Logstore.
    ///
    /// - On the wire: `logstoreName`, in the path
    /// - Example: `logstore-4`
    pub logstore_name: String,
    /// Name of the consumer group.
    ///
    /// - On the wire: `consumerGroup`, in the path
    /// - Example: `consumer_group_test`
    pub consumer_group: String,
    /// ID of the shard.
    ///
    /// - On the wire: `shard`, in the JSON body
    /// - Example: `0`
    pub shard: i64,
    /// How far the shard was read, in Base64.
    ///
    /// - On the wire: `checkpoint`, in the JSON body
    /// - Format: base64
    /// - Example: `MTUyNDE1NTM3OTM3MzkwODQ5Ng==`
    /// - About the page: That the value is in Base64 stands only in the table of errors.
    pub checkpoint: String,
    /// The consumer.
    ///
    /// - On the wire: `consumer`
    /// - Example: `consumer_1`
    pub consumer: Option<String>,
    /// Whether the update is forced. Without a `consumer` it must be.
    ///
    /// - On the wire: `forceSuccess`
    /// - Example: `false`
    /// - About the page: The default is not said.
    pub force_success: Option<bool>,
}

impl UpdateCheckPointRequest {
    /// A request with the parameters that are required.
    pub fn new(
        project_name: impl Into<String>,
        logstore_name: impl Into<String>,
        consumer_group: impl Into<String>,
        shard: i64,
        checkpoint: impl Into<String>,
    ) -> Self {
        Self {
            project_name: project_name.into(),
            logstore_name: logstore_name.into(),
            consumer_group: consumer_group.into(),
            shard,
            checkpoint: checkpoint.into(),
            consumer: None,
            force_success: None,
        }
    }

    /// Sets the parameter [`consumer`](field@Self::consumer).
    pub fn consumer(mut self, value: impl Into<String>) -> Self {
        self.consumer = Some(value.into());
        self
    }

    /// Sets the parameter [`forceSuccess`](field@Self::force_success).
    pub fn force_success(mut self, value: bool) -> Self {
        self.force_success = Some(value);
        self
    }
}

impl Operation for UpdateCheckPointRequest {
    type Response = UpdateCheckPointResponse;
    type Error = UpdateCheckPointError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "UpdateCheckPoint",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        path: "/logstores/{logstoreName}/consumergroups/{consumerGroup}",
        host: Some("{projectName}.{endpoint}"),
        body: Body::Json,
        page: Some(
            "https://github.com/AlibabaCloudDocs/sls/blob/83a701cd0dfe58468b3f0daa1172f135cbeeee0e/intl.en-US/Developer%20Guide/API%20Reference/Consumer%20group%20interfaces/UpdateCheckPoint.md",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.host("projectName", &self.project_name);
        out.path("logstoreName", &self.logstore_name);
        out.path("consumerGroup", &self.consumer_group);
        out.body("shard", &self.shard);
        out.body("checkpoint", &self.checkpoint);
        out.query("consumer", &self.consumer);
        out.query("forceSuccess", &self.force_success);
        out.query("type", &"checkpoint");
        out.header("x-log-apiversion", &"0.6.0");
        out.header("x-log-bodyrawsize", &"0");
        out.header("x-log-signaturemethod", &"hmac-sha1");
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("projectName", &self.project_name);
        must.be_given("logstoreName", &self.logstore_name);
        must.be_given("consumerGroup", &self.consumer_group);
        must.be_given("checkpoint", &self.checkpoint);
        must.be_fixed_if(
            "forceSuccess",
            &self.force_success,
            "true",
            &When::absent("consumer", &self.consumer),
        );
        must.finish()
    }
}

/// What `UpdateCheckPoint` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// A sample of the page, with a defect (`Header` and its braces are not a part of an answer.):
///
/// ```text
/// HTTP/1.1 200 OK
/// Header:
/// {
/// Server: nginx/1.12.1
/// Content-Length: 0
/// Connection: close
/// Access-Control-Allow-Origin: *
/// Date: Sun, 06 May 2018 09:14:54 GMT
/// x-log-requestid: 5AEEC78E1FFC0366B24F1C63
/// }
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UpdateCheckPointResponse {
    /// ID of this call. Keep it to trace the call or report a problem.
    ///
    /// - On the wire: `x-log-requestid`, a header
    /// - Example: `5AEEC78E1FFC0366B24F1C63`
    /// - About the page: The page describes it elsewhere; here it stands in the sample.
    pub x_log_requestid: Option<String>,
}

impl Record for UpdateCheckPointResponse {
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    fn field(&mut self, _index: usize) -> Option<&mut dyn Field> {
        None
    }

    fn header_names(&self) -> &'static [&'static str] {
        &["x-log-requestid"]
    }

    fn header(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.x_log_requestid),
            _ => None,
        }
    }
}

/// The codes with which `UpdateCheckPoint` may be refused.
///
/// The page documents 7 rows. It says that there are more codes.
///
/// # Examples
///
/// ```
/// use aliyun_api::ErrorCode;
/// use aliyun_api::sls::UpdateCheckPointError;
///
/// let code: UpdateCheckPointError = "InvalidShardCheckPoint".parse()?;
/// assert_eq!(code.as_str(), "InvalidShardCheckPoint");
/// # Ok::<(), aliyun_api::UnknownCode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum UpdateCheckPointError {
    /// `InvalidShardCheckPoint` (400): Shard checkpoint not encoded by base64.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::FixRequest`]
    InvalidShardCheckPoint,
    /// `ProjectNotExist` (404): The Project does not exist : `ProjectName`.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    ProjectNotExist,
    /// `LogStoreNotExist` (404): Logstore {logstoreName} dose not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    LogStoreNotExist,
    /// `ConsumerGroupNotExist` (404): Consumer group not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    ConsumerGroupNotExist,
    /// `ConsumerNotExist` (404): Consumer not exist in the consumer group
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    ConsumerNotExist,
    /// `ShardNotExist` (404): Shard not exist.
    ///
    /// - Retry: [`Retry::Never`]
    /// - Remedy: [`Remedy::CheckResource`]
    ShardNotExist,
    /// `InternalServerError` (500): Specified Server Error Message.
    ///
    /// - Retry: [`Retry::BackoffIfIdempotent`]
    InternalServerError,
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for UpdateCheckPointError {
    const OWN: &'static [Documented<Self>] = &[
        Documented {
            code: Self::InvalidShardCheckPoint,
            info: ErrorInfo {
                code: "InvalidShardCheckPoint",
                statuses: &[400],
                messages: &["Shard checkpoint not encoded by base64."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::FixRequest),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ProjectNotExist,
            info: ErrorInfo {
                code: "ProjectNotExist",
                statuses: &[404],
                messages: &["The Project does not exist : ProjectName."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::LogStoreNotExist,
            info: ErrorInfo {
                code: "LogStoreNotExist",
                statuses: &[404],
                messages: &["Logstore {logstoreName} dose not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ConsumerGroupNotExist,
            info: ErrorInfo {
                code: "ConsumerGroupNotExist",
                statuses: &[404],
                messages: &["Consumer group not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ConsumerNotExist,
            info: ErrorInfo {
                code: "ConsumerNotExist",
                statuses: &[404],
                messages: &["Consumer not exist in the consumer group"],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::ShardNotExist,
            info: ErrorInfo {
                code: "ShardNotExist",
                statuses: &[404],
                messages: &["Shard not exist."],
                retry: Some(Retry::Never),
                remedy: Some(Remedy::CheckResource),
                ..ErrorInfo::NONE
            },
        },
        Documented {
            code: Self::InternalServerError,
            info: ErrorInfo {
                code: "InternalServerError",
                statuses: &[500],
                messages: &["Specified Server Error Message."],
                retry: Some(Retry::BackoffIfIdempotent),
                ..ErrorInfo::NONE
            },
        },
    ];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for UpdateCheckPointError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for UpdateCheckPointError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
