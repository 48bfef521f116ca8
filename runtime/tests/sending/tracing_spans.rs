//! What the feature `tracing` records, and what it must not.

use std::cell::RefCell;
use std::fmt::{self, Write};
use std::future::{Future, ready};
use std::sync::Once;
use std::time::Duration;

use aliyun_api::ens::RenewInstanceRequest;
use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{Client, Operation, RetryPolicy, Validation};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::clients::{
    Answer, AnyClient, answer, both_scripted, config, refusal, runtime, with_header,
};
use crate::machine::moment;
use crate::operations::renew_instance;
use crate::things::CreateThing;

thread_local! {
    /// What this thread records, if it does.
    static RECORDED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Writes down every field of every span and event of a thread that records.
struct Recorder;

impl Visit for Recorder {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        RECORDED.with_borrow_mut(|recorded| {
            if let Some(text) = recorded {
                writeln!(text, "{field}={value:?}").unwrap();
            }
        });
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("aliyun_runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Recorder);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Recorder);
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Recorder);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// What is recorded during a call. There is one recorder for all threads: one per thread would miss
/// what another thread, without a recorder, meets for the first time at the same moment.
fn recorded(call: impl FnOnce()) -> String {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| tracing::subscriber::set_global_default(Recorder).unwrap());
    RECORDED.set(Some(String::new()));
    call();
    RECORDED.take().unwrap()
}

#[test]
fn a_call_is_one_span_without_values() {
    let script = |number| match number {
        0 => refusal(400, "Throttling.User"),
        _ => answer(200, r#"{"RequestId":"R-2"}"#),
    };
    for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), script) {
        let shown = recorded(|| drop(scripted.client.send(&renew_instance())));
        for expected in [
            "product=\"Ens\"",
            "operation=\"RenewInstance\"",
            "code=Throttling.User",
            "request_id=R-1",
            "attempt=1",
            "attempt=2",
            "request_id=R-2",
            "duration_ms=",
            "message=an attempt failed",
            "message=an answer came that reports no failure",
        ] {
            assert!(shown.contains(expected), "{expected}: {shown}");
        }
        assert!(!shown.contains("i-5678") && !shown.contains("testAccessKey"), "{shown}");
    }
}

#[test]
fn a_success_that_repeats_a_secret_is_recorded_without_it() {
    let answers: [fn(usize) -> Answer; 2] = [
        |_| with_header(answer(200, "{}"), "x-acs-request-id", "testAccessKeySecret"),
        |_| answer(200, r#"{"RequestId":"testAccessKeySecret"}"#),
    ];
    for answers in answers {
        for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), answers) {
            let shown = recorded(|| drop(scripted.client.send(&renew_instance())));
            assert!(shown.contains("request_id=[redacted]"), "{shown}");
            assert!(!shown.contains("testAccessKey"), "{shown}");
        }
    }
}

#[test]
fn a_call_that_fails_is_recorded_with_its_last_answer() {
    let script = |number| match number {
        0 => refusal(400, "Throttling.User"),
        _ => refusal(400, "Some.New.Code"),
    };
    for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), script) {
        let shown = recorded(|| drop(scripted.client.send(&renew_instance())));
        let position = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text}: {shown}"));
        assert!(position("code=Throttling.User") < position("code=Some.New.Code"), "{shown}");
        assert!(position("code=Some.New.Code") < position("duration_ms="), "{shown}");
    }
}

#[test]
fn a_broken_rule_is_named_without_its_value() {
    let config = config().validation(Validation::Warn);
    let invalid = RenewInstanceRequest::new("i-do-not-show", 777_777);
    let start = moment("2026-01-02T03:04:05Z");
    for scripted in both_scripted(&config, start, |_| answer(200, "{}")) {
        let shown = recorded(|| drop(scripted.client.send(&invalid)));
        assert!(shown.contains("parameter=\"Period\""), "{shown}");
        assert!(shown.contains("rule=must be 1 to 9 or 12"), "{shown}");
        assert!(!shown.contains("777777") && !shown.contains("do-not-show"), "{shown}");
    }
}

/// What is recorded of a call that is dropped after a moment.
fn abandoned<F, O>(transport: fn() -> F, operation: &O) -> String
where
    F: Future<Output = Answer> + Send + 'static,
    O: Operation<Response: fmt::Debug>,
{
    recorded(|| {
        let config = config().retry(RetryPolicy::default().base_delay(Duration::MAX));
        let transport = move |_: http::Request<bytes::Bytes>, _| transport();
        let client = Client::with_transport(config, transport);
        let runtime = runtime();
        runtime.block_on(async {
            let moment = Duration::from_millis(10);
            assert!(tokio::time::timeout(moment, client.send(operation)).await.is_err());
        });
        drop(AnyClient::Async(client, runtime));
    })
}

#[test]
fn fault_53_an_abandoned_call_is_recorded() {
    const MAY_BE_EXECUTED: &str = "abandoned after the request was sent";
    let shown = abandoned(std::future::pending, &renew_instance());
    assert!(shown.contains(MAY_BE_EXECUTED), "{shown}");
    // While it waits for another attempt.
    let interrupted = || ready(Err(TransportError::maybe_sent(TransportErrorKind::Interrupted)));
    let shown = abandoned(interrupted, &CreateThing::default());
    assert!(shown.contains(MAY_BE_EXECUTED), "{shown}");
    let throttled = || ready(refusal(400, "Throttling.User"));
    let shown = abandoned(throttled, &CreateThing::default());
    assert!(!shown.contains(MAY_BE_EXECUTED), "{shown}");
    // A call that has ended leaves it to its error.
    let ended = recorded(|| {
        for scripted in
            both_scripted(&config(), moment("2026-01-02T03:04:05Z"), |_| answer(500, ""))
        {
            scripted.client.send(&CreateThing::default()).unwrap_err();
        }
    });
    assert!(!ended.contains(MAY_BE_EXECUTED), "{ended}");
}
