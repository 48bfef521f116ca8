//! The task `codegen`: from the specs of a repository to a crate on the disk.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, bail};
use generator::{Checked, File};

use crate::fingerprint::{self, Fingerprint};
use crate::output::{self, Changes, Wanted};
use crate::own_crate::OwnCrate;
use crate::seal::seal;
use crate::summary::{Summary, counted};
use crate::{features, lock, progress, show, specs};

/// What is asked for.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Writes nothing; shows what would change, and fails if anything would.
    #[arg(long)]
    check: bool,
    /// Replaces emitted files even if they were changed by hand.
    #[arg(long, conflicts_with = "check")]
    force: bool,
    /// Makes a crate with these operations alone, e.g. `ens:RenewInstance,ens:RunInstances`, or `ens` for
    /// all of a product, and with the types and error tables that they share.
    #[arg(
        long,
        value_name = "PRODUCT[:OPERATION]",
        value_delimiter = ',',
        num_args = 1..,
        requires = "out"
    )]
    only: Vec<String>,
    /// The folder of that crate; new or empty, or made this way before.
    #[arg(long, value_name = "DIR", requires = "only")]
    out: Option<PathBuf>,
    /// The name of that crate, if it is new; `aliyun-api` if it is not given.
    #[arg(long, requires = "only")]
    name: Option<String>,
}

/// Generates a crate.
///
/// # Errors
///
/// If a file is in the way, or cannot be read or written.
pub(crate) fn run(root: &Path, options: &Options, start: Instant) -> anyhow::Result<ExitCode> {
    let root = std::path::absolute(root)?;
    let task = Codegen { root: &root, options, start };
    if options.check {
        return task.check();
    }
    if !root.join("specs").is_dir() {
        let specs = root.join("specs");
        bail!("there is no folder {}: name the folder above it with `--root`", specs.display());
    }
    let _lock = lock::take(&root)?;
    task.write(&root.join(lock::MEMORY).join("fingerprint.json"))
}

struct Codegen<'a> {
    root: &'a Path,
    options: &'a Options,
    start: Instant,
}

/// What a crate should be.
struct Generated {
    /// The folder of the crate.
    folder: PathBuf,
    /// The files in which a person writes as well.
    kept: Vec<Wanted>,
    emitted: Vec<Wanted>,
    summary: Summary,
}

impl Codegen<'_> {
    /// Shows what would change.
    fn check(&self) -> anyhow::Result<ExitCode> {
        let sources = specs::read(self.root)?;
        let checked = match generator::check(&sources) {
            Ok(checked) => checked,
            Err(diagnostics) => return show(&diagnostics, &sources, "nothing was written"),
        };
        let Generated { folder, kept, emitted, .. } = self.generate(checked)?;
        let source = folder.join("src");
        let source = source.strip_prefix(self.root).unwrap_or(&source).display().to_string();
        let plan = output::plan(&folder, kept, emitted)?;
        if plan.is_done() {
            let files = plan.changes().unchanged;
            writeln!(std::io::stdout(), "{source} is what the specs say: {files} files")?;
            return Ok(ExitCode::SUCCESS);
        }
        std::io::stdout().lock().write_all(plan.diff()?.as_bytes())?;
        if let Some(edited) = plan.edited() {
            eprintln!("{edited}\nerror: {source} is not what the specs say");
        } else {
            let help = match self.options.out {
                None => "run `cargo xtask codegen`",
                Some(_) => "run the same command without `--check`",
            };
            eprintln!("error: {source} is not what the specs say; {help}");
        }
        Ok(ExitCode::FAILURE)
    }

    /// Writes what has changed.
    fn write(&self, memory: &Path) -> anyhow::Result<ExitCode> {
        let sources = specs::read(self.root)?;
        let inputs = self.options.out.is_none().then(|| fingerprint::inputs(&sources)).flatten();
        if let Some(inputs) = &inputs
            && let Some(last) = Fingerprint::of_last_run(memory, inputs, &self.generated())
        {
            let changes = Changes { unchanged: last.summary.files, ..Changes::default() };
            self.report(&last.summary, &changes, std::iter::empty())?;
            return Ok(ExitCode::SUCCESS);
        }
        let checked = match generator::check(&sources) {
            Ok(checked) => checked,
            Err(diagnostics) => return show(&diagnostics, &sources, "nothing was written"),
        };
        drop(sources);
        let Generated { folder, kept, emitted, summary } = self.generate(checked)?;
        let inputs = inputs.map(|inputs| (inputs, fingerprint::outputs(&kept, &emitted)));
        let plan = output::plan(&folder, kept, emitted)?;
        if let Some(edited) = plan.edited()
            && !self.options.force
        {
            bail!("{edited}; nothing was written");
        }
        plan.apply()?;
        self.report(&summary, &plan.changes(), plan.written_beside_src())?;
        if let Some((inputs, outputs)) = inputs {
            Fingerprint { inputs, outputs, summary }.write(memory);
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Makes everything that the crate should have.
    fn generate(&self, mut checked: Checked) -> anyhow::Result<Generated> {
        if self.options.out.is_some() {
            checked = checked.only(&self.options.only)?;
        }
        let products: Vec<&str> = checked.products().collect();
        let (folder, kept) = match &self.options.out {
            Some(out) => {
                let folder = std::path::absolute(out)?;
                let (kept, name) = self.own_crate(&folder).kept(&products)?;
                checked = checked.named(name);
                (folder, kept)
            }
            None => (self.generated(), kept_manifest(&self.generated(), &products)?),
        };
        let progress = progress::Line::on_stderr(self.start);
        let files = checked.files(|done| progress.show(done));
        progress.clear();
        let summary = Summary::new(&files);
        let wanted =
            |File { path, text }| Wanted { path: format!("src/{path}"), text: seal(&text) };
        let emitted = files.into_iter().map(wanted).collect();
        Ok(Generated { folder, kept, emitted, summary })
    }

    fn generated(&self) -> PathBuf {
        self.root.join("generated")
    }

    fn own_crate<'a>(&'a self, folder: &'a Path) -> OwnCrate<'a> {
        let Options { name, only, .. } = self.options;
        OwnCrate { folder, name: name.as_deref(), only, repository: self.root }
    }

    fn report<'a>(
        &self,
        summary: &Summary,
        Changes { written, removed, unchanged }: &Changes,
        written_beside_src: impl Iterator<Item = &'a str>,
    ) -> anyhow::Result<()> {
        let mut out = std::io::stdout().lock();
        summary.print(&mut out)?;
        for path in written_beside_src {
            writeln!(out, "{path} written")?;
        }
        let files = counted(summary.files, "file");
        let time = self.start.elapsed().as_millis();
        writeln!(
            out,
            "{files}: {written} written, {removed} removed, {unchanged} unchanged, in {time} ms"
        )?;
        Ok(())
    }
}

/// The manifest of the crate of this repository, with a feature for each product. A folder without
/// one gets the sources alone.
fn kept_manifest(folder: &Path, products: &[&str]) -> anyhow::Result<Vec<Wanted>> {
    output::refuse_link(folder)?;
    let path = folder.join("Cargo.toml");
    let Some(manifest) = output::read_text_if_there(&path)? else { return Ok(Vec::new()) };
    let text = features::keep(&manifest, products)
        .with_context(|| format!("cannot use {}", path.display()))?;
    Ok(vec![Wanted { path: "Cargo.toml".to_owned(), text }])
}
