//! How the next page of a long answer is asked for, e.g.
//! `walk.by_token(&mut self.next_token, &response.next_token)`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, parse_quote};

use super::fields::{is_json_text, is_option, reference, rust_type, way};
use super::literal;
use crate::model::{Field, Operation, Pagination, ResponsePath, Role, Type};
use crate::names::Name;

/// `impl Paginated`, if the operation answers page by page.
pub(super) fn items(operation: &Operation) -> Option<Item> {
    let first = operation.pagination.first()?;
    let request = &operation.request_type;
    let path = items_path(first);
    let item = item_type(operation, path)?;
    let items = taken(operation, path);
    let unreadable = unreadable(operation, path);
    let next_page = next_page(operation)?;
    Some(parse_quote! {
        impl Paginated for #request {
            type Item = #item;

            fn items(response: Self::Response) -> Vec<Self::Item> {
                #items
            }

            fn next_page(
                &mut self,
                walk: &mut Progress,
                response: &Self::Response,
            ) -> Result<bool, PageError> {
                #unreadable
                #next_page
            }
        }
    })
}

/// What the documentation says about pages.
pub(super) fn in_words(pagination: &Pagination) -> &'static str {
    match pagination {
        Pagination::Page { .. } => "by their number",
        Pagination::Token { .. } => "by a token for the next one",
        Pagination::Offset { .. } => "by the number of items before them",
    }
}

fn items_path(pagination: &Pagination) -> &ResponsePath {
    match pagination {
        Pagination::Page { items, .. }
        | Pagination::Token { items, .. }
        | Pagination::Offset { items, .. } => items,
    }
}

