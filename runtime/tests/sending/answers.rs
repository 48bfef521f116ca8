//! Faults of answers that arrived whole.

use std::fmt::Debug;

use aliyun_api::ens::{OrderError, RenewInstanceError, RenewInstanceResponse};
use aliyun_api::lindorm::RenewLindormInstanceResponse;
use aliyun_runtime::{AnyError, Error, ErrorKind, Operation, Outcome, RetryPolicy};
use bytes::Bytes;

use crate::clients::{Answer, answer, both_scripted, config, refusal, with_header};
use crate::machine::{moment, nonce};
use crate::operations::{DescribeInstances, renew_instance, renew_lindorm};

/// What both clients make of an answer, which must be the same.
pub(crate) fn read_as<O: Operation>(
    operation: &O,
    response: &http::Response<Bytes>,
) -> Result<O::Response, Error<O::Error>>
where
    O::Response: Debug,
{
    let clock = moment("2026-01-02T03:04:05Z");
    let answer = response.clone();
    let randomness = nonce("0123456789abcdef0123456789abcdef");
    let config = config().retry(RetryPolicy::off()).randomness(randomness);
    let [first, second] = both_scripted(&config, clock, move |_| Ok(answer.clone()))
        .map(|scripted| scripted.client.send(operation));
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
    second
}

pub(crate) fn read(answer: Answer) -> Result<RenewInstanceResponse, Error<RenewInstanceError>> {
    read_as(&renew_instance(), &answer.unwrap())
}

pub(crate) fn failure(status: u16, body: impl Into<Bytes>) -> Error<RenewInstanceError> {
    read(answer(status, body)).unwrap_err()
}

/// The response that has an integer is that of the other product.
pub(crate) fn success(body: &str) -> RenewLindormInstanceResponse {
    read_as(&renew_lindorm(), &answer(200, body.to_owned()).unwrap()).unwrap()
}

#[test]
fn fault_10_empty_answer() {
    for status in [200, 204] {
        let error = failure(status, "");
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(status)));
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert!(error.to_string().contains("the answer is empty"), "{error}");
    }
}

#[test]
fn fault_10_success_that_is_empty_on_purpose() {
    use aliyun_api::ens::{TagResourcesRequest, TagResourcesTag, TaggedResourceType};
    let tag = TagResourcesTag::new("team", "Deep");
    let tagging = TagResourcesRequest::new([tag], ["i-5"], TaggedResourceType::Instance);
    for status in [204, 205] {
        let empty = || with_header(answer(status, ""), "x-acs-request-id", "H").unwrap();
        // What was asked for is done, and may be asked for again.
        let tagged = read_as(&tagging, &empty()).unwrap();
        assert_eq!(tagged.request_id.as_deref(), Some("H"));
        read_as(&tagging, &answer(status, "").unwrap()).unwrap();
        // That it was paid is known only from an answer with its identifiers.
        let error = read(Ok(empty())).unwrap_err();
        assert_eq!((error.outcome(), error.request_id()), (Outcome::Unknown, Some("H")));
        assert!(error.to_string().contains("empty, although its status says success"), "{error}");
        // Who reads has nothing to read.
        let error = read_as(&DescribeInstances, &empty()).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Answer, 1));
    }
    // Any other answer without a body has lost it.
    let error = read_as(&tagging, &answer(200, "").unwrap()).unwrap_err();
    assert_eq!(error.http_status(), Some(200));
    let error = read_as(&tagging, &answer(204, "{").unwrap()).unwrap_err();
    assert_eq!(error.http_status(), Some(204));
}

#[test]
fn fault_14_and_15_compressed_answer_unasked() {
    for encoding in ["gzip", "br"] {
        let error = read(with_header(answer(200, "{}"), "content-encoding", encoding)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Answer);
        assert!(error.to_string().contains(encoding), "{error}");
    }
    let mut twice = with_header(answer(200, "{}"), "content-encoding", "identity").unwrap();
    twice.headers_mut().append("content-encoding", "gzip".parse().unwrap());
    let error = read(Ok(twice)).unwrap_err();
    assert!(error.to_string().contains("encoded as gzip"), "{error}");
    let identity = with_header(answer(200, "{}"), "content-encoding", "identity");
    assert_eq!(read(identity).unwrap(), RenewInstanceResponse::default());
}

