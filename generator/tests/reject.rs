//! Mistakes in specs, and what is said about them.
//!
//! `base` is a small set of specs without a mistake. A fixture under `reject` takes the place of one
//! of its files: the folder says which. Under `layout`, where the names of files are the mistake, a
//! fixture is a folder of files that are added or replaced; `NAME.yaml.removed` takes the file
//! `NAME.yaml` away. What is said stands beside each fixture.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::read_specs;
use generator::{Diagnostics, Id, Source, Style};

/// The kinds of fixtures that are one file, each with the file of the base that it replaces.
const KINDS: [(&str, &str); 13] = [
    ("bytes", "specs/shop/renew_thing.yaml"),
    ("gateway", "specs/gateway/errors.yaml"),
    ("operation", "specs/shop/renew_thing.yaml"),
    ("pages", "specs/shop/list_things.yaml"),
    ("payload", "specs/house/put_document.yaml"),
    ("product", "specs/shop/product.yaml"),
    ("roa", "specs/house/update_room.yaml"),
    ("rules", "specs/shop/create_thing.yaml"),
    ("safety", "specs/shop/create_thing.yaml"),
    ("samples", "specs/shop/create_thing.yaml"),
    ("structures", "specs/shop/create_thing.yaml"),
    ("table", "specs/shop/errors/order.yaml"),
    ("types", "specs/house/product.yaml"),
];

struct Fixture {
    folder: String,
    name: String,
    sources: Vec<Source>,
}

impl Fixture {
    /// The base with one file replaced.
    fn new(kind: &str, path: &str, name: &str, content: impl Into<Vec<u8>>) -> Self {
        let mut sources = base();
        replace(&mut sources, Source::new(path, content));
        Self { folder: format!("reject/{kind}"), name: name.to_owned(), sources }
    }

    fn diagnostics(&self) -> Diagnostics {
        match generator::generate(&self.sources) {
            Ok(_) => panic!("{}/{} has no mistake", self.folder, self.name),
            Err(diagnostics) => diagnostics,
        }
    }
}

fn base() -> Vec<Source> {
    read_specs("tests/base")
}

fn replace(sources: &mut Vec<Source>, new: Source) {
    match sources.iter_mut().find(|source| source.path == new.path) {
        Some(source) => *source = new,
        None => sources.push(new),
    }
}

fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The entries of a folder of fixtures, sorted, without what is said about them.
fn entries(folder: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(tests_folder().join("reject").join(folder)).unwrap();
    let mut entries: Vec<_> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .filter(|(name, _)| !is_snapshot(name))
        .collect();
    entries.sort();
    entries
}

fn is_snapshot(name: &str) -> bool {
    name.contains(".snap")
}

/// Every fixture, and what is said about it. To judge them all takes seconds.
static JUDGED: LazyLock<Vec<(Fixture, Diagnostics)>> = LazyLock::new(|| {
    let judged = fixtures().into_iter().map(|fixture| {
        let diagnostics = fixture.diagnostics();
        (fixture, diagnostics)
    });
    judged.collect()
});

fn fixtures() -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for (kind, path) in KINDS {
        for (file, place) in entries(kind) {
            let content = fs::read(place).unwrap();
            let name = file.strip_suffix(".yaml").unwrap();
            assert!(kind == "bytes" || content.starts_with(b"# "), "{kind}/{file} says no mistake");
            fixtures.push(Fixture::new(kind, path, name, content));
        }
    }
    fixtures.extend(entries("layout").into_iter().map(|(name, folder)| layout(&name, &folder)));
    let large = "# too large\n".repeat(100_000);
    fixtures.push(Fixture::new("bytes", "specs/shop/renew_thing.yaml", "generated_large", large));
    fixtures.push(Fixture::new(
        "types",
        "specs/house/product.yaml",
        "generated_many",
        many_types(),
    ));
    fixtures.push(long_text());
    fixtures
}

/// The product of the base with many types.
fn many_types() -> String {
    let base = base();
    let product = base.iter().find(|source| source.path == "specs/house/product.yaml").unwrap();
    let mut text = String::from_utf8(product.content.clone()).unwrap();
    for number in 0..1_000 {
        writeln!(text, "  Type{number}: {{type: struct, fields: {{next: Type{}}}}}", number + 1)
            .unwrap();
    }
    text
}

/// A text that goes on for pages, in lines of a length that can be read.
fn long_text() -> Fixture {
    let path = "specs/shop/renew_thing.yaml";
    let source = base().into_iter().find(|source| source.path == path).unwrap();
    let text = format!("doc: |\n{}", "  It costs money, and more money.\n".repeat(600));
    let content = String::from_utf8(source.content).unwrap();
    let content = content.replace("doc: It costs money.\n", &text);
    Fixture::new("operation", path, "generated_long_text", content)
}

fn layout(name: &str, folder: &Path) -> Fixture {
    let mut sources = base();
    for source in read_specs(&format!("tests/reject/layout/{name}")) {
        assert!(source.content.starts_with(b"# "), "{name}: {} says no mistake", source.path);
        replace(&mut sources, source);
    }
    sources.retain(|source| !folder.join(format!("{}.removed", source.path)).exists());
    Fixture { folder: "reject/layout".to_owned(), name: name.to_owned(), sources }
}

#[test]
fn the_base_has_no_mistake() {
    let sources = base();
    if let Err(diagnostics) = generator::generate(&sources) {
        panic!("{}", diagnostics.render(&sources, Style::Plain));
    }
}

#[test]
fn every_mistake_is_explained() {
    for (fixture, diagnostics) in &*JUDGED {
        let shown = diagnostics.render(&fixture.sources, Style::Plain);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&fixture.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(fixture.name.as_str(), shown));
    }
}

#[test]
fn every_mistake_has_a_record() {
    for (fixture, diagnostics) in &*JUDGED {
        let records = diagnostics.records(&fixture.sources);
        assert_eq!(records.len(), diagnostics.len());
        for record in records {
            let Fixture { folder, name, .. } = fixture;
            assert!(record.range.path.starts_with("specs"), "{folder}/{name}: {record:?}");
            assert!(record.range.line >= 1 && record.range.column >= 1, "{folder}/{name}");
            assert!(!record.message.is_empty() && !record.help.is_empty(), "{folder}/{name}");
        }
    }
}

#[test]
fn every_kind_of_mistake_has_a_fixture() {
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    for (_, diagnostics) in &*JUDGED {
        seen.extend(diagnostics.iter().map(|diagnostic| diagnostic.id));
    }
    let missing: Vec<&Id> = Id::ALL.iter().filter(|id| !seen.contains(id)).collect();
    assert!(missing.is_empty(), "no fixture has these mistakes: {missing:?}");
}

#[test]
fn every_snapshot_has_a_fixture() {
    let known: BTreeSet<PathBuf> = JUDGED
        .iter()
        .map(|(fixture, _)| {
            tests_folder().join(&fixture.folder).join(format!("{}.snap", fixture.name))
        })
        .collect();
    for folder in KINDS.iter().map(|(kind, _)| *kind).chain(["layout"]) {
        for entry in fs::read_dir(tests_folder().join("reject").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "snap") {
                assert!(known.contains(&path), "{} has no fixture", path.display());
            }
        }
    }
}
