//! Schemas that are made of parts, or refer to others.

use serde_json::json;

use crate::drafts::file;
use crate::kept::drafts;

#[test]
fn parts_of_a_structure_say_what_must_be_given_and_what_it_is() {
    let schemas = json!({
        "Base": {
            "type": "object", "required": ["Id"], "description": "What all ponds have.",
            "additionalProperties": {"type": "string"}, "deprecated": true,
            "properties": {"Id": {"type": "string"}, "Depth": {"type": "integer"}},
        },
        "Pond": {"allOf": [
            {"$ref": "#/components/schemas/Base"},
            {
                "type": "object", "required": ["Name", "Gone"],
                "properties": {"Name": {"type": "string"}, "Depth": {"type": "string"}},
            },
            {"required": ["Depth"]},
        ]},
    });
    let operation = json!({"summary": "Fills.", "parameters": [
        {"name": "Pond", "in": "query", "style": "json", "schema": {"$ref": "#/components/schemas/Pond"}},
    ]});
    let drafts = drafts(&operation, &schemas);
    let product = file(&drafts, "product.yaml");
    for told in [
        "    doc: What all ponds have.\n",
        "      Id: {type: string, required: true}\n",
        "      Depth: {type: integer, required: true}\n",
        "      Name: {type: string, required: true}\n",
        "# - Pond: a member that two parts of a schema describe: the first counts: Depth\n",
        "# - Pond: `required` names no member: \"Gone\"\n",
        "# - Pond: `additionalProperties` of a part of a schema: {\"type\":\"string\"}\n",
        "# - Pond: `deprecated` of a part of a schema: true\n",
    ] {
        assert!(product.contains(told), "{told}{product}");
    }
    assert!(!product.contains("a schema that no draft uses"), "{product}");
}

#[test]
fn what_stands_beside_a_reference_to_the_answer_is_kept() {
    let schemas = json!({
        "Pond": {"$ref": "#/components/schemas/Water", "description": "A pond.", "x-kept": "yes"},
        "Water": {"type": "object", "description": "Water.", "properties": {"Depth": {"type": "integer"}}},
        "Text": {"type": "string", "description": "A text."},
    });
    let answer = |name: &str| {
        let schema = json!({
            "$ref": format!("#/components/schemas/{name}"), "description": "What is there.", "x-told": "no",
        });
        json!({"summary": "Fills.", "responses": {"200": {"schema": schema}}})
    };
    let drafts_of_pond = drafts(&answer("Pond"), &schemas);
    let draft = file(&drafts_of_pond, "fill_pond.yaml");
    for told in [
        "doc: |\n  What is there.\n\n  A pond.\n\n  Water.\n",
        "\nresponse: {Depth: integer}\n",
        "`x-told` of a schema: \"no\"\n",
        "`x-kept` of a schema: \"yes\"\n",
    ] {
        assert!(draft.contains(told), "{told}{draft}");
    }
    let drafts_of_text = drafts(&answer("Text"), &schemas);
    let draft = file(&drafts_of_text, "fill_pond.yaml");
    assert!(draft.contains("doc: What is there.\n"), "{draft}");
    assert!(draft.contains("`x-told` of a schema: \"no\"\n"), "{draft}");
}

#[test]
fn an_answer_that_is_made_of_parts_has_their_members() {
    let whole = json!({"description": "What is there.", "allOf": [
        {"$ref": "#/components/schemas/Base"},
        {"type": "object", "properties": {"Depth": {"type": "integer"}}},
    ]});
    let schemas = json!({
        "Base": {"type": "object", "properties": {"RequestId": {"type": "string"}}},
        "Whole": whole,
        "Typed": {"type": "object", "allOf": [{"$ref": "#/components/schemas/Whole"}]},
        "Within": {"allOf": [
            {"$ref": "#/components/schemas/Typed", "description": "What is there."},
            {"$ref": "#/components/schemas/Base"},
        ]},
    });
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    for schema in [whole.clone(), reference("Whole"), reference("Typed"), reference("Within")] {
        let operation = json!({"summary": "Fills.", "responses": {"200": {"schema": schema}}});
        let drafts = drafts(&operation, &schemas);
        let draft = file(&drafts, "fill_pond.yaml");
        assert!(draft.contains("\nresponse: {RequestId: string, Depth: integer}\n"), "{draft}");
        assert!(draft.contains("\ndoc: What is there.\n"), "{draft}");
        assert!(!draft.contains("allOf"), "{draft}");
    }
}

#[test]
fn parts_that_contain_one_another_are_read_once() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let schemas = json!({
        "A": {"allOf": [reference("B"), {"type": "object", "properties": {"Fish": {"type": "string"}}}]},
        "B": {"allOf": [reference("A")], "properties": {"Depth": {"type": "integer"}}},
        "Names": {"type": "array", "items": {"type": "string"}},
        "Kinds": {"description": "The kinds.", "allOf": [reference("Names")]},
    });
    let answer = json!({"type": "object", "properties": {
        "Pond": reference("A"), "Kinds": reference("Kinds"),
    }});
    let operation = json!({"summary": "Fills.", "responses": {"200": {"schema": answer}}});
    let drafts = drafts(&operation, &schemas);
    let product = file(&drafts, "product.yaml");
    assert!(
        product.contains("  A:\n    type: struct\n    fields: {Depth: integer, Fish: string}\n"),
        "{product}"
    );
    let draft = file(&drafts, "fill_pond.yaml");
    assert!(draft.contains("  Kinds: {type: list, doc: The kinds., items: string}\n"), "{draft}");
}
