//! One fetch of credentials, step by step, for a driver of any kind.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;

use super::error::CredentialsError;
use super::exchange::{Allowance, Fetch, Question};
use super::kept::{Joined, KeptState};
use super::program::{Program, ProgramError};
use super::promise::Promise;
use super::search::{Progress, Search};
use crate::Credentials;
use crate::transport::TransportError;

/// Fetches credentials, driven by the caller: [`advance`](Self::advance), do what is needed, give
/// the answer, and again. Dropped before its end, it leaves the turn to another.
#[must_use = "others may wait for this caller to fetch"]
pub struct Refresh {
    shared: Arc<KeptState>,
    promise: Promise<Joined>,
    stage: Stage,
    begun: Instant,
    /// What had been refused when the search began.
    refused: Option<Credentials>,
    is_out_of_time: bool,
}

enum Stage {
    Searching(Search),
    Ended(Result<Credentials, CredentialsError>),
}

/// What a [`Refresh`] needs before it can go on.
#[derive(Debug)]
#[must_use = "the refresh waits for an answer"]
pub enum Need {
    /// This request is to be sent, and the answer given to [`Refresh::fetched`].
    Fetch(Box<Fetch>),
    /// This program is to be run, and its output given to [`Refresh::ran`].
    Run(Program),
    /// Nothing any more: the end.
    Nothing(Result<Credentials, CredentialsError>),
}

impl Refresh {
    pub(super) fn new(shared: Arc<KeptState>, promise: Promise<Joined>) -> Self {
        let begun = Instant::now();
        let refused = shared.refused();
        let stage = Stage::Searching(search(&shared, refused.clone()));
        Self { shared, promise, stage, begun, refused, is_out_of_time: false }
    }

    /// Goes on until something is needed. Called again without an answer, it says the same again.
    pub fn advance(&mut self) -> Need {
        // It ends: whoever begins again knows of the refusal.
        let outcome = loop {
            let search = match &mut self.stage {
                Stage::Searching(search) => search,
                Stage::Ended(outcome) => return Need::Nothing(outcome.clone()),
            };
            let found = match search.advance() {
                Progress::Needs(Question::Fetch(fetch)) => return Need::Fetch(fetch),
                Progress::Needs(Question::Run(program)) => return Need::Run(program),
                Progress::Ended(found) => found,
            };
            match self.shared.keep(found, self.begun, self.refused.as_ref()) {
                Some(outcome) => break outcome,
                None => self.begin_again(),
            }
        };
        self.stage = Stage::Ended(outcome.clone());
        match &outcome {
            Ok(credentials) => self.shared.serve(credentials),
            Err(_) => self.shared.leave(&self.promise),
        }
        let is_own_failure = self.is_out_of_time && outcome.is_err();
        self.promise.keep((!is_own_failure).then(|| outcome.clone()));
        Need::Nothing(outcome)
    }

    fn begin_again(&mut self) {
        self.begun = Instant::now();
        self.refused = self.shared.refused();
        self.stage = Stage::Searching(search(&self.shared, self.refused.clone()));
    }

    /// Says that this caller had no time for what is needed now, and ended it before its own limits
    /// did. If there are no credentials in the end, that is a failure of this caller alone, and one of
    /// those who wait fetches in its place.
    pub fn out_of_time(&mut self) {
        self.is_out_of_time = true;
    }

    /// Gives the answer to a request, or why there is none.
    pub fn fetched(&mut self, answer: Result<http::Response<Bytes>, TransportError>) {
        if let Stage::Searching(search) = &self.stage {
            search.fetched(answer);
        }
    }

    /// Gives the answer to a request that may have ended for lack of the caller's time.
    pub(super) fn fetched_within(
        &mut self,
        allowance: &Allowance,
        answer: Result<http::Response<Bytes>, TransportError>,
    ) {
        if allowance.is_why_not(&answer) {
            self.out_of_time();
        }
        self.fetched(answer);
    }

    /// Gives the output of a program.
    pub fn ran(&mut self, output: Result<Vec<u8>, ProgramError>) {
        if let Stage::Searching(search) = &self.stage {
            search.ran(output);
        }
    }
}

fn search(shared: &KeptState, refused: Option<Credentials>) -> Search {
    Search::new(shared.source(), Arc::clone(&shared.environment), refused)
}

impl Drop for Refresh {
    fn drop(&mut self) {
        if let Stage::Searching(_) = self.stage {
            self.shared.leave(&self.promise);
            self.promise.keep(None);
        }
    }
}

impl fmt::Debug for Refresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refresh").finish_non_exhaustive()
    }
}
