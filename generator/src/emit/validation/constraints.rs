//! The documented rules about several parameters, e.g.
//! `must.be_given_if("PeriodUnit", &self.period_unit, &When::present("Period", &self.period));`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Stmt, parse_quote};

use crate::emit::fields::{is_option, is_secret, place, reference, way};
use crate::emit::{ast, encode, literal, rules};
use crate::model::{Arm, Condition, Constraint, Field, FieldPath, Operation, Role, Rule, Test};

/// The rules about several parameters. Those about the items of one list stand together.
pub(super) fn constraint_statements(operation: &Operation) -> Vec<Stmt> {
    let mut statements: Vec<TokenStream> = Vec::new();
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
        let name = list_of(list);
        let steps = list.element_of.as_deref().unwrap_or_default();
        let body = quote! {
            must.enter(#name, index);
            #(#of_items)*
            must.leave();
        };
        statements.push(for_each_item(operation, steps, &body));
    }
    parse_quote!(#(#statements)*)
}

/// A rule as statements, behind those that keep its secrets out of messages.
fn statements_of(operation: &Operation, rule: &Rule) -> Vec<TokenStream> {
    let is_secret = |(path, _): &(&FieldPath, String)| {
        way_to(operation, path).into_iter().any(|(field, _)| is_secret(field))
    };
    let told = told_by(rule).into_iter().filter(is_secret);
    let mut names: Vec<String> = told.map(|(_, name)| name).collect();
    names.dedup();
    let hidden = names.into_iter().map(|name| quote!(must.hide(#name);));
    hidden.chain(rule_statements(operation, rule)).collect()
}

/// The fields whose values a message about a rule may tell, with their names there: those that it shows,
/// and those that its conditions ask for.
fn told_by(rule: &Rule) -> Vec<(&FieldPath, String)> {
    let (shown, when): (Vec<&FieldPath>, &[Condition]) = match rule {
        Rule::Cases { of, by, .. } => (vec![of, by], &[]),
        Rule::Order { low, high, .. } => (vec![low, high], &[]),
        Rule::Same(fields) => (fields.iter().collect(), &[]),
        // Of several, a message shows the first.
        Rule::Unique(fields) => (fields.first().into_iter().collect(), &[]),
        Rule::FixedIf { field, when, .. } => (vec![field], when),
        Rule::RequiredIf { when, .. }
        | Rule::RequiredUnless { when, .. }
        | Rule::ForbiddenIf { when, .. } => (Vec::new(), when),
        Rule::AtMostOne(_)
        | Rule::ExactlyOne(_)
        | Rule::AtLeastOne(_)
        | Rule::AllOrNone(_)
        | Rule::Requires { .. }
        | Rule::DefaultIf { .. }
        | Rule::EffectiveIf { .. }
        | Rule::IgnoredIf { .. }
        | Rule::ReturnedIf { .. }
        | Rule::Formula { .. }
        | Rule::Note { .. } => (Vec::new(), &[]),
    };
    let asks_for_value =
        |condition: &&Condition| !matches!(condition.test, Test::Present | Test::Absent);
    let asked = when.iter().filter(asks_for_value);
    let asked = asked.map(|condition| (&condition.field, name_in_condition(condition)));
    shown.into_iter().map(|path| (path, name_of(path))).chain(asked).collect()
}

fn rule_statements(operation: &Operation, rule: &Rule) -> Vec<TokenStream> {
    let give = |how, fields: &[FieldPath]| {
        let (how, fields) = (ast::ident(how), fields.iter().map(|path| pair(operation, path)));
        vec![quote!(must.give(Given::#how, &[#(#fields),*]);)]
    };
    let be_if = |method, path: &FieldPath, when: &[Condition]| {
        let (method, when) = (ast::ident(method), conditions(operation, when));
        let (name, value) = (name_of(path), value_of(operation, path));
        vec![quote!(must.#method(#name, #value, #when);)]
    };
    // A call makes a token if there is none, so that none is missing.
    let is_token = |path: &FieldPath| operation.field_at(path).is_some_and(|field| field.is_token);
    match rule {
        Rule::Cases { of, by, arms } => cases(operation, (of, by), arms),
        Rule::RequiredIf { field, .. } | Rule::RequiredUnless { field, .. } if is_token(field) => {
            Vec::new()
        }
        Rule::RequiredIf { field, when } => be_if("be_given_if", field, when),
        Rule::RequiredUnless { field, when } => be_if("be_given_unless", field, when),
        Rule::ForbiddenIf { field, when } => be_if("be_absent_if", field, when),
        Rule::FixedIf { field, when, values, only_if_given } => {
            let (name, value, when) =
                (name_of(field), value_of(operation, field), conditions(operation, when));
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            vec![match values.as_slice() {
                [only] if !only_if_given => quote!(must.be_fixed_if(#name, #value, #only, #when);),
                values => quote!(must.be_one_of_if(#name, #value, &[#(#values),*], #when);),
            }]
        }
        Rule::AtMostOne(fields) => give("AtMostOne", fields),
        Rule::ExactlyOne(fields) => give("ExactlyOne", fields),
        Rule::AtLeastOne(fields) => give("AtLeastOne", fields),
        Rule::AllOrNone(fields) => give("AllOrNone", fields),
        Rule::Same(fields) => {
            // Each two of them: any may be left out.
            let pairs: Vec<_> = fields.iter().map(|path| pair(operation, path)).collect();
            let behind = |(index, one)| {
                pairs[index + 1..].iter().map(move |other| quote!(must.be_same(#one, #other);))
            };
            pairs.iter().enumerate().flat_map(behind).collect()
        }
        Rule::Unique(fields) => unique(operation, fields),
        Rule::Requires { field, fields } => {
            let field = pair(operation, field);
            let others = fields.iter().filter(|path| !is_token(path));
            let others = others.map(|path| pair(operation, path));
            others.map(|other| quote!(must.come_with(#field, #other);)).collect()
        }
        Rule::Order { low, high, or_equal } => {
            let (low, high) = (pair(operation, low), pair(operation, high));
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

/// What must not be the same in two items of a list.
fn unique(operation: &Operation, fields: &[FieldPath]) -> Vec<TokenStream> {
    let list = fields.first().map(list_of);
    if let [only] = fields {
        let (name, value) = (name_of(only), value_of(operation, only));
        return vec![quote!(must.be_unique(#list, #name, #value);)];
    }
    let fields = fields.iter().map(|path| pair(operation, path));
    vec![quote!(must.be_unique_together(#list, &[#(#fields),*]);)]
}

/// A field and a reference to its value.
fn pair(operation: &Operation, path: &FieldPath) -> TokenStream {
    let (name, value) = (name_of(path), value_of(operation, path));
    quote!((#name, #value))
}

/// The values of one field for each value of another.
fn cases(
    operation: &Operation,
    (of, by): (&FieldPath, &FieldPath),
    arms: &[Arm],
) -> Vec<TokenStream> {
    let Some(field) = operation.field_at(by) else { return Vec::new() };
    let Some(values) = field.kind.enumeration() else { return Vec::new() };
    let default = rules::default_of_condition(by, field);
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

fn conditions(operation: &Operation, when: &[Condition]) -> TokenStream {
    let condition = |condition: &Condition| {
        let Condition { field, test, or_absent, in_any_item } = condition;
        let name = name_in_condition(condition);
        let value = if *in_any_item {
            values_in_items(operation, field)
        } else {
            value_of(operation, field)
        };
        match test {
            Test::Present => quote!(When::present(#name, #value)),
            Test::Absent => quote!(When::absent(#name, #value)),
            Test::Within(span) => {
                let spans = literal::spans(&[*span]);
                if *or_absent {
                    quote!(When::within_or_absent(#name, #value, #spans))
                } else {
                    quote!(When::within(#name, #value, #spans))
                }
            }
            Test::NoneOf(excluded) => {
                let excluded: Vec<String> = excluded.iter().map(ToString::to_string).collect();
                if *or_absent {
                    quote!(When::none_or_absent(#name, #value, &[#(#excluded),*]))
                } else {
                    quote!(When::none(#name, #value, &[#(#excluded),*]))
                }
            }
            Test::AnyOf(expected) => {
                let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
                match (expected.as_slice(), or_absent) {
                    ([only], false) => quote!(When::is(#name, #value, #only)),
                    ([only], true) => quote!(When::is_or_absent(#name, #value, #only)),
                    (several, false) => quote!(When::any(#name, #value, &[#(#several),*])),
                    (several, true) => quote!(When::any_or_absent(#name, #value, &[#(#several),*])),
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

/// How a message names the list with the items that a rule is about.
fn list_of(path: &FieldPath) -> &str {
    path.text.split("[]").next().unwrap_or_default()
}

/// How a message names the field of a condition. One of any item is named with its list.
fn name_in_condition(condition: &Condition) -> String {
    if condition.in_any_item { condition.field.text.clone() } else { name_of(&condition.field) }
}

/// How a message names a field. That of an item is named without its list.
fn name_of(path: &FieldPath) -> String {
    match path.text.rsplit_once("[]") {
        Some((_, name)) => name.trim_start_matches('.').to_owned(),
        None => path.text.clone(),
    }
}

/// The fields on the way to the one of a rule, with itself, from the request on.
fn way_to<'a>(operation: &'a Operation, path: &'a FieldPath) -> Vec<(&'a Field, Role)> {
    let list = path.element_of.iter().flatten();
    way(&operation.parameters, Role::Request, list.chain(&path.steps))
}

/// A reference to the value of a field, in a request or in an item of a list.
fn value_of(operation: &Operation, path: &FieldPath) -> TokenStream {
    let whole = way_to(operation, path);
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

/// The values of a field in all items of a list.
fn values_in_items(operation: &Operation, path: &FieldPath) -> TokenStream {
    let whole = way_to(operation, path);
    let (list, inside) = whole.split_at(path.element_of.as_ref().map_or(0, Vec::len));
    let is_option = list.last().is_some_and(|(field, role)| is_option(field, *role));
    let items = match (place(quote!(self), list, None), is_option) {
        ((list, false), false) => quote!(&#list),
        ((list, false), true) => quote!(#list.iter().flatten()),
        ((list, true), false) => quote!(#list.into_iter().flatten()),
        ((list, true), true) => quote!(#list.into_iter().flatten().flatten()),
    };
    let value = match place(quote!(item), inside, Some(&quote!(as &dyn Value))) {
        (value, false) => quote!(Some(&#value as &dyn Value)),
        (value, true) => value,
    };
    quote!(&When::in_any(|item| #value, #items))
}

/// A loop over the items of the list at the end of a path, in an `if let` where a structure on the
/// way may be absent.
fn for_each_item(operation: &Operation, steps: &[usize], body: &TokenStream) -> TokenStream {
    let way = way(&operation.parameters, Role::Request, steps);
    let may_be_absent = |(field, role): &(&Field, Role)| is_option(field, *role);
    let names = |fields: &[(&Field, Role)]| {
        let names = fields.iter().map(|(field, _)| &field.name);
        quote!(#(#names).*)
    };
    let mut parts: Vec<&[(&Field, Role)]> = way.split_inclusive(may_be_absent).collect();
    let Some(end) = parts.pop() else { return TokenStream::new() };
    let flatten = end.last().is_some_and(may_be_absent).then(|| quote!(.flatten()));
    let list = names(end);
    let each = |root: TokenStream| {
        quote! {
            for (index, item) in #root.#list.iter() #flatten .enumerate() {
                #body
            }
        }
    };
    let Some((first, others)) = parts.split_first() else { return each(quote!(self)) };
    let first = names(first);
    let structure = if others.is_empty() {
        quote!(&self.#first)
    } else {
        let others = others.iter().map(|part| names(part));
        quote!(self.#first.as_ref() #(.and_then(|inner| inner.#others.as_ref()))*)
    };
    let each = each(quote!(inner));
    quote! {
        if let Some(inner) = #structure {
            #each
        }
    }
}
