//! Checks the ranges that one parameter has for each value of another.

use super::literals::{its_values, spans_allow};
use super::paths::Fields;
use super::reach::check_in_reach;
use super::report::{At, Report};
use super::values::{check_bounds, check_spans, has_value_in};
use crate::diagnostic::Id;
use crate::model::{Arm, EnumType, EnumValue, Field, Rule, Span, Type};
use crate::spec::Literal;
use crate::spec::types::{Cases, Range};
use crate::suggest::suggestion;

/// Checks that there is a case for each value, and that each is a range of the other parameter.
pub(crate) fn check_cases(
    report: &mut Report,
    at: &At<'_>,
    cases: &Cases,
    request: &Fields<'_>,
) -> Option<Rule> {
    let of = request.find(report, at.key("of").of_value(), &cases.of);
    let by = request.find(report, at.key("by").of_value(), &cases.by);
    let (of, by) = (of?, by?);
    if !of.field.is_integer() && !may_be_integer_in_text(of.field) {
        let message = format!("`{}` is not an integer, so no range can be given for it", cases.of);
        let help = "write the rule as a `note`";
        report.value(Id::RuleForOtherType, &at.key("of"), message, help);
        return None;
    }
    let Type::Enum(values) = &by.field.kind else {
        let message = format!("`{}` has no enumerated values to tell cases by", cases.by);
        let help = "give it an `enum`, or write the rule as a `note`";
        report.value(Id::RuleForOtherType, &at.key("by"), message, help);
        return None;
    };
    let arms = check_arms(report, at, cases, values, of.field);
    check_examples(report, at, of.field, by.field, values, &arms);
    check_in_reach(report, at, &of.path, &by.path, "write another one as a `note`")?;
    Some(Rule::Cases { of: of.path, by: by.path, arms })
}

fn check_arms(
    report: &mut Report,
    at: &At<'_>,
    cases: &Cases,
    values: &EnumType,
    of: &Field,
) -> Vec<Arm> {
    let at_when = at.key("when");
    // A misspelt case is one that is missing, too: it is reported once.
    let known = |wire: &String| values.values.iter().any(|value| value.wire == *wire);
    let all_known = cases.when.keys().all(known);
    let is_missing = |value: &&EnumValue| all_known && !cases.when.contains_key(&value.wire);
    for value in values.values.iter().filter(is_missing) {
        let message = format!("there is no case for the value `{}` of `{}`", value.wire, cases.by);
        let help = format!(
            "add `{0}: {{minimum: …, maximum: …}}`, or `{0}: {{}}` if it has no limit",
            value.wire
        );
        report.key(Id::UnknownCase, &at_when, message, help);
    }
    let mut arms = Vec::new();
    for (wire, range) in &cases.when {
        let at_case = at_when.key(wire);
        let Some(value) = values.values.iter().position(|value| value.wire == *wire) else {
            let known = values.values.iter().map(|value| &*value.wire);
            let help = suggestion(wire, known, "its values are");
            let message = format!("`{}` has no value `{wire}`", cases.by);
            report.key(Id::UnknownCase, &at_case, message, help);
            continue;
        };
        let found = report.diagnostics.len();
        let spans = check_case(report, &at_case, range, &of.kind);
        if !spans.is_empty() {
            if report.diagnostics.len() == found && !has_value_in(of, &spans) {
                let message =
                    format!("`{}` has no value in this case: {}", of.wire, its_values(of));
                let help = "correct the case or the values of the parameter; if the page has both, \
                            write the case as a `note`, and `{}` in its place";
                report.key(Id::OutsideValues, &at_case, message, help);
            }
            arms.push(Arm { value, spans });
        }
    }
    arms
}

/// The limits of one case; none if it has no limit.
fn check_case(report: &mut Report, at: &At<'_>, range: &Range, kind: &Type) -> Vec<Span> {
    let bounds = (range.minimum, range.maximum);
    match (&range.allowed, bounds) {
        (Some(allowed), (None, None)) => check_spans(report, &at.key("allowed"), allowed, kind),
        (Some(_), _) => {
            let message = "there are both `allowed` and a range";
            let help = "write the range into `allowed`, as in `[1..9, 12]`";
            report.key(Id::Contradiction, at, message, help);
            Vec::new()
        }
        (None, (None, None)) => Vec::new(),
        (None, _) => check_bounds(report, at, bounds, kind).into_iter().collect(),
    }
}

/// Whether it is a string, and nothing that the page shows speaks against an integer in it.
fn may_be_integer_in_text(field: &Field) -> bool {
    let shown = field.value_shown().map(Literal::to_string);
    matches!(field.kind, Type::String) && shown.is_none_or(|text| text.parse::<i128>().is_ok())
}

/// The examples of the two parameters must go together: they become the example of the docs.
fn check_examples(
    report: &mut Report,
    at: &At<'_>,
    of: &Field,
    by: &Field,
    values: &EnumType,
    arms: &[Arm],
) {
    let example = match of.value_shown() {
        Some(Literal::Integer(example)) => Some(*example),
        Some(Literal::Text(text)) => text.parse().ok(),
        Some(_) | None => None,
    };
    let (Some(example), Some(Literal::Text(value))) = (example, by.value_shown()) else { return };
    let arm = arms.iter().find(|arm| values.values[arm.value].wire == *value);
    if arm.is_some_and(|arm| !spans_allow(&arm.spans, example)) {
        let message = format!(
            "the examples break this rule: `{}` is {example} while `{}` is {value}",
            of.wire, by.wire
        );
        let help = "correct the range or the examples";
        report.key(Id::OutsideValues, at, message, help);
    }
}
