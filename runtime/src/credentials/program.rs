//! The program that a CLI profile of the mode `External` names, and its output.

use std::fmt;
use std::io::Read;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::promise::{Promise, Waiting};

/// A program that prints credentials, as its user configured it.
///
/// No shell is involved: the command is split at white space, with quotes as in a shell.
#[derive(Clone)]
pub struct Program {
    arguments: Vec<String>,
}

impl Program {
    /// Splits a command into program and arguments; `None` if it is empty or a quote is not
    /// closed.
    pub(super) fn parse(command: &str) -> Option<Self> {
        let arguments = split(command, cfg!(windows))?;
        (!arguments.is_empty()).then_some(Self { arguments })
    }

    /// Runs the program and waits for it, at most 60 seconds. Its input is empty, what it prints
    /// as errors is thrown away.
    ///
    /// # Errors
    ///
    /// If it cannot be started, fails, takes too long or prints more than 64 KiB.
    pub fn run(&self) -> Result<Vec<u8>, ProgramError> {
        self.run_within(LONGEST_RUN)
    }

    /// Runs the program, and waits no longer than this, nor than 60 seconds.
    pub(super) fn run_within(&self, longest: Duration) -> Result<Vec<u8>, ProgramError> {
        let (sender, events) = mpsc::channel();
        self.run_with(longest, sender, &events)
    }

    /// Runs the program in a thread of its own, for callers that must not block.
    pub fn start(self) -> Waiting<Result<Vec<u8>, ProgramError>> {
        let (sender, events) = mpsc::channel();
        self.start_with(sender, events)
    }

    /// Runs the program in a thread of its own, until it ends or nobody wants its output any more.
    pub(super) fn start_while_wanted(self) -> (Waiting<Result<Vec<u8>, ProgramError>>, Wanted) {
        let (sender, events) = mpsc::channel();
        let wanted = Wanted(sender.clone());
        (self.start_with(sender, events), wanted)
    }

    fn start_with(
        self,
        sender: mpsc::Sender<Event>,
        events: mpsc::Receiver<Event>,
    ) -> Waiting<Result<Vec<u8>, ProgramError>> {
        let promise = Promise::default();
        let waiting = promise.waiting();
        let in_thread = promise.clone();
        let thread = std::thread::Builder::new()
            .name("aliyun-credentials-program".to_owned())
            .spawn(move || in_thread.keep(self.run_with(LONGEST_RUN, sender, &events)));
        if let Err(error) = thread {
            promise.keep(Err(ProgramError::NotStarted(error.to_string())));
        }
        waiting
    }

    fn run_with(
        &self,
        longest: Duration,
        sender: mpsc::Sender<Event>,
        events: &mpsc::Receiver<Event>,
    ) -> Result<Vec<u8>, ProgramError> {
        let (program, arguments) = self.arguments.split_first().ok_or(ProgramError::NotRun)?;
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| ProgramError::NotStarted(error.to_string()))?;
        let deadline = Instant::now() + longest.min(LONGEST_RUN);
        let result = output(&mut child, deadline, sender, events);
        if result.is_err() {
            // Both fail if it has ended already, which is what is wanted.
            drop(child.kill());
            drop(child.wait());
        }
        result
    }
}

/// What a thread that runs a program waits for.
enum Event {
    /// The program has closed its output; `None` if that could not be read.
    Printed(Option<Vec<u8>>),
    /// Nobody wants the output any more.
    Abandoned,
}

/// Somebody wants the output of a program. The program is ended when this is dropped.
#[must_use = "dropping it ends the program"]
pub(super) struct Wanted(mpsc::Sender<Event>);

impl Drop for Wanted {
    fn drop(&mut self) {
        // Nobody listens any more once the program has ended.
        drop(self.0.send(Event::Abandoned));
    }
}

impl fmt::Debug for Program {
    /// Leaves out the arguments, which may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Program").field("name", &self.arguments.first()).finish_non_exhaustive()
    }
}

/// Why a program gave no output.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProgramError {
    /// It was not run.
    NotRun,
    /// It could not be started, for this reason.
    NotStarted(String),
    /// It ended with a failure, with this status.
    Failed(String),
    /// It ran longer than 60 seconds, or than the call could wait that needed the credentials.
    TimedOut,
    /// It printed more than 64 KiB, or its output could not be read.
    Unreadable,
}

impl fmt::Display for ProgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRun => f.write_str("was not run"),
            Self::NotStarted(reason) => write!(f, "could not be started: {reason}"),
            Self::Failed(status) => {
                write!(f, "failed with {status}; run it in a shell to see what it says")
            }
            Self::TimedOut => f.write_str("took too long"),
            Self::Unreadable => f.write_str("printed more than 64 KiB"),
        }
    }
}

impl std::error::Error for ProgramError {}

/// As long as the official SDKs wait.
pub(super) const LONGEST_RUN: Duration = Duration::from_secs(60);

const LONGEST_OUTPUT: u64 = 64 * 1024;

