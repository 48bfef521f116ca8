//! Rust literals as a person would write them.

use proc_macro2::{Literal as Token, Span};
use syn::{Expr, Lit, LitFloat, LitInt};

use super::ast;
use crate::model;
use crate::spec::Literal;

/// An integer, with `_` between the thousands of a long one.
pub(super) fn integer(value: i64) -> Expr {
    match value {
        i64::MIN => ast::associated("i64", "MIN"),
        i64::MAX => ast::associated("i64", "MAX"),
        value => signed(value < 0, Lit::Int(LitInt::new(&grouped(value), Span::call_site()))),
    }
}

fn signed(is_negative: bool, digits: Lit) -> Expr {
    let digits = ast::literal(digits);
    if is_negative { ast::negative(digits) } else { digits }
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
pub(super) fn number(value: f64) -> Expr {
    if value == f64::INFINITY {
        ast::associated("f64", "INFINITY")
    } else if value == f64::NEG_INFINITY {
        ast::associated("f64", "NEG_INFINITY")
    } else {
        signed(value < 0.0, Lit::Float(LitFloat::new(&decimal(value), Span::call_site())))
    }
}

/// The digits of a number without its sign.
fn decimal(value: f64) -> String {
    let text = Token::f64_unsuffixed(value.abs()).to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    format!("{}.{}", in_groups(whole, true), in_groups(fraction, false))
}

/// The spans of a rule, those that follow one another made one.
pub(super) fn spans(spans: &[model::Span]) -> Expr {
    ast::list(merged(spans).into_iter().map(|model::Span { low, high }| {
        if low == high {
            ast::call(&["Span", "Value"], [integer(low)])
        } else {
            ast::call(&["Span", "Range"], [integer(low), integer(high)])
        }
    }))
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
        Literal::Integer(value) => format!("{}{}", sign(*value < 0), grouped(*value)),
        Literal::Number(value) => format!("{}{}", sign(*value < 0.0), decimal(*value)),
        Literal::Text(value) => Token::string(value).to_string(),
    }
}

fn sign(is_negative: bool) -> &'static str {
    if is_negative { "-" } else { "" }
}

/// A scalar of a spec as a Rust literal that says its type, such as `5_i64`.
pub(super) fn typed(literal: &Literal, suffix: &str) -> Expr {
    let whole = |digits: &str| {
        if suffix.starts_with('f') { format!("{digits}.0") } else { digits.to_owned() }
    };
    let number = |is_negative, digits: String| {
        let text = if suffix.is_empty() { digits } else { format!("{digits}_{suffix}") };
        let lit = if text.contains('.') {
            Lit::Float(LitFloat::new(&text, Span::call_site()))
        } else {
            Lit::Int(LitInt::new(&text, Span::call_site()))
        };
        signed(is_negative, lit)
    };
    match literal {
        Literal::Bool(value) => ast::flag(*value),
        Literal::Integer(value) => number(*value < 0, whole(&grouped(*value))),
        Literal::Number(value) => number(*value < 0.0, decimal(*value)),
        Literal::Text(value) => ast::text(value),
    }
}
