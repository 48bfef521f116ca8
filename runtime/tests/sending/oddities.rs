//! Answers that no service should give, and that some proxy or bug gives all the same. They arrive
//! whole; what does not is in `framing` and `hostile`.

use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use aliyun_api::GatewayError;
use aliyun_api::ens::{self, OrderError, RenewInstanceError};
use aliyun_runtime::transport::{Limits, TransportError, TransportErrorKind};
use aliyun_runtime::{
    ErrorKind, Json, Operation, OperationInfo, Outcome, Parameters, Record, Safety, blocking,
};
use bytes::Bytes;

use crate::answers::{failure, read, read_as, success};
use crate::clients::{answer, both_scripted, config, refusal, with_header};
use crate::machine::moment;
use crate::operations::{DescribeInstances, renew_instance, renew_lindorm};
use crate::whole_answers::Whole;

#[test]
fn codes_that_contradict_each_other() {
    for body in [
        r#"{"Code":"OrderFailed","code":"Throttling.User","RequestId":"R"}"#,
        r#"{"code":"Throttling.User","Code":"OrderFailed","RequestId":"R"}"#,
        r#"{"Code":"A","code":"B","RequestId":"R","AccessDeniedDetail":[1]}"#,
    ] {
        let error = failure(400, body);
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Answer, Outcome::Unknown));
        assert_eq!((error.raw_code(), error.http_status()), (None, Some(400)), "{body}");
    }
    let twice = failure(400, r#"{"Code":"OrderFailed","code":"OrderFailed"}"#);
    assert_eq!(twice.code(), Some(RenewInstanceError::Order(OrderError::OrderFailed)));
}

#[test]
fn money_a_refusal_that_says_it_was_executed_is_none() {
    for claim in [
        r#""Success":true"#,
        r#""success":"true""#,
        r#""IsSuccess":true"#,
        r#""OrderId":213465921640411"#,
        r#""Success":false,"OrderId":"5""#,
        r#""Data":{"orderId":"5"}"#,
        r#""OrderIds":[5]"#,
        r#""OrderId":5,"AccessDeniedDetail":[1]"#,
        r#""Data":{"Note":"\ud83d"},"OrderId":"5""#,
        r#""OrderIds":[{"a":1},"5"]"#,
        r#""OrderNo":"5""#,
        r#""Data":"{\"OrderId\":\"5\"}""#,
    ] {
        for (code, status) in [
            ("Throttling", 400),
            ("Throttling.User", 503),
            ("Throttling.New", 429),
            ("InvalidTimeStamp.Expired", 400),
            ("InvalidSecurityToken.Expired", 403),
            ("Forbidden.RAM", 403),
            ("InvalidParameter", 400),
        ] {
            let body = format!(r#"{{"RequestId":"R","Code":"{code}",{claim}}}"#);
            let script = move |_| {
                with_header(answer(status, body.clone()), "date", "Fri, 02 Jan 2026 04:04:05 GMT")
            };
            for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), script) {
                let error = scripted.client.send(&renew_lindorm()).unwrap_err();
                assert_eq!(scripted.exchanges().len(), 1, "{code} {claim}");
                assert_eq!(error.raw_code(), Some(code));
                assert!(error.outcome_unknown().is_some(), "{code} {claim}");
                let explained = error.explain();
                assert!(explained.contains("may have been executed"), "{explained}");
                assert!(!explained.contains("before executing"), "{explained}");
            }
        }
    }
    // Reading may be repeated whatever an answer claims.
    let script = |number| match number {
        0 => answer(400, r#"{"Code":"Throttling","Success":true}"#),
        _ => answer(200, r#"{"RequestId":"R"}"#),
    };
    for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), script) {
        scripted.client.send(&DescribeInstances).unwrap();
    }
}

