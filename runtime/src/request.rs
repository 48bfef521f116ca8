//! From an operation to a request that can be sent.
//!
//! A [`Draft`] holds what stays the same when a request is sent again. Each attempt signs it anew,
//! because the date and the nonce must be fresh.

use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT,
};
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderName, HeaderValue, Uri};
use secrecy::{ExposeSecret, SecretString};

use crate::endpoint::Origin;
use crate::sign::{ToSign, authorization, encode_pairs, payload_sha256, string_to_sign};
use crate::time::format_utc;
use crate::{Credentials, OperationInfo, Parameters};

/// The content type of a body that holds parameters.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// A request without what each attempt needs anew: credentials, date, nonce and signature.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft<'a> {
    /// The HTTP method in upper case.
    pub method: &'a str,
    /// `https` or `http`.
    pub scheme: Scheme,
    /// The host, and the port if it is not the one of the scheme.
    pub host: &'a str,
    /// The path, beginning with a slash.
    pub path: &'a str,
    /// The parameters of the query, as yet without percent encoding, in any order.
    pub query: Vec<(&'a str, &'a str)>,
    /// The body; empty if there is none.
    pub body: Bytes,
    /// The type of the body; `None` if there is no body.
    pub content_type: Option<&'static str>,
    /// The name of the operation.
    pub action: &'a str,
    /// The version of the API, a date such as `2017-11-10`.
    pub version: &'a str,
    /// What the client calls itself.
    pub user_agent: &'a str,
}

impl<'a> Draft<'a> {
    /// The request of an operation with these parameters, to be sent to a host.
    #[must_use]
    pub fn new(
        info: &OperationInfo,
        parameters: &'a Parameters,
        origin: &'a Origin,
        user_agent: &'a str,
    ) -> Self {
        let form = parameters.form_pairs();
        let content_type = if form.is_empty() { None } else { Some(FORM) };
        Self {
            method: info.method.as_str(),
            scheme: origin.scheme(),
            host: origin.host(),
            path: "/",
            query: parameters.query_pairs(),
            body: Bytes::from(encode_pairs(form)),
            content_type,
            action: info.action,
            version: info.product.version,
            user_agent,
        }
    }

    /// Signs the request with an access key, or gives it a bearer token.
    ///
    /// The nonce must never have been used before: the service refuses one that it has seen.
    ///
    /// # Errors
    ///
    /// If a part cannot be written into an HTTP request: a host with a path, an access key with a
    /// line break. The error names the part.
    pub fn sign(
        &self,
        credentials: &Credentials,
        date: SystemTime,
        nonce: &str,
    ) -> Result<Signed, BuildError> {
        let mut query = self.query.clone();
        let bearer_token = secret(BuildPart::BearerToken, credentials.bearer_token())?;
        if bearer_token.is_some() {
            query.push(("SignatureType", "BEARERTOKEN"));
        }
        let query = encode_pairs(query);
        let security_token = secret(BuildPart::SecurityToken, credentials.security_token())?;
        let date = format_utc(date);
        let payload_sha256 = payload_sha256(&self.body);

        let headers = [
            ("content-type", self.content_type),
            ("host", Some(self.host)),
            ("x-acs-action", Some(self.action)),
            ("x-acs-bearer-token", bearer_token),
            ("x-acs-content-sha256", Some(payload_sha256.as_ref())),
            ("x-acs-date", Some(date.as_str())),
            ("x-acs-security-token", security_token),
            ("x-acs-signature-nonce", Some(nonce)),
            ("x-acs-version", Some(self.version)),
        ];
        let headers: Vec<_> =
            headers.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        let to_sign = ToSign {
            method: self.method,
            path: self.path,
            query: &query,
            headers: &headers,
            payload_sha256: &payload_sha256,
        };
        let canonical_request = to_sign.canonical_request();
        let string_to_sign = string_to_sign(&canonical_request);

        let mut request = self.unsigned(&query, &headers)?;
        if let Some(authorization) =
            authorization(credentials, &to_sign.signed_headers(), &string_to_sign)?
        {
            request.headers_mut().insert(AUTHORIZATION, authorization);
        }
        Ok(Signed { request, canonical_request, string_to_sign })
    }

