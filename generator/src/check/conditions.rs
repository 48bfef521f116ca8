//! Checks the conditions under which a rule holds.

use super::literals::{broken_rule, check_literal, its_values};
use super::paths::{Fields, Found, Side};
use super::reach::{about_any_item, check_condition_in_reach, check_stands_in_items};
use super::report::{At, Report};
use super::values::{check_bounds, has_value_in};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Condition, Field, FieldPath, Test, Type, ValueRule};
use crate::source::Place;
use crate::spec::types::{self, OneOrMore, Ordered, TestMapping};
use crate::spec::{Bound, Literal};
use crate::suggest::suggestion;
use crate::vocabulary::Required;

/// Checks every condition of a rule about a field. All of them must be met for the rule to hold.
pub(crate) fn check_when(
    report: &mut Report,
    at: &At<'_>,
    when: &Ordered<types::Test>,
    request: &Fields<'_>,
    subject: &FieldPath,
) -> Option<Vec<Condition>> {
    if when.contains_key(&subject.text) {
        report_itself(report, &at.key(&subject.text), &subject.text);
        return None;
    }
    let conditions = check_conditions(report, at, when, request)?;
    for condition in &conditions {
        check_condition_in_reach(report, at, subject, condition)?;
        check_not_whether_there_is_a_token(report, at, condition, request)?;
    }
    Some(conditions)
}

/// Whether there is a token is no question that `validate` can ask: a call makes one afterwards.
fn check_not_whether_there_is_a_token(
    report: &mut Report,
    at: &At<'_>,
    Condition { field, test, .. }: &Condition,
    request: &Fields<'_>,
) -> Option<()> {
    let consequence = match test {
        Test::Present => "the condition always holds",
        Test::Absent => "the condition never holds",
        Test::AnyOf(_) | Test::NoneOf(_) | Test::Within(_) => return Some(()),
    };
    check_no_token(report, at.key(&field.text).of_key(), request, field, consequence)
}

/// A parameter that holds the idempotency token is always given: a call makes one if the caller did
/// not.
pub(crate) fn check_no_token(
    report: &mut Report,
    place: Place,
    request: &Fields<'_>,
    path: &FieldPath,
    consequence: &str,
) -> Option<()> {
    if !request.is_token(path) {
        return Some(());
    }
    let message = format!("each call gives the token `{}`, so that {consequence}", path.text);
    let help = "describe the rule as a `note`, which is documented and not checked";
    report.push(Diagnostic::new(Id::Contradiction, place, message, help));
    None
}

/// Whether a parameter is there is no question about one that every request must give.
pub(crate) fn check_not_always_given(
    report: &mut Report,
    place: Place,
    Found { path, field }: &Found<'_>,
    consequence: &str,
) -> Option<()> {
    // A structure around it may be left out, and so may the token, which a call makes.
    let is_asked_for = path.steps.len() == 1 && field.required == Required::Yes && !field.is_token;
    if !is_asked_for || may_be_empty(field) {
        return Some(());
    }
    let message = format!("`{}` is always required, so that {consequence}", path.text);
    let help = "correct `required` where it is described, or the rule; what the page has so nevertheless is \
                a `note`";
    report.push(Diagnostic::new(Id::Contradiction, place, message, help));
    None
}

/// Whether a field that is required may have nothing in it, which counts as if it were not given.
fn may_be_empty(field: &Field) -> bool {
    match &field.kind {
        Type::String => field.rules.iter().any(|rule| match rule {
            ValueRule::Length { minimum, .. } | ValueRule::WideLength { minimum, .. } => {
                *minimum == Some(0)
            }
            _ => false,
        }),
        Type::List(_) | Type::Map(_) => !field.rules.iter().any(|rule| match rule {
            ValueRule::Items { minimum, .. } => minimum.is_some_and(|least| least > 0),
            _ => false,
        }),
        Type::Any | Type::Binary => true,
        Type::Bool
        | Type::Int32
        | Type::Int64
        | Type::Uint64
        | Type::Float
        | Type::Double
        | Type::Enum(_)
        | Type::Struct(_) => false,
    }
}

/// Checks conditions of which there has to be one.
pub(crate) fn check_conditions(
    report: &mut Report,
    at: &At<'_>,
    when: &Ordered<types::Test>,
    fields: &Fields<'_>,
) -> Option<Vec<Condition>> {
    if when.is_empty() {
        let message = "there is no condition";
        let help = "write it as in `when: {ChargeType: PrePaid}`";
        report.key(Id::InvalidValues, at, message, help);
        return None;
    }
    check_tests(report, at, when, fields)
}

