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
    /// Reserves the first place that is free. It may come before others, where one was given back.
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
        let earliest = self.earliest(limits, now);
        let place = Place(earliest);
        if place.wait(now) >= left {
            return Err(place.wait(now));
        }
        let index = self.calls.partition_point(|call| *call <= earliest);
        self.calls.insert(index, earliest);
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

    /// When all limits allow one more call.
    fn earliest(&self, limits: &[RateLimit], now: Duration) -> Duration {
        let mut earliest = now;
        // It ends: behind all calls, nothing is forbidden once they are past.
        loop {
            let allowed = limits.iter().fold(earliest, |time, limit| self.allowed(*limit, time));
            if allowed == earliest {
                return earliest;
            }
            earliest = allowed;
        }
    }

    /// When this limit allows one more call, from a time on. It must not share a period with as many calls
    /// as are allowed in one, whether they come before it or after it.
    fn allowed(&self, limit: RateLimit, from: Duration) -> Duration {
        let Some(others) = (limit.requests as usize).checked_sub(1) else { return from };
        let full = self.calls.iter().zip(self.calls.iter().skip(others));
        full.fold(from, |time, (&first, &last)| {
            let is_forbidden = last.max(time) < first.min(time) + limit.per;
            if is_forbidden { first + limit.per } else { time }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

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
        // One that comes before others is free again, too.
        window.release(first);
        assert_eq!(reserve(&mut window), Place(Duration::ZERO));
        window.release(Place(MINUTE));
        assert_eq!(window.calls.len(), 4);
    }

    #[test]
    fn nobody_waits_behind_the_last_of_a_queue_that_is_given_up() {
        let mut window = SlidingWindow::default();
        let reserve = |window: &mut SlidingWindow| {
            window.reserve(&TWO_PER_SECOND, Duration::ZERO, MINUTE).unwrap()
        };
        let [_, _, waiting @ .., _last] = [(); 8].map(|()| reserve(&mut window));
        for place in waiting {
            window.release(place);
        }
        let later = [(); 6].map(|()| reserve(&mut window).wait(Duration::ZERO).as_secs());
        assert_eq!(later, [1, 1, 2, 2, 3, 4]);
    }

    /// Whether no period of a limit has more calls than it allows.
    fn keeps_to(limits: &[RateLimit], calls: &[Duration]) -> bool {
        let mut calls = calls.to_vec();
        calls.sort_unstable();
        limits.iter().all(|limit| {
            let mut one_too_many = calls.iter().zip(calls.iter().skip(limit.requests as usize));
            one_too_many.all(|(first, last)| *last >= *first + limit.per)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_place_is_the_first_that_no_limit_forbids(
            steps in prop::collection::vec((0_u64..3, 0_u64..2, any::<prop::sample::Index>()), 1..40),
        ) {
            let limits = [RateLimit::new(2, 2), RateLimit::new(5, 9)];
            let mut window = SlidingWindow::default();
            let mut calls = Vec::new();
            let mut now = 0;
            for (is_given_up, passed, which) in steps {
                now += passed;
                let time = Duration::from_secs(now);
                if is_given_up == 0 && !calls.is_empty() {
                    // A call that was made has no place to give back.
                    let place = calls.swap_remove(which.index(calls.len()));
                    if place > time { window.release(Place(place)) } else { calls.push(place) }
                    continue;
                }
                let Place(found) = window.reserve(&limits, time, 10 * MINUTE).unwrap();
                for earlier in now..found.as_secs() {
                    let with_it = [calls.as_slice(), &[Duration::from_secs(earlier)]].concat();
                    prop_assert!(!keeps_to(&limits, &with_it), "{earlier} in {calls:?}");
                }
                calls.push(found);
                prop_assert!(keeps_to(&limits, &calls), "{calls:?}");
            }
        }
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
