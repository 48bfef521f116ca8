//! Error enums, e.g. `OrderError` for a shared table and `RenewInstanceError` for an operation:
//! a variant per code, and what is documented about each.

use std::fmt::Debug;
use std::iter;

use indexmap::IndexSet;
use proc_macro2::Ident;
use syn::{Expr, ImplItem, Item, ItemEnum, ItemImpl, parse_quote};

use super::markdown::{Doc, code, inline, one_line};
use super::{Emitted, Stamp, ast, enumeration, literal};
use crate::model::{CatchAll, Code, ExtendedCode, Operation, Row, Succeeded, Table, Template};
use crate::names::Name;

/// The enum of a shared table, or of the gateway.
pub(super) fn table_items(table: &Table, doc: Doc) -> impl Iterator<Item = Emitted> {
    let (name, own) = (&table.type_name, &table.codes);
    Codes { name, doc, own, tables: Vec::new(), extended: &[] }.items()
}

/// The enum of an operation, which holds those of the tables that it uses.
pub(super) fn operation_items<'a>(
    operation: &'a Operation,
    gateway: &'a Table,
    doc: Doc,
) -> impl Iterator<Item = Emitted> {
    let tables = operation.errors.tables.iter().map(|table| &**table);
    let codes = Codes {
        name: &operation.error_type,
        doc,
        own: &operation.errors.own,
        tables: tables.chain(iter::once(gateway)).collect(),
        extended: &operation.errors.extended,
    };
    codes.items()
}

/// What becomes one enum.
struct Codes<'a> {
    name: &'a Name,
    doc: Doc,
    own: &'a [Code],
    tables: Vec<&'a Table>,
    /// Codes of a table about which this enum knows more.
    extended: &'a [ExtendedCode],
}

impl Codes<'_> {
    fn items(self) -> impl Iterator<Item = Emitted> {
        let stamps = [&FROM_STR, &enumeration::DISPLAY].map(|stamp| stamp.for_type(self.name));
        let parts = [Self::enumeration, Self::error_code];
        parts.into_iter().map(move |part| part(&self).into()).chain(stamps)
    }

    fn enumeration(&self) -> Item {
        let mut item = CODES.with(ItemEnum::clone);
        item.ident = self.name.ident();
        ast::put_in_front(&mut item.attrs, [self.doc.outer()]);
        let own = self.own.iter().map(|code| ast::variant(&code_doc(code), &code.variant, None));
        let tables = self.tables.iter().map(|Table { variant, type_name, .. }| {
            let doc = Doc::new(format!("A code of [`{type_name}`]."));
            ast::variant(&doc, variant, Some(ast::named(type_name.ident())))
        });
        item.variants = own.chain(tables).collect();
        Item::Enum(item)
    }

    fn error_code(&self) -> Item {
        let mut item = ast::for_type(&ERROR_CODE, self.name);
        ast::set(&mut item, [self.own_table(), self.extended_table()]);
        let own = ast::ident("Self");
        let tables = self.tables.iter().map(|table| {
            let variant = ast::value([own.clone(), table.variant.ident()]);
            ast::borrow(ast::call(&["Shared"], [variant]))
        });
        ast::fill(&mut item, [vec![ast::result(ast::list(tables))]]);
        item.items.retain(|item| match item {
            ImplItem::Const(constant) if constant.ident == "EXTENDED" => !self.extended.is_empty(),
            ImplItem::Fn(_) => !self.tables.is_empty(),
            _ => true,
        });
        Item::Impl(item)
    }

    fn own_table(&self) -> Expr {
        let own = self.own_name(self.own.len());
        let entry = |code: &Code| documented(ast::value([own.clone(), code.variant.ident()]), code);
        self.table(self.own.iter().map(entry))
    }

    fn extended_table(&self) -> Expr {
        let own = self.own_name(self.extended.len());
        self.table(self.extended.iter().map(|extended| {
            let Table { variant, type_name, codes, .. } = self.tables[extended.table];
            let inner = codes.iter().find(|known| known.wire == extended.code.wire);
            let inner = inner.map(|known| &known.variant);
            let code = parse_quote!(#own::#variant(#type_name::#inner));
            documented(code, &extended.code)
        }))
    }

    /// How entries call the enum: in a constant of its own, `Self` stands for nothing.
    fn own_name(&self, entries: usize) -> Ident {
        if is_large(entries) { self.name.ident() } else { ast::ident("Self") }
    }

    /// A list of entries.
    fn table(&self, entries: impl Iterator<Item = Expr>) -> Expr {
        let mut entries: Vec<Expr> = entries.collect();
        let is_large = is_large(entries.len());
        match entries.pop() {
            Some(only) if entries.is_empty() => ast::only(only),
            last if is_large => {
                let kind = ast::generic("Documented", [ast::named(self.name.ident())]);
                ast::named_list(&kind, &ast::list(entries.into_iter().chain(last)))
            }
            last => ast::list(entries.into_iter().chain(last)),
        }
    }
}

thread_local! {
    static CODES: ItemEnum = parse_quote! {
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Name {}
    };

    static ERROR_CODE: ItemImpl = parse_quote! {
        impl ErrorCode for Name {
            const OWN: &'static [Documented<Self>] = &[];

            const EXTENDED: &'static [Documented<Self>] = &[];

            fn tables() -> &'static [&'static dyn Table<Self>] {}
        }
    };
}

