//! A clock that is off, and what an answer teaches about it.

use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aliyun_api::GatewayError;
use aliyun_api::ens::RenewInstanceError;
use aliyun_runtime::transport::Limits;
use aliyun_runtime::{Client, Outcome, blocking};
use bytes::Bytes;

use crate::clients::{answer, both_scripted, config, refusal, runtime, with_header};
use crate::machine::ManualClock;
use crate::operations::renew_instance;
use crate::things::clock;

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

/// A wait that is told as a date ends by the clock of the service.
#[test]
fn fault_47_clock_is_corrected_before_a_date_is_waited_for() {
    let script = move |number| match number {
        0 => {
            let refused = refusal(400, "InvalidTimeStamp.Expired");
            let dated = with_header(refused, "date", "Fri, 02 Jan 2026 04:04:05 GMT");
            with_header(dated, "retry-after", "Fri, 02 Jan 2026 04:04:09 GMT")
        }
        _ => answer(200, "{}"),
    };
    for scripted in both_scripted(&config(), clock(), script) {
        scripted.client.send(&renew_instance()).unwrap();
        assert_eq!(scripted.waits(), [Duration::from_secs(4)]);
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
