//! What documents say of rows, parts, bodies and members: it is kept, or told.

use generator::import::Drafts;
use serde_json::{Value, json};

use crate::drafts::{self, file};

/// The drafts of a document with this operation and these components.
fn drafts_with(operation: &Value, components: &Value) -> Drafts {
    drafts::drafts(&json!({
        "info": {"style": "RPC", "product": "Ponds", "version": "2024-05-05"},
        "components": components,
        "apis": {"FillPond": operation},
    }))
}

/// The drafts of a document with this operation and these schemas.
pub(crate) fn drafts(operation: &Value, schemas: &Value) -> Drafts {
    drafts_with(operation, &json!({"schemas": schemas}))
}

/// The draft of an operation in a document without schemas.
fn draft(operation: &Value) -> String {
    file(&drafts(operation, &json!({})), "fill_pond.yaml").to_owned()
}

#[test]
fn rows_that_differ_in_their_description_alone_are_two() {
    let row = |description: &str| json!({"errorCode": "Dry", "errorMessage": "It is dry.", "description": description});
    let rows = json!([row("No rain."), row("A leak."), row("No rain.")]);
    let draft = draft(&json!({"summary": "Fills.", "errorCodes": {"400": rows}}));
    let (head, errors) = draft.split_once("\nerrors:").unwrap();
    assert!(errors.contains("  rows: 2\n"), "{draft}");
    let dry = "    Dry:\n      - {message: It is dry., doc: No rain.}\n      - {message: It is dry., doc: A leak.}\n";
    assert!(errors.contains(dry), "{draft}");
    assert!(head.contains("# - a row that is there twice is written once"), "{draft}");
}

#[test]
fn what_is_said_of_a_whole_body_is_told() {
    let body = json!({
        "type": "object", "required": true, "deprecated": true, "example": "{\"Depth\": 2}",
        "format": "pond", "properties": {"Depth": {"type": "integer"}},
    });
    let operation = json!({
        "summary": "Fills.", "methods": ["post"],
        "parameters": [{"name": "body", "in": "body", "style": "json", "schema": body}],
    });
    let draft = draft(&operation);
    assert!(draft.contains("  Depth: {type: integer, required: unstated}\n"), "{draft}");
    for told in [
        "an example of a body as a whole: {\"Depth\": 2}",
        "the format of a body as a whole: pond",
        "the deprecation of a body as a whole: ",
        "`required: true` of a body as a whole\n",
    ] {
        assert!(draft.contains(told), "{told}{draft}");
    }
}

#[test]
fn members_of_answers_say_whether_they_must_be_there() {
    let schemas = json!({"Fish": {"type": "object", "required": ["Kind"], "properties": {
        "Kind": {"type": "string"},
        "Age": {"type": "integer", "required": false},
        "Name": {"type": "string"},
    }}});
    let answer = json!({"type": "object", "properties": {
        "RequestId": {"type": "string", "required": true},
        "Depth": {"type": "integer", "docRequired": false},
        "Name": {"type": "string"},
        "Fish": {"type": "array", "items": {"$ref": "#/components/schemas/Fish"}},
        "Frogs": {"type": "object", "properties": {
            "Frog": {"type": "array", "required": true, "items": {"type": "string"}},
        }},
    }});
    let headers = json!({"x-pond": {"required": true, "schema": {"type": "string"}}});
    let mut operation = json!({
        "summary": "Fills.", "responses": {"200": {"headers": headers, "schema": answer}},
    });
    let drafts_of_json = drafts(&operation, &schemas);
    let draft = file(&drafts_of_json, "fill_pond.yaml");
    for said in [
        "  x-pond: {type: string, required: true}\n",
        "# - response Frogs: whether the list in an object of its own must be there: Frog\n",
        "  RequestId: {type: string, required: true}\n",
        "  Depth: {type: integer, required: false}\n",
        "  Name: string\n",
    ] {
        assert!(draft.contains(said), "{said}{draft}");
    }
    let product = file(&drafts_of_json, "product.yaml");
    for said in [
        "Kind: {type: string, required: true}",
        "Age: {type: integer, required: false}",
        "Name: string",
    ] {
        assert!(product.contains(&format!("      {said}\n")), "{said}{product}");
    }
    // What an event holds may be missing; its members are those of an answer.
    operation["produces"] = json!(["text/event-stream"]);
    operation["responses"]["200"]["schema"]["required"] = json!(true);
    let streamed = drafts(&operation, &schemas);
    let draft = file(&streamed, "fill_pond.yaml");
    let (_, events) = draft.split_once("\nevents:").unwrap();
    assert!(events.contains("RequestId: {type: string, required: true}\n"), "{draft}");
}

