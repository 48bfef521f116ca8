//! Checks the rules about several parameters.

use super::agreement::{check_agreement, check_contrary, check_repeated};
use super::cases::check_cases;
use super::conditions::{check_no_token, check_not_always_given, check_when, report_itself};
use super::facts::Sources;
use super::formula::check_formula;
use super::paths::{Fields, Found};
use super::reach::{check_in_reach, check_same_list};
use super::relations::{
    check_default, check_fixed, check_order, check_returned, check_same, check_unique,
};
use super::report::{At, Report};
use super::text::{check_distinct, check_optional_text, check_text};
use crate::diagnostic::Id;
use crate::model::{Condition, Constraint, FieldPath, Rule, Test};
use crate::spec::types::{self, Conditional, Requires, Unless};
use crate::vocabulary::Required;

/// Checks every rule.
pub(crate) fn check_constraints(
    report: &mut Report,
    at: &At<'_>,
    constraints: &[types::Constraint],
    (request, response): (&Fields<'_>, &Fields<'_>),
    sources: &mut Sources<'_>,
) -> Vec<Constraint> {
    let at = at.key("constraints");
    let mut checked = Vec::new();
    let mut places = Vec::new();
    for (index, spec) in constraints.iter().enumerate() {
        let at = at.item(index);
        let ids = check_sources(report, &at.key("source"), spec.source.as_ref(), sources);
        for (key, text) in
            [("doc", &spec.doc), ("conflict", &spec.conflict), ("defect", &spec.defect)]
        {
            check_optional_text(report, &at, key, text.as_deref());
        }
        if check_one_rule(report, &at, spec)
            && let Some(rule) = check_rule(report, &at, spec, request, response)
        {
            places.push(index);
            let types::Constraint { doc, conflict, defect, .. } = spec;
            let (doc, conflict, defect) = (doc.clone(), conflict.clone(), defect.clone());
            checked.push(Constraint { rule, doc, sources: ids, conflict, defect });
        }
    }
    let rules = checked.iter().map(|constraint: &Constraint| &constraint.rule);
    let rules: Vec<_> = places.into_iter().zip(rules).collect();
    check_repeated(report, &at, &rules);
    check_agreement(report, &at, &rules);
    check_contrary(report, &at, &rules);
    checked
}

/// Where a rule comes from.
fn check_sources(
    report: &mut Report,
    at: &At<'_>,
    ids: Option<&types::SourceIds>,
    sources: &mut Sources<'_>,
) -> Vec<String> {
    let Some(types::SourceIds(ids)) = ids else { return Vec::new() };
    if ids.is_empty() {
        let help = "name the sources, or leave the key out";
        report.key(Id::InvalidValues, at, "no source is named", help);
    }
    check_distinct(report, at, ids);
    for (index, id) in ids.iter().enumerate() {
        let at_item = at.item(index);
        let is_item = ids.len() > 1;
        sources.check_id(report, if is_item { &at_item } else { at }, id);
    }
    ids.clone()
}

/// Each item of the list is one rule.
fn check_one_rule(report: &mut Report, at: &At<'_>, spec: &types::Constraint) -> bool {
    let rules = [
        spec.cases.is_some(),
        spec.required_if.is_some(),
        spec.required_unless.is_some(),
        spec.forbidden_if.is_some(),
        spec.at_most_one.is_some(),
        spec.exactly_one.is_some(),
        spec.at_least_one.is_some(),
        spec.all_or_none.is_some(),
        spec.same.is_some(),
        spec.unique.is_some(),
        spec.requires.is_some(),
        spec.fixed_if.is_some(),
        spec.effective_if.is_some(),
        spec.ignored_if.is_some(),
        spec.default_if.is_some(),
        spec.returned_if.is_some(),
        spec.order.is_some(),
        spec.formula.is_some(),
        spec.note.is_some(),
    ];
    let is_one = rules.into_iter().filter(|is_there| *is_there).count() == 1;
    if !is_one {
        let message = "a constraint has exactly one rule";
        let help = "write one item of the list for each rule, such as `cases: …` or `note: …`";
        report.value(Id::Contradiction, at, message, help);
    }
    if !spec.fields.is_empty() && spec.note.is_none() {
        let message = "`fields` is for a `note`";
        let help = "remove it: the other rules name their parameters themselves";
        report.key(Id::UnknownKey, &at.key("fields"), message, help);
    }
    if spec.when.is_some() && spec.formula.is_none() {
        let message = "`when` is for a `formula`";
        let help = "write it into the rule, as in `required_if: {field: PlanTime, when: {OpsType: \
                    scheduled}}`, or the condition into the text of a `note`";
        report.key(Id::UnknownKey, &at.key("when"), message, help);
    }
    is_one
}

