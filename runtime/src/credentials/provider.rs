//! Credentials that are fetched once, kept, and fetched anew before they expire.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;

use super::environment::{Environment, SystemEnvironment};
use super::error::CredentialsError;
use super::exchange::Fetch;
use super::kept::{Duty, Joined, KeptState, LONGEST_ROUND};
use super::program::{LONGEST_RUN, ProgramError};
use super::promise::{Promise, Waiting};
use super::refresh::{Need, Refresh};
use super::search::CredentialsSource;
use crate::Credentials;
use crate::transport::TransportError;

/// Gives credentials from a source, keeps them, and fetches new ones before they expire.
///
/// Clones share what they keep. However many threads and tasks ask, one of them fetches; the
/// others use the old credentials while these are valid, and otherwise wait for the outcome.
/// A fetch that fails does no harm while the old credentials are valid.
///
/// It does no input or output over the network itself. [`get`](Self::get) and
/// [`get_async`](Self::get_async) take a function that sends a request; [`turn`](Self::turn) is
/// the way for a driver that needs more control. What it does itself is reading small files and
/// variables, and running a program if a CLI profile says so.
///
/// ```
/// use std::time::Duration;
///
/// use aliyun_api::runtime::transport::{TransportError, TransportErrorKind};
/// use aliyun_api::{Credentials, CredentialsProvider};
///
/// let provider = CredentialsProvider::from(Credentials::access_key("LTAI5tExample", "a secret"));
/// let credentials = provider.get(|| Duration::from_secs(30), |_fetch| {
///     Err(TransportError::not_sent(TransportErrorKind::Other).because("not needed here"))
/// })?;
/// assert_eq!(credentials.access_key_id(), Some("LTAI5tExample"));
/// # Ok::<(), aliyun_api::runtime::credentials::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct CredentialsProvider {
    shared: Arc<KeptState>,
}

impl CredentialsProvider {
    /// A provider for a source, in the environment of this process. Nothing is looked up yet.
    #[must_use]
    pub fn new(source: CredentialsSource) -> Self {
        Self::with_environment(source, SystemEnvironment)
    }

    /// A provider that sees another environment.
    #[must_use]
    pub fn with_environment(
        source: CredentialsSource,
        environment: impl Environment + 'static,
    ) -> Self {
        Self { shared: Arc::new(KeptState::new(source, Arc::new(environment))) }
    }

    /// The credentials, fetched by this thread if need be. Call this for every attempt, not once for a
    /// program. `send` sends one request, within its limits.
    ///
    /// `patience` says how long the next step may take: a wait for another that fetches them already, a
    /// request, or a program that a CLI profile names. Let it say half of the time that is left, so that
    /// there is some for what follows. A request ends with the limits of its own as well, and a program
    /// after 60 seconds. A fetch that ends for lack of `patience` fails this thread alone: another one
    /// that waits for it takes over. If it is the waiting that ends so, one of those who have waited takes
    /// over, and the others wait for that one.
    ///
    /// # Errors
    ///
    /// If there are no valid credentials and no new ones can be had.
    pub fn get(
        &self,
        mut patience: impl FnMut() -> Duration,
        mut send: impl FnMut(Fetch) -> Result<http::Response<Bytes>, TransportError>,
    ) -> Result<Credentials, CredentialsError> {
        let mut in_vain = None;
        // It ends: nobody waits for the same fetch twice, and in the end for none without patience.
        let mut refresh = loop {
            match self.turn_after(in_vain.as_ref()) {
                Turn::Ready(credentials) => return Ok(credentials),
                Turn::Refresh(refresh) => break refresh,
                Turn::Wait(waiting) => {
                    let promise = waiting.promise();
                    match waiting.wait(patience().min(LONGEST_ROUND)) {
                        Some(Some(outcome)) => return outcome,
                        Some(None) => {}
                        None => in_vain = Some(promise),
                    }
                }
            }
        };
        // It ends: a search asks a bounded number of questions, and begins again for a refusal alone.
        loop {
            match refresh.advance() {
                Need::Fetch(fetch) => {
                    let (fetch, allowance) = fetch.within(patience());
                    refresh.fetched_within(&allowance, send(fetch));
                }
                Need::Run(program) => {
                    let time = patience();
                    let output = program.run_within(time);
                    if time < LONGEST_RUN && output == Err(ProgramError::TimedOut) {
                        refresh.out_of_time();
                    }
                    refresh.ran(output);
                }
                Need::Nothing(outcome) => return outcome,
            }
        }
    }

