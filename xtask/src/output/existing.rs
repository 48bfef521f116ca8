//! What is in the folder of a crate now.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};

use super::write::is_temporary;
use crate::seal::HEADER;

/// What is in the folder `src` of a crate. Paths begin with `src/`.
#[derive(Default)]
pub(super) struct Existing {
    pub(super) files: BTreeSet<String>,
    pub(super) folders: BTreeSet<String>,
    /// What a run left behind that was ended in the middle.
    pub(super) leftovers: Vec<PathBuf>,
    /// What certainly does not come from the generator, as it is shown.
    pub(super) foreign: Vec<String>,
}

impl Existing {
    /// Looks at everything, and reads no more than that takes.
    pub(super) fn scan(folder: &Path) -> anyhow::Result<Self> {
        let mut existing = Self::default();
        refuse_link(folder)?;
        let source = folder.join("src");
        refuse_link(&source)?;
        existing.scan_folder(&source, "src")?;
        Ok(existing)
    }

    /// Names everything that the generator did not write.
    pub(super) fn refuse_foreign(&self, folder: &Path) -> anyhow::Result<()> {
        if self.foreign.is_empty() {
            return Ok(());
        }
        let shown: Vec<String> =
            self.foreign.iter().map(|path| folder.join(path).display().to_string()).collect();
        bail!(
            "{}\nThat was not written by the generator, and everything else in this folder is: \
             move it elsewhere, or remove it",
            shown.join("\n")
        )
    }

    fn scan_folder(&mut self, folder: &Path, path: &str) -> anyhow::Result<()> {
        let problem = || format!("cannot read {}", folder.display());
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error).with_context(problem),
        };
        for entry in entries {
            let entry = entry.with_context(problem)?;
            let file = entry.path();
            let name = entry.file_name();
            let path = format!("{path}/{}", name.to_string_lossy());
            let kind = entry.file_type().with_context(problem)?;
            if kind.is_symlink() {
                refuse_link(&file)?;
            }
            if name.to_str().is_none() || !(kind.is_dir() || kind.is_file()) {
                self.foreign.push(path);
            } else if kind.is_dir() {
                self.scan_folder(&file, &path)?;
                self.folders.insert(path);
            } else if is_leftover(&file)? {
                self.leftovers.push(file);
            } else {
                self.files.insert(path);
            }
        }
        Ok(())
    }
}

/// Whether a run that was ended left this file behind: it has the name of one that is being
/// written, and as much of an emitted file as was written by then.
pub(crate) fn is_leftover(file: &Path) -> anyhow::Result<bool> {
    if !is_temporary(file) {
        return Ok(false);
    }
    let content = read(file)?;
    Ok(content.starts_with(HEADER.as_bytes()) || HEADER.as_bytes().starts_with(&content))
}

/// A symbolic link would make the generator write elsewhere.
pub(crate) fn refuse_link(path: &Path) -> anyhow::Result<()> {
    // Without a slash at its end, behind which the system would look at what the link leads to.
    let path: PathBuf = path.components().collect();
    match fs::symlink_metadata(&path) {
        Ok(metadata) if metadata.is_symlink() => bail!(
            "{} is a symbolic link, and nothing is written through one: put what it leads to in \
             its place, or remove it",
            path.display()
        ),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot look at {}", path.display())),
    }
}

/// Reads a regular file that may be missing. A link is not followed, and of a pipe nobody knows when
/// it ends.
pub(super) fn read_if_there(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    refuse_link(path)?;
    if !path.exists() {
        return Ok(None);
    }
    ensure!(path.is_file(), "{} is not a regular file", path.display());
    read(path).map(Some)
}

/// Reads a text as [`read_if_there`] does.
pub(crate) fn read_text_if_there(path: &Path) -> anyhow::Result<Option<String>> {
    let text = read_if_there(path)?.map(String::from_utf8).transpose();
    text.with_context(|| format!("{} is not UTF-8", path.display()))
}

pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
