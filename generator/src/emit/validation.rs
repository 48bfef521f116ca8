//! The documented rules of a request or structure, one statement each, e.g.
//! `must.be_in("Period", &self.period, &[Span::Range(1, 9)]);`.

mod constraints;

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;
use syn::{Item, parse_quote};

use super::fields::{is_required, is_spread, settable, structure_in};
use super::literal::{self, number};
use crate::model::{Element, Field, Operation, Role, Span, StructType, Type, ValueRule};
use crate::names::Name;
use crate::vocabulary::Location;
use constraints::constraint_statements;

/// The body of `validate`.
pub(super) fn body(operation: &Operation) -> TokenStream {
    let mut statements = field_statements(&operation.parameters, Role::Request);
    statements.extend(constraint_statements(operation));
    if statements.is_empty() {
        return quote!(Ok(()));
    }
    quote! {
        let mut must = Validator::new(Self::INFO.action);
        #(#statements)*
        must.finish()
    }
}

/// The rules of a structure, if it has any.
pub(super) fn structure_rules(kind: &StructType) -> Option<Item> {
    if !has_rules(kind, &mut Vec::new()) {
        return None;
    }
    let name = &kind.name;
    let statements = field_statements(kind.fields(), kind.role);
    Some(parse_quote! {
        impl Rules for #name {
            fn rules(&self, must: &mut Validator) {
                #(#statements)*
            }
        }
    })
}

/// Whether a structure, or one inside it, has a rule. `seen` are those that are looked at already.
fn has_rules<'a>(kind: &'a StructType, seen: &mut Vec<&'a Name>) -> bool {
    if seen.contains(&&kind.name) {
        return false;
    }
    seen.push(&kind.name);
    settable(kind.fields()).any(|field| {
        !value_statements(field, kind.role).is_empty()
            || structure_in(&field.kind).is_some_and(|inner| has_rules(inner, seen))
    })
}

