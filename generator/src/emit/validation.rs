//! The documented rules of a request or structure, one statement each, e.g.
//! `must.be_in("Period", &self.period, &[Span::Range(1, 9)]);`.

mod constraints;

use syn::{Expr, Item, ItemImpl, Stmt, parse_quote};

use super::ast;
use super::fields::{is_required, is_required_in_requests, is_secret, is_spread, settable};
use super::literal::{self, number};
use crate::model::{Element, Field, Operation, Role, Span, StructType, Type, ValueRule};
use crate::names::Name;
use crate::vocabulary::{Encoding, Location};
use constraints::constraint_statements;

/// The body of `validate`; empty if there is no rule.
pub(super) fn body(operation: &Operation) -> Vec<Stmt> {
    let mut statements = field_statements(&operation.parameters, Role::Request);
    statements.extend(constraint_statements(operation));
    if statements.is_empty() {
        return statements;
    }
    statements.insert(0, VALIDATOR.with(Stmt::clone));
    statements.push(ast::result(ast::method_call(ast::local("must"), "finish", [])));
    statements
}

thread_local! {
    static VALIDATOR: Stmt = parse_quote!(let mut must = Validator::new(Self::INFO.action););
}

/// The rules of a structure, if it has any.
pub(super) fn structure_rules(kind: &StructType) -> Option<Item> {
    if !has_rules(kind, &mut Vec::new()) {
        return None;
    }
    let name = &kind.name;
    let mut item: ItemImpl = parse_quote! {
        impl Rules for #name {
            fn rules(&self, must: &mut Validator) {}
        }
    };
    ast::fill(&mut item, [field_statements(kind.fields(), kind.role)]);
    Some(Item::Impl(item))
}

/// Whether a structure, or one inside it, has a rule. `seen` are those that are looked at already.
fn has_rules<'a>(kind: &'a StructType, seen: &mut Vec<&'a Name>) -> bool {
    if seen.contains(&&kind.name) {
        return false;
    }
    seen.push(&kind.name);
    settable(kind.fields()).any(|field| {
        given(field, kind.role).is_some()
            || !statements_about_values(field).is_empty()
            || field.kind.inner().structure().is_some_and(|inner| has_rules(inner, seen))
    })
}

