//! What the handler in the README advises, and that the tests exist which FAULTS.md names.

use std::fs;
use std::path::Path;

use aliyun_api::ens::{
    CreateEipInstanceChargeType, CreateEipInstanceRequest, DescribeInstancesRequest,
    RenewInstanceRequest,
};
use aliyun_api::{Error, ErrorCode, ErrorKind, Remedy, Retry};
use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{Operation, RetryPolicy};

use crate::clients::{Answer, answer, both_scripted, config, refusal};
use crate::machine::moment;
use crate::operations::{renew_arm, renew_instance, renew_lindorm};

fn handle<C: ErrorCode>(error: &Error<C>) -> &'static str {
    // 1. It may have been executed, and executing it twice does harm: find out first.
    if let Some(unknown) = error.outcome_unknown() {
        return match unknown.idempotency_token() {
            Some(_) => "send it again with this token",
            None => "a person looks at it",
        };
    }
    match (error.kind(), error.remedy()) {
        // 2. The request, the configuration or the credentials are wrong. Twice does no harm: see 1.
        (ErrorKind::Validation | ErrorKind::Configuration | ErrorKind::Credentials, _) => "fix it",
        // 3. The service refused it for a documented reason, and somebody can do something.
        (_, Some(Remedy::TopUp)) => "top up",
        (_, Some(Remedy::FixRequest)) => "fix the request",
        (_, Some(Remedy::GrantPermission)) => "ask for the permission that explain() names",
        // 4. It may pass by itself. The service may say for how long to wait at the least.
        _ if error.is_throttled() => "wait",
        _ if error.retry().is_some_and(Retry::may_pass_by_itself) => "wait",
        // 5. No connection or no answer. If the request was sent, twice does no harm: see 1.
        (ErrorKind::Transport, _) => "look at the network, then send it again",
        // 6. Another documented reason; or another code, or something else that answered.
        (_, Some(_)) => "do what explain() says",
        (_, None) => "show explain() to a person",
    }
}

#[test]
fn the_readme_has_this_handler() {
    let this = include_str!("readme.rs");
    let start = this.find("\nfn handle<").unwrap();
    let end = start + this[start..].find("\n}\n").unwrap();
    assert!(include_str!("../../README.md").contains(&this[start..end]));
}

#[track_caller]
fn assert_advised<O: Operation>(
    request: &O,
    answer: impl Fn() -> Answer + Send + Sync + Clone + 'static,
    expected: &str,
) {
    let config = config().retry(RetryPolicy::off());
    let clock = moment("2026-01-02T03:04:05Z");
    for scripted in both_scripted(&config, clock, move |_| answer()) {
        let error = scripted.client.send(request).err().unwrap();
        assert_eq!(handle(&error), expected, "{error}");
    }
}

#[test]
fn advice_about_codes() {
    for (code, expected) in [
        ("OrderFailed", "a person looks at it"),
        ("Nobody.Documented.This", "a person looks at it"),
        ("ServiceUnavailable", "a person looks at it"),
        ("PayInsufficientBalance", "top up"),
        ("InvalidParameter.Period", "fix the request"),
        ("Forbidden.RAM", "ask for the permission that explain() names"),
        ("Throttling.User", "wait"),
        ("InvalidAccessKeyId.NotFound", "do what explain() says"),
        ("OrderInstHasUnpaidOrder", "do what explain() says"),
        ("Forbidden.RiskControl", "show explain() to a person"),
    ] {
        assert_advised(&renew_instance(), move || refusal(400, code), expected);
    }
    let throttled = || refusal(400, "Throttling.Nobody.Documented.This");
    assert_advised(&renew_lindorm(), throttled, "wait");
    assert_advised(&DescribeInstancesRequest::new(), || refusal(503, "ServiceUnavailable"), "wait");
}

#[test]
fn advice_without_a_code() {
    let again = "look at the network, then send it again";
    let not_sent = || Err(TransportError::not_sent(TransportErrorKind::Connect));
    let maybe_sent = || Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    assert_advised(&renew_arm(), not_sent, again);
    assert_advised(&renew_arm(), maybe_sent, "a person looks at it");
    assert_advised(&DescribeInstancesRequest::new(), maybe_sent, again);
    let html = || answer(200, "<html>");
    assert_advised(&renew_arm(), html, "a person looks at it");
    assert_advised(&DescribeInstancesRequest::new(), html, "show explain() to a person");
    let nothing = RenewInstanceRequest::new("", 0);
    assert_advised(&nothing, not_sent, "fix it");
}

#[test]
fn advice_about_a_token() {
    let maybe_sent = || Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    let (region, kind) = ("cn-suzhou-telecom", CreateEipInstanceChargeType::PostPaid);
    let request = CreateEipInstanceRequest::new(region, kind, "95BandwidthByMonth");
    assert_advised(&request, maybe_sent, "send it again with this token");
}

/// A test that was renamed, or never written, proves nothing.
#[test]
fn every_test_that_the_table_of_faults_names_exists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = include_str!("../../FAULTS.md").lines().filter(|line| line.starts_with("| "));
    let mut named = 0;
    for row in table {
        for path in row.split('`').skip(1).step_by(2) {
            let Some((file, test)) = file_and_test(path) else { continue };
            let source = fs::read_to_string(folder.join(&file)).expect(&file);
            let is_there = |indent| source.contains(&format!("#[test]\n{indent}fn {test}("));
            assert!(is_there("") || is_there("    "), "{path}");
            named += 1;
        }
    }
    assert!(named > 120, "{named}");
}

/// The file of a test that the table names, as `connections::fault_01_no_address`,
/// `retry::tests::a_used_nonce` or `credentials/turns: those_who_wait`, and its name.
fn file_and_test(path: &str) -> Option<(String, &str)> {
    if let Some((module, test)) = path.split_once("::tests::") {
        return Some((format!("src/{}.rs", module.replace("::", "/")), test));
    }
    if let Some((file, test)) = path.split_once(": ").filter(|(file, _)| file.contains('/')) {
        return Some((format!("tests/{file}.rs"), test));
    }
    let (module, test) = path.rsplit_once("::")?;
    let is_module = module.starts_with(char::is_lowercase);
    is_module.then(|| (format!("tests/sending/{}.rs", module.replace("::", "/")), test))
}
