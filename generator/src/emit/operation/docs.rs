//! What is said about an operation on its module.

use super::super::markdown::{Doc, code, inline};
use super::super::sources::doc_file_sources;
use super::super::{ProductPath, example, pagination, rules};
use super::method_variant;
use crate::model::{
    Authorization, Operation, Product, RateLimit, Resource, StatedAuthorization, Success,
};
use crate::vocabulary::{Protocol, Safety, Scope};

/// What the page says about the operation as a whole.
pub(super) fn module_doc(product: &Product, operation: &Operation, path: ProductPath<'_>) -> Doc {
    let mut doc = Doc::new(format!("{}: {}", code(&operation.action), inline(&operation.summary)));
    if let Some(text) = &operation.doc {
        doc.text(text);
    }
    if let Some(deprecated) = &operation.deprecated {
        doc.paragraph(format!("**Deprecated:** {}", inline(deprecated)));
    }
    doc_facts(&mut doc, product, operation);
    if let Some(lines) = example::lines(operation, path) {
        doc.section("Examples");
        doc.example(&lines);
    }
    doc_errors(&mut doc, operation);
    if operation.history_elsewhere {
        doc.section("History");
        doc.paragraph("The page refers to the release notes of the product.");
    }
    if !operation.history.is_empty() {
        doc.section("History");
        for change in &operation.history {
            doc.item(&format!("{}: {}", change.date, inline(&change.change)));
        }
    }
    doc
}

/// Lists the codes, each with a link to what is known about it.
fn doc_errors(doc: &mut Doc, operation: &Operation) {
    let error_type = &operation.error_type;
    doc.section("Errors");
    for error in &operation.errors.own {
        let variant = error.variant.to_rust();
        doc.item(&format!("[{}]({error_type}::{variant})", code(&error.wire)));
    }
    for table in &operation.errors.tables {
        let codes = match table.codes.len() {
            1 => "code".to_owned(),
            count => format!("{count} codes"),
        };
        doc.item(&format!("the {codes} of [`{}`]", table.type_name));
    }
    doc.item("those that the gateway may answer to any operation: [`GatewayError`]");
}

fn doc_facts(doc: &mut Doc, product: &Product, operation: &Operation) {
    doc.item(&format!(
        "Product: {} ({}), version {}",
        inline(&product.title),
        code(&product.code),
        product.version
    ));
    if let Some(group) = &operation.group {
        doc.item(&format!("Group: {}", inline(group)));
    }
    if !operation.applies_to.is_empty() {
        doc.item(&format!("For: {}", inline(&operation.applies_to.join(", "))));
    }
    let path = match operation.http_path.as_str() {
        "/" => String::new(),
        path if path.contains("{+") => {
            format!(", path {}, where the slashes of a value with a `+` part it", code(path))
        }
        path => format!(", path {}", code(path)),
    };
    let method = |method| code(&method_variant(method).to_uppercase());
    let others = operation.methods.iter().filter(|other| **other != operation.method);
    let others: Vec<String> = others.map(|other| method(*other)).collect();
    let others = match others.as_slice() {
        [] => String::new(),
        others => format!("; also documented: {}", others.join(", ")),
    };
    doc.item(&format!("Method: {}{path}{others}", method(operation.method)));
    if let Some(scheme) = &product.signature {
        doc.item(&format!(
            "Signature: {}, which this crate does not know: requests can be built and checked, not sent",
            code(scheme)
        ));
    }
    if operation.protocols.as_slice() == [Protocol::Http] {
        doc.item("The page documents HTTP alone, without encryption");
    }
    doc.item(match operation.safety {
        Safety::ReadOnly => "Safety: it changes nothing, so it may be sent again",
        Safety::Idempotent => "Safety: twice has the effect of once, so it may be sent again",
        Safety::Token => {
            "Safety: with the same idempotency token it is executed once, so it may be sent again"
        }
        Safety::AtMostOnce => "Safety: each call has an effect of its own; send it at most once",
    });
    if let Some(seconds) = operation.token_seconds {
        let time = in_units(seconds);
        doc.item(&format!("The service knows an idempotency token for {time}"));
    }
    if operation.token_ends_with_refusal {
        doc.item("After a refusal, the service no longer knows the idempotency token");
    }
    doc_charges(doc, operation);
    for permission in permissions(&operation.authorization) {
        doc.item(&format!("Permission: {permission}"));
    }
    for limit in &operation.rate_limits {
        doc.item(&rate_limit(limit));
    }
    for Success { status, meaning } in &operation.successes {
        let meaning = meaning.as_deref().map(|meaning| format!(": {}", inline(meaning)));
        doc.item(&format!("Status of an answer: `{status}`{}", meaning.unwrap_or_default()));
    }
    if !operation.success_codes.is_empty() {
        let codes: Vec<String> = operation.success_codes.iter().map(|text| code(text)).collect();
        doc.item(&format!("Every `Code` is an error but {}", codes.join(", ")));
    }
    for pagination in &operation.pagination {
        doc.item(&format!("Pages: {}", pagination::in_words(pagination)));
    }
    if let Some(dry_run) = &operation.dry_run {
        let parameter = &operation.parameters[dry_run.parameter].wire;
        doc.item(&format!("Dry run: with {} the service only checks the request", code(parameter)));
    }
    for constraint in &operation.constraints {
        doc.item(&rules::in_words(operation, constraint));
    }
    for (other, reason) in &operation.related {
        doc.item(&format!("See also: {}: {}", code(other), inline(reason)));
    }
    for conflict in &operation.conflicts {
        doc.item(&format!("The sources disagree: {}", inline(conflict)));
    }
    for defect in &operation.defects {
        doc.item(&format!("About the page: {}", inline(defect)));
    }
    doc_file_sources(doc, &operation.sources, Some("errors"));
}

