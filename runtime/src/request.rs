//! From an operation to a request that can be sent.
//!
//! A [`Draft`] holds what stays the same when a request is sent again. Each attempt signs it anew,
//! because the date and the nonce must be fresh.

mod build_error;
mod headers;
mod target;

use std::borrow::Cow;
use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::uri::PathAndQuery;
use http::{HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::endpoint::Origin;
use crate::operation::{Signature, Style};
use crate::parameters::Header;
use crate::sign::{self, PayloadHash, Signer, push_canonical_pairs};
use crate::{Credentials, OperationInfo, Parameters};

pub use build_error::BuildError;
pub(crate) use build_error::BuildPart;
pub(crate) use headers::copied as header_value;

/// The content type of a body that holds parameters.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The content type of a body that is JSON.
pub const JSON: &str = "application/json; charset=utf-8";

/// The content type of a body that is bytes.
pub const BYTES: &str = "application/octet-stream";

/// A request without what each attempt needs anew: credentials, date, nonce and signature.
#[derive(Clone)]
pub struct Draft<'a> {
    info: &'static OperationInfo,
    origin: Cow<'a, Origin>,
    target: PathAndQuery,
    /// Where the mark of a bearer token would stand in the query.
    mark_at: usize,
    body: Bytes,
    payload_hash: PayloadHash,
    content_type: Option<Cow<'static, str>>,
    headers: OfParameters,
    user_agent: &'a HeaderValue,
}

impl<'a> Draft<'a> {
    /// The request of an operation with these parameters, to be sent to a host.
    ///
    /// # Errors
    ///
    /// If a parameter is missing that is a part of path or host, or a value cannot be written
    /// where it belongs. The error names the parameter.
    pub fn new(
        info: &'static OperationInfo,
        parameters: &Parameters<'_>,
        origin: impl Into<Cow<'a, Origin>>,
        user_agent: &'a HeaderValue,
    ) -> Result<Self, BuildError> {
        if let Some(name) = parameters.unfit {
            return Err(BuildError { part: BuildPart::Value(name) });
        }
        let origin = match info.host {
            None => origin.into(),
            Some(template) => target::fill_host(template, parameters, origin.into())?,
        };
        let pairs = &parameters.query.list;
        let mut text = String::with_capacity(info.path.len() + 1 + sign::encoded_length(pairs));
        target::push_path(&mut text, info.path, parameters)?;
        if !pairs.is_empty() {
            text.push('?');
        }
        let query_at = text.len();
        let mark_at = push_canonical_pairs(&mut text, pairs, BEARER_MARK.0) - query_at;
        let (body, content_type) = body_of(parameters);
        let (headers, own_type) = headers_of(parameters)?;
        Ok(Self {
            info,
            origin,
            target: path_and_query(text)?,
            mark_at,
            payload_hash: PayloadHash::of(&body),
            body,
            content_type: own_type.or(content_type.map(Cow::Borrowed)),
            headers,
            user_agent,
        })
    }

    /// The host that the request goes to, with its port if it has one.
    #[must_use]
    pub fn host(&self) -> &str {
        self.origin.host()
    }

    /// Signs the request with an access key, or gives it a bearer token.
    ///
    /// The nonce must never have been used before: the service refuses one that it has seen.
    ///
    /// # Errors
    ///
    /// If a part cannot be written into an HTTP request, for instance an access key with a line
    /// break, or if the product wants a signature of another scheme. The error names the part.
    pub fn sign(
        &self,
        credentials: &Credentials,
        date: SystemTime,
        nonce: &str,
    ) -> Result<Signed, BuildError> {
        match self.info.product.signature {
            Signature::Acs3 => {}
            Signature::Other(scheme) => {
                return Err(BuildError { part: BuildPart::Scheme(scheme) });
            }
        }
        let signer = Signer::new(credentials)?;
        let mut request = http::Request::new(self.body.clone());
        *request.method_mut() = self.info.method.into();
        let target = if signer.bearer_token.is_some() && !self.is_roa() {
            self.marked_target()?
        } else {
            self.target.clone()
        };
        *request.uri_mut() = self.origin.with_target(target).ok_or(REFUSED_URL)?;
        self.write_headers(&mut request, &signer, date, nonce)?;
        Ok(Signed { request })
    }

    fn is_roa(&self) -> bool {
        match self.info.product.style {
            Style::Rpc => false,
            Style::Roa => true,
        }
    }

