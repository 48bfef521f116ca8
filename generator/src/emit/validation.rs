//! `validate`: the documented rules of a request, one statement each.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{self, number};
use super::request::is_required;
use crate::model::{Arm, Constraint, EnumType, Operation, Parameter, Span, Type, ValueRule};

/// The body of `validate`.
pub(super) fn body(operation: &Operation) -> TokenStream {
    let rules: Vec<TokenStream> = operation
        .parameters
        .iter()
        .flat_map(parameter_rules)
        .chain(operation.constraints.iter().filter_map(|rule| constraint_rule(operation, rule)))
        .collect();
    if rules.is_empty() {
        return quote!(Ok(()));
    }
    quote! {
        let mut must = Validator::new(Self::INFO.action);
        #(#rules)*
        must.finish()
    }
}

fn parameter_rules(parameter: &Parameter) -> Vec<TokenStream> {
    let wire = &parameter.field.wire;
    let name = &parameter.field.name;
    let required = is_required(parameter);
    let mut rules = Vec::new();
    match &parameter.field.kind {
        Type::String if required => rules.push(quote!(must.be_given(#wire, &self.#name);)),
        Type::Enum(_) if required => rules.push(quote!(must.be_documented(#wire, &self.#name);)),
        Type::Enum(_) => rules.push(quote!(must.be_documented(#wire, self.#name.as_ref());)),
        Type::String | Type::Bool | Type::Int32 | Type::Int64 | Type::Float | Type::Double => {}
    }
    rules.extend(parameter.rule.as_ref().map(|rule| value_rule(parameter, rule)));
    rules
}

fn value_rule(parameter: &Parameter, rule: &ValueRule) -> TokenStream {
    let wire = &parameter.field.wire;
    let name = &parameter.field.name;
    match rule {
        ValueRule::Allowed(_) | ValueRule::Integer { .. } => {
            let value = integer_value(parameter);
            let spans = literal::spans(&integer_spans(rule));
            quote!(must.be_in(#wire, #value, #spans);)
        }
        ValueRule::Number { minimum, maximum } => {
            let low = number(minimum.unwrap_or(f64::NEG_INFINITY));
            let high = number(maximum.unwrap_or(f64::INFINITY));
            let value = match (&parameter.field.kind, is_required(parameter)) {
                (Type::Float, true) => quote!(f64::from(self.#name)),
                (Type::Float, false) => quote!(self.#name.map(f64::from)),
                (_, _) => quote!(self.#name),
            };
            quote!(must.be_between(#wire, #value, #low, #high);)
        }
        ValueRule::Length { minimum, maximum } => {
            let low = proc_macro2::Literal::usize_unsuffixed(minimum.unwrap_or_default());
            let high = if let Some(maximum) = maximum {
                let maximum = proc_macro2::Literal::usize_unsuffixed(*maximum);
                quote!(#maximum)
            } else {
                quote!(usize::MAX)
            };
            let value = if is_required(parameter) { quote!(as_str) } else { quote!(as_deref) };
            let method = if parameter.field.sensitive {
                quote!(have_secret_length)
            } else {
                quote!(have_length)
            };
            quote!(must.#method(#wire, self.#name.#value(), #low, #high);)
        }
    }
}

/// The spans of an integer rule, whichever way it is written.
fn integer_spans(rule: &ValueRule) -> Vec<Span> {
    match rule {
        ValueRule::Allowed(spans) => spans.clone(),
        ValueRule::Integer { minimum, maximum } => {
            let (low, high) = (minimum.unwrap_or(i64::MIN), maximum.unwrap_or(i64::MAX));
            vec![Span { low, high }]
        }
        ValueRule::Number { .. } | ValueRule::Length { .. } => Vec::new(),
    }
}

/// The value of an integer parameter, as wide as rules are.
fn integer_value(parameter: &Parameter) -> TokenStream {
    let name = &parameter.field.name;
    match (&parameter.field.kind, is_required(parameter)) {
        (Type::Int32, true) => quote!(i64::from(self.#name)),
        (Type::Int32, false) => quote!(self.#name.map(i64::from)),
        (_, _) => quote!(self.#name),
    }
}

fn constraint_rule(operation: &Operation, constraint: &Constraint) -> Option<TokenStream> {
    match constraint {
        Constraint::Note { .. } => None,
        Constraint::Cases { of, by, arms, .. } => {
            let (of, by) = (&operation.parameters[*of], &operation.parameters[*by]);
            match &by.field.kind {
                Type::Enum(values) => Some(cases(of, by, values, arms)),
                _ => None,
            }
        }
    }
}

/// A range for each value of another parameter: an `if` for one, a `match` for several.
fn cases(of: &Parameter, by: &Parameter, values: &EnumType, arms: &[Arm]) -> TokenStream {
    let kind = &values.name;
    let by_name = &by.field.name;
    let required = is_required(by);
    let check = |arm: &Arm| {
        let (of_wire, by_wire) = (&of.field.wire, &by.field.wire);
        let value = &values.values[arm.value].wire;
        let (tested, spans) = (integer_value(of), literal::spans(&arm.spans));
        quote!(must.be_in_when((#by_wire, #value), #of_wire, #tested, #spans);)
    };
    if let [arm] = arms {
        let variant = &values.values[arm.value].variant;
        let check = check(arm);
        let expected =
            if required { quote!(#kind::#variant) } else { quote!(Some(#kind::#variant)) };
        return quote!(if self.#by_name == #expected { #check });
    }
    let checks = arms.iter().map(|arm| {
        let variant = &values.values[arm.value].variant;
        let check = check(arm);
        if required {
            quote!(#kind::#variant => { #check })
        } else {
            quote!(Some(#kind::#variant) => { #check })
        }
    });
    let covers_all = arms.len() == values.values.len();
    let rest = match (covers_all, required) {
        (true, true) => quote!(#kind::Unknown(_)),
        (true, false) => quote!(Some(#kind::Unknown(_)) | None),
        (false, _) => quote!(_),
    };
    quote! {
        match &self.#by_name {
            #(#checks)*
            #rest => {}
        }
    }
}

/// An integer that the rules of a parameter allow.
pub(super) fn example_integer(operation: &Operation, parameter: &Parameter) -> i64 {
    let from_cases = operation.constraints.iter().find_map(|constraint| match constraint {
        Constraint::Cases { of, by, arms, .. }
            if operation.parameters[*of].field.wire == parameter.field.wire =>
        {
            let by = &operation.parameters[*by].field;
            let example = by.example.as_ref().map(ToString::to_string);
            let Type::Enum(values) = &by.kind else { return None };
            let value = match example {
                Some(example) => values.values.iter().position(|value| value.wire == example)?,
                None => 0,
            };
            arms.iter().find(|arm| arm.value == value).map(|arm| arm.spans.clone())
        }
        Constraint::Cases { .. } | Constraint::Note { .. } => None,
    });
    let spans = from_cases.or_else(|| parameter.rule.as_ref().map(integer_spans));
    match spans.unwrap_or_default().first() {
        Some(Span { low: i64::MIN, high: i64::MAX }) | None => 1,
        Some(Span { low: i64::MIN, high }) => *high,
        Some(Span { low, .. }) => *low,
    }
}

/// Whether a span stands in the body, so that its type is imported.
pub(super) fn uses_spans(operation: &Operation) -> bool {
    let in_rules = operation.parameters.iter().any(|parameter| {
        matches!(parameter.rule, Some(ValueRule::Allowed(_) | ValueRule::Integer { .. }))
    });
    let in_cases =
        operation.constraints.iter().any(|rule| matches!(rule, Constraint::Cases { .. }));
    in_rules || in_cases
}

/// Whether the body checks anything.
pub(super) fn has_rules(operation: &Operation) -> bool {
    !operation.parameters.iter().all(|parameter| parameter_rules(parameter).is_empty())
        || operation.constraints.iter().any(|rule| matches!(rule, Constraint::Cases { .. }))
}
