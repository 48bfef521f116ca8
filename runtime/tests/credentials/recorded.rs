//! Runs of the official default chain, recorded with its home directory, environment and metadata
//! service under control: ours must ask the same questions and come to the same end.
//!
//! Every case of the files is run, whatever it is. A case says which variables and files there are
//! and what each request is answered with; any further request gets status 404.
//!
//! We differ on purpose in what no sane service or file has: a name of a role that is empty or ends
//! with a line break, a temporary key without its token, a key with a space in it. All of these are
//! errors here, or mended, before anything is sent. A moment may have a fraction of a second.

use std::sync::Arc;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{
    CredentialsError, CredentialsProvider, CredentialsSource, Fetch, Finding, Step,
};
use aliyun_runtime::transport::TransportError;
use bytes::Bytes;
use http::{Response, Uri};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::driver::{PATIENCE, no_answer};
use crate::environment::MadeUp;

#[test]
fn the_chain_does_what_the_official_one_did() {
    check(include_str!("../wire/credentials.json"));
}

#[test]
fn every_step_of_the_chain_does_what_the_official_one_did() {
    check(include_str!("../wire/credentials_chain.json"));
}

#[test]
fn every_kind_of_profile_does_what_the_official_one_did() {
    check(include_str!("../wire/credentials_profiles.json"));
}

