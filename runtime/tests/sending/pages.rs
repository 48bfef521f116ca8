//! Walking through the pages of a list. What was asked for is read on the server.

mod failures;

use std::pin::pin;

use aliyun_api::GatewayError;
use aliyun_api::ens;
use aliyun_runtime::pagination::{PageError, Progress};
use aliyun_runtime::{
    Client, Error, Field, Method, Operation, OperationInfo, Paginated, Parameters, Record,
    RetryPolicy, Safety, ValidationError, blocking,
};

use self::failures::server_with_a_page_that_fails;
use crate::clients::{AnyClient, runtime};
use crate::connections::{each, loopback};
use crate::server::{After, Server, http, write};

/// Which of its fields a request turns pages with.
#[derive(Clone, Copy, Debug)]
enum Style {
    Number,
    Offset,
    Token,
    /// The service has pages by token and by number.
    Both,
}

#[derive(Clone, Debug)]
struct ListThings {
    style: Style,
    page_number: Option<i32>,
    /// Some services take numbers as texts.
    offset: String,
    max_results: Option<String>,
    next_token: Option<String>,
}

impl ListThings {
    fn by(style: Style) -> Self {
        let offset = String::new();
        Self { style, page_number: None, offset, max_results: None, next_token: None }
    }
}

impl Operation for ListThings {
    type Response = Listed;
    type Error = GatewayError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "ListThings",
        method: Method::Get,
        safety: Safety::ReadOnly,
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.query("PageNumber", &self.page_number);
        out.query("Offset", &self.offset);
        out.query("MaxResults", &self.max_results);
        out.query("NextToken", &self.next_token);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

#[derive(Debug, Default)]
struct Listed {
    total: Option<i64>,
    next_token: Option<String>,
    things: Vec<String>,
}

impl Record for Listed {
    fn names(&self) -> &'static [&'static str] {
        &["Total", "NextToken", "Things"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.total),
            1 => Some(&mut self.next_token),
            2 => Some(&mut self.things),
            _ => None,
        }
    }
}

impl Paginated for ListThings {
    type Item = String;

    fn items(response: Listed) -> Vec<String> {
        response.things
    }

    fn next_page(&mut self, progress: &mut Progress, answer: &Listed) -> Result<bool, PageError> {
        let (total, items) = (&answer.total, answer.things.len());
        let by_token = match self.style {
            Style::Number => false,
            Style::Offset => return progress.by_offset(&mut self.offset, total, items),
            Style::Token => true,
            Style::Both => progress.prefers_token(
                &[&self.next_token, &self.max_results],
                &[&self.page_number],
                &answer.next_token,
            ),
        };
        if by_token {
            progress.by_token(&mut self.next_token, &answer.next_token)
        } else {
            progress.by_number(&mut self.page_number, 1, total, items)
        }
    }
}

type Walked<T> = Vec<Result<T, Error<GatewayError>>>;

/// The items until the end, and one more question to see that it is the end.
fn items(client: &AnyClient, request: ListThings) -> Walked<String> {
    match client {
        AnyClient::Async(client, runtime) => runtime.block_on(async {
            let (mut items, mut walked) = (client.items(request), Vec::new());
            while let Some(item) = items.next().await {
                walked.push(item);
            }
            assert!(items.next().await.is_none());
            walked
        }),
        AnyClient::Blocking(client) => {
            let mut items = client.items(request);
            let walked = items.by_ref().collect();
            assert!(items.next().is_none());
            walked
        }
    }
}

