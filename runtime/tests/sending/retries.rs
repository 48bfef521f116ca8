//! When a request is sent again.

use std::future::ready;
use std::time::{Duration, SystemTime};

use aliyun_runtime::transport::{Limits, TransportError, TransportErrorKind};
use aliyun_runtime::{Client, Outcome, RetryPolicy, blocking};
use bytes::Bytes;

use crate::clients::{
    Answer, AnyClient, answer, both_scripted, config, refusal, runtime, with_header,
};
use crate::machine::{ManualClock, moment};
use crate::operations::{DescribeInstances, renew_arm, renew_instance};

fn clock() -> SystemTime {
    moment("2026-01-02T03:04:05Z")
}

fn not_sent(kind: TransportErrorKind) -> Answer {
    Err(TransportError::not_sent(kind))
}

fn maybe_sent(kind: TransportErrorKind) -> Answer {
    Err(TransportError::maybe_sent(kind))
}

/// The second one would let a renewal be sent again.
fn two_codes() -> Answer {
    answer(400, r#"{"Code":"InternalError","code":"Throttling.User","Message":"m"}"#)
}

/// The date would correct the clock, if it were sure that nothing was executed.
fn clock_and_success() -> Answer {
    let refused = refusal(200, "InvalidTimeStamp.Expired");
    with_header(refused, "date", "Fri, 02 Jan 2026 04:04:05 GMT")
}

/// A name, the failure of every attempt, and what is expected.
type Case<E> = (&'static str, fn() -> Answer, E);

#[test]
fn money_what_a_renewal_does_after_every_kind_of_failure() {
    use TransportErrorKind::{Connect, Interrupted, Protocol, Timeout, Tls};
    let cases: [Case<(usize, Outcome)>; 36] = [
        ("refused connection", || not_sent(Connect), (3, Outcome::NotSent)),
        ("connect timeout", || not_sent(Timeout), (3, Outcome::NotSent)),
        ("bad certificate", || not_sent(Tls), (1, Outcome::NotSent)),
        ("reset", || maybe_sent(Interrupted), (1, Outcome::Unknown)),
        ("timeout", || maybe_sent(Timeout), (1, Outcome::Unknown)),
        ("no HTTP", || maybe_sent(Protocol), (1, Outcome::Unknown)),
        ("unclear connect", || maybe_sent(Connect), (1, Outcome::Unknown)),
        ("throttled", || refusal(400, "Throttling.User"), (3, Outcome::Refused)),
        ("throttled, new code", || refusal(503, "Throttling.Brand.New"), (3, Outcome::Refused)),
        ("throttled, request fault", || refusal(403, "Throttling.New"), (3, Outcome::Refused)),
        ("throttled, server fault", || refusal(500, "Throttling.New"), (1, Outcome::Unknown)),
        ("throttled, bad gateway", || refusal(502, "Throttling.New"), (1, Outcome::Unknown)),
        ("throttled, documented", || refusal(500, "Throttling.User"), (3, Outcome::Refused)),
        ("throttled, behind a gateway", || refusal(504, "Throttling.User"), (1, Outcome::Unknown)),
        ("throttled, from behind one", || refusal(502, "Throttling.User"), (1, Outcome::Unknown)),
        ("throttled, host too slow", || refusal(524, "Throttling.User"), (1, Outcome::Unknown)),
        ("throttled, client gone", || refusal(499, "Throttling.New"), (1, Outcome::Unknown)),
        ("throttled, odd status", || refusal(999, "Throttling.User"), (1, Outcome::Unknown)),
        ("two codes", two_codes, (1, Outcome::Unknown)),
        ("quota", || refusal(429, "Throttling.Resource"), (1, Outcome::Unknown)),
        ("throttled, but a success", || refusal(200, "Throttling.User"), (1, Outcome::Unknown)),
        ("clock, but a success", clock_and_success, (1, Outcome::Unknown)),
        ("no throttling", || refusal(429, "ThrottlingLike"), (1, Outcome::Unknown)),
        ("nonce", || refusal(400, "SignatureNonceUsed"), (1, Outcome::Unknown)),
        ("clock, no date", || refusal(400, "InvalidTimeStamp.Expired"), (1, Outcome::Refused)),
        ("expired token", || refusal(401, "InvalidSecurityToken.Expired"), (1, Outcome::Refused)),
        ("bad parameter", || refusal(400, "InvalidParameter.Period"), (1, Outcome::Failed)),
        ("behind a gateway", || refusal(504, "InvalidParameter.Period"), (1, Outcome::Unknown)),
        ("order failed", || refusal(400, "OrderFailed"), (1, Outcome::Unknown)),
        ("unavailable", || refusal(503, "ServiceUnavailable"), (1, Outcome::Unknown)),
        ("unknown code", || refusal(400, "Some.New.Code"), (1, Outcome::Unknown)),
        ("status 408 without code", || answer(408, ""), (1, Outcome::Unknown)),
        ("status 429 without code", || answer(429, "{}"), (1, Outcome::Unknown)),
        ("status 503 without code", || answer(503, ""), (1, Outcome::Unknown)),
        ("redirect", || answer(307, ""), (1, Outcome::Unknown)),
        ("success without end", || answer(200, "{"), (1, Outcome::Unknown)),
    ];
    for (name, failure, (attempts, outcome)) in cases {
        for scripted in both_scripted(&config(), clock(), move |_| failure()) {
            let error = scripted.client.send(&renew_instance()).unwrap_err();
            assert_eq!(scripted.exchanges().len(), attempts, "{name}");
            assert_eq!(error.attempts() as usize, attempts, "{name}");
            assert_eq!(error.outcome(), outcome, "{name}");
            assert_eq!(error.outcome_unknown().is_some(), outcome == Outcome::Unknown, "{name}");
        }
    }
}

#[test]
fn reading_is_sent_again_after_transient_failures_only() {
    use TransportErrorKind::{Interrupted, Timeout, TooLarge};
    let cases: [Case<usize>; 13] = [
        ("reset", || maybe_sent(Interrupted), 3),
        ("timeout", || maybe_sent(Timeout), 3),
        ("unavailable", || refusal(503, "ServiceUnavailable"), 3),
        ("nonce", || refusal(400, "SignatureNonceUsed"), 3),
        ("status 502", || answer(502, "<html>"), 3),
        ("status 408", || answer(408, ""), 3),
        ("status 501", || answer(501, ""), 1),
        ("unknown code of a server fault", || refusal(500, "Some.New.Code"), 3),
        ("too large", || maybe_sent(TooLarge), 1),
        ("bad parameter", || refusal(400, "InvalidParameter.Period"), 1),
        ("unknown code", || refusal(400, "Some.New.Code"), 1),
        ("malformed", || answer(200, "{"), 1),
        ("redirect", || answer(302, ""), 1),
    ];
    for (name, failure, attempts) in cases {
        for scripted in both_scripted(&config(), clock(), move |_| failure()) {
            let error = scripted.client.send(&DescribeInstances).unwrap_err();
            assert_eq!(scripted.exchanges().len(), attempts, "{name}");
            assert!(error.outcome_unknown().is_none(), "{name}");
        }
    }
}

/// Both clients on a machine that is suspended for so many seconds whenever they wait, and cannot
/// connect.
fn on_a_machine_that_sleeps(seconds: u64) -> [AnyClient; 2] {
    [true, false].map(|is_async| {
        let machine = ManualClock::at(clock());
        let config = config().clock(machine.clone());
        let wait = move |_: Duration| machine.suspend(Duration::from_secs(seconds));
        let refuse = |_: http::Request<Bytes>, _: Limits| not_sent(TransportErrorKind::Connect);
        if is_async {
            let transport = move |request, limits| ready(refuse(request, limits));
            let sleep = move |duration| {
                wait(duration);
                ready(())
            };
            AnyClient::Async(Client::with_parts(config, transport, sleep), runtime())
        } else {
            AnyClient::Blocking(blocking::Client::with_parts(config, refuse, wait))
        }
    })
}

#[test]
fn money_a_machine_that_sleeps_between_two_attempts() {
    // Meanwhile a person may have renewed by other means. Reading does no harm.
    for (seconds, renewals) in [(0, 3), (20, 2), (100_000, 1)] {
        for client in on_a_machine_that_sleeps(seconds) {
            let error = client.send(&renew_instance()).unwrap_err();
            assert_eq!((error.attempts(), error.outcome()), (renewals, Outcome::NotSent));
            assert!(error.is_connect(), "{error}");
            assert_eq!(client.send(&DescribeInstances).unwrap_err().attempts(), 3);
        }
    }
}

#[test]
fn fault_51_retry_storm() {
    let script = |_| not_sent(TransportErrorKind::Connect);
    for scripted in both_scripted(&config(), clock(), script) {
        for _ in 0..200 {
            scripted.client.send(&DescribeInstances).unwrap_err();
        }
        // 200 calls and the 100 retries that the budget pays for.
        assert_eq!(scripted.exchanges().len(), 300);
    }
}

#[test]
fn retries_can_be_turned_off() {
    for policy in [RetryPolicy::off(), RetryPolicy::default().max_attempts(0)] {
        let script = |_| refusal(400, "Throttling");
        for scripted in both_scripted(&config().retry(policy), clock(), script) {
            scripted.client.send(&DescribeInstances).unwrap_err();
            assert_eq!(scripted.exchanges().len(), 1);
        }
    }
}

#[test]
fn documented_rate_is_kept_unless_that_is_turned_off() {
    let request = renew_arm();
    for (keep, expected) in [(true, 2), (false, 0)] {
        let config = config().rate_limits(keep);
        for scripted in both_scripted(&config, clock(), |_| answer(200, "{}")) {
            for _ in 0..25 {
                scripted.client.send(&request).unwrap();
            }
            let waits = scripted.waits();
            assert_eq!(waits, vec![Duration::from_secs(1); expected]);
        }
    }
}

#[test]
fn a_place_in_the_documented_rate_that_comes_too_late() {
    let request = renew_arm();
    let config = config().total_timeout(Duration::from_millis(900));
    for scripted in both_scripted(&config, clock(), |_| answer(200, "{}")) {
        for _ in 0..10 {
            scripted.client.send(&request).unwrap();
        }
        let error = scripted.client.send(&request).unwrap_err();
        assert!(error.is_throttled() && error.is_timeout(), "{error:?}");
        assert!(error.to_string().contains("in 1000 ms"), "{error}");
        assert_eq!((error.outcome(), scripted.exchanges().len()), (Outcome::NotSent, 10));
    }
}

#[test]
fn time_that_is_over_does_not_hide_why_the_last_attempt_failed() {
    let script = |number| match number {
        9 => refusal(400, "Throttling.User"),
        _ => answer(200, "{}"),
    };
    let policy = RetryPolicy::default().base_delay(Duration::ZERO);
    let config = config().total_timeout(Duration::from_millis(900)).retry(policy);
    for scripted in both_scripted(&config, clock(), script) {
        for _ in 0..9 {
            scripted.client.send(&renew_arm()).unwrap();
        }
        // It may be sent again, but its next place in the documented rate comes too late.
        let error = scripted.client.send(&renew_arm()).unwrap_err();
        assert_eq!((error.raw_code(), error.request_id()), (Some("Throttling.User"), Some("R-1")));
        assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Refused));
    }
}
