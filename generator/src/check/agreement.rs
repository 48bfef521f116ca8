//! Checks what the rules of an operation say together.

use std::collections::HashSet;

use super::report::{At, Report};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{FieldPath, Rule};

/// Each rule says something of its own.
pub(crate) fn check_repeated(report: &mut Report, at: &At<'_>, rules: &[(usize, &Rule)]) {
    for (position, (index, rule)) in rules.iter().enumerate() {
        let Some((first, _)) = rules[..position].iter().find(|(_, other)| is_same(rule, other))
        else {
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

/// Whether two rules say the same, or speak of the same cases.
fn is_same(rule: &Rule, other: &Rule) -> bool {
    let as_set = |fields: &[FieldPath]| -> HashSet<String> {
        fields.iter().map(|path| path.text.clone()).collect()
    };
    match (rule, other) {
        (Rule::Cases { of, by, .. }, Rule::Cases { of: other_of, by: other_by, .. }) => {
            of == other_of && by == other_by
        }
        (Rule::AtMostOne(fields), Rule::AtMostOne(others))
        | (Rule::ExactlyOne(fields), Rule::ExactlyOne(others))
        | (Rule::AtLeastOne(fields), Rule::AtLeastOne(others))
        | (Rule::AllOrNone(fields), Rule::AllOrNone(others)) => as_set(fields) == as_set(others),
        (rule, other) => rule == other,
    }
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
