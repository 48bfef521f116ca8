//! The description of an operation, and of the product that it belongs to.

use std::time::Duration;

use crate::{ErrorCode, Parameters, Record, ValidationError};

/// An operation of a product, implemented by its request.
///
/// The emitted crate implements it; a program uses it in signatures such as
/// `fn send<O: Operation>(request: &O)`.
pub trait Operation {
    /// What the service answers when it accepts the request.
    type Response: Record + Default;

    /// The codes with which the service may refuse the request.
    type Error: ErrorCode;

    /// What does not depend on the values of one request.
    const INFO: &'static OperationInfo;

    /// Writes the parameters of this request in the order of the page.
    ///
    /// An optional parameter that is not set writes nothing.
    fn parameters(&self, out: &mut Parameters);

    /// Checks this request against every rule that the page documents.
    ///
    /// # Errors
    ///
    /// Every rule that is broken, with the parameter and its value. The service may know values
    /// that its page does not list yet: a caller may decide to send such a request all the same.
    fn validate(&self) -> Result<(), ValidationError>;
}

/// What is known about an operation without looking at a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OperationInfo {
    /// The product that the operation belongs to.
    pub product: &'static Product,
    /// The name on the wire, e.g. `RenewInstance`.
    pub action: &'static str,
    /// The HTTP method to send it with.
    pub method: Method,
    /// Whether the operation may be sent again after an unclear outcome.
    pub safety: Safety,
    /// Whether a successful call costs money.
    pub charges: bool,
    /// The action to allow in a RAM policy, if it is documented, e.g. `ens:RenewInstance`.
    pub ram_action: Option<&'static str>,
    /// The documented limits on the rate of calls; empty if none is documented.
    pub rate_limits: &'static [RateLimit],
    /// The address of the reference page, if there is one.
    pub page: Option<&'static str>,
}

/// A product of Alibaba Cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Product {
    /// The code on the wire, e.g. `hitsdb` for Lindorm.
    pub code: &'static str,
    /// The version of the API, a date such as `2017-11-10`.
    pub version: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// The hosts, by region, sorted by region.
    pub endpoints: &'static [Endpoint],
}

impl Product {
    /// The endpoint of a region, or `None` if the product is not known to be there.
    #[must_use]
    pub fn endpoint(&self, region: &str) -> Option<&'static Endpoint> {
        let index = self.endpoints.binary_search_by(|endpoint| endpoint.region.cmp(region)).ok()?;
        self.endpoints.get(index)
    }
}

/// The hosts of a product in one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The region, e.g. `cn-shanghai`.
    pub region: &'static str,
    /// The host on the public network.
    pub public: &'static str,
    /// The host inside a virtual private cloud (VPC), if there is one.
    pub vpc: Option<&'static str>,
}

impl Endpoint {
    /// An endpoint with these hosts.
    #[must_use]
    pub const fn new(
        region: &'static str,
        public: &'static str,
        vpc: Option<&'static str>,
    ) -> Self {
        Self { region, public, vpc }
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The name on the wire, in upper case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Whether an operation may be sent again when nobody knows whether the first try was executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Safety {
    /// The operation changes nothing.
    ReadOnly,
    /// Executing the operation twice leaves the same state as executing it once.
    Idempotent,
    /// Each execution has an effect of its own, such as another order. It may be sent again only
    /// if the service cannot have executed it.
    AtMostOnce,
}

/// A documented limit on the rate of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// How many calls are allowed in each period.
    pub requests: u32,
    /// The length of the period.
    pub per: Duration,
}

impl RateLimit {
    /// A limit of this many requests in each period of this many seconds.
    #[must_use]
    pub const fn new(requests: u32, seconds: u64) -> Self {
        Self { requests, per: Duration::from_secs(seconds) }
    }
}
