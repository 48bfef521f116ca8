//! Rules about several parameters, and ways through long answers, as data.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use super::fields::{literal, spans};
use crate::model::{self, FieldPath};

/// A rule about several parameters.
#[derive(Debug, Serialize)]
pub struct Constraint {
    /// The rule.
    #[serde(flatten)]
    pub rule: Rule,
    /// More about it.
    pub doc: Option<String>,
    /// Where it comes from, if not from the first source.
    pub sources: Vec<String>,
    /// How the sources disagree.
    pub conflict: Option<String>,
    /// What is wrong on the page.
    pub defect: Option<String>,
}

/// A rule. Parameters are named by paths such as `SystemDisk.Size` and `DataDisk[].Size`.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// The range of one parameter for each value of another. If that one is left out and has a
    /// default, the default counts.
    Cases {
        /// The parameter with the range.
        of: String,
        /// The parameter that decides.
        by: String,
        /// The values of each case.
        when: IndexMap<String, Vec<Value>>,
    },
    /// A parameter is required if all conditions are met.
    RequiredIf {
        /// The parameter.
        field: String,
        /// The conditions.
        when: Vec<Condition>,
    },
    /// A parameter is required unless all conditions are met.
    RequiredUnless {
        /// The parameter.
        field: String,
        /// The conditions.
        when: Vec<Condition>,
    },
    /// A parameter must not be given if all conditions are met.
    ForbiddenIf {
        /// The parameter.
        field: String,
        /// The conditions.
        when: Vec<Condition>,
    },
    /// At most one of these is given.
    AtMostOne {
        /// The parameters.
        fields: Vec<String>,
    },
    /// Exactly one of these is given.
    ExactlyOne {
        /// The parameters.
        fields: Vec<String>,
    },
    /// At least one of these is given.
    AtLeastOne {
        /// The parameters.
        fields: Vec<String>,
    },
    /// All of these are given, or none.
    AllOrNone {
        /// The parameters.
        fields: Vec<String>,
    },
    /// Those of these that are given have the same value.
    Same {
        /// The parameters.
        fields: Vec<String>,
    },
    /// No two items of a list have the same values in all of these.
    Unique {
        /// The fields of the items.
        fields: Vec<String>,
    },
    /// Whoever gives the first gives the others.
    Requires {
        /// The first.
        field: String,
        /// The others.
        fields: Vec<String>,
    },
    /// A parameter has one of some values if all conditions are met.
    FixedIf {
        /// The parameter.
        field: String,
        /// The conditions.
        when: Vec<Condition>,
        /// Its values.
        values: Vec<Value>,
        /// Whether it may be left out.
        only_if_given: bool,
    },
    /// A parameter that is left out counts as this if all conditions are met.
    DefaultIf {
        /// The parameter.
        field: String,
        /// The conditions.
        when: Vec<Condition>,
        /// Its value.
        value: Value,
    },
    /// A parameter has an effect only if all conditions are met.
    EffectiveIf {
        /// The parameter.
        field: String,
        /// The conditions.
        when: Vec<Condition>,
    },
    /// A parameter has no effect if all conditions are met.
    IgnoredIf {
        /// The parameter.
        field: String,
        /// The conditions.
        when: Vec<Condition>,
    },
    /// A member of the response is there if all conditions are met.
    ReturnedIf {
        /// The member.
        member: String,
        /// The conditions about parameters.
        request: Vec<Condition>,
        /// The conditions about members.
        response: Vec<Condition>,
    },
    /// One parameter is below another.
    Order {
        /// The one.
        low: String,
        /// The other.
        high: String,
        /// Whether they may be the same.
        or_equal: bool,
    },
    /// What holds between numbers, lengths and points in time.
    Formula {
        /// As it is written: `sum(DataDisk[].Size) <= 32768`.
        text: String,
        /// The parameters in it.
        fields: Vec<String>,
        /// The conditions; it holds always if there is none.
        when: Vec<Condition>,
    },
    /// Prose that no rule covers.
    Note {
        /// The prose.
        text: String,
        /// The parameters that it is about.
        fields: Vec<String>,
    },
}

/// A condition: one of the values, an integer between bounds, or whether there is a value.
#[derive(Debug, Default, Serialize)]
pub struct Condition {
    /// The parameter or member.
    pub field: String,
    /// The values of which it has one.
    pub any_of: Option<Vec<Value>>,
    /// The values of which it has none, although it has one.
    pub none_of: Option<Vec<Value>>,
    /// Whether it is given.
    pub present: Option<bool>,
    /// The lowest number with which it holds.
    pub minimum: Option<i128>,
    /// The highest number with which it holds.
    pub maximum: Option<i128>,
    /// Whether it holds, too, if the parameter is left out, because of the default of the parameter.
    pub or_absent: bool,
    /// Whether it is enough that one item of the list meets it.
    pub in_any_item: bool,
}

/// How to get the next page of a long answer.
#[derive(Debug, Serialize)]
#[serde(tag = "style", rename_all = "snake_case")]
pub enum Pagination {
    /// Pages have numbers.
    Page {
        /// The parameter with the number.
        page: String,
        /// The parameter with the number of items of a page.
        size: Option<String>,
        /// The member with the number of all items.
        total: Option<String>,
        /// The member with the items.
        items: String,
    },
    /// An answer has a token for the next page.
    Token {
        /// The parameter that takes it.
        token: String,
        /// The member that holds it.
        next_token: String,
        /// The member that says whether there is another page.
        more: Option<String>,
        /// The parameter with the number of items of a page.
        size: Option<String>,
        /// The member with the items.
        items: String,
    },
    /// A page begins at an item.
    Offset {
        /// The parameter with the number of the item.
        offset: String,
        /// The parameter with the number of items of a page.
        size: Option<String>,
        /// The member with the number of all items.
        total: Option<String>,
        /// The member with the items.
        items: String,
    },
}

