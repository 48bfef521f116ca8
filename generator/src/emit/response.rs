//! The response of an operation, e.g. `RenewInstanceResponse`, and the structures in responses: a
//! struct, and the table by which the runtime decodes it.

use indexmap::IndexMap;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Item, parse_quote};

use super::docs::field_doc;
use super::fields::{debug_impl, derives, field_type};
use super::markdown::Doc;
use crate::model::{Facts, Field, Operation, Role, StructType};
use crate::names::Name;
use crate::vocabulary::Location;

/// The struct of a response and its table.
pub(super) fn items(operation: &Operation) -> Vec<Item> {
    let Operation { response_type, members, headers, sources, .. } = operation;
    let fields = members.iter().chain(headers);
    let doc = super::samples::response_doc(operation);
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
    let derives = derives(fields.clone(), true);
    let fields = fields.map(|field| {
        let doc = field_doc(field, Role::Response, facts);
        let (name, kind) = (&field.name, field_type(field, Role::Response));
        quote!(#doc pub #name: #kind)
    });
    parse_quote! {
        #doc
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// How the runtime finds the place of each member.
pub(super) fn record(name: &Name, members: &[Field], headers: &[Field]) -> Item {
    let payload = members.iter().find(|member| member.location == Location::Payload);
    let members: Vec<&Field> =
        members.iter().filter(|member| member.location != Location::Payload).collect();
    let wires = members.iter().map(|member| &member.wire);
    let field = places(&members, "field");
    let wrapper = wrapper(&members);
    let headers = (!headers.is_empty()).then(|| {
        let wires = headers.iter().map(|header| &header.wire);
        let header = places(&headers.iter().collect::<Vec<_>>(), "header");
        quote! {
            fn header_names(&self) -> &'static [&'static str] {
                &[#(#wires),*]
            }

            #header
        }
    });
    let payload = payload.map(|payload| {
        let name = &payload.name;
        quote! {
            fn payload(&mut self) -> Option<&mut dyn Field> {
                Some(&mut self.#name)
            }
        }
    });
    parse_quote! {
        impl Record for #name {
            fn names(&self) -> &'static [&'static str] {
                &[#(#wires),*]
            }

            #field

            #wrapper

            #headers

            #payload
        }
    }
}

fn places(fields: &[&Field], method: &str) -> TokenStream {
    let method = proc_macro2::Ident::new(method, proc_macro2::Span::call_site());
    if fields.is_empty() {
        return quote! {
            fn #method(&mut self, _index: usize) -> Option<&mut dyn Field> {
                None
            }
        };
    }
    let arms = fields.iter().enumerate().map(|(index, field)| {
        let index = Literal::usize_unsuffixed(index);
        let name = &field.name;
        quote!(#index => Some(&mut self.#name))
    });
    quote! {
        fn #method(&mut self, index: usize) -> Option<&mut dyn Field> {
            match index {
                #(#arms,)*
                _ => None,
            }
        }
    }
}

/// The objects that stand around lists.
fn wrapper(fields: &[&Field]) -> Option<TokenStream> {
    // Lists with the same wrapper share an arm.
    let mut indices: IndexMap<&String, Vec<Literal>> = IndexMap::new();
    for (index, field) in fields.iter().enumerate() {
        if let Some(wrapper) = &field.wrapper {
            indices.entry(wrapper).or_default().push(Literal::usize_unsuffixed(index));
        }
    }
    let arms: Vec<TokenStream> = indices
        .into_iter()
        .map(|(wrapper, indices)| quote!(#(#indices)|* => Some(#wrapper)))
        .collect();
    (!arms.is_empty()).then(|| {
        quote! {
            fn wrapper(&self, index: usize) -> Option<&'static str> {
                match index {
                    #(#arms,)*
                    _ => None,
                }
            }
        }
    })
}