/// Checks conditions about fields of a request, or of a response.
pub(crate) fn check_tests(
    report: &mut Report,
    at: &At<'_>,
    when: &Ordered<types::Test>,
    fields: &Fields<'_>,
) -> Option<Vec<Condition>> {
    let mut conditions = Vec::new();
    for (text, test) in when {
        let at = at.key(text);
        let Some(found) = fields.find(report, at.of_key(), text) else { continue };
        let any = about_any_item(test);
        let (at_test, test) = any.map_or((at, test), |test| (at.key("any"), test));
        let in_any_item = any.is_some();
        if in_any_item && check_stands_in_items(report, &at_test, &found).is_none() {
            continue;
        }
        let Some(test) = check_test(report, &at_test, test, found.field) else { continue };
        if fields.side == Side::Request {
            let consequence = match test {
                // There may be no item.
                Test::Present if in_any_item => "",
                Test::Present => "the condition always holds",
                Test::Absent => "the condition never holds",
                Test::AnyOf(_) | Test::NoneOf(_) | Test::Within(_) => "",
            };
            if !consequence.is_empty()
                && check_not_always_given(report, at.of_key(), &found, consequence).is_none()
            {
                continue;
            }
        }
        let or_absent = fields.side == Side::Request && holds_by_default(&found, &test);
        conditions.push(Condition { field: found.path, test, or_absent, in_any_item });
    }
    (conditions.len() == when.len()).then_some(conditions)
}

/// Whether the default of a field is what is asked for. That of a field of a structure counts only if
/// there is the structure, which a condition about the field alone does not tell.
fn holds_by_default(found: &Found<'_>, test: &Test) -> bool {
    let is_inside = found.path.steps.len() > 1;
    let Some(default) = &found.field.value_when_absent else { return false };
    let default = default.to_string();
    let is_default = |value: &Literal| value.to_string() == default;
    let holds = match test {
        Test::AnyOf(values) => values.iter().any(is_default),
        // An empty default is no value, and so no other one.
        Test::NoneOf(values) => !default.is_empty() && !values.iter().any(is_default),
        Test::Within(span) => default.parse().is_ok_and(|number| span.contains(number)),
        Test::Present | Test::Absent => false,
    };
    holds && !is_inside && found.field.required != Required::Yes
}

/// A rule that makes a field depend on itself says nothing.
pub(crate) fn report_itself(report: &mut Report, at: &At<'_>, text: &str) {
    let message = format!("the rule makes `{text}` depend on itself");
    report.key(Id::Contradiction, at, message, "name another field, or remove it");
}

fn check_test(report: &mut Report, at: &At<'_>, test: &types::Test, field: &Field) -> Option<Test> {
    let values = match test {
        types::Test::Mapping(test) => return check_mapping(report, at, test, field),
        types::Test::Is(Literal::Text(range)) if field.kind.is_integer() => {
            let message = format!("the text `{range}` is not an integer");
            let help = "write it in decimal digits, without quotes or fraction; a range is written as \
                        in `{minimum: 1, maximum: 9}`";
            report.value(Id::WrongType, at, message, help);
            return None;
        }
        types::Test::Is(value) if is_question_whether_given(value, &field.kind) => {
            let message = format!("`{value}` does not ask whether there is `{}`", field.wire);
            let help = match value {
                Literal::Text(word) => format!(
                    "write `{{present: true}}` or `{{present: false}}`; if this is a value of the field, \
                     write `[{word}]`"
                ),
                _ => {
                    "write `{present: true}` or `{present: false}`; if this is a text, put quotes \
                      around it"
                        .to_owned()
                }
            };
            report.value(Id::InvalidValue, at, message, help);
            return None;
        }
        types::Test::Is(value) => {
            return check_value(report, at, value, field).then(|| Test::AnyOf(vec![value.clone()]));
        }
        types::Test::AnyOf(values) => values,
    };
    check_values(report, at, values, field).map(Test::AnyOf)
}

/// Whether somebody means by a value that a field is there, or that it is not.
fn is_question_whether_given(value: &Literal, kind: &Type) -> bool {
    match value {
        Literal::Bool(_) => matches!(kind, Type::String),
        Literal::Text(word) => {
            matches!(kind, Type::String)
                && ["present", "absent", "given"].contains(&word.to_ascii_lowercase().as_str())
        }
        Literal::Integer(_) | Literal::Number(_) => false,
    }
}

fn check_values(
    report: &mut Report,
    at: &At<'_>,
    values: &[Literal],
    field: &Field,
) -> Option<Vec<Literal>> {
    if values.is_empty() {
        let message = "the list of values is empty";
        report.key(Id::InvalidValues, at, message, "list the values, or write `{present: true}`");
    }
    let written: Vec<String> = values.iter().map(Literal::to_string).collect();
    super::text::check_distinct(report, at, &written);
    let fit = |(index, value)| check_value(report, &at.item(index), value, field);
    let fitting = values.iter().enumerate().map(fit).filter(|fits| *fits).count();
    (fitting == values.len() && fitting > 0).then(|| values.to_vec())
}

