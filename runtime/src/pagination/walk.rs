//! The walk that both clients drive.

use super::{PageError, Paginated, Progress};
use crate::Operation;
use crate::call::Accepted;
use crate::error::{Cause, Details, Error, Trail};

/// A walk through pages, without doing any input or output. Both clients drive it.
#[derive(Debug)]
pub(crate) struct Walk<O> {
    request: O,
    progress: Progress,
    state: State,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// The request is the one for the next page.
    Ready,
    /// The page of the request could not be fetched.
    Failed,
    /// The page of the request was fetched, but there is no request for the one after it.
    Stuck(PageError),
    Ended,
}

impl<O: Paginated> Walk<O> {
    pub(crate) fn new(request: O) -> Self {
        Self { request, progress: Progress::default(), state: State::Ready }
    }

    pub(crate) fn request(&self) -> &O {
        &self.request
    }

    pub(crate) fn resume(&mut self) {
        match self.state {
            State::Failed => self.state = State::Ready,
            State::Ready | State::Stuck(_) | State::Ended => {}
        }
    }

    /// What to send for the next page; `None` if the walk has ended.
    ///
    /// # Errors
    ///
    /// If there should be a next page and its request cannot be made.
    pub(crate) fn next_request(&mut self) -> Option<Result<&O, Error<O::Error>>> {
        match self.state {
            State::Ready => Some(Ok(&self.request)),
            State::Failed | State::Ended => None,
            State::Stuck(error) => {
                self.state = State::Ended;
                Some(Err(stuck::<O>(error)))
            }
        }
    }

    /// Takes in what came of that request, and decodes the page.
    pub(crate) fn answered(
        &mut self,
        result: Result<Box<Accepted>, Error<O::Error>>,
    ) -> Result<O::Response, Error<O::Error>> {
        let page = result.and_then(|accepted| {
            let body = accepted.fingerprint();
            accepted.decode::<O>().inspect(|_| self.progress.note_page(body))
        });
        self.state = match &page {
            Ok(response) => match self.request.next_page(&mut self.progress, response) {
                Ok(true) => State::Ready,
                Ok(false) => State::Ended,
                Err(error) => State::Stuck(error),
            },
            Err(_) => State::Failed,
        };
        page
    }
}

fn stuck<O: Operation>(error: PageError) -> Error<O::Error> {
    let trail = Trail::new(O::INFO.safety);
    Error::new(Details { info: O::INFO, cause: Cause::Page(error), trail })
}
