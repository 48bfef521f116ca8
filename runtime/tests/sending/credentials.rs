//! Where the credentials of an attempt come from, over both clients.

mod sockets;
mod time;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aliyun_runtime::credentials::{
    CredentialsProvider, CredentialsSource, Environment, FindingKind, Step,
};
use aliyun_runtime::environment::NoRandomness;
use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{Config, ErrorKind, Outcome};

use crate::clients::{Answer, Scripted, answer, both_scripted, refusal, with_header};
use crate::machine::moment;
use crate::operations::renew_instance;
use crate::things::CreateThing;

/// An environment with variables and a clock.
#[derive(Debug, Default)]
struct Variables {
    set: Mutex<Vec<(&'static str, &'static str)>>,
    /// How many hours have passed since the start of the test.
    hours: AtomicU64,
}

impl Variables {
    fn set(&self, name: &'static str, value: &'static str) {
        self.set.lock().unwrap().insert(0, (name, value));
    }
}

impl Environment for Variables {
    fn variable(&self, name: &str) -> Option<OsString> {
        let variables = self.set.lock().unwrap();
        variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
    }

    /// Only the file with the profile of a program that takes long.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let is_there = path.ends_with("config.json");
        let is_there = is_there && self.variable("ALIBABA_CLOUD_PROFILE").is_some();
        is_there.then(|| SLOW_PROFILE.into()).ok_or(io::ErrorKind::NotFound.into())
    }

    fn home(&self) -> Option<PathBuf> {
        Some("/home/tester".into())
    }

    fn now(&self) -> SystemTime {
        moment(START) + Duration::from_secs(3600 * self.hours.load(Ordering::SeqCst))
    }

    fn random(&self) -> Result<[u8; 16], NoRandomness> {
        Err(NoRandomness)
    }
}

const SLOW_PROFILE: &str = r#"{"current": "slow", "profiles":
    [{"name": "slow", "mode": "External", "process_command": "sleep 7"}]}"#;

const START: &str = "2026-01-02T03:04:05Z";

/// Runs a test over each client, with an environment and provider of its own.
fn over_both(
    script: impl Fn(usize, &Variables) -> Answer + Send + Sync + Clone + 'static,
    test: impl Fn(&Scripted, &Variables),
) {
    for index in [0, 1] {
        let variables = Arc::new(Variables::default());
        let source = CredentialsSource::default_chain();
        let provider = CredentialsProvider::with_environment(source, variables.clone());
        let config = Config::new(provider).region("cn-hangzhou");
        let (script, seen) = (script.clone(), variables.clone());
        let script = move |number| script(number, &seen);
        test(&both_scripted(&config, moment(START), script)[index], &variables);
    }
}

fn accepted() -> Answer {
    answer(200, r#"{"RequestId": "R-1"}"#)
}

const KEY: &str = r#"{"Code": "Success", "AccessKeyId": "STS.m", "AccessKeySecret": "n",
    "SecurityToken": "o", "Expiration": "2026-01-02T09:00:00Z"}"#;

#[test]
fn the_transport_of_the_client_fetches_them_once() {
    let script = |index, _: &Variables| match index {
        0 => answer(200, "token"),
        1 => answer(200, KEY),
        _ => accepted(),
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ECS_METADATA", "roleX");
        for _ in 0..2 {
            scripted.client.send(&renew_instance()).expect("accepted");
        }
        let exchanges = scripted.exchanges();
        let hosts: Vec<_> =
            exchanges.iter().map(|exchange| exchange.request.uri().host().unwrap()).collect();
        let (metadata, ens) = ("100.100.100.200", "ens.aliyuncs.com");
        assert_eq!(hosts, [metadata, metadata, ens, ens]);
        assert!(exchanges[0].limits.bypass_proxy);
        assert!(!exchanges[2].limits.bypass_proxy);
        for exchange in &exchanges[2..] {
            assert_eq!(exchange.request.headers()["x-acs-security-token"], "o");
        }
    });
}

#[test]
fn fault_62_credentials_that_expire_between_two_attempts() {
    let renewed = KEY.replace("STS.m", "STS.new").replace("2026-01-02", "2026-01-03");
    let script = move |index, variables: &Variables| match index {
        1 => answer(200, KEY),
        2 => {
            variables.hours.store(12, Ordering::SeqCst);
            refusal(400, "Throttling.User")
        }
        4 => answer(200, renewed.clone()),
        5 => accepted(),
        _ => answer(200, "token"),
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ECS_METADATA", "roleX");
        scripted.client.send(&renew_instance()).expect("accepted");
        let exchanges = scripted.exchanges();
        let key = |index: usize| exchanges[index].request.headers()["authorization"].to_str();
        assert!(key(2).unwrap().contains("Credential=STS.m,"));
        assert!(key(5).unwrap().contains("Credential=STS.new,"));
        assert_eq!(exchanges.len(), 6);
    });
}

#[test]
fn credentials_that_cannot_be_had_again_do_not_change_what_became_of_the_last_attempt() {
    let script = |index, variables: &Variables| match index {
        0 => answer(200, "token"),
        1 => answer(200, KEY),
        2 => {
            variables.hours.store(12, Ordering::SeqCst);
            with_header(refusal(400, "Throttling.User"), "x-acs-retry-after", "1000")
        }
        _ => Err(TransportError::not_sent(TransportErrorKind::Connect)),
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ECS_METADATA", "roleX");
        let error = scripted.client.send(&renew_instance()).expect_err("no credentials");
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Credentials, 1));
        assert_eq!((error.outcome(), error.retry_after()), (Outcome::Refused, None));
    });
}

