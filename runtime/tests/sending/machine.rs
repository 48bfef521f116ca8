//! A clock that stands still until somebody waits, random bytes that are known beforehand, and the
//! name of the program that sends.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aliyun_runtime::environment::{Clock, NoRandomness, Randomness};
use http::HeaderValue;

/// The user agent of requests that no client makes.
pub(crate) static AGENT: HeaderValue = HeaderValue::from_static("test");

/// A clock that moves only when it is told to.
#[derive(Debug)]
pub(crate) struct ManualClock {
    start: SystemTime,
    elapsed: Mutex<Duration>,
    /// What only the time of day has counted.
    suspended: Mutex<Duration>,
}

impl ManualClock {
    pub(crate) fn at(start: SystemTime) -> Arc<Self> {
        Arc::new(Self { start, elapsed: Mutex::default(), suspended: Mutex::default() })
    }

    pub(crate) fn advance(&self, duration: Duration) {
        *self.elapsed.lock().unwrap() += duration;
    }

    /// The machine sleeps: the clock that never goes backwards stands still.
    pub(crate) fn suspend(&self, duration: Duration) {
        *self.suspended.lock().unwrap() += duration;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> SystemTime {
        self.start + self.elapsed() + *self.suspended.lock().unwrap()
    }

    fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap()
    }
}

/// The same bytes every time.
#[derive(Debug)]
pub(crate) struct FixedRandomness(pub(crate) [u8; 16]);

impl Randomness for FixedRandomness {
    fn bytes(&self) -> Result<[u8; 16], NoRandomness> {
        Ok(self.0)
    }
}

/// A source that has nothing to give.
#[derive(Debug)]
pub(crate) struct NothingRandom;

impl Randomness for NothingRandom {
    fn bytes(&self) -> Result<[u8; 16], NoRandomness> {
        Err(NoRandomness)
    }
}

/// The largest random part of a wait, so that waits are known.
pub(crate) const ALL_ONES: &str = "ffffffffffffffffffffffffffffffff";

/// Bytes that make this nonce.
pub(crate) fn nonce(text: &str) -> Arc<FixedRandomness> {
    let byte = |index| u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).unwrap();
    Arc::new(FixedRandomness(std::array::from_fn(byte)))
}

/// A moment written as `2026-01-02T03:04:05Z`.
pub(crate) fn moment(text: &str) -> SystemTime {
    let number = |range: std::ops::Range<usize>| text[range].parse::<u64>().unwrap();
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let lengths = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let years: u64 = (1970..year).map(|year| 365 + u64::from(is_leap(year))).sum();
    let months: u64 = lengths.iter().take(usize::try_from(month).unwrap() - 1).sum();
    let days = years + months + day - 1;
    let seconds = number(11..13) * 3600 + number(14..16) * 60 + number(17..19);
    UNIX_EPOCH + Duration::from_secs(days * 86_400 + seconds)
}