    /// The request with every header but the signature.
    fn unsigned(
        &self,
        query: &str,
        headers: &[(&'static str, &str)],
    ) -> Result<http::Request<Bytes>, BuildError> {
        let mut request = http::Request::new(self.body.clone());
        *request.method_mut() = http::Method::from_bytes(self.method.as_bytes())
            .map_err(|_| BuildError { part: BuildPart::Method })?;
        *request.uri_mut() = self.uri(query)?;
        request.headers_mut().reserve(headers.len() + 5);
        for (name, value) in headers {
            let (name, part) = match *name {
                "content-type" => (CONTENT_TYPE, BuildPart::ContentType),
                "host" => (HOST, BuildPart::Host),
                name => (HeaderName::from_static(name), BuildPart::of_header(name)),
            };
            let mut value = header_value(part, value)?;
            value.set_sensitive(part.is_secret());
            request.headers_mut().insert(name, value);
        }
        let user_agent = header_value(BuildPart::UserAgent, self.user_agent)?;
        request.headers_mut().insert(USER_AGENT, user_agent);
        if self.body.is_empty() && self.method != "GET" {
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        request.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        Ok(request)
    }

    fn uri(&self, query: &str) -> Result<Uri, BuildError> {
        let authority = Authority::try_from(self.host)
            .ok()
            .filter(|authority| !authority.as_str().contains('@'))
            .ok_or(BuildError { part: BuildPart::Host })?;
        let separator = if query.is_empty() { "" } else { "?" };
        let path_and_query = PathAndQuery::try_from([self.path, separator, query].concat())
            .map_err(|_| BuildError { part: BuildPart::Url })?;
        Uri::builder()
            .scheme(self.scheme.clone())
            .authority(authority)
            .path_and_query(path_and_query)
            .build()
            .map_err(|_| BuildError { part: BuildPart::Url })
    }
}

impl fmt::Debug for Draft<'_> {
    /// Leaves out the values of parameters, which may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("method", &self.method)
            .field("host", &self.host)
            .field("action", &self.action)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// A signed request, with the texts that led to its signature.
///
/// When the service answers `SignatureDoesNotMatch`, it tells which texts it computed itself.
/// The canonical request contains the security token if there is one: do not log it.
pub struct Signed {
    /// The request, ready to be sent.
    pub request: http::Request<Bytes>,
    /// What was hashed.
    pub canonical_request: String,
    /// What was signed.
    pub string_to_sign: String,
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signed")
            .field("method", self.request.method())
            .field("headers", self.request.headers())
            .finish_non_exhaustive()
    }
}

/// A secret that can be written into a header or used as a key: visible ASCII, nothing else.
///
/// A line break or a space at its end comes from a file or a variable, and would otherwise show
/// as a signature that does not match.
pub(crate) fn secret(
    part: BuildPart,
    secret: Option<&SecretString>,
) -> Result<Option<&str>, BuildError> {
    match secret.map(ExposeSecret::expose_secret) {
        Some(text) if !is_visible_ascii(text) => Err(BuildError { part }),
        shown => Ok(shown),
    }
}

fn header_value(part: BuildPart, text: &str) -> Result<HeaderValue, BuildError> {
    let ascii = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let value = if ascii { HeaderValue::from_str(text).ok() } else { None };
    value.ok_or(BuildError { part })
}

pub(crate) fn is_visible_ascii(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A request cannot be built, because a part of it does not fit into an HTTP request.
///
/// Nothing was sent. The value is not shown, because it may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuildError {
    pub(crate) part: BuildPart,
}

impl BuildError {
    /// Whether the part belongs to the credentials.
    #[must_use]
    pub fn is_credentials(&self) -> bool {
        match self.part {
            BuildPart::AccessKeyId
            | BuildPart::AccessKeySecret
            | BuildPart::BearerToken
            | BuildPart::SecurityToken => true,
            BuildPart::Action
            | BuildPart::ContentType
            | BuildPart::Host
            | BuildPart::Method
            | BuildPart::Nonce
            | BuildPart::Url
            | BuildPart::UserAgent
            | BuildPart::Version => false,
        }
    }

    /// The part that does not fit, e.g. `the access key id`.
    #[must_use]
    pub fn part(&self) -> &'static str {
        self.part.name()
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.part.name(), self.part.rule())
    }
}

impl std::error::Error for BuildError {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BuildPart {
    AccessKeyId,
    AccessKeySecret,
    Action,
    BearerToken,
    ContentType,
    Host,
    Method,
    Nonce,
    SecurityToken,
    Url,
    UserAgent,
    Version,
}

impl BuildPart {
    fn of_header(name: &str) -> Self {
        match name {
            "x-acs-action" => Self::Action,
            "x-acs-bearer-token" => Self::BearerToken,
            "x-acs-security-token" => Self::SecurityToken,
            "x-acs-signature-nonce" => Self::Nonce,
            _ => Self::Version,
        }
    }

    const fn is_secret(self) -> bool {
        matches!(self, Self::BearerToken | Self::SecurityToken)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::AccessKeyId => "the access key id",
            Self::AccessKeySecret => "the access key secret",
            Self::Action => "the name of the operation",
            Self::BearerToken => "the bearer token",
            Self::ContentType => "the content type",
            Self::Host => "the host",
            Self::Method => "the HTTP method",
            Self::Nonce => "the nonce",
            Self::SecurityToken => "the security token",
            Self::Url => "the URL",
            Self::UserAgent => "the user agent",
            Self::Version => "the version of the API",
        }
    }

    const fn rule(self) -> &'static str {
        match self {
            Self::AccessKeyId | Self::AccessKeySecret | Self::BearerToken | Self::SecurityToken => {
                "must not be empty and must consist of visible ASCII characters; look for a space \
                 or a line break at its end"
            }
            Self::Action | Self::ContentType | Self::Nonce | Self::UserAgent | Self::Version => {
                "must consist of visible ASCII characters and spaces"
            }
            Self::Host => "must be a host name, with a port if need be, and nothing else",
            Self::Method => "must be a token of ASCII characters",
            Self::Url => {
                "is too long: it may have 65534 bytes, with the parameters percent encoded"
            }
        }
    }
}
