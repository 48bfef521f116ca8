//! Successes among the rows of errors: they are marked where nothing speaks against it, and no row costs
//! an operation.

use serde_json::{Value, json};

use crate::drafts::{drafts, file};
use crate::places::document;

/// The head and the errors of the draft of an operation with these rows.
fn draft(rows: &Value) -> (String, String) {
    let drafts = drafts(&document("RPC", &json!({"summary": "Plants.", "errorCodes": rows})));
    let draft = file(&drafts, "plant_tree.yaml");
    let (head, errors) = draft.split_once("\nerrors:\n").unwrap();
    (head.to_owned(), errors.to_owned())
}

fn row(code: &str, message: &str) -> Value {
    json!({"errorCode": code, "errorMessage": message})
}

#[test]
fn a_code_that_says_success_is_one() {
    let rows = json!({
        "200": [row("OK", " Success! "), row("200", ""), row("Success", "It was planted.")],
        "default": [row("succeeded", "success")],
    });
    let (head, errors) = draft(&rows);
    for row in [
        "    OK: {message: \"Success!\", succeeded: true}\n",
        "    \"200\": {message: \"-\", succeeded: true}\n",
        "    Success: {message: It was planted., succeeded: true}\n",
        "  unstated:\n    succeeded: {message: success, succeeded: true}\n",
    ] {
        assert!(errors.contains(row), "{row}{errors}");
    }
    let told =
        "# - a row whose code alone says that the request succeeded is taken for no error: 200";
    assert!(head.contains(&format!("{told} Success: It was planted.")), "{head}");
    assert_eq!(head.matches(told).count(), 1, "{head}");
}

#[test]
fn what_is_not_clear_is_an_error_and_told() {
    let rows = json!({
        "200": [
            row("Success", "The balance is too low."), row("OK", "AccountNotFound"),
            row("200", "余额不足"), row("BALANCE_NOT_ENOUGH", "ok"), row("Poor", "The tree is poor."),
            row("ok", "Your account has been suspended."), row("0", "The tree was planted."),
            row("202", "Success"), row("Succeed", "The request succeeded. No error."),
        ],
        "400": [row("Bad", "OK"), row("1", "Success")],
        "201": [{"errorCode": "successful", "errorMessage": "-", "description": "It failed."}],
    });
    let (head, errors) = draft(&rows);
    assert_eq!(errors.matches("succeeded: false").count(), 9, "{errors}");
    assert_eq!(errors.matches("succeeded:").count(), 9, "{errors}");
    let number = "    \"200\": {message: 余额不足, succeeded: false, rust: Code200}\n";
    assert!(errors.contains(number), "{errors}");
    assert!(errors.contains("    Poor: The tree is poor.\n"), "{errors}");
    let told = "# - a row of which it is not clear whether it is an error is taken for one: 200 ";
    assert!(head.contains("error is taken for one: 201 successful: -"), "{head}");
    for code in [
        "Success: The balance",
        "OK: Acc",
        "200: 余额",
        "BALANCE_NOT_ENOUGH: ok",
        "ok: Your account",
        "0: The tree was",
        "202: Success",
        "Succeed: The request",
    ] {
        assert!(head.contains(&format!("{told}{code}")), "{head}");
    }
    assert_eq!(head.matches(told).count(), 8, "{head}");
}

#[test]
fn a_code_with_a_row_of_an_error_is_an_error() {
    let rows = json!({
        "200": [row("OK", "Success"), row("200", "It grows."), row("200", "It does not grow.")],
        "400": [row("OK", "The tree is poor.")],
    });
    let (head, errors) = draft(&rows);
    assert_eq!(errors.matches("succeeded: false").count(), 3, "{errors}");
    assert!(!errors.contains("succeeded: true"), "{errors}");
    assert!(errors.contains("      - {message: The tree is poor.}\n"), "{errors}");
    assert_eq!(errors.matches("rust: Code200").count(), 1, "{errors}");
    let told = "# - a row of a success is taken for an error: another row of its code is one: 200 ";
    assert!(head.contains(&format!("{told}OK: Success")), "{head}");
    assert!(head.contains(&format!("{told}200: It grows.")), "{head}");
}

