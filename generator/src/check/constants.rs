//! Checks that a constant can be sent where it stands: if it cannot, no call can be made.

use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::model::Field;
use crate::vocabulary::Location;

/// A constant is of the characters that its place can hold.
pub(crate) fn check_constant_fits_place(
    report: &mut Report,
    at: &At<'_>,
    path: &str,
    parameter: &Field,
) {
    let Some(constant) = &parameter.constant else { return };
    let text = constant.to_string();
    let (place, fits, help) = match parameter.location {
        Location::Header => (
            "a header",
            text.bytes().all(|byte| matches!(byte, b' '..=b'~')),
            "a header has letters, digits, signs and spaces of ASCII: write what the wire has",
        ),
        Location::Host => (
            "the name of a host",
            is_label(&text),
            "between the dots of a host stand letters, digits, `-` and `_`: write what the wire has",
        ),
        Location::Path => (
            "a path",
            is_part_of_path(&text, path, &parameter.wire),
            "a part of a path is not empty, and is not `.` or `..`, which lead elsewhere: write what \
             the wire has",
        ),
        Location::Query
        | Location::Form
        | Location::Body
        | Location::Payload
        | Location::Member => return,
    };
    if !fits {
        let message = format!("the constant `{}` cannot stand in {place}", text.escape_default());
        report.value(Id::InvalidValue, &at.key("const"), message, help);
    }
}

fn is_label(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !text.is_empty() && text.bytes().all(fits)
}

/// Whether a text can stand in a path in the place of a name between braces.
fn is_part_of_path(text: &str, path: &str, name: &str) -> bool {
    let part = format!("{{{name}}}");
    let leads_elsewhere =
        [".", ".."].contains(&text) && path.split('/').any(|segment| segment == part);
    !text.is_empty() && !leads_elsewhere
}
