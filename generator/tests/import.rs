//! Drafts that are made of official metadata: what becomes of each feature of the formats, and that
//! no document, however broken, makes more than an error of itself.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::read_specs;
use generator::import::{CliMetadata, Drafts, NoteKind, Options, api_docs, cli_metadata};
use generator::{Source, Style};
use proptest::prelude::*;
use serde_json::{Map, Value};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

fn document(name: &str) -> Vec<u8> {
    fs::read(folder().join(format!("{name}.api-docs.json"))).unwrap()
}

fn options() -> Options {
    Options { module: "imported".to_owned(), ..Options::default() }
}

fn import(name: &str) -> Drafts {
    api_docs(&document(name), &options()).unwrap()
}

/// The drafts with the table of the gateway, which no import makes.
fn with_gateway(drafts: &Drafts) -> Vec<Source> {
    let mut sources = read_specs("tests/base");
    sources.retain(|source| source.path.starts_with("specs/gateway/"));
    sources.extend(drafts.files.iter().cloned());
    sources
}

/// Drafts have no mistakes, whatever they were made of.
fn assert_lints(drafts: &Drafts) {
    let sources = with_gateway(drafts);
    if let Err(diagnostics) = generator::lint(&sources) {
        panic!("{}", diagnostics.render(&sources, Style::Plain));
    }
}

fn text(source: &Source) -> &str {
    std::str::from_utf8(&source.content).unwrap()
}

/// The text of one draft.
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
fn fields_are_what_their_schemas_say() {
    assert_snapshots("fields", &import("fields"));
}

#[test]
fn paths_bodies_and_references_have_their_places() {
    assert_snapshots("paths", &import("paths"));
}

#[test]
fn errors_are_counted_named_and_shared() {
    assert_snapshots("errors", &import("errors"));
}

#[test]
fn newer_documents_say_more() {
    assert_snapshots("newer", &import("newer"));
}

#[test]
fn what_is_unusual_is_understood_or_told() {
    assert_snapshots("unusual", &import("unusual"));
}

#[test]
fn every_encoding_and_version_is_read() {
    let text = String::from_utf8(document("newer")).unwrap();
    let expected = import("newer");
    let marked = format!("\u{feff}{text}");
    let units: Vec<u16> = marked.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [marked.as_bytes(), &little, &big] {
        assert_eq!(api_docs(bytes, &options()).unwrap(), expected);
    }
    assert!(api_docs(&little[..little.len() - 8], &options()).is_err());
    let mut document: Value = serde_json::from_str(&text).unwrap();
    for version in ["v1", "iap_1.0", "20240611", "2021-09-31", "2.0"] {
        document["info"]["version"] = version.into();
        let drafts = api_docs(document.to_string().as_bytes(), &options()).unwrap();
        assert_lints(&drafts);
        assert!(file(&drafts, "product.yaml").contains(version));
    }
    document["info"]["version"] = "2021-13-01".into();
    let error = api_docs(document.to_string().as_bytes(), &options()).unwrap_err();
    assert!(error.to_string().contains("2021-13-01"), "{error}");
}

#[test]
fn operations_may_stand_in_a_list() {
    let mut document: Value = serde_json::from_slice(&document("newer")).unwrap();
    let named = document["apis"].as_object().unwrap().iter().map(|(name, api)| {
        let mut api = api.clone();
        api["name"] = name.as_str().into();
        api
    });
    document["apis"] = named.collect();
    let drafts = api_docs(document.to_string().as_bytes(), &options()).unwrap();
    assert_eq!(drafts.files, import("newer").files);
}

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
    let products = serde_json::json!({"products": [
        {"code": "Cs", "version": "v1", "name": "Cs", "api_style": "restful"}
    ]});
    let operation = serde_json::json!({
        "name": "PutNode", "protocol": "HTTPS", "method": "PUT", "pathPattern": "/nodes/[NodeId]",
        "parameters": [
            {"name": "NodeId", "position": "Path", "type": "String", "required": true},
            {"name": "Angle", "position": "Query", "type": "Number", "required": false},
            {"name": "body", "position": "Body", "type": "String", "required": false},
        ],
    });
    let metadata = CliMetadata {
        products: products.to_string().into_bytes(),
        operations: vec![("PutNode".to_owned(), operation.to_string().into_bytes())],
        ..CliMetadata::default()
    };
    let drafts = cli_metadata(&metadata, &options()).unwrap();
    assert_lints(&drafts);
    let draft = file(&drafts, "put_node.yaml");
    assert!(draft.contains("path: \"/nodes/{NodeId}\", body: json"), "{draft}");
    assert!(draft.contains("  body: {type: any, in: payload, required: false}\n"), "{draft}");
    assert!(draft.contains("  Angle: {type: double, required: false}\n"), "{draft}");
}

