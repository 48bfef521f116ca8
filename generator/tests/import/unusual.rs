//! What the documents of single products do that others do not: none of it is lost without a word,
//! and none of it becomes a claim that the document does not make.

use serde_json::{Value, json};

use crate::drafts::{drafts, file};
use crate::places::document;

/// The draft of the only operation of a document, which answers a text.
fn draft(operation: &Value) -> String {
    let mut whole = json!({
        "summary": "Plants.", "path": "/trees", "methods": ["post"], "schemes": ["https"],
        "responses": {"200": {"schema": {"type": "object", "properties": {
            "Id": {"type": "string"},
        }}}},
    });
    for (key, value) in operation.as_object().unwrap() {
        whole[key] = value.clone();
    }
    let drafts = drafts(&document("ROA", &whole));
    file(&drafts, "plant_tree.yaml").to_owned()
}

#[test]
fn what_changes_something_does_not_only_read() {
    let safety = |action: &str, operation: Value| {
        let mut document = document("ROA", &operation);
        let apis = document["apis"].as_object_mut().unwrap();
        let operation = apis.remove("PlantTree").unwrap();
        apis.insert(action.to_owned(), operation);
        let drafts = drafts(&document);
        let path = format!("{}.yaml", generator::import::file_stem(action));
        let draft = file(&drafts, &path).to_owned();
        let safety = draft.lines().find_map(|line| line.strip_prefix("safety: "));
        let is_told = draft.contains("# - said to change nothing, and ");
        (safety.unwrap_or("at_most_once").to_owned(), is_told)
    };
    let operation = |method: &str, parameters: Value| {
        json!({
            "summary": "Tends.", "path": "/trees", "methods": [method], "operationType": "read",
            "systemTags": {"operationType": "none"}, "parameters": parameters,
        })
    };
    let token = json!([{"name": "ClientToken", "in": "query", "schema": {"type": "string"}}]);
    let (reads, changes) = (("read_only".to_owned(), false), ("at_most_once".to_owned(), true));
    assert_eq!(safety("CountTrees", operation("get", json!([]))), reads);
    assert_eq!(safety("AddressOfTree", operation("get", json!([]))), reads);
    assert_eq!(safety("RestartTree", operation("post", json!([]))), changes);
    for action in ["AddTree", "ContinueGrowth", "RetryGrafting", "SynchronizeTrees"] {
        assert_eq!(safety(action, operation("get", json!([]))), changes, "{action}");
    }
    assert_eq!(safety("AddressesOfTrees", operation("get", json!([]))), reads);
    assert_eq!(safety("TreeAway", operation("delete", json!([]))), changes);
    let with_token = ("{token: ClientToken}".to_owned(), true);
    assert_eq!(safety("TendTree", operation("post", token)), with_token);
}

#[test]
fn members_and_items_of_another_type_are_told() {
    let both = json!({
        "type": "object", "properties": {"Id": {"type": "string"}},
        "items": {"type": "object", "properties": {"Bark": {"type": "string"}}},
    });
    let text = json!({"type": "string", "properties": {"Leaf": {"type": "string"}}});
    let draft = draft(&json!({
        "parameters": [{"name": "Text", "in": "query", "schema": text}],
        "responses": {"200": {"schema": both}},
    }));
    assert!(draft.contains("# - request Text: `properties` of a string: {\"Leaf\""), "{draft}");
    assert!(draft.contains("# - response: `items` of an object: {\"type\":\"object\""), "{draft}");
}

#[test]
fn a_parameter_in_the_path_is_the_parameter_of_that_name() {
    let query = |name: &str, schema: Value| json!({"name": name, "in": "query", "schema": schema});
    let draft = draft(&json!({
        "path": "/?regions&type=histogram&live",
        "parameters": [
            query("regions", json!({"type": "string", "required": false, "example": "north"})),
            query("type", json!({
                "type": "string", "required": true, "enum": ["histogram"], "description": "What.",
            })),
        ],
    }));
    let regions = "  regions: {type: string, required: true, example: north, min_length: 0}\n";
    assert!(draft.contains(regions), "{draft}");
    assert!(draft.contains("# - request regions: a parameter whose name stands in the"), "{draft}");
    assert!(draft.contains("  type:\n    type: string\n    const: histogram\n    doc:"), "{draft}");
    assert!(draft.contains("What.\n\n      Values: `histogram`."), "{draft}");
    assert!(draft.contains("  live: {type: string, const: \"\"}\n"), "{draft}");
    assert!(!draft.contains("stands twice"), "{draft}");
}

