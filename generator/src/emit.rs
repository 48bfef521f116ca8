//! `Model` → items. Everything here is total: after the checks, nothing can fail.
//!
//! One function makes one item, and its template reads as the item does. What differs from one
//! operation to another is declared in the emitted code; how it behaves stands in the runtime.

mod ast;
mod docs;
mod encode;
mod enumeration;
mod errors;
mod example;
mod fields;
mod imports;
mod literal;
mod markdown;
mod operation;
mod pagination;
mod product;
mod request;
mod response;
mod root;
mod rules;
mod samples;
mod sources;
mod stamp;
mod structure;
mod validation;

use std::cmp::Ordering;
use std::fmt;

use syn::Item;

use crate::model::{Model, Product, Table};
use crate::names::Name;
use imports::Imports;
pub(crate) use imports::Use;
use markdown::Doc;
pub(crate) use markdown::push_comment;
pub(crate) use operation::file as operation;
pub(crate) use stamp::{Emitted, Printed, Stamp};

/// A file, before it is formatted.
pub(crate) struct EmittedFile<'a> {
    /// Its path in the source folder of the crate.
    pub(crate) path: String,
    /// The spec that it comes from.
    pub(crate) from: String,
    doc: Doc,
    /// The modules that it declares.
    pub(crate) modules: Vec<Item>,
    /// What its own items mention of what stands elsewhere.
    pub(crate) imports: Imports<'a>,
    /// What it gives a shorter path.
    pub(crate) exports: Vec<Use<'a>>,
    /// Its own items. Each is made when it is asked for: if it is printed and dropped before the next one
    /// is made, they share memory that is in the caches of the processor.
    pub(crate) own: Box<dyn Iterator<Item = Emitted> + 'a>,
}

impl EmittedFile<'_> {
    /// Writes the comment at the head of the file.
    pub(crate) fn push_doc(&self, text: &mut String) {
        self.doc.push_to(text, "//!");
    }
}

/// A part of the crate besides its operations.
pub(crate) enum Shared<'a> {
    Root(&'a Model),
    Gateway(&'a Table),
    Product(&'a Product),
}

/// Everything that is to be emitted for the crate besides its operations.
pub(crate) fn shared(model: &Model) -> Vec<Shared<'_>> {
    let products = model.products.iter().map(Shared::Product);
    [Shared::Root(model), Shared::Gateway(&model.gateway)].into_iter().chain(products).collect()
}

impl<'a> Shared<'a> {
    /// The files of this part, in a crate of this name. Their items cannot be sent between threads.
    pub(crate) fn files(&self, crate_name: &str) -> Vec<EmittedFile<'a>> {
        match self {
            Self::Root(model) => vec![root::file(model, crate_name)],
            Self::Gateway(table) => {
                vec![product::table_file(table, format!("{}.rs", table.module))]
            }
            Self::Product(product) => product::files(product),
        }
    }
}

/// The path of a product, as a user of the crate writes it: `aliyun_api::ens`.
#[derive(Clone, Copy)]
struct ProductPath<'a> {
    crate_name: &'a str,
    module: &'a Name,
}

impl fmt::Display for ProductPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.crate_name, self.module)
    }
}

/// The order into which rustfmt brings imports: digits count as numbers, and `_` comes before letters
/// and digits. Modules it orders by their characters.
fn rustfmt_order(left: &str, right: &str) -> Ordering {
    parts(left).cmp(parts(right))
}

/// The parts of a name by which it is ordered: runs of digits, and single characters.
fn parts(mut rest: &str) -> impl Iterator<Item = (u8, u64, &str)> {
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (part, behind) = rest.split_at(if digits == 0 { first.len_utf8() } else { digits });
        rest = behind;
        let add = |number: u64, digit: u8| {
            number.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
        };
        Some(match (digits, first) {
            (0, '_') => (0, 0, part),
            (0, _) => (2, 0, part),
            _ => (1, part.bytes().fold(0, add), part),
        })
    })
}
