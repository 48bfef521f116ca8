//! Keeps to the documented limits on the rate of calls.

use std::collections::VecDeque;
use std::time::Duration;

use crate::RateLimit;

/// The last calls of one operation: no more than the documented number falls into any period of
/// the documented length.
#[derive(Debug, Default)]
pub(crate) struct SlidingWindow {
    /// When calls were made, or will be made, in order.
    calls: VecDeque<Duration>,
}

impl SlidingWindow {
    /// Reserves the next place and returns how long it is until then.
    ///
    /// # Errors
    ///
    /// How long it is until then, if that is not shorter than `left`. Nothing is reserved.
    pub(crate) fn reserve(
        &mut self,
        limits: &[RateLimit],
        now: Duration,
        left: Duration,
    ) -> Result<Duration, Duration> {
        let keep = limits.iter().map(|limit| limit.requests as usize).max().unwrap_or_default();
        while self.calls.len() > keep {
            self.calls.pop_front();
        }
        let last = self.calls.back().copied().unwrap_or_default();
        let earliest =
            limits.iter().filter_map(|limit| self.earliest(*limit)).fold(now.max(last), Ord::max);
        let wait = earliest.saturating_sub(now);
        if wait >= left {
            return Err(wait);
        }
        self.calls.push_back(earliest);
        Ok(wait)
    }

    /// When this limit allows the next call, if it has been reached.
    fn earliest(&self, limit: RateLimit) -> Option<Duration> {
        let index = self.calls.len().checked_sub(limit.requests as usize)?;
        self.calls.get(index).map(|call| *call + limit.per)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::SlidingWindow;
    use crate::RateLimit;

    const TWO_PER_SECOND: [RateLimit; 1] = [RateLimit { requests: 2, per: Duration::from_secs(1) }];
    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn spreads_calls_over_periods() {
        let mut window = SlidingWindow::default();
        let waits: Vec<_> = (0..5)
            .map(|_| window.reserve(&TWO_PER_SECOND, Duration::ZERO, MINUTE).unwrap().as_secs())
            .collect();
        assert_eq!(waits, [0, 0, 1, 1, 2]);
    }

    #[test]
    fn reserves_nothing_for_a_wait_that_is_too_long() {
        let mut window = SlidingWindow::default();
        let half = Duration::from_millis(500);
        for _ in 0..2 {
            assert_eq!(window.reserve(&TWO_PER_SECOND, half, half), Ok(Duration::ZERO));
        }
        for _ in 0..9 {
            let refused = window.reserve(&TWO_PER_SECOND, half, half);
            assert_eq!(refused, Err(Duration::from_secs(1)));
        }
        assert_eq!(window.reserve(&TWO_PER_SECOND, half, MINUTE), Ok(Duration::from_secs(1)));
    }
}