#[test]
fn a_name_for_several_parts_of_the_path_is_that_of_its_parameter() {
    let at = |name: &str, place: &str| json!({"name": name, "in": place, "schema": {"type": "string", "required": true}});
    let draft = draft(&json!({
        "path": "/{shelf}/files/{name+}",
        "parameters": [at("shelf", "path"), at("name", "path"), at("Age", "Query"), at("zone", "domain")],
    }));
    assert!(
        draft.contains("path: \"/{shelf}/files/{+name}\", host: \"{zone}.{endpoint}\""),
        "{draft}"
    );
    let request = ["shelf", "name", "Age", "zone"].map(|name| {
        let line = format!("  {name}: {{type: string, required: true}}\n");
        draft.contains(&line)
    });
    assert_eq!(request, [true; 4], "{draft}");
}

#[test]
fn a_parameter_whose_example_is_the_whole_path_fills_it() {
    let path = "/api/v1/providers/{provider}/resources/*";
    let whole = "/api/v1/providers/Aliyun/resources/Tree/t-1";
    let at = |name: &str, example: &str| {
        json!({"name": name, "in": "path", "schema": {
            "type": "string", "required": true, "example": example,
        }})
    };
    let filled = draft(&json!({"path": path, "parameters": [at("requestPath", whole)]}));
    assert!(filled.contains("path: \"/{+requestPath}\""), "{filled}");
    assert!(filled.contains("# - request: a parameter whose example is a whole path"), "{filled}");
    assert!(filled.contains(&format!("example: \"{whole}\"")), "{filled}");
    assert!(!filled.contains("provider:"), "{filled}");

    // What fills the place of the sign is not told: nothing is sent to a path that ends in it.
    for parameters in [
        json!([]),
        json!([at("requestPath", "Tree/t-1")]),
        json!([at("requestPath", whole), at("provider", "Aliyun")]),
    ] {
        let operation = json!({
            "summary": "Plants.", "path": path, "methods": ["post"], "parameters": parameters,
        });
        let drafts = drafts(&document("ROA", &operation));
        assert!(drafts.files.iter().all(|file| file.path != "plant_tree.yaml"), "{parameters}");
        let told = drafts.summary.to_string();
        assert!(told.contains("with `{+Name}` in its place"), "{told}");
    }
}

#[test]
fn a_structure_in_a_header_is_json() {
    let parameters = json!([
        {"name": "Context", "in": "header", "style": "json", "schema": {
            "type": "object", "required": true, "properties": {"Id": {"type": "string"}},
        }},
        {"name": "Names", "in": "header", "style": "simple", "schema": {
            "type": "array", "items": {"type": "string"},
        }},
        {"name": "Other", "in": "header", "style": "matrix", "schema": {"type": "string"}},
    ]);
    let draft = draft(&json!({"parameters": parameters}));
    assert!(draft.contains("It holds:\n      - `Id` (string)\n    content: json\n"), "{draft}");
    assert!(draft.contains("Commas part the items."), "{draft}");
    assert!(draft.contains("# - request Other: the style `matrix` in the header\n"), "{draft}");
}

