//! The documented rules about several parameters, e.g.
//! `must.be_given_if("PeriodUnit", &self.period_unit, &When::present("Period", &self.period));`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Stmt, parse_quote};

use crate::emit::fields::{is_option, is_secret, place, reference, way};
use crate::emit::{ast, encode, literal, rules};
use crate::model::{Arm, Condition, Constraint, Field, FieldPath, Operation, Role, Rule, Test};

/// The rules about several parameters. Those about the items of one list stand together.
pub(super) fn constraint_statements(operation: &Operation) -> Vec<Stmt> {
    let mut statements: Vec<TokenStream> = Vec::new();
    let mut lists: Vec<&FieldPath> = Vec::new();
    for Constraint { rule, .. } in &operation.constraints {
        match rules::paths(rule).first().filter(|path| !path.lists.is_empty()) {
            None => statements.extend(statements_of(operation, rule)),
            Some(path) if lists.iter().any(|known| known.lists == path.lists) => {}
            Some(path) => lists.push(path),
        }
    }
    for list in lists {
        let is_about =
            |rule: &Rule| rules::paths(rule).first().is_some_and(|path| path.lists == list.lists);
        let rules = operation.constraints.iter().map(|constraint| &constraint.rule);
        let of_items: Vec<TokenStream> = rules
            .filter(|rule| is_about(rule))
            .flat_map(|rule| statements_of(operation, rule))
            .collect();
        if !of_items.is_empty() {
            statements.push(for_each_item(operation, list, quote!(#(#of_items)*)));
        }
    }
    parse_quote!(#(#statements)*)
}

/// A rule as statements, behind those that keep its secrets out of messages.
fn statements_of(operation: &Operation, rule: &Rule) -> Vec<TokenStream> {
    let is_secret =
        |path: &&FieldPath| way_to(operation, path).into_iter().any(|(field, _)| is_secret(field));
    let told = told_by(rule).into_iter().filter(is_secret);
    let scope = Scope::of(operation, rule);
    let mut names: Vec<&str> = told.map(|path| scope.name(path)).collect();
    names.dedup();
    let hidden = names.into_iter().map(|name| quote!(must.hide(#name);));
    hidden.chain(rule_statements(&scope, rule)).collect()
}

/// The fields whose values a message about a rule may tell: those that it shows, and those that its
/// conditions ask for.
fn told_by(rule: &Rule) -> Vec<&FieldPath> {
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
    let asked = when.iter().filter(asks_for_value).map(|condition| &condition.field);
    shown.into_iter().chain(asked).collect()
}

fn rule_statements(scope: &Scope<'_>, rule: &Rule) -> Vec<TokenStream> {
    let give = |how, fields: &[FieldPath]| {
        let (how, fields) = (ast::ident(how), fields.iter().map(|path| scope.pair(path)));
        vec![quote!(must.give(Given::#how, &[#(#fields),*]);)]
    };
    let be_if = |method, path: &FieldPath, when: &[Condition]| {
        let (method, when) = (ast::ident(method), conditions(scope, when));
        let (name, value) = (scope.name(path), scope.value(path));
        vec![quote!(must.#method(#name, #value, #when);)]
    };
    // A call makes a token if there is none, so that none is missing.
    let is_token =
        |path: &FieldPath| scope.operation.field_at(path).is_some_and(|field| field.is_token);
    match rule {
        Rule::Cases { of, by, arms } => cases(scope, (of, by), arms),
        Rule::RequiredIf { field, .. } | Rule::RequiredUnless { field, .. } if is_token(field) => {
            Vec::new()
        }
        Rule::RequiredIf { field, when } => be_if("be_given_if", field, when),
        Rule::RequiredUnless { field, when } => be_if("be_given_unless", field, when),
        Rule::ForbiddenIf { field, when } => be_if("be_absent_if", field, when),
        Rule::FixedIf { field, when, values, only_if_given } => {
            let (name, value, when) =
                (scope.name(field), scope.value(field), conditions(scope, when));
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
            let pairs: Vec<_> = fields.iter().map(|path| scope.pair(path)).collect();
            let behind = |(index, one)| {
                pairs[index + 1..].iter().map(move |other| quote!(must.be_same(#one, #other);))
            };
            pairs.iter().enumerate().flat_map(behind).collect()
        }
        Rule::Unique(fields) => unique(scope, fields),
        Rule::Requires { field, fields } => {
            let field = scope.pair(field);
            let others = fields.iter().filter(|path| !is_token(path));
            let others = others.map(|path| scope.pair(path));
            others.map(|other| quote!(must.come_with(#field, #other);)).collect()
        }
        Rule::Order { low, high, or_equal } => {
            let (low, high) = (scope.pair(low), scope.pair(high));
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
fn unique(scope: &Scope<'_>, fields: &[FieldPath]) -> Vec<TokenStream> {
    let list = fields.first().map(|path| names_of_lists(path).last().copied().unwrap_or_default());
    if let [only] = fields {
        let (name, value) = (scope.name(only), scope.value(only));
        return vec![quote!(must.be_unique(#list, #name, #value);)];
    }
    let fields = fields.iter().map(|path| scope.pair(path));
    vec![quote!(must.be_unique_together(#list, &[#(#fields),*]);)]
}

/// The values of one field for each value of another.
fn cases(scope: &Scope<'_>, (of, by): (&FieldPath, &FieldPath), arms: &[Arm]) -> Vec<TokenStream> {
    let Some(field) = scope.operation.field_at(by) else { return Vec::new() };
    let Some(values) = field.kind.enumeration() else { return Vec::new() };
    let default = rules::default_of_condition(by, field);
    let (of_name, of_value) = (scope.name(of), scope.value(of));
    let (by_name, by_value) = (scope.name(by), scope.value(by));
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

fn conditions(scope: &Scope<'_>, when: &[Condition]) -> TokenStream {
    let condition = |condition: &Condition| {
        let Condition { field, test, or_absent, in_any_item } = condition;
        let name = scope.name(field);
        let value = if *in_any_item { scope.values_in_items(field) } else { scope.value(field) };
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

/// The names of the lists on the way to a field, each behind the one before it.
fn names_of_lists(path: &FieldPath) -> Vec<&str> {
    let names = path.text.split("[]").map(|name| name.trim_start_matches('.'));
    names.take(path.lists.len()).collect()
}

/// The fields on the way to the one of a rule, with itself, from the request on.
fn way_to<'a>(operation: &'a Operation, path: &'a FieldPath) -> Vec<(&'a Field, Role)> {
    way(&operation.parameters, Role::Request, path.lists.iter().flatten().chain(&path.steps))
}

/// The variable with an item of so many lists in one another; the request itself for none.
fn variable(depth: usize) -> TokenStream {
    match depth {
        0 => quote!(self),
        1 => quote!(item),
        depth => ast::ident(&format!("item_{depth}")).to_token_stream(),
    }
}

/// What a rule is about: the request, or the items of a list.
struct Scope<'a> {
    operation: &'a Operation,
    lists: &'a [Vec<usize>],
}

impl<'a> Scope<'a> {
    fn of(operation: &'a Operation, rule: &'a Rule) -> Self {
        let lists = rules::paths(rule).first().map_or(&[][..], |path| &path.lists);
        Self { operation, lists }
    }

    /// How a message names a field. That of the item itself is named without its list.
    fn name<'p>(&self, path: &'p FieldPath) -> &'p str {
        match path.text.rsplit_once("[]") {
            Some((_, name)) if path.lists == self.lists => name.trim_start_matches('.'),
            _ => &path.text,
        }
    }

    /// A field and a reference to its value.
    fn pair(&self, path: &FieldPath) -> TokenStream {
        let (name, value) = (self.name(path), self.value(path));
        quote!((#name, #value))
    }

    /// A reference to the value of a field, in the request or in an item around the rule.
    fn value(&self, path: &FieldPath) -> TokenStream {
        let whole = way_to(self.operation, path);
        let inside = whole.get(path.lists.iter().map(Vec::len).sum()..).unwrap_or_default();
        match inside.last().map(|(field, _)| (field.constant.as_ref(), &field.kind)) {
            Some((Some(constant), kind)) => {
                let constant = encode::constant(constant, kind);
                quote!(&#constant)
            }
            Some((None, _)) | None => {
                reference(variable(path.lists.len()), inside, Some(&quote!(as &dyn Value)))
            }
        }
    }

    /// The values of a field in all items of a list that is not around the rule.
    fn values_in_items(&self, path: &FieldPath) -> TokenStream {
        let both = self.lists.iter().zip(&path.lists);
        let depth = both.take_while(|(own, other)| own == other).count();
        let (around, lists) = path.lists.split_at(depth);
        let whole = way_to(self.operation, path);
        let mut way = whole.get(around.iter().map(Vec::len).sum()..).unwrap_or_default();
        let mut items = TokenStream::new();
        for (index, steps) in lists.iter().enumerate() {
            let (list, inside) = way.split_at(steps.len().min(way.len()));
            way = inside;
            let has_more = index + 1 < lists.len();
            items = if index == 0 {
                items_of(variable(depth), list, has_more)
            } else {
                let inner = items_of(quote!(item), list, false);
                quote!(#items.flat_map(|item| #inner))
            };
        }
        let value = match place(quote!(item), way, Some(&quote!(as &dyn Value))) {
            (value, false) => quote!(Some(&#value as &dyn Value)),
            (value, true) => value,
        };
        quote!(&When::in_any(|item| #value, #items))
    }
}

/// What can be gone through for the items of a list; an iterator, if it is asked for.
fn items_of(root: TokenStream, list: &[(&Field, Role)], iterator: bool) -> TokenStream {
    let is_option = list.last().is_some_and(|(field, role)| is_option(field, *role));
    match (place(root, list, None), is_option) {
        ((list, false), false) if iterator => quote!(#list.iter()),
        ((list, false), false) => quote!(&#list),
        ((list, false), true) => quote!(#list.iter().flatten()),
        ((list, true), false) => quote!(#list.into_iter().flatten()),
        ((list, true), true) => quote!(#list.into_iter().flatten().flatten()),
    }
}

/// A loop over the items of the list in which a field stands, inside of loops over those of the lists
/// around it.
fn for_each_item(operation: &Operation, path: &FieldPath, rules: TokenStream) -> TokenStream {
    let whole = way_to(operation, path);
    let names = names_of_lists(path);
    let mut body = rules;
    for depth in (0..path.lists.len()).rev() {
        let (before, list) = (&path.lists[..depth], &path.lists[depth]);
        let start = before.iter().map(Vec::len).sum();
        let way = whole.get(start..start + list.len()).unwrap_or_default();
        let name = names[depth];
        let inside = quote! {
            must.enter(#name, index);
            #body
            must.leave();
        };
        body = for_each_of(&variable(depth), way, &variable(depth + 1), &inside);
    }
    body
}

/// A loop over the items of the list at the end of a way, in an `if let` where a structure on the way may
/// be absent.
fn for_each_of(
    root: &TokenStream,
    way: &[(&Field, Role)],
    item: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let may_be_absent = |(field, role): &(&Field, Role)| is_option(field, *role);
    let names = |fields: &[(&Field, Role)]| {
        let names = fields.iter().map(|(field, _)| &field.name);
        quote!(#(#names).*)
    };
    let mut parts: Vec<&[(&Field, Role)]> = way.split_inclusive(may_be_absent).collect();
    let Some(end) = parts.pop() else { return TokenStream::new() };
    let flatten = end.last().is_some_and(may_be_absent).then(|| quote!(.flatten()));
    let list = names(end);
    let each = |root: &TokenStream| {
        quote! {
            for (index, #item) in #root.#list.iter() #flatten .enumerate() {
                #body
            }
        }
    };
    let Some((first, others)) = parts.split_first() else { return each(root) };
    let first = names(first);
    let structure = if others.is_empty() {
        quote!(&#root.#first)
    } else {
        let others = others.iter().map(|part| names(part));
        quote!(#root.#first.as_ref() #(.and_then(|inner| inner.#others.as_ref()))*)
    };
    let each = each(&quote!(inner));
    quote! {
        if let Some(inner) = #structure {
            #each
        }
    }
}
