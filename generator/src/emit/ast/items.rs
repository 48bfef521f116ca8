//! Items, what they consist of, and what becomes of their templates.

use std::thread::LocalKey;

use proc_macro2::{Ident, TokenStream};
use syn::punctuated::Punctuated;
use syn::{
    AttrStyle, Attribute, Expr, FieldModifiers, Fields, FieldsNamed, FieldsUnnamed, FnArg,
    ImplItem, ItemImpl, ItemMod, MacroDelimiter, Meta, MetaList, Pat, PatIdent, PatType, Stmt,
    Token, Type, Variant, Visibility, parse_quote, token,
};

use super::types::complexity;
use super::{brackets, ident, named, path};
use crate::emit::markdown::Doc;
use crate::names::Name;

/// `pub mod name;`
pub(in crate::emit) fn module(name: &Name) -> ItemMod {
    ItemMod {
        attrs: Vec::new(),
        vis: Visibility::Public(<Token![pub]>::default()),
        unsafety: None,
        mod_token: <Token![mod]>::default(),
        ident: name.ident(),
        content: None,
        semi: Some(<Token![;]>::default()),
    }
}

/// A public field of a struct.
pub(in crate::emit) fn field(doc: &Doc, name: &Name, ty: Type) -> syn::Field {
    let expectation: Option<Attribute> = (complexity(&ty) > MOST_COMPLEX).then(
        || parse_quote!(#[expect(clippy::type_complexity, reason = "the page nests it as deeply")]),
    );
    syn::Field {
        attrs: std::iter::once(doc.outer()).chain(expectation).collect(),
        vis: Visibility::Public(<Token![pub]>::default()),
        modifiers: FieldModifiers::default(),
        ident: Some(name.ident()),
        colon_token: Some(<Token![:]>::default()),
        ty,
        default: None,
    }
}

/// clippy finds that a type with a higher score is too complex.
const MOST_COMPLEX: usize = 250;

/// `{ first: Type, second: Type }`
pub(in crate::emit) fn fields(fields: impl Iterator<Item = syn::Field>) -> Fields {
    Fields::Named(FieldsNamed { brace_token: token::Brace(brackets()), named: fields.collect() })
}

/// A variant of an enum, which may hold a value.
pub(in crate::emit) fn variant(doc: &Doc, name: &Name, holds: Option<Type>) -> Variant {
    let held = |ty| syn::Field {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: FieldModifiers::default(),
        ident: None,
        colon_token: None,
        ty,
        default: None,
    };
    let fields = holds.map_or(Fields::Unit, |ty| {
        let unnamed = Punctuated::from_iter([held(ty)]);
        Fields::Unnamed(FieldsUnnamed { paren_token: token::Paren(brackets()), unnamed })
    });
    Variant { attrs: vec![doc.outer()], ident: name.ident(), fields, discriminant: None }
}

/// `name: Type`
pub(in crate::emit) fn argument(name: Ident, ty: Type) -> FnArg {
    let pat =
        PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name, subpat: None };
    FnArg::Typed(PatType {
        attrs: Vec::new(),
        pat: Box::new(Pat::Ident(pat)),
        colon_token: <Token![:]>::default(),
        ty: Box::new(ty),
    })
}

/// `#[name(arguments)]`
pub(in crate::emit) fn attribute(name: &str, arguments: TokenStream) -> Attribute {
    let list = MetaList {
        path: path([ident(name)]),
        delimiter: MacroDelimiter::Paren(token::Paren(brackets())),
        tokens: arguments,
    };
    Attribute {
        pound_token: <Token![#]>::default(),
        style: AttrStyle::Outer,
        bracket_token: token::Bracket(brackets()),
        meta: Meta::List(list),
    }
}

/// Puts attributes in front of those that a template has.
pub(in crate::emit) fn put_in_front(
    attributes: &mut Vec<Attribute>,
    more: impl IntoIterator<Item = Attribute>,
) {
    attributes.splice(0..0, more);
}

/// What a template makes of an `impl` for a type. It is parsed once, and not for each type.
pub(in crate::emit) fn for_type(template: &'static LocalKey<ItemImpl>, name: &Name) -> ItemImpl {
    let mut item = template.with(ItemImpl::clone);
    item.self_ty = Box::new(named(name.ident()));
    item
}

/// Gives the associated types of an `impl` their values.
pub(in crate::emit) fn name_types<const N: usize>(item: &mut ItemImpl, names: [&Name; N]) {
    let types = item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Type(kind) => Some(kind),
        _ => None,
    });
    for (kind, name) in types.zip(names) {
        kind.ty = named(name.ident());
    }
}

/// Gives the constants of an `impl` their values.
pub(in crate::emit) fn set<const N: usize>(item: &mut ItemImpl, values: [Expr; N]) {
    let constants = item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Const(constant) => Some(constant),
        _ => None,
    });
    for (constant, value) in constants.zip(values) {
        constant.expr = value;
    }
}

/// Gives the functions of an `impl` their bodies.
pub(in crate::emit) fn fill<const N: usize>(item: &mut ItemImpl, bodies: [Vec<Stmt>; N]) {
    let functions = item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    for (function, body) in functions.zip(bodies) {
        function.block.stmts = body;
    }
}
