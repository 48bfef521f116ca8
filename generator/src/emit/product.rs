//! `mod.rs` of a product, e.g. `ens/mod.rs`: its operations, its hosts, its shared types; and one
//! file for each of its error tables.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, parse_quote};

use super::imports::{Imports, Use};
use super::markdown::{Doc, code, inline};
use super::sources::doc_file_sources;
use super::{EmittedFile, ast, errors, structure};
use crate::model::{Endpoint, NamedType, Operation, Product, Table};
use crate::names::Name;
use crate::vocabulary::Style;

/// All files of a product but those of its operations.
pub(super) fn files(product: &Product) -> Vec<EmittedFile<'_>> {
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

fn product_file(product: &Product) -> EmittedFile<'_> {
    let mut modules: Vec<&Name> =
        product.operations.iter().map(|operation| &operation.module).collect();
    let errors = crate::names::errors_module();
    if !product.tables.is_empty() {
        modules.push(&errors);
    }
    modules.sort_unstable();
    let types = product.types.iter().flat_map(|kind| structure::items(kind, &product.sources));
    EmittedFile {
        path: format!("{}/mod.rs", product.module),
        from: product.path.clone(),
        doc: product_doc(product),
        modules: modules.iter().map(|module| declaration(product, module)).collect(),
        imports: Imports::default(),
        exports: exports(product, &errors),
        own: Box::new(iter::once_with(|| product_constant(product).into()).chain(types)),
    }
}

/// The declaration of a module of the product.
fn declaration(product: &Product, module: &Name) -> Item {
    let mut item = ast::module(module);
    if *module == product.module {
        item.attrs.push(parse_quote!(
            #[expect(clippy::module_inception, reason = "the product has an operation of its name")]
        ));
    }
    Item::Mod(item)
}

/// The types of the operations under their short paths.
fn exports<'a>(product: &'a Product, errors: &Name) -> Vec<Use<'a>> {
    let tables = product.tables.iter().map(|table| &table.type_name).collect();
    let mut exports: Vec<(&Name, Vec<&'a Name>)> = vec![(errors, tables)];
    for Operation { module, request_type, response_type, error_type, types, .. } in
        &product.operations
    {
        let names = [request_type, response_type, error_type];
        let own = types.iter().map(NamedType::name);
        exports.push((module, names.into_iter().chain(own).collect()));
    }
    exports.retain(|(_, names)| !names.is_empty());
    exports.sort_by(|left, right| super::rustfmt_order(left.0.as_str(), right.0.as_str()));
    let export = |(module, names): (&Name, Vec<&'a Name>)| {
        let mut names: Vec<&str> = names.into_iter().map(Name::as_str).collect();
        names.sort_by(|left, right| super::rustfmt_order(left, right));
        Use::public(module.to_rust(), names)
    };
    exports.into_iter().map(export).collect()
}

/// What is known about the product; what is not is left to `Product::NONE`.
fn product_constant(product: &Product) -> Item {
    let Product { code, version, title, .. } = product;
    let fields = [
        match product.style {
            Style::Rpc => None,
            Style::Roa => Some(quote!(style: Style::Roa)),
        },
        product.signature.as_ref().map(|scheme| quote!(signature: Signature::Other(#scheme))),
        product.default_endpoint.as_ref().map(|host| quote!(default_host: Some(#host))),
        (!product.endpoints.is_empty()).then(|| endpoints(&product.endpoints)),
    ];
    let rest = fields.iter().any(Option::is_none).then(|| quote!(..Product::NONE));
    let fields = fields.into_iter().flatten();
    parse_quote! {
        /// The product, and where it is.
        pub const PRODUCT: Product = Product {
            code: #code,
            version: #version,
            title: #title,
            #(#fields,)*
            #rest
        };
    }
}

fn endpoints(endpoints: &[Endpoint]) -> TokenStream {
    match endpoints {
        // As in a table of error codes, a single long element gets a name.
        [Endpoint { region, public, vpc: Some(host) }] => quote! {
            endpoints: {
                let only = Endpoint {
                    region: #region,
                    public: #public,
                    vpc: Some(#host),
                };
                &[only]
            }
        },
        endpoints => {
            let endpoints = endpoints.iter().map(|endpoint| {
                let Endpoint { region, public, vpc } = endpoint;
                let vpc = vpc.as_ref().map_or(quote!(None), |vpc| quote!(Some(#vpc)));
                quote!(Endpoint::new(#region, #public, #vpc))
            });
            quote!(endpoints: &[#(#endpoints),*])
        }
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
    if let Some(scheme) = &product.signature {
        doc.paragraph(format!(
            "Requests of this product are signed by the scheme {}, which this crate does not \
             know: they can be built and checked, not sent.",
            code(scheme)
        ));
    }
    if !product.endpoints_stated {
        doc.paragraph("Its hosts are not documented: configure the one to use.");
    }
    doc_file_sources(&mut doc, &product.sources, None);
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

fn tables_file(product: &Product) -> EmittedFile<'_> {
    let mut tables: Vec<&Table> = product.tables.iter().map(|table| &**table).collect();
    tables.sort_by_key(|table| &table.module);
    let modules = tables.iter().map(|table| Item::Mod(ast::module(&table.module))).collect();
    tables.sort_by(|left, right| super::rustfmt_order(left.module.as_str(), right.module.as_str()));
    let exports = tables
        .iter()
        .map(|table| Use::public(table.module.to_rust(), vec![table.type_name.as_str()]));
    EmittedFile {
        path: format!("{}/errors/mod.rs", product.module),
        from: format!("specs/{}/errors", product.module),
        doc: Doc::new("Error codes that several operations share."),
        modules,
        imports: Imports::default(),
        exports: exports.collect(),
        own: Box::new(iter::empty()),
    }
}

/// The file of a shared table, or of the gateway.
pub(super) fn table_file(table: &Table, path: String) -> EmittedFile<'_> {
    let mut enum_doc = Doc::new(format!("The codes of the table {}.", code(table.module.as_str())));
    errors::doc_catch_alls(&mut enum_doc, &table.catch_alls);
    errors::doc_succeeded(&mut enum_doc, &table.succeeded);
    doc_file_sources(&mut enum_doc, &table.sources, None);
    EmittedFile {
        path,
        from: table.path.clone(),
        doc: Doc::of_text(&table.doc),
        modules: Vec::new(),
        imports: Imports::default(),
        exports: Vec::new(),
        own: Box::new(errors::table_items(table, enum_doc)),
    }
}
