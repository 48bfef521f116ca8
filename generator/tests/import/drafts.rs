//! Makes drafts, and looks at them.

use std::fs;
use std::path::{Path, PathBuf};

use generator::import::{Drafts, Options, api_docs};
use generator::{Source, Style};
use serde_json::Value;

use crate::common::read_specs;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

pub(crate) fn document(name: &str) -> Vec<u8> {
    fs::read(folder().join(format!("{name}.api-docs.json"))).unwrap()
}

pub(crate) fn options() -> Options {
    Options { module: "imported".to_owned(), ..Options::default() }
}

pub(crate) fn import(name: &str) -> Drafts {
    api_docs(&document(name), &options()).unwrap()
}

/// The drafts of a document that a test makes, which have no mistakes.
pub(crate) fn drafts(document: &Value) -> Drafts {
    let drafts = api_docs(document.to_string().as_bytes(), &options()).unwrap();
    assert_lints(&drafts);
    drafts
}

/// Drafts have no mistakes, whatever they were made of. With them stands the table of the gateway,
/// which no import makes.
pub(crate) fn assert_lints(drafts: &Drafts) {
    let mut sources = read_specs("tests/base");
    sources.retain(|source| source.path.starts_with("specs/gateway/"));
    sources.extend(drafts.files.iter().cloned());
    if let Err(diagnostics) = generator::lint(&sources) {
        panic!("{}", diagnostics.render(&sources, Style::Plain));
    }
}

pub(crate) fn text(source: &Source) -> &str {
    std::str::from_utf8(&source.content).unwrap()
}

/// The text of one draft.
pub(crate) fn file<'a>(drafts: &'a Drafts, name: &str) -> &'a str {
    let path = format!("specs/imported/{name}");
    text(drafts.files.iter().find(|file| file.path == path).unwrap())
}

pub(crate) fn assert_snapshots(name: &str, drafts: &Drafts) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        let mut all = drafts.summary.to_string();
        for file in &drafts.files {
            all.extend(["\n==== ", &file.path, "\n", text(file)]);
        }
        insta::assert_snapshot!(name, all);
    });
    assert_lints(drafts);
}