#[test]
fn schemas_that_stand_in_one_another_are_not_copied_without_end() {
    const COUNT: usize = 8;
    let reference = |n: usize| json!({"$ref": format!("#/components/schemas/A{n}")});
    let members: Value = (0..COUNT).map(|n| (format!("p{n}"), reference(n))).collect();
    let array = json!({"type": "array", "items": {"type": "object", "properties": members}});
    let schemas: Value = (0..COUNT).map(|n| (format!("A{n}"), array.clone())).collect();
    let operation = json!({"summary": "Fills.", "parameters": [
        {"name": "Pond", "in": "query", "style": "json", "schema": reference(0)},
    ]});
    let drafts = drafts(&operation, &schemas);
    let draft = file(&drafts, "fill_pond.yaml");
    assert!(
        draft.contains("a schema that would be copied too often: this one can be anything: A7")
    );
    assert!(draft.len() < 512 * 1024, "{}", draft.len());
}

#[test]
fn an_empty_text_may_be_a_value() {
    let parameter = |name: &str, schema: Value| json!({"name": name, "in": "query", "required": true, "allowEmptyValue": true, "schema": schema});
    let draft = draft(&json!({"summary": "Fills.", "parameters": [
        parameter("Note", json!({"type": "string", "maxLength": 9})),
        parameter("Depth", json!({"type": "integer"})),
        parameter("Kind", json!({"type": "string", "minLength": 2})),
    ]}));
    assert!(
        draft.contains("  Note: {type: string, required: true, min_length: 0, max_length: 9}\n"),
        "{draft}"
    );
    for name in ["Depth", "Kind"] {
        let told = "`allowEmptyValue` of a parameter that has no empty value\n";
        assert!(draft.contains(&format!("# - request {name}: {told}")), "{draft}");
    }
    assert!(draft.contains("  Kind: {type: string, required: true, min_length: 2}\n"), "{draft}");
}

#[test]
fn a_named_example_of_a_boolean_costs_no_operation() {
    let draft = draft(&json!({"summary": "Fills.", "parameters": [
        {"name": "Deep", "in": "query", "schema": {"type": "boolean", "examples": {"on": true}}},
    ]}));
    assert!(draft.contains("  Deep: {type: bool, required: unstated, example: true}\n"), "{draft}");
    assert!(draft.contains("# - request Deep: the name of an example: on: \"true\"\n"), "{draft}");
}

#[test]
fn long_tables_and_enumerations_are_whole() {
    const COUNT: usize = 10_000;
    let titles: Value =
        (0..COUNT).map(|n| (format!("v{n}"), json!(format!("Pond {n}.")))).collect();
    let values: Vec<String> = (0..COUNT).map(|n| format!("v{n}")).collect();
    let rows: Vec<Value> = (0..COUNT)
        .map(|n| json!({"errorCode": format!("Dry.No{n}"), "errorMessage": "It is dry."}))
        .collect();
    let draft = draft(&json!({
        "summary": "Fills.", "errorCodes": {"400": rows},
        "parameters": [{"name": "Kind", "in": "query", "schema": {
            "type": "string", "enum": values, "enumValueTitles": titles,
        }}],
    }));
    assert!(draft.contains(&format!("\n  rows: {COUNT}\n")));
    assert_eq!(draft.matches(": Pond ").count(), COUNT);
    assert_eq!(draft.matches("It is dry.").count(), COUNT);
}

#[test]
fn a_list_of_members_that_must_be_given_is_told_where_there_are_none() {
    let items = json!({"type": "object", "properties": {"Depth": {"type": "integer"}}});
    let query = |name: &str, schema: Value| json!({"name": name, "in": "query", "schema": schema});
    let operation = json!({"summary": "Fills.", "parameters": [
        query("Ponds", json!({"type": "array", "required": ["Depth"], "items": items})),
        query("Named", json!({"$ref": "#/components/schemas/Pond", "required": ["Depth"]})),
        query("Text", json!({"type": "string", "required": ["Depth"]})),
        query("Nothing", json!({"type": "string", "required": []})),
    ]});
    let drafts = drafts(&operation, &json!({"Pond": items}));
    let draft = file(&drafts, "fill_pond.yaml");
    for told in [
        "# - request Ponds: `required` names members of a list: [\"Depth\"]\n",
        "# - request Named: `required` names members of a reference: [\"Depth\"]\n",
        "# - request Text: `required` names members of a string: [\"Depth\"]\n",
    ] {
        assert!(draft.contains(told), "{told}{draft}");
    }
    assert!(!draft.contains("request Nothing"), "{draft}");
}

