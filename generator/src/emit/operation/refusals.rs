//! What is said on the enum of the codes of an operation.

use super::super::docs::doc_facts_of_field;
use super::super::markdown::{Doc, code};
use super::super::sources::source_of;
use super::super::{ProductPath, errors, literal, samples};
use crate::format;
use crate::model::{Operation, Role};
use crate::spec::Literal;

/// What stands on the enum of the codes.
pub(super) fn error_doc(operation: &Operation, path: ProductPath<'_>) -> Doc {
    let mut doc =
        Doc::new(format!("The codes with which {} may be refused.", code(&operation.action)));
    if !operation.errors.are_stated {
        doc.paragraph("The page has no table of errors: any code may be answered.");
        samples::doc_refusals(&mut doc, operation);
        doc_error_headers(&mut doc, operation);
        return doc;
    }
    let count = operation.errors.rows;
    let plural = if count == 1 { "" } else { "s" };
    doc.paragraph(format!(
        "The page documents {count} row{plural}.{}",
        match operation.errors.complete {
            Some(false) => " It says that there are more codes.",
            Some(true) => " It says that these are all.",
            None => "",
        }
    ));
    doc_extended(&mut doc, operation);
    errors::doc_catch_alls(&mut doc, &operation.errors.catch_alls);
    errors::doc_succeeded(&mut doc, &operation.errors.succeeded);
    if let Some(ids) = operation.sources.from.get("errors") {
        doc.paragraph(source_of("errors", ids, &operation.sources));
    }
    samples::doc_refusals(&mut doc, operation);
    doc_error_headers(&mut doc, operation);
    let wires = operation.errors.own.iter().filter(|code| code.template.is_none());
    let shared = operation.errors.tables.iter().flat_map(|table| &table.codes);
    let plain = wires.chain(shared.filter(|code| code.template.is_none())).next();
    if let Some(first) = plain {
        let wire = literal::source(&Literal::Text(first.wire.clone()));
        let ProductPath { crate_name, .. } = path;
        doc.section("Examples");
        let mut example = vec![
            format!("use {crate_name}::ErrorCode;"),
            format!("use {path}::{};", operation.error_type),
            String::new(),
        ];
        let code = format!("let code: {} = {wire}.parse()?;", operation.error_type);
        example.extend(format::example(&code));
        example.push(format!("assert_eq!(code.as_str(), {wire});"));
        example.push(format!("# Ok::<(), {crate_name}::UnknownCode>(())"));
        doc.example(&example);
    }
    doc
}

/// The headers of an answer that refuses the request.
fn doc_error_headers(doc: &mut Doc, operation: &Operation) {
    if operation.error_headers.is_empty() {
        return;
    }
    doc.section("Headers");
    doc.paragraph("[`Error::header`](aliyun_runtime::Error::header) gives a header by its name.");
    for header in &operation.error_headers {
        match &header.doc {
            Some(text) => doc.text(text),
            None => doc.paragraph(format!("The header {}.", code(&header.wire))),
        }
        doc_facts_of_field(doc, header, Role::Response, &operation.sources);
        if let Some(kind) = header.kind.enumeration() {
            doc.item(&format!("Type: [`{}`]", kind.name));
        }
    }
}

/// Lists the rows that the page adds to codes of the tables.
fn doc_extended(doc: &mut Doc, operation: &Operation) {
    if operation.errors.extended.is_empty() {
        return;
    }
    doc.paragraph("The page adds rows to codes of tables that it shares with others:");
    for extended in &operation.errors.extended {
        let table = &operation.errors.tables[extended.table].type_name;
        for row in extended.added() {
            let row = errors::row_item(&extended.code.wire, row);
            doc.item(&format!("{row} (a code of [`{table}`])"));
        }
    }
}
