//! How drafts say that an operation answers page by page.

use serde_json::{Value, json};

use crate::drafts::file;
use crate::safety::{drafts, said_to_read, text};

#[test]
fn the_token_of_the_next_page_may_stand_beside_the_items() {
    let parameters = json!([text("NextToken", &json!({"type": "string"}))]);
    let mut read = said_to_read(&parameters);
    read["responses"] = json!({"200": {"schema": {"type": "object", "properties": {
        "Data": {"type": "object", "properties": {
            "NextToken": {"type": "string"},
            "Pigeons": {"type": "array", "items": {"type": "string"}},
        }},
    }}}});
    let drafts = drafts("RPC", &json!({"ListPigeons": read}));
    let draft = file(&drafts, "list_pigeons.yaml");
    let way = "{style: token, token: NextToken, next_token: Data.NextToken, items: Data.Pigeons}";
    assert!(draft.contains(way), "{draft}");
}

/// An operation with pages whose answer has these members.
fn in_pages(parameters: &[(&str, &str)], members: &Value) -> Value {
    let parameters: Vec<Value> =
        parameters.iter().map(|(name, kind)| text(name, &json!({"type": kind}))).collect();
    let mut read = said_to_read(&json!(parameters));
    read["responses"] = json!({"200": {"schema": {"type": "object", "properties": members}}});
    read["responses"]["200"]["schema"]["properties"]["Pigeons"] =
        json!({"type": "array", "items": {"type": "string"}});
    read
}

#[test]
fn a_marker_is_that_of_the_next_page_if_it_is_said_whether_there_is_one() {
    let parameters = [("Marker", "string"), ("MaxItems", "integer")];
    let members = json!({"Marker": {"type": "string"}, "IsTruncated": {"type": "boolean"}});
    let sure = in_pages(&parameters, &members);
    let unsure = in_pages(&parameters, &json!({"Marker": {"type": "string"}}));
    let drafts = drafts("RPC", &json!({"ListPigeons": sure, "ListDoves": unsure}));
    let way = "\n  next_token: Marker\n  more: IsTruncated\n  size: MaxItems\n";
    let draft = file(&drafts, "list_pigeons.yaml");
    assert!(draft.contains(way), "{draft}");
    assert!(!file(&drafts, "list_doves.yaml").contains("pagination"));
}

#[test]
fn the_numbers_of_pages_may_be_texts() {
    let parameters = [("PageNumber", "string"), ("PageSize", "string")];
    let read = in_pages(&parameters, &json!({"TotalItems": {"type": "integer"}}));
    let drafts = drafts("RPC", &json!({"ListPigeons": read}));
    let way = "{style: page, page: PageNumber, size: PageSize, total: TotalItems, items: Pigeons}";
    let draft = file(&drafts, "list_pigeons.yaml");
    assert!(draft.contains(way), "{draft}");
}

#[test]
fn pages_are_walked_through_from_a_first_one_that_is_certain() {
    let read = |default: Option<&str>, name: &str, size: &str| {
        let mut read = in_pages(&[(name, "integer"), (size, "integer")], &json!({}));
        read["parameters"][0]["schema"]["default"] = default.into();
        read
    };
    let drafts = drafts(
        "RPC",
        &json!({
            "ListPigeons": read(Some("1"), "PageNumber", "PageSize"),
            "ListDoves": read(Some("0"), "page", "pageSize"),
            "ListSwans": read(None, "page", "per_page"),
            "ListGeese": read(Some("10"), "PageNumber", "PageSize"),
            "ListDucks": read(Some("0"), "Offset", "Limit"),
            "ListCrows": read(Some("1"), "Offset", "Limit"),
        }),
    );
    for (name, way) in [
        ("list_pigeons.yaml", "{style: page, page: PageNumber, size: PageSize, items: Pigeons}"),
        ("list_doves.yaml", "{style: page, page: page, size: pageSize, items: Pigeons}"),
        ("list_swans.yaml", "{style: page, page: page, size: per_page, items: Pigeons}"),
        ("list_ducks.yaml", "{style: offset, offset: Offset, size: Limit, items: Pigeons}"),
    ] {
        let draft = file(&drafts, name);
        assert!(draft.contains(way), "{draft}");
    }
    let skips = file(&drafts, "list_geese.yaml");
    assert!(!skips.contains("\npagination:") && skips.contains("default: 10}"), "{skips}");
    assert!(
        skips.contains("# - the default of a page number is that of no first page: "),
        "{skips}"
    );
    let skips = file(&drafts, "list_crows.yaml");
    assert!(!skips.contains("\npagination:") && skips.contains("default: 1}"), "{skips}");
    assert!(
        skips.contains("# - a number of items before a page, which does not begin with 0: "),
        "{skips}"
    );
}

