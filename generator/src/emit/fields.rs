//! What the fields of requests, responses and structures have in common: their types, and what is
//! derived for a struct that has them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Item, parse_quote};

use super::ast;
use crate::model::{Field, Role, Type};
use crate::names::Name;
use crate::vocabulary::{Encoding, Location, Required};

/// The fields of a request or structure that are Rust fields: what has only one value is none.
pub(super) fn settable(fields: &[Field]) -> impl Iterator<Item = &Field> + Clone {
    fields.iter().filter(|field| field.constant.is_none())
}

/// Whether a field has to be given. One about which the page says nothing may be left out, and so
/// may every field of a type that also stands in responses.
pub(super) fn is_required(field: &Field, role: Role) -> bool {
    role.is_argument(field.required) && !field.is_token
}

/// Whether requests need a field that is an `Option` nevertheless, because responses have the field
/// as well.
pub(super) fn is_required_in_requests(field: &Field, role: Role) -> bool {
    role == Role::Both && field.required == Required::Yes
}

/// Whether a field is an `Option`.
///
/// A list that is written item by item is sent as little when it is empty as when it is absent. In
/// JSON these are two things.
pub(super) fn is_option(field: &Field, role: Role) -> bool {
    let is_container = field.kind.element().is_some();
    match role {
        Role::Response => !is_container || is_json_text(field, role),
        Role::Request | Role::Both => {
            let is_empty_when_absent = is_container && is_spread(field);
            !is_required(field, role) && !is_empty_when_absent
        }
    }
}

/// Whether a member of a response is a text from which its value is decoded.
pub(super) fn is_json_text(field: &Field, role: Role) -> bool {
    role == Role::Response && field.encoding == Encoding::Json
}

/// Whether a list or map becomes several parameters or headers, one for each item.
pub(super) fn is_spread(field: &Field) -> bool {
    let is_item_by_item =
        matches!(field.location, Location::Query | Location::Form | Location::Header);
    is_item_by_item && field.encoding == Encoding::Plain
}

/// The type of a field of a struct.
pub(super) fn field_type(field: &Field, role: Role) -> syn::Type {
    let kind = rust_type(&field.kind);
    let kind = if is_json_text(field, role) { ast::generic("JsonText", [kind]) } else { kind };
    if is_option(field, role) { ast::generic("Option", [kind]) } else { kind }
}

/// The type of a value.
pub(super) fn rust_type(kind: &Type) -> syn::Type {
    let named = |name| ast::named(ast::ident(name));
    match kind {
        Type::String => named("String"),
        Type::Bool => named("bool"),
        Type::Int32 => named("i32"),
        Type::Int64 => named("i64"),
        Type::Uint64 => named("u64"),
        Type::Float => named("f32"),
        Type::Double => named("f64"),
        Type::Binary => named("Bytes"),
        Type::Any => named("Json"),
        Type::Enum(kind) => ast::named(kind.name.ident()),
        Type::Struct(kind) => ast::named(kind.name.ident()),
        Type::List(element) => ast::generic("Vec", [rust_type(&element.kind)]),
        Type::Map(element) => ast::generic("BTreeMap", [named("String"), rust_type(&element.kind)]),
    }
}

/// The derives of a struct with these fields. One with a secret gets a `Debug` of its own, and so does
/// one for which the derived would put a large array of all its fields on the stack. `Eq` is
/// none of them: a page may add a number with a fraction, which would take it away again.
pub(super) fn derives<'a>(
    fields: impl Iterator<Item = &'a Field> + Clone,
    with_default: bool,
) -> Attribute {
    let debug = (!has_own_debug(fields)).then(|| quote!(Debug,));
    let default = with_default.then(|| quote!(Default,));
    ast::attribute("derive", quote!(Clone, #debug #default PartialEq))
}

fn has_own_debug<'a>(mut fields: impl Iterator<Item = &'a Field> + Clone) -> bool {
    ast::is_large(fields.clone().count(), 2) || fields.any(is_secret)
}

/// Whether a field is secret, or holds values that are.
pub(super) fn is_secret(field: &Field) -> bool {
    field.sensitive || has_secret_items(&field.kind)
}

/// Whether lists or maps hold secrets. A structure hides its own.
fn has_secret_items(kind: &Type) -> bool {
    kind.element().is_some_and(|element| element.sensitive || has_secret_items(&element.kind))
}

/// Whether structures in a value of this type have fields that are secret.
pub(super) fn holds_secrets(kind: &Type) -> bool {
    /// `seen` are those that are being looked at: a structure may have lists of itself.
    fn look<'f>(kind: &'f Type, seen: &mut Vec<&'f Name>) -> bool {
        let Some(inner) = kind.inner().structure() else { return false };
        if seen.contains(&&inner.name) {
            return false;
        }
        seen.push(&inner.name);
        inner.fields().iter().any(|field| is_secret(field) || look(&field.kind, seen))
    }
    look(kind, &mut Vec::new())
}

/// A `Debug` that does not show secrets, if it is not derived.
pub(super) fn debug_impl<'a>(
    name: &Name,
    fields: impl Iterator<Item = &'a Field> + Clone,
) -> Option<Item> {
    if !has_own_debug(fields.clone()) {
        return None;
    }
    let title = name.as_str();
    let fields = fields.map(|field| {
        let (name, title) = (&field.name, field.name.as_str());
        if is_secret(field) {
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

/// A reference to the field at the end of a way through structures, each with its role: one of an
/// `Option` if a structure on the way may be absent. What is in the `Option` is then cast.
pub(super) fn reference(
    root: TokenStream,
    way: &[(&Field, Role)],
    cast: Option<&TokenStream>,
) -> TokenStream {
    let (place, _) = place(root, way, cast);
    quote!(&#place)
}

/// Where a field is, or an option with a reference to it; and whether it is the latter, as a structure on
/// the way may be absent.
pub(super) fn place(
    root: TokenStream,
    way: &[(&Field, Role)],
    cast: Option<&TokenStream>,
) -> (TokenStream, bool) {
    let mut value = root;
    let mut may_be_absent = false;
    for (index, (field, role)) in way.iter().enumerate() {
        let (name, is_option) = (&field.name, is_option(field, *role));
        let is_last = index + 1 == way.len();
        value = match (may_be_absent, is_last, is_option) {
            (false, true, _) => return (quote!(#value.#name), false),
            (false, false, true) => quote!(#value.#name.as_ref()),
            (false, false, false) => quote!(#value.#name),
            (true, true, _) => quote!(#value.map(|inner| &inner.#name #cast)),
            (true, false, true) => quote!(#value.and_then(|inner| inner.#name.as_ref())),
            (true, false, false) => quote!(#value.map(|inner| &inner.#name)),
        };
        may_be_absent |= is_option;
    }
    (value, may_be_absent)
}

/// The fields to which indices lead, each with the role of the struct in which it stands.
pub(super) fn way<'a>(
    fields: &'a [Field],
    role: Role,
    steps: impl IntoIterator<Item = &'a usize>,
) -> Vec<(&'a Field, Role)> {
    let (mut fields, mut role) = (fields, role);
    let mut way = Vec::new();
    for step in steps {
        let Some(field) = fields.get(*step) else { break };
        way.push((field, role));
        if let Some(inner) = field.kind.inner().structure() {
            (fields, role) = (inner.fields(), inner.role);
        }
    }
    way
}
