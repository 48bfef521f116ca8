//! What an answer repeats and nobody must see, and what it must not do to a log.

use aliyun_api::GatewayError;
use aliyun_api::ens::{self, ReinitInstanceRequest};
use aliyun_runtime::{
    Error, Field, Operation, OperationInfo, Parameters, Record, RetryPolicy, ValidationError,
};

use crate::answers::{failure, read_as};
use crate::clients::{answer, both, with_header};
use crate::connections::loopback;
use crate::operations::{renew_instance, renew_lindorm};
use crate::server::{Server, http};

#[test]
fn fault_57_answer_repeats_a_secret() {
    let message = "string to sign: GET x-acs-security-token:testAccessKeySecret end";
    let body = format!(r#"{{"Code":"SignatureDoesNotMatch","Message":"{message}"}}"#);
    let error = failure(400, body);
    for shown in [error.to_string(), format!("{error:?}"), error.explain()] {
        assert!(!shown.contains("testAccessKeySecret"), "{shown}");
    }
    assert!(error.message().unwrap().contains("[redacted]"));
    for answer in [answer(400, r#"{"Code":"A"}"#), answer(502, "<html>")] {
        let answer = with_header(answer, "x-signed", "of testAccessKeySecret");
        let error = read_as(&renew_lindorm(), &answer.unwrap()).unwrap_err();
        assert_eq!(error.header("x-signed"), Some("of [redacted]"));
    }
    let html = failure(502, "<html>testAccessKeySecret");
    assert!(!format!("{html} {html:?}").contains("testAccessKeySecret"));
}

/// Everything that an error shows.
fn shown<C: aliyun_runtime::ErrorCode>(error: &Error<C>) -> String {
    let mut shown = format!("{error} {error:?} {}", error.explain());
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        shown = format!("{shown} {cause} {cause:?}");
        source = cause.source();
    }
    shown
}

#[test]
fn fault_57_no_part_of_an_answer_shows_a_secret() {
    const SECRET: &str = "testAccessKeySecret";
    let refusal = |body: &str| answer(400, body.to_owned());
    let html = || answer(502, "<html>");
    let answers = [
        // A status of success does not make it less of a secret.
        answer(200, format!("<html>{SECRET}")),
        answer(200, format!(r#"{{"OrderId":"{SECRET}"}}"#)),
        answer(200, format!(r#"{{"{SECRET}":1,"{SECRET}":2}}"#)),
        answer(400, format!(r#"{{"RequestId":"{SECRET}"}}"#)),
        refusal(&format!(r#"{{"Code":"A","HostId":"{SECRET}","RequestId":"{SECRET}"}}"#)),
        refusal(&format!(
            r#"{{"Code":"A","Recommend":"{SECRET}","AccessDeniedDetail":"{SECRET}"}}"#
        )),
        refusal(&format!(r#"{{"Code":"A","AccessDeniedDetail":{{"AuthAction":"{SECRET}"}}}}"#)),
        with_header(html(), "content-type", SECRET),
        with_header(html(), "x-acs-request-id", SECRET),
        with_header(html(), "content-encoding", SECRET),
        with_header(answer(302, ""), "location", &format!("https://{SECRET}.example/")),
        // The excerpt ends in the middle of the secret.
        answer(502, format!("{}{SECRET}", "x".repeat(250))),
    ];
    for answer in answers {
        let error = read_as(&renew_lindorm(), &answer.unwrap()).unwrap_err();
        let shown = shown(&error);
        assert!(shown.contains("[redac") && !shown.contains("testAcc"), "{shown}");
    }
    // What is no text is passed over, and not kept.
    for odd in [format!(r#"["{SECRET}"]"#), format!(r#"{{"a":"{SECRET}"}}"#)] {
        let body = format!(r#"{{"Code":"A","Message":{odd},"AccessDeniedDetail":[{odd}]}}"#);
        let shown = shown(&read_as(&renew_lindorm(), &refusal(&body).unwrap()).unwrap_err());
        assert!(!shown.contains("testAcc"), "{shown}");
    }
}

/// Nothing is cut before it is overwritten, so no first half of a secret is left at the end.
#[test]
fn fault_57_a_secret_across_the_end_of_what_is_shown_of_a_value() {
    for length in 1000..1030 {
        let value = format!("{}testAccessKeySecret{}", "x".repeat(length), "y".repeat(2000));
        for body in [format!(r#"{{"OrderId":"{value}"}}"#), format!(r#"{{"OrderId":"\n{value}"}}"#)]
        {
            let error = read_as(&renew_lindorm(), &answer(200, body).unwrap()).unwrap_err();
            let shown = shown(&error);
            assert!(!shown.contains("testA") && shown.len() < 10_000, "{length}: {shown}");
        }
    }
}

#[test]
fn fault_57_parameter_that_is_secret_is_repeated() {
    let request = ReinitInstanceRequest::new("i-1", "m-1").password("Correct@Horse+30");
    let message = "signed: Password=Correct%40Horse%2B30, Correct@Horse+30";
    let body = format!(r#"{{"Code":"SignatureDoesNotMatch","Message":"{message}"}}"#);
    for answered in [http(400, "", &body), http(200, "", &body), http(502, "", message)] {
        let server = Server::answering(answered);
        for client in both(&loopback(&server.endpoint()).retry(RetryPolicy::off())) {
            let shown = shown(&client.send(&request).unwrap_err());
            assert!(shown.contains("Password=[redacted], [redacted]"), "{shown}");
            assert!(!shown.contains("Horse"), "{shown}");
        }
        assert_eq!(server.arrived().len(), 2);
    }
}

#[test]
fn fault_57_a_secret_in_the_head_of_an_answer_that_is_cut_off() {
    let head = "x-acs-request-id: testAccessKeySecret\r\nContent-Type: testAccessKeySecret\r\n";
    let cut = format!("HTTP/1.1 200 OK\r\n{head}Content-Length: 50\r\n\r\n{{");
    let server = Server::answering(cut);
    for client in both(&loopback(&server.endpoint())) {
        let error = client.send(&renew_instance()).unwrap_err();
        let told = [error.content_type(), error.request_id(), error.header("content-type")];
        let shown = format!("{} {told:?}", shown(&error));
        assert!(shown.contains("[redacted]") && !shown.contains("testAcc"), "{shown}");
    }
}

/// An operation whose answer has a secret that nobody has seen before.
#[derive(Debug)]
struct CreateAccessKey;

impl Operation for CreateAccessKey {
    type Response = AccessKey;
    type Error = GatewayError;

    const INFO: &'static OperationInfo =
        &OperationInfo { product: &ens::PRODUCT, action: "CreateAccessKey", ..OperationInfo::NONE };

    fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

#[derive(Debug, Default)]
struct AccessKey {
    secret: Option<String>,
    lifetime: Option<i64>,
}

impl Record for AccessKey {
    fn names(&self) -> &'static [&'static str] {
        &["AccessKeySecret", "Lifetime"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.secret),
            1 => Some(&mut self.lifetime),
            _ => None,
        }
    }

    fn header_names(&self) -> &'static [&'static str] {
        &["x-key"]
    }

    fn header(&mut self, _: usize) -> Option<&mut dyn Field> {
        Some(&mut self.lifetime)
    }

    fn has_secrets(&self) -> bool {
        true
    }
}

#[test]
fn fault_57_an_unusable_success_shows_nothing_of_a_response_with_secrets() {
    let bodies = [
        r#"{"AccessKeySecret":"hidden-1","Lifetime":"x"}"#,
        r#"{"Lifetime":"hidden-1"}"#,
        r#"{"Lifetime":"a, found hidden-1, expected"}"#,
        r#"{"AccessKeySecret":"hidden-1""#,
        r#"{"AccessKeySecret":"hidden-1","AccessKeySecret":"hidden-1"}"#,
        r#"{"Success":false,"AccessKeySecret":"hidden-1"}"#,
        r#""hidden-1""#,
        r#""a, found hidden-1, expected hidden-1""#,
        "<html>hidden-1",
    ];
    let mut answers: Vec<_> = bodies.iter().map(|body| answer(200, (*body).to_owned())).collect();
    answers.push(with_header(answer(200, "{}".to_owned()), "x-key", "hidden-1"));
    for answer in answers {
        let error = read_as(&CreateAccessKey, &answer.unwrap()).unwrap_err();
        let shown = shown(&error);
        assert!(!shown.contains("hidden") && shown.contains("HTTP status 200"), "{shown}");
    }
    let wrong_type = answer(200, bodies[1].to_owned()).unwrap();
    let shown_of_it = shown(&read_as(&CreateAccessKey, &wrong_type).unwrap_err());
    assert!(
        shown_of_it.contains("Lifetime in the answer: expected a 64-bit integer"),
        "{shown_of_it}"
    );
    // A refusal has no members of the response.
    let refusal = answer(502, "<html>no gateway".to_owned()).unwrap();
    let error = read_as(&CreateAccessKey, &refusal).unwrap_err();
    assert!(error.to_string().contains("no gateway"), "{error}");
}

#[test]
fn fault_58_message_that_forges_log_lines() {
    let body = format!(r#"{{"Code":"A","Message":"a\r\nb\u202e{}"}}"#, "x".repeat(5000));
    let error = failure(400, body);
    let shown = error.to_string();
    assert!(shown.contains("a\\r\\nb\\u{202e}") && shown.len() < 1500, "{shown}");
    assert_eq!(error.message().unwrap().len(), 5007);
}

#[test]
fn a_message_without_end_is_cut_behind_its_secrets() {
    for length in [131_066, 200_000] {
        let message =
            format!("{}testAccessKeySecret{}", "x".repeat(length), "\\\\".repeat(100_000));
        let error = failure(400, format!(r#"{{"Code":"{message}","Message":"{message}"}}"#));
        for text in [error.message().unwrap(), error.raw_code().unwrap()] {
            assert!(text.len() < 132_000 && text.ends_with(" more bytes)"), "{}", text.len());
            assert!(!text.contains("test"));
        }
        assert!(!shown(&error).contains("test"));
    }
}
