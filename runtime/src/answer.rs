//! From an HTTP answer to a response, a refusal, or the reason why it is neither.

mod failure;
mod foreign;
mod headers;

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use http::{HeaderMap, Uri};

use crate::decode::{self, DecodeError};
use crate::secrets::SecretValues;
use crate::service_error::{Refusal, request_id_of};
use crate::text::{BYTES_SHOWN, Excerpt, excerpt_of_bytes};
use crate::transport::REQUEST_ID;
use crate::{ErrorInfo, OperationInfo, Record, Safety};

use failure::reports_failure;
use foreign::is_foreign;

pub(crate) use failure::{is_code_of_success, is_throttling};
pub(crate) use headers::KeptHeaders;

/// What is documented about a code, if it is documented.
pub(crate) type Lookup = fn(&str) -> Option<&'static ErrorInfo>;

/// What has to be known of an operation to read its answers.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) lookup: Lookup,
    /// The documented members of its response.
    pub(crate) members: &'static [&'static str],
    /// Whether some of them must not be shown.
    pub(crate) has_secrets: bool,
}

/// What an answer turned out to be.
#[derive(Debug)]
pub(crate) enum Answer {
    /// The service accepted the request; the body has yet to be decoded.
    Accepted,
    /// The service refused the request, with a code.
    Refused(Refusal),
    /// Neither.
    Unusable(AnswerError),
}

/// Tells a response from a refusal.
///
/// The content type is ignored: gateways get it wrong. Secrets that the answer repeats are
/// overwritten, unless the service accepted the request.
pub(crate) fn read(
    response: &http::Response<Bytes>,
    info: &OperationInfo,
    reading: Reading,
    secrets: &SecretValues,
) -> Answer {
    let error =
        |problem| AnswerError::new(response, problem, secrets).of_response(reading.has_secrets);
    let unusable = |problem| Answer::Unusable(error(problem));
    if let Some(encoding) = unexpected_encoding(response.headers()) {
        return unusable(Problem::Encoding(encoding));
    }
    let (status, body) = (response.status(), response.body());
    if is_redirect(response) {
        return unusable(Problem::Redirect(redirect_host(response.headers())));
    }
    if status.is_success() && (info.answers_bytes || !reports_failure(body, info, reading)) {
        return Answer::Accepted;
    }
    if body.is_empty() {
        return unusable(Problem::Empty);
    }
    let request_id = header_text(response.headers(), REQUEST_ID);
    match Refusal::decode(status.as_u16(), body) {
        Ok(refusal) if refusal.raw_code().is_some() => {
            let headers = KeptHeaders::of(response.headers());
            let refusal = refusal.with_request_id(request_id).with_headers(headers);
            Answer::Refused(refusal.redacted(secrets))
        }
        Ok(refusal) => {
            let error = error(Problem::NoCode);
            Answer::Unusable(error.with_message_of(&refusal.redacted(secrets)))
        }
        Err(error) => unusable(Problem::Malformed(error)),
    }
}

/// Decodes the answer of an operation that accepted a request.
///
/// It may be empty if no member of it is documented, and if [`is_done_without_words`].
pub(crate) fn decode<R: Record + Default>(
    response: &http::Response<Bytes>,
    safety: Safety,
    secrets: &SecretValues,
) -> Result<R, Box<AnswerError>> {
    let decoded = if is_done_without_words(response, safety) {
        decode::response_without_body(response)
    } else {
        decode::response(response)
    };
    let problem = match decoded {
        Ok(record) if !is_foreign::<R>(response, safety) => return Ok(record),
        Ok(_) => Problem::Foreign,
        Err(_) if response.body().is_empty() => Problem::Empty,
        Err(error) => Problem::Malformed(error),
    };
    let error = AnswerError::new(response, problem, secrets);
    Err(Box::new(error.of_response(R::default().has_secrets())))
}

/// Whether an answer says by its status alone that a request was executed: 204 (No Content) and 205
/// (Reset Content) have no body by definition, so nothing of it was lost.
///
/// That is enough where a caller wants the effect and may ask for it again. Who reads wants what
/// the body would have had. And where each execution costs something, nobody can say without the
/// identifiers in the body that the service executed this very request.
fn is_done_without_words(response: &http::Response<Bytes>, safety: Safety) -> bool {
    let has_no_content = matches!(response.status().as_u16(), 204 | 205);
    has_no_content
        && response.body().is_empty()
        && match safety {
            Safety::Idempotent => true,
            Safety::ReadOnly | Safety::AtMostOnce | Safety::Token => false,
        }
}

/// The encoding of a body that is encoded, although nobody asked for it.
fn unexpected_encoding(headers: &HeaderMap) -> Option<String> {
    let encodings = headers.get_all(CONTENT_ENCODING).iter();
    let mut encodings = encodings.map(|value| String::from_utf8_lossy(value.as_bytes()));
    let encoding = encodings.find(|encoding| {
        !encoding.trim().is_empty() && !encoding.trim().eq_ignore_ascii_case("identity")
    });
    encoding.map(Cow::into_owned)
}

