//! What is there already stays, and is used.

use std::collections::BTreeSet;

use generator::Source;
use generator::import::{Options, api_docs};
use serde_json::Value;

use crate::drafts::{assert_lints, document, file, import, options, text};

#[test]
fn a_product_that_is_there_gets_the_types_that_it_lacks() {
    let mine = "# mine\ncode: garage\nversion: 2023-01-01\ntitle: The garage\nstyle: roa\n\
                http: {methods: [GET], protocols: [HTTP]}\nendpoints: unstated\n\
                sources: {page: {document: A page}}\ntypes:\n  Paint: {type: string, enum: [red]}\n\n";
    let options = Options {
        operations: vec!["PutCar".to_owned()],
        existing: BTreeSet::from(["product.yaml".to_owned()]),
        existing_product: Some(mine.to_owned()),
        ..options()
    };
    let drafts = api_docs(&document("paths"), &options).unwrap();
    assert_lints(&drafts);
    let product = file(&drafts, "product.yaml");
    let (kept, added) = mine.split_once("\n\n").unwrap();
    assert!(product.starts_with(&format!("{kept}\n  # From here on: API metadata")), "{product}");
    assert!(product.contains("\n  Car:\n") && product.matches("  Paint:").count() == 1);
    assert!(added.is_empty());
    let operation = file(&drafts, "put_car.yaml");
    assert!(operation.contains("methods: [PUT]") && operation.contains("protocols: [HTTPS]"));
    // Once they are there, nothing is to be done.
    let options = Options { existing_product: Some(product.to_owned()), ..options };
    let again = api_docs(&document("paths"), &options).unwrap();
    assert!(again.files.iter().all(|file| !file.path.ends_with("product.yaml")));
}

#[test]
fn a_draft_keeps_its_source_apart_from_an_older_one_of_the_product() {
    let product = |sources: &str| {
        format!(
            "code: garage\nversion: 2023-01-01\ntitle: The garage\nstyle: roa\nhttp: {{methods: [GET], \
             protocols: [HTTP]}}\nendpoints: {{default: garage.aliyuncs.com}}\nsources:\n{sources}from: \
             {{endpoints: api-docs}}\ntypes:\n  Paint: {{type: string, enum: [red]}}\n"
        )
    };
    let drafts = |existing: String| {
        let options = Options {
            operations: vec!["PutCar".to_owned()],
            existing: BTreeSet::from(["product.yaml".to_owned()]),
            existing_product: Some(existing),
            ..options()
        };
        let drafts = api_docs(&document("paths"), &options).unwrap();
        assert_lints(&drafts);
        file(&drafts, "put_car.yaml").to_owned()
    };
    let older = drafts(product("  api-docs: {document: An older one}\n"));
    assert!(older.contains("sources:\n  api-docs-2:\n"), "{older}");
    let same = &older[older.find("api-docs-2:").unwrap()..older.find("http:").unwrap()];
    let same = drafts(product(&format!("  {}", same.replace("api-docs-2", "api-docs"))));
    assert!(same.contains("sources:\n  api-docs:\n"), "{same}");
}

#[test]
fn what_is_there_already_is_not_drafted_again() {
    let all = import("errors");
    let existing: BTreeSet<String> = all
        .files
        .iter()
        .filter_map(|file| file.path.splitn(3, '/').nth(2))
        .map(str::to_owned)
        .collect();
    let again = Options { existing: existing.clone(), ..options() };
    assert_eq!(api_docs(&document("errors"), &again).unwrap().files, []);
    let mut existing = existing;
    assert!(existing.remove("start_engine.yaml"));
    let again = api_docs(&document("errors"), &Options { existing, ..options() }).unwrap();
    let paths: Vec<&str> = again.files.iter().map(|file| &*file.path).collect();
    assert_eq!(paths, ["specs/imported/start_engine.yaml"]);
    assert!(text(&again.files[0]).contains("rows: 4\n"), "{}", text(&again.files[0]));
}

