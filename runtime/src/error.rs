//! Why a call failed, told for programs and for people.

mod any;
mod cause;
mod explanation;
mod outcome;
mod shown;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::answer::is_throttling;
use crate::credentials::CredentialsError;
use crate::pagination::PageError;
use crate::service_error::{AccessDenied, ServiceError};
use crate::transport::{Sent, TransportErrorKind};
use crate::{ErrorCode, OperationInfo, Remedy, Retry};

pub use any::{AnyCode, AnyError};
pub(crate) use cause::{Cause, Stage};
pub(crate) use outcome::{Attempt, Trail};
pub use outcome::{Outcome, OutcomeUnknown};

/// A call failed.
///
/// Ask first what became of the request: [`outcome`](Self::outcome). Then ask why it failed:
/// [`code`](Self::code) if the service answered, [`kind`](Self::kind) in any case.
///
/// `Display` is one line with all that is needed to recognise the failure;
/// [`source`](StdError::source) has what lies beneath, and [`explain`](Self::explain) says what the
/// documentation knows and what to do.
///
/// A function that calls several operations returns [`AnyError`].
pub struct Error<C>(Box<Details<ServiceError<C>>>);

/// What is known of a failure, with the answer of the service as `S` holds it: before its code has been
/// looked up, or after.
pub(crate) struct Details<S> {
    pub(crate) info: &'static OperationInfo,
    pub(crate) cause: Cause<S>,
    pub(crate) trail: Trail,
}

/// Where in a call a failure happened. If the call had several attempts, this is about the last one,
/// and so is "nothing was sent" below: [`Error::outcome`] is about all of them.
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
    /// No answer came, or only a part of one, or too little time was left to send anything. See
    /// [`Error::outcome`] for whether the request was sent.
    Transport,
    /// Something answered that is not the service as documented, for instance a proxy.
    Answer,
    /// The service answered with a code. See [`Error::code`] and [`Error::raw_code`].
    Service,
}

impl<C: ErrorCode> Error<C> {
    pub(crate) fn new(details: Details<crate::service_error::Refusal>) -> Self {
        let Details { info, cause, trail } = details;
        let cause = cause.map_service(ServiceError::of);
        Self(Box::new(Details { info, cause, trail }))
    }

