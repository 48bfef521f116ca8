//! Whether a request may be sent again.
//!
//! This is where money is at stake: most renewals have no idempotency token, and one that is sent
//! twice may be paid twice. What may be done depends on the [`Safety`] of the request:
//!
//! | safety | a request is sent again |
//! |---|---|
//! | at most once | in the four cases below, and in no other case |
//! | token | in the four cases; and after an unclear outcome or a failure that may pass, with the same token |
//! | read-only, idempotent | in the four cases; and after an unclear outcome or a failure that may pass |
//!
//! # The four cases
//!
//! 1. no byte of the request was sent,
//! 2. the service answered that too many requests were made, or with another temporary code that
//!    is documented to come before execution,
//! 3. the service answered that the date is off, and its own date corrects this machine's clock,
//! 4. the service answered that the credentials have expired, and there are new ones.
//!
//! Cases 2 to 4 hold only for codes that the specification marks as answered before execution, in an
//! answer whose status says failure (4xx or 5xx, but none with which a gateway says that it had handed
//! the request on: 502, 504, and those that no standard has and gateways do, 499 and all beyond 511);
//! and for codes like `Throttling.X` that nobody documented, behind the statuses with which gateways
//! throttle (4xx or 503). `Throttling.Resource` is documented and not marked: it is about a quota, and
//! nobody says where that is checked. Nor do they hold for an answer that gives reason to think that the
//! request was executed: by `Success: true`, or by anything about an order.
//!
//! Even then it is not sent without time for its answer: that would make an unclear outcome of a clear
//! one.
//!
//! `SignatureNonceUsed` is not among them, although the service refuses such a request before
//! executing it. The nonce was random and new, so the answer proves that a copy of the request had
//! arrived before, and nobody knows what the service did with the copy.
//!
//! # An unclear outcome, and a failure that may pass
//!
//! - No answer came, or a part of one: the connection ended, or something took too long. A
//!   certificate that is not trusted, and what is not HTTP, do not pass.
//! - Something answered without a code, and its status is 408, 429, 500, 502, 503 or 504; so did
//!   the service with a code that nobody documented.
//! - The service answered with a code that is documented to pass: `Backoff`,
//!   `BackoffIfIdempotent`, `SameToken` (the first try is still running) after a wait, `Resign` at
//!   once; or with a corrected clock if the remedy is `FixClock`, which is how case 3 is recognised,
//!   too.
//!
//! # Idempotency tokens
//!
//! A token is made once for a call, before the first attempt, and is a part of the parameters: so
//! every attempt of the call carries the same one, and no other call does. A token that the caller
//! has set wins. The service executes requests with the same token once, so sending one again is
//! safe even if the first one was executed. What is left over:
//!
//! - If it turns out that a request carries no token although its operation takes one, it is
//!   treated as one that must be executed at most once.
//! - When the call ends with an unclear outcome, the error tells the token. Sending the request
//!   anew without it would make a new token, and be another order.
//! - Services forget tokens, often after a day, some with the first refusal. All attempts of a call
//!   fall into its total timeout, and into one hour, or the time that the page names if that is
//!   shorter. Where the page says that a refusal ends a token, nothing is sent after one.
//! - A token belongs to an account. Credentials that change between two attempts are taken to be
//!   of the same account, as rotated ones are.
//!
//! # Dry runs
//!
//! A request that certainly asks for a dry run only reads, and is treated so. It is certain if the
//! parameter stands in the encoded request once, with the value `true`.

mod pace;

use std::time::Duration;

use crate::answer::is_throttling;
use crate::error::{Cause, Outcome, Stage, Trail};
use crate::service_error::Refusal;
use crate::transport::{Sent, TransportErrorKind};
use crate::{ErrorInfo, OperationInfo, Remedy, Retry, Safety};

