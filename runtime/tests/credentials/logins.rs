//! CLI profiles of the modes `CloudSSO` and `OAuth`.

use aliyun_runtime::credentials::{CredentialsSource, Step};

use crate::bench::Bench;
use crate::driver::{Answer, Run, STS_ANSWER, key, search, search_source, temporary};
use crate::environment::{MadeUp, START};

const KEY: &str = r#"{"AccessKeyId": "STS.l", "AccessKeySecret": "m", "SecurityToken": "n",
    "Expiration": "2026-06-01T01:00:00Z"}"#;

fn cloud_sso(url: &str, expiration: u64, more: &str, answers: &[Answer]) -> Run {
    run(
        &format!(
            r#""mode": "CloudSSO", "cloud_sso_sign_in_url": "{url}", "access_token": "login-token",
               "cloud_sso_account_id": "77", "cloud_sso_access_config": "ac-1",
               "cloud_sso_access_token_expire": {expiration}{more}"#
        ),
        answers,
    )
}

fn oauth(expiration: u64, answers: &[Answer]) -> Run {
    run(
        &format!(
            r#""mode": "OAuth", "oauth_site_type": "intl", "oauth_access_token": "login-token",
               "oauth_refresh_token": "hidden", "oauth_access_token_expire": {expiration}"#
        ),
        answers,
    )
}

fn run(profile: &str, answers: &[Answer]) -> Run {
    search(environment(profile), answers)
}

fn environment(profile: &str) -> MadeUp {
    let config = format!(r#"{{"current": "p", "profiles": [{{"name": "p", {profile}}}]}}"#);
    let environment = MadeUp::with_variables([("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")]);
    environment.with_file("~/.aliyun/config.json", config)
}

#[test]
fn a_login_is_exchanged_for_a_key() {
    let body = format!(r#"{{"CloudCredential": {KEY}}}"#).leak();
    let run =
        cloud_sso("https://sso.example.com/start/login?x", START + 600, "", &[Ok((200, body))]);
    assert_eq!(run.key(), temporary("STS.l", "m", "n"));
    assert_eq!(run.origin.as_deref(), Some("cli_profile/cloud_sso"));
    let request = &run.requests[0];
    assert_eq!(request.uri(), "https://sso.example.com/cloud-credentials");
    assert_eq!(request.method(), "POST");
    assert_eq!(request.headers()["authorization"], "Bearer login-token");
    assert!(request.headers()["authorization"].is_sensitive());
    let sent: serde_json::Value = serde_json::from_slice(request.body()).expect("JSON");
    assert_eq!(sent, serde_json::json!({"AccountId": "77", "AccessConfigurationId": "ac-1"}));

    let run = oauth(START + 600, &[Ok((200, KEY))]);
    assert_eq!(run.key(), temporary("STS.l", "m", "n"));
    assert_eq!(run.origin.as_deref(), Some("cli_profile/oauth"));
    assert_eq!(run.requests[0].uri(), "https://oauth.alibabacloud.com/v1/exchange");
}

#[test]
fn an_expired_login_says_what_to_run() {
    let expected = "login of the profile `p` has expired: run `aliyun configure --mode";
    for run in
        [cloud_sso("https://sso.example.com", START, "", &[]), oauth(START, &[]), oauth(0, &[])]
    {
        assert!(run.error().contains(expected), "{}", run.error());
        assert!(run.requests.is_empty());
    }
    let refused = oauth(START + 600, &[Ok((401, "hidden"))]);
    assert!(refused.error().contains(expected), "{}", refused.error());
    assert!(!refused.error().contains("hidden"));
}

#[test]
fn the_key_that_the_cli_got_last_is_used_while_it_lasts() {
    let cached = |expiration: u64| {
        format!(
            r#", "access_key_id": "STS.k", "access_key_secret": "s", "sts_token": "t",
               "sts_expiration": {expiration}"#
        )
    };
    let run = cloud_sso("https://sso.example.com", START, &cached(START + 600), &[]);
    assert_eq!(run.key(), temporary("STS.k", "s", "t"));
    assert!(run.requests.is_empty());
    let run = cloud_sso("https://sso.example.com", START, &cached(START + 60), &[]);
    assert!(run.error().contains("has expired"), "{}", run.error());
}

/// The service refuses the key that the CLI got last, long before its end.
#[test]
fn a_login_is_exchanged_anew_when_its_last_key_is_refused() {
    let profile = format!(
        r#""mode": "OAuth", "oauth_access_token": "login-token", "oauth_access_token_expire": {end},
           "access_key_id": "STS.k", "access_key_secret": "s", "sts_token": "t",
           "sts_expiration": {end}"#,
        end = START + 1800
    );
    let last = temporary("STS.k", "s", "t");
    let bench = Bench::new(CredentialsSource::step(Step::CliProfile), environment(&profile));
    let refused = bench.get().expect("the key that the CLI got last");
    assert_eq!((key(&refused), bench.requests()), (last.clone(), 0));

    bench.provider.forget(&refused);
    bench.get().expect_err("nobody answers");
    assert_eq!(bench.requests(), 1);
    bench.answer(Ok((401, "")));
    let error = bench.get().expect_err("the login is over").to_string();
    assert!(error.contains("run `aliyun configure --mode OAuth --profile p`"), "{error}");
    assert_eq!(bench.requests(), 2);
    let again = bench.get().expect("for whoever takes it, since there is no other");
    assert_eq!((key(&again), bench.requests()), (last, 2));

    bench.provider.forget(&again);
    bench.answer(Ok((200, KEY)));
    assert_eq!(key(&bench.get().expect("a new key")), temporary("STS.l", "m", "n"));
    bench.provider.forget(&again);
    assert_eq!(bench.id(), "STS.l", "another key is kept by now");
    assert_eq!(bench.requests(), 3);
}

/// A role that is assumed with the key that the CLI got last for a login.
fn assumed(expiration: u64, answers: &[Answer]) -> Run {
    let config = format!(
        r#"{{"current": "role", "profiles": [
            {{"name": "role", "mode": "ChainableRamRoleArn", "source_profile": "login",
              "ram_role_arn": "acs:ram::1:role/r"}},
            {{"name": "login", "mode": "OAuth", "oauth_access_token": "login-token",
              "oauth_access_token_expire": {expiration}, "access_key_id": "STS.k",
              "access_key_secret": "cli-secret", "sts_token": "cli-token",
              "sts_expiration": {end}}}]}}"#,
        end = START + 1800,
    );
    let environment = MadeUp::default().with_file("~/.aliyun/config.json", config);
    search_source(CredentialsSource::step(Step::CliProfile), environment, answers)
}

