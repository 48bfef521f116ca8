//! Where the credentials of an attempt come from, over both clients.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use aliyun_runtime::credentials::{
    CredentialsProvider, CredentialsSource, Environment, FindingKind, Step,
};
use aliyun_runtime::environment::NoRandomness;
use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{Config, ErrorKind, Outcome};

use crate::clients::{Answer, Scripted, answer, both_scripted, refusal};
use crate::machine::moment;
use crate::operations::RenewInstance;

/// An environment with variables and nothing else.
#[derive(Debug, Default)]
struct Variables(Mutex<Vec<(&'static str, &'static str)>>);

impl Variables {
    fn set(&self, name: &'static str, value: &'static str) {
        self.0.lock().unwrap().insert(0, (name, value));
    }
}

impl Environment for Variables {
    fn variable(&self, name: &str) -> Option<OsString> {
        let variables = self.0.lock().unwrap();
        variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
    }

    fn read(&self, _path: &Path) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn home(&self) -> Option<PathBuf> {
        Some("/home/tester".into())
    }

    fn now(&self) -> SystemTime {
        moment(START)
    }

    fn random(&self) -> Result<[u8; 16], NoRandomness> {
        Err(NoRandomness)
    }
}

const START: &str = "2026-01-02T03:04:05Z";

/// Runs a test over each client, with an environment and provider of its own.
fn over_both(
    script: impl Fn(usize) -> Answer + Send + Sync + Clone + 'static,
    test: impl Fn(&Scripted, &Variables),
) {
    for index in [0, 1] {
        let variables = Arc::new(Variables::default());
        let source = CredentialsSource::default_chain();
        let provider = CredentialsProvider::with_environment(source, variables.clone());
        let config = Config::new(provider).region("cn-hangzhou");
        test(&both_scripted(&config, moment(START), script.clone())[index], &variables);
    }
}

fn accepted() -> Answer {
    answer(200, r#"{"RequestId": "R-1"}"#)
}

const KEY: &str = r#"{"Code": "Success", "AccessKeyId": "STS.m", "AccessKeySecret": "n",
    "SecurityToken": "o", "Expiration": "2026-01-02T09:00:00Z"}"#;

#[test]
fn the_transport_of_the_client_fetches_them_once() {
    let script = |index| match index {
        0 => answer(200, "token"),
        1 => answer(200, KEY),
        _ => accepted(),
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ECS_METADATA", "roleX");
        for _ in 0..2 {
            scripted.client.send(&RenewInstance::example()).expect("accepted");
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
fn without_any_nothing_is_sent_and_the_error_says_where_they_were_looked_for() {
    let script = |_| Err(TransportError::not_sent(TransportErrorKind::Connect));
    over_both(script, |scripted, _| {
        let error = scripted.client.send(&RenewInstance::example()).expect_err("no credentials");
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(error.attempts(), 0);
        assert!(error.to_string().starts_with("RenewInstance: no credentials were found: "));
        assert_eq!(error.credentials().expect("the findings").findings().len(), 6);
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
        |_| accepted(),
        |scripted, variables| {
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "id");
            variables.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "hidden\n");
            let error = scripted.client.send(&RenewInstance::example()).expect_err("a bad secret");
            let findings = error.credentials().expect("the findings").findings();
            assert_eq!(findings.len(), 1);
            assert_eq!(findings[0].step(), Step::Environment);
            assert_eq!(findings[0].kind(), FindingKind::Invalid);
            assert!(error.to_string().contains("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), "{error}");
            assert!(!format!("{error} {error:?}").contains("hidden"), "{error:?}");
            assert!(scripted.exchanges().is_empty());
        },
    );
}

#[test]
fn credentials_that_the_service_refused_are_fetched_anew() {
    let script = |index| match index {
        0 => refusal(403, "InvalidSecurityToken.Expired"),
        _ => accepted(),
    };
    over_both(script, |scripted, variables| {
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "old");
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret");
        let error = scripted.client.send(&RenewInstance::example()).expect_err("refused");
        assert_eq!(error.raw_code(), Some("InvalidSecurityToken.Expired"));
        variables.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "new");
        scripted.client.send(&RenewInstance::example()).expect("accepted");
        let keys: Vec<_> = scripted
            .exchanges()
            .iter()
            .map(|exchange| {
                exchange.request.headers()["authorization"].to_str().unwrap().to_owned()
            })
            .collect();
        assert!(keys[0].contains("Credential=old,"), "{keys:?}");
        assert!(keys[1].contains("Credential=new,"), "{keys:?}");
    });
}
