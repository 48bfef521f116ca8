//! How emitted responses are read, and how the next page is asked for.

use aliyun_api::runtime::blocking::Client;
use aliyun_api::runtime::pagination::{PageError, Progress};
use aliyun_api::runtime::transport::Limits;
use aliyun_api::runtime::{Bytes, Config, Credentials, Record, decode, http};
use aliyun_api::shop::{
    DescribeThingsRequest, DescribeThingsResponse, DescribeThingsResponseThingStatus,
    DescribeThingsResponseThingSteps, JoinedTextsKind, JoinedTextsRequest, JoinedTextsResponse,
    JsonTextsByPageRequest, JsonTextsByPageResponse, JsonTextsOptions, JsonTextsRequest,
    JsonTextsResponse, ListThingsRequest, ListThingsResponse, SearchThingsRequest,
    SearchThingsResponse, Selection, SendTextError, SendTextRequest, Tag, UnsignedResponse,
};
use aliyun_api::{ErrorCode, Operation, Paginated};

fn read<R: Record + Default>(body: &str) -> R {
    decode::object(body.as_bytes()).unwrap()
}

#[test]
fn lists_may_be_wrapped_or_bare() {
    let wrapped = r#"{"Things": {"Thing": [{"ThingId": "a", "Zones": {"Zone": ["z"]}}]}}"#;
    let bare = r#"{"Things": [{"ThingId": "a", "Zones": ["z"]}]}"#;
    let response: DescribeThingsResponse = read(wrapped);
    assert_eq!(response.things.len(), 1);
    assert_eq!(response.things[0].thing_id.as_deref(), Some("a"));
    assert_eq!(response.things[0].zones, ["z"]);
    assert_eq!(response, read(bare));
}

#[test]
fn structures_maps_and_any_value_are_read() {
    let response: DescribeThingsResponse = read(
        r#"{
            "Things": {"Thing": [{
                "Size": "7", "Status": "Broken", "Steps": ["last", "next"],
                "Tags": {"Tag": [{"Key": "k", "Cycle": "Year", "Parts": [{"Key": "p"}]}]},
                "Cost": {"Amount": 1.5}, "Password": "hidden-1", "Children": [{"Name": "c"}, {}]
            }]},
            "Attributes": {"a": "1"}, "Groups": {"g": [1, 2]}, "Names": {"n": {"First": "f"}},
            "Matrix": [[1, 2.5], []], "Anything": {"x": [null, "1"]}
        }"#,
    );
    let thing = &response.things[0];
    assert_eq!(thing.size, Some(7));
    let broken = DescribeThingsResponseThingStatus::Unknown("Broken".to_owned());
    assert_eq!(thing.status, Some(broken));
    assert_eq!(thing.steps[0], DescribeThingsResponseThingSteps::Last);
    assert_eq!(thing.steps[1].to_string(), "next");
    assert_eq!(thing.tags, [Tag::new().key("k").cycle("Year").parts([Tag::new().key("p")])]);
    assert_eq!(thing.cost.as_ref().unwrap().amount, Some(1.5));
    assert_eq!(thing.children.len(), 2);
    assert!(!format!("{thing:?}").contains("hidden-1"));
    assert_eq!(response.attributes["a"], "1");
    assert_eq!(response.groups["g"], [1, 2]);
    assert_eq!(response.names["n"].first.as_deref(), Some("f"));
    assert_eq!(response.matrix, [vec![1.0, 2.5], vec![]]);
    assert_eq!(response.anything.unwrap()["x"][1], "1");
}

#[test]
fn an_error_shows_no_value_of_a_response_with_secrets() {
    // The password is in a structure of a list.
    assert!(DescribeThingsResponse::default().has_secrets());
    assert!(!ListThingsResponse::default().has_secrets());
    let body = br#"{"Things": {"Thing": [{"Size": "hidden-1"}]}}"#;
    let error = decode::object::<DescribeThingsResponse>(body).unwrap_err().to_string();
    assert!(
        error.contains("Things.Thing[0].Size in the answer: expected a 64-bit integer"),
        "{error}"
    );
    assert!(!error.contains("hidden-1"), "{error}");
}

