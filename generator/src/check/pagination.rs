//! Checks how the pages of a long answer are asked for.

use super::paths::Fields;
use super::report::{At, Report};
use super::text::check_distinct;
use crate::diagnostic::Id;
use crate::model::{Field, Pagination, ResponsePath, StructType, Type};
use crate::spec::types::{self, PaginationStyle, Paginations};
use crate::vocabulary::{Encoding, Safety};

/// Checks every way to get the next page.
pub(crate) fn check_paginations(
    report: &mut Report,
    at: &At<'_>,
    paginations: &Paginations,
    safety: Safety,
    request: &Fields<'_>,
    response: &Fields<'_>,
) -> Vec<Pagination> {
    let at = at.key("pagination");
    if let (Safety::AtMostOnce | Safety::Token, false) = (safety, paginations.ways.is_empty()) {
        let message = "each page is another call of an operation that has an effect of its own";
        let help = "write `safety: read_only` if it changes nothing, or remove `pagination`";
        report.key(Id::Contradiction, &at, message, help);
    }
    if paginations.is_list && paginations.ways.is_empty() {
        let message = "there is no way to get the next page";
        report.key(Id::InvalidValues, &at, message, "describe one, or leave the key out");
    }
    if paginations.is_list {
        let styles = paginations.ways.iter().map(|way| std::mem::discriminant(&way.style));
        check_distinct(report, &at, styles);
    }
    let mut checked = Vec::new();
    for (index, way) in paginations.ways.iter().enumerate() {
        let at_item = at.item(index);
        let at = if paginations.is_list { at_item } else { at };
        checked.extend(check_pagination(report, &at, way, request, response));
    }
    checked
}

fn check_pagination(
    report: &mut Report,
    at: &At<'_>,
    way: &types::Pagination,
    request: &Fields<'_>,
    response: &Fields<'_>,
) -> Option<Pagination> {
    let are_there = check_keys_of_style(report, at, way);
    let mut number = |key, expected| check_parameter(report, at, key, way, request, expected);
    let page = number("page", Expected::Number);
    let offset = number("offset", Expected::Number);
    let size = number("size", Expected::Number);
    let token = check_parameter(report, at, "token", way, request, Expected::Token);
    for (key, position) in [("page", page), ("offset", offset), ("token", token)] {
        if position.is_some() && position == size {
            let name = named(way, key).unwrap_or_default();
            let message = format!("`{name}` cannot be both `{key}` and `size`");
            let help = "name the parameter with the number of items of a page, or remove `size`";
            report.value(Id::Contradiction, &at.key("size"), message, help);
        }
    }
    check_first(report, &at.key("page"), page, request, &[0, 1]);
    check_first(report, &at.key("offset"), offset, request, &[0]);
    let total = check_member(report, at, "total", way, response, Expected::Number);
    let more = check_member(report, at, "more", way, response, Expected::Boolean);
    let next_token = check_member(report, at, "next_token", way, response, Expected::Token);
    let items = check_member(report, at, "items", way, response, Expected::List);
    if !are_there {
        return None;
    }
    let is_lost = (way.size.is_some() && size.is_none())
        || (way.total.is_some() && total.is_none())
        || (way.more.is_some() && more.is_none());
    if is_lost {
        return None;
    }
    let items = items?;
    Some(match way.style {
        PaginationStyle::Page => Pagination::Page { page: page?, size, total, items },
        PaginationStyle::Token => {
            Pagination::Token { token: token?, next_token: next_token?, more, size, items }
        }
        PaginationStyle::Offset => Pagination::Offset { offset: offset?, size, total, items },
    })
}

/// A walk begins without a number, and goes on from its default: pages would be skipped, or come twice, if
/// that were not one of those with which pages or items begin.
fn check_first(
    report: &mut Report,
    at: &At<'_>,
    parameter: Option<usize>,
    request: &Fields<'_>,
    firsts: &[i128],
) {
    let Some(field) = parameter.and_then(|index| request.sound.get(index)) else { return };
    let Some(default) = field.value_when_absent.as_ref().map(ToString::to_string) else { return };
    let is_first = default.parse().is_ok_and(|number| firsts.contains(&number));
    if is_first || default.is_empty() {
        return;
    }
    let firsts: Vec<String> = firsts.iter().map(ToString::to_string).collect();
    let firsts = firsts.join(" or ");
    let message = format!(
        "`{}` counts as `{default}` if it is left out, and the first is {firsts}",
        field.wire
    );
    let help = "correct the default; if the page has it so, remove this way, and tell in `doc` how pages are \
                asked for";
    report.value(Id::Contradiction, at, message, help);
}

