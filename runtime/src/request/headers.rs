//! The headers of a request, signed.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use memchr::memchr;

use super::{BEARER_MARK, BuildError, BuildPart, Draft};
use crate::sign::{Signature, Signer, ToSign};
use crate::time::utc_digits;

const ACTION: HeaderName = HeaderName::from_static("x-acs-action");
const BEARER_TOKEN: HeaderName = HeaderName::from_static("x-acs-bearer-token");
const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-acs-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-acs-date");
const NONCE: HeaderName = HeaderName::from_static("x-acs-signature-nonce");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-acs-security-token");
const SIGNATURE_TYPE: HeaderName = HeaderName::from_static("x-acs-signature-type");
const VERSION: HeaderName = HeaderName::from_static("x-acs-version");

/// Whether the client sets a header itself, so that no parameter may.
pub(super) fn is_own(name: &HeaderName) -> bool {
    [
        ACCEPT_ENCODING,
        ACTION,
        AUTHORIZATION,
        BEARER_TOKEN,
        CONTENT_LENGTH,
        CONTENT_SHA256,
        DATE,
        HOST,
        NONCE,
        SECURITY_TOKEN,
        SIGNATURE_TYPE,
        USER_AGENT,
        VERSION,
    ]
    .contains(name)
}

/// Whether the signature covers a header.
fn is_signed(name: &HeaderName) -> bool {
    name == HOST || name == CONTENT_TYPE || name.as_str().starts_with("x-acs-")
}

/// The text that is hashed for a request, from what is sent.
pub(super) fn canonical_request(request: &http::Request<Bytes>) -> String {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let mut headers: Vec<(&str, String)> = request
        .headers()
        .iter()
        .filter(|(name, _)| is_signed(name))
        .map(|(name, value)| (name.as_str(), text(value)))
        .collect();
    headers.sort_unstable();
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let payload_sha256 = request.headers().get(CONTENT_SHA256).map(text).unwrap_or_default();
    ToSign {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: request.uri().query().unwrap_or_default(),
        headers: &headers,
        payload_sha256: &payload_sha256,
    }
    .canonical_request()
}

impl Draft<'_> {
    /// Every header, the signature among them.
    pub(super) fn header_map(
        &self,
        uri: &Uri,
        signer: &Signer<'_>,
        date: SystemTime,
        nonce: &str,
    ) -> Result<HeaderMap, BuildError> {
        let date = utc_digits(date);
        let date = std::str::from_utf8(&date).unwrap_or_default();
        let (action, version) = (self.info.action, self.info.product.version);
        let payload_sha256 = self.payload_hash.as_str();
        let signature_type =
            (signer.bearer_token.is_some() && self.is_roa()).then_some(BEARER_MARK.1);
        let own = [
            ("content-type", self.content_type.as_deref()),
            ("host", Some(self.host())),
            ("x-acs-action", Some(action)),
            ("x-acs-bearer-token", signer.bearer_token),
            ("x-acs-content-sha256", Some(payload_sha256)),
            ("x-acs-date", Some(date)),
            ("x-acs-security-token", signer.security_token),
            ("x-acs-signature-nonce", Some(nonce)),
            ("x-acs-signature-type", signature_type),
            ("x-acs-version", Some(version)),
        ];
        let mut few = [("", ""); 10];
        let many;
        let covered = if self.headers.is_empty() {
            let present = own.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
            let count = few.iter_mut().zip(present).map(|(place, header)| *place = header).count();
            &few[..count]
        } else {
            many = self.with_parameters(&own);
            &many
        };
        let signature = signer.sign(&ToSign {
            method: self.info.method.as_str(),
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
            headers: covered,
            payload_sha256,
        })?;

        let mut map = HeaderMap::with_capacity(12 + self.headers.len());
        map.insert(HOST, self.origin.host_header());
        map.insert(ACTION, fixed(BuildPart::Action, action)?);
        map.insert(VERSION, fixed(BuildPart::Version, version)?);
        map.extend(self.payload_hash.header().map(|hash| (CONTENT_SHA256, hash)));
        map.insert(ACCEPT, HeaderValue::from_static("application/json"));
        map.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        if self.body.is_empty() && self.info.method != crate::Method::Get {
            map.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if signature_type.is_some() {
            map.insert(SIGNATURE_TYPE, HeaderValue::from_static(BEARER_MARK.1));
        }
        for (parameter, name, value) in &self.headers {
            let value = Bytes::copy_from_slice(value.as_bytes());
            map.insert(name, header_value(BuildPart::Header(parameter), value)?);
        }
        let written = [
            (BuildPart::Date, DATE, Some(date)),
            (BuildPart::Nonce, NONCE, Some(nonce)),
            (BuildPart::UserAgent, USER_AGENT, Some(self.user_agent)),
            (BuildPart::SecurityToken, SECURITY_TOKEN, signer.security_token),
            (BuildPart::BearerToken, BEARER_TOKEN, signer.bearer_token),
            (BuildPart::ContentType, CONTENT_TYPE, self.content_type.as_deref()),
        ];
        insert_written(&mut map, written, signature.as_ref(), covered)?;
        Ok(map)
    }

    /// The headers that the signature covers, if parameters make some, in the order of their
    /// names.
    fn with_parameters<'s>(
        &'s self,
        own: &[(&'s str, Option<&'s str>)],
    ) -> Vec<(&'s str, &'s str)> {
        let own = own.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
        let parameters = self.headers.iter().filter(|(_, name, _)| is_signed(name));
        let parameters = parameters.map(|(_, name, value)| (name.as_str(), value.as_str()));
        let mut headers: Vec<_> = own.chain(parameters).collect();
        headers.sort_by_key(|(name, _)| *name);
        headers
    }
}

