// @generated from specs by `cargo xtask codegen`. Do not edit.

//! Typed requests, responses and error codes for operations of Alibaba Cloud.
//!
//! Every error code that a reference page documents is a variant, with its message, its status, whether it is worth another try, and what helps. Every rule that a page documents is checked before a request leaves.
//!
//! This crate is not affiliated with Alibaba Cloud.
//!
//! # Products
//!
//! - [`ens`], Edge Node Service: `RenewARMServerInstance`, `RenewInstance`
//! - [`lindorm`], `ApsaraDB` for Lindorm: `RenewLindormInstance`

pub mod ens;
pub mod gateway;
pub mod lindorm;

pub use aliyun_runtime as runtime;
pub use aliyun_runtime::{
    AccessDenied, Client, Config, Credentials, CredentialsProvider, CredentialsSource,
    Error, ErrorCode, ErrorInfo, ErrorKind, Found, Network, OpenEnum, Operation,
    OperationInfo, Outcome, OutcomeUnknown, Proxy, Remedy, Retry, RetryPolicy, Safety,
    ServiceError, UnknownCode, Validation, ValidationError, blocking,
};
pub use gateway::GatewayError;
