//! A failure in a few lines, for a person who must decide whether to send the request again.

use std::error::Error as StdError;

use super::{Error, Outcome};
use crate::text::Excerpt;
use crate::transport::causes;
use crate::{ErrorCode, ErrorInfo, Remedy};

/// What failed, then what became of the request, then why and what helps: what has been paid
/// already counts for more than what to do next.
pub(super) fn lines<C: ErrorCode>(error: &Error<C>) -> Vec<String> {
    let documented = error.code().map(ErrorCode::info);
    let mut lines = vec![error.what_failed().to_string(), outcome(error)];
    lines.extend(cause(error));
    lines.extend(meaning(error, documented));
    lines.extend(permission(error));
    lines.extend(what_helps(error));
    lines.extend(error.recommend().map(|address| format!("Help: {}", Excerpt(address))));
    lines.extend(error.operation().page.map(|page| format!("Page: {page}")));
    lines
}

fn outcome<C>(error: &Error<C>) -> String {
    match error.outcome_unknown() {
        Some(unknown) => format!("Outcome: {unknown}"),
        None if error.is_dry_run_success() => DRY_RUN_PASSED.to_owned(),
        None if error.outcome() == Outcome::Unknown => MAY_BE_REPEATED.to_owned(),
        None => format!("Outcome: {}", error.outcome().meaning()),
    }
}

const DRY_RUN_PASSED: &str =
    "Outcome: the dry run passed; send the request without asking for a dry run to execute it";

const MAY_BE_REPEATED: &str =
    "Outcome: the request may have been executed; executing it twice does no harm";

/// What lies beneath, from the outside to the inside. No error of a transport or of decoding holds
/// a parameter or a secret.
fn cause<C: ErrorCode>(error: &Error<C>) -> Option<String> {
    let mut told = error.what_failed().to_string();
    let mut texts = Vec::new();
    for text in causes(error.source()?).map(ToString::to_string) {
        // Some errors repeat in their own text what they wrap, or what is wrapped around them.
        let news = match text.split_once(": ") {
            Some((start, rest)) if told.contains(start) => rest,
            Some(_) | None => &text,
        };
        if !told.contains(news) {
            texts.push(news.to_owned());
        }
        told.push_str(&text);
    }
    (!texts.is_empty()).then(|| format!("Cause: {}", Excerpt(&texts.join(": "))))
}

/// What the documentation says about the code beyond what the service has just said.
fn meaning<C: ErrorCode>(error: &Error<C>, documented: Option<&ErrorInfo>) -> Option<String> {
    let Some(info) = documented else {
        let text = "Meaning: no page documents this code for the operation";
        return error.raw_code().map(|_| text.to_owned());
    };
    let is_said = |message: &&str| error.message().is_some_and(|said| says(message, said));
    let messages = if info.messages.iter().any(is_said) { &[] } else { info.messages };
    let texts = messages.iter().chain(info.descriptions);
    let texts: Vec<String> = texts.map(|text| fill(text, error.captured())).collect();
    (!texts.is_empty()).then(|| format!("Meaning: {}", texts.join(" / ")))
}

/// What stands in a documented message for a value.
const GAP: &str = "%s";

/// Whether a service says what is documented, with any values in the gaps.
fn says(documented: &str, said: &str) -> bool {
    let core = |text: &str| text.trim().trim_end_matches('.').to_owned();
    let (documented, said) = (core(documented), core(said));
    let Some((before, end)) = documented.rsplit_once(GAP) else { return documented == said };
    let Some(mut rest) = said.strip_suffix(end) else { return false };
    for (index, part) in before.split(GAP).enumerate() {
        let behind = match index {
            0 => rest.strip_prefix(part),
            _ => rest.split_once(part).map(|(_, behind)| behind),
        };
        let Some(behind) = behind else { return false };
        rest = behind;
    }
    true
}

/// A documented text with what the code has in its gap. Where there are several gaps, nobody says
/// which of them it is.
fn fill(documented: &str, captured: Option<&str>) -> String {
    match captured {
        Some(captured) if documented.matches(GAP).count() == 1 => {
            documented.replace(GAP, &Excerpt(captured).to_string())
        }
        Some(_) | None => documented.to_owned(),
    }
}

/// The permission that is missing, as the service names it, or else what the operation needs at the
/// least. That need not be the same: an operation may call another one for its caller.
fn permission<C: ErrorCode>(error: &Error<C>) -> Option<String> {
    let denied = error.access_denied();
    if let Some(action) = denied.and_then(|denied| denied.auth_action.as_deref()) {
        let kind = denied.and_then(|denied| denied.no_permission_type.as_deref());
        let kind = kind.map(|kind| format!(" ({})", Excerpt(kind))).unwrap_or_default();
        return Some(format!("Permission: {}{kind}", Excerpt(action)));
    }
    let is_missing = denied.is_some() || error.remedy() == Some(Remedy::GrantPermission);
    let action = error.operation().ram_action.filter(|_| is_missing)?;
    Some(format!("Permission: {action}, which the operation needs according to its page"))
}

/// Whether trying again helps, and what does. While nobody knows whether the request was executed, a
/// wait is no reason to send it again.
fn what_helps<C: ErrorCode>(error: &Error<C>) -> impl Iterator<Item = String> {
    let must_find_out =
        error.outcome_unknown().is_some_and(|unknown| unknown.idempotency_token().is_none());
    let condition = if must_find_out { ", once the outcome is known" } else { "" };
    let retry = match error.retry() {
        Some(retry) => Some(retry.meaning()),
        None if error.is_throttled() => Some("later, because too many requests were made"),
        None => None,
    };
    let retry = retry.map(|retry| format!("May succeed{condition}: {retry}"));
    let remedy = error.remedy().map(|remedy| format!("Remedy{condition}: {remedy}"));
    let wait = error.retry_after();
    let wait = wait.map(|wait| format!("Wait{condition}: {wait:?} at least, says the service"));
    retry.into_iter().chain(remedy).chain(wait)
}

#[cfg(test)]
mod tests {
    use super::{fill, says};

    #[test]
    fn a_message_is_recognised_whatever_stands_in_its_gaps() {
        for (documented, said, expected) in [
            ("Order failed.", "Order failed", true),
            ("Order failed.", "Order failed, twice.", false),
            ("The field %s is invalid.", "The field Period is invalid.", true),
            ("The field %s is invalid.", "The field Period is missing.", false),
            ("%s of %s in %s", "one of two in three", true),
            ("%s of %s in %s", "one of two on three", false),
            ("Parameter error:%s", "Parameter error:Period", true),
            ("Order failed.", "", false),
        ] {
            assert_eq!(says(documented, said), expected, "{documented} {said}");
        }
    }

    #[test]
    fn a_gap_is_filled_only_where_it_is_the_only_one() {
        assert_eq!(fill("The field %s is invalid.", Some("A\n")), "The field A\\n is invalid.");
        assert_eq!(fill("The field %s is invalid.", None), "The field %s is invalid.");
        assert_eq!(fill("%s of %s", Some("A")), "%s of %s");
    }
}
