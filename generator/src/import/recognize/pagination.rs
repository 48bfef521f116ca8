//! Recognises how the pages of an operation follow one another: by number, by token or by offset.

use super::find;
use crate::import::draft::{Field, Fields, Kind, Operation, Pagination};
use crate::import::notes::{NoteKind, Notes};

/// The ways through the pages of an operation.
pub(super) fn paginations(notes: &mut Notes, operation: &Operation) -> Vec<Pagination> {
    let Some(items) = items(&operation.response) else { return Vec::new() };
    let ways = [
        by_page(notes, operation, &items),
        by_token(operation, &items),
        by_offset(operation, &items),
    ];
    ways.into_iter().flatten().collect()
}

/// Whether a description says that a number counts from 0. Without a default, the second page of a walk
/// that begins without a number would be the third.
fn counts_from_zero(field: &Field) -> bool {
    const SAID: [&str; 6] =
        ["从0开始", "从零开始", "startsfrom0", "startfrom0", "startingfrom0", "startsat0"];
    let text: String = field.doc.concat().to_lowercase().split_whitespace().collect();
    field.default.is_none() && SAID.iter().any(|said| text.contains(said))
}

fn by_page(notes: &mut Notes, operation: &Operation, items: &str) -> Option<Pagination> {
    let request = &operation.request;
    let page = find(request, &["PageNumber", "PageNo", "PageNum", "CurrentPage"], holds_number)?;
    let size = find(request, &["PageSize"], holds_number)?;
    if request.get(page).is_some_and(counts_from_zero) {
        let what = "pages count from 0, as a description says: without a default for the first, \
                    nothing walks through them";
        notes.add(NoteKind::Assumed, what, page);
        return None;
    }
    let total = total(&operation.response);
    let mut keys =
        vec![("style", "page".to_owned()), ("page", page.to_owned()), ("size", size.to_owned())];
    keys.extend(total.map(|total| ("total", total)));
    keys.push(("items", items.to_owned()));
    Some(Pagination(keys))
}

/// Whether a field of this kind, whose name says that it is a number, may hold one.
fn holds_number(kind: &Kind) -> bool {
    *kind == Kind::Text || kind.is_integer()
}

fn by_token(operation: &Operation, items: &str) -> Option<Pagination> {
    let response = &operation.response;
    // Whether there is another page. Without it, the `Marker` of an answer may be that of the request.
    let more = member(response, &["IsTruncated"], |kind| *kind == Kind::Bool);
    // The parameter, and the member of the answer whose value it takes.
    let pairs = [
        ("NextToken", "NextToken"),
        ("PageToken", "NextPageToken"),
        ("NextPageToken", "NextPageToken"),
        ("Marker", "NextMarker"),
        ("Marker", "Marker"),
        ("Offset", "NextOffset"),
    ];
    let is_sure =
        |(token, next): &(&str, &str)| more.is_some() || (*token, *next) != ("Marker", "Marker");
    let (token, next) = pairs.into_iter().filter(is_sure).find_map(|(token, next)| {
        let token = find(&operation.request, &[token], holds_number)?;
        Some((token, member(response, &[next], holds_number)?))
    })?;
    let size = find(
        &operation.request,
        &["MaxResults", "MaxResult", "MaxItems", "Limit"],
        Kind::is_integer,
    );
    let mut keys =
        vec![("style", "token".to_owned()), ("token", token.to_owned()), ("next_token", next)];
    keys.extend(more.map(|more| ("more", more)));
    keys.extend(size.map(|size| ("size", size.to_owned())));
    keys.push(("items", items.to_owned()));
    Some(Pagination(keys))
}

/// `Offset` counts items only beside a number of items.
fn by_offset(operation: &Operation, items: &str) -> Option<Pagination> {
    let request = &operation.request;
    // There, `Offset` is what the answer before said.
    if find(&operation.response, &["NextOffset"], |_| true).is_some() {
        return None;
    }
    let offset = find(request, &["Offset"], Kind::is_integer)?;
    let size = find(request, &["Limit", "Size", "PageSize"], Kind::is_integer)?;
    let mut keys = vec![
        ("style", "offset".to_owned()),
        ("offset", offset.to_owned()),
        ("size", size.to_owned()),
    ];
    keys.extend(total(&operation.response).map(|total| ("total", total)));
    keys.push(("items", items.to_owned()));
    Some(Pagination(keys))
}

/// The path to the only list of an answer; lists of structures go before lists of texts.
fn items(response: &Fields) -> Option<String> {
    let at_top = lists(response, "");
    let found = if at_top.is_empty() { lists_below(response) } else { at_top };
    let structures: Vec<&(String, bool)> =
        found.iter().filter(|(_, is_structure)| *is_structure).collect();
    match (&*structures, &*found) {
        ([(path, _)], _) | ([], [(path, _)]) => Some(path.clone()),
        _ => None,
    }
}

/// The lists among some members, each with whether its items have members.
fn lists(members: &Fields, prefix: &str) -> Vec<(String, bool)> {
    let list = |(name, field): (&String, &Field)| match &field.kind {
        Kind::List(items) if field.location.is_none() => {
            let is_structure = matches!(items.kind, Kind::Struct(_) | Kind::Named(_));
            Some((format!("{prefix}{name}"), is_structure))
        }
        _ => None,
    };
    members.iter().filter_map(list).collect()
}

fn lists_below(members: &Fields) -> Vec<(String, bool)> {
    let below = |(name, field): (&String, &Field)| match &field.kind {
        Kind::Struct(members) => lists(members, &format!("{name}.")),
        _ => Vec::new(),
    };
    members.iter().flat_map(below).collect()
}

/// The path to the number of all items.
fn total(response: &Fields) -> Option<String> {
    const NAMES: [&str; 7] = [
        "TotalCount",
        "Total",
        "TotalNumber",
        "TotalNum",
        "TotalItems",
        "TotalItemNum",
        "TotalRecordCount",
    ];
    member(response, &NAMES, holds_number)
}

/// The path to the member of an answer that is called so, or to that of a structure in it.
fn member(
    response: &Fields,
    names: &[&str],
    is_right: impl Fn(&Kind) -> bool + Copy,
) -> Option<String> {
    if let Some(found) = find(response, names, is_right) {
        return Some(found.to_owned());
    }
    response.iter().find_map(|(name, field)| match &field.kind {
        Kind::Struct(members) => {
            find(members, names, is_right).map(|found| format!("{name}.{found}"))
        }
        _ => None,
    })
}
