//! Whatever happens to the attempts of a renewal, in whatever order and however long it takes.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aliyun_runtime::environment::Clock;
use aliyun_runtime::transport::{Limits, TransportError, TransportErrorKind};
use aliyun_runtime::{Client, Outcome, RetryPolicy, blocking};
use bytes::Bytes;
use proptest::prelude::*;

use crate::clients::{Answer, AnyClient, answer, config, refusal, runtime, with_header};
use crate::machine::{ManualClock, moment};
use crate::operations::renew_instance;

/// What becomes of one attempt.
#[derive(Clone, Copy, Debug)]
enum Fate {
    NotSent(TransportErrorKind),
    /// The service certainly executed nothing, and asks to wait for so many milliseconds.
    Refused(u16, &'static str, u32),
    Lost(TransportErrorKind),
    Answered(u16, &'static str),
}

impl Fate {
    fn answer(self) -> Answer {
        match self {
            Self::NotSent(kind) => Err(TransportError::not_sent(kind)),
            Self::Lost(kind) => Err(TransportError::maybe_sent(kind)),
            Self::Refused(status, code, hint) => {
                let refused = with_header(refusal(status, code), "date", LATER);
                with_header(refused, "x-acs-retry-after", &hint.to_string())
            }
            Self::Answered(status, body) => answer(status, body),
        }
    }

    fn is_certain(self) -> bool {
        matches!(self, Self::NotSent(_) | Self::Refused(..))
    }
}

/// By the clock of the service, which is an hour ahead.
const LATER: &str = "Fri, 02 Jan 2026 04:04:05 GMT";

fn fate() -> impl Strategy<Value = Fate> {
    use TransportErrorKind::{Connect, Interrupted, Other, Protocol, Timeout, Tls, TooLarge};
    let code = prop::sample::select(vec![
        "Throttling",
        "Throttling.User",
        "Throttling.Brand.New",
        "InvalidTimeStamp.Expired",
    ]);
    let refused = (prop::sample::select(vec![400_u16, 403, 429, 503]), code, 0_u32..40_000);
    let answered = prop::sample::select(vec![
        (200, ""),
        (200, "{"),
        (200, r#"{"Code":"Throttling.User"}"#),
        (302, r#"{"Code":"Throttling.User"}"#),
        (400, r#"{"Code":"Throttling.User","OrderId":1}"#),
        (400, r#"{"Code":"SignatureNonceUsed"}"#),
        (400, r#"{"Code":"Some.New.Code"}"#),
        (429, "<html>Throttling</html>"),
        (502, r#"{"Code":"Throttling.User"}"#),
        (503, r#"{"Code":"ServiceUnavailable"}"#),
    ]);
    let lost = prop::sample::select(vec![Connect, Interrupted, Other, Protocol, Timeout, TooLarge]);
    prop_oneof![
        3 => prop::sample::select(vec![Connect, Timeout, Tls]).prop_map(Fate::NotSent),
        4 => refused.prop_map(|(status, code, hint)| Fate::Refused(status, code, hint)),
        1 => lost.prop_map(Fate::Lost),
        1 => answered.prop_map(|(status, body)| Fate::Answered(status, body)),
    ]
}

/// What was sent, and how much of the time for the call was left then.
type Exchanges = Vec<(Limits, Duration)>;

const TOTAL: Duration = Duration::from_secs(30);

/// A client whose attempts have these fates after these milliseconds; then a success.
fn client(
    is_async: bool,
    fates: &[(Fate, u64)],
) -> (AnyClient, Arc<ManualClock>, Arc<Mutex<Exchanges>>) {
    let clock = ManualClock::at(moment("2026-01-02T03:04:05Z"));
    let policy = RetryPolicy::default().max_attempts(u32::MAX);
    let config = config().total_timeout(TOTAL).retry(policy).clock(clock.clone());
    let (exchanges, fates) = (Arc::new(Mutex::new(Exchanges::new())), fates.to_vec());
    let (noted, now) = (exchanges.clone(), clock.clone());
    let send = move |limits: Limits| {
        let mut noted = noted.lock().unwrap();
        let (fate, takes) =
            fates.get(noted.len()).copied().unwrap_or((Fate::Answered(200, "{}"), 0));
        noted.push((limits, TOTAL.saturating_sub(now.elapsed())));
        now.advance(Duration::from_millis(takes).min(limits.total));
        fate.answer()
    };
    let waiting = clock.clone();
    let client = if is_async {
        let sleep = move |duration| {
            waiting.advance(duration);
            std::future::ready(())
        };
        let transport = move |_: http::Request<Bytes>, limits| std::future::ready(send(limits));
        AnyClient::Async(Client::with_parts(config, transport, sleep), runtime())
    } else {
        let transport = move |_: http::Request<Bytes>, limits| send(limits);
        let sleep = move |duration| waiting.advance(duration);
        AnyClient::Blocking(blocking::Client::with_parts(config, transport, sleep))
    };
    (client, clock, exchanges)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn money_a_renewal_is_sent_again_only_after_what_is_certain_and_in_time(
        fates in prop::collection::vec((fate(), 0_u64..12_000), 0..8),
        is_async: bool,
    ) {
        let (client, clock, sent) = client(is_async, &fates);
        let result = client.send(&renew_instance());
        let sent = sent.lock().unwrap();
        let met: Vec<Fate> = fates.iter().take(sent.len()).map(|(fate, _)| *fate).collect();

        prop_assert!(clock.elapsed() <= TOTAL);
        for (limits, left) in &*sent {
            prop_assert!(limits.total <= *left && limits.connect <= limits.total / 2);
            prop_assert!(limits.fresh_connection && *left > TOTAL / 4);
        }
        let before_the_last = met.iter().take(sent.len().saturating_sub(1));
        prop_assert!(before_the_last.copied().all(Fate::is_certain), "{met:?}");
        match result {
            // Each fate is a failure; only what comes after all of them is a success.
            Ok(_) => prop_assert!(sent.len() > fates.len()),
            Err(error) => {
                let is_clear = met.iter().all(|fate| fate.is_certain());
                prop_assert_eq!(error.outcome() == Outcome::Unknown, !is_clear, "{:?}", met);
                prop_assert_eq!(error.outcome_unknown().is_some(), !is_clear);
                prop_assert_eq!(error.attempts() as usize, sent.len());
                let says_so = error.explain().contains("may have been executed");
                prop_assert_eq!(says_so, !is_clear, "{}", error.explain());
            }
        }
    }
}
