//! One file per operation, e.g. `ens/renew_instance.rs`: what its page says, its request, its
//! response, its error codes.

mod docs;
mod refusals;

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, ImplItem, Item, ItemImpl, parse_quote};

use super::imports::Imports;
use super::{
    Emitted, EmittedFile, ProductPath, ast, encode, errors, literal, pagination, request, response,
    structure, validation,
};
use crate::model::{
    Authorization, DryRun, Field, NamedType, Operation, Product, RateLimit, Role, Table,
};
use crate::vocabulary::{Body, Location, Method, Safety};

/// The file of an operation.
pub(crate) fn file<'a>(
    crate_name: &'a str,
    product: &'a Product,
    operation: &'a Operation,
    gateway: &'a Table,
) -> EmittedFile<'a> {
    let path = ProductPath { crate_name, module: &product.module };
    let error_doc = move || refusals::error_doc(operation, path);
    let items = when_asked(|| request::items(operation))
        .chain(when_asked(|| [operation_impl(operation)]))
        .chain(when_asked(|| pagination::items(operation)))
        .chain(types(operation, false))
        .chain(when_asked(move || response::items(operation, path)))
        .chain(types(operation, true))
        .chain(when_asked(move || errors::operation_items(operation, gateway, error_doc())));
    EmittedFile {
        path: format!("{}/{}.rs", product.module, operation.module),
        from: operation.spec_path.clone(),
        doc: docs::module_doc(product, operation, path),
        modules: Vec::new(),
        imports: imports(product, operation, gateway),
        exports: Vec::new(),
        own: Box::new(items),
    }
}

/// Items that are made when the first of them is asked for.
fn when_asked<I: IntoIterator<Item: Into<Emitted>>>(
    make: impl FnOnce() -> I,
) -> impl Iterator<Item = Emitted> {
    iter::once_with(make).flatten().map(Into::into)
}

/// The types of the page, of its response or of its request.
fn types(operation: &Operation, in_response: bool) -> impl Iterator<Item = Emitted> {
    let is_wanted = move |kind: &&NamedType| (role(kind) == Role::Response) == in_response;
    let types = operation.types.iter().filter(is_wanted);
    types.flat_map(|kind| structure::items(kind, &operation.sources))
}

fn role(kind: &NamedType) -> Role {
    match kind {
        NamedType::Enum(kind) => kind.role,
        NamedType::Struct(kind) => kind.role,
    }
}

/// What the items may mention of the crate.
fn imports<'a>(product: &'a Product, operation: &'a Operation, gateway: &'a Table) -> Imports<'a> {
    let tables = operation.errors.tables.iter().map(|table| &table.type_name);
    let mut shared: Vec<_> = tables.chain(product.types.iter().map(NamedType::name)).collect();
    shared.sort_by(|left, right| super::rustfmt_order(left.as_str(), right.as_str()));
    Imports::of_siblings(vec![(None, vec![&gateway.type_name]), (Some(&product.module), shared)])
}

fn operation_impl(operation: &Operation) -> Item {
    let parameters = encode::statements(&operation.parameters);
    let template = if parameters.is_empty() { &WITHOUT_PARAMETERS } else { &OPERATION };
    let mut item = ast::for_type(template, &operation.request_type);
    ast::name_types(&mut item, [&operation.response_type, &operation.error_type]);
    ast::set(&mut item, [info(operation)]);
    let rules = validation::body(operation);
    if rules.is_empty() {
        item.items.retain(|item| !matches!(item, ImplItem::Fn(own) if own.sig.ident == "validate"));
    }
    ast::fill(&mut item, [parameters, rules]);
    item.items.extend(encode::secrets(&operation.parameters));
    Item::Impl(item)
}

thread_local! {
    static OPERATION: ItemImpl = operation_template(&quote!(out));
    static WITHOUT_PARAMETERS: ItemImpl = operation_template(&quote!(_out));
}

