//! An environment that a test makes up.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aliyun_runtime::credentials::Environment;
use aliyun_runtime::environment::NoRandomness;

/// The home directory in every test.
pub(crate) const HOME: &str = "/home/tester";

/// 2026-06-01T00:00:00Z, when every test begins.
pub(crate) const START: u64 = 1_780_272_000;

#[derive(Debug, Default)]
pub(crate) struct MadeUp {
    variables: Mutex<HashMap<String, OsString>>,
    files: Mutex<HashMap<PathBuf, String>>,
    seconds: AtomicU64,
    nonces: AtomicU64,
}

impl MadeUp {
    pub(crate) fn with_variables<'a>(
        variables: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let environment = Self::default();
        for (name, value) in variables {
            environment.set(name, value);
        }
        environment
    }

    pub(crate) fn with_file(self, path: &str, text: impl Into<String>) -> Self {
        self.write(path, text);
        self
    }

    pub(crate) fn set(&self, name: &str, value: impl Into<OsString>) {
        self.variables.lock().unwrap().insert(name.to_owned(), value.into());
    }

    /// Writes a file. A path that begins with `~` is in the home directory.
    pub(crate) fn write(&self, path: &str, text: impl Into<String>) {
        let path = path.replacen('~', HOME, 1);
        self.files.lock().unwrap().insert(path.into(), text.into());
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.seconds.fetch_add(time.as_secs(), Ordering::SeqCst);
    }
}

impl Environment for MadeUp {
    fn variable(&self, name: &str) -> Option<OsString> {
        self.variables.lock().unwrap().get(name).cloned()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let text = self.files.lock().unwrap().get(path).cloned();
        text.map(String::into_bytes).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn home(&self) -> Option<PathBuf> {
        Some(HOME.into())
    }

    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(START + self.seconds.load(Ordering::SeqCst))
    }

    fn random(&self) -> Result<[u8; 16], NoRandomness> {
        Ok(u128::from(self.nonces.fetch_add(1, Ordering::SeqCst)).to_be_bytes())
    }
}
