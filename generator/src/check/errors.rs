//! Checks error tables: every row counted, every code named once, every template told apart.

use std::collections::HashSet;
use std::sync::Arc;

use indexmap::IndexMap;

use super::report::{At, Namespace, Report};
use super::text::check_optional_text;
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Code, ExtendedCode, OperationErrors, Row, Table, Template};
use crate::names::{self, Case, Name, NameProblem};
use crate::source::Place;
use crate::spec::types::{self, GatewayCode, Ordered, Rows};
use crate::spec::{Errors, Statuses};
use crate::suggest::suggestion;
use crate::vocabulary::{Remedy, Retry};

/// A shared table, and where the operations of its product look for its codes.
pub(crate) struct KnownTable {
    pub(crate) table: Arc<Table>,
    pub(crate) stem: String,
    /// The file, to point at when something is wrong with the table as a whole.
    pub(crate) place: Place,
}

/// Checks a shared table on its own.
pub(crate) fn check_table(
    report: &mut Report,
    at: &At<'_>,
    table: &types::Table,
    prefix: Option<&str>,
) -> Vec<Code> {
    let rows = count(&table.statuses);
    if rows != table.rows {
        let message = format!("the page has {} rows, and {rows} stand here", table.rows);
        let help = "look for a row that is missing or twice, and count the rows of the page again";
        report.value(Id::RowCount, &at.key("rows"), message, help);
    }
    let mut variants = Namespace::new("variant");
    own_codes(report, at, &table.statuses, prefix, &mut variants, &HashSet::new())
}

fn count(statuses: &Statuses) -> usize {
    statuses.iter().flat_map(|(_, codes)| codes.values()).map(|rows| rows.rows.len()).sum()
}

/// Checks the codes that the gateway may answer to any operation.
pub(crate) fn check_gateway(
    report: &mut Report,
    at: &At<'_>,
    codes: &Ordered<GatewayCode>,
) -> Vec<Code> {
    let at = at.key("codes");
    let mut variants = Namespace::new("variant");
    let mut checked = Vec::new();
    for (wire, code) in codes {
        let at = at.key(wire);
        for (index, status) in code.status.iter().enumerate() {
            check_status(report, *status, at.key("status").item(index).of_value());
        }
        if code.message.is_none() && code.doc.is_none() {
            let message = format!("nothing is said about `{wire}`");
            report.key(Id::EmptyText, &at, message, "add a `message` or a `doc`");
        }
        check_optional_text(report, &at, "message", code.message.as_deref());
        check_optional_text(report, &at, "doc", code.doc.as_deref());
        let row = Row {
            statuses: code.status.clone(),
            message: code.message.clone(),
            description: code.doc.clone(),
        };
        let Some((variant, template)) =
            check_code(report, &at, wire, None, code.rust.as_deref(), &mut variants)
        else {
            continue;
        };
        let GatewayCode { retry, remedy, refused, .. } = *code;
        let wire = wire.clone();
        checked.push(Code { wire, variant, template, rows: vec![row], retry, remedy, refused });
    }
    checked
}

/// Checks the codes of an operation, and how they go together with the tables that it uses.
pub(crate) fn check_operation_errors(
    report: &mut Report,
    at: &At<'_>,
    errors: &Errors,
    prefix: Option<&str>,
    known: &[KnownTable],
    used_tables: &mut HashSet<String>,
) -> OperationErrors {
    let at = at.key("errors");
    let tables = check_use(report, &at, &errors.tables, known, used_tables);
    let in_tables: usize = tables.iter().flat_map(|table| &table.codes).map(|c| c.rows.len()).sum();
    let own_rows = count(&errors.statuses);
    if errors.rows != in_tables + own_rows {
        let message = format!(
            "the page has {} rows, and there are {}: {own_rows} here and {in_tables} in the tables \
             that are used",
            errors.rows,
            in_tables + own_rows
        );
        let help = "look for a row that is missing or twice, and count the rows of the page again";
        report.value(Id::RowCount, &at.key("rows"), message, help);
    }
    let mut variants = Namespace::new("variant");
    variants.reserve("Gateway", "the variant for the codes of the gateway");
    for table in &tables {
        let reason = format!("the variant for the codes of the table `{}`", table.module);
        variants.reserve(table.variant.as_str(), &reason);
    }
    let shared: HashSet<&str> =
        tables.iter().flat_map(|table| &table.codes).map(|code| &*code.wire).collect();
    let codes = own_codes(report, &at, &errors.statuses, prefix, &mut variants, &shared);
    let (mut own, mut extended) = (Vec::new(), Vec::new());
    for code in codes {
        match find_in(&tables, &code.wire) {
            Some((table, base)) => {
                let at_code = place_of(&at, &errors.statuses, &code.wire);
                let own_codes_before = own.len();
                let (code, own_rows) = extend(report, base, &code, at_code);
                extended.push(ExtendedCode { table, code, own_rows, own_codes_before });
            }
            None => own.push(code),
        }
    }
    OperationErrors { rows: errors.rows, complete: errors.complete, own, tables, extended }
}

