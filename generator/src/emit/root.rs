//! `lib.rs` of the emitted crate: its products, and what they need from the runtime.

use std::iter;

use syn::{Item, parse_quote};

use super::imports::{Imports, Use};
use super::markdown::{Doc, code, inline};
use super::{EmittedFile, ProductPath, ast, example};
use crate::model::{Model, Operation, Product};
use crate::names::Name;
use crate::vocabulary::Safety;

/// The root of the crate.
pub(super) fn file<'a>(model: &'a Model, crate_name: &str) -> EmittedFile<'a> {
    let gateway = &model.gateway.module;
    let mut modules: Vec<&Name> =
        model.products.iter().map(|product| &product.module).chain([gateway]).collect();
    modules.sort_unstable();
    let modules = modules.into_iter().map(|module| {
        let mut item = ast::module(module);
        // A program compiles the products that it uses.
        if module != gateway {
            let feature = module.as_str();
            item.attrs.push(parse_quote!(#[cfg(feature = #feature)]));
        }
        Item::Mod(item)
    });
    let exports = vec![
        Use::public("", vec!["aliyun_runtime as runtime"]),
        Use::public("aliyun_runtime::credentials", vec!["CredentialsError"]),
        Use::public("aliyun_runtime::transport", vec!["Limits", "TransportError"]),
        Use::public("aliyun_runtime", RUNTIME.into()),
        Use::public(gateway.to_rust(), vec![model.gateway.type_name.as_str()]),
    ];
    EmittedFile {
        path: "lib.rs".to_owned(),
        from: "specs".to_owned(),
        doc: doc(model, crate_name),
        modules: modules.collect(),
        imports: Imports::default(),
        exports,
        own: Box::new(iter::empty()),
    }
}

/// What a user of the crate needs of the runtime.
const RUNTIME: &[&str] = &[
    "AccessDenied",
    "AnyCode",
    "AnyError",
    "Bytes",
    "Client",
    "Config",
    "Credentials",
    "CredentialsProvider",
    "CredentialsSource",
    "Error",
    "ErrorCode",
    "ErrorInfo",
    "ErrorKind",
    "Found",
    "Json",
    "JsonText",
    "Method",
    "Network",
    "OpenEnum",
    "Operation",
    "OperationInfo",
    "Outcome",
    "OutcomeUnknown",
    "PageError",
    "Paginated",
    "Proxy",
    "Remedy",
    "Retry",
    "RetryPolicy",
    "Rule",
    "Safety",
    "ServiceError",
    "UnknownCode",
    "Validation",
    "ValidationError",
    "Violation",
    "blocking",
    "http",
];

fn doc(model: &Model, crate_name: &str) -> Doc {
    let mut doc =
        Doc::new("Typed requests, responses and error codes for operations of Alibaba Cloud.");
    doc.paragraph(
        "Every error code that a reference page documents is a variant, with its message, its \
         status, whether it is worth another try, and what helps. Documented values, ranges, \
         lengths and most rules about several parameters are checked before a request leaves; \
         the others say `(not checked)`.",
    );
    doc.paragraph("This crate is not affiliated with Alibaba Cloud.");
    doc_call(&mut doc, model, crate_name);
    doc_arguments(&mut doc);
    doc_failures(&mut doc);
    doc_features(&mut doc, model);
    doc_products(&mut doc, model);
    doc
}

/// Shows a first call, of an operation that changes nothing if there is one: who copies it shall not
/// pay for it.
fn doc_call(doc: &mut Doc, model: &Model, crate_name: &str) {
    let pairs = model
        .products
        .iter()
        .flat_map(|product| product.operations.iter().map(move |operation| (product, operation)));
    let changes = |(_, operation): &(&Product, &Operation)| operation.safety != Safety::ReadOnly;
    let Some((product, operation)) = pairs.min_by_key(changes) else { return };
    let path = ProductPath { crate_name, module: &product.module };
    let Some(lines) = example::call(operation, path) else { return };
    doc.section("A first call");
    doc.example(&lines);
    doc.paragraph(
        "It runs on Tokio. [`blocking::Client`] does the same without `await`. A list comes item by \
         item or page by page: see [`Paginated`]. In a test, a closure is the transport, and \
         [`http`] has the types: see [`blocking::Client::with_transport`].",
    );
}

/// Says what the compiler does not when it refuses a borrowed item.
fn doc_arguments(doc: &mut Doc) {
    doc.section("Arguments");
    doc.paragraph(
        "A constructor takes the required parameters, and a setter takes each of the others. A text \
         is a `&str` or a `String`, also where the values are an enumeration or where the page calls \
         a number a string, as in `\"10\"`. A list is anything that gives its items, such as an \
         array, a `Vec` or an iterator, and a map anything that gives pairs, such as a `HashMap`. Of \
         borrowed items, make your own: a `&[&str]` is passed as `ids.iter().copied()`, and \
         structures and values of enumerations as `tags.iter().cloned()`. [`Json`] is the `Value` of \
         `serde_json`, whose macro `json!` needs that crate among your own dependencies.",
    );
    doc.paragraph(
        "A request is checked before it is sent. [`Operation::validate`] does that without sending, \
         once the trait [`Operation`] is in scope.",
    );
}

fn doc_failures(doc: &mut Doc) {
    doc.section("Failures");
    doc.paragraph("A call that fails gives an [`Error`]. Ask it in this order:");
    for item in [
        "[`outcome_unknown`](Error::outcome_unknown): whether the request may have been executed, \
         and executing it twice does harm, such as costing money twice. Find out first",
        "[`kind`](Error::kind): with [`ErrorKind::Validation`], [`ErrorKind::Configuration`] and \
         [`ErrorKind::Credentials`] nothing was sent in the last attempt",
        "[`remedy`](Error::remedy) and [`retry`](Error::retry): what helps, and whether the failure \
         may pass by itself",
        "[`code`](Error::code): the documented code as a variant, or `None` with a \
         [`raw_code`](Error::raw_code) that nobody documented",
    ] {
        doc.item(item);
    }
    doc.paragraph(
        "[`explain`](Error::explain) tells all of it to a person, in a few lines. A function that \
         calls several operations returns an [`AnyError`], which answers the same questions.",
    );
}

fn doc_features(doc: &mut Doc, model: &Model) {
    doc.section("Features");
    doc.item("`client`, a default: [`Client`], asynchronous, over reqwest with rustls");
    doc.item("`blocking`: [`blocking::Client`], over ureq with rustls");
    doc.item("`tracing`: a span per call and an event per attempt");
    let products: Vec<String> =
        model.products.iter().map(|product| code(product.module.as_str())).collect();
    if !products.is_empty() {
        doc.item(&format!(
            "{}, defaults: the products. Without default features, name those that you use",
            products.join(", ")
        ));
    }
}

fn doc_products(doc: &mut Doc, model: &Model) {
    doc.section("Products");
    for product in &model.products {
        let title = inline(&product.title);
        let module = product.module.to_rust();
        let actions: Vec<String> =
            product.operations.iter().map(|operation| code(&operation.action)).collect();
        let separator = if actions.is_empty() { "" } else { ": " };
        doc.item(&format!("[`{module}`], {title}{separator}{}", actions.join(", ")));
    }
}