pub(crate) use pace::{LONGEST_HINT, RetryBudget, pause, retry_after};

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Hand the failure to the caller.
    GiveUp,
    /// Send again after a wait.
    AgainAfterWait,
    /// Send again with a fresh nonce, date and signature.
    AgainAtOnce,
    /// Send again if the clock can be corrected by the date of the answer.
    AgainWithCorrectedClock,
    /// Send again if there are other credentials than those that were refused.
    AgainWithNewCredentials,
}

/// Decides after a failure, whatever the number of attempts and the time that is left.
pub(crate) fn decide(
    safety: Safety,
    cause: &Cause<Refusal>,
    documented: Option<&ErrorInfo>,
) -> Decision {
    match cause.stage() {
        Stage::Unsent => Decision::GiveUp,
        Stage::Transport(error) => match error.sent() {
            Sent::No => after_no_answer(error.kind()),
            Sent::Maybe => if_harmless(safety, || after_no_answer(error.kind())),
        },
        Stage::Answer(error) => if_harmless(safety, || after_status(error.http_status())),
        Stage::Service(refusal) => after_code(safety, refusal, documented),
    }
}

/// For requests of which nothing was sent, or that may be sent twice.
fn after_no_answer(kind: TransportErrorKind) -> Decision {
    match kind {
        TransportErrorKind::Connect
        | TransportErrorKind::Timeout
        | TransportErrorKind::Interrupted => Decision::AgainAfterWait,
        TransportErrorKind::Tls
        | TransportErrorKind::Protocol
        | TransportErrorKind::TooLarge
        | TransportErrorKind::Request
        | TransportErrorKind::Other => Decision::GiveUp,
    }
}

/// For requests that may be sent twice, when only the status is left to go by.
fn after_status(status: u16) -> Decision {
    match status {
        408 | 429 | 500 | 502 | 503 | 504 => Decision::AgainAfterWait,
        _ => Decision::GiveUp,
    }
}

fn after_code(safety: Safety, refusal: &Refusal, documented: Option<&ErrorInfo>) -> Decision {
    let code = refusal.raw_code().unwrap_or_default();
    let temporary = || {
        let Some(info) = documented else {
            let throttled = is_throttling(code);
            return if throttled {
                Decision::AgainAfterWait
            } else {
                after_status(refusal.http_status())
            };
        };
        match info.retry {
            Some(Retry::Backoff | Retry::BackoffIfIdempotent | Retry::SameToken) => {
                Decision::AgainAfterWait
            }
            Some(Retry::Resign) if info.remedy == Some(Remedy::FixClock) => {
                Decision::AgainWithCorrectedClock
            }
            Some(Retry::Resign) => Decision::AgainAtOnce,
            Some(Retry::RefreshCredentials) => Decision::AgainWithNewCredentials,
            Some(Retry::Never | Retry::AfterStateChange) | None => Decision::GiveUp,
        }
    };
    if is_certain_refusal(refusal, documented) {
        temporary()
    } else {
        if_harmless(safety, temporary)
    }
}

/// Whether the service certainly refused the request before executing anything. This is what lets
/// a renewal be sent a second time.
fn is_certain_refusal(refusal: &Refusal, documented: Option<&ErrorInfo>) -> bool {
    let (code, status) = (refusal.raw_code().unwrap_or_default(), refusal.http_status());
    match documented {
        _ if tells_nothing(refusal) => false,
        // The first try is still running, or may have been executed: whoever wrote so does not know
        // that nothing was.
        Some(ErrorInfo { retry: Some(Retry::SameToken | Retry::BackoffIfIdempotent), .. }) => false,
        // A gateway that turns a request away does not call that a success: then it was the
        // operation itself that answered.
        Some(info) => info.refused && (400..600).contains(&status),
        // Nobody says what this very code means. Behind another status of a server fault it may
        // come from a service that was throttled while it executed the request.
        None => is_throttling(code) && matches!(status, 400..=499 | 503),
    }
}

