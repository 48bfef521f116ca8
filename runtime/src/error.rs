//! Why a call failed, told for programs and for people.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use crate::answer::{AnswerError, is_throttling};
use crate::credentials::CredentialsError;
use crate::endpoint::EndpointError;
use crate::environment::NoRandomness;
use crate::request::BuildError;
use crate::service_error::{AccessDenied, ServiceError};
use crate::text::Excerpt;
use crate::time::format_utc;
use crate::transport::{Sent, TransportError, TransportErrorKind};
use crate::{ErrorCode, ErrorInfo, OperationInfo, Remedy, Retry, Safety, ValidationError};

/// A call failed.
///
/// Ask first what became of the request: [`outcome`](Self::outcome). Then ask why it failed:
/// [`code`](Self::code) if the service answered, [`kind`](Self::kind) in any case.
///
/// `Display` is one line with all that is needed to recognise the failure;
/// [`source`](StdError::source) has what lies beneath, and [`explain`](Self::explain) says what the
/// documentation knows and what to do.
pub struct Error<C>(Box<Inner<ServiceError<C>>>);

/// A failure before the code of the service has been looked up: what does not depend on the
/// operation's type.
pub(crate) struct Inner<S> {
    pub(crate) info: &'static OperationInfo,
    pub(crate) cause: Cause<S>,
    pub(crate) trail: Trail,
}

pub(crate) enum Cause<S> {
    Validation(ValidationError),
    Endpoint(EndpointError),
    Build(BuildError),
    Credentials(CredentialsError),
    Randomness(NoRandomness),
    /// Waiting this long would have passed the end of the time for the call.
    Deadline(Duration),
    Transport(TransportError),
    Answer(Box<AnswerError>),
    Service(S),
}

/// What was done until a call failed.
#[derive(Clone, Debug)]
pub(crate) struct Trail {
    pub(crate) host: String,
    pub(crate) attempts: u32,
    pub(crate) last: Option<Attempt>,
    pub(crate) outcome: Outcome,
    pub(crate) retry_after: Option<Duration>,
}

impl Trail {
    /// Nothing was done yet.
    pub(crate) fn new(host: String) -> Self {
        Self { host, attempts: 0, last: None, outcome: Outcome::NotSent, retry_after: None }
    }
}

/// One time that a request was sent.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) at: SystemTime,
    pub(crate) nonce: String,
}

/// What became of a request that failed, over all attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Outcome {
    /// No byte of it was sent. Sending it again is safe.
    NotSent,
    /// The service refused it before executing anything. Sending it again is safe.
    Refused,
    /// The service answered with a code whose documentation says that something must change
    /// before the request can succeed: nothing was executed, as far as the documentation goes.
    Failed,
    /// It may have been executed. Before sending an operation again that must be executed at most
    /// once, find out: see [`Error::outcome_unknown`].
    Unknown,
}

impl Outcome {
    const fn meaning(self) -> &'static str {
        match self {
            Self::NotSent => "nothing was sent",
            Self::Refused => "the service refused the request before executing anything",
            Self::Failed => "the service says that the request cannot succeed as it is",
            Self::Unknown => "the request may have been executed",
        }
    }
}

/// Where in a call a failure happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks a documented rule. Nothing was sent; change the request.
    Validation,
    /// No host is known, or the request cannot be built. Nothing was sent; change the
    /// configuration.
    Configuration,
    /// The credentials cannot be used. Nothing was sent; look at where they come from.
    Credentials,
    /// No answer came. See [`Error::outcome`] for whether the request was sent.
    Transport,
    /// Something answered that is not the service as documented, for instance a proxy.
    Answer,
    /// The service answered with a code. See [`Error::code`] and [`Error::raw_code`].
    Service,
}

impl<C: ErrorCode> Error<C> {
    pub(crate) fn new(inner: Inner<crate::service_error::Refusal>) -> Self {
        let Inner { info, cause, trail } = inner;
        let cause = match cause {
            Cause::Service(refusal) => Cause::Service(ServiceError::of(refusal)),
            Cause::Validation(error) => Cause::Validation(error),
            Cause::Endpoint(error) => Cause::Endpoint(error),
            Cause::Build(error) => Cause::Build(error),
            Cause::Credentials(error) => Cause::Credentials(error),
            Cause::Randomness(error) => Cause::Randomness(error),
            Cause::Deadline(wait) => Cause::Deadline(wait),
            Cause::Transport(error) => Cause::Transport(error),
            Cause::Answer(error) => Cause::Answer(error),
        };
        Self(Box::new(Inner { info, cause, trail }))
    }

    /// The code of the service, if it answered with one that is documented. Match on it to decide
    /// what to do. `None` with a [`raw_code`](Self::raw_code) means that nobody documented it.
    #[must_use]
    pub fn code(&self) -> Option<C> {
        self.service()?.code()
    }

