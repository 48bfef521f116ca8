//! What drafts say about sending an operation again: metadata say too readily that nothing changes.

use generator::import::Drafts;
use serde_json::{Value, json};

use crate::drafts::{self, file};

/// The drafts of a document with these operations.
pub(crate) fn drafts(style: &str, operations: &Value) -> Drafts {
    drafts::drafts(&json!({
        "info": {"style": style, "product": "Pigeons", "version": "2024-06-06"},
        "apis": operations,
    }))
}

/// An operation that is said to read, in two places.
pub(crate) fn said_to_read(parameters: &Value) -> Value {
    json!({
        "summary": "Flies.", "methods": ["post", "get"], "parameters": parameters,
        "operationType": "read", "systemTags": {"operationType": "get"},
    })
}

pub(crate) fn text(name: &str, schema: &Value) -> Value {
    json!({"name": name, "in": "query", "schema": schema})
}

#[test]
fn an_operation_reads_if_its_name_says_so_as_well() {
    let read = said_to_read(&json!([]));
    let mut paid = read.clone();
    paid["systemTags"]["chargeType"] = "paid".into();
    let token = said_to_read(&json!([text("ClientToken", &json!({"type": "string"}))]));
    let drafts = drafts(
        "RPC",
        &json!({
            "DescribePigeons": &read, "BatchGetPigeons": &read, "FuzzyQuery": &read,
            "SendPigeon": &read, "Checkout": &read, "RecognizePigeon": &read, "GetFeather": paid,
            "RaisePigeon": token, "GetOrBuyPigeon": &read, "CheckAndCallPigeon": &read,
            "ListWingsAndFeathers": &read,
        }),
    );
    let is = |name: &str, said: &str| file(&drafts, name).contains(said);
    for name in [
        "describe_pigeons.yaml",
        "batch_get_pigeons.yaml",
        "fuzzy_query.yaml",
        "list_wings_and_feathers.yaml",
    ] {
        assert!(is(name, "\nsafety: read_only\n"), "{name}");
    }
    let told = "# - said to change nothing, and not named like an operation that reads: it is not \
                taken for one: ";
    for name in [
        "send_pigeon.yaml",
        "checkout.yaml",
        "recognize_pigeon.yaml",
        "get_or_buy_pigeon.yaml",
        "check_and_call_pigeon.yaml",
    ] {
        assert!(!is(name, "\nsafety:"), "{name}");
        assert!(is(name, told), "{}", file(&drafts, name));
    }
    assert!(!is("get_feather.yaml", "\nsafety:"));
    assert!(is("get_feather.yaml", "# - said to change nothing, and to cost money: "));
    assert!(is("raise_pigeon.yaml", "\nsafety: {token: ClientToken}\n"));
}

#[test]
fn a_read_whose_description_warns_of_costs_is_none() {
    let read = said_to_read(&json!([]));
    let with = |description: &str, charge: Option<&str>| {
        let mut read = read.clone();
        read["description"] = description.into();
        read["systemTags"]["chargeType"] = charge.into();
        read
    };
    let warning = "请确保在使用该接口前，已充分了解翻译产品的收费方式和价格。";
    let drafts = drafts(
        "RPC",
        &json!({
            "GetDetectLanguage": with(warning, None),
            "GetQuota": with(warning, Some("free")),
            "DescribePrice": with("查询实例的价格和计费方式。", None),
        }),
    );
    let is = |name: &str, said: &str| file(&drafts, name).contains(said);
    assert!(!is("get_detect_language.yaml", "\nsafety:"));
    assert!(is(
        "get_detect_language.yaml",
        "# - said to change nothing, and its description warns of "
    ));
    assert!(is("get_detect_language.yaml", "# - a description warns of what calls cost: "));
    assert!(is("get_quota.yaml", "\nsafety: read_only\ncharges: false\n"));
    assert!(is("describe_price.yaml", "\nsafety: read_only\n"));
}

#[test]
fn a_verification_code_is_not_read() {
    let read = said_to_read(&json!([]));
    let mut got = read.clone();
    got["summary"] = "获取号码验证码。".into();
    got["systemTags"]["chargeType"] = "free".into();
    let drafts =
        drafts("RPC", &json!({"GetPigeonVerifyCode": &read, "GetCode": got, "GetPostCode": &read}));
    let is = |name: &str, said: &str| file(&drafts, name).contains(said);
    for name in ["get_pigeon_verify_code.yaml", "get_code.yaml"] {
        assert!(!is(name, "\nsafety:"), "{name}");
        assert!(is(name, "each call may send a verification code or use one up: "), "{name}");
    }
    assert!(is("get_post_code.yaml", "\nsafety: read_only\n"));
}

#[test]
fn what_is_sent_is_not_read() {
    let read = said_to_read(&json!([]));
    let mut called = read.clone();
    called["summary"] = "发起双呼。".into();
    let code = json!({"type": "string", "description": "短信验证码"});
    let found = said_to_read(&json!([text("Code", &code)]));
    let drafts = drafts(
        "RPC",
        &json!({
            "FetchCall": &read, "GetPhoneCode": &read, "SendSmsOtp": &read, "GetCaptcha": &read,
            "GetDoubleCall": called, "FindUsers": found, "QueryCallDetail": &read,
        }),
    );
    let unsure = "fetch_call get_phone_code send_sms_otp get_captcha get_double_call find_users";
    for name in unsure.split(' ') {
        let draft = file(&drafts, &format!("{name}.yaml"));
        assert!(!draft.contains("\nsafety:"), "{draft}");
        assert!(draft.contains("# - said to change nothing, and "), "{draft}");
    }
    let draft = file(&drafts, "query_call_detail.yaml");
    assert!(draft.contains("\nsafety: read_only\n"), "{draft}");
}