/// Whether a code tells nothing of what became of the request, whatever a page says of it: nothing is
/// known of the copy whose nonce the service has seen before, of a request that failed and has an order,
/// or of one that a gateway has lost sight of.
fn tells_nothing(refusal: &Refusal) -> bool {
    refusal.raw_code() == Some("SignatureNonceUsed")
        || refusal.proves_nothing()
        || was_handed_on(refusal.http_status())
}

/// Whether a gateway says by its status that it handed the request on, and that nothing good came back:
/// then it does not know what became of the request, whatever its code says. Most of the numbers that no
/// standard has say that, such as 524 for a host that took too long; 499 is for a client that went away
/// meanwhile.
const fn was_handed_on(status: u16) -> bool {
    matches!(status, 499 | 502 | 504 | 512..)
}

/// A decision that holds only for requests that may be sent twice.
fn if_harmless(safety: Safety, decision: impl FnOnce() -> Decision) -> Decision {
    match safety {
        Safety::ReadOnly | Safety::Idempotent | Safety::Token => decision(),
        Safety::AtMostOnce => Decision::GiveUp,
    }
}

/// What became of one attempt that failed.
pub(crate) fn outcome(cause: &Cause<Refusal>, documented: Option<&ErrorInfo>) -> Outcome {
    match cause.stage() {
        Stage::Unsent => Outcome::NotSent,
        Stage::Transport(error) => match error.sent() {
            Sent::No => Outcome::NotSent,
            Sent::Maybe => Outcome::Unknown,
        },
        Stage::Answer(_) => Outcome::Unknown,
        Stage::Service(refusal) => outcome_of_code(refusal, documented),
    }
}

fn outcome_of_code(refusal: &Refusal, documented: Option<&ErrorInfo>) -> Outcome {
    if is_certain_refusal(refusal, documented) {
        return Outcome::Refused;
    }
    if tells_nothing(refusal) {
        return Outcome::Unknown;
    }
    match documented.and_then(|info| info.retry) {
        Some(Retry::Never | Retry::AfterStateChange | Retry::RefreshCredentials) => Outcome::Failed,
        Some(Retry::Backoff | Retry::BackoffIfIdempotent | Retry::SameToken | Retry::Resign)
        | None => Outcome::Unknown,
    }
}

/// How long a token is relied on: as long as the page says, and an hour at the most. Most services
/// that say how long they know one say a day, or hours.
pub(crate) fn life_of_a_token(info: &OperationInfo) -> Duration {
    let hour = Duration::from_secs(60 * 60);
    info.token_seconds.map_or(hour, |seconds| hour.min(Duration::from_secs(seconds.into())))
}

/// Whether the service no longer knows the idempotency token of a request after this failure, while
/// an attempt may have been executed. It would execute the next one as if there had been none before.
pub(crate) fn ends_token(
    info: &OperationInfo,
    trail: &Trail,
    cause: &Cause<Refusal>,
    documented: Option<&ErrorInfo>,
) -> bool {
    let status = match cause.stage() {
        Stage::Unsent | Stage::Transport(_) => return false,
        Stage::Answer(error) => error.http_status(),
        Stage::Service(refusal) => refusal.http_status(),
    };
    let first_is_running = documented.is_some_and(|info| info.retry == Some(Retry::SameToken));
    let may_be_executed = trail.safety == Safety::Token && trail.outcome == Outcome::Unknown;
    let is_refusal = (400..500).contains(&status) && !first_is_running;
    may_be_executed && info.token_ends_with_refusal && is_refusal
}

#[cfg(test)]
mod tests {
    use super::{Decision, decide, outcome};
    use crate::error::{Cause, Outcome};
    use crate::service_error::Refusal;
    use crate::{ErrorInfo, Remedy, Retry, Safety};

