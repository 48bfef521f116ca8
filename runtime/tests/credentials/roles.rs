//! Roles that are assumed through STS.

use std::time::Duration;

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{AssumeRole, CredentialsSource, FindingKind, Step};
use aliyun_runtime::sign::{ToSign, authorization};

use crate::driver::{Run, STS_ANSWER, search_source, temporary};
use crate::environment::MadeUp;

const ARN: &str = "acs:ram::1:role/r";

fn base() -> Credentials {
    Credentials::access_key("base-id", "base-secret").with_security_token("base-token")
}

fn assume(role: AssumeRole, environment: MadeUp, status: u16, body: &'static str) -> Run {
    let source = CredentialsSource::fixed(base()).assume_role(role);
    search_source(source, environment, &[Ok((status, body))])
}

#[test]
fn the_request_has_every_parameter_and_a_signature() {
    let role = AssumeRole::new(ARN)
        .session_name("nightly@a")
        .duration(Duration::from_secs(43_200))
        .policy(r#"{"Version": "1"}"#)
        .external_id("e-1")
        .region("cn-shanghai")
        .vpc(true);
    let run = assume(role, MadeUp::default(), 200, STS_ANSWER);
    assert_eq!(run.key(), temporary("STS.a", "b", "c"));
    assert_eq!(run.origin.as_deref(), Some("ram_role_arn/static_sts"));

    let request = &run.requests[0];
    let query = "DurationSeconds=43200&ExternalId=e-1&Policy=%7B%22Version%22%3A%20%221%22%7D&\
                 RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=nightly%40a";
    assert_eq!(request.method(), "POST");
    let host = "sts-vpc.cn-shanghai.aliyuncs.com";
    assert_eq!(request.uri().to_string(), format!("https://{host}/?{query}"));

    let body_hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let headers = [
        ("host", host),
        ("x-acs-action", "AssumeRole"),
        ("x-acs-content-sha256", body_hash),
        ("x-acs-date", "2026-06-01T00:00:00Z"),
        ("x-acs-security-token", "base-token"),
        ("x-acs-signature-nonce", "00000000000000000000000000000000"),
        ("x-acs-version", "2015-04-01"),
    ];
    for (name, value) in headers {
        assert_eq!(request.headers()[name], value, "{name}");
    }
    let signed =
        ToSign { method: "POST", path: "/", query, headers: &headers, payload_sha256: body_hash };
    let expected = authorization(&base(), &signed);
    let expected = expected.expect("valid").expect("an access key");
    assert_eq!(request.headers()["authorization"], expected);
}

#[test]
fn the_environment_fills_the_gaps() {
    let environment = MadeUp::with_variables([
        ("ALIBABA_CLOUD_ROLE_ARN", ARN),
        ("ALIBABA_CLOUD_ROLE_SESSION_NAME", "from-env"),
        ("ALIBABA_CLOUD_STS_REGION", "ap-southeast-1"),
        ("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "TRUE"),
    ]);
    let run = assume(AssumeRole::new(""), environment, 200, STS_ANSWER);
    assert_eq!(run.hosts(), ["sts-vpc.ap-southeast-1.aliyuncs.com"]);
    let query = run.requests[0].uri().query().expect("a query").to_owned();
    assert!(query.contains("RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=from-env"));

    let run = assume(AssumeRole::new(ARN), MadeUp::default(), 200, STS_ANSWER);
    assert_eq!(run.hosts(), ["sts.aliyuncs.com"]);
    let query = run.requests[0].uri().query().expect("a query").to_owned();
    assert!(query.contains("RoleSessionName=aliyun-runtime-1780272000"), "{query}");
    assert!(query.contains("DurationSeconds=3600"), "{query}");
}

#[test]
fn what_cannot_be_sent_is_not_sent() {
    let role = || AssumeRole::new(ARN);
    for (role, expected) in [
        (role().duration(Duration::from_secs(899)), "899 seconds, but STS allows 900 to 43200"),
        (role().duration(Duration::from_secs(43_201)), "43201 seconds"),
        (role().region("evil.example.com#"), "is not a region for STS"),
        (role().region("CN"), "is not a region for STS"),
        (AssumeRole::new(""), "the ARN of the role is missing"),
        (AssumeRole::new("a\n"), "the ARN of the role contains a line break"),
    ] {
        let run = assume(role, MadeUp::default(), 200, STS_ANSWER);
        assert!(run.error().contains(expected), "{}", run.error());
        assert!(run.requests.is_empty(), "{expected}");
    }
}

#[test]
fn a_refusal_is_shown_without_the_secrets_that_were_sent() {
    let body = r#"{"Code": "SignatureDoesNotMatch", "RequestId": "r-9",
        "Message": "server string is x-acs-security-token:base-token"}"#;
    let run = assume(AssumeRole::new(ARN), MadeUp::default(), 400, body);
    assert_eq!(
        run.error(),
        "no credentials were found: role assumption: sts.aliyuncs.com refused: \
         SignatureDoesNotMatch: server string is x-acs-security-token:[redacted] [request id r-9]"
    );
    let error = run.outcome.expect_err("refused");
    assert_eq!(error.findings()[0].step(), Step::AssumeRole);
    assert_eq!(error.findings()[0].kind(), FindingKind::Refused);
    assert!(!error.is_temporary());
}

#[test]
fn overload_is_temporary() {
    for (status, body) in [
        (503, ""),
        (429, ""),
        (400, r#"{"Code": "Throttling.User", "Message": "slow down"}"#),
        (200, "<html>"),
        (200, "[]"),
    ] {
        let run = assume(AssumeRole::new(ARN), MadeUp::default(), status, body);
        assert!(run.outcome.expect_err("an error").is_temporary(), "{status} {body}");
    }
}

#[test]
fn an_answer_without_credentials_is_an_error() {
    for body in ["{}", r#"{"Credentials": null}"#, r#"{"Credentials": {"AccessKeyId": "a"}}"#] {
        let run = assume(AssumeRole::new(ARN), MadeUp::default(), 200, body);
        assert!(run.error().contains("Expiration in the answer of sts.aliyuncs.com is missing"));
    }
}

#[test]
fn an_oidc_token_goes_into_the_body_and_is_read_anew() {
    let environment = MadeUp::with_variables([
        ("ALIBABA_CLOUD_ROLE_ARN", ARN),
        ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/p"),
        ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/token"),
        ("ALIBABA_CLOUD_ROLE_SESSION_NAME", "pod"),
    ])
    .with_file("/token", "aa.bb.cc\n");
    let source = CredentialsSource::step(Step::Oidc);
    let run = search_source(source, environment, &[Ok((200, STS_ANSWER))]);
    let request = &run.requests[0];
    assert_eq!(
        request.uri().to_string(),
        "https://sts.aliyuncs.com/?Action=AssumeRoleWithOIDC&Format=JSON&\
         Timestamp=2026-06-01T00%3A00%3A00Z&Version=2015-04-01"
    );
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert!(!request.headers().contains_key("authorization"));
    assert_eq!(
        std::str::from_utf8(request.body()).expect("ASCII"),
        "DurationSeconds=3600&OIDCProviderArn=acs%3Aram%3A%3A1%3Aoidc-provider%2Fp&\
         OIDCToken=aa.bb.cc&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=pod"
    );
}

#[test]
fn a_missing_or_empty_oidc_token_is_named() {
    for (text, expected) in [(None, "/token does not exist"), (Some(" \n"), "/token is empty")] {
        let environment = MadeUp::with_variables([
            ("ALIBABA_CLOUD_ROLE_ARN", ARN),
            ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "p"),
            ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/token"),
        ]);
        if let Some(text) = text {
            environment.write("/token", text);
        }
        let run = search_source(CredentialsSource::step(Step::Oidc), environment, &[]);
        assert!(run.error().contains(expected), "{}", run.error());
        assert!(run.requests.is_empty());
    }
}
