//! Checks error tables: every row counted, every code named once, every template told apart.

use std::collections::{HashMap, HashSet};
use std::mem;
use std::sync::Arc;

use super::code::{Taken, check_code, check_code_of_success, is_only_a_gap};
use super::means::{Means, are_refusals, check_decided, check_means};
use super::report::{At, Report};
use super::rows::{
    Gathered, check_explicit, check_message, check_refused, check_status, gather, merge,
    report_same_row, same_row, status_key,
};
use super::success::{check_tables_agree, check_with_table};
use super::text::check_optional_text;
use crate::diagnostic::Id;
use crate::model::{CatchAll, Code, ExtendedCode, OperationErrors, Row, Succeeded, Table};
use crate::source::Place;
use crate::spec::types::{self, GatewayCode, Ordered};
use crate::spec::{Errors, Statuses};
use crate::suggest::{closest, suggestion};

/// A shared table, and where the operations of its product look for its codes.
pub(crate) struct KnownTable {
    pub(crate) table: Arc<Table>,
    pub(crate) stem: String,
    /// How many rows it says that it has.
    pub(crate) rows: usize,
    /// The file, to point at when something is wrong with the table as a whole.
    pub(crate) place: Place,
}

/// Checks a shared table on its own.
pub(crate) fn check_table(
    report: &mut Report,
    at: &At<'_>,
    table: &types::Table,
    prefix: Option<&str>,
) -> OwnCodes {
    let written = Written::of(&table.statuses);
    if !written.may_be(table.rows) {
        let rows = written.rows;
        let verb = if rows == 1 { "stands" } else { "stand" };
        let message = format!("the page has {}, and {rows} {verb} here", in_rows(table.rows));
        let help = "look for a row that is missing or twice, and count the rows of the page again";
        report.value(Id::RowCount, &at.key("rows"), message, help);
    }
    own_codes(report, at, &table.statuses, prefix, &mut Taken::new(), |_| Some(false))
}

/// The codes of a table or page, the rows that stand for any code, and those of success.
#[derive(Default)]
pub(crate) struct OwnCodes {
    pub(crate) codes: Vec<Code>,
    pub(crate) catch_alls: Vec<CatchAll>,
    pub(crate) succeeded: Vec<Succeeded>,
}

/// How many rows stand somewhere.
#[derive(Default)]
struct Written {
    rows: usize,
    /// Rows that stand there again, and codes without a row. These are mistakes themselves, and the
    /// number of rows is wrong for that reason.
    again: usize,
    lacking: usize,
}

impl Written {
    fn of(statuses: &Statuses) -> Self {
        let (mut written, mut seen) = (Self::default(), HashSet::new());
        for (status, codes) in statuses {
            for (wire, rows) in codes {
                written.rows += rows.rows.len();
                written.lacking += usize::from(rows.rows.is_empty());
                for row in &rows.rows {
                    let is_first = seen.insert((wire, status, &row.message, &row.doc));
                    written.again += usize::from(!is_first && row.defect.is_none());
                }
            }
        }
        written
    }

    /// Whether a page may have so many rows, as far as nothing else is wrong with them.
    fn may_be(&self, rows: usize) -> bool {
        (self.rows - self.again..=self.rows + self.lacking).contains(&rows)
    }
}

/// Checks the codes that the gateway may answer to any operation.
pub(crate) fn check_gateway(
    report: &mut Report,
    at: &At<'_>,
    codes: &Ordered<GatewayCode>,
) -> Vec<Code> {
    let at = at.key("codes");
    let mut taken = Taken::new();
    let mut checked = Vec::new();
    for (wire, code) in codes {
        let at = at.key(wire);
        for (index, status) in code.status.iter().enumerate() {
            check_status(report, *status, at.key("status").item(index).of_value());
        }
        check_message(report, &at, wire, code.message.as_deref(), code.doc.as_deref());
        check_refused(report, &at, code.refused, code.retry);
        check_optional_text(report, &at, "doc", code.doc.as_deref());
        let row = Row {
            statuses: code.status.clone(),
            message: code.message.clone(),
            description: code.doc.clone(),
            defect: None,
        };
        let Some((variant, template)) =
            check_code(report, &at, wire, None, code.rust.as_deref(), &mut taken)
        else {
            continue;
        };
        let GatewayCode { retry, remedy, refused, .. } = *code;
        let wire = wire.clone();
        checked.push(Code { wire, variant, template, rows: vec![row], retry, remedy, refused });
    }
    checked
}

