//! The imports of a file: whatever its items mention, e.g. `use aliyun_runtime::{Field, Record};`.

use std::borrow::Cow;

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Path};

use super::ast;
use super::stamp::Printed;
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

    /// Takes note of what a stamp mentions.
    pub(crate) fn note_printed(&mut self, printed: &Printed) {
        let Mentioned { names } = &mut self.mentioned;
        for name in &printed.mentioned.names {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }

    /// The imports that the items need.
    pub(crate) fn uses(&self) -> Vec<Use<'_>> {
        let Self { mentioned, siblings } = self;
        let standard = [("BTreeMap", "std::collections"), ("fmt", "std"), ("FromStr", "std::str")];
        let mut imports: Vec<Use<'_>> = Vec::new();
        for (name, path) in standard {
            if mentioned.has(name) {
                imports.push(Use::private(path, vec![name]));
            }
        }
        let (pages, others): (Vec<&str>, Vec<&str>) = IMPORTED
            .into_iter()
            .filter(|name| mentioned.has(name))
            .partition(|name| PAGINATION.contains(name));
        imports.push(Use::private("aliyun_runtime::pagination", pages));
        imports.push(Use::private("aliyun_runtime", others));
        for (module, names) in siblings {
            let names = names.iter().map(|name| name.as_str());
            let names = names.filter(|name| mentioned.has(name)).collect();
            imports.push(match module {
                None => Use::private("crate", names),
                Some(module) => Use::private(format!("crate::{}", module.to_rust()), names),
            });
        }
        imports.retain(|import| !import.names.is_empty());
        imports
    }
}

/// `use path::{names};`
pub(crate) struct Use<'a> {
    /// Whether it is `pub`.
    pub(crate) is_public: bool,
    pub(crate) path: Cow<'a, str>,
    /// In the order of rustfmt.
    pub(crate) names: Vec<&'a str>,
}

impl<'a> Use<'a> {
    fn private(path: impl Into<Cow<'a, str>>, names: Vec<&'a str>) -> Self {
        Self { is_public: false, path: path.into(), names }
    }

    pub(super) fn public(path: impl Into<Cow<'a, str>>, names: Vec<&'a str>) -> Self {
        Self { is_public: true, path: path.into(), names }
    }
}

/// The names with which paths begin.
#[derive(Default)]
pub(super) struct Mentioned {
    /// Each once, the last one first. Nearly every path begins with one that was mentioned lately, and to
    /// compare it with those takes less than to make a text of it.
    names: Vec<String>,
}

impl Mentioned {
    pub(super) fn of(item: &Item) -> Self {
        let mut mentioned = Self::default();
        mentioned.visit_item(item);
        mentioned
    }

    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    fn take(&mut self, name: &Ident) {
        match self.names.iter().position(|known| name == known) {
            Some(at) => self.names[..=at].rotate_right(1),
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
