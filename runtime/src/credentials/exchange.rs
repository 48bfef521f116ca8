//! How a search for credentials asks for what only its driver can do: send a request, run a
//! program.
//!
//! The search is written as one `async` function that never waits for anything but an answer on
//! its [`Desk`]. So it reads as one text from top to bottom, and a blocking and an asynchronous
//! client drive the same code: they poll it until it lays down a question, get the answer in their
//! own way, lay that down, and poll again.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::error::Failure;
use super::program::{Program, ProgramError};
use crate::transport::{Limits, TransportError, TransportErrorKind, causes};

/// A request that a search for credentials wants to have sent, once and without following
/// redirects: they would carry secrets to another host.
#[derive(Clone)]
pub struct Fetch {
    /// The request, complete with its headers.
    pub request: http::Request<Bytes>,
    /// The bounds to keep. Less time may be given, for instance what is left for a call; see
    /// [`Refresh::out_of_time`](super::Refresh::out_of_time).
    pub limits: Limits,
}

impl Fetch {
    /// A request to a service on the internet, with the timeouts that the official SDKs have.
    pub(super) fn from_internet(request: http::Request<Bytes>) -> Self {
        Self::new(request, Duration::from_secs(5), Duration::from_secs(10))
    }

    /// A request to a service next to this machine, past any proxy.
    pub(super) fn from_nearby(
        request: http::Request<Bytes>,
        connect: Duration,
        read: Duration,
    ) -> Self {
        let mut fetch = Self::new(request, connect, read);
        fetch.limits.bypass_proxy = true;
        fetch
    }

    /// The same request, which may take no more than the time that its caller has for it.
    pub(super) fn within(mut self, time: Duration) -> (Self, Allowance) {
        let is_shortened = time < self.limits.total;
        self.limits.total = self.limits.total.min(time);
        (self, Allowance { time, is_shortened, start: Instant::now() })
    }

    fn new(request: http::Request<Bytes>, connect: Duration, read: Duration) -> Self {
        let mut limits = Limits::new(connect, read, connect.saturating_add(read));
        limits.body = BODY_LIMIT;
        Self { request, limits }
    }
}

/// How many bytes of the body of an answer are taken in: credentials have about a thousand.
const BODY_LIMIT: usize = 64 * 1024;

impl fmt::Debug for Fetch {
    /// Leaves out the path, the query and the body, which may hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetch")
            .field("method", self.request.method())
            .field("host", &self.request.uri().host())
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// The time that a caller had for a request, which began when this was made.
pub(super) struct Allowance {
    time: Duration,
    is_shortened: bool,
    start: Instant,
}

impl Allowance {
    /// Whether there is no answer because the caller's time was over, and no limit of the request's
    /// own: somebody with more time may get one.
    pub(super) fn is_why_not(
        &self,
        answer: &Result<http::Response<Bytes>, TransportError>,
    ) -> bool {
        let took_too_long =
            answer.as_ref().is_err_and(|error| error.kind() == TransportErrorKind::Timeout);
        took_too_long && self.is_shortened && self.start.elapsed() + EARLY >= self.time
    }
}

/// How much too early a transport may find that the time is over: sockets count milliseconds.
const EARLY: Duration = Duration::from_millis(10);

/// What a search asks its driver for.
#[derive(Clone, Debug)]
pub(super) enum Question {
    Fetch(Box<Fetch>),
    Run(Program),
}

/// What the driver answers.
pub(super) enum Answer {
    Fetched(Result<http::Response<Bytes>, TransportError>),
    Ran(Result<Vec<u8>, ProgramError>),
}

/// The place where a search and its driver lay down questions and answers.
#[derive(Clone, Default)]
pub(super) struct Desk(Arc<Mutex<Slip>>);

#[derive(Default)]
enum Slip {
    #[default]
    Empty,
    Asked(Question),
    Answered(Answer),
}

impl Desk {
    /// Has a request sent. The text of an error says what went wrong on the way.
    pub(super) async fn fetch(&self, fetch: Fetch) -> Result<http::Response<Bytes>, String> {
        match self.ask(Question::Fetch(Box::new(fetch))).await {
            Answer::Fetched(Ok(response)) if response.body().len() > BODY_LIMIT => {
                Err("the answer is larger than 64 KiB".to_owned())
            }
            Answer::Fetched(answer) => answer.map_err(|error| described(&error)),
            Answer::Ran(_) => Err("a program was run instead of sending a request".to_owned()),
        }
    }

    /// The same, where a failure names the host.
    pub(super) async fn fetch_of_host(
        &self,
        fetch: Fetch,
    ) -> Result<http::Response<Bytes>, Failure> {
        let host = fetch.request.uri().host().unwrap_or_default().to_owned();
        let answer = self.fetch(fetch).await;
        answer.map_err(|error| Failure::unavailable(format!("{host}: {error}")))
    }

    /// Has a program run. Returns what it printed.
    pub(super) async fn run(&self, program: Program) -> Result<Vec<u8>, ProgramError> {
        match self.ask(Question::Run(program)).await {
            Answer::Ran(output) => output,
            Answer::Fetched(_) => Err(ProgramError::NotRun),
        }
    }

    async fn ask(&self, question: Question) -> Answer {
        *self.slip() = Slip::Asked(question);
        poll_fn(|_| {
            let mut slip = self.slip();
            match std::mem::take(&mut *slip) {
                Slip::Answered(answer) => Poll::Ready(answer),
                waiting => {
                    *slip = waiting;
                    Poll::Pending
                }
            }
        })
        .await
    }

    /// The question that lies on the desk.
    pub(super) fn question(&self) -> Option<Question> {
        match &*self.slip() {
            Slip::Asked(question) => Some(question.clone()),
            Slip::Empty | Slip::Answered(_) => None,
        }
    }

    /// Lays down the answer to the question, if there is one.
    pub(super) fn answer(&self, answer: Answer) {
        let mut slip = self.slip();
        if matches!(*slip, Slip::Asked(_)) {
            *slip = Slip::Answered(answer);
        }
    }

    fn slip(&self) -> std::sync::MutexGuard<'_, Slip> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An error and what caused it in the first place.
fn described(error: &TransportError) -> String {
    match causes(error).skip(1).last() {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}