/// Goes on by the only style. Of two, tokens are one, and the request or the answer chooses.
fn next_page(operation: &Operation) -> Option<TokenStream> {
    let is_token = |style: &&Pagination| matches!(style, Pagination::Token { .. });
    let by_token = operation.pagination.iter().find(is_token);
    let by_number = operation.pagination.iter().find(|style| !is_token(style));
    match (by_token, by_number) {
        (Some(tokens @ Pagination::Token { token, next_token, .. }), Some(by_number)) => {
            let token = request_field(operation, *token)?;
            let answered = read(operation, next_token);
            let numbers = request_fields(operation, by_number);
            let (by_token, by_number) = (step(operation, tokens)?, step(operation, by_number)?);
            Some(quote! {
                if Progress::prefers_token(walk, &[&self.#token], &[#(&self.#numbers),*], #answered) {
                    #by_token
                } else {
                    #by_number
                }
            })
        }
        (only, None) | (None, only) => step(operation, only?),
        (Some(_), Some(by_number)) => step(operation, by_number),
    }
}

fn step(operation: &Operation, style: &Pagination) -> Option<TokenStream> {
    Some(match style {
        Pagination::Page { page: index, total, items, .. } => {
            let page = request_field(operation, *index)?;
            let (total, count) = (total_of(operation, total.as_ref()), count(operation, items));
            let first = literal::integer(first_page(operation, *index));
            quote!(walk.by_number(&mut self.#page, #first, #total, #count))
        }
        Pagination::Token { token, next_token, more, .. } => {
            let token = request_field(operation, *token)?;
            let answered = read(operation, next_token);
            let step = quote!(walk.by_token(&mut self.#token, #answered));
            match more {
                None => step,
                Some(more) => {
                    let more = flag(operation, more);
                    quote! {
                        let more = #more;
                        if more == Some(false) { Ok(false) } else { #step }
                    }
                }
            }
        }
        Pagination::Offset { offset, total, items, .. } => {
            let offset = request_field(operation, *offset)?;
            let (total, count) = (total_of(operation, total.as_ref()), count(operation, items));
            quote!(walk.by_offset(&mut self.#offset, #total, #count))
        }
    })
}

/// The number of the first page, which is that of a request without one: some services count from 0.
fn first_page(operation: &Operation, page: usize) -> i128 {
    let field = operation.parameters.get(page);
    let default = field.and_then(|field| field.value_when_absent.as_ref());
    default.and_then(|default| default.to_string().parse().ok()).unwrap_or(1)
}

fn request_field(operation: &Operation, index: usize) -> Option<&Name> {
    operation.parameters.get(index).map(|field| &field.name)
}

/// The fields of the request with which a page is chosen, and its size.
fn request_fields<'a>(operation: &'a Operation, style: &Pagination) -> Vec<&'a Name> {
    let (first, size) = match style {
        Pagination::Page { page, size, .. } => (*page, *size),
        Pagination::Token { token, size, .. } => (*token, *size),
        Pagination::Offset { offset, size, .. } => (*offset, *size),
    };
    // A size that both styles share tells nothing.
    let is_shared = operation.pagination.iter().filter(|other| size_of(other) == size).count() > 1;
    let size = size.filter(|_| !is_shared);
    [Some(first), size]
        .into_iter()
        .flatten()
        .filter_map(|index| request_field(operation, index))
        .collect()
}

fn size_of(style: &Pagination) -> Option<usize> {
    match style {
        Pagination::Page { size, .. }
        | Pagination::Token { size, .. }
        | Pagination::Offset { size, .. } => *size,
    }
}

fn total_of(operation: &Operation, total: Option<&ResponsePath>) -> TokenStream {
    total.map_or(quote!(&None::<i64>), |total| read(operation, total))
}

/// What the list at the end of a path consists of.
fn item_type(operation: &Operation, path: &ResponsePath) -> Option<syn::Type> {
    match &way_of(operation, path).last()?.0.kind {
        Type::List(element) => Some(rust_type(&element.kind)),
        _ => None,
    }
}

fn way_of<'a>(operation: &'a Operation, path: &'a ResponsePath) -> Vec<(&'a Field, Role)> {
    way(&operation.members, Role::Response, &path.steps)
}

/// A reference to a value of the response.
fn read(operation: &Operation, path: &ResponsePath) -> TokenStream {
    reference(quote!(response), &way_of(operation, path), None)
}

/// The value of a boolean member, which is `None` if it or a structure around it is absent.
fn flag(operation: &Operation, path: &ResponsePath) -> TokenStream {
    match around(operation, path) {
        Some((Some(around), flag)) => quote!(#around.and_then(|inner| inner.#flag)),
        Some((None, flag)) => quote!(response.#flag),
        None => quote!(None::<bool>),
    }
}

/// Ends the walk at a page whose items stand in a text that is no JSON, lest it passes over them.
fn unreadable(operation: &Operation, path: &ResponsePath) -> Option<TokenStream> {
    let text = text_of(operation, path)?;
    Some(quote! {
        if #text.is_some_and(|text| text.value().is_err()) {
            return Err(PageError::UnreadableItems);
        }
    })
}

/// The text in which the items stand, if they are the value of one.
fn text_of(operation: &Operation, path: &ResponsePath) -> Option<TokenStream> {
    let way = way_of(operation, path);
    way.last().filter(|(items, role)| is_json_text(items, *role))?;
    Some(match around(operation, path)? {
        (Some(around), text) => quote!(#around.and_then(|inner| inner.#text.as_ref())),
        (None, text) => quote!(response.#text.as_ref()),
    })
}

/// The number of items in a page.
fn count(operation: &Operation, path: &ResponsePath) -> TokenStream {
    if let Some(text) = text_of(operation, path) {
        return quote!(#text.and_then(|text| text.value().ok()).map_or(0, Vec::len));
    }
    match around(operation, path) {
        Some((Some(around), list)) if may_be_absent(operation, path) => {
            quote!(#around.and_then(|inner| inner.#list.as_ref()).map_or(0, Vec::len))
        }
        Some((Some(around), list)) => quote!(#around.map_or(0, |inner| inner.#list.len())),
        Some((None, list)) => quote!(response.#list.len()),
        None => quote!(0),
    }
}

/// Whether the items stand in a structure of which requests have some, too: there, no list and an
/// empty one are two things.
fn may_be_absent(operation: &Operation, path: &ResponsePath) -> bool {
    way_of(operation, path).last().is_some_and(|(items, role)| is_option(items, *role))
}

/// The structure around the member at the end of a path, if there is one, and the member.
fn around<'a>(
    operation: &'a Operation,
    path: &'a ResponsePath,
) -> Option<(Option<TokenStream>, &'a Name)> {
    let way = way_of(operation, path);
    let mut names = way.iter().map(|(field, _)| &field.name);
    let member = names.next_back()?;
    let around = names
        .next()
        .map(|outer| quote!(response.#outer.as_ref() #(.and_then(|inner| inner.#names.as_ref()))*));
    Some((around, member))
}

/// The items of a page, taken out of the response.
fn taken(operation: &Operation, path: &ResponsePath) -> TokenStream {
    let way = way_of(operation, path);
    let mut names = way.iter().map(|(field, _)| &field.name);
    let (first, last) = (names.next(), names.next_back());
    if way.last().is_some_and(|(items, role)| is_json_text(items, *role)) {
        let last = last.into_iter();
        return quote! {
            response.#first
                #(.and_then(|inner| inner.#names))*
                #(.and_then(|inner| inner.#last))*
                .and_then(|text| text.into_value().ok())
                .unwrap_or_default()
        };
    }
    match last {
        None => quote!(response.#first),
        Some(last) if may_be_absent(operation, path) => quote! {
            response.#first
                #(.and_then(|inner| inner.#names))*
                .and_then(|inner| inner.#last)
                .unwrap_or_default()
        },
        Some(last) => quote! {
            response.#first
                #(.and_then(|inner| inner.#names))*
                .map(|inner| inner.#last)
                .unwrap_or_default()
        },
    }
}
