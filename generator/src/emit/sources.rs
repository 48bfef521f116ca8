//! Where facts come from, e.g. `Source of `enum`: The page of prices`.

use indexmap::IndexMap;

use super::markdown::{Doc, code, inline};
use crate::model::{FactSources, Facts, Source};

/// Lists the sources of a file: the first, from which all facts come that name no other, and what comes from
/// each of the others. `elsewhere` is the key whose sources are told elsewhere.
pub(super) fn doc_file_sources(doc: &mut Doc, facts: &Facts, elsewhere: Option<&str>) {
    let first = facts.sources.keys().next();
    let mut told: IndexMap<&str, Vec<String>> = IndexMap::new();
    for (key, ids) in facts.from.iter().filter(|(key, _)| elsewhere != Some(key.as_str())) {
        let others = || ids.iter().filter(|id| Some(*id) != first);
        let part = if others().count() < ids.len() { " (in part)" } else { "" };
        for id in others() {
            told.entry(id).or_default().push(format!("{}{part}", code(key)));
        }
    }
    for (index, (id, source)) in facts.sources.iter().enumerate() {
        let title = match (told.get(id.as_str()), &source.url) {
            (Some(keys), _) => format!("Source of {}", keys.join(", ")),
            (None, Some(_)) if index == 0 => "Page".to_owned(),
            (None, _) if index == 0 => "Source".to_owned(),
            (None, _) => "Further source".to_owned(),
        };
        let url = source.url.as_ref().map(|url| format!(", <{url}>")).unwrap_or_default();
        doc.item(&format!("{title}: {}{url}{}", inline(&source.document), edition(source)));
    }
}

/// Which version of a document was read, and when.
fn edition(source: &Source) -> String {
    let Source { revision, language, retrieved, page_date, .. } = source;
    // Who reads this reads English.
    let language = language.as_deref().filter(|language| *language != "en");
    let parts = [
        ("revision", revision.as_deref()),
        ("language", language),
        ("changed", page_date.as_deref()),
        ("read", retrieved.as_deref()),
    ];
    let parts = parts.into_iter().filter_map(|(title, text)| Some((title, text?)));
    parts.flat_map(|(title, text)| [", ".to_owned(), format!("{title} {}", code(text))]).collect()
}

/// Where facts come from that are not on the page.
pub(super) fn doc_sources(doc: &mut Doc, from: &FactSources, facts: &Facts) {
    for text in sources_of(from, facts) {
        doc.item(&text);
    }
}

/// The same, with a text for the keys whose facts come from the same place.
pub(super) fn sources_of(from: &FactSources, facts: &Facts) -> Vec<String> {
    let mut keys_by_source: IndexMap<&[String], Vec<String>> = IndexMap::new();
    for (key, ids) in from {
        keys_by_source.entry(ids).or_default().push(code(key));
    }
    let text = |(ids, keys): (&[String], Vec<String>)| {
        format!("Source of {}: {}", keys.join(", "), documents(ids, facts))
    };
    keys_by_source.into_iter().map(text).collect()
}

/// Where the facts of one key come from.
pub(super) fn source_of(key: &str, ids: &[String], facts: &Facts) -> String {
    format!("Source of {}: {}", code(key), documents(ids, facts))
}

/// The documents with these ids.
pub(super) fn documents(ids: &[String], facts: &Facts) -> String {
    let document = |id: &String| facts.sources.get(id).map(|source| inline(&source.document));
    let documents: Vec<String> = ids.iter().filter_map(document).collect();
    documents.join("; ")
}
