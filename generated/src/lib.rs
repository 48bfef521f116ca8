// @generated from specs by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: eb05dad6d826cd98

//! Typed requests, responses and error codes for operations of Alibaba Cloud.
//!
//! Every error code that a reference page documents is a variant, with its message, its status, whether it is worth another try, and what helps. Every rule that a page documents is checked before a request leaves.
//!
//! This crate is not affiliated with Alibaba Cloud.
//!
//! # Products
//!
//! - [`cs`], Container Service for Kubernetes: `ScaleClusterNodePool`
//! - [`ecs`], Elastic Compute Service: `DescribeRegions`, `ReActivateInstances`
//! - [`ens`], Edge Node Service: `CreateEipInstance`, `CreateInstance`, `CreateSecurityGroupPermissions`, `DescribeHistoryEvents`, `DescribeInstances`, `DescribePrice`, `ListTagResources`, `PutBucketLifecycle`, `ReinitInstance`, `RenewARMServerInstance`, `RenewInstance`, `RescaleDeviceService`, `RunInstances`, `TagResources`, `UnassignPrivateIpAddresses`, `UntagResources`
//! - [`lindorm`], `ApsaraDB` for Lindorm: `GetInstanceIpWhiteList`, `GetLindormInstanceList`, `RenewLindormInstance`, `TagResources`
//! - [`sls`], Log Service: `UpdateCheckPoint`

#[cfg(feature = "cs")]
pub mod cs;
#[cfg(feature = "ecs")]
pub mod ecs;
#[cfg(feature = "ens")]
pub mod ens;
pub mod gateway;
#[cfg(feature = "lindorm")]
pub mod lindorm;
#[cfg(feature = "sls")]
pub mod sls;

pub use aliyun_runtime as runtime;
pub use aliyun_runtime::{
    AccessDenied, Bytes, Client, Config, Credentials, CredentialsProvider,
    CredentialsSource, Error, ErrorCode, ErrorInfo, ErrorKind, Found, Json, Network,
    OpenEnum, Operation, OperationInfo, Outcome, OutcomeUnknown, Paginated, Proxy,
    Remedy, Retry, RetryPolicy, Safety, ServiceError, UnknownCode, Validation,
    ValidationError, blocking,
};
pub use gateway::GatewayError;
