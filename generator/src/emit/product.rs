//! `mod.rs` of a product, e.g. `ens/mod.rs`: its operations, its hosts, its shared types; and one
//! file for each of its error tables.

use quote::quote;
use syn::{Item, parse_quote};

use super::markdown::{Doc, code, inline};
use super::{EmittedFile, enumeration, errors};
use crate::model::{Endpoint, Product, Table};

/// All files of a product but those of its operations.
pub(super) fn files(product: &Product) -> Vec<EmittedFile> {
    let mut files = vec![product_file(product)];
    if !product.tables.is_empty() {
        files.push(tables_file(product));
    }
    for table in &product.tables {
        let path = format!("{}/errors/{}.rs", product.module, table.module);
        files.push(table_file(table, path));
    }
    files
}

fn product_file(product: &Product) -> EmittedFile {
    let mut items: Vec<Item> = Vec::new();
    let mut modules: Vec<(String, &crate::names::Name)> = product
        .operations
        .iter()
        .map(|operation| (operation.module.to_string(), &operation.module))
        .collect();
    let errors = crate::names::errors_module();
    if !product.tables.is_empty() {
        modules.push((errors.to_string(), &errors));
    }
    modules.sort_by(|left, right| super::rustfmt_order(&left.0, &right.0));
    items.extend(modules.iter().map(|(_, module)| -> Item { parse_quote!(pub mod #module;) }));
    if product.types.is_empty() {
        items.push(parse_quote!(
            use aliyun_runtime::{Endpoint, Product};
        ));
    } else {
        items.push(parse_quote!(
            use std::fmt;
        ));
        items.push(parse_quote!(
            use aliyun_runtime::{Endpoint, OpenEnum, Product};
        ));
    }
    items.extend(exports(product, &errors));
    items.push(product_constant(product));
    for kind in &product.types {
        items.extend(enumeration::items(kind));
    }
    EmittedFile {
        path: format!("{}/mod.rs", product.module),
        from: product.path.clone(),
        doc: product_doc(product),
        items,
    }
}

/// The types of the operations under their short paths.
fn exports(product: &Product, errors: &crate::names::Name) -> Vec<Item> {
    let mut exports: Vec<(String, String, Item)> = Vec::new();
    for table in &product.tables {
        let name = &table.type_name;
        exports.push((errors.to_string(), name.to_string(), parse_quote!(pub use #errors::#name;)));
    }
    for operation in &product.operations {
        let module = &operation.module;
        let own = operation.types.iter().map(|kind| &kind.name);
        let names = [&operation.error_type, &operation.request_type, &operation.response_type];
        for name in names.into_iter().chain(own) {
            let item = parse_quote!(pub use #module::#name;);
            exports.push((module.to_string(), name.to_string(), item));
        }
    }
    exports.sort_by(|left, right| {
        super::rustfmt_order(&left.0, &right.0)
            .then_with(|| super::rustfmt_order(&left.1, &right.1))
    });
    exports.into_iter().map(|(_, _, item)| item).collect()
}

fn product_constant(product: &Product) -> Item {
    let Product { code, version, title, .. } = product;
    let endpoints = product.endpoints.iter().map(|Endpoint { region, public, vpc }| {
        let vpc = if let Some(vpc) = vpc { quote!(Some(#vpc)) } else { quote!(None) };
        quote!(Endpoint::new(#region, #public, #vpc))
    });
    parse_quote! {
        /// The product, and where it is.
        pub const PRODUCT: Product = Product {
            code: #code,
            version: #version,
            title: #title,
            endpoints: &[#(#endpoints),*],
        };
    }
}

fn product_doc(product: &Product) -> Doc {
    let mut doc = Doc::new(format!(
        "{} ({}), version {}.",
        inline(&product.title),
        code(&product.code),
        product.version
    ));
    if let Some(text) = &product.doc {
        doc.text(text);
    }
    if !product.operations.is_empty() {
        doc.section("Operations");
        for operation in &product.operations {
            let summary = inline(&operation.summary);
            doc.item(&format!(
                "[`{}`]({}): {summary}",
                operation.action,
                operation.module.to_rust()
            ));
        }
    }
    doc
}

fn tables_file(product: &Product) -> EmittedFile {
    let mut tables: Vec<&Table> = product.tables.iter().map(|table| &**table).collect();
    tables.sort_by(|left, right| super::rustfmt_order(left.module.as_str(), right.module.as_str()));
    let modules = tables.iter().map(|table| -> Item {
        let module = &table.module;
        parse_quote!(pub mod #module;)
    });
    let exports = tables.iter().map(|Table { module, type_name, .. }| -> Item {
        parse_quote!(pub use #module::#type_name;)
    });
    EmittedFile {
        path: format!("{}/errors/mod.rs", product.module),
        from: format!("specs/{}/errors", product.module),
        doc: Doc::new("Error codes that several operations share."),
        items: modules.chain(exports).collect(),
    }
}

/// The file of a shared table, or of the gateway.
pub(super) fn table_file(table: &Table, path: String) -> EmittedFile {
    let mut names = errors::imports(&table.codes, &[]);
    names.sort_unstable();
    let names = names.into_iter().map(|name| quote::format_ident!("{name}"));
    let mut items: Vec<Item> = vec![
        parse_quote!(
            use std::fmt;
        ),
        parse_quote!(
            use std::str::FromStr;
        ),
    ];
    items.push(parse_quote!(use aliyun_runtime::{#(#names),*};));
    let enum_doc = Doc::new(format!("The codes of the table {}.", code(table.module.as_str())));
    items.extend(errors::table_items(table, &enum_doc));
    EmittedFile { path, from: table.path.clone(), doc: Doc::of_text(&table.doc), items }
}