/// Which values a field does not have.
fn check_not(report: &mut Report, at: &At<'_>, not: &OneOrMore, field: &Field) -> Option<Test> {
    let at = at.key("not");
    if not.is_list {
        return check_values(report, &at, &not.values, field).map(Test::NoneOf);
    }
    let value = not.values.first()?;
    check_value(report, &at, value, field).then(|| Test::NoneOf(vec![value.clone()]))
}

/// Whether a field is there, which values it does not have, or in which range an integer lies.
fn check_mapping(
    report: &mut Report,
    at: &At<'_>,
    test: &TestMapping,
    field: &Field,
) -> Option<Test> {
    let has_range = test.minimum.is_some() || test.maximum.is_some();
    if test.any.is_some() {
        let message = "`any` stands beside something else that is asked, or inside of another one";
        let help = "write what is asked about the items into it, as in `{any: {minimum: 10}}`";
        report.key(Id::Contradiction, &at.key("any"), message, help);
        return None;
    }
    match (test.present, &test.not) {
        (Some(true), None) if !has_range => Some(Test::Present),
        (Some(false), None) if !has_range => Some(Test::Absent),
        (None, Some(not)) if !has_range => check_not(report, at, not, field),
        (None, None) if has_range => check_range(report, at, (test.minimum, test.maximum), field),
        (None, None) => {
            let message = "nothing is asked about the field";
            let help = "write a value, `{present: true}`, `{not: …}`, or a range such as \
                        `{minimum: 10}`";
            report.key(Id::InvalidValues, at, message, help);
            None
        }
        (Some(_), None) => {
            let message = "there are both `present` and a range";
            let help = "remove `present`: what lies in a range is there";
            report.key(Id::Contradiction, &at.key("present"), message, help);
            None
        }
        (_, Some(_)) => {
            let message = "`not` stands beside something else that is asked";
            let help = "ask one thing about a field: remove `not`, or the other";
            report.key(Id::Contradiction, &at.key("not"), message, help);
            None
        }
    }
}

fn check_range(
    report: &mut Report,
    at: &At<'_>,
    bounds: (Option<Bound>, Option<Bound>),
    field: &Field,
) -> Option<Test> {
    if !field.is_integer() {
        let message =
            format!("`{}` is not an integer, so no range can be given for it", field.wire);
        let help = "ask for values; if it is a string that holds integers, give it a `minimum`; \
                    otherwise write the rule as a `note`";
        report.key(Id::RuleForOtherType, at, message, help);
        return None;
    }
    let found = report.diagnostics.len();
    let asked = check_bounds(report, at, bounds, &field.kind)?;
    if report.diagnostics.len() == found && !has_value_in(field, &[asked]) {
        let message = format!("`{}` is never in this range: {}", field.wire, its_values(field));
        let help = "correct the values of the field, or this range; if the page has both, write the rule as \
                    a `note`";
        report.value(Id::OutsideValues, at, message, help);
    }
    (report.diagnostics.len() == found).then_some(Test::Within(asked))
}

/// A value that a rule asks for must be one that the field can have.
pub(crate) fn check_value(
    report: &mut Report,
    at: &At<'_>,
    value: &Literal,
    field: &Field,
) -> bool {
    if !field.kind.is_scalar() {
        let message = format!("`{}` is no scalar, so no value can be compared", field.wire);
        let help = "ask whether it is there, with `{present: true}`, or write a `note`";
        report.value(Id::RuleForOtherType, at, message, help);
        return false;
    }
    if !check_literal(report, at, value, &field.kind) {
        return false;
    }
    let Some(values) = field.kind.enumeration() else {
        return check_documented_value(report, at, value, field);
    };
    let wanted = value.to_string();
    let known = values.values.iter().any(|known| known.wire == wanted);
    if !known {
        let known = values.values.iter().map(|value| &*value.wire);
        let help = suggestion(&wanted, known, "its values are");
        let message = format!("`{}` has no value `{wanted}`", field.wire);
        report.value(Id::UnknownCase, at, message, help);
    }
    known
}

fn check_documented_value(
    report: &mut Report,
    at: &At<'_>,
    value: &Literal,
    field: &Field,
) -> bool {
    let Some(documented) = broken_rule(value, &field.kind, &field.rules) else { return true };
    let message =
        format!("`{}` cannot be `{value}`: its documented values are {documented}", field.wire);
    let help = "correct the values of the field, or this one; if the page has both, write the rule \
                as a `note`";
    report.value(Id::OutsideValues, at, message, help);
    false
}