    /// Whether the same request may succeed later, as far as the code tells. It is about success,
    /// not about safety: see [`outcome`](Self::outcome) before sending again.
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        self.code()?.retry()
    }

    /// What helps, as far as the code tells.
    #[must_use]
    pub fn remedy(&self) -> Option<Remedy> {
        self.code()?.remedy()
    }

    /// A few lines for a person: what failed, what the documentation says about the code, whether
    /// trying again helps, what to do, and what became of the request.
    #[must_use]
    pub fn explain(&self) -> String {
        let mut lines = vec![self.to_string()];
        match self.code().map(ErrorCode::info) {
            Some(info) => lines.extend(explain_code(info)),
            None if self.raw_code().is_some() => {
                lines.push("Meaning: no page documents this code for the operation".to_owned());
            }
            None => {}
        }
        lines.extend(self.recommend().map(|address| format!("Help: {}", Excerpt(address))));
        lines.extend(self.0.info.page.map(|page| format!("Page: {page}")));
        lines.push(match self.outcome_unknown() {
            Some(unknown) => format!("Outcome: {unknown}"),
            None => format!("Outcome: {}", self.outcome().meaning()),
        });
        lines.join("\n")
    }
}

fn explain_code(info: &ErrorInfo) -> impl Iterator<Item = String> {
    let texts = info.messages.iter().chain(info.descriptions);
    let meanings = texts.map(|text| format!("Meaning: {text}"));
    let retry = info.retry.map(|retry| format!("May succeed: {retry}"));
    let remedy = info.remedy.map(|remedy| format!("Remedy: {remedy}"));
    meanings.chain(retry).chain(remedy)
}

impl<C> Error<C> {
    /// Where in the call the failure happened.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.0.cause {
            Cause::Validation(_) => ErrorKind::Validation,
            Cause::Build(error) if error.is_credentials() => ErrorKind::Credentials,
            Cause::Credentials(_) => ErrorKind::Credentials,
            Cause::Endpoint(_) | Cause::Build(_) | Cause::Randomness(_) => ErrorKind::Configuration,
            Cause::Deadline(_) | Cause::Transport(_) => ErrorKind::Transport,
            Cause::Answer(_) => ErrorKind::Answer,
            Cause::Service(_) => ErrorKind::Service,
        }
    }

    /// What became of the request. Look here before sending it again.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.trail.outcome
    }

    /// What is needed to find out what became of the request, if that is unknown and the operation
    /// must be executed at most once. Do not send the request again before you know.
    #[must_use]
    pub fn outcome_unknown(&self) -> Option<OutcomeUnknown<'_>> {
        let Inner { info, trail, .. } = &*self.0;
        let last = trail.last.as_ref()?;
        let at_most_once = matches!(info.safety, Safety::AtMostOnce);
        (at_most_once && trail.outcome == Outcome::Unknown).then_some(OutcomeUnknown {
            info,
            host: &trail.host,
            sent_at: last.at,
            nonce: &last.nonce,
            request_id: self.request_id(),
        })
    }

    /// The answer of the service, if it answered with a code.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError<C>> {
        match &self.0.cause {
            Cause::Service(error) => Some(error),
            _ => None,
        }
    }

    /// What each place had where credentials were looked for, if there are none.
    #[must_use]
    pub fn credentials(&self) -> Option<&CredentialsError> {
        match &self.0.cause {
            Cause::Credentials(error) => Some(error),
            _ => None,
        }
    }

    /// The code as the service spelt it, documented or not. If nobody documented it, show it to
    /// the user together with the message.
    #[must_use]
    pub fn raw_code(&self) -> Option<&str> {
        self.service()?.raw_code()
    }

    /// What stands in the gap of a code such as `InvalidParameter.%s`: often the parameter to
    /// change.
    #[must_use]
    pub fn captured(&self) -> Option<&str> {
        self.service()?.captured()
    }

    /// The message of the service, whole and as it was sent. Escape it before it goes into a log;
    /// `Display` does that.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Service(error) => error.message(),
            Cause::Answer(error) => error.message(),
            _ => None,
        }
    }

    /// The HTTP status, if an answer came. Decide by the code, not by the status.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        match &self.0.cause {
            Cause::Service(error) => Some(error.http_status()),
            Cause::Answer(error) => Some(error.http_status()),
            Cause::Transport(error) => error.status().map(|status| status.as_u16()),
            _ => None,
        }
    }

    /// The identifier of the request, to give to the support of Alibaba Cloud.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Service(error) => error.request_id(),
            Cause::Answer(error) => error.request_id(),
            Cause::Transport(error) => error.request_id(),
            _ => None,
        }
    }

    /// The content type of an answer that is not the service's. `text/html` points to a proxy.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Answer(error) => error.content_type(),
            Cause::Transport(error) => error.content_type(),
            _ => None,
        }
    }

    /// The address of a page about this very error. Show it to the user.
    #[must_use]
    pub fn recommend(&self) -> Option<&str> {
        self.service()?.recommend()
    }

    /// Why access was denied, if it was and the service tells. Show it to who grants permissions.
    #[must_use]
    pub fn access_denied(&self) -> Option<&AccessDenied> {
        self.service()?.access_denied()
    }

    /// Whether too many requests were made. Wait, at least as long as
    /// [`retry_after`](Self::retry_after) says.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        matches!(self.0.cause, Cause::Deadline(_)) || self.raw_code().is_some_and(is_throttling)
    }

    /// Whether something took longer than the configuration allows. Look at
    /// [`outcome`](Self::outcome): the service may have executed the request all the same.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match &self.0.cause {
            Cause::Transport(error) => error.kind() == TransportErrorKind::Timeout,
            Cause::Deadline(_) => true,
            _ => false,
        }
    }

    /// Whether no connection could be made. Look at the network, the proxy and the host.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        match &self.0.cause {
            Cause::Transport(error) => error.sent() == Sent::No,
            _ => false,
        }
    }

    /// How long the service asked to wait, if it did.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.trail.retry_after
    }

    /// How many times the request was sent, or tried to be sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.trail.attempts
    }

    /// The operation that failed.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.0.info
    }
}