fn field_statements(fields: &[Field], role: Role) -> Vec<Stmt> {
    let mut statements = Vec::new();
    for field in settable(fields) {
        statements.extend(given(field, role));
        let mut about_values = statements_about_values(field);
        if field.kind.inner().structure().is_some_and(|inner| has_rules(inner, &mut Vec::new())) {
            about_values.push(must("check", field, []));
        }
        if is_secret(field) && !about_values.is_empty() {
            let wire = &field.wire;
            statements.push(parse_quote!(must.hide(#wire);));
        }
        statements.extend(about_values);
    }
    statements
}

/// `must.method("Wire", &self.name, more);`
fn must<const N: usize>(method: &str, field: &Field, more: [Expr; N]) -> Stmt {
    let of_field = [ast::text(&field.wire), ast::borrow(ast::own(&field.name))];
    let arguments = of_field.into_iter().chain(more);
    ast::statement(ast::method_call(ast::local("must"), method, arguments))
}

/// `must.method("Wire", &self.name, list);` The list is a constant if it is so large, with its count
/// and the machine words of each element.
fn must_list(
    method: &str,
    field: &Field,
    kind: &syn::Type,
    (count, words): (usize, usize),
    list: Expr,
) -> Stmt {
    if !ast::is_large(count, words) {
        return must(method, field, [list]);
    }
    let constant = ast::list_constant(kind, &list);
    let statement = must(method, field, [ast::local("LIST")]);
    ast::result(parse_quote!({ #constant #statement }))
}

/// What is asked of a field that has to be there.
fn given(field: &Field, role: Role) -> Option<Stmt> {
    let in_requests = is_required_in_requests(field, role);
    if !in_requests && !is_required(field, role) {
        return None;
    }
    if must_not_be_empty(field) || in_requests && !may_be_empty(&field.kind) {
        return Some(must("be_given", field, []));
    }
    // An empty value is one, too.
    in_requests.then(|| must("be_present", field, []))
}

/// Whether there is a value that is as good as none elsewhere.
fn may_be_empty(kind: &Type) -> bool {
    match kind {
        Type::String | Type::Binary | Type::Any | Type::Enum(_) | Type::List(_) | Type::Map(_) => {
            true
        }
        Type::Bool
        | Type::Int32
        | Type::Int64
        | Type::Uint64
        | Type::Float
        | Type::Double
        | Type::Struct(_) => false,
    }
}

/// The rules about the values of one field, whose messages show them. What holds for the items of a
/// list is stated as what holds for the list.
fn statements_about_values(field: &Field) -> Vec<Stmt> {
    let mut statements: Vec<Stmt> =
        field.rules.iter().filter_map(|rule| value_rule(field, rule)).collect();
    let mut kind = &field.kind;
    while let Type::List(element) | Type::Map(element) = kind {
        let Element { rules, kind: inner, .. } = &**element;
        let is_about_a_list =
            |rule: &&ValueRule| matches!(rule, ValueRule::Items { .. } | ValueRule::Unique);
        let of_items = rules.iter().filter(|rule| !is_about_a_list(rule));
        statements.extend(of_items.filter_map(|rule| value_rule(field, rule)));
        kind = inner;
    }
    statements.extend(key_length(field));
    if let (Some(separator), Type::String | Type::Enum(_)) = (field.separator, kind) {
        statements.push(must("lack_separator", field, [ast::character(separator)]));
    }
    if let Type::Enum(kind) = kind {
        let values = ast::value([kind.name.ident(), ast::ident("VALUES")]);
        statements.push(must("be_documented", field, [values]));
    }
    statements
}

/// The length of the keys of a map. That of a map in another one is documented, and not checked.
fn key_length(field: &Field) -> Option<Stmt> {
    let Type::Map(element) = &field.kind else { return None };
    element.keys.as_ref()?.rules.iter().find_map(|rule| match rule {
        ValueRule::Length { minimum, maximum } => {
            Some(must("have_key_length", field, counts(*minimum, *maximum)))
        }
        _ => None,
    })
}

/// Whether an empty value is as good as none.
fn must_not_be_empty(field: &Field) -> bool {
    match &field.kind {
        Type::String => {
            let is_part_of_address = matches!(field.location, Location::Path | Location::Host);
            is_part_of_address || !field.rules.iter().any(allows_empty_text)
        }
        kind => {
            let must_have_items = is_spread(field)
                || is_text_that_must_not_be_empty(field)
                || has_least_items(&field.rules);
            kind.element().is_some() && must_have_items
        }
    }
}

/// Whether a list is sent as one text, and an empty one is as good as none.
fn is_text_that_must_not_be_empty(field: &Field) -> bool {
    field.encoding == Encoding::Csv && !field.rules.iter().any(allows_empty_text)
}

/// Whether a page says how many items a list or map has at the least.
fn has_least_items(rules: &[ValueRule]) -> bool {
    rules.iter().any(|rule| matches!(rule, ValueRule::Items { minimum: Some(1..), .. }))
}

/// Whether a page says that the empty text is a value.
fn allows_empty_text(rule: &ValueRule) -> bool {
    matches!(
        rule,
        ValueRule::Length { minimum: Some(0), .. }
            | ValueRule::TextLength { minimum: Some(0), .. }
            | ValueRule::WideLength { minimum: Some(0), .. }
    )
}

fn value_rule(field: &Field, rule: &ValueRule) -> Option<Stmt> {
    let bounds = |low: &Option<f64>, high: &Option<f64>| {
        [number(low.unwrap_or(f64::NEG_INFINITY)), number(high.unwrap_or(f64::INFINITY))]
    };
    Some(match rule {
        ValueRule::Allowed(_) | ValueRule::Integer { .. } => {
            let spans = integer_spans(rule)?;
            must_list("be_in", field, &parse_quote!(Span), (spans.len(), 3), literal::spans(&spans))
        }
        ValueRule::Number { minimum, maximum } => {
            must("be_between", field, bounds(minimum, maximum))
        }
        ValueRule::Between { above, below } => {
            must("be_strictly_between", field, bounds(above, below))
        }
        ValueRule::Numbers(numbers) => {
            let ranges = numbers.iter().map(|(low, high)| -> Expr {
                let (low, high) = (number(*low), number(*high));
                parse_quote!((#low, #high))
            });
            must_list(
                "be_among",
                field,
                &parse_quote!((f64, f64)),
                (numbers.len(), 2),
                ast::list(ranges),
            )
        }
        ValueRule::MultipleOf(step) => must("be_multiple_of", field, [literal::integer(*step)]),
        ValueRule::Length { minimum: None | Some(0), maximum: None }
        | ValueRule::WideLength { maximum: None, .. }
        | ValueRule::TextLength { .. }
        | ValueRule::Bytes { .. }
        | ValueRule::Pattern(_)
        | ValueRule::NotAtStart(_)
        | ValueRule::NotInside(_)
        | ValueRule::Contains { .. }
        | ValueRule::Meanings(_)
        | ValueRule::Step(_) => return None,
        ValueRule::Unique => must("have_unique_items", field, []),
        ValueRule::Length { minimum, maximum } => {
            must("have_length", field, counts(*minimum, *maximum))
        }
        ValueRule::WideLength { maximum, .. } => must("have_length", field, counts(None, *maximum)),
        ValueRule::Items { minimum, maximum } => {
            must("have_items", field, counts(*minimum, *maximum))
        }
    })
}

fn counts(minimum: Option<usize>, maximum: Option<usize>) -> [Expr; 2] {
    // No count of a spec is larger.
    let count = |count: usize| literal::count(u64::try_from(count).unwrap_or(u64::MAX));
    let no_maximum = || ast::associated("usize", "MAX");
    [count(minimum.unwrap_or_default()), maximum.map_or_else(no_maximum, count)]
}

/// The spans of an integer rule, whichever way it is written.
pub(super) fn integer_spans(rule: &ValueRule) -> Option<Vec<Span>> {
    match rule {
        ValueRule::Allowed(spans) => Some(spans.clone()),
        ValueRule::Integer { minimum, maximum } => {
            let (low, high) = (minimum.unwrap_or(i128::MIN), maximum.unwrap_or(i128::MAX));
            Some(vec![Span { low, high }])
        }
        ValueRule::Number { .. }
        | ValueRule::Between { .. }
        | ValueRule::Numbers(_)
        | ValueRule::MultipleOf(_)
        | ValueRule::Length { .. }
        | ValueRule::TextLength { .. }
        | ValueRule::WideLength { .. }
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
