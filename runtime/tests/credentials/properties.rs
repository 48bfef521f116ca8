//! Whatever files hold and services answer: credentials or an error, never a panic.

use aliyun_runtime::Credentials;
use aliyun_runtime::credentials::{AssumeRole, CredentialsSource, Step};
use proptest::prelude::*;

use crate::driver::search_source;
use crate::environment::MadeUp;

/// Texts that look a little like the files in question, and any others.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("[default]\n".to_owned()),
        Just("type = access_key\n".to_owned()),
        Just("access_key_id = a\n  more".to_owned()),
        Just(r#"{"current": "p", "profiles": [{"name": "p", "mode": "#.to_owned()),
        Just(r#""External", "process_command": "'"}]}"#.to_owned()),
        Just(r#"{"Code": "Success", "Expiration": "2026-"#.to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_file_is_read_or_refused(file in text()) {
        for (step, path) in [
            (Step::CliProfile, "~/.aliyun/config.json"),
            (Step::IniFile, "~/.alibabacloud/credentials"),
        ] {
            let environment = MadeUp::default().with_file(path, file.clone());
            let run = search_source(CredentialsSource::step(step), environment, &[]);
            let shown = run.outcome.map_or_else(|error| error.to_string(), |found| format!("{found:?}"));
            prop_assert!(!shown.contains('\n'));
        }
    }

    #[test]
    fn any_answer_is_read_or_refused(status in 100_u16..600, body in text()) {
        let body: &'static str = body.leak();
        let base = CredentialsSource::fixed(Credentials::access_key("a", "b"));
        for source in [
            base.assume_role(AssumeRole::new("acs:ram::1:role/r")),
            CredentialsSource::ecs_role("roleX"),
            CredentialsSource::credentials_uri("http://127.0.0.1:9/"),
        ] {
            let run = search_source(source, MadeUp::default(), &[Ok((status, body)); 4]);
            prop_assert!(run.outcome.is_err());
            prop_assert!(!run.error().contains('\n'));
        }
    }

    #[test]
    fn any_variable_is_used_or_named(id in any::<String>(), secret in any::<String>()) {
        let environment = MadeUp::default();
        environment.set("ALIBABA_CLOUD_ACCESS_KEY_ID", &id);
        environment.set("ALIBABA_CLOUD_ACCESS_KEY_SECRET", &secret);
        let run = search_source(CredentialsSource::step(Step::Environment), environment, &[]);
        let is_clean = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        prop_assert_eq!(run.outcome.is_ok(), is_clean(&id) && is_clean(&secret));
    }
}
