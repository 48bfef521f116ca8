//! One call from beginning to end, without doing any input or output: it says what to do next, and
//! is told what came of it.
//!
//! Both clients drive the same [`Call`], so they wait, sign, send and give up alike.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::HeaderMap;

use crate::answer::{self, Answer, Lookup, Reading};
use crate::credentials::CredentialsError;
use crate::error::{Attempt, Cause, Error, Inner, Outcome, Trail};
use crate::request::{Draft, Signed};
use crate::retry::{self, Decision};
use crate::secrets::SecretValues;
use crate::service_error::Refusal;
use crate::shared::ClientState;
use crate::trace::{Observer, Trace};
use crate::transport::{Limits, TransportError, TransportErrorKind};
use crate::{Credentials, ErrorInfo, Operation, OperationInfo, Retry, Safety};

/// One call.
pub(crate) struct Call<'a> {
    shared: &'a ClientState,
    info: &'static OperationInfo,
    reading: Reading,
    draft: Draft<'a>,
    state: State,
    /// When the call began, by the clock that never goes backwards, and by the time of day.
    started: Option<(Duration, SystemTime)>,
    /// The date in the last signature, and when that was made by the clock that never goes backwards.
    signed_date: SystemTime,
    signed_at: Duration,
    /// Whether a request was handed out whose answer has not come.
    in_flight: bool,
    clock_was_corrected: bool,
    credentials_were_renewed: bool,
    /// Why the last attempt failed, if another one may follow.
    last_failure: Option<Box<Cause<Refusal>>>,
    /// The credentials that the service refused, if the next attempt needs others.
    refused: Option<Credentials>,
    /// The credentials of the last attempt.
    credentials: Option<Credentials>,
    /// The secrets of the request.
    own_secrets: SecretValues,
    /// The secrets of the last attempt: those of the request, and those in `credentials`.
    secrets: SecretValues,
    trail: Trail,
    trace: Trace,
}

enum State {
    /// Nothing is decided about the next attempt.
    New,
    /// The next attempt has to wait because of the last one.
    Paused(Duration),
    /// The next attempt may be sent: it has its place among the documented rate of calls.
    Reserved,
    Finished(Finish),
}

type Finish = Result<Box<http::Response<Bytes>>, Box<Cause<Refusal>>>;

/// What to do next.
pub(crate) enum NextStep {
    /// Wait.
    Wait(Duration),
    /// Sign with [`Call::sign`], send what that returns, and tell [`Call::answered`].
    Send,
    /// Hand this to the caller.
    Done(Result<Box<Accepted>, Failure>),
}

/// The answer of a service that accepted a request.
pub(crate) struct Accepted {
    info: &'static OperationInfo,
    response: http::Response<Bytes>,
    secrets: SecretValues,
    trail: Trail,
}

/// A failure of a call whose code has not been looked up.
pub(crate) type Failure = Box<Inner<Refusal>>;

impl<'a> Call<'a> {
    pub(crate) fn new(
        shared: &'a ClientState,
        info: &'static OperationInfo,
        reading: Reading,
        draft: Draft<'a>,
        own_secrets: SecretValues,
        trail: Trail,
        trace: Trace,
    ) -> Self {
        Self {
            shared,
            info,
            reading,
            state: State::New,
            started: None,
            signed_date: SystemTime::UNIX_EPOCH,
            signed_at: Duration::ZERO,
            in_flight: false,
            clock_was_corrected: false,
            credentials_were_renewed: false,
            last_failure: None,
            refused: None,
            credentials: None,
            own_secrets,
            secrets: SecretValues::default(),
            trail,
            draft,
            trace,
        }
    }

    /// Says what to do next. The time that the call may take begins with the first question.
    pub(crate) fn next(&mut self) -> NextStep {
        let clock = &self.shared.config.clock;
        self.started.get_or_insert_with(|| (clock.elapsed(), clock.now()));
        match std::mem::replace(&mut self.state, State::New) {
            State::Finished(result) => NextStep::Done(self.finished(result)),
            State::Paused(wait) => NextStep::Wait(wait),
            State::Reserved => self.send_if_in_time(),
            State::New => {
                let (now, left) = self.time();
                match self.shared.reserve(self.info, now, left) {
                    Ok(wait) if wait.is_zero() => self.send_if_in_time(),
                    Ok(wait) => {
                        self.state = State::Reserved;
                        NextStep::Wait(wait)
                    }
                    Err(wait) => {
                        let finish = self.out_of_time(wait);
                        NextStep::Done(self.finished(finish))
                    }
                }
            }
        }
    }

    fn send_if_in_time(&mut self) -> NextStep {
        let (_, left) = self.time();
        if left.is_zero() {
            let finish = self.out_of_time(Duration::ZERO);
            return NextStep::Done(self.finished(finish));
        }
        NextStep::Send
    }

    /// No attempt fits into the time for this call any more. After another one, it is that one's
    /// failure which tells more.
    fn out_of_time(&mut self, wait: Duration) -> Finish {
        Err(self.last_failure.take().unwrap_or_else(|| Box::new(Cause::Deadline(wait))))
    }

