//! Adds types to a `product.yaml` that somebody has already: below those that stand there, and without
//! a change to anything else.

use indexmap::IndexMap;

use super::draft::Product;
use super::notes::{NoteKind, Notes};
use super::{ImportError, Options, prose, settle, text, write};
use crate::source::Source;
use crate::spec::{self, types};
use crate::vocabulary::{Method, Protocol, Style};

/// What the `product.yaml` of the folder says, if there is one that can be read.
pub(crate) fn existing(options: &Options) -> Option<types::Product> {
    let text = options.existing_product.as_deref()?;
    let source = Source::new(format!("specs/{}/product.yaml", options.module), text);
    let mut specs = spec::parse(&[source]).ok()?;
    specs.products.pop().map(|document| *document.spec)
}

/// Refuses to put operations of one product beside those of another: they would be sent to its host,
/// with its version.
pub(crate) fn check_same(
    product: &Product,
    existing: &types::Product,
    options: &Options,
) -> Result<(), ImportError> {
    let is_same = existing.code.eq_ignore_ascii_case(&product.code);
    if is_same && existing.version == product.version {
        return Ok(());
    }
    let there = format!("specs/{}/product.yaml", options.module);
    let existing = format!("{} {}", existing.code, existing.version);
    let new = format!("{} {}", product.code, product.version);
    Err(ImportError::new(format!(
        "{there} is that of `{}`, and these operations are of `{}`: name a folder of their own with \
         `--into`, or correct `code` and `version` in product.yaml",
        text::excerpt(&existing),
        text::excerpt(&new)
    )))
}

/// Takes what the product says about all its operations: their drafts say what is different.
pub(crate) fn take_style(product: &mut Product, existing: &types::Product) {
    let source = &mut product.source;
    source.id = free_id(existing, &source.id, &source.definition());
    source.prose_id = free_id(existing, &source.prose_id, &source.descriptions());
    if !existing.sources.contains_key(&source.prose_id) {
        product.types.values_mut().for_each(prose::forget);
    }
    product.is_roa = match existing.style {
        Style::Rpc => false,
        Style::Roa => true,
    };
    product.error_prefix.clone_from(&existing.error_prefix);
    let sorted = |words: &mut dyn Iterator<Item = &'static str>| {
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.sort();
        words
    };
    product.methods = sorted(&mut existing.http.methods.iter().flatten().copied().map(method));
    product.protocols =
        sorted(&mut existing.http.protocols.iter().flatten().copied().map(protocol));
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Http => "HTTP",
        Protocol::Https => "HTTPS",
    }
}

/// The id, with a number at its end if the product has another source of that id, such as an older
/// revision: an id means the same in all files of a product.
fn free_id(existing: &types::Product, id: &str, source: &types::SourceOfFacts) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let is_free = |id: &String| existing.sources.get(id).is_none_or(|there| there == source);
    std::iter::once(id.to_owned()).chain(numbered).find(is_free).unwrap_or_else(|| id.to_owned())
}

/// The `product.yaml` with the types that it lacks, if it lacks some.
pub(crate) fn product(
    notes: &mut Notes,
    product: &Product,
    existing: &types::Product,
    text: &str,
) -> Option<String> {
    // The note stands in no draft, so that it names them itself.
    let new = product.regions.iter().filter(|(region, _)| !text.contains(&***region));
    let new: Vec<String> = new.map(|(region, host)| format!("{region}: {host}")).collect();
    if !new.is_empty() {
        let what = format!("regions that product.yaml does not have: {}", new.join(", "));
        notes.add(NoteKind::LeftOut, &what, "");
    }
    let (known, new): (IndexMap<_, _>, IndexMap<_, _>) =
        product.types.iter().partition(|(name, _)| existing.types.contains_key(*name));
    for name in known.keys() {
        let what = "a type that product.yaml has already: that one is used";
        notes.add(NoteKind::Assumed, what, name);
    }
    if new.is_empty() {
        return None;
    }
    let is_of_request = settle::types_of_requests(product);
    let entries = write::types(new.into_iter(), &is_of_request, &product.source.prose_id);
    let comment = format!("# From here on: {}", product.source.document);
    let merged = with_types(text, &comment, &entries);
    if merged.is_none() {
        let what = "types for product.yaml: its own are not written in lines, so add them there";
        notes.add(NoteKind::LeftOut, what, &entries);
    }
    merged
}

/// A text with more entries at the end of its `types`. They are indented by two spaces.
fn with_types(text: &str, comment: &str, entries: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_key = |line: &&str| line.starts_with("types:");
    let Some(at) = lines.iter().position(is_key) else {
        let end = if text.ends_with('\n') { "" } else { "\n" };
        return Some(format!("{text}{end}types:\n  {comment}\n{entries}"));
    };
    let rest = lines[at].trim_start_matches("types:").trim_start();
    if !(rest.is_empty() || rest.starts_with('#')) {
        return None;
    }
    let is_inside = |line: &&str| line.starts_with(' ');
    let is_next_key = |line: &&str| !line.is_empty() && !line.starts_with([' ', '#']);
    let next = lines[at + 1..].iter().position(is_next_key);
    let block = &lines[at + 1..next.map_or(lines.len(), |next| at + 1 + next)];
    // What stands above the next key, such as a comment about it, stays there.
    let end = at + 1 + block.iter().rposition(is_inside).map_or(0, |last| last + 1);
    let is_entry = |line: &&&str| is_inside(line) && !line.trim_start().starts_with('#');
    let first = lines[at + 1..end].iter().find(is_entry)?;
    let indent = first.len() - first.trim_start().len();
    let mut out: Vec<String> = lines[..end].iter().map(|line| (*line).to_owned()).collect();
    let indented =
        std::iter::once(format!("  {comment}")).chain(entries.lines().map(str::to_owned));
    out.extend(indented.map(|line| match line.strip_prefix("  ") {
        Some(line) => format!("{}{line}", " ".repeat(indent)),
        None => line,
    }));
    out.extend(lines[end..].iter().map(|line| (*line).to_owned()));
    Some(out.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::with_types;

    #[test]
    fn types_are_added_below_those_that_are_there() {
        let entries = "  B:\n    type: string\n";
        let add = |text: &str| with_types(text, "# New", entries);
        let alone = "code: a\ntypes:\n  # New\n  B:\n    type: string\n";
        assert_eq!(add("code: a\n").as_deref(), Some(alone));
        assert_eq!(add("code: a").as_deref(), Some(alone));
        let text = "types: # mine\n    A: {type: string, enum: [a]}\n\n# about the code\ncode: a\n";
        let expected = "types: # mine\n    A: {type: string, enum: [a]}\n    # New\n    B:\n      type: \
                        string\n\n# about the code\ncode: a\n";
        assert_eq!(add(text).as_deref(), Some(expected));
        assert_eq!(add("types: {A: {type: string, enum: [a]}}\n"), None);
    }
}
