//! How an error is shown: in one line for people, and with all its parts for developers.

use std::fmt;
use std::time::Duration;

use super::{Cause, Details, Error, Outcome};
use crate::text::Excerpt;
use crate::transport::Sent;

impl<C> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what_failed())?;
        match self.outcome_unknown() {
            Some(unknown) => write!(f, "; it may have been executed, {}", unknown.advice()),
            None if self.is_dry_run_success() => f.write_str("; the dry run passed"),
            None => Ok(()),
        }
    }
}

impl<C> Error<C> {
    /// What failed, without what became of the request.
    pub(super) fn what_failed(&self) -> WhatFailed<'_, C> {
        WhatFailed(self)
    }
}

/// The beginning of what is shown of an error.
pub(super) struct WhatFailed<'e, C>(&'e Error<C>);

impl<C> fmt::Display for WhatFailed<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { info, cause, trail } = &*self.0.0;
        match cause {
            Cause::Validation(error) => write!(f, "{error}"),
            Cause::Endpoint(error) => write!(f, "{}: {error}", info.action),
            Cause::Build(error) => write!(f, "{}: {error}", info.action),
            Cause::Credentials(error) => write!(f, "{}: {error}", info.action),
            Cause::Randomness(error) => write!(f, "{}: {error}", info.action),
            Cause::Page(error) => write!(f, "{}: {error}", info.action),
            Cause::Deadline(Duration::ZERO) => {
                write!(f, "{}: too little time was left for this call to send it", info.action)
            }
            Cause::Deadline(wait) => write!(
                f,
                "{}: the documented rate of calls is used up; the next one could be sent in {} ms, \
                 too late for this call",
                info.action,
                wait.as_millis()
            ),
            Cause::Transport(error) => {
                write!(f, "{} at {}: {error}", info.action, Excerpt(&trail.host))?;
                // Nothing was sent, says the error, and means the last attempt.
                match (error.sent(), trail.outcome) {
                    (Sent::Maybe, _) | (Sent::No, Outcome::NotSent) => Ok(()),
                    (Sent::No, Outcome::Refused | Outcome::Failed | Outcome::Unknown) => {
                        f.write_str(" this time")
                    }
                }
            }
            Cause::Answer(error) => {
                write!(f, "{} at {}: {error}", info.action, Excerpt(&trail.host))
            }
            Cause::Service(error) => write!(f, "{}: {error}", info.action),
        }
    }
}

impl<C: fmt::Debug> fmt::Debug for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Details { info, cause, trail } = &*self.0;
        let mut shown = f.debug_struct("Error");
        shown.field("action", &info.action);
        match cause {
            Cause::Validation(error) => shown.field("validation", error),
            Cause::Endpoint(error) => shown.field("endpoint", error),
            Cause::Build(error) => shown.field("build", error),
            Cause::Credentials(error) => shown.field("credentials", error),
            Cause::Randomness(error) => shown.field("randomness", error),
            Cause::Deadline(wait) => shown.field("deadline", wait),
            Cause::Page(error) => shown.field("page", error),
            Cause::Transport(error) => shown.field("transport", error),
            Cause::Answer(error) => shown.field("answer", error),
            Cause::Service(error) => shown.field("service", error),
        };
        shown.field("trail", trail).finish()
    }
}
