//! Turns official metadata into drafts of specs that a person can finish.
//!
//! JSON goes in, spec files come out, and nothing here reads or writes a file. Every fact of the
//! document goes to its place in the language. What has none, what cannot be read and what had to be
//! decided stands at the head of each draft, and in a [`Summary`].
//!
//! ```text
//! JSON ──document, cli──▶ Product ──tables, naming──▶ Product ──write──▶ specs
//!                         what was                    what it is
//!                         understood                  called
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | `read`, `notes`, `text` | JSON whose every key is accounted for; what a person should know; texts that a spec may hold |
//! | `document`, `operation` | an `api-docs.json`, and one operation of it |
//! | `parameters`, `responses`, `schema`, `values`, `ranges`, `examples`, `errors`, `samples`, `facts` | the parts of an operation |
//! | `prose` | what descriptions say beyond doubt |
//! | `raw` | bodies that are not JSON |
//! | `recognize` | what the parts mean together: pages, tokens, reading and writing |
//! | `cli`, `canonical` | the metadata of the command line, and the newer ones in the shape of a document |
//! | `settle`, `cycles`, `reuse`, `tables`, `naming` | what has to be decided with all operations at hand |
//! | `draft` | what has been understood: plain data |
//! | `write`, `yaml` | the files |

mod canonical;
mod cli;
mod cycles;
mod document;
mod draft;
mod errors;
mod examples;
mod facts;
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
mod settle;
mod sound;
mod tables;
mod text;
mod values;
mod write;
mod yaml;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::{self, Display};

