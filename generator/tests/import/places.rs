//! What documents say in more than one place, or in none: what drafts make of it.

use generator::import::{Drafts, api_docs};
use serde_json::{Value, json};

use crate::drafts::{drafts, file, options};

pub(crate) fn document(style: &str, operation: &Value) -> Value {
    json!({
        "info": {"style": style, "product": "Trees", "version": "2024-04-04"},
        "components": {"schemas": {
            "Leaf": {"type": "string", "enum": ["green", "brown"]},
            "Tree": {"type": "object", "properties": {
                "Leaf": {"$ref": "#/components/schemas/Leaf"},
                "Same": {
                    "$ref": "#/components/schemas/Leaf",
                    "enumValueTitles": {"green": "green", "brown": "brown"},
                },
                "More": {
                    "$ref": "#/components/schemas/Leaf",
                    "enumValueTitles": {"green": "in summer", "brown": "in winter"},
                },
            }},
        }},
        "apis": {"PlantTree": operation},
    })
}

#[test]
fn a_sample_tells_what_stands_around_a_list() {
    let sample = json!({
        "Trees": {"Tree": [{"Rings": {"Ring": [1]}, "Names": ["a"], "Sole": {"x": 1}}]},
        "Fruits": {},
    });
    let of = |items: Value| json!({"type": "array", "items": items});
    let tree = json!({"type": "object", "properties": {
        "Rings": of(json!({"type": "integer"})), "Names": of(json!({"type": "string"})),
        "Sole": of(json!({"type": "string"})),
    }});
    let operation = json!({
        "summary": "Plants.",
        "responses": {"200": {"schema": {"type": "object", "properties": {
            "Trees": of(tree), "Fruits": of(json!({"type": "string"})),
        }}}},
        "responseDemo": json!([{"type": "json", "example": sample.to_string()}]).to_string(),
    });
    let drafts = drafts(&document("RPC", &operation));
    let draft = file(&drafts, "plant_tree.yaml");
    assert!(draft.contains("  Trees:\n    type: list\n    wrapper: Tree\n"), "{draft}");
    assert!(draft.contains("Rings: {type: list, wrapper: Ring, items: integer}\n"), "{draft}");
    assert!(draft.contains("Names: {type: list, items: string}\n"), "{draft}");
    assert!(draft.contains("Sole: {type: list, items: string}\n"), "{draft}");
    assert!(draft.contains("Fruits: {type: list, items: string}\n"), "{draft}");
    assert!(draft.contains("# - Trees: a list stands in an object of its own"), "{draft}");
    assert!(draft.contains("# - Trees Rings: a list stands in an object of its own"), "{draft}");
}

#[test]
fn values_that_a_type_has_already_are_told_once() {
    let operation = json!({
        "summary": "Plants.", "parameters": [],
        "responses": {"200": {"schema": {"$ref": "#/components/schemas/Tree"}}},
    });
    let drafts = drafts(&document("RPC", &operation));
    let draft = file(&drafts, "plant_tree.yaml");
    assert!(draft.contains("  Same: Leaf\n"), "{draft}");
    assert!(draft.contains("- `green`: in summer\n"), "{draft}");
    let product = file(&drafts, "product.yaml");
    assert!(!product.contains("a schema that no draft uses"), "{product}");
}

#[test]
fn a_query_may_be_called_like_a_pattern_and_a_root_is_a_path() {
    let operation = json!({
        "summary": "Plants.", "path": "/?plant", "methods": ["put"],
        "parameters": [
            {"name": "x-tree-*", "in": "query", "schema": {"type": "string"}},
        ],
        "responses": {"200": {}},
    });
    let drafts = drafts(&document("ROA", &operation));
    let draft = file(&drafts, "plant_tree.yaml");
    assert!(!draft.contains("without a path"), "{draft}");
    assert!(draft.contains("path: \"/\""), "{draft}");
    assert!(
        draft.contains("  x-tree-*: {type: string, required: unstated, rust: x_tree}\n"),
        "{draft}"
    );
}

/// The draft of an operation with these answers.
fn sampled(examples: &[&str]) -> (Drafts, String) {
    let samples: Vec<Value> =
        examples.iter().map(|example| json!({"type": "json", "example": example})).collect();
    let drafts = drafts(&planted(&json!(samples)));
    let draft = file(&drafts, "plant_tree.yaml").to_owned();
    (drafts, draft)
}

/// An operation with these samples.
fn planted(samples: &Value) -> Value {
    document(
        "RPC",
        &json!({
            "summary": "Plants.",
            "responses": {"200": {"schema": {"type": "object", "properties": {
                "RequestId": {"type": "string"},
                "Rings": {"type": "array", "items": {"type": "integer"}},
            }}}},
            "responseDemo": samples.to_string(),
        }),
    )
}

