//! Types with a name of their own, e.g. `CreateInstanceDataDisk`: structures and enumerations, of
//! a page or shared by the pages of a product.

use quote::quote;
use syn::{Item, ItemImpl, parse_quote};

use super::markdown::{Doc, code};
use super::request::{Input, Subject, doc_constants};
use super::sources::doc_sources;
use super::{ast, encode, enumeration, response, validation};
use crate::model::{Facts, NamedType, Role, StructType};

/// The items of a type.
pub(super) fn items(kind: &NamedType, facts: &Facts) -> Vec<Item> {
    match kind {
        NamedType::Enum(kind) => enumeration::items(kind, facts),
        NamedType::Struct(kind) => structure_items(kind, facts),
    }
}

fn structure_items(kind: &StructType, facts: &Facts) -> Vec<Item> {
    let mut doc = match (&kind.doc, &kind.field) {
        (Some(text), _) => Doc::of_text(text),
        (None, Some(field)) => Doc::new(format!("What {} consists of.", code(field))),
        (None, None) => Doc::new(format!("The fields of a {}.", code(kind.name.as_str()))),
    };
    doc_sources(&mut doc, &kind.from, facts);
    let mut items = Vec::new();
    match kind.role {
        Role::Response => return response::structure_items(kind, &doc, facts),
        Role::Request => items.extend(input(kind, doc, facts)),
        Role::Both => {
            items.extend(input(kind, doc, facts));
            items.push(response::record(&kind.name, kind.fields(), &[]));
        }
    }
    items.push(members(kind));
    items.push(Item::Impl(ast::for_type(&VALUE, &kind.name)));
    items.extend(validation::structure_rules(kind));
    items
}

thread_local! {
    static VALUE: ItemImpl = parse_quote! {
        impl Value for Name {
            fn view(&self) -> View<'_> {
                View::Structure(self)
            }
        }
    };
}

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
    let name = &kind.name;
    let members = encode::statements(kind.fields());
    let out = if members.is_empty() { quote!(_out) } else { quote!(out) };
    let mut item: ItemImpl = parse_quote! {
        impl Structure for #name {
            fn members<'a>(&'a self, #out: &mut Members<'_, 'a>) {}
        }
    };
    ast::fill(&mut item, [members]);
    item.items.extend(encode::secrets(kind.fields()));
    Item::Impl(item)
}
