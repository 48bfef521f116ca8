//! When a request is sent again, after which wait, and with what.

use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aliyun_api::GatewayError;
use aliyun_api::ens::RenewInstanceError;
use aliyun_runtime::transport::{Limits, TransportError, TransportErrorKind};
use aliyun_runtime::{Client, ErrorKind, Outcome, RetryPolicy, blocking};
use bytes::Bytes;

use crate::clients::{
    Answer, AnyClient, answer, both_scripted, config, refusal, runtime, with_header,
};
use crate::machine::{ALL_ONES, ManualClock, moment, nonce};
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
    let cases: [Case<(usize, Outcome)>; 33] = [
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

#[test]
fn fault_47_clock_is_corrected_once() {
    for (date, corrected) in [
        ("Fri, 02 Jan 2026 04:04:05 GMT", "2026-01-02T04:04:05Z"),
        ("Fri, 02 Jan 2026 02:04:05 GMT", "2026-01-02T02:04:05Z"),
    ] {
        let script = move |number| match number {
            1 | 2 => answer(200, "{}"),
            _ => with_header(refusal(400, "InvalidTimeStamp.Expired"), "date", date),
        };
        for scripted in both_scripted(&config(), clock(), script) {
            scripted.client.send(&renew_instance()).unwrap();
            scripted.client.send(&renew_instance()).unwrap();
            // The date that is refused now is the date of the answer: there is nothing to learn.
            let error = scripted.client.send(&renew_instance()).unwrap_err();
            assert_eq!(error.outcome(), Outcome::Refused);
            let dates: Vec<_> = scripted
                .exchanges()
                .iter()
                .map(|one| one.request.headers()["x-acs-date"].to_str().unwrap().to_owned())
                .collect();
            assert_eq!(dates, ["2026-01-02T03:04:05Z", corrected, corrected, corrected]);
            assert!(scripted.waits().is_empty());
        }
    }
}

#[test]
fn fault_47_dates_that_teach_nothing() {
    let refused = || refusal(400, "InvalidTimeStamp.Expired");
    for (header, value, age) in [
        ("date", "Fri, 02 Jan 2026 04:04:05 GMT", true),
        ("date", "Sun, 04 Jan 2026 03:04:05 GMT", false),
        ("date", "Fri, 02 Jan 2026 03:04:06 GMT", false),
        ("date", "yesterday", false),
        ("x-date", "Fri, 02 Jan 2026 04:04:05 GMT", false),
    ] {
        let script = move |_| {
            let dated = with_header(refused(), header, value);
            if age { with_header(dated, "age", "5") } else { dated }
        };
        for scripted in both_scripted(&config(), clock(), script) {
            let error = scripted.client.send(&renew_instance()).unwrap_err();
            assert_eq!(
                error.code(),
                Some(RenewInstanceError::Gateway(GatewayError::InvalidTimeStampExpired))
            );
            assert_eq!(scripted.exchanges().len(), 1, "{value}");
        }
    }
}

/// A clock that is set, or stands still, while an answer is on its way.
#[test]
fn fault_47_a_clock_that_changes_during_the_attempt() {
    let start = clock();
    for (set_by, date, expected) in [
        // It was an hour behind and was set right: nothing is off any more.
        (3600, "Fri, 02 Jan 2026 04:04:05 GMT", "2026-01-02T04:04:05Z"),
        // It was right and was set an hour ahead: the date that was signed is that of the answer.
        (3600, "Fri, 02 Jan 2026 03:04:05 GMT", ""),
    ] {
        for blocking in [true, false] {
            let clock = ManualClock::at(start);
            let sent = Arc::new(Mutex::new(Vec::new()));
            let (dates, time) = (sent.clone(), clock.clone());
            let answers = move |request: http::Request<Bytes>, _: Limits| {
                let mut dates = dates.lock().unwrap();
                dates.push(request.headers()["x-acs-date"].to_str().unwrap().to_owned());
                match dates.len() {
                    1 => {
                        time.suspend(Duration::from_secs(set_by));
                        with_header(refusal(400, "InvalidTimeStamp.Expired"), "date", date)
                    }
                    _ => answer(200, "{}"),
                }
            };
            let config = config().clock(clock).total_timeout(Duration::from_secs(7200));
            let result = if blocking {
                blocking::Client::with_transport(config, answers).send(&renew_instance())
            } else {
                let answers = move |request, limits| ready(answers(request, limits));
                let client = Client::with_transport(config, answers);
                runtime().block_on(client.send(&renew_instance()))
            };
            let dates = sent.lock().unwrap().clone();
            match expected {
                "" => {
                    assert_eq!((result.unwrap_err().outcome(), dates.len()), (Outcome::Refused, 1));
                }
                expected => assert_eq!((result.is_ok(), dates[1].as_str()), (true, expected)),
            }
        }
    }
}

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

/// Minutes on the way make a request old, whatever the clock says.
#[test]
fn fault_47_an_answer_that_took_minutes_teaches_nothing() {
    for (minutes, attempts) in [(0, 2), (16, 1)] {
        let clock = ManualClock::at(clock());
        let time = clock.clone();
        let answers = move |_: http::Request<Bytes>, _: Limits| {
            time.advance(Duration::from_secs(60 * minutes));
            let refused = refusal(400, "InvalidTimeStamp.Expired");
            with_header(refused, "date", "Fri, 02 Jan 2026 03:20:05 GMT")
        };
        let config = config().clock(clock).total_timeout(Duration::from_secs(7200));
        let client = blocking::Client::with_transport(config, answers);
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.attempts(), error.outcome()), (attempts, Outcome::Refused));
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

#[test]
fn fault_50_waits_are_capped_and_end_with_the_call() {
    let script = |_| with_header(refusal(400, "Throttling"), "x-acs-retry-after", "7200000");
    let patient = config().total_timeout(Duration::from_secs(1000)).randomness(nonce(ALL_ONES));
    for scripted in both_scripted(&patient, clock(), script) {
        let error = scripted.client.send(&renew_instance()).unwrap_err();
        assert!(error.is_throttled());
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
