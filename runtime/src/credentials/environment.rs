//! What credentials are looked for in: variables, files, the home directory, the clock.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::hash::{BuildHasher, Hash};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use secrecy::zeroize::Zeroizing;

use super::error::Failure;
use crate::environment::{NoRandomness, Randomness, SystemRandomness};

/// The surroundings of the process, as far as credentials depend on them.
///
/// [`SystemEnvironment`] is the real one. A test gives a map of variables, or an implementation of its own
/// if it needs files or another time.
pub trait Environment: Send + Sync {
    /// The value of an environment variable, if it is set.
    fn variable(&self, name: &str) -> Option<OsString>;

    /// The content of a file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read. An error of kind [`io::ErrorKind::NotFound`] means that it does
    /// not exist.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The home directory of the user.
    fn home(&self) -> Option<PathBuf>;

    /// The time.
    fn now(&self) -> SystemTime;

    /// Sixteen bytes that nobody can guess, for the nonce of a signature.
    ///
    /// # Errors
    ///
    /// If there is no source of random bytes.
    fn random(&self) -> Result<[u8; 16], NoRandomness>;
}

/// The variables, files and clock of this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEnvironment;

/// The size of the largest file that is read, in bytes. Files with credentials have a few hundred.
const LARGEST_FILE: u64 = 1024 * 1024;

impl Environment for SystemEnvironment {
    fn variable(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name)
    }

    /// Reads at most 1 MiB; a larger file is an error.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut content)?;
        if content.len() as u64 > LARGEST_FILE {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it has more than 1 MiB"));
        }
        Ok(content)
    }

    fn home(&self) -> Option<PathBuf> {
        std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
    }

    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn random(&self) -> Result<[u8; 16], NoRandomness> {
        SystemRandomness.bytes()
    }
}

/// These variables and nothing else: no files, and no home directory. Time and random bytes are those of
/// the system.
///
/// Without a complete key among them, the default chain ends with a request to the metadata service of
/// the machine; `ALIBABA_CLOUD_ECS_METADATA_DISABLED` with the value `true` prevents it.
///
/// ```
/// use std::collections::HashMap;
///
/// use aliyun_api::Config;
///
/// let variables = HashMap::from([
///     ("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI5tExample"),
///     ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "a secret"),
///     ("ALIBABA_CLOUD_REGION_ID", "cn-hangzhou"),
/// ]);
/// let config = Config::from_environment(variables);
/// ```
impl<K, V, S> Environment for HashMap<K, V, S>
where
    K: Borrow<str> + Eq + Hash + Send + Sync,
    V: AsRef<OsStr> + Send + Sync,
    S: BuildHasher + Send + Sync,
{
    fn variable(&self, name: &str) -> Option<OsString> {
        self.get(name).map(|value| value.as_ref().to_owned())
    }

    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn home(&self) -> Option<PathBuf> {
        None
    }

    fn now(&self) -> SystemTime {
        SystemEnvironment.now()
    }

    fn random(&self) -> Result<[u8; 16], NoRandomness> {
        SystemEnvironment.random()
    }
}

/// An environment that is shared, so that a test can look at it or change it afterwards.
impl<E: Environment + ?Sized> Environment for Arc<E> {
    fn variable(&self, name: &str) -> Option<OsString> {
        (**self).variable(name)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        (**self).read(path)
    }

    fn home(&self) -> Option<PathBuf> {
        (**self).home()
    }

    fn now(&self) -> SystemTime {
        (**self).now()
    }

    fn random(&self) -> Result<[u8; 16], NoRandomness> {
        (**self).random()
    }
}

/// The value of a variable; `None` if it is not set or empty.
///
/// # Errors
///
/// If the value is not Unicode, is blank, or has white space at an end or a control character
/// anywhere. Such a value was copied with a line break, and everything that is done with it fails
/// in a way that does not show why. So the chain ends there.
pub(super) fn variable(
    environment: &dyn Environment,
    name: &str,
) -> Result<Option<Zeroizing<String>>, Failure> {
    let Some(value) = environment.variable(name).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let value = value
        .into_string()
        .map_err(|_| Failure::invalid(format!("{name} is not valid Unicode")).ends_the_chain())?;
    let value = Zeroizing::new(value);
    match defect(&value) {
        Some(defect) => Err(Failure::invalid(format!("{name} {defect}")).ends_the_chain()),
        None => Ok(Some(value)),
    }
}

/// Whether a variable that switches something says `true`, in any case of letters.
pub(super) fn switch(environment: &dyn Environment, name: &str) -> bool {
    environment.variable(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

/// What makes a value that is not empty unfit for use, as the end of a sentence.
pub(super) fn defect(value: &str) -> Option<&'static str> {
    if value.trim().is_empty() {
        Some("is blank: it has nothing but white space")
    } else if value.contains(['\n', '\r']) {
        Some("contains a line break: remove it, for it is no part of the value")
    } else if value.trim() != value {
        Some("begins or ends with white space: remove it, for it is no part of the value")
    } else if value.contains(char::is_control) {
        Some("contains a control character")
    } else {
        None
    }
}

/// Reads a text file.
pub(super) fn read_text(
    environment: &dyn Environment,
    path: &Path,
) -> Result<Zeroizing<String>, Failure> {
    let content = environment.read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::not_configured(format!("{} does not exist", path.display()))
        }
        _ => Failure::invalid(format!("{} cannot be read: {error}", path.display())),
    })?;
    String::from_utf8(content)
        .map(Zeroizing::new)
        .map_err(|_| Failure::invalid(format!("{} is not UTF-8 text", path.display())))
}

/// A path below the home directory.
pub(super) fn below_home(environment: &dyn Environment, path: &str) -> Result<PathBuf, Failure> {
    environment
        .home()
        .map(|home| home.join(path))
        .ok_or_else(|| Failure::not_configured("there is no home directory"))
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::{Environment, LARGEST_FILE, SystemEnvironment, defect};

    #[test]
    fn reads_files_up_to_a_bound() {
        let path = std::env::temp_dir().join(format!("aliyun-runtime-{}", std::process::id()));
        let read = |length: u64| {
            let content = vec![b'x'; usize::try_from(length).expect("small")];
            std::fs::write(&path, content).expect("a temporary file");
            SystemEnvironment.read(&path).map(|content| content.len() as u64)
        };
        let results = [read(LARGEST_FILE), read(LARGEST_FILE + 1)];
        std::fs::remove_file(&path).expect("it was written");
        assert_eq!(results[0].as_ref().ok(), Some(&LARGEST_FILE));
        assert_eq!(results[1].as_ref().map_err(std::io::Error::kind), Err(ErrorKind::FileTooLarge));
        let absent = SystemEnvironment.read(&path).expect_err("it was removed");
        assert_eq!(absent.kind(), ErrorKind::NotFound);
    }

    #[test]
    fn only_clean_values_have_no_defect() {
        assert_eq!(defect("a b"), None);
        for value in [" ", "\n", "a\n", "\ra", " a", "a\t", "a\u{7}b", "\u{a0}"] {
            assert!(defect(value).is_some(), "{value:?}");
        }
    }
}
