// @generated from specs by `cargo xtask codegen`. Do not edit.
// Hash of the other lines: 230a2b5556710e3d

//! Typed requests, responses and error codes for operations of Alibaba Cloud.
//!
//! Every error code that a reference page documents is a variant, with its message, its status, whether it is worth another try, and what helps. Documented values, ranges, lengths and most rules about several parameters are checked before a request leaves; the others say `(not checked)`.
//!
//! This crate is not affiliated with Alibaba Cloud.
//!
//! # A first call
//!
//! ```
//! # #[cfg(all(feature = "client", feature = "ecs"))] {
//! use aliyun_api::Client;
//! use aliyun_api::ecs::DescribeRegionsRequest;
//!
//! async fn call() -> Result<(), Box<dyn std::error::Error>> {
//!     // Region and credentials come from the environment, a profile, or the role of the machine.
//!     let client = Client::from_env()?;
//!     let request = DescribeRegionsRequest::new();
//!     let response = client.send(&request).await?;
//!     println!("{response:?}");
//!     Ok(())
//! }
//! # }
//! ```
//!
//! It runs on Tokio. [`blocking::Client`] does the same without `await`. A list comes item by item or page by page: see [`Paginated`]. In a test, a closure is the transport, and [`http`] has the types: see [`blocking::Client::with_transport`].
//!
//! # Arguments
//!
//! A constructor takes the required parameters, and a setter takes each of the others. A text is a `&str` or a `String`, also where the values are an enumeration or where the page calls a number a string, as in `"10"`. A list is anything that gives its items, such as an array, a `Vec` or an iterator, and a map anything that gives pairs, such as a `HashMap`. Of borrowed items, make your own: a `&[&str]` is passed as `ids.iter().copied()`, and structures and values of enumerations as `tags.iter().cloned()`. [`Json`] is the `Value` of `serde_json`, whose macro `json!` needs that crate among your own dependencies.
//!
//! A request is checked before it is sent. [`Operation::validate`] does that without sending, once the trait [`Operation`] is in scope.
//!
//! # Failures
//!
//! A call that fails gives an [`Error`]. Ask it in this order:
//!
//! - [`outcome_unknown`](Error::outcome_unknown): whether the request may have been executed, and executing it twice does harm, such as costing money twice. Find out first
//! - [`kind`](Error::kind): with [`ErrorKind::Validation`], [`ErrorKind::Configuration`] and [`ErrorKind::Credentials`] nothing was sent in the last attempt
//! - [`remedy`](Error::remedy) and [`retry`](Error::retry): what helps, and whether the failure may pass by itself
//! - [`code`](Error::code): the documented code as a variant, or `None` with a [`raw_code`](Error::raw_code) that nobody documented
//!
//! [`explain`](Error::explain) tells all of it to a person, in a few lines. A function that calls several operations returns an [`AnyError`], which answers the same questions.
//!
//! # Features
//!
//! - `client`, a default: [`Client`], asynchronous, over reqwest with rustls
//! - `blocking`: [`blocking::Client`], over ureq with rustls
//! - `tracing`: a span per call and an event per attempt
//! - `cs`, `ecs`, `ens`, `lindorm`, `sls`, defaults: the products. Without default features, name those that you use
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
pub use aliyun_runtime::credentials::CredentialsError;
pub use aliyun_runtime::transport::{Limits, TransportError};
pub use aliyun_runtime::{
    AccessDenied, AnyCode, AnyError, Bytes, Client, Config, Credentials,
    CredentialsProvider, CredentialsSource, Error, ErrorCode, ErrorInfo, ErrorKind,
    Found, Json, JsonText, Method, Network, OpenEnum, Operation, OperationInfo, Outcome,
    OutcomeUnknown, PageError, Paginated, Proxy, Remedy, Retry, RetryPolicy, Rule,
    Safety, ServiceError, UnknownCode, Validation, ValidationError, Violation, blocking,
    http,
};
pub use gateway::GatewayError;
