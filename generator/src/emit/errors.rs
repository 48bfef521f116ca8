//! Error enums, e.g. `OrderError` for a shared table and `RenewInstanceError` for an operation:
//! a variant per code, and what is documented about each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Ident, Item, parse_quote};

use super::markdown::{Doc, code, inline, one_line};
use crate::model::{Code, ExtendedCode, Operation, Table, Template};
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

    /// A table needs no more than its codes: the rest is what the trait does by itself.
    fn error_code(&self) -> Item {
        let name = self.name;
        let own = own(self.own);
        let lookups = (!self.tables.is_empty())
            .then(|| [self.all(), self.info(), self.exact(), self.template()])
            .into_iter()
            .flatten();
        parse_quote! {
            impl ErrorCode for #name {
                const OWN: &'static [Documented<Self>] = #own;

                #(#lookups)*
            }
        }
    }

    fn all(&self) -> TokenStream {
        let tables = self.tables.iter().map(|Table { variant, type_name, .. }| {
            quote!(.chain(#type_name::all().map(Self::#variant)))
        });
        quote! {
            fn all() -> impl Iterator<Item = Self> {
                let own = Self::OWN.iter().map(|own| own.code);
                own #(#tables)*
            }
        }
    }

    fn info(&self) -> TokenStream {
        let extended = self.extended.iter().map(|extended| self.extended_arm(extended));
        let tables = self
            .tables
            .iter()
            .map(|Table { variant, .. }| quote!(Self::#variant(code) => code.info(),));
        let own = (!self.own.is_empty()).then(|| quote!(own => own_info(own),));
        quote! {
            fn info(self) -> &'static ErrorInfo {
                match self {
                    #(#extended)*
                    #(#tables)*
                    #own
                }
            }
        }
    }

    /// A code of a table about which this page says more than the table does.
    fn extended_arm(&self, extended: &ExtendedCode) -> TokenStream {
        let Table { variant, type_name, codes, .. } = self.tables[extended.table];
        let inner = codes.iter().find(|known| known.wire == extended.code.wire);
        let inner = inner.map(|known| &known.variant);
        let info = info(&extended.code);
        quote! {
            Self::#variant(#type_name::#inner) => {
                const INFO: &ErrorInfo = &#info;
                INFO
            }
        }
    }

    fn exact(&self) -> TokenStream {
        let own = (!self.own.is_empty()).then(|| {
            quote! {
                if let Some(code) = own_exact(code) {
                    return Some(code);
                }
            }
        });
        let lookups = self.tables.iter().map(|Table { variant, type_name, .. }| {
            quote! {
                if let Some(code) = #type_name::exact(code) {
                    return Some(Self::#variant(code));
                }
            }
        });
        quote! {
            fn exact(code: &str) -> Option<Self> {
                #own
                #(#lookups)*
                None
            }
        }
    }

    fn template(&self) -> TokenStream {
        let own = (!self.own.is_empty()).then(|| {
            quote! {
                if let Some(found) = own_template(code) {
                    return Some(found);
                }
            }
        });
        let lookups = self.tables.iter().map(|Table { variant, type_name, .. }| {
            quote! {
                if let Some((code, captured)) = #type_name::template(code) {
                    return Some((Self::#variant(code), captured));
                }
            }
        });
        quote! {
            fn template(code: &str) -> Option<(Self, &str)> {
                #own
                #(#lookups)*
                None
            }
        }
    }

    fn parse(&self) -> Item {
        let name = self.name;
        parse_quote! {
            impl FromStr for #name {
                type Err = UnknownCode;

                fn from_str(code: &str) -> Result<Self, UnknownCode> {
                    Self::find(code).map(|found| found.code).ok_or_else(|| UnknownCode::new(code))
                }
            }
        }
    }

    fn display(&self) -> Item {
        let name = self.name;
        parse_quote! {
            impl fmt::Display for #name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        }
    }
}

/// The table of the codes of an enum itself.
fn own(codes: &[Code]) -> TokenStream {
    let entry = |code: &Code| {
        let variant = &code.variant;
        let info = info(code);
        quote!(Documented { code: Self::#variant, info: #info })
    };
    match codes {
        // rustfmt and prettyplease break a list with a single long element differently, so that
        // it gets a name.
        [only] => {
            let entry = entry(only);
            quote!({
                let only = #entry;
                &[only]
            })
        }
        codes => {
            let entries = codes.iter().map(entry);
            quote!(&[#(#entries),*])
        }
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
    let rows: Vec<String> = error
        .rows
        .iter()
        .map(|row| {
            let statuses: Vec<String> = row.statuses.iter().map(ToString::to_string).collect();
            let status = match statuses.as_slice() {
                [] => String::new(),
                statuses => format!(" ({})", statuses.join(", ")),
            };
            match &row.message {
                Some(message) => format!("{}{status}: {}", code(&error.wire), inline(message)),
                None => format!("{}{status}", code(&error.wire)),
            }
        })
        .collect();
    let mut doc = Doc::default();
    for row in rows {
        doc.paragraph(row);
    }
    for description in error.rows.iter().filter_map(|row| row.description.as_deref()) {
        doc.text(description);
    }
    for line in judgement_doc(error) {
        doc.item(&line);
    }
    doc
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

/// Which names of the runtime the enum of these codes needs.
pub(super) fn imports(own: &[Code], extended: &[ExtendedCode]) -> Vec<&'static str> {
    let all = || own.iter().chain(extended.iter().map(|extended| &extended.code));
    let mut imports = vec!["Documented", "ErrorCode", "UnknownCode"];
    for (name, is_used) in [
        ("ErrorInfo", true),
        ("Retry", all().any(|code| code.retry.is_some())),
        ("Remedy", all().any(|code| code.remedy.is_some())),
        ("Template", all().any(|code| code.template.is_some())),
    ] {
        if is_used {
            imports.push(name);
        }
    }
    imports
}