#[test]
fn a_login_is_exchanged_anew_when_its_last_key_may_assume_no_role() {
    for code in ["InvalidAccessKeyId.NotFound", "InvalidSecurityToken.Expired"] {
        let refusal = &*format!(r#"{{"Code": "{code}", "Message": "m"}}"#).leak();
        let run =
            assumed(START + 600, &[Ok((403, refusal)), Ok((200, KEY)), Ok((200, STS_ANSWER))]);
        assert_eq!(run.key(), temporary("STS.a", "b", "c"));
        assert_eq!(run.origin.as_deref(), Some("cli_profile/ram_role_arn/oauth"));
        let sts = "sts.aliyuncs.com";
        assert_eq!(run.hosts(), [sts, "oauth.aliyun.com", sts]);
        let token = |request: &http::Request<_>| request.headers()["x-acs-security-token"].clone();
        assert_eq!([0, 2].map(|index| token(&run.requests[index])), ["cli-token", "n"]);

        let run = assumed(START + 600, &[Ok((403, refusal)), Ok((200, KEY)), Ok((403, refusal))]);
        assert!(run.error().contains(code), "{}", run.error());
        assert_eq!(run.requests.len(), 3, "a new key that is refused is the end");

        let run = assumed(START, &[Ok((403, refusal))]);
        for expected in ["run `aliyun configure --mode OAuth --profile login`", code] {
            assert!(run.error().contains(expected), "{}", run.error());
        }
    }
}

#[test]
fn a_login_is_not_exchanged_for_a_role_that_must_not_be_assumed() {
    for (status, code) in
        [(403, "NoPermission"), (404, "EntityNotExist.Role"), (503, "InvalidAccessKeyId.NotFound")]
    {
        let refusal = &*format!(r#"{{"Code": "{code}", "Message": "m"}}"#).leak();
        let run = assumed(START + 600, &[Ok((status, refusal))]);
        assert!(run.error().contains(code), "{}", run.error());
        assert_eq!(run.hosts(), ["sts.aliyuncs.com"]);
    }
}

#[test]
fn a_login_is_sent_over_https_only() {
    for url in ["http://sso.example.com", "https://user@sso.example.com", "sso", ""] {
        let run = cloud_sso(url, START + 600, "", &[]);
        assert!(run.error().contains("cloud_sso_sign_in_url of the profile `p` is not https"));
        assert!(run.requests.is_empty());
    }
}
