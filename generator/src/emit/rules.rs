//! The rules about several parameters, in words, e.g. "`PlanTime` is required when `OpsType` is
//! `scheduled`".

use super::docs::as_sentences;
use super::literal::spans_text;
use super::markdown::{code, inline};
use super::sources::documents;
use crate::model::{Arm, Condition, Constraint, Field, FieldPath, Operation, Rule, Test};
use crate::spec::Literal;
use crate::vocabulary::Required;

/// What a rule says, as an item of a list.
pub(super) fn in_words(operation: &Operation, constraint: &Constraint) -> String {
    let rule = match &constraint.rule {
        Rule::Cases { of, by, arms } => cases(operation, of, by, arms),
        Rule::RequiredIf { field, when } => format!("{} is required {}", name(field), if_all(when)),
        Rule::RequiredUnless { field, when } => {
            format!("{} is required unless {}", name(field), all(when))
        }
        Rule::ForbiddenIf { field, when } => {
            format!("{} must not be given {}", name(field), if_all(when))
        }
        Rule::AtMostOne(fields) => format!("at most one of {} may be given", names(fields)),
        Rule::ExactlyOne(fields) => format!("exactly one of {} must be given", names(fields)),
        Rule::AtLeastOne(fields) => format!("at least one of {} must be given", names(fields)),
        Rule::AllOrNone(fields) => format!("either all of {} are given, or none", names(fields)),
        Rule::Same(fields) => {
            format!("those of {} that are given must have the same value", names(fields))
        }
        Rule::Unique(fields) => match fields.as_slice() {
            [only] => format!("no two items have the same {}", name(only)),
            fields => format!("no two items have the same {} together", names(fields)),
        },
        Rule::Requires { field, fields } => {
            format!("{} needs {}", name(field), names(fields))
        }
        Rule::FixedIf { field, when, values, only_if_given } => {
            let values: Vec<String> = values.iter().map(shown).collect();
            let if_given = if *only_if_given { " if it is given," } else { "" };
            let values = values.join(" or ");
            format!("{} must be {values}{if_given} {}", name(field), if_all(when))
        }
        Rule::DefaultIf { field, when, value } => {
            format!(
                "{} counts as {} if it is not given, {}",
                name(field),
                shown(value),
                if_all(when)
            )
        }
        Rule::EffectiveIf { field, when } => {
            format!("{} has an effect only {}", name(field), if_all(when))
        }
        Rule::IgnoredIf { field, when } => format!("{} is ignored {}", name(field), if_all(when)),
        Rule::ReturnedIf { member, request, response } => {
            let conditions = [("", request), ("in the answer ", response)];
            let said = conditions.iter().filter(|(_, when)| !when.is_empty());
            let said: Vec<String> =
                said.map(|(place, when)| format!("{place}{}", all(when))).collect();
            format!("the answer has {} only when {}", name(member), said.join(" and "))
        }
        Rule::Order { low, high, or_equal: false } => {
            format!("{} must be less than {}", name(low), name(high))
        }
        Rule::Order { low, high, or_equal: true } => {
            format!("{} must not be greater than {}", name(low), name(high))
        }
        Rule::Formula { text, when, .. } if when.is_empty() => {
            format!("{} (not checked)", code(text))
        }
        Rule::Formula { text, when, .. } => {
            format!("{} {} (not checked)", code(text), if_all(when))
        }
        Rule::Note { text, .. } => inline(text),
    };
    let title = match &constraint.rule {
        Rule::Note { text, fields } if !fields.iter().all(|field| is_named(text, field)) => {
            format!("Rule about {} (not checked)", names(fields))
        }
        Rule::Note { .. } => "Rule (not checked)".to_owned(),
        _ => "Rule".to_owned(),
    };
    let mut sentences = vec![rule];
    sentences.extend(constraint.doc.as_deref().map(inline));
    for (title, text) in
        [("The sources disagree", &constraint.conflict), ("About the page", &constraint.defect)]
    {
        sentences.extend(text.as_ref().map(|text| format!("{title}: {}", inline(text))));
    }
    if !constraint.sources.is_empty() {
        let documents = documents(&constraint.sources, &operation.sources);
        sentences.push(format!("Source: {documents}"));
    }
    format!("{title}: {}", as_sentences(sentences))
}

