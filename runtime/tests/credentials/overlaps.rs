//! Fetches that overlap: one has got stuck or is slow, and another takes over.

use std::cell::Cell;
use std::future::{Future, pending, poll_fn, ready};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{CredentialsError, CredentialsSource, Need, Turn};

use crate::bench::Bench;
use crate::driver::{METADATA_ANSWER, PATIENCE, STS_ANSWER, key, respond, temporary};
use crate::environment::MadeUp;
use crate::turns::{at_once, joined, never};

/// What [`STS_ANSWER`] holds has been found.
#[track_caller]
fn assert_fetched(found: Result<Credentials, CredentialsError>) {
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
}

#[test]
fn one_whose_patience_ends_fetches_by_itself() {
    let bench = Bench::sts();
    let mut context = Context::from_waker(Waker::noop());
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let mut task = pin!(bench.provider.get_async(
        || Duration::ZERO,
        at_once,
        |_| async { respond(Ok((200, STS_ANSWER))) }
    ));
    let Poll::Ready(found) = task.as_mut().poll(&mut context) else { panic!("it must not wait") };
    assert_fetched(found);
    drop(stuck);

    let bench = Bench::sts();
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let found = bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, STS_ANSWER))));
    assert_fetched(found);
    drop(stuck);
}

/// Several have waited for one that has got stuck: not all of them fetch.
#[test]
fn of_those_whose_patience_ends_one_takes_over() {
    let bench = Bench::sts();
    let provider = &bench.provider;
    let Turn::Refresh(stuck) = provider.turn() else { panic!("it is our turn") };
    let fetches = AtomicUsize::new(0);
    let get = || {
        let mut times = [Duration::from_millis(20)].into_iter();
        let patience = || times.next().unwrap_or(PATIENCE);
        provider.get(patience, |_| {
            fetches.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(50));
            respond(Ok((200, STS_ANSWER)))
        })
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(get)).collect();
        for thread in threads {
            assert_fetched(thread.join().expect("no panic"));
        }
    });
    assert_eq!(fetches.load(Ordering::SeqCst), 1);
    drop(stuck);
}

#[test]
fn of_the_tasks_whose_patience_ends_one_takes_over() {
    let bench = Bench::sts();
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let mut context = Context::from_waker(Waker::noop());
    let fetches = AtomicUsize::new(0);
    let is_over = &Cell::new(false);
    let task = || {
        let mut times = [Duration::ZERO].into_iter();
        let patience = move || times.next().unwrap_or(PATIENCE);
        let sleep =
            |time: Duration| {
                poll_fn(move |_| {
                    if time.is_zero() && is_over.get() { Poll::Ready(()) } else { Poll::Pending }
                })
            };
        Box::pin(bench.provider.get_async(patience, sleep, |_| {
            fetches.fetch_add(1, Ordering::SeqCst);
            let mut answer = None;
            poll_fn(move |_| match answer.replace(()) {
                None => Poll::Pending,
                Some(()) => Poll::Ready(respond(Ok((200, STS_ANSWER)))),
            })
        }))
    };
    let mut tasks: Vec<_> = (0..4).map(|_| task()).collect();
    for over in [false, true] {
        is_over.set(over);
        for task in &mut tasks {
            assert!(task.as_mut().poll(&mut context).is_pending());
        }
    }
    for task in &mut tasks {
        let Poll::Ready(found) = task.as_mut().poll(&mut context) else { panic!("it is there") };
        assert_fetched(found);
    }
    assert_eq!(fetches.load(Ordering::SeqCst), 1);
    drop(stuck);
}

/// One with less patience has taken over meanwhile.
#[test]
fn whoever_waits_for_one_that_got_stuck_gets_what_another_fetches() {
    let bench = Bench::sts();
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let mut context = Context::from_waker(Waker::noop());
    let mut patient = pin!(bench.provider.get_async(|| PATIENCE, never, |_| pending()));
    assert!(patient.as_mut().poll(&mut context).is_pending());
    bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, STS_ANSWER)))).expect("a key");
    let Poll::Ready(found) = patient.as_mut().poll(&mut context) else { panic!("it is there") };
    assert_fetched(found);
    drop(stuck);
}