#[test]
fn a_path_that_is_only_got_is_read() {
    let mut got = said_to_read(&json!([]));
    got["methods"] = json!(["get"]);
    got["path"] = "/nests".into();
    let mut posted = got.clone();
    posted["methods"] = json!(["post"]);
    posted["path"] = "/flights".into();
    let mut renewed = got.clone();
    renewed["path"] = "/feathers".into();
    let operations = json!({"Nests": got, "Flights": posted, "RenewFeathers": renewed});
    let drafts = drafts("ROA", &operations);
    assert!(file(&drafts, "nests.yaml").contains("\nsafety: read_only\n"));
    assert!(!file(&drafts, "flights.yaml").contains("\nsafety:"));
    assert!(!file(&drafts, "renew_feathers.yaml").contains("\nsafety:"));
}

#[test]
fn a_parameter_that_no_service_looks_at_makes_nothing_safe() {
    let of = |token: Value, dry_run: Value| {
        json!({
            "summary": "Raises.",
            "parameters": [text("ClientToken", &token), text("DryRun", &dry_run)],
        })
    };
    let used = |word: &str| json!({"type": word, "description": "用于保证请求的幂等性。 只预检此次请求。"});
    let unused =
        |word: &str| json!({"type": word, "description": "> 该参数正在邀测中，暂不开放使用。"});
    let old = |word: &str| json!({"type": word, "deprecated": true});
    let drafts = drafts(
        "RPC",
        &json!({
            "RaisePigeon": of(used("string"), used("boolean")),
            "RaiseDove": of(unused("string"), unused("boolean")),
            "RaiseSwan": of(old("string"), old("boolean")),
        }),
    );
    let safety = "\nsafety: {token: ClientToken}\n";
    let draft = file(&drafts, "raise_pigeon.yaml");
    assert!(
        draft.contains(safety) && draft.contains("\ndry_run: {parameter: DryRun}\n"),
        "{draft}"
    );
    for name in ["raise_dove.yaml", "raise_swan.yaml"] {
        let draft = file(&drafts, name);
        assert!(!draft.contains("\nsafety:") && !draft.contains("\ndry_run:"), "{draft}");
    }
}

#[test]
fn a_client_token_that_is_not_there_to_send_again_makes_nothing_safe() {
    let of = |description: &str| {
        let token = json!({"type": "string", "description": description});
        json!({"summary": "Raises.", "parameters": [text("ClientToken", &token)]})
    };
    let drafts = drafts(
        "RPC",
        &json!({
            "RaisePigeon": of("It must be unique among different requests."),
            "RaiseDove": of(""),
            "RaiseSwan": of("The token with which the client logs in."),
        }),
    );
    for name in ["raise_pigeon.yaml", "raise_dove.yaml"] {
        assert!(file(&drafts, name).contains("\nsafety: {token: ClientToken}\n"), "{name}");
    }
    let draft = file(&drafts, "raise_swan.yaml");
    let told = "# - not said to make it safe to send a request again: it is no idempotency token: ClientToken\n";
    assert!(!draft.contains("\nsafety:") && draft.contains(told), "{draft}");
}

#[test]
fn a_dry_run_only_checks_and_succeeds_with_the_code_that_its_parameter_names() {
    let dry_run = |doc: &str| {
        let parameter = text("DryRun", &json!({"type": "boolean", "description": doc}));
        json!({"summary": "Raises.", "parameters": [parameter]})
    };
    let drafts = drafts(
        "RPC",
        &json!({
            "RaisePigeon": dry_run("If the check is passed, `DryRunOperation` is returned."),
            "RaiseDove": dry_run("Only checks."),
            "RaiseSwan": dry_run("是否进行升级前校验。true表示校验，false表示不校验。"),
        }),
    );
    let draft = file(&drafts, "raise_swan.yaml");
    let told = "# - not said to only check: it is no dry run: DryRun\n";
    assert!(!draft.contains("\ndry_run:") && draft.contains(told), "{draft}");
    let said = "\ndry_run: {parameter: DryRun, succeeds_with: DryRunOperation}\n";
    assert!(file(&drafts, "raise_pigeon.yaml").contains(said));
    assert!(file(&drafts, "raise_dove.yaml").contains("\ndry_run: {parameter: DryRun}\n"));
}

#[test]
fn what_is_named_like_a_secret_is_kept_out_of_logs() {
    let names = [
        "SecretKey",
        "LoginPwd",
        "SecretData",
        "Plaintext",
        "token",
        "RefreshToken",
        "AccessKeyId",
        "SecretName",
        "NextToken",
    ];
    let parameters: Vec<Value> =
        names.iter().map(|name| text(name, &json!({"type": "string"}))).collect();
    let drafts = drafts("RPC", &json!({"RaisePigeon": {"parameters": parameters}}));
    let draft = file(&drafts, "raise_pigeon.yaml");
    assert_eq!(draft.matches("sensitive: true").count(), 6, "{draft}");
}
