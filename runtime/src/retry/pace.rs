//! After which wait a request is sent again, and how often over all calls of a client.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use crate::config::RetryPolicy;

/// The longest hint that a call waits for. Who is asked to wait longer is told so: sending earlier would
/// be in vain, and who waits so long can call again.
pub(crate) const LONGEST_HINT: Duration = Duration::from_secs(60);

/// What a longer hint is taken for, so that it can be added to any time: a year.
const LARGEST_HINT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// How long the service asks to wait: `x-acs-retry-after` in milliseconds, or `Retry-After` in
/// seconds or as a date. A value that is none of these is passed over.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let number = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten()
    };
    let milliseconds = text("x-acs-retry-after").and_then(number).map(Duration::from_millis);
    let standard = || {
        let text = text("retry-after")?;
        number(text)
            .map(Duration::from_secs)
            .or_else(|| httpdate::parse_http_date(text).ok()?.duration_since(now).ok())
    };
    milliseconds.or_else(standard).map(|wait| wait.min(LARGEST_HINT))
}

/// How long to wait before an attempt on top of what the service asks for: a random part of a bound that
/// doubles with each attempt, so that many clients do not come back together.
pub(crate) fn pause(policy: RetryPolicy, attempts: u32, random: [u8; 16]) -> Duration {
    let doublings = attempts.saturating_sub(1).min(16);
    let bound = policy.base_delay.saturating_mul(1 << doublings).min(policy.max_delay);
    let [a, b, c, d, ..] = random;
    let fraction = f64::from(u32::from_be_bytes([a, b, c, d])) / f64::from(u32::MAX);
    Duration::try_from_secs_f64(bound.as_secs_f64() * fraction).unwrap_or(bound)
}

/// What a client may spend on sending again, over all its calls: a service that is down must not
/// be met with three times the usual load.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    left: u32,
}

impl RetryBudget {
    const FULL: u32 = 500;
    const COST: u32 = 5;

    /// Pays for one more attempt; false if the budget is used up.
    pub(crate) fn pay(&mut self) -> bool {
        let left = self.left.checked_sub(Self::COST);
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }

    /// A call that succeeded gives a little back.
    pub(crate) fn earn(&mut self) {
        self.left = Self::FULL.min(self.left + 1);
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self { left: Self::FULL }
    }
}
