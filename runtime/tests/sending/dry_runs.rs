//! Requests that ask for a check and nothing else.

use aliyun_api::ens;
use aliyun_runtime::operation::DryRun;
use aliyun_runtime::transport::{TransportError, TransportErrorKind};
use aliyun_runtime::{Operation, OperationInfo, Outcome, Parameters, Safety, ValidationError};

use crate::clients::{Answer, both_scripted, config, refusal};
use crate::operations::Described;
use crate::things::{
    CreateByForm, CreateByJson, CreateThing, CreateThingError, attempts, clock, dry,
};

#[test]
fn a_dry_run_that_passed() {
    fn passed() -> Answer {
        refusal(400, "DryRunOperation")
    }
    let all = attempts(&dry(), passed)
        .into_iter()
        .chain(attempts(&CreateByForm(dry()), passed))
        .chain(attempts(&CreateByJson(dry()), passed));
    for (attempts, error) in all {
        assert!(error.is_dry_run_success());
        assert_eq!((attempts, error.outcome()), (1, Outcome::Refused));
        assert!(error.to_string().ends_with("; the dry run passed"), "{error}");
        assert!(error.explain().contains("the dry run passed"), "{}", error.explain());
    }
}

#[test]
fn a_dry_run_that_passed_after_an_attempt_without_an_answer() {
    let script = |number| match number {
        0 => Err(TransportError::maybe_sent(TransportErrorKind::Timeout)),
        _ => refusal(400, "DryRunOperation"),
    };
    for scripted in both_scripted(&config(), clock(), script) {
        let error = scripted.client.send(&dry()).unwrap_err();
        assert!(error.is_dry_run_success());
        // Neither attempt asked for more than a check.
        assert_eq!((error.attempts(), error.outcome()), (2, Outcome::Refused));
    }
}

#[test]
fn what_is_no_dry_run_that_passed() {
    // Another code.
    for (_, error) in attempts(&dry(), || refusal(400, "InvalidParameter")) {
        assert!(!error.is_dry_run_success());
    }
    // Nobody asked for a dry run, or asked for the opposite: then nothing is certain.
    let not_dry = CreateThing { dry_run: Some(false), ..CreateThing::default() };
    for request in [CreateThing::default(), not_dry] {
        for (_, error) in attempts(&request, || refusal(400, "DryRunOperation")) {
            assert!(!error.is_dry_run_success());
            assert_eq!(error.outcome(), Outcome::Unknown);
        }
    }
}

/// An operation that must be executed at most once, unless it is tried. Nobody says what it costs.
struct BuyThing(&'static [&'static str]);

impl Operation for BuyThing {
    type Response = Described;
    type Error = CreateThingError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "BuyThing",
        safety: Safety::AtMostOnce,
        dry_run: Some(DryRun { parameter: "DryRun", succeeds_with: None }),
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        for value in self.0 {
            out.query_named("DryRun", *value);
        }
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

#[test]
fn money_only_what_is_certainly_a_dry_run_is_sent_again() {
    for (values, expected) in [
        (&["true"] as &[_], 3),
        (&[], 1),
        (&["false"], 1),
        (&["True"], 1),
        (&["1"], 1),
        (&["true", "true"], 1),
        (&["true", "false"], 1),
    ] {
        let timeout = || Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
        for (attempts, error) in attempts(&BuyThing(values), timeout) {
            assert_eq!(attempts, expected, "{values:?}");
            assert_eq!(error.outcome_unknown().is_none(), expected == 3, "{values:?}");
        }
    }
}

#[test]
fn money_what_nobody_calls_free_may_cost_money() {
    let timeout = || Err(TransportError::maybe_sent(TransportErrorKind::Timeout));
    for (_, error) in attempts(&BuyThing(&[]), timeout) {
        let unknown = error.outcome_unknown().unwrap().to_string();
        assert!(unknown.ends_with(": it may cost money twice"), "{unknown}");
    }
    let may_charge =
        |charges, safety| OperationInfo { charges, safety, ..OperationInfo::NONE }.may_charge();
    for safety in [Safety::AtMostOnce, Safety::Token, Safety::Idempotent, Safety::ReadOnly] {
        let once = matches!(safety, Safety::AtMostOnce | Safety::Token);
        assert_eq!(may_charge(None, safety), once, "{safety:?}");
        assert!(may_charge(Some(true), safety) && !may_charge(Some(false), safety), "{safety:?}");
    }
}
