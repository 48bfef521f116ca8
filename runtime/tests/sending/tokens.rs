//! Idempotency tokens. What reaches the server is counted and compared there.

use std::sync::Arc;
use std::time::Duration;

use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{
    Error, ErrorKind, Operation, OperationInfo, Outcome, Parameters, RetryPolicy, ValidationError,
};
use bytes::Bytes;

use crate::clients::{Answer, Scripted, answer, both_scripted, config, refusal};
use crate::connections::{each, loopback};
use crate::machine::{ALL_ONES, NothingRandom, nonce};
use crate::operations::Described;
use crate::server::{After, Server, ok, write};
use crate::things::{
    CreateByForm, CreateByJson, CreateThing, CreateThingError, attempts, clock, dry, own,
};

/// It takes a token, as its table says, but none is written.
struct Forgetful;

impl Operation for Forgetful {
    type Response = Described;
    type Error = CreateThingError;

    const INFO: &'static OperationInfo = CreateThing::INFO;

    fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

/// The token in each request that was sent.
fn tokens(scripted: &Scripted) -> Vec<String> {
    let exchanges = scripted.exchanges();
    exchanges.iter().map(|one| token_of(one.request.uri().query().unwrap())).collect()
}

fn token_of(query: &str) -> String {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == "ClientToken").unwrap().1.to_owned()
}

#[test]
fn fault_54_every_attempt_has_the_same_token() {
    for client in each() {
        let server = Server::start(|number, stream| match number {
            0 => After::Close,
            1 => After::Reset,
            _ => write(stream, ok().as_bytes(), After::Close),
        });
        let client = client(&loopback(&server.endpoint()));
        client.send(&CreateThing::default()).unwrap();
        client.send(&CreateThing::default()).unwrap();
        let arrived = server.arrived();
        let query = |number: usize| arrived[number].request_line().split(['?', ' ']).nth(2);
        let sent: Vec<_> = (0..4).map(|number| token_of(query(number).unwrap())).collect();
        assert_eq!([&sent[0], &sent[0]], [&sent[1], &sent[2]]);
        assert_ne!(sent[2], sent[3], "each call has a token of its own");
        let nonce = |number: usize| arrived[number].header("x-acs-signature-nonce");
        assert_ne!(nonce(0), nonce(1));
        let connections: Vec<_> = arrived.iter().map(|one| one.connection).collect();
        assert_eq!(connections, [0, 1, 2, 3], "no kept connection is risked");
    }
}

#[test]
fn a_token_is_made_of_random_bytes() {
    let config = config().randomness(nonce("0123456789abcdef0123456789abcdef"));
    for scripted in both_scripted(&config, clock(), |_| answer(200, "{}")) {
        scripted.client.send(&CreateThing::default()).unwrap();
        assert_eq!(tokens(&scripted), ["01234567-89ab-4def-8123-456789abcdef"]);
    }
}

#[test]
fn the_token_of_the_caller_wins() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for scripted in both_scripted(&config(), clock(), timeout) {
        let error = scripted.client.send(&own("mine")).unwrap_err();
        assert_eq!(tokens(&scripted), ["mine"; 3]);
        assert_eq!(error.idempotency_token(), Some("mine"));
        // An empty one is none.
        let error = scripted.client.send(&own("")).unwrap_err();
        assert_eq!(error.idempotency_token().map(str::len), Some(36));
        assert_eq!(tokens(&scripted)[3..], [error.idempotency_token().unwrap(); 3]);
    }
}

#[test]
fn money_white_space_is_no_token() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for scripted in both_scripted(&config(), clock(), timeout) {
        let error = scripted.client.send(&own(" \t")).unwrap_err();
        assert_eq!((error.attempts(), error.idempotency_token()), (1, None));
        assert!(error.outcome_unknown().is_some());
    }
}

