//! Profiles of the CLI and sections of ini files.

use crate::driver::{STS_ANSWER, plain, search, temporary};
use crate::environment::MadeUp;

fn with_cli(profile: &str) -> MadeUp {
    let config = format!(r#"{{"current": "p", "profiles": [{{"name": "p", {profile}}}]}}"#);
    offline().with_file("~/.aliyun/config.json", config)
}

fn with_ini(section: &str) -> MadeUp {
    offline().with_file("~/.alibabacloud/credentials", format!("[default]\n{section}"))
}

fn offline() -> MadeUp {
    MadeUp::with_variables([("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")])
}

#[test]
fn keys_of_cli_profiles() {
    let run = search(
        with_cli(
            r#""mode": "AK", "access_key_id": "i", "access_key_secret": "s", "sts_token": "x""#,
        ),
        &[],
    );
    assert_eq!(run.key(), plain("i", "s"));
    let run = search(
        with_cli(
            r#""mode": "StsToken", "access_key_id": "i", "access_key_secret": "s",
               "sts_token": "t", "retry_timeout": 0, "language": null"#,
        ),
        &[],
    );
    assert_eq!(run.key(), temporary("i", "s", "t"));
}

#[test]
fn what_is_wrong_with_a_cli_profile_is_said() {
    for (profile, expected) in [
        (r#""mode": "AK", "access_key_id": "i""#, "access_key_secret of the profile `p` in"),
        (
            r#""mode": "StsToken", "access_key_id": "i", "access_key_secret": "hidden""#,
            "sts_token of the profile `p`",
        ),
        (r#""mode": "Magic""#, "is `Magic`, which is not supported: use one of AK, StsToken"),
        (r#""mode": """#, "mode of the profile `p` in /home/tester/.aliyun/config.json is missing"),
        (r#""mode": "OIDC", "ram_role_arn": "r""#, "the ARN of the OIDC provider is missing"),
        (r#""mode": "OAuth", "oauth_site_type": "X""#, "is neither CN nor INTL"),
        (r#""mode": "External", "process_command": "a 'b""#, "a quote that is not closed"),
        (
            r#""mode": "AK", "access_key_id": "i", "access_key_secret": 7"#,
            "config.json is not the expected JSON, at profiles[0].access_key_secret",
        ),
        (
            r#""mode": "ChainableRamRoleArn", "source_profile": "nobody""#,
            "config.json has no profile `nobody`",
        ),
        (
            r#""mode": "ChainableRamRoleArn", "source_profile": "p""#,
            "lead to one another more than 8 times",
        ),
    ] {
        let run = search(with_cli(profile), &[]);
        assert!(run.error().contains(expected), "{profile}: {}", run.error());
        assert!(!run.error().contains("hidden"), "{}", run.error());
        assert!(run.requests.is_empty(), "{profile}");
    }
}

#[test]
fn a_cli_key_with_a_line_break_ends_the_chain() {
    let environment =
        with_cli(r#""mode": "AK", "access_key_id": "i", "access_key_secret": "hidden\n""#)
            .with_file(
                "~/.alibabacloud/credentials",
                "[default]\ntype = access_key\naccess_key_id = a\naccess_key_secret = b",
            );
    let error = search(environment, &[]).error();
    assert!(error.contains("access_key_secret of the profile `p`"), "{error}");
    assert!(error.contains("contains a line break"), "{error}");
    assert!(!error.contains("hidden"), "{error}");
}

#[test]
fn a_chain_of_cli_profiles_assumes_one_role_after_the_other() {
    let config = r#"{"current": "last", "profiles": [
        {"name": "last", "mode": "ChainableRamRoleArn", "source_profile": "middle",
         "ram_role_arn": "acs:ram::1:role/last", "ram_session_name": "s-last", "policy": "{}",
         "expired_seconds": 900, "sts_region": "cn-shanghai"},
        {"name": "middle", "mode": "RamRoleArn", "access_key_id": "i", "access_key_secret": "s",
         "ram_role_arn": "acs:ram::1:role/middle", "ram_session_name": "s-middle",
         "expired_seconds": 0, "external_id": "e&x", "enable_vpc": true}]}"#;
    let environment = offline().with_file("~/.aliyun/config.json", config);
    let run = search(environment, &[Ok((200, STS_ANSWER)), Ok((200, STS_ANSWER))]);
    assert_eq!(run.key(), temporary("STS.a", "b", "c"));
    assert_eq!(run.origin.as_deref(), Some("cli_profile/ram_role_arn/ram_role_arn/static_ak"));
    let uris: Vec<_> = run.requests.iter().map(|request| request.uri().to_string()).collect();
    assert_eq!(
        uris,
        [
            "https://sts.aliyuncs.com/?DurationSeconds=3600&ExternalId=e%26x&\
             RoleArn=acs%3Aram%3A%3A1%3Arole%2Fmiddle&RoleSessionName=s-middle",
            "https://sts.cn-shanghai.aliyuncs.com/?DurationSeconds=900&Policy=%7B%7D&\
             RoleArn=acs%3Aram%3A%3A1%3Arole%2Flast&RoleSessionName=s-last",
        ]
    );
    let token = &run.requests[1].headers()["x-acs-security-token"];
    assert_eq!(token.to_str().expect("ASCII"), "c");
    assert!(token.is_sensitive());
}

#[cfg(unix)]
#[test]
fn a_program_prints_a_key() {
    let external = |command: &str| {
        let command = serde_json::Value::from(command);
        search(with_cli(&format!(r#""mode": "External", "process_command": {command}"#)), &[])
    };
    let run = external(
        r#"printf '{"mode": "StsToken", "access_key_id": "i", "access_key_secret": "s",
            "sts_token": "t", "expiration": "2026-06-01T01:00:00Z"}'"#,
    );
    assert_eq!(run.key(), temporary("i", "s", "t"));
    assert_eq!(run.origin.as_deref(), Some("cli_profile/external"));

    let hidden = r#"printf '{"mode": "AK", "access_key_id": "hidden"}'"#;
    for (command, expected) in [
        ("printf hidden", "what process_command printed is not the expected JSON"),
        (hidden, "access_key_secret in the output of process_command is missing"),
        ("printf '{\"mode\": \"Magic\"}'", "mode in the output of process_command is neither"),
        ("/does/not/exist hidden", "process_command could not be started"),
        ("false hidden", "process_command failed with exit status: 1"),
    ] {
        let error = external(command).error();
        assert!(error.contains(expected), "{command}: {error}");
        assert!(!error.contains("hidden"), "{error}");
    }
}

#[test]
fn roles_of_ini_sections() {
    let run = search(
        with_ini(
            "type = ram_role_arn\naccess_key_id = i\naccess_key_secret = s\nrole_arn = \
             acs:ram::1:role/r\nrole_session_name = n",
        ),
        &[Ok((200, STS_ANSWER))],
    );
    assert_eq!(run.key(), temporary("STS.a", "b", "c"));
    assert_eq!(run.origin.as_deref(), Some("profile/ram_role_arn/static_ak"));

    let environment = with_ini(
        "type = oidc_role_arn\nrole_arn = acs:ram::1:role/r\noidc_provider_arn = \
         p\noidc_token_file_path = /token",
    );
    let run = search(environment.with_file("/token", "jwt"), &[Ok((200, STS_ANSWER))]);
    assert_eq!(run.origin.as_deref(), Some("profile/oidc_role_arn"));
}

#[test]
fn what_is_wrong_with_an_ini_section_is_said() {
    for (section, expected) in [
        ("type = sts", "is `sts`, which is not supported: use one of access_key"),
        ("type = rsa_key_pair", "is `rsa_key_pair`"),
        ("", "type in [default] of /home/tester/.alibabacloud/credentials is missing"),
        ("type = access_key\naccess_key_id = i", "access_key_secret in [default] of"),
        ("type = ram_role_arn", "access_key_id in [default] of"),
        ("type = oidc_role_arn\nrole_arn = r", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN is not set"),
        ("hidden", "line 2 of /home/tester/.alibabacloud/credentials is neither"),
        ("type = ecs_ram_role", "switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED"),
    ] {
        let error = search(with_ini(section), &[]).error();
        assert!(error.contains(expected), "{section}: {error}");
        assert!(!error.contains("hidden"), "{error}");
    }
}
