//! Brings the emitted files onto the disk, or says what would change.
//!
//! Everything is looked at before anything is written. A file is replaced in one step, so that
//! whoever stops the program in the middle finds each file either as it was or as it should be.
//! What did not come from the generator is never touched.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use generator::File;

/// With this begins every emitted file, and no other.
const HEADER: &str = "// @generated from ";

/// What has to change in a folder.
#[derive(Debug)]
pub(crate) struct Plan {
    folder: PathBuf,
    /// By path, the new text.
    write: BTreeMap<String, String>,
    remove: Vec<String>,
    unchanged: usize,
}

/// Compares a folder with the files that should be in it.
///
/// # Errors
///
/// If the folder holds something that the generator did not write, or cannot be read.
pub(crate) fn plan(folder: &Path, files: &[File]) -> anyhow::Result<Plan> {
    refuse_link(folder)?;
    let mut existing = BTreeMap::new();
    read_folder(folder, "", &mut existing)?;
    let mut write = BTreeMap::new();
    let mut unchanged = 0;
    for File { path, text } in files {
        match existing.remove(path) {
            Some(content) if content == text.as_bytes() => unchanged += 1,
            Some(_) | None => drop(write.insert(path.clone(), text.clone())),
        }
    }
    Ok(Plan { folder: folder.to_owned(), write, remove: existing.into_keys().collect(), unchanged })
}

impl Plan {
    /// How many files are new or different.
    pub(crate) fn written(&self) -> usize {
        self.write.len()
    }

    /// How many files no longer have a spec.
    pub(crate) fn removed(&self) -> usize {
        self.remove.len()
    }

    /// How many files are as they should be.
    pub(crate) fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// Makes the changes.
    ///
    /// # Errors
    ///
    /// If a file cannot be written. It is as it was then.
    pub(crate) fn apply(&self) -> anyhow::Result<()> {
        for (path, text) in &self.write {
            let file = self.folder.join(path);
            replace(&file, text)
                .with_context(|| format!("cannot write {}; it is as it was", file.display()))?;
        }
        for path in &self.remove {
            let file = self.folder.join(path);
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
            self.remove_empty_folders(path);
        }
        Ok(())
    }

    /// The changes as a diff.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub(crate) fn diff(&self) -> anyhow::Result<String> {
        let mut text = String::new();
        let removed = self.remove.iter().map(|path| (path, ""));
        for (path, new) in self.write.iter().map(|(path, new)| (path, &**new)).chain(removed) {
            let file = self.folder.join(path);
            let old = match fs::read(&file) {
                Ok(old) => String::from_utf8_lossy(&old).into_owned(),
                Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
                Err(error) => {
                    return Err(error).with_context(|| format!("cannot read {}", file.display()));
                }
            };
            let diff = similar::TextDiff::from_lines(old.as_str(), new);
            let names = (format!("generated/src/{path}"), format!("specs → {path}"));
            write!(text, "{}", diff.unified_diff().header(&names.0, &names.1))?;
        }
        Ok(text)
    }

    /// Removes the folders above a removed file that have become empty.
    fn remove_empty_folders(&self, path: &str) {
        let parents = Path::new(path).ancestors().skip(1).filter(|parent| *parent != Path::new(""));
        for parent in parents {
            // A folder that is not empty stays, and so do those above it.
            if fs::remove_dir(self.folder.join(parent)).is_err() {
                return;
            }
        }
    }
}

/// Reads every file under a folder, by its path in it.
fn read_folder(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> anyhow::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read {}", folder.display()));
        }
    };
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let file = entry.path();
        let kind =
            entry.file_type().with_context(|| format!("cannot look at {}", file.display()))?;
        if kind.is_dir() {
            read_folder(&file, &format!("{path}/"), files)?;
            continue;
        }
        refuse_link(&file)?;
        let content = if kind.is_file() { fs::read(&file) } else { Ok(Vec::new()) };
        let content = content.with_context(|| format!("cannot read {}", file.display()))?;
        if !content.starts_with(HEADER.as_bytes()) {
            bail!(
                "{} was not written by the generator, and everything in this folder is; move it \
                 elsewhere, or remove it",
                file.display()
            );
        }
        files.insert(path, content);
    }
    Ok(())
}

/// A symbolic link would make the generator write elsewhere.
fn refuse_link(path: &Path) -> anyhow::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => {
            bail!("{} is a symbolic link; replace it by a folder or remove it", path.display())
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot look at {}", path.display())),
    }
}

/// Writes a file beside the old one and puts it in its place when all of it is on the disk.
fn replace(file: &Path, text: &str) -> anyhow::Result<()> {
    let folder = file.parent().context("the file has no folder")?;
    fs::create_dir_all(folder)?;
    let mut temporary = tempfile::Builder::new().prefix(".codegen-").tempfile_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().sync_all()?;
    allow_reading(temporary.as_file())?;
    temporary.persist(file)?;
    Ok(())
}

/// A temporary file is for its owner alone; an emitted one is for everybody, as source files are.
#[cfg(unix)]
fn allow_reading(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn allow_reading(_file: &fs::File) -> std::io::Result<()> {
    Ok(())
}
