//! Types, expressions and statements, made without tokens.
//!
//! What stands once in a file is a template, which reads as the item does. What stands there hundreds
//! of times, the entries of tables and a line for each field, is put together here: to parse it
//! took as long as everything else together.

use std::thread::LocalKey;

use proc_macro2::{Ident, Literal, Span};
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, Arm, Expr, ExprArray, ExprAssign, ExprCall, ExprField, ExprLit,
    ExprMatch, ExprMethodCall, ExprPath, ExprReference, ExprStruct, ExprUnary, FieldModifiers,
    FieldValue, Fields, FieldsNamed, FieldsUnnamed, FnArg, GenericArgument, ImplItem, Item,
    ItemImpl, ItemUse, Lit, LitBool, LitStr, Member, Pat, PatIdent, PatOr, PatType, PatWild, Path,
    PathArguments, PathSegment, Stmt, Token, TraitBound, TraitBoundModifiers, Type, TypeImplTrait,
    TypeParamBound, TypePath, UnOp, UseGroup, UseName, UsePath, UseTree, Variant, Visibility,
    token,
};

use super::markdown::Doc;
use crate::names::Name;

pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// `First::Second`
pub(super) fn path(parts: impl IntoIterator<Item = Ident>) -> Path {
    let segments = parts.into_iter().map(PathSegment::from).collect();
    Path { leading_colon: None, segments }
}

/// `use first::second::name;`, or `use first::second::{name, other};`
pub(super) fn import<'a, M: IntoIterator<Item = &'a str, IntoIter: DoubleEndedIterator>>(
    modules: M,
    names: impl IntoIterator<Item = &'a str>,
) -> Item {
    let name = |name: &str| UseTree::Name(UseName { ident: ident(name) });
    let mut items: Punctuated<UseTree, Token![,]> = names.into_iter().map(name).collect();
    let tree = match items.pop() {
        Some(only) if items.is_empty() => only,
        last => {
            items.extend(last);
            UseTree::Group(UseGroup { brace_token: token::Brace::default(), items })
        }
    };
    let tree = modules.into_iter().rev().fold(tree, |tree, module| {
        let (ident, colon2_token) = (ident(module), <Token![::]>::default());
        UseTree::Path(UsePath { ident, colon2_token, tree: Box::new(tree) })
    });
    Item::Use(ItemUse {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        use_token: <Token![use]>::default(),
        leading_colon: None,
        tree,
        semi_token: <Token![;]>::default(),
    })
}

/// The type of this name.
pub(super) fn named(name: Ident) -> Type {
    type_path(path([name]))
}

/// `Name<Arguments>`
pub(super) fn generic<const N: usize>(name: &str, arguments: [Type; N]) -> Type {
    type_path(generic_path(name, arguments))
}

/// `impl Name<Arguments>`
pub(super) fn implementing<const N: usize>(name: &str, arguments: [Type; N]) -> Type {
    let bound = TraitBound {
        paren_token: None,
        lifetimes: None,
        modifiers: TraitBoundModifiers::default(),
        maybe: None,
        path: generic_path(name, arguments),
    };
    Type::ImplTrait(TypeImplTrait {
        attrs: Vec::new(),
        impl_token: <Token![impl]>::default(),
        bounds: Punctuated::from_iter([TypeParamBound::Trait(bound)]),
    })
}

fn generic_path<const N: usize>(name: &str, arguments: [Type; N]) -> Path {
    let arguments = AngleBracketedGenericArguments {
        colon2_token: None,
        lt_token: <Token![<]>::default(),
        args: arguments.into_iter().map(GenericArgument::Type).collect(),
        gt_token: <Token![>]>::default(),
    };
    let arguments = PathArguments::AngleBracketed(arguments);
    let segment = PathSegment { ident: ident(name), arguments };
    Path { leading_colon: None, segments: Punctuated::from_iter([segment]) }
}

