//! Checks what the rules of an operation say together.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::mem::{Discriminant, discriminant};

use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{Condition, FieldPath, Rule};
use crate::spec::Literal;

/// Each rule says something of its own.
pub(crate) fn check_repeated(report: &mut Report, at: &At<'_>, rules: &[(usize, &Rule)]) {
    let mut known: HashMap<_, Vec<(usize, &Rule)>> = HashMap::new();
    for (index, rule) in rules {
        let alike = known.entry(subject(rule)).or_default();
        let Some((first, _)) = alike.iter().find(|(_, other)| is_same(rule, other)) else {
            alike.push((*index, rule));
            continue;
        };
        let (message, help) = match rule {
            Rule::Cases { of, by, .. } => (
                format!("the cases of `{}` by `{}` stand here already", of.text, by.text),
                "write all cases into one rule",
            ),
            _ => ("this rule stands here already".to_owned(), "remove one of the two"),
        };
        report.push(
            Diagnostic::new(Id::InvalidValues, at.item(*index).of_value(), message, help)
                .with_related(at.item(*first).of_value(), "it stands here first"),
        );
    }
}

/// What a rule is about: two that say the same are of one kind and about the same.
fn subject(rule: &Rule) -> (Discriminant<Rule>, BTreeSet<&str>) {
    let texts = match rule {
        Rule::Cases { of, by, .. } => BTreeSet::from([&*of.text, &*by.text]),
        Rule::AtMostOne(fields)
        | Rule::ExactlyOne(fields)
        | Rule::AtLeastOne(fields)
        | Rule::AllOrNone(fields)
        | Rule::Same(fields)
        | Rule::Unique(fields) => fields.iter().map(|path| &*path.text).collect(),
        Rule::RequiredIf { field, .. }
        | Rule::RequiredUnless { field, .. }
        | Rule::ForbiddenIf { field, .. }
        | Rule::Requires { field, .. }
        | Rule::FixedIf { field, .. }
        | Rule::DefaultIf { field, .. }
        | Rule::EffectiveIf { field, .. }
        | Rule::IgnoredIf { field, .. } => BTreeSet::from([&*field.text]),
        Rule::ReturnedIf { member, .. } => BTreeSet::from([&*member.text]),
        Rule::Order { low, high, .. } => BTreeSet::from([&*low.text, &*high.text]),
        Rule::Formula { text, .. } | Rule::Note { text, .. } => BTreeSet::from([&**text]),
    };
    (discriminant(rule), texts)
}

/// Whether two rules about the same say the same, or speak of the same cases.
fn is_same(rule: &Rule, other: &Rule) -> bool {
    match (rule, other) {
        (Rule::Cases { of, by, .. }, Rule::Cases { of: other_of, by: other_by, .. }) => {
            of == other_of && by == other_by
        }
        (
            Rule::AtMostOne(_)
            | Rule::ExactlyOne(_)
            | Rule::AtLeastOne(_)
            | Rule::AllOrNone(_)
            | Rule::Same(_)
            | Rule::Unique(_),
            _,
        ) => true,
        (rule, other) => rule == other,
    }
}

/// Two rules about one field must not say the contrary of one another at the same time.
pub(crate) fn check_contrary(report: &mut Report, at: &At<'_>, rules: &[(usize, &Rule)]) {
    let mut known: HashMap<BTreeSet<&str>, Vec<(usize, &Rule)>> = HashMap::new();
    for (index, rule) in rules {
        let (_, about) = subject(rule);
        let others = known.entry(about).or_default();
        let contrary =
            others.iter().find_map(|(first, other)| Some((*first, contrary(rule, other)?)));
        if let Some((first, message)) = contrary {
            let help =
                "correct one of the two; if the page has both, write one of them as a `note`";
            report.push(
                Diagnostic::new(Id::Contradiction, at.item(*index).of_value(), message, help)
                    .with_related(at.item(first).of_value(), "this one says the contrary"),
            );
        }
        others.push((*index, rule));
    }
}