    #[test]
    fn a_used_nonce_proves_nothing_whatever_is_documented() {
        let body = br#"{"Code":"SignatureNonceUsed"}"#;
        let cause = || Cause::Service(Refusal::decode(400, body).unwrap());
        for retry in [Retry::Never, Retry::AfterStateChange, Retry::RefreshCredentials] {
            let info = ErrorInfo { retry: Some(retry), refused: true, ..ErrorInfo::NONE };
            assert_eq!(outcome(&cause(), Some(&info)), Outcome::Unknown, "{retry:?}");
            let decision = decide(Safety::AtMostOnce, &cause(), Some(&info));
            assert_eq!(decision, Decision::GiveUp, "{retry:?}");
        }
    }

    #[test]
    fn a_first_try_that_is_still_running_is_no_refusal_whatever_is_documented() {
        let cause = || Cause::Service(Refusal::decode(400, br#"{"Code":"Processing"}"#).unwrap());
        for retry in [Retry::SameToken, Retry::BackoffIfIdempotent] {
            let info = ErrorInfo { retry: Some(retry), refused: true, ..ErrorInfo::NONE };
            assert_eq!(outcome(&cause(), Some(&info)), Outcome::Unknown);
            for (safety, expected) in
                [(Safety::AtMostOnce, Decision::GiveUp), (Safety::Token, Decision::AgainAfterWait)]
            {
                assert_eq!(decide(safety, &cause(), Some(&info)), expected, "{safety:?}");
            }
        }
    }

    #[test]
    fn a_status_with_which_a_request_was_handed_on_proves_nothing() {
        let refused = ErrorInfo { retry: Some(Retry::Backoff), refused: true, ..ErrorInfo::NONE };
        let never = ErrorInfo { retry: Some(Retry::Never), ..ErrorInfo::NONE };
        for status in 400..=999 {
            let cause =
                Cause::Service(Refusal::decode(status, br#"{"Code":"Throttling"}"#).unwrap());
            let is_told = matches!(status, 400..=498 | 500 | 501 | 503 | 505..=511);
            for info in [Some(&refused), Some(&never)] {
                assert_eq!(outcome(&cause, info) != Outcome::Unknown, is_told, "{status}");
            }
            let is_known = outcome(&cause, None) != Outcome::Unknown;
            assert_eq!(is_known, matches!(status, 400..=498 | 503), "{status}");
        }
    }

    /// What the specification says of a code decides, not how it is spelt.
    #[test]
    fn a_code_about_the_clock_is_known_by_its_judgement() {
        let decide = |code: &str, safety, info: Option<ErrorInfo>| {
            let body = format!(r#"{{"Code":"{code}"}}"#);
            let cause = Cause::Service(Refusal::decode(400, body.as_bytes()).unwrap());
            decide(safety, &cause, info.as_ref())
        };
        let resign = ErrorInfo { retry: Some(Retry::Resign), ..ErrorInfo::NONE };
        let clock = ErrorInfo { remedy: Some(Remedy::FixClock), ..resign };
        let refused = ErrorInfo { refused: true, ..clock };
        let never = ErrorInfo { retry: Some(Retry::Never), ..refused };
        for (code, info, at_most_once, read_only) in [
            ("DateIsOff", Some(refused), Decision::AgainWithCorrectedClock, None),
            ("DateIsOff", Some(clock), Decision::GiveUp, Some(Decision::AgainWithCorrectedClock)),
            ("DateIsOff", Some(resign), Decision::GiveUp, Some(Decision::AgainAtOnce)),
            ("DateIsOff", Some(never), Decision::GiveUp, None),
            (
                "SignatureNonceUsed",
                Some(refused),
                Decision::GiveUp,
                Some(Decision::AgainWithCorrectedClock),
            ),
            ("InvalidTimeStamp.Expired", None, Decision::GiveUp, None),
            ("IllegalTimestamp", Some(never), Decision::GiveUp, None),
        ] {
            assert_eq!(decide(code, Safety::AtMostOnce, info), at_most_once, "{code} {info:?}");
            let read_only = read_only.unwrap_or(at_most_once);
            assert_eq!(decide(code, Safety::ReadOnly, info), read_only, "{code} {info:?}");
        }
    }
}
