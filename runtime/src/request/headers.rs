//! The headers of a request, signed.

use std::borrow::Cow;
use std::sync::LazyLock;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::{BEARER_MARK, BuildError, BuildPart, Draft};
use crate::sign::{Canonical, CoveredHeader, EMPTY_SHA256, PayloadHash, Signer, ToSign, sensitive};
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
    /// Gives a request its headers, the signature among them.
    pub(super) fn write_headers(
        &self,
        request: &mut http::Request<Bytes>,
        signer: &Signer<'_>,
        date: SystemTime,
        nonce: &str,
    ) -> Result<(), BuildError> {
        let date = utc_digits(date);
        let date = std::str::from_utf8(&date).unwrap_or_default();
        let own = self.own_headers(signer, date, nonce);
        let many;
        let covered = if self.headers.is_empty() {
            &own[..]
        } else {
            many = self.with_parameters(&own);
            &many
        };
        let mut authorization = signer.authorization(&Canonical {
            method: self.info.method.as_str(),
            path: request.uri().path(),
            query: request.uri().query().unwrap_or_default(),
            headers: covered,
            payload_sha256: self.payload_hash.as_str(),
        })?;
        let is_signed = authorization.is_some();
        let headers = request.headers_mut();
        *headers = TEMPLATE.clone();
        for (place, source) in headers.values_mut().zip(&*SOURCES) {
            *place = match source {
                Source::Constant(_) => continue,
                Source::Host => self.host.clone(),
                Source::Action => fixed(BuildPart::Action, self.info.action)?,
                Source::Version => fixed(BuildPart::Version, self.info.product.version)?,
                Source::Date => copied(BuildPart::Date, date)?,
                Source::Nonce => copied(BuildPart::Nonce, nonce)?,
                Source::UserAgent => copied(BuildPart::UserAgent, self.user_agent)?,
                Source::Authorization => authorization.take().unwrap_or(BLANK),
            };
        }
        if !is_signed {
            headers.remove(AUTHORIZATION);
        }
        self.insert_others(headers, signer)
    }

    /// The headers that the signature covers, in the order of their names, except for those that
    /// parameters make.
    fn own_headers<'s>(
        &'s self,
        signer: &Signer<'s>,
        date: &'s str,
        nonce: &'s str,
    ) -> [CoveredHeader<'s>; 10] {
        [
            ("content-type", self.content_type.as_deref()),
            ("host", Some(self.host())),
            ("x-acs-action", Some(self.info.action)),
            ("x-acs-bearer-token", signer.bearer_token),
            ("x-acs-content-sha256", Some(self.payload_hash.as_str())),
            ("x-acs-date", Some(date)),
            ("x-acs-security-token", signer.security_token),
            ("x-acs-signature-nonce", Some(nonce)),
            ("x-acs-signature-type", self.signature_type(signer)),
            ("x-acs-version", Some(self.info.product.version)),
        ]
    }

    /// The headers that the signature covers, if parameters make some, in the order of their
    /// names.
    fn with_parameters<'s>(&'s self, own: &[CoveredHeader<'s>]) -> Vec<CoveredHeader<'s>> {
        let parameters = self.headers.iter().filter(|(_, name, _)| is_signed(name));
        let parameters = parameters.map(|(_, name, value)| (name.as_str(), Some(value.as_str())));
        let mut headers: Vec<_> = own.iter().copied().chain(parameters).collect();
        headers.sort_by_key(|(name, _)| *name);
        headers
    }

    /// Says that a bearer token comes in place of a signature, in requests of the ROA style.
    fn signature_type(&self, signer: &Signer<'_>) -> Option<&'static str> {
        (signer.bearer_token.is_some() && self.is_roa()).then_some(BEARER_MARK.1)
    }

    /// Inserts the headers that only some requests have.
    fn insert_others(
        &self,
        headers: &mut HeaderMap,
        signer: &Signer<'_>,
    ) -> Result<(), BuildError> {
        match &self.payload_hash {
            PayloadHash::Empty => {}
            digits @ PayloadHash::Digits(_) => {
                let digits = copied(BuildPart::PayloadHash, digits.as_str())?;
                headers.insert(CONTENT_SHA256, digits);
            }
        }
        if self.body.is_empty() && self.info.method != crate::Method::Get {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if let Some(signature_type) = self.signature_type(signer) {
            headers.insert(SIGNATURE_TYPE, HeaderValue::from_static(signature_type));
        }
        match &self.content_type {
            Some(Cow::Borrowed(text)) => {
                headers.insert(CONTENT_TYPE, fixed(BuildPart::ContentType, text)?);
            }
            Some(Cow::Owned(text)) => {
                headers.insert(CONTENT_TYPE, copied(BuildPart::ContentType, text)?);
            }
            None => {}
        }
        if let Some(token) = signer.security_token {
            headers.insert(SECURITY_TOKEN, sensitive(copied(BuildPart::SecurityToken, token)?));
        }
        if let Some(token) = signer.bearer_token {
            headers.insert(BEARER_TOKEN, sensitive(copied(BuildPart::BearerToken, token)?));
        }
        for (parameter, name, value) in &self.headers {
            headers.insert(name, copied(BuildPart::Header(parameter), value)?);
        }
        Ok(())
    }
}

/// The headers of every signed request.
static SIGNED: [(HeaderName, Source); 10] = [
    (HOST, Source::Host),
    (ACCEPT, Source::Constant("application/json")),
    (ACCEPT_ENCODING, Source::Constant("identity")),
    (ACTION, Source::Action),
    (VERSION, Source::Version),
    (CONTENT_SHA256, Source::Constant(EMPTY_SHA256)),
    (DATE, Source::Date),
    (NONCE, Source::Nonce),
    (USER_AGENT, Source::UserAgent),
    (AUTHORIZATION, Source::Authorization),
];

/// Where the value of a header comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    Constant(&'static str),
    Host,
    Action,
    Version,
    Date,
    Nonce,
    UserAgent,
    Authorization,
}

const BLANK: HeaderValue = HeaderValue::from_static("");

/// A map of [`SIGNED`] with the values that are constant; the others are blank.
///
/// To copy a map costs about half of what inserting its names does, because none of them is hashed.
static TEMPLATE: LazyLock<HeaderMap> = LazyLock::new(|| {
    let headers = SIGNED.iter().map(|(name, source)| {
        let value = match source {
            Source::Constant(text) => HeaderValue::from_static(text),
            Source::Host
            | Source::Action
            | Source::Version
            | Source::Date
            | Source::Nonce
            | Source::UserAgent
            | Source::Authorization => BLANK,
        };
        (name.clone(), value)
    });
    headers.collect()
});

/// Where the values of [`TEMPLATE`] come from, in the order in which copies of it show them, which
/// need not be that of [`SIGNED`].
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let copy = TEMPLATE.clone();
    let sources = copy.keys().filter_map(|key| SIGNED.iter().find(|(name, _)| name == key));
    sources.map(|(_, source)| *source).collect()
});