#[test]
fn what_values_mean_is_told_of_members_in_other_formats() {
    let member = |more: Value| {
        let mut member = json!({"type": "integer", "deprecated": true});
        for (key, value) in more.as_object().unwrap() {
            member[key] = value.clone();
        }
        member
    };
    let members = json!({
        "Old": {"type": "boolean", "enumValueTitles": {"true": "It is.", "false": "false"}},
        "Kind": member(json!({"enum": [1, 2], "enumValueTitles": {"1": "an oak"}})),
    });
    let draft = draft(&json!({
        "produces": ["application/xml"],
        "responses": {"200": {"schema": {"type": "object", "properties": members}}},
    }));
    assert!(draft.contains("- `Old` (bool): Values: `true` (It is.), `false`.\n"), "{draft}");
    let kind = "- `Kind` (integer): The metadata mark it as deprecated. Values: `1` (an oak), `2`.";
    assert!(draft.contains(kind), "{draft}");
}

#[test]
fn an_answer_of_a_failure_that_says_what_each_says_is_no_loss() {
    let text = json!({"type": "string"});
    let usual = json!({"type": "object", "properties": {"Code": text, "Message": text}});
    let more = json!({"type": "object", "properties": {"Code": text, "Ring": text}});
    let success = json!({"schema": usual});
    let of = |failures: Value| {
        let mut responses = failures;
        responses["200"] = success.clone();
        draft(&json!({"responses": responses}))
    };
    let what = "an answer that is not the one of success";
    let silent = of(
        json!({"4XX": {"schema": usual}, "500": {"schema": usual}, "default": {"schema": usual}}),
    );
    assert!(!silent.contains(what), "{silent}");
    for failure in [
        json!({"schema": more}),
        json!({"schema": usual, "description": "It is asleep."}),
        json!({"schema": usual, "headers": {"x-ring": {"schema": text}}}),
    ] {
        let told = of(json!({"400": failure}));
        assert!(told.contains(&format!("# - {what}: 400 ")), "{told}");
    }
    let told = of(json!({"201": {"schema": usual}}));
    assert!(told.contains(&format!("# - {what}: 201 ")), "{told}");
}

#[test]
fn secrets_are_known_by_their_names_and_headers_are_named() {
    let text = json!({"type": "string"});
    let draft = draft(&json!({"responses": {"200": {
        "headers": {"x\u{2011}rings": {"schema": text}},
        "schema": {"type": "object", "properties": {
            "SecretKey": text, "apiKey": text, "accessToken": text, "AccessKey": text,
        }},
    }}}));
    for name in ["SecretKey", "apiKey", "accessToken"] {
        assert!(
            draft.contains(&format!("  {name}: {{type: string, sensitive: true}}\n")),
            "{draft}"
        );
    }
    assert!(draft.contains("  AccessKey: string\n"), "{draft}");
    assert!(draft.contains("cannot stand in a spec: `x\\u{2011}rings`: {\"schema\""), "{draft}");
}

#[test]
fn a_protocol_of_streams_says_what_the_answer_is() {
    for protocols in [json!(["https", "sse"]), json!(["sse"])] {
        let draft = draft(&json!({"schemes": protocols, "produces": ["application/json"]}));
        assert!(draft.contains("\nresponse:\n  Body: {type: binary, in: payload, doc:"), "{draft}");
        let events = "\nevents:\n  message:\n    type: struct\n    fields: {Id: string}\n";
        assert!(draft.contains(events), "{draft}");
        assert!(draft.contains("# - each event of a streaming answer holds"), "{draft}");
        assert!(!draft.contains("one of `schemes`"), "{draft}");
    }
}

#[test]
fn a_walk_through_pages_begins_with_the_first() {
    let read = |page: Value| {
        draft(&json!({
            "methods": ["get"], "operationType": "read", "parameters": [
                {"name": "PageNumber", "in": "query", "schema": page},
                {"name": "PageSize", "in": "query", "schema": {"type": "integer"}},
            ],
            "responses": {"200": {"schema": {"type": "object", "properties": {
                "Trees": {"type": "array", "items": {"type": "string"}},
            }}}},
        }))
    };
    let draft = read(json!({"type": "integer", "description": "The page. It starts from 0."}));
    assert!(!draft.contains("\npagination:"), "{draft}");
    assert!(draft.contains("# - pages count from 0, as a description says: "), "{draft}");
    for page in [
        json!({"type": "integer", "description": "页码，从0开始。", "default": "0"}),
        json!({"type": "integer", "description": "The page. It starts from 1."}),
    ] {
        assert!(read(page).contains("\npagination: {style: page, page: PageNumber"));
    }
}