#[test]
fn a_sample_that_is_a_mistake_costs_no_operation() {
    let (drafts, draft) = sampled(&[r#"{"RequestId": "a", "RequestId": "b"}"#]);
    assert!(draft.contains("defect: \"The checks of specs find: "), "{draft}");
    assert!(draft.contains("two members `RequestId`"), "{draft}");
    assert_eq!((drafts.summary.operations, drafts.summary.samples), (1, 0));
    // The mistake of one sample is told, and that of another is not hidden by it.
    let (drafts, draft) = sampled(&[r#"{"RequestId": "a"}"#, "{"]);
    assert!(draft.contains("defect: \"It is not JSON: "), "{draft}");
    assert_eq!((drafts.summary.operations, drafts.summary.samples), (1, 1));
}

#[test]
fn a_mistake_in_one_sample_costs_no_other() {
    let error = r#"{"Code": "a", "Code": "b"}"#;
    let samples = json!([
        {"type": "json", "example": r#"{"RequestId": "first"}"#},
        {"type": "json", "example": r#"{"RequestId": "a", "RequestId": "b"}"#},
        {"type": "json", "errorExample": error},
        {"type": "json", "example": "{\n  \"RequestId\": \"last\",\n  \"Rings\": [\n  - 1]}"},
        {"type": "json", "example": "{\n  \"RequestId\": \"last\"\n}"},
    ]);
    let drafts = drafts(&planted(&samples));
    let draft = file(&drafts, "plant_tree.yaml");
    let samples: Vec<&str> = draft.split("\nsamples:\n").nth(1).unwrap().split("\n  - ").collect();
    let has_defect: Vec<bool> = samples.iter().map(|sample| sample.contains("defect:")).collect();
    assert_eq!(has_defect, [false, true, true, true, false], "{draft}");
    assert!(samples[1].contains("two members `RequestId`"), "{draft}");
    assert!(samples[2].contains("two members `Code`"), "{draft}");
    assert!(samples[3].contains("It is not JSON"), "{draft}");
    assert_eq!(drafts.summary.samples, 2);
}

#[test]
fn a_sample_may_be_longer_than_a_description() {
    let answer = json!({"RequestId": "a", "Rings": vec![1_000_000; 3_000]});
    let (drafts, draft) = sampled(&[&answer.to_string()]);
    assert!(draft.len() > 40_000);
    assert_eq!((drafts.summary.operations, drafts.summary.samples), (1, 1), "{}", drafts.summary);
}

#[test]
fn what_every_request_has_is_no_parameter() {
    let header = |name: &str| json!({"name": name, "in": "header", "schema": {"type": "string", "required": true}});
    let names = ["Authorization", "Host", "X-Acs-Date", "x-acs-region", "Date"];
    let parameters: Vec<Value> = names.into_iter().map(header).collect();
    let operation = json!({"summary": "Plants.", "path": "/", "parameters": parameters});
    let drafts = drafts(&document("ROA", &operation));
    let draft = file(&drafts, "plant_tree.yaml");
    let (head, request) = draft.split_once("\nrequest:").unwrap();
    for (name, is_made) in names.into_iter().zip([true, true, true, false, false]) {
        assert_eq!(request.contains(&format!("  {name}: ")), !is_made, "{draft}");
        let told = format!("a header that the client makes itself: {{\"name\":\"{name}\"");
        assert_eq!(head.contains(&told), is_made, "{draft}");
    }
}

#[test]
fn a_parameter_that_is_there_twice_is_lost_only_if_it_differs() {
    let parameter = |word: &str| json!({"name": "Kind", "in": "query", "schema": {"type": word}});
    let twice = |second: &str| {
        let parameters = [parameter("string"), parameter(second)];
        drafts(&document("RPC", &json!({"summary": "Plants.", "parameters": parameters})))
    };
    let draft = |drafts: &Drafts| file(drafts, "plant_tree.yaml").to_owned();
    let same = draft(&twice("string"));
    assert!(
        same.contains("# texts changed:\n# - request: a parameter that is there twice"),
        "{same}"
    );
    assert!(!same.contains("# left out:"), "{same}");
    let other = draft(&twice("integer"));
    assert!(
        other.contains("# left out:\n# - request: a parameter whose name stands twice"),
        "{other}"
    );
}

#[test]
fn a_path_behind_the_gateway_is_no_path_of_requests() {
    let operation = |path: &str| json!({"summary": "Plants.", "path": path});
    let same = drafts(&document("RPC", &operation("/V2/PlantTree")));
    let draft = file(&same, "plant_tree.yaml");
    assert!(!draft.contains("\nhttp:"), "{draft}");
    let told = "# - a path, in a product of the style RPC: requests go to `/`: /V2/PlantTree\n";
    assert!(draft.contains(told), "{draft}");
    assert!(file(&same, "product.yaml").contains("\nstyle: rpc\n"));
    let named =
        api_docs(document("RPC", &operation("/trees/{Tree}")).to_string().as_bytes(), &options());
    assert!(file(&named.unwrap(), "product.yaml").contains("\nstyle: roa\n"));
}

#[test]
fn the_third_signature_is_that_of_both_styles() {
    let operation = |path: Option<&str>| {
        let mut operation = json!({"summary": "Plants.", "methods": ["post"]});
        operation
            .as_object_mut()
            .unwrap()
            .extend(path.map(|path| ("path".to_owned(), path.into())));
        drafts(&document("V3", &operation))
    };
    for (path, style) in [(None, "rpc"), (Some("/trees"), "roa")] {
        let drafts = operation(path);
        let product = file(&drafts, "product.yaml");
        assert!(product.contains(&format!("\nstyle: {style}\n")), "{product}");
        assert!(!product.contains("\nsignature:"), "{product}");
    }
}

#[test]
fn a_long_sample_stays_json_or_is_a_text() {
    let draft = |words: usize| {
        let sample = json!({"Leaf": "a b ".repeat(words)});
        let operation = json!({
            "summary": "Plants.",
            "responses": {"200": {"schema": {"type": "object", "properties": {
                "Leaf": {"type": "string"},
            }}}},
            "responseDemo": json!([{"type": "json", "example": sample.to_string()}]).to_string(),
        });
        file(&drafts(&document("RPC", &operation)), "plant_tree.yaml").to_owned()
    };
    let long = draft(2_000);
    assert!(long.contains("  - kind: json\n") && !long.contains("defect:"), "{long}");
    let longer = draft(10_000);
    assert!(longer.contains("  - kind: text\n") && !longer.contains("defect:"), "{longer}");
    assert!(longer.contains("# - a JSON sample that is too long for one: it is shown as a text\n"));
}
