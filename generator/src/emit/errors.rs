//! Error enums, e.g. `OrderError` for a shared table and `RenewInstanceError` for an operation:
//! a variant per code, and what is documented about each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Ident, Item, parse_quote};

use super::markdown::{Doc, code, inline, one_line};
use crate::model::{CatchAll, Code, ExtendedCode, Operation, Row, Table, Template};
use crate::names::Name;
use crate::vocabulary::{Remedy, Retry};

/// The enum of a shared table, or of the gateway.
pub(super) fn table_items(table: &Table, doc: &Doc) -> Vec<Item> {
    let codes = Codes { name: &table.type_name, own: &table.codes, tables: &[], extended: &[] };
    codes.items(doc)
}

/// The enum of an operation, which holds those of the tables that it uses.
pub(super) fn operation_items(operation: &Operation, gateway: &Table, doc: &Doc) -> Vec<Item> {
    let mut tables: Vec<&Table> = operation.errors.tables.iter().map(|table| &**table).collect();
    tables.push(gateway);
    let codes = Codes {
        name: &operation.error_type,
        own: &operation.errors.own,
        tables: &tables,
        extended: &operation.errors.extended,
    };
    codes.items(doc)
}

/// What becomes one enum.
struct Codes<'a> {
    name: &'a Name,
    own: &'a [Code],
    tables: &'a [&'a Table],
    /// Codes of a table about which this enum knows more.
    extended: &'a [ExtendedCode],
}