fn check_rule(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Constraint,
    request: &Fields<'_>,
    response: &Fields<'_>,
) -> Option<Rule> {
    if let Some(cases) = &spec.cases {
        check_cases(report, &at.key("cases"), cases, request)
    } else if let Some(rule) = &spec.required_if {
        let at = at.key("required_if");
        let (field, when) = check_conditional(report, &at, rule, request)?;
        check_not_required(report, &at.key("field"), &field)?;
        Some(Rule::RequiredIf { field: field.path, when })
    } else if let Some(rule) = &spec.required_unless {
        check_unless(report, &at.key("required_unless"), rule, request)
    } else if let Some(rule) = &spec.forbidden_if {
        let at = at.key("forbidden_if");
        let (field, when) = check_conditional(report, &at, rule, request)?;
        check_not_required(report, &at.key("field"), &field)?;
        Some(Rule::ForbiddenIf { field: field.path, when })
    } else if let Some(names) = &spec.at_most_one {
        check_group(report, at, "at_most_one", names, request).map(Rule::AtMostOne)
    } else if let Some(names) = &spec.exactly_one {
        check_group(report, at, "exactly_one", names, request).map(Rule::ExactlyOne)
    } else if let Some(names) = &spec.at_least_one {
        check_group(report, at, "at_least_one", names, request).map(Rule::AtLeastOne)
    } else if let Some(names) = &spec.all_or_none {
        check_group(report, at, "all_or_none", names, request).map(Rule::AllOrNone)
    } else if let Some(names) = &spec.same {
        check_same(report, &at.key("same"), names, request)
    } else if let Some(names) = &spec.unique {
        check_unique(report, &at.key("unique"), names, request)
    } else if let Some(rule) = &spec.requires {
        check_requires(report, &at.key("requires"), rule, request)
    } else if let Some(rule) = &spec.fixed_if {
        check_fixed(report, &at.key("fixed_if"), rule, request)
    } else if let Some(rule) = &spec.effective_if {
        let (field, when) = check_conditional(report, &at.key("effective_if"), rule, request)?;
        Some(Rule::EffectiveIf { field: field.path, when })
    } else if let Some(rule) = &spec.ignored_if {
        let (field, when) = check_conditional(report, &at.key("ignored_if"), rule, request)?;
        Some(Rule::IgnoredIf { field: field.path, when })
    } else if let Some(rule) = &spec.default_if {
        check_default(report, &at.key("default_if"), rule, request)
    } else if let Some(rule) = &spec.returned_if {
        check_returned(report, &at.key("returned_if"), rule, request, response)
    } else if let Some(order) = &spec.order {
        check_order(report, &at.key("order"), order, request)
    } else if let Some(formula) = &spec.formula {
        check_formula(report, at, formula, spec.when.as_ref(), request)
    } else {
        check_note(report, at, spec, request)
    }
}

fn check_conditional<'a>(
    report: &mut Report,
    at: &At<'_>,
    rule: &Conditional,
    request: &Fields<'a>,
) -> Option<(Found<'a>, Vec<Condition>)> {
    let field = request.find(report, at.key("field").of_value(), &rule.field)?;
    let when = check_when(report, &at.key("when"), &rule.when, request, &field.path)?;
    Some((field, when))
}

/// A rule about when a parameter is required or forbidden is for one that may be left out.
pub(crate) fn check_not_required(
    report: &mut Report,
    at: &At<'_>,
    found: &Found<'_>,
) -> Option<()> {
    if found.field.required != Required::Yes {
        return Some(());
    }
    let message = format!("`{}` is always required", found.path.text);
    let help = "write `required: false` where it is described, or remove the rule";
    report.value(Id::Contradiction, at, message, help);
    None
}