    /// The code of the service, if it answered with one that is documented. Match on it to decide
    /// what to do. `None` with a [`raw_code`](Self::raw_code) means that nobody documented it.
    #[must_use]
    pub fn code(&self) -> Option<C> {
        self.service_error()?.code()
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

    /// A few lines for a person who must decide whether to send the request again. The first says
    /// what failed, the second what became of the request. Then come, as far as they are known:
    ///
    /// | line | what it says |
    /// |---|---|
    /// | `Cause:` | what lies beneath: why no connection could be made, what could not be read |
    /// | `Meaning:` | what is documented about the code, beyond what the service has said |
    /// | `Permission:` | which permission is missing, or which one the operation needs |
    /// | `May succeed:` | whether trying again helps |
    /// | `Remedy:` | what helps |
    /// | `Wait:` | how long the service asks to wait |
    /// | `Help:`, `Page:` | the addresses of pages about the error and about the operation |
    #[must_use]
    pub fn explain(&self) -> String {
        explanation::lines(self).join("\n")
    }
}

impl<C> Error<C> {
    /// Where in the call the failure happened.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.0.cause {
            Cause::Validation(_) | Cause::Page(PageError::NotANumber | PageError::DoesNotFit) => {
                ErrorKind::Validation
            }
            Cause::Build(error) if error.is_credentials() => ErrorKind::Credentials,
            Cause::Credentials(_) => ErrorKind::Credentials,
            Cause::Endpoint(_) | Cause::Build(_) | Cause::Randomness(_) => ErrorKind::Configuration,
            Cause::Deadline(_) | Cause::Transport(_) => ErrorKind::Transport,
            Cause::Answer(_)
            | Cause::Page(
                PageError::RepeatedToken | PageError::RepeatedPage | PageError::UnreadableItems,
            ) => ErrorKind::Answer,
            Cause::Service(_) => ErrorKind::Service,
        }
    }

    /// What became of the request. Look here before sending it again.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.trail.outcome
    }

    /// What is needed to find out what became of the request, if that is unknown and executing it
    /// twice does harm. Do not send the request again before you know, unless with the same
    /// idempotency token.
    #[must_use]
    pub fn outcome_unknown(&self) -> Option<OutcomeUnknown<'_>> {
        OutcomeUnknown::of(self.0.info, &self.0.trail)
    }

    /// The idempotency token of the request: that of the caller, or else the one that was made for
    /// this call. `None` if the request carries none, if the call ended before one was made, or if the
    /// service no longer knows it.
    ///
    /// The service executes requests with the same token once. To send this request again after a
    /// failure, set its field to this token.
    #[must_use]
    pub fn idempotency_token(&self) -> Option<&str> {
        self.0.trail.token.as_deref()
    }

    /// Whether this is no failure: the request asked the service to check it and do nothing else,
    /// and the service answered with the code that says that it passed. Nothing was executed or
    /// charged.
    #[must_use]
    pub fn is_dry_run_success(&self) -> bool {
        self.0.trail.has_passed_dry_run(self.0.info, self.raw_code())
    }

    /// The answer of the service, if it answered with a code.
    #[must_use]
    pub fn service_error(&self) -> Option<&ServiceError<C>> {
        self.0.cause.service()
    }

    /// What each place had where credentials were looked for, if there are none.
    #[must_use]
    pub fn credentials_error(&self) -> Option<&CredentialsError> {
        match &self.0.cause {
            Cause::Credentials(error) => Some(error),
            _ => None,
        }
    }

    /// The code as the service spelt it, documented or not. If nobody documented it, show it to
    /// the user together with the message.
    #[must_use]
    pub fn raw_code(&self) -> Option<&str> {
        self.service_error()?.raw_code()
    }

    /// What stands in the gap of a code such as `InvalidParameter.%s`: often the parameter to
    /// change.
    #[must_use]
    pub fn captured(&self) -> Option<&str> {
        self.service_error()?.captured()
    }

    /// The message of the service, as it was sent: of one of more than 128 KiB the beginning, and how many
    /// bytes there were more. Escape it before it goes into a log; `Display` does that.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        match self.0.cause.stage() {
            Stage::Service(error) => error.message(),
            Stage::Answer(error) => error.message(),
            Stage::Unsent | Stage::Transport(_) => None,
        }
    }

    /// The HTTP status, if an answer came. Decide by the code, not by the status.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        match self.0.cause.stage() {
            Stage::Service(error) => Some(error.http_status()),
            Stage::Answer(error) => Some(error.http_status()),
            Stage::Transport(error) => error.status().map(|status| status.as_u16()),
            Stage::Unsent => None,
        }
    }

    /// The identifier of the request, to give to the support of Alibaba Cloud: that of the last
    /// attempt. [`outcome_unknown`](Self::outcome_unknown) has that of the one to ask about.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.cause.request_id(ServiceError::request_id)
    }

    /// The value of a header of the answer to the last attempt, if an answer came that is no success, or
    /// whose body did not arrive completely: what a page documents of a refusal, such as
    /// `x-oss-request-id`. The case of the name does not matter, and of several values this is the first.
    ///
    /// Of one answer, 64 headers are kept, with values of 1024 bytes at the most; cookies and other
    /// credentials are not. Escape the value before it goes into a log.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        match self.0.cause.stage() {
            Stage::Service(error) => error.header(name),
            Stage::Answer(error) => error.header(name),
            Stage::Transport(error) => error.header(name),
            Stage::Unsent => None,
        }
    }

    /// The content type of an answer that is not the service's. `text/html` points to a proxy.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        match self.0.cause.stage() {
            Stage::Answer(error) => error.content_type(),
            Stage::Transport(error) => error.content_type(),
            Stage::Unsent | Stage::Service(_) => None,
        }
    }

    /// The address of a page about this very error. Show it to the user.
    #[must_use]
    pub fn recommend(&self) -> Option<&str> {
        self.service_error()?.recommend()
    }

    /// Why access was denied, if it was and the service tells. Show it to whoever grants
    /// permissions.
    #[must_use]
    pub fn access_denied(&self) -> Option<&AccessDenied> {
        self.service_error()?.access_denied()
    }

    /// Whether too many requests were made. Wait, at least as long as
    /// [`retry_after`](Self::retry_after) says. This is about the last attempt: an earlier one may
    /// have been executed, see [`outcome`](Self::outcome).
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        let has_no_place = matches!(self.0.cause, Cause::Deadline(wait) if !wait.is_zero());
        let says_so = |code: &str| is_throttling(code) || code.ends_with(".Throttling");
        has_no_place || self.raw_code().is_some_and(says_so)
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

    /// Whether no connection could be made: nobody was reached, the TLS handshake failed, or it took
    /// too long. Look at the network, the proxy and the host. It is false if none was tried, for
    /// instance because a variable that should name a proxy does not. This is about the last attempt:
    /// an earlier one may have been executed, see [`outcome`](Self::outcome).
    #[must_use]
    pub fn is_connect(&self) -> bool {
        match self.0.cause.stage() {
            Stage::Transport(error) => {
                error.sent() == Sent::No && error.kind() != TransportErrorKind::Request
            }
            Stage::Unsent | Stage::Answer(_) | Stage::Service(_) => false,
        }
    }

    /// How long the service asked to wait when it answered the last attempt, if it did. A call waits
    /// for one minute at the most: if this is longer, it ends without sending again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.trail.retry_after
    }

    /// How many attempts were made to send the request.
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

impl<C: fmt::Debug> StdError for Error<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.0.cause.stage() {
            Stage::Transport(error) => error.source(),
            Stage::Answer(error) => error.source(),
            Stage::Unsent | Stage::Service(_) => None,
        }
    }
}
