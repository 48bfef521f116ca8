//! `cargo xtask`: the tasks of this repository.
//!
//! The generator works on text. Here are the files: which specs there are ([`specs`]), and how the
//! emitted crate gets onto the disk ([`output`]).

mod output;
mod specs;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use clap::{Parser, Subcommand, ValueEnum};
use generator::{Diagnostics, File, Source, Style};

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
    /// Generates `generated/src` from `specs`.
    ///
    /// Writes only what has changed, and removes emitted files whose spec is gone. If a spec has a
    /// mistake, every mistake is shown and nothing is written.
    Codegen {
        /// Writes nothing; shows what would change, and fails if anything would.
        #[arg(long)]
        check: bool,
    },
    /// Checks the specs, and generates nothing.
    Lint {
        /// How to show mistakes.
        #[arg(long, value_enum, default_value_t = LintFormat::Text)]
        format: LintFormat,
    },
    /// Prints everything that the specs say, as data.
    Catalog {
        /// The format of the data.
        #[arg(long, value_enum, default_value_t = CatalogFormat::Json)]
        format: CatalogFormat,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum LintFormat {
    /// For people: each mistake with its line.
    Text,
    /// For editors and scripts: an array of mistakes.
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum CatalogFormat {
    /// See the module `catalog` of the crate `generator` for its shape.
    Json,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let start = Instant::now();
    let root = arguments.root.unwrap_or_else(repository);
    let result = match arguments.task {
        Task::Codegen { check } => codegen(&root, check, start),
        Task::Lint { format } => lint(&root, format),
        Task::Catalog { format: CatalogFormat::Json } => catalog(&root),
    };
    match result {
        Ok(code) => code,
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

fn codegen(root: &std::path::Path, check: bool, start: Instant) -> anyhow::Result<ExitCode> {
    let sources = specs::read(root)?;
    let files = match generator::generate(&sources) {
        Ok(files) => files,
        Err(diagnostics) => return show(&diagnostics, &sources, "nothing was written"),
    };
    let plan = output::plan(&root.join("generated/src"), &files)?;
    if check {
        return check_plan(&plan);
    }
    plan.apply()?;
    let mut out = std::io::stdout().lock();
    for (product, operations, count) in products(&files) {
        writeln!(out, "{product}: {operations}, {count}")?;
    }
    writeln!(
        out,
        "{}: {} written, {} removed, {} unchanged, in {} ms",
        counted(files.len(), "file"),
        plan.written(),
        plan.removed(),
        plan.unchanged(),
        start.elapsed().as_millis()
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Shows what would change.
fn check_plan(plan: &output::Plan) -> anyhow::Result<ExitCode> {
    if plan.written() + plan.removed() == 0 {
        println!("generated/src is what the specs say: {} files", plan.unchanged());
        return Ok(ExitCode::SUCCESS);
    }
    std::io::stdout().lock().write_all(plan.diff()?.as_bytes())?;
    eprintln!("error: generated/src is not what the specs say; run `cargo xtask codegen`");
    Ok(ExitCode::FAILURE)
}

/// The products of the emitted files, with how many operations and files each has.
fn products(files: &[File]) -> Vec<(String, String, String)> {
    let mut products: Vec<(String, usize, usize)> = Vec::new();
    for file in files {
        let Some((product, rest)) = file.path.split_once('/') else { continue };
        let is_operation = !rest.contains('/') && rest != "mod.rs";
        match products.iter_mut().find(|(known, _, _)| known == product) {
            Some((_, operations, count)) => {
                *operations += usize::from(is_operation);
                *count += 1;
            }
            None => products.push((product.to_owned(), usize::from(is_operation), 1)),
        }
    }
    let line = |(product, operations, count)| {
        (product, counted(operations, "operation"), counted(count, "file"))
    };
    products.into_iter().map(line).collect()
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn lint(root: &std::path::Path, format: LintFormat) -> anyhow::Result<ExitCode> {
    let sources = specs::read(root)?;
    let result = generator::lint(&sources);
    match (format, result) {
        (LintFormat::Text, Ok(())) => {
            println!("{}: no mistakes", counted(sources.len(), "file"));
            Ok(ExitCode::SUCCESS)
        }
        (LintFormat::Text, Err(diagnostics)) => show(&diagnostics, &sources, "nothing was written"),
        (LintFormat::Json, result) => {
            let records = result.as_ref().err().map(|diagnostics| diagnostics.records(&sources));
            print_json(&records.unwrap_or_default())?;
            Ok(if result.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}

fn catalog(root: &std::path::Path) -> anyhow::Result<ExitCode> {
    let sources = specs::read(root)?;
    match generator::catalog::catalog(&sources) {
        Ok(catalog) => {
            print_json(&catalog)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(diagnostics) => show(&diagnostics, &sources, "there is no catalog"),
    }
}

fn print_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value).context("cannot write to the standard output")?;
    writeln!(out)?;
    Ok(())
}

/// Shows every mistake, in colour on a terminal.
fn show(diagnostics: &Diagnostics, sources: &[Source], outcome: &str) -> anyhow::Result<ExitCode> {
    let mut err = std::io::stderr().lock();
    let colored = err.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let style = if colored { Style::Colored } else { Style::Plain };
    write!(err, "{}", diagnostics.render(sources, style))?;
    writeln!(err, "{} found; {outcome}", counted(diagnostics.len(), "mistake"))?;
    Ok(ExitCode::FAILURE)
}