fn check_unless(
    report: &mut Report,
    at: &At<'_>,
    rule: &Unless,
    request: &Fields<'_>,
) -> Option<Rule> {
    let field = request.find(report, at.key("field").of_value(), &rule.field)?;
    let when = match (&rule.present, &rule.when) {
        (Some(other), None) => {
            let at = at.key("present");
            let other = request.find(report, at.of_value(), other)?;
            if other.path.text == field.path.text {
                report_itself(report, &at, &field.path.text);
                return None;
            }
            let otherwise = format!(
                "about any item of another list, write `when: {{\"{}\": {{any: {{present: true}}}}}}`",
                other.path.text
            );
            check_in_reach(report, &at, &field.path, &other.path, &otherwise)?;
            let consequence = format!("`{}` is never required", field.path.text);
            check_no_token(report, at.of_value(), request, &other.path, &consequence)?;
            check_not_always_given(report, at.of_value(), &other, &consequence)?;
            vec![Condition {
                field: other.path,
                test: Test::Present,
                or_absent: false,
                in_any_item: false,
            }]
        }
        (None, Some(when)) => check_when(report, &at.key("when"), when, request, &field.path)?,
        (Some(_), Some(_)) | (None, None) => {
            let message = "the rule has either `present` or `when`";
            let help = "write `present: VpcId`, or `when: {ChargeType: PrePaid}`";
            report.key(Id::Contradiction, at, message, help);
            return None;
        }
    };
    check_not_required(report, &at.key("field"), &field)?;
    Some(Rule::RequiredUnless { field: field.path, when })
}

/// Checks the parameters of a rule that counts how many of them are given.
fn check_group(
    report: &mut Report,
    at: &At<'_>,
    rule: &str,
    names: &[String],
    request: &Fields<'_>,
) -> Option<Vec<FieldPath>> {
    let at = at.key(rule);
    if names.len() < 2 {
        let message = "such a rule is about two parameters or more";
        report.key(Id::InvalidValues, &at, message, "name them all, or describe it as a `note`");
        return None;
    }
    check_distinct(report, &at, names);
    let mut found = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let at = at.item(index);
        let Some(field) = request.find(report, at.of_value(), name) else { continue };
        let consequence = match rule {
            "at_least_one" => "the rule always holds",
            "all_or_none" => "all the others are required, too",
            _ => "none of the others can be given",
        };
        if field.field.is_token {
            check_no_token(report, at.of_value(), request, &field.path, consequence)?;
        } else if field.field.required == Required::Yes {
            let message = format!("`{name}` is always required, so that {consequence}");
            let help = "correct `required` where it is described, or the rule";
            report.value(Id::Contradiction, &at, message, help);
        }
        found.push(field.path);
    }
    check_same_list(report, &at, &found.iter().collect::<Vec<_>>())?;
    (found.len() == names.len()).then_some(found)
}

fn check_requires(
    report: &mut Report,
    at: &At<'_>,
    rule: &Requires,
    request: &Fields<'_>,
) -> Option<Rule> {
    let at_fields = at.key("fields");
    if rule.fields.is_empty() {
        let message = "nothing is required";
        report.key(Id::InvalidValues, &at_fields, message, "name the parameters, as in `[VpcId]`");
    }
    check_distinct(report, &at_fields, &rule.fields);
    let field = request.find(report, at.key("field").of_value(), &rule.field);
    let mut fields = Vec::new();
    for (index, name) in rule.fields.iter().enumerate() {
        let at = at_fields.item(index);
        if *name == rule.field {
            report_itself(report, &at, name);
            continue;
        }
        fields.extend(request.find(report, at.of_value(), name).map(|found| found.path));
    }
    let field = field?;
    let consequence = "the other parameters are always required";
    let place = at.key("field").of_value();
    check_no_token(report, place, request, &field.path, consequence)?;
    check_not_always_given(report, place, &field, consequence)?;
    let field = field.path;
    let paths: Vec<&FieldPath> = fields.iter().collect();
    check_same_list(report, at, &[&[&field], paths.as_slice()].concat())?;
    let is_whole = fields.len() == rule.fields.len() && !fields.is_empty();
    is_whole.then_some(Rule::Requires { field, fields })
}

fn check_note(
    report: &mut Report,
    at: &At<'_>,
    spec: &types::Constraint,
    request: &Fields<'_>,
) -> Option<Rule> {
    let text = spec.note.clone()?;
    check_text(report, &at.key("note"), &text);
    let at_fields = at.key("fields");
    check_distinct(report, &at_fields, &spec.fields);
    let find = |(index, name): (usize, &String)| {
        Some(request.find(report, at_fields.item(index).of_value(), name)?.path)
    };
    let fields = spec.fields.iter().enumerate().filter_map(find).collect();
    Some(Rule::Note { text, fields })
}
