//! Which host a request goes to.

use std::fmt;

use http::uri::{Authority, Scheme};

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
    host: String,
}

impl Origin {
    /// Reads a host with optional scheme and port, e.g. `http://127.0.0.1:8080`. Without a scheme
    /// it is https.
    ///
    /// # Errors
    ///
    /// If there is anything else: a user, a path, a query, another scheme.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let invalid = || EndpointError::Invalid { text: text.to_owned() };
        let (scheme, rest) = match text.split_once("://") {
            Some(("https", rest)) => (Scheme::HTTPS, rest),
            Some(("http", rest)) => (Scheme::HTTP, rest),
            Some(_) => return Err(invalid()),
            None => (Scheme::HTTPS, text),
        };
        let host = rest.strip_suffix('/').unwrap_or(rest);
        let authority: Authority = host.parse().map_err(|_| invalid())?;
        let port = host.strip_prefix(authority.host());
        let port_is_sound = port.is_some_and(|port| match port.strip_prefix(':') {
            Some(digits) => digits.parse::<u16>().is_ok_and(|port| port > 0),
            None => port.is_empty(),
        });
        if authority.host().is_empty() || host.contains('%') || !port_is_sound {
            return Err(invalid());
        }
        Ok(Self { scheme, host: host.to_ascii_lowercase() })
    }

    /// The scheme: `https`, or `http` if that was asked for.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme.clone()
    }

    /// The host, with its port if it has one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)
    }
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
/// If no region is given, or the product is not known to be in it, or has no host there inside a
/// VPC although one was asked for. A host is never guessed.
pub fn resolve(
    product: &'static Product,
    region: Option<&str>,
    network: Network,
) -> Result<Origin, EndpointError> {
    let Some(region) = region else { return Err(EndpointError::NoRegion { product }) };
    let endpoint = product.endpoint(region);
    let endpoint = endpoint
        .ok_or_else(|| EndpointError::UnknownRegion { product, region: region.to_owned() })?;
    let host = match network {
        Network::Public => endpoint.public,
        Network::Vpc => endpoint.vpc.ok_or(EndpointError::NoVpc { product, endpoint })?,
    };
    Ok(Origin { scheme: Scheme::HTTPS, host: host.to_owned() })
}

/// It is not clear which host a request should go to. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
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
        /// The text.
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
            Self::NoRegion { product } => {
                write!(f, "no region is set; {} is in {}", product.title, Regions(product))
            }
            Self::UnknownRegion { product, region } => write!(
                f,
                "no host of {} is known in region \"{}\": set one of {}, or set the host",
                product.title,
                Excerpt(region),
                Regions(product)
            ),
            Self::NoVpc { product, endpoint } => write!(
                f,
                "no host of {} inside a VPC is known in {}: use the public network ({}), or set \
                 the host",
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
                "http://{} is not encrypted: use https, or allow plain http in the configuration",
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
        for (index, endpoint) in self.0.endpoints.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{}", endpoint.region)?;
        }
        Ok(())
    }
}
