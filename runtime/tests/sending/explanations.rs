//! What a person reads of a failure: exact texts, because what they say decides whether somebody
//! pays twice.

use std::error::Error as _;

use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{
    AnyError, Config, Credentials, Error, ErrorCode, Operation, Retry, RetryPolicy,
};

use crate::answers::{failure, read, read_as};
use crate::clients::{Answer, answer, both, both_scripted, config, refusal, with_header};
use crate::connections::loopback;
use crate::machine::{moment, nonce};
use crate::operations::{DescribeInstances, renew_instance, renew_lindorm};

const UNKNOWN: &str = "Outcome: RenewInstance was sent to ens.aliyuncs.com at 2026-01-02T03:04:05Z \
    with nonce 0123456789abcdef0123456789abcdef (request id R-1) and may have been executed. Before \
    sending it again, look at the state of the resource, its expiry date and the orders of the \
    account since then in the console, or ask support with these data: it may cost money twice";

const PAGE: &str = "Page: https://www.alibabacloud.com/help/en/ens/developer-reference/\
    api-ens-2017-11-10-renewinstance";

fn refused(status: u16, code: &str, message: &str, more: &str) -> Answer {
    let known = format!(r#""RequestId":"R-1","Code":"{code}","Message":"{message}""#);
    answer(status, format!("{{{known}{more}}}"))
}

#[track_caller]
fn assert_explained(answer: Answer, expected: &[&str]) {
    let error = read_as(&renew_instance(), &answer.unwrap()).unwrap_err();
    assert_eq!(error.explain().lines().collect::<Vec<_>>(), expected);
}

/// What a client says of a failure of its transport.
fn not_answered<O: Operation>(
    config: &Config,
    operation: &O,
    fail: fn() -> TransportError,
) -> [Error<O::Error>; 2] {
    let config = config.clone().randomness(nonce("0123456789abcdef0123456789abcdef"));
    both_scripted(&config, moment("2026-01-02T03:04:05Z"), move |_| Err(fail()))
        .map(|scripted| scripted.client.send(operation).err().unwrap())
}

#[test]
fn an_order_that_may_have_been_placed() {
    assert_explained(
        refusal(400, "OrderFailed"),
        &[
            "RenewInstance: OrderFailed (HTTP status 400): m [request id R-1]",
            UNKNOWN,
            "Meaning: Order failed, please try again.",
            "May succeed, once the outcome is known: later, if executing it twice does no harm",
            PAGE,
        ],
    );
}

#[test]
fn a_service_that_is_unavailable_during_a_renewal() {
    let busy = refused(503, "ServiceUnavailable", "The request has failed.", "");
    assert_explained(
        with_header(busy, "x-acs-retry-after", "1500"),
        &[
            "RenewInstance: ServiceUnavailable (HTTP status 503): The request has failed. \
             [request id R-1]",
            UNKNOWN,
            "Meaning: The request has failed due to a temporary failure of the server. / Temporary \
             failure of the server. With status 400 it need not be temporary: SLB answers it so for \
             an exhausted vSwitch.",
            "May succeed, once the outcome is known: later, because the failure is temporary",
            "Remedy, once the outcome is known: wait",
            "Wait, once the outcome is known: 1.5s at least, says the service",
            PAGE,
        ],
    );
}

#[test]
fn throttling_that_nobody_documented() {
    assert_explained(
        refusal(503, "Throttling.Nobody.Documented.This"),
        &[
            "RenewInstance: Throttling.Nobody.Documented.This (HTTP status 503): m [request id R-1]",
            "Outcome: the service refused the request before executing anything",
            "Meaning: no page documents this code for the operation",
            "May succeed: later, because too many requests were made",
            PAGE,
        ],
    );
}

#[test]
fn a_permission_that_the_answer_names() {
    let detail = r#"{"AuthAction":"ens:Renew","NoPermissionType":"ImplicitDeny"}"#;
    let escaped = format!("\"{}\"", detail.replace('"', "\\\""));
    for detail in [detail, &escaped] {
        assert_explained(
            refused(403, "Forbidden.RAM", "No.", &format!(r#","AccessDeniedDetail":{detail}"#)),
            &[
                "RenewInstance: Forbidden.RAM (HTTP status 403): No. [request id R-1]",
                "Outcome: the service refused the request before executing anything",
                "Meaning: Ram user does not have permission to perform this operation. / The RAM \
                 user lacks a permission.",
                "Permission: ens:Renew (ImplicitDeny)",
                "May succeed: not before something has been changed",
                "Remedy: give the caller the permission that the operation needs",
                PAGE,
            ],
        );
    }
}

#[test]
fn a_permission_that_only_the_page_names() {
    let message = "Ram user does not have permission to perform this operation.";
    let first =
        format!("RenewInstance: Forbidden.RAM (HTTP status 403): {message} [request id R-1]");
    assert_explained(
        refused(403, "Forbidden.RAM", message, ""),
        &[
            &first,
            "Outcome: the service refused the request before executing anything",
            "Meaning: The RAM user lacks a permission.",
            "Permission: ens:RenewInstance, which the operation needs according to its page",
            "May succeed: not before something has been changed",
            "Remedy: give the caller the permission that the operation needs",
            PAGE,
        ],
    );
}

#[test]
fn a_permission_that_nobody_names() {
    let answer = refused(403, "Forbidden.RAM", "No.", r#","AccessDeniedDetail":"ask someone""#);
    let error = read_as(&renew_lindorm(), &answer.unwrap()).unwrap_err();
    assert_eq!(error.access_denied().unwrap().text.as_deref(), Some("ask someone"));
    assert!(!error.explain().contains("Permission:"), "{}", error.explain());
}

#[test]
fn a_gap_has_what_the_code_names() {
    assert_explained(
        refused(400, "InvalidParameter.Period", "No.", ""),
        &[
            "RenewInstance: InvalidParameter.Period (HTTP status 400): No. [request id R-1]",
            "Outcome: the service says that the request cannot succeed as it is",
            "Meaning: The specified field Period invalid. Please check it again.",
            "May succeed: not before something has been changed",
            "Remedy: change the parameters of the request",
            PAGE,
        ],
    );
}

#[test]
fn a_connection_that_could_not_be_made() {
    fn no_address() -> TransportError {
        let lookup = std::io::Error::other("failed to lookup address information:\nno such name");
        TransportError::not_sent(TransportErrorKind::Connect).because(lookup)
    }
    for error in not_answered(&config(), &renew_instance(), no_address) {
        let expected = [
            "RenewInstance at ens.aliyuncs.com: no connection could be made; nothing was sent",
            "Outcome: nothing was sent",
            r"Cause: failed to lookup address information:\nno such name",
            PAGE,
        ];
        assert_eq!(error.explain().lines().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn an_answer_that_is_no_json() {
    let answer = answer(200, "<html>").unwrap();
    let error = read_as(&renew_lindorm(), &answer).unwrap_err();
    let explained = error.explain();
    let lines: Vec<&str> = explained.lines().collect();
    assert!(lines[1].starts_with("Outcome: RenewLindormInstance was sent to"), "{explained}");
    assert_eq!(lines[2], "Cause: expected value at line 1 column 1");
    let error = read_as(&DescribeInstances, &answer).unwrap_err();
    let harmless = "Outcome: the request may have been executed; executing it twice does no harm";
    assert_eq!(error.explain().lines().nth(1), Some(harmless));
}

#[test]
fn a_cause_is_bounded_and_shows_no_secret() {
    fn quoting() -> TransportError {
        let quoted = format!("authorization: testAccessKeySecret {}", "x".repeat(5000));
        TransportError::maybe_sent(TransportErrorKind::Other).because(quoted)
    }
    for error in not_answered(&config(), &renew_instance(), quoting) {
        let explained = error.explain();
        let cause = explained.lines().find(|line| line.starts_with("Cause: ")).unwrap();
        assert!(cause.starts_with("Cause: authorization: [redacted] xxx"), "{cause}");
        assert!(cause.len() < 1100, "{cause}");
        let source = error.source().unwrap();
        let shown = format!("{error} {error:?} {source} {source:?}");
        assert!(!shown.contains("testAccessKeySecret"), "{shown}");
    }
}

#[test]
fn an_error_that_leaves_main_shows_the_members_of_its_answer_as_texts() {
    let error = read(refused(403, "Forbidden.RAM", "No.", "")).unwrap_err();
    let shown = format!("{error:?}");
    assert!(
        shown.contains(r#"request_id: "R-1""#) && shown.contains(r#"message: "No.""#),
        "{shown}"
    );
}

#[test]
fn an_error_of_the_configuration_shows_no_list_of_hosts() {
    let nowhere = Config::new(Credentials::access_key("id", "secret")).region("nowhere-1");
    let fail = || TransportError::not_sent(TransportErrorKind::Other);
    for error in not_answered(&nowhere, &renew_lindorm(), fail) {
        let shown = format!("{error:?}");
        assert!(shown.contains(r#"code: "hitsdb""#) && shown.contains("nowhere-1"), "{shown}");
        assert!(!shown.contains("aliyuncs.com") && shown.len() < 500, "{shown}");
    }
}

#[test]
fn what_may_pass_though_nobody_does_anything() {
    for (retry, expected) in [
        (Retry::Never, false),
        (Retry::Backoff, true),
        (Retry::BackoffIfIdempotent, true),
        (Retry::SameToken, true),
        (Retry::Resign, false),
        (Retry::RefreshCredentials, false),
        (Retry::AfterStateChange, true),
    ] {
        assert_eq!(retry.may_pass_by_itself(), expected, "{retry:?}");
    }
}

#[test]
fn both_clients_tell_why_no_connection_could_be_made() {
    for client in both(&loopback("http://127.0.0.1:9").retry(RetryPolicy::off())) {
        let explained = client.send(&renew_instance()).unwrap_err().explain();
        let cause = explained.lines().nth(2).unwrap();
        assert!(cause.starts_with("Cause: ") && cause.contains("refused"), "{explained}");
    }
}

#[test]
fn a_failure_of_any_operation_tells_the_same() {
    let body = r#"{"Code":"OrderInstHasUnpaidOrder","Message":"m","RequestId":"R"}"#;
    let undocumented = r#"{"Code":"Unheard","Message":"m"}"#;
    for body in [body, undocumented] {
        let (typed, any) = (failure(400, body), AnyError::from(failure(400, body)));
        assert_eq!(any.to_string(), typed.to_string());
        assert_eq!(any.explain(), typed.explain());
        assert_eq!((any.kind(), any.outcome()), (typed.kind(), typed.outcome()));
        assert_eq!((any.retry(), any.remedy()), (typed.retry(), typed.remedy()));
        assert_eq!((any.raw_code(), any.request_id()), (typed.raw_code(), typed.request_id()));
        assert_eq!(any.code().map(ErrorCode::info), typed.code().map(ErrorCode::info));
    }
    let unclear = || -> Result<(), AnyError> {
        read(answer(502, "<html>"))?;
        Ok(())
    };
    assert!(unclear().unwrap_err().outcome_unknown().is_some());
}
