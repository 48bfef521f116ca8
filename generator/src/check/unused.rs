//! What is defined and never used: the place where it should be may be misspelt.

use std::collections::{HashMap, HashSet};

use super::errors::KnownTable;
use super::facts::report_unused;
use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::Role;
use crate::spec::types::{NamedType, Operation, Ordered, Product, SourceOfFacts, Table};
use crate::spec::{Document, Statuses};

pub(crate) fn check_sources_used(
    report: &mut Report,
    at: &At<'_>,
    sources: &Ordered<SourceOfFacts>,
    used: &HashSet<String>,
) {
    let at = at.key("sources");
    for id in sources.keys().filter(|id| !used.contains(*id)) {
        report_unused(report, &at.key(id), id);
    }
}

pub(crate) fn check_types_used(
    report: &mut Report,
    at: &At<'_>,
    types: &Ordered<NamedType>,
    roles: &HashMap<String, Role>,
) {
    let at = at.key("types");
    for name in types.keys().filter(|name| !roles.contains_key(*name)) {
        let message = format!("no field of an operation is of the type `{name}`");
        let help = "name it in the `type` of a field, or remove it";
        report.key(Id::UnusedType, &at.key(name), message, help);
    }
}

pub(crate) fn check_tables_used(
    report: &mut Report,
    tables: &[KnownTable],
    used: &HashSet<String>,
) {
    for table in tables.iter().filter(|table| !used.contains(&table.stem)) {
        let message = format!("no operation uses the error table `{}`", table.stem);
        let help =
            format!("write `use: [{}]` under `errors` of an operation, or remove it", table.stem);
        report.push(Diagnostic::new(Id::UnusedTable, table.place, message, help));
    }
}

/// A prefix that no code begins with is misspelt: the variants would keep the right one.
pub(crate) fn check_prefix_used(
    report: &mut Report,
    at: &At<'_>,
    product: &Product,
    tables: &[Document<Table>],
    operations: &[Document<Operation>],
) {
    let Some(prefix) = &product.error_prefix else { return };
    let tables = tables.iter().map(|file| &file.spec.statuses);
    let own = operations.iter().map(|file| &file.spec.errors.statuses);
    let mut codes = tables.chain(own).flat_map(codes).peekable();
    if codes.peek().is_some() && !codes.any(|code| code.starts_with(&**prefix)) {
        let message = format!("no error code of this product begins with `{prefix}`");
        let help = "write it as the codes have it, or remove it";
        report.value(Id::InvalidValue, &at.key("error_prefix"), message, help);
    }
}

fn codes(statuses: &Statuses) -> impl Iterator<Item = &String> {
    statuses.iter().flat_map(|(_, codes)| codes.keys())
}