fn type_path(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

/// A public field of a struct.
pub(super) fn field(doc: &Doc, name: &Name, ty: Type) -> syn::Field {
    syn::Field {
        attrs: vec![doc.outer()],
        vis: Visibility::Public(<Token![pub]>::default()),
        modifiers: FieldModifiers::default(),
        ident: Some(name.ident()),
        colon_token: Some(<Token![:]>::default()),
        ty,
        default: None,
    }
}

/// `{ first: Type, second: Type }`
pub(super) fn fields(fields: impl Iterator<Item = syn::Field>) -> Fields {
    Fields::Named(FieldsNamed { brace_token: token::Brace::default(), named: fields.collect() })
}

/// A variant of an enum, which may hold a value.
pub(super) fn variant(doc: &Doc, name: &Name, holds: Option<Type>) -> Variant {
    let held = |ty| syn::Field {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: FieldModifiers::default(),
        ident: None,
        colon_token: None,
        ty,
        default: None,
    };
    let fields = holds.map_or(Fields::Unit, |ty| {
        let unnamed = Punctuated::from_iter([held(ty)]);
        Fields::Unnamed(FieldsUnnamed { paren_token: token::Paren::default(), unnamed })
    });
    Variant { attrs: vec![doc.outer()], ident: name.ident(), fields, discriminant: None }
}

/// `First::Second`, as a value.
pub(super) fn value(parts: impl IntoIterator<Item = Ident>) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: path(parts) })
}

/// `Type::CONSTANT`, or a variant.
pub(super) fn associated(kind: &str, name: &str) -> Expr {
    value([kind, name].map(ident))
}

/// The variable of this name.
pub(super) fn local(name: &str) -> Expr {
    value([ident(name)])
}

/// `self.name`
pub(super) fn own(name: &Name) -> Expr {
    member(local("self"), name)
}

/// `value.name`
pub(super) fn member(value: Expr, name: &Name) -> Expr {
    Expr::Field(ExprField {
        attrs: Vec::new(),
        base: Box::new(value),
        dot_token: <Token![.]>::default(),
        member: Member::Named(name.ident()),
    })
}

/// `"text"`
pub(super) fn text(text: &str) -> Expr {
    literal(Lit::Str(LitStr::new(text, Span::call_site())))
}

/// A number without the name of its type.
pub(super) fn number(number: Literal) -> Expr {
    literal(Lit::new(number))
}

/// `true` or `false`
pub(super) fn flag(flag: bool) -> Expr {
    literal(Lit::Bool(LitBool::new(flag, Span::call_site())))
}

pub(super) fn literal(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// `-value`
pub(super) fn negative(value: Expr) -> Expr {
    Expr::Unary(ExprUnary {
        attrs: Vec::new(),
        op: UnOp::Neg(<Token![-]>::default()),
        expr: Box::new(value),
    })
}

/// `&value`
pub(super) fn borrow(value: Expr) -> Expr {
    reference(None, value)
}

/// `&mut value`
pub(super) fn borrow_mut(value: Expr) -> Expr {
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
pub(super) fn list(elements: impl IntoIterator<Item = Expr>) -> Expr {
    borrow(Expr::Array(ExprArray {
        attrs: Vec::new(),
        bracket_token: token::Bracket::default(),
        elems: elements.into_iter().collect(),
    }))
}

/// `function(first, second)`
pub(super) fn call<const N: usize>(function: &[&str], arguments: [Expr; N]) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(value(function.iter().map(|part| ident(part)))),
        paren_token: token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `Some(value)`
pub(super) fn some(value: Expr) -> Expr {
    call(&["Some"], [value])
}

/// `receiver.method(first, second)`
pub(super) fn method_call(
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
        paren_token: token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `value`, at the end of a function.
pub(super) fn result(value: Expr) -> Stmt {
    Stmt::Expr(value, None)
}

/// `value;`
pub(super) fn statement(value: Expr) -> Stmt {
    Stmt::Expr(value, Some(<Token![;]>::default()))
}

/// `Name { first: value, second, ..rest }`
pub(super) fn structure(
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
        brace_token: token::Brace::default(),
        fields,
        dot2_token: rest.is_some().then(<Token![..]>::default),
        rest: rest.map(Box::new),
    })
}

/// `Name { first: value, ..Name::NONE }` for what there is of some fields.
pub(super) fn structure_or<const N: usize>(name: &str, fields: [(&str, Option<Expr>); N]) -> Expr {
    let is_whole = fields.iter().all(|(_, value)| value.is_some());
    let rest = (!is_whole).then(|| associated(name, "NONE"));
    let fields = fields.into_iter().filter_map(|(name, value)| Some((ident(name), value?)));
    structure(name, fields, rest)
}

/// `match scrutinee { pattern => value, }`
pub(super) fn match_on(scrutinee: &str, arms: impl IntoIterator<Item = (Pat, Expr)>) -> Expr {
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
        expr: Box::new(local(scrutinee)),
        brace_token: token::Brace::default(),
        arms: arms.into_iter().map(arm).collect(),
    })
}