    /// The time that is left for this call.
    fn time_left(&self) -> Duration {
        self.time().1
    }

    /// How long one step on the way to credentials may take: half of the time that is left. Who has
    /// waited in vain for another's credentials needs the other half to fetch some, and who could
    /// fetch none may have old ones that are still valid, and needs it for the call itself.
    pub(crate) fn patience(&self) -> Duration {
        self.time_left() / 2
    }

    /// The limits of a request for credentials.
    pub(crate) fn in_time_left(&self, mut limits: Limits) -> Limits {
        limits.total = limits.total.min(self.patience());
        limits
    }

    /// Tells that there are no credentials to sign with.
    pub(crate) fn without_credentials(&mut self, error: CredentialsError) {
        let cause = Cause::Credentials(error);
        self.trace.failed(self.trail.attempts, &cause);
        self.state = State::Finished(Err(Box::new(cause)));
    }

    /// Makes the request of the next attempt, with a fresh date and nonce. `None` if that fails:
    /// [`next`](Self::next) says so.
    pub(crate) fn sign(
        &mut self,
        credentials: &Credentials,
    ) -> Option<(http::Request<Bytes>, Limits)> {
        let sent_at = self.shared.config.clock.now();
        // Fetching credentials may have taken all of it.
        if self.time_left().is_zero() || self.is_stale(sent_at) {
            self.state = State::Finished(self.out_of_time(Duration::ZERO));
            return None;
        }
        let has_no_others = self.refused.take().is_some_and(|refused| refused.is_same(credentials));
        if has_no_others && let Some(cause) = self.last_failure.take() {
            // The service would refuse them again. The next call looks for others once more.
            self.shared.config.credentials.forget(credentials);
            self.state = State::Finished(Err(cause));
            return None;
        }
        self.signed_date = self.shared.skew.correct(sent_at);
        self.signed_at = self.time().0;
        let nonce = match self.shared.config.randomness.bytes() {
            Ok(bytes) => hexadecimal(bytes),
            Err(error) => {
                self.state = State::Finished(Err(Box::new(Cause::Randomness(error))));
                return None;
            }
        };
        match self.draft.sign(credentials, self.signed_date, &nonce) {
            Ok(Signed { request }) => {
                self.secrets = self.own_secrets.and(credentials);
                self.credentials = Some(credentials.clone());
                self.in_flight = true;
                self.trail.attempts += 1;
                self.trail.last = Some(Attempt { at: self.signed_date, nonce, request_id: None });
                Some((request, self.limits()))
            }
            Err(error) => {
                self.state = State::Finished(Err(Box::new(Cause::Build(error))));
                None
            }
        }
    }

    fn limits(&self) -> Limits {
        let config = &self.shared.config;
        let (_, left) = self.time();
        // If connecting could take all of the time, nobody could tell afterwards whether the time
        // was over before or after the request was sent.
        let connect = config.connect_timeout.min(left / 2);
        let mut limits = Limits::new(connect, config.read_timeout, left);
        limits.fresh_connection = self.trail.safety.each_execution_counts();
        limits
    }

    /// Tells what came of the request that [`sign`](Self::sign) made.
    pub(crate) fn answered(&mut self, result: Result<http::Response<Bytes>, TransportError>) {
        self.in_flight = false;
        let result = result.and_then(|response| {
            if response.body().len() <= crate::transport::MAX_BODY {
                return Ok(response);
            }
            let error = TransportError::maybe_sent(TransportErrorKind::TooLarge);
            Err(error.after_head(response.status(), response.headers()))
        });
        let (cause, headers) = match result {
            Err(mut error) => {
                error.redact(&self.secrets);
                (Cause::Transport(error), HeaderMap::new())
            }
            Ok(response) => match answer::read(&response, self.info, self.reading, &self.secrets) {
                Answer::Accepted => {
                    self.shared.reward_success();
                    self.state = State::Finished(Ok(Box::new(response)));
                    return;
                }
                Answer::Refused(refusal) => {
                    (Cause::Service(refusal), response.into_parts().0.headers)
                }
                Answer::Unusable(error) => {
                    (Cause::Answer(Box::new(error)), response.into_parts().0.headers)
                }
            },
        };
        self.failed(cause, &headers);
    }

