//! Turns hand-written specs of API operations into the source of a Rust crate.
//!
//! # The tour
//!
//! A spec is a YAML file, transcribed from an API reference page. Text goes in, text comes out,
//! and nothing here reads or writes a file:
//!
//! ```text
//! text ──spec──▶ Spec ──check──▶ Model ──emit──▶ items ──format──▶ text
//!       what was       what is           what Rust        what is
//!       written        true              reads            written
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | `spec` | reads YAML; knows the keys of each file and where everything stands |
//! | `check` | judges what was read, and reports every mistake with its place and a remedy |
//! | `model` | what is true after the checks: plain data |
//! | `names` | makes Rust names of the names of the wire, and nothing else does |
//! | `emit` | one function per emitted item; cannot fail |
//! | `format` | prints the items |
//! | [`catalog`] | prints the model as data, for other tools |
//!
//! # To add something
//!
//! - A key of the language: a field in `spec::types`, a `check_…` function, a field in `model`,
//!   then what is emitted for it; one fixture under `tests/accept`, and one under `tests/reject`
//!   for each way to get it wrong.
//! - A diagnostic: an [`Id`], the check that reports it, one fixture under `tests/reject`.
//! - An emitted item: a function in `emit` that ends in one template.

pub mod catalog;
mod check;
mod diagnostic;
mod emit;
mod format;
mod model;
mod names;
mod source;
mod spec;
mod suggest;
mod vocabulary;

pub use diagnostic::{
    Diagnostic, DiagnosticRecord, Diagnostics, Id, RangeRecord, RelatedRecord, Style,
};
pub use source::{Place, Point, Source, Span};

/// A file of the emitted crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path in the source folder of the crate, with `/` between its parts.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// Turns specs into the files of a crate.
///
/// The result depends on the sources alone, and not on their order.
///
/// # Errors
///
/// Every mistake in every file, each with its place and with what to do about it.
///
/// # Examples
///
/// ```
/// use generator::{Source, Style};
///
/// let sources = [Source::new("specs/ens/product.yaml", "code: Ens\nversoin: 2017-11-10\n")];
/// let diagnostics = generator::generate(&sources).unwrap_err();
/// let shown = diagnostics.render(&sources, Style::Plain);
/// assert!(shown.contains("specs/ens/product.yaml:2:1"));
/// assert!(shown.contains("did you mean `version`?"));
/// ```
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Diagnostics> {
    let specs = spec::parse(sources)?;
    let model = check::check(&specs, sources)?;
    let files = emit::files(&model);
    Ok(files.iter().map(format::file).collect())
}

/// Checks specs, and makes nothing of them.
///
/// # Errors
///
/// As [`generate`].
pub fn lint(sources: &[Source]) -> Result<(), Diagnostics> {
    let specs = spec::parse(sources)?;
    check::check(&specs, sources).map(drop)
}