/// Where a code of the tables that an operation uses stands: the table, and the code in it.
type Shared<'a> = HashMap<&'a str, (usize, &'a Code)>;

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
    let used = check_use(report, &at, &errors.tables, known, used_tables);
    let tables: Vec<Arc<Table>> = used.iter().map(|known| Arc::clone(&known.table)).collect();
    let shared = codes_of(&tables);
    // Without all its tables, a page has too few rows, and lists where none are needed.
    let is_whole = used.len() == errors.tables.len();
    if is_whole {
        check_count(report, &at, errors, used.iter().map(|known| known.rows).sum());
    }
    let mut taken = Taken::new();
    taken.variants.reserve("Gateway", "the variant for the codes of the gateway");
    for table in &tables {
        let reason = format!("the variant for the codes of the table `{}`", table.module);
        taken.variants.reserve(table.variant.as_str(), &reason);
        for code in &table.codes {
            if let Some(template) = &code.template {
                taken.know(&code.wire, template);
            }
        }
    }
    let is_shared = |wire: &str| is_whole.then(|| shared.contains_key(wire));
    let OwnCodes { codes, catch_alls, succeeded } =
        own_codes(report, &at, &errors.statuses, prefix, &mut taken, is_shared);
    let place = |wire: &str| place_of(&at, &errors.statuses, wire);
    for Succeeded { wire, .. } in &succeeded {
        check_with_table(report, place(wire), wire, true, &tables);
    }
    let (mut own, mut extended) = (Vec::new(), Vec::new());
    for code in codes {
        if !are_refusals(&code.rows) {
            check_with_table(report, place(&code.wire), &code.wire, false, &tables);
        }
        match shared.get(&*code.wire) {
            Some(&(table, base)) => {
                let at_code = place(&code.wire);
                let own_codes_before = own.len();
                let stem = tables[table].module.as_str();
                let (code, own_rows) = extend(report, (stem, base), &code, at_code);
                extended.push(ExtendedCode { table, code, own_rows, own_codes_before });
            }
            None => own.push(code),
        }
    }
    let (rows, complete) = (errors.rows, errors.complete);
    let are_stated = errors.are_stated;
    OperationErrors { rows, are_stated, complete, own, catch_alls, succeeded, tables, extended }
}

fn codes_of(tables: &[Arc<Table>]) -> Shared<'_> {
    let mut shared = Shared::new();
    for (index, table) in tables.iter().enumerate() {
        for code in &table.codes {
            shared.entry(&code.wire).or_insert((index, code));
        }
    }
    shared
}

fn check_count(report: &mut Report, at: &At<'_>, errors: &Errors, in_tables: usize) {
    let written = Written::of(&errors.statuses);
    let own = written.rows;
    if errors.rows.checked_sub(in_tables).is_none_or(|rows| !written.may_be(rows)) {
        let written = own + in_tables;
        let message = format!(
            "the page has {}, and there {} {written}: {own} here and {in_tables} in the tables that \
             are used",
            in_rows(errors.rows),
            if written == 1 { "is" } else { "are" }
        );
        let help = "look for a row that is missing or twice, and count the rows of the page again";
        report.value(Id::RowCount, &at.key("rows"), message, help);
    }
}

/// A number of rows, in words.
fn in_rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

/// Finds the tables that an operation uses.
fn check_use<'a>(
    report: &mut Report,
    at: &At<'_>,
    names: &[String],
    known: &'a [KnownTable],
    used_tables: &mut HashSet<String>,
) -> Vec<&'a KnownTable> {
    let at = at.key("use");
    let mut tables: Vec<&KnownTable> = Vec::new();
    let mut codes = HashSet::new();
    for (index, name) in names.iter().enumerate() {
        let at = at.item(index);
        let Some(found) = known.iter().find(|table| table.stem == *name) else {
            let stems = known.iter().map(|table| &*table.stem);
            used_tables.extend(closest(name, stems.clone()).map(str::to_owned));
            let help = suggestion(name, stems, "the tables of this product are");
            let message = format!("the product has no error table `{name}`");
            report.value(Id::UnknownTable, &at, message, help);
            continue;
        };
        used_tables.insert(name.clone());
        if tables.iter().any(|table| table.stem == *name) {
            let message = format!("the table `{name}` is used twice");
            report.value(Id::RepeatedCode, &at, message, "remove one of them");
            continue;
        }
        if let Some(code) = found.table.codes.iter().find(|code| codes.contains(&*code.wire)) {
            let message = format!("the code `{}` stands in two of the tables", code.wire);
            let help = "let one table hold the code, and the operation the other row";
            report.value(Id::RepeatedCode, &at, message, help);
        }
        codes.extend(found.table.codes.iter().map(|code| &*code.wire));
        check_tables_agree(report, &at, &found.table, tables.iter().map(|known| &*known.table));
        tables.push(found);
    }
    tables
}

