//! Says on a terminal how far a long run is.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// A run that is done by then says nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line that is written again and again.
pub(crate) struct Line<W> {
    start: Instant,
    state: Mutex<State<W>>,
}

struct State<W> {
    out: W,
    is_terminal: bool,
    shown: Option<Instant>,
}

impl Line<std::io::Stderr> {
    /// A line on the standard error.
    pub(crate) fn on_stderr(start: Instant) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        Self::new(std::io::stderr(), is_terminal, start)
    }
}

impl<W: Write> Line<W> {
    fn new(out: W, is_terminal: bool, start: Instant) -> Self {
        Self { start, state: Mutex::new(State { out, is_terminal, shown: None }) }
    }

    /// Shows how far the run is, some times a second. What cannot be shown is left out.
    pub(crate) fn show(&self, generator::Progress { done, all }: generator::Progress) {
        let now = Instant::now();
        if now.duration_since(self.start) < PATIENCE {
            return;
        }
        // If another thread shows something at this moment, that is enough.
        let Ok(mut state) = self.state.try_lock() else { return };
        let is_due = |last: Instant| now.duration_since(last) > Duration::from_millis(100);
        if state.is_terminal && state.shown.is_none_or(is_due) {
            state.shown = Some(now);
            let percent = done * 100 / all.max(1);
            let _ = write!(state.out, "\r{done} of {all} ({percent} %)\x1b[K");
            let _ = state.out.flush();
        }
    }

    /// Takes the line away.
    pub(crate) fn clear(self) {
        let Ok(mut state) = self.state.into_inner() else { return };
        if state.shown.is_some() {
            let _ = write!(state.out, "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use generator::Progress;

    use super::Line;

    fn shown(is_terminal: bool, elapsed: u64) -> String {
        let mut out = Vec::new();
        let start = Instant::now().checked_sub(Duration::from_millis(elapsed)).unwrap();
        let line = Line::new(&mut out, is_terminal, start);
        line.show(Progress { done: 150, all: 600 });
        line.show(Progress { done: 151, all: 600 });
        line.clear();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn only_a_long_run_on_a_terminal_shows_anything() {
        assert_eq!(shown(true, 1_100), "\r150 of 600 (25 %)\x1b[K\r\x1b[K");
        assert_eq!(shown(true, 100), "");
        assert_eq!(shown(false, 1_100), "");
    }
}
