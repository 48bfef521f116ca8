//! Checks in which list the fields of a rule stand: in the items that the rule is about, in the request,
//! or in any item of another list.

use super::paths::Found;
use super::report::{At, Report};
use crate::diagnostic::Id;
use crate::model::{Condition, FieldPath};
use crate::spec::types::{self, TestMapping};

/// All fields of a rule stand in the request itself, or in the items of the same list.
pub(crate) fn check_same_list(
    report: &mut Report,
    at: &At<'_>,
    paths: &[&FieldPath],
) -> Option<()> {
    let first = paths.first()?;
    let Some(other) = paths.iter().find(|path| path.lists != first.lists) else {
        return Some(());
    };
    let help = "a rule about items names fields of the same list alone, as in `DataDisk[].Size` \
                and `DataDisk[].Category`; write another one as a `note`";
    report_lists(report, at, (first, other), help);
    None
}

/// What decides about an item stands in the item itself, or around it; `otherwise` says what to write
/// about anything else.
pub(crate) fn check_in_reach(
    report: &mut Report,
    at: &At<'_>,
    subject: &FieldPath,
    other: &FieldPath,
    otherwise: &str,
) -> Option<()> {
    if subject.lists.starts_with(&other.lists) {
        return Some(());
    }
    let help = format!("{CONDITION}; {otherwise}");
    report_lists(report, at, (subject, other), &help);
    None
}

/// A condition is about the item that a rule is about, about what is around it, or about any item of
/// another list.
pub(crate) fn check_condition_in_reach(
    report: &mut Report,
    at: &At<'_>,
    subject: &FieldPath,
    Condition { field, in_any_item, .. }: &Condition,
) -> Option<()> {
    let is_around = subject.lists.starts_with(&field.lists);
    if *in_any_item && is_around {
        let message = format!("`{}` and `{}` stand in the same item", subject.text, field.text);
        let help = "write what is asked about it without `any`; that it counts for all items what one of \
                    them has is a `note`";
        report.key(Id::Contradiction, &at.key(&field.text).key("any"), message, help);
        return None;
    }
    if *in_any_item || is_around {
        return Some(());
    }
    let help = format!("{CONDITION}; about any item of another list, write `{{any: …}}`");
    report_lists(report, at, (subject, field), &help);
    None
}

const CONDITION: &str = "a condition is about the same item, as in `DataDisk[].Size` and \
                         `DataDisk[].Category`, or about what is around it";

fn report_lists(
    report: &mut Report,
    at: &At<'_>,
    (one, other): (&FieldPath, &FieldPath),
    help: &str,
) {
    let message =
        format!("`{}` and `{}` do not stand in the items of one list", one.text, other.text);
    report.key(Id::Contradiction, at, message, help);
}

/// What is asked about any item of a list, if that is all that is asked.
pub(crate) fn about_any_item(test: &types::Test) -> Option<&types::Test> {
    match test {
        types::Test::Mapping(TestMapping {
            any: Some(test),
            present: None,
            not: None,
            minimum: None,
            maximum: None,
        }) => Some(test),
        _ => None,
    }
}

/// Only a field of items can be asked about in any of them.
pub(crate) fn check_stands_in_items(
    report: &mut Report,
    at: &At<'_>,
    found: &Found<'_>,
) -> Option<()> {
    if !found.path.lists.is_empty() {
        return Some(());
    }
    let message = format!("`{}` does not stand in the items of a list", found.path.text);
    let help = "write what is asked about it without `any`, or name a field of the items of a list, as in \
                `DataDisk[].Size`";
    report.key(Id::Contradiction, at, message, help);
    None
}