use crate::source::Source;
use crate::spec::LARGEST;
use draft::{Operation, Product, Safety};
use notes::Notes;
pub use notes::{Note, NoteKind, Summary};
use sound::Refused;
use tables::Table;

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
    sound::drafts(options, |refused| {
        let mut notes = Notes::default();
        let product = document::read(&mut notes, &document, options)?;
        drafts(notes, product, options, refused)
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
    sound::drafts(options, |refused| {
        let mut notes = Notes::default();
        let product = cli::read(&mut notes, metadata, options)?;
        drafts(notes, product, options, refused)
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

/// Decides what takes all operations to decide, and writes.
fn drafts(
    mut notes: Notes,
    mut product: Product,
    options: &Options,
    refused: &Refused,
) -> Result<Drafts, ImportError> {
    let existing = merge::existing(options);
    if let Some(existing) = &existing {
        merge::check_same(&product, existing, options)?;
    }
    product.operations.retain(|operation| {
        let reason = refused.reason(&operation.action);
        if let Some(reason) = reason {
            notes.refuse(&operation.action, "its draft would have a mistake", reason);
        }
        reason.is_none()
    });
    for (name, reason) in refused.types() {
        let is_own = existing.as_ref().is_none_or(|existing| !existing.types.contains_key(name));
        if is_own && product.types.shift_remove(name).is_some() {
            let what = "a type whose draft would have a mistake: its fields can be anything";
            notes.add(NoteKind::NoPlace, what, &format!("{name}: {reason}"));
        }
    }
    if let Some(existing) = &existing {
        merge::take_style(&mut product, existing);
    }
    settle::settle(&mut notes, &mut product, existing.is_some());
    for operation in &mut product.operations {
        notes.of(Some(&operation.action));
        samples::take_mistakes(&mut notes, operation, refused.samples(&operation.action));
    }
    notes.of(None);
    note_methods(&mut notes, &product);
    note_charges(&mut notes, &product);
    if existing.is_none() {
        share_http(&mut notes, &mut product);
    }
    let stems = options.existing.iter().filter_map(|path| path.strip_suffix(".yaml"));
    let (tables_there, others): (Vec<&str>, Vec<&str>) =
        stems.partition(|path| path.starts_with("errors/"));
    product.reserve_types_of(others.into_iter().filter(|stem| *stem != "product"));
    let stem = |path: &str| path.strip_prefix("errors/").map(str::to_owned);
    let stems: HashSet<String> = tables_there.into_iter().filter_map(stem).collect();
    product.reserved_types.extend(stems.iter().map(|stem| tables::type_name(stem)));
    let there = reuse::tables(&mut product.operations, options);
    let mut tables = if refused.may_share() {
        tables::factor(&mut product.operations, &stems, &product.reserved_types)
    } else {
        Vec::new()
    };
    tables.extend(there);
    naming::name(&mut product, &mut tables);
    product.types_of_requests = settle::types_of_requests(&product);
    let mut files: Vec<(String, String)> = Vec::new();
    for table in tables.iter().filter(|table| !table.is_there) {
        files.push((format!("errors/{}.yaml", table.stem), write::table(table, &product.source)));
    }
    let mut operations = std::mem::take(&mut product.operations);
    for (index, operation) in operations.iter_mut().enumerate() {
        let used: Vec<&Table> =
            tables.iter().filter(|table| table.operations.contains(&index)).collect();
        files.push(operation_file(&mut notes, &product, operation, &used));
    }
    product.operations = operations;
    let text = options.existing_product.as_deref();
    if let Some((existing, text)) = existing.as_ref().zip(text) {
        let merged = merge::product(&mut notes, &product, existing, text);
        files.extend(merged.map(|merged| ("product.yaml".to_owned(), merged)));
    } else if !options.existing.contains("product.yaml") {
        files.push(product_file(&mut notes, &mut product));
    }
    files.sort();
    let mut samples = 0;
    let mut defective_samples = Vec::new();
    for operation in &product.operations {
        for sample in operation.samples.iter().filter(|sample| sample.is_answer()) {
            match &sample.defect {
                Some(defect) => defective_samples.push((operation.action.clone(), defect.clone())),
                None => samples += usize::from(operation.has_response),
            }
        }
    }
    let summary = Summary {
        operations: product.operations.len(),
        tables: tables.iter().filter(|table| !table.is_there).count(),
        samples,
        defective_samples,
        notes: notes.finish(),
    };
    let path = |path: String| format!("specs/{}/{path}", options.module);
    let files = files.into_iter().map(|(name, text)| Source::new(path(name), text)).collect();
    Ok(Drafts { files, summary })
}

/// The draft of an operation; without its samples and descriptions, if it would be too large.
fn operation_file(
    notes: &mut Notes,
    product: &Product,
    operation: &mut Operation,
    tables: &[&Table],
) -> (String, String) {
    let name = write::file_name(operation);
    notes.of(Some(&operation.action));
    let mut text = write::operation(product, operation, tables, notes);
    if text.len() > LARGEST {
        notes.add(NoteKind::LeftOut, "the samples: the file would be too large", "");
        operation.samples.clear();
        text = write::operation(product, operation, tables, notes);
    }
    if text.len() > LARGEST {
        notes.add(NoteKind::LeftOut, "the descriptions of fields: the file would be too large", "");
        let fields = [&mut operation.request, &mut operation.response, &mut operation.events];
        fields
            .into_iter()
            .flat_map(|fields| fields.values_mut())
            .for_each(settle::describe_nothing);
        text = write::operation(product, operation, tables, notes);
    }
    notes.of(None);
    (name, text)
}

/// The draft of what the operations share; without descriptions, if it would be too large.
fn product_file(notes: &mut Notes, product: &mut Product) -> (String, String) {
    let mut text = write::product(product, notes);
    if text.len() > LARGEST {
        notes.add(NoteKind::LeftOut, "the descriptions of types: the file would be too large", "");
        product.types.values_mut().for_each(settle::describe_nothing);
        text = write::product(product, notes);
    }
    ("product.yaml".to_owned(), text)
}

/// Tells of operations that are called as most others are, because nothing is said about them.
fn note_methods(notes: &mut Notes, product: &Product) {
    let is_said = product.operations.iter().any(|operation| !operation.methods.is_empty());
    for operation in product.operations.iter().filter(|operation| operation.methods.is_empty()) {
        notes.of(Some(&operation.action));
        if is_said {
            let what = "an operation without methods has those of the product";
            notes.add(NoteKind::Assumed, what, "");
        }
    }
    notes.of(None);
}

/// Tells of operations that may cost money for all that is said about them.
fn note_charges(notes: &mut Notes, product: &Product) {
    let is_open = |operation: &&Operation| match operation.safety {
        Safety::ReadOnly => false,
        Safety::AtMostOnce | Safety::Token(_) => operation.charges.is_none(),
    };
    for operation in product.operations.iter().filter(is_open) {
        notes.of(Some(&operation.action));
        let what = "nothing says whether a call costs money: it is taken for possible, until \
                    `charges` says it";
        notes.add(NoteKind::Assumed, what, "");
    }
    notes.of(None);
}

/// Makes the most common methods and protocols those of the product.
fn share_http(notes: &mut Notes, product: &mut Product) {
    let most_common = |lists: &mut dyn Iterator<Item = &Vec<String>>| {
        let mut counts: BTreeMap<&Vec<String>, usize> = BTreeMap::new();
        for list in lists.filter(|list| !list.is_empty()) {
            *counts.entry(list).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(list, _)| list.clone())
    };
    let methods = most_common(&mut product.operations.iter().map(|operation| &operation.methods));
    let protocols =
        most_common(&mut product.operations.iter().map(|operation| &operation.protocols));
    let mut or = |found: Option<Vec<String>>, usual: &str, what: &str| {
        found.unwrap_or_else(|| {
            notes.add(NoteKind::Assumed, what, usual);
            vec![usual.to_owned()]
        })
    };
    product.methods = or(methods, "POST", "no operation says its methods");
    product.protocols = or(protocols, "HTTPS", "no operation says its protocols");
}