#[test]
fn what_stands_ten_deep_is_written() {
    let drafts = import("deep");
    assert_lints(&drafts);
    let draft = file(&drafts, "describe_deep.yaml");
    let (request, response) = draft.split_once("\nresponse:").unwrap();
    assert!(request.contains("Level1:"), "all ten levels of the request: {request}");
    assert!(!request.contains("type: any"));
    assert!(response.contains("Level6: any"), "twenty-five levels do not fit into a file");
    let is_told = |note: &generator::import::Note| note.kind == NoteKind::NoPlace;
    assert!(drafts.summary.notes.iter().any(is_told));
}

#[test]
fn wanted_operations_alone_are_drafted() {
    let options = Options { operations: vec!["CreatePart".to_owned()], ..options() };
    let drafts = api_docs(&document("fields"), &options).unwrap();
    let paths: Vec<&str> = drafts.files.iter().map(|file| &*file.path).collect();
    assert_eq!(paths, ["specs/imported/create_part.yaml", "specs/imported/product.yaml"]);
    let options = Options { operations: vec!["DescribThing".to_owned()], ..options };
    let error = api_docs(&document("fields"), &options).unwrap_err().to_string();
    assert_eq!(error, "it has no operation `DescribThing`: did you mean `DescribeThing`?");
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
fn secrets_and_invisible_characters_do_not_get_in() {
    let id = format!("LTAI{}", "5tAbCdEfGhIj");
    let mut document: Value = serde_json::from_slice(&document("newer")).unwrap();
    document["apis"]["DropOrder"]["summary"] = format!("Uses \u{202e}{id}.").into();
    document["apis"]["DropOrder"]["strange"] = format!("{id}\t\u{0}").into();
    document["apis"]["DropOrder"]["description"] = "x ".repeat(40_000).into();
    let drafts = api_docs(document.to_string().as_bytes(), &options()).unwrap();
    assert_lints(&drafts);
    let draft = file(&drafts, "drop_order.yaml");
    assert!(draft.contains("summary: Uses LTAI****.\n"), "{draft}");
    assert!(draft.len() < 20_000);
    for told in ["masked", "invisible characters", "cut off"] {
        assert!(draft.contains(told), "{told}");
    }
}

#[test]
fn the_same_document_makes_the_same_drafts() {
    for name in ["fields", "paths", "errors", "newer", "unusual"] {
        assert_eq!(import(name), import(name), "{name}");
    }
}

#[test]
fn what_is_no_metadata_is_an_error() {
    let error = |text: &str| api_docs(text.as_bytes(), &options()).unwrap_err().to_string();
    assert!(error("{").starts_with("it is not JSON: "));
    assert_eq!(error("[]"), "it has no `apis`: this is not an api-docs.json");
    assert!(error(r#"{"apis": {}}"#).contains("`info`"));
    assert!(error(&"[".repeat(100_000)).starts_with("it is not JSON: "));
    let module = Options { module: "a-b".to_owned(), ..options() };
    assert!(api_docs(&document("newer"), &module).unwrap_err().to_string().contains("snake case"));
}

#[test]
fn a_long_chain_of_references_is_followed() {
    let schema = |next: usize| {
        let target = format!("#/components/schemas/C{next}");
        serde_json::json!({"type": "object", "properties": {"next": {"$ref": target}}})
    };
    let schemas: Map<String, Value> =
        (0..20_000).map(|n| (format!("C{n}"), schema(n + 1))).collect();
    let mut document: Value = serde_json::from_slice(&document("newer")).unwrap();
    document["components"]["schemas"] = schemas.into();
    document["apis"]["DropOrder"]["parameters"] = serde_json::json!([
        {"name": "First", "in": "query", "style": "json", "schema": {"$ref": "#/components/schemas/C0"}}
    ]);
    let drafts = api_docs(document.to_string().as_bytes(), &options()).unwrap();
    assert!(drafts.files.iter().any(|file| file.path.ends_with("/drop_order.yaml")));
}

/// Any JSON value.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop::sample::select(WORDS).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop_oneof![prop::sample::select(WORDS).prop_map(str::to_owned), "\\PC{0,6}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// Words that the format gives a meaning to.
const WORDS: &[&str] = &[
    "string",
    "integer",
    "array",
    "object",
    "boolean",
    "number",
    "any",
    "int32",
    "query",
    "body",
    "path",
    "formData",
    "header",
    "host",
    "json",
    "flat",
    "simple",
    "repeatList",
    "schema",
    "type",
    "items",
    "properties",
    "$ref",
    "#/components/schemas/Car",
    "enum",
    "enumValueTitles",
    "required",
    "example",
    "default",
    "minimum",
    "maximum",
    "pattern",
    "name",
    "in",
    "style",
    "parameters",
    "responses",
    "200",
    "errorCodes",
    "400",
    "errorCode",
    "errorMessage",
    "responseDemo",
    "[]",
    "{}",
    "title",
    "description",
    "additionalProperties",
    "read",
    "get",
    "/a/{b}",
    "true",
    "1",
    "-",
    "",
];

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
            if let Some((_, entry)) = entries.iter_mut().nth(index) {
                replace(entry, rest, value);
            }
        }
        other => *other = value,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_an_error_or_a_draft(value in json()) {
        let wrapped = serde_json::json!({
            "info": {"product": "P", "version": "2020-01-01"}, "apis": {"Do": value.clone()},
            "components": value.clone(), "endpoints": value.clone(), "directories": value.clone(),
        });
        for document in [&value, &wrapped] {
            if let Ok(drafts) = api_docs(document.to_string().as_bytes(), &options()) {
                assert_lints(&drafts);
            }
        }
    }

    #[test]
    fn a_changed_document_is_an_error_or_a_draft(
        name in prop::sample::select(&["fields", "paths", "errors", "newer", "unusual"][..]),
        changes in prop::collection::vec((prop::collection::vec(any::<usize>(), 1..12), json()), 1..4),
    ) {
        let mut document: Value = serde_json::from_slice(&document(name)).unwrap();
        for (way, value) in changes {
            replace(&mut document, &way, value);
        }
        if let Ok(drafts) = api_docs(document.to_string().as_bytes(), &options()) {
            assert_lints(&drafts);
        }
    }

    #[test]
    fn any_metadata_of_the_command_line_are_an_error_or_a_draft(
        products in json(), version in json(), operation in json(),
    ) {
        let product = serde_json::json!({"products": [
            {"code": "P", "version": "2020-01-01", "name": products, "regional_endpoints": version.clone()}
        ]});
        let wrapped = serde_json::json!({"name": "Do", "parameters": [
            {"name": "A", "type": "Json", "sub_parameters": operation.clone()}, operation.clone(),
        ]});
        let metadata = CliMetadata {
            products: product.to_string().into_bytes(),
            version: Some(version.to_string().into_bytes()),
            operations: vec![
                ("Ask".to_owned(), operation.to_string().into_bytes()),
                ("Do".to_owned(), wrapped.to_string().into_bytes()),
            ],
            ..CliMetadata::default()
        };
        if let Ok(drafts) = cli_metadata(&metadata, &options()) {
            assert_lints(&drafts);
        }
    }
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
