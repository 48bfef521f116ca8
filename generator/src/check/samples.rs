//! Checks samples: an answer without a defect must be what the response says.

use serde_json::{Map, Value};

use super::distinct::Distinct;
use super::paths::Fields;
use super::report::{At, Report};
use super::text::{LONGEST_SAMPLE, check_optional_text, check_text_up_to};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Field, Sample, Type};
use crate::source::{Place, Point, Span};
use crate::spec::types;
use crate::suggest::suggestion;
use crate::vocabulary::{Encoding, Location, SampleKind, SampleOf};

/// Checks every sample. What the page does not describe is no measure for one.
pub(crate) fn check_samples(
    report: &mut Report,
    at: &At<'_>,
    samples: &[types::Sample],
    response: Option<&Fields<'_>>,
) -> Vec<Sample> {
    let at = at.key("samples");
    let mut checked = Vec::new();
    for (index, sample) in samples.iter().enumerate() {
        let at = at.item(index);
        check_text_up_to(report, &at.key("body"), &sample.body, LONGEST_SAMPLE);
        check_optional_text(report, &at, "doc", sample.doc.as_deref());
        check_optional_text(report, &at, "defect", sample.defect.as_deref());
        let answer = answer(sample);
        match (answer, response) {
            (Some(answer), Some(response)) => check_answer(report, &at, sample, answer, response),
            (None, _) | (_, None) => check_form(report, &at, sample),
        }
        let types::Sample { of, kind, body, doc, defect } = sample;
        let (of, kind, doc, defect) = (*of, *kind, doc.clone(), defect.clone());
        let answer = answer.filter(|_| defect.is_none()).map(str::to_owned);
        checked.push(Sample { of, kind, body: body.clone(), answer, doc, defect });
    }
    checked
}

/// The JSON of a sample answer: its body, or what stands behind a head that says that it is JSON. What
/// is wrong with a head and body may be said of either.
fn answer(sample: &types::Sample) -> Option<&str> {
    match (sample.of, sample.kind) {
        (SampleOf::Response, SampleKind::Json) => Some(&sample.body),
        (SampleOf::Response, SampleKind::Http) if sample.defect.is_none() => {
            let (head, body) = sample.body.split_once("\n\n")?;
            let is_json = |line: &str| {
                let (name, value) = line.split_once(':').unwrap_or_default();
                name.trim().eq_ignore_ascii_case("content-type")
                    && value.to_ascii_lowercase().contains("json")
            };
            head.lines().any(is_json).then_some(body)
        }
        (SampleOf::Response, SampleKind::Http | SampleKind::Xml | SampleKind::Text)
        | (SampleOf::Request | SampleOf::Error, _) => None,
    }
}

/// A sample in JSON is an answer of the operation, or else has a defect.
fn check_answer(
    report: &mut Report,
    at: &At<'_>,
    sample: &types::Sample,
    answer: &str,
    response: &Fields<'_>,
) {
    match (&sample.defect, problem(answer, response.sound)) {
        (None, Some(problem)) if is_told(&problem, response) => {}
        (None, Some(problem)) => {
            let message =
                format!("the sample is not an answer of this operation: {}", problem.fact);
            let head = sample.body.strip_suffix(answer).unwrap_or_default().lines().count();
            let of_member = || problem.member.and_then(|name| only_place(answer, &name));
            let noticed = problem.at.or_else(of_member);
            let noticed = noticed.map(|Point { line, column }| Point { line: line + head, column });
            let place = place_in_body(at, noticed);
            report.push(Diagnostic::new(Id::InvalidSample, place, message, problem.help));
        }
        (Some(_), None) => {
            let message = "the sample has no defect: it is an answer of this operation";
            let help = "remove `defect`, so that the sample becomes a test";
            report.key(Id::InvalidSample, &at.key("defect"), message, help);
        }
        (None, None) | (Some(_), Some(_)) => {}
    }
}

/// Whether a member is missing only because of a mistake that is told with it.
fn is_told(problem: &Problem, response: &Fields<'_>) -> bool {
    match &problem.lacks {
        None => false,
        Some(Lack::Member(name)) => response.at.has_key(name),
        Some(Lack::FieldInside) => !response.are_all,
    }
}

/// Another sample is of the form that it is said to have, or else has a defect.
fn check_form(report: &mut Report, at: &At<'_>, sample: &types::Sample) {
    if sample.defect.is_some() {
        return;
    }
    let mut noticed = None;
    let message = match sample.kind {
        SampleKind::Json => match problem_of_form(&sample.body) {
            Some(Problem { fact, at, .. }) => {
                noticed = at;
                format!("the sample cannot be read: {fact}")
            }
            None => return,
        },
        SampleKind::Xml if !is_like_xml(&sample.body) => {
            "the sample is not XML: it has no element around it".to_owned()
        }
        SampleKind::Http if !is_like_http(&sample.body) => {
            "the sample is neither an address nor the head of a request or answer".to_owned()
        }
        SampleKind::Xml | SampleKind::Http | SampleKind::Text => return,
    };
    let help = "correct `kind`; if the page prints it so, say what is wrong in `defect`";
    report.push(Diagnostic::new(Id::InvalidSample, place_in_body(at, noticed), message, help));
}