#[test]
fn tables_and_methods_that_are_there_are_not_repeated() {
    let all = import("errors");
    let there =
        |file: &&Source| file.path.contains("/errors/") || file.path.ends_with("product.yaml");
    let kept = all.files.iter().filter(there);
    let existing = kept.map(|file| file.path.strip_prefix("specs/imported/").unwrap().to_owned());
    let stem = |file: &Source| {
        let path = file.path.strip_prefix("specs/imported/errors/")?;
        Some((path.strip_suffix(".yaml")?.to_owned(), text(file).to_owned()))
    };
    let mut options = Options {
        existing: existing.collect(),
        existing_product: Some(file(&all, "product.yaml").to_owned()),
        existing_tables: all.files.iter().filter_map(stem).collect(),
        operations: vec!["StartEngine".to_owned(), "StopEngine".to_owned()],
        ..options()
    };
    let again = api_docs(&document("errors"), &options).unwrap();
    let paths: Vec<&str> = again.files.iter().map(|file| &*file.path).collect();
    assert_eq!(paths, ["specs/imported/start_engine.yaml", "specs/imported/stop_engine.yaml"]);
    assert_eq!(file(&again, "start_engine.yaml"), file(&all, "start_engine.yaml"));
    assert!(file(&again, "start_engine.yaml").contains("use: ["));
    // A table with a row that the operation does not document says too much.
    for table in options.existing_tables.values_mut() {
        *table = table.replacen("rows: ", "rows: 1", 1) + "  Other: Not there.\n";
    }
    let again = api_docs(&document("errors"), &options).unwrap();
    assert!(!file(&again, "start_engine.yaml").contains("use: ["));
}

#[test]
fn what_comes_later_keeps_its_names() {
    let rows: Vec<Value> = ["One", "Two", "Three", "Four"]
        .map(|code| serde_json::json!({"errorCode": code, "errorMessage": "No."}))
        .to_vec();
    let reply = serde_json::json!({"$ref": "#/components/schemas/CreateOrderResponse"});
    let operation = serde_json::json!({
        "summary": "Makes an order.",
        "parameters": [{"name": "Order", "in": "query", "schema": reply}],
        "errorCodes": {"400": rows},
    });
    let mut document = serde_json::json!({
        "info": {"style": "RPC", "product": "Later", "version": "2025-05-05"},
        "components": {"schemas": {
            "CreateOrderResponse": {"type": "object", "properties": {"Id": {"type": "string"}}},
        }},
        "apis": {},
    });
    let wanted = ["CreateOrderOfFood", "CreateOrderOfWine", "CreateOrderOfTea"];
    for action in wanted.into_iter().chain(["CreateOrder", "A", "B", "C"]) {
        document["apis"][action] = operation.clone();
    }
    let document = document.to_string();
    let mut options = Options { operations: wanted.map(str::to_owned).to_vec(), ..options() };
    let drafts = api_docs(document.as_bytes(), &options).unwrap();
    assert_lints(&drafts);
    let product = file(&drafts, "product.yaml").to_owned();
    assert!(product.contains("\n  CreateOrderResponse2:\n"), "{product}");
    // The type stays, and the next table is called otherwise.
    let is_table = |file: &&Source| file.path.contains("/errors/");
    let path = &drafts.files.iter().find(is_table).unwrap().path;
    let path = path.strip_prefix("specs/imported/").unwrap().to_owned();
    options.existing = BTreeSet::from(["product.yaml".to_owned(), path.clone()]);
    options.existing_product = Some(product);
    let more = api_docs(document.as_bytes(), &options).unwrap();
    let paths: Vec<&str> = more.files.iter().map(|file| &*file.path).collect();
    assert!(!paths.contains(&&*format!("specs/imported/{path}")), "{paths:?}");
    assert!(!paths.contains(&"specs/imported/product.yaml"), "{paths:?}");
    assert_eq!(paths.iter().filter(|path| path.contains("/errors/")).count(), 1, "{paths:?}");
}