/// Whether an answer asks to look elsewhere. The other statuses of this class do not.
fn is_redirect(response: &http::Response<Bytes>) -> bool {
    let status = response.status();
    let says_where = response.headers().contains_key(LOCATION);
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
        || (status.is_redirection() && says_where)
}

/// The host that a redirect points to. Path and query may hold what should not be shown.
fn redirect_host(headers: &HeaderMap) -> Option<String> {
    let location: Uri = headers.get(LOCATION)?.to_str().ok()?.parse().ok()?;
    location.host().map(str::to_owned)
}

pub(crate) fn header_text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// An answer is neither a response of the operation nor an error of the service, for instance
/// because a proxy wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnswerError {
    status: u16,
    content_type: Option<String>,
    request_id: Option<String>,
    message: Option<String>,
    /// The first bytes of the body, with everything escaped that is not a visible character. Empty if
    /// the status says success and the response of the operation has secret members.
    excerpt: String,
    headers: KeptHeaders,
    problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    Empty,
    Encoding(String),
    Foreign,
    Malformed(DecodeError),
    NoCode,
    Redirect(Option<String>),
}

impl Problem {
    fn redact(&mut self, secrets: &SecretValues) {
        match self {
            Self::Encoding(text) | Self::Redirect(Some(text)) => secrets.redact(text),
            Self::Malformed(error) => error.redact(secrets),
            Self::Empty | Self::Foreign | Self::NoCode | Self::Redirect(None) => {}
        }
    }
}

fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

impl AnswerError {
    fn new(response: &http::Response<Bytes>, mut problem: Problem, secrets: &SecretValues) -> Self {
        problem.redact(secrets);
        let headers = response.headers();
        let mut content_type = header_text(headers, CONTENT_TYPE.as_str());
        let mut request_id =
            request_id_of(response.body()).or_else(|| header_text(headers, REQUEST_ID));
        let texts = [&mut content_type, &mut request_id].into_iter().flatten();
        texts.for_each(|text| secrets.redact(text));
        let mut kept = KeptHeaders::of(headers);
        kept.redact(secrets);
        let (shown, more) = secrets.redacted_start(response.body(), BYTES_SHOWN);
        Self {
            status: response.status().as_u16(),
            content_type,
            request_id,
            message: None,
            headers: kept,
            excerpt: excerpt_of_bytes(&shown, more),
            problem,
        }
    }

    /// Without the body of a success, if members of the response must not be shown. A refusal has none
    /// of them.
    fn of_response(mut self, has_secrets: bool) -> Self {
        if has_secrets && is_success(self.status) {
            self.excerpt.clear();
        }
        self
    }

    fn with_message_of(mut self, refusal: &Refusal) -> Self {
        self.message = refusal.message().map(str::to_owned);
        self
    }

    /// The HTTP status.
    pub(crate) fn http_status(&self) -> u16 {
        self.status
    }

    /// What the answer says its body is.
    pub(crate) fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// The identifier of the request, if the answer has one.
    pub(crate) fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The message of the answer, if it has one.
    pub(crate) fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The value of a header, as [`Error::header`](crate::Error::header) gives it.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)
    }
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            Problem::Empty if is_success(self.status) => {
                f.write_str("the answer is empty, although its status says success")?;
            }
            Problem::Empty => f.write_str("the answer is empty")?,
            Problem::Encoding(encoding) => {
                write!(f, "the answer is encoded as {}, unasked", Excerpt(encoding))?;
            }
            Problem::Foreign => f.write_str("the answer has no result that is documented")?,
            Problem::Malformed(_) => f.write_str("the answer is not the documented JSON")?,
            Problem::NoCode => f.write_str("the answer has no error code")?,
            Problem::Redirect(Some(host)) => {
                write!(f, "the answer redirects to {}, which is not followed", Excerpt(host))?;
            }
            Problem::Redirect(None) => {
                f.write_str("the answer is a redirect, which is not followed")?;
            }
        }
        write!(f, " (HTTP status {}", self.status)?;
        if let Some(content_type) = &self.content_type {
            write!(f, ", {}", Excerpt(content_type))?;
        }
        f.write_str(")")?;
        match (&self.message, self.excerpt.is_empty()) {
            (Some(message), _) => write!(f, ": {}", Excerpt(message))?,
            (None, false) => write!(f, ": {}", self.excerpt)?,
            (None, true) => {}
        }
        match &self.request_id {
            Some(request_id) => write!(f, " [request id {}]", Excerpt(request_id)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for AnswerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Malformed(error) => Some(error),
            Problem::Empty
            | Problem::Encoding(_)
            | Problem::Foreign
            | Problem::NoCode
            | Problem::Redirect(_) => None,
        }
    }
}
