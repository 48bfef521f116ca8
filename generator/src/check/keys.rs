//! Checks what is said about the keys of a map.

use super::examples::check_examples;
use super::fields::{Scope, check_field_texts};
use super::literals::Values;
use super::report::{At, Report};
use super::values::check_rules;
use crate::diagnostic::Id;
use crate::model::{Keys, Type};
use crate::spec::types::{self, FullField};

pub(crate) fn check_keys_of_map(
    report: &mut Report,
    at: &At<'_>,
    keys: &types::Keys,
    scope: &mut Scope<'_, '_>,
) -> Keys {
    let (found, spec) = (report.diagnostics.len(), as_field(keys.clone()));
    check_field_texts(report, at, &spec);
    let from = scope.sources.check_from(report, at, &spec.from);
    let rules = check_rules(report, at, &spec, &Type::String);
    let examples = check_examples(
        report,
        at,
        &spec,
        Values { kind: &Type::String, rules: &rules, have_text: false },
    );
    let FullField { doc, format, conflict, defect, .. } = spec;
    let is_empty = rules.is_empty() && examples.is_empty() && doc.is_none() && format.is_none();
    if is_empty && report.diagnostics.len() == found {
        let message = "nothing is said about the keys";
        let help = "write `doc`, `pattern`, `max_length` or another rule for strings, or leave the \
                    key out; a map whose keys are all known is a `struct`";
        report.key(Id::InvalidValues, at, message, help);
    }
    Keys { doc, examples, format, rules, from, conflict, defect }
}

/// Keys follow the rules of strings.
fn as_field(keys: types::Keys) -> FullField {
    let types::Keys {
        doc,
        example,
        examples,
        format,
        min_length,
        max_length,
        min_bytes,
        max_bytes,
        must_not_start_with,
        must_not_contain,
        pattern,
        from,
        conflict,
        defect,
    } = keys;
    FullField {
        kind: "string".to_owned(),
        doc,
        example,
        examples,
        format,
        min_length,
        max_length,
        min_bytes,
        max_bytes,
        must_not_start_with,
        must_not_contain,
        pattern,
        from,
        conflict,
        defect,
        ..FullField::default()
    }
}
