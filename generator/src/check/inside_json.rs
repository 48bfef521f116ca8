//! Checks that what stands in JSON is written as JSON.

use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::spec::types::{Encoding, Field, FullField};

/// Inside of JSON, an `encoding` for queries and forms would have no effect.
pub(crate) fn check_inside_json(report: &mut Report, at: &At<'_>, spec: &FullField, is_json: bool) {
    let is_json = is_json || spec.encoding == Some(Encoding::Json);
    let elements = [("items", &spec.items), ("values", &spec.values)];
    for (key, element) in elements {
        if let Some(Field(element)) = element {
            check_inside_json(report, &at.key(key), element, is_json);
        }
    }
    let at_fields = at.key("fields");
    for (wire, Field(field)) in spec.fields.iter().flat_map(|fields| fields.iter()) {
        let at = at_fields.key(wire);
        if let (true, Some(Encoding::Repeat | Encoding::Flat)) = (is_json, field.encoding) {
            let message = "inside of JSON, lists and structures are JSON";
            report.key(Id::Contradiction, &at.key("encoding"), message, "remove `encoding`");
        }
        check_inside_json(report, &at, field, is_json);
    }
}
