//! The imports of a file: whatever its items mention, e.g. `use aliyun_runtime::{Field, Record};`.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Item, parse_quote};

use crate::names::{IMPORTED, Name};

/// What operations with pages need besides.
const PAGINATION: [&str; 2] = ["PageError", "Progress"];

/// The imports for items in a module. `siblings` are the types of the crate that it may mention,
/// each with the modules in which it stands.
pub(super) fn imports<'a>(
    items: &[Item],
    siblings: impl IntoIterator<Item = (Vec<&'a Name>, &'a Name)>,
) -> Vec<Item> {
    let mut mentioned = Mentioned::default();
    for item in items {
        mentioned.visit(item);
    }
    let mut imports: Vec<Item> = Vec::new();
    if mentioned.has("BTreeMap") {
        imports.push(parse_quote!(
            use std::collections::BTreeMap;
        ));
    }
    if mentioned.has("fmt") {
        imports.push(parse_quote!(
            use std::fmt;
        ));
    }
    if mentioned.has("FromStr") {
        imports.push(parse_quote!(
            use std::str::FromStr;
        ));
    }
    if let Some(list) = mentioned.list(&PAGINATION) {
        imports.push(parse_quote!(use aliyun_runtime::pagination::#list;));
    }
    let runtime: Vec<&str> =
        IMPORTED.into_iter().filter(|name| !PAGINATION.contains(name)).collect();
    if let Some(list) = mentioned.list(&runtime) {
        imports.push(parse_quote!(use aliyun_runtime::#list;));
    }
    for (modules, name) in siblings {
        if mentioned.has(name.as_str()) {
            imports.push(parse_quote!(use crate::#(#modules::)*#name;));
        }
    }
    imports
}

/// The names with which paths begin.
#[derive(Default)]
struct Mentioned {
    names: BTreeSet<String>,
}

impl Mentioned {
    fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Those of some names that are mentioned, as the end of an import.
    fn list(&self, names: &[&str]) -> Option<TokenStream> {
        let mut names: Vec<&str> = names.iter().copied().filter(|name| self.has(name)).collect();
        names.sort_by(|left, right| super::rustfmt_order(left, right));
        let names: Vec<Ident> =
            names.into_iter().map(|name| Ident::new(name, Span::call_site())).collect();
        match names.as_slice() {
            [] => None,
            [name] => Some(quote!(#name)),
            names => Some(quote!({#(#names),*})),
        }
    }

    fn visit(&mut self, item: &Item) {
        match item {
            // The names of variants are no paths; what they hold may be.
            Item::Enum(item) => {
                for variant in &item.variants {
                    self.walk(variant.fields.to_token_stream());
                }
            }
            other => self.walk(other.to_token_stream()),
        }
    }

    fn walk(&mut self, tokens: TokenStream) {
        // A name behind `::` or `.` belongs to what stands before it.
        let mut before = Before::Other;
        for token in tokens {
            before = match token {
                TokenTree::Ident(name) => {
                    self.take(&name, before);
                    if name == "fn" { Before::NotAPath } else { Before::Other }
                }
                TokenTree::Punct(punct) => match (punct.as_char(), before) {
                    ('.', _) | (':', Before::Colon) => Before::NotAPath,
                    (':', _) => Before::Colon,
                    _ => Before::Other,
                },
                TokenTree::Group(group) => {
                    let inside = group.stream();
                    // The tokens inside are copied if somebody else still has them.
                    drop(group);
                    self.walk(inside);
                    Before::Other
                }
                TokenTree::Literal(_) => Before::Other,
            };
        }
    }

    fn take(&mut self, name: &Ident, before: Before) {
        if before != Before::NotAPath {
            self.names.insert(name.to_string());
        }
        // A constant of this trait, which is behind the name of an enumeration.
        if name == "VALUES" && !self.has("OpenEnum") {
            self.names.insert("OpenEnum".to_owned());
        }
    }
}

/// What stands before a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The first half of `::`, or all of `:`.
    Colon,
    /// `::`, `.` or `fn`: a name that follows begins no path.
    NotAPath,
    Other,
}
