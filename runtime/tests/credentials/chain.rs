//! The order of the default chain, what ends it, and what its error says.

use std::ffi::OsString;

use aliyun_runtime::credentials::{CredentialsSource, FindingKind, Step};

use crate::driver::{
    METADATA_ANSWER, PATIENCE, STS_ANSWER, plain, search, search_source, temporary,
};
use crate::environment::MadeUp;

const OFFLINE: (&str, &str) = ("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");

#[test]
fn the_error_says_what_every_step_found() {
    let run = search(MadeUp::default(), &[Err("connection timed out"), Err("no route to host")]);
    let error = run.outcome.expect_err("there is nothing");
    let steps: Vec<_> =
        error.findings().iter().map(|finding| (finding.step(), finding.kind())).collect();
    assert_eq!(
        steps,
        [
            (Step::Environment, FindingKind::NotConfigured),
            (Step::Oidc, FindingKind::NotConfigured),
            (Step::CliProfile, FindingKind::NotConfigured),
            (Step::IniFile, FindingKind::NotConfigured),
            (Step::EcsMetadata, FindingKind::Unavailable),
            (Step::CredentialsUri, FindingKind::NotConfigured),
        ]
    );
    assert_eq!(
        error.to_string(),
        "no credentials were found: environment: ALIBABA_CLOUD_ACCESS_KEY_ID is not set; OIDC: \
         ALIBABA_CLOUD_ROLE_ARN is not set; CLI profile: /home/tester/.aliyun/config.json does \
         not exist; ini file: /home/tester/.alibabacloud/credentials.ini does not exist, \
         /home/tester/.alibabacloud/credentials does not exist; ECS metadata: 100.100.100.200 (is \
         this an ECS instance?): no connection could be made; nothing was sent: no route to host; credentials URI: ALIBABA_CLOUD_CREDENTIALS_URI \
         is not set"
    );
    assert!(!error.is_temporary(), "a person must set something up");
}

#[test]
fn what_may_pass_by_itself_is_told_from_what_is_not_there() {
    let page = Ok((200, "<html>Please log in</html>"));
    let no_way = Err("no route to host");
    let whole = CredentialsSource::default_chain;
    let step = || CredentialsSource::step(Step::EcsMetadata);
    for (source, role, answers, expected) in [
        (whole(), "", [no_way; 4], false),
        (whole(), "", [page; 4], false),
        (whole(), "", [no_way, Ok((503, "")), no_way, no_way], true),
        (whole(), "", [no_way, Ok((200, "roleX")), no_way, no_way], true),
        (whole(), "roleX", [no_way; 4], true),
        (step(), "", [no_way; 4], true),
        (CredentialsSource::ecs_role("roleX"), "", [no_way; 4], true),
    ] {
        let environment = MadeUp::with_variables([("ALIBABA_CLOUD_ECS_METADATA", role)]);
        let error = search_source(source, environment, &answers).outcome.expect_err("an error");
        assert_eq!(error.is_temporary(), expected, "{role:?} {answers:?}: {error}");
    }
}

#[test]
fn a_value_that_cannot_be_right_ends_the_chain_and_is_named() {
    for (id, secret, expected) in [
        ("id", "secret\n", "ALIBABA_CLOUD_ACCESS_KEY_SECRET contains a line break"),
        ("id\r", "secret", "ALIBABA_CLOUD_ACCESS_KEY_ID contains a line break"),
        ("id", " \t", "ALIBABA_CLOUD_ACCESS_KEY_SECRET is blank"),
        (" id", "secret", "ALIBABA_CLOUD_ACCESS_KEY_ID begins or ends with white space"),
        ("id", "sec ret", "ALIBABA_CLOUD_ACCESS_KEY_SECRET contains a character that no key has"),
        ("schlüssel", "secret", "ALIBABA_CLOUD_ACCESS_KEY_ID contains a character"),
        ("id\u{0}", "secret", "ALIBABA_CLOUD_ACCESS_KEY_ID contains a control character"),
    ] {
        let environment = MadeUp::with_variables([
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", id),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", secret),
        ]);
        environment.write("~/.alibabacloud/credentials.ini", INI);
        let run = search(environment, &[]);
        let error = run.error();
        assert!(error.starts_with("no credentials were found: environment: "), "{error}");
        assert!(error.contains(expected), "{error}");
        assert!(!error.contains("ret"), "the secret must not show: {error}");
        assert_eq!(run.outcome.expect_err("an error").findings().len(), 1);
        assert!(run.requests.is_empty());
    }
}