#[test]
fn money_a_token_is_not_relied_on_for_longer_than_an_hour() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    let hour = Duration::from_secs(3600);
    let policy = RetryPolicy::default().base_delay(hour * 9).max_delay(hour * 9).max_attempts(9);
    let patient = config().total_timeout(hour * 99).randomness(nonce(ALL_ONES)).retry(policy);
    for scripted in both_scripted(&patient, clock(), timeout) {
        let error = scripted.client.send(&CreateThing::default()).unwrap_err();
        assert_eq!((error.attempts(), error.is_timeout()), (1, true));
        assert_eq!(scripted.exchanges()[0].limits.total, hour);
        assert!(error.outcome_unknown().unwrap().idempotency_token().is_some());
        // Who reads may be as patient as the configuration is.
        let error = scripted.client.send(&dry()).unwrap_err();
        assert_eq!(error.attempts(), 9);
    }
}

#[test]
fn an_unclear_outcome_tells_the_token() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for scripted in both_scripted(&config(), clock(), timeout) {
        let error = scripted.client.send(&CreateThing::default()).unwrap_err();
        let token = error.idempotency_token().unwrap();
        assert_eq!(tokens(&scripted), [token; 3]);
        let unknown = error.outcome_unknown().unwrap();
        assert_eq!(unknown.idempotency_token(), Some(token));
        let advice = format!("send the same token again, ClientToken = {token}, soon");
        assert!(unknown.to_string().contains(&advice), "{unknown}");
        assert!(error.explain().contains(&advice), "{}", error.explain());
        assert!(error.to_string().ends_with("the same idempotency token only"), "{error}");
        // And so it can be sent again.
        scripted.client.send(&own(token)).unwrap_err();
        assert_eq!(tokens(&scripted), [token; 6]);
    }
}

#[test]
fn money_an_unclear_outcome_tells_how_long_the_token_helps() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for scripted in both_scripted(&config(), clock(), timeout) {
        let error = scripted.client.send(&RentThing).unwrap_err();
        let unknown = error.outcome_unknown().unwrap();
        let advice = format!(
            "ClientToken = {}, at most 600 s after its first use",
            unknown.idempotency_token().unwrap()
        );
        assert!(unknown.to_string().contains(&advice), "{unknown}");
    }
}

#[test]
fn errors_without_a_token() {
    for scripted in both_scripted(&config(), clock(), |_| refusal(400, "Some.New.Code")) {
        let error = scripted.client.send(&crate::operations::renew_instance()).unwrap_err();
        assert_eq!(error.idempotency_token(), None);
        assert_eq!(error.outcome_unknown().unwrap().idempotency_token(), None);
    }
}

/// A name, the failure of every attempt, and the number of attempts and outcome.
type Case = (&'static str, fn() -> Answer, (usize, Outcome));

#[test]
fn money_what_a_request_with_a_token_does_after_every_kind_of_failure() {
    use TransportErrorKind::{Connect, Interrupted, Protocol, Timeout, Tls};
    let cases: [Case; 13] = [
        ("refused", || Err(TransportError::not_sent(Connect)), (3, Outcome::NotSent)),
        ("distrust", || Err(TransportError::not_sent(Tls)), (1, Outcome::NotSent)),
        ("reset", || Err(TransportError::maybe_sent(Interrupted)), (3, Outcome::Unknown)),
        ("timeout", || Err(TransportError::maybe_sent(Timeout)), (3, Outcome::Unknown)),
        ("no HTTP", || Err(TransportError::maybe_sent(Protocol)), (1, Outcome::Unknown)),
        ("throttled", || refusal(400, "Throttling.User"), (3, Outcome::Refused)),
        ("running", || refusal(409, "IdempotentProcessing"), (3, Outcome::Unknown)),
        ("server fault", || refusal(500, "Some.New.Code"), (3, Outcome::Unknown)),
        ("unknown code", || refusal(400, "Some.New.Code"), (1, Outcome::Unknown)),
        ("status 503", || answer(503, ""), (3, Outcome::Unknown)),
        ("status 400", || answer(400, "{}"), (1, Outcome::Unknown)),
        ("redirect", || answer(307, ""), (1, Outcome::Unknown)),
        ("malformed", || answer(200, "{"), (1, Outcome::Unknown)),
    ];
    for (name, failure, (attempts, outcome)) in cases {
        for scripted in both_scripted(&config(), clock(), move |_| failure()) {
            let error = scripted.client.send(&CreateThing::default()).unwrap_err();
            let token = error.idempotency_token().unwrap();
            assert_eq!(tokens(&scripted), vec![token; attempts], "{name}");
            assert_eq!(error.outcome(), outcome, "{name}");
            assert_eq!(error.outcome_unknown().is_some(), outcome == Outcome::Unknown, "{name}");
        }
    }
}

#[test]
fn money_a_request_without_its_token_is_sent_once() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for scripted in both_scripted(&config(), clock(), timeout) {
        let error = scripted.client.send(&Forgetful).unwrap_err();
        assert_eq!((scripted.exchanges().len(), error.idempotency_token()), (1, None));
        assert_eq!(error.outcome_unknown().unwrap().idempotency_token(), None);
        assert!(error.to_string().ends_with("find out before sending it again"), "{error}");
    }
}

