//! Syntax that is put together without tokens.
//!
//! What stands once in a file is a template, which reads as the item does. What stands there hundreds
//! of times, the entries of tables and a line for each field, is made here: parsing it took as long as
//! everything else together.

mod expressions;
mod items;
mod types;

use proc_macro2::extra::DelimSpan;
use proc_macro2::{Ident, Span};
use syn::{Path, PathSegment, token};

pub(super) use expressions::*;
pub(super) use items::*;
pub(super) use types::*;

pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

thread_local! {
    static BRACKETS: DelimSpan = token::Paren::default().span;
}

/// The place of brackets, which is nowhere. To make one takes a group of tokens, in memory of its own.
pub(super) fn brackets() -> DelimSpan {
    BRACKETS.with(DelimSpan::clone)
}

/// `First::Second`
pub(super) fn path(parts: impl IntoIterator<Item = Ident>) -> Path {
    let segments = parts.into_iter().map(PathSegment::from).collect();
    Path { leading_colon: None, segments }
}
