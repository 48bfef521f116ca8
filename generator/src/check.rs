//! `Spec` → `Model`: from what was written to what is true.
//!
//! Every rule has a function `check_…`. None of them stops at a mistake: all are reported, and the
//! model is handed on only if there are none.

mod agreement;
mod authorization;
mod cases;
mod choices;
mod code;
mod conditions;
mod constants;
mod constraints;
mod distinct;
mod errors;
mod examples;
mod facts;
mod fields;
mod formula;
mod headers;
mod http;
mod inside_json;
mod keys;
mod kinds;
mod literals;
mod meanings;
mod means;
mod named;
mod older_pages;
mod operation;
mod pagination;
mod paths;
mod places;
mod product;
mod reach;
mod relations;
mod remarks;
mod report;
mod roles;
mod rows;
mod safety;
mod samples;
mod separator;
mod success;
mod tells;
mod text;
mod told_apart;
mod unused;
mod values;
mod wire_names;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Id};
use crate::model::{Code, Model, Operation, Product, Table};
use crate::names::{self, Case, Name};
use crate::source::{Place, Source, Span};
use crate::spec::types;
use crate::spec::{Document, Specs};
pub(crate) use code::{is_error_code, is_only_a_gap, template_parts};
use errors::{KnownTable, OwnCodes, check_gateway, check_table};
use facts::Sources;
pub(crate) use http::is_path;
use named::check_types;
pub(crate) use older_pages::is_of_signatures;
use operation::{ProductScope, check_operation};
pub(crate) use product::is_version;
use product::{check_endpoints, check_module, check_product};
pub(crate) use product::{is_code as is_product_code, is_host, is_label as is_region};
use report::{At, Namespace, Report};
use roles::roles;
pub(crate) use safety::has_an_effect_each_time;
pub(crate) use tells::{Tells, is_code_of_success};
pub(crate) use text::{LONGEST_SAMPLE, is_date, says_nothing};
use unused::{check_prefix_used, check_sources_used, check_tables_used};
pub(crate) use values::{has_multiple, is_pattern, matches_pattern};

/// Checks everything that the specs say. Each operation is forgotten when its part of the model is
/// made: thousands of both would not be in memory at the same time.
///
/// # Errors
///
/// Every rule that is broken, in every file.
pub(crate) fn check(specs: Specs, sources: &[Source]) -> Result<Model, Diagnostics> {
    let mut report = Report::default();
    check_paths(&mut report, sources);
    if !report.diagnostics.is_empty() {
        return Err(Diagnostics::new(report.diagnostics, sources));
    }
    let gateway = check_gateway_file(&mut report, &specs, sources);
    let of_gateway = gateway.as_ref().map_or(&[][..], |gateway| &gateway.codes);
    let products = check_products(&mut report, specs, of_gateway, sources);
    match gateway {
        Some(gateway) if report.diagnostics.is_empty() => {
            Ok(Model { products, gateway: Arc::new(gateway) })
        }
        _ => Err(Diagnostics::new(report.diagnostics, sources)),
    }
}

/// Two sources must not be the same file.
fn check_paths(report: &mut Report, sources: &[Source]) {
    let mut by_path: HashMap<String, usize> = HashMap::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        let first = *by_path.entry(source.path.to_ascii_lowercase()).or_insert(index);
        if first != index {
            let place = |source| Place { source, span: Span::START };
            let message = format!("`{}` is there twice", source.path);
            let help = "keep one of them; some systems do not tell upper case from lower case";
            report.push(
                Diagnostic::new(Id::DuplicateDefinition, place(index), message, help)
                    .with_related(place(first), "the other one"),
            );
        }
    }
}

fn check_gateway_file(report: &mut Report, specs: &Specs, sources: &[Source]) -> Option<Table> {
    let Some(document) = specs.gateway.first() else {
        // No file is to blame.
        let place = Place { source: sources.len(), span: Span::START };
        let message = "there is no specs/gateway/errors.yaml";
        let help = "every operation may answer a code of the gateway: add the table";
        report.push(Diagnostic::new(Id::MissingFile, place, message, help));
        return None;
    };
    let at = At::root(document);
    let spec = &document.spec;
    text::check_text(report, &at.key("doc"), &spec.doc);
    let mut facts = Sources::new(&spec.sources, None);
    let from = facts.check_from(report, &at, &spec.from);
    let codes = check_gateway(report, &at, &spec.codes);
    let (facts, used) = facts.finish(report, &at, from);
    check_sources_used(report, &at, &spec.sources, &used);
    Some(Table {
        module: names::explicit("gateway", Case::Snake).ok()?,
        path: sources[document.source].path.clone(),
        type_name: names::explicit("GatewayError", Case::Camel).ok()?,
        variant: names::explicit("Gateway", Case::Camel).ok()?,
        doc: spec.doc.clone(),
        codes,
        catch_alls: Vec::new(),
        succeeded: Vec::new(),
        sources: facts,
    })
}