fn find_in<'a>(tables: &'a [Arc<Table>], wire: &str) -> Option<(usize, &'a Code)> {
    tables.iter().enumerate().find_map(|(index, table)| {
        table.codes.iter().find(|code| code.wire == wire).map(|code| (index, code))
    })
}

fn check_use(
    report: &mut Report,
    at: &At<'_>,
    names: &[String],
    known: &[KnownTable],
    used_tables: &mut HashSet<String>,
) -> Vec<Arc<Table>> {
    let at = at.key("use");
    let mut tables: Vec<Arc<Table>> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let at = at.item(index);
        let Some(found) = known.iter().find(|table| table.stem == *name) else {
            let stems = known.iter().map(|table| &*table.stem);
            let help = suggestion(name, stems, "the tables of this product are");
            let message = format!("the product has no error table `{name}`");
            report.value(Id::UnknownTable, &at, message, help);
            continue;
        };
        used_tables.insert(name.clone());
        if names[..index].contains(name) {
            let message = format!("the table `{name}` is used twice");
            report.value(Id::RepeatedCode, &at, message, "remove one of them");
            continue;
        }
        let code = found.table.codes.iter().find(|code| find_in(&tables, &code.wire).is_some());
        if let Some(code) = code {
            let message = format!("the code `{}` stands in two of the tables", code.wire);
            let help = "let one table hold the code, and the operation the other row";
            report.value(Id::RepeatedCode, &at, message, help);
        }
        tables.push(Arc::clone(&found.table));
    }
    tables
}

/// Joins the rows of a page to those that a table has for the same code, and counts the former.
fn extend(report: &mut Report, base: &Code, own: &Code, at: Place) -> (Code, usize) {
    let mut code = base.clone();
    for row in &own.rows {
        if code.rows.iter().any(|known| same_row(known, row)) {
            report_same_row(report, &code.wire, at);
        }
    }
    code.rows.extend(own.rows.iter().cloned());
    code.retry = merge(report, at, &code.wire, "retry", base.retry, own.retry);
    code.remedy = merge(report, at, &code.wire, "remedy", base.remedy, own.remedy);
    code.refused = base.refused && own.refused;
    (code, own.rows.len())
}

/// Judgements about rows of one code must agree: a caller sees the code alone.
fn merge<T: PartialEq>(
    report: &mut Report,
    at: Place,
    wire: &str,
    key: &str,
    first: Option<T>,
    second: Option<T>,
) -> Option<T> {
    if let (Some(first), Some(second)) = (&first, &second)
        && first != second
    {
        let message = format!("the rows of `{wire}` have different values for `{key}`");
        let help = "a caller sees the code and not the row: choose the value that is right for all";
        report.push(Diagnostic::new(Id::ConflictingRows, at, message, help));
    }
    first.or(second)
}

fn same_row(left: &Row, right: &Row) -> bool {
    left.statuses == right.statuses && left.message == right.message
}

fn report_same_row(report: &mut Report, wire: &str, at: Place) {
    let message = format!("`{wire}` has the same row twice");
    let help = "remove one of them, and count the rows of the page again";
    report.push(Diagnostic::new(Id::RepeatedCode, at, message, help));
}

