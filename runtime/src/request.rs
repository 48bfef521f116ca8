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
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use memchr::memchr;
use secrecy::{ExposeSecret, SecretString};

use crate::endpoint::Origin;
use crate::sign::{
    ToSign, authorization, encode_pairs, encoded_length, payload_sha256, push_encoded_pairs,
    string_to_sign,
};
use crate::time::format_utc;
use crate::{Credentials, OperationInfo, Parameters};

/// The content type of a body that holds parameters.
pub const FORM: &str = "application/x-www-form-urlencoded";

const ACTION: HeaderName = HeaderName::from_static("x-acs-action");
const BEARER_TOKEN: HeaderName = HeaderName::from_static("x-acs-bearer-token");
const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-acs-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-acs-date");
const NONCE: HeaderName = HeaderName::from_static("x-acs-signature-nonce");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-acs-security-token");
const VERSION: HeaderName = HeaderName::from_static("x-acs-version");

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
        let bearer_token = secret(BuildPart::BearerToken, credentials.bearer_token())?;
        let security_token = secret(BuildPart::SecurityToken, credentials.security_token())?;
        let (path_and_query, query_at) = self.path_and_query(bearer_token.is_some());
        let date = format_utc(date);
        let payload_sha256 = payload_sha256(&self.body);

        // In the order of their names.
        let headers = [
            (BuildPart::ContentType, CONTENT_TYPE, self.content_type),
            (BuildPart::Host, HOST, Some(self.host)),
            (BuildPart::Action, ACTION, Some(self.action)),
            (BuildPart::BearerToken, BEARER_TOKEN, bearer_token),
            (BuildPart::ContentSha256, CONTENT_SHA256, Some(payload_sha256.as_ref())),
            (BuildPart::Date, DATE, Some(date.as_str())),
            (BuildPart::SecurityToken, SECURITY_TOKEN, security_token),
            (BuildPart::Nonce, NONCE, Some(nonce)),
            (BuildPart::Version, VERSION, Some(self.version)),
        ];
        let mut signed = [("", ""); 9];
        let present =
            headers.iter().filter_map(|(_, name, value)| Some((name.as_str(), (*value)?)));
        let count = signed.iter_mut().zip(present).map(|(place, header)| *place = header).count();
        let signed = &signed[..count];
        let to_sign = ToSign {
            method: self.method,
            path: self.path,
            query: &path_and_query[query_at..],
            headers: signed,
            payload_sha256: &payload_sha256,
        };
        let canonical_request = to_sign.canonical_request();
        let string_to_sign = string_to_sign(&canonical_request);
        let authorization = authorization(credentials, signed, &string_to_sign)?;

        let mut request = http::Request::new(self.body.clone());
        *request.method_mut() = http::Method::from_bytes(self.method.as_bytes())
            .map_err(|_| BuildError { part: BuildPart::Method })?;
        *request.uri_mut() = self.uri(path_and_query)?;
        *request.headers_mut() = self.header_map(headers)?;
        if let Some(authorization) = authorization {
            request.headers_mut().insert(AUTHORIZATION, authorization);
        }
        Ok(Signed { request, canonical_request, string_to_sign })
    }

    /// Path and query, and where the query begins.
    fn path_and_query(&self, bearer: bool) -> (String, usize) {
        let mut pairs = self.query.clone();
        if bearer {
            pairs.push(("SignatureType", "BEARERTOKEN"));
        }
        let mut text = String::with_capacity(self.path.len() + 1 + encoded_length(&pairs));
        text.push_str(self.path);
        if !pairs.is_empty() {
            text.push('?');
        }
        let query_at = text.len();
        push_encoded_pairs(&mut text, pairs);
        (text, query_at)
    }

    /// Every header but the signature.
    ///
    /// Values are cut from one piece of memory: one allocation instead of one for each.
    fn header_map(
        &self,
        signed: [(BuildPart, HeaderName, Option<&str>); 9],
    ) -> Result<HeaderMap, BuildError> {
        let texts = || signed.iter().filter_map(|(.., value)| *value).chain([self.user_agent]);
        let mut joined = Vec::with_capacity(texts().map(str::len).sum());
        texts().for_each(|text| joined.extend_from_slice(text.as_bytes()));
        let mut joined = Bytes::from(joined);

        let mut map = HeaderMap::with_capacity(12);
        for (part, name, value) in signed {
            if let Some(value) = value {
                let mut value = header_value(part, joined.split_to(value.len()))?;
                value.set_sensitive(part.is_secret());
                map.insert(name, value);
            }
        }
        map.insert(USER_AGENT, header_value(BuildPart::UserAgent, joined)?);
        if self.body.is_empty() && self.method != "GET" {
            map.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        map.insert(ACCEPT, HeaderValue::from_static("application/json"));
        map.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        Ok(map)
    }

    fn uri(&self, path_and_query: String) -> Result<Uri, BuildError> {
        let authority = Authority::try_from(self.host)
            .ok()
            .filter(|authority| !authority.as_str().contains('@'))
            .ok_or(BuildError { part: BuildPart::Host })?;
        let path_and_query = PathAndQuery::try_from(path_and_query)
            .map_err(|_| BuildError { part: BuildPart::Url })?;
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(authority);
        parts.path_and_query = Some(path_and_query);
        Uri::from_parts(parts).map_err(|_| BuildError { part: BuildPart::Url })
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

/// Takes visible ASCII and spaces. HTTP would let through tabs and other encodings.
fn header_value(part: BuildPart, text: Bytes) -> Result<HeaderValue, BuildError> {
    let ascii = text.is_ascii() && memchr(b'\t', &text).is_none();
    let value = if ascii { HeaderValue::from_maybe_shared(text).ok() } else { None };
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
            | BuildPart::ContentSha256
            | BuildPart::ContentType
            | BuildPart::Date
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
    ContentSha256,
    ContentType,
    Date,
    Host,
    Method,
    Nonce,
    SecurityToken,
    Url,
    UserAgent,
    Version,
}

impl BuildPart {
    const fn is_secret(self) -> bool {
        matches!(self, Self::BearerToken | Self::SecurityToken)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::AccessKeyId => "the access key id",
            Self::AccessKeySecret => "the access key secret",
            Self::Action => "the name of the operation",
            Self::BearerToken => "the bearer token",
            Self::ContentSha256 => "the hash of the body",
            Self::ContentType => "the content type",
            Self::Date => "the date",
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
            Self::Action
            | Self::ContentSha256
            | Self::ContentType
            | Self::Date
            | Self::Nonce
            | Self::UserAgent
            | Self::Version => "must consist of visible ASCII characters and spaces",
            Self::Host => "must be a host name, with a port if need be, and nothing else",
            Self::Method => "must be a token of ASCII characters",
            Self::Url => {
                "is too long: it may have 65534 bytes, with the parameters percent encoded"
            }
        }
    }
}
