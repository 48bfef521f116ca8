//! Checks rules about the values of parameters, and about members of the response.

use super::conditions::{check_tests, check_value, check_when, report_itself};
use super::constraints::check_not_required;
use super::paths::{Fields, Found};
use super::reach::check_same_list;
use super::report::{At, Report};
use super::text::check_distinct;
use super::values::number_of_values;
use crate::diagnostic::Id;
use crate::model::{Field, FieldPath, Rule, Type, ValueRule};
use crate::spec::Literal;
use crate::spec::types::{DefaultIf, Fixed, Returned};
use crate::vocabulary::Required;

pub(crate) fn check_fixed(
    report: &mut Report,
    at: &At<'_>,
    rule: &Fixed,
    request: &Fields<'_>,
) -> Option<Rule> {
    let field = request.find(report, at.key("field").of_value(), &rule.field)?;
    let (at_values, values) = (at.key("value"), &rule.value.values);
    if values.is_empty() {
        let message = "the list of values is empty";
        let help = "name the values that it may have";
        report.key(Id::InvalidValues, &at_values, message, help);
        return None;
    }
    check_distinct(report, &at_values, values.iter().map(ToString::to_string));
    let fit = |(index, value)| {
        let at_item = at_values.item(index);
        check_value(
            report,
            if rule.value.is_list { &at_item } else { &at_values },
            value,
            field.field,
        )
    };
    let fitting = values.iter().enumerate().map(fit).filter(|fits| *fits).count();
    let when = check_when(report, &at.key("when"), &rule.when, request, &field.path)?;
    let is_default = |value: &Literal| {
        let default = field.field.value_when_absent.as_ref();
        default.is_some_and(|default| default.to_string() == value.to_string())
    };
    let only_if_given = rule.value.is_list || values.iter().all(is_default);
    let values = values.clone();
    let fits = fitting == values.len();
    fits.then_some(Rule::FixedIf { field: field.path, when, values, only_if_given })
}

pub(crate) fn check_default(
    report: &mut Report,
    at: &At<'_>,
    rule: &DefaultIf,
    request: &Fields<'_>,
) -> Option<Rule> {
    let field = request.find(report, at.key("field").of_value(), &rule.field)?;
    check_not_required(report, &at.key("field"), &field)?;
    let fits = check_value(report, &at.key("value"), &rule.value, field.field);
    let when = check_when(report, &at.key("when"), &rule.when, request, &field.path)?;
    fits.then_some(Rule::DefaultIf { field: field.path, when, value: rule.value.clone() })
}

/// Checks when a member of the response is there.
pub(crate) fn check_returned(
    report: &mut Report,
    at: &At<'_>,
    rule: &Returned,
    request: &Fields<'_>,
    response: &Fields<'_>,
) -> Option<Rule> {
    if rule.request.is_empty() && rule.response.is_empty() {
        let message = "there is no condition";
        let help = "write it as in `request: {WithDetails: true}` or `response: {Status: Failed}`";
        report.key(Id::InvalidValues, at, message, help);
        return None;
    }
    let member = response.find(report, at.key("member").of_value(), &rule.member)?.path;
    let at_response = at.key("response");
    let by_members = if rule.response.is_empty() {
        Vec::new()
    } else {
        check_when(report, &at_response, &rule.response, response, &member)?
    };
    let by_parameters = check_tests(report, &at.key("request"), &rule.request, request)?;
    Some(Rule::ReturnedIf { member, request: by_parameters, response: by_members })
}

/// Parameters that have one value, as far as they are given.
pub(crate) fn check_same(
    report: &mut Report,
    at: &At<'_>,
    names: &[String],
    request: &Fields<'_>,
) -> Option<Rule> {
    if names.len() < 2 {
        let message = "such a rule is about two parameters or more";
        report.key(Id::InvalidValues, at, message, "name them all, or describe it as a `note`");
        return None;
    }
    let found = find_all(report, at, names, request)?;
    let kind = |field: &Field| match &field.kind {
        Type::String | Type::Enum(_) => Some("texts"),
        Type::Bool => Some("booleans"),
        kind => kind.is_number().then_some("numbers"),
    };
    let first = &found[0];
    let is_other =
        |other: &&Found<'_>| kind(first.field).is_none() || kind(other.field) != kind(first.field);
    if let Some(other) = found[1..].iter().find(is_other) {
        let (one, other) = (&first.path.text, &other.path.text);
        let message = format!("`{one}` and `{other}` cannot be compared");
        let help = "texts, numbers or booleans are the same: describe another rule as a `note`";
        report.value(Id::RuleForOtherType, at, message, help);
        return None;
    }
    let paths: Vec<FieldPath> = found.into_iter().map(|found| found.path).collect();
    check_same_list(report, at, &paths.iter().collect::<Vec<_>>())?;
    Some(Rule::Same(paths))
}

