//! Recognises how the pages of an operation follow one another: by number, by token or by offset.

use super::find;
use crate::import::draft::{Field, Fields, Kind, Operation, Pagination, Scalar};
use crate::import::notes::{NoteKind, Notes};

/// The ways through the pages of an operation.
pub(super) fn paginations(notes: &mut Notes, operation: &Operation) -> Vec<Pagination> {
    let Some(items) = items(&operation.response) else { return Vec::new() };
    let ways = [
        by_page(notes, operation, &items),
        by_token(operation, &items),
        by_offset(notes, operation, &items),
    ];
    ways.into_iter().flatten().collect()
}

/// Why the number of the first page is not certain, if it is not. A walk begins without a number, and goes
/// on with the one after the default: pages would be skipped if the default is not that of the first.
fn unsure_of_the_first(page: &Field) -> Option<&'static str> {
    const SAID: [&str; 6] =
        ["从0开始", "从零开始", "startsfrom0", "startfrom0", "startingfrom0", "startsat0"];
    let text: String = page.doc.concat().to_lowercase().split_whitespace().collect();
    match page.default.as_ref().map(Scalar::to_string).as_deref() {
        Some("0" | "1") => None,
        Some(_) => Some(
            "the default of a page number is that of no first page: nothing walks through the pages, \
             until `pagination` says it",
        ),
        None if SAID.iter().any(|said| text.contains(said)) => Some(
            "pages count from 0, as a description says: without a default for the first, nothing walks \
             through them",
        ),
        None => None,
    }
}

fn by_page(notes: &mut Notes, operation: &Operation, items: &str) -> Option<Pagination> {
    let request = &operation.request;
    let names = ["PageNumber", "PageNo", "PageNum", "CurrentPage", "Page"];
    let page = find(request, &names, holds_number);
    let page = page.or_else(|| said_to_be(request, &["Current"], &["页码", "page number"]))?;
    let size = find(request, &["PageSize", "PerPage"], holds_number);
    let size = size.or_else(|| said_to_be(request, &["ShowSize", "Limit", "Size"], &OF_A_PAGE))?;
    if let Some(problem) = request.get(page).and_then(unsure_of_the_first) {
        notes.add(NoteKind::Assumed, problem, page);
        return None;
    }
    let total = total(&operation.response, items);
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

/// What is said of the number of items of a page.
const OF_A_PAGE: [&str; 5] = ["每页", "每一页", "per page", "each page", "on a page"];

/// The first of these parameters whose description has one of these words: its name alone may tell of
/// something else.
fn said_to_be<'a>(request: &'a Fields, names: &[&str], words: &[&str]) -> Option<&'a str> {
    let is_said = |name: &&str| {
        let text = request.get(*name).map(|field| field.doc.concat().to_lowercase());
        text.is_some_and(|text| words.iter().any(|word| text.contains(word)))
    };
    names.iter().find_map(|name| find(request, &[name], holds_number).filter(is_said))
}

fn by_token(operation: &Operation, items: &str) -> Option<Pagination> {
    let response = &operation.response;
    // Whether there is another page. Without it, the `Marker` of an answer may be that of the request.
    let more = member(response, items, &["IsTruncated"], |kind| *kind == Kind::Bool);
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
        Some((token, member(response, items, &[next], holds_number)?))
    })?;
    let size = find(
        &operation.request,
        &["MaxResults", "MaxResult", "MaxItems", "Limit"],
        Kind::is_integer,
    )
    .or_else(|| said_to_be(&operation.request, &["PageSize"], &OF_A_PAGE));
    let mut keys =
        vec![("style", "token".to_owned()), ("token", token.to_owned()), ("next_token", next)];
    keys.extend(more.map(|more| ("more", more)));
    keys.extend(size.map(|size| ("size", size.to_owned())));
    keys.push(("items", items.to_owned()));
    Some(Pagination(keys))
}

/// `Offset` counts items only beside a number of items.
fn by_offset(notes: &mut Notes, operation: &Operation, items: &str) -> Option<Pagination> {
    let request = &operation.request;
    // There, `Offset` is what the answer before said.
    if find(&operation.response, &["NextOffset"], |_| true).is_some() {
        return None;
    }
    let offset = find(request, &["Offset", "StartOffset"], Kind::is_integer)?;
    let size = find(request, &["Limit", "Size", "PageSize"], Kind::is_integer)?;
    let first = request.get(offset).and_then(first_offset);
    if first.is_some_and(|first| first != "0") {
        let problem = "a number of items before a page, which does not begin with 0: nothing walks through \
                       the pages, until `pagination` says it";
        notes.add(NoteKind::Assumed, problem, offset);
        return None;
    }
    let mut keys = vec![
        ("style", "offset".to_owned()),
        ("offset", offset.to_owned()),
        ("size", size.to_owned()),
    ];
    keys.extend(total(&operation.response, items).map(|total| ("total", total)));
    keys.push(("items", items.to_owned()));
    Some(Pagination(keys))
}

/// Where an offset begins, as far as it is said: a walk goes on with as many as there were items.
fn first_offset(offset: &Field) -> Option<String> {
    let first = offset.default.as_ref().or(offset.minimum.as_ref());
    first.map(Scalar::to_string)
}

/// The path to the only list of an answer: that of structures in the answer itself, or else in a
/// structure of it, or else that of texts, wherever it stands.
fn items(response: &Fields) -> Option<String> {
    let (at_top, below) = (lists(response, ""), lists_below(response));
    let structures = |lists: &[(String, bool)]| -> Vec<String> {
        lists
            .iter()
            .filter(|(_, is_structure)| *is_structure)
            .map(|(path, _)| path.clone())
            .collect()
    };
    let all = at_top.iter().chain(&below).map(|(path, _)| path.clone()).collect();
    let found = [structures(&at_top), structures(&below), all];
    match found.into_iter().find(|found| !found.is_empty())?.as_slice() {
        [only] => Some(only.clone()),
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
fn total(response: &Fields, items: &str) -> Option<String> {
    const NAMES: [&str; 7] = [
        "TotalCount",
        "Total",
        "TotalNumber",
        "TotalNum",
        "TotalItems",
        "TotalItemNum",
        "TotalRecordCount",
    ];
    member(response, items, &NAMES, holds_number)
}

/// The path to the member of an answer that is called so, or to that of the structure in which the items
/// stand, or to the only one of another.
fn member(
    response: &Fields,
    items: &str,
    names: &[&str],
    is_right: impl Fn(&Kind) -> bool + Copy,
) -> Option<String> {
    if let Some(found) = find(response, names, is_right) {
        return Some(found.to_owned());
    }
    let beside_items = items.rsplit_once('.').map(|(parent, _)| parent);
    let inside = |(name, field): (&String, &Field)| {
        let found = find(field.kind.members()?, names, is_right)?;
        Some((beside_items == Some(name), format!("{name}.{found}")))
    };
    let (beside, elsewhere): (Vec<_>, Vec<_>) =
        response.iter().filter_map(inside).partition(|(is_beside, _)| *is_beside);
    match (beside.as_slice(), elsewhere.as_slice()) {
        ([(_, path)], _) | ([], [(_, path)]) => Some(path.clone()),
        _ => None,
    }
}
