//! The response of an operation, e.g. `RenewInstanceResponse`, and the structures in responses: a
//! struct, and the table by which the runtime decodes it.

use std::hash::Hash;

use indexmap::IndexMap;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Expr, ImplItem, ImplItemFn, Item, ItemImpl, ItemStruct, Pat, Stmt, parse_quote};

use super::docs::field_doc;
use super::fields::{debug_impl, derives, field_type, holds_secrets, is_secret};
use super::markdown::Doc;
use super::{ProductPath, ast};
use crate::model::{Facts, Field, Operation, Role, StructType};
use crate::names::Name;
use crate::vocabulary::Location;

/// The struct of a response and its table.
pub(super) fn items(operation: &Operation, path: ProductPath<'_>) -> Vec<Item> {
    let Operation { response_type, members, headers, sources, .. } = operation;
    let fields = members.iter().chain(headers);
    let doc = super::samples::response_doc(operation, path);
    let mut items = vec![structure(response_type, &doc, fields.clone(), sources)];
    items.push(record(response_type, members, headers));
    items.extend(debug_impl(response_type, fields));
    items
}

/// A structure that stands in responses only.
pub(super) fn structure_items(kind: &StructType, doc: &Doc, facts: &Facts) -> Vec<Item> {
    let fields = kind.fields();
    let mut items = vec![structure(&kind.name, doc, fields.iter(), facts)];
    items.push(record(&kind.name, fields, &[]));
    items.extend(debug_impl(&kind.name, fields.iter()));
    items
}

fn structure<'a>(
    name: &Name,
    doc: &Doc,
    fields: impl Iterator<Item = &'a Field> + Clone,
    facts: &Facts,
) -> Item {
    let mut item = RESPONSE.with(ItemStruct::clone);
    item.ident = name.ident();
    ast::put_in_front(&mut item.attrs, [doc.outer(), derives(fields.clone(), true)]);
    item.fields = ast::fields(fields.map(|field| {
        let doc = field_doc(field, Role::Response, facts);
        ast::field(&doc, &field.name, field_type(field, Role::Response))
    }));
    Item::Struct(item)
}

/// How the runtime finds the place of each member.
pub(super) fn record(name: &Name, members: &[Field], headers: &[Field]) -> Item {
    let payload = members.iter().find(|member| member.location == Location::Payload);
    let mut all = members.iter().chain(headers);
    let has_secrets = all.any(|field| is_secret(field) || holds_secrets(&field.kind));
    let members: Vec<&Field> =
        members.iter().filter(|member| member.location != Location::Payload).collect();
    let template = if members.is_empty() { &WITHOUT_MEMBERS } else { &RECORD };
    let mut item = ast::for_type(template, name);
    ast::fill(&mut item, [names(&members), places(&members)]);
    item.items.extend([wrapper(&members), separator(&members)].into_iter().flatten());
    if !headers.is_empty() {
        let headers: Vec<&Field> = headers.iter().collect();
        let mut of_headers = ast::for_type(&HEADERS, name);
        ast::fill(&mut of_headers, [names(&headers), places(&headers)]);
        item.items.extend(of_headers.items);
    }
    item.items.extend(payload.map(|payload| -> ImplItem {
        let name = &payload.name;
        parse_quote! {
            fn payload(&mut self) -> Option<&mut dyn Field> {
                Some(&mut self.#name)
            }
        }
    }));
    if has_secrets {
        item.items.extend(SECRETS.with(|secrets| secrets.items.clone()));
    }
    Item::Impl(item)
}

thread_local! {
    static RESPONSE: ItemStruct = parse_quote! {
        #[non_exhaustive]
        pub struct Name {}
    };

    static RECORD: ItemImpl = record_template(&quote!(index));
    static WITHOUT_MEMBERS: ItemImpl = record_template(&quote!(_index));
    static HEADERS: ItemImpl = parse_quote! {
        impl Record for Name {
            fn header_names(&self) -> &'static [&'static str] {}

            fn header(&mut self, index: usize) -> Option<&mut dyn Field> {}
        }
    };
    static WRAPPER: ImplItemFn = parse_quote! {
        fn wrapper(&self, index: usize) -> Option<&'static str> {}
    };
    static SEPARATOR: ImplItemFn = parse_quote! {
        fn separator(&self, index: usize) -> Option<char> {}
    };
    static SECRETS: ItemImpl = parse_quote! {
        impl Record for Name {
            fn has_secrets(&self) -> bool {
                true
            }
        }
    };
}

fn record_template(index: &TokenStream) -> ItemImpl {
    parse_quote! {
        impl Record for Name {
            fn names(&self) -> &'static [&'static str] {}

            fn field(&mut self, #index: usize) -> Option<&mut dyn Field> {}
        }
    }
}

fn names(fields: &[&Field]) -> Vec<Stmt> {
    let is_large = ast::is_large(fields.len(), 2);
    let names = ast::list(fields.iter().map(|field| ast::text(&field.wire)));
    if is_large {
        let constant = ast::list_constant(&parse_quote!(&str), &names);
        return vec![constant, ast::result(ast::local("LIST"))];
    }
    vec![ast::result(names)]
}

fn places(fields: &[&Field]) -> Vec<Stmt> {
    if fields.is_empty() {
        return vec![ast::result(ast::local("None"))];
    }
    let arms = fields.iter().enumerate().map(|(index, field)| {
        let place = ast::borrow_mut(ast::own(&field.name));
        (ast::number_pattern(Literal::usize_unsuffixed(index)), ast::some(place))
    });
    vec![by_index(arms)]
}

/// The objects that stand around lists.
fn wrapper(fields: &[&Field]) -> Option<ImplItem> {
    let arms = shared_arms(fields, |field| field.wrapper.as_deref(), ast::text)?;
    let mut function = WRAPPER.with(ImplItemFn::clone);
    function.block.stmts.push(arms);
    Some(ImplItem::Fn(function))
}

/// What stands between the items of lists that are one text.
fn separator(fields: &[&Field]) -> Option<ImplItem> {
    let arms = shared_arms(fields, |field| field.separator, ast::character)?;
    let mut function = SEPARATOR.with(ImplItemFn::clone);
    function.block.stmts.push(arms);
    Some(ImplItem::Fn(function))
}

/// What some fields have, by their index. Those that have the same share an arm.
fn shared_arms<'a, T: Copy + Eq + Hash>(
    fields: &[&'a Field],
    of: impl Fn(&'a Field) -> Option<T>,
    value: impl Fn(T) -> Expr,
) -> Option<Stmt> {
    let mut indices: IndexMap<T, Vec<Literal>> = IndexMap::new();
    for (index, field) in fields.iter().enumerate() {
        if let Some(what) = of(field) {
            indices.entry(what).or_default().push(Literal::usize_unsuffixed(index));
        }
    }
    let arms = indices.into_iter().map(|(what, indices)| {
        let pattern = ast::any_pattern(indices.into_iter().map(ast::number_pattern));
        (pattern, ast::some(value(what)))
    });
    let arms: Vec<_> = arms.collect();
    (!arms.is_empty()).then(|| by_index(arms.into_iter()))
}

/// `match index { … _ => None }`
fn by_index(arms: impl Iterator<Item = (Pat, Expr)>) -> Stmt {
    let none = (ast::anything(), ast::local("None"));
    ast::result(ast::match_on(ast::local("index"), arms.chain([none])))
}
