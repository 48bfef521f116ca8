//! Expressions, statements and patterns.

use proc_macro2::{Ident, Literal, Span};
use syn::punctuated::Punctuated;
use syn::{
    Arm, Expr, ExprArray, ExprAssign, ExprBlock, ExprCall, ExprField, ExprLit, ExprMatch,
    ExprMethodCall, ExprPath, ExprReference, ExprStruct, ExprUnary, FieldValue, Lit, LitBool,
    LitChar, LitStr, Local, Member, Pat, PatOr, PatWild, Stmt, Token, Type, UnOp, parse_quote,
    token,
};

use super::{brackets, ident, path};
use crate::names::Name;

/// `First::Second`, as a value.
pub(in crate::emit) fn value(parts: impl IntoIterator<Item = Ident>) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: path(parts) })
}

/// `Type::CONSTANT`, or a variant.
pub(in crate::emit) fn associated(kind: &str, name: &str) -> Expr {
    value([kind, name].map(ident))
}

/// The variable of this name.
pub(in crate::emit) fn local(name: &str) -> Expr {
    value([ident(name)])
}

/// `self.name`
pub(in crate::emit) fn own(name: &Name) -> Expr {
    Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(local("self")),
        dot_token: <Token![.]>::default(),
        member: Member::Named(name.ident()),
    })
}

/// `"text"`
pub(in crate::emit) fn text(text: &str) -> Expr {
    literal(text_literal(text))
}

fn text_literal(text: &str) -> Lit {
    Lit::Str(LitStr::new(text, Span::call_site()))
}

/// A character as a literal.
pub(in crate::emit) fn character(character: char) -> Expr {
    literal(Lit::Char(LitChar::new(character, Span::call_site())))
}

/// `true` or `false`
pub(in crate::emit) fn flag(flag: bool) -> Expr {
    literal(Lit::Bool(LitBool::new(flag, Span::call_site())))
}

pub(in crate::emit) fn literal(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// `-value`
pub(in crate::emit) fn negative(value: Expr) -> Expr {
    Expr::Unary(ExprUnary {
        attrs: Vec::new(),
        op: UnOp::Neg(<Token![-]>::default()),
        expr: Box::new(value),
    })
}

/// `&value`
pub(in crate::emit) fn borrow(value: Expr) -> Expr {
    reference(None, value)
}

/// `&mut value`
pub(in crate::emit) fn borrow_mut(value: Expr) -> Expr {
    reference(Some(<Token![mut]>::default()), value)
}

fn reference(mutability: Option<Token![mut]>, value: Expr) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: <Token![&]>::default(),
        mutability,
        expr: Box::new(value),
    })
}

/// `&[first, second]`
pub(in crate::emit) fn list(elements: impl IntoIterator<Item = Expr>) -> Expr {
    borrow(Expr::Array(ExprArray {
        attrs: Vec::new(),
        bracket_token: token::Bracket(brackets()),
        elems: elements.into_iter().collect(),
    }))
}

/// Whether a list of elements with so many machine words each is too large to stand anywhere but in
/// a constant: clippy takes it for one that is to be put on the stack, and allows that 2048 words.
pub(in crate::emit) fn is_large(elements: usize, words: usize) -> bool {
    elements.saturating_mul(words) > 2000
}

/// `const LIST: &[Type] = &[first, second];`
pub(in crate::emit) fn list_constant(kind: &Type, list: &Expr) -> Stmt {
    parse_quote!(const LIST: &[#kind] = #list;)
}

/// `&[first, second]`, or `{ const LIST: &[&str] = &[first, second]; LIST }` if it is large.
pub(in crate::emit) fn texts<'a>(texts: impl ExactSizeIterator<Item = &'a String>) -> Expr {
    let is_large = is_large(texts.len(), 2);
    let list = list(texts.map(|value| text(value)));
    if is_large { named_list(&parse_quote!(&str), &list) } else { list }
}

/// `{ let only = value; &[only] }`: rustfmt and prettyplease break a list with a single long element
/// differently, so that it gets a name.
pub(in crate::emit) fn only(value: Expr) -> Expr {
    let mut block = ONLY.with(ExprBlock::clone);
    if let Some(Stmt::Local(Local { init: Some(init), .. })) = block.block.stmts.first_mut() {
        *init.expr = value;
    }
    Expr::Block(block)
}

thread_local! {
    static ONLY: ExprBlock = parse_quote!({
        let only = ();
        &[only]
    });
}

/// `{ const LIST: &[Type] = &[first, second]; LIST }`
pub(in crate::emit) fn named_list(kind: &Type, list: &Expr) -> Expr {
    let constant = list_constant(kind, list);
    parse_quote!({ #constant LIST })
}

/// `function(first, second)`
pub(in crate::emit) fn call<const N: usize>(function: &[&str], arguments: [Expr; N]) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(value(function.iter().map(|part| ident(part)))),
        paren_token: token::Paren(brackets()),
        args: arguments.into_iter().collect(),
    })
}