/// What the program prints, once it has ended well.
fn output(
    child: &mut Child,
    deadline: Instant,
    sender: mpsc::Sender<Event>,
    events: &mpsc::Receiver<Event>,
) -> Result<Vec<u8>, ProgramError> {
    let stdout = child.stdout.take().ok_or(ProgramError::Unreadable)?;
    read_in_thread(stdout, sender)?;
    let printed = match events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        Ok(Event::Printed(printed)) => printed,
        Ok(Event::Abandoned) | Err(_) => return Err(ProgramError::TimedOut),
    };
    let printed = printed.filter(|printed| printed.len() as u64 <= LONGEST_OUTPUT);
    let printed = printed.ok_or(ProgramError::Unreadable)?;
    while Instant::now() < deadline && events.try_recv().is_err() {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(printed),
            Ok(Some(status)) => return Err(ProgramError::Failed(status.to_string())),
            Ok(None) => std::thread::sleep(Duration::from_millis(5)),
            Err(error) => return Err(ProgramError::Failed(error.to_string())),
        }
    }
    Err(ProgramError::TimedOut)
}

/// Reads in a thread, because reading has no timeout. The thread ends when the output does.
fn read_in_thread(stdout: ChildStdout, sender: mpsc::Sender<Event>) -> Result<(), ProgramError> {
    std::thread::Builder::new()
        .name("aliyun-credentials-output".to_owned())
        .spawn(move || {
            let mut printed = Vec::new();
            let read = stdout.take(LONGEST_OUTPUT + 1).read_to_end(&mut printed);
            // Nobody listens any more once the time is over.
            drop(sender.send(Event::Printed(read.is_ok().then_some(printed))));
        })
        .map(drop)
        .map_err(|error| ProgramError::NotStarted(error.to_string()))
}

/// Splits a command at white space. Quotes hold a part together. A backslash takes the next
/// character as it is, but on Windows it separates the parts of a path.
fn split(command: &str, is_windows: bool) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let mut part: Option<String> = None;
    let mut quote = None;
    let mut characters = command.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                part.get_or_insert_default();
            }
            (None | Some('"'), '\\') => {
                let next = characters.peek().copied();
                let is_escape = match (quote, next) {
                    (_, None) => return None,
                    (Some(_), Some(next)) if is_windows => next == '"',
                    (Some(_), Some(next)) => matches!(next, '"' | '\\' | '$' | '`'),
                    (None, Some(_)) => !is_windows,
                };
                let taken = if is_escape { characters.next()? } else { '\\' };
                part.get_or_insert_default().push(taken);
            }
            (None, space) if space.is_whitespace() => parts.extend(part.take()),
            (_, other) => part.get_or_insert_default().push(other),
        }
    }
    parts.extend(part);
    quote.is_none().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::{Program, ProgramError, split};

    #[test]
    fn splits_as_a_shell_does() {
        for (command, expected) in [
            ("get --role a", &["get", "--role", "a"][..]),
            ("  get\t'a b'  \"c \\\"d\\\"\" ", &["get", "a b", "c \"d\""]),
            (r"get a\ b 'c\d' ''", &["get", "a b", r"c\d", ""]),
            ("", &[]),
        ] {
            assert_eq!(split(command, false).expect(command), expected, "{command}");
        }
        assert_eq!(split("get 'a", false), None);
        assert_eq!(split("get \\", false), None);
    }

    #[test]
    fn keeps_the_backslashes_of_windows() {
        let parts = split(r#""C:\Program Files\get.exe" C:\a"#, true);
        assert_eq!(parts.expect("valid"), [r"C:\Program Files\get.exe", r"C:\a"]);
    }

    #[cfg(unix)]
    #[test]
    fn gives_the_output_or_the_reason() {
        let run = |command| Program::parse(command).expect(command).run();
        assert_eq!(run("printf '%s' 'a b'"), Ok(b"a b".to_vec()));
        assert!(matches!(run("false"), Err(ProgramError::Failed(_))));
        assert!(matches!(run("/does/not/exist"), Err(ProgramError::NotStarted(_))));
        assert_eq!(run("head -c 100000 /dev/zero"), Err(ProgramError::Unreadable));
    }

    #[cfg(unix)]
    #[test]
    fn ends_a_program_whose_output_nobody_wants() {
        let start = std::time::Instant::now();
        for command in ["sleep 7", "sh -c 'exec >&-; exec sleep 7'"] {
            let (output, wanted) = Program::parse(command).expect("valid").start_while_wanted();
            std::thread::sleep(std::time::Duration::from_millis(50));
            drop(wanted);
            // It has been waited for, so it is gone.
            let ended = output.wait(super::LONGEST_RUN);
            assert_eq!(ended, Some(Err(ProgramError::TimedOut)), "{command}");
        }
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }

    #[cfg(unix)]
    #[test]
    fn runs_beside_the_caller_as_well() {
        let program = Program::parse("printf x").expect("valid");
        assert_eq!(program.clone().start().wait(super::LONGEST_RUN), Some(Ok(b"x".to_vec())));
        let (output, wanted) = program.start_while_wanted();
        assert_eq!(output.wait(super::LONGEST_RUN), Some(Ok(b"x".to_vec())));
        drop(wanted);
    }
}
