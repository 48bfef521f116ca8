//! Turns official metadata into drafts of specs that a person can finish.
//!
//! JSON goes in, spec files come out, and nothing here reads or writes a file. Every fact of the
//! document goes to its place in the language. What has none, what cannot be read and what had to be
//! decided stands at the head of each draft, and in a [`Summary`].
//!
//! ```text
//! JSON ──document, cli──▶ Product ──settle, tables, naming──▶ Product ──write──▶ specs
//!                         what was                            what it is          │
//!                         understood                          called              │
//!      ▲                                                                          │
//!      └───── sound: once more, without what the checks of specs refuse ◀─────────┘
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | `read`, `notes`, `text` | JSON whose every key is accounted for; what a person should know; texts that a spec may hold |
//! | `document`, `operation` | an `api-docs.json`, and one operation of it |
//! | `parameters`, `responses`, `schema`, `values`, `ranges`, `examples`, `errors`, `samples`, `facts` | the parts of an operation |
//! | `prose`, `language` | what descriptions say beyond doubt, and in which language |
//! | `raw` | bodies that are not JSON |
//! | `recognize` | what the parts mean together: pages, tokens, reading and writing |
//! | `cli`, `canonical` | the metadata of the command line, and the newer ones in the shape of a document |
//! | `draft` | what has been understood: plain data |
//! | `settle`, `cycles`, `tables`, `naming` | what has to be decided with all operations at hand |
//! | `reuse`, `merge` | the tables and the `product.yaml` that stand in the folder already |
//! | `assemble` | the way from what was understood to the files |
//! | `write`, `yaml` | the files |
//! | `sound` | leaves out what would be a mistake in a draft, until there is none |

mod assemble;
mod canonical;
mod cli;
mod cycles;
mod document;
mod draft;
mod errors;
mod examples;
mod facts;
mod language;
mod merge;
mod naming;
mod notes;
mod operation;
mod parameters;
mod prose;
mod ranges;
mod raw;
mod read;
mod recognize;
mod responses;
mod reuse;
mod samples;
mod schema;
mod sent;
mod settle;
mod sound;
mod success_codes;
mod tables;
mod text;
mod values;
mod write;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

use crate::source::Source;
use assemble::assemble;
use notes::Notes;
pub use notes::{Note, NoteKind, Summary};

/// What to import, and where to.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder of the product under `specs`, e.g. `ens`.
    pub module: String,
    /// The operations to import; all, if none is named.
    pub operations: Vec<String>,
    /// The files that stand in the folder already, by their paths in it: for those there are no
    /// drafts.
    pub existing: BTreeSet<String>,
    /// The `product.yaml` that stands in the folder already: it gets the types that it lacks, and is
    /// left alone otherwise.
    pub existing_product: Option<String>,
    /// The tables of errors that stand in the folder already, by the stems of their files: operations
    /// that document all rows of one use it.
    pub existing_tables: BTreeMap<String, String>,
}

/// The metadata of a product for the Alibaba Cloud CLI.
#[derive(Clone, Debug, Default)]
pub struct CliMetadata {
    /// `products.json`
    pub products: Vec<u8>,
    /// The code of the product; not needed if there is only one.
    pub product: Option<String>,
    /// `version.json` of the product, if there is one.
    pub version: Option<Vec<u8>>,
    /// The name of each operation, and its file.
    pub operations: Vec<(String, Vec<u8>)>,
}

/// Drafts, and what to know about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafts {
    /// The spec files, sorted by path.
    pub files: Vec<Source>,
    /// What was done, and what was not.
    pub summary: Summary,
}

/// Why a document is no metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError(String);

impl ImportError {
    fn new(problem: impl Into<String>) -> Self {
        Self(problem.into())
    }
}

impl Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ImportError {}

/// Makes drafts of an `api-docs.json`.
///
/// # Errors
///
/// If it is not JSON, names no product, has none of the operations that are wanted, or is about
/// another product than the `product.yaml` that is there.
pub fn api_docs(document: &[u8], options: &Options) -> Result<Drafts, ImportError> {
    check_module(&options.module)?;
    let document = read::json(document)
        .map_err(|problem| ImportError::new(format!("it is not JSON: {problem}")))?;
    sound::without_mistakes(options, |refused| {
        let mut notes = Notes::default();
        let product = document::read(&mut notes, &document, options)?;
        assemble(notes, product, options, refused)
    })
}

/// Makes drafts of the metadata of the Alibaba Cloud CLI.
///
/// # Errors
///
/// If a file is not JSON, there is no such product or operation, or the `product.yaml` that is there
/// is that of another product.
pub fn cli_metadata(metadata: &CliMetadata, options: &Options) -> Result<Drafts, ImportError> {
    check_module(&options.module)?;
    sound::without_mistakes(options, |refused| {
        let mut notes = Notes::default();
        let product = cli::read(&mut notes, metadata, options)?;
        assemble(notes, product, options, refused)
    })
}

/// The name of the file of an operation, without its extension.
#[must_use]
pub fn file_stem(action: &str) -> String {
    crate::names::stem(action)
}

fn check_module(module: &str) -> Result<(), ImportError> {
    if crate::names::is_module_name(module) {
        return Ok(());
    }
    Err(ImportError::new(format!(
        "the folder `{}` cannot be a Rust module: name it in snake case, as in specs/ens",
        text::excerpt(module)
    )))
}
