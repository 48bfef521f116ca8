//! Checks what a page says about permissions.

use super::report::{At, Report};
use super::text::{check_list_of_texts, check_optional_text, check_text};
use crate::diagnostic::Id;
use crate::model::{Authorization, Resource};
use crate::spec::types;

pub(crate) fn check_authorization(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Operation,
    product: &types::Product,
) -> Authorization {
    let at = at.key("authorization");
    let stated = match &spec.authorization {
        types::Authorization::NotStated => return Authorization::NotStated,
        types::Authorization::Undisclosed => return Authorization::Undisclosed,
        types::Authorization::Anonymous => return Authorization::Anonymous,
        types::Authorization::Stated(stated) => stated,
    };
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
            "write it as in ens:RenewInstance",
        );
    } else if product.ram_prefix.as_deref().is_some_and(|known| known != prefix) {
        let known = product.ram_prefix.as_deref().unwrap_or_default();
        let message =
            format!("the product's RAM actions begin with `{known}:`, this one with `{prefix}:`");
        let help = "correct the action, or `ram_prefix` in product.yaml";
        report.value(Id::Contradiction, &at.key("action"), message, help);
    }
    check_text(report, &at.key("access_level"), &stated.access_level);
    let at_resources = at.key("resources");
    for (index, resource) in stated.resources.iter().enumerate() {
        let at_resource = at_resources.item(index);
        check_text(report, &at_resource.key("type"), &resource.kind);
        check_optional_text(report, &at_resource, "arn", resource.arn.as_deref());
        let at_keys = at_resource.key("condition_keys");
        check_list_of_texts(report, &at_keys, &resource.condition_keys);
    }
    for (key, names) in [
        ("condition_keys", &stated.condition_keys),
        ("associated_operations", &stated.associated_operations),
    ] {
        check_list_of_texts(report, &at.key(key), names);
    }
    let resource = |resource: &types::Resource| Resource {
        kind: resource.kind.clone(),
        arn: resource.arn.clone(),
        required: resource.required,
        condition_keys: resource.condition_keys.clone(),
    };
    Authorization::Stated {
        action: stated.action.clone(),
        access_level: stated.access_level.clone(),
        resources: stated.resources.iter().map(resource).collect(),
        condition_keys: stated.condition_keys.clone(),
        associated_operations: stated.associated_operations.clone(),
    }
}
