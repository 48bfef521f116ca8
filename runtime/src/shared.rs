//! What all calls of a client share, and how a call begins.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::call::Call;
use crate::clock_skew::ClockSkew;
use crate::config::{Config, Validation};
use crate::endpoint::{EndpointError, Origin, resolve};
use crate::error::{Cause, Error, Inner, Trail};
use crate::rate_limit::SlidingWindow;
use crate::retry::RetryBudget;
use crate::trace::{Observer, Trace};
use crate::{ErrorCode, ErrorInfo, Operation, OperationInfo, Parameters, Product};

/// What all calls of a client share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) skew: ClockSkew,
    budget: Mutex<RetryBudget>,
    /// By product and operation.
    windows: Mutex<HashMap<(&'static str, &'static str), SlidingWindow>>,
}

impl Shared {
    pub(crate) fn new(config: Config) -> Self {
        let skew = ClockSkew::default();
        Self { config, skew, budget: Mutex::default(), windows: Mutex::default() }
    }

    /// Begins a call: checks the request and finds the host.
    pub(crate) fn begin<O: Operation>(&self, operation: &O) -> Result<Call<'_>, Error<O::Error>> {
        let trace = Trace::new(O::INFO);
        let origin = self
            .check(operation, &trace)
            .and_then(|()| self.origin(O::INFO.product).map_err(Cause::Endpoint))
            .map_err(|cause| {
                Error::new(Inner { info: O::INFO, cause, trail: Trail::new(String::new()) })
            })?;
        let mut parameters = Parameters::new();
        operation.parameters(&mut parameters);
        Ok(Call::new(self, O::INFO, documented::<O::Error>, parameters, origin, trace))
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

    fn origin(&self, product: &'static Product) -> Result<Origin, EndpointError> {
        let Some(endpoint) = &self.config.endpoint else {
            return resolve(product, self.config.region.as_deref(), self.config.network);
        };
        let origin = Origin::parse(endpoint)?;
        if origin.scheme() == http::uri::Scheme::HTTP && !self.config.plain_http {
            return Err(EndpointError::PlainHttp { host: origin.host().to_owned() });
        }
        Ok(origin)
    }

    /// Reserves a place among the documented rate of calls, if it comes within the time that is
    /// left. Returns how long to wait for it.
    ///
    /// # Errors
    ///
    /// The wait, if it is longer than the time that is left. Nothing is reserved then.
    pub(crate) fn reserve(
        &self,
        info: &'static OperationInfo,
        now: Duration,
        left: Duration,
    ) -> Result<Duration, Duration> {
        if !self.config.rate_limits || info.rate_limits.is_empty() {
            return Ok(Duration::ZERO);
        }
        let mut windows = lock(&self.windows);
        let window = windows.entry((info.product.code, info.action)).or_default();
        window.reserve(info.rate_limits, now, left)
    }

    /// Pays for one more attempt; false if too much was spent already.
    pub(crate) fn pay_for_retry(&self) -> bool {
        lock(&self.budget).pay()
    }

    pub(crate) fn reward_success(&self) {
        lock(&self.budget).earn();
    }
}

/// What is documented about a code of this enum.
fn documented<C: ErrorCode>(code: &str) -> Option<&'static ErrorInfo> {
    C::find(code).map(|found| found.code.info())
}

/// Locks. A thread that panicked cannot have left these plain numbers half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
