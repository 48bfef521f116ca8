//! One file per operation, e.g. `ens/renew_instance.rs`: what its page says, its request, its
//! response, its error codes.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::{Item, parse_quote};

use super::markdown::{Doc, code, inline};
use super::{EmittedFile, enumeration, errors, request, response, validation};
use crate::model::{Authorization, Constraint, Operation, Product, RateLimit, Table, Type};
use crate::vocabulary::{Method, Safety, Scope};

/// The file of an operation.
pub(super) fn file(product: &Product, operation: &Operation, gateway: &Table) -> EmittedFile {
    let mut items = imports(product, operation, gateway);
    items.extend(request::items(operation));
    items.push(operation_impl(operation));
    for kind in &operation.types {
        items.extend(enumeration::items(kind));
    }
    items.extend(response::items(operation));
    items.extend(errors::operation_items(operation, gateway, &error_doc(operation)));
    EmittedFile {
        path: format!("{}/{}.rs", product.module, operation.module),
        from: operation.path.clone(),
        doc: module_doc(product, operation),
        items,
    }
}

fn imports(product: &Product, operation: &Operation, gateway: &Table) -> Vec<Item> {
    let mut names = errors::imports(&operation.errors.own, &operation.errors.extended);
    names.extend(["Field", "Method", "Operation", "OperationInfo", "Parameters"]);
    names.extend(["Record", "Safety", "ValidationError"]);
    if !operation.types.is_empty() {
        names.push("OpenEnum");
    }
    if !operation.rate_limits.is_empty() {
        names.push("RateLimit");
    }
    if validation::uses_spans(operation) {
        names.push("Span");
    }
    if validation::has_rules(operation) {
        names.push("Validator");
    }
    names.sort_unstable();
    let names = names.into_iter().map(|name| Ident::new(name, Span::call_site()));
    let mut imports: Vec<Item> = Vec::new();
    imports.push(parse_quote!(
        use std::fmt;
    ));
    imports.push(parse_quote!(
        use std::str::FromStr;
    ));
    if !operation.errors.own.is_empty() {
        imports.push(parse_quote!(
            use aliyun_runtime::code::{own_exact, own_info, own_template};
        ));
    }
    imports.push(parse_quote!(use aliyun_runtime::{#(#names),*};));
    let gateway = &gateway.type_name;
    imports.push(parse_quote!(use crate::#gateway;));
    for table in &operation.errors.tables {
        let (module, name) = (&product.module, &table.type_name);
        imports.push(parse_quote!(use crate::#module::#name;));
    }
    for kind in named_types(product, operation) {
        let module = &product.module;
        imports.push(parse_quote!(use crate::#module::#kind;));
    }
    imports
}

/// The named types of the product to which the parameters refer.
fn named_types<'a>(product: &'a Product, operation: &Operation) -> Vec<&'a crate::names::Name> {
    let is_used = |name: &&crate::names::Name| {
        operation.parameters.iter().any(|parameter| match &parameter.field.kind {
            Type::Enum(kind) => kind.name == **name,
            _ => false,
        })
    };
    product.types.iter().map(|kind| &kind.name).filter(is_used).collect()
}

fn operation_impl(operation: &Operation) -> Item {
    let Operation { request_type, response_type, error_type, .. } = operation;
    let info = info(operation);
    let parameters = operation.parameters.iter().map(|parameter| {
        let (wire, name) = (&parameter.field.wire, &parameter.field.name);
        quote!(out.query(#wire, &self.#name);)
    });
    let out = if operation.parameters.is_empty() { quote!(_out) } else { quote!(out) };
    let validation = validation::body(operation);
    parse_quote! {
        impl Operation for #request_type {
            type Response = #response_type;
            type Error = #error_type;

            const INFO: &'static OperationInfo = #info;

            fn parameters(&self, #out: &mut Parameters) {
                #(#parameters)*
            }

            fn validate(&self) -> Result<(), ValidationError> {
                #validation
            }
        }
    }
}

fn info(operation: &Operation) -> TokenStream {
    let action = &operation.action;
    let method = Ident::new(method_variant(operation.method), Span::call_site());
    let safety = Ident::new(safety_variant(operation.safety), Span::call_site());
    let charges = operation.charges;
    let ram_action = option(match &operation.authorization {
        Authorization::Stated { action, .. } => Some(action.as_str()),
        Authorization::NotStated | Authorization::Undisclosed => None,
    });
    let rate_limits = operation.rate_limits.iter().map(|limit| {
        let requests = Literal::u32_unsuffixed(limit.requests);
        let seconds = Literal::u32_unsuffixed(limit.seconds);
        quote!(RateLimit::new(#requests, #seconds))
    });
    let page = option(page(operation));
    quote! {
        &OperationInfo {
            product: &super::PRODUCT,
            action: #action,
            method: Method::#method,
            safety: Safety::#safety,
            charges: #charges,
            ram_action: #ram_action,
            rate_limits: &[#(#rate_limits),*],
            page: #page,
        }
    }
}

fn option(text: Option<&str>) -> TokenStream {
    text.map_or(quote!(None), |text| quote!(Some(#text)))
}

/// The address of the page: that of the first source.
fn page(operation: &Operation) -> Option<&str> {
    operation.sources.sources.values().next().and_then(|source| source.url.as_deref())
}

fn method_variant(method: Method) -> &'static str {
    match method {
        Method::Get => "Get",
        Method::Post => "Post",
        Method::Put => "Put",
        Method::Patch => "Patch",
        Method::Delete => "Delete",
    }
}

fn safety_variant(safety: Safety) -> &'static str {
    match safety {
        Safety::ReadOnly => "ReadOnly",
        Safety::Idempotent => "Idempotent",
        Safety::AtMostOnce => "AtMostOnce",
    }
}

/// What the page says about the operation as a whole.
fn module_doc(product: &Product, operation: &Operation) -> Doc {
    let mut doc = Doc::new(format!("{}: {}", code(&operation.action), inline(&operation.summary)));
    if let Some(text) = &operation.doc {
        doc.text(text);
    }
    if let Some(deprecated) = &operation.deprecated {
        doc.paragraph(format!("**Deprecated:** {}", inline(deprecated)));
    }
    doc_facts(&mut doc, product, operation);
    doc.section("Examples");
    doc.example(&example(operation));
    doc_errors(&mut doc, operation);
    if operation.history_elsewhere {
        doc.section("History");
        doc.paragraph("The page refers to the release notes of the product.");
    }
    if !operation.history.is_empty() {
        doc.section("History");
        for change in &operation.history {
            doc.item(&format!("{}: {}", change.date, inline(&change.change)));
        }
    }
    doc
}

/// Lists the codes, each with a link to what is known about it.
fn doc_errors(doc: &mut Doc, operation: &Operation) {
    let error_type = &operation.error_type;
    doc.section("Errors");
    for error in &operation.errors.own {
        let variant = error.variant.to_rust();
        doc.item(&format!("[{}]({error_type}::{variant})", code(&error.wire)));
    }
    for table in &operation.errors.tables {
        doc.item(&format!("the {} codes of [`{}`]", table.codes.len(), table.type_name));
    }
    doc.item("those that the gateway may answer to any operation: [`GatewayError`]");
}

fn doc_facts(doc: &mut Doc, product: &Product, operation: &Operation) {
    doc.item(&format!(
        "Product: {} ({}), version {}",
        inline(&product.title),
        code(&product.code),
        product.version
    ));
    if let Some(group) = &operation.group {
        doc.item(&format!("Group: {}", inline(group)));
    }
    doc.item(&format!("Method: `{}`", method_variant(operation.method).to_uppercase()));
    doc.item(match operation.safety {
        Safety::ReadOnly => "Safety: it changes nothing, so it may be sent again",
        Safety::Idempotent => "Safety: twice has the effect of once, so it may be sent again",
        Safety::AtMostOnce => "Safety: each call has an effect of its own; send it at most once",
    });
    if operation.charges {
        doc.item("It charges money");
    }
    doc.item(&permission(&operation.authorization));
    for limit in &operation.rate_limits {
        doc.item(&rate_limit(limit));
    }
    for constraint in &operation.constraints {
        if let Some(text) = rule(operation, constraint) {
            doc.item(&text);
        }
    }
    if let Some(page) = page(operation) {
        doc.item(&format!("Page: <{page}>"));
    }
}

fn permission(authorization: &Authorization) -> String {
    match authorization {
        Authorization::NotStated => "Permission: the page does not say".to_owned(),
        Authorization::Undisclosed => "Permission: not disclosed, says the page".to_owned(),
        Authorization::Stated { action, access_level, resources, .. } => {
            let resource = |resource: &crate::model::Resource| {
                let arn = resource.arn.as_deref().map(|arn| format!(" ({})", code(arn)));
                format!("{}{}", inline(&resource.kind), arn.unwrap_or_default())
            };
            let resources: Vec<String> = resources.iter().map(resource).collect();
            let on = match resources.as_slice() {
                [] => String::new(),
                resources => format!(", on {}", resources.join(", ")),
            };
            format!("Permission: {}, access level {}{on}", code(action), code(access_level))
        }
    }
}

fn rate_limit(limit: &RateLimit) -> String {
    let per = match limit.seconds {
        1 => "second".to_owned(),
        60 => "minute".to_owned(),
        seconds => format!("{seconds} seconds"),
    };
    let scope = match limit.scope {
        None => "",
        Some(Scope::Api) => ", for all callers",
        Some(Scope::User) => ", for each user",
        Some(Scope::Account) => ", for each account",
    };
    format!("Rate limit: {} requests per {per}{scope}", limit.requests)
}

fn rule(operation: &Operation, constraint: &Constraint) -> Option<String> {
    match constraint {
        Constraint::Note { text, .. } => Some(format!("Rule: {}", inline(text))),
        Constraint::Cases { of, by, arms, .. } => {
            let (of, by) = (&operation.parameters[*of].field, &operation.parameters[*by].field);
            let Type::Enum(values) = &by.kind else { return None };
            let case = |arm: &crate::model::Arm| {
                let spans = super::literal::spans_text(&arm.spans);
                format!(
                    "{spans} when {} is {}",
                    code(&by.wire),
                    code(&values.values[arm.value].wire)
                )
            };
            let cases: Vec<String> = arms.iter().map(case).collect();
            Some(format!("Rule: {} is {}", code(&of.wire), cases.join("; ")))
        }
    }
}

/// Builds a request from the examples of the page, and checks it.
fn example(operation: &Operation) -> Vec<String> {
    let path = super::product_path(operation);
    let mut code = vec!["use aliyun_api::Operation;".to_owned()];
    let mut types = vec![operation.request_type.as_str()];
    let required = operation.parameters.iter().filter(|parameter| request::is_required(parameter));
    types.extend(required.filter_map(|parameter| match &parameter.field.kind {
        Type::Enum(kind) => Some(kind.name.as_str()),
        _ => None,
    }));
    types.sort_unstable();
    types.dedup();
    code.push(match types.as_slice() {
        [only] => format!("use {path}::{only};"),
        types => format!("use {path}::{{{}}};", types.join(", ")),
    });
    code.push(String::new());
    code.push(format!("let request = {};", request::example(operation)));
    code.push("request.validate()?;".to_owned());
    code.push("# Ok::<(), aliyun_api::ValidationError>(())".to_owned());
    code
}

fn error_doc(operation: &Operation) -> Doc {
    let mut doc =
        Doc::new(format!("The codes with which {} may be refused.", code(&operation.action)));
    doc.paragraph(format!(
        "The page documents {} rows.{}",
        operation.errors.rows,
        match operation.errors.complete {
            Some(false) => " It says that there are more codes.",
            Some(true) => " It says that these are all.",
            None => "",
        }
    ));
    for extended in &operation.errors.extended {
        let messages: Vec<String> = extended
            .code
            .rows
            .iter()
            .filter_map(|row| row.message.as_deref())
            .map(inline)
            .collect();
        let table = &operation.errors.tables[extended.table].type_name;
        doc.paragraph(format!(
            "For {} of [`{table}`] this page has {} of its own, {} messages in all: {}",
            code(&extended.code.wire),
            if extended.own_rows == 1 { "a row" } else { "rows" },
            messages.len(),
            messages.join(" / ")
        ));
    }
    let wires = operation.errors.own.iter().filter(|code| code.template.is_none());
    let shared = operation.errors.tables.iter().flat_map(|table| &table.codes);
    let plain = wires.chain(shared.filter(|code| code.template.is_none())).next();
    if let Some(first) = plain {
        let wire = super::literal::source(&crate::spec::Literal::Text(first.wire.clone()));
        doc.section("Examples");
        doc.example(&[
            "use aliyun_api::ErrorCode;".to_owned(),
            format!("use {}::{};", super::product_path(operation), operation.error_type),
            String::new(),
            format!("let code: {} = {wire}.parse()?;", operation.error_type),
            format!("assert_eq!(code.as_str(), {wire});"),
            "# Ok::<(), aliyun_api::UnknownCode>(())".to_owned(),
        ]);
    }
    doc
}