/// The one that has taken over has got stuck, and the one before it has not.
#[test]
fn whoever_waits_for_one_that_took_over_gets_what_the_first_one_finds() {
    let bench = Bench::sts();
    let Turn::Refresh(mut first) = bench.provider.turn() else { panic!("it is our turn") };
    assert!(matches!(first.advance(), Need::Fetch(_)));
    let mut context = Context::from_waker(Waker::noop());
    let mut second = pin!(bench.provider.get_async(|| Duration::ZERO, at_once, |_| pending()));
    assert!(second.as_mut().poll(&mut context).is_pending());
    let mut third = pin!(bench.provider.get_async(|| PATIENCE, never, |_| pending()));
    assert!(third.as_mut().poll(&mut context).is_pending());
    first.fetched(respond(Ok((200, STS_ANSWER))));
    assert!(matches!(first.advance(), Need::Nothing(Ok(_))));
    let Poll::Ready(found) = third.as_mut().poll(&mut context) else { panic!("it is there") };
    assert_fetched(found);
}

/// After three minutes the next one to ask fetches in place of one that got stuck.
#[test]
fn nobody_waits_longer_for_one_fetch_than_until_it_counts_as_abandoned() {
    let bench = Bench::sts();
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let longest = Cell::new(None);
    let sleep = |time| {
        longest.set(Some(time));
        ready(())
    };
    let hour = Duration::from_secs(3600);
    let send = |_| ready(respond(Ok((200, STS_ANSWER))));
    let mut task = pin!(bench.provider.get_async(|| hour, sleep, send));
    assert!(task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());
    assert_eq!(longest.get(), Some(Duration::from_secs(180)));
    drop(stuck);
}

/// What it found may have been refused meanwhile.
#[test]
fn a_fetch_that_ends_late_does_not_replace_what_was_fetched_since() {
    let bench = Bench::sts();
    let Turn::Refresh(mut late) = bench.provider.turn() else { panic!("it is our turn") };
    assert!(matches!(late.advance(), Need::Fetch(_)));
    let key = r#"{"Credentials": {"AccessKeyId": "STS.new", "AccessKeySecret": "s",
        "SecurityToken": "t", "Expiration": "2026-06-01T00:50:00Z"}}"#;
    bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, key)))).expect("a key");
    late.fetched(respond(Ok((200, STS_ANSWER))));
    let Need::Nothing(Ok(found)) = late.advance() else { panic!("it has ended") };
    assert_eq!(found.access_key_id(), Some("STS.new"));
    assert_eq!(bench.id(), "STS.new");
}

/// One that got stuck, or renews the key, does not know of the refusal.
#[test]
fn a_fetch_does_not_bring_back_what_was_refused_while_it_was_under_way() {
    let bench = Bench::sts();
    let Turn::Refresh(mut stuck) = bench.provider.turn() else { panic!("it is our turn") };
    assert!(matches!(stuck.advance(), Need::Fetch(_)));
    let refused = bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, STS_ANSWER))));
    bench.provider.forget(&refused.expect("a key"));

    let mut context = Context::from_waker(Waker::noop());
    let Turn::Refresh(newer) = bench.provider.turn() else { panic!("nothing is kept") };
    let mut waits = joined(&bench.provider);
    stuck.fetched(respond(Ok((200, STS_ANSWER))));
    assert!(matches!(stuck.advance(), Need::Fetch(_)), "it begins again");
    assert_eq!(bench.provider.origin(), None);
    assert!(pin!(&mut waits).poll(&mut context).is_pending(), "the newer fetch goes on");

    let other = r#"{"Credentials": {"AccessKeyId": "STS.new", "AccessKeySecret": "s",
        "SecurityToken": "t", "Expiration": "2026-06-01T00:50:00Z"}}"#;
    stuck.fetched(respond(Ok((200, other))));
    let Need::Nothing(Ok(found)) = stuck.advance() else { panic!("it has ended") };
    assert_eq!(found.access_key_id(), Some("STS.new"));
    let served = waits.wait(Duration::ZERO).expect("an outcome").expect("of a fetch");
    assert_eq!(served.expect("a key").access_key_id(), Some("STS.new"));
    drop(newer);
}

/// The only key there is may be taken by another service.
#[test]
fn a_fetch_that_begins_again_takes_a_refused_key_if_there_is_no_other() {
    let bench = Bench::sts();
    let Turn::Refresh(mut stuck) = bench.provider.turn() else { panic!("it is our turn") };
    assert!(matches!(stuck.advance(), Need::Fetch(_)));
    let refused = bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, STS_ANSWER))));
    bench.provider.forget(&refused.expect("a key"));
    for _ in 0..2 {
        assert!(matches!(stuck.advance(), Need::Fetch(_)));
        stuck.fetched(respond(Ok((200, STS_ANSWER))));
    }
    assert!(matches!(stuck.advance(), Need::Nothing(Ok(_))));
    assert_eq!(bench.id(), "STS.a");
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