/// The place of the first rows of a code.
fn place_of(at: &At<'_>, statuses: &Statuses, wire: &str) -> Place {
    let status = statuses.iter().find(|(_, codes)| codes.contains_key(wire));
    let status = status.map(|(status, _)| status.to_string()).unwrap_or_default();
    at.key(&status).key(wire).of_key()
}

/// What the rows of one code say together.
struct Gathered<'a> {
    at: Place,
    rust: Option<&'a str>,
    rows: Vec<Row>,
    retry: Option<Retry>,
    remedy: Option<Remedy>,
    refused: bool,
    /// Whether every mention of the code is a list.
    is_list: bool,
}

fn own_codes(
    report: &mut Report,
    at: &At<'_>,
    statuses: &Statuses,
    prefix: Option<&str>,
    variants: &mut Namespace,
    shared: &HashSet<&str>,
) -> Vec<Code> {
    let gathered = gather(report, at, statuses);
    let mut codes = Vec::new();
    for (wire, code) in gathered {
        check_explicit(report, wire, &code, shared.contains(wire));
        let status = code.rows.first().and_then(|row| row.statuses.first());
        let status = status.map(ToString::to_string).unwrap_or_default();
        let at_status = at.key(&status);
        let at_code = at_status.key(wire);
        // A code of a table is named there; here it only gets more rows.
        let named = if shared.contains(wire) {
            let mut elsewhere = Namespace::new("variant");
            check_code(report, &at_code, wire, prefix, code.rust, &mut elsewhere)
        } else {
            check_code(report, &at_code, wire, prefix, code.rust, variants)
        };
        let Some((variant, template)) = named else { continue };
        let Gathered { rows, retry, remedy, refused, .. } = code;
        let wire = wire.to_owned();
        codes.push(Code { wire, variant, template, rows, retry, remedy, refused });
    }
    codes
}

/// Brings the rows of each code together, in the order in which the codes appear.
fn gather<'a>(
    report: &mut Report,
    at: &At<'_>,
    statuses: &'a Statuses,
) -> IndexMap<&'a str, Gathered<'a>> {
    let mut gathered: IndexMap<&str, Gathered<'_>> = IndexMap::new();
    for (status, codes) in statuses {
        let key = status.to_string();
        let at = at.key(&key);
        check_status(report, *status, at.of_key());
        if codes.is_empty() {
            let message = format!("there is no code under the status {status}");
            report.key(Id::InvalidValues, &at, message, "remove the status");
        }
        for (wire, rows) in codes {
            let at = at.key(wire);
            let place = at.of_key();
            check_rows(report, &at, wire, rows);
            let code = gathered.entry(wire).or_insert_with(|| Gathered {
                at: place,
                rust: None,
                rows: Vec::new(),
                retry: None,
                remedy: None,
                refused: true,
                is_list: true,
            });
            code.is_list &= rows.is_list;
            for row in &rows.rows {
                code.rust = code.rust.or(row.rust.as_deref());
                code.retry = merge(report, place, wire, "retry", code.retry, row.retry);
                code.remedy = merge(report, place, wire, "remedy", code.remedy, row.remedy);
                code.refused &= row.refused;
                let row = Row {
                    statuses: vec![*status],
                    message: Some(row.message.clone()),
                    description: row.doc.clone(),
                };
                if code.rows.iter().any(|known| same_row(known, &row)) {
                    report_same_row(report, wire, place);
                }
                code.rows.push(row);
            }
        }
    }
    gathered
}

fn check_status(report: &mut Report, status: u16, at: Place) {
    if !(100..=599).contains(&status) {
        let message = format!("{status} is not an HTTP status");
        let help = "write the status of the row, as in 400";
        report.push(Diagnostic::new(Id::InvalidStatus, at, message, help));
    }
}