#[test]
fn a_host_is_read_without_its_protocol() {
    let mut document = document("ROA", &json!({"summary": "Plants.", "path": "/trees"}));
    document["endpoints"] = json!([
        {"regionId": "cn-beijing", "endpoint": "https://trees.example.com/", "vpc": "in.example.com/"},
    ]);
    let drafts = drafts(&document);
    let product = file(&drafts, "product.yaml");
    assert!(product.contains("  regions: {cn-beijing: trees.example.com}\n"), "{product}");
    assert!(product.contains("  vpc: {cn-beijing: in.example.com}\n"), "{product}");
}

#[test]
fn an_object_without_members_is_sent_as_its_style_says() {
    let object = json!({"type": "object"});
    let list = json!({"type": "array", "items": object});
    let inside = json!({"type": "object", "properties": {"Bark": object}});
    let query = |name: &str, style: &str, schema: &Value| json!({"name": name, "in": "query", "style": style, "schema": schema});
    let draft = draft(&json!({"parameters": [
        query("Flat", "flat", &object),
        query("Trees", "flat", &list),
        query("Leaves", "repeatList", &list),
        query("Inside", "flat", &inside),
        query("Json", "json", &list),
        query("Unsaid", "", &object),
    ]}));
    let texts = "{type: map, values: string}";
    let request = draft.split_once("\nrequest:\n").unwrap().1;
    for line in [
        "  Flat: {type: map, required: unstated, values: string}\n".to_owned(),
        format!("  Trees:\n    type: list\n    required: unstated\n    items: {texts}\n"),
        format!("  Leaves:\n    type: list\n    required: unstated\n    items: {texts}\n"),
        "      Bark: {type: map, required: unstated, values: string}\n".to_owned(),
        "  Json:\n    type: list\n    encoding: json\n".to_owned(),
        "  Unsaid: {type: map, encoding: json, required: unstated, values: any}\n".to_owned(),
    ] {
        assert!(request.contains(&line), "{line}{request}");
    }
    assert_eq!(draft.matches("sent as `Name.Member=value`").count(), 4, "{draft}");
}

#[test]
fn what_an_address_cannot_be_made_without_is_required_and_its_conflict_told() {
    let text = |required: bool| json!({"type": "string", "required": required});
    let draft = draft(&json!({
        "path": "/trees/{Id}/{Leaf}",
        "parameters": [
            {"name": "Id", "in": "path", "schema": text(false)},
            {"name": "Leaf", "in": "path", "schema": text(true)},
            {"name": "wood", "in": "host", "schema": text(false)},
        ],
    }));
    for part in ["path", "host"] {
        let told = format!(
            "    required: true\n    conflict: \"The metadata do not require the parameter, and the {part} \
             cannot be made without it.\"\n"
        );
        assert!(draft.contains(&told), "{told}{draft}");
    }
    assert!(draft.contains("  Leaf: {type: string, required: true}\n"), "{draft}");
}

#[test]
fn a_body_that_is_said_to_be_another_is_told() {
    let draft_of = |consumes: &[&str], place: &str| {
        let parameter = json!({"name": "Bark", "in": place, "schema": {"type": "object", "properties": {
                "Color": {"type": "string"},
            }}, "style": "json"});
        draft(&json!({"consumes": consumes, "parameters": [parameter]}))
    };
    let (json, form) = ("application/json", "application/x-www-form-urlencoded");
    let told = "# - request: said to be JSON, and its parameters are those of a form: it is sent as a form: ";
    assert!(draft_of(&[json], "formData").contains(told));
    assert!(!draft_of(&[json, form], "formData").contains("# - request: said to be"));
    let told = "# - request: said to be a form, and its parameters are those of a body: it is sent as JSON: ";
    assert!(draft_of(&[form], "body").contains(told));
    assert!(!draft_of(&[form, json], "body").contains("# - request: said to be"));
    assert!(!draft_of(&[], "body").contains("# - request: said to be"));
}
