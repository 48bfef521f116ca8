//! Items → text: prettyplease prints each item, and blank lines go between them.
//!
//! prettyplease puts no blank lines anywhere. Each item is printed on its own and the results are
//! joined, which needs no look at the text: a comment may contain whatever it wants.

use std::mem;

use syn::{ImplItem, ImplItemFn, Item, ItemImpl, ItemStruct, ItemUse, parse_quote};

use crate::File;
use crate::emit::EmittedFile;

/// Prints a file.
pub(crate) fn file(emitted: EmittedFile) -> File {
    let mut text =
        format!("// @generated from {} by `cargo xtask codegen`. Do not edit.\n\n", emitted.from);
    let attributes = emitted.doc_attributes();
    text += &print(&parse_quote!(#attributes));
    let mut previous = None;
    for item in emitted.items {
        let group = Group::of(&item);
        if previous != Some(group) || group == Group::Other {
            text.push('\n');
        }
        previous = Some(group);
        text += &item_text(item);
    }
    File { path: emitted.path, text }
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

fn item_text(item: Item) -> String {
    match item {
        Item::Impl(item) => impl_text(item),
        Item::Struct(item) => struct_text(item),
        Item::Use(item) => use_text(item),
        other => print_item(other),
    }
}

/// Prints an import. rustfmt fills the lines of a list a little less than prettyplease does.
fn use_text(item: ItemUse) -> String {
    const LIST_WIDTH: usize = 88;
    let printed = print_item(Item::Use(item));
    let Some((head, list)) = printed.trim_end().split_once('{') else { return printed };
    if !list.contains('\n') && printed.trim_end().len() < LIST_WIDTH {
        return printed;
    }
    let names = list.trim_end_matches("};").split(',').map(str::trim);
    let mut text = format!("{head}{{\n");
    let mut line = String::from("   ");
    for name in names.filter(|name| !name.is_empty()) {
        if line.len() + name.len() + 2 > LIST_WIDTH {
            text = text + &line + "\n";
            line = String::from("   ");
        }
        line = line + " " + name + ",";
    }
    text + &line + "\n};\n"
}

/// Prints a struct, and moves a type that does not fit behind its field to a line of its own, as
/// rustfmt does. prettyplease breaks it into parts.
fn struct_text(item: ItemStruct) -> String {
    let printed = print_item(Item::Struct(item));
    let mut text = String::new();
    let mut lines = printed.lines();
    while let Some(line) = lines.next() {
        let is_open = line.starts_with("    pub ") && line.ends_with('<');
        if !is_open {
            text += line;
            text.push('\n');
            continue;
        }
        let mut broken = line.to_owned();
        let mut joined = line.to_owned();
        for part in lines.by_ref() {
            broken = broken + "\n" + part;
            let closes = part.trim_start().starts_with('>');
            joined = joined.trim_end_matches(if closes { ", " } else { "" }).to_owned();
            joined += part.trim();
            if part == "    >," {
                break;
            }
            if part.ends_with(',') {
                joined.push(' ');
            }
        }
        let (field, kind) = joined.split_once(": ").unwrap_or((&joined, ""));
        let moved = format!("        {kind}");
        let fitting = if moved.len() <= WIDTH { format!("{field}:\n{moved}") } else { broken };
        text = text + &fitting + "\n";
    }
    text
}

/// The longest line.
const WIDTH: usize = 89;

/// Prints an `impl` with a blank line between its items, but none between those of one line.
fn impl_text(mut item: ItemImpl) -> String {
    let members = mem::take(&mut item.items);
    let mut frame = Frame { file: file_of(Item::Impl(item)) };
    let printed = frame.print(&mut Vec::new());
    let head = printed.trim_end().trim_end_matches('}');
    let mut text = format!("{head}\n");
    let mut is_behind_type = None;
    for member in members {
        let is_type = matches!(member, ImplItem::Type(_));
        let is_const = matches!(member, ImplItem::Const(_));
        if is_behind_type.is_some_and(|is_behind_type| !(is_behind_type && is_type)) {
            text.push('\n');
        }
        is_behind_type = Some(is_type);
        let mut alone = vec![member];
        let mut printed = frame.print(&mut alone);
        if let [ImplItem::Fn(function)] = alone.as_slice()
            && has_too_many_lines(function, &printed, &mut frame)
        {
            printed = frame.print(&mut vec![ImplItem::Fn(with_expectation(function))]);
        }
        let body = printed.strip_prefix(head).unwrap_or(&printed);
        let body = body.trim_start_matches('\n').strip_suffix("}\n").unwrap_or(body);
        match body.trim_end().split_once(" = ") {
            Some((name, kind)) if is_type && body.trim_end().len() > WIDTH => {
                text = text + name + " =\n        " + kind + "\n";
            }
            _ if is_const => text += &const_text(body),
            _ => text += &fn_text(body),
        }
    }
    // A head that does not fit is broken as rustfmt does it.
    match text.split_once("\nfor ").filter(|(head, _)| !head.contains('{')) {
        Some((head, rest)) => match rest.split_once(" {\n") {
            Some((name, rest)) => format!("{head}\n    for {name}\n{{\n{rest}}}\n"),
            None => text + "}\n",
        },
        None => text + "}\n",
    }
}

/// Joins the type of an argument that prettyplease broke into parts: rustfmt leaves it whole.
fn fn_text(printed: &str) -> String {
    let mut text = String::new();
    let mut lines = printed.lines();
    while let Some(line) = lines.next() {
        text += line;
        if line.ends_with(": impl Into<") {
            let parts = lines.by_ref().map(str::trim).take_while(|part| *part != ">,");
            let parts: Vec<&str> = parts.collect();
            let joined = parts.join(" ").replace("< ", "<").replace(", >", ">");
            text = text + joined.trim_end_matches(',') + ">,";
        }
        text.push('\n');
    }
    text
}

/// Moves the list of a constant to a line of its own if it fits there, as rustfmt does.
fn const_text(printed: &str) -> String {
    let mut lines = printed.trim_end().lines();
    let (Some(first), Some(last)) = (lines.next(), lines.next_back()) else {
        return printed.to_owned();
    };
    let Some(head) = first.strip_suffix(" &[") else { return printed.to_owned() };
    let elements: Vec<&str> = lines.map(str::trim).collect();
    let moved = format!("        &[{}{}", elements.join(" ").trim_end_matches(','), last.trim());
    if moved.chars().count() <= WIDTH { format!("{head}\n{moved}\n") } else { printed.to_owned() }
}

/// An `impl` in which its items are printed, each alone. Nothing is copied for it.
struct Frame {
    file: syn::File,
}

impl Frame {
    /// Prints the `impl` with these items.
    fn print(&mut self, members: &mut Vec<ImplItem>) -> String {
        self.swap(members);
        let printed = print(&self.file);
        self.swap(members);
        printed
    }

    fn swap(&mut self, members: &mut Vec<ImplItem>) {
        if let Some(Item::Impl(item)) = self.file.items.first_mut() {
            mem::swap(&mut item.items, members);
        }
    }
}

/// Whether clippy finds that a function has too many lines.
fn has_too_many_lines(function: &ImplItemFn, printed: &str, frame: &mut Frame) -> bool {
    const TOO_MANY: usize = 100;
    if printed.lines().count() <= TOO_MANY {
        return false;
    }
    let mut lines = |function| frame.print(&mut vec![ImplItem::Fn(function)]).lines().count();
    let whole = ImplItemFn { attrs: Vec::new(), ..function.clone() };
    let signature = ImplItemFn { block: parse_quote!({}), ..whole.clone() };
    // The last brace gets a line of its own.
    lines(whole) - lines(signature) > TOO_MANY + 1
}

/// Says why a function is long: it has a line for each field of a page.
fn with_expectation(function: &ImplItemFn) -> ImplItemFn {
    let expect = parse_quote!(
        #[expect(clippy::too_many_lines, reason = "the page has as many fields")]
    );
    let attrs = function.attrs.iter().cloned().chain([expect]).collect();
    ImplItemFn { attrs, ..function.clone() }
}

fn print_item(item: Item) -> String {
    print(&file_of(item))
}

fn file_of(item: Item) -> syn::File {
    syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] }
}

/// Prints a file, and once more if the last argument of a call ends one column too far: prettyplease
/// does not count the comma behind it, rustfmt does. A longer name makes it break such an argument.
fn print(file: &syn::File) -> String {
    const MARK: &str = "\u{1c3}";
    let text = prettyplease::unparse(file);
    let is_code = |line: &str| !line.trim_start().starts_with("//");
    let is_too_long = |line: &str| {
        // A line has no more characters than bytes.
        line.len() > WIDTH
            && line.chars().count() == WIDTH + 1
            && line.ends_with(',')
            && is_code(line)
    };
    if !text.lines().any(is_too_long) {
        return text;
    }
    let marked: String = text
        .lines()
        .map(|line| match line.rfind(|c: char| c.is_ascii_alphanumeric()) {
            Some(end) if is_too_long(line) => {
                let (before, after) = line.split_at(end + 1);
                format!("{before}{MARK}{after}\n")
            }
            Some(_) | None => format!("{line}\n"),
        })
        .collect();
    match syn::parse_file(&marked) {
        Ok(file) => prettyplease::unparse(&file).replace(MARK, ""),
        Err(_) => text,
    }
}