/// `Some(value)`
pub(in crate::emit) fn some(value: Expr) -> Expr {
    call(&["Some"], [value])
}

/// `receiver.method(first, second)`
pub(in crate::emit) fn method_call(
    receiver: Expr,
    method: &str,
    arguments: impl IntoIterator<Item = Expr>,
) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: <Token![.]>::default(),
        method: ident(method),
        turbofish: None,
        paren_token: token::Paren(brackets()),
        args: arguments.into_iter().collect(),
    })
}

/// `value`, at the end of a function.
pub(in crate::emit) fn result(value: Expr) -> Stmt {
    Stmt::Expr(value, None)
}

/// `value;`
pub(in crate::emit) fn statement(value: Expr) -> Stmt {
    Stmt::Expr(value, Some(<Token![;]>::default()))
}

/// `Name { first: value, second, ..rest }`
pub(in crate::emit) fn structure(
    name: &str,
    fields: impl IntoIterator<Item = (Ident, Expr)>,
    rest: Option<Expr>,
) -> Expr {
    let field = |(name, expr): (Ident, Expr)| {
        let is_short = matches!(&expr, Expr::Path(value) if value.path.is_ident(&name));
        FieldValue {
            attrs: Vec::new(),
            member: Member::Named(name),
            colon_token: (!is_short).then(<Token![:]>::default),
            expr,
        }
    };
    let mut fields: Punctuated<FieldValue, Token![,]> = fields.into_iter().map(field).collect();
    if rest.is_some() && !fields.is_empty() {
        fields.push_punct(<Token![,]>::default());
    }
    Expr::Struct(ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path: path([ident(name)]),
        brace_token: token::Brace(brackets()),
        fields,
        dot2_token: rest.is_some().then(<Token![..]>::default),
        rest: rest.map(Box::new),
    })
}

/// `Name { first: value, ..Name::NONE }` for what there is of some fields.
pub(in crate::emit) fn structure_or<const N: usize>(
    name: &str,
    fields: [(&str, Option<Expr>); N],
) -> Expr {
    let is_whole = fields.iter().all(|(_, value)| value.is_some());
    let rest = (!is_whole).then(|| associated(name, "NONE"));
    let fields = fields.into_iter().filter_map(|(name, value)| Some((ident(name), value?)));
    structure(name, fields, rest)
}

/// `match scrutinee { pattern => value, }`
pub(in crate::emit) fn match_on(
    scrutinee: Expr,
    arms: impl IntoIterator<Item = (Pat, Expr)>,
) -> Expr {
    let arm = |(pat, body)| Arm {
        attrs: Vec::new(),
        pat,
        fat_arrow_token: <Token![=>]>::default(),
        body: Box::new(body),
        comma: Some(<Token![,]>::default()),
    };
    Expr::Match(ExprMatch {
        attrs: Vec::new(),
        match_token: <Token![match]>::default(),
        expr: Box::new(scrutinee),
        brace_token: token::Brace(brackets()),
        arms: arms.into_iter().map(arm).collect(),
    })
}

/// A number as a pattern.
pub(in crate::emit) fn number_pattern(number: Literal) -> Pat {
    Pat::Lit(ExprLit { attrs: Vec::new(), lit: Lit::new(number) })
}

/// `First::Second`, as a pattern.
pub(in crate::emit) fn path_pattern(parts: impl IntoIterator<Item = Ident>) -> Pat {
    Pat::Path(ExprPath { attrs: Vec::new(), qself: None, path: path(parts) })
}

/// A text as a pattern.
pub(in crate::emit) fn text_pattern(text: &str) -> Pat {
    Pat::Lit(ExprLit { attrs: Vec::new(), lit: text_literal(text) })
}

/// `first | second`
pub(in crate::emit) fn any_pattern(patterns: impl Iterator<Item = Pat>) -> Pat {
    Pat::Or(PatOr { attrs: Vec::new(), leading_vert: None, cases: patterns.collect() })
}

/// `_`
pub(in crate::emit) fn anything() -> Pat {
    Pat::Wild(PatWild { attrs: Vec::new(), underscore_token: <Token![_]>::default() })
}

/// `target = value;`
pub(in crate::emit) fn assignment(target: Expr, value: Expr) -> Stmt {
    statement(Expr::Assign(ExprAssign {
        attrs: Vec::new(),
        left: Box::new(target),
        eq_token: <Token![=]>::default(),
        right: Box::new(value),
    }))
}
