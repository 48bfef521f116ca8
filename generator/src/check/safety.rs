//! Checks what is said about sending an operation again against what else is known about it.

use super::fields::check_setter;
use super::paths::Fields;
use super::report::{At, Report};
use super::text::seconds;
use crate::diagnostic::Id;
use crate::model::{DryRun, Type};
use crate::spec::types::{self, Operation};
use crate::vocabulary::{Location, Required, Safety};

/// An operation that is said to be safer than it is would be sent again, and could be paid twice.
pub(crate) fn check_safety(report: &mut Report, at: &At<'_>, spec: &Operation) -> Safety {
    let (safety, claim) = match spec.safety {
        types::Safety::Token(_) => return Safety::Token,
        types::Safety::AtMostOnce => return Safety::AtMostOnce,
        types::Safety::ReadOnly => (Safety::ReadOnly, "changes nothing"),
        types::Safety::Idempotent => (Safety::Idempotent, "may be sent twice without a token"),
    };
    let begins = |verb: &&&str| spec.action.starts_with(**verb);
    let reason = if spec.charges == Some(true) {
        "it charges money".to_owned()
    } else if let Some(verb) = NOT_TWICE.iter().find(begins) {
        format!("its name begins with `{verb}`")
    } else {
        return safety;
    };
    let message = format!("the operation is said to be one that {claim}, but {reason}");
    let help = if spec.request.contains_key(USUAL_TOKEN) {
        "write `safety: {token: ClientToken}`: with the same token it is executed once"
    } else {
        "write `safety: at_most_once`: nothing that is paid for, made or deleted may happen twice"
    };
    report.value(Id::Contradiction, &at.key("safety"), message, help);
    safety
}

/// Whether the name of an operation says that it has an effect each time it is executed.
pub(crate) fn has_an_effect_each_time(action: &str) -> bool {
    NOT_TWICE.iter().any(|verb| action.starts_with(verb))
}

/// The parameter that usually holds an idempotency token.
const USUAL_TOKEN: &str = "ClientToken";

/// The first words of operations that have an effect each time they are executed.
const NOT_TWICE: [&str; 8] =
    ["Renew", "Create", "Buy", "Purchase", "Run", "Allocate", "Delete", "Release"];

/// Finds the parameter that holds the idempotency token.
pub(crate) fn check_token(
    report: &mut Report,
    at: &At<'_>,
    spec: &Operation,
    request: &Fields<'_>,
) -> Option<usize> {
    let types::Safety::Token(types::TokenSafety { token: name, .. }) = &spec.safety else {
        return None;
    };
    let at_safety = at.key("safety");
    let at = at_safety.key("token");
    let (index, field) = request.find_parameter(report, &at, name)?;
    if !matches!(field.kind, Type::String) {
        let message = format!("`{name}` is not a string, so it holds no idempotency token");
        let help = "name the parameter that does, or correct its type";
        report.value(Id::RuleForOtherType, &at, message, help);
        return None;
    }
    if matches!(field.location, Location::Path | Location::Host | Location::Payload) {
        let message = format!("`{name}` is a part of what is addressed, and no idempotency token");
        let help = "name the parameter that holds one, or write `safety: at_most_once`";
        report.value(Id::Contradiction, &at, message, help);
        return None;
    }
    if field.required == Required::Yes {
        // It has a setter all the same: a call makes a token if there is none.
        check_setter(report, &request.at.key(name), &field.name);
    }
    Some(index)
}

/// For how many seconds the service knows a token, if the page says so.
pub(crate) fn check_token_seconds(
    report: &mut Report,
    at: &At<'_>,
    spec: &Operation,
) -> Option<u32> {
    let types::Safety::Token(types::TokenSafety { valid_for, .. }) = &spec.safety else {
        return None;
    };
    let text = valid_for.as_deref()?;
    let seconds = seconds(text);
    if seconds.is_none() {
        let message = format!("`{text}` is not a length of time");
        let at = at.key("safety");
        report.value(Id::InvalidValue, &at.key("valid_for"), message, "write it as in 10m or 1d");
    }
    seconds
}

/// Finds the parameter with which the service only checks a request.
pub(crate) fn check_dry_run(
    report: &mut Report,
    at: &At<'_>,
    spec: &Operation,
    request: &Fields<'_>,
) -> Option<DryRun> {
    let types::DryRun { parameter: name, succeeds_with } = spec.dry_run.as_ref()?;
    let at_dry_run = at.key("dry_run");
    if let Some(code) = succeeds_with
        && (crate::names::check_wire(code).is_err() || code.contains(' '))
    {
        let message = format!("`{}` is not an error code", code.escape_default());
        let help = "write the code with which a request is answered that would succeed, as in \
                    DryRunOperation";
        report.value(Id::InvalidValue, &at_dry_run.key("succeeds_with"), message, help);
    }
    let at = at_dry_run.key("parameter");
    let (parameter, field) = request.find_parameter(report, &at, name)?;
    if !matches!(field.kind, Type::Bool) {
        let message = format!("`{name}` is not a boolean, so it does not ask for a dry run");
        let help = "name the parameter that does, or correct its type";
        report.value(Id::RuleForOtherType, &at, message, help);
        return None;
    }
    Some(DryRun { parameter, succeeds_with: succeeds_with.clone() })
}
