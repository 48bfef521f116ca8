//! Types with a name of their own, e.g. `CreateInstanceDataDisk`: structures and enumerations, of
//! a page or shared by the pages of a product.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, ItemImpl, parse_quote};

use super::markdown::{Doc, code};
use super::request::{Input, Subject, doc_constants};
use super::sources::doc_sources;
use super::{Emitted, Stamp, ast, encode, enumeration, response, validation};
use crate::model::{Facts, NamedType, Role, StructType};

/// The items of a type.
pub(super) fn items(kind: &NamedType, facts: &Facts) -> Vec<Emitted> {
    match kind {
        NamedType::Enum(kind) => enumeration::items(kind, facts),
        NamedType::Struct(kind) => structure_items(kind, facts),
    }
}

fn structure_items(kind: &StructType, facts: &Facts) -> Vec<Emitted> {
    let mut doc = match (&kind.doc, &kind.field) {
        (Some(text), _) => Doc::of_text(text),
        (None, Some(field)) => Doc::new(format!("What {} consists of.", code(field))),
        (None, None) => Doc::new(format!("The fields of a {}.", code(kind.name.as_str()))),
    };
    doc_sources(&mut doc, &kind.from, facts);
    if kind.role == Role::Response {
        let items = response::structure_items(kind, &doc, facts);
        return items.into_iter().map(Emitted::from).collect();
    }
    let mut items: Vec<Emitted> = input(kind, doc, facts).map(Emitted::from).collect();
    if kind.role == Role::Both {
        items.push(response::record(&kind.name, kind.fields(), &[]).into());
    }
    items.push(members(kind).into());
    items.push(VALUE.for_type(&kind.name));
    items.extend(validation::structure_rules(kind).map(Emitted::from));
    items
}

thread_local! {
    static STRUCTURE: ItemImpl = structure_template(&quote!(out));
    static WITHOUT_MEMBERS: ItemImpl = structure_template(&quote!(_out));
}

fn structure_template(out: &TokenStream) -> ItemImpl {
    parse_quote! {
        impl Structure for Name {
            fn members<'a>(&'a self, #out: &mut Members<'_, 'a>) {}
        }
    }
}

static VALUE: Stamp = Stamp::new(|| {
    parse_quote! {
        impl Value for Name {
            fn view(&self) -> View<'_> {
                View::Structure(self)
            }
        }
    }
});

fn input<'a>(
    kind: &'a StructType,
    mut doc: Doc,
    facts: &'a Facts,
) -> impl Iterator<Item = Item> + use<'a> {
    doc_constants(&mut doc, kind.fields(), facts);
    let StructType { name, role, .. } = kind;
    let input = Input {
        name,
        doc,
        alias: None,
        subject: Subject::Structure,
        fields: kind.fields(),
        role: *role,
        facts,
    };
    input.items()
}

/// How the fields are written.
fn members(kind: &StructType) -> Item {
    let members = encode::statements(kind.fields());
    let template = if members.is_empty() { &WITHOUT_MEMBERS } else { &STRUCTURE };
    let mut item = ast::for_type(template, &kind.name);
    ast::fill(&mut item, [members]);
    item.items.extend(encode::secrets(kind.fields()));
    Item::Impl(item)
}
