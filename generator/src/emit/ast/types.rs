//! Types.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, AssocType, GenericArgument, Path, PathArguments, PathSegment,
    Token, TraitBound, TraitBoundModifiers, Type, TypeImplTrait, TypeParamBound, TypePath,
    TypeTuple, token,
};

use super::{brackets, ident, path};

/// The type of this name.
pub(in crate::emit) fn named(name: Ident) -> Type {
    type_path(path([name]))
}

/// `Name<Arguments>`
pub(in crate::emit) fn generic<const N: usize>(name: &str, arguments: [Type; N]) -> Type {
    type_path(generic_path(name, arguments.map(GenericArgument::Type)))
}

/// `impl Name<Arguments>`
pub(in crate::emit) fn implementing<const N: usize>(name: &str, arguments: [Type; N]) -> Type {
    implementing_path(generic_path(name, arguments.map(GenericArgument::Type)))
}

/// `(First, Second)`
pub(in crate::emit) fn pair(first: Type, second: Type) -> Type {
    Type::Tuple(TypeTuple {
        attrs: Vec::new(),
        paren_token: token::Paren(brackets()),
        elems: Punctuated::from_iter([first, second]),
    })
}

/// `impl IntoIterator<Item = Type>`
pub(in crate::emit) fn iterable(item: Type) -> Type {
    let item = GenericArgument::AssocType(AssocType {
        ident: ident("Item"),
        generics: None,
        eq_token: <Token![=]>::default(),
        ty: item,
    });
    implementing_path(generic_path("IntoIterator", [item]))
}

fn implementing_path(path: Path) -> Type {
    let bound = TraitBound {
        paren_token: None,
        lifetimes: None,
        modifiers: TraitBoundModifiers::default(),
        maybe: None,
        path,
    };
    Type::ImplTrait(TypeImplTrait {
        attrs: Vec::new(),
        impl_token: <Token![impl]>::default(),
        bounds: Punctuated::from_iter([TypeParamBound::Trait(bound)]),
    })
}

fn generic_path<const N: usize>(name: &str, arguments: [GenericArgument; N]) -> Path {
    let arguments = AngleBracketedGenericArguments {
        colon2_token: None,
        lt_token: <Token![<]>::default(),
        args: Punctuated::from_iter(arguments),
        gt_token: <Token![>]>::default(),
    };
    let arguments = PathArguments::AngleBracketed(arguments);
    let segment = PathSegment { ident: ident(name), arguments };
    Path { leading_colon: None, segments: Punctuated::from_iter([segment]) }
}

fn type_path(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

/// The score that clippy gives a type: ten for each name in it, times the depth at which it stands.
pub(super) fn complexity(kind: &Type) -> usize {
    fn at_depth(kind: &Type, depth: usize) -> usize {
        let Type::Path(TypePath { path, .. }) = kind else { return 0 };
        let inner = path.segments.iter().filter_map(|segment| match &segment.arguments {
            PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
            PathArguments::None | PathArguments::Parenthesized(_) => None,
        });
        let of_argument = |argument: &GenericArgument| match argument {
            GenericArgument::Type(inner) => at_depth(inner, depth + 1),
            _ => 0,
        };
        10 * depth + inner.flatten().map(of_argument).sum::<usize>()
    }
    at_depth(kind, 1)
}
