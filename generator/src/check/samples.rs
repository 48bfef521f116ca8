//! Checks sample answers: one without a defect must be what the response says.

use serde_json::Value;

use super::report::{At, Report};
use super::text::{check_optional_text, check_text};
use crate::diagnostic::Id;
use crate::model::{Member, Sample, Type};
use crate::spec::types;
use crate::suggest::suggestion;
use crate::vocabulary::SampleKind;

/// Checks every sample.
pub(crate) fn check_samples(
    report: &mut Report,
    at: &At<'_>,
    samples: &[types::Sample],
    members: &[Member],
) -> Vec<Sample> {
    let at = at.key("samples");
    let mut checked = Vec::new();
    for (index, sample) in samples.iter().enumerate() {
        let at = at.item(index);
        check_text(report, &at.key("body"), &sample.body);
        check_optional_text(report, &at, "defect", sample.defect.as_deref());
        match (sample.kind, &sample.defect, problem(&sample.body, members)) {
            (SampleKind::Json, None, Some(problem)) => {
                let message =
                    format!("the sample is not an answer of this operation: {}", problem.fact);
                report.key(Id::InvalidSample, &at.key("body"), message, problem.help);
            }
            (SampleKind::Json, Some(_), None) => {
                let message = "the sample has no defect: it is an answer of this operation";
                let help = "remove `defect`, so that the sample becomes a test";
                report.key(Id::InvalidSample, &at.key("defect"), message, help);
            }
            (SampleKind::Xml, None, _) if !is_like_xml(&sample.body) => {
                let message = "the sample is not XML: it has no element around it";
                let help =
                    "correct `kind`; if the page prints it so, say what is wrong in `defect`";
                report.key(Id::InvalidSample, &at.key("body"), message, help);
            }
            (SampleKind::Json, None, None)
            | (SampleKind::Json, Some(_), Some(_))
            | (SampleKind::Xml, _, _) => {}
        }
        let types::Sample { kind, body, defect } = sample;
        checked.push(Sample { kind: *kind, body: body.clone(), defect: defect.clone() });
    }
    checked
}

/// Whether a body can be XML. It is not read: the operations answer JSON.
fn is_like_xml(body: &str) -> bool {
    let body = body.trim();
    body.starts_with('<') && body.ends_with('>')
}

struct Problem {
    fact: String,
    help: String,
}

impl Problem {
    fn new(fact: impl Into<String>, help: impl Into<String>) -> Self {
        Self { fact: fact.into(), help: help.into() }
    }
}

/// Why a body is not an answer of the operation, if it is not.
fn problem(body: &str, members: &[Member]) -> Option<Problem> {
    let as_printed =
        "copy the sample again; if the page prints it so, say what is wrong in `defect`";
    let value: Value = match serde_json::from_str(body) {
        Ok(value) => value,
        Err(error) => {
            let text = error.to_string();
            let fact = text.split(" at line ").next().unwrap_or_default();
            let (line, column) = (error.line(), error.column());
            let fact =
                format!("it is not JSON: {fact}, in line {line} of the body at column {column}");
            return Some(Problem::new(fact, as_printed));
        }
    };
    let Value::Object(object) = value else {
        return Some(Problem::new("it is not a JSON object", as_printed));
    };
    object.iter().find_map(|(name, value)| {
        let Some(member) = members.iter().find(|member| member.field.wire == *name) else {
            let known = members.iter().map(|member| &*member.field.wire);
            let fact = format!("the response has no member `{name}`");
            let help = suggestion(name, known, "its members are");
            return Some(Problem::new(fact, format!("{help} – or add it to `response`")));
        };
        let kind = &member.field.kind;
        (!fits(value, kind)).then(|| {
            let fact = format!("`{name}` is {value}, which is not of its type");
            Problem::new(fact, "correct the type of the member, or say what is wrong in `defect`")
        })
    })
}

fn fits(value: &Value, kind: &Type) -> bool {
    match kind {
        Type::String | Type::Enum(_) => value.is_string(),
        Type::Bool => value.is_boolean(),
        Type::Int32 => value.as_i64().is_some_and(|value| i32::try_from(value).is_ok()),
        Type::Int64 => value.is_i64(),
        Type::Float | Type::Double => value.is_number(),
    }
}
