//! Compares a crate on the disk, or some files of a folder, with what should be there, and says what
//! has to change.
//!
//! Nothing is written here: everything is looked at first, and whatever speaks against writing is
//! said before anything has changed. [`write`](mod@write) makes the changes.

mod existing;
mod write;

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use anyhow::bail;

use crate::seal::{self, Origin};
use existing::{Existing, read_if_there};
pub(crate) use existing::{is_leftover, read_text_if_there, refuse_link};
pub(crate) use write::temporary;

/// A file that should be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Its path in the folder of the crate, with `/` between its parts.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What has to change in a folder.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// The folder, such as that of a crate.
    folder: PathBuf,
    /// The files to write, in this order.
    write: Vec<Wanted>,
    /// Emitted files that no spec stands behind any more, by path.
    remove: Vec<String>,
    /// Emitted files that were changed by hand, among those to write and to remove.
    edited: Vec<String>,
    /// What a run left behind that was ended in the middle.
    leftovers: Vec<PathBuf>,
    unchanged: usize,
}

/// How many files of `src` change.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// New or different ones.
    pub(crate) written: usize,
    /// Those that no longer have a spec.
    pub(crate) removed: usize,
    /// Those that are as they should be.
    pub(crate) unchanged: usize,
}

/// Compares a crate with the files that it should have: those that were `emitted`, which are all
/// that its folder `src` may hold, and those that are `kept`, in which a person writes as well.
///
/// # Errors
///
/// If there is something that the generator did not write, or that cannot be read.
pub(crate) fn plan(folder: &Path, kept: Vec<Wanted>, emitted: Vec<Wanted>) -> anyhow::Result<Plan> {
    let mut existing = Existing::scan(folder)?;
    let mut plan = Plan {
        folder: folder.to_owned(),
        leftovers: std::mem::take(&mut existing.leftovers),
        ..Plan::default()
    };
    plan.compare_kept(kept)?;
    for file in emitted {
        plan.compare(file, &mut existing)?;
    }
    for path in std::mem::take(&mut existing.files) {
        let content = existing::read(&folder.join(&path))?;
        if plan.note_origin(&path, &content, &mut existing.foreign) {
            plan.remove.push(path);
        }
    }
    existing.refuse_foreign(folder)?;
    Ok(plan)
}

/// Compares some files of a folder with what they should be. Whatever else is there stays.
///
/// # Errors
///
/// If a link is in the way, or a file cannot be read.
pub(crate) fn plan_files(folder: &Path, wanted: Vec<Wanted>) -> anyhow::Result<Plan> {
    let mut plan = Plan { folder: folder.to_owned(), ..Plan::default() };
    plan.compare_kept(wanted)?;
    Ok(plan)
}

impl Plan {
    /// The files that are new or different.
    pub(crate) fn written(&self) -> impl Iterator<Item = &str> {
        self.write.iter().map(|file| &*file.path)
    }

    /// What changes in `src`.
    pub(crate) fn changes(&self) -> Changes {
        Changes {
            written: self.written().filter(|path| is_source(path)).count(),
            removed: self.remove.len(),
            unchanged: self.unchanged,
        }
    }

    /// The files besides those of `src` that are new or different.
    pub(crate) fn written_beside_src(&self) -> impl Iterator<Item = &str> {
        self.written().filter(|path| !is_source(path))
    }

    /// Whether there is nothing to do.
    pub(crate) fn is_done(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty() && self.leftovers.is_empty()
    }

    /// What to do about emitted files that were changed by hand, if there are any.
    pub(crate) fn edited(&self) -> Option<String> {
        let shown: Vec<String> =
            self.edited.iter().map(|path| self.folder.join(path).display().to_string()).collect();
        (!shown.is_empty()).then(|| {
            format!(
                "{}\nThat was changed by hand, or by a merge, after it was emitted. Move the change \
                 to the spec, or run `cargo xtask codegen` with `--force` to lose it (`--check` \
                 shows it)",
                shown.join("\n")
            )
        })
    }

    /// The changes as a diff.
    ///
    /// # Errors
    ///
    /// If a file cannot be read.
    pub(crate) fn diff(&self) -> anyhow::Result<String> {
        let mut text = String::new();
        for Wanted { path, text: new } in &self.write {
            let there = self.folder.join(path);
            let Some(old) = read_if_there(&there)? else {
                writeln!(text, "{}: it is missing", there.display())?;
                continue;
            };
            let old = String::from_utf8_lossy(&old);
            let diff = similar::TextDiff::from_lines(&*old, new);
            let names = (format!("on the disk: {path}"), format!("from the specs: {path}"));
            write!(text, "{}", diff.unified_diff().header(&names.0, &names.1))?;
        }
        for path in &self.remove {
            writeln!(text, "{}: no spec stands behind it", self.folder.join(path).display())?;
        }
        for leftover in &self.leftovers {
            writeln!(text, "{} was left by a run that was ended", leftover.display())?;
        }
        Ok(text)
    }

    fn compare_kept(&mut self, kept: Vec<Wanted>) -> anyhow::Result<()> {
        for file in kept {
            let path = self.folder.join(&file.path);
            if read_if_there(&path)?.as_deref() != Some(file.text.as_bytes()) {
                self.write.push(file);
            }
            let temporary = temporary(&path);
            refuse_link(&temporary)?;
            if temporary.is_file() {
                self.leftovers.push(temporary);
            }
        }
        Ok(())
    }

    fn compare(&mut self, file: Wanted, existing: &mut Existing) -> anyhow::Result<()> {
        let path = self.folder.join(&file.path);
        if !Path::new(&file.path).components().all(|part| matches!(part, Component::Normal(_))) {
            bail!("{} would stand outside of {}", file.path, self.folder.display());
        }
        if existing.folders.contains(&file.path) {
            bail!(
                "{} is a folder, and a file belongs there: move it elsewhere, or remove it",
                path.display()
            );
        }
        if !existing.files.remove(&file.path) {
            self.write.push(file);
            return Ok(());
        }
        let content = existing::read(&path)?;
        if content == file.text.as_bytes() {
            self.unchanged += 1;
        } else if content.is_empty()
            // In the place of an emitted file: a power cut leaves it so, and nothing is lost.
            || seal::differ_in_hash_alone(&content, file.text.as_bytes())
            || self.note_origin(&file.path, &content, &mut existing.foreign)
        {
            self.write.push(file);
        }
        Ok(())
    }

    /// Notes what speaks against replacing a file, and tells whether it is the generator's own.
    fn note_origin(&mut self, path: &str, content: &[u8], foreign: &mut Vec<String>) -> bool {
        match seal::origin(content) {
            Origin::Emitted => true,
            Origin::Edited => {
                self.edited.push(path.to_owned());
                true
            }
            Origin::Foreign => {
                foreign.push(path.to_owned());
                false
            }
        }
    }
}

fn is_source(path: &str) -> bool {
    path.starts_with("src/")
}