/// Why two rules about the same cannot both hold, if they cannot.
fn contrary(rule: &Rule, other: &Rule) -> Option<String> {
    match (rule, other) {
        (Rule::RequiredIf { field, when }, Rule::ForbiddenIf { when: other, .. })
        | (Rule::ForbiddenIf { field, when }, Rule::RequiredIf { when: other, .. }) => {
            let message =
                format!("`{}` is required and forbidden under the same conditions", field.text);
            is_same_case(when, other).then_some(message)
        }
        (
            Rule::FixedIf { field, when, values, .. },
            Rule::FixedIf { when: other, values: others, .. },
        ) => no_value(field, (when, values), (other, others)),
        (Rule::FixedIf { field, when, values, .. }, Rule::DefaultIf { when: other, value, .. })
        | (Rule::DefaultIf { value, when: other, .. }, Rule::FixedIf { field, when, values, .. }) => {
            no_value(field, (when, values), (other, std::slice::from_ref(value)))
        }
        (
            Rule::DefaultIf { field, when, value },
            Rule::DefaultIf { when: other, value: other_value, .. },
        ) => no_value(
            field,
            (when, std::slice::from_ref(value)),
            (other, std::slice::from_ref(other_value)),
        ),
        (
            Rule::Order { low, high, or_equal },
            Rule::Order { low: other_low, or_equal: other_or_equal, .. },
        ) => {
            let is_reversed = low != other_low && !(*or_equal && *other_or_equal);
            let message = format!("`{}` cannot be both below and above `{}`", low.text, high.text);
            is_reversed.then_some(message)
        }
        (Rule::Order { low, high, or_equal: false }, Rule::Same(_))
        | (Rule::Same(_), Rule::Order { low, high, or_equal: false }) => {
            Some(format!("`{}` cannot be both below `{}` and the same", low.text, high.text))
        }
        _ => None,
    }
}

/// Why two rules with values of a field cannot both hold, if they have none in common.
fn no_value(
    field: &FieldPath,
    (when, values): (&[Condition], &[Literal]),
    (other, others): (&[Condition], &[Literal]),
) -> Option<String> {
    let is_other =
        |value: &Literal| others.iter().any(|other| other.to_string() == value.to_string());
    let is_contrary = is_same_case(when, other) && !values.iter().any(is_other);
    let message = format!("`{}` has two different values under the same conditions", field.text);
    is_contrary.then_some(message)
}

/// Whether two lists have the same conditions, in any order.
fn is_same_case(when: &[Condition], other: &[Condition]) -> bool {
    when.len() == other.len() && when.iter().all(|condition| other.contains(condition))
}

/// Two rules must not require and forbid the same.
pub(crate) fn check_agreement(report: &mut Report, at: &At<'_>, rules: &[(usize, &Rule)]) {
    let forbidding: Vec<(usize, HashSet<&str>)> =
        rules.iter().filter_map(|(index, rule)| Some((*index, apart(rule)?))).collect();
    for (index, rule) in rules {
        for (other, apart) in &forbidding {
            let Some((one, two)) = both_required(rule, apart) else { continue };
            let message = format!(
                "`{one}` is to be given only with `{two}`, and another rule forbids to give both"
            );
            let help = "correct one of the two rules";
            report.push(
                Diagnostic::new(Id::Contradiction, at.item(*index).of_value(), message, help)
                    .with_related(at.item(*other).of_value(), "this one forbids it"),
            );
        }
    }
}

/// The parameters of which a rule says that no two are given at the same time.
fn apart(rule: &Rule) -> Option<HashSet<&str>> {
    match rule {
        Rule::AtMostOne(fields) | Rule::ExactlyOne(fields) => {
            Some(fields.iter().map(|path| &*path.text).collect())
        }
        Rule::Cases { .. }
        | Rule::RequiredIf { .. }
        | Rule::RequiredUnless { .. }
        | Rule::ForbiddenIf { .. }
        | Rule::AtLeastOne(_)
        | Rule::AllOrNone(_)
        | Rule::Same(_)
        | Rule::Unique(_)
        | Rule::Requires { .. }
        | Rule::FixedIf { .. }
        | Rule::DefaultIf { .. }
        | Rule::EffectiveIf { .. }
        | Rule::IgnoredIf { .. }
        | Rule::ReturnedIf { .. }
        | Rule::Order { .. }
        | Rule::Formula { .. }
        | Rule::Note { .. } => None,
    }
}

/// Two of these parameters of which a rule says that they are given together.
fn both_required<'a>(rule: &'a Rule, apart: &HashSet<&str>) -> Option<(&'a str, &'a str)> {
    let is_apart = |text: &&str| apart.contains(text);
    match rule {
        Rule::AllOrNone(fields) => {
            let mut both = fields.iter().map(|path| &*path.text).filter(is_apart);
            Some((both.next()?, both.next()?))
        }
        Rule::Requires { field, fields } if is_apart(&&*field.text) => {
            let other = fields.iter().map(|path| &*path.text).find(is_apart)?;
            Some((&field.text, other))
        }
        Rule::Requires { .. }
        | Rule::Cases { .. }
        | Rule::RequiredIf { .. }
        | Rule::RequiredUnless { .. }
        | Rule::ForbiddenIf { .. }
        | Rule::AtMostOne(_)
        | Rule::ExactlyOne(_)
        | Rule::AtLeastOne(_)
        | Rule::Same(_)
        | Rule::Unique(_)
        | Rule::FixedIf { .. }
        | Rule::DefaultIf { .. }
        | Rule::EffectiveIf { .. }
        | Rule::IgnoredIf { .. }
        | Rule::ReturnedIf { .. }
        | Rule::Order { .. }
        | Rule::Formula { .. }
        | Rule::Note { .. } => None,
    }
}
