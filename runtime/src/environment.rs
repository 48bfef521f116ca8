//! What a call takes from the machine that it runs on: the time and random bytes. Both are traits,
//! so that a test can fix them.

use std::fmt;
use std::time::{Duration, Instant, SystemTime};

/// Tells the time.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The time of day, for the date in a signature.
    fn now(&self) -> SystemTime;

    /// The time since some fixed moment, for waiting and for deadlines. It never goes backwards.
    fn elapsed(&self) -> Duration;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }
}

/// Gives random bytes, for nonces, for idempotency tokens and for the length of waits.
pub trait Randomness: Send + Sync + fmt::Debug {
    /// Sixteen bytes that nobody can guess.
    ///
    /// # Errors
    ///
    /// If the source has none to give.
    fn bytes(&self) -> Result<[u8; 16], NoRandomness>;
}

/// The random source of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn bytes(&self) -> Result<[u8; 16], NoRandomness> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        Ok(bytes)
    }
}

/// The random source gives no bytes, so no nonce or idempotency token can be made and nothing can
/// be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the random source gives no bytes, so nothing can be signed or sent")
    }
}

impl std::error::Error for NoRandomness {}
