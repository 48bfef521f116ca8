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

/// A place among the documented rate of calls: the time from which on a call may be made.
///
/// Calls with places at the same time are alike, so the time is all that tells places apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(Duration);

impl Place {
    /// How long it is until then.
    pub(crate) fn wait(self, now: Duration) -> Duration {
        self.0.saturating_sub(now)
    }
}

impl SlidingWindow {
    /// Reserves the next place.
    ///
    /// # Errors
    ///
    /// How long it is until then, if that is not shorter than `left`. Nothing is reserved.
    pub(crate) fn reserve(
        &mut self,
        limits: &[RateLimit],
        now: Duration,
        left: Duration,
    ) -> Result<Place, Duration> {
        self.forget_past(limits, now);
        let last = self.calls.back().copied().unwrap_or_default();
        let earliest =
            limits.iter().filter_map(|limit| self.earliest(*limit)).fold(now.max(last), Ord::max);
        let place = Place(earliest);
        if place.wait(now) >= left {
            return Err(place.wait(now));
        }
        self.calls.push_back(earliest);
        Ok(place)
    }

    /// Gives back the place of a call that was not made. Those that come after it stay where they are,
    /// because somebody waits for them already.
    pub(crate) fn release(&mut self, place: Place) {
        if let Some(index) = self.calls.iter().rposition(|call| *call == place.0) {
            self.calls.remove(index);
        }
    }

    /// Forgets calls of which no limit takes notice any more. A number of calls is not enough to go by:
    /// once places are given back, older ones count again.
    fn forget_past(&mut self, limits: &[RateLimit], now: Duration) {
        let longest = limits.iter().map(|limit| limit.per).max().unwrap_or_default();
        while self.calls.front().is_some_and(|call| *call + longest <= now) {
            self.calls.pop_front();
        }
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

    use super::{Place, SlidingWindow};
    use crate::RateLimit;

    const TWO_PER_SECOND: [RateLimit; 1] = [RateLimit { requests: 2, per: Duration::from_secs(1) }];
    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn spreads_calls_over_periods() {
        let mut window = SlidingWindow::default();
        let waits: Vec<_> = (0..5)
            .map(|_| window.reserve(&TWO_PER_SECOND, Duration::ZERO, MINUTE).unwrap())
            .map(|place| place.wait(Duration::ZERO).as_secs())
            .collect();
        assert_eq!(waits, [0, 0, 1, 1, 2]);
    }

    #[test]
    fn reserves_nothing_for_a_wait_that_is_too_long() {
        let mut window = SlidingWindow::default();
        let half = Duration::from_millis(500);
        for _ in 0..2 {
            assert_eq!(window.reserve(&TWO_PER_SECOND, half, half), Ok(Place(half)));
        }
        for _ in 0..9 {
            let refused = window.reserve(&TWO_PER_SECOND, half, half);
            assert_eq!(refused, Err(Duration::from_secs(1)));
        }
        let last = window.reserve(&TWO_PER_SECOND, half, MINUTE).unwrap();
        assert_eq!(last.wait(half), Duration::from_secs(1));
    }

    #[test]
    fn places_that_are_given_back_count_no_more() {
        let mut window = SlidingWindow::default();
        let reserve = |window: &mut SlidingWindow| {
            window.reserve(&TWO_PER_SECOND, Duration::ZERO, MINUTE).unwrap()
        };
        let [first, _made] = [(); 2].map(|()| reserve(&mut window));
        let waiting = [(); 6].map(|()| reserve(&mut window));
        for place in waiting {
            window.release(place);
        }
        // The calls that were made count all the same.
        let second = Place(Duration::from_secs(1));
        assert_eq!([(); 2].map(|()| reserve(&mut window)), [second; 2]);
        // One that comes before others leaves a gap: nobody behind it has waited for less than a period.
        window.release(first);
        assert_eq!(reserve(&mut window), Place(Duration::from_secs(2)));
        window.release(Place(MINUTE));
        assert_eq!(window.calls.len(), 4);
    }

    #[test]
    fn calls_that_are_past_are_forgotten() {
        let mut window = SlidingWindow::default();
        for second in 0..10 {
            let now = Duration::from_secs(second);
            assert_eq!(window.reserve(&TWO_PER_SECOND, now, MINUTE), Ok(Place(now)));
            assert_eq!(window.calls.len(), 1);
        }
    }
}