impl<C> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { info, cause, trail } = &*self.0;
        match cause {
            Cause::Validation(error) => write!(f, "{error}"),
            Cause::Endpoint(error) => write!(f, "{}: {error}", info.action),
            Cause::Build(error) => write!(f, "{}: {error}", info.action),
            Cause::Credentials(error) => write!(f, "{}: {error}", info.action),
            Cause::Randomness(error) => write!(f, "{}: {error}", info.action),
            Cause::Deadline(wait) => write!(
                f,
                "{}: the time for this call is over; the next request could be sent in {} ms",
                info.action,
                wait.as_millis()
            ),
            Cause::Transport(error) => {
                write!(f, "{} at {}: {error}", info.action, Excerpt(&trail.host))
            }
            Cause::Answer(error) => {
                write!(f, "{} at {}: {error}", info.action, Excerpt(&trail.host))
            }
            Cause::Service(error) => write!(f, "{}: {error}", info.action),
        }?;
        match self.outcome_unknown() {
            Some(_) => f.write_str("; it may have been executed, find out before sending it again"),
            None => Ok(()),
        }
    }
}

impl<C: fmt::Debug> fmt::Debug for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { info, cause, trail } = &*self.0;
        let mut shown = f.debug_struct("Error");
        shown.field("action", &info.action);
        match cause {
            Cause::Validation(error) => shown.field("validation", error),
            Cause::Endpoint(error) => shown.field("endpoint", error),
            Cause::Build(error) => shown.field("build", error),
            Cause::Credentials(error) => shown.field("credentials", error),
            Cause::Randomness(error) => shown.field("randomness", error),
            Cause::Deadline(wait) => shown.field("deadline", wait),
            Cause::Transport(error) => shown.field("transport", error),
            Cause::Answer(error) => shown.field("answer", error),
            Cause::Service(error) => shown.field("service", error),
        };
        shown.field("trail", trail).finish()
    }
}

impl<C: fmt::Debug> StdError for Error<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.cause {
            Cause::Transport(error) => error.source(),
            Cause::Answer(error) => error.source(),
            Cause::Validation(_)
            | Cause::Endpoint(_)
            | Cause::Build(_)
            | Cause::Credentials(_)
            | Cause::Randomness(_)
            | Cause::Deadline(_)
            | Cause::Service(_) => None,
        }
    }
}

/// A request that must be executed at most once was sent, and nobody can tell from here whether it
/// was executed.
///
/// `Display` says what was sent, when, and how to find out.
#[derive(Clone, Copy, Debug)]
pub struct OutcomeUnknown<'a> {
    info: &'static OperationInfo,
    host: &'a str,
    sent_at: SystemTime,
    nonce: &'a str,
    request_id: Option<&'a str>,
}

impl OutcomeUnknown<'_> {
    /// The operation that was sent.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.info
    }

    /// The host that it was sent to.
    #[must_use]
    pub fn host(&self) -> &str {
        self.host
    }

    /// When it was sent, by the clock of this machine.
    #[must_use]
    pub fn sent_at(&self) -> SystemTime {
        self.sent_at
    }

    /// The nonce that it was signed with: with the time, it identifies the request for support.
    #[must_use]
    pub fn nonce(&self) -> &str {
        self.nonce
    }

    /// The identifier that the service gave to the request, if an answer named one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id
    }
}

impl fmt::Display for OutcomeUnknown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { info, host, sent_at, nonce, request_id } = self;
        write!(
            f,
            "{} was sent to {} at {} with nonce {nonce}",
            info.action,
            Excerpt(host),
            format_utc(*sent_at)
        )?;
        if let Some(request_id) = request_id {
            write!(f, " (request id {})", Excerpt(request_id))?;
        }
        f.write_str(
            " and may have been executed. Before sending it again, look at the state of the \
             resource",
        )?;
        if info.charges {
            f.write_str(", its expiry date and the orders of the account since then")?;
        }
        f.write_str(" in the console, or ask support with these data")?;
        if info.charges { f.write_str(": it may cost money twice") } else { Ok(()) }
    }
}