fn check(recorded: &str) {
    let recorded: Value = serde_json::from_str(recorded).expect("the recording is JSON");
    let cases = recorded["cases"].as_array().expect("the recording has cases");
    assert!(!cases.is_empty());
    let differences: Vec<_> =
        cases.iter().flat_map(|case| differences(case, &recorded["files"])).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// In what a run differs from the recorded one.
fn differences(case: &Value, files: &Value) -> Vec<String> {
    let run = Run::of(case, files);
    let expected = &case["result"];
    let outcome = match &run.outcome {
        Ok(_) if expected["error"].is_string() => json!({ "error": "one of the official chain" }),
        Ok(_) => expected_credential(expected),
        Err(error) => expected_error(error, expected),
    };
    let found = match run.outcome {
        Ok(credentials) => credentials,
        Err(error) => json!({ "error": error.to_string() }),
    };
    [
        ("dialled", json!(run.dialled), expected["dialled"].clone()),
        ("requests", json!(run.requests), json!(plain_requests(expected))),
        ("outcome", found, outcome),
    ]
    .into_iter()
    .filter(|(_, found, expected)| found != expected)
    .map(|(what, found, expected)| {
        format!("{} of {}: found {found}, expected {expected}", what, case["name"])
    })
    .collect()
}

/// What happened when a case was run.
struct Run {
    dialled: Vec<Value>,
    requests: Vec<Value>,
    outcome: Result<Value, CredentialsError>,
}

impl Run {
    fn of(case: &Value, files: &Value) -> Self {
        let environment = Arc::new(environment(case, files));
        let source = CredentialsSource::default_chain();
        let provider = CredentialsProvider::with_environment(source, environment);
        let mut answers = case["metadata_answers"].as_array().expect("a list").iter();
        let (mut dialled, mut requests) = (Vec::new(), Vec::new());
        let outcome = provider.get(
            || PATIENCE,
            |fetch| {
                let uri = fetch.request.uri();
                let is_https = uri.scheme_str() == Some("https");
                let port = uri.port_u16().unwrap_or(if is_https { 443 } else { 80 });
                dialled.push(json!([uri.host(), port]));
                if is_https {
                    return Err(no_answer("nothing that was recorded speaks TLS"));
                }
                requests.push(shown(&fetch));
                answer(answers.next())
            },
        );
        let outcome = outcome.map(|credentials| {
            shown_credentials(&credentials, &provider.origin().expect("they are kept"))
        });
        Self { dialled, requests, outcome }
    }
}

fn environment(case: &Value, files: &Value) -> MadeUp {
    let ini = files["ini"].as_str().expect("the ini file is a text");
    let variables = case["env"].as_object().expect("an object").iter();
    let variables = variables.map(|(name, value)| {
        let value = value.as_str().expect("a text");
        (name.as_str(), if value == "@INI2" { "/elsewhere/credentials" } else { value })
    });
    let environment = MadeUp::with_variables(variables)
        .with_file("/elsewhere/credentials", ini.replace("iniAk", "iniAkByEnv"));
    if case["cli_config_json"] == true {
        environment.write("~/.aliyun/config.json", files["cli"].to_string());
    }
    if case["credentials_ini"] == true {
        environment.write("~/.alibabacloud/credentials.ini", ini);
    }
    environment
}

/// A request as the recording shows it. Of the headers, those count that the protocol defines.
fn shown(fetch: &Fetch) -> Value {
    let request = &fetch.request;
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let headers = request.headers().iter();
    let mut headers: serde_json::Map<String, Value> = headers
        .filter(|(name, _)| name.as_str().starts_with("x-"))
        .map(|(name, value)| (name.to_string(), json!(value.to_str().expect("ASCII"))))
        .collect();
    headers.insert("host".to_owned(), json!(host(request.uri())));
    json!({ "method": request.method().as_str(), "target": target, "headers": headers })
}

fn host(uri: &Uri) -> &str {
    uri.host().expect("each address has a host")
}

/// The recorded requests, with the headers that [`shown`] shows.
fn plain_requests(expected: &Value) -> Vec<Value> {
    let mut requests = expected["requests"].as_array().expect("a list").clone();
    for request in &mut requests {
        let headers = request["headers"].as_object_mut().expect("an object");
        let lower = std::mem::take(headers).into_iter();
        headers.extend(
            lower
                .map(|(name, value)| (name.to_lowercase(), value))
                .filter(|(name, _)| name == "host" || name.starts_with("x-")),
        );
    }
    requests
}

fn answer(recorded: Option<&Value>) -> Result<Response<Bytes>, TransportError> {
    let Some(recorded) = recorded else {
        return Ok(Response::builder().status(404).body(Bytes::new()).expect("valid"));
    };
    let (Some(status), Some(body)) = (recorded[0].as_u64(), recorded[1].as_str()) else {
        return Err(no_answer(&recorded.to_string()));
    };
    let status = u16::try_from(status).expect("a status");
    Ok(Response::builder().status(status).body(body.to_owned().into()).expect("valid"))
}

fn shown_credentials(credentials: &Credentials, origin: &str) -> Value {
    json!({
        "access_key_id": credentials.access_key_id(),
        "access_key_secret": credentials.access_key_secret().map(ExposeSecret::expose_secret),
        "security_token": credentials.security_token().map(ExposeSecret::expose_secret),
        "type": "default",
        "provider_name": format!("default/{origin}"),
    })
}

/// The recorded credentials. The official SDK does not tell an empty token from none.
fn expected_credential(expected: &Value) -> Value {
    let mut credential = expected["credential"].clone();
    if credential["security_token"] == "" {
        credential["security_token"] = Value::Null;
    }
    credential
}

/// An error is as expected if the official chain had one as well, and if ours has every step that
/// it tried, in its order.
fn expected_error(error: &CredentialsError, expected: &Value) -> Value {
    let Some(official) = expected["error"].as_str() else { return expected_credential(expected) };
    let steps: Vec<_> = error.findings().iter().map(Finding::step).collect();
    let tried: Vec<_> = [
        ("EnvironmentVariableCredentialsProvider", Step::Environment),
        ("OIDCRoleArnCredentialsProvider", Step::Oidc),
        ("CLIProfileCredentialsProvider", Step::CliProfile),
        ("ProfileCredentialsProvider", Step::IniFile),
        ("EcsRamRoleCredentialsProvider", Step::EcsMetadata),
        ("URLCredentialsProvider", Step::CredentialsUri),
    ]
    .into_iter()
    .filter(|(class, _)| {
        ['\'', '"'].iter().any(|quote| official.contains(&format!("{quote}{class}: ")))
    })
    .map(|(_, step)| step)
    .collect();
    let ours = steps.into_iter().filter(|step| tried.contains(step)).collect::<Vec<_>>();
    if ours == tried && !tried.is_empty() {
        json!({ "error": error.to_string() })
    } else {
        json!({ "error": format!("one with the steps {tried:?}") })
    }
}