#[test]
fn a_number_where_an_enumeration_belongs_keeps_its_digits() {
    let response: DescribeThingsResponse =
        read(r#"{"Things": {"Thing": [{"Status": 5.0, "Steps": [7, 1e3]}]}}"#);
    let thing = &response.things[0];
    assert_eq!(thing.status.as_ref().map(ToString::to_string).as_deref(), Some("5.0"));
    assert_eq!(thing.steps.iter().map(ToString::to_string).collect::<Vec<_>>(), ["7", "1e3"]);
}

#[test]
fn a_value_of_the_wrong_shape_is_named() {
    let body = r#"{"Things": {"Thing": [{"Cost": {"Amount": "x"}}]}}"#;
    let error = decode::object::<DescribeThingsResponse>(body.as_bytes()).unwrap_err();
    assert_eq!(error.path(), "Things.Thing[0].Cost.Amount");
}

#[test]
fn pages_go_on_by_their_number_until_all_items_were_seen() {
    let (mut request, mut walk) = (DescribeThingsRequest::new(), Progress::default());
    let page: DescribeThingsResponse = read(r#"{"TotalCount": 3, "Things": {"Thing": [{}, {}]}}"#);
    assert_eq!(request.next_page(&mut walk, &page), Ok(true));
    assert_eq!(request.page_number, Some(2));
    let last: DescribeThingsResponse = read(r#"{"TotalCount": 3, "Things": {"Thing": [{}]}}"#);
    assert_eq!(request.next_page(&mut walk, &last), Ok(false));
    assert_eq!(DescribeThingsRequest::items(page).len(), 2);
}

#[test]
fn pages_go_on_by_their_token_and_end_without_one() {
    let (mut request, mut walk) = (ListThingsRequest::new(), Progress::default());
    let page: ListThingsResponse = read(r#"{"NextToken": "n-2", "Page": {"Things": ["a"]}}"#);
    assert_eq!(request.next_page(&mut walk, &page), Ok(true));
    assert_eq!(request.next_token.as_deref(), Some("n-2"));
    assert_eq!(request.next_page(&mut walk, &page), Err(PageError::RepeatedToken));
    assert_eq!(request.next_page(&mut Progress::default(), &read("{}")), Ok(false));
    assert_eq!(ListThingsRequest::items(page), ["a"]);
    assert!(ListThingsRequest::items(read("{}")).is_empty());
}

#[test]
fn of_two_ways_through_the_pages_the_request_or_the_answer_chooses() {
    let page: SearchThingsResponse =
        read(r#"{"Info": {"Total": 9, "Cursor": "c-2"}, "Things": [{"Id": "a"}, {"Id": "b"}]}"#);
    let mut by_token = SearchThingsRequest::new();
    assert_eq!(by_token.next_page(&mut Progress::default(), &page), Ok(true));
    assert_eq!((by_token.cursor.as_deref(), by_token.offset), (Some("c-2"), None));

    let mut by_offset = SearchThingsRequest::new().offset(4);
    assert_eq!(by_offset.next_page(&mut Progress::default(), &page), Ok(true));
    assert_eq!((by_offset.cursor.as_deref(), by_offset.offset), (None, Some(6)));
}

#[test]
fn lists_that_are_one_text_are_read_item_by_item() {
    let page: JoinedTextsResponse = read(
        r#"{
            "NextMarker": "n", "Zones": "a,b", "Ports": "80; 443", "Kinds": "small|huge",
            "Keys": "hidden-1,hidden-2", "Selection": {"Names": "x,y", "Sizes": ""},
            "Data": "{\"Ids\": \"1,2\"}"
        }"#,
    );
    assert_eq!(page.ports, [80, 443]);
    let huge = JoinedTextsKind::Unknown("huge".to_owned());
    assert_eq!(page.kinds, [JoinedTextsKind::Small, huge]);
    assert!(page.weights.is_empty());
    assert_eq!(page.keys.len(), 2);
    assert!(!format!("{page:?}").contains("hidden-"));
    assert_eq!(page.selection, Some(Selection::new().names(["x", "y"]).sizes([])));
    assert_eq!(page.data.as_ref().unwrap().value().unwrap().ids, [1, 2]);
    let mut request = JoinedTextsRequest::new();
    assert_eq!(request.next_page(&mut Progress::default(), &page), Ok(true));
    assert_eq!(JoinedTextsRequest::items(page), ["a", "b"]);

    let body = br#"{"Data": {"Ids": "1,x"}}"#;
    let error = decode::object::<JoinedTextsResponse>(body).unwrap_err();
    assert_eq!(error.path(), "Data.Ids[1]");
}

#[test]
fn integers_without_a_sign_are_read_and_no_others() {
    let read: UnsignedResponse =
        read(r#"{"Crc": "18446744073709551615", "Sizes": [0, 18446744073709551615, 5.0]}"#);
    assert_eq!(read.crc, Some(u64::MAX));
    assert_eq!(read.sizes, [0, u64::MAX, 5]);
    for number in
        ["-1", "\"-1\"", "18446744073709551616", "\"18446744073709551616\"", "0.5", "1e30", "true"]
    {
        let body = format!("{{\"Crc\": {number}}}");
        let error = decode::object::<UnsignedResponse>(body.as_bytes()).unwrap_err();
        assert_eq!(error.path(), "Crc", "{number}");
    }
}

#[test]
fn items_are_taken_out_of_a_text_with_json() {
    let page: JsonTextsResponse =
        read(r#"{"NextToken": "n", "Datapoints": "[{\"Average\": 1.5, \"Note\": \"hidden-1\"}]"}"#);
    assert!(!format!("{page:?}").contains("hidden-1"));
    let mut request = JsonTextsRequest::new(JsonTextsOptions::new("red"));
    assert_eq!(request.next_page(&mut Progress::default(), &page), Ok(true));
    assert_eq!(JsonTextsRequest::items(page)[0].average, Some(1.5));

    let (mut request, mut walk) = (JsonTextsByPageRequest::new(), Progress::default());
    let page: JsonTextsByPageResponse =
        read(r#"{"Data": {"TotalCount": 3, "Content": {"Rows": "[1, 2]"}}}"#);
    assert_eq!(request.next_page(&mut walk, &page), Ok(true));
    assert_eq!(JsonTextsByPageRequest::items(page), [1, 2]);
}

#[test]
fn a_walk_ends_at_items_that_cannot_be_read() {
    let page: JsonTextsResponse = read(r#"{"NextToken": "n", "Datapoints": "none"}"#);
    let mut request = JsonTextsRequest::new(JsonTextsOptions::new("red"));
    let end = request.next_page(&mut Progress::default(), &page);
    assert_eq!(end, Err(PageError::UnreadableItems));
    assert_eq!(page.datapoints.unwrap().text(), Some("none"));
}

#[test]
fn a_success_in_the_table_of_errors_is_no_error() {
    assert_eq!("200".parse::<SendTextError>().ok(), None);
    assert_eq!("Text.TooLong".parse(), Ok(SendTextError::TextTooLong));
    assert!(SendTextError::all().all(|code| code.as_str() != "200"));
    for success in ["OK", "200"] {
        assert!(SendTextRequest::INFO.success_codes.contains(&success));
        assert_eq!(code_of_text(200, success), Ok(()));
    }
}

#[test]
fn the_status_tells_an_error_from_a_success_with_its_code() {
    assert_eq!(code_of_text(400, "OK"), Err(Some(SendTextError::Ok)));
    // What looks like a success and is documented as an error is one.
    assert_eq!(code_of_text(200, "Success"), Err(Some(SendTextError::Success)));
}

/// The code of the error that a client makes of an answer, if it makes one.
fn code_of_text(status: u16, code: &str) -> Result<(), Option<SendTextError>> {
    let answer = http::Response::builder().status(status);
    let answer = answer.body(Bytes::from(format!(r#"{{"Code": "{code}"}}"#))).unwrap();
    let answers = move |_: http::Request<Bytes>, _: Limits| Ok(answer.clone());
    let config = Config::new(Credentials::access_key("id", "secret")).endpoint("localhost");
    let sent = Client::with_transport(config, answers).send(&SendTextRequest::new("Hello"));
    sent.map(drop).map_err(|error| error.code())
}
