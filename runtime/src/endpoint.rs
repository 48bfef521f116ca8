//! Which host a request goes to.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::uri::{self, Authority, PathAndQuery, Scheme};
use http::{HeaderValue, Uri};

use crate::config::REGION;
use crate::text::Excerpt;
use crate::{Endpoint, Product};

/// A scheme and a host: where requests are sent.
///
/// ```
/// use aliyun_runtime::endpoint::Origin;
///
/// let origin = Origin::parse("ens.aliyuncs.com")?;
/// assert_eq!(origin.to_string(), "https://ens.aliyuncs.com");
/// assert!(Origin::parse("ens.aliyuncs.com/path").is_err());
/// # Ok::<(), aliyun_runtime::endpoint::EndpointError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    scheme: Scheme,
    /// The host with its port, in lower case.
    authority: Authority,
    /// The same, as it is sent.
    host: HeaderValue,
}

impl Origin {
    /// Reads a host with optional scheme and port, e.g. `http://127.0.0.1:8080`. Without a scheme
    /// it is https.
    ///
    /// # Errors
    ///
    /// If there is anything else: a user, a path, a query, another scheme.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let invalid = || EndpointError::Invalid { text: without_user(text) };
        let (scheme, rest) = match text.split_once("://") {
            Some(("https", rest)) => (Scheme::HTTPS, rest),
            Some(("http", rest)) => (Scheme::HTTP, rest),
            Some(_) => return Err(invalid()),
            None => (Scheme::HTTPS, text),
        };
        let host = rest.strip_suffix('/').unwrap_or(rest);
        Self::of(scheme, host.to_ascii_lowercase().into()).ok_or_else(invalid)
    }

    /// An origin with a host in lower case, with its port if it has one.
    fn of(scheme: Scheme, host: Bytes) -> Option<Self> {
        let authority = Authority::from_maybe_shared(host.clone()).ok()?;
        let text = authority.as_str();
        let port_is_sound = match text.strip_prefix(authority.host())?.strip_prefix(':') {
            Some(digits) => is_port(digits),
            None => text == authority.host(),
        };
        if authority.host().is_empty() || text.contains('%') || !port_is_sound {
            return None;
        }
        let host = HeaderValue::from_maybe_shared(host).ok()?;
        Some(Self { scheme, authority, host })
    }

    /// The same scheme with another host.
    pub(crate) fn with_host(&self, host: &str) -> Option<Self> {
        Self::of(self.scheme.clone(), host.to_ascii_lowercase().into())
    }

    /// The scheme: `https`, or `http` if that was asked for.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme.clone()
    }

    /// The host, with its port if it has one.
    #[must_use]
    pub fn host(&self) -> &str {
        self.authority.as_str()
    }

    /// The address of something at this host.
    pub(crate) fn with_target(&self, target: PathAndQuery) -> Option<Uri> {
        let mut parts = uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(target);
        Uri::from_parts(parts).ok()
    }

    pub(crate) fn host_header(&self) -> &HeaderValue {
        &self.host
    }

    /// Whether the host is an address and not a name.
    pub(crate) fn is_ip_address(&self) -> bool {
        without_brackets(self.authority.host()).parse::<std::net::IpAddr>().is_ok()
    }
}

/// A text without what stands where an address has a user and a password.
fn without_user(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, host)) => format!("[redacted]@{host}"),
        None => text.to_owned(),
    }
}

/// A host without the brackets around an address of IPv6.
pub(crate) fn without_brackets(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

impl<'a> From<&'a Origin> for Cow<'a, Origin> {
    fn from(origin: &'a Origin) -> Self {
        Self::Borrowed(origin)
    }
}

impl From<Origin> for Cow<'_, Origin> {
    fn from(origin: Origin) -> Self {
        Self::Owned(origin)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host())
    }
}

/// Whether a text is a port as it is written. Signs and leading zeros are read in more than one way.
fn is_port(text: &str) -> bool {
    text.starts_with(|first| matches!(first, '1'..='9')) && text.parse::<u16>().is_ok()
}

