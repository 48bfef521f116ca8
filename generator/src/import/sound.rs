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
    /// The stems of operations whose samples have mistakes.
    samples: BTreeMap<String, SampleMistakes>,
    /// Whether a shared table has one: then its rows stand in the operations, where they are judged.
    tables: bool,
}

/// The samples of an operation that have mistakes, by their indices in the document, each with the
/// first mistake of each round.
pub(crate) type SampleMistakes = BTreeMap<usize, Vec<String>>;

/// A sample with so many mistakes is left out: it has the last one though it has a `defect`.
pub(crate) const TOO_MANY_IN_A_SAMPLE: usize = 2;

impl Refused {
    /// Why an operation is left out, if it is.
    pub(crate) fn reason(&self, action: &str) -> Option<&str> {
        self.operations.get(&names::stem(action)).map(String::as_str)
    }

    /// The types that are left out, with the reasons.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&str, &str)> {
        self.types.iter().map(|(name, reason)| (&**name, &**reason))
    }

    /// What is wrong with the samples of an operation.
    pub(crate) fn samples(&self, action: &str) -> Option<&SampleMistakes> {
        self.samples.get(&names::stem(action))
    }

    /// Whether operations may share tables of errors.
    pub(crate) fn may_share(&self) -> bool {
        !self.tables
    }

    /// Takes what others are refused for. Whether there was anything new.
    fn extend(&mut self, more: Self) -> bool {
        let size = |refused: &Self| {
            let samples = refused.samples.values().flat_map(BTreeMap::values);
            let samples: usize = samples.map(Vec::len).sum();
            let others = refused.operations.len() + refused.types.len();
            samples + others + usize::from(refused.tables)
        };
        let known = size(self);
        self.operations.extend(more.operations);
        for (stem, mistakes) in more.samples {
            let known = self.samples.entry(stem).or_default();
            let is_written = |index: &usize| {
                known.get(index).is_none_or(|mistakes| mistakes.len() < TOO_MANY_IN_A_SAMPLE)
            };
            // A draft does not count those that it leaves out.
            let in_the_document = |index| (0..).filter(is_written).nth(index);
            let mistakes: Vec<_> = mistakes
                .into_iter()
                .filter_map(|(index, mistakes)| Some((in_the_document(index)?, mistakes)))
                .collect();
            for (index, mistakes) in mistakes {
                known.entry(index).or_default().extend(mistakes);
            }
        }
        self.types.extend(more.types);
        self.tables |= more.tables;
        size(self) > known
    }
}

/// Makes drafts, again and again, until none of an operation has a mistake.
pub(crate) fn without_mistakes(
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
                if let Some(index) = text.and_then(|text| sample_at(&text, record.range.line)) {
                    let samples = found.samples.entry(stem.to_owned()).or_default();
                    samples.entry(index).or_insert_with(|| vec![record.message]);
                } else {
                    found.operations.entry(stem.to_owned()).or_insert(record.message);
                }
            }
            None => {}
        }
    }
    found
}

/// The lines behind a key of the outermost mapping up to one that stands below it, counted from 1.
fn lines_below<'t>(text: &'t str, key: &str, line: usize) -> Option<Vec<&'t str>> {
    let mut lines: Vec<&str> = text.lines().take(line).collect();
    let begin = lines.iter().rposition(|line| line.starts_with(|c: char| c.is_alphabetic()))?;
    lines[begin].strip_prefix(key)?.strip_prefix(':')?;
    Some(lines.split_off(begin + 1))
}

/// The index of the sample of a draft in which a line stands. Each begins with a dash, and what is
/// inside of it is indented further.
fn sample_at(text: &str, line: usize) -> Option<usize> {
    let lines = lines_below(text, "samples", line)?;
    lines.iter().filter(|line| line.starts_with("  - ")).count().checked_sub(1)
}

/// The type below `types` in which a line of a `product.yaml` stands.
fn type_at(text: &str, line: usize) -> Option<String> {
    let lines = lines_below(text, "types", line)?;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let says_something =
        |line: &&&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut inside = lines.iter().filter(says_something);
    let first = indent(inside.clone().next()?);
    let entry = inside.rfind(|line| indent(line) == first)?;
    let (name, _) = entry.trim_start().split_once(':')?;
    Some(name.trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Refused, sample_at, type_at, without_mistakes};
    use crate::import::{Drafts, Options, Summary};
    use crate::source::Source;

    #[test]
    fn an_operation_with_a_mistake_is_left_out_alone() {
        const PRODUCT: &str = "code: A\nversion: v1\ntitle: A\nstyle: rpc\nhttp: {methods: [POST], \
                               protocols: [HTTPS]}\nendpoints: unstated\nsources: {a: {document: b}}\n";
        const SOUND: &str = "summary: S.\nsources: {a: {document: b}}\nauthorization: not_stated\n\
                             request: {}\nresponse: unstated\nerrors: unstated\n";
        let options = Options { module: "a".to_owned(), ..Options::default() };
        let made = without_mistakes(&options, |refused| {
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
    fn a_sample_is_known_by_its_place_in_the_document() {
        let mut refused = Refused::default();
        let mut find = |index: usize, mistake: &str| {
            let mistakes = BTreeMap::from([(index, vec![mistake.to_owned()])]);
            let samples = BTreeMap::from([("get_a".to_owned(), mistakes)]);
            assert!(refused.extend(Refused { samples, ..Refused::default() }), "{mistake}");
        };
        find(1, "first");
        find(1, "second");
        // The draft has no longer the sample with the index 1, and those after it move up.
        find(1, "third");
        find(0, "fourth");
        let texts = |mistakes: &[&str]| mistakes.iter().map(ToString::to_string).collect();
        let expected =
            [(0, texts(&["fourth"])), (1, texts(&["first", "second"])), (2, texts(&["third"]))];
        assert_eq!(refused.samples("GetA"), Some(&BTreeMap::from(expected)));
    }

    #[test]
    fn a_line_of_a_draft_is_in_one_of_its_samples() {
        let text = "action: A\nsamples:\n  - kind: json\n    body: |\n      {\n        - 1\n  - kind: xml\n\
                    errors: {}\n";
        let found: Vec<Option<usize>> = (1..=8).map(|line| sample_at(text, line)).collect();
        assert_eq!(found, [None, None, Some(0), Some(0), Some(0), Some(0), Some(1), None]);
    }

    #[test]
    fn a_mistake_in_a_type_is_that_of_the_type() {
        let text = "code: A\ntypes: # all\n  # New\n  A:\n    type: string\n    enum: [a]\n  \"B\": {}\nhttp: {}\n";
        let found: Vec<Option<String>> = (1..=8).map(|line| type_at(text, line)).collect();
        let found: Vec<&str> = found.iter().map(|name| name.as_deref().unwrap_or("-")).collect();
        assert_eq!(found, ["-", "-", "-", "A", "A", "A", "B", "-"]);
    }
}
