//! Remembers what was generated from what, so that a run with nothing to do only reads and hashes.
//!
//! It stands in the folder `target`, and a wrong or missing one costs time and nothing else: what
//! is on the disk is hashed as well, and `--check` does not look at it.

use std::fs::{self, File};
use std::hash::Hasher;
use std::io::Write;
use std::path::Path;
use std::time::UNIX_EPOCH;

use generator::Source;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use crate::output::Wanted;
use crate::seal::digits;
use crate::summary::Summary;

/// What a run began with and what it ended with.
#[derive(Serialize, Deserialize)]
pub(crate) struct Fingerprint {
    /// The hash of the specs, and of the program that read them.
    pub(crate) inputs: String,
    /// The hash of every file that should be there.
    pub(crate) outputs: String,
    /// What was said about it.
    pub(crate) summary: Summary,
}

impl Fingerprint {
    /// The fingerprint of the last run, if there is one and all is as it left it.
    pub(crate) fn of_last_run(path: &Path, inputs: &str, folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let last: Self = serde_json::from_str(&text).ok()?;
        (last.inputs == inputs && hash_of_folder(folder)? == last.outputs).then_some(last)
    }

    /// Keeps it for the next run.
    pub(crate) fn write(&self, path: &Path) {
        // What cannot be kept costs the next run its time, and nothing else.
        let _ = fs::remove_file(path);
        if let (Ok(text), Ok(mut file)) = (serde_json::to_string(self), File::create_new(path)) {
            let _ = file.write_all(text.as_bytes());
        }
    }
}

/// The hash of the specs and of this program. None if the program cannot be told from another one.
pub(crate) fn inputs(sources: &[Source]) -> Option<String> {
    let mut hash = XxHash3_64::new();
    add(&mut hash, "program", &program()?);
    for source in sources {
        add(&mut hash, &source.path, &source.content);
    }
    Some(digits(&hash))
}

/// The hash of the files of a crate.
pub(crate) fn outputs(kept: &[Wanted], emitted: &[Wanted]) -> String {
    let mut files: Vec<&Wanted> = kept.iter().chain(emitted).collect();
    files.sort_unstable_by(|left, right| left.path.cmp(&right.path));
    let mut hash = XxHash3_64::new();
    for file in files {
        add(&mut hash, &file.path, file.text.as_bytes());
    }
    digits(&hash)
}

/// Where this program is, how large it is, and when it was built: to read it would take longer than
/// to read the specs.
fn program() -> Option<Vec<u8>> {
    let path = std::env::current_exe().ok()?;
    let metadata = path.metadata().ok()?;
    let built = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let numbers = [u128::from(metadata.len()), built.as_nanos()].map(u128::to_le_bytes);
    Some([path.as_os_str().as_encoded_bytes(), &numbers.concat()].concat())
}

/// The hash of what is in a crate: its manifest, and the folder `src`. None if something is there
/// that a run does not leave there, or cannot be read.
fn hash_of_folder(folder: &Path) -> Option<String> {
    let mut paths = vec!["Cargo.toml".to_owned()];
    collect(&folder.join("src"), "src", &mut paths)?;
    paths.sort_unstable();
    let mut hash = XxHash3_64::new();
    for path in paths {
        let file = folder.join(&path);
        if path == "Cargo.toml" && !file.exists() {
            continue;
        }
        if !file.symlink_metadata().ok()?.is_file() {
            return None;
        }
        add(&mut hash, &path, &fs::read(file).ok()?);
    }
    Some(digits(&hash))
}

fn collect(folder: &Path, path: &str, paths: &mut Vec<String>) -> Option<()> {
    if !folder.symlink_metadata().ok()?.is_dir() {
        return None;
    }
    for entry in fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        let path = format!("{path}/{}", entry.file_name().to_str()?);
        if entry.file_type().ok()?.is_dir() {
            collect(&entry.path(), &path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Some(())
}

/// Adds a file. Lengths keep apart what would be the same one after the other.
fn add(hash: &mut XxHash3_64, path: &str, content: &[u8]) {
    for part in [path.as_bytes(), content] {
        hash.write_usize(part.len());
        hash.write(part);
    }
}
