//! Parameters that older pages list in a way of their own.

use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::spec::Literal;
use crate::spec::types::{self, FullField};
use crate::vocabulary::{Location, Style};

/// Parameters that the gateway of the style `rpc` reads itself, whatever else an operation has.
const OF_SIGNATURES: [&str; 5] =
    ["AccessKeyId", "Signature", "SignatureMethod", "SignatureNonce", "SignatureVersion"];

/// Whether a parameter of a query or form belongs to the signature of a request.
pub(crate) fn is_of_signatures(name: &str) -> bool {
    OF_SIGNATURES.contains(&name)
}

/// Older pages list parameters among the others that are the same for all operations.
pub(crate) fn check_common_parameters(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Operation,
    product: &types::Product,
) {
    if product.style != Style::Rpc {
        return;
    }
    let is_sent = |location: Option<Location>| {
        matches!(location, None | Some(Location::Query | Location::Form))
    };
    for (name, types::Field(field)) in &spec.request {
        let reason = match name.as_str() {
            "Action" if has_value(field, &spec.action) => "names the operation",
            "Version" if has_value(field, &product.version) => "names the version of the API",
            name if is_of_signatures(name) && is_sent(field.location) => "belongs to the signature",
            _ => continue,
        };
        let message = format!("`{name}` {reason}, which the clients tell the service themselves");
        let help =
            "remove the parameter, as other common ones: `Version`, `AccessKeyId`, `Signature`";
        report.key(Id::ReservedName, &at.key(name), message, help);
    }
}

/// Whether a parameter is said to have this value.
fn has_value(field: &FullField, expected: &str) -> bool {
    let values = [field.constant.as_deref(), field.example.as_ref(), field.default.as_ref()];
    let is_it = |value: &Literal| matches!(value, Literal::Text(text) if text == expected);
    values.into_iter().flatten().any(is_it)
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
