//! What follows when an attempt failed.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::{Call, State};
use crate::answer::{Lookup, is_code_of_success};
use crate::error::{Cause, Outcome};
use crate::retry::{self, Decision};
use crate::service_error::Refusal;
use crate::trace::Observer;
use crate::{ErrorInfo, Remedy, Retry};

impl Call<'_> {
    pub(super) fn failed(&mut self, cause: Cause<Refusal>, headers: &HeaderMap) {
        let documented = documented(&cause, self.reading.lookup, self.info.success_codes);
        let is_about_credentials = |info: &ErrorInfo| {
            info.retry == Some(Retry::RefreshCredentials)
                || info.remedy == Some(Remedy::FixCredentials)
        };
        if documented.is_some_and(is_about_credentials)
            && let Some(refused) = &self.credentials
        {
            // The next attempt or call fetches new ones: a key may have been replaced since.
            self.shared.config.credentials.forget(refused);
        }
        let received = self.shared.config.clock.now();
        let outcome = retry::outcome(&cause, documented);
        self.trail.note(outcome, cause.request_id(Refusal::request_id));
        if self.has_passed_dry_run(&cause) {
            // No attempt asked for more than a check.
            self.trail.outcome = Outcome::Refused;
        }
        self.trace.failed(self.trail.attempts, &cause);
        let mut decision = retry::decide(self.trail.safety, &cause, documented);
        if retry::ends_token(self.info, &self.trail, &cause, documented) {
            self.trail.forget_token();
            decision = Decision::GiveUp;
        }
        if decision == Decision::AgainWithCorrectedClock && !self.correct_clock(headers, received) {
            decision = Decision::GiveUp;
        }
        // A wait may be told as a date, which is one of the service's clock.
        let service_time = self.shared.skew.correct(received);
        self.trail.retry_after = retry::retry_after(headers, service_time);
        let cause = Box::new(cause);
        let Some(wait) = self.wait_before_retry(decision) else {
            self.state = State::Finished(Err(cause));
            return;
        };
        self.last_failure = Some(cause);
        if decision == Decision::AgainWithNewCredentials {
            self.refused = self.credentials.take();
        }
        self.state = if wait.is_zero() { State::New } else { State::Paused(wait) };
    }

    fn has_passed_dry_run(&self, cause: &Cause<Refusal>) -> bool {
        let code = cause.service().and_then(Refusal::raw_code);
        self.trail.has_passed_dry_run(self.info, code)
    }

    /// How long to wait until the request is sent again: as long as the service asks for, whatever the next
    /// attempt is to change. `None` if it must not be sent again.
    fn wait_before_retry(&mut self, decision: Decision) -> Option<Duration> {
        let policy = self.shared.config.retry;
        if self.trail.attempts >= policy.max_attempts {
            return None;
        }
        let pause = match decision {
            Decision::GiveUp => return None,
            Decision::AgainAtOnce | Decision::AgainWithCorrectedClock => Duration::ZERO,
            Decision::AgainWithNewCredentials => {
                let may_renew = !std::mem::replace(&mut self.credentials_were_renewed, true);
                may_renew.then_some(Duration::ZERO)?
            }
            Decision::AgainAfterWait => {
                let random = self.shared.config.randomness.bytes().ok()?;
                retry::pause(policy, self.trail.attempts, random)
            }
        };
        let hint = self.trail.retry_after.unwrap_or_default();
        let wait = hint.saturating_add(pause);
        let is_in_time = hint <= retry::LONGEST_HINT && wait < self.time_before_sending();
        (is_in_time && self.shared.pay_for_retry()).then_some(wait)
    }

    /// Learns the time from the answer, once in a call.
    fn correct_clock(&mut self, headers: &HeaderMap, received: SystemTime) -> bool {
        let took = self.elapsed().saturating_sub(self.signed_at);
        let may_learn = !std::mem::replace(&mut self.clock_was_corrected, true);
        may_learn && self.shared.skew.learn(headers, self.signed_date, received, took)
    }
}

/// What is documented of the code of a refusal. Where one that means success is an error behind other
/// statuses alone, nothing is documented of an answer that fails with it behind a status of success.
fn documented(
    cause: &Cause<Refusal>,
    lookup: Lookup,
    success_codes: &[&str],
) -> Option<&'static ErrorInfo> {
    let refusal = cause.service()?;
    let code = refusal.raw_code()?;
    let is_success = |status: &u16| (200..300).contains(status);
    let means_success = success_codes.contains(&code) || is_code_of_success(code);
    lookup(code).filter(|info| {
        let is_elsewhere = !info.statuses.is_empty() && !info.statuses.iter().any(is_success);
        !(is_elsewhere && means_success && is_success(&refusal.http_status()))
    })
}