    /// The path and query with the parameter that goes with a bearer token, in the order of the
    /// names.
    fn marked_target(&self) -> Result<PathAndQuery, BuildError> {
        let (name, value) = BEARER_MARK;
        let query = self.target.query().unwrap_or_default();
        let (before, after) = query.split_at(self.mark_at.min(query.len()));
        let path = self.target.path();
        path_and_query(match (before, after) {
            ("", "") => format!("{path}?{name}={value}"),
            (before, "") => format!("{path}?{before}&{name}={value}"),
            (before, after) => format!("{path}?{before}{name}={value}&{after}"),
        })
    }
}

/// The parameter that says that a bearer token comes in place of a signature. Requests of the ROA
/// style say it with a header.
const BEARER_MARK: (&str, &str) = ("SignatureType", "BEARERTOKEN");

const REFUSED_URL: BuildError = BuildError { part: BuildPart::Url };

fn path_and_query(text: String) -> Result<PathAndQuery, BuildError> {
    PathAndQuery::from_maybe_shared(Bytes::from(text)).map_err(|_| REFUSED_URL)
}

/// Headers that parameters make, in the order of their names.
type OfParameters = Vec<(&'static str, HeaderName, String)>;

/// The headers that parameters make, and the type of the body if one of them names it.
fn headers_of(
    parameters: &Parameters<'_>,
) -> Result<(OfParameters, Option<Cow<'static, str>>), BuildError> {
    let (mut headers, mut content_type) = (Vec::new(), None);
    for written in &parameters.headers {
        let (name, value) = header(written)?;
        if name == CONTENT_TYPE {
            content_type = Some(value.into());
        } else {
            headers.push((written.parameter, name, value));
        }
    }
    headers.sort_by(|(_, left, _), (_, right, _)| left.as_str().cmp(right.as_str()));
    // Keys may differ in capitals alone. Only one of the headers would be sent, and both signed.
    if let Some(same) = headers.windows(2).find(|pair| pair[0].1 == pair[1].1) {
        let parameter = if same[0].0.ends_with('*') { same[0].0 } else { same[1].0 };
        return Err(BuildError { part: BuildPart::HeaderKeys(parameter) });
    }
    Ok((headers, content_type))
}

/// The header that a parameter makes.
fn header(header: &Header<'_>) -> Result<(HeaderName, String), BuildError> {
    let Header { parameter, key, ref value } = *header;
    let name = match key {
        None => HeaderName::from_bytes(parameter.as_bytes())
            .map_err(|_| BuildError { part: BuildPart::Header(parameter) })?,
        Some(key) => {
            let name = format!("{}{key}", parameter.trim_end_matches('*'));
            let name = HeaderName::from_bytes(name.as_bytes()).ok().filter(|_| !key.is_empty());
            name.ok_or(BuildError { part: BuildPart::HeaderKeys(parameter) })?
        }
    };
    // The type of the body is for a parameter that names it, and not for one of many keys.
    if headers::is_own(&name) || (key.is_some() && name == CONTENT_TYPE) {
        return Err(BuildError { part: BuildPart::OwnHeader(parameter) });
    }
    // White space at the ends does not reach the service, and a signature leaves it out.
    Ok((name, value.trim_matches([' ', '\t']).to_owned()))
}

/// The body, and its type if there is one.
fn body_of(parameters: &Parameters<'_>) -> (Bytes, Option<&'static str>) {
    if let Some(bytes) = parameters.bytes() {
        return (bytes.clone(), Some(BYTES));
    }
    if let Some(json) = parameters.json_body() {
        return (json.into(), Some(JSON));
    }
    if parameters.form.list.is_empty() {
        return (Bytes::new(), None);
    }
    (parameters.canonical_form().into(), Some(FORM))
}

impl fmt::Debug for Draft<'_> {
    /// Leaves out the values of parameters, which may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("method", &self.info.method)
            .field("host", &self.host())
            .field("action", &self.info.action)
            .field("version", &self.info.product.version)
            .finish_non_exhaustive()
    }
}

/// A signed request.
///
/// When the service answers `SignatureDoesNotMatch`, it tells which texts it computed itself. The
/// methods make the same texts from the request, to be compared. They contain the security token
/// if there is one: do not log them.
pub struct Signed {
    /// The request, ready to be sent.
    pub request: http::Request<Bytes>,
}

impl Signed {
    /// What was hashed.
    #[must_use]
    pub fn canonical_request(&self) -> String {
        headers::canonical_request(&self.request)
    }

    /// What was signed.
    #[must_use]
    pub fn string_to_sign(&self) -> String {
        sign::string_to_sign(&self.canonical_request())
    }
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

pub(crate) fn is_visible_ascii(text: &str) -> bool {
    // Without an early end, many bytes are looked at at once: a security token has hundreds.
    !text.is_empty() && text.bytes().fold(true, |fits, byte| fits & byte.is_ascii_graphic())
}