/// Silence is worth a line where a second call may cost something.
fn doc_charges(doc: &mut Doc, operation: &Operation) {
    match operation.charges {
        Some(true) => doc.item("It charges money"),
        Some(false) => doc.item("It charges no money"),
        None if operation.may_charge() => {
            doc.item("The page does not say whether it charges money");
        }
        None => {}
    }
}

fn permissions(authorization: &Authorization) -> Vec<String> {
    match authorization {
        Authorization::NotStated => vec!["the page does not say".to_owned()],
        Authorization::Undisclosed => vec!["not disclosed, says the page".to_owned()],
        Authorization::Anonymous => {
            vec!["it can be called without credentials, says the page".to_owned()]
        }
        Authorization::Stated(rows) => rows.iter().map(permission).collect(),
    }
}

fn permission(stated: &StatedAuthorization) -> String {
    let StatedAuthorization { action, access_level, resources, .. } = stated;
    let resources: Vec<String> = resources.iter().flatten().map(resource).collect();
    let on = match resources.as_slice() {
        [] => String::new(),
        resources => format!(", on {}", resources.join(", ")),
    };
    let keys = listed("condition keys:", stated.condition_keys.as_deref().unwrap_or_default());
    let other = |(action, when): &(String, Option<String>)| match when {
        Some(when) => format!("{} ({})", code(action), inline(when.trim_end_matches('.'))),
        None => code(action),
    };
    let others: Vec<String> = stated.associated_operations.iter().flatten().map(other).collect();
    let others = (!others.is_empty()).then(|| format!("also needed: {}", others.join(", ")));
    let more = keys.into_iter().chain(others).map(|more| format!("; {more}"));
    let level = access_level.as_deref().map(|level| format!(", access level {}", code(level)));
    let (action, level) = (code(action), level.unwrap_or_default());
    let more: String = more.collect();
    format!("{action}{level}{on}{more}")
}

fn resource(resource: &Resource) -> String {
    let Resource { kind, arn, required, condition_keys } = resource;
    let required = match required {
        Some(true) => Some("required".to_owned()),
        Some(false) => Some("not required".to_owned()),
        None => None,
    };
    let keys = listed("condition keys", condition_keys);
    let more = [arn.as_deref().map(code), required, keys].into_iter().flatten();
    let more: Vec<String> = more.collect();
    let kind = inline(kind);
    if more.is_empty() { kind } else { format!("{kind} ({})", more.join(", ")) }
}

/// A list behind its title, unless it is empty.
fn listed(title: &str, texts: &[String]) -> Option<String> {
    let texts: Vec<String> = texts.iter().map(|text| code(text)).collect();
    (!texts.is_empty()).then(|| format!("{title} {}", texts.join(", ")))
}

/// A time in the largest unit of which it has a whole number, e.g. `10 minutes`.
fn in_units(seconds: u32) -> String {
    let units = [("day", 86_400), ("hour", 3_600), ("minute", 60)];
    let is_whole = |(_, length): &(&str, u32)| seconds.is_multiple_of(*length);
    let (unit, length) = units.into_iter().find(is_whole).unwrap_or(("second", 1));
    match seconds / length {
        1 => format!("1 {unit}"),
        count => format!("{count} {unit}s"),
    }
}

fn rate_limit(limit: &RateLimit) -> String {
    let per = limit.seconds.map_or_else(
        || ", in a time that the page does not tell".to_owned(),
        |seconds| {
            let time = in_units(seconds);
            format!(" per {}", time.strip_prefix("1 ").unwrap_or(&time))
        },
    );
    let scope = |scope: &Scope| match scope {
        Scope::Api => "for all callers",
        Scope::User => "for each user",
        Scope::RamUser => "for each RAM user",
        Scope::Account => "for each account",
        Scope::Region => "for each region",
        Scope::Ip => "for each IP address",
    };
    let requests = match limit.requests {
        1 => "1 request".to_owned(),
        requests => format!("{requests} requests"),
    };
    let mut text = format!("Rate limit: {requests}{per}");
    for (index, limited) in limit.scopes.iter().map(scope).enumerate() {
        text.push_str(if index == 0 { ", " } else { " and " });
        text.push_str(limited);
    }
    if let Some(burst) = limit.burst {
        text.extend([", and up to ", &burst.to_string(), " at once"]);
    }
    if let Some(doc) = &limit.doc {
        text.extend([". ", &inline(doc)]);
    }
    text
}