#[test]
fn a_default_that_is_empty_is_one_of_a_text_and_told_of_others() {
    let query = |name: &str, schema: Value| json!({"name": name, "in": "query", "schema": schema});
    let operation = json!({"summary": "Fills.", "parameters": [
        query("Text", json!({"type": "string", "default": ""})),
        query("Long", json!({"type": "string", "default": "", "minLength": 1})),
        query("Must", json!({"type": "string", "default": "", "required": true})),
        query("Kind", json!({"type": "string", "default": "", "enum": ["deep"]})),
        query("Size", json!({"type": "integer", "default": " "})),
        query("List", json!({"type": "array", "default": [], "items": {"type": "string", "default": ""}})),
        query("Flag", json!({"type": "boolean", "default": false, "example": false})),
    ]});
    let draft = draft(&operation);
    for told in [
        "  Text: {type: string, required: unstated, default: \"\"}\n",
        "defect: \"The default is the empty text, which is outside the documented values.\"",
        "  Must: {type: string, required: true}\n",
        "# - request Must: an empty default of a required parameter\n",
        "# - request Kind: an empty default of a string\n",
        "# - request Size: an empty default of an integer\n",
        "default: \"[]\"",
        "doc: \"Default: the empty text\"",
        "  Flag: {type: bool, required: unstated, example: false, default: false}\n",
    ] {
        assert!(draft.contains(told), "{told}{draft}");
    }
}

#[test]
fn an_example_of_a_whole_list_says_nothing_of_its_items() {
    let text = json!({"type": "string", "example": "{\"deep\": \"wide\"}"});
    let operation = json!({"summary": "Fills.", "parameters": [
        {"name": "Text", "in": "query", "schema": text},
        {"name": "List", "in": "query", "schema": {"type": "array", "items": text}},
        {"name": "Map", "in": "query", "schema": {"type": "object", "additionalProperties": text}},
    ]});
    let draft = draft(&operation);
    assert!(draft.contains("  Text: {type: string, required: unstated, "), "{draft}");
    assert_eq!(draft.matches("content: json").count(), 1, "{draft}");
    assert_eq!(draft.matches("wide").count(), 3, "{draft}");
}

#[test]
fn what_replaces_an_operation_is_named_with_its_product() {
    let draft = draft(&json!({
        "summary": "Fills.", "deprecated": true,
        "staticInfo": {"substitutions": ["Ponds::2024-05-05::FillPonds", "DigPond"]},
    }));
    let told = "deprecated: \"The metadata mark it as deprecated. Call `FillPonds` (of Ponds 2024-05-05) or \
                DigPond instead.\"\n";
    assert!(draft.contains(told), "{draft}");
}

#[test]
fn a_schema_that_no_draft_uses_is_told_as_it_stands() {
    let schemas = json!({"Unused": {"type": "object", "title": "A \"pond\"."}});
    let drafts = drafts(&json!({"summary": "Fills."}), &schemas);
    let product = file(&drafts, "product.yaml");
    let told =
        r#"# - a schema that no draft uses: Unused: {"type":"object","title":"A \"pond\"."}"#;
    assert!(product.contains(told), "{product}");
}

#[test]
fn what_is_not_in_the_form_of_the_format_is_told() {
    let demo = json!([
        {"type": "json", "example": 5, "title": "A pond."}, "none",
    ]);
    let schema = json!({"type": "object", "properties": {
        "Depth": {"type": ["integer", "null", "string"]},
        "Fish": {"type": {"of": "fish"}},
        "Plants": {"type": "object", "properties": [{"name": "Reed"}]},
    }});
    let operation = json!({
        "summary": "Fills.", "responseDemo": demo.to_string(),
        "responses": {"200": {"headers": [{"name": "x-pond"}], "schema": schema}},
    });
    let draft = draft(&operation);
    for told in [
        "a sample that is no text: 5\n",
        "`title` of a sample: \"A pond.\"\n",
        "a sample is not an object: \"none\"\n",
        "`headers` is not an object: [{\"name\":\"x-pond\"}]\n",
        "Depth: one more `type` of a schema: \"string\"\n",
        "Fish: `type` is not what the format has there: {\"of\":\"fish\"}\n",
        "Plants: `properties` of an object: [{\"name\":\"Reed\"}]\n",
    ] {
        assert!(draft.contains(told), "{told}{draft}");
    }
    let components = json!({"parameters": {"A": {"name": "A"}}, "schemas": ["B"]});
    let drafts = drafts_with(&json!({"summary": "Fills."}), &components);
    let product = file(&drafts, "product.yaml");
    for told in ["`parameters` of `components`: ", "`schemas` of `components` is not an object: "] {
        assert!(product.contains(told), "{told}{product}");
    }
}

#[test]
fn elements_of_a_body_that_are_not_listed_are_counted() {
    let members = |count: usize| -> Value {
        (0..count).map(|index| (format!("M{index}"), json!({"type": "string"}))).collect()
    };
    let body = json!({"type": "object", "properties": members(450)});
    let operation = json!({
        "summary": "Fills.", "methods": ["post"], "consumes": ["application/xml"],
        "parameters": [{"name": "body", "in": "body", "style": "xml", "schema": body}],
    });
    let draft = draft(&operation);
    assert!(
        draft.contains("- `M398` (string)\n      - … (51 more, and what is in them)\n"),
        "{draft}"
    );
}
