//! What a client takes from its environment. The tests make the environment up: that of a process
//! belongs to all its threads.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use aliyun_runtime::credentials::Environment;
use aliyun_runtime::environment::NoRandomness;
use aliyun_runtime::{Client, Config, ErrorKind, Outcome, blocking};

use crate::clients::{answer, both, both_scripted};
use crate::operations::{renew_instance, renew_lindorm};
use crate::server::{Server, ok};

/// Variables and nothing else.
#[derive(Debug, Default)]
struct Variables(HashMap<&'static str, OsString>);

impl Environment for Variables {
    fn variable(&self, name: &str) -> Option<OsString> {
        self.0.get(name).cloned()
    }

    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn home(&self) -> Option<PathBuf> {
        None
    }

    fn now(&self) -> SystemTime {
        UNIX_EPOCH
    }

    fn random(&self) -> Result<[u8; 16], NoRandomness> {
        Ok([7; 16])
    }
}

const KEY: [(&str, &str); 2] =
    [("ALIBABA_CLOUD_ACCESS_KEY_ID", "envKeyId"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "envSecret")];

/// A configuration from an environment with a key and these variables.
fn config_with(variables: &[(&'static str, &str)]) -> Config {
    let all = KEY.iter().chain(variables).map(|(name, value)| (*name, OsString::from(*value)));
    Config::from_environment(Variables(all.collect()))
}

/// The first request that is sent with a configuration, or the error; the same of both clients.
fn sent(config: &Config) -> Result<http::Request<bytes::Bytes>, String> {
    let [one, other] = both_scripted(config, UNIX_EPOCH, |_| answer(200, "{}")).map(|scripted| {
        match scripted.client.send(&renew_lindorm()) {
            Ok(_) => Ok(scripted.exchanges().swap_remove(0).request),
            Err(error) => {
                assert_eq!((error.outcome(), scripted.exchanges().len()), (Outcome::NotSent, 0));
                Err(error.to_string())
            }
        }
    });
    assert_eq!(one.as_ref().err(), other.as_ref().err());
    one
}

#[test]
fn a_map_of_variables_is_an_environment_without_files() {
    let borrowed = HashMap::from([KEY[0], KEY[1], ("ALIBABA_CLOUD_REGION_ID", "cn-shanghai")]);
    let owned: HashMap<String, String> =
        borrowed.iter().map(|(name, value)| (String::from(*name), String::from(*value))).collect();
    let shared: Arc<dyn Environment> = Arc::new(borrowed);
    for config in [Config::from_environment(shared), Config::from_environment(owned)] {
        let request = sent(&config).unwrap();
        let header = |name: &str| request.headers()[name].to_str().unwrap();
        assert!(header("authorization").contains("Credential=envKeyId,"));
        assert_eq!(request.uri().host(), Some("hitsdb.cn-shanghai.aliyuncs.com"));
    }
    let disabled = HashMap::from([("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")]);
    let config = Config::from_environment(disabled).region("cn-shanghai");
    let refused = sent(&config).unwrap_err();
    assert!(refused.contains("ALIBABA_CLOUD_ACCESS_KEY_ID"), "{refused}");
}

#[test]
fn region_and_key_come_from_the_environment() {
    let request = sent(&config_with(&[("ALIBABA_CLOUD_REGION_ID", "cn-beijing")])).unwrap();
    assert_eq!(request.uri().host(), Some("hitsdb.cn-beijing.aliyuncs.com"));
    let authorization = request.headers()["authorization"].to_str().unwrap();
    assert!(authorization.contains("Credential=envKeyId,"), "{authorization}");
    assert!(!request.headers().contains_key("x-acs-security-token"));
}

#[test]
fn a_security_token_comes_with_the_key() {
    let config = config_with(&[
        ("ALIBABA_CLOUD_REGION_ID", "cn-beijing"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", "envToken"),
    ]);
    assert_eq!(sent(&config).unwrap().headers()["x-acs-security-token"], "envToken");
}

#[test]
fn what_the_program_says_wins() {
    let variables = [("ALIBABA_CLOUD_REGION_ID", "cn-beijing")];
    let request = sent(&config_with(&variables).region("cn-shanghai")).unwrap();
    assert_eq!(request.uri().host(), Some("hitsdb.cn-shanghai.aliyuncs.com"));
    let request = sent(&config_with(&variables).endpoint("example.com")).unwrap();
    assert_eq!(request.uri().host(), Some("example.com"));
}

#[test]
fn no_variable_sends_a_signed_request_elsewhere() {
    let request = sent(&config_with(&[
        ("ALIBABA_CLOUD_REGION_ID", "cn-beijing"),
        ("ALIBABA_CLOUD_ENDPOINT", "evil.example"),
        ("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "true"),
    ]));
    assert_eq!(request.unwrap().uri().host(), Some("hitsdb.cn-beijing.aliyuncs.com"));
}

#[test]
fn a_region_that_is_missing_or_wrong_is_told() {
    for variables in [&[] as &[_], &[("ALIBABA_CLOUD_REGION_ID", "")]] {
        let shown = sent(&config_with(variables)).unwrap_err();
        for part in ["Config::region", "ALIBABA_CLOUD_REGION_ID", "from_env", "cn-hangzhou, "] {
            assert!(shown.contains(part), "{shown}");
        }
    }
    for wrong in ["cn-shanghai\n", " ", "cn-nowhere"] {
        let shown = sent(&config_with(&[("ALIBABA_CLOUD_REGION_ID", wrong)])).unwrap_err();
        assert!(shown.contains(&format!("{wrong:?}")), "{shown}");
        assert!(shown.contains("cn-hangzhou, ") && shown.contains("Config::endpoint"), "{shown}");
    }
}

#[test]
fn without_credentials_the_error_says_what_each_step_found() {
    let nothing =
        Variables(HashMap::from([("ALIBABA_CLOUD_ECS_METADATA_DISABLED", OsString::from("true"))]));
    let config = Config::from_environment(nothing).region("cn-hangzhou");
    for scripted in both_scripted(&config, UNIX_EPOCH, |_| answer(200, "{}")) {
        let error = scripted.client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Credentials, Outcome::NotSent));
        assert_eq!(error.credentials_error().unwrap().findings().len(), 6);
        assert!(error.to_string().contains("ALIBABA_CLOUD_ACCESS_KEY_ID is not set"), "{error}");
        assert_eq!(scripted.exchanges().len(), 0);
    }
}

/// `from_env` itself reads the environment of the process, so the test runs itself again.
#[test]
fn the_environment_of_the_process() {
    let server = Server::answering(ok());
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["from_env::in_a_process_of_its_own", "--exact", "--ignored"])
        .envs(KEY)
        .env_remove("ALIBABA_CLOUD_SECURITY_TOKEN")
        .env("ALIBABA_CLOUD_REGION_ID", "cn-beijing")
        .env("ALIYUN_TEST_ENDPOINT", server.endpoint())
        .output()
        .unwrap();
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stdout));
    let keys: Vec<_> = server
        .arrived()
        .iter()
        .map(|one| one.header("authorization").unwrap().contains("=envKeyId,"))
        .collect();
    assert_eq!(keys, [true, true]);
}

#[test]
#[ignore = "the_environment_of_the_process runs it with an environment of its own"]
fn in_a_process_of_its_own() {
    let shown = [
        format!("{:?}", Client::from_env().unwrap()),
        format!("{:?}", blocking::Client::from_env()),
    ];
    for shown in shown {
        assert!(shown.contains("cn-beijing") && !shown.contains("envSecret"), "{shown}");
    }
    let endpoint = std::env::var("ALIYUN_TEST_ENDPOINT").unwrap();
    let config = Config::from_env().endpoint(&endpoint).allow_plain_http();
    for client in both(&config.proxy(aliyun_runtime::Proxy::Off)) {
        client.send(&renew_instance()).unwrap();
    }
}
