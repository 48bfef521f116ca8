//! Corrects a clock that is off by more than the service tolerates.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{AGE, DATE};

/// By how much the clock of this machine differs from the clock of the service, as far as a
/// refused date has shown. Shared by all calls of a client.
#[derive(Debug, Default)]
pub(crate) struct ClockSkew {
    milliseconds: AtomicI64,
}

/// A clock that is off by more than this is not corrected: the date of the answer is more likely
/// to be wrong.
const LARGEST: i64 = 24 * 60 * 60 * 1000;

/// The service tolerates 15 minutes. If the signed date was within this of the answer's date, the
/// clock is not the reason for the refusal.
const TOO_SMALL: Duration = Duration::from_secs(60);

impl ClockSkew {
    /// The time of day by the clock of the service.
    pub(crate) fn correct(&self, now: SystemTime) -> SystemTime {
        let milliseconds = self.milliseconds.load(Ordering::Relaxed);
        let skew = Duration::from_millis(milliseconds.unsigned_abs());
        let corrected =
            if milliseconds < 0 { now.checked_sub(skew) } else { now.checked_add(skew) };
        corrected.unwrap_or(now)
    }

    /// Learns from the date of an answer that refused the date of a request, and that took some time
    /// by the clock that never goes backwards. Returns whether that changes anything.
    ///
    /// The answer was written at some time between sending and receiving, so the middle is taken. It
    /// is counted back from the end: the time of day may have been set in between, and what counts
    /// is by how much it is off now.
    pub(crate) fn learn(
        &self,
        headers: &HeaderMap,
        signed_date: SystemTime,
        received: SystemTime,
        took: Duration,
    ) -> bool {
        // The date of such an answer tells little, and the request may have got old on its way.
        if took > TOO_SMALL {
            return false;
        }
        // A cache answers with the date at which it stored the answer.
        if headers.contains_key(AGE) {
            return false;
        }
        let Some(date) = headers.get(DATE).and_then(|date| date.to_str().ok()) else {
            return false;
        };
        let Ok(date) = httpdate::parse_http_date(date) else { return false };
        if difference(date, signed_date).unsigned_abs() < TOO_SMALL.as_millis() {
            return false;
        }
        let middle = received.checked_sub(took / 2).unwrap_or(received);
        let Ok(skew) = i64::try_from(difference(date, middle)) else { return false };
        let is_plausible = (-LARGEST..=LARGEST).contains(&skew);
        if is_plausible {
            self.milliseconds.store(skew, Ordering::Relaxed);
        }
        is_plausible
    }
}

/// How many milliseconds one moment is after another.
fn difference(later: SystemTime, earlier: SystemTime) -> i128 {
    let signed = |duration: Duration| i128::try_from(duration.as_millis()).unwrap_or(i128::MAX);
    match later.duration_since(earlier) {
        Ok(ahead) => signed(ahead),
        Err(behind) => -signed(behind.duration()),
    }
}
