//! How long a call and its parts may take.

use std::time::{Duration, SystemTime};

use super::Call;
use crate::transport::Limits;
use crate::{Safety, retry};

impl Call<'_> {
    /// The time, by the clock that never goes backwards.
    pub(super) fn elapsed(&self) -> Duration {
        self.shared.config.clock.elapsed()
    }

    /// The time that is left for this call.
    pub(super) fn time_left(&self) -> Duration {
        let since = |(started, _)| self.elapsed().saturating_sub(started);
        let spent = self.started.map_or(Duration::ZERO, since);
        self.longest().saturating_sub(spent)
    }

    /// How long the call may take.
    fn longest(&self) -> Duration {
        let total = self.shared.config.total_timeout;
        match self.trail.safety {
            Safety::ReadOnly | Safety::Idempotent | Safety::AtMostOnce => total,
            Safety::Token => total.min(retry::life_of_a_token(self.info)),
        }
    }

    /// The time that is left for waiting, so that an attempt makes sense after it; nothing if none does
    /// any more.
    pub(super) fn time_before_sending(&self) -> Duration {
        self.time_left().saturating_sub(self.time_for_an_answer())
    }

    /// How much time must be left to begin an attempt. Whoever sends without time for the answer makes
    /// an unclear outcome of a clear one. With an idempotency token it can be cleared, so then, as for
    /// what may be executed twice, any time will do.
    fn time_for_an_answer(&self) -> Duration {
        match self.trail.safety {
            Safety::AtMostOnce => self.shared.config.read_timeout.min(self.longest() / 4),
            Safety::ReadOnly | Safety::Idempotent | Safety::Token => Duration::ZERO,
        }
    }

    /// Whether the time for the call is over by the time of day, if executing its request twice does
    /// harm.
    ///
    /// The other clock may stand still while the machine is suspended. Hours later a person may have
    /// done by other means what the request asks for, and the service may have forgotten its token.
    pub(super) fn is_stale(&self, now: SystemTime) -> bool {
        let begun = self.started.and_then(|(_, started_at)| now.duration_since(started_at).ok());
        let is_over = begun.is_some_and(|spent| spent >= self.longest());
        is_over && self.trail.safety.each_execution_counts()
    }

    /// How long one step on the way to credentials may take: half of the time that is left before
    /// sending. Who has waited in vain for another's credentials needs the other half to fetch some, and
    /// who could fetch none may have old ones that are still valid, and needs it for the call itself.
    pub(crate) fn patience(&self) -> Duration {
        self.time_before_sending() / 2
    }

    pub(super) fn limits(&self) -> Limits {
        let config = &self.shared.config;
        let left = self.time_left();
        // If connecting could take all of the time, nobody could tell afterwards whether the time
        // was over before or after the request was sent.
        let connect = config.connect_timeout.min(left / 2);
        let mut limits = Limits::new(connect, config.read_timeout, left);
        limits.fresh_connection = self.trail.safety.each_execution_counts();
        limits
    }
}
