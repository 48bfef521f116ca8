//! Several callers at once: one fetches, and the others wait for it.

use std::future::{Future, pending, ready};
use std::pin::pin;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use aliyun_runtime::credentials::{CredentialsSource, Need, Turn};

use crate::bench::Bench;
use crate::driver::{METADATA_ANSWER, PATIENCE, STS_ANSWER, key, no_answer, respond, temporary};
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
