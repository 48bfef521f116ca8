//! An `impl` that is the same for many types, but for their names.
//!
//! Each operation has two of them. To make and to print them anew took a thirtieth of the time that
//! generating takes.

use std::sync::OnceLock;

use syn::{Item, ItemImpl};

use super::ast;
use super::imports::Mentioned;
use crate::names::Name;

/// What stands in a file besides its head.
#[expect(clippy::large_enum_variant, reason = "nearly all are items")]
pub(crate) enum Emitted {
    Item(Item),
    Stamped(&'static Stamp, Name),
}

impl From<Item> for Emitted {
    fn from(item: Item) -> Self {
        Self::Item(item)
    }
}

/// The template of such an `impl`. It is parsed and printed once.
pub(crate) struct Stamp {
    template: fn() -> ItemImpl,
    printed: OnceLock<Printed>,
}

/// What becomes of a template, around the name of the type.
pub(crate) struct Printed {
    pub(crate) before: String,
    pub(crate) after: String,
    pub(super) mentioned: Mentioned,
}

impl Stamp {
    /// An `impl` for a type called `Name`, in which nothing else depends on that type.
    pub(super) const fn new(template: fn() -> ItemImpl) -> Self {
        Self { template, printed: OnceLock::new() }
    }

    pub(super) fn for_type(&'static self, name: &Name) -> Emitted {
        Emitted::Stamped(self, name.clone())
    }

    /// As an item.
    pub(crate) fn item(&self, name: &Name) -> Item {
        let mut item = (self.template)();
        item.self_ty = Box::new(ast::named(name.ident()));
        Item::Impl(item)
    }

    /// As text, printed by this function at first.
    pub(crate) fn printed(&self, print: impl FnOnce(Item) -> String) -> &Printed {
        self.printed.get_or_init(|| {
            let item = Item::Impl((self.template)());
            let mentioned = Mentioned::of(&item);
            let text = print(item);
            let (before, after) = text.split_once("Name").unwrap_or((&text, ""));
            Printed { before: before.to_owned(), after: after.to_owned(), mentioned }
        })
    }
}