fn check_products(
    report: &mut Report,
    specs: Specs,
    gateway: &[Code],
    sources: &[Source],
) -> Vec<Product> {
    let Specs { products: documents, mut tables, mut operations, .. } = specs;
    let mut products: Vec<Product> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let same = |other: &&Document<types::Product>| {
            other.spec.code == document.spec.code && other.spec.version == document.spec.version
        };
        if let Some(first) = documents[..index].iter().find(same) {
            let at = At::root(document);
            let message = format!("the product `{}` is defined twice", document.spec.code);
            let help = "put the operations of one version of a product into one folder";
            let place = at.key("code").of_value();
            report.push(
                Diagnostic::new(Id::DuplicateDefinition, place, message, help)
                    .with_related(At::root(first).key("code").of_value(), "it is defined here"),
            );
        }
        let tables = of_module(&mut tables, &document.module);
        let operations = of_module(&mut operations, &document.module);
        let files = (&*tables, operations);
        products.extend(check_one_product(report, document, files, gateway, sources));
    }
    let operations = operations.iter().map(|file| (file.source, &file.module));
    let tables = tables.iter().map(|file| (file.source, &file.module));
    let mut told = HashSet::new();
    for (source, module) in operations.chain(tables).filter(|(_, module)| told.insert(*module)) {
        let place = Place { source, span: Span::START };
        let message = format!("the folder specs/{module} has no product.yaml");
        let help = format!("write specs/{module}/product.yaml, or move this file");
        report.push(Diagnostic::new(Id::MissingFile, place, message, help));
    }
    products
}

/// Takes out the files of one product.
fn of_module<T>(files: &mut Vec<Document<T>>, module: &str) -> Vec<Document<T>> {
    files.extract_if(.., |file| file.module == module).collect()
}

fn check_one_product(
    report: &mut Report,
    document: &Document<types::Product>,
    (tables, operations): (&[Document<types::Table>], Vec<Document<types::Operation>>),
    gateway: &[Code],
    sources: &[Source],
) -> Option<Product> {
    let at = At::root(document);
    let spec = &document.spec;
    check_module(report, &at, &document.module);
    check_product(report, &at, spec);
    let hosts = check_endpoints(report, &at.key("endpoints"), &spec.endpoints);
    let mut facts = Sources::new(&spec.sources, None);
    let from = facts.check_from(report, &at, &spec.from);
    let mut namespace = Namespace::new("type", TYPE_OF_BOTH);
    check_prefix_used(report, &at, spec, tables, &operations);
    let roles = roles(&spec.types, operations.iter().map(|file| &*file.spec));
    let types = check_types(report, &at, &spec.types, &roles, &mut namespace, &mut facts);
    let mut used_sources = HashSet::new();
    let tables = check_tables(report, tables, document, sources, &mut namespace, &mut used_sources);
    let mut scope = ProductScope {
        product: document,
        types: &types,
        tables: &tables,
        gateway,
        namespace,
        used_tables: HashSet::new(),
        used_sources,
    };
    let operations: Vec<Operation> = operations
        .into_iter()
        .filter_map(|file| check_operation(report, &file, &sources[file.source].path, &mut scope))
        .collect();
    let ProductScope { used_tables, used_sources, .. } = scope;
    check_tables_used(report, &tables, &used_tables);
    let (facts, mut used) = facts.finish(report, &at, from);
    used.extend(used_sources);
    check_sources_used(report, &at, &spec.sources, &used);
    Some(Product {
        module: names::explicit(&document.module, Case::Snake).ok()?,
        path: sources[document.source].path.clone(),
        code: spec.code.clone(),
        version: spec.version.clone(),
        title: spec.title.clone(),
        doc: spec.doc.clone(),
        style: spec.style,
        ram_prefix: spec.ram_prefix.clone(),
        signature: spec.signature.clone().filter(|scheme| scheme != USUAL_SIGNATURE),
        protocols: spec.http.protocols.clone().unwrap_or_default(),
        endpoints: hosts.regions,
        default_endpoint: hosts.default,
        endpoints_stated: hosts.are_stated,
        sources: facts,
        types,
        tables: tables.into_iter().map(|table| table.table).collect(),
        operations,
    })
}

