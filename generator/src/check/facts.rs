//! Where facts come from: every source that is named exists, and every one that exists is named.

use std::collections::HashSet;

use super::report::{At, Report};
use super::text::{check_date_and_time, check_optional_text};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{FactSources, Facts, Source};
use crate::spec::Document;
use crate::spec::types::{From, Ordered, Product, SourceOfFacts};
use crate::suggest::suggestion;

/// The sources that a file may name: its own, and those of its product.
pub(crate) struct Sources<'a> {
    own: &'a Ordered<SourceOfFacts>,
    /// Its product, if it is another file.
    product: Option<&'a Document<Product>>,
    used: HashSet<String>,
}

impl<'a> Sources<'a> {
    pub(crate) fn new(
        own: &'a Ordered<SourceOfFacts>,
        product: Option<&'a Document<Product>>,
    ) -> Self {
        let first = own.keys().next().cloned();
        Self { own, product, used: first.into_iter().collect() }
    }

    /// The sources of its product.
    fn shared(&self) -> Option<&'a Ordered<SourceOfFacts>> {
        self.product.map(|product| &product.spec.sources)
    }

    /// Checks the ids that a `from` names, and that it speaks of keys which are there.
    pub(crate) fn check_from(
        &mut self,
        report: &mut Report,
        at: &At<'_>,
        from: &From,
    ) -> FactSources {
        let at_from = at.key("from");
        for (key, ids) in from {
            let at_entry = at_from.key(key);
            if key == "from" || key == "sources" || !at.has_key(key) {
                let message = format!("there is no key `{key}` here that could have a source");
                let help = "name a key of the same mapping, or remove the entry";
                report.key(Id::UnknownKey, &at_entry, message, help);
            }
            super::text::check_not_empty(report, &at_entry, &ids.0);
            for id in &ids.0 {
                self.check_id(report, &at_entry, id);
            }
        }
        from.iter().map(|(key, ids)| (key.clone(), ids.0.clone())).collect()
    }

    /// Checks that a source of this name exists, and notes that it is used.
    pub(crate) fn check_id(&mut self, report: &mut Report, at: &At<'_>, id: &str) {
        let shared = || self.shared().into_iter().flat_map(Ordered::keys);
        if self.own.contains_key(id) || shared().any(|known| known == id) {
            self.used.insert(id.to_owned());
            return;
        }
        let inherited = shared().filter(|id| !self.own.contains_key(*id));
        let known = self.own.keys().chain(inherited).map(String::as_str);
        let help = suggestion(id, known, "define it under `sources`; those defined are");
        report.value(Id::UnknownSource, at, format!("the source `{id}` is not defined"), help);
    }

    /// Checks the definitions. Returns what is true of this file, and the sources of the product
    /// that it uses.
    pub(crate) fn finish(
        self,
        report: &mut Report,
        at: &At<'_>,
        from: FactSources,
    ) -> (Facts, HashSet<String>) {
        let at_sources = at.key("sources");
        if self.own.is_empty() {
            let help = "name at least the page that this file is transcribed from";
            report.key(Id::MissingKey, &at_sources, "there is no source", help);
        }
        for (id, source) in self.own {
            let at_source = at_sources.key(id);
            check_definition(report, &at_source, source);
            // A source of a product may be used by its operations: that is checked later.
            if let Some(product) = self.product {
                check_same(report, &at_source, id, source, product);
                if !self.used.contains(id) {
                    report_unused(report, &at_source, id);
                }
            }
        }
        let used_of = |sources: &Ordered<SourceOfFacts>| -> Vec<(String, Source)> {
            let used = sources.iter().filter(|(id, _)| self.used.contains(*id));
            used.map(|(id, source)| (id.clone(), convert(source))).collect()
        };
        let mut sources = used_of(self.own);
        // What the file repeats of its product is there already.
        let shared = self.shared().into_iter().flat_map(used_of);
        sources.extend(shared.filter(|(id, _)| !self.own.contains_key(id)));
        let facts = Facts { sources: sources.into_iter().collect(), from };
        let is_of_product = |id: &String| self.product.is_none() || !self.own.contains_key(id);
        (facts, self.used.into_iter().filter(is_of_product).collect())
    }
}

