//! What all calls of a client share, and how a call begins.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::HeaderValue;
use http::uri::Scheme;

use crate::answer::Reading;
use crate::call::Call;
use crate::clock_skew::ClockSkew;
use crate::config::{Config, Validation};
use crate::endpoint::{EndpointError, Origin, resolve};
use crate::error::{Cause, Details, Error, Trail};
use crate::idempotency::{self, new_token};
use crate::rate_limit::{Place, SlidingWindow};
use crate::request::{BuildError, BuildPart, Draft, header_value};
use crate::retry::RetryBudget;
use crate::secrets::SecretValues;
use crate::service_error::Refusal;
use crate::trace::{Observer, Trace};
use crate::{
    ErrorCode, ErrorInfo, Operation, OperationInfo, Parameters, Product, Record, Safety, Signature,
};

/// What all calls of a client share.
#[derive(Debug)]
pub(crate) struct ClientState {
    pub(crate) config: Config,
    pub(crate) skew: ClockSkew,
    /// The host that the configuration sets, if it sets one. It is read once, and not for each call.
    endpoint: Option<Result<Origin, EndpointError>>,
    user_agent: Result<HeaderValue, BuildError>,
    budget: Mutex<RetryBudget>,
    /// By product and operation.
    windows: Mutex<HashMap<(&'static str, &'static str), SlidingWindow>>,
}

impl ClientState {
    pub(crate) fn new(config: Config) -> Self {
        Self {
            skew: ClockSkew::default(),
            endpoint: endpoint_of(&config),
            user_agent: header_value(BuildPart::UserAgent, &config.user_agent),
            config,
            budget: Mutex::default(),
            windows: Mutex::default(),
        }
    }

    /// Begins a call: checks the request, finds the host and writes the parameters.
    pub(crate) fn begin<O: Operation>(&self, operation: &O) -> Result<Call<'_>, Error<O::Error>> {
        let (info, trace) = (O::INFO, Trace::new(O::INFO));
        let mut trail = Trail::new(info.safety);
        let draft = self.check(operation, &trace).and_then(|()| {
            let (origin, token) = self.prepare(info)?;
            let token = token.as_deref();
            let mut parameters = token.map_or_else(Parameters::new, Parameters::with_token);
            operation.parameters(&mut parameters);
            self.draft(info, origin, &parameters, &mut trail)
        });
        match draft {
            Ok(draft) => {
                let response = O::Response::default();
                let reading = Reading {
                    lookup: documented::<O::Error>,
                    members: response.names(),
                    has_secrets: response.has_secrets(),
                };
                let mut secrets = SecretValues::default();
                operation.secrets(&mut secrets);
                Ok(Call::new(self, info, reading, draft, secrets, trail, trace))
            }
            Err(cause) => Err(Error::new(Details { info, cause, trail })),
        }
    }

    /// The host, and an idempotency token for this call if the operation takes one.
    fn prepare(
        &self,
        info: &'static OperationInfo,
    ) -> Result<(Cow<'_, Origin>, Option<String>), Cause<Refusal>> {
        match info.product.signature {
            Signature::Acs3 => {}
            Signature::Other(scheme) => {
                return Err(Cause::Build(BuildError { part: BuildPart::Scheme(scheme) }));
            }
        }
        let origin = self.origin(info.product).map_err(Cause::Endpoint)?;
        let token = match info.safety {
            Safety::Token => Some(new_token(&*self.config.randomness).map_err(Cause::Randomness)?),
            Safety::ReadOnly | Safety::Idempotent | Safety::AtMostOnce => None,
        };
        Ok((origin, token))
    }

    /// What every attempt sends, apart from what it needs anew.
    fn draft<'s>(
        &'s self,
        info: &'static OperationInfo,
        origin: Cow<'s, Origin>,
        parameters: &Parameters<'_>,
        trail: &mut Trail,
    ) -> Result<Draft<'s>, Cause<Refusal>> {
        idempotency::note(trail, info, parameters);
        let user_agent = self.user_agent.as_ref().map_err(|error| Cause::Build(*error))?;
        let draft = Draft::new(info, parameters, origin, user_agent).map_err(Cause::Build)?;
        draft.host().clone_into(&mut trail.host);
        Ok(draft)
    }

    fn check<O: Operation, S>(&self, operation: &O, trace: &Trace) -> Result<(), Cause<S>> {
        match self.config.validation {
            Validation::Strict => operation.validate().map_err(Cause::Validation),
            Validation::Warn => {
                operation.validate().unwrap_or_else(|error| trace.invalid(&error));
                Ok(())
            }
            Validation::Off => Ok(()),
        }
    }

    fn origin(&self, product: &'static Product) -> Result<Cow<'_, Origin>, EndpointError> {
        let config = &self.config;
        match &self.endpoint {
            Some(set) => set.as_ref().map(Cow::Borrowed).map_err(Clone::clone),
            None => resolve(product, config.region.as_deref(), config.network).map(Cow::Owned),
        }
    }

    /// Reserves a place among the documented rate of calls, if it comes before the time is over that
    /// is left for waiting. `None` if no rate is documented, or none is kept to.
    ///
    /// # Errors
    ///
    /// How long to wait for it, if that takes all of that time. Nothing is reserved then.
    pub(crate) fn reserve(
        &self,
        info: &'static OperationInfo,
        now: Duration,
        left: Duration,
    ) -> Result<Option<Place>, Duration> {
        if !self.config.rate_limits || info.rate_limits.is_empty() {
            return Ok(None);
        }
        let mut windows = lock(&self.windows);
        let window = windows.entry((info.product.code, info.action)).or_default();
        window.reserve(info.rate_limits, now, left).map(Some)
    }

    /// Gives back a place for a call of this operation that was not made.
    pub(crate) fn release(&self, info: &'static OperationInfo, place: Place) {
        if let Some(window) = lock(&self.windows).get_mut(&(info.product.code, info.action)) {
            window.release(place);
        }
    }

    /// Pays for one more attempt; false if too much was spent already.
    pub(crate) fn pay_for_retry(&self) -> bool {
        lock(&self.budget).pay()
    }

    pub(crate) fn reward_success(&self) {
        lock(&self.budget).earn();
    }
}

fn endpoint_of(config: &Config) -> Option<Result<Origin, EndpointError>> {
    let check = |origin: Origin| {
        if origin.scheme() == Scheme::HTTP && !config.plain_http {
            return Err(EndpointError::PlainHttp { host: origin.host().to_owned() });
        }
        Ok(origin)
    };
    config.endpoint.clone().map(|endpoint| endpoint.and_then(check))
}

/// What is documented about a code of this enum.
fn documented<C: ErrorCode>(code: &str) -> Option<&'static ErrorInfo> {
    C::find(code).map(|found| found.code.info())
}

/// Locks. A thread that panicked cannot have left these plain numbers half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
