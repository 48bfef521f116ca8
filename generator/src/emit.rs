//! `Model` → items. Everything here is total: after the checks, nothing can fail.
//!
//! One function makes one item, and its template reads as the item does. What differs from one
//! operation to another is declared in the emitted code; how it behaves stands in the runtime.

mod enumeration;
mod errors;
mod fields;
mod literal;
mod markdown;
mod operation;
mod product;
mod request;
mod response;
mod root;
mod validation;

use std::cmp::Ordering;

use syn::Item;

use crate::model::{Model, Operation};
use markdown::Doc;

/// A file, before it is formatted.
pub(crate) struct EmittedFile {
    /// Its path in the source folder of the crate.
    pub(crate) path: String,
    /// The spec that it comes from.
    pub(crate) from: String,
    doc: Doc,
    pub(crate) items: Vec<Item>,
}

impl EmittedFile {
    /// The comment at the head of the file, as attributes.
    pub(crate) fn doc_attributes(&self) -> proc_macro2::TokenStream {
        self.doc.inner()
    }
}

/// Every file of the crate.
pub(crate) fn files(model: &Model) -> Vec<EmittedFile> {
    let mut files = vec![
        root::file(model),
        product::table_file(&model.gateway, format!("{}.rs", model.gateway.module)),
    ];
    for product in &model.products {
        files.extend(product::files(product));
        for operation in &product.operations {
            files.push(operation::file(product, operation, &model.gateway));
        }
    }
    files
}

/// The path of the product of an operation, as a user of the crate writes it.
fn product_path(operation: &Operation) -> String {
    let folder = operation.path.split('/').nth(1).unwrap_or_default();
    format!("aliyun_api::{folder}")
}

/// The order into which rustfmt brings modules and imports: digits count as numbers, and `_` comes
/// before letters and digits.
fn rustfmt_order(left: &str, right: &str) -> Ordering {
    let key = |text: &str| -> Vec<(u8, u64, String)> {
        let mut parts: Vec<(u8, u64, String)> = Vec::new();
        for character in text.chars() {
            match (character.to_digit(10), parts.last_mut()) {
                (Some(digit), Some((1, number, digits))) => {
                    *number = number.saturating_mul(10).saturating_add(u64::from(digit));
                    digits.push(character);
                }
                (Some(digit), _) => parts.push((1, u64::from(digit), character.to_string())),
                (None, _) => {
                    let rank = if character == '_' { 0 } else { 2 };
                    parts.push((rank, 0, character.to_string()));
                }
            }
        }
        parts
    };
    key(left).cmp(&key(right))
}