#[test]
fn credentials_that_cannot_be_had_again_leave_the_unclear_attempt_with_its_request_id() {
    let script = |index, variables: &Variables| match index {
        0 => answer(200, "token"),
        1 => answer(200, KEY),
        2 => {
            variables.hours.store(12, Ordering::SeqCst);
            refusal(500, "InternalError")
        }
        _ => Err(TransportError::not_sent(TransportErrorKind::Connect)),
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ECS_METADATA", "roleX");
        let error = scripted.client.send(&CreateThing::default()).expect_err("no credentials");
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Credentials, Outcome::Unknown));
        assert_eq!(error.outcome_unknown().expect("unclear").request_id(), Some("R-1"));
    });
}

#[test]
fn without_any_nothing_is_sent_and_the_error_says_where_they_were_looked_for() {
    let script = |_, _: &Variables| Err(TransportError::not_sent(TransportErrorKind::Connect));
    over_both(script, |scripted, _| {
        let error = scripted.client.send(&renew_instance()).expect_err("no credentials");
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(error.attempts(), 0);
        assert!(error.to_string().starts_with("RenewInstance: no credentials were found: "));
        assert_eq!(error.credentials_error().expect("the findings").findings().len(), 6);
        assert!(
            scripted
                .exchanges()
                .iter()
                .all(|exchange| { exchange.request.uri().host() == Some("100.100.100.200") })
        );
    });
}

#[test]
fn a_variable_with_a_line_break_is_named_and_nothing_is_sent() {
    over_both(
        |_, _| accepted(),
        |scripted, variables| {
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "id");
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "hidden\n");
            let error = scripted.client.send(&renew_instance()).expect_err("a bad secret");
            let findings = error.credentials_error().expect("the findings").findings();
            assert_eq!(findings.len(), 1);
            assert_eq!(findings[0].step(), Step::Environment);
            assert_eq!(findings[0].kind(), FindingKind::Invalid);
            assert!(error.to_string().contains("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), "{error}");
            assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
            assert!(scripted.exchanges().is_empty());
        },
    );
}

/// The access keys with which requests were signed.
fn keys(scripted: &Scripted) -> Vec<String> {
    let key = |text: &str| {
        let rest = text.split_once("Credential=").unwrap().1;
        rest.split_once(',').unwrap().0.to_owned()
    };
    let exchanges = scripted.exchanges();
    let signed = exchanges.iter().map(|exchange| &exchange.request.headers()["authorization"]);
    signed.map(|value| key(value.to_str().unwrap())).collect()
}

#[test]
fn refused_credentials_are_replaced_once_within_a_call() {
    let script = |index, variables: &Variables| match index {
        0 => {
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "new");
            refusal(403, "InvalidSecurityToken.Expired")
        }
        1 => accepted(),
        2 => {
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "third");
            refusal(403, "InvalidSecurityToken.Expired")
        }
        _ => {
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "fourth");
            refusal(403, "InvalidSecurityToken.Expired")
        }
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "old");
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
        scripted.client.send(&renew_instance()).expect("accepted");
        assert_eq!(keys(scripted), ["old", "new"]);
        let error = scripted.client.send(&renew_instance()).expect_err("refused twice");
        assert_eq!((error.attempts(), error.outcome()), (2, Outcome::Refused));
        assert_eq!(keys(scripted), ["old", "new", "new", "third"]);
    });
}

#[test]
fn refused_credentials_in_an_answer_that_is_no_refusal() {
    // The status says success, so the operation answered, and may have done something.
    let script = |_, variables: &Variables| {
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "new");
        refusal(200, "InvalidSecurityToken.Expired")
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "old");
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
        scripted.client.send(&renew_instance()).expect_err("refused");
        assert_eq!(keys(scripted), ["old"]);
    });
}

#[test]
fn credentials_that_the_service_refused_are_fetched_anew() {
    for code in ["InvalidSecurityToken.Expired", "InvalidAccessKeyId.NotFound"] {
        let script = move |index, _: &Variables| match index {
            0 => refusal(403, code),
            _ => accepted(),
        };
        over_both(script, |scripted, variables| {
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "old");
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
            let error = scripted.client.send(&renew_instance()).expect_err("refused");
            assert_eq!(error.raw_code(), Some(code));
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "new");
            scripted.client.send(&renew_instance()).expect("accepted");
            assert_eq!(keys(scripted), ["old", "new"]);
        });
    }
}

#[test]
fn credentials_are_kept_whatever_else_the_service_refuses() {
    for code in ["Throttling.User", "SignatureNonceUsed", "ServiceUnavailable", "Forbidden.RAM"] {
        let script = move |index, variables: &Variables| match index {
            0 => {
                variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "new");
                refusal(400, code)
            }
            _ => accepted(),
        };
        over_both(script, |scripted, variables| {
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "old");
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
            for _ in 0..2 {
                // Whether it succeeds depends on the code.
                let _ = scripted.client.send(&renew_instance());
            }
            let keys = keys(scripted);
            assert!(keys.len() >= 2 && keys.iter().all(|key| key == "old"), "{code}: {keys:?}");
        });
    }
}
