//! `cargo xtask`: the tasks of this repository.
//!
//! The generator works on text. Here are the files:
//!
//! | module | what it does |
//! |---|---|
//! | `codegen` | the task: from specs to a crate |
//! | `specs` | reads specs |
//! | `output` | compares a crate on the disk with what it should be, and changes it |
//! | `seal` | tells emitted files from those that a person changed or wrote |
//! | `features`, `own_crate` | manifests, of which only some entries are the generator's |
//! | `list` | a list in a manifest, with the comments in it |
//! | `lock`, `fingerprint` | one run at a time; a run with nothing to do is short |
//! | `import` | the task: from official metadata to drafts of specs |
//! | `lint` | the task: what is wrong with the specs |
//! | `fuzz` | the task: inputs that nobody thought of |
//! | `progress`, `summary` | what is said meanwhile and at the end |
//! | `measure` | the task: what generating and compiling cost |

mod codegen;
mod features;
mod fingerprint;
mod fuzz;
mod import;
mod lint;
mod list;
mod lock;
#[cfg(unix)]
mod measure;
mod output;
mod own_crate;
mod progress;
mod seal;
mod specs;
mod summary;

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use clap::{Parser, Subcommand, ValueEnum};
use generator::{Diagnostics, Source, Style};
use summary::counted;

/// More than a quarter of generating would be spent in the allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The tasks of this repository: from spec files to the crate in `generated/`.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    /// The folder that holds `specs/` and `generated/`; this repository if it is not given.
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Generates `generated/src` from `specs`, or a crate with some of the operations.
    ///
    /// Writes only what has changed, and removes emitted files whose spec is gone. If a spec has a
    /// mistake, nothing is written, and every mistake is shown: first those in the shape of files, then
    /// those in what they say. The features of the products in
    /// `generated/Cargo.toml` are kept true as well.
    Codegen(codegen::Options),
    /// Checks the specs, or some of them, and generates nothing.
    Lint(lint::Options),
    /// Makes drafts of specs from official metadata.
    ///
    /// Every fact of the metadata goes to its place; what has none stands at the head of the draft.
    /// Descriptions are copied as they are: the drafts are for your own tree.
    Import(import::Arguments),
    /// Measures what it costs to generate and to compile many operations.
    ///
    /// The operations of the repository are repeated under other names. Costs are CPU time, for
    /// each operation; compiling is that of the emitted crate alone.
    #[cfg(unix)]
    Measure {
        /// How many operations.
        #[arg(
            long,
            value_delimiter = ',',
            default_values_t = [3, 300, 3_000],
            value_parser = clap::value_parser!(u32).range(1..)
        )]
        operations: Vec<u32>,
    },
    /// Prints everything that the specs say, as data.
    Catalog {
        /// The format of the data.
        #[arg(long, value_enum, default_value_t = CatalogFormat::Json)]
        format: CatalogFormat,
    },
    /// Runs the fuzz targets for a while.
    ///
    /// Needs a C++ compiler, and nothing else that is not there: the counters that libFuzzer goes by
    /// are added by the toolchain of this repository.
    Fuzz(fuzz::Options),
}

#[derive(Clone, Copy, ValueEnum)]
enum CatalogFormat {
    /// See the module `catalog` of the crate `generator` for its shape.
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let start = Instant::now();
    let given_root = arguments.root;
    let root = given_root.clone().unwrap_or_else(repository);
    let result = match arguments.task {
        Task::Codegen(options) => codegen::run(&root, &options, start),
        Task::Import(task) => import::run(given_root.as_deref(), &task),
        Task::Lint(options) => lint::run(&root, &options),
        #[cfg(unix)]
        Task::Measure { operations } => {
            measure::run(&root, &operations, &root.join("target/measure"))
                .map(|()| ExitCode::SUCCESS)
        }
        Task::Catalog { format: CatalogFormat::Json } => catalog(&root),
        Task::Fuzz(options) => fuzz::run(&root, &options),
    };
    match result {
        Ok(code) => code,
        // Who reads the output has seen enough, as `head` has after some lines.
        Err(error) if is_closed_pipe(&error) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of this repository: the one above that of this package.
fn repository() -> PathBuf {
    let mut folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    folder.pop();
    folder
}

fn catalog(root: &Path) -> anyhow::Result<ExitCode> {
    let sources = specs::read(root)?;
    match generator::catalog::catalog(&sources) {
        Ok(catalog) => {
            print_json(&catalog)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(diagnostics) => show(&diagnostics, &sources, "there is no catalog"),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = error.root_cause().downcast_ref().map(std::io::Error::kind);
    kind == Some(ErrorKind::BrokenPipe)
}

fn print_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)
        .map_err(std::io::Error::from)
        .context("cannot write to the standard output")?;
    writeln!(out)?;
    Ok(())
}

/// Shows every mistake, in colour on a terminal.
fn show(diagnostics: &Diagnostics, sources: &[Source], outcome: &str) -> anyhow::Result<ExitCode> {
    let mut err = std::io::stderr().lock();
    let colored = err.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let style = if colored { Style::Colored } else { Style::Plain };
    write!(err, "{}", diagnostics.render(sources, style))?;
    let more = if diagnostics.may_be_more() {
        ", and more may follow: what the files say is checked when all can be read"
    } else {
        ""
    };
    writeln!(err, "{} found{more}; {outcome}", counted(diagnostics.len(), "mistake"))?;
    Ok(ExitCode::FAILURE)
}
