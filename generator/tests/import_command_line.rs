//! Drafts that are made of the metadata of the command line, the older and the newer ones.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::read_specs;
use generator::import::{CliMetadata, Drafts, Options, cli_metadata};
use generator::{Source, Style};
use proptest::prelude::*;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/repository")
}

fn options() -> Options {
    Options { module: "imported".to_owned(), ..Options::default() }
}

/// The newer metadata of one version of a product.
fn newer(product: &str) -> CliMetadata {
    let mut metadata = CliMetadata {
        products: fs::read(folder().join("metadatas/products.json")).unwrap(),
        product: Some(product.to_owned()),
        ..CliMetadata::default()
    };
    let files = fs::read_dir(folder().join("canonical").join(product).join("2022-02-02")).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let bytes = fs::read(&file).unwrap();
        match &*name {
            "version" => metadata.version = Some(bytes),
            _ => metadata.operations.push((name, bytes)),
        }
    }
    metadata
}

/// Older metadata of one operation.
fn older(style: &str, operation: &Value) -> CliMetadata {
    let products = json!({"products": [
        {"code": "Old", "version": "2020-01-01", "name": "Old", "api_style": style}
    ]});
    let name = operation["name"].as_str().unwrap().to_owned();
    CliMetadata {
        products: products.to_string().into_bytes(),
        operations: vec![(name, operation.to_string().into_bytes())],
        ..CliMetadata::default()
    }
}

fn assert_lints(drafts: &Drafts) {
    let mut sources = read_specs("tests/base");
    sources.retain(|source| source.path.starts_with("specs/gateway/"));
    sources.extend(drafts.files.iter().cloned());
    if let Err(diagnostics) = generator::lint(&sources) {
        panic!("{}", diagnostics.render(&sources, Style::Plain));
    }
}

fn text(source: &Source) -> &str {
    std::str::from_utf8(&source.content).unwrap()
}

fn file<'a>(drafts: &'a Drafts, name: &str) -> &'a str {
    let path = format!("specs/imported/{name}");
    text(drafts.files.iter().find(|file| file.path == path).unwrap())
}

fn assert_snapshots(name: &str, drafts: &Drafts) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("import/snapshots");
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

#[test]
fn the_newer_metadata_know_types_and_answers() {
    assert_snapshots("boats", &cli_metadata(&newer("boats"), &options()).unwrap());
}

#[test]
fn the_newer_metadata_know_paths_and_bodies() {
    assert_snapshots("ports", &cli_metadata(&newer("ports"), &options()).unwrap());
}

#[test]
fn a_structure_whose_members_are_not_said_is_sent_flat() {
    let operation = json!({
        "name": "BuyThing", "protocol": "HTTPS", "method": "POST", "parameters": [
            {"name": "Order", "position": "Query", "type": "Struct", "required": false},
            {"name": "Order.Size", "position": "Query", "type": "Integer", "required": false},
            {"name": "Plan", "position": "Query", "type": "Json", "sub_parameters": [
                {"name": "Inner", "position": "Query", "type": "Struct"},
            ]},
        ],
    });
    let drafts = cli_metadata(&older("rpc", &operation), &options()).unwrap();
    assert_lints(&drafts);
    let draft = file(&drafts, "buy_thing.yaml");
    assert!(draft.contains("  Order: {type: map, required: false, values: string}\n"), "{draft}");
    assert!(draft.contains("# - request Order: a structure whose members are not said"), "{draft}");
    assert!(draft.contains("Inner: {type: any, required: unstated}"), "{draft}");
}

#[test]
fn what_stands_twice_or_for_many_is_left_out_and_told() {
    let operation = json!({
        "name": "FindThing", "protocol": "HTTPS", "method": "GET",
        "pathPattern": "/things?kind=all", "parameters": [
            {"name": "kind", "position": "Query", "type": "Integer", "required": true},
            {"name": "x-thing-*", "position": "Header", "type": "String", "required": false},
        ],
    });
    let drafts = cli_metadata(&older("restful", &operation), &options()).unwrap();
    assert_lints(&drafts);
    let draft = file(&drafts, "find_thing.yaml");
    assert!(draft.contains("  kind: {type: string, const: all}\n"), "{draft}");
    assert!(
        draft.contains("# left out:\n# - request: a parameter whose name stands twice"),
        "{draft}"
    );
    assert!(draft.contains("# - request: a header whose name stands for those of many"), "{draft}");
    assert!(!draft.contains("  x-thing-"), "{draft}");
}

#[test]
fn methods_that_are_not_known_are_told() {
    let mut operation = json!({
        "name": "LookAt", "protocol": "HTTPS|WSS", "method": "HEAD|GET", "parameters": [],
    });
    let drafts = cli_metadata(&older("rpc", &operation), &options()).unwrap();
    assert_lints(&drafts);
    let draft = file(&drafts, "look_at.yaml");
    assert!(draft.contains("# - one of `method`: HEAD\n"), "{draft}");
    assert!(draft.contains("# - one of `protocol`: WSS\n"), "{draft}");
    operation["method"] = json!("HEAD");
    let drafts = cli_metadata(&older("rpc", &operation), &options()).unwrap();
    let told = drafts.summary.to_string();
    assert!(told.contains("1 operations without a draft"), "{told}");
    assert_eq!(drafts.summary.operations, 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn changed_metadata_are_an_error_or_a_draft(
        product in prop::sample::select(&["boats", "ports"][..]),
        which in any::<prop::sample::Index>(),
        ways in prop::collection::vec((prop::collection::vec(any::<usize>(), 1..10), 0..9_usize), 1..4),
    ) {
        let values = [
            json!(null), json!(true), json!("string"), json!(""), json!(7), json!([]), json!({}),
            json!([{"name": "A", "type": "array"}]), json!({"$ref": "#/components/schemas/Kind"}),
        ];
        let mut metadata = newer(product);
        let index = which.index(metadata.operations.len());
        let bytes = &mut metadata.operations[index].1;
        let mut document: Value = serde_json::from_slice(bytes).unwrap();
        for (way, value) in ways {
            replace(&mut document, &way, values[value].clone());
        }
        *bytes = document.to_string().into_bytes();
        if let Ok(drafts) = cli_metadata(&metadata, &options()) {
            assert_lints(&drafts);
        }
    }
}

/// Puts a value somewhere into a document; where, the numbers decide.
fn replace(document: &mut Value, way: &[usize], value: Value) {
    let Some((step, rest)) = way.split_first() else {
        *document = value;
        return;
    };
    match document {
        Value::Array(items) if !items.is_empty() => {
            let index = step % items.len();
            replace(&mut items[index], rest, value);
        }
        Value::Object(entries) if !entries.is_empty() => {
            let index = step % entries.len();
            if let Some(entry) = entries.values_mut().nth(index) {
                replace(entry, rest, value);
            }
        }
        other => *other = value,
    }
}
