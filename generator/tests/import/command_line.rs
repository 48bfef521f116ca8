//! The metadata of the command line, the older and the newer ones.

use std::fs;
use std::path::PathBuf;

use generator::import::{CliMetadata, cli_metadata};
use serde_json::{Value, json};

use crate::drafts::{assert_lints, assert_snapshots, file, folder, options};

/// The newer metadata of one version of a product.
pub(crate) fn newer(product: &str) -> CliMetadata {
    let mut metadata = CliMetadata {
        products: fs::read(folder().join("repository/metadatas/products.json")).unwrap(),
        product: Some(product.to_owned()),
        ..CliMetadata::default()
    };
    let files =
        fs::read_dir(folder().join("repository/canonical").join(product).join("2022-02-02"))
            .unwrap();
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

#[test]
fn the_metadata_of_the_command_line_have_parameters() {
    let read = |name: &str| fs::read(folder().join("cli").join(name)).unwrap();
    let operation = |name: &str| (name.to_owned(), read(&format!("tools/{name}.json")));
    let metadata = CliMetadata {
        products: read("products.json"),
        product: Some("tools".to_owned()),
        version: Some(read("tools/version.json")),
        operations: vec![operation("DropTool"), operation("UseTool")],
    };
    assert_snapshots("cli", &cli_metadata(&metadata, &options()).unwrap());
    let mut other = metadata.clone();
    other.product = Some("nothing".to_owned());
    let error = cli_metadata(&other, &options()).unwrap_err().to_string();
    assert!(error.contains("--product"), "{error}");
}

#[test]
fn a_body_of_the_command_line_is_any_json() {
    let operation = json!({
        "name": "PutNode", "protocol": "HTTPS", "method": "PUT", "pathPattern": "/nodes/[NodeId]",
        "parameters": [
            {"name": "NodeId", "position": "Path", "type": "String", "required": true},
            {"name": "Angle", "position": "Query", "type": "Number", "required": false},
            {"name": "body", "position": "Body", "type": "String", "required": false},
        ],
    });
    let drafts = cli_metadata(&older("restful", &operation), &options()).unwrap();
    assert_lints(&drafts);
    let draft = file(&drafts, "put_node.yaml");
    assert!(draft.contains("path: \"/nodes/{NodeId}\", body: json"), "{draft}");
    assert!(draft.contains("  body: {type: any, in: payload, required: false}\n"), "{draft}");
    assert!(draft.contains("  Angle: {type: double, required: false}\n"), "{draft}");
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
fn what_stands_twice_or_is_sent_anyway_is_left_out_and_told() {
    let operation = json!({
        "name": "FindThing", "protocol": "HTTPS", "method": "GET",
        "pathPattern": "/things?kind=all", "parameters": [
            {"name": "kind", "position": "Query", "type": "Integer", "required": true},
            {"name": "x-thing-*", "position": "Header", "type": "String", "required": false},
            {"name": "Authorization", "position": "Header", "type": "String", "required": true},
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
    let many = "  x-thing-*: {type: map, in: header, required: false, values: string}\n";
    assert!(draft.contains(many), "{draft}");
    assert!(draft.contains("# - request: a header that the client makes itself"), "{draft}");
    assert!(!draft.contains("  Authorization:"), "{draft}");
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