pub(super) fn constraints(operation: &model::Operation) -> Vec<Constraint> {
    let constraint = |constraint: &model::Constraint| Constraint {
        rule: rule(operation, &constraint.rule),
        doc: constraint.doc.clone(),
        sources: constraint.sources.clone(),
        conflict: constraint.conflict.clone(),
        defect: constraint.defect.clone(),
    };
    operation.constraints.iter().map(constraint).collect()
}

fn rule(operation: &model::Operation, rule: &model::Rule) -> Rule {
    match rule {
        model::Rule::Cases { of, by, arms } => {
            Rule::Cases { of: text(of), by: text(by), when: cases(operation, by, arms) }
        }
        model::Rule::RequiredIf { field, when } => {
            Rule::RequiredIf { field: text(field), when: conditions(when) }
        }
        model::Rule::RequiredUnless { field, when } => {
            Rule::RequiredUnless { field: text(field), when: conditions(when) }
        }
        model::Rule::ForbiddenIf { field, when } => {
            Rule::ForbiddenIf { field: text(field), when: conditions(when) }
        }
        model::Rule::AtMostOne(fields) => Rule::AtMostOne { fields: texts(fields) },
        model::Rule::ExactlyOne(fields) => Rule::ExactlyOne { fields: texts(fields) },
        model::Rule::AtLeastOne(fields) => Rule::AtLeastOne { fields: texts(fields) },
        model::Rule::AllOrNone(fields) => Rule::AllOrNone { fields: texts(fields) },
        model::Rule::Same(fields) => Rule::Same { fields: texts(fields) },
        model::Rule::Unique(fields) => Rule::Unique { fields: texts(fields) },
        model::Rule::Requires { field, fields } => {
            Rule::Requires { field: text(field), fields: texts(fields) }
        }
        model::Rule::FixedIf { field, when, values, only_if_given } => Rule::FixedIf {
            field: text(field),
            when: conditions(when),
            values: values.iter().map(literal).collect(),
            only_if_given: *only_if_given,
        },
        model::Rule::DefaultIf { field, when, value } => {
            Rule::DefaultIf { field: text(field), when: conditions(when), value: literal(value) }
        }
        model::Rule::EffectiveIf { field, when } => {
            Rule::EffectiveIf { field: text(field), when: conditions(when) }
        }
        model::Rule::IgnoredIf { field, when } => {
            Rule::IgnoredIf { field: text(field), when: conditions(when) }
        }
        model::Rule::ReturnedIf { member, request, response } => Rule::ReturnedIf {
            member: text(member),
            request: conditions(request),
            response: conditions(response),
        },
        model::Rule::Order { low, high, or_equal } => {
            Rule::Order { low: text(low), high: text(high), or_equal: *or_equal }
        }
        model::Rule::Formula { text, fields, when } => {
            Rule::Formula { text: text.clone(), fields: texts(fields), when: conditions(when) }
        }
        model::Rule::Note { text, fields } => {
            Rule::Note { text: text.clone(), fields: texts(fields) }
        }
    }
}

/// The values of each case, by the value that decides.
fn cases(
    operation: &model::Operation,
    by: &FieldPath,
    arms: &[model::Arm],
) -> IndexMap<String, Vec<Value>> {
    let Some(kind) = operation.field_at(by).and_then(|field| field.kind.enumeration()) else {
        return IndexMap::new();
    };
    let case = |arm: &model::Arm| (kind.values[arm.value].wire.clone(), spans(&arm.spans));
    arms.iter().map(case).collect()
}

fn text(path: &FieldPath) -> String {
    path.text.clone()
}

fn texts(paths: &[FieldPath]) -> Vec<String> {
    paths.iter().map(text).collect()
}

fn conditions(conditions: &[model::Condition]) -> Vec<Condition> {
    let condition = |condition: &model::Condition| {
        let mut shown = Condition {
            field: text(&condition.field),
            or_absent: condition.or_absent,
            in_any_item: condition.in_any_item,
            ..Condition::default()
        };
        match &condition.test {
            model::Test::AnyOf(values) => shown.any_of = Some(values.iter().map(literal).collect()),
            model::Test::NoneOf(values) => {
                shown.none_of = Some(values.iter().map(literal).collect());
            }
            model::Test::Within(span) => {
                shown.minimum = (span.low != i128::MIN).then_some(span.low);
                shown.maximum = (span.high != i128::MAX).then_some(span.high);
            }
            model::Test::Present => shown.present = Some(true),
            model::Test::Absent => shown.present = Some(false),
        }
        shown
    };
    conditions.iter().map(condition).collect()
}

pub(super) fn paginations(operation: &model::Operation) -> Vec<Pagination> {
    let name = |index: &usize| operation.parameters[*index].wire.clone();
    let size = |size: &Option<usize>| size.as_ref().map(name);
    let member = |path: &Option<model::ResponsePath>| Some(path.as_ref()?.text.clone());
    let pagination = |way: &model::Pagination| match way {
        model::Pagination::Page { page, size: of, total: all, items } => Pagination::Page {
            page: name(page),
            size: size(of),
            total: member(all),
            items: items.text.clone(),
        },
        model::Pagination::Token { token, next_token, more, size: of, items } => {
            Pagination::Token {
                token: name(token),
                next_token: next_token.text.clone(),
                more: member(more),
                size: size(of),
                items: items.text.clone(),
            }
        }
        model::Pagination::Offset { offset, size: of, total: all, items } => Pagination::Offset {
            offset: name(offset),
            size: size(of),
            total: member(all),
            items: items.text.clone(),
        },
    };
    operation.pagination.iter().map(pagination).collect()
}
