// @generated from specs/cs/scale_cluster_node_pool.yaml by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 0f84aaa7a0270b2d

//! `ScaleClusterNodePool`: Adds nodes to a node pool.
//!
//! **The nodes that are added cost money**, though the page does not speak of it. The request has no
//! idempotency token: sending it twice can add the nodes twice. When the outcome of a call is unknown, look
//! at the node pool before sending it again.
//!
//! - Product: Container Service for Kubernetes (`CS`), version 2015-12-15
//! - Group: Node pools
//! - Method: `POST`, path `/clusters/{ClusterId}/nodepools/{NodepoolId}`
//! - Safety: each call has an effect of its own; send it at most once
//! - It charges money
//! - Permission: the page does not say
//! - Status of an answer: `200`
//! - Page: ACK API reference: `ScaleClusterNodePool`, <https://github.com/AlibabaCloudDocs/csk/blob/c8b2de1e9261b8bff3ed4415fd27d1ce567cd1fc/intl.en-US/API%20Reference/Node%20pools/ScaleClusterNodePool.md>, revision `c8b2de1e9261b8bff3ed4415fd27d1ce567cd1fc`, changed `2021-04-21`
//!
//! # Examples
//!
//! ```
//! use aliyun_api::Operation;
//! use aliyun_api::cs::ScaleClusterNodePoolRequest;
//!
//! let request = ScaleClusterNodePoolRequest::new(
//!     "c23421cfa74454bc8b37163fd19af****",
//!     "np31da1b38983f4511b490fc62108a****",
//! );
//! request.validate()?;
//! # Ok::<(), aliyun_api::ValidationError>(())
//! ```
//!
//! # Errors
//!
//! - those that the gateway may answer to any operation: [`GatewayError`]

use std::fmt;
use std::str::FromStr;

use aliyun_runtime::{
    Body, Documented, ErrorCode, Field, Method, Operation, OperationInfo, Parameters,
    Record, Safety, Shared, Span, Table, UnknownCode, ValidationError, Validator,
};

use crate::GatewayError;

/// The parameters of [`ScaleClusterNodePool`](self).
///
/// **It charges money.** It is sent again only if it certainly was not executed.
///
/// A sample of the page, with a defect (The page has it under a heading that says sample responses, and no empty line behind the head.):
///
/// ```text
/// POST /clusters/c23421cfa74454bc8b37163fd19af****/nodepools/np31da1b38983f4511b490fc62108a**** HTTP/1.1
/// Content-Type:application/json
/// {
///   "count" : 1
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
#[non_exhaustive]
pub struct ScaleClusterNodePoolRequest {
    /// ID of the ACK cluster.
    ///
    /// - On the wire: `ClusterId`, in the path
    /// - Example: `c23421cfa74454bc8b37163fd19af****`
    pub cluster_id: String,
    /// ID of the node pool.
    ///
    /// - On the wire: `NodepoolId`, in the path
    /// - Example: `np31da1b38983f4511b490fc62108a****`
    pub nodepool_id: String,
    /// How many nodes to add, at most 500 in a call. The quota of the cluster bounds their number, too.
    ///
    /// - On the wire: `count`, in the JSON body
    /// - Values: `..=500`
    /// - Example: `1`
    /// - About the page: What happens without a number is not said.
    pub count: Option<i64>,
}

impl ScaleClusterNodePoolRequest {
    /// A request with the parameters that are required.
    pub fn new(cluster_id: impl Into<String>, nodepool_id: impl Into<String>) -> Self {
        Self {
            cluster_id: cluster_id.into(),
            nodepool_id: nodepool_id.into(),
            count: None,
        }
    }

    /// Sets the parameter [`count`](field@Self::count).
    pub fn count(mut self, value: i64) -> Self {
        self.count = Some(value);
        self
    }
}

impl Operation for ScaleClusterNodePoolRequest {
    type Response = ScaleClusterNodePoolResponse;
    type Error = ScaleClusterNodePoolError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &super::PRODUCT,
        action: "ScaleClusterNodePool",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        path: "/clusters/{ClusterId}/nodepools/{NodepoolId}",
        body: Body::Json,
        charges: Some(true),
        page: Some(
            "https://github.com/AlibabaCloudDocs/csk/blob/c8b2de1e9261b8bff3ed4415fd27d1ce567cd1fc/intl.en-US/API%20Reference/Node%20pools/ScaleClusterNodePool.md",
        ),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.path("ClusterId", &self.cluster_id);
        out.path("NodepoolId", &self.nodepool_id);
        out.body("count", &self.count);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        let mut must = Validator::new(Self::INFO.action);
        must.be_given("ClusterId", &self.cluster_id);
        must.be_given("NodepoolId", &self.nodepool_id);
        must.be_in("count", &self.count, &[Span::Range(i128::MIN, 500)]);
        must.finish()
    }
}

/// What `ScaleClusterNodePool` answers.
///
/// Every field may be absent: a service may leave out what its page documents.
///
/// # Examples
///
/// The sample of the page:
///
/// ```text
/// HTTP/1.1 200 OK
/// Content-Type:application/json
/// ```
///
/// ```
/// use aliyun_api::cs::ScaleClusterNodePoolResponse;
/// use aliyun_api::runtime::decode;
///
/// let sample = r#"{
///   "task_id" : "T-5faa48fb31b6b8078d00****"
/// }"#;
/// let response: ScaleClusterNodePoolResponse = decode::object(sample.as_bytes())?;
/// assert_eq!(response.task_id.as_deref(), Some("T-5faa48fb31b6b8078d00****"));
/// # Ok::<(), decode::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ScaleClusterNodePoolResponse {
    /// ID of the task that adds the nodes.
    ///
    /// - On the wire: `task_id`
    /// - Example: `T-5faa48fb31b6b8078d00****`
    pub task_id: Option<String>,
}

impl Record for ScaleClusterNodePoolResponse {
    fn names(&self) -> &'static [&'static str] {
        &["task_id"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.task_id),
            _ => None,
        }
    }
}

/// The codes with which `ScaleClusterNodePool` may be refused.
///
/// The page documents 0 rows. It says that there are more codes.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ScaleClusterNodePoolError {
    /// A code of [`GatewayError`].
    Gateway(GatewayError),
}

impl ErrorCode for ScaleClusterNodePoolError {
    const OWN: &'static [Documented<Self>] = &[];

    fn tables() -> &'static [&'static dyn Table<Self>] {
        &[&Shared(Self::Gateway)]
    }
}

impl FromStr for ScaleClusterNodePoolError {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::parse(code)
    }
}

impl fmt::Display for ScaleClusterNodePoolError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
