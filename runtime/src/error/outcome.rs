//! What became of a request that failed, and what is known of the times that it was sent.

use std::fmt;
use std::time::{Duration, SystemTime};

use crate::text::Excerpt;
use crate::time::format_utc;
use crate::{OperationInfo, Safety};

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
    /// once, find out: see
    /// [`Error::outcome_unknown`](crate::Error::outcome_unknown).
    Unknown,
}

impl Outcome {
    pub(super) const fn meaning(self) -> &'static str {
        match self {
            Self::NotSent => "nothing was sent",
            Self::Refused => "the service refused the request before executing anything",
            Self::Failed => "the service says that the request cannot succeed as it is",
            Self::Unknown => "the request may have been executed",
        }
    }
}

/// What was done until a call failed.
#[derive(Clone, Debug)]
pub(crate) struct Trail {
    pub(crate) host: String,
    /// What may be done with this very request: a dry run only reads, whatever the operation does.
    pub(crate) safety: Safety,
    /// The idempotency token that the request carries, if it carries one.
    pub(crate) token: Option<String>,
    /// Whether the request certainly asks the service to check it and do nothing else.
    pub(crate) dry_run: bool,
    pub(crate) attempts: u32,
    pub(crate) last: Option<Attempt>,
    /// The first attempt that may have been executed.
    pub(crate) unclear: Option<Attempt>,
    pub(crate) outcome: Outcome,
    pub(crate) retry_after: Option<Duration>,
}

impl Trail {
    /// Nothing was done yet.
    pub(crate) fn new(safety: Safety) -> Self {
        Self {
            host: String::new(),
            safety,
            token: None,
            dry_run: false,
            attempts: 0,
            last: None,
            unclear: None,
            outcome: Outcome::NotSent,
            retry_after: None,
        }
    }

    /// Notes what became of the last attempt. If it may have been executed, its answer may name it.
    pub(crate) fn note(&mut self, outcome: Outcome, request_id: Option<&str>) {
        self.outcome = self.outcome.max(outcome);
        if outcome == Outcome::Unknown && self.unclear.is_none() {
            let request_id = request_id.map(str::to_owned);
            self.unclear = self.last.clone().map(|last| Attempt { request_id, ..last });
        }
    }

    /// Whether a code says that what the service was asked to check passed.
    pub(crate) fn has_passed_dry_run(&self, info: &OperationInfo, code: Option<&str>) -> bool {
        let success = info.dry_run.and_then(|dry_run| dry_run.succeeds_with);
        self.dry_run && success.is_some() && code == success
    }

    /// The service no longer recognises the request by its token.
    pub(crate) fn forget_token(&mut self) {
        self.safety = Safety::AtMostOnce;
        self.token = None;
    }
}

/// One time that a request was sent.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    pub(crate) at: SystemTime,
    pub(crate) nonce: String,
    /// The identifier that an answer gives it, once there is one.
    pub(crate) request_id: Option<String>,
}

/// A request that must be executed at most once was sent, and nobody can tell from here whether it
/// was executed. If that holds for several attempts, this is about the first of them: whoever looks for
/// its effect must not begin to look too late.
///
/// `Display` says what was sent, when, and what to do. Without an idempotency token: find out. With
/// one: the same request may be sent again with the same token, and with no other.
#[derive(Clone, Copy, Debug)]
pub struct OutcomeUnknown<'a> {
    info: &'static OperationInfo,
    host: &'a str,
    attempt: &'a Attempt,
    token: Option<&'a str>,
}

impl<'a> OutcomeUnknown<'a> {
    /// `None` if the outcome is known, or if executing the request twice does no harm.
    pub(super) fn of(info: &'static OperationInfo, trail: &'a Trail) -> Option<Self> {
        let attempt = trail.unclear.as_ref()?;
        let token = match trail.safety {
            Safety::ReadOnly | Safety::Idempotent => return None,
            Safety::AtMostOnce => None,
            Safety::Token => trail.token.as_deref(),
        };
        let host = &trail.host;
        (trail.outcome == Outcome::Unknown).then_some(Self { info, host, attempt, token })
    }

    /// The operation that was sent.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.info
    }

    /// The host that it was sent to.
    #[must_use]
    pub fn host(&self) -> &'a str {
        self.host
    }

    /// When it was sent: by the clock of this machine, or by that of the service once the service has
    /// shown that they differ.
    #[must_use]
    pub fn sent_at(&self) -> SystemTime {
        self.attempt.at
    }

    /// The nonce that it was signed with: with the time, it identifies the request for support.
    #[must_use]
    pub fn nonce(&self) -> &'a str {
        &self.attempt.nonce
    }

    /// The idempotency token, if the request carries one. Set it in the same request to send that
    /// again: the service executes it once. Services forget tokens after a while, often a day: what is
    /// documented is [`token_seconds`](OperationInfo::token_seconds) of the [operation](Self::operation),
    /// counted from the first call that sent the token. Later, the token helps no more.
    #[must_use]
    pub fn idempotency_token(&self) -> Option<&'a str> {
        self.token
    }

    /// The identifier that the service gave to the attempt, if an answer named one.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        self.attempt.request_id.as_deref()
    }

    /// What to do, as the end of a line.
    pub(super) const fn advice(&self) -> &'static str {
        match self.token {
            Some(_) => "send it again with the same idempotency token only",
            None => "find out before sending it again",
        }
    }
}

impl fmt::Display for OutcomeUnknown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { info, host, attempt: Attempt { at, nonce, request_id }, token } = self;
        write!(
            f,
            "{} was sent to {} at {} with nonce {nonce}",
            info.action,
            Excerpt(host),
            format_utc(*at)
        )?;
        if let Some(request_id) = request_id {
            write!(f, " (request id {})", Excerpt(request_id))?;
        }
        f.write_str(" and may have been executed. ")?;
        if let Some(token) = token {
            let parameter = info.token.unwrap_or("the idempotency token");
            write!(
                f,
                "To send it again, send the same token again, {parameter} = {}, ",
                Excerpt(token)
            )?;
            match info.token_seconds {
                // A caller may have sent the token before this call.
                Some(seconds) => write!(f, "at most {seconds} s after its first use")?,
                None => f.write_str("soon")?,
            }
            f.write_str(
                ": with it the service executes the request once. Otherwise look first at the state \
                 of the resource",
            )?;
        } else {
            f.write_str("Before sending it again, look at the state of the resource")?;
        }
        if info.may_charge() {
            f.write_str(", its expiry date and the orders of the account since then")?;
        }
        f.write_str(" in the console, or ask support with these data")?;
        if info.may_charge() { f.write_str(": it may cost money twice") } else { Ok(()) }
    }
}