/// Walks over each client through a server with these answers; whatever is asked beyond them is
/// an empty list. Returns what each client got and asked for.
fn walk(request: &ListThings, answers: &[&'static str]) -> [(Walked<String>, Vec<String>); 2] {
    each().map(|client| {
        let answers = answers.to_vec();
        let server = Server::start(move |asked, stream| {
            let answer = answers.get(asked).unwrap_or(&"{}");
            let status = if answer.contains("Code") { 400 } else { 200 };
            write(stream, http(status, "", answer).as_bytes(), After::KeepAlive)
        });
        let config = loopback(&server.endpoint()).retry(RetryPolicy::off());
        let walked = items(&client(&config), request.clone());
        (walked, asked(&server))
    })
}

/// The query of every request that arrived.
fn asked(server: &Server) -> Vec<String> {
    let query = |line: &str| line.split(['?', ' ']).nth(2).unwrap_or_default().to_owned();
    server.arrived().iter().map(|arrived| query(arrived.request_line())).collect()
}

/// Every page is answered, and the walk ends after the last answer: no request too many.
fn walks(request: &ListThings, answers: &[&'static str], items: &str, queries: &[&str]) {
    for (walked, asked) in walk(request, answers) {
        let walked: Vec<String> = walked.into_iter().map(Result::unwrap).collect();
        assert_eq!(walked.concat(), items, "{request:?}");
        assert_eq!(asked, queries, "{request:?}");
    }
}

#[test]
fn by_number_until_the_total_is_reached() {
    let number = ListThings::by(Style::Number);
    walks(
        &number,
        &[
            r#"{"Total": 5, "Things": ["a", "b"]}"#,
            r#"{"Total": "5", "Things": ["c", "d"]}"#,
            r#"{"Total": 5, "Things": ["e"]}"#,
        ],
        "abcde",
        &["Offset=", "Offset=&PageNumber=2", "Offset=&PageNumber=3"],
    );
    walks(&number, &[r#"{"Total": 1, "Things": ["a"]}"#], "a", &["Offset="]);
}

#[test]
fn by_number_until_a_page_is_empty() {
    let number = ListThings::by(Style::Number);
    for answers in [
        // No total, a total that is zero beside items, and one that is never reached.
        &[r#"{"Things": ["a"]}"#, r#"{"Things": ["b"]}"#] as &[_],
        &[r#"{"Total": 0, "Things": ["a"]}"#, r#"{"Total": 0, "Things": ["b"]}"#],
        &[r#"{"Total": 99, "Things": ["a"]}"#, r#"{"Total": 99, "Things": ["b"]}"#],
    ] {
        let asked = ["Offset=", "Offset=&PageNumber=2", "Offset=&PageNumber=3"];
        walks(&number, answers, "ab", &asked);
    }
    walks(&number, &[r#"{"Total": 7, "Things": []}"#], "", &["Offset="]);
}

#[test]
fn by_number_from_a_later_page() {
    let third = ListThings { page_number: Some(3), ..ListThings::by(Style::Number) };
    // Two full pages of two were before.
    let answers = &[r#"{"Total": 7, "Things": ["e", "f"]}"#, r#"{"Total": 7, "Things": ["g"]}"#];
    walks(&third, answers, "efg", &["Offset=&PageNumber=3", "Offset=&PageNumber=4"]);
    // Whether the only page is a full one cannot be known, so an empty one is asked for.
    let answers = &[r#"{"Total": 5, "Things": ["e"]}"#];
    walks(&third, answers, "e", &["Offset=&PageNumber=3", "Offset=&PageNumber=4"]);
}

#[test]
fn by_offset() {
    let answers = &[
        r#"{"Total": 4, "Things": ["a", "b"]}"#,
        r#"{"Total": 4, "Things": ["c"]}"#,
        r#"{"Total": 4, "Things": ["d"]}"#,
    ];
    let offset = ListThings::by(Style::Offset);
    walks(&offset, answers, "abcd", &["Offset=", "Offset=2", "Offset=3"]);
    let later = ListThings { offset: "10".to_owned(), ..offset };
    walks(&later, &[r#"{"Total": 11, "Things": ["k"]}"#], "k", &["Offset=10"]);
}

#[test]
fn by_token_whatever_the_pages_hold() {
    let token = ListThings::by(Style::Token);
    for end in [r#"{"Things": ["c"]}"#, r#"{"Things": ["c"], "NextToken": ""}"#] {
        let answers = &[
            r#"{"Total": 1, "Things": ["a", "b"], "NextToken": "x+/="}"#,
            r#"{"Things": [], "NextToken": "y"}"#,
            end,
        ];
        let asked = ["Offset=", "NextToken=x%2B%2F%3D&Offset=", "NextToken=y&Offset="];
        walks(&token, answers, "abc", &asked);
    }
}

#[test]
fn a_token_that_is_a_number_ends_with_zero() {
    for end in [Some(0_i64), None] {
        let (mut progress, mut offset) = (Progress::default(), None::<i32>);
        for next in [20_i64, 50] {
            assert_eq!(progress.by_token(&mut offset, &Some(next)), Ok(true));
            assert_eq!(offset.map(i64::from), Some(next));
        }
        assert_eq!(progress.by_token(&mut offset, &end), Ok(false));
        assert!(!progress.prefers_token(&[], &[], &end));
        let again = progress.by_token(&mut offset, &Some(20_i64));
        assert_eq!(again, Err(PageError::RepeatedToken));
    }
    let (mut progress, mut offset) = (Progress::default(), Some(0_i32));
    assert_eq!(progress.by_token(&mut offset, &7_i64), Ok(true));
    let too_large = progress.by_token(&mut offset, &i64::MAX);
    assert_eq!(too_large, Err(PageError::DoesNotFit));
    // A text may be any token.
    let mut progress = Progress::default();
    let mut token = Some("a".to_owned());
    assert_eq!(progress.by_token(&mut token, &"0".to_owned()), Ok(true));
}

#[test]
fn by_token_or_by_number() {
    let by_token = &[r#"{"Things": ["a"], "NextToken": "t"}"#, r#"{"Total": 9, "Things": ["b"]}"#];
    let by_number = &[r#"{"Total": 2, "Things": ["a"]}"#, r#"{"Total": 2, "Things": ["b"]}"#];
    let plain = ListThings::by(Style::Both);
    walks(&plain, by_token, "ab", &["Offset=", "NextToken=t&Offset="]);
    walks(&plain, by_number, "ab", &["Offset=", "Offset=&PageNumber=2"]);
    let numbered = ListThings { page_number: Some(1), ..plain.clone() };
    walks(
        &numbered,
        by_token,
        "ab",
        &["Offset=&PageNumber=1", "Offset=&PageNumber=2", "Offset=&PageNumber=3"],
    );
    let sized = ListThings { max_results: Some("1".to_owned()), ..plain };
    walks(&sized, &[r#"{"Total": 2, "Things": ["a"]}"#], "a", &["MaxResults=1&Offset="]);
}

#[test]
fn streams_give_the_same() {
    let server = server_with_a_page_that_fails();
    let client = Client::new(loopback(&server.endpoint())).unwrap();
    runtime().block_on(async {
        let mut items = pin!(client.items(ListThings::by(Style::Number)).into_stream());
        let mut pages = pin!(client.pages(ListThings::by(Style::Number)).into_stream());
        assert_eq!(next(&mut items).await.unwrap().unwrap(), "a");
        // Another stream meets the failure, and this one the pages after it.
        next(&mut pages).await.unwrap().unwrap_err();
        assert!(next(&mut pages).await.is_none());
        assert_eq!(next(&mut items).await.unwrap().unwrap(), "b");
        assert_eq!(next(&mut items).await.unwrap().unwrap(), "c");
        assert!(next(&mut items).await.is_none());
        assert!(next(&mut items).await.is_none());
    });
}

async fn next<S: futures_core::Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    std::future::poll_fn(|context| std::pin::Pin::new(&mut *stream).poll_next(context)).await
}

#[test]
fn walks_can_be_spawned() {
    fn spawnable<T: Send + 'static>(_: T) {}
    let client = Client::new(loopback("http://127.0.0.1:9")).unwrap();
    spawnable(client.items(ListThings::by(Style::Number)).into_stream());
    let mut pages = client.pages(ListThings::by(Style::Number));
    spawnable(async move { pages.next().await.is_some() });
    let client = blocking::Client::new(loopback("http://127.0.0.1:9"));
    spawnable(client.items(ListThings::by(Style::Number)));
}

#[test]
fn every_item_is_seen_once_whatever_the_sizes() {
    let sizes = (0..9_usize).flat_map(|all| (1..5).map(move |size| (all, size)));
    for (all, size) in sizes {
        for (start, told) in (1..5).flat_map(|start| [(start, false), (start, true)]) {
            let total = told.then_some(i64::try_from(all).unwrap());
            let skipped = all.min((start - 1) * size);
            let left = (all - skipped).div_ceil(size);

            let (mut progress, mut asked, mut seen) = (Progress::default(), 0, skipped);
            let mut page = Some(i64::try_from(start).unwrap());
            let mut goes_on = true;
            while goes_on {
                let before = (usize::try_from(page.unwrap()).unwrap() - 1) * size;
                let items = all.saturating_sub(before).min(size);
                assert_eq!(before.min(all), seen);
                (asked, seen) = (asked + 1, seen + items);
                goes_on = progress.by_number(&mut page, 1, &total, items).unwrap();
            }
            assert_eq!(seen, all);
            assert!(asked <= left + 1, "{all} {size} {start} {told}");
            assert!(!told || start > 1 || asked == left.max(1), "{all} {size} {start}");

            let (mut progress, mut seen) = (Progress::default(), skipped);
            let mut offset = Some(skipped.to_string());
            let mut goes_on = true;
            while goes_on {
                assert_eq!(offset.as_deref(), Some(seen.to_string().as_str()));
                let items = (all - seen).min(size);
                seen += items;
                goes_on = progress.by_offset(&mut offset, &total, items).unwrap();
            }
            assert_eq!(seen, all);
        }
    }
}