/// Whether a text speaks of a field by its name, or by that of the structure around it and its own.
fn is_named(text: &str, field: &FieldPath) -> bool {
    let own = field.text.rsplit(['.', ']']).next().unwrap_or_default();
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || "._-[]".contains(sign);
    let words = text.split(|sign: char| !is_part(sign)).map(|word| word.trim_end_matches('.'));
    words.into_iter().any(|word| word == field.text || word == own)
}

fn cases(operation: &Operation, of: &FieldPath, by: &FieldPath, arms: &[Arm]) -> String {
    let field = operation.field_at(by);
    let Some(values) = field.and_then(|field| field.kind.enumeration()) else {
        return format!("{} depends on {}", name(of), name(by));
    };
    let default = field.and_then(|field| default_of_condition(by, field));
    let case = |arm: &Arm| {
        let wire = &values.values[arm.value].wire;
        let or_absent = if default.as_ref() == Some(wire) { " or not given" } else { "" };
        format!("{} when {} is {}{or_absent}", spans_text(&arm.spans), name(by), code(wire))
    };
    let cases: Vec<String> = arms.iter().map(case).collect();
    format!("{} is {}", name(of), cases.join("; "))
}

fn name(path: &FieldPath) -> String {
    code(&path.text)
}

fn names(paths: &[FieldPath]) -> String {
    let names: Vec<String> = paths.iter().map(name).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn if_all(when: &[Condition]) -> String {
    format!("when {}", all(when))
}

fn all(when: &[Condition]) -> String {
    let condition = |Condition { field, test, or_absent, in_any_item }: &Condition| {
        let or_absent = if *or_absent { " or not given" } else { "" };
        let said = match test {
            Test::Present => format!("{} is given", name(field)),
            Test::Absent => format!("{} is not given", name(field)),
            Test::Within(span) => {
                format!("{} is {}{or_absent}", name(field), spans_text(&[*span]))
            }
            Test::AnyOf(values) => {
                let values: Vec<String> = values.iter().map(shown).collect();
                format!("{} is {}{or_absent}", name(field), values.join(" or "))
            }
            Test::NoneOf(values) => {
                let values: Vec<String> = values.iter().map(shown).collect();
                format!("{} is not {}{or_absent}", name(field), values.join(" or "))
            }
        };
        if *in_any_item { said + " in any item" } else { said }
    };
    when.iter().map(condition).collect::<Vec<_>>().join(" and ")
}

fn shown(value: &Literal) -> String {
    match value.to_string().as_str() {
        "" => "empty".to_owned(),
        text => code(text),
    }
}

/// Every field of the request that a rule looks at.
pub(super) fn paths(rule: &Rule) -> Vec<&FieldPath> {
    match rule {
        Rule::Cases { of, by, .. } => vec![of, by],
        Rule::RequiredIf { field, when }
        | Rule::RequiredUnless { field, when }
        | Rule::ForbiddenIf { field, when }
        | Rule::FixedIf { field, when, .. }
        | Rule::DefaultIf { field, when, .. }
        | Rule::EffectiveIf { field, when }
        | Rule::IgnoredIf { field, when } => {
            let conditions = when.iter().map(|condition| &condition.field);
            std::iter::once(field).chain(conditions).collect()
        }
        Rule::AtMostOne(fields)
        | Rule::ExactlyOne(fields)
        | Rule::AtLeastOne(fields)
        | Rule::AllOrNone(fields)
        | Rule::Same(fields)
        | Rule::Unique(fields)
        | Rule::Note { fields, .. } => fields.iter().collect(),
        Rule::Requires { field, fields } => std::iter::once(field).chain(fields).collect(),
        Rule::Formula { fields, when, .. } => {
            fields.iter().chain(when.iter().map(|condition| &condition.field)).collect()
        }
        Rule::Order { low, high, .. } => vec![low, high],
        // The others are fields of the response.
        Rule::ReturnedIf { request, .. } => {
            request.iter().map(|condition| &condition.field).collect()
        }
    }
}

/// The value that counts for a rule where the field that it asks about is left out. That of a field
/// of a structure counts only if there is the structure, which the field alone does not tell.
pub(super) fn default_of_condition(path: &FieldPath, field: &Field) -> Option<String> {
    let counts = path.steps.len() == 1 && field.required != Required::Yes;
    field.value_when_absent.as_ref().filter(|_| counts).map(Literal::to_string)
}