#[test]
fn a_size_is_that_of_a_page_if_it_is_said() {
    let read = |parameters: &[(&str, &str)], members: &Value| {
        let mut read = in_pages(&[], members);
        let schema = |text: &str| json!({"type": "integer", "description": text});
        let all = parameters.iter().map(|(name, doc)| text(name, &schema(doc)));
        read["parameters"] = all.collect();
        read
    };
    let page = ("CurrentPage", "分页查询时，设置当前页面的页码。默认值为1。");
    let size = ("ShowSize", "分页查询时，设置每页包含CA证书的数量。默认值为20。");
    let token = json!({"NextToken": {"type": "integer"}});
    let start = |text| [("StartOffset", text), ("Limit", "每页返回结果的行数。")];
    let mut from_one = read(&start("指定查询起始位置。"), &json!({}));
    from_one["parameters"][0]["schema"]["minimum"] = "1".into();
    let drafts = drafts(
        "RPC",
        &json!({
            "ListPigeons": read(&[page, size], &json!({})),
            "ListDoves": read(&[page, ("ShowSize", "The size of a picture.")], &json!({})),
            "ListSwans": read(&[("NextToken", ""), ("PageSize", "Entries on each page.")], &token),
            "ListGeese": read(&start("指定查询起始位置。默认值：0。"), &json!({})),
            "ListDucks": read(&[("Current", "当前页码"), ("Size", "每页条数：默认10")], &json!({})),
            "ListCrows": from_one,
        }),
    );
    for (name, way) in [
        ("list_ducks.yaml", "{style: page, page: Current, size: Size, items: Pigeons}"),
        ("list_pigeons.yaml", "{style: page, page: CurrentPage, size: ShowSize, items: Pigeons}"),
        ("list_geese.yaml", "{style: offset, offset: StartOffset, size: Limit, items: Pigeons}"),
        ("list_swans.yaml", "next_token: NextToken, size: PageSize, items: Pigeons}"),
    ] {
        let draft = file(&drafts, name);
        assert!(draft.contains(way), "{draft}");
    }
    assert!(!file(&drafts, "list_doves.yaml").contains("\npagination:"));
    let draft = file(&drafts, "list_crows.yaml");
    let told = "# - a number of items before a page, which does not begin with 0: ";
    assert!(!draft.contains("\npagination:") && draft.contains(told), "{draft}");
}

#[test]
fn pages_of_an_operation_that_may_change_something_are_told() {
    let mut unsure = in_pages(&[("PageNumber", "integer"), ("PageSize", "integer")], &json!({}));
    unsure["operationType"] = "readAndWrite".into();
    let drafts = drafts("RPC", &json!({"ListPigeons": &unsure, "FeedPigeons": &unsure}));
    let told = "# - named like an operation that reads page by page, and not said to change nothing: \
                `safety` and `pagination` are left out: ListPigeons\n";
    let draft = file(&drafts, "list_pigeons.yaml");
    assert!(draft.contains(told) && !draft.contains("\npagination"), "{draft}");
    assert!(!file(&drafts, "feed_pigeons.yaml").contains("page by page"));
}

#[test]
fn pages_hold_structures_and_their_total_stands_near_them() {
    let texts = json!({"type": "array", "items": {"type": "string"}});
    let number = json!({"type": "integer"});
    let of = |members: Value| json!({"type": "object", "properties": members});
    let birds = json!({"type": "array", "items": of(json!({"Name": {"type": "string"}}))});
    let read = |members: &Value| {
        let mut read = in_pages(&[("PageNumber", "integer"), ("PageSize", "integer")], &json!({}));
        read["responses"] = json!({"200": {"schema": of(members.clone())}});
        read
    };
    let data = of(json!({"Birds": birds, "TotalCount": number}));
    let quota = of(json!({"Total": number}));
    let drafts = drafts(
        "RPC",
        &json!({
            "ListPigeons": read(&json!({"Args": texts, "Quota": quota, "Data": data})),
            "ListDoves": read(&json!({"Args": texts, "Data": of(json!({"Names": texts}))})),
            "ListSwans": read(&json!({"A": quota, "B": quota, "Birds": birds})),
            "ListGeese": read(&json!({"PageInfo": quota, "Birds": birds})),
        }),
    );
    let way = |draft: &str| {
        let draft = file(&drafts, draft);
        let way = draft.split_once("\npagination:")?.1.split_once("\nrequest:")?.0;
        let keys = way.trim().trim_matches(['{', '}']).replace("\n  ", ", ");
        Some(keys.strip_prefix("style: page, page: PageNumber, size: PageSize, ")?.to_owned())
    };
    let said = |way: &str| Some(way.to_owned());
    assert_eq!(way("list_pigeons.yaml"), said("total: Data.TotalCount, items: Data.Birds"));
    assert_eq!(way("list_doves.yaml"), None);
    assert_eq!(way("list_swans.yaml"), said("items: Birds"));
    assert_eq!(way("list_geese.yaml"), said("total: PageInfo.Total, items: Birds"));
}