#[test]
fn fault_18_html_of_a_proxy() {
    let body = format!("<html>{}\n</html>", "x".repeat(300));
    let html = with_header(answer(502, body), "content-type", "text/html");
    let error = read(html).unwrap_err();
    assert_eq!(error.http_status(), Some(502));
    assert_eq!(error.content_type(), Some("text/html"));
    let shown = error.to_string();
    assert!(shown.contains("<html>") && shown.contains("more bytes"), "{shown}");
    assert!(!shown.contains('\n'), "{shown}");
}

#[test]
fn fault_19_wrong_content_type() {
    let text = with_header(answer(200, r#"{"RequestId":"R"}"#), "content-type", "text/html");
    assert_eq!(read(text).unwrap().request_id.as_deref(), Some("R"));
}

#[test]
fn fault_20_invalid_utf_8() {
    let error = failure(200, &b"{\"RequestId\":\"\xff\xfe\"}"[..]);
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Answer, Outcome::Unknown));
    assert!(error.to_string().contains('\u{fffd}'), "{error}");
    // A message in another encoding does not hide the code of a refusal.
    let refused = failure(
        429,
        &b"{\"Code\":\"Throttling\",\"RequestId\":\"R\",\"Message\":\"\xd3\xe0\"}"[..],
    );
    assert_eq!((refused.outcome(), refused.request_id()), (Outcome::Refused, Some("R")));
}

#[test]
fn fault_21_byte_order_mark() {
    assert_eq!(success("\u{feff}{\"RequestId\":\"R\"}").request_id.as_deref(), Some("R"));
    assert_eq!(failure(200, "\u{feff}\u{feff}{}").kind(), ErrorKind::Answer);
}

#[test]
fn fault_23_error_without_code() {
    for body in [r#"{"RequestId":"R","Message":"m"}"#, r#"{"Code":"","RequestId":"R"}"#] {
        let error = failure(503, body);
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(503)));
        assert_eq!((error.request_id(), error.raw_code()), (Some("R"), None));
    }
    let behind_header = |body| {
        let header = with_header(answer(500, body), "x-acs-request-id", "H");
        read(header).unwrap_err().request_id().map(str::to_owned)
    };
    for body in ["{}", r#"{"Code":"OrderFailed","RequestId":""}"#, r#"{"RequestId":[1]}"#] {
        assert_eq!(behind_header(body).as_deref(), Some("H"), "{body}");
    }
}

