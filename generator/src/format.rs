//! Items → text: prettyplease prints each item, blank lines go between them, and what rustfmt does
//! differently is put right.
//!
//! prettyplease puts no blank lines anywhere. Between items they are written here; inside an `impl`
//! it prints a member without tokens as one.

mod forms;

use memchr::memchr;
use proc_macro2::TokenStream;
use syn::{ImplItem, Item};

use crate::File;
use crate::emit::{Emitted, EmittedFile, Printed, Stamp, Use};
use crate::names::Name;
use forms::{chain_as_rustfmt, push_as_rustfmt, push_use};

/// Prints a file, item by item. What stands at its head depends on what its own items mention.
pub(crate) fn file(emitted: EmittedFile<'_>) -> File {
    let mut text =
        format!("// @generated from {} by `cargo xtask codegen`. Do not edit.\n\n", emitted.from);
    emitted.push_doc(&mut text);
    let EmittedFile { path, modules, mut imports, exports, own, .. } = emitted;
    let mut items = Items::default();
    for emitted in own {
        match emitted {
            Emitted::Item(item) => {
                imports.note(&item);
                items.push(item);
            }
            Emitted::Stamped(stamp, name) => {
                let printed = stamp.printed(|item| {
                    let mut text = String::new();
                    push_as_rustfmt(&mut text, &print(item));
                    text
                });
                imports.note_printed(printed);
                items.push_stamped(stamp, printed, &name);
            }
        }
    }
    let mut head = Items::default();
    for module in modules {
        head.push(module);
    }
    for import in imports.uses().iter().chain(&exports) {
        head.push_use(import);
    }
    // The texts of all files are in memory at the same time.
    text.reserve_exact(head.text.len() + items.text.len());
    text.push_str(&head.text);
    text.push_str(&items.text);
    text.shrink_to_fit();
    File { path, text }
}

/// Items that are printed, each behind a blank line if it needs one.
#[derive(Default)]
struct Items {
    text: String,
    last: Option<Group>,
}

impl Items {
    fn begin(&mut self, group: Group) {
        if self.last != Some(group) || group == Group::Other {
            self.text.push('\n');
        }
        self.last = Some(group);
    }

    fn push_use(&mut self, import: &Use<'_>) {
        self.begin(Group::of_use(import));
        push_use(&mut self.text, import);
    }

    fn push(&mut self, item: Item) {
        self.begin(if matches!(item, Item::Mod(_)) { Group::Module } else { Group::Other });
        push_as_rustfmt(&mut self.text, &print(item));
    }

    /// Writes what differs from others in the name alone, unless the line with the name is too long.
    fn push_stamped(&mut self, stamp: &Stamp, printed: &Printed, name: &Name) {
        let Printed { before, after, .. } = printed;
        let name_in_rust = name.to_rust();
        if before.len() + name_in_rust.len() + " {".len() > WIDTH {
            return self.push(stamp.item(name));
        }
        self.begin(Group::Other);
        self.text.extend([before.as_str(), &name_in_rust, after]);
    }
}

/// A statement or an import of an example, in several lines if it is too long for one of a comment.
pub(crate) fn example(code: &str) -> Vec<String> {
    let whole = || vec![code.to_owned()];
    if code.len() <= COMMENT_WIDTH {
        return whole();
    }
    if let Some(moved) = moved_value(code) {
        return moved;
    }
    let Ok(function) = syn::parse_file(&format!("fn main() {{ {code} }}")) else { return whole() };
    let printed = prettyplease::unparse(&function);
    let body = printed.trim_end().strip_prefix("fn main() {\n");
    let Some(body) = body.and_then(|body| body.strip_suffix("\n}")) else { return whole() };
    let lines = body.lines().map(|line| line.strip_prefix("    "));
    lines.collect::<Option<Vec<&str>>>().map_or_else(whole, |lines| chain_as_rustfmt(&lines))
}

/// A value that fits into a line of its own stands there.
fn moved_value(code: &str) -> Option<Vec<String>> {
    let (head, value) = code.split_once(" = ").filter(|_| code.starts_with("let "))?;
    let moved = format!("    {value}");
    (moved.len() <= COMMENT_WIDTH).then(|| vec![format!("{head} ="), moved])
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
    fn of_use(import: &Use<'_>) -> Self {
        match import.path.split("::").next() {
            _ if import.is_public => Self::Export,
            Some("std") => Self::StdImport,
            Some("crate") => Self::OwnImport,
            Some(_) | None => Self::Import,
        }
    }
}

/// Prints an item, and once more if the last argument of a call ends one column too far: prettyplease
/// does not count the comma behind it, rustfmt does. A longer name makes it break such an argument.
fn print(item: Item) -> String {
    const MARK: &str = "\u{1c3}";
    let text = print_once(vec![item]);
    let is_too_long = |line: &str| {
        // A line has no more characters than bytes.
        line.len() > WIDTH
            && line.ends_with(',')
            && !is_comment(line)
            && !is_lone_text(line)
            && line.chars().count() == WIDTH + 1
    };
    if !Lines::of(&text).any(is_too_long) {
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
        Ok(file) => print_once(file.items).replace(MARK, ""),
        Err(_) => text,
    }
}

/// Whether a line is a text and nothing else: no name makes anybody break it.
fn is_lone_text(line: &str) -> bool {
    let text = line.trim_start().strip_prefix('"').and_then(|rest| rest.strip_suffix("\","));
    text.is_some_and(|text| !text.contains('"'))
}

fn print_once(mut items: Vec<Item>) -> String {
    for item in &mut items {
        if let Item::Impl(item) = item {
            separate_members(&mut item.items);
        }
    }
    let attrs = Vec::new();
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs, items })
}

/// Puts a blank line between the members of an `impl`, but none between types.
fn separate_members(members: &mut Vec<ImplItem>) {
    let mut is_behind_type = None;
    for member in std::mem::take(members) {
        let is_type = matches!(member, ImplItem::Type(_));
        if is_behind_type.is_some_and(|is_behind_type| !(is_behind_type && is_type)) {
            members.push(ImplItem::Verbatim(TokenStream::new()));
        }
        is_behind_type = Some(is_type);
        members.push(member);
    }
}

/// The longest line.
const WIDTH: usize = 89;

/// The longest line of an example, behind the mark of a comment.
const COMMENT_WIDTH: usize = WIDTH - "//! ".len();

fn is_comment(line: &str) -> bool {
    line.as_bytes().trim_ascii_start().starts_with(b"//")
}

/// The lines of a text, like those of the standard library. Each text is looked through twice, and
/// this takes a tenth of the time.
#[derive(Clone)]
struct Lines<'a> {
    rest: &'a str,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self { rest: text }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = match memchr(b'\n', self.rest.as_bytes()) {
            Some(end) => (&self.rest[..end], &self.rest[end + 1..]),
            None => (self.rest, ""),
        };
        self.rest = rest;
        Some(line)
    }
}