#[test]
fn a_variable_that_is_not_unicode_is_named() {
    let environment = MadeUp::default();
    #[cfg(unix)]
    let value: OsString = std::os::unix::ffi::OsStringExt::from_vec(vec![b'a', 0xff]);
    #[cfg(not(unix))]
    let value = OsString::from("a\n");
    environment.set("ALIBABA_CLOUD_ACCESS_KEY_ID", value);
    let error = search(environment, &[]).error();
    assert!(error.contains("ALIBABA_CLOUD_ACCESS_KEY_ID "), "{error}");
}

#[test]
fn a_token_with_a_line_break_is_named() {
    let environment = MadeUp::with_variables([
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", "token\n"),
    ]);
    let error = search(environment, &[]).error();
    assert!(error.contains("ALIBABA_CLOUD_SECURITY_TOKEN contains a line break"), "{error}");
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let environment = MadeUp::with_variables([
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", ""),
    ]);
    let run = search(environment, &[]);
    assert_eq!(run.key(), plain("id", "secret"));
    assert_eq!(run.origin.as_deref(), Some("env"));
}

const INI: &str = "[default]\ntype = access_key\naccess_key_id = iniId\naccess_key_secret = \
                   iniSecret\n";

#[test]
fn both_ini_files_are_read_and_the_first_with_the_section_counts() {
    let environment = MadeUp::default().with_file("~/.alibabacloud/credentials", INI);
    assert_eq!(search(environment, &[]).key(), plain("iniId", "iniSecret"));

    let environment = MadeUp::default()
        .with_file("~/.alibabacloud/credentials.ini", "[another]\ntype = access_key\n")
        .with_file("~/.alibabacloud/credentials", INI);
    assert_eq!(search(environment, &[]).key(), plain("iniId", "iniSecret"));

    let environment = MadeUp::default()
        .with_file("~/.alibabacloud/credentials.ini", INI)
        .with_file("~/.alibabacloud/credentials", INI.replace("iniId", "otherId"));
    assert_eq!(search(environment, &[]).key(), plain("iniId", "iniSecret"));
}

#[test]
fn oidc_comes_before_the_files() {
    let environment = MadeUp::with_variables([
        ("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/r"),
        ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/p"),
        ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/token"),
    ])
    .with_file("/token", "a.b.c\n")
    .with_file("~/.alibabacloud/credentials", INI);
    let run = search(environment, &[Ok((200, STS_ANSWER))]);
    assert_eq!(run.key(), temporary("STS.a", "b", "c"));
    assert_eq!(run.origin.as_deref(), Some("oidc_role_arn"));
    assert_eq!(run.hosts(), ["sts.aliyuncs.com"]);
}

#[test]
fn the_chain_goes_on_where_a_step_fails() {
    let environment = MadeUp::default()
        .with_file("~/.aliyun/config.json", "{not JSON")
        .with_file("~/.alibabacloud/credentials.ini", "no section");
    let run = search(
        environment,
        &[Ok((200, "t")), Ok((200, "roleX")), Ok((200, "t")), Ok((200, METADATA_ANSWER))],
    );
    assert_eq!(run.key(), temporary("STS.m", "n", "o"));
    assert_eq!(run.origin.as_deref(), Some("ecs_ram_role"));
}

#[test]
fn without_the_old_metadata_service_a_token_is_needed() {
    let environment = MadeUp::with_variables([("ALIBABA_CLOUD_IMDSV1_DISABLED", "True")]);
    let run = search(environment, &[Ok((403, ""))]);
    assert!(run.error().contains("100.100.100.200 answered with HTTP status 403"));
    assert_eq!(run.requests.len(), 1);
}

