//! Documents that nobody has written: they make drafts without mistakes, or an error.

use generator::import::{CliMetadata, api_docs, cli_metadata};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::command_line::newer;
use crate::drafts::{self, assert_lints, document, file, options};
use crate::places;

/// Each of these schemas has two members of the next one, in a part of its own: written out, they would be
/// without end.
#[test]
fn what_is_copied_in_parts_of_a_schema_has_a_bound() {
    const LEVELS: usize = 24;
    let member = |level: usize| {
        let next = format!("#/components/schemas/S{}", level + 1);
        json!({"allOf": [{"$ref": next}, {"properties": {"Own": {"type": "string"}}}]})
    };
    let schema = |level| {
        let members = json!({"Left": member(level), "Right": member(level)});
        json!({"allOf": [{"type": "object", "properties": members}]})
    };
    let mut schemas: Map<String, Value> =
        (0..LEVELS).map(|level| (format!("S{level}"), schema(level))).collect();
    schemas.insert(format!("S{LEVELS}"), json!({"properties": {"End": {"type": "string"}}}));
    let mut document = places::document(
        "RPC",
        &json!({
            "summary": "Plants.",
            "responses": {"200": {"schema": {"type": "object", "properties": {"Tree": member(0)}}}},
        }),
    );
    document["components"]["schemas"] = schemas.into();
    let drafts = drafts::drafts(&document);
    let written = file(&drafts, "plant_tree.yaml").matches("Left:").count();
    assert!((100..3_000).contains(&written), "{written}");
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

    #[test]
    fn changed_metadata_are_an_error_or_a_draft(
        product in prop::sample::select(&["boats", "ports"][..]),
        which in any::<prop::sample::Index>(),
        ways in prop::collection::vec((prop::collection::vec(any::<usize>(), 1..10), 0..9_usize), 1..4),
    ) {
        let values = [
            serde_json::json!(null), serde_json::json!(true), serde_json::json!("string"), serde_json::json!(""), serde_json::json!(7), serde_json::json!([]), serde_json::json!({}),
            serde_json::json!([{"name": "A", "type": "array"}]), serde_json::json!({"$ref": "#/components/schemas/Kind"}),
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
