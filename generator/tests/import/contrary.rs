//! What contradicts itself in a document: what is drafted of it, and what is told.

use serde_json::{Value, json};

use crate::drafts::{drafts, file};
use crate::places::document;

/// The draft of an operation with these parameters and headers of the answer.
fn planted(parameters: &Value, headers: &Value) -> String {
    let operation = json!({
        "summary": "Plants.",
        "parameters": parameters,
        "responses": {"200": {"schema": {"type": "object", "properties": {}}, "headers": headers}},
    });
    file(&drafts(&document("RPC", &operation)), "plant_tree.yaml").to_owned()
}

#[test]
fn rules_that_leave_no_value_are_defects() {
    let draft = planted(
        &json!([
            {"name": "Tens", "in": "query", "schema": {
                "type": "integer", "format": "int32", "minimum": "1", "maximum": "5", "multipleOf": 10,
            }},
            {"name": "Parts", "in": "query", "schema": {
                "type": "number", "format": "double", "minimum": "0.1", "maximum": "0.5", "multipleOf": 0.1,
            }},
            {"name": "Nothing", "in": "query", "schema": {
                "type": "string", "required": true, "maxLength": 0,
            }},
            {"name": "Name", "in": "query", "schema": {
                "type": "string", "pattern": "^[a-z]+$", "example": "Oak", "default": "elm",
            }},
        ]),
        &json!({}),
    );
    for told in [
        "None of the documented values is a multiple of 10.",
        "The value is required, and has at most 0 characters.",
        "The example is `Oak`, which is outside the documented values.",
        "default: elm",
        "multiple_of: 0.1",
    ] {
        assert!(draft.contains(told), "{told}: {draft}");
    }
    assert!(!draft.contains("multiple_of: 10") && !draft.contains("max_length"), "{draft}");
}

#[test]
fn what_would_be_sent_twice_is_left_out() {
    let text = |name: &str, place: &str| json!({"name": name, "in": place, "schema": {"type": "string", "required": false}});
    let draft = planted(
        &json!([
            {"name": "Disk", "in": "query", "style": "flat", "schema": {
                "type": "object", "properties": {"Size": {"type": "string"}},
            }},
            {"name": "Disk.Size", "in": "query", "schema": {
                "type": "string", "description": "How large it is.", "example": "20",
            }},
            text("Disk.Name", "query"),
            text("SignatureNonce", "query"),
            text("x-leaf", "header"),
            text("X-Leaf", "header"),
        ]),
        &json!({"ETag": {"schema": {"type": "string"}}, "etag": {"schema": {"type": "string"}}}),
    );
    for told in [
        "a parameter that is a part of another one as well: Disk.Size (string): How large it is. Example: `20`.",
        "  Disk.Name: {type: string",
        "  x-leaf: {type: string",
    ] {
        assert!(draft.contains(told), "{told}: {draft}");
    }
    for left_out in ["\n  Disk.Size:", "\n  SignatureNonce:", "\n  X-Leaf:", "\n  etag:"] {
        assert!(!draft.contains(left_out), "{left_out}: {draft}");
    }
}