#[test]
fn money_success_without_anything_that_is_documented_pays_nothing() {
    let deep = format!(r#"{{"RequestId":"R","error":{}1{}}}"#, "[".repeat(500), "]".repeat(500));
    for body in [
        r#"{"error":"log in first"}"#,
        r#"{"Error":{"Code":"Throttling.User","Message":"m"}}"#,
        r#"{"data":{"Code":"OrderFailed","RequestId":"R"}}"#,
        r#"{"Response":{"RequestId":"R","OrderId":5}}"#,
        r#"{"status":"ok"}"#,
        r#"{"RequestId":"R","error":"denied"}"#,
        r#"{"RequestId":"R","ERROR":"log in","ErrMsg":"denied"}"#,
        r#"{"RequestId":"R","errors":[{"reason":{"code":5}}]}"#,
        r#"{"requestId":"R","x":1,"Error":{"Code":"InternalError","Message":"m"},"errors":[]}"#,
        r#"{"RequestId":"R","Code":["OrderFailed"],"Message":"m"}"#,
        r#"{"RequestId":"R","errorCode":{"name":"OrderFailed"}}"#,
        r#"{"RequestId":"R","CODE":"OrderFailed","Message":"m"}"#,
        r#"{"RequestId":"R","errcode":"OrderFailed"}"#,
        r#"{"RequestId":"R","errorcode":40001}"#,
        r#"{"RequestId":"R","error_code":"40001","error_msg":"denied"}"#,
        r#"{"RequestId":"R","ErrorMessage":"denied"}"#,
        r#"{"RequestId":"R","error_message":"denied","Success":null}"#,
        r#"{"RequestId":"R","ErrorMessage":"denied","Code":""}"#,
        r#"{"RequestId":"R","ErrorMessage":"denied","Success":"","ErrorCode":[{}]}"#,
        &deep,
    ] {
        for status in [200, 202, 206] {
            let response = answer(status, body.to_owned()).unwrap();
            let error = read_as(&renew_lindorm(), &response).unwrap_err();
            assert!(error.outcome_unknown().is_some(), "{body}");
            let shown = error.to_string();
            assert!(shown.contains("has no result that is documented"), "{shown}");
            assert!(shown.contains(&format!("HTTP status {status}")), "{shown}");
        }
        // A reader finds nothing, and may ask again.
        read_as(&DescribeInstances, &answer(200, body.to_owned()).unwrap()).unwrap();
    }
    for body in [
        "{}",
        r#"{"requestId":"R"}"#,
        r#"{"RequestId":null,"x":1}"#,
        r#"{"OrderId":5}"#,
        r#"{"RequestId":"R","error":null,"Error":"","errors":[],"Errors":{"Count":0}}"#,
        r#"{"RequestId":"R","OrderId":5,"Error":"a warning"}"#,
        r#"{"RequestId":"R","OrderId":5,"Code":["a warning"]}"#,
        r#"{"RequestId":"R","OrderId":5,"Code":{"a":1e999}}"#,
        r#"{"RequestId":"R","Code":{"a":"\ud83d"},"OrderId":5}"#,
        r#"{"RequestId":"R","Code":[],"ErrorCode":{}}"#,
        r#"{"RequestId":"R","ErrorMessage":"","ErrMessage":"Success"}"#,
        r#"{"RequestId":"R","ErrorMessage":"none","Success":true}"#,
        r#"{"RequestId":"R","ErrorMessage":"none","is_success":[true]}"#,
        r#"{"RequestId":"R","Code":[200],"ErrCode":{"Value":"200","Message":"OK"},"CODE":"ok"}"#,
    ] {
        read_as(&renew_lindorm(), &answer(200, body).unwrap()).unwrap();
    }
}

/// An operation that is answered with this.
struct SetThing<R>(PhantomData<R>);

impl<R: Record + Default> Operation for SetThing<R> {
    type Response = R;
    type Error = GatewayError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "SetThing",
        safety: Safety::AtMostOnce,
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}
}

/// An answer of which the page says nothing.
#[derive(Debug, Default)]
struct ThingSet;

impl Record for ThingSet {}

#[test]
fn money_an_error_is_no_success_where_nothing_is_documented() {
    for body in [
        r#"{"error":"log in first"}"#,
        r#"{"RequestId":"R","error":"denied"}"#,
        r#"{"ErrorMessage":"denied","Data":1}"#,
        r#"{"RequestId":"R","CODE":"OrderFailed"}"#,
    ] {
        let response = answer(200, body).unwrap();
        let error = read_as(&SetThing::<ThingSet>(PhantomData), &response).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Answer, Outcome::Unknown));
        // A body that is documented as a value as a whole may have any members.
        read_as(&SetThing::<Whole<Json>>(PhantomData), &response).unwrap();
    }
    for body in [
        "",
        "{}",
        r#"{"RequestId":"R"}"#,
        r#"{"ThingId":"t-1"}"#,
        r#"{"error":null,"ErrorCode":"0","Data":1}"#,
    ] {
        read_as(&SetThing::<ThingSet>(PhantomData), &answer(200, body).unwrap()).unwrap();
    }
}

