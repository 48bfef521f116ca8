//! Checks the values that a page shows as examples.

use super::literals::{Values, check_shown};
use super::report::{At, Report};
use super::text::{check_distinct, check_text};
use crate::diagnostic::Id;
use crate::model::Example;
use crate::spec::types::{Examples, FullField};

/// Checks `example`, or the values under `examples`.
pub(crate) fn check_examples(
    report: &mut Report,
    at: &At<'_>,
    spec: &FullField,
    values: Values<'_>,
) -> Vec<Example> {
    let (at_one, at_several) = (at.key("example"), at.key("examples"));
    let one = spec.example.as_ref().map(|value| (at_one, value, &None));
    let several = spec.examples.iter().flat_map(|examples| &examples.values);
    if let Some(examples) = &spec.examples {
        check_several(report, &at_several, examples);
        if one.is_some() {
            let message = "there are both `example` and `examples`";
            let help = "write all of them under `examples`";
            report.key(Id::Contradiction, &at_several, message, help);
        }
    }
    let is_list = spec.examples.as_ref().is_some_and(|examples| examples.is_list);
    let mut checked = Vec::new();
    let mut check = |report: &mut Report, at: &At<'_>, value: &_, doc: &Option<String>| {
        let fits = check_shown(report, at, ("example", value), spec, values);
        checked.push(Example { value: value.clone(), doc: doc.clone(), fits });
    };
    if let Some((at, value, doc)) = one {
        check(report, &at, value, doc);
    }
    for (index, (value, doc)) in several.enumerate() {
        let text = value.to_string();
        let at = if is_list { at_several.item(index) } else { at_several.key(&text) };
        let found = report.diagnostics.len();
        check(report, &at, value, doc);
        // Behind the key of a mapping stands what the example shows.
        for mistake in &mut report.diagnostics[found..] {
            mistake.place = at.of_item();
        }
    }
    checked
}

/// Several examples are two or more, unless it is said what the only one shows.
fn check_several(report: &mut Report, at: &At<'_>, examples: &Examples) {
    let least = if examples.is_list { 2 } else { 1 };
    if examples.values.len() < least {
        let message = "these are not several examples";
        let help = "list them all; the only one is written as `example: …`";
        report.key(Id::InvalidValues, at, message, help);
    }
    if examples.is_list {
        check_distinct(report, at, examples.values.iter().map(|(value, _)| value.to_string()));
    }
    for (value, doc) in &examples.values {
        if let Some(doc) = doc {
            check_text(report, &at.key(&value.to_string()), doc);
        }
    }
}
