//! Rust literals as a person would write them.

use proc_macro2::{Literal as Token, Span, TokenStream};
use quote::quote;

use crate::model;
use crate::spec::Literal;

/// An integer, with `_` between the thousands of a long one.
pub(super) fn integer(value: i64) -> TokenStream {
    match value {
        i64::MIN => quote!(i64::MIN),
        i64::MAX => quote!(i64::MAX),
        value => {
            let digits = syn::LitInt::new(&grouped(value), Span::call_site());
            if value < 0 { quote!(-#digits) } else { quote!(#digits) }
        }
    }
}

/// The digits of an integer without its sign, in groups if there are more than five.
fn grouped(value: i64) -> String {
    in_groups(&value.unsigned_abs().to_string(), true)
}

/// Digits with `_` between each three of them, counted from the end or from the beginning, if there
/// are more than five.
fn in_groups(digits: &str, from_the_end: bool) -> String {
    if digits.len() <= 5 {
        return digits.to_owned();
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        let counted = if from_the_end { digits.len() - index } else { index };
        if index > 0 && counted.is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// A finite number, or a bound that is none.
pub(super) fn number(value: f64) -> TokenStream {
    if value == f64::INFINITY {
        quote!(f64::INFINITY)
    } else if value == f64::NEG_INFINITY {
        quote!(f64::NEG_INFINITY)
    } else {
        let text = Token::f64_unsuffixed(value.abs()).to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
        let text = format!("{}.{}", in_groups(whole, true), in_groups(fraction, false));
        let digits = syn::LitFloat::new(&text, Span::call_site());
        if value < 0.0 { quote!(-#digits) } else { quote!(#digits) }
    }
}

/// The spans of a rule, those that follow one another made one.
pub(super) fn spans(spans: &[model::Span]) -> TokenStream {
    let spans = merged(spans).into_iter().map(|model::Span { low, high }| {
        let (first, last) = (integer(low), integer(high));
        if low == high { quote!(Span::Value(#first)) } else { quote!(Span::Range(#first, #last)) }
    });
    quote!(&[#(#spans),*])
}

/// Sorts spans and joins those between which no integer lies.
pub(super) fn merged(spans: &[model::Span]) -> Vec<model::Span> {
    let mut sorted = spans.to_vec();
    sorted.sort_by_key(|span| span.low);
    let mut merged: Vec<model::Span> = Vec::new();
    for span in sorted {
        match merged.last_mut() {
            Some(last) if span.low <= last.high.saturating_add(1) => {
                last.high = last.high.max(span.high);
            }
            Some(_) | None => merged.push(span),
        }
    }
    merged
}

/// The spans for a reader: `1..=9`, `12`.
pub(super) fn spans_text(spans: &[model::Span]) -> String {
    let text = |model::Span { low, high }: model::Span| match (low, high) {
        (low, high) if low == high => format!("`{low}`"),
        (i64::MIN, high) => format!("`..={high}`"),
        (low, i64::MAX) => format!("`{low}..`"),
        (low, high) => format!("`{low}..={high}`"),
    };
    merged(spans).into_iter().map(text).collect::<Vec<_>>().join(", ")
}

/// Numbers and ranges for a reader: `0.5`, `1..=2`.
pub(super) fn numbers_text(numbers: &[(f64, f64)]) -> String {
    let text = |(low, high): &(f64, f64)| {
        if low.total_cmp(high).is_eq() { format!("`{low}`") } else { format!("`{low}..={high}`") }
    };
    numbers.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// A scalar of a spec as Rust source, for an example.
pub(super) fn source(literal: &Literal) -> String {
    match literal {
        Literal::Bool(value) => value.to_string(),
        Literal::Integer(value) => integer(*value).to_string().replace("- ", "-"),
        Literal::Number(value) => number(*value).to_string().replace("- ", "-"),
        Literal::Text(value) => Token::string(value).to_string(),
    }
}

/// A scalar of a spec as a Rust literal that says its type, such as `5_i64`.
pub(super) fn typed(literal: &Literal, suffix: &str) -> TokenStream {
    let with_suffix = |text: String| {
        let text = if suffix.is_empty() { text } else { format!("{text}_{suffix}") };
        text.parse().unwrap_or_default()
    };
    match literal {
        Literal::Bool(value) => quote!(#value),
        Literal::Integer(value) if suffix.starts_with('f') => with_suffix(format!("{value}.0")),
        Literal::Integer(value) => with_suffix(source(&Literal::Integer(*value))),
        Literal::Number(_) => with_suffix(source(literal)),
        Literal::Text(value) => quote!(#value),
    }
}
