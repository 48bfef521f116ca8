//! Reads the spec files of a repository.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fmt::{self, Write as _};
use std::fs::{self, DirEntry, File};
use std::io::Read;
use std::path::Path;

use generator::{DiagnosticRecord, Id, RangeRecord, Source};

/// More than the generator accepts: it shows the place of the mistake in a file that is a little
/// too large, and larger ones are not read at all.
const MOST_BYTES: u64 = 5 * 1024 * 1024;

/// Reads every spec under `specs`, sorted by path.
///
/// # Errors
///
/// Every file that cannot be read, and everything that does not belong there.
pub(crate) fn read(root: &Path) -> Result<Vec<Source>, Unreadable> {
    let mut reader = Reader::default();
    let folder = root.join("specs");
    if folder.is_dir() {
        reader.read_folder(&folder, "specs");
        if reader.problems.is_empty() && reader.sources.is_empty() {
            let message = format!("there is no spec under {}", folder.display());
            reader.refuse("specs", MISSING, message, "write one, as specs/README.md says");
        }
    } else {
        let message = format!("there is no folder {}", folder.display());
        reader.refuse("specs", MISSING, message, "name the folder above it with `--root`");
    }
    if reader.problems.is_empty() { Ok(reader.sources) } else { Err(Unreadable(reader.problems)) }
}

/// What is in the way of reading the specs; never empty.
#[derive(Debug)]
pub(crate) struct Unreadable(Vec<Problem>);

/// A file that is no spec, or cannot be read.
#[derive(Debug)]
struct Problem {
    path: String,
    id: &'static str,
    message: String,
    help: &'static str,
}

/// There is no file where one is needed.
const MISSING: &str = Id::MissingFile.as_str();
/// The file is not one of those that stand there.
const UNEXPECTED: &str = Id::UnexpectedFile.as_str();
/// The system does not let the file be read. The generator knows no such mistake, because it reads none.
const UNREADABLE: &str = "unreadable-file";

impl Unreadable {
    /// The same for editors and scripts. What is wrong with a file as a whole is at its beginning.
    pub(crate) fn records(&self) -> Vec<DiagnosticRecord> {
        let record = |Problem { path, id, message, help }: &Problem| DiagnosticRecord {
            id,
            range: RangeRecord {
                path: path.clone(),
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 1,
            },
            message: message.clone(),
            help: (*help).to_owned(),
            related: Vec::new(),
        };
        self.0.iter().map(record).collect()
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Problem { path, message, help, .. }) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{path}: {message}: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

#[derive(Default)]
struct Reader {
    sources: Vec<Source>,
    problems: Vec<Problem>,
}

impl Reader {
    fn refuse(&mut self, path: &str, id: &'static str, message: String, help: &'static str) {
        self.problems.push(Problem { path: path.to_owned(), id, message, help });
    }

    fn read_folder(&mut self, folder: &Path, path: &str) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder cannot be read: {error}");
                return self.refuse(path, UNREADABLE, message, LET_IT_BE_READ);
            }
        };
        entries.sort_by_key(DirEntry::file_name);
        let mut names = HashMap::new();
        for entry in entries {
            let name = entry.file_name();
            let shown = format!("{path}/{}", visible(&name));
            let Some(name) = name.to_str() else {
                self.refuse(&shown, UNEXPECTED, "the name is not UTF-8".to_owned(), "rename it");
                continue;
            };
            if is_ignored(name) || shown == "specs/README.md" {
                continue;
            }
            if let Some(other) = names.insert(name.to_lowercase(), name.to_owned()) {
                let message = format!(
                    "it is the same file as {path}/{other} on systems that do not tell upper case \
                     from lower case"
                );
                self.refuse(&shown, UNEXPECTED, message, "rename one of them");
            }
            self.read_entry(&entry, name, &shown);
        }
    }

    fn read_entry(&mut self, entry: &DirEntry, name: &str, path: &str) {
        // Of the entry itself: a link is not followed, and nothing is opened.
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => {
                let message = format!("it cannot be looked at: {error}");
                return self.refuse(path, UNREADABLE, message, LET_IT_BE_READ);
            }
        };
        let is_spec = has_extension(name, "yaml");
        let (message, help) = if kind.is_dir() && !is_spec && path.matches('/').count() <= 2 {
            return self.read_folder(&entry.path(), path);
        } else if kind.is_file() && is_spec {
            return self.read_spec(&entry.path(), path);
        } else if has_extension(name, "yml") {
            ("specs end in `.yaml`", "rename it")
        } else if kind.is_symlink() {
            ("it is a symbolic link, and specs are regular files", "put the file itself here")
        } else if kind.is_dir() && is_spec {
            ("it is a folder with the name of a spec", "rename it, or move it elsewhere")
        } else if kind.is_dir() {
            ("no spec stands so deep, see specs/README.md", "move it elsewhere")
        } else {
            ("it is no spec, which is a regular file that ends in `.yaml`", "move it elsewhere")
        };
        self.refuse(path, UNEXPECTED, message.to_owned(), help);
    }

    fn read_spec(&mut self, file: &Path, path: &str) {
        match read_file(file) {
            Ok(Content::Spec(content)) => self.sources.push(Source::new(path, content)),
            Ok(Content::TooLarge(length)) => {
                let megabytes = length.div_ceil(1_000_000);
                let message = format!("it has {megabytes} MB, and no spec is that large");
                self.refuse(path, Id::FileTooLarge.as_str(), message, "move it elsewhere");
            }
            Err(error) => {
                let message = format!("it cannot be read: {error}");
                self.refuse(path, UNREADABLE, message, LET_IT_BE_READ);
            }
        }
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

const LET_IT_BE_READ: &str = "make it readable, or move it elsewhere";

enum Content {
    Spec(Vec<u8>),
    /// It has so many bytes, and none was read.
    TooLarge(u64),
}

fn read_file(path: &Path) -> std::io::Result<Content> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > MOST_BYTES {
        return Ok(Content::TooLarge(length));
    }
    let mut content = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(MOST_BYTES).read_to_end(&mut content)?;
    Ok(Content::Spec(content))
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