/// A number as a pattern.
pub(super) fn number_pattern(number: Literal) -> Pat {
    Pat::Lit(ExprLit { attrs: Vec::new(), lit: Lit::new(number) })
}

/// `First::Second`, as a pattern.
pub(super) fn path_pattern(parts: impl IntoIterator<Item = Ident>) -> Pat {
    Pat::Path(ExprPath { attrs: Vec::new(), qself: None, path: path(parts) })
}

/// A text as a pattern.
pub(super) fn text_pattern(text: &str) -> Pat {
    let lit = Lit::Str(LitStr::new(text, Span::call_site()));
    Pat::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// `first | second`
pub(super) fn any_pattern(patterns: impl Iterator<Item = Pat>) -> Pat {
    Pat::Or(PatOr { attrs: Vec::new(), leading_vert: None, cases: patterns.collect() })
}

/// `_`
pub(super) fn anything() -> Pat {
    Pat::Wild(PatWild { attrs: Vec::new(), underscore_token: <Token![_]>::default() })
}

/// `name: Type`
pub(super) fn argument(name: Ident, ty: Type) -> FnArg {
    let pat =
        PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name, subpat: None };
    FnArg::Typed(PatType {
        attrs: Vec::new(),
        pat: Box::new(Pat::Ident(pat)),
        colon_token: <Token![:]>::default(),
        ty: Box::new(ty),
    })
}

/// `target = value;`
pub(super) fn assignment(target: Expr, value: Expr) -> Stmt {
    let assignment = ExprAssign {
        attrs: Vec::new(),
        left: Box::new(target),
        eq_token: <Token![=]>::default(),
        right: Box::new(value),
    };
    Stmt::Expr(Expr::Assign(assignment), Some(<Token![;]>::default()))
}

/// What a template makes of an `impl` for a type. It is parsed once, and not for each type.
pub(super) fn for_type(template: &'static LocalKey<ItemImpl>, name: &Name) -> ItemImpl {
    let mut item = template.with(ItemImpl::clone);
    item.self_ty = Box::new(named(name.ident()));
    item
}

/// Gives the associated types of an `impl` their values.
pub(super) fn name_types<const N: usize>(item: &mut ItemImpl, names: [&Name; N]) {
    let types = item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Type(kind) => Some(kind),
        _ => None,
    });
    for (kind, name) in types.zip(names) {
        kind.ty = named(name.ident());
    }
}

/// Gives the functions of an `impl` their bodies.
pub(super) fn fill<const N: usize>(item: &mut ItemImpl, bodies: [Vec<Stmt>; N]) {
    let functions = item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    for (function, body) in functions.zip(bodies) {
        function.block.stmts = body;
    }
}

/// Gives the constants of an `impl` their values.
pub(super) fn set<const N: usize>(item: &mut ItemImpl, values: [Expr; N]) {
    let constants = item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Const(constant) => Some(constant),
        _ => None,
    });
    for (constant, value) in constants.zip(values) {
        constant.expr = value;
    }
}
