//! Integers: with and without a sign, and in texts.

use serde_json::{Value, json};

use crate::drafts::{drafts, file};
use crate::places::document;

/// The draft of an operation with these parameters.
fn planted(parameters: &[(&str, Value)]) -> String {
    let parameter =
        |(name, schema): &(&str, Value)| json!({"name": name, "in": "query", "schema": schema});
    let parameters: Vec<Value> = parameters.iter().map(parameter).collect();
    let operation = json!({"summary": "Plants.", "parameters": parameters});
    file(&drafts(&document("RPC", &operation)), "plant_tree.yaml").to_owned()
}

#[test]
fn integers_without_a_sign_go_up_to_their_end() {
    let most = u64::MAX;
    let format = |more: Value| {
        let mut schema = json!({"type": "integer", "format": "uint64"});
        schema.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        schema
    };
    let draft = planted(&[
        ("Most", format(json!({"maximum": most, "example": most.to_string()}))),
        ("Least", format(json!({"minimum": "-1", "example": "-5"}))),
        ("Some", format(json!({"enum": ["1", most.to_string()]}))),
        ("Word", json!({"type": "uint64"})),
        ("Signed", json!({"type": "integer", "format": "int64", "maximum": most})),
    ]);
    for line in [
        format!(
            "  Most:\n    type: uint64\n    required: unstated\n    example: {most}\n    maximum: {most}\n"
        ),
        "    type: uint64\n    required: unstated\n    doc: \"`minimum`: -1\"\n".to_owned(),
        "defect: \"The example is `-5`, which is not of the type `uint64`.\"".to_owned(),
        format!("  Some: {{type: uint64, required: unstated, allowed: [1, {most}]}}\n"),
        "  Word: {type: uint64, required: unstated}\n".to_owned(),
        format!("  Signed: {{type: int64, required: unstated, doc: \"`maximum`: {most}\"}}\n"),
    ] {
        assert!(draft.contains(&line), "{line}{draft}");
    }
}

#[test]
fn a_text_has_the_range_of_the_integer_that_its_examples_show() {
    let text = |minimum: &str, more: Value| {
        let mut schema = json!({"type": "string", "minimum": minimum, "maximum": "100"});
        schema.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        schema
    };
    let draft = planted(&[
        ("Shown", text("1", json!({"example": "10", "default": "20"}))),
        ("Unshown", text("1", json!({}))),
        ("Other", text("1", json!({"example": "ten"}))),
        ("Outside", text("1", json!({"example": "101"}))),
        ("Default", text("1", json!({"example": "10", "default": "all"}))),
        ("Fraction", text("0.5", json!({"example": "10"}))),
        ("Factor", text("0", json!({"example": "10", "multipleOf": "5"}))),
        ("Zero", text("0", json!({"example": "10", "multipleOf": 0}))),
        ("Choice", text("1", json!({"example": "1", "enum": ["1", "2"]}))),
    ]);
    assert!(draft.contains("default: \"20\", minimum: 1, maximum: 100}\n"), "{draft}");
    let (head, request) = draft.split_once("\nrequest:\n").unwrap();
    let described = |key: &str| head.matches(&format!(": `{key}` of a string")).count();
    assert_eq!([described("minimum"), described("maximum")], [7, 7], "{draft}");
    assert_eq!(described("multipleOf"), 1, "{draft}");
    assert!(request.contains("multiple_of: 5"), "{draft}");
    assert_eq!(request.matches("maximum: 100").count(), 2, "{draft}");
}