/// Its body as a whole takes the place of what was written as a form or as members: neither the
/// token nor the wish for a dry run reaches the service.
struct Displaced {
    write: fn(&mut Parameters<'_>),
    body: Bytes,
}

impl Operation for Displaced {
    type Response = Described;
    type Error = CreateThingError;

    const INFO: &'static OperationInfo = CreateThing::INFO;

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        (self.write)(out);
        out.payload(&self.body);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

#[test]
fn money_what_another_body_displaces_does_not_count_as_sent() {
    let writes: [fn(&mut Parameters<'_>); 4] = [
        |out| out.form_token("ClientToken", &"mine"),
        |out| out.body_token("ClientToken", &"mine"),
        |out| out.form("DryRun", &true),
        |out| out.body("DryRun", &true),
    ];
    for write in writes {
        let timeout = || Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
        let displaced = Displaced { write, body: Bytes::from_static(b"all") };
        for (attempts, error) in attempts(&displaced, timeout) {
            assert_eq!((attempts, error.idempotency_token()), (1, None));
            assert!(error.outcome_unknown().is_some(), "{error}");
        }
    }
}

#[test]
fn tokens_in_other_places() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for scripted in both_scripted(&config(), clock(), timeout) {
        let form = scripted.client.send(&CreateByForm(CreateThing::default())).unwrap_err();
        let json = scripted.client.send(&CreateByJson(CreateThing::default())).unwrap_err();
        let bodies: Vec<_> =
            scripted.exchanges().iter().map(|one| one.request.body().clone()).collect();
        let expected = format!("ClientToken={}", form.idempotency_token().unwrap());
        assert_eq!(bodies[..3], [expected.as_str(); 3]);
        let expected = format!(r#"{{"ClientToken":"{}"}}"#, json.idempotency_token().unwrap());
        assert_eq!(bodies[3..], [expected.as_str(); 3]);
    }
}

#[test]
fn money_an_unclear_outcome_stays_unclear_whatever_comes_after_it() {
    let script = |number| match number {
        0 => Err(TransportError::maybe_sent(TransportErrorKind::Timeout)),
        _ => refusal(400, "Throttling.User"),
    };
    for scripted in both_scripted(&config(), clock(), script) {
        let error = scripted.client.send(&CreateThing::default()).unwrap_err();
        assert_eq!((error.attempts(), error.outcome()), (3, Outcome::Unknown));
        assert!(error.outcome_unknown().unwrap().idempotency_token().is_some());
    }
}

#[test]
fn without_random_bytes_nothing_is_sent() {
    let config = config().randomness(Arc::new(NothingRandom));
    for scripted in both_scripted(&config, clock(), |_| answer(200, "{}")) {
        // Neither with a token of the call, nor with one of the caller.
        for request in [CreateThing::default(), own("mine")] {
            let error = scripted.client.send(&request).unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Configuration, 0));
            assert_eq!(error.outcome(), Outcome::NotSent);
            assert!(error.to_string().contains("the random source gives no bytes"), "{error}");
        }
        assert_eq!(scripted.exchanges().len(), 0);
    }
}

#[test]
fn errors_can_be_handed_to_other_threads() {
    fn shareable<T: std::error::Error + Send + Sync + 'static>() {}
    shareable::<Error<CreateThingError>>();
}

#[test]
fn retries_of_tokens_can_be_turned_off() {
    let config = config().retry(RetryPolicy::off());
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for scripted in both_scripted(&config, clock(), timeout) {
        scripted.client.send(&CreateThing::default()).unwrap_err();
        assert_eq!(scripted.exchanges().len(), 1);
    }
}

/// The service knows a token for ten minutes, and no longer than until it refuses a request with it.
struct RentThing;

impl Operation for RentThing {
    type Response = Described;
    type Error = CreateThingError;