fn check_rows(report: &mut Report, at: &At<'_>, wire: &str, rows: &Rows) {
    if rows.rows.is_empty() {
        let message = format!("`{wire}` has no row");
        report.key(Id::InvalidValues, at, message, "write its message");
    }
    for (index, row) in rows.rows.iter().enumerate() {
        let at_item = at.item(index);
        let at_row = if rows.is_list { &at_item } else { at };
        if row.message.trim().is_empty() {
            let message = format!("the message of `{wire}` is empty");
            report.key(Id::EmptyText, at_row, message, "write the message as the page has it");
        }
        check_optional_text(report, at_row, "doc", row.doc.as_deref());
    }
}

/// A code with several rows is written as a list in each place, and only such a code is.
fn check_explicit(report: &mut Report, wire: &str, code: &Gathered<'_>, is_shared: bool) {
    let is_repeated = code.rows.len() > 1 || is_shared;
    if is_repeated && !code.is_list {
        let message = if is_shared {
            format!("`{wire}` stands in a table that this operation uses, too")
        } else {
            format!("`{wire}` has {} rows, in different places", code.rows.len())
        };
        let help = "if the page has one more row for this code, write it as a list: \
                    `- {message: …}`; otherwise remove it";
        report.push(Diagnostic::new(Id::RepeatedCode, code.at, message, help));
    }
    if !is_repeated && code.is_list {
        let message = format!("`{wire}` is written as a list, but has only one row");
        let help = "write the row without the list, or add the rows that are missing";
        report.push(Diagnostic::new(Id::RepeatedCode, code.at, message, help));
    }
}

/// Makes the variant of a code, and the template if it is one.
fn check_code(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    prefix: Option<&str>,
    rust: Option<&str>,
    variants: &mut Namespace,
) -> Option<(Name, Option<Template>)> {
    let invalid = |report: &mut Report, problem: &str| {
        let message = format!("`{}` cannot be an error code: {problem}", wire.escape_default());
        report.key(Id::InvalidName, at, message, "write the code as the wire has it");
    };
    if let Err(NameProblem(problem)) = names::check_wire(wire) {
        invalid(report, &problem);
        return None;
    }
    if wire.trim() != wire {
        invalid(report, "it begins or ends with a space");
        return None;
    }
    let Ok((literal, template)) = template_of(wire).inspect_err(|problem| {
        let help = "write the code with one gap and text around it, as in InvalidParameter.%s";
        report.key(Id::InvalidTemplate, at, format!("the template `{wire}` {problem}"), help);
    }) else {
        return None;
    };
    let short = prefix.and_then(|prefix| literal.strip_prefix(prefix)).unwrap_or(&literal);
    let name = match rust {
        Some(rust) => names::explicit(rust, Case::Camel),
        None => names::from_wire(short, Case::Camel),
    };
    match name {
        Ok(name) => {
            variants.claim(report, name.as_str(), wire, at.of_key());
            Some((name, template))
        }
        Err(NameProblem(problem)) => {
            let message = match rust {
                Some(rust) => format!("the Rust name `{rust}` {problem}"),
                None => format!("no Rust variant can be made of `{wire}`: {problem}"),
            };
            let help = "give the code a Rust name with `rust: …`, as in `rust: BadRequest`";
            report.key(Id::InvalidName, at, message, help);
            None
        }
    }
}

/// Takes a code apart: its literal text, and the template if it has a gap (`%s` or `{name}`).
fn template_of(wire: &str) -> Result<(String, Option<Template>), &'static str> {
    let Some((prefix, rest)) = split_gap(wire) else { return Ok((wire.to_owned(), None)) };
    if split_gap(rest).is_some() {
        return Err("has more than one gap");
    }
    if prefix.is_empty() && rest.is_empty() {
        return Err("matches every code");
    }
    let template = Template { prefix: prefix.to_owned(), suffix: rest.to_owned() };
    Ok((format!("{prefix}{rest}"), Some(template)))
}

/// Splits a text around its first gap.
fn split_gap(text: &str) -> Option<(&str, &str)> {
    if let Some(parts) = text.split_once("%s") {
        return Some(parts);
    }
    let (prefix, rest) = text.split_once('{')?;
    let (_, suffix) = rest.split_once('}')?;
    Some((prefix, suffix))
}
