//! Checks the rules about several parameters.

use super::facts::Sources;
use super::report::{At, Report};
use super::text::{check_distinct, check_text};
use super::values::{check_spans, check_width, report_reversed, spans_allow};
use crate::diagnostic::Id;
use crate::model::{Arm, Constraint, EnumType, EnumValue, Parameter, Span, Type};
use crate::spec::Literal;
use crate::spec::types::{self, Cases, Range};
use crate::suggest::suggestion;

/// Checks every rule.
pub(crate) fn check_constraints(
    report: &mut Report,
    at: &At<'_>,
    constraints: &[types::Constraint],
    parameters: &[Parameter],
    sources: &mut Sources<'_>,
) -> Vec<Constraint> {
    let at_request = at.key("request");
    let request = Request { at: &at_request, parameters };
    let at = at.key("constraints");
    let mut checked = Vec::new();
    for (index, constraint) in constraints.iter().enumerate() {
        let at = at.item(index);
        if let Some(source) = &constraint.source {
            sources.check_id(report, &at.key("source"), source);
        }
        let at_fields = at.key("fields");
        check_distinct(report, &at_fields, &constraint.fields);
        for (index, field) in constraint.fields.iter().enumerate() {
            request.find(report, &at_fields.item(index), field);
        }
        let source = constraint.source.clone();
        match (&constraint.cases, &constraint.note) {
            (Some(cases), None) => {
                if !constraint.fields.is_empty() {
                    let message = "`fields` is for a `note`";
                    let help = "remove it: `cases` names its parameters itself";
                    report.key(Id::UnknownKey, &at_fields, message, help);
                }
                checked.extend(check_cases(report, &at.key("cases"), cases, &request, source));
            }
            (None, Some(text)) => {
                check_text(report, &at.key("note"), text);
                let (text, fields) = (text.clone(), constraint.fields.clone());
                checked.push(Constraint::Note { text, fields, source });
            }
            (Some(_), Some(_)) | (None, None) => {
                let message = "a constraint has exactly one rule";
                let help = "write `cases: …` or `note: …`, and one item of the list for each rule";
                report.value(Id::Contradiction, &at, message, help);
            }
        }
    }
    checked
}

/// The parameters that rules are about.
struct Request<'a> {
    at: &'a At<'a>,
    /// Those without a mistake.
    parameters: &'a [Parameter],
}

impl Request<'_> {
    /// Finds a parameter that a rule names. One with a mistake is not found, and not missing.
    fn find(&self, report: &mut Report, at: &At<'_>, wire: &str) -> Option<usize> {
        let is_it = |parameter: &Parameter| parameter.field.wire == wire;
        let index = self.parameters.iter().position(is_it);
        if index.is_none() && !self.at.has_key(wire) {
            let known = self.parameters.iter().map(|parameter| &*parameter.field.wire);
            let help = suggestion(wire, known, "the parameters are");
            let message = format!("the request has no parameter `{wire}`");
            report.value(Id::UnknownField, at, message, help);
        }
        index
    }
}

fn check_cases(
    report: &mut Report,
    at: &At<'_>,
    cases: &Cases,
    request: &Request<'_>,
    source: Option<String>,
) -> Option<Constraint> {
    let of = request.find(report, &at.key("of"), &cases.of);
    let by = request.find(report, &at.key("by"), &cases.by);
    let (of, by) = (of?, by?);
    let parameters = request.parameters;
    if !matches!(parameters[of].field.kind, Type::Int32 | Type::Int64) {
        let message = format!("`{}` is not an integer, so no range can be given for it", cases.of);
        let help = "write the rule as a `note`";
        report.value(Id::RuleForOtherType, &at.key("of"), message, help);
        return None;
    }
    let Type::Enum(values) = &parameters[by].field.kind else {
        let message = format!("`{}` has no enumerated values to tell cases by", cases.by);
        let help = "give it an `enum`, or write the rule as a `note`";
        report.value(Id::RuleForOtherType, &at.key("by"), message, help);
        return None;
    };
    let arms = check_arms(report, at, cases, values, &parameters[of].field.kind);
    check_examples(report, at, &parameters[of], &parameters[by], values, &arms);
    Some(Constraint::Cases { of, by, arms, source })
}

fn check_arms(
    report: &mut Report,
    at: &At<'_>,
    cases: &Cases,
    values: &EnumType,
    kind: &Type,
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
        let spans = check_case(report, &at_case, range, kind);
        if !spans.is_empty() {
            arms.push(Arm { value, spans });
        }
    }
    arms
}

/// The limits of one case; none if it has no limit.
fn check_case(report: &mut Report, at: &At<'_>, range: &Range, kind: &Type) -> Vec<Span> {
    match (range.minimum, range.maximum, &range.allowed) {
        (None, None, Some(allowed)) => check_spans(report, &at.key("allowed"), allowed, kind),
        (None, None, None) => Vec::new(),
        (_, _, Some(_)) => {
            let message = "there are both `allowed` and a range";
            let help = "write the range into `allowed`, as in `[1..9, 12]`";
            report.key(Id::Contradiction, at, message, help);
            Vec::new()
        }
        (minimum, maximum, None) => {
            let (low, high) = (minimum.unwrap_or(i64::MIN), maximum.unwrap_or(i64::MAX));
            for (key, bound) in [("minimum", minimum), ("maximum", maximum)] {
                if let Some(bound) = bound {
                    check_width(report, &at.key(key), bound, kind);
                }
            }
            if low > high {
                report_reversed(report, at, "minimum", "maximum");
                return Vec::new();
            }
            vec![Span { low, high }]
        }
    }
}

/// The examples of the two parameters must go together: they become the example of the docs.
fn check_examples(
    report: &mut Report,
    at: &At<'_>,
    of: &Parameter,
    by: &Parameter,
    values: &EnumType,
    arms: &[Arm],
) {
    let (Some(Literal::Integer(example)), Some(Literal::Text(value))) =
        (&of.field.example, &by.field.example)
    else {
        return;
    };
    let arm = arms.iter().find(|arm| values.values[arm.value].wire == *value);
    if arm.is_some_and(|arm| !spans_allow(&arm.spans, *example)) {
        let message = format!(
            "the examples break this rule: `{}` is {example} while `{}` is {value}",
            of.field.wire, by.field.wire
        );
        let help = "correct the range or the examples";
        report.key(Id::OutsideValues, at, message, help);
    }
}