/// Joins the rows of a page to those that a table has for the same code, and counts the former.
fn extend(
    report: &mut Report,
    (table, base): (&str, &Code),
    own: &Code,
    at: Place,
) -> (Code, usize) {
    let mut code = base.clone();
    for row in &own.rows {
        if code.rows.iter().any(|known| same_row(known, row)) {
            report_same_row(report, &code.wire, at, Some(table));
        }
    }
    code.rows.extend(own.rows.iter().cloned());
    code.retry = merge(report, at, &code.wire, "retry", base.retry, own.retry);
    code.remedy = merge(report, at, &code.wire, "remedy", base.remedy, own.remedy);
    code.refused = base.refused && own.refused;
    (code, own.rows.len())
}

/// The place of the first rows of a code.
fn place_of(at: &At<'_>, statuses: &Statuses, wire: &str) -> Place {
    let status = statuses.iter().find(|(_, codes)| codes.contains_key(wire));
    let status = status.map(|(status, _)| status_key(*status)).unwrap_or_default();
    at.key(&status).key(wire).of_key()
}

/// Checks codes with their rows. `is_shared` tells, if all tables are known, whether a code stands
/// in one that is used: it is named there, and here it only gets more rows.
fn own_codes(
    report: &mut Report,
    at: &At<'_>,
    statuses: &Statuses,
    prefix: Option<&str>,
    taken: &mut Taken,
    is_shared: impl Fn(&str) -> Option<bool>,
) -> OwnCodes {
    let mut own = OwnCodes::default();
    for (wire, mut code) in gather(report, at, statuses) {
        let is_shared = is_shared(wire);
        if let Some(is_shared) = is_shared {
            check_explicit(report, wire, &code, is_shared);
        }
        if !check_means(report, wire, &code) {
            continue;
        }
        let is_error = check_decided(report, wire, &code);
        let succeeded = status_of(&code.succeeded);
        let at_status = at.key(&succeeded);
        if !code.succeeded.is_empty() {
            check_code_of_success(report, &at_status.key(wire), wire);
            let rows = mem::take(&mut code.succeeded);
            own.succeeded.push(Succeeded { wire: wire.to_owned(), rows });
        }
        let status = status_of(&code.rows);
        let at_status = at.key(&status);
        let at_code = at_status.key(wire);
        match code.means.first() {
            Some((Means::Any, _)) => {
                own.catch_alls.extend(check_catch_all(report, &at_code, wire, code));
                continue;
            }
            Some(_) if code.rows.is_empty() || !is_error => continue,
            Some(_) | None => {}
        }
        let mut elsewhere = Taken::new();
        let is_named_elsewhere = is_shared == Some(true);
        if is_named_elsewhere && code.rust.is_some() {
            let message = format!("the table names the variant of `{wire}`");
            report.key(Id::UnknownKey, &at_code, message, "write `rust` in the table");
        }
        let taken = if is_named_elsewhere { &mut elsewhere } else { &mut *taken };
        let named = check_code(report, &at_code, wire, prefix, code.rust, taken);
        let Some((variant, template)) = named else { continue };
        let Gathered { rows, retry, remedy, refused, .. } = code;
        let wire = wire.to_owned();
        own.codes.push(Code { wire, variant, template, rows, retry, remedy, refused });
    }
    own
}

/// The key of the status behind which the first of these rows stands.
fn status_of(rows: &[Row]) -> String {
    status_key(rows.first().and_then(|row| row.statuses.first()).copied())
}

/// The row of a code that is only a gap has no variant: it tells no code from another.
fn check_catch_all(
    report: &mut Report,
    at: &At<'_>,
    wire: &str,
    code: Gathered<'_>,
) -> Option<CatchAll> {
    if !is_only_a_gap(wire) {
        let message = format!("`{wire}` does not stand for every code");
        let help = "remove `catch_all`: a code with text in it has a variant";
        report.key(Id::InvalidTemplate, at, message, help);
        return None;
    }
    if code.rust.is_some() {
        let message = format!("`{wire}` has no variant that could have a name");
        report.key(Id::UnknownKey, at, message, "remove `rust`");
    }
    let Gathered { rows, retry, remedy, refused, .. } = code;
    Some(CatchAll { wire: wire.to_owned(), rows, retry, remedy, refused })
}
