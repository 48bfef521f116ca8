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
//! | `vocabulary` | the words that a spec chooses from, and the model holds |
//! | `diagnostic`, `source`, `suggest` | what is wrong, where, and what was probably meant |
//! | `names` | makes Rust names of the names of the wire, and nothing else does |
//! | `headers` | tells which headers cannot be a field |
//! | `emit` | one function per emitted item; cannot fail |
//! | `format` | prints the items |
//! | `parallel` | does this for several files at once |
//! | `select` | leaves out operations that somebody does not want |
//! | [`catalog`] | prints the model as data, for other tools |
//! | [`import`] | makes drafts of specs from official metadata |
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
mod headers;
pub mod import;
mod model;
mod names;
mod parallel;
mod select;
mod source;
mod spec;
mod suggest;
mod vocabulary;

use std::sync::atomic::{AtomicUsize, Ordering};

use emit::EmittedFile;

pub use diagnostic::{
    Diagnostic, DiagnosticRecord, Diagnostics, Id, RangeRecord, RelatedRecord, Style,
};
pub use select::UnknownOperations;
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
    Ok(check(sources)?.files(|_| ()))
}

/// Checks specs, and makes nothing of them.
///
/// # Errors
///
/// As [`generate`].
pub fn lint(sources: &[Source]) -> Result<(), Diagnostics> {
    check(sources).map(drop)
}

/// Checks specs, for everything that can be made of them.
///
/// # Errors
///
/// As [`generate`].
pub fn check(sources: &[Source]) -> Result<Checked, Diagnostics> {
    let specs = spec::parse(sources).map_err(Diagnostics::about_shape)?;
    let crate_name = CRATE_NAME.to_owned();
    check::check(specs, sources).map(|model| Checked { model, crate_name })
}

/// The name of a crate that is given no other, as Rust writes it.
const CRATE_NAME: &str = "aliyun_api";

/// Specs without a mistake.
#[derive(Debug)]
pub struct Checked {
    model: model::Model,
    crate_name: String,
}

impl Checked {
    /// Leaves out every operation but those with these names, such as `ens:RenewInstance`: the
    /// folder of the product and the action. The folder alone stands for all operations of the product.
    /// Shared types and error tables that none of them uses are left out as well.
    ///
    /// # Errors
    ///
    /// Every name that no operation or product has, with what was probably meant.
    pub fn only(self, names: &[String]) -> Result<Self, UnknownOperations> {
        let Self { model, crate_name } = self;
        select::select(model, names).map(|model| Self { model, crate_name })
    }

    /// Names the crate, as Rust writes it: the examples in its documentation import from it. It is
    /// `aliyun_api` otherwise.
    #[must_use]
    pub fn named(self, crate_name: impl Into<String>) -> Self {
        Self { crate_name: crate_name.into(), ..self }
    }

    /// The products: the names of their folders, modules and features.
    pub fn products(&self) -> impl Iterator<Item = &str> {
        self.model.products.iter().map(|product| product.module.as_str())
    }

    /// The files of the crate, made on all cores. Tells `progress` after each part how many are
    /// done, in any order.
    ///
    /// Each operation is forgotten when its file is made: thousands of both would not be in memory
    /// at the same time.
    pub fn files(self, progress: impl Fn(Progress) + Sync) -> Vec<File> {
        let Self { mut model, crate_name } = self;
        let shared = emit::shared(&model);
        let operations = model.products.iter().map(|product| product.operations.len());
        let all = shared.len() + operations.sum::<usize>();
        let done = AtomicUsize::new(0);
        let format = |emitted: Vec<EmittedFile<'_>>| -> Vec<File> {
            let files = emitted.into_iter().map(format::file).collect();
            progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, all });
            files
        };
        let shared = parallel::map(shared, |part| format(part.files(&crate_name)));
        let operations: Vec<_> = model
            .products
            .iter_mut()
            .map(|product| std::mem::take(&mut product.operations))
            .enumerate()
            .flat_map(|(index, operations)| operations.into_iter().map(move |one| (index, one)))
            .collect();
        let operations = parallel::map(operations, |(index, operation)| {
            let product = &model.products[index];
            format(vec![emit::operation(&crate_name, product, &operation, &model.gateway)])
        });
        shared.into_iter().chain(operations).flatten().collect()
    }
}

/// How far [`Checked::files`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many parts of the crate are done; nearly all parts are operations.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

/// Whether a crate can have this name: in snake case but for hyphens, and none that Rust or the
/// emitted code keeps for itself.
#[must_use]
pub fn is_crate_name(name: &str) -> bool {
    names::is_module_name(&name.replace('-', "_"))
}
