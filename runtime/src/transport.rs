//! What lies between a signed request and its answer: what a transport is told, and what it tells
//! when there is no answer.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use crate::answer::{KeptHeaders, header_text};
use crate::secrets::SecretValues;
use crate::text::Excerpt;

/// The largest body of an answer that is taken in: 8 MiB.
pub const MAX_BODY: usize = 8 * 1024 * 1024;

/// The bounds that a transport keeps while it sends one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How long connecting may take, the TLS handshake included. For a call this is half of `total`
    /// at the most, so that connecting that takes too long can be told from a silent server.
    pub connect: Duration,
    /// How long the server may be silent.
    pub read: Duration,
    /// How long everything may take together.
    pub total: Duration,
    /// How many bytes the body of the answer may have.
    pub body: usize,
    /// Whether to open a new connection instead of using one that was kept.
    ///
    /// A kept connection may have been closed by the server without this side knowing. A request
    /// written into it is lost, or executed without an answer: nobody can tell. So a request that
    /// must be executed at most once gets a connection of its own.
    pub fresh_connection: bool,
    /// Whether to connect to the host itself even if a proxy is configured, as the metadata
    /// service of a machine needs it: a proxy must not see the credentials that it gives.
    pub bypass_proxy: bool,
}

impl Limits {
    /// Bounds for one request.
    #[must_use]
    pub const fn new(connect: Duration, read: Duration, total: Duration) -> Self {
        Self { connect, read, total, body: MAX_BODY, fresh_connection: false, bypass_proxy: false }
    }
}

/// No answer, or only a part of one.
pub struct TransportError {
    kind: TransportErrorKind,
    sent: Sent,
    head: Option<Head>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be made: no address for the name, nobody listening, no way there.
    Connect,
    /// The TLS handshake failed, for instance because the certificate is not trusted.
    Tls,
    /// Something took longer than it may.
    Timeout,
    /// The connection ended before the answer was complete.
    Interrupted,
    /// What came back is not HTTP, or its headers are too large.
    Protocol,
    /// The body of the answer is larger than is taken in.
    TooLarge,
    /// The request could not be handed to the transport.
    Request,
    /// Anything else.
    Other,
}

/// Whether a part of a request can have reached the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sent {
    /// Certainly not: no byte of the request was written.
    No,
    /// It may have, or it has.
    Maybe,
}

/// The beginning of an answer whose body did not arrive.
struct Head {
    status: StatusCode,
    request_id: Option<String>,
    content_type: Option<String>,
    headers: KeptHeaders,
}

impl TransportError {
    /// An error before any byte of the request was written. Do not claim that unless it is
    /// certain: the request will be sent again.
    #[must_use]
    pub fn not_sent(kind: TransportErrorKind) -> Self {
        Self { kind, sent: Sent::No, head: None, source: None }
    }

    /// An error after which the server may have received the request.
    #[must_use]
    pub fn maybe_sent(kind: TransportErrorKind) -> Self {
        Self { kind, sent: Sent::Maybe, head: None, source: None }
    }

    /// There is no way to send a request, because nobody knows through which proxy.
    #[cfg(any(feature = "blocking", feature = "client"))]
    pub(crate) fn without_proxy(cause: crate::proxy::UnusableProxy) -> Self {
        Self::not_sent(TransportErrorKind::Request).because(cause)
    }

    /// Adds what caused the error. Its text must hold no secret and no parameter: leave out URLs.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Adds the status and the headers of an answer whose body did not arrive completely. An
    /// answer proves that the request was sent.
    #[must_use]
    pub fn after_head(mut self, status: StatusCode, headers: &HeaderMap) -> Self {
        self.sent = Sent::Maybe;
        self.head = Some(Head {
            status,
            request_id: header_text(headers, REQUEST_ID),
            content_type: header_text(headers, CONTENT_TYPE.as_str()),
            headers: KeptHeaders::of(headers),
        });
        self
    }

    /// Why there is no answer.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the server may have received the request.
    #[must_use]
    pub fn sent(&self) -> Sent {
        self.sent
    }

    /// The status of an answer whose body did not arrive completely.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.head.as_ref().map(|head| head.status)
    }

    /// Overwrites secrets that the head of the answer repeats. A cause that repeats one, although it
    /// must not, is reduced to what it says otherwise.
    pub(crate) fn redact(&mut self, secrets: &SecretValues) {
        let repeats_one = |cause: &(dyn StdError + 'static)| {
            secrets.occur_in(&cause.to_string()) || secrets.occur_in(&format!("{cause:?}"))
        };
        if let Some(source) = self.source().filter(|source| causes(*source).any(repeats_one)) {
            let mut text = source.to_string();
            secrets.redact(&mut text);
            self.source = Some(text.into());
        }
        if let Some(Head { request_id, content_type, headers, .. }) = &mut self.head {
            [request_id, content_type].into_iter().flatten().for_each(|text| secrets.redact(text));
            headers.redact(secrets);
        }
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        self.head.as_ref()?.request_id.as_deref()
    }

    pub(crate) fn content_type(&self) -> Option<&str> {
        self.head.as_ref()?.content_type.as_deref()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.as_ref()?.headers.get(name)
    }
}

/// The header with the identifier of a request, in answers of the gateway.
pub(crate) const REQUEST_ID: &str = "x-acs-request-id";

/// An error and what lies beneath it. There is a bound, because an error can contain itself; no library
/// wraps its errors so deep.
pub(crate) fn causes<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    const DEEPEST: usize = 16;
    std::iter::successors(Some(error), |cause| (*cause).source()).take(DEEPEST)
}

impl TransportErrorKind {
    const fn meaning(self) -> &'static str {
        match self {
            Self::Connect => "no connection could be made",
            Self::Tls => "the TLS handshake failed",
            Self::Timeout => "it took too long",
            Self::Interrupted => "the connection ended before the answer was complete",
            Self::Protocol => "what came back is not an acceptable HTTP answer",
            Self::TooLarge => "the body of the answer is too large",
            Self::Request => "the request could not be handed to the transport",
            Self::Other => "the transport failed",
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.meaning())?;
        if let Some(Head { status, request_id, .. }) = &self.head {
            write!(f, " (HTTP status {}", status.as_u16())?;
            if let Some(request_id) = request_id {
                write!(f, ", request id {}", Excerpt(request_id))?;
            }
            f.write_str(")")?;
        }
        match self.sent {
            Sent::No => f.write_str("; nothing was sent"),
            Sent::Maybe => Ok(()),
        }
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("sent", &self.sent)
            .field("status", &self.status())
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