/// Fields by which the items of a list differ.
pub(crate) fn check_unique(
    report: &mut Report,
    at: &At<'_>,
    names: &[String],
    request: &Fields<'_>,
) -> Option<Rule> {
    if names.is_empty() {
        let message = "no field is named";
        let help = "name those by which the items differ, as in `[\"Tag[].Key\"]`";
        report.key(Id::InvalidValues, at, message, help);
        return None;
    }
    let found = find_all(report, at, names, request)?;
    for (index, found) in found.iter().enumerate() {
        let text = &found.path.text;
        let (id, message, help) = if found.path.lists.is_empty() {
            let help = "name fields of the items of a list, as in `[\"Tag[].Key\"]`; that the items \
                        themselves differ, `unique_items` says";
            (Id::Contradiction, format!("`{text}` is no field of the items of a list"), help)
        } else if !found.field.kind.is_scalar() {
            let help =
                "items differ in texts, numbers or booleans: describe another rule as a `note`";
            (Id::RuleForOtherType, format!("the values of `{text}` cannot be compared"), help)
        } else {
            continue;
        };
        report.value(id, &at.item(index), message, help);
        return None;
    }
    check_same_list(report, at, &found.iter().map(|found| &found.path).collect::<Vec<_>>())?;
    check_enough_values(report, at, &found, request)?;
    Some(Rule::Unique(found.into_iter().map(|found| found.path).collect()))
}

/// Items that differ in fields which all of them have can be no more than these have values.
fn check_enough_values(
    report: &mut Report,
    at: &At<'_>,
    fields: &[Found<'_>],
    request: &Fields<'_>,
) -> Option<()> {
    let list = request.list_of(&fields.first()?.path)?;
    let least = list.rules.iter().find_map(|rule| match rule {
        ValueRule::Items { minimum, .. } => *minimum,
        _ => None,
    });
    let values = fields.iter().try_fold(1_usize, |product, Found { field, path }| {
        let is_in_all = field.required == Required::Yes && path.steps.len() == 1;
        product.checked_mul(number_of_values(&field.kind, &field.rules).filter(|_| is_in_all)?)
    });
    let (Some(least), Some(values)) = (least, values) else { return Some(()) };
    if values >= least {
        return Some(());
    }
    let message = format!(
        "`{}` has at least {least} items, and no more than {values} can differ in this",
        list.wire
    );
    let help = "correct the rule, `min_items`, or the values; if the page has it so, describe the rule as \
                a `note`";
    report.value(Id::EmptyRange, at, message, help);
    None
}

/// The fields that a rule names, if all of them are there.
fn find_all<'a>(
    report: &mut Report,
    at: &At<'_>,
    names: &[String],
    request: &Fields<'a>,
) -> Option<Vec<Found<'a>>> {
    check_distinct(report, at, names);
    let mut found = Vec::new();
    for (index, name) in names.iter().enumerate() {
        found.extend(request.find(report, at.item(index).of_value(), name));
    }
    (found.len() == names.len()).then_some(found)
}

pub(crate) fn check_order(
    report: &mut Report,
    at: &At<'_>,
    order: &str,
    request: &Fields<'_>,
) -> Option<Rule> {
    let parts = order.split_once("<=").map(|parts| (parts, true));
    let parts = parts.or_else(|| order.split_once('<').map(|parts| (parts, false)));
    let is_one = |name: &str| !name.is_empty() && !name.contains(['<', '>', '=']);
    let Some(((low, high), or_equal)) =
        parts.filter(|((low, high), _)| is_one(low.trim()) && is_one(high.trim()))
    else {
        let message = format!("`{order}` does not say which of two parameters is the smaller one");
        let help = "write it as in StartTime < EndTime, or with <= if they may be the same";
        report.value(Id::InvalidValue, at, message, help);
        return None;
    };
    let low = request.find(report, at.of_value(), low.trim());
    let high = request.find(report, at.of_value(), high.trim());
    let (low, high) = (low?, high?);
    if low.path.text == high.path.text {
        report_itself(report, at, &low.path.text);
        return None;
    }
    let is_text = |field: &Field| matches!(field.kind, Type::String);
    let is_number = |field: &Field| field.kind.is_number() || field.is_integer();
    let (left, right) = (low.field, high.field);
    if !(is_number(left) && is_number(right) || is_text(left) && is_text(right)) {
        let message = format!("`{}` and `{}` cannot be compared", low.path.text, high.path.text);
        let help = "an order is one of two numbers or of two points in time: describe another as \
                    a `note`";
        report.value(Id::RuleForOtherType, at, message, help);
        return None;
    }
    check_same_list(report, at, &[&low.path, &high.path])?;
    Some(Rule::Order { low: low.path, high: high.path, or_equal })
}