static FROM_STR: Stamp = Stamp::new(|| {
    parse_quote! {
        impl FromStr for Name {
            type Err = UnknownCode;

            #[inline]
            fn from_str(code: &str) -> Result<Self, UnknownCode> {
                Self::parse(code)
            }
        }
    }
});

/// Whether a table of codes is: an entry has about fourteen machine words.
fn is_large(entries: usize) -> bool {
    ast::is_large(entries, 15)
}

/// A code with what is documented about it; what is not is left to `ErrorInfo::NONE`.
fn documented(variant: Expr, code: &Code) -> Expr {
    let rows = &code.rows;
    let statuses: IndexSet<u16> = rows.iter().flat_map(|row| &row.statuses).copied().collect();
    let messages: IndexSet<&String> = rows.iter().filter_map(|row| row.message.as_ref()).collect();
    let descriptions = rows.iter().filter_map(|row| row.description.as_deref());
    let descriptions: Vec<String> = descriptions.map(|text| one_line(text).into()).collect();
    let template = code.template.as_ref().map(|Template { prefix, suffix }| {
        ast::call(&["Template", "new"], [ast::text(prefix), ast::text(suffix)])
    });
    let fields = [
        ("code", Some(ast::text(&code.wire))),
        ("template", template.map(ast::some)),
        (
            "statuses",
            (!statuses.is_empty()).then(|| ast::list(statuses.into_iter().map(literal::count))),
        ),
        ("messages", texts(messages.into_iter())),
        ("descriptions", texts(descriptions.iter())),
        (
            "retry",
            code.retry.map(|retry| ast::some(ast::associated("Retry", &variant_name(retry)))),
        ),
        (
            "remedy",
            code.remedy.map(|remedy| ast::some(ast::associated("Remedy", &variant_name(remedy)))),
        ),
        ("refused", code.refused.then(|| ast::flag(true))),
    ];
    let info = ast::structure_or("ErrorInfo", fields);
    let fields = [("code", variant), ("info", info)];
    ast::structure("Documented", fields.map(|(name, value)| (ast::ident(name), value)), None)
}

/// A list of texts, if there are any.
fn texts<'a>(texts: impl ExactSizeIterator<Item = &'a String>) -> Option<Expr> {
    (texts.len() > 0).then(|| ast::texts(texts))
}

/// The comment of a code: spelling, status, message and description of each row, and what to do.
fn code_doc(error: &Code) -> Doc {
    let mut doc = Doc::default();
    // Rows without a message have no line of their own.
    let mut last = None;
    for row in &error.rows {
        let line = row_line(&error.wire, row);
        if last.as_ref() != Some(&line) {
            doc.paragraph(&line);
        }
        last = Some(line);
        if let Some(description) = &row.description {
            doc.text(description);
        }
        if let Some(defect) = &row.defect {
            doc.item(&format!("About the page: {}", inline(defect)));
        }
    }
    for line in judgement_doc(error) {
        doc.item(&line);
    }
    doc
}

/// A row as the page has it.
fn row_line(wire: &str, row: &Row) -> String {
    let statuses: Vec<String> = row.statuses.iter().map(ToString::to_string).collect();
    let status = match statuses.as_slice() {
        [] => String::new(),
        statuses => format!(" ({})", statuses.join(", ")),
    };
    match &row.message {
        Some(message) => format!("{}{status}: {}", code(wire), inline(message)),
        None => format!("{}{status}", code(wire)),
    }
}

/// The rows that have no variant, because their code may be any.
pub(super) fn doc_catch_alls(doc: &mut Doc, catch_alls: &[CatchAll]) {
    if catch_alls.is_empty() {
        return;
    }
    doc.paragraph("The page also lists what stands for any code, and has no variant:");
    for CatchAll { wire, rows, retry, remedy, refused } in catch_alls {
        // Without links: nothing else in the file may speak of these types.
        let retry = retry.map(|retry| format!("; retry: `Retry::{}`", variant_name(retry)));
        let remedy = remedy.map(|remedy| format!("; remedy: `Remedy::{}`", variant_name(remedy)));
        let refused = refused.then(|| "; nothing was executed".to_owned());
        let judgement: String = [retry, remedy, refused].into_iter().flatten().collect();
        for row in rows {
            doc.item(&format!("{}{judgement}", row_item(wire, row)));
        }
    }
}

/// The rows that have no variant, because they say that the request succeeded.
pub(super) fn doc_succeeded(doc: &mut Doc, succeeded: &[Succeeded]) {
    if succeeded.is_empty() {
        return;
    }
    doc.paragraph("The page also lists what is no error, and has no variant:");
    for Succeeded { wire, rows } in succeeded {
        for row in rows {
            doc.item(&row_item(wire, row));
        }
    }
}

/// A row with all that is known about it, as an item of a list.
pub(super) fn row_item(wire: &str, row: &Row) -> String {
    let mut line = row_line(wire, row);
    for (title, text) in [("", &row.description), ("About the page: ", &row.defect)] {
        if let Some(text) = text {
            line = format!("{line} ({title}{})", inline(text));
        }
    }
    line
}

fn judgement_doc(code: &Code) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(retry) = code.retry {
        lines.push(format!("Retry: [`Retry::{}`]", variant_name(retry)));
    }
    if let Some(remedy) = code.remedy {
        lines.push(format!("Remedy: [`Remedy::{}`]", variant_name(remedy)));
    }
    lines
}

/// What a word of the vocabulary is called in the runtime: as it is called here.
fn variant_name(word: impl Debug) -> String {
    format!("{word:?}")
}
