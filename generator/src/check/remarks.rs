//! Checks what a page says about an operation beside its fields, rules and errors.

use std::mem::discriminant;

use super::fields::check_operation_name;
use super::report::{At, Report};
use super::text::{
    check_date, check_distinct, check_optional_text, check_text, check_texts_if_any, seconds,
};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Change, RateLimit, Success};
use crate::spec::types;

pub(crate) fn check_rate_limits(
    report: &mut Report,
    at: &At<'_>,
    limits: &[types::RateLimit],
) -> Vec<RateLimit> {
    let at = at.key("rate_limits");
    let mut checked = Vec::new();
    for (index, limit) in limits.iter().enumerate() {
        let at = at.item(index);
        if limit.requests == 0 {
            let message = "a limit of 0 requests allows none";
            let help = "write the number of the page, as in `{requests: 10, per: 1s}`";
            report.value(Id::EmptyRange, &at.key("requests"), message, help);
        }
        let at_scope = at.key("scope");
        if limit.scope.is_list && limit.scope.scopes.is_empty() {
            let help = "say whom it counts, or leave the key out";
            report.key(Id::InvalidValues, &at_scope, "the limit counts nobody", help);
        }
        check_distinct(report, &at_scope, limit.scope.scopes.iter().map(discriminant));
        if limit.burst.is_some_and(|burst| burst < limit.requests) {
            let message = "so few requests at once are fewer than the limit allows";
            let help = "write how many requests may come at once, or leave the key out";
            report.value(Id::EmptyRange, &at.key("burst"), message, help);
        }
        check_optional_text(report, &at, "doc", limit.doc.as_deref());
        let seconds = match limit.per.as_str() {
            "unstated" => None,
            per => seconds(per).or_else(|| {
                let message = format!("`{per}` is not a length of time");
                let help =
                    "write it as in 1s, 5m, 1h or 1d, or as `unstated` if the page does not say";
                report.value(Id::InvalidValue, &at.key("per"), message, help);
                None
            }),
        };
        checked.push(RateLimit {
            requests: limit.requests,
            seconds,
            scopes: limit.scope.scopes.clone(),
            burst: limit.burst,
            doc: limit.doc.clone(),
        });
    }
    checked
}

/// Other operations, each with what it is for.
pub(crate) fn check_related(
    report: &mut Report,
    at: &At<'_>,
    related: &types::Ordered<String>,
) -> Vec<(String, String)> {
    let at = at.key("related");
    for (operation, reason) in related {
        let at = at.key(operation);
        check_operation_name(report, &at, operation);
        check_text(report, &at, reason);
    }
    related.iter().map(|(operation, reason)| (operation.clone(), reason.clone())).collect()
}

/// The statuses of an answer that is no refusal.
pub(crate) fn check_successes(
    report: &mut Report,
    at: &At<'_>,
    successes: Option<&types::Successes>,
) -> Vec<Success> {
    let Some(types::Successes { statuses, form }) = successes else { return Vec::new() };
    let at = at.key("response_status");
    if statuses.is_empty() {
        let help = "write the status, or leave the key out";
        report.key(Id::InvalidValues, &at, "there is no status", help);
    }
    if *form == types::SuccessForm::List {
        check_distinct(report, &at, statuses.iter().map(|(status, _)| status));
    }
    let mut checked = Vec::new();
    for (index, (status, meaning)) in statuses.iter().enumerate() {
        let key = status.to_string();
        let at_status = match form {
            types::SuccessForm::One => at,
            types::SuccessForm::List => at.item(index),
            types::SuccessForm::Mapping => at.key(&key),
        };
        if !(200..=299).contains(status) {
            let message = format!("{status} is not the HTTP status of a success");
            let help = "write a status between 200 and 299; those of refusals stand under `errors`";
            let place = at_status.of_item();
            report.push(Diagnostic::new(Id::InvalidStatus, place, message, help));
        }
        if let Some(meaning) = meaning {
            check_text(report, &at_status, meaning);
        }
        checked.push(Success { status: *status, meaning: meaning.clone() });
    }
    checked
}

/// Which values of the member `Code` are no error.
pub(crate) fn check_success_codes(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Operation,
) -> Vec<String> {
    let codes = &spec.success_codes;
    let at = at.key("success_codes");
    check_texts_if_any(report, &at, codes);
    let mut members = spec.response.fields.iter().map(|(name, _)| name.as_str());
    if !codes.is_empty() && !members.any(|name| matches!(name, "Code" | "code")) {
        let message = "the response has no member `Code`, whose values these would be";
        let help = "add `Code` to `response`, or remove `success_codes`";
        report.key(Id::UnknownField, &at, message, help);
    }
    codes.clone()
}

pub(crate) fn check_history(
    report: &mut Report,
    at: &At<'_>,
    history: &types::History,
) -> Vec<Change> {
    let at = at.key("history");
    let changes = match history {
        types::History::NotThere | types::History::Elsewhere => return Vec::new(),
        types::History::Changes(changes) => changes,
    };
    let mut checked = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        let at = at.item(index);
        check_date(report, &at.key("date"), &change.date);
        check_text(report, &at.key("change"), &change.change);
        checked.push(Change { date: change.date.clone(), change: change.change.clone() });
    }
    checked
}

/// Texts about the page as a whole, of which each says something of its own.
pub(crate) fn check_texts(report: &mut Report, at: &At<'_>, texts: &types::Texts) -> Vec<String> {
    if texts.is_list && texts.texts.is_empty() {
        let help = "write what there is to say, or leave the key out";
        report.key(Id::InvalidValues, at, "the list of texts is empty", help);
    }
    check_distinct(report, at, &texts.texts);
    for (index, text) in texts.texts.iter().enumerate() {
        let at_item = at.item(index);
        check_text(report, if texts.is_list { &at_item } else { at }, text);
    }
    texts.texts.clone()
}