fn operation_template(out: &TokenStream) -> ItemImpl {
    parse_quote! {
        impl Operation for Name {
            type Response = Name;
            type Error = Name;

            const INFO: &'static OperationInfo = &OperationInfo::NONE;

            fn parameters<'a>(&'a self, #out: &mut Parameters<'a>) {}

            fn validate(&self) -> Result<(), ValidationError> {}
        }
    }
}

/// What is known about the operation; what is not is left to `OperationInfo::NONE`.
fn info(operation: &Operation) -> Expr {
    let text = |text: &String| ast::text(text);
    let some_text = |value: &str| ast::some(ast::text(value));
    let ram_action = match &operation.authorization {
        Authorization::Stated(rows) => rows.first().map(|row| row.action.as_str()),
        Authorization::NotStated | Authorization::Undisclosed | Authorization::Anonymous => None,
    };
    // One without a period is documented, and no client can keep to it.
    let rate_limit = |limit: &RateLimit| {
        let numbers = [limit.requests, limit.seconds?].map(literal::count);
        Some(ast::call(&["RateLimit", "new"], numbers))
    };
    let rate_limits: Vec<Expr> = operation.rate_limits.iter().filter_map(rate_limit).collect();
    let rate_limits = (!rate_limits.is_empty()).then(|| ast::list(rate_limits));
    let success_codes = (!operation.success_codes.is_empty())
        .then(|| ast::list(operation.success_codes.iter().map(text)));
    let body = match operation.body {
        Body::None => None,
        Body::Form => Some(ast::associated("Body", "Form")),
        Body::Json => Some(ast::associated("Body", "Json")),
    };
    let token_seconds = operation.token_seconds.map(|seconds| ast::some(literal::count(seconds)));
    let is_bytes = |member: &Field| {
        member.location == Location::Payload && matches!(member.kind, crate::model::Type::Binary)
    };
    let fields = [
        ("product", Some(ast::borrow(ast::associated("super", "PRODUCT")))),
        ("action", Some(text(&operation.action))),
        ("method", Some(ast::associated("Method", method_variant(operation.method)))),
        ("safety", Some(ast::associated("Safety", safety_variant(operation.safety)))),
        ("path", (operation.http_path != "/").then(|| text(&operation.http_path))),
        ("host", operation.host.as_deref().map(some_text)),
        ("body", body),
        ("charges", operation.charges.map(|charges| ast::some(ast::flag(charges)))),
        ("token", operation.token().map(|token| some_text(&token.wire))),
        ("token_seconds", token_seconds),
        ("token_ends_with_refusal", operation.token_ends_with_refusal.then(|| ast::flag(true))),
        (
            "dry_run",
            operation.dry_run.as_ref().and_then(|dry_run| self::dry_run(operation, dry_run)),
        ),
        ("answers_bytes", operation.members.iter().any(is_bytes).then(|| ast::flag(true))),
        ("ram_action", ram_action.map(some_text)),
        ("rate_limits", rate_limits),
        ("success_codes", success_codes),
        ("page", page(operation).map(some_text)),
    ];
    ast::borrow(ast::structure_or("OperationInfo", fields))
}

fn dry_run(operation: &Operation, dry_run: &DryRun) -> Option<Expr> {
    let parameter = &operation.parameters.get(dry_run.parameter)?.wire;
    let succeeds_with = dry_run.succeeds_with.as_deref();
    let succeeds_with = match succeeds_with {
        Some(code) => ast::some(ast::text(code)),
        None => ast::local("None"),
    };
    let fields = [("parameter", ast::text(parameter)), ("succeeds_with", succeeds_with)];
    let fields = fields.map(|(name, value)| (ast::ident(name), value));
    Some(ast::some(ast::structure("DryRun", fields, None)))
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
        Safety::Token => "Token",
        Safety::AtMostOnce => "AtMostOnce",
    }
}
