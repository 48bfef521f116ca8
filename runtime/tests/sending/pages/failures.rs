//! Walks that end with an error, and go on after it.

use aliyun_runtime::{Client, ErrorKind, Outcome, blocking};

use super::{ListThings, Style, asked, walk, walks};
use crate::clients::runtime;
use crate::connections::loopback;
use crate::server::{After, Server, http, write};

#[test]
fn a_token_that_occurred_before_is_an_error() {
    let first = r#"{"Things": ["a"], "NextToken": "x"}"#;
    let second = r#"{"Things": ["b"], "NextToken": "y"}"#;
    let from_x = ListThings { next_token: Some("x".to_owned()), ..ListThings::by(Style::Token) };
    for (request, answers, expected) in [
        (ListThings::by(Style::Token), &[first, first] as &[_], 2),
        (ListThings::by(Style::Token), &[first, second, first], 3),
        (from_x, &[first], 1),
    ] {
        for (walked, asked) in walk(&request, answers) {
            assert_eq!(asked.len(), expected);
            // The items that came with the token are there, and the error comes last.
            assert_eq!(walked.len(), expected + 1);
            let error = walked.into_iter().filter_map(Result::err).last().unwrap();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Answer, Outcome::NotSent));
            assert!(error.to_string().starts_with("ListThings: the service answered a token"));
        }
    }
}

/// A service that takes no notice of the page would be asked without end.
#[test]
fn a_page_that_repeats_the_one_before_is_an_error() {
    let answers = &[
        // The first two differ, although they would not without all that is in their request ids.
        r#"{"RequestId": "1", "Things": ["b1"]}"#,
        r#"{"RequestId": "2", "Things": ["b2"]}"#,
        r#"{"RequestId": "3", "Things": ["b2"]}"#,
        r#"{"RequestId": "4", "Things": ["b2"]}"#,
    ];
    for style in [Style::Number, Style::Offset, Style::Both] {
        for (walked, asked) in walk(&ListThings::by(style), answers) {
            assert_eq!((walked.len(), asked.len()), (4, 3), "{style:?}");
            let error = walked.into_iter().filter_map(Result::err).last().unwrap();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Answer, Outcome::NotSent));
            assert!(error.to_string().contains("the same page as before"), "{error}");
        }
    }
    // With a total there is an end, and pages may be alike.
    let alike = r#"{"Total": 2, "Things": ["a"]}"#;
    let number = ListThings::by(Style::Number);
    walks(&number, &[alike, alike], "aa", &["Offset=", "Offset=&PageNumber=2"]);
}

#[test]
fn pages_that_come_round_again_are_an_error() {
    let [a, b, c] = [r#"{"Things": ["a"]}"#, r#"{"Things": ["b"]}"#, r#"{"Things": ["c"]}"#];
    let last = r#"{"Things": []}"#;
    for (answers, handed_out) in [
        ([a, b, a, b, a, b, a, b], 4),
        ([c, a, b, a, c, a, b, a], 8),
        ([a, b, c, b, c, a, a, b], 5),
    ] {
        for (walked, asked) in walk(&ListThings::by(Style::Number), &answers) {
            assert_eq!((walked.len(), asked.len()), (handed_out + 1, handed_out), "{answers:?}");
            let error = walked.into_iter().filter_map(Result::err).last().unwrap();
            assert_eq!(error.kind(), ErrorKind::Answer);
        }
    }
    // Pages that are alike need not come round.
    let answers = [a, b, a, c, a, b, last];
    for (walked, asked) in walk(&ListThings::by(Style::Number), &answers) {
        assert!(walked.iter().all(Result::is_ok), "{walked:?}");
        assert_eq!(asked.len(), answers.len());
    }
}

#[test]
fn numbers_that_cannot_be_turned() {
    let answers = &[r#"{"Things": ["a"]}"#];
    let last = ListThings { page_number: Some(i32::MAX), ..ListThings::by(Style::Number) };
    let text = ListThings { offset: "next".to_owned(), ..ListThings::by(Style::Offset) };
    for (request, expected) in [(last, "does not fit"), (text, "is not a number")] {
        for (walked, asked) in walk(&request, answers) {
            assert_eq!((walked.len(), asked.len()), (2, 1));
            let error = walked[1].as_ref().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Validation);
            assert!(error.to_string().contains(expected), "{error}");
        }
    }
}

const PAGE_THAT_FAILS: &[&str] = &[
    r#"{"Total": 3, "Things": ["a"]}"#,
    r#"{"Code": "Forbidden.RAM", "Message": "m"}"#,
    r#"{"Total": 3, "Things": ["b"]}"#,
    r#"{"Total": 3, "Things": ["c"]}"#,
];

#[test]
fn a_page_that_fails_ends_the_walk() {
    for (walked, asked) in walk(&ListThings::by(Style::Number), PAGE_THAT_FAILS) {
        assert_eq!(asked, ["Offset=", "Offset=&PageNumber=2"]);
        assert_eq!(walked.len(), 2);
        assert_eq!(walked[1].as_ref().unwrap_err().raw_code(), Some("Forbidden.RAM"));
    }
}

pub(super) fn server_with_a_page_that_fails() -> Server {
    Server::start(|number, stream| {
        let status = if number == 1 { 403 } else { 200 };
        write(stream, http(status, "", PAGE_THAT_FAILS[number]).as_bytes(), After::KeepAlive)
    })
}

const RESUMED: [&str; 4] =
    ["Offset=", "Offset=&PageNumber=2", "Offset=&PageNumber=2", "Offset=&PageNumber=3"];

#[test]
fn a_page_that_failed_can_be_asked_for_again() {
    let server = server_with_a_page_that_fails();
    let client = blocking::Client::new(loopback(&server.endpoint()));
    let mut pages = client.pages(ListThings::by(Style::Number));
    pages.next().unwrap().unwrap();
    // Nothing failed yet, so there is nothing to resume.
    pages.resume();
    pages.next().unwrap().unwrap_err();
    assert!(pages.next().is_none());
    assert_eq!(pages.request().page_number, Some(2));
    pages.resume();
    let rest: Vec<_> = pages.by_ref().map(|page| page.unwrap().things.concat()).collect();
    assert_eq!(rest, ["b", "c"]);
    pages.resume();
    assert!(pages.next().is_none());
    assert_eq!(asked(&server), RESUMED);

    let server = server_with_a_page_that_fails();
    let client = Client::new(loopback(&server.endpoint())).unwrap();
    runtime().block_on(async {
        let mut items = client.items(ListThings::by(Style::Number));
        items.next().await.unwrap().unwrap();
        items.next().await.unwrap().unwrap_err();
        assert!(items.next().await.is_none());
        items.resume();
        assert_eq!(items.next().await.unwrap().unwrap(), "b");
        assert_eq!(items.next().await.unwrap().unwrap(), "c");
        assert!(items.next().await.is_none());
    });
    assert_eq!(asked(&server), RESUMED);
}
