//! The documents of whole products, in all that their format knows.

use generator::import::{NoteKind, Options, api_docs};
use serde_json::{Map, Value};

use crate::drafts::{assert_lints, assert_snapshots, document, drafts, file, import, options};

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
fn bodies_and_answers_have_other_formats_than_json() {
    assert_snapshots("formats", &import("formats"));
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
        let drafts = drafts(&document);
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
    assert_eq!(drafts(&document).files, import("newer").files);
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
fn secrets_and_invisible_characters_do_not_get_in() {
    let id = format!("LTAI{}", "5tAbCdEfGhIj");
    let mut document: Value = serde_json::from_slice(&document("newer")).unwrap();
    document["apis"]["DropOrder"]["summary"] = format!("Uses \u{202e}{id}.").into();
    document["apis"]["DropOrder"]["strange"] = format!("{id}\t\u{0}").into();
    document["apis"]["DropOrder"]["description"] = "x ".repeat(40_000).into();
    let drafts = drafts(&document);
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
