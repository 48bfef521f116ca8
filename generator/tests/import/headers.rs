//! Headers: in one of them stands a text, and of many names only the beginning is known.

use serde_json::{Value, json};

use crate::drafts::{drafts, file};
use crate::places::document;

/// The draft of an operation with these parameters and headers of its answer.
fn planted(parameters: &Value, headers: &Value) -> String {
    let operation = json!({
        "summary": "Plants.", "path": "/trees", "methods": ["put"], "parameters": parameters,
        "responses": {"200": {"headers": headers}},
    });
    file(&drafts(&document("ROA", &operation)), "plant_tree.yaml").to_owned()
}

fn in_header(name: &str, schema: &Value) -> Value {
    json!({"name": name, "in": "header", "style": "simple", "schema": schema})
}

#[test]
fn headers_of_many_names_are_a_map() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let map = json!({"type": "object", "description": "All.", "required": true, "maxItems": 8,
                     "additionalProperties": {"type": "string", "maxLength": 64}});
    let draft = planted(
        &json!([
            json!({"name": "x-tree-map-*", "in": "header", "style": "json", "schema": map}),
            in_header(
                "x-tree-text-*",
                &json!({"type": "string", "description": "Each.", "example": "a", "required": false})
            ),
            in_header(
                "x-tree-size-*",
                &json!({"type": "integer", "format": "int32", "minimum": 1})
            ),
            in_header("x-tree-none-*", &json!({"type": "object"})),
            in_header("x-tree-leaf-*", &reference("Leaf")),
            in_header("x-tree-tree-*", &reference("Tree")),
            in_header("x-tree-list-*", &json!({"type": "array", "items": {"type": "string"}})),
        ]),
        &json!({"x-tree-*": {"schema": {"type": "string"}, "description": "Labels."}}),
    );
    for line in [
        "    required: true\n    doc: All.\n    max_items: 8\n    values: {type: string, max_length: 64}\n",
        "    required: false\n    doc: Each.\n    values: {type: string, example: a}\n",
        "  x-tree-size-*:\n    type: map\n    in: header\n    required: unstated\n    values: {type: int32, minimum: 1}\n",
        "  x-tree-none-*: {type: map, in: header, required: unstated, values: string}\n",
        "  x-tree-leaf-*: {type: map, in: header, required: unstated, values: Leaf}\n",
        "  x-tree-tree-*:\n    type: map\n    in: header\n    required: unstated\n    values:\n      type: string\n",
        "  x-tree-list-*:\n    type: map\n    in: header\n    required: unstated\n    values:\n      type: string\n",
        "response_headers:\n  x-tree-*: {type: map, doc: Labels., values: string}\n",
        "# - request x-tree-none-*: headers of many names without a type are taken for texts\n",
        "# - request x-tree-list-*: a list in headers of many names: each is taken for a text\n",
    ] {
        assert!(draft.contains(line), "{line}{draft}");
    }
    assert!(!draft.contains("rust:") && !draft.contains("# left out"), "{draft}");
}

#[test]
fn headers_of_many_names_have_another_rust_name_than_one_of_them() {
    let text = json!({"type": "string"});
    let draft = planted(
        &json!([in_header("x-tree", &text), in_header("x-tree-*", &text)]),
        &json!({"x-tree": {"schema": text}, "x-tree-*": {"schema": text}}),
    );
    let named =
        "  x-tree-*: {type: map, in: header, required: unstated, rust: x_tree_2, values: string}\n";
    assert!(draft.contains(named), "{draft}");
    assert!(draft.contains("  x-tree-*: {type: map, rust: x_tree_2, values: string}\n"), "{draft}");
}

#[test]
fn a_pattern_that_is_not_the_beginning_of_names_is_left_out() {
    let text = json!({"type": "string"});
    let draft = planted(
        &json!([in_header("x-*-tree", &text), in_header("x-tree*", &text)]),
        &json!({"*": {"schema": text}}),
    );
    let told = "a header whose name is a pattern that does not end in `-*`";
    assert_eq!(draft.matches(told).count(), 3, "{draft}");
    assert!(draft.contains("request: {}\n") && !draft.contains("response_headers"), "{draft}");
}

#[test]
fn how_many_items_a_list_has_is_told_where_it_is_taken_for_a_text() {
    let list = json!({"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3,
                      "uniqueItems": true});
    let draft = planted(
        &json!([in_header("x-tree", &list), in_header("x-tree-*", &list)]),
        &json!({"x-leaf": {"schema": list}}),
    );
    for told in ["Least items: `1`.", "Most items: `3`.", "No item stands twice."] {
        assert_eq!(draft.matches(told).count(), 3, "{told}{draft}");
    }
}
