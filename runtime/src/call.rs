//! One call from beginning to end, without doing any input or output: it says what to do next, and
//! is told what came of it.
//!
//! Both clients drive the same [`Call`], so they wait, sign, send and give up alike.

mod failure;
mod time;

use std::hash::{DefaultHasher, Hasher};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::HeaderMap;
use memchr::memmem;

use crate::answer::{self, Answer, Reading};
use crate::credentials::CredentialsError;
use crate::error::{Attempt, Cause, Details, Error, Outcome, Trail};
use crate::rate_limit::Place;
use crate::request::{Draft, Signed};
use crate::secrets::SecretValues;
use crate::service_error::{Refusal, request_id_of};
use crate::shared::ClientState;
use crate::trace::{Observer, Trace};
use crate::transport::{Limits, TransportError, TransportErrorKind};
use crate::{Credentials, Operation, OperationInfo};

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
    /// The place of the next attempt among the documented rate of calls, until its request is handed out.
    place: Option<Place>,
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
pub(crate) type Failure = Box<Details<Refusal>>;

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
            place: None,
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
            State::New => self.reserve_place(),
        }
    }

    /// Takes a place among the documented rate of calls for the next attempt.
    fn reserve_place(&mut self) -> NextStep {
        let now = self.elapsed();
        self.place = match self.shared.reserve(self.info, now, self.time_before_sending()) {
            Ok(place) => place,
            Err(wait) => return self.give_up(wait),
        };
        match self.place.map_or(Duration::ZERO, |place| place.wait(now)) {
            Duration::ZERO => self.send_if_in_time(),
            wait => {
                self.state = State::Reserved;
                NextStep::Wait(wait)
            }
        }
    }

    fn send_if_in_time(&mut self) -> NextStep {
        if self.time_before_sending().is_zero() {
            return self.give_up(Duration::ZERO);
        }
        NextStep::Send
    }

    fn give_up(&mut self, wait: Duration) -> NextStep {
        let finish = self.out_of_time(wait);
        NextStep::Done(self.finished(finish))
    }

    /// No attempt fits into the time for this call any more. After another one, it is that one's
    /// failure which tells more.
    fn out_of_time(&mut self, wait: Duration) -> Finish {
        Err(self.last_failure.take().unwrap_or_else(|| Box::new(Cause::Deadline(wait))))
    }

    /// Tells that there are no credentials to sign with.
    pub(crate) fn without_credentials(&mut self, error: CredentialsError) {
        self.forget_hint();
        let cause = Cause::Credentials(error);
        self.trace.failed(self.trail.attempts, &cause);
        self.state = State::Finished(Err(Box::new(cause)));
    }

    /// An attempt begins, so how long the service asked to wait after the one before it is past.
    fn forget_hint(&mut self) {
        self.trail.retry_after = None;
    }

    /// Makes the request of the next attempt, with a fresh date and nonce. `None` if that fails:
    /// [`next`](Self::next) says so.
    pub(crate) fn sign(
        &mut self,
        credentials: &Credentials,
    ) -> Option<(http::Request<Bytes>, Limits)> {
        let sent_at = self.shared.config.clock.now();
        // Fetching credentials may have taken all of it.
        if self.time_before_sending().is_zero() || self.is_stale(sent_at) {
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
        self.forget_hint();
        self.signed_date = self.shared.skew.correct(sent_at);
        self.signed_at = self.elapsed();
        let nonce = match self.shared.config.randomness.bytes() {
            Ok(bytes) => format!("{:032x}", u128::from_be_bytes(bytes)),
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
                self.place = None;
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
            Ok(response) => {
                let cause = match answer::read(&response, self.info, self.reading, &self.secrets) {
                    Answer::Accepted => {
                        self.shared.reward_success();
                        self.state = State::Finished(Ok(Box::new(response)));
                        return;
                    }
                    Answer::Refused(refusal) => Cause::Service(refusal),
                    Answer::Unusable(error) => Cause::Answer(Box::new(error)),
                };
                (cause, response.into_parts().0.headers)
            }
        };
        self.failed(cause, &headers);
    }

    fn finished(&mut self, finish: Finish) -> Result<Box<Accepted>, Failure> {
        let info = self.info;
        let trail = std::mem::replace(&mut self.trail, Trail::new(info.safety));
        match finish {
            Ok(response) => {
                let secrets = std::mem::take(&mut self.secrets);
                self.trace.accepted(trail.attempts, &response, &secrets);
                Ok(Box::new(Accepted { info, response: *response, secrets, trail }))
            }
            Err(cause) => {
                self.trace.gave_up(trail.attempts, &cause);
                Err(Box::new(Details { info, cause: *cause, trail }))
            }
        }
    }
}

impl Drop for Call<'_> {
    /// A program may drop the future of a call that it no longer wants, also while it waits for another
    /// attempt. The server executes the request all the same, so a trace tells that it was sent. One that
    /// was not handed out leaves its place to others, however the call ends.
    fn drop(&mut self) {
        if let Some(place) = self.place.take() {
            self.shared.release(self.info, place);
        }
        // Of a call that has ended, the caller has the trail.
        let is_unclear =
            self.trail.outcome == Outcome::Unknown && self.trail.safety.each_execution_counts();
        if self.in_flight || is_unclear {
            self.trace.abandoned(self.trail.attempts);
        }
    }
}

impl Accepted {
    /// What stands for the body, apart from the request id, which is another one each time.
    pub(crate) fn fingerprint(&self) -> u64 {
        let body = self.response.body();
        // With its quotes: a short one may be a part of other values.
        let request_id = request_id_of(body).map(|id| format!("\"{id}\""));
        let places =
            request_id.iter().flat_map(|id| memmem::find_iter(body, id).map(move |at| (at, id)));
        let mut hasher = DefaultHasher::new();
        let mut start = 0;
        for (at, id) in places {
            hasher.write(&body[start..at]);
            start = at + id.len();
        }
        hasher.write(&body[start..]);
        hasher.finish()
    }

    /// Decodes the answer of an operation.
    pub(crate) fn decode<O: Operation>(self) -> Result<O::Response, Error<O::Error>> {
        let Self { info, response, secrets, mut trail } = self;
        answer::decode(&response, trail.safety, &secrets).map_err(|error| {
            trail.note(Outcome::Unknown, error.request_id());
            let cause = Cause::Answer(error);
            Error::new(Details { info, cause, trail })
        })
    }
}
