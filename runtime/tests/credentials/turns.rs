//! Several callers at once: one fetches, and the others wait for it.

use std::cell::Cell;
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

/// Never ready.
fn never(_: Duration) -> Pending<()> {
    pending()
}

/// Ready whatever the time is.
fn at_once(_: Duration) -> Ready<()> {
    ready(())
}

/// What somebody who wants credentials now has to wait for.
fn joined(
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
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
    drop(stuck);

    let bench = Bench::sts();
    let Turn::Refresh(stuck) = bench.provider.turn() else { panic!("it is our turn") };
    let found = bench.provider.get(|| Duration::ZERO, |_| respond(Ok((200, STS_ANSWER))));
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
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
            let found = thread.join().expect("no panic").expect("credentials");
            assert_eq!(key(&found), temporary("STS.a", "b", "c"));
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
        assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
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
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
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
    assert_eq!(key(&found.expect("credentials")), temporary("STS.a", "b", "c"));
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