#[test]
fn a_row_for_any_code_is_no_success() {
    let rows = json!({"200": [row("", "success"), row("%s", "OK"), row("Of%s", "success")]});
    let (_, errors) = draft(&rows);
    assert!(errors.contains("    \"\": {message: success, catch_all: true}\n"), "{errors}");
    assert!(errors.contains("    \"%s\": {message: OK, catch_all: true}\n"), "{errors}");
    assert!(errors.contains("    Of%s: {message: success, succeeded: false}\n"), "{errors}");
}

#[test]
fn operations_that_share_errors_keep_their_successes() {
    let errors: Vec<Value> =
        ["One", "Two", "Three", "OK"].map(|code| row(code, "The tree is poor.")).to_vec();
    let mut planting = document("RPC", &json!({"summary": "Plants."}));
    for action in ["FellTree", "PlantTree", "WaterTree"] {
        planting["apis"][action] = json!({
            "summary": "Tends.",
            "errorCodes": {"400": errors, "200": [row("Success", "success"), row("OK", "ok")]},
        });
    }
    let drafts = drafts(&planting);
    let draft = file(&drafts, "plant_tree.yaml");
    assert!(draft.contains("    Success: {message: success, succeeded: true}\n"), "{draft}");
    assert!(file(&drafts, "errors/common.yaml").contains("  OK:\n"), "{draft}");
}

#[test]
fn a_code_that_fits_the_template_of_an_error_is_an_error() {
    let rows = json!({"200": [row("Success", "success")], "400": [row("Succ%s", "It failed.")]});
    let (_, errors) = draft(&rows);
    assert!(errors.contains("    Success: {message: success, succeeded: false}\n"), "{errors}");
}

/// The draft of an operation with this member `Code` and a success among its errors.
fn draft_with_code(code: &Value) -> String {
    let rows = json!({"200": [row("Success", "success"), row("Poor", "The tree is poor.")]});
    draft_with(&rows, code)
}

/// The draft of an operation with these rows of errors and this member `Code`.
fn draft_with(rows: &Value, code: &Value) -> String {
    let members = json!({"RequestId": {"type": "string"}, "Code": code});
    let operation = json!({
        "summary": "Plants.",
        "errorCodes": rows,
        "responses": {"200": {"schema": {"type": "object", "properties": members}}},
    });
    file(&drafts(&document("RPC", &operation)), "plant_tree.yaml").to_owned()
}

#[test]
fn successes_say_which_values_of_a_code_are_no_errors() {
    for (code, listed) in [
        (json!({"type": "string"}), "success_codes: [Success]\n"),
        (json!({"type": "string", "example": "200"}), "success_codes: [Success, \"200\"]\n"),
        (
            json!({"type": "integer", "format": "int32", "example": 0}),
            "success_codes: [Success, \"0\"]\n",
        ),
        (
            json!({"type": "string", "example": "Success", "enum": ["Success", "OK", "Bad"]}),
            "success_codes: [Success, OK]\n",
        ),
    ] {
        let draft = draft_with_code(&code);
        assert!(draft.contains(listed), "{listed}{draft}");
        assert!(draft.contains("every other one is an error: Success\n"), "{draft}");
    }
    for code in [
        json!({"type": "string", "example": "cn-hangzhou"}),
        json!({"type": "object", "properties": {"Name": {"type": "string"}}}),
        json!({"type": "array", "items": {"type": "string"}}),
    ] {
        let draft = draft_with_code(&code);
        assert!(!draft.contains("success_codes"), "{draft}");
    }
}

#[test]
fn what_rows_call_an_error_is_no_success_whatever_a_code_shows() {
    for (status, other, listed) in [
        ("200", row("200", "It failed."), "success_codes: [OK]\n"),
        ("200", row("2%s", "It failed."), "success_codes: [OK]\n"),
        ("400", row("200", "It failed."), "success_codes: [OK, \"200\"]\n"),
    ] {
        let mut rows = json!({"200": [row("OK", "Success")], "400": []});
        rows[status].as_array_mut().unwrap().push(other);
        let code = json!({"type": "string", "example": "200"});
        let draft = draft_with(&rows, &code);
        assert!(draft.contains(listed), "{listed}{draft}");
    }
}
