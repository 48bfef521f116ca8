//! Lets one run at a time write.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::output::refuse_link;

/// Where a repository keeps what runs leave for one another.
pub(crate) const MEMORY: &str = "target/codegen";

/// How long a run waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(10);

/// As long as it lives, every other run waits. The system takes it from a run that is killed.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// Takes the lock of a repository, and waits a while for another run that has it.
///
/// # Errors
///
/// If the other run takes too long, or the file cannot be locked.
pub(crate) fn take(repository: &Path) -> anyhow::Result<Lock> {
    let path = &repository.join(MEMORY).join("lock");
    let problem = || format!("cannot lock {}", path.display());
    refuse_link(path)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(problem)?;
    }
    let mut file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .with_context(problem)?;
    let start = Instant::now();
    let mut is_first = true;
    while !try_lock(&file).with_context(problem)? {
        if is_first {
            eprintln!("waiting: {} is writing here", holder(path));
            is_first = false;
        }
        if start.elapsed() > PATIENCE {
            bail!(
                "{} has been writing here for more than {} s: wait until it is done, or end it, \
                 and start again; nothing was written",
                holder(path),
                PATIENCE.as_secs()
            );
        }
        thread::sleep(Duration::from_millis(50));
    }
    file.set_len(0).with_context(problem)?;
    write!(file, "{}", std::process::id()).with_context(problem)?;
    Ok(Lock { _file: file })
}

fn try_lock(file: &File) -> std::io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Who has the lock. Some systems let nobody read what is locked.
fn holder(path: &Path) -> String {
    let mut text = String::new();
    match File::open(path).and_then(|file| file.take(20).read_to_string(&mut text)) {
        Ok(_) if text.parse::<u32>().is_ok() => format!("another run, process {text},"),
        Ok(_) | Err(_) => "another run".to_owned(),
    }
}