/// The character of a file that stands at a line and column of a body, if the body has lines of its
/// own there. Otherwise the key.
fn place_in_body(at: &At<'_>, noticed: Option<Point>) -> Place {
    let at_body = at.key("body");
    let Place { source, span: Span { start, end } } = at_body.of_value();
    match noticed {
        Some(Point { line, column }) if end.line > start.line => {
            let line = (start.line + line.saturating_sub(1)).min(end.line);
            let point = Point { line, column: start.column + column.saturating_sub(1) };
            Place { source, span: Span { start: point, end: point } }
        }
        _ => at_body.of_key(),
    }
}

/// Where a body has a member of this name, if it has one alone.
fn only_place(body: &str, name: &str) -> Option<Point> {
    let written = Value::from(name).to_string();
    let mut places = body
        .match_indices(&written)
        .map(|(start, _)| start)
        .filter(|start| body[start + written.len()..].trim_start().starts_with(':'));
    let (start, None) = (places.next()?, places.next()) else { return None };
    let before = &body[..start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    Some(Point { line: 1 + before.matches('\n').count(), column: 1 + line.chars().count() })
}

/// Whether a text begins with an address, a line of a request or answer, or a header.
fn is_like_http(body: &str) -> bool {
    let line = body.trim_start().lines().next().unwrap_or_default();
    let word = line.split([' ', ':', '(', '/']).next().unwrap_or_default();
    let is_start = ["http", "https", "get", "post", "put", "patch", "delete", "head"]
        .contains(&&*word.to_ascii_lowercase());
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    is_start || line.split_once(':').is_some_and(|(name, _)| is_name(name))
}

/// Whether a body can be XML. It is not read: the operations answer JSON.
fn is_like_xml(body: &str) -> bool {
    let body = body.trim();
    body.starts_with('<') && body.ends_with('>')
}

struct Problem {
    fact: String,
    help: String,
    /// The line and the column in the body, if it is about one character.
    at: Option<Point>,
    /// The innermost member that it is about, if it is about one.
    member: Option<String>,
    /// What the sample has and the response has not, if that is the problem.
    lacks: Option<Lack>,
}

enum Lack {
    /// This member of the response itself.
    Member(String),
    /// A field of a structure.
    FieldInside,
}

impl Problem {
    fn new(fact: impl Into<String>, help: impl Into<String>) -> Self {
        Self { fact: fact.into(), help: help.into(), at: None, member: None, lacks: None }
    }
}

/// Why a body is not an answer of the operation, if it is not.
fn problem(body: &str, members: &[Field]) -> Option<Problem> {
    if let Some(problem) = problem_of_form(body) {
        return Some(problem);
    }
    let value: Value = serde_json::from_str(body).ok()?;
    if let [payload] = members
        && payload.location == Location::Payload
    {
        return mismatch(&value, payload, &payload.wire);
    }
    let Value::Object(object) = value else {
        return Some(Problem::new("it is not a JSON object", as_printed()));
    };
    mismatch_in(&object, members, "")
}

/// Why a body is not JSON in which each object has each member once.
fn problem_of_form(body: &str) -> Option<Problem> {
    let error = serde_json::from_str::<Distinct>(body).err()?;
    let text = error.to_string();
    let fact = text.split(" at line ").next().unwrap_or_default();
    let what = if error.is_data() { "" } else { "it is not JSON: " };
    let (line, column) = (error.line(), error.column());
    let fact = format!("{what}{fact}, in line {line} of the body at column {column}");
    Some(Problem { at: Some(Point { line, column }), ..Problem::new(fact, as_printed()) })
}

fn as_printed() -> &'static str {
    "copy the sample again; if the page prints it so, say what is wrong in `defect`"
}

/// What does not fit in an object.
fn mismatch_in(object: &Map<String, Value>, fields: &[Field], path: &str) -> Option<Problem> {
    object.iter().find_map(|(name, value)| {
        let Some(field) = fields.iter().find(|field| field.wire == *name) else {
            let known = fields.iter().map(|field| &*field.wire);
            let help = suggestion(name, known, "its members are");
            let (fact, place, lacks) = if path.is_empty() {
                let fact = format!("the response has no member `{name}`");
                (fact, "`response`", Lack::Member(name.clone()))
            } else {
                (format!("`{path}` has no member `{name}`"), "its fields", Lack::FieldInside)
            };
            let help = format!("{help} – or add it to {place}, or say what is wrong in `defect`");
            let (member, lacks) = (Some(name.clone()), Some(lacks));
            return Some(Problem { member, lacks, ..Problem::new(fact, help) });
        };
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let problem = mismatch(value, field, &path)?;
        Some(Problem { member: problem.member.or_else(|| Some(name.clone())), ..problem })
    })
}

