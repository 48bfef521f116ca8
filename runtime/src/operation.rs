//! The description of an operation, and of the product that it belongs to.

use std::fmt;
use std::time::Duration;

use crate::{ErrorCode, Parameters, Record, SecretValues, ValidationError};

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
    /// An optional parameter that is not set writes nothing. Values are borrowed, not copied.
    fn parameters<'a>(&'a self, out: &mut Parameters<'a>);

    /// Tells which values of this request must not be shown. The default is that none is secret.
    fn secrets(&self, _out: &mut SecretValues) {}

    /// Checks this request against the rules that its page documents, but for those whose
    /// documentation says `(not checked)`.
    ///
    /// # Errors
    ///
    /// Every rule that is broken, with the parameter and its value. The service may know values
    /// that its page does not list yet: a caller may decide to send such a request all the same.
    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

/// What is known about an operation without looking at a request.
///
/// Only what applies has to be said; the rest is [`OperationInfo::NONE`]:
///
/// ```
/// use aliyun_runtime::{Method, OperationInfo, Safety};
///
/// const INFO: &OperationInfo = &OperationInfo {
///     action: "DescribeClusterNodePools",
///     method: Method::Get,
///     safety: Safety::ReadOnly,
///     path: "/clusters/{ClusterId}/nodepools",
///     ..OperationInfo::NONE
/// };
/// assert!(!INFO.may_charge());
/// ```
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
    /// Whether a successful call costs money, if the page says so: see
    /// [`may_charge`](Self::may_charge).
    pub charges: Option<bool>,
    /// The action to allow in a RAM policy, if it is documented, e.g. `ens:RenewInstance`.
    pub ram_action: Option<&'static str>,
    /// The documented limits on the rate of calls; empty if none is documented.
    pub rate_limits: &'static [RateLimit],
    /// The address of the reference page, if there is one.
    pub page: Option<&'static str>,
    /// The path, with the name of a parameter in braces for each part that a request fills in:
    /// `/clusters/{ClusterId}/nodepools`. With a `+`, as in `/resources/{+Path}`, the slashes of a value
    /// part the path. Operations of the RPC style have `/`.
    pub path: &'static str,
    /// The host, if a request fills in a part of it: `{projectName}.{endpoint}`, where
    /// `{endpoint}` is the host of the product.
    pub host: Option<&'static str>,
    /// What the body of a request holds.
    pub body: Body,
    /// The parameter with which a service is asked to check a request and do nothing else.
    pub dry_run: Option<DryRun>,
    /// The parameter for the idempotency token, if there is one.
    pub token: Option<&'static str>,
    /// For how many seconds the service knows an idempotency token, if the page says so.
    pub token_seconds: Option<u32>,
    /// Whether the service no longer knows an idempotency token once it has refused a request with
    /// it, unless because the first one is still running.
    pub token_ends_with_refusal: bool,
    /// Whether a successful answer is bytes, such as a file, and not JSON.
    pub answers_bytes: bool,
    /// The values of the member `Code` of an answer that are no error, e.g. `OK`. If there
    /// are some, every other value is an error, also behind the status 200.
    pub success_codes: &'static [&'static str],
}

impl OperationInfo {
    /// Nothing is known. What is known is filled in, so that a table names only what applies.
    ///
    /// An operation is taken for one that must be executed at most once until something better is
    /// known.
    pub const NONE: Self = Self {
        product: &Product::NONE,
        action: "",
        method: Method::Post,
        safety: Safety::AtMostOnce,
        charges: None,
        ram_action: None,
        rate_limits: &[],
        page: None,
        path: "/",
        host: None,
        body: Body::None,
        dry_run: None,
        token: None,
        token_seconds: None,
        token_ends_with_refusal: false,
        answers_bytes: false,
        success_codes: &[],
    };

    /// Whether a successful call may cost money: it does, or nobody said that it does not, and
    /// executing it twice is not the same as once.
    #[must_use]
    pub const fn may_charge(&self) -> bool {
        match (self.charges, self.safety) {
            (Some(charges), _) => charges,
            (None, safety) => safety.each_execution_counts(),
        }
    }
}

/// What the body of a request holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Body {
    /// Nothing: all parameters stand in the query.
    #[default]
    None,
    /// Parameters, as a form.
    Form,
    /// JSON, or bytes as a whole.
    Json,
}

/// How a service is asked to check a request and do nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DryRun {
    /// The parameter, which is set to `true`.
    pub parameter: &'static str,
    /// The error code that stands for success, if a check that passed is answered with one.
    pub succeeds_with: Option<&'static str>,
}

/// A product of Alibaba Cloud.
///
/// `Debug` leaves out the hosts: there are dozens, and a product is a part of many errors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Product {
    /// The code on the wire, e.g. `hitsdb` for Lindorm.
    pub code: &'static str,
    /// The version of the API, a date such as `2017-11-10`.
    pub version: &'static str,
    /// The name for people.
    pub title: &'static str,
    /// The hosts, by region, sorted by region.
    pub endpoints: &'static [Endpoint],
    /// The host for every region without one of its own, if there is such a host.
    pub default_host: Option<&'static str>,
    /// How requests name their operation.
    pub style: Style,
    /// How requests are signed.
    pub signature: Signature,
}

impl Product {
    /// Nothing is known. What is known is filled in, so that a table names only what applies.
    pub const NONE: Self = Self {
        code: "",
        version: "",
        title: "",
        endpoints: &[],
        default_host: None,
        style: Style::Rpc,
        signature: Signature::Acs3,
    };

    /// The endpoint of a region, or `None` if the product is not known to be there.
    #[must_use]
    pub fn endpoint(&self, region: &str) -> Option<&'static Endpoint> {
        let index = self.endpoints.binary_search_by(|endpoint| endpoint.region.cmp(region)).ok()?;
        self.endpoints.get(index)
    }
}

impl fmt::Debug for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Product")
            .field("code", &self.code)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// How the requests of a product name their operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// By its name; the path is `/`.
    #[default]
    Rpc,
    /// By method and path, as resources.
    Roa,
}

/// How the requests of a product are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Signature {
    /// With signature version 3 (ACS3-HMAC-SHA256).
    #[default]
    Acs3,
    /// With another scheme, which this crate does not know: requests can be built and checked, not
    /// sent.
    Other(&'static str),
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
    /// A request carries an idempotency token ([`OperationInfo::token`]): the service executes two
    /// requests with the same token once, so a request may be sent again with the same token.
    Token,
}

impl Safety {
    /// Whether executing the operation twice is not the same as once, so that it may cost twice.
    pub(crate) const fn each_execution_counts(self) -> bool {
        match self {
            Self::AtMostOnce | Self::Token => true,
            Self::ReadOnly | Self::Idempotent => false,
        }
    }
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