#[test]
fn an_answer_that_cannot_be_read_tells_the_request_id_all_the_same() {
    for (status, body) in [
        (200, r#"{"RequestId":"R","OrderId":"5x"}"#),
        (200, r#"{"requestId":"R","OrderId":5"#),
        (200, r#"{"OrderId":1e999,"RequestId":"R"}"#),
        (200, r#"{"A":1,"RequestId":"R","A":2}"#),
        (400, r#"{"RequestId":"R","Code":"#),
        (302, r#"{"RequestId":"R"}"#),
    ] {
        let response = answer(status, body).unwrap();
        let error = read_as(&renew_lindorm(), &response).unwrap_err();
        let unknown = error.outcome_unknown().unwrap();
        assert_eq!((error.request_id(), unknown.request_id()), (Some("R"), Some("R")), "{body}");
    }
    // That of the header, if the body has none.
    let header = with_header(answer(200, "<html>"), "x-acs-request-id", "H");
    assert_eq!(read(header).unwrap_err().request_id(), Some("H"));
}

#[test]
fn statuses_that_redirect_nowhere() {
    for status in [300, 304, 305, 399] {
        let empty = failure(status, "");
        assert!(empty.to_string().contains("the answer is empty"), "{empty}");
        // Not even a code that lets requests be sent again is believed behind such a status.
        let coded = failure(status, r#"{"Code":"Throttling.User"}"#);
        assert_eq!((coded.outcome(), coded.attempts()), (Outcome::Unknown, 1), "{coded}");
        let elsewhere = with_header(answer(status, ""), "location", "https://elsewhere.example/?q");
        let elsewhere = read(elsewhere).unwrap_err();
        assert!(elsewhere.to_string().contains("redirects to elsewhere.example"), "{elsewhere}");
    }
}

#[test]
fn bodies_that_are_no_json() {
    let json = r#"{"RequestId":"R","OrderId":5}"#;
    let utf_16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        mark.iter().copied().chain(json.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    for body in [
        utf_16(&[0xff, 0xfe], u16::to_le_bytes),
        utf_16(&[0xfe, 0xff], u16::to_be_bytes),
        vec![0; 64],
        format!("callback({json});").into(),
        format!(")]}}'\n{json}").into(),
        format!("\u{a0}{json}").into(),
        format!("{json}\n{json}").into(),
        format!("<!-- {json} -->").into(),
        json.replace('"', "'").into(),
        json.replace('}', ",}").into(),
        b"{\"RequestId\":\"\xe4\xb8".to_vec(),
    ] {
        for status in [200, 400] {
            let error = failure(status, body.clone());
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Answer, Outcome::Unknown));
            let shown = error.to_string();
            assert!(shown.contains("not the documented JSON"), "{shown}");
            assert!(!shown.contains(['\0', '\n']), "{shown:?}");
        }
    }
    // White space around it is a part of JSON.
    assert_eq!(success(&format!("\r\n\t {json}\n\n ")).order_id, Some(5));
}

#[test]
fn numbers_that_no_integer_can_be() {
    for number in [
        "9".repeat(5000),
        "-".to_owned() + &"9".repeat(5000),
        "1e999999999999".to_owned(),
        "9007199254740993.0".to_owned(),
        "-0.5".to_owned(),
        "0x10".to_owned(),
        "007".to_owned(),
        "+5".to_owned(),
    ] {
        let body = format!(r#"{{"RequestId":"R","OrderId":{number}}}"#);
        let response = answer(200, body).unwrap();
        let error = read_as(&renew_lindorm(), &response).unwrap_err();
        assert_eq!((error.kind(), error.request_id()), (ErrorKind::Answer, Some("R")), "{number}");
        assert!(error.to_string().len() < 600, "{error}");
    }
    assert_eq!(success(r#"{"OrderId":-0.0}"#).order_id, Some(0));
}

#[test]
fn nesting_inside_a_text() {
    let deep = "[".repeat(100_000);
    let error = failure(403, format!(r#"{{"Code":"Forbidden","AccessDeniedDetail":"{deep}"}}"#));
    assert_eq!(error.raw_code(), Some("Forbidden"));
    assert_eq!(error.access_denied().unwrap().text.as_ref().map(String::len), Some(100_000));
    let deep = r#"{\"AuthAction\":"#.repeat(10_000);
    let error = failure(403, format!(r#"{{"Code":"Forbidden","AccessDeniedDetail":"{deep}"}}"#));
    assert_eq!(error.access_denied().unwrap().auth_action, None);
}

#[test]
fn codes_that_only_look_like_throttling() {
    for code in [
        "throttling.user",
        "THROTTLING",
        " Throttling.User",
        "Throttling.User ",
        "Throttling\\n",
        "Throttling\\u0000",
        "Throttling:User",
        "Throttling.",
        "Throttling. The order was paid",
        "ThrottlingUser",
        "\u{feff}Throttling",
        "Throttl\u{131}ng",
        "429",
    ] {
        for scripted in
            both_scripted(&config(), moment("2026-01-02T03:04:05Z"), move |_| refusal(400, code))
        {
            let error = scripted.client.send(&renew_instance()).unwrap_err();
            assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown), "{code}");
            assert!(!error.is_throttled(), "{code}");
        }
    }
}

/// Some other crate of a program may turn on `arbitrary_precision` of `serde_json`, for all of them.
#[test]
fn numbers_as_another_crate_may_ask_for_them() {
    let handed_out = |digits: &str| format!(r#"{{"$serde_json::private::Number":"{digits}"}}"#);
    let order = |digits: &str| format!(r#"{{"RequestId":"R","OrderId":{}}}"#, handed_out(digits));
    assert_eq!(success(&order("5.0")).order_id, Some(5));
    for digits in ["5.5", "1e999", "five"] {
        let answer = answer(200, order(digits)).unwrap();
        let error = read_as(&renew_lindorm(), &answer).unwrap_err();
        assert_eq!((error.kind(), error.request_id()), (ErrorKind::Answer, Some("R")), "{digits}");
    }
    assert_eq!(failure(200, handed_out("0.5")).kind(), ErrorKind::Answer);
    let throttled = format!(r#"{{"Code":"Throttling.User","OrderId":{}}}"#, handed_out("5.0"));
    assert_eq!(failure(400, throttled).outcome(), Outcome::Unknown);
}

#[test]
fn codes_that_end_like_throttling_are_told_apart() {
    // One is documented, the other is not: only what is documented lets a renewal be sent again.
    for (code, attempts) in [("Rejected.Throttling", 3), ("New.Throttling", 1)] {
        let answer = move |_| refusal(429, code);
        for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), answer) {
            let error = scripted.client.send(&renew_instance()).unwrap_err();
            assert_eq!((error.attempts(), error.is_throttled()), (attempts, true), "{code}");
        }
    }
}

#[test]
fn what_a_person_reads_is_one_line_for_each_thing() {
    let body =
        r#"{"Code":"OrderFailed","Recommend":"https://x/\u001b[2J\nMeaning: paid","Message":"m"}"#;
    let error = failure(400, body);
    assert_eq!(error.recommend(), Some("https://x/\u{1b}[2J\nMeaning: paid"));
    let explained = error.explain();
    assert!(explained.contains(r"Help: https://x/\u{1b}[2J\nMeaning: paid"), "{explained}");
    assert!(!explained.contains('\u{1b}'), "{explained}");
}

#[test]
fn headers_that_come_twice() {
    let mut throttled = refusal(400, "Throttling.User").unwrap();
    for (name, value) in [("x-acs-retry-after", "1000"), ("x-acs-retry-after", "2000")] {
        throttled.headers_mut().append(name, value.parse().unwrap());
    }
    let error = read(Ok(throttled)).unwrap_err();
    assert_eq!(error.retry_after().map(|wait| wait.as_millis()), Some(1000));
    let mut unreadable = with_header(answer(200, "{"), "x-acs-request-id", "H-1").unwrap();
    unreadable.headers_mut().append("x-acs-request-id", "H-2".parse().unwrap());
    assert_eq!(read(Ok(unreadable)).unwrap_err().request_id(), Some("H-1"));
}

#[test]
fn a_transport_that_contradicts_itself() {
    // It has seen an answer, so the request was sent, whatever it says.
    let contradiction = |_| {
        let answer = answer(200, "{}").unwrap();
        let error = TransportError::not_sent(TransportErrorKind::Connect);
        Err(error.after_head(answer.status(), answer.headers()))
    };
    for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), contradiction) {
        let error = scripted.client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
        assert_eq!(error.http_status(), Some(200));
    }
}

#[test]
fn a_transport_that_panics_leaves_the_client_usable() {
    let calls = AtomicUsize::new(0);
    let transport = move |_: http::Request<Bytes>, _: Limits| {
        assert_ne!(calls.fetch_add(1, Ordering::SeqCst), 0, "a mistake in somebody's transport");
        answer(200, r#"{"RequestId":"R"}"#)
    };
    let client = blocking::Client::with_transport(config(), transport);
    let send = || client.send(&renew_instance());
    assert!(catch_unwind(AssertUnwindSafe(send)).is_err());
    assert_eq!(send().unwrap().request_id.as_deref(), Some("R"));
}
