//! What the clones of a provider share: the credentials that are kept, and the fetch that is under
//! way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::environment::Environment;
use super::error::CredentialsError;
use super::promise::{Promise, Waiting};
use super::recipe::{Keep, QUARTER_OF_AN_HOUR};
use super::search::{CredentialsSource, Discovery};
use crate::Credentials;

pub(super) struct KeptState {
    pub(super) environment: Arc<dyn Environment>,
    state: Mutex<State>,
}

/// What those who wait for a fetch get: its outcome, or nothing if the one who fetched gave up.
pub(super) type Joined = Option<Result<Credentials, CredentialsError>>;

/// What a caller has to do.
pub(super) enum Duty {
    UseKept(Credentials),
    Fetch(Promise<Joined>),
    Wait(Waiting<Joined>),
}

impl KeptState {
    pub(super) fn new(source: CredentialsSource, environment: Arc<dyn Environment>) -> Self {
        let state = State { source, kept: None, refused: None, not_before: None, round: None };
        Self { environment, state: Mutex::new(state) }
    }

    /// What the next caller has to do. If that is to fetch, a fetch counts as under way from now. One
    /// that the caller has waited for in vain does so no longer: of several who have, the first takes
    /// over, and whoever else waits is told, so as to wait for that one.
    pub(super) fn duty(&self, in_vain: Option<&Promise<Joined>>) -> Duty {
        let now = self.environment.now();
        let mut state = self.state();
        let is_early = state.not_before.is_some_and(|not_before| now < not_before);
        let under_way = state.round.as_ref().filter(|round| {
            let was_in_vain = in_vain.is_some_and(|promise| round.promise.is(promise));
            !was_in_vain && round.start.elapsed() < LONGEST_ROUND
        });
        if let Some(kept) = state.kept.as_ref().filter(|kept| kept.is_valid(now))
            && (!kept.is_due(now) || is_early || under_way.is_some())
        {
            return Duty::UseKept(kept.credentials.clone());
        }
        if let Some(round) = under_way {
            return Duty::Wait(round.promise.waiting());
        }
        let promise = Promise::default();
        let round = Round { promise: promise.clone(), start: Instant::now() };
        let replaced = state.round.replace(round);
        drop(state);
        if let Some(replaced) = replaced {
            replaced.promise.keep(None);
        }
        Duty::Fetch(promise)
    }

    /// Keeps what a fetch found that began then, unless another has found something that began later:
    /// one that got stuck may end after others have been refused what it found. If nothing was found,
    /// falls back on what is kept, while that is valid.
    ///
    /// `None` if what it found was refused while it was under way, so that it may find others if it begins
    /// again. `refused` is what it has looked past already.
    pub(super) fn keep(
        &self,
        outcome: Result<Discovery, CredentialsError>,
        begun: Instant,
        refused: Option<&Credentials>,
    ) -> Option<Result<Credentials, CredentialsError>> {
        let now = self.environment.now();
        let mut state = self.state();
        let kept = state.kept.as_ref().filter(|kept| kept.is_valid(now));
        if let Some(newer) = kept.filter(|kept| kept.begun > begun) {
            return Some(Ok(newer.credentials.clone()));
        }
        Some(match outcome {
            Ok(discovery) => {
                let is_found = |refused: &Credentials| refused.is_same(&discovery.credentials);
                if state.refused.as_ref().is_some_and(is_found) && !refused.is_some_and(is_found) {
                    return None;
                }
                // Of two fetches that began with all steps, the first to end decides.
                if state.source.is_open() {
                    state.source = discovery.source.clone();
                }
                state.not_before = None;
                state.refused = None;
                let kept = state.kept.insert(Kept::new(discovery, begun, now));
                Ok(kept.credentials.clone())
            }
            Err(error) => {
                if !error.is_temporary() {
                    // There are no others, and another service may take what one has refused.
                    state.refused = None;
                }
                state.not_before = now.checked_add(PAUSE);
                let kept = state.kept.as_ref().filter(|kept| kept.is_valid(now));
                kept.map(|kept| kept.credentials.clone()).ok_or(error)
            }
        })
    }

    /// Ends a fetch that found nothing, unless another has taken its place already.
    pub(super) fn leave(&self, promise: &Promise<Joined>) {
        let mut state = self.state();
        if state.round.as_ref().is_some_and(|round| round.promise.is(promise)) {
            state.round = None;
        }
    }

    /// Ends whatever fetch is under way, because one has found credentials, and gives those who wait
    /// for it the same.
    pub(super) fn serve(&self, found: &Credentials) {
        let round = self.state().round.take();
        if let Some(round) = round {
            round.promise.keep(Some(Ok(found.clone())));
        }
    }

    /// Forgets these credentials, if they are kept.
    pub(super) fn forget(&self, refused: &Credentials) {
        let mut state = self.state();
        if let Some(kept) = state.kept.take_if(|kept| kept.credentials.is_same(refused)) {
            state.refused = Some(kept.credentials);
        }
    }

    pub(super) fn refused(&self) -> Option<Credentials> {
        self.state().refused.clone()
    }

    pub(super) fn source(&self) -> CredentialsSource {
        self.state().source.clone()
    }

    pub(super) fn origin(&self) -> Option<String> {
        self.state().kept.as_ref().map(|kept| kept.origin.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// After this time a fetch is taken for abandoned: its task may never be polled again.
pub(super) const LONGEST_ROUND: Duration = Duration::from_secs(180);

/// How soon credentials are fetched again after a fetch that failed or brought credentials of
/// short life, while the old ones are valid.
const PAUSE: Duration = Duration::from_secs(30);

struct State {
    /// Once a step of the chain had credentials: that step and no other. Otherwise a failure could
    /// change the account in the middle of a program.
    source: CredentialsSource,
    kept: Option<Kept>,
    /// What a service refused, until a fetch has found others, or that there are none.
    refused: Option<Credentials>,
    /// After a failure: when to try again.
    not_before: Option<SystemTime>,
    round: Option<Round>,
}

/// A fetch that is under way, for others to wait for.
struct Round {
    promise: Promise<Joined>,
    start: Instant,
}

struct Kept {
    credentials: Credentials,
    origin: String,
    /// When to fetch new ones; `None` if never.
    due: Option<SystemTime>,
    /// When their fetch began.
    begun: Instant,
}

impl Kept {
    fn new(discovery: Discovery, begun: Instant, now: SystemTime) -> Self {
        let Discovery { credentials, origin, keep, source: _ } = discovery;
        let before = |margin| {
            let due = credentials.expiration().and_then(|end| end.checked_sub(margin));
            due.max(now.checked_add(PAUSE))
        };
        let due = match keep {
            Keep::Always => credentials.expiration(),
            Keep::For(time) => now.checked_add(time),
            Keep::UntilBeforeExpiration(margin) => before(margin),
            Keep::ForMostOfTheirLife => {
                let life = credentials.expiration().and_then(|end| end.duration_since(now).ok());
                before(QUARTER_OF_AN_HOUR.min(life.unwrap_or_default() / 4))
            }
        };
        Self { credentials, origin, due, begun }
    }

    fn is_valid(&self, now: SystemTime) -> bool {
        self.credentials.expiration().is_none_or(|expiration| now < expiration)
    }

    fn is_due(&self, now: SystemTime) -> bool {
        self.due.is_some_and(|due| due <= now)
    }
}
