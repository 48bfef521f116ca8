//! Parameters that older pages list in a way of their own.

use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::spec::{Literal, types};
use crate::vocabulary::Style;

/// Older pages list the parameter that names the operation among the others.
pub(crate) fn check_action_parameter(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Operation,
    style: Style,
) {
    let Some(types::Field(field)) = spec.request.get("Action") else { return };
    let names_it = |value: &Literal| matches!(value, Literal::Text(text) if *text == spec.action);
    let values = [field.constant.as_deref(), field.example.as_ref(), field.default.as_ref()];
    if style == Style::Rpc && values.into_iter().flatten().any(names_it) {
        let message = "`Action` names the operation, which the clients tell the service themselves";
        let help =
            "remove the parameter, as other common ones: `Version`, `AccessKeyId`, `Signature`";
        report.key(Id::ReservedName, &at.key("Action"), message, help);
    }
}

/// Older pages write `InstanceId.N` for the items of a list, where `N` is a number on the wire.
pub(crate) fn check_numbered(report: &mut Report, at: &At<'_>, spec: &types::Operation) {
    for wire in spec.request.keys() {
        let mut parts = wire.split('.');
        let list = parts.next().unwrap_or_default();
        if parts.any(|part| part == "N") {
            let message = format!("the `N` in `{wire}` stands for the number of an item of a list");
            let help = format!(
                "write the list, `{list}: {{type: list, …}}`: its items are sent as `{list}.1`, \
                 `{list}.2`; what a page names behind the number are `fields` of a `struct`"
            );
            report.key(Id::InvalidName, &at.key(wire), message, help);
        }
    }
}
