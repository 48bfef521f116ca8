//! `lib.rs` of the emitted crate: its products, and what they need from the runtime.

use quote::quote;
use syn::{Item, parse_quote};

use super::EmittedFile;
use super::markdown::{Doc, code, inline};
use crate::model::Model;
use crate::names::Name;

/// The root of the crate.
pub(super) fn file(model: &Model) -> EmittedFile {
    let gateway = &model.gateway.module;
    let mut modules: Vec<(&Name, bool)> =
        model.products.iter().map(|product| (&product.module, true)).collect();
    modules.push((gateway, false));
    modules.sort_by(|left, right| super::rustfmt_order(left.0.as_str(), right.0.as_str()));
    let modules = modules.into_iter().map(|(module, is_product)| -> Item {
        // A program compiles the products that it uses.
        let feature = module.as_str();
        let condition = is_product.then(|| quote!(#[cfg(feature = #feature)]));
        parse_quote!(#condition pub mod #module;)
    });
    let gateway_error = &model.gateway.type_name;
    let exports: [Item; 3] = [
        parse_quote!(
            pub use aliyun_runtime as runtime;
        ),
        parse_quote! {
            pub use aliyun_runtime::{
                AccessDenied, Bytes, Client, Config, Credentials, CredentialsProvider,
                CredentialsSource, Error, ErrorCode, ErrorInfo, ErrorKind, Found, Json, Network,
                OpenEnum, Operation, OperationInfo, Outcome, OutcomeUnknown, Paginated, Proxy,
                Remedy, Retry, RetryPolicy, Safety, ServiceError, UnknownCode, Validation,
                ValidationError, blocking
            };
        },
        parse_quote!(pub use #gateway::#gateway_error;),
    ];
    EmittedFile {
        path: "lib.rs".to_owned(),
        from: "specs".to_owned(),
        doc: doc(model),
        items: modules.chain(exports).collect(),
    }
}

fn doc(model: &Model) -> Doc {
    let mut doc =
        Doc::new("Typed requests, responses and error codes for operations of Alibaba Cloud.");
    doc.paragraph(
        "Every error code that a reference page documents is a variant, with its message, its \
         status, whether it is worth another try, and what helps. Every rule that a page \
         documents is checked before a request leaves.",
    );
    doc.paragraph("This crate is not affiliated with Alibaba Cloud.");
    doc.section("Products");
    for product in &model.products {
        let title = inline(&product.title);
        let module = product.module.to_rust();
        let actions: Vec<String> =
            product.operations.iter().map(|operation| code(&operation.action)).collect();
        let separator = if actions.is_empty() { "" } else { ": " };
        doc.item(&format!("[`{module}`], {title}{separator}{}", actions.join(", ")));
    }
    doc
}
