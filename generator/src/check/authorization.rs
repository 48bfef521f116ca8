//! Checks what a page says about permissions.

use super::product::is_code;
use super::report::{At, Report};
use super::text::{check_distinct, check_list_of_texts, check_optional_text, check_text};
use crate::diagnostic::Id;
use crate::model::{Authorization, Resource, StatedAuthorization};
use crate::spec::types;

pub(crate) fn check_authorization(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Operation,
    product: &types::Product,
) -> Authorization {
    let at = at.key("authorization");
    let types::StatedRows { rows, is_list } = match &spec.authorization {
        types::Authorization::NotStated => return Authorization::NotStated,
        types::Authorization::Undisclosed => return Authorization::Undisclosed,
        types::Authorization::Anonymous => return Authorization::Anonymous,
        types::Authorization::Stated(stated) => stated,
    };
    if rows.is_empty() {
        let help = "write `not_stated` if the section is missing or empty, or else what it states";
        report.key(Id::InvalidValues, &at, "nothing is stated", help);
    }
    check_distinct(report, &at, rows.iter().map(|row| &row.action));
    let check = |(index, row): (usize, &types::StatedAuthorization)| {
        let at_item = at.item(index);
        // Further rows may be about actions of other products.
        let prefix = product.ram_prefix.as_deref().filter(|prefix| index == 0 && is_code(prefix));
        check_row(report, if *is_list { &at_item } else { &at }, row, prefix)
    };
    Authorization::Stated(rows.iter().enumerate().map(check).collect())
}

/// Checks what is stated about one action.
fn check_row(
    report: &mut Report,
    at: &At<'_>,
    stated: &types::StatedAuthorization,
    ram_prefix: Option<&str>,
) -> StatedAuthorization {
    let (prefix, operation) = stated.action.split_once(':').unwrap_or_default();
    let is_name = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':')
    };
    if !is_name(prefix) || !is_name(operation) {
        let message = format!("`{}` is not a RAM action", stated.action);
        report.value(
            Id::InvalidValue,
            &at.key("action"),
            message,
            "write it as in ens:RenewInstance; what else the page prints is a `defect` of the page",
        );
    } else if let Some(known) = ram_prefix.filter(|known| *known != prefix) {
        let message =
            format!("the product's RAM actions begin with `{known}:`, this one with `{prefix}:`");
        let help = "correct the action, or `ram_prefix` in product.yaml";
        report.value(Id::Contradiction, &at.key("action"), message, help);
    }
    check_optional_text(report, at, "access_level", stated.access_level.as_deref());
    let at_resources = at.key("resources");
    for (index, resource) in stated.resources.iter().flatten().enumerate() {
        let at_resource = at_resources.item(index);
        check_text(report, &at_resource.key("type"), &resource.kind);
        check_optional_text(report, &at_resource, "arn", resource.arn.as_deref());
        let at_keys = at_resource.key("condition_keys");
        check_list_of_texts(report, &at_keys, &resource.condition_keys);
    }
    if let Some(keys) = &stated.condition_keys {
        check_list_of_texts(report, &at.key("condition_keys"), keys);
    }
    if let Some(associated) = &stated.associated_operations {
        check_associated(report, &at.key("associated_operations"), associated);
    }
    let resource = |resource: &types::Resource| Resource {
        kind: resource.kind.clone(),
        arn: resource.arn.clone(),
        required: resource.required,
        condition_keys: resource.condition_keys.clone(),
    };
    StatedAuthorization {
        action: stated.action.clone(),
        access_level: stated.access_level.clone(),
        resources: stated.resources.as_ref().map(|rows| rows.iter().map(resource).collect()),
        condition_keys: stated.condition_keys.clone(),
        associated_operations: stated
            .associated_operations
            .as_ref()
            .map(|associated| associated.actions.clone()),
    }
}

fn check_associated(report: &mut Report, at: &At<'_>, associated: &types::Associated) {
    if associated.is_list {
        let actions: Vec<String> =
            associated.actions.iter().map(|(action, _)| action.clone()).collect();
        check_list_of_texts(report, at, &actions);
    }
    for (action, when) in &associated.actions {
        check_optional_text(report, at, action, when.as_deref());
    }
}
