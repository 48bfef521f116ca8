//! The forms that prettyplease and rustfmt print differently, one function for each. What differs is told
//! by how a line begins and ends: between its ends it may contain whatever it wants.

use super::{COMMENT_WIDTH, Lines, WIDTH, is_comment};
use crate::emit::{Use, push_comment};

/// Writes what prettyplease printed in the form of rustfmt.
pub(super) fn push_as_rustfmt(text: &mut String, printed: &str) {
    let mut function = None;
    let mut lines = Lines::of(printed);
    while let Some(line) = lines.next() {
        if is_comment(line) {
            push_comment(text, line);
            continue;
        }
        Function::watch(&mut function, line, text);
        if line.ends_with('(') && push_broken_call(text, line, &mut lines) {
            continue;
        }
        if line.starts_with("impl") && !line.ends_with(['{', '}']) {
            push_broken_head(text, line, &mut lines);
        } else if line.starts_with("    pub ") && line.ends_with('<') {
            push_broken_field(text, line, &mut lines);
        } else if line.starts_with("    const ") && line.ends_with(" &[") {
            push_constant(text, line, &mut lines);
        } else if is_broken_type(line) {
            push_broken_type(text, line, &mut lines);
        } else if line.ends_with(['f', 'r']) && is_broken_chain(line) {
            push_broken_chain(text, line, &mut lines);
        } else if line.len() > WIDTH {
            push_long_line(text, line);
        } else if is_short_word_with_field(line, &lines) {
            // rustfmt leaves a field beside so short a word.
            text.push_str(line);
            push_line(text, lines.next().unwrap_or_default().trim_start());
        } else {
            push_line(text, line);
        }
    }
}

/// Whether the line has the first word of a broken chain of calls alone, and the next one a field.
fn is_short_word_with_field(line: &str, lines: &Lines<'_>) -> bool {
    let next = || lines.rest.split('\n').next().unwrap_or_default();
    let is_short = ["    self", "    item"].iter().any(|word| line.ends_with(word));
    is_short && next().trim_start().starts_with('.')
}

/// Writes a statement in which a chain of calls begins with one whose arguments are broken. prettyplease
/// prints the arguments as far to the right as those of a call in the middle of the chain; rustfmt moves
/// the first call to a line of its own if it fits there, and what follows as far to the left as it is
/// otherwise.
pub(super) fn chain_as_rustfmt(lines: &[&str]) -> Vec<String> {
    let owned = || lines.iter().map(|line| (*line).to_owned()).collect();
    let [first, rest @ ..] = lines else { return owned() };
    let end = rest.iter().position(|line| *line == "    )");
    let (Some(end), true) = (end, first.ends_with('(')) else { return owned() };
    let arguments: Vec<&str> = rest[..end].iter().map(|line| line.trim()).collect();
    let moved = first.split_once(" = ").and_then(|(head, call)| {
        let call = format!("    {call}{})", arguments.join(" ").trim_end_matches(','));
        (call.len() <= COMMENT_WIDTH).then(|| [format!("{head} ="), call])
    });
    if let Some(moved) = moved {
        let setters = rest[end + 1..].iter().map(|line| format!("    {line}"));
        return moved.into_iter().chain(setters).collect();
    }
    let moved = rest.iter().map(|line| line.strip_prefix("    ").unwrap_or(line));
    std::iter::once(*first).chain(moved).map(str::to_owned).collect()
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
    } else if let Some((indent, value)) = line.split_once("code: ")
        && indent.trim().is_empty()
        && value.ends_with(',')
        && !value.starts_with('"')
        // The comma is not counted.
        && indent.len() + "    ".len() + value.len() <= WIDTH + 1
    {
        push_line(text, &format!("{indent}code:\n{indent}    {value}"));
    } else {
        push_line(text, line);
    }
}

/// Whether the calls of an `if let` or `for` are broken behind this line.
fn is_broken_chain(line: &str) -> bool {
    [" = self", " in self", " in inner"].iter().any(|end| line.ends_with(end))
}

/// Moves such calls to a line of their own if they fit there.
fn push_broken_chain(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    let (head, root) = first.rsplit_once(' ').unwrap_or((first, ""));
    let indent = indent_of(first);
    let mut broken = first.to_owned();
    let mut moved = format!("{indent}    {root}");
    for line in lines {
        broken = broken + "\n" + line;
        if line.trim_start() == "{" {
            break;
        }
        moved += line.trim();
    }
    if moved.len() <= WIDTH {
        push_line(text, &format!("{head}\n{moved}\n{indent}{{"));
    } else {
        push_line(text, &broken);
    }
}

