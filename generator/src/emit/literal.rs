//! Rust literals as a person would write them.

use std::f64::consts;

use proc_macro2::{Literal as Token, Span};
use syn::{Expr, Lit, LitFloat, LitInt, parse_quote};

use super::ast;
use crate::model;
use crate::spec::Literal;

/// An integer, with `_` between the thousands of a long one.
pub(super) fn integer(value: i128) -> Expr {
    match value {
        i128::MIN => ast::associated("i128", "MIN"),
        i128::MAX => ast::associated("i128", "MAX"),
        value => signed(value < 0, whole(&grouped(value))),
    }
}

fn signed(is_negative: bool, digits: Expr) -> Expr {
    if is_negative { ast::negative(digits) } else { digits }
}

/// A count, a status or the like, with `_` between the thousands of a long one.
pub(super) fn count(value: impl Into<u64>) -> Expr {
    whole(&in_groups_if_long(&value.into().to_string()))
}

fn whole(digits: &str) -> Expr {
    ast::literal(Lit::Int(LitInt::new(digits, Span::call_site())))
}

fn fraction(digits: &str) -> Expr {
    ast::literal(Lit::Float(LitFloat::new(digits, Span::call_site())))
}

/// The digits of an integer without its sign, in groups if there are more than five.
fn grouped(value: i128) -> String {
    in_groups_if_long(&value.unsigned_abs().to_string())
}

fn in_groups_if_long(digits: &str) -> String {
    if digits.len() > MOST_TOGETHER { in_groups(digits, true) } else { digits.to_owned() }
}

/// So many digits are read at a glance.
const MOST_TOGETHER: usize = 5;

/// Digits with `_` between each three of them, counted from the end or from the beginning.
fn in_groups(digits: &str, from_the_end: bool) -> String {
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
        signed(value < 0.0, magnitude(value.abs(), "f64", ""))
    }
}

/// The digits of a number without its sign.
fn decimal(value: f64) -> String {
    let text = Token::f64_unsuffixed(value.abs()).to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    // The digits on both sides of the point are in groups, or none are.
    if whole.len() <= MOST_TOGETHER && fraction.len() <= MOST_TOGETHER {
        return format!("{whole}.{fraction}");
    }
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
        (i128::MIN, high) => format!("`..={high}`"),
        (low, i128::MAX) => format!("`{low}..`"),
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
    let integer = |value: i128| {
        let point = if suffix.starts_with('f') { ".0" } else { "" };
        let digits = format!("{}{point}_{suffix}", grouped(value));
        let digits = digits.trim_end_matches('_');
        signed(value < 0, if point.is_empty() { whole(digits) } else { fraction(digits) })
    };
    match literal {
        Literal::Bool(value) => ast::flag(*value),
        Literal::Integer(value) => integer(*value),
        Literal::Number(value) => signed(*value < 0.0, magnitude(value.abs(), suffix, suffix)),
        Literal::Text(value) => ast::text(value),
    }
}

/// A number that is not negative, as one of a type.
///
/// clippy takes `3.14` for a mistaken π, however it is written. What is as close to a constant of
/// mathematics is therefore a quotient, or made of its bits where that would be another number.
fn magnitude(value: f64, kind: &str, suffix: &str) -> Expr {
    let is_single = kind == "f32";
    let single: Option<f32> = value.to_string().parse().ok().filter(|_| is_single);
    let single = single.filter(|single| single.is_finite());
    // The digits that tell it apart from other numbers of its type.
    let shown = single.and_then(|single| single.to_string().parse().ok()).unwrap_or(value);
    let typed = |digits: String| {
        let digits = format!("{digits}_{suffix}");
        fraction(digits.trim_end_matches('_'))
    };
    let is_close = |constant: &f64| (value - constant).abs() < 0.005 * constant;
    if !CONSTANTS.iter().any(is_close) {
        return typed(decimal(shown));
    }
    let text = shown.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let quotient = (format!("{whole}{fraction}"), format!("1{}", "0".repeat(fraction.len())));
    let parts = (quotient.0.parse().ok(), quotient.1.parse().ok());
    // Divided as numbers of an `f64`, which is exact for what an `f32` holds.
    let is_exact = |(above, below): (f64, f64)| {
        let most = if is_single { 16_777_216.0 } else { 9_007_199_254_740_992.0 };
        above < most && below < most && (is_single || (above / below).total_cmp(&value).is_eq())
    };
    if let (Some(above), Some(below)) = parts
        && is_exact((above, below))
    {
        let (above, below) = (typed(decimal(above)), typed(decimal(below)));
        return parse_quote!(#above / #below);
    }
    let (kind, bits) = match single {
        Some(single) => ("f32", format!("{:08x}", single.to_bits())),
        None => ("f64", format!("{:016x}", value.to_bits())),
    };
    let groups: Vec<&str> =
        (0..bits.len()).step_by(4).filter_map(|at| bits.get(at..at + 4)).collect();
    let number = ast::call(&[kind, "from_bits"], [self::whole(&format!("0x{}", groups.join("_")))]);
    // Only a constant lives as long as what borrows it.
    parse_quote!(const { #number })
}

/// Those of the standard library.
const CONSTANTS: [f64; 19] = [
    consts::E,
    consts::FRAC_1_PI,
    consts::FRAC_1_SQRT_2,
    consts::FRAC_2_PI,
    consts::FRAC_2_SQRT_PI,
    consts::FRAC_PI_2,
    consts::FRAC_PI_3,
    consts::FRAC_PI_4,
    consts::FRAC_PI_6,
    consts::FRAC_PI_8,
    consts::LN_2,
    consts::LN_10,
    consts::LOG10_2,
    consts::LOG10_E,
    consts::LOG2_10,
    consts::LOG2_E,
    consts::PI,
    consts::SQRT_2,
    consts::TAU,
];
