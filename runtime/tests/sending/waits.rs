//! How long a client waits between two attempts, and with what it comes back.

use std::future::{Future, pending, ready};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use std::time::Duration;

use aliyun_runtime::{Client, ErrorKind, Outcome, RetryPolicy};

use crate::clients::{answer, both_scripted, config, refusal, with_header};
use crate::machine::{ALL_ONES, ManualClock, moment, nonce};
use crate::operations::{DescribeInstances, renew_arm, renew_instance};
use crate::things::clock;

/// A date says when to come back by the clock of the service, which may be known to differ.
#[test]
fn fault_50_a_date_to_wait_for_is_read_by_the_clock_of_the_service() {
    let script = |number| match number {
        0 => {
            let refused = refusal(400, "InvalidTimeStamp.Expired");
            with_header(refused, "date", "Fri, 02 Jan 2026 04:04:05 GMT")
        }
        1 => {
            let throttled = refusal(429, "Throttling.User");
            with_header(throttled, "retry-after", "Fri, 02 Jan 2026 04:04:09 GMT")
        }
        _ => answer(200, "{}"),
    };
    let config = config().retry(RetryPolicy::default().base_delay(Duration::ZERO));
    for scripted in both_scripted(&config, clock(), script) {
        scripted.client.send(&renew_instance()).unwrap();
        assert_eq!(scripted.waits(), [Duration::from_secs(4)]);
    }
}

#[test]
fn fault_48_signed_after_waiting_and_fault_49_fresh_nonce() {
    let script = |number| match number {
        0 => with_header(refusal(400, "Throttling.User"), "x-acs-retry-after", "3000"),
        _ => answer(200, "{}"),
    };
    let config = config().retry(RetryPolicy::default().base_delay(Duration::ZERO));
    for scripted in both_scripted(&config, clock(), script) {
        scripted.client.send(&renew_instance()).unwrap();
        let exchanges = scripted.exchanges();
        let header = |index: usize, name: &str| exchanges[index].request.headers()[name].clone();
        assert_eq!(scripted.waits(), [Duration::from_secs(3)]);
        let apart = |index| moment(header(index, "x-acs-date").to_str().unwrap());
        assert_eq!(apart(1).duration_since(apart(0)).unwrap(), Duration::from_secs(3));
        for name in ["x-acs-signature-nonce", "authorization"] {
            assert_ne!(header(0, name), header(1, name));
        }
        // Fault 54: what was asked for is the same each time.
        assert_eq!(exchanges[0].request.uri(), exchanges[1].request.uri());
        assert_eq!(exchanges[0].request.body(), exchanges[1].request.body());
        assert!(exchanges[1].limits.total < exchanges[0].limits.total);
        assert!(exchanges.iter().all(|one| one.limits.fresh_connection));
    }
}

#[test]
fn fault_50_waits_that_the_service_asks_for() {
    for (name, value, expected) in [
        ("x-acs-retry-after", "2000", 2000),
        ("x-acs-retry-after", " 1500 ", 1500),
        ("x-acs-retry-after", "0", 0),
        ("retry-after", "3", 3000),
        ("retry-after", "Fri, 02 Jan 2026 03:04:09 GMT", 4000),
        ("retry-after", "Fri, 02 Jan 2026 03:04:01 GMT", 0),
        ("retry-after", "Friday, 02-Jan-26 03:04:09 GMT", 4000),
        ("retry-after", "Sun Nov 99 99:99:99 9999", 0),
        ("retry-after", "-3", 0),
        ("retry-after", "3.5", 0),
        ("x-acs-retry-after", "0x10", 0),
        ("x-acs-retry-after", "-5", 0),
        ("x-acs-retry-after", "NaN", 0),
        ("x-acs-retry-after", "1.5", 0),
        ("x-acs-retry-after", "+7", 0),
        ("x-acs-retry-after", "", 0),
        ("x-acs-retry-after", "99999999999999999999999", 0),
        ("x-ratelimit-user-api", "Limit:10,Remain:0,TimeLeft:1000", 0),
    ] {
        let script = move |number| match number {
            0 => with_header(refusal(400, "Throttling"), name, value),
            _ => answer(200, "{}"),
        };
        let config = config()
            .randomness(nonce(ALL_ONES))
            .retry(RetryPolicy::default().base_delay(Duration::from_millis(100)));
        for scripted in both_scripted(&config, clock(), script) {
            scripted.client.send(&renew_instance()).unwrap();
            // The whole random part is on top, so that clients do not come back together.
            let wait = Duration::from_millis(expected + 100);
            assert_eq!(scripted.waits(), [wait], "{name}: {value}");
        }
    }
}