fn indent_of(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// Writes a call whose arguments are broken behind this line, if it is one that rustfmt breaks
/// elsewhere.
fn push_broken_call(text: &mut String, first: &str, lines: &mut Lines<'_>) -> bool {
    match first.trim_start() {
        "template: Some(" => push_broken_template(text, first, lines),
        "if Progress::prefers_token(" => push_broken_condition(text, first, lines),
        "f.debug_struct(" => push_broken_debug(text, first, lines),
        _ => return false,
    }
    true
}

/// Joins the arguments of a condition that fits but for the brace behind it.
fn push_broken_condition(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    let indent = indent_of(first);
    let end = format!("{indent}) {{");
    let arguments: Vec<&str> = lines.take_while(|line| *line != end).collect();
    let trimmed: Vec<&str> = arguments.iter().map(|argument| argument.trim()).collect();
    let joined = format!("{first}{})", trimmed.join(" ").trim_end_matches(','));
    if joined.len() <= WIDTH {
        return push_line(text, &format!("{joined}\n{indent}{{"));
    }
    push_line(text, first);
    for argument in arguments {
        push_line(text, argument);
    }
    push_line(text, &end);
}

/// Gives each of the two texts of a template a line, and the calls around them none.
fn push_broken_template(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    let indent = indent_of(first);
    let end = format!("{indent}),");
    let inner: Vec<&str> = lines.take_while(|line| *line != end).map(str::trim).collect();
    push_line(text, &format!("{first}Template::new("));
    let arguments = inner.concat();
    let arguments = arguments.trim_start_matches("Template::new(").trim_end_matches("),");
    for argument in texts_in(arguments) {
        push_line(text, &format!("{indent}    {argument},"));
    }
    push_line(text, &format!("{indent})),"));
}

/// The texts of a list of texts, with their quotation marks.
fn texts_in(list: &str) -> Vec<&str> {
    let (mut texts, mut start, mut is_escaped) = (Vec::new(), None, false);
    for (at, byte) in list.bytes().enumerate() {
        match start {
            None => start = (byte == b'"').then_some(at),
            Some(_) if is_escaped => is_escaped = false,
            Some(from) if byte == b'"' => {
                texts.push(&list[from..=at]);
                start = None;
            }
            Some(_) => is_escaped = byte == b'\\',
        }
    }
    texts
}

/// Moves what stands behind the long name of a structure as far to the left as that name is.
fn push_broken_debug(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    push_line(text, first);
    while let Some(line) = lines.next() {
        let moved = line.strip_prefix("    ").unwrap_or(line);
        if moved.trim_start() == ".field(" {
            push_broken_field_call(text, moved, lines);
        } else {
            push_line(text, moved);
        }
        if moved.trim_start() == ".finish()" {
            break;
        }
    }
}

/// Joins a field of a structure that fits into its line now.
fn push_broken_field_call(text: &mut String, first: &str, lines: &mut Lines<'_>) {
    let parts: Vec<&str> =
        lines.take(3).map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    let trimmed: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    let joined = format!("{first}{}", trimmed.join(" ").replace(", )", ")"));
    if joined.len() <= WIDTH {
        return push_line(text, &joined);
    }
    push_line(text, first);
    for part in parts {
        push_line(text, part);
    }
}

/// Writes an import. If it is too long for one line, the names fill several.
pub(super) fn push_use(text: &mut String, import: &Use<'_>) {
    // A little less than that of other lines.
    const LIST_WIDTH: usize = 88;
    let keyword = if import.is_public { "pub use" } else { "use" };
    let head = match &*import.path {
        "" => format!("{keyword} "),
        path => format!("{keyword} {path}::"),
    };
    let [names @ .., last] = &*import.names else { return };
    if names.is_empty() {
        return push_line(text, &format!("{head}{last};"));
    }
    let joined = format!("{head}{{{}}};", import.names.join(", "));
    if joined.len() < LIST_WIDTH {
        return push_line(text, &joined);
    }
    push_line(text, &format!("{head}{{"));
    let mut filled = String::from("   ");
    let names = names.iter().map(|name| (name, LIST_WIDTH));
    let mut is_first_line = true;
    for (name, width) in names.chain([(last, WIDTH)]) {
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
    match second.strip_suffix(" {") {
        Some(name) if name.starts_with("for ") => push_line(text, &format!("    {name}\n{{")),
        None if second.starts_with("for ") => push_line(text, &format!("    {second}")),
        Some(_) | None => push_line(text, second),
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
    let mut moved = String::from("        &[");
    let mut behind = lines.clone();
    for line in behind.by_ref() {
        if line == "    ];" {
            let list = moved.trim_end_matches([',', ' ']);
            push_line(text, &format!("{}\n{list}];", first.trim_end_matches(" &[")));
            *lines = behind;
            return;
        }
        moved = moved + line.trim() + " ";
        // The last comma and the space behind it make room for what closes the list.
        if moved.chars().count() > WIDTH {
            break;
        }
    }
    push_line(text, first);
}

/// Whether the type of an argument, or a part of it, is broken behind this line.
fn is_broken_type(line: &str) -> bool {
    line.ends_with("impl Into<") || line.ends_with(": impl IntoIterator<")
}

/// Joins the type of an argument that prettyplease broke into parts, if one of them is still too
/// long, or if it fits but for its `impl`, which rustfmt does not count: it then leaves it whole.
fn push_broken_type(text: &mut String, first: &str, lines: &mut dyn Iterator<Item = &str>) {
    let end = format!("{}>,", indent_of(first));
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