#[test]
fn a_captive_portal_is_no_metadata_service() {
    let page = "<html>Please log in</html>";
    let run = search(MadeUp::default(), &[Ok((200, page)), Ok((200, page))]);
    assert!(run.error().contains("is not the name of a role"), "{}", run.error());
    assert_eq!(run.requests.len(), 2);
}

#[test]
fn a_role_that_is_no_name_is_never_put_into_a_path() {
    for role in ["a/b", "..", "a?b", "a b", "é", "a\u{301}"] {
        let environment = MadeUp::with_variables([("ALIBABA_CLOUD_ECS_METADATA", role)]);
        let run = search(environment, &[]);
        assert!(run.error().contains("is not the name of a role"), "{}", run.error());
        assert!(run.requests.is_empty());
    }
}

#[test]
fn the_metadata_service_is_asked_without_a_proxy_and_with_short_patience() {
    use aliyun_runtime::credentials::CredentialsProvider;
    let provider = CredentialsProvider::with_environment(
        CredentialsSource::ecs_role("roleX"),
        std::sync::Arc::new(MadeUp::default()),
    );
    let outcome = provider.get(
        || PATIENCE,
        |fetch| {
            assert!(fetch.limits.bypass_proxy);
            let limits = [fetch.limits.connect, fetch.limits.read, fetch.limits.total];
            assert_eq!(limits.map(|limit| limit.as_secs()), [1, 1, 2]);
            assert_eq!(fetch.request.uri().scheme_str(), Some("http"));
            assert!(!format!("{fetch:?}").contains("roleX"));
            Ok(http::Response::new(bytes::Bytes::from(vec![b'x'; fetch.limits.body + 1])))
        },
    );
    let error = outcome.expect_err("too large").to_string();
    assert!(error.contains("larger than 64 KiB"), "{error}");
}

#[test]
fn the_credentials_uri_must_be_an_address_and_is_not_shown() {
    for (uri, expected) in [
        ("ftp://127.0.0.1/hidden", "is not a URL with http:// or https://"),
        ("127.0.0.1/hidden", "is not a URL with http://"),
        ("http://user:hidden@127.0.0.1/", "has a user name or password"),
        ("http://127.0.0.1/ hidden", "is not a URL"),
    ] {
        let environment = MadeUp::with_variables([OFFLINE, ("ALIBABA_CLOUD_CREDENTIALS_URI", uri)]);
        let error = search(environment, &[]).error();
        assert!(error.contains(expected), "{uri}: {error}");
        assert!(!error.contains("hidden"), "{error}");
    }
}

#[test]
fn a_bad_answer_of_the_credentials_uri_is_described_but_not_shown() {
    for (status, body, expected) in [
        (200, "hidden", "is not the expected JSON"),
        (200, r#"{"Code": "Success", "AccessKeyId": {"hidden": 1}}"#, "at AccessKeyId"),
        (200, r#"{"Code": "Success", "AccessKeyId": "hidden"}"#, "Expiration"),
        (200, r#"{"Code": "Failed"}"#, "is `Failed` and not Success"),
        (500, "hidden", "HTTP status 500"),
        (302, "hidden", "HTTP status 302"),
        (
            200,
            r#"{"Code": "Success", "AccessKeyId": "a", "AccessKeySecret": "hidden",
                "SecurityToken": "c", "Expiration": "2020-01-01T00:00:00Z"}"#,
            "has expired at 2020-01-01T00:00:00Z already",
        ),
        (
            200,
            r#"{"Code": "Success", "AccessKeyId": "a", "AccessKeySecret": "hidden",
                "Expiration": "2099-01-01T00:00:00Z"}"#,
            "SecurityToken in the answer of 127.0.0.1 is missing or empty",
        ),
    ] {
        let environment = MadeUp::with_variables([
            OFFLINE,
            ("ALIBABA_CLOUD_CREDENTIALS_URI", "http://127.0.0.1:9/c?t=hidden"),
        ]);
        let error = search(environment, &[Ok((status, body))]).error();
        assert!(error.contains(expected), "{body}: {error}");
        assert!(!error.contains("hidden"), "{error}");
    }
}
