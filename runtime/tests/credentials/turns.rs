//! Several callers at once: one fetches, and the others wait for it.

use std::future::{Future, Pending, Ready, pending, poll_fn, ready};
use std::pin::pin;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{
    CredentialsError, CredentialsProvider, CredentialsSource, Fetch, Need, Step, Turn, Waiting,
};
use aliyun_runtime::transport::{TransportError, TransportErrorKind};

use crate::bench::Bench;
use crate::driver::{PATIENCE, STS_ANSWER, key, no_answer, respond, temporary};
use crate::environment::MadeUp;

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

/// Never ready.
pub(crate) fn never(_: Duration) -> Pending<()> {
    pending()
}

/// Ready whatever the time is.
pub(crate) fn at_once(_: Duration) -> Ready<()> {
    ready(())
}

/// What somebody who wants credentials now has to wait for.
pub(crate) fn joined(
    provider: &CredentialsProvider,
) -> Waiting<Option<Result<Credentials, CredentialsError>>> {
    let Turn::Wait(waiting) = provider.turn() else { panic!("somebody fetches") };
    waiting
}

fn timed_out() -> TransportError {
    TransportError::maybe_sent(TransportErrorKind::Timeout)
}

/// The caller who fetches has less time than the request, more, or less but not so little.
#[test]
fn those_who_wait_do_not_share_a_lack_of_time() {
    let moment = Duration::from_millis(5);
    for (patience, took, is_shared) in [
        (moment, moment, false),
        // A socket may time out a little early.
        (Duration::from_millis(100), Duration::from_millis(99), false),
        (Duration::ZERO, Duration::ZERO, false),
        (PATIENCE, moment, true),
        (Duration::from_secs(9), moment, true),
    ] {
        let bench = Bench::sts();
        let mut theirs = None;
        let send = |fetch: Fetch| {
            theirs = Some(joined(&bench.provider));
            assert_eq!(fetch.limits.total, patience.min(Duration::from_secs(15)));
            std::thread::sleep(took);
            Err(timed_out())
        };
        bench.provider.get(|| patience, send).expect_err("no answer");
        let theirs = theirs.expect("it was sent").wait(Duration::ZERO).expect("it has ended");
        assert_eq!(theirs.is_some(), is_shared, "{patience:?}");
    }
}

#[test]
fn a_task_without_time_leaves_its_turn_to_another() {
    let bench = Bench::sts();
    let mut context = Context::from_waker(Waker::noop());
    let moment = Duration::from_millis(5);
    let sent = |_| {
        let mut answer = None;
        poll_fn(move |_| {
            answer.replace(timed_out()).map_or(Poll::Pending, |it| Poll::Ready(Err(it)))
        })
    };
    let mut first = pin!(bench.provider.get_async(|| moment, never, sent));
    assert!(first.as_mut().poll(&mut context).is_pending());
    let answered = |_| async { respond(Ok((200, STS_ANSWER))) };
    let mut second = pin!(bench.provider.get_async(|| PATIENCE, never, answered));
    assert!(second.as_mut().poll(&mut context).is_pending(), "it waits for the first");
    std::thread::sleep(moment);
    assert!(matches!(first.as_mut().poll(&mut context), Poll::Ready(Err(_))));
    let Poll::Ready(found) = second.as_mut().poll(&mut context) else { panic!("it takes over") };
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
}

#[cfg(unix)]
#[test]
fn those_who_wait_do_not_share_a_lack_of_time_for_a_program() {
    let config = r#"{"current": "p", "profiles":
        [{"name": "p", "mode": "External", "process_command": "sleep 7"}]}"#;
    for is_async in [true, false] {
        let environment = MadeUp::default().with_file("~/.aliyun/config.json", config);
        let bench = Bench::new(CredentialsSource::step(Step::CliProfile), environment);
        let mut theirs = None;
        let patience = || {
            theirs = Some(joined(&bench.provider));
            Duration::from_millis(5)
        };
        let found = if is_async {
            let send = |_| async { Err(no_answer("not needed")) };
            let mut task = pin!(bench.provider.get_async(patience, at_once, send));
            match task.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(found) => found,
                Poll::Pending => panic!("the time is over"),
            }
        } else {
            bench.provider.get(patience, |_| Err(no_answer("not needed")))
        };
        let error = found.expect_err("the time is over").to_string();
        assert!(error.contains("took too long"), "{error}");
        let theirs = theirs.expect("it was run").wait(Duration::ZERO).expect("it has ended");
        assert!(theirs.is_none(), "{theirs:?}");
    }
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
    let mut second = pin!(bench.provider.get_async(
        || PATIENCE,
        never,
        |_| async { respond(Ok((200, STS_ANSWER))) }
    ));
    {
        let mut first = pin!(bench.provider.get_async(|| PATIENCE, never, |_| pending()));
        assert!(first.as_mut().poll(&mut context).is_pending());
        assert!(second.as_mut().poll(&mut context).is_pending(), "it waits for the first");
    }
    let Poll::Ready(found) = second.as_mut().poll(&mut context) else { panic!("it takes over") };
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
}
