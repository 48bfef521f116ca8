//! The task `lint`: what is wrong with the specs, or with some of them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::ValueEnum;
use generator::{Diagnostics, Source};

use crate::specs;
use crate::summary::counted;
use crate::{print_json, show};

/// What is asked for.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Files or folders under `specs`: only mistakes that have to do with them are shown. All files are
    /// read in any case, because they refer to one another.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to show mistakes.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: each mistake with its line.
    Text,
    /// For editors and scripts: an array of mistakes.
    Json,
}

/// Checks the specs.
///
/// # Errors
///
/// If a file cannot be read, or a path is not that of a spec.
pub(crate) fn run(root: &Path, options: &Options) -> anyhow::Result<ExitCode> {
    let sources = match (specs::read(root), options.format) {
        (Ok(sources), _) => sources,
        (Err(unreadable), Format::Text) => return Err(unreadable.into()),
        (Err(unreadable), Format::Json) => {
            print_json(&unreadable.records())?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let wanted = wanted(root, &options.paths, &sources)?;
    let is_wanted = |path: &str| wanted.iter().any(|wanted| is_inside(path, wanted));
    let files = sources.iter().filter(|source| is_wanted(&source.path)).count();
    let found = Found::new(generator::lint(&sources).err(), &sources, is_wanted);
    match options.format {
        Format::Text => found.show(files, &sources),
        Format::Json => found.print(&sources),
    }
}

/// The paths of specs that are asked for; all of them if none is.
fn wanted(root: &Path, paths: &[PathBuf], sources: &[Source]) -> anyhow::Result<Vec<String>> {
    if paths.is_empty() {
        return Ok(vec!["specs".to_owned()]);
    }
    paths.iter().map(|path| path_of_spec(root, path, sources)).collect()
}

/// The path of a spec or a folder of specs, as sources have it. What is no path from the working
/// directory is taken for one from the root.
fn path_of_spec(root: &Path, path: &Path, sources: &[Source]) -> anyhow::Result<String> {
    let folder = root.join("specs");
    let (real_root, candidates) = (root.canonicalize()?, [path.to_owned(), root.join(path)]);
    for candidate in candidates {
        let Ok(real) = candidate.canonicalize() else { continue };
        let Ok(inside) = real.strip_prefix(&real_root) else { continue };
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let wanted = parts.join("/");
        if sources.iter().any(|source| is_inside(&source.path, &wanted)) {
            return Ok(wanted);
        }
    }
    bail!(
        "there is no spec at {}: name a file or folder under {}",
        path.display(),
        folder.display()
    )
}

/// Whether a path is this one, or in the folder that it names. The empty path is the root.
fn is_inside(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || folder.is_empty())
}

/// The mistakes, and how many of them are shown.
struct Found {
    shown: Option<Diagnostics>,
    /// How many have to do with other files alone.
    elsewhere: usize,
    /// Whether what is shown keeps the files that are asked for from being checked, and is not theirs.
    is_in_the_way: bool,
}

impl Found {
    fn new(all: Option<Diagnostics>, sources: &[Source], is_wanted: impl Fn(&str) -> bool) -> Self {
        let Some(all) = all else {
            return Self { shown: None, elsewhere: 0, is_in_the_way: false };
        };
        let shown = all.about(sources, is_wanted);
        let elsewhere = all.len() - shown.as_ref().map_or(0, Diagnostics::len);
        if shown.is_none() && all.may_be_more() {
            return Self { shown: Some(all), elsewhere: 0, is_in_the_way: true };
        }
        Self { shown, elsewhere, is_in_the_way: false }
    }

    fn show(&self, files: usize, sources: &[Source]) -> anyhow::Result<ExitCode> {
        let elsewhere = match self.elsewhere {
            0 => String::new(),
            count => format!("; {} in other files", counted(count, "mistake")),
        };
        let Some(shown) = &self.shown else {
            let files = counted(files, "file");
            writeln!(std::io::stdout(), "{files}: no mistakes{elsewhere}")?;
            return Ok(ExitCode::SUCCESS);
        };
        let outcome = if self.is_in_the_way {
            "these are in other files, which are read first".to_owned()
        } else {
            format!("nothing is generated of them{elsewhere}")
        };
        show(shown, sources, &outcome)
    }

    fn print(&self, sources: &[Source]) -> anyhow::Result<ExitCode> {
        let records = self.shown.as_ref().map(|shown| shown.records(sources));
        print_json(&records.unwrap_or_default())?;
        Ok(if self.shown.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
