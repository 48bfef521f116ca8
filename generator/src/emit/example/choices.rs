//! The values that an example gives to parameters of which one has its range from the value of another.

use std::collections::BTreeMap;

use super::scalar::Scalar;
use super::shown_value;
use crate::model::{Arm, EnumType, Field, FieldPath, Operation, Rule, Span, Type};
use crate::spec::Literal;

/// Values of parameters, by their index, of which the page shows none. They go together where they can.
#[derive(Default)]
pub(super) struct Choices(BTreeMap<usize, Literal>);

/// A parameter with its range for each value of another.
struct Ranges<'a> {
    of: usize,
    by: usize,
    values: &'a EnumType,
    arms: &'a [Arm],
}

impl Choices {
    pub(super) fn new(operation: &Operation) -> Self {
        let ranges: Vec<Ranges<'_>> =
            operation.constraints.iter().filter_map(|rule| ranges(operation, &rule.rule)).collect();
        let mut choices = Self::default();
        for Ranges { by, values, .. } in &ranges {
            let is_open = choices.value(operation, *by).is_none();
            if let Some(value) = chosen(operation, &ranges, *by, values).filter(|_| is_open) {
                choices.0.insert(*by, value);
            }
        }
        for Ranges { of, .. } in &ranges {
            let is_open = choices.value(operation, *of).is_none();
            if let Some(value) = choices.integer(operation, &ranges, *of).filter(|_| is_open) {
                choices.0.insert(*of, value);
            }
        }
        choices
    }

    /// The value of a parameter in the example, if it is chosen or the page shows one.
    pub(super) fn value<'a>(
        &'a self,
        operation: &'a Operation,
        index: usize,
    ) -> Option<&'a Literal> {
        let field = operation.parameters.get(index)?;
        self.0.get(&index).or_else(|| field.value_shown())
    }

    /// As [`value`](Self::value), as it is written. An enumeration always has one.
    pub(super) fn text(&self, operation: &Operation, index: usize) -> Option<String> {
        let field = operation.parameters.get(index)?;
        match (&field.constant, &field.kind, self.value(operation, index)) {
            (Some(constant), _, _) => Some(constant.to_string()),
            (None, Type::Enum(kind), value) => shown_value(kind, value).map(str::to_owned),
            (None, _, value) => value.map(ToString::to_string),
        }
    }

    /// An integer that keeps the rules of the parameter, and lies in its ranges if there is one in all
    /// of them.
    fn integer(&self, operation: &Operation, ranges: &[Ranges<'_>], of: usize) -> Option<Literal> {
        let Field { kind, rules, wire, .. } = operation.parameters.get(of)?;
        let scalar = Scalar { kind, rules, example: None, name: wire, separator: None };
        let mut spans = scalar.spans();
        for range in ranges.iter().filter(|range| range.of == of) {
            let wire = self.text(operation, range.by)?;
            let Some(arm) = range.arm(&wire) else { continue };
            let both: Vec<Span> = match spans.as_slice() {
                [] => arm.spans.clone(),
                own => arm.spans.iter().flat_map(|span| common(span, own)).collect(),
            };
            if !both.is_empty() {
                spans = both;
            }
        }
        let value = scalar.integer(&spans);
        let literal = match kind {
            Type::String => Literal::Text(value.to_string()),
            _ => Literal::Integer(value),
        };
        scalar.allows(value).then_some(literal)
    }
}

impl Ranges<'_> {
    /// The range for a value of the other parameter. There is none if it has no limit.
    fn arm(&self, wire: &str) -> Option<&Arm> {
        self.arms.iter().find(|arm| self.values.values[arm.value].wire == wire)
    }
}

/// The ranges that a rule gives. Those in structures are not judged.
fn ranges<'a>(operation: &'a Operation, rule: &'a Rule) -> Option<Ranges<'a>> {
    let Rule::Cases { of, by, arms } = rule else { return None };
    let (of, by) = (parameter(of)?, parameter(by)?);
    let values = operation.parameters.get(by)?.kind.enumeration()?;
    Some(Ranges { of, by, values, arms })
}

fn parameter(path: &FieldPath) -> Option<usize> {
    match (path.lists.as_slice(), path.steps.as_slice()) {
        ([], [only]) => Some(*only),
        _ => None,
    }
}

/// The first value for which what the page shows of the other parameters is right; one that is not
/// deprecated, if there is any.
fn chosen(
    operation: &Operation,
    ranges: &[Ranges<'_>],
    by: usize,
    values: &EnumType,
) -> Option<Literal> {
    let shown = |of: usize| -> Option<i128> {
        let shown = operation.parameters.get(of)?.value_shown()?;
        shown.to_string().parse().ok()
    };
    let is_right = |range: &Ranges<'_>, wire: &str| match (range.arm(wire), shown(range.of)) {
        (Some(arm), Some(number)) => arm.spans.iter().any(|span| span.contains(number)),
        _ => true,
    };
    let current = values.values.iter().filter(|value| value.remarks.deprecated.is_none());
    let all = current.chain(&values.values);
    let mut wires = all.map(|value| &value.wire);
    let is_chosen = |wire: &&String| {
        ranges.iter().filter(|range| range.by == by).all(|range| is_right(range, wire))
    };
    wires.find(is_chosen).map(|wire| Literal::Text(wire.clone()))
}

/// The parts of a span that lie in others.
fn common(span: &Span, others: &[Span]) -> impl Iterator<Item = Span> {
    let parts = others
        .iter()
        .map(|other| Span { low: span.low.max(other.low), high: span.high.min(other.high) });
    parts.filter(|part| part.low <= part.high)
}