    /// The credentials, fetched by this task if need be; like [`get`](Self::get). `sleep` makes a future
    /// that is ready after this time. If a task is dropped while it fetches, another one takes over.
    ///
    /// # Errors
    ///
    /// If there are no valid credentials and no new ones can be had.
    pub async fn get_async<P, F>(
        &self,
        mut patience: impl FnMut() -> Duration,
        mut sleep: impl FnMut(Duration) -> P,
        mut send: impl FnMut(Fetch) -> F,
    ) -> Result<Credentials, CredentialsError>
    where
        P: Future<Output = ()> + Unpin,
        F: Future<Output = Result<http::Response<Bytes>, TransportError>>,
    {
        let mut in_vain = None;
        let mut refresh = loop {
            match self.turn_after(in_vain.as_ref()) {
                Turn::Ready(credentials) => return Ok(credentials),
                Turn::Refresh(refresh) => break refresh,
                Turn::Wait(waiting) => {
                    let promise = waiting.promise();
                    match wait_until(sleep(patience().min(LONGEST_ROUND)), waiting).await {
                        Some(Some(outcome)) => return outcome,
                        Some(None) => {}
                        None => in_vain = Some(promise),
                    }
                }
            }
        };
        loop {
            match refresh.advance() {
                Need::Fetch(fetch) => {
                    let (fetch, allowance) = fetch.within(patience());
                    refresh.fetched_within(&allowance, send(fetch).await);
                }
                Need::Run(program) => {
                    let (output, wanted) = program.start_while_wanted();
                    let printed = wait_until(sleep(patience()), output).await;
                    drop(wanted);
                    if printed.is_none() {
                        refresh.out_of_time();
                    }
                    refresh.ran(printed.unwrap_or(Err(ProgramError::TimedOut)));
                }
                Need::Nothing(outcome) => return outcome,
            }
        }
    }

    /// What the caller has to do to get credentials: nothing, fetch them, or wait for another.
    pub fn turn(&self) -> Turn {
        self.turn_after(None)
    }

    /// What a caller has to do that has waited in vain for this fetch.
    fn turn_after(&self, in_vain: Option<&Promise<Joined>>) -> Turn {
        match self.shared.duty(in_vain) {
            Duty::UseKept(credentials) => Turn::Ready(credentials),
            Duty::Fetch(promise) => Turn::Refresh(Refresh::new(Arc::clone(&self.shared), promise)),
            Duty::Wait(waiting) => Turn::Wait(waiting),
        }
    }

    /// Forgets the credentials that a service refused, so that the next caller fetches new ones:
    /// a key may have been replaced, a session revoked. That fetch exchanges the login of a CLI profile
    /// anew instead of taking the same key from there. Where a role is assumed with such a login, that is
    /// done as soon as STS refuses the key from there, and needs no call of this. Does nothing if others
    /// are kept by now.
    pub fn forget(&self, refused: &Credentials) {
        self.shared.forget(refused);
    }

    /// Where the credentials come from that are kept now, named as in the official SDKs, e.g.
    /// `cli_profile/static_ak`; `None` if none are kept.
    #[must_use]
    pub fn origin(&self) -> Option<String> {
        self.shared.origin()
    }
}

impl From<Credentials> for CredentialsProvider {
    /// These credentials and no others.
    fn from(credentials: Credentials) -> Self {
        Self::new(CredentialsSource::fixed(credentials))
    }
}

impl From<CredentialsSource> for CredentialsProvider {
    fn from(source: CredentialsSource) -> Self {
        Self::new(source)
    }
}

impl fmt::Debug for CredentialsProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CredentialsProvider")
            .field("source", &self.shared.source())
            .field("origin", &self.shared.origin())
            .finish_non_exhaustive()
    }
}

/// What a caller has to do to get credentials.
#[derive(Debug)]
#[must_use = "others may wait for this caller to fetch"]
pub enum Turn {
    /// Nothing: here they are.
    Ready(Credentials),
    /// Fetch them. Others wait.
    Refresh(Refresh),
    /// Wait for another who fetches them. The outcome is `None` if that one gives up: take a turn
    /// again.
    Wait(Waiting<Option<Result<Credentials, CredentialsError>>>),
}

/// What is waited for; `None` if the time is over before.
async fn wait_until<T: Clone>(
    mut time: impl Future<Output = ()> + Unpin,
    mut waiting: Waiting<T>,
) -> Option<T> {
    poll_fn(|context| match Pin::new(&mut waiting).poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => Pin::new(&mut time).poll(context).map(|()| None),
    })
    .await
}