#[test]
fn fault_50_the_hint_of_the_service_comes_before_that_of_http() {
    for (milliseconds, expected) in [("1500", 1500), ("-1", 7000), ("soon", 7000)] {
        let script = move |number| match number {
            0 => {
                let refused = with_header(refusal(429, "Throttling"), "retry-after", "7");
                with_header(refused, "x-acs-retry-after", milliseconds)
            }
            _ => answer(200, "{}"),
        };
        let policy = RetryPolicy::default().base_delay(Duration::ZERO);
        for scripted in both_scripted(&config().retry(policy), clock(), script) {
            scripted.client.send(&renew_instance()).unwrap();
            assert_eq!(scripted.waits(), [Duration::from_millis(expected)], "{milliseconds}");
        }
    }
}

/// A fresh nonce, or a clock that is right, is no reason to come back before that.
#[test]
fn fault_50_a_hint_holds_whatever_is_to_change() {
    for (milliseconds, attempts, waits) in [("2000", 2, vec![2000]), ("60001", 1, vec![])] {
        for code in ["SignatureNonceUsed", "InvalidTimeStamp.Expired"] {
            let script = move |number| match number {
                0 => {
                    let refused =
                        with_header(refusal(400, code), "x-acs-retry-after", milliseconds);
                    with_header(refused, "date", "Fri, 02 Jan 2026 04:04:05 GMT")
                }
                _ => answer(200, "{}"),
            };
            let patient = config().total_timeout(Duration::from_secs(1000));
            for scripted in both_scripted(&patient, clock(), script) {
                assert_eq!(scripted.client.send(&DescribeInstances).is_ok(), attempts == 2);
                assert_eq!(scripted.exchanges().len(), attempts, "{code}");
                let expected: Vec<_> = waits.iter().copied().map(Duration::from_millis).collect();
                assert_eq!(scripted.waits(), expected, "{code}");
            }
        }
    }
}

#[test]
fn fault_50_a_hint_of_more_than_a_minute_ends_the_call() {
    let year = Duration::from_secs(365 * 24 * 60 * 60);
    for (name, value, told) in [
        ("x-acs-retry-after", "60001", Duration::from_millis(60_001)),
        ("x-acs-retry-after", "7200000", Duration::from_secs(7200)),
        ("retry-after", "7200", Duration::from_secs(7200)),
        ("retry-after", "Fri, 02 Jan 2026 05:04:05 GMT", Duration::from_secs(7200)),
        ("retry-after", "18446744073709551615", year),
    ] {
        let script = |_| with_header(refusal(400, "Throttling"), name, value);
        let patient = config().total_timeout(Duration::from_secs(100_000));
        for scripted in both_scripted(&patient, clock(), script) {
            let error = scripted.client.send(&renew_instance()).unwrap_err();
            assert!(error.is_throttled());
            assert_eq!((error.outcome(), error.attempts()), (Outcome::Refused, 1), "{value}");
            assert_eq!(error.retry_after(), Some(told), "{name}: {value}");
            assert!(error.explain().contains(&format!("{told:?} at least")), "{value}");
            assert!(scripted.waits().is_empty(), "{name}: {value}");
        }
    }
}

#[test]
fn fault_50_a_hint_of_a_minute_is_waited_for_if_the_call_has_the_time() {
    let script = |_| with_header(refusal(400, "Throttling"), "x-acs-retry-after", "60000");
    let patient = config().total_timeout(Duration::from_secs(1000)).randomness(nonce(ALL_ONES));
    for scripted in both_scripted(&patient, clock(), script) {
        let error = scripted.client.send(&renew_instance()).unwrap_err();
        assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
        let waits = [60_250, 60_500].map(Duration::from_millis);
        assert_eq!(scripted.waits(), waits);
    }
    // Sixty seconds are more than a call may take, so it ends at once.
    for scripted in both_scripted(&config(), clock(), script) {
        let error = scripted.client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Service, 1));
        assert!(scripted.waits().is_empty());
    }
}