fn field_statements(fields: &[Field], role: Role) -> Vec<TokenStream> {
    let mut statements = Vec::new();
    for field in settable(fields) {
        statements.extend(value_statements(field, role));
        if structure_in(&field.kind).is_some_and(|inner| has_rules(inner, &mut Vec::new())) {
            let (wire, name) = (&field.wire, &field.name);
            statements.push(quote!(must.check(#wire, &self.#name);));
        }
    }
    statements
}

/// The rules about the values of one field. What holds for the items of a list is stated as what
/// holds for the list.
fn value_statements(field: &Field, role: Role) -> Vec<TokenStream> {
    let (wire, name) = (&field.wire, &field.name);
    let mut statements = Vec::new();
    if is_shown_secret(field) {
        statements.push(quote!(must.hide(#wire);));
    }
    if is_required(field, role) && must_not_be_empty(field) {
        statements.push(quote!(must.be_given(#wire, &self.#name);));
    }
    statements
        .extend(field.rules.iter().filter_map(|rule| value_rule(field, rule, field.sensitive)));
    let mut kind = &field.kind;
    while let Type::List(element) | Type::Map(element) = kind {
        let Element { rules, sensitive, kind: inner, .. } = &**element;
        let is_about_a_list =
            |rule: &&ValueRule| matches!(rule, ValueRule::Items { .. } | ValueRule::Unique);
        let of_items = rules.iter().filter(|rule| !is_about_a_list(rule));
        let is_secret = field.sensitive || *sensitive;
        statements.extend(of_items.filter_map(|rule| value_rule(field, rule, is_secret)));
        kind = inner;
    }
    statements.extend(key_length(field));
    if let Type::Enum(kind) = kind {
        let kind = &kind.name;
        statements.push(quote!(must.be_documented(#wire, &self.#name, #kind::VALUES);));
    }
    statements
}

/// The length of the keys of a map. That of a map in another one is documented, and not checked.
fn key_length(field: &Field) -> Option<TokenStream> {
    let Type::Map(element) = &field.kind else { return None };
    let (wire, name) = (&field.wire, &field.name);
    element.keys.as_ref()?.rules.iter().find_map(|rule| match rule {
        ValueRule::Length { minimum, maximum } => {
            let (low, high) = counts(*minimum, *maximum);
            Some(quote!(must.have_key_length(#wire, &self.#name, #low, #high);))
        }
        _ => None,
    })
}

/// Whether a value is secret, and messages about its rules would show it. Lengths have messages of
/// their own.
fn is_shown_secret(field: &Field) -> bool {
    let shows = |rules: &[ValueRule], kind: &Type| {
        let is_shown = |rule: &ValueRule| match rule {
            ValueRule::Allowed(_)
            | ValueRule::Integer { .. }
            | ValueRule::Number { .. }
            | ValueRule::Between { .. }
            | ValueRule::Numbers(_)
            | ValueRule::Unique
            | ValueRule::MultipleOf(_) => true,
            ValueRule::Length { .. }
            | ValueRule::TextLength { .. }
            | ValueRule::Bytes { .. }
            | ValueRule::Pattern(_)
            | ValueRule::NotAtStart(_)
            | ValueRule::NotInside(_)
            | ValueRule::Contains { .. }
            | ValueRule::Meanings(_)
            | ValueRule::Step(_)
            | ValueRule::Items { .. } => false,
        };
        rules.iter().any(is_shown) || matches!(kind, Type::Enum(_))
    };
    if field.sensitive && key_length(field).is_some() {
        return true;
    }
    let mut is_secret = field.sensitive;
    let (mut rules, mut kind) = (&field.rules, &field.kind);
    loop {
        if is_secret && shows(rules, kind) {
            return true;
        }
        let (Type::List(element) | Type::Map(element)) = kind else { return false };
        is_secret |= element.sensitive;
        (rules, kind) = (&element.rules, &element.kind);
    }
}

/// Whether an empty value is as good as none.
fn must_not_be_empty(field: &Field) -> bool {
    match &field.kind {
        Type::String => {
            let is_part_of_address = matches!(field.location, Location::Path | Location::Host);
            is_part_of_address || !field.rules.iter().any(allows_empty_text)
        }
        kind => kind.element().is_some() && is_spread(field),
    }
}

/// Whether a page says that the empty text is a value.
fn allows_empty_text(rule: &ValueRule) -> bool {
    matches!(rule, ValueRule::Length { minimum: Some(0), .. })
}

fn value_rule(field: &Field, rule: &ValueRule, is_secret: bool) -> Option<TokenStream> {
    let (wire, name) = (&field.wire, &field.name);
    Some(match rule {
        ValueRule::Allowed(_) | ValueRule::Integer { .. } => {
            let spans = literal::spans(&integer_spans(rule)?);
            quote!(must.be_in(#wire, &self.#name, #spans);)
        }
        ValueRule::Number { minimum, maximum } => {
            let low = number(minimum.unwrap_or(f64::NEG_INFINITY));
            let high = number(maximum.unwrap_or(f64::INFINITY));
            quote!(must.be_between(#wire, &self.#name, #low, #high);)
        }
        ValueRule::Between { above, below } => {
            let low = number(above.unwrap_or(f64::NEG_INFINITY));
            let high = number(below.unwrap_or(f64::INFINITY));
            quote!(must.be_strictly_between(#wire, &self.#name, #low, #high);)
        }
        ValueRule::Numbers(numbers) => {
            let ranges = numbers.iter().map(|(low, high)| {
                let (low, high) = (number(*low), number(*high));
                quote!((#low, #high))
            });
            quote!(must.be_among(#wire, &self.#name, &[#(#ranges),*]);)
        }
        ValueRule::MultipleOf(step) => {
            let step = literal::integer(*step);
            quote!(must.be_multiple_of(#wire, &self.#name, #step);)
        }
        ValueRule::Length { minimum: None | Some(0), maximum: None }
        | ValueRule::TextLength { .. }
        | ValueRule::Bytes { .. }
        | ValueRule::Pattern(_)
        | ValueRule::NotAtStart(_)
        | ValueRule::NotInside(_)
        | ValueRule::Contains { .. }
        | ValueRule::Meanings(_)
        | ValueRule::Step(_) => return None,
        ValueRule::Unique => quote!(must.be_distinct(#wire, &self.#name);),
        ValueRule::Length { minimum, maximum } => {
            let (low, high) = counts(*minimum, *maximum);
            if is_secret {
                quote!(must.have_secret_length(#wire, &self.#name, #low, #high);)
            } else {
                quote!(must.have_length(#wire, &self.#name, #low, #high);)
            }
        }
        ValueRule::Items { minimum, maximum } => {
            let (low, high) = counts(*minimum, *maximum);
            quote!(must.have_items(#wire, &self.#name, #low, #high);)
        }
    })
}

fn counts(minimum: Option<usize>, maximum: Option<usize>) -> (TokenStream, TokenStream) {
    let low = Token::usize_unsuffixed(minimum.unwrap_or_default());
    let high = maximum.map(Token::usize_unsuffixed);
    let high = high.map_or(quote!(usize::MAX), |high| quote!(#high));
    (quote!(#low), high)
}

/// The spans of an integer rule, whichever way it is written.
pub(super) fn integer_spans(rule: &ValueRule) -> Option<Vec<Span>> {
    match rule {
        ValueRule::Allowed(spans) => Some(spans.clone()),
        ValueRule::Integer { minimum, maximum } => {
            let (low, high) = (minimum.unwrap_or(i64::MIN), maximum.unwrap_or(i64::MAX));
            Some(vec![Span { low, high }])
        }
        ValueRule::Number { .. }
        | ValueRule::Between { .. }
        | ValueRule::Numbers(_)
        | ValueRule::MultipleOf(_)
        | ValueRule::Length { .. }
        | ValueRule::TextLength { .. }
        | ValueRule::Bytes { .. }
        | ValueRule::Pattern(_)
        | ValueRule::NotAtStart(_)
        | ValueRule::NotInside(_)
        | ValueRule::Contains { .. }
        | ValueRule::Unique
        | ValueRule::Meanings(_)
        | ValueRule::Step(_)
        | ValueRule::Items { .. } => None,
    }
}
