//! What documents say of rows, parts, bodies and members: it is kept, or told.

use generator::import::{Drafts, api_docs};
use serde_json::{Value, json};

use crate::drafts::{assert_lints, file, options};

/// The drafts of a document with this operation and these schemas, which have no mistakes.
fn drafts(operation: &Value, schemas: &Value) -> Drafts {
    let document = json!({
        "info": {"style": "RPC", "product": "Ponds", "version": "2024-05-05"},
        "components": {"schemas": schemas},
        "apis": {"FillPond": operation},
    });
    let drafts = api_docs(document.to_string().as_bytes(), &options()).unwrap();
    assert_lints(&drafts);
    drafts
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
