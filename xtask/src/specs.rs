//! Reads the spec files of a repository.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, DirEntry, File};
use std::io::Read;
use std::path::Path;

use anyhow::bail;
use generator::Source;

/// More than the generator accepts: it shows the place of the mistake in a file that is a little
/// too large, and larger ones are not read at all.
const MOST_BYTES: u64 = 5 * 1024 * 1024;

/// Reads every spec under `specs`, sorted by path.
///
/// # Errors
///
/// Every file that cannot be read, and everything that does not belong there.
pub(crate) fn read(root: &Path) -> anyhow::Result<Vec<Source>> {
    let mut reader = Reader::default();
    let folder = root.join("specs");
    if !folder.is_dir() {
        bail!("there is no folder {}", folder.display());
    }
    reader.read_folder(&folder, "specs");
    if !reader.problems.is_empty() {
        bail!("{}", reader.problems.join("\n"));
    }
    if reader.sources.is_empty() {
        bail!("there is no spec under {}", root.join("specs").display());
    }
    Ok(reader.sources)
}

#[derive(Default)]
struct Reader {
    sources: Vec<Source>,
    problems: Vec<String>,
}

impl Reader {
    fn read_folder(&mut self, folder: &Path, path: &str) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                return self.problems.push(format!("cannot read the folder {path}: {error}"));
            }
        };
        entries.sort_by_key(DirEntry::file_name);
        let mut names = HashMap::new();
        for entry in entries {
            let name = entry.file_name();
            let shown = format!("{path}/{}", visible(&name));
            let Some(name) = name.to_str() else {
                self.problems.push(format!("{shown}: the name is not UTF-8: rename it"));
                continue;
            };
            if is_ignored(name) || shown == "specs/README.md" {
                continue;
            }
            if let Some(other) = names.insert(name.to_lowercase(), name.to_owned()) {
                self.problems.push(format!(
                    "{shown} and {path}/{other} are the same file on systems that do not tell \
                     upper case from lower case: rename one"
                ));
            }
            self.read_entry(&entry, name, shown);
        }
    }

    fn read_entry(&mut self, entry: &DirEntry, name: &str, path: String) {
        // Of the entry itself: a link is not followed, and nothing is opened.
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => return self.problems.push(format!("cannot look at {path}: {error}")),
        };
        let is_spec = has_extension(name, "yaml");
        let problem = if kind.is_dir() && !is_spec && path.matches('/').count() <= 2 {
            return self.read_folder(&entry.path(), &path);
        } else if kind.is_file() && is_spec {
            match read_file(&entry.path()) {
                Ok(content) => return self.sources.push(Source::new(path, content)),
                Err(problem) => problem,
            }
        } else if has_extension(name, "yml") {
            "specs end in `.yaml`: rename it".to_owned()
        } else if kind.is_symlink() {
            "it is a symbolic link, and specs are regular files: put the file itself here"
                .to_owned()
        } else if kind.is_dir() && is_spec {
            "it is a folder with the name of a spec: rename it, or move it elsewhere".to_owned()
        } else if kind.is_dir() {
            "no spec stands so deep, see specs/README.md: move it elsewhere".to_owned()
        } else {
            "it is no spec, which is a regular file that ends in `.yaml`: move it elsewhere"
                .to_owned()
        };
        self.problems.push(format!("{path}: {problem}"));
    }
}

/// Files that editors, tools and systems leave behind.
fn is_ignored(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.ends_with('~')
        || ["bak", "orig", "swp"].iter().any(|extension| has_extension(name, extension))
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let problem = |error| format!("it cannot be read: {error}");
    let file = File::open(path).map_err(problem)?;
    let length = file.metadata().map_err(problem)?.len();
    if length > MOST_BYTES {
        let megabytes = length.div_ceil(1_000_000);
        return Err(format!("it has {megabytes} MB, and no spec is that large: move it elsewhere"));
    }
    let mut content = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(MOST_BYTES).read_to_end(&mut content).map_err(problem)?;
    Ok(content)
}

/// A file name of which each byte that is no text is shown as a number.
fn visible(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for character in chunk.valid().chars() {
            if character.is_control() {
                text.extend(character.escape_default());
            } else {
                text.push(character);
            }
        }
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text
}
