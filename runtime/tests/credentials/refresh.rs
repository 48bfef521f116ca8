//! Keeping credentials, and fetching new ones before they expire.

use std::future::{Future, pending};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::CredentialsSource;

use crate::bench::Bench;
use crate::driver::{PATIENCE, key, no_answer, plain};
use crate::environment::MadeUp;

#[test]
fn a_metadata_key_is_kept_until_a_quarter_of_an_hour_before_its_end() {
    let bench = Bench::ecs();
    bench.metadata("one", "2026-06-01T06:00:00Z").metadata("two", "2026-06-01T12:00:00Z");
    assert_eq!(bench.id(), "one");
    bench.pass(344);
    assert_eq!(bench.id(), "one");
    assert_eq!(bench.requests(), 2);
    bench.pass(1);
    assert_eq!(bench.id(), "two");
    assert_eq!(bench.requests(), 4);
}

#[test]
fn a_refresh_that_fails_does_no_harm_while_the_old_key_is_valid() {
    let bench = Bench::ecs();
    bench.metadata("one", "2026-06-01T01:00:00Z");
    assert_eq!(bench.id(), "one");
    bench.pass(50);
    assert_eq!(bench.id(), "one");
    let tried = bench.requests();
    assert!(tried > 2, "it has been tried");
    assert_eq!(bench.id(), "one");
    assert_eq!(bench.requests(), tried, "it is not tried again at once");
    bench.pass(1);
    assert_eq!(bench.id(), "one");
    assert!(bench.requests() > tried, "but after a while");
    bench.pass(9);
    let error = bench.get().expect_err("the old key has expired");
    assert!(error.to_string().contains("nobody answers"), "{error}");
    bench.metadata("two", "2026-06-01T06:00:00Z");
    assert_eq!(bench.id(), "two");
}

#[test]
fn a_short_session_is_used_for_most_of_its_life() {
    let bench = Bench::sts();
    bench.sts_answer("one", "2026-06-01T00:15:00Z").sts_answer("two", "2026-06-01T00:30:00Z");
    assert_eq!(bench.id(), "one");
    bench.pass(11);
    assert_eq!(bench.id(), "one");
    bench.pass(1);
    assert_eq!(bench.id(), "two");
    assert_eq!(bench.requests(), 2);
}

#[test]
fn a_long_session_is_renewed_a_quarter_of_an_hour_before_its_end() {
    let bench = Bench::sts();
    bench.sts_answer("one", "2026-06-01T12:00:00Z").sts_answer("two", "2026-06-02T00:00:00Z");
    assert_eq!(bench.id(), "one");
    bench.pass(704);
    assert_eq!(bench.id(), "one");
    bench.pass(1);
    assert_eq!(bench.id(), "two");
}

#[test]
fn a_metadata_key_near_its_end_is_not_fetched_for_every_call() {
    let bench = Bench::ecs();
    bench.metadata("one", "2026-06-01T00:10:00Z").metadata("one", "2026-06-01T00:10:00Z");
    assert_eq!(bench.id(), "one");
    assert_eq!(bench.id(), "one");
    assert_eq!(bench.requests(), 2);
    bench.pass(1);
    assert_eq!(bench.id(), "one");
    assert_eq!(bench.requests(), 4);
}

#[test]
fn the_step_that_had_credentials_is_kept() {
    let environment = MadeUp::with_variables([("ALIBABA_CLOUD_ECS_METADATA", "roleX")]);
    let bench = Bench::new(CredentialsSource::default_chain(), environment);
    bench.metadata("one", "2026-06-01T01:00:00Z");
    assert_eq!(bench.id(), "one");
    // Somebody configures another account: this program goes on with its own.
    bench.environment.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "another");
    bench.environment.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
    bench.pass(50);
    bench.metadata("two", "2026-06-01T06:00:00Z");
    assert_eq!(bench.id(), "two");
    bench.pass(600);
    let error = bench.get().expect_err("the metadata service does not answer");
    assert_eq!(error.findings().len(), 1);
}

#[test]
fn a_refused_key_is_read_anew() {
    let environment = MadeUp::with_variables([
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "old"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret"),
    ]);
    let bench = Bench::new(CredentialsSource::default_chain(), environment);
    let old = bench.get().expect("credentials");
    bench.environment.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "new");
    assert_eq!(key(&bench.get().expect("credentials")), plain("old", "secret"));
    bench.provider.forget(&old);
    assert_eq!(bench.provider.origin(), None);
    assert_eq!(key(&bench.get().expect("credentials")), plain("new", "secret"));
    bench.provider.forget(&old);
    assert_eq!(bench.provider.origin().as_deref(), Some("env"), "another key is kept by now");
}

#[cfg(unix)]
#[test]
fn a_task_does_not_block_while_a_program_runs() {
    let environment = MadeUp::default().with_file(
        "~/.aliyun/config.json",
        r#"{"current": "p", "profiles": [{"name": "p", "mode": "External", "process_command":
            "sh -c 'sleep 0.2; printf {\\\"access_key_id\\\":\\\"i\\\",\\\"access_key_secret\\\":\\\"s\\\"}'"}]}"#,
    );
    let bench = Bench::new(CredentialsSource::default_chain(), environment);
    let mut context = Context::from_waker(Waker::noop());
    let mut task = pin!(bench.provider.get_async(
        || PATIENCE,
        |_| pending::<()>(),
        |_| async { Err(no_answer("not needed")) }
    ));
    assert!(task.as_mut().poll(&mut context).is_pending());
    let found = (0..500).find_map(|_| {
        std::thread::sleep(Duration::from_millis(10));
        match task.as_mut().poll(&mut context) {
            Poll::Ready(found) => Some(found),
            Poll::Pending => None,
        }
    });
    assert_eq!(key(&found.expect("in time").expect("credentials")), plain("i", "s"));
}

#[test]
fn nothing_that_is_shown_for_debugging_has_a_secret() {
    let bench = Bench::new(
        CredentialsSource::fixed(Credentials::access_key("i", "hidden")),
        MadeUp::default(),
    );
    assert_eq!(bench.id(), "i");
    let turn = bench.provider.turn();
    for shown in [format!("{:?}", bench.provider), format!("{turn:?}")] {
        assert!(!shown.contains("hidden"), "{shown}");
    }
}
