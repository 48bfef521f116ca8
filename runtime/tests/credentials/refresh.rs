//! Keeping credentials, fetching new ones before they expire, and one fetch at a time.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::{Future, pending, ready};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{
    AssumeRole, CredentialsError, CredentialsProvider, CredentialsSource, Fetch, Need, Turn,
};
use aliyun_runtime::transport::TransportError;
use bytes::Bytes;
use http::Response;

use crate::driver::{
    METADATA_ANSWER, PATIENCE, STS_ANSWER, key, no_answer, plain, respond, temporary,
};
use crate::environment::MadeUp;

/// A provider whose clock a test moves, and the answers that its requests get.
struct Bench {
    environment: Arc<MadeUp>,
    provider: CredentialsProvider,
    answers: RefCell<VecDeque<Result<Response<Bytes>, TransportError>>>,
    requests: AtomicUsize,
}

impl Bench {
    fn new(source: CredentialsSource, environment: MadeUp) -> Self {
        let environment = Arc::new(environment);
        let provider = CredentialsProvider::with_environment(source, environment.clone());
        Self { environment, provider, answers: RefCell::default(), requests: AtomicUsize::new(0) }
    }

    fn ecs() -> Self {
        Self::new(CredentialsSource::ecs_role("roleX"), MadeUp::default())
    }

    fn sts() -> Self {
        let base = CredentialsSource::fixed(Credentials::access_key("i", "s"));
        Self::new(base.assume_role(AssumeRole::new("acs:ram::1:role/r")), MadeUp::default())
    }

    /// Prepares the answers to a token and a key of the metadata service.
    fn metadata(&self, id: &str, expiration: &str) -> &Self {
        let body = format!(
            r#"{{"Code": "Success", "AccessKeyId": "{id}", "AccessKeySecret": "s",
                "SecurityToken": "t", "Expiration": "{expiration}"}}"#
        );
        let body = Response::new(Bytes::from(body));
        self.answers.borrow_mut().extend([respond(Ok((200, "token"))), Ok(body)]);
        self
    }

    fn sts_answer(&self, id: &str, expiration: &str) -> &Self {
        let body = format!(
            r#"{{"Credentials": {{"AccessKeyId": "{id}", "AccessKeySecret": "s",
                "SecurityToken": "t", "Expiration": "{expiration}"}}}}"#
        );
        self.answers.borrow_mut().push_back(Ok(Response::new(Bytes::from(body))));
        self
    }

    fn get(&self) -> Result<Credentials, CredentialsError> {
        self.provider.get(
            || PATIENCE,
            |_fetch: Fetch| {
                self.requests.fetch_add(1, Ordering::SeqCst);
                self.answers
                    .borrow_mut()
                    .pop_front()
                    .unwrap_or_else(|| Err(no_answer("nobody answers")))
            },
        )
    }

    fn id(&self) -> String {
        self.get().expect("credentials").access_key_id().expect("an id").to_owned()
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    fn pass(&self, minutes: u64) {
        self.environment.pass(Duration::from_secs(60 * minutes));
    }
}

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

#[test]
fn many_threads_make_one_fetch() {
    let bench = Bench::sts();
    let provider = &bench.provider;
    let fetches = AtomicUsize::new(0);
    let barrier = Barrier::new(8);
    let keys: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    provider.get(
                        || PATIENCE,
                        |_| {
                            fetches.fetch_add(1, Ordering::SeqCst);
                            std::thread::sleep(Duration::from_millis(50));
                            respond(Ok((200, STS_ANSWER)))
                        },
                    )
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert_eq!(fetches.load(Ordering::SeqCst), 1);
    assert_eq!(keys.len(), 8);
    for found in keys {
        assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
    }
}