    fn failed(&mut self, cause: Cause<Refusal>, headers: &HeaderMap) {
        let documented = documented(&cause, self.reading.lookup);
        if documented.is_some_and(|info| info.retry == Some(Retry::RefreshCredentials))
            && let Some(refused) = &self.credentials
        {
            // The next attempt or call fetches new ones.
            self.shared.config.credentials.forget(refused);
        }
        let received = self.shared.config.clock.now();
        let outcome = retry::outcome(&cause, documented);
        self.trail.note(outcome, cause.request_id(Refusal::request_id));
        if self.has_passed_dry_run(&cause) {
            // No attempt asked for more than a check.
            self.trail.outcome = Outcome::Refused;
        }
        let service_time = self.shared.skew.correct(received);
        self.trail.retry_after = retry::retry_after(headers, service_time);
        self.trace.failed(self.trail.attempts, &cause);
        let mut decision = retry::decide(self.trail.safety, &cause, documented);
        if self.trail.safety == Safety::Token
            && self.trail.outcome == Outcome::Unknown
            && retry::ends_token(self.info, &cause, documented)
        {
            self.trail.forget_token();
            decision = Decision::GiveUp;
        }
        let cause = Box::new(cause);
        let Some(wait) = self.wait_before_retry(decision, headers, received) else {
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

    /// How long to wait until the request is sent again; `None` if it must not be.
    fn wait_before_retry(
        &mut self,
        decision: Decision,
        headers: &HeaderMap,
        received: SystemTime,
    ) -> Option<Duration> {
        let policy = self.shared.config.retry;
        if self.trail.attempts >= policy.max_attempts {
            return None;
        }
        let wait = match decision {
            Decision::GiveUp => return None,
            Decision::AgainAtOnce => Duration::ZERO,
            Decision::AgainWithCorrectedClock => {
                self.correct_clock(headers, received).then_some(Duration::ZERO)?
            }
            Decision::AgainWithNewCredentials => {
                let may_renew = !std::mem::replace(&mut self.credentials_were_renewed, true);
                may_renew.then_some(Duration::ZERO)?
            }
            Decision::AgainAfterWait => {
                if self.trail.retry_after.is_some_and(|hint| hint > retry::LONGEST_HINT) {
                    return None;
                }
                let random = self.shared.config.randomness.bytes().ok()?;
                retry::wait(policy, self.trail.attempts, self.trail.retry_after, random)
            }
        };
        let (_, left) = self.time();
        (wait < left && self.shared.pay_for_retry()).then_some(wait)
    }

    /// Learns the time from the answer, once in a call.
    fn correct_clock(&mut self, headers: &HeaderMap, received: SystemTime) -> bool {
        let took = self.time().0.saturating_sub(self.signed_at);
        let may_learn = !std::mem::replace(&mut self.clock_was_corrected, true);
        may_learn && self.shared.skew.learn(headers, self.signed_date, received, took)
    }

    fn finished(&mut self, finish: Finish) -> Result<Box<Accepted>, Failure> {
        let (info, trail) = (self.info, self.trail.clone());
        match finish {
            Ok(response) => {
                let secrets = std::mem::take(&mut self.secrets);
                self.trace.accepted(trail.attempts, &response, &secrets);
                Ok(Box::new(Accepted { info, response: *response, secrets, trail }))
            }
            Err(cause) => {
                self.trace.gave_up(trail.attempts, &cause);
                Err(Box::new(Inner { info, cause: *cause, trail }))
            }
        }
    }

    /// The time now, by the clock that never goes backwards, and what is left for the call.
    fn time(&self) -> (Duration, Duration) {
        let now = self.shared.config.clock.elapsed();
        let spent = self.started.map_or(Duration::ZERO, |(started, _)| now.saturating_sub(started));
        (now, self.longest().saturating_sub(spent))
    }

    /// How long the call may take.
    fn longest(&self) -> Duration {
        let total = self.shared.config.total_timeout;
        match self.trail.safety {
            Safety::ReadOnly | Safety::Idempotent | Safety::AtMostOnce => total,
            Safety::Token => total.min(retry::life_of_a_token(self.info)),
        }
    }

    /// Whether the time for the call is over by the time of day, if executing its request twice does
    /// harm.
    ///
    /// The other clock may stand still while the machine is suspended. Hours later a person may have
    /// done by other means what the request asks for, and the service may have forgotten its token.
    fn is_stale(&self, now: SystemTime) -> bool {
        let begun = self.started.and_then(|(_, started_at)| now.duration_since(started_at).ok());
        let is_over = begun.is_some_and(|spent| spent >= self.longest());
        is_over && self.trail.safety.each_execution_counts()
    }
}

impl Drop for Call<'_> {
    /// A program may drop the future of a call that it no longer wants. The server executes the
    /// request all the same, so a trace tells that it was sent.
    fn drop(&mut self) {
        if self.in_flight {
            self.trace.abandoned(self.trail.attempts);
        }
    }
}

impl Accepted {
    /// Decodes the answer of an operation.
    pub(crate) fn decode<O: Operation>(self) -> Result<O::Response, Error<O::Error>> {
        let Self { info, response, secrets, mut trail } = self;
        answer::decode(&response, trail.safety, &secrets).map_err(|error| {
            trail.note(Outcome::Unknown, error.request_id());
            let cause = Cause::Answer(error);
            Error::new(Inner { info, cause, trail })
        })
    }
}

fn documented(cause: &Cause<Refusal>, lookup: Lookup) -> Option<&'static ErrorInfo> {
    cause.service().and_then(Refusal::raw_code).and_then(lookup)
}

fn hexadecimal(bytes: [u8; 16]) -> String {
    bytes.iter().fold(String::with_capacity(32), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
