//! What the fields of requests and responses have in common.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, parse_quote};

use super::markdown::{Doc, code, inline};
use crate::model::{Facts, Field, Type};
use crate::names::Name;

/// The type of a field that has a value.
pub(super) fn rust_type(kind: &Type) -> TokenStream {
    match kind {
        Type::String => quote!(String),
        Type::Bool => quote!(bool),
        Type::Int32 => quote!(i32),
        Type::Int64 => quote!(i64),
        Type::Float => quote!(f32),
        Type::Double => quote!(f64),
        Type::Enum(kind) => {
            let name = &kind.name;
            quote!(#name)
        }
    }
}

/// The derives of a struct with these fields. One with a secret gets a `Debug` of its own.
pub(super) fn derives(fields: &[&Field], with_default: bool) -> TokenStream {
    let debug = (!has_secret(fields)).then(|| quote!(Debug,));
    let default = with_default.then(|| quote!(Default,));
    let is_float = |field: &&Field| matches!(field.kind, Type::Float | Type::Double);
    let eq = (!fields.iter().any(is_float)).then(|| quote!(, Eq));
    quote!(#[derive(Clone, #debug #default PartialEq #eq)])
}

fn has_secret(fields: &[&Field]) -> bool {
    fields.iter().any(|field| field.sensitive)
}

/// A `Debug` that does not show secrets, if there are any.
pub(super) fn debug_impl(name: &Name, fields: &[&Field]) -> Option<Item> {
    if !has_secret(fields) {
        return None;
    }
    let title = name.as_str();
    let fields = fields.iter().map(|field| {
        let (name, title) = (&field.name, field.name.as_str());
        if field.sensitive {
            quote!(.field(#title, &"[not shown]"))
        } else {
            quote!(.field(#title, &self.#name))
        }
    });
    Some(parse_quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(#title) #(#fields)* .finish()
            }
        }
    })
}

/// What a field is, and how it is called on the wire.
pub(super) fn field_doc(field: &Field) -> Doc {
    let mut doc = match &field.doc {
        Some(text) => Doc::of_text(text),
        None => Doc::new(format!("The field {}.", code(&field.wire))),
    };
    doc.item(&format!("On the wire: {}", code(&field.wire)));
    if let Some(unit) = &field.unit {
        doc.item(&format!("Unit: {}", inline(unit)));
    }
    doc
}

/// Adds what else is said about a field, and where facts come from that are not on the page.
pub(super) fn add_notes(doc: &mut Doc, field: &Field, facts: &Facts) {
    if let Some(example) = &field.example {
        doc.item(&format!("Example: {}", code(&example.to_string())));
    }
    for (title, text) in [
        ("Since", &field.since),
        ("Deprecated", &field.deprecated),
        ("The sources disagree", &field.conflict),
        ("About the page", &field.defect),
    ] {
        if let Some(text) = text {
            doc.item(&format!("{title}: {}", inline(text)));
        }
    }
    for (key, ids) in &field.from {
        let document = |id: &String| facts.sources.get(id).map(|source| inline(&source.document));
        let documents: Vec<String> = ids.iter().filter_map(document).collect();
        doc.item(&format!("Source of {}: {}", code(key), documents.join("; ")));
    }
}