impl Codes<'_> {
    fn items(&self, doc: &Doc) -> Vec<Item> {
        vec![self.enumeration(doc), self.error_code(), self.parse(), self.display()]
    }

    fn enumeration(&self, doc: &Doc) -> Item {
        let name = self.name;
        let own = self.own.iter().map(|code| {
            let doc = code_doc(code);
            let variant = &code.variant;
            quote!(#doc #variant)
        });
        let tables = self.tables.iter().map(|Table { variant, type_name, .. }| {
            let doc = Doc::new(format!("A code of [`{type_name}`]."));
            quote!(#doc #variant(#type_name))
        });
        parse_quote! {
            #doc
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #name {
                #(#own,)*
                #(#tables,)*
            }
        }
    }

    fn error_code(&self) -> Item {
        let name = self.name;
        let own = documented(self.own.iter().map(|code| {
            let variant = &code.variant;
            (quote!(Self::#variant), code)
        }));
        let tables = (!self.tables.is_empty()).then(|| {
            let variants = self.tables.iter().map(|table| &table.variant);
            quote! {
                fn tables() -> &'static [&'static dyn Table<Self>] {
                    &[#(&Shared(Self::#variants)),*]
                }
            }
        });
        let extended = (!self.extended.is_empty()).then(|| {
            let extended = documented(self.extended.iter().map(|extended| {
                let Table { variant, type_name, codes, .. } = self.tables[extended.table];
                let inner = codes.iter().find(|known| known.wire == extended.code.wire);
                let inner = inner.map(|known| &known.variant);
                (quote!(Self::#variant(#type_name::#inner)), &extended.code)
            }));
            quote!(const EXTENDED: &'static [Documented<Self>] = #extended;)
        });
        parse_quote! {
            impl ErrorCode for #name {
                const OWN: &'static [Documented<Self>] = #own;

                #extended

                #tables
            }
        }
    }

    fn parse(&self) -> Item {
        let name = self.name;
        parse_quote! {
            impl FromStr for #name {
                type Err = UnknownCode;

                #[inline]
                fn from_str(code: &str) -> Result<Self, UnknownCode> {
                    Self::parse(code)
                }
            }
        }
    }

    fn display(&self) -> Item {
        let name = self.name;
        parse_quote! {
            impl fmt::Display for #name {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        }
    }
}

/// A table of codes, each with what is documented about it.
fn documented<'a>(codes: impl Iterator<Item = (TokenStream, &'a Code)>) -> TokenStream {
    let entry = |(variant, code): (TokenStream, &Code)| {
        let info = info(code);
        quote!(Documented { code: #variant, info: #info })
    };
    let entries: Vec<TokenStream> = codes.map(entry).collect();
    match entries.as_slice() {
        // rustfmt and prettyplease break a list with a single long element differently, so that
        // it gets a name.
        [only] => quote!({
            let only = #only;
            &[only]
        }),
        entries => quote!(&[#(#entries),*]),
    }
}

/// What is documented about one code; what is not is left to `ErrorInfo::NONE`.
fn info(code: &Code) -> TokenStream {
    let wire = &code.wire;
    let mut statuses: Vec<u16> = Vec::new();
    for status in code.rows.iter().flat_map(|row| &row.statuses) {
        if !statuses.contains(status) {
            statuses.push(*status);
        }
    }
    let mut messages: Vec<&String> = Vec::new();
    for message in code.rows.iter().filter_map(|row| row.message.as_ref()) {
        if !messages.contains(&message) {
            messages.push(message);
        }
    }
    let descriptions: Vec<String> =
        code.rows.iter().filter_map(|row| row.description.as_deref()).map(one_line).collect();
    let statuses = statuses.into_iter().map(Literal::u16_unsuffixed);
    let fields = [
        code.template.as_ref().map(
            |Template { prefix, suffix }| quote!(template: Some(Template::new(#prefix, #suffix))),
        ),
        (statuses.len() > 0).then(|| quote!(statuses: &[#(#statuses),*])),
        (!messages.is_empty()).then(|| quote!(messages: &[#(#messages),*])),
        (!descriptions.is_empty()).then(|| quote!(descriptions: &[#(#descriptions),*])),
        code.retry.map(|retry| {
            let variant = ident(retry_variant(retry));
            quote!(retry: Some(Retry::#variant))
        }),
        code.remedy.map(|remedy| {
            let variant = ident(remedy_variant(remedy));
            quote!(remedy: Some(Remedy::#variant))
        }),
        code.refused.then(|| quote!(refused: true)),
    ];
    let rest = fields.iter().any(Option::is_none).then(|| quote!(..ErrorInfo::NONE));
    let fields = fields.into_iter().flatten();
    quote!(ErrorInfo { code: #wire, #(#fields,)* #rest })
}

fn ident(name: &str) -> Ident {
    Ident::new(name, proc_macro2::Span::call_site())
}

/// The comment of a code: spelling, status and message of each row, description, what to do.
fn code_doc(error: &Code) -> Doc {
    let mut doc = Doc::default();
    for row in &error.rows {
        doc.paragraph(row_line(&error.wire, row));
    }
    for description in error.rows.iter().filter_map(|row| row.description.as_deref()) {
        doc.text(description);
    }
    for defect in error.rows.iter().filter_map(|row| row.defect.as_deref()) {
        doc.item(&format!("About the page: {}", inline(defect)));
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
    for CatchAll { wire, rows, .. } in catch_alls {
        for row in rows {
            let mut line = row_line(wire, row);
            for (title, text) in [("", &row.description), ("About the page: ", &row.defect)] {
                if let Some(text) = text {
                    line = format!("{line} ({title}{})", inline(text));
                }
            }
            doc.item(&line);
        }
    }
}

fn judgement_doc(code: &Code) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(retry) = code.retry {
        lines.push(format!("Retry: [`Retry::{}`]", retry_variant(retry)));
    }
    if let Some(remedy) = code.remedy {
        lines.push(format!("Remedy: [`Remedy::{}`]", remedy_variant(remedy)));
    }
    lines
}

fn retry_variant(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "Never",
        Retry::Backoff => "Backoff",
        Retry::BackoffIfIdempotent => "BackoffIfIdempotent",
        Retry::SameToken => "SameToken",
        Retry::Resign => "Resign",
        Retry::RefreshCredentials => "RefreshCredentials",
        Retry::AfterStateChange => "AfterStateChange",
    }
}

fn remedy_variant(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::FixRequest => "FixRequest",
        Remedy::CheckResource => "CheckResource",
        Remedy::TopUp => "TopUp",
        Remedy::CheckPayment => "CheckPayment",
        Remedy::SettleOrder => "SettleOrder",
        Remedy::CompleteAccount => "CompleteAccount",
        Remedy::GrantPermission => "GrantPermission",
        Remedy::FixCredentials => "FixCredentials",
        Remedy::FixClock => "FixClock",
        Remedy::ActivateProduct => "ActivateProduct",
        Remedy::RaiseQuota => "RaiseQuota",
        Remedy::ContactPartner => "ContactPartner",
        Remedy::ContactSupport => "ContactSupport",
        Remedy::Wait => "Wait",
    }
}