/// The scheme that the clients know.
const USUAL_SIGNATURE: &str = "acs3";

/// Checks the shared error tables of a product.
fn check_tables(
    report: &mut Report,
    files: &[Document<types::Table>],
    product: &Document<types::Product>,
    sources: &[Source],
    namespace: &mut Namespace,
    used_sources: &mut HashSet<String>,
) -> Vec<KnownTable> {
    let mut tables = Vec::new();
    for file in files {
        let at = At::root(file);
        text::check_text(report, &at.key("doc"), &file.spec.doc);
        let mut facts = Sources::new(&file.spec.sources, Some(product));
        let from = facts.check_from(report, &at, &file.spec.from);
        let OwnCodes { codes, catch_alls, succeeded } =
            check_table(report, &at, &file.spec, product.spec.error_prefix.as_deref());
        let (facts, used) = facts.finish(report, &at, from);
        used_sources.extend(used);
        let place = Place { source: file.source, span: Span::START };
        let name = names::from_wire(&file.stem, Case::Camel);
        let (Ok(module), Ok(variant), true) =
            (names::explicit(&file.stem, Case::Snake), name, names::is_module_name(&file.stem))
        else {
            let message = format!("the file name `{}` cannot be a Rust module", file.stem);
            let help = "name the table in snake case, as in order.yaml";
            report.push(Diagnostic::new(Id::FileName, place, message, help));
            continue;
        };
        let type_name = names::with_suffix(&variant, "Error");
        claim_type_of_table(report, &at, &type_name, &file.stem, namespace);
        let table = Table {
            module,
            path: sources[file.source].path.clone(),
            type_name,
            variant,
            doc: file.spec.doc.clone(),
            codes,
            catch_alls,
            succeeded,
            sources: facts,
        };
        let (table, stem, rows) = (Arc::new(table), file.stem.clone(), file.spec.rows);
        tables.push(KnownTable { table, stem, rows, place });
    }
    tables
}

/// Takes the name of a type in a product.
fn claim_type(
    report: &mut Report,
    at: &At<'_>,
    name: &Name,
    wire: &str,
    namespace: &mut Namespace,
) {
    let help = "give it another name, under `types` in product.yaml or with `rust_type: …`";
    claim(report, at, (name, wire), (help, TYPE_OF_BOTH), namespace);
}

/// What to do about two types of one name, if either can have another.
const TYPE_OF_BOTH: &str = "define a type that both use once, under `types` in product.yaml, and name it in `type`; or give \
     one of them a name of its own, with `rust_type: …` where it is defined";

/// Takes the name of a type that is called after an operation.
fn claim_type_of_operation(
    report: &mut Report,
    at: &At<'_>,
    name: &Name,
    action: &str,
    namespace: &mut Namespace,
) {
    let reserved = "an operation has no other name: leave it out";
    let taken =
        "an operation has no other name: give the other type one, or leave the operation out";
    claim(report, at, (name, action), (reserved, taken), namespace);
}

/// Takes the name of the type that is called after the file of a table.
fn claim_type_of_table(
    report: &mut Report,
    at: &At<'_>,
    name: &Name,
    stem: &str,
    namespace: &mut Namespace,
) {
    let help = "rename the file of the table, and the table where operations `use` it";
    claim(report, at, (name, stem), (help, help), namespace);
}

/// Takes a name, with what to do if the emitted code needs it, and if it is taken.
fn claim(
    report: &mut Report,
    at: &At<'_>,
    (name, wire): (&Name, &str),
    (reserved, taken): (&str, &str),
    namespace: &mut Namespace,
) {
    if names::is_reserved_type(name) {
        let message = format!("a type `{name}` would hide one that the emitted code needs");
        report.key(Id::ReservedName, at, message, reserved);
        return;
    }
    namespace.claim_with_help(report, name.as_str(), wire, at.of_key(), taken);
}
