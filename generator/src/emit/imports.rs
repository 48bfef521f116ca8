//! The imports of a file: whatever its items mention, e.g. `use aliyun_runtime::{Field, Record};`.

use std::iter;

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Path};

use super::ast;
use crate::names::{IMPORTED, Name};

/// What operations with pages need besides.
const PAGINATION: [&str; 2] = ["PageError", "Progress"];

/// What the items of a file mention, and what they may mention of the crate.
#[derive(Default)]
pub(crate) struct Imports<'a> {
    mentioned: Mentioned,
    siblings: Vec<Siblings<'a>>,
}

/// Types of the crate, and the module in which they stand if it is not the root.
type Siblings<'a> = (Option<&'a Name>, Vec<&'a Name>);

impl<'a> Imports<'a> {
    /// Those of a file whose items may mention these types.
    pub(super) fn of_siblings(siblings: Vec<Siblings<'a>>) -> Self {
        Self { siblings, ..Self::default() }
    }

    /// Takes note of what an item mentions.
    pub(crate) fn note(&mut self, item: &Item) {
        self.mentioned.visit_item(item);
    }

    /// The imports that the items need.
    pub(crate) fn items(&self) -> Vec<Item> {
        let Self { mentioned, siblings } = self;
        let standard = [("BTreeMap", "collections"), ("fmt", ""), ("FromStr", "str")];
        let mut imports: Vec<Item> = Vec::new();
        for (name, module) in standard {
            if mentioned.has(name) {
                let modules = ["std", module].into_iter().filter(|module| !module.is_empty());
                imports.push(ast::import(modules, [name]));
            }
        }
        let (pages, others): (Vec<&str>, Vec<&str>) = IMPORTED
            .into_iter()
            .filter(|name| mentioned.has(name))
            .partition(|name| PAGINATION.contains(name));
        for (modules, names) in
            [(&["aliyun_runtime", "pagination"][..], pages), (&["aliyun_runtime"], others)]
        {
            if !names.is_empty() {
                imports.push(ast::import(modules.iter().copied(), names));
            }
        }
        for (module, names) in siblings {
            let names = names.iter().map(|name| name.as_str());
            let names: Vec<&str> = names.filter(|name| mentioned.has(name)).collect();
            if !names.is_empty() {
                let modules = iter::once("crate").chain(module.map(Name::as_str));
                imports.push(ast::import(modules, names));
            }
        }
        imports
    }
}

/// The names with which paths begin.
#[derive(Default)]
struct Mentioned {
    /// Each once. Nearly every path begins with one that is known, and to compare it with those of them
    /// that are often mentioned takes less than to make a text of it.
    names: Vec<String>,
}

impl Mentioned {
    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    fn take(&mut self, name: &Ident) {
        match self.names.iter().position(|known| name == known) {
            // It comes nearer to the front.
            Some(at) => self.names.swap(at, at / 2),
            None => self.names.push(name.to_string()),
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
            self.take(&ast::ident("OpenEnum"));
        }
        visit::visit_path(self, path);
    }

    // There is nothing to import for documentation and derives.
    fn visit_attribute(&mut self, _: &'a Attribute) {}
}

#[cfg(test)]
mod tests {
    use crate::emit::rustfmt_order;
    use crate::names::IMPORTED;

    #[test]
    fn imports_need_no_sorting() {
        assert!(IMPORTED.is_sorted_by(|left, right| rustfmt_order(left, right).is_lt()));
    }
}