#[test]
fn headers_of_a_refusal_are_there_to_be_read() {
    let with_headers = |answer: Answer| {
        let answer = with_header(answer, "x-oss-request-id", "O-1");
        with_header(with_header(answer, "Set-Cookie", "session=1"), "x-oss-ec", "0003-00000001")
    };
    let refusals = [
        answer(400, r#"{"Code":"OrderFailed"}"#),
        // Not as documented: a body of XML, no code, no body.
        answer(403, "<Error><Code>AccessDenied</Code></Error>"),
        answer(503, r#"{"RequestId":"R"}"#),
        answer(500, ""),
    ];
    for refusal in refusals {
        let error = read(with_headers(refusal)).unwrap_err();
        assert_eq!(error.header("X-Oss-Request-Id"), Some("O-1"), "{error}");
        assert_eq!(error.header("x-oss-ec"), Some("0003-00000001"), "{error}");
        assert_eq!(error.header("set-cookie"), None, "{error}");
        assert_eq!(error.header("x-else"), None, "{error}");
        assert_eq!(AnyError::from(error).header("x-oss-request-id"), Some("O-1"));
    }
    assert_eq!(failure(400, r#"{"Code":"OrderFailed"}"#).header("x-oss-ec"), None);
}

#[test]
fn fault_24_unknown_code() {
    let error = failure(400, r#"{"Code":"Some.New.Code","Message":"m","RequestId":"R"}"#);
    assert_eq!((error.code(), error.raw_code()), (None, Some("Some.New.Code")));
    assert_eq!((error.message(), error.request_id()), (Some("m"), Some("R")));
    assert!(error.explain().contains("no page documents this code"), "{}", error.explain());
}

#[test]
fn fault_25_templated_code() {
    let error = failure(400, r#"{"Code":"InvalidParameter.Foo"}"#);
    assert_eq!(error.code(), Some(RenewInstanceError::InvalidParameter));
    assert_eq!(error.captured(), Some("Foo"));
}

#[test]
fn fault_26_lower_case_members() {
    let error = failure(400, r#"{"code":"OrderFailed","message":"m","requestId":"R"}"#);
    assert_eq!(error.code(), Some(RenewInstanceError::Order(OrderError::OrderFailed)));
    assert_eq!((error.message(), error.request_id()), (Some("m"), Some("R")));
}

#[test]
fn code_and_message_may_have_other_names() {
    let order_failed = Some(RenewInstanceError::Order(OrderError::OrderFailed));
    for body in [
        r#"{"Success":false,"ErrorCode":"OrderFailed","ErrorMessage":"m","RequestId":"R"}"#,
        r#"{"success":false,"errorCode":"OrderFailed","errorMessage":"m","requestId":"R"}"#,
        r#"{"Success":false,"Code":"OrderFailed","ErrorMessage":"m","RequestId":"R"}"#,
        r#"{"Success":false,"Code":"OrderFailed","Message":"m","ErrorCode":"X","ErrorMessage":"n"}"#,
        r#"{"Success":false,"Code":"OrderFailed","Message":"m","ErrorCode":{"a":1}}"#,
        r#"{"Success":false,"Code":"","Message":"","ErrorCode":"OrderFailed","ErrorMessage":"m"}"#,
        r#"{"Success":false,"ErrorCode":"OrderFailed","ErrorMessage":"m","Recommend":{"a":1}}"#,
        r#"{"Success":"false","ErrCode":"OrderFailed","ErrMessage":"m","HttpStatusCode":"400"}"#,
        r#"{"success":false,"errCode":"OrderFailed","errMessage":"m","requestId":"R"}"#,
        r#"{"Success":false,"ErrorCode":"","ErrCode":"OrderFailed","ErrorMessage":"","ErrMessage":"m"}"#,
        r#"{"Success":"false","Code":"OrderFailed","ErrorMsg":"m","Data":"FAILED"}"#,
        r#"{"success":false,"errCode":"OrderFailed","errMsg":"m","errorMsg":""}"#,
    ] {
        let error = failure(200, body);
        assert_eq!((error.code(), error.message()), (order_failed, Some("m")), "{body}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
    }
    // A gateway that turns a request away says so in `Code`.
    let throttled = |name| failure(429, format!(r#"{{"{name}":"Throttling.User"}}"#)).outcome();
    assert_eq!(throttled("Code"), Outcome::Refused);
    assert_eq!(throttled("ErrorCode"), Outcome::Unknown);
    assert_eq!(throttled("ErrCode"), Outcome::Unknown);
    // An operation that has begun may write both. Then its gateway did not turn the request away.
    for name in ["ErrorCode", "ErrCode"] {
        let both = |other| {
            let body = format!(r#"{{"Code":"Throttling.User","{name}":"{other}"}}"#);
            let error = failure(429, body);
            assert_eq!(error.raw_code(), Some("Throttling.User"));
            error.outcome()
        };
        assert_eq!(both("OrderFailed"), Outcome::Unknown);
        assert_eq!(both("Throttling.User"), Outcome::Refused);
        assert_eq!(both(""), Outcome::Refused);
    }
}

#[test]
fn a_member_of_an_odd_type_does_not_hide_the_code() {
    for odd in [r#""AccessDeniedDetail":[1]"#, r#""Recommend":{"a":1}"#, r#""Message":["m"]"#] {
        let error = failure(400, format!(r#"{{"Code":"OrderFailed","requestId":"R",{odd}}}"#));
        assert_eq!(error.code(), Some(RenewInstanceError::Order(OrderError::OrderFailed)), "{odd}");
        assert_eq!(error.request_id(), Some("R"), "{odd}");
        assert_eq!(error.access_denied(), None, "{odd}");
    }
    let page = "https://api.aliyun.com/troubleshoot?q=OrderFailed";
    for odd in [r#""AccessDeniedDetail":[1]"#, r#""HostId":{"a":1}"#, r#""Message":["m"]"#] {
        let error = failure(400, format!(r#"{{"Code":"OrderFailed",{odd},"Recommend":"{page}"}}"#));
        assert_eq!(error.recommend(), Some(page), "{odd}");
    }
}

#[test]
fn fault_27_error_that_is_no_object() {
    for body in ["[{\"Code\":\"A\"}]", "\"A\"", "5", "null", "true"] {
        let error = failure(400, body);
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(400)), "{body}");
    }
}

#[test]
fn fault_28_array_instead_of_a_response() {
    assert_eq!(failure(200, r#"["R","ld-1",5]"#).kind(), ErrorKind::Answer);
}

#[test]
fn fault_29_to_34_loose_types() {
    assert_eq!(success(r#"{"RequestId":5}"#).request_id.as_deref(), Some("5"));
    for body in [r#"{"OrderId":"5"}"#, r#"{"OrderId":5.0}"#, r#"{"OrderId":0.5e1}"#] {
        assert_eq!(success(body).order_id, Some(5), "{body}");
    }
    assert_eq!(
        success(r#"{"OrderId":null,"RequestId":null}"#),
        RenewLindormInstanceResponse::default()
    );
    for body in [
        r#"{"OrderId":"5x"}"#,
        r#"{"OrderId":5.5}"#,
        r#"{"OrderId":9223372036854775808}"#,
        r#"{"OrderId":1e300}"#,
        r#"{"OrderId":{}}"#,
    ] {
        let response = answer(200, body).unwrap();
        let error = read_as(&renew_lindorm(), &response).unwrap_err();
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.contains("OrderId"), "{body}: {cause}");
    }
}

#[test]
fn fault_35_and_36_missing_and_unknown_members() {
    assert_eq!(success("{}"), RenewLindormInstanceResponse::default());
    let extra = success(r#"{"Extra":{"a":[1,{"b":null}]},"InstanceId":null,"OrderId":5}"#);
    assert_eq!((extra.instance_id, extra.order_id), (None, Some(5)));
}

#[test]
fn fault_37_duplicate_keys() {
    for (status, body) in [(200, r#"{"A":1,"A":2}"#), (400, r#"{"Code":"A","Code":"B"}"#)] {
        let error = failure(status, body);
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(status)));
    }
}

#[test]
fn fault_38_deep_nesting() {
    let body = format!("{{\"A\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let known = format!("{{\"OrderId\":5,{}", &body[1..]);
    assert_eq!(success(&known).order_id, Some(5));
    assert_eq!(failure(400, body.clone()).kind(), ErrorKind::Answer);
    let nested_member = format!("{{\"RequestId\":{}", &body[5..]);
    assert_eq!(failure(200, nested_member).kind(), ErrorKind::Answer);
}

#[test]
fn fault_39_lone_surrogate_and_nul() {
    assert_eq!(failure(200, r#"{"RequestId":"\ud800"}"#).kind(), ErrorKind::Answer);
    assert_eq!(success(r#"{"RequestId":"a\u0000b"}"#).request_id.as_deref(), Some("a\0b"));
    let error = failure(400, r#"{"Code":"A\u0000","Message":"m\u0000"}"#);
    assert!(error.to_string().contains("\\u{0}") && !error.to_string().contains('\0'));
}

#[test]
fn fault_40_and_41_garbage_after_the_end_and_not_a_number() {
    for body in ["{} x", "{}{}", r#"{"OrderId":NaN}"#, r#"{"OrderId":Infinity}"#] {
        assert_eq!(failure(200, body).kind(), ErrorKind::Answer, "{body}");
    }
}

#[test]
fn an_error_tells_in_one_line_what_became_of_the_request() {
    let error = read(refusal(400, "OrderFailed")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "RenewInstance: OrderFailed (HTTP status 400): m [request id R-1]; \
         it may have been executed, find out before sending it again"
    );
    let unknown = error.outcome_unknown().unwrap();
    assert_eq!((unknown.host(), unknown.request_id()), ("ens.aliyuncs.com", Some("R-1")));
    assert_eq!(unknown.sent_at(), moment("2026-01-02T03:04:05Z"));
    assert_eq!(unknown.nonce().len(), 32);
}
