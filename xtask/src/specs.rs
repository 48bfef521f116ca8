//! Reads the spec files of a repository.

use std::fs::{self, DirEntry, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail};
use generator::Source;

/// More than the generator accepts, so that it can say that a file is too large.
const MOST_BYTES: u64 = 5 * 1024 * 1024;

/// Reads every spec under `specs`, sorted by path.
///
/// # Errors
///
/// If a file cannot be read, or is something that does not belong there.
pub(crate) fn read(root: &Path) -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    read_folder(&root.join("specs"), "specs", &mut sources)?;
    if sources.is_empty() {
        bail!("there is no spec under {}", root.join("specs").display());
    }
    Ok(sources)
}

fn read_folder(folder: &Path, path: &str, sources: &mut Vec<Source>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {path}"))?;
    let mut entries = entries
        .collect::<Result<Vec<_>, _>>()
        .with_context(|| format!("cannot read the folder {path}"))?;
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            bail!("the name of {path}/{} is not UTF-8: rename it", name.to_string_lossy());
        };
        let path = format!("{path}/{name}");
        let kind = entry.file_type().with_context(|| format!("cannot look at {path}"))?;
        if is_ignored(name) || path == "specs/README.md" {
            continue;
        }
        if kind.is_dir() && path.matches('/').count() <= 2 {
            read_folder(&entry.path(), &path, sources)?;
        } else if kind.is_file() && has_extension(name, "yaml") {
            sources.push(Source::new(path.clone(), read_file(&entry.path(), &path)?));
        } else if has_extension(name, "yml") {
            bail!("{path}: specs end in `.yaml`: rename it");
        } else {
            bail!(
                "{path} is no spec: a spec is a regular file that ends in `.yaml`; move it elsewhere"
            );
        }
    }
    Ok(())
}

/// Files that editors and systems leave behind.
fn is_ignored(name: &str) -> bool {
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~')
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

fn read_file(file: &Path, path: &str) -> anyhow::Result<Vec<u8>> {
    let mut content = Vec::new();
    File::open(file)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut content))
        .with_context(|| format!("cannot read {path}"))?;
    Ok(content)
}
