//! Credentials that are fetched once, kept, and fetched anew before they expire.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;

use super::environment::{Environment, SystemEnvironment};
use super::error::CredentialsError;
use super::exchange::Fetch;
use super::kept::{Duty, LONGEST_ROUND, Shared};
use super::promise::{Promise, Waiting};
use super::refresh::{Need, Refresh};
use super::search::CredentialsSource;
use crate::Credentials;

/// Gives credentials from a source, keeps them, and fetches new ones before they expire.
///
/// Clones share what they keep. However many threads and tasks ask, one of them fetches; the
/// others use the old credentials while these are valid, and otherwise wait for the outcome.
/// A fetch that fails does no harm while the old credentials are valid.
///
/// It does no input or output over the network itself. [`get`](Self::get) and
/// [`get_async`](Self::get_async) take a function that sends a request; [`turn`](Self::turn) is
/// the way for a driver that needs more control. What it does itself is reading small files and
/// variables.
///
/// ```
/// use aliyun_runtime::Credentials;
/// use aliyun_runtime::credentials::{CredentialsProvider, CredentialsSource};
///
/// let given = Credentials::access_key("LTAI5tExample", "a secret");
/// let provider = CredentialsProvider::new(CredentialsSource::fixed(given));
/// let credentials = provider.get(|_fetch| Err("not needed here".to_owned()))?;
/// assert_eq!(credentials.access_key_id(), Some("LTAI5tExample"));
/// # Ok::<(), aliyun_runtime::credentials::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct CredentialsProvider {
    shared: Arc<Shared>,
}

impl CredentialsProvider {
    /// A provider for a source, in the environment of this process. Nothing is looked up yet.
    #[must_use]
    pub fn new(source: CredentialsSource) -> Self {
        Self::with_environment(source, Arc::new(SystemEnvironment))
    }

    /// A provider that sees another environment.
    #[must_use]
    pub fn with_environment(source: CredentialsSource, environment: Arc<dyn Environment>) -> Self {
        Self { shared: Arc::new(Shared::new(source, environment)) }
    }

    /// The credentials, fetched by this thread if need be. `send` sends one request; the text of
    /// its error says what went wrong. Call this for every attempt, not once for a program.
    ///
    /// # Errors
    ///
    /// If there are no valid credentials and no new ones can be had.
    pub fn get(
        &self,
        mut send: impl FnMut(Fetch) -> Result<http::Response<Bytes>, String>,
    ) -> Result<Credentials, CredentialsError> {
        let mut refresh = None;
        for _ in 0..MOST_TURNS {
            match self.turn() {
                Turn::Ready(credentials) => return Ok(credentials),
                Turn::Refresh(mine) => {
                    refresh = Some(mine);
                    break;
                }
                Turn::Wait(waiting) => {
                    if let Some(Some(outcome)) = waiting.wait(LONGEST_ROUND) {
                        return outcome;
                    }
                }
            }
        }
        let mut refresh = refresh.unwrap_or_else(|| self.refresh_alone());
        loop {
            match refresh.advance() {
                Need::Fetch(fetch) => refresh.fetched(send(*fetch)),
                Need::Run(program) => refresh.ran(program.run()),
                Need::Nothing(outcome) => return outcome,
            }
        }
    }

    /// The credentials, fetched by this task if need be; like [`get`](Self::get). If the task is
    /// dropped while it fetches, another one takes over.
    ///
    /// # Errors
    ///
    /// If there are no valid credentials and no new ones can be had.
    pub async fn get_async<F>(
        &self,
        mut send: impl FnMut(Fetch) -> F,
    ) -> Result<Credentials, CredentialsError>
    where
        F: Future<Output = Result<http::Response<Bytes>, String>>,
    {
        let mut refresh = None;
        for _ in 0..MOST_TURNS {
            match self.turn() {
                Turn::Ready(credentials) => return Ok(credentials),
                Turn::Refresh(mine) => {
                    refresh = Some(mine);
                    break;
                }
                Turn::Wait(waiting) => {
                    if let Some(outcome) = waiting.await {
                        return outcome;
                    }
                }
            }
        }
        let mut refresh = refresh.unwrap_or_else(|| self.refresh_alone());
        loop {
            match refresh.advance() {
                Need::Fetch(fetch) => refresh.fetched(send(*fetch).await),
                Need::Run(program) => refresh.ran(program.start().await),
                Need::Nothing(outcome) => return outcome,
            }
        }
    }

    /// What the caller has to do to get credentials: nothing, fetch them, or wait for another.
    pub fn turn(&self) -> Turn {
        match self.shared.duty() {
            Duty::UseKept(credentials) => Turn::Ready(credentials),
            Duty::Fetch(promise) => Turn::Refresh(Refresh::new(Arc::clone(&self.shared), promise)),
            Duty::Wait(waiting) => Turn::Wait(waiting),
        }
    }

    /// Forgets the credentials that a service refused, so that the next caller fetches new ones:
    /// a key may have been replaced, a session revoked. Does nothing if others are kept by now.
    pub fn forget(&self, refused: &Credentials) {
        self.shared.forget(refused);
    }

    /// Where the credentials come from that are kept now, named as in the official SDKs, e.g.
    /// `cli_profile/static_ak`; `None` if none are kept.
    #[must_use]
    pub fn origin(&self) -> Option<String> {
        self.shared.origin()
    }

    /// A refresh that nobody waits for.
    fn refresh_alone(&self) -> Refresh {
        Refresh::new(Arc::clone(&self.shared), Promise::default())
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

/// How often a caller waits for others that give up before it fetches by itself.
const MOST_TURNS: usize = 4;

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
