//! Sees to it that drafts have no mistake: an operation whose draft has one is left out alone, and so is
//! a type, and the others go on.

use std::collections::BTreeMap;

use super::{Drafts, ImportError, Options, reuse};
use crate::names;
use crate::source::Source;

/// What is not written, because its draft would have a mistake.
#[derive(Debug, Default)]
pub(crate) struct Refused {
    /// The stems of operations, with the first mistake of each.
    operations: BTreeMap<String, String>,
    /// The names of types of the product, with the first mistake of each.
    types: BTreeMap<String, String>,
    /// The stems of operations whose samples have mistakes, with one of each round.
    samples: BTreeMap<String, Vec<String>>,
    /// Whether a shared table has one: then its rows stand in the operations, where they are judged.
    tables: bool,
}

impl Refused {
    /// Why an operation is left out, if it is.
    pub(crate) fn reason(&self, action: &str) -> Option<&str> {
        self.operations.get(&names::stem(action)).map(String::as_str)
    }

    /// The types that are left out, with the reasons.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&str, &str)> {
        self.types.iter().map(|(name, reason)| (&**name, &**reason))
    }

    /// What is wrong with the samples of an operation: one mistake is told in `defect`, and after two
    /// they are left out.
    pub(crate) fn samples(&self, action: &str) -> &[String] {
        self.samples.get(&names::stem(action)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether operations may share tables of errors.
    pub(crate) fn may_share(&self) -> bool {
        !self.tables
    }

    /// Takes what others are refused for. Whether there was anything new.
    fn extend(&mut self, more: Self) -> bool {
        let size = |refused: &Self| {
            let samples: usize = refused.samples.values().map(Vec::len).sum();
            let others = refused.operations.len() + refused.types.len();
            samples + others + usize::from(refused.tables)
        };
        let known = size(self);
        self.operations.extend(more.operations);
        for (stem, mistakes) in more.samples {
            let known = self.samples.entry(stem.clone()).or_default();
            if known.len() < MOST_MISTAKES_IN_SAMPLES {
                known.extend(mistakes);
            } else if let Some(mistake) = mistakes.into_iter().next() {
                self.operations.insert(stem, mistake);
            }
        }
        self.types.extend(more.types);
        self.tables |= more.tables;
        size(self) > known
    }
}

/// After so many rounds, an operation has no samples.
pub(crate) const MOST_MISTAKES_IN_SAMPLES: usize = 2;

/// Makes drafts, again and again, until none of an operation has a mistake.
pub(crate) fn drafts(
    options: &Options,
    make: impl Fn(&Refused) -> Result<Drafts, ImportError>,
) -> Result<Drafts, ImportError> {
    let mut refused = Refused::default();
    loop {
        let drafts = make(&refused)?;
        if !refused.extend(mistakes(options, &drafts)) {
            return Ok(drafts);
        }
    }
}

/// What has a mistake in the drafts, with the first one of each.
fn mistakes(options: &Options, drafts: &Drafts) -> Refused {
    // What the gateway answers is no part of a product, and has to be there.
    const GATEWAY: &str =
        "doc: Codes.\nsources: {page: {document: Codes}}\ncodes: {Any: {status: []}}\n";
    let product = format!("specs/{}/product.yaml", options.module);
    let mut sources = vec![Source::new("specs/gateway/errors.yaml", GATEWAY)];
    sources.extend(drafts.files.iter().cloned());
    sources.extend(reuse::sources(options));
    if !drafts.files.iter().any(|file| file.path == product) {
        // Without their product, nothing can be said about operations.
        let Some(existing) = &options.existing_product else { return Refused::default() };
        sources.push(Source::new(product.clone(), existing.as_str()));
    }
    let Err(diagnostics) = crate::lint(&sources) else { return Refused::default() };
    let is_product = |source: &&Source| source.path == product;
    let text = sources.iter().find(is_product).map(|source| source.content.as_slice());
    let text = String::from_utf8_lossy(text.unwrap_or_default());
    let folder = format!("specs/{}/", options.module);
    let mut found = Refused::default();
    for record in diagnostics.records(&sources) {
        let stem =
            record.range.path.strip_prefix(&folder).and_then(|path| path.strip_suffix(".yaml"));
        match stem {
            Some("product") => {
                let name = type_at(&text, record.range.line);
                found.types.extend(name.map(|name| (name, record.message)));
            }
            Some(stem) if stem.starts_with("errors/") => {
                let is_there = stem
                    .strip_prefix("errors/")
                    .is_some_and(|stem| options.existing_tables.contains_key(stem));
                found.tables |= !is_there;
            }
            Some(stem) => {
                let source = sources.iter().find(|source| source.path == record.range.path);
                let text = source.map(|source| String::from_utf8_lossy(&source.content));
                let key = text.and_then(|text| key_at(&text, record.range.line));
                if key.as_deref() == Some("samples") {
                    found.samples.entry(stem.to_owned()).or_insert_with(|| vec![record.message]);
                } else {
                    found.operations.entry(stem.to_owned()).or_insert(record.message);
                }
            }
            None => {}
        }
    }
    found
}

/// The key of the outermost mapping below which a line stands, counted from 1.
fn key_at(text: &str, line: usize) -> Option<String> {
    let is_outermost = |line: &&str| line.starts_with(|c: char| c.is_alphabetic());
    let line = text.lines().take(line).filter(is_outermost).last()?;
    line.split_once(':').map(|(key, _)| key.to_owned())
}

/// The type below `types` in which a line of a `product.yaml` stands, counted from 1.
fn type_at(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().take(line).collect();
    let begin = lines.iter().rposition(|line| line.starts_with(|c: char| c.is_alphabetic()))?;
    if !lines[begin].starts_with("types:") {
        return None;
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let says_something =
        |line: &&&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut inside = lines[begin + 1..].iter().filter(says_something);
    let first = indent(inside.clone().next()?);
    let entry = inside.rfind(|line| indent(line) == first)?;
    let (name, _) = entry.trim_start().split_once(':')?;
    Some(name.trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{drafts, type_at};
    use crate::import::{Drafts, Options, Summary};
    use crate::source::Source;

    #[test]
    fn an_operation_with_a_mistake_is_left_out_alone() {
        const PRODUCT: &str = "code: A\nversion: v1\ntitle: A\nstyle: rpc\nhttp: {methods: [POST], \
                               protocols: [HTTPS]}\nendpoints: unstated\nsources: {a: {document: b}}\n";
        const SOUND: &str = "summary: S.\nsources: {a: {document: b}}\nauthorization: not_stated\n\
                             request: {}\nresponse: unstated\nerrors: unstated\n";
        let options = Options { module: "a".to_owned(), ..Options::default() };
        let made = drafts(&options, |refused| {
            let file = |name: &str, text: String| Source::new(format!("specs/a/{name}.yaml"), text);
            let mut files = vec![file("product", PRODUCT.to_owned())];
            for (stem, action, more) in
                [("get_a", "GetA", ""), ("get_b", "GetB", "strange: 1\n"), ("get_c", "GetD", "")]
            {
                if !refused.operations.contains_key(stem) {
                    files.push(file(stem, format!("action: {action}\n{SOUND}{more}")));
                }
            }
            let notes = refused.operations.iter().map(|(stem, why)| (stem.clone(), why.clone()));
            let summary = Summary { defective_samples: notes.collect(), ..Summary::default() };
            Ok(Drafts { files, summary })
        });
        let made = made.unwrap();
        let paths: Vec<&str> = made.files.iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["specs/a/product.yaml", "specs/a/get_a.yaml"]);
        assert!(made.summary.defective_samples[0].1.contains("strange"), "{made:?}");
    }

    #[test]
    fn a_mistake_in_a_type_is_that_of_the_type() {
        let text = "code: A\ntypes: # all\n  # New\n  A:\n    type: string\n    enum: [a]\n  \"B\": {}\nhttp: {}\n";
        let found: Vec<Option<String>> = (1..=8).map(|line| type_at(text, line)).collect();
        let found: Vec<&str> = found.iter().map(|name| name.as_deref().unwrap_or("-")).collect();
        assert_eq!(found, ["-", "-", "-", "A", "A", "A", "B", "-"]);
    }
}
