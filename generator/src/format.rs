//! Items → text: prettyplease prints each item, and blank lines go between them.
//!
//! prettyplease puts no blank lines anywhere. Each item is printed on its own and the results are
//! joined, which needs no look at the text: a comment may contain whatever it wants.

use syn::{ImplItem, Item, ItemImpl, parse_quote};

use crate::File;
use crate::emit::EmittedFile;

/// Prints a file.
pub(crate) fn file(emitted: &EmittedFile) -> File {
    let mut text =
        format!("// @generated from {} by `cargo xtask codegen`. Do not edit.\n\n", emitted.from);
    let attributes = emitted.doc_attributes();
    text += &print(&parse_quote!(#attributes));
    let mut previous = None;
    for item in &emitted.items {
        let group = Group::of(item);
        if previous != Some(group) || group == Group::Other {
            text.push('\n');
        }
        previous = Some(group);
        text += &item_text(item);
    }
    File { path: emitted.path.clone(), text }
}

/// Items of one group stand together without blank lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Module,
    StdImport,
    Import,
    OwnImport,
    Export,
    Other,
}

impl Group {
    fn of(item: &Item) -> Self {
        match item {
            Item::Mod(_) => Self::Module,
            Item::Use(import) if matches!(import.vis, syn::Visibility::Public(_)) => Self::Export,
            Item::Use(import) => match &import.tree {
                syn::UseTree::Path(path) if path.ident == "std" => Self::StdImport,
                syn::UseTree::Path(path) if path.ident == "crate" => Self::OwnImport,
                _ => Self::Import,
            },
            _ => Self::Other,
        }
    }
}

fn item_text(item: &Item) -> String {
    match item {
        Item::Impl(item) => impl_text(item),
        other => print_item(other.clone()),
    }
}

/// Prints an `impl` with a blank line between its items, but none between those of one line.
fn impl_text(item: &ItemImpl) -> String {
    let empty = ItemImpl { items: Vec::new(), ..item.clone() };
    let printed = print_item(Item::Impl(empty.clone()));
    let head = printed.trim_end().trim_end_matches('}');
    let mut text = format!("{head}\n");
    let mut previous: Option<&ImplItem> = None;
    for member in &item.items {
        let are_types = matches!((previous, member), (Some(ImplItem::Type(_)), ImplItem::Type(_)));
        if previous.is_some() && !are_types {
            text.push('\n');
        }
        previous = Some(member);
        let alone = ItemImpl { items: vec![member.clone()], ..empty.clone() };
        let printed = print_item(Item::Impl(alone));
        let body = printed.strip_prefix(head).unwrap_or(&printed);
        text += body.trim_start_matches('\n').strip_suffix("}\n").unwrap_or(body);
    }
    text + "}\n"
}

fn print_item(item: Item) -> String {
    let attrs = Vec::new();
    print(&syn::File { shebang: None, frontmatter: None, attrs, items: vec![item] })
}

fn print(file: &syn::File) -> String {
    prettyplease::unparse(file)
}