/// Which network the hosts of a product are reached through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Network {
    /// The internet.
    #[default]
    Public,
    /// A virtual private cloud (VPC) of Alibaba Cloud.
    Vpc,
}

/// The host of a product in a region.
///
/// # Errors
///
/// If no host of the product is known; or no region is given, or the product is not known to be in
/// it, and has no host for all regions; or has no host there inside a VPC although one was asked
/// for. A host is never guessed.
pub fn resolve(
    product: &'static Product,
    region: Option<&str>,
    network: Network,
) -> Result<Origin, EndpointError> {
    if product.endpoints.is_empty() && product.default_host.is_none() {
        return Err(EndpointError::NoHost { product });
    }
    let endpoint = region.and_then(|region| product.endpoint(region));
    let unknown = || match region {
        None => EndpointError::NoRegion { product },
        Some(region) => EndpointError::UnknownRegion { product, region: region.to_owned() },
    };
    let host = match network {
        Network::Public => {
            let own = endpoint.map(|endpoint| endpoint.public);
            own.or(product.default_host).ok_or_else(unknown)?
        }
        Network::Vpc => {
            let endpoint = endpoint.ok_or_else(unknown)?;
            endpoint.vpc.ok_or(EndpointError::NoVpc { product, endpoint })?
        }
    };
    let invalid = || EndpointError::Invalid { text: host.to_owned() };
    Origin::of(Scheme::HTTPS, Bytes::from_static(host.as_bytes())).ok_or_else(invalid)
}

/// It is not clear which host a request should go to. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// No host of the product is known at all.
    NoHost {
        /// The product.
        product: &'static Product,
    },
    /// No region is set.
    NoRegion {
        /// The product that needs one.
        product: &'static Product,
    },
    /// The product is not known to be in the region.
    UnknownRegion {
        /// The product.
        product: &'static Product,
        /// The region that is set.
        region: String,
    },
    /// The product has no known host inside a VPC in the region.
    NoVpc {
        /// The product.
        product: &'static Product,
        /// Its hosts in the region.
        endpoint: &'static Endpoint,
    },
    /// A text is not a host with optional scheme and port.
    Invalid {
        /// The text, without what stands before an `@`: that may be a password.
        text: String,
    },
    /// The host is to be reached over plain http, which was not allowed.
    PlainHttp {
        /// The host.
        host: String,
    },
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHost { product } => {
                write!(f, "no host of {} is known: give one with Config::endpoint", product.title)
            }
            Self::NoRegion { product } => write!(
                f,
                "no region is set: call Config::region, or set the variable {REGION} and use \
                 from_env; {} is in {}",
                product.title,
                Regions(product)
            ),
            Self::UnknownRegion { product, region } => write!(
                f,
                "no host of {} is known in region \"{}\": set one of {}, or give a host with \
                 Config::endpoint",
                product.title,
                Excerpt(region),
                Regions(product)
            ),
            Self::NoVpc { product, endpoint } => write!(
                f,
                "no host of {} inside a VPC is known in {}: use the public network ({}), or give \
                 a host with Config::endpoint",
                product.title, endpoint.region, endpoint.public
            ),
            Self::Invalid { text } => write!(
                f,
                "\"{}\" is not a host: write for instance ens.aliyuncs.com or \
                 https://127.0.0.1:8443, without path, query and user",
                Excerpt(text)
            ),
            Self::PlainHttp { host } => write!(
                f,
                "http://{} is not encrypted: use https, or call Config::allow_plain_http",
                Excerpt(host)
            ),
        }
    }
}

impl std::error::Error for EndpointError {}

/// The regions of a product, joined with commas.
struct Regions<'a>(&'a Product);

impl fmt::Display for Regions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.endpoints.is_empty() {
            return f.write_str("no region that is listed");
        }
        for (index, endpoint) in self.0.endpoints.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{}", endpoint.region)?;
        }
        Ok(())
    }
}
