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
use crate::sign::{
    Canonical, CoveredHeaders, EMPTY_SHA256, PayloadHash, Signer, ToSign, sensitive,
};
use crate::time::utc_digits;

const ACTION: HeaderName = HeaderName::from_static("x-acs-action");
const BEARER_TOKEN: HeaderName = HeaderName::from_static("x-acs-bearer-token");
const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-acs-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-acs-date");
const NONCE: HeaderName = HeaderName::from_static("x-acs-signature-nonce");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-acs-security-token");
const SIGNATURE_TYPE: HeaderName = HeaderName::from_static("x-acs-signature-type");
const VERSION: HeaderName = HeaderName::from_static("x-acs-version");

/// Whether the client sets a header itself, so that no parameter may. The generator has the same list, and
/// a test of the emitted crate compares what both refuse.
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
        let own = OwnHeaders { draft: self, signer, date: &date, nonce };
        let mut authorization = if self.headers.is_empty() {
            signer.authorization(&self.canonical(request, &own))?
        } else {
            signer.authorization(&self.canonical(request, &AllHeaders(own)))?
        };
        let is_signed = authorization.is_some();
        let headers = request.headers_mut();
        *headers = TEMPLATE.clone();
        for (place, source) in headers.values_mut().zip(&*SOURCES) {
            match source {
                Source::Constant(_) => {}
                Source::Host => place.clone_from(self.origin.host_header()),
                Source::Action => *place = fixed(BuildPart::Action, self.info.action)?,
                Source::Version => *place = fixed(BuildPart::Version, self.info.product.version)?,
                Source::Date => *place = date_value(&date)?,
                Source::Nonce => *place = copied(BuildPart::Nonce, nonce)?,
                Source::UserAgent => place.clone_from(self.user_agent),
                Source::Authorization => *place = authorization.take().unwrap_or(BLANK),
            }
        }
        if !is_signed {
            headers.remove(AUTHORIZATION);
        }
        self.insert_others(headers, signer)
    }

    fn canonical<'s, Headers: CoveredHeaders>(
        &'s self,
        request: &'s http::Request<Bytes>,
        headers: &'s Headers,
    ) -> Canonical<'s, Headers> {
        Canonical {
            method: self.info.method.as_str(),
            path: request.uri().path(),
            query: request.uri().query().unwrap_or_default(),
            headers,
            payload_sha256: self.payload_hash.as_str(),
        }
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

/// The headers that the signature covers, except for those that parameters make.
struct OwnHeaders<'s> {
    draft: &'s Draft<'s>,
    signer: &'s Signer<'s>,
    date: &'s [u8; 20],
    nonce: &'s str,
}

impl CoveredHeaders for OwnHeaders<'_> {
    fn each(&self, mut visit: impl FnMut(&str, &[u8])) {
        let Self { draft, signer, date, nonce } = *self;
        let mut visit_some = |name: &str, value: Option<&[u8]>| {
            if let Some(value) = value {
                visit(name, value);
            }
        };
        visit_some("content-type", draft.content_type.as_deref().map(str::as_bytes));
        visit_some("host", Some(draft.host().as_bytes()));
        visit_some("x-acs-action", Some(draft.info.action.as_bytes()));
        visit_some("x-acs-bearer-token", signer.bearer_token.map(str::as_bytes));
        visit_some("x-acs-content-sha256", Some(draft.payload_hash.as_str().as_bytes()));
        visit_some("x-acs-date", Some(date));
        visit_some("x-acs-security-token", signer.security_token.map(str::as_bytes));
        visit_some("x-acs-signature-nonce", Some(trimmed(nonce)));
        visit_some("x-acs-signature-type", draft.signature_type(signer).map(str::as_bytes));
        visit_some("x-acs-version", Some(draft.info.product.version.as_bytes()));
    }
}

fn trimmed(text: &str) -> &[u8] {
    text.trim_ascii().as_bytes()
}

/// The headers that the signature covers, those that parameters make among them.
struct AllHeaders<'s>(OwnHeaders<'s>);

impl CoveredHeaders for AllHeaders<'_> {
    fn each(&self, mut visit: impl FnMut(&str, &[u8])) {
        let signed = self.0.draft.headers.iter().filter(|(_, name, _)| is_signed(name));
        let mut signed = signed.map(|(_, name, value)| (name.as_str(), trimmed(value))).peekable();
        self.0.each(|name, value| {
            while let Some((before, value)) = signed.next_if(|(other, _)| *other < name) {
                visit(before, value);
            }
            visit(name, value);
        });
        for (name, value) in signed {
            visit(name, value);
        }
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
    let value = HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes()));
    value.map_err(|_| BuildError { part })
}

/// The value of a header that is a date. That its length is known makes it much cheaper to look at.
fn date_value(digits: &[u8; 20]) -> Result<HeaderValue, BuildError> {
    HeaderValue::from_bytes(digits).map_err(|_| BuildError { part: BuildPart::Date })
}

/// The value of a header, in memory of its own.
pub(crate) fn copied(part: BuildPart, text: &str) -> Result<HeaderValue, BuildError> {
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