    const INFO: &'static OperationInfo = &OperationInfo {
        token_seconds: Some(600),
        token_ends_with_refusal: true,
        dry_run: None,
        ..*CreateThing::INFO
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.token("ClientToken", &None::<String>);
    }
}

/// The first answer and all others, how often the request is sent, whether the token is known in the
/// end, and what became of the request.
type Sequence = ([fn() -> Answer; 2], usize, bool, Outcome);

#[test]
fn money_a_refusal_ends_a_token() {
    let unclear = || Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    let throttled = || refusal(400, "Throttling.User");
    let running = || refusal(400, "IdempotentProcessing");
    let undocumented = || answer(429, "{}");
    let broken = || answer(503, "{}");
    let cases: [Sequence; 6] = [
        ([unclear, throttled], 2, false, Outcome::Unknown),
        ([unclear, undocumented], 2, false, Outcome::Unknown),
        ([undocumented, unclear], 1, false, Outcome::Unknown),
        ([unclear, running], 3, true, Outcome::Unknown),
        ([unclear, broken], 3, true, Outcome::Unknown),
        ([throttled, throttled], 3, true, Outcome::Refused),
    ];
    for (answers, sent, is_known, outcome) in cases {
        let script = move |number: usize| answers[number.min(1)]();
        for scripted in both_scripted(&config(), clock(), script) {
            let error = scripted.client.send(&RentThing).unwrap_err();
            assert_eq!(scripted.exchanges().len(), sent, "{error:?}");
            assert_eq!(error.idempotency_token().is_some(), is_known, "{error:?}");
            if let Some(unknown) = error.outcome_unknown() {
                assert_eq!(unknown.idempotency_token().is_some(), is_known, "{error:?}");
            }
            assert_eq!(error.outcome(), outcome);
        }
        // Where no page says so, a token outlives a refusal.
        for scripted in both_scripted(&config(), clock(), script) {
            let error = scripted.client.send(&CreateThing::default()).unwrap_err();
            assert!(scripted.exchanges().len() == 3 && error.idempotency_token().is_some());
        }
    }
}

#[test]
fn money_a_token_is_not_relied_on_for_longer_than_its_page_says() {
    let timeout = |_| Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    let minutes = |number: u64| Duration::from_secs(60 * number);
    let policy = RetryPolicy::default().base_delay(minutes(15)).max_delay(minutes(15));
    let patient = config().total_timeout(minutes(99)).randomness(nonce(ALL_ONES)).retry(policy);
    for scripted in both_scripted(&patient, clock(), timeout) {
        let error = scripted.client.send(&RentThing).unwrap_err();
        assert_eq!((error.attempts(), error.is_timeout()), (1, true));
        assert_eq!(scripted.exchanges()[0].limits.total, minutes(10));
    }
}