/// Each style needs some keys, and has no use for others.
fn check_keys_of_style(report: &mut Report, at: &At<'_>, way: &types::Pagination) -> bool {
    let (style, needed, useless): (&str, &[&str], &[&str]) = match way.style {
        PaginationStyle::Page => ("page", &["page"], &["token", "next_token", "offset", "more"]),
        PaginationStyle::Token => ("token", &["token", "next_token"], &["page", "offset", "total"]),
        PaginationStyle::Offset => {
            ("offset", &["offset"], &["page", "token", "next_token", "more"])
        }
    };
    let mut are_there = true;
    for key in needed {
        if named(way, key).is_none() {
            let message = format!("pages of the style `{style}` need the key `{key}`");
            let help = format!("add `{key}: …`, or correct the style");
            report.key(Id::MissingKey, at, message, help);
            are_there = false;
        }
    }
    for key in useless {
        if named(way, key).is_some() {
            let message = format!("pages of the style `{style}` have no key `{key}`");
            let help = "remove it, or write a second entry for another style";
            report.key(Id::UnknownKey, &at.key(key), message, help);
            are_there = false;
        }
    }
    are_there
}

/// What stands under a key.
fn named<'a>(way: &'a types::Pagination, key: &str) -> Option<&'a str> {
    match key {
        "page" => way.page.as_deref(),
        "token" => way.token.as_deref(),
        "next_token" => way.next_token.as_deref(),
        "offset" => way.offset.as_deref(),
        "size" => way.size.as_deref(),
        "total" => way.total.as_deref(),
        "more" => way.more.as_deref(),
        _ => Some(&way.items),
    }
}

#[derive(Clone, Copy)]
enum Expected {
    /// An integer, which may be written as a text.
    Number,
    /// A text, or a number that is zero if there is no other page.
    Token,
    Boolean,
    List,
}

fn check_parameter(
    report: &mut Report,
    at: &At<'_>,
    key: &str,
    way: &types::Pagination,
    request: &Fields<'_>,
    expected: Expected,
) -> Option<usize> {
    let name = named(way, key)?;
    let at = at.key(key);
    let (index, field) = request.find_parameter(report, &at, name)?;
    check_type(report, &at, field, expected).then_some(index)
}

fn check_member(
    report: &mut Report,
    at: &At<'_>,
    key: &str,
    way: &types::Pagination,
    response: &Fields<'_>,
    expected: Expected,
) -> Option<ResponsePath> {
    let name = named(way, key)?;
    let at = at.key(key);
    let (path, field) = response.find_in_answer(report, at.of_value(), name)?;
    check_no_text(report, &at, response, &path, expected)?;
    check_type(report, &at, field, expected).then_some(path)
}

/// The items may be the value of a text with JSON. What stands further inside of one is not looked
/// for: the text may turn out to be something else.
fn check_no_text(
    report: &mut Report,
    at: &At<'_>,
    response: &Fields<'_>,
    path: &ResponsePath,
    expected: Expected,
) -> Option<()> {
    let mut fields = response.sound;
    for (index, step) in path.steps.iter().enumerate() {
        let field = fields.get(*step)?;
        let may_be_text = matches!(expected, Expected::List) && index + 1 == path.steps.len();
        if field.encoding == Encoding::Json && !may_be_text {
            let message =
                format!("`{}` is a text with JSON, in which pages are not looked for", field.wire);
            let help = "name a member outside of it, or tell about the pages in `doc`";
            report.value(Id::RuleForOtherType, at, message, help);
            return None;
        }
        fields = field.kind.structure().map_or(&[], StructType::fields);
    }
    Some(())
}

fn check_type(report: &mut Report, at: &At<'_>, field: &Field, expected: Expected) -> bool {
    let (fits, wanted) = match expected {
        Expected::Number | Expected::Token => (
            field.kind.is_integer() || matches!(field.kind, Type::String),
            "an integer or a string",
        ),
        Expected::Boolean => (matches!(field.kind, Type::Bool), "a boolean"),
        Expected::List => (matches!(field.kind, Type::List(_)), "a list"),
    };
    if !fits {
        let message = if matches!(field.kind, Type::Enum(_)) {
            format!("`{}` is a string with an `enum`, and not {wanted} with any value", field.wire)
        } else {
            format!("`{}` is not {wanted}", field.wire)
        };
        let help = "name the field that it is, or correct the type of this one";
        report.value(Id::RuleForOtherType, at, message, help);
    }
    fits
}