/// The value of a header that is the same for all requests of an operation.
fn fixed(part: BuildPart, text: &'static str) -> Result<HeaderValue, BuildError> {
    // It panics only at what the check refuses.
    check(part, text).map(HeaderValue::from_static)
}

/// The value of a header, in memory of its own.
fn copied(part: BuildPart, text: &str) -> Result<HeaderValue, BuildError> {
    HeaderValue::from_str(check(part, text)?).map_err(|_| BuildError { part })
}

/// Takes visible ASCII and spaces. HTTP would let through tabs and other encodings.
fn check(part: BuildPart, text: &str) -> Result<&str, BuildError> {
    // Without an early end, many bytes are looked at at once: a security token has hundreds.
    let fits = text.bytes().fold(true, |fits, byte| fits & matches!(byte, b' '..=b'~'));
    fits.then_some(text).ok_or(BuildError { part })
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

#[cfg(test)]
mod tests {
    use super::{SIGNED, SOURCES, TEMPLATE};

    #[test]
    fn every_source_stands_where_copies_of_the_map_show_its_header() {
        assert_eq!(SOURCES.len(), SIGNED.len());
        for _ in 0..3 {
            let copy = TEMPLATE.clone();
            for (name, source) in copy.keys().zip(&*SOURCES) {
                assert!(SIGNED.contains(&(name.clone(), *source)), "{name}: {source:?}");
            }
        }
    }
}