/// An id means the same in all files of a product: who reads `from: {required: cli}` must not have to
/// ask which of two is meant. To repeat a definition is how a file makes it its first source.
fn check_same(
    report: &mut Report,
    at: &At<'_>,
    id: &str,
    source: &SourceOfFacts,
    product: &Document<Product>,
) {
    if product.spec.sources.get(id).is_some_and(|shared| shared != source) {
        let at_shared = At::root(product);
        let at_shared = at_shared.key("sources");
        let message = format!("the source `{id}` is another one in product.yaml");
        let help = "give it an id of its own; or, if the same is meant, remove it here, or repeat it word \
                    for word";
        report.push(
            Diagnostic::new(Id::DuplicateDefinition, at.of_key(), message, help)
                .with_related(at_shared.key(id).of_key(), "it is defined here"),
        );
    }
}

/// A source that no fact comes from is a mistake: the `from` that names it may be misspelt.
pub(crate) fn report_unused(report: &mut Report, at: &At<'_>, id: &str) {
    let message = format!("no fact comes from the source `{id}`");
    let help = "name it in a `from`, or remove it";
    report.key(Id::UnusedSource, at, message, help);
}

fn check_definition(report: &mut Report, at: &At<'_>, source: &SourceOfFacts) {
    super::text::check_text(report, &at.key("document"), &source.document);
    check_optional_text(report, at, "revision", source.revision.as_deref());
    for (key, date) in [("retrieved", &source.retrieved), ("page_date", &source.page_date)] {
        if let Some(date) = date {
            check_date_and_time(report, &at.key(key), date);
        }
    }
    if let Some(language) = &source.language
        && !is_language(language)
    {
        let message = format!("`{language}` is not the code of a language");
        report.value(Id::InvalidValue, &at.key("language"), message, "write it as in en or zh");
    }
    if let Some(url) = &source.url
        && !is_address(url)
    {
        let message = format!("`{url}` is not the address of a page");
        let encoded = percent_encoded(url);
        let help = if !url.is_ascii() && is_address(&encoded) {
            format!(
                "each byte of a character that is not ASCII is `%` and two digits, as browsers copy \
                 it: write {encoded}"
            )
        } else {
            "write it as in https://www.alibabacloud.com/help/…".to_owned()
        };
        report.value(Id::InvalidValue, &at.key("url"), message, help);
    }
}

/// An address with the bytes of characters that are not ASCII as `%` and two digits.
fn percent_encoded(url: &str) -> String {
    let mut encoded = String::new();
    for character in url.chars() {
        if character.is_ascii() {
            encoded.push(character);
        } else {
            let mut bytes = [0; 4];
            let bytes = character.encode_utf8(&mut bytes).bytes();
            encoded.extend(bytes.map(|byte| format!("%{byte:02X}")));
        }
    }
    encoded
}

/// Whether a text is the code of a language, with or without a region: `en`, `zh-CN`.
fn is_language(text: &str) -> bool {
    let (language, region) = text.split_once('-').unwrap_or((text, "XX"));
    let has_letters =
        |text: &str, letter: fn(&u8) -> bool| text.len() == 2 && text.bytes().all(|b| letter(&b));
    has_letters(language, u8::is_ascii_lowercase) && has_letters(region, u8::is_ascii_uppercase)
}

/// Whether a text is an address that can stand between `<` and `>` in a document.
fn is_address(text: &str) -> bool {
    text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !"<>\"`\\".contains(c))
    })
}

fn convert(source: &SourceOfFacts) -> Source {
    let SourceOfFacts { document, url, revision, language, retrieved, page_date } = source.clone();
    Source { document, url, revision, language, retrieved, page_date }
}
