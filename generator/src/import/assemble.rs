//! Makes the files of what has been understood, once the operations are settled and named together.

use std::collections::{BTreeMap, HashSet};

use super::draft::{Operation, Product, Safety};
use super::notes::{NoteKind, Notes, Summary};
use super::recognize::costs;
use super::sound::Refused;
use super::tables::{self, Table};
use super::{Drafts, ImportError, Options, merge, naming, reuse, samples, settle, write};
use crate::source::Source;
use crate::spec::{LARGEST, types};

/// Makes the drafts of what has been understood of a product.
pub(super) fn assemble(
    mut notes: Notes,
    mut product: Product,
    options: &Options,
    refused: &Refused,
) -> Result<Drafts, ImportError> {
    let existing = merge::existing(options);
    if let Some(existing) = &existing {
        merge::check_same(&product, existing, options)?;
    }
    leave_out_refused(&mut notes, &mut product, refused, existing.as_ref());
    if let Some(existing) = &existing {
        merge::take_style(&mut product, existing);
    }
    settle::settle(&mut notes, &mut product, existing.is_some());
    for operation in &mut product.operations {
        if let Some(mistakes) = refused.samples(&operation.action) {
            notes.of(Some(&operation.action));
            samples::take_mistakes(&mut notes, operation, mistakes);
        }
    }
    notes.of(None);
    note_methods(&mut notes, &product);
    note_charges(&mut notes, &product);
    if existing.is_none() {
        share_http(&mut notes, &mut product);
    }
    let mut tables = error_tables(&mut product, options, refused);
    naming::name(&mut product, &mut tables);
    product.types_of_requests = settle::types_of_requests(&product);
    let mut files = operation_files(&mut notes, &mut product, &tables);
    let text = options.existing_product.as_deref();
    if let Some((existing, text)) = existing.as_ref().zip(text) {
        let merged = merge::product(&mut notes, &product, existing, text);
        files.extend(merged.map(|merged| ("product.yaml".to_owned(), merged)));
    } else if !options.existing.contains("product.yaml") {
        files.push(product_file(&mut notes, &mut product));
    }
    files.sort();
    let path = |path: String| format!("specs/{}/{path}", options.module);
    let files = files.into_iter().map(|(name, text)| Source::new(path(name), text)).collect();
    Ok(Drafts { files, summary: summary(notes, &product, &tables) })
}

/// Leaves out the operations and types whose drafts would have mistakes. Types that the folder has already
/// are left as they are.
fn leave_out_refused(
    notes: &mut Notes,
    product: &mut Product,
    refused: &Refused,
    existing: Option<&types::Product>,
) {
    product.operations.retain(|operation| {
        let reason = refused.reason(&operation.action);
        if let Some(reason) = reason {
            notes.refuse(&operation.action, "its draft would have a mistake", reason);
        }
        reason.is_none()
    });
    for (name, reason) in refused.types() {
        let is_own = existing.is_none_or(|existing| !existing.types.contains_key(name));
        if is_own && product.types.shift_remove(name).is_some() {
            let what = "a type whose draft would have a mistake: its fields can be anything";
            notes.add(NoteKind::NoPlace, what, &format!("{name}: {reason}"));
        }
    }
}

/// The error tables of the folder that operations use, and those that they share beyond them. Reserves the
/// types of all that is in the folder.
fn error_tables(product: &mut Product, options: &Options, refused: &Refused) -> Vec<Table> {
    let stems = options.existing.iter().filter_map(|path| path.strip_suffix(".yaml"));
    let (tables, others): (Vec<&str>, Vec<&str>) =
        stems.partition(|path| path.starts_with("errors/"));
    product.reserve_types_of(others.into_iter().filter(|stem| *stem != "product"));
    let stem = |path: &str| path.strip_prefix("errors/").map(str::to_owned);
    let taken: HashSet<String> = tables.into_iter().filter_map(stem).collect();
    product.reserved_types.extend(taken.iter().map(|stem| tables::type_name(stem)));
    let of_folder = reuse::tables(&mut product.operations, options);
    let mut tables = if refused.may_share() {
        tables::factor(&mut product.operations, &taken, &product.reserved_types)
    } else {
        Vec::new()
    };
    tables.extend(of_folder);
    tables
}

/// The drafts of the operations, and of the tables that are new.
fn operation_files(
    notes: &mut Notes,
    product: &mut Product,
    tables: &[Table],
) -> Vec<(String, String)> {
    let new = tables.iter().filter(|table| !table.is_there);
    let mut files: Vec<(String, String)> = new
        .map(|table| (format!("errors/{}.yaml", table.stem), write::table(table, &product.source)))
        .collect();
    let mut operations = std::mem::take(&mut product.operations);
    for (index, operation) in operations.iter_mut().enumerate() {
        let used: Vec<&Table> =
            tables.iter().filter(|table| table.operations.contains(&index)).collect();
        files.push(operation_file(notes, product, operation, &used));
    }
    product.operations = operations;
    files
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

fn summary(notes: Notes, product: &Product, tables: &[Table]) -> Summary {
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
    Summary {
        operations: product.operations.len(),
        tables: tables.iter().filter(|table| !table.is_there).count(),
        samples,
        defective_samples,
        notes: notes.finish(),
    }
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
        let what = if costs::are_warned_of(operation) {
            "a description warns of what calls cost: that one costs money is taken for possible, until \
             `charges` says it"
        } else {
            "nothing says whether a call costs money: it is taken for possible, until `charges` says it"
        };
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