#[test]
fn those_who_wait_share_a_failure() {
    let bench = Bench::sts();
    let Turn::Refresh(mut refresh) = bench.provider.turn() else { panic!("it is our turn") };
    let Turn::Wait(waiting) = bench.provider.turn() else { panic!("the other must wait") };
    assert!(matches!(refresh.advance(), Need::Fetch(_)));
    assert!(matches!(refresh.advance(), Need::Fetch(_)), "the same again, without an answer");
    refresh.fetched(Err(no_answer("connection reset")));
    let Need::Nothing(Err(mine)) = refresh.advance() else { panic!("it has failed") };
    let theirs = waiting.wait(Duration::from_secs(5)).expect("in time").expect("an outcome");
    assert_eq!(theirs.expect_err("the same error"), mine);
    assert!(mine.to_string().contains("connection reset"), "{mine}");
    assert!(matches!(refresh.advance(), Need::Nothing(Err(_))), "the end stays the end");
    assert!(matches!(bench.provider.turn(), Turn::Refresh(_)), "the next one tries again");
}

#[test]
fn while_one_fetches_the_others_use_the_old_key() {
    let bench = Bench::ecs();
    bench.metadata("one", "2026-06-01T01:00:00Z");
    assert_eq!(bench.id(), "one");
    bench.pass(50);
    let Turn::Refresh(refresh) = bench.provider.turn() else { panic!("it is due") };
    let Turn::Ready(old) = bench.provider.turn() else { panic!("the old key is valid") };
    assert_eq!(old.access_key_id(), Some("one"));
    drop(refresh);
}

#[test]
fn a_task_that_is_dropped_leaves_its_turn_to_another() {
    let bench = Bench::sts();
    let mut context = Context::from_waker(Waker::noop());
    let mut second =
        pin!(bench.provider.get_async(pending::<()>, |_| async { respond(Ok((200, STS_ANSWER))) }));
    {
        let mut first = pin!(bench.provider.get_async(pending::<()>, |_| pending()));
        assert!(first.as_mut().poll(&mut context).is_pending());
        assert!(second.as_mut().poll(&mut context).is_pending(), "it waits for the first");
    }
    let Poll::Ready(found) = second.as_mut().poll(&mut context) else { panic!("it takes over") };
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
}

#[test]
fn one_whose_patience_ends_fetches_by_itself() {
    let bench = Bench::sts();
    let mut context = Context::from_waker(Waker::noop());
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let mut task =
        pin!(bench.provider.get_async(|| ready(()), |_| async { respond(Ok((200, STS_ANSWER))) }));
    let Poll::Ready(found) = task.as_mut().poll(&mut context) else { panic!("it must not wait") };
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
    drop(stuck);

    let bench = Bench::sts();
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let found = bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, STS_ANSWER))));
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
    drop(stuck);
}

/// Both begin with the whole chain; the first to end leaves one step of it.
#[test]
fn two_fetches_at_once_leave_the_step_that_had_credentials() {
    let address = "http://127.0.0.1/credentials";
    let environment = MadeUp::with_variables([("ALIBABA_CLOUD_CREDENTIALS_URI", address)]);
    environment.set("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");
    let bench = Bench::new(CredentialsSource::default_chain(), environment);
    let Turn::Refresh(mut first) = bench.provider.turn() else { panic!("it is our turn") };
    assert!(matches!(first.advance(), Need::Fetch(_)));
    bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, METADATA_ANSWER)))).expect("a key");
    first.fetched(respond(Ok((200, METADATA_ANSWER))));
    let Need::Nothing(Ok(found)) = first.advance() else { panic!("it has ended") };
    assert_eq!(found.access_key_id(), Some("STS.m"));

    bench.provider.forget(&found);
    let again = bench.provider.get(|| PATIENCE, |_| respond(Ok((200, METADATA_ANSWER))));
    assert_eq!(again.expect("a key").access_key_id(), Some("STS.m"));
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
    let mut task =
        pin!(bench.provider.get_async(pending::<()>, |_| async { Err(no_answer("not needed")) }));
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
