//! Checks what stands between the items of a list that is written as one text.

use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::model::{Element, Example, Type};
use crate::spec::Literal;
use crate::spec::types::{Encoding, FullField};

/// Without the key, items have commas between them.
const USUAL: char = ',';

/// What stands between the items of a field with `encoding: csv`.
pub(crate) fn check_separator(
    report: &mut Report,
    at: &At<'_>,
    spec: &FullField,
    kind: &Type,
) -> Option<char> {
    if spec.encoding != Some(Encoding::Csv) {
        if spec.separator.is_some() {
            let message = "only a list with `encoding: csv` has a `separator`";
            let help = "add `encoding: csv` if the list is one text, or remove the key";
            report.key(Id::RuleForOtherType, &at.key("separator"), message, help);
        }
        return None;
    }
    let separator = spec.separator.as_deref().map_or(Some(USUAL), single_sign);
    if separator.is_none() {
        let message = "a `separator` is one character that is no letter, digit, point or hyphen";
        let help = "write it between quotes, such as \";\", \"|\" or \"\\n\" for the end of a line";
        report.value(Id::InvalidValue, &at.key("separator"), message, help);
    }
    let separator = separator?;
    if let Some(items) = kind.items() {
        check_items(report, &at.key("items"), items, separator);
    }
    Some(separator)
}

fn single_sign(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let sign = characters.next().filter(|sign| !sign.is_alphanumeric() && !"-.".contains(*sign));
    sign.filter(|_| characters.next().is_none())
}

/// An item with the separator in it would be taken for two.
fn check_items(report: &mut Report, at: &At<'_>, items: &Element, separator: char) {
    let choices = items.kind.enumeration().into_iter().flat_map(|kind| &kind.values);
    let choices = choices.map(|value| value.wire.as_str());
    let text_of = |example: &Example| match &example.value {
        Literal::Text(text) if example.fits => Some(text.clone()),
        _ => None,
    };
    let examples = items.examples.iter().filter_map(text_of);
    let found = choices.map(str::to_owned).chain(examples).find(|text| text.contains(separator));
    if let Some(text) = found {
        let message = format!(
            "the item `{}` contains the separator: it would be taken for two",
            text.escape_default()
        );
        let help = "correct the value or the `separator`; the text of several items is an \
                    `example` of the list";
        report.value(Id::Contradiction, at, message, help);
    }
}