/// Inserts headers that are written anew for each attempt, and the signature.
///
/// The values are cut from one piece of memory: one allocation instead of one for each.
fn insert_written(
    map: &mut HeaderMap,
    written: [(BuildPart, HeaderName, Option<&str>); 6],
    signature: Option<&Signature<'_>>,
    covered: &[(&str, &str)],
) -> Result<(), BuildError> {
    let texts = || written.iter().filter_map(|(.., value)| *value);
    let signature_length = signature.map_or(0, |signature| signature.length(covered));
    let length = texts().map(str::len).sum::<usize>() + signature_length;
    let mut joined = String::with_capacity(length);
    texts().for_each(|text| joined.push_str(text));
    if let Some(signature) = signature {
        signature.push_to(&mut joined, covered);
    }
    let mut joined = Bytes::from(joined);
    for (part, name, value) in written {
        let Some(value) = value else { continue };
        let text = joined.split_to(value.len());
        let mut value =
            if is_checked(part) { known_value(part, text) } else { header_value(part, text) }?;
        value.set_sensitive(is_secret(part));
        map.insert(name, value);
    }
    if signature.is_some() {
        let mut value = known_value(BuildPart::AccessKeyId, joined)?;
        value.set_sensitive(true);
        map.insert(AUTHORIZATION, value);
    }
    Ok(())
}

/// The value of a header that is the same for all requests of an operation.
fn fixed(part: BuildPart, text: &'static str) -> Result<HeaderValue, BuildError> {
    header_value(part, Bytes::from_static(text.as_bytes()))
}

/// Takes visible ASCII and spaces. HTTP would let through tabs and other encodings.
fn header_value(part: BuildPart, text: Bytes) -> Result<HeaderValue, BuildError> {
    let refused = BuildError { part };
    if !text.is_ascii() || memchr(b'\t', &text).is_some() {
        return Err(refused);
    }
    HeaderValue::from_maybe_shared(text).map_err(|_| refused)
}

/// As [`header_value`], for a text that is known to be visible ASCII.
fn known_value(part: BuildPart, text: Bytes) -> Result<HeaderValue, BuildError> {
    HeaderValue::from_maybe_shared(text).map_err(|_| BuildError { part })
}

/// Whether a text was made here, or was looked at already.
fn is_checked(part: BuildPart) -> bool {
    matches!(part, BuildPart::Date) || is_secret(part)
}

/// Whether a header must not be shown.
fn is_secret(part: BuildPart) -> bool {
    matches!(part, BuildPart::BearerToken | BuildPart::SecurityToken)
}

impl From<crate::Method> for Method {
    fn from(method: crate::Method) -> Self {
        match method {
            crate::Method::Get => Self::GET,
            crate::Method::Post => Self::POST,
            crate::Method::Put => Self::PUT,
            crate::Method::Patch => Self::PATCH,
            crate::Method::Delete => Self::DELETE,
        }
    }
}
