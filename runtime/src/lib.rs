#![doc = include_str!("../README.md")]
//!
//! # Modules
//!
//! The emitted crate holds declarations: which parameters an operation has, which codes it may
//! answer, which rules its page states. The behaviour that goes with them is here, once:
//!
//! | module | what it does |
//! |---|---|
//! | [`operation`] | describes an operation: product, action, method, safety, rate limit |
//! | [`value`] | looks at the values of a typed request, whatever their types |
//! | [`parameters`] | turns a typed request into the parameters of the wire |
//! | [`validation`] | checks a request against the rules that its page documents |
//! | [`config`] | says how a client behaves |
//! | [`credentials`] | finds what proves who is calling, and renews it |
//! | [`endpoint`] | finds the host |
//! | [`request`], [`sign`] | build a request that can be sent, and sign it (ACS3-HMAC-SHA256) |
//! | [`client`], [`blocking`] | send it, over a [`transport`] |
//! | [`decode`] | turns a JSON answer into a typed response, lenient where the service is loose |
//! | [`pagination`] | walks through the pages of a list |
//! | [`service_error`], [`code`] | read the answer of a service that refused a request, and what is known of its code |
//! | [`error`] | tells why a call failed, and what became of the request |
//! | [`environment`] | time and random bytes, which a test can fix |
//!
//! A call is decided in one place, without input or output: `call.rs` says what to do next, and
//! `retry.rs` whether a request may be sent again. The clients do what they are told.
//!
//! Programs use this crate through `aliyun-api`, which re-exports what they need.

mod answer;
pub mod blocking;
mod call;
pub mod client;
mod clock_skew;
pub mod code;
pub mod config;
pub mod credentials;
pub mod decode;
pub mod endpoint;
pub mod environment;
pub mod error;
mod idempotency;
mod lenient;
mod members;
pub mod operation;
pub mod pagination;
pub mod parameters;
#[cfg(any(feature = "blocking", feature = "client"))]
mod proxy;
mod rate_limit;
pub mod request;
mod retry;
mod secrets;
pub mod service_error;
mod shared;
pub mod sign;
mod text;
mod time;
mod trace;
pub mod transport;
pub mod validation;
pub mod value;

pub use client::Client;
pub use code::{
    Documented, ErrorCode, ErrorInfo, Found, Remedy, Retry, Shared, Table, Template, UnknownCode,
};
pub use config::{Config, Proxy, RetryPolicy, Validation};
pub use credentials::{Credentials, CredentialsProvider, CredentialsSource};
pub use decode::{DecodeError, Field, JsonText, List, Mismatch, Record, Scalar};
pub use endpoint::Network;
pub use error::{AnyCode, AnyError, Error, ErrorKind, Outcome, OutcomeUnknown};
pub use members::Members;
pub use operation::{
    Body, DryRun, Endpoint, Method, Operation, OperationInfo, Product, RateLimit, Safety,
    Signature, Style,
};
pub use pagination::{PageError, Paginated, Progress};
pub use parameters::Parameters;
pub use secrets::SecretValues;
pub use service_error::{AccessDenied, ServiceError};
pub use validation::{
    Given, Rule, Rules, Shown, Span, ValidationError, Validator, Violation, When,
};
pub use value::{OpenEnum, Structure, Value, View, list_of, map_of};

/// Bytes that are a body as a whole.
pub use bytes::Bytes;
/// Requests and answers of HTTP, as a transport takes and gives them.
pub use http;
/// Any JSON value: `serde_json::Value`.
pub use serde_json::Value as Json;
