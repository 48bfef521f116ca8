//! Checks the values of an enumeration.

use std::collections::HashMap;

use super::report::{At, Namespace, Report};
use super::text::{check_optional_text, check_text, check_texts_if_any};
use crate::diagnostic::{Diagnostic, Id};
use crate::model::{EnumValue, ValueRemarks};
use crate::names::{self, Case, NameProblem};
use crate::source::Place;
use crate::spec::types::{Choice, Choices, FullChoice};

/// Every value stands there once, and becomes a variant.
pub(crate) fn check_choices(report: &mut Report, at: &At<'_>, choices: &Choices) -> Vec<EnumValue> {
    let at_enum = at.key("enum");
    if choices.values.is_empty() {
        let message = "the enumeration has no value";
        report.key(Id::InvalidValues, &at_enum, message, "list its values, or leave the key out");
    }
    let mut variants = Namespace::new(
        "variant",
        "give the value a Rust name: write the values as a mapping, with `{rust: …}` beside it",
    );
    variants.reserve("Unknown", "the variant for values that are not documented");
    let mut seen = HashMap::new();
    let mut values = Vec::new();
    let mut nameless = Vec::new();
    for (index, (wire, Choice(choice))) in choices.values.iter().enumerate() {
        let FullChoice { doc: meaning, rust, applies_to, since, deprecated } = choice;
        let at_value = if choices.is_list { at_enum.item(index) } else { at_enum.key(wire) };
        if let Some(first) = seen.insert(wire.clone(), at_value.of_key()) {
            let message = format!("the value `{wire}` stands twice in this enumeration");
            report.push(
                Diagnostic::new(
                    Id::InvalidValues,
                    at_value.of_key(),
                    message,
                    "remove one of them",
                )
                .with_related(first, "it stands here first"),
            );
            continue;
        }
        let remarks = ValueRemarks {
            applies_to: applies_to.clone(),
            since: since.clone(),
            deprecated: deprecated.clone(),
        };
        check_said_of_value(report, &at_value, meaning.as_deref(), &remarks);
        let name = match rust {
            Some(rust) => names::explicit(rust, Case::Camel),
            None => names::from_wire(wire, Case::Camel),
        };
        match name {
            Ok(variant) => {
                variants.claim(report, variant.as_str(), wire, at_value.of_key());
                let (wire, meaning) = (wire.clone(), meaning.clone());
                values.push(EnumValue { wire, variant, meaning, remarks });
            }
            Err(NameProblem(problem)) => match rust {
                Some(rust) => {
                    let message = format!("the Rust name `{rust}` {problem}");
                    let help = "correct the name, which is written as in `{rust: Twenty}`";
                    report.value(Id::InvalidName, &at_value.key("rust"), message, help);
                }
                None => nameless.push((at_value.of_key(), wire, problem)),
            },
        }
    }
    report_values_without_name(report, nameless);
    values
}

/// What a value means, for which resources it is, and since and until when.
pub(crate) fn check_said_of_value(
    report: &mut Report,
    at: &At<'_>,
    meaning: Option<&str>,
    remarks: &ValueRemarks,
) {
    if let Some(meaning) = meaning {
        let at_doc = at.key("doc");
        check_text(report, if at.has_key("doc") { &at_doc } else { at }, meaning);
    }
    for (key, text) in [("since", &remarks.since), ("deprecated", &remarks.deprecated)] {
        check_optional_text(report, at, key, text.as_deref());
    }
    check_texts_if_any(report, &at.key("applies_to"), &remarks.applies_to);
}

const HOW_TO_NAME: &str = "give every such value a Rust name: write the values as a mapping, as in \
                           `\"20\": {rust: Twenty}`";

const HOW_TO_PART: &str = "write `,` between two values; a value to which the sign belongs gets a \
                           Rust name: `\"A，B\": {rust: AOrB}`";

const HOW_TO_REMARK: &str = "what the page says of a value in brackets is no part of it: write the value alone, \
                             and a meaning as in `{Month: By the month.}`; one that is taken if \
                             nothing is given is the `default`";

/// Says once of all values of an enumeration which of them need a name: often these are all of them.
fn report_values_without_name(report: &mut Report, nameless: Vec<(Place, &String, String)>) {
    let others = nameless.len().saturating_sub(1);
    let mut nameless = nameless.into_iter();
    let Some((place, wire, problem)) = nameless.next() else { return };
    let message = format!("no Rust variant can be made of the value `{wire}`: {problem}");
    let message = match others {
        0 => message,
        1 => message + "; nor of another one",
        _ => format!("{message}; nor of {others} others"),
    };
    let help = if wire.contains(['，', '、', '；']) {
        HOW_TO_PART
    } else if has_a_remark(wire) {
        HOW_TO_REMARK
    } else {
        HOW_TO_NAME
    };
    let mut diagnostic = Diagnostic::new(Id::InvalidName, place, message, help);
    for (place, _, problem) in nameless.take(MOST_NAMELESS) {
        diagnostic = diagnostic.with_related(place, problem);
    }
    report.push(diagnostic);
}

/// Whether a value ends in words between brackets, as `HTTP (default)` does.
fn has_a_remark(wire: &str) -> bool {
    let remark = wire.strip_suffix([')', '）']).and_then(|wire| wire.split_once(['(', '（']));
    remark.is_some_and(|(value, remark)| {
        !value.trim().is_empty() && remark.chars().any(char::is_alphabetic)
    })
}

/// So many values without a name are shown beside the first one.
const MOST_NAMELESS: usize = 9;
