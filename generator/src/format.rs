//! Items → text: prettyplease prints each item, blank lines go between them, and what rustfmt does
//! differently is put right.
//!
//! prettyplease puts no blank lines anywhere. Between items they are written here; inside an `impl`
//! it prints a member without tokens as one.

use memchr::memchr;
use proc_macro2::TokenStream;
use syn::{ImplItem, Item, Visibility};

use crate::File;
use crate::emit::{EmittedFile, push_comment};

/// Prints a file, item by item. What stands at its head depends on what its own items mention.
pub(crate) fn file(emitted: EmittedFile<'_>) -> File {
    let mut text =
        format!("// @generated from {} by `cargo xtask codegen`. Do not edit.\n\n", emitted.from);
    emitted.push_doc(&mut text);
    let EmittedFile { path, modules, mut imports, exports, own, .. } = emitted;
    let mut items = Items::default();
    for item in own {
        imports.note(&item);
        items.push(item);
    }
    let mut head = Items::default();
    for item in modules.into_iter().chain(imports.items()).chain(exports) {
        head.push(item);
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
    fn push(&mut self, item: Item) {
        let group = Group::of(&item);
        if self.last != Some(group) || group == Group::Other {
            self.text.push('\n');
        }
        self.last = Some(group);
        push_as_rustfmt(&mut self.text, &print(item));
    }
}

/// A statement or an import of an example, in several lines if it is too long for one of a comment.
pub(crate) fn example(code: &str) -> Vec<String> {
    let whole = || vec![code.to_owned()];
    if code.len() + "//! ".len() <= WIDTH {
        return whole();
    }
    let Ok(function) = syn::parse_file(&format!("fn main() {{ {code} }}")) else { return whole() };
    let printed = prettyplease::unparse(&function);
    let body = printed.trim_end().strip_prefix("fn main() {\n");
    let Some(body) = body.and_then(|body| body.strip_suffix("\n}")) else { return whole() };
    let lines = body.lines().map(|line| line.strip_prefix("    ").map(str::to_owned));
    lines.collect::<Option<Vec<String>>>().unwrap_or_else(whole)
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
            Item::Use(import) if matches!(import.vis, Visibility::Public(_)) => Self::Export,
            Item::Use(import) => match &import.tree {
                syn::UseTree::Path(path) if path.ident == "std" => Self::StdImport,
                syn::UseTree::Path(path) if path.ident == "crate" => Self::OwnImport,
                _ => Self::Import,
            },
            _ => Self::Other,
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

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Writes what prettyplease printed in the form of rustfmt. What differs is told by how a line begins
/// and ends: between its ends it may contain whatever it wants.
fn push_as_rustfmt(text: &mut String, printed: &str) {
    let mut function = None;
    let mut lines = Lines::of(printed);
    while let Some(line) = lines.next() {
        if is_comment(line) {
            push_comment(text, line);
            continue;
        }
        Function::watch(&mut function, line, text);
        if line.starts_with("use ") || line.starts_with("pub use ") {
            push_import(text, line, &mut lines);
        } else if line.starts_with("impl") && !line.ends_with(['{', '}']) {
            push_broken_head(text, line, &mut lines);
        } else if line.starts_with("    pub ") && line.ends_with('<') {
            push_broken_field(text, line, &mut lines);
        } else if line.starts_with("    const ") && line.ends_with(" &[") {
            push_constant(text, line, &mut lines);
        } else if is_broken_type(line) {
            push_broken_type(text, line, &mut lines);
        } else if line.len() > WIDTH {
            push_long_line(text, line);
        } else {
            push_line(text, line);
        }
    }
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

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Breaks a line with a name that leaves no room for what stands beside it. prettyplease leaves it whole.
fn push_long_line(text: &mut String, line: &str) {
    let is_type = line.starts_with("pub struct ") || line.starts_with("pub enum ");
    if line.starts_with("    type ") {
        push_line(text, &line.replacen(" = ", " =\n        ", 1));
    } else if let Some(head) = line.strip_suffix(" {").filter(|_| is_type) {
        push_line(text, &format!("{head}\n{{"));
    } else if let Some((field, kind)) = line.split_once(": ")
        && line.starts_with("    pub ")
        && line.ends_with(',')
        && "        ".len() + kind.len() <= WIDTH
    {
        push_line(text, &format!("{field}:\n        {kind}"));
    } else {
        push_line(text, line);
    }
}

/// Fills the lines of a list a little less than prettyplease does, unless it is only one.
fn push_import<'a>(text: &mut String, first: &'a str, lines: &mut Lines<'a>) {
    const LIST_WIDTH: usize = 88;
    let Some((head, list)) = first.split_once('{') else { return push_line(text, first) };
    let is_broken = !first.ends_with(';');
    if !is_broken && first.len() < LIST_WIDTH {
        return push_line(text, first);
    }
    let rest = lines.by_ref().take(if is_broken { usize::MAX } else { 0 });
    let rest = rest.take_while(|line| *line != "};");
    let mut names: Vec<&str> = std::iter::once(list.trim_end_matches("};"))
        .chain(rest)
        .flat_map(|line| line.split(',').map(str::trim))
        .filter(|name| !name.is_empty())
        .collect();
    let in_last_place = names.pop().map(|last| (last, WIDTH));
    push_line(text, &format!("{head}{{"));
    let mut filled = String::from("   ");
    let names = names.into_iter().map(|name| (name, LIST_WIDTH));
    let mut is_first_line = true;
    for (name, width) in names.chain(in_last_place) {
        let width = if is_first_line { width } else { LIST_WIDTH };
        if filled.len() + name.len() + 2 > width {
            is_first_line = false;
            push_line(text, &filled);
            filled.truncate("   ".len());
        }
        filled = filled + " " + name + ",";
    }
    push_line(text, &filled);
    push_line(text, "};");
}

/// Breaks the head of an `impl` that does not fit.
fn push_broken_head(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    push_line(text, first);
    let Some(second) = lines.next() else { return };
    match second.strip_suffix(" {").filter(|name| name.starts_with("for ")) {
        Some(name) => push_line(text, &format!("    {name}\n{{")),
        None => push_line(text, second),
    }
}

/// Moves a type that does not fit behind its field to a line of its own. prettyplease breaks it into
/// parts.
fn push_broken_field(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    let mut broken = first.to_owned();
    let mut joined = first.to_owned();
    for part in lines {
        broken = broken + "\n" + part;
        let closes = part.trim_start().starts_with('>');
        joined.truncate(joined.trim_end_matches(if closes { ", " } else { "" }).len());
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
    if moved.len() <= WIDTH {
        push_line(text, &format!("{field}:\n{moved}"));
    } else {
        push_line(text, &broken);
    }
}

/// Moves the list of a constant to a line of its own if it fits there.
fn push_constant(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    let mut broken = vec![first];
    for line in lines {
        broken.push(line);
        if line == "    ];" {
            break;
        }
    }
    let head = first.trim_end_matches(" &[");
    let elements: Vec<&str> = broken.iter().skip(1).map(|line| line.trim()).collect();
    let list = elements.join(" ").replace(", ];", "];");
    let moved = format!("        &[{list}");
    if moved.chars().count() <= WIDTH {
        push_line(text, &format!("{head}\n{moved}"));
    } else {
        push_line(text, &broken.join("\n"));
    }
}

/// Whether the type of an argument, or a part of it, is broken behind this line.
fn is_broken_type(line: &str) -> bool {
    line.ends_with("impl Into<") || line.ends_with(": impl IntoIterator<")
}

/// Joins the type of an argument that prettyplease broke into parts, if one of them is still too
/// long, or if it fits but for its `impl`, which rustfmt does not count: it then leaves it whole.
fn push_broken_type(text: &mut String, first: &str, lines: &mut dyn Iterator<Item = &str>) {
    let end = format!("{}>,", " ".repeat(first.len() - first.trim_start().len()));
    let parts: Vec<&str> = lines.take_while(|part| *part != end).collect();
    let trimmed: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let joined = trimmed.join(" ").replace("< ", "<").replace(", >", ">");
    let joined = joined.replace("( ", "(").replace(", )", ")");
    let joined = format!("{first}{}>,", joined.trim_end_matches(','));
    let is_too_long = parts.iter().any(|part| part.len() > WIDTH);
    if is_too_long || joined.len() <= WIDTH + "impl ".len() {
        return push_line(text, &joined);
    }
    push_line(text, first);
    let mut parts = parts.into_iter();
    while let Some(part) = parts.next() {
        if is_broken_type(part) {
            push_broken_type(text, part, &mut parts);
        } else {
            push_line(text, part);
        }
    }
    push_line(text, &end);
}

/// A function that is being written.
struct Function {
    /// Where its first line begins, behind its attributes.
    start: usize,
    /// The lines between its braces, once the first of them is written.
    lines: Option<usize>,
}

impl Function {
    /// clippy finds that a function with more lines has too many.
    const MANY: usize = 100;
    const EXPECTATION: &str = "    \
        #[expect(clippy::too_many_lines, reason = \"one line for each field of the page\")]\n";

    /// Counts the lines of functions, and says of a long one why: it has a line for each field of a
    /// page.
    fn watch(current: &mut Option<Self>, line: &str, text: &mut String) {
        let Some(member) = line.strip_prefix("    ") else { return };
        if member.starts_with("fn ") || member.starts_with("pub fn ") {
            *current = Some(Self { start: text.len(), lines: None });
        }
        let Some(function) = current else { return };
        match &mut function.lines {
            None if member.ends_with('{') => function.lines = Some(0),
            None => {}
            Some(lines) if member == "}" => {
                if *lines > Self::MANY {
                    text.insert_str(function.start, Self::EXPECTATION);
                }
                *current = None;
            }
            Some(lines) => *lines += 1,
        }
    }
}
