//! The imports of a file: whatever its items mention, e.g. `use aliyun_runtime::{Field, Record};`.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Path};

use super::ast;
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
        mentioned.visit_item(item);
    }
    let standard = [("BTreeMap", "collections"), ("fmt", ""), ("FromStr", "str")];
    let mut imports: Vec<Item> = Vec::new();
    for (name, module) in standard {
        if mentioned.has(name) {
            let modules = ["std", module].into_iter().filter(|module| !module.is_empty());
            imports.push(ast::import(modules, [name]));
        }
    }
    let runtime: Vec<&str> =
        IMPORTED.into_iter().filter(|name| !PAGINATION.contains(name)).collect();
    for (modules, names) in
        [(&["aliyun_runtime", "pagination"][..], &PAGINATION[..]), (&["aliyun_runtime"], &runtime)]
    {
        let names = mentioned.list(names);
        if !names.is_empty() {
            imports.push(ast::import(modules.iter().copied(), names));
        }
    }
    for (modules, name) in siblings {
        if mentioned.has(name.as_str()) {
            let modules = modules.iter().map(|module| module.as_str());
            imports.push(ast::import(std::iter::once("crate").chain(modules), [name.as_str()]));
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

    /// Those of some names that are mentioned.
    fn list<'a>(&self, names: &[&'a str]) -> Vec<&'a str> {
        let mut names: Vec<&str> = names.iter().copied().filter(|name| self.has(name)).collect();
        names.sort_by(|left, right| super::rustfmt_order(left, right));
        names
    }

    fn take(&mut self, name: &Ident) {
        let name = name.to_string();
        if !self.has(&name) {
            self.names.insert(name);
        }
    }
}

impl<'a> Visit<'a> for Mentioned {
    fn visit_path(&mut self, path: &'a Path) {
        // Every other path.
        if path.is_ident("self") {
            return;
        }
        if let Some(first) = path.segments.first() {
            self.take(&first.ident);
        }
        // A constant of this trait, which is behind the name of an enumeration.
        if path.segments.len() > 1 && path.segments.iter().any(|part| part.ident == "VALUES") {
            self.names.insert("OpenEnum".to_owned());
        }
        visit::visit_path(self, path);
    }

    // There is nothing to import for documentation and derives.
    fn visit_attribute(&mut self, _: &'a Attribute) {}
}
