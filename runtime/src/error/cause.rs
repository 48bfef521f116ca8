//! What made a call fail, and how far the request had come by then.

use std::time::Duration;

use crate::ValidationError;
use crate::answer::AnswerError;
use crate::credentials::CredentialsError;
use crate::endpoint::EndpointError;
use crate::environment::NoRandomness;
use crate::pagination::PageError;
use crate::request::BuildError;
use crate::transport::TransportError;

/// What made a call fail.
pub(crate) enum Cause<S> {
    Validation(ValidationError),
    Endpoint(EndpointError),
    Build(BuildError),
    Credentials(CredentialsError),
    Randomness(NoRandomness),
    /// Too little time is left of the call to send the request: because its place among the documented
    /// rate of calls comes only after this, or, if this is nothing, in any case.
    Deadline(Duration),
    Page(PageError),
    Transport(TransportError),
    Answer(Box<AnswerError>),
    Service(S),
}

/// How far a request came before it failed.
pub(crate) enum Stage<'c, S> {
    /// It was not handed to a transport.
    Unsent,
    /// No answer came, or a part of one.
    Transport(&'c TransportError),
    /// Something answered, without a code.
    Answer(&'c AnswerError),
    /// The service answered with a code.
    Service(&'c S),
}

impl<S> Cause<S> {
    pub(crate) fn stage(&self) -> Stage<'_, S> {
        match self {
            Self::Validation(_)
            | Self::Endpoint(_)
            | Self::Build(_)
            | Self::Credentials(_)
            | Self::Randomness(_)
            | Self::Deadline(_)
            | Self::Page(_) => Stage::Unsent,
            Self::Transport(error) => Stage::Transport(error),
            Self::Answer(error) => Stage::Answer(error),
            Self::Service(service) => Stage::Service(service),
        }
    }

    /// The same with something else about the answer of the service.
    pub(crate) fn map_service<T>(self, map: impl FnOnce(S) -> T) -> Cause<T> {
        match self {
            Self::Validation(error) => Cause::Validation(error),
            Self::Endpoint(error) => Cause::Endpoint(error),
            Self::Build(error) => Cause::Build(error),
            Self::Credentials(error) => Cause::Credentials(error),
            Self::Randomness(error) => Cause::Randomness(error),
            Self::Deadline(wait) => Cause::Deadline(wait),
            Self::Page(error) => Cause::Page(error),
            Self::Transport(error) => Cause::Transport(error),
            Self::Answer(error) => Cause::Answer(error),
            Self::Service(service) => Cause::Service(map(service)),
        }
    }

    /// The answer of the service, if it answered with a code.
    pub(crate) fn service(&self) -> Option<&S> {
        match self.stage() {
            Stage::Service(service) => Some(service),
            Stage::Unsent | Stage::Transport(_) | Stage::Answer(_) => None,
        }
    }

    /// The identifier of the request, if the answer has one.
    pub(crate) fn request_id<'c>(
        &'c self,
        of_service: impl FnOnce(&'c S) -> Option<&'c str>,
    ) -> Option<&'c str> {
        match self.stage() {
            Stage::Unsent => None,
            Stage::Transport(error) => error.request_id(),
            Stage::Answer(error) => error.request_id(),
            Stage::Service(service) => of_service(service),
        }
    }
}