/// An attempt without time for its answer would make an unclear outcome of a certain refusal.
#[test]
fn money_a_renewal_is_not_sent_when_no_time_is_left_for_its_answer() {
    let config = config().retry(RetryPolicy::default().base_delay(Duration::ZERO));
    for (hint, renewals) in [("22000", 2), ("23000", 1), ("29900", 1)] {
        let script = move |number| match number {
            0 => with_header(refusal(400, "Throttling.User"), "x-acs-retry-after", hint),
            _ => answer(200, r#"{"RequestId":"R"}"#),
        };
        for scripted in both_scripted(&config, clock(), script) {
            let renewed = scripted.client.send(&renew_instance());
            assert_eq!(scripted.exchanges().len(), renewals, "{hint}");
            match renewed {
                Ok(_) => assert_eq!(renewals, 2),
                Err(error) => {
                    assert_eq!((error.outcome(), error.attempts()), (Outcome::Refused, 1));
                    assert_eq!(
                        error.retry_after(),
                        Some(Duration::from_millis(hint.parse().unwrap()))
                    );
                }
            }
        }
        for scripted in both_scripted(&config, clock(), script) {
            scripted.client.send(&DescribeInstances).unwrap();
            assert_eq!(scripted.exchanges().len(), 2, "{hint}");
        }
    }
}

/// To wait as long as the whole call may take leaves no time at all.
#[test]
fn fault_50_a_hint_that_takes_all_the_time_ends_the_call_at_once() {
    let config = config().retry(RetryPolicy::default().base_delay(Duration::ZERO));
    for (hint, attempts) in [("29999", 2), ("30000", 1)] {
        let script = move |number| match number {
            0 => with_header(refusal(400, "Throttling"), "x-acs-retry-after", hint),
            _ => answer(200, "{}"),
        };
        for scripted in both_scripted(&config, clock(), script) {
            assert_eq!(scripted.client.send(&DescribeInstances).is_ok(), attempts == 2, "{hint}");
            assert_eq!(scripted.exchanges().len(), attempts, "{hint}");
            assert_eq!(scripted.waits().len(), attempts - 1, "{hint}");
        }
    }
}

/// Whatever the times, a call that has lost none of its own is sent.
#[test]
fn a_renewal_with_little_time_is_sent_all_the_same() {
    let [none, little, second] = [Duration::ZERO, Duration::from_nanos(1), Duration::from_secs(1)];
    for (total, read, connect) in [
        (second, second, second),
        (second, second * 10, second * 10),
        (second, none, none),
        (little, second, second),
        (second * 3_600, second, second * 7_200),
    ] {
        let config = config().total_timeout(total).read_timeout(read).connect_timeout(connect);
        for scripted in both_scripted(&config, clock(), |_| answer(200, r#"{"RequestId":"R"}"#)) {
            scripted.client.send(&renew_instance()).unwrap();
        }
    }
}

/// A renewal does not wait for a place among the documented rate of calls if no time for its answer would
/// be left then.
#[test]
fn money_a_renewal_does_not_wait_for_a_place_without_time_for_its_answer() {
    for (total, eleventh) in [(1_500, true), (1_100, false)] {
        let config = config().total_timeout(Duration::from_millis(total));
        for scripted in both_scripted(&config, clock(), |_| answer(200, r#"{"RequestId":"R"}"#)) {
            for _ in 0..10 {
                scripted.client.send(&renew_arm()).unwrap();
            }
            let sent = scripted.client.send(&renew_arm());
            assert_eq!(scripted.exchanges().len(), 10 + usize::from(eleventh));
            if let Err(error) = sent {
                assert_eq!((error.outcome(), error.is_throttled()), (Outcome::NotSent, true));
                assert!(scripted.waits().is_empty());
            }
        }
    }
}

/// A program may stop waiting. The calls that it makes later do not wait for those that it never made.
#[test]
fn fault_53_calls_that_are_given_up_while_they_wait_leave_their_places() {
    let sent = Arc::new(AtomicUsize::new(0));
    let seen = sent.clone();
    let transport = move |_, _| {
        seen.fetch_add(1, Ordering::SeqCst);
        ready(answer(200, r#"{"RequestId":"R"}"#))
    };
    let waits = Arc::new(Mutex::new(Vec::new()));
    let waited = waits.clone();
    let sleep = move |duration| {
        waited.lock().unwrap().push(duration);
        pending()
    };
    let config = config().clock(ManualClock::at(clock()));
    let client = Client::with_parts(config, transport, sleep);
    let mut context = Context::from_waker(Waker::noop());
    let mut poll_once = || pin!(client.send(&renew_arm())).poll(&mut context).is_ready();
    for number in 0..40 {
        // Ten a second are documented.
        assert_eq!(poll_once(), number < 10);
    }
    assert_eq!(sent.load(Ordering::SeqCst), 10);
    assert_eq!(*waits.lock().unwrap(), [Duration::from_secs(1); 30]);
}
