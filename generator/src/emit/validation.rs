//! The documented rules of a request or structure, one statement each, e.g.
//! `must.be_in("Period", &self.period, &[Span::Range(1, 9)]);`.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;
use syn::{Item, parse_quote};

use super::fields::{is_option, is_required, is_spread, reference, settable, structure_in, way};
use super::literal::{self, number};
use super::{encode, rules};
use crate::model::{
    Condition, Constraint, Element, Field, FieldPath, Operation, Role, Rule, Span, StructType,
    Test, Type, ValueRule,
};
use crate::names::Name;
use crate::vocabulary::Location;

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

/// The rules about several parameters. Those about the items of one list stand together.
fn constraint_statements(operation: &Operation) -> Vec<TokenStream> {
    let mut statements = Vec::new();
    let mut lists: Vec<&FieldPath> = Vec::new();
    for Constraint { rule, .. } in &operation.constraints {
        match rules::paths(rule).first().filter(|path| path.element_of.is_some()) {
            None => statements.extend(statements_of(operation, rule)),
            Some(path) if lists.iter().any(|known| known.element_of == path.element_of) => {}
            Some(path) => lists.push(path),
        }
    }
    for list in lists {
        let is_about = |rule: &Rule| {
            rules::paths(rule).first().is_some_and(|path| path.element_of == list.element_of)
        };
        let rules = operation.constraints.iter().map(|constraint| &constraint.rule);
        let of_items: Vec<TokenStream> = rules
            .filter(|rule| is_about(rule))
            .flat_map(|rule| statements_of(operation, rule))
            .collect();
        if of_items.is_empty() {
            continue;
        }
        let name = list.text.split("[]").next().unwrap_or_default();
        let items = items_of(operation, list.element_of.as_deref().unwrap_or_default());
        statements.push(quote! {
            for (index, item) in #items.enumerate() {
                must.enter(#name, index);
                #(#of_items)*
                must.leave();
            }
        });
    }
    statements
}

