//! What an error tells of a call that had several attempts.

use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{Error, ErrorKind, Outcome};
use http::{HeaderMap, StatusCode};

use crate::clients::{Answer, Scripted, answer, both_scripted, config, refusal, with_header};
use crate::machine::moment;
use crate::operations::renew_instance;
use crate::things::{CreateThing, CreateThingError};

const START: &str = "2026-01-02T03:04:05Z";

/// The head of an answer came, and then the connection ended.
fn cut_off(request_id: &'static str) -> Answer {
    let headers =
        HeaderMap::from_iter([("x-acs-request-id".parse().unwrap(), request_id.parse().unwrap())]);
    let error = TransportError::maybe_sent(TransportErrorKind::Interrupted);
    Err(error.after_head(StatusCode::OK, &headers))
}

fn not_sent() -> Answer {
    Err(TransportError::not_sent(TransportErrorKind::Connect))
}

/// Both clients create a thing, and meet this script.
fn creating_fails(
    script: impl Fn(usize) -> Answer + Send + Sync + Clone + 'static,
) -> [(Scripted, Error<CreateThingError>); 2] {
    both_scripted(&config(), moment(START), script).map(|scripted| {
        let error = scripted.client.send(&CreateThing::default()).unwrap_err();
        (scripted, error)
    })
}

/// Whoever looks for orders after the last attempt overlooks the order of the first.
#[test]
fn money_of_several_attempts_the_first_that_is_unclear_is_told() {
    let scripts: [fn(usize) -> Answer; 3] = [
        |number| if number == 0 { cut_off("R-first") } else { not_sent() },
        |number| if number == 0 { cut_off("R-first") } else { refusal(400, "Throttling.User") },
        |number| cut_off(if number == 0 { "R-first" } else { "R-later" }),
    ];
    for script in scripts {
        for (scripted, error) in creating_fails(script) {
            assert_eq!((error.attempts(), error.outcome()), (3, Outcome::Unknown));
            let unknown = error.outcome_unknown().unwrap();
            let first = &scripted.exchanges()[0].request;
            assert_eq!(first.headers()["x-acs-signature-nonce"], unknown.nonce());
            assert_eq!(unknown.sent_at(), moment(START));
            assert_eq!(unknown.request_id(), Some("R-first"));
        }
    }
}

/// How long the service asked to wait is about the attempt that it answered so.
#[test]
fn a_hint_is_forgotten_when_the_next_attempt_begins() {
    let scripts: [fn() -> Answer; 2] = [|| answer(200, "no JSON"), || answer(502, "<html>")];
    for last in scripts {
        let script = move |number| match number {
            0 => with_header(refusal(400, "Throttling.User"), "x-acs-retry-after", "1000"),
            _ => last(),
        };
        for scripted in both_scripted(&config(), moment(START), script) {
            let error = scripted.client.send(&renew_instance()).unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Answer, 2));
            assert_eq!(error.retry_after(), None);
            assert!(!error.explain().contains("Wait:"), "{}", error.explain());
        }
    }
}

#[test]
fn an_attempt_that_was_certainly_refused_is_not_the_unclear_one() {
    let script = |number| match number {
        0 => refusal(400, "Throttling.User"),
        1 => cut_off("R-second"),
        _ => not_sent(),
    };
    for (scripted, error) in creating_fails(script) {
        let unknown = error.outcome_unknown().unwrap();
        let second = &scripted.exchanges()[1].request;
        assert_eq!(second.headers()["x-acs-signature-nonce"], unknown.nonce());
        assert_eq!(unknown.request_id(), Some("R-second"));
    }
}

#[test]
fn an_error_never_says_of_an_unclear_call_that_nothing_was_sent() {
    let script = |number| if number == 0 { cut_off("R-first") } else { not_sent() };
    for (_, error) in creating_fails(script) {
        let shown = error.to_string();
        assert!(
            shown.contains("; nothing was sent this time; it may have been executed"),
            "{shown}"
        );
    }
    for scripted in both_scripted(&config(), moment(START), |_| not_sent()) {
        let shown = scripted.client.send(&renew_instance()).unwrap_err().to_string();
        assert!(shown.ends_with("; nothing was sent"), "{shown}");
    }
}

/// The clock of this machine was an hour ahead, as the service has shown.
#[test]
fn money_the_time_of_an_unclear_attempt_is_that_of_the_service() {
    let script = |number| match number {
        0 => {
            let refused = refusal(400, "InvalidTimeStamp.Expired");
            with_header(refused, "date", "Fri, 02 Jan 2026 02:04:05 GMT")
        }
        _ => answer(503, ""),
    };
    for scripted in both_scripted(&config(), moment(START), script) {
        let error = scripted.client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Answer, 2));
        let unknown = error.outcome_unknown().unwrap();
        assert_eq!(unknown.sent_at(), moment("2026-01-02T02:04:05Z"));
    }
}