/// What does not fit in a value.
fn mismatch(value: &Value, field: &Field, path: &str) -> Option<Problem> {
    if let (Encoding::Json, Value::String(text)) = (field.encoding, value) {
        // An empty text holds an empty value.
        if text.trim().is_empty() {
            return None;
        }
        return match serde_json::from_str(text) {
            Ok(inside) => mismatch_of_type(&inside, &field.kind, path),
            Err(error) => {
                let fact = format!("`{path}` is a text that does not hold JSON: {error}");
                Some(Problem::new(fact, as_printed()))
            }
        };
    }
    if let (Some(separator), Type::List(element), Value::String(text)) =
        (field.separator, &field.kind, value)
    {
        return mismatch_of_joined(text, separator, &element.kind, path);
    }
    let (Some(wrapper), Type::List(element)) = (&field.wrapper, &field.kind) else {
        return mismatch_of_type(value, &field.kind, path);
    };
    let items = match value {
        Value::Null => return None,
        Value::Object(object) if object.keys().all(|name| name == wrapper) => object.get(wrapper),
        _ => {
            let fact = format!("`{path}` is not an object with the one member `{wrapper}`");
            let help = "correct `wrapper`, or say what is wrong in `defect`";
            return Some(Problem::new(fact, help));
        }
    };
    mismatch_of_items(items?, &element.kind, path)
}

/// What does not fit among the items of a text with separators. An empty text has none.
fn mismatch_of_joined(text: &str, separator: char, kind: &Type, path: &str) -> Option<Problem> {
    let is_of_texts = matches!(kind, Type::String | Type::Enum(_));
    let value = |item: &str| {
        let read = (!is_of_texts).then(|| serde_json::from_str(item).ok()).flatten();
        read.unwrap_or_else(|| Value::from(item))
    };
    let items = text.split(separator).filter(|_| !text.trim().is_empty()).map(value).collect();
    mismatch_of_items(&Value::Array(items), kind, path)
}

fn mismatch_of_items(value: &Value, kind: &Type, path: &str) -> Option<Problem> {
    let items = match value {
        Value::Null => return None,
        Value::Array(items) => items,
        other => return Some(other_type(other, path)),
    };
    let mut numbered = items.iter().enumerate();
    numbered.find_map(|(index, item)| mismatch_of_type(item, kind, &format!("{path}[{index}]")))
}

fn mismatch_of_type(value: &Value, kind: &Type, path: &str) -> Option<Problem> {
    let fits = match (kind, value) {
        // Null says that there is no value.
        (_, Value::Null) | (Type::Any, _) => true,
        (Type::List(element), value) => return mismatch_of_items(value, &element.kind, path),
        (Type::Map(element), Value::Object(object)) => {
            return object.iter().find_map(|(key, value)| {
                mismatch_of_type(value, &element.kind, &format!("{path}.{key}"))
            });
        }
        (Type::Struct(kind), Value::Object(object)) => {
            return mismatch_in(object, kind.fields(), path);
        }
        (Type::String | Type::Enum(_), value) => value.is_string(),
        (Type::Bool, value) => value.is_boolean(),
        // JSON has a zero with a sign, which is read as a number with a fraction.
        (Type::Int32 | Type::Int64 | Type::Uint64, value) if is_negative_zero(value) => true,
        (Type::Int32, value) => value.as_i64().is_some_and(|value| i32::try_from(value).is_ok()),
        (Type::Int64, value) => value.is_i64(),
        (Type::Uint64, value) => value.is_u64(),
        (Type::Float | Type::Double, value) => value.is_number(),
        (Type::Map(_) | Type::Struct(_) | Type::Binary, _) => false,
    };
    (!fits).then(|| match (kind, value) {
        (
            Type::Bool | Type::Int32 | Type::Int64 | Type::Uint64 | Type::Float | Type::Double,
            Value::String(_),
        )
        | (Type::String | Type::Enum(_), Value::Number(_) | Value::Bool(_)) => Problem {
            help: "correct the type if the table of the page has another one; otherwise say in \
                   `defect` that the sample differs: the clients read both"
                .to_owned(),
            ..other_type(value, path)
        },
        _ => other_type(value, path),
    })
}

fn is_negative_zero(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number == 0.0 && number.is_sign_negative())
}

fn other_type(value: &Value, path: &str) -> Problem {
    let fact = match value {
        Value::Object(_) => format!("`{path}` is an object, which is not of its type"),
        Value::Array(_) => format!("`{path}` is an array, which is not of its type"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            format!("`{path}` is {value}, which is not of its type")
        }
    };
    Problem::new(fact, "correct the type of the member, or say what is wrong in `defect`")
}