/// A rule as statements, behind those that keep its secrets out of messages.
fn statements_of(operation: &Operation, rule: &Rule) -> Vec<TokenStream> {
    let is_secret =
        |path: &&FieldPath| rules::field_at(operation, path).is_some_and(|field| field.sensitive);
    let shown = match rule {
        Rule::FixedIf { field, .. } | Rule::Cases { of: field, .. } => vec![field],
        Rule::Order { low, high, .. } => vec![low, high],
        Rule::RequiredIf { .. }
        | Rule::RequiredUnless { .. }
        | Rule::ForbiddenIf { .. }
        | Rule::AtMostOne(_)
        | Rule::ExactlyOne(_)
        | Rule::AtLeastOne(_)
        | Rule::AllOrNone(_)
        | Rule::Requires { .. }
        | Rule::DefaultIf { .. }
        | Rule::EffectiveIf { .. }
        | Rule::IgnoredIf { .. }
        | Rule::ReturnedIf { .. }
        | Rule::Formula { .. }
        | Rule::Note { .. } => Vec::new(),
    };
    let hidden = shown.into_iter().filter(is_secret).map(|path| {
        let name = name_of(path);
        quote!(must.hide(#name);)
    });
    hidden.chain(rule_statements(operation, rule)).collect()
}

fn rule_statements(operation: &Operation, rule: &Rule) -> Vec<TokenStream> {
    let pair = |path: &FieldPath| {
        let (name, value) = (name_of(path), value_of(operation, path));
        quote!((#name, #value))
    };
    let pairs = |paths: &[FieldPath]| paths.iter().map(pair).collect::<Vec<_>>();
    let conditions = |when: &[Condition]| conditions(operation, when);
    match rule {
        Rule::Cases { of, by, arms } => {
            let Some(field) = rules::field_at(operation, by) else { return Vec::new() };
            let Some(values) = rules::enumeration(field) else { return Vec::new() };
            let default = rules::value_when_absent(field);
            let (of_name, of_value) = (name_of(of), value_of(operation, of));
            let (by_name, by_value) = (name_of(by), value_of(operation, by));
            let mut statements = Vec::new();
            for arm in arms {
                let value = &values.values[arm.value].wire;
                let spans = literal::spans(&arm.spans);
                let when = quote!(&When::is(#by_name, #by_value, #value));
                statements.push(quote!(must.be_in_if(#of_name, #of_value, #spans, #when);));
                if default.as_ref() == Some(value) {
                    let when = quote!(&When::absent(#by_name, #by_value));
                    statements.push(quote!(must.be_in_if(#of_name, #of_value, #spans, #when);));
                }
            }
            statements
        }
        Rule::RequiredIf { field, when } => {
            let (name, value, when) =
                (name_of(field), value_of(operation, field), conditions(when));
            vec![quote!(must.be_given_if(#name, #value, #when);)]
        }
        Rule::RequiredUnless { field, when } => {
            let (name, value, when) =
                (name_of(field), value_of(operation, field), conditions(when));
            vec![quote!(must.be_given_unless(#name, #value, #when);)]
        }
        Rule::ForbiddenIf { field, when } => {
            let (name, value, when) =
                (name_of(field), value_of(operation, field), conditions(when));
            vec![quote!(must.be_absent_if(#name, #value, #when);)]
        }
        Rule::FixedIf { field, when, values } => {
            let (name, value, when) =
                (name_of(field), value_of(operation, field), conditions(when));
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            vec![match values.as_slice() {
                [only] => quote!(must.be_fixed_if(#name, #value, #only, #when);),
                values => quote!(must.be_one_of_if(#name, #value, &[#(#values),*], #when);),
            }]
        }
        Rule::AtMostOne(fields) => {
            let fields = pairs(fields);
            vec![quote!(must.give(Given::AtMostOne, &[#(#fields),*]);)]
        }
        Rule::ExactlyOne(fields) => {
            let fields = pairs(fields);
            vec![quote!(must.give(Given::ExactlyOne, &[#(#fields),*]);)]
        }
        Rule::AtLeastOne(fields) => {
            let fields = pairs(fields);
            vec![quote!(must.give(Given::AtLeastOne, &[#(#fields),*]);)]
        }
        Rule::AllOrNone(fields) => {
            let fields = pairs(fields);
            vec![quote!(must.give(Given::AllOrNone, &[#(#fields),*]);)]
        }
        Rule::Requires { field, fields } => {
            let field = pair(field);
            let others = fields.iter().map(pair);
            others.map(|other| quote!(must.come_with(#field, #other);)).collect()
        }
        Rule::Order { low, high, or_equal } => {
            let (low, high) = (pair(low), pair(high));
            vec![if *or_equal {
                quote!(must.be_in_order_or_equal(#low, #high);)
            } else {
                quote!(must.be_in_order(#low, #high);)
            }]
        }
        Rule::DefaultIf { .. }
        | Rule::EffectiveIf { .. }
        | Rule::IgnoredIf { .. }
        | Rule::ReturnedIf { .. }
        | Rule::Formula { .. }
        | Rule::Note { .. } => Vec::new(),
    }
}

fn conditions(operation: &Operation, when: &[Condition]) -> TokenStream {
    let condition = |Condition { field, test }: &Condition| {
        let (name, value) = (name_of(field), value_of(operation, field));
        match test {
            Test::Present => quote!(When::present(#name, #value)),
            Test::Absent => quote!(When::absent(#name, #value)),
            Test::AnyOf(expected) => {
                let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
                match expected.as_slice() {
                    [only] => quote!(When::is(#name, #value, #only)),
                    expected => quote!(When::any(#name, #value, &[#(#expected),*])),
                }
            }
        }
    };
    let conditions: Vec<TokenStream> = when.iter().map(condition).collect();
    // Nested calls are broken into lines by rustfmt as by prettyplease; a list with a single long
    // element, or as the only argument, is not.
    let both = |others, condition| quote!(When::both(#condition, #others));
    let when = conditions.into_iter().rev().reduce(both);
    quote!(&#when)
}

/// How a message names a field. That of an item is named without its list.
fn name_of(path: &FieldPath) -> String {
    match path.text.rsplit_once("[]") {
        Some((_, name)) => name.trim_start_matches('.').to_owned(),
        None => path.text.clone(),
    }
}

/// A reference to the value of a field, in a request or in an item of a list.
fn value_of(operation: &Operation, path: &FieldPath) -> TokenStream {
    let list = path.element_of.iter().flatten();
    let whole = way(&operation.parameters, Role::Request, list.chain(&path.steps));
    let (root, way) = match &path.element_of {
        Some(list) => (quote!(item), whole.get(list.len()..).unwrap_or_default()),
        None => (quote!(self), whole.as_slice()),
    };
    match way.last().map(|(field, _)| (field.constant.as_ref(), &field.kind)) {
        Some((Some(constant), kind)) => {
            let constant = encode::constant(constant, kind);
            quote!(&#constant)
        }
        Some((None, _)) | None => reference(root, way, Some(&quote!(as &dyn Value))),
    }
}

/// An iterator over the items of the list at the end of a path.
fn items_of(operation: &Operation, steps: &[usize]) -> TokenStream {
    let way = way(&operation.parameters, Role::Request, steps);
    let list = reference(quote!(self), &way, None);
    let flatten = way.last().is_some_and(|(list, role)| is_option(list, *role));
    let flatten = flatten.then(|| quote!(.flatten()));
    if let [(list, _)] = way.as_slice() {
        let name = &list.name;
        quote!(self.#name.iter()#flatten)
    } else {
        quote!((#list).into_iter().flatten()#flatten)
    }
}
