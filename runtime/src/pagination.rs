//! Walks through the pages of a list.
//!
//! Emitted code declares where an operation keeps its page, its token and its total; the arithmetic
//! is here. The clients walk: [`Client::pages`](crate::Client::pages),
//! [`Client::items`](crate::Client::items) and their blocking counterparts.
//!
//! # Where it ends
//!
//! | style | the page is the last one if |
//! |---|---|
//! | page number, offset | it is empty, or as many items were seen as the answer says there are in total |
//! | token | the answer has no token for the next page, or an empty one, or zero if tokens are numbers |
//!
//! The requested page size decides nothing, because services cut it down to what they allow. A
//! total that is zero beside items counts as not told. In the token style a page may be empty and
//! yet have a next one, as services that filter late answer; only the token decides.
//!
//! A token that was sent or answered before is an error: following it would never end. So is a page by
//! number or offset that repeats the one before it, apart from its request id, if no total says where the
//! end is: a service that takes no notice of the number answers that. The page itself is handed out first.
//!
//! # After a failure
//!
//! A page that cannot be fetched is handed out as an error, once, and then the walk ends: a loop
//! that passes over errors ends as well. To ask for the same page again, call `resume`. The request
//! of that page can be read (`request`), for instance to go on another day.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use crate::call::Accepted;
use crate::error::{Cause, Details, Error, Trail};
use crate::{ErrorCode, Operation};

/// An operation that answers a list page by page, implemented by its request. It only reads: a page
/// may be asked for again, after a failure or when a future that fetched it was dropped.
///
/// ```
/// # use aliyun_runtime::pagination::{PageError, Progress};
/// # struct ListThings { page_number: Option<i32> }
/// # struct Answer { total_count: Option<i64>, things: Vec<String> }
/// # impl ListThings {
/// fn next_page(&mut self, progress: &mut Progress, answer: &Answer) -> Result<bool, PageError> {
///     progress.by_number(&mut self.page_number, 1, &answer.total_count, answer.things.len())
/// }
/// # }
/// # let mut request = ListThings { page_number: None };
/// # let answer = Answer { total_count: Some(3), things: vec!["a".into(), "b".into()] };
/// # assert_eq!(request.next_page(&mut Progress::default(), &answer), Ok(true));
/// # assert_eq!(request.page_number, Some(2));
/// ```
pub trait Paginated: Operation {
    /// What the list consists of.
    type Item;

    /// The items of a page.
    fn items(response: Self::Response) -> Vec<Self::Item>;

    /// Turns this request into the one for the page after an answer. Returns whether there is one.
    ///
    /// # Errors
    ///
    /// See [`PageError`].
    fn next_page(
        &mut self,
        progress: &mut Progress,
        response: &Self::Response,
    ) -> Result<bool, PageError>;
}

/// How far a walk through pages has come.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// How many items there are before the first page that was fetched, once that is known.
    before: Option<i64>,
    /// How many items came in the pages that were fetched.
    seen: i64,
    /// Every token that was sent or answered.
    tokens: HashSet<String>,
    /// What stands for the body of the last answer, and whether the one before it had the same.
    last_page: Option<u64>,
    repeats: bool,
}

impl Progress {
    /// Goes on to the next page by its number. `first` is the number of the first page, which the
    /// service takes if none is given.
    ///
    /// # Errors
    ///
    /// If the number in the request cannot be read, the next one does not fit, or the page is the one
    /// before it once more and there is no total.
    pub fn by_number(
        &mut self,
        page: &mut dyn PageField,
        first: i64,
        total: &dyn PageValue,
        items: usize,
    ) -> Result<bool, PageError> {
        let current = number_or(&*page, first)?;
        let items = count(items);
        // The first page that was fetched shows how many items a page has. If it is the last one
        // as well, this is too few, and costs one request for an empty page.
        let before = current.saturating_sub(first).max(0).saturating_mul(items);
        if self.is_last(before, total, items)? {
            return Ok(false);
        }
        assign(page, current.saturating_add(1)).map(|()| true)
    }

    /// Goes on to the next page by the number of items before it.
    ///
    /// # Errors
    ///
    /// As for [`by_number`](Self::by_number).
    pub fn by_offset(
        &mut self,
        offset: &mut dyn PageField,
        total: &dyn PageValue,
        items: usize,
    ) -> Result<bool, PageError> {
        let current = number_or(&*offset, 0)?;
        let items = count(items);
        if self.is_last(current, total, items)? {
            return Ok(false);
        }
        assign(offset, current.saturating_add(items)).map(|()| true)
    }

    /// Goes on to the next page by the token that the service answered for it.
    ///
    /// # Errors
    ///
    /// If the token occurred before.
    pub fn by_token(
        &mut self,
        token: &mut dyn PageField,
        answered: &dyn PageValue,
    ) -> Result<bool, PageError> {
        let Some(next) = given_token(answered) else { return Ok(false) };
        self.tokens.extend(given(&*token).map(Cow::into_owned));
        if !self.tokens.insert(next.clone().into_owned()) {
            return Err(PageError::RepeatedToken);
        }
        if token.set(&next) { Ok(true) } else { Err(PageError::DoesNotFit) }
    }

    /// Chooses for an operation that has pages both by token and by number, which must not be
    /// mixed: tokens if the request has a field of that style, numbers if it has one of the other
    /// style, else tokens if the service answered one.
    #[must_use]
    pub fn prefers_token(
        &self,
        of_tokens: &[&dyn PageValue],
        of_numbers: &[&dyn PageValue],
        answered: &dyn PageValue,
    ) -> bool {
        let has_any =
            |fields: &[&dyn PageValue]| fields.iter().any(|field| given(*field).is_some());
        has_any(of_tokens) || (!has_any(of_numbers) && given_token(answered).is_some())
    }

    /// Takes in what stands for the body of an answer.
    fn note_page(&mut self, page: u64) {
        self.repeats = self.last_page.replace(page) == Some(page);
    }

    fn is_last(
        &mut self,
        before: i64,
        total: &dyn PageValue,
        items: i64,
    ) -> Result<bool, PageError> {
        let before = *self.before.get_or_insert(before);
        self.seen = self.seen.saturating_add(items);
        let total = given(total).and_then(|total| total.trim().parse::<i64>().ok());
        match total.filter(|total| *total > 0) {
            _ if items == 0 => Ok(true),
            Some(total) => Ok(before.saturating_add(self.seen) >= total),
            None if self.repeats => Err(PageError::RepeatedPage),
            None => Ok(false),
        }
    }
}

/// A number or a token that tells pages apart, as a response or a request has it.
pub trait PageValue {
    /// The value as a text; `None` if it is not set.
    fn text(&self) -> Option<Cow<'_, str>>;

    /// The value as the token of another page; `None` if it is not set, or a number that is zero.
    fn token(&self) -> Option<Cow<'_, str>> {
        self.text()
    }
}

/// A field of a request that chooses the page.
pub trait PageField: PageValue {
    /// Sets the field. Returns false if its type cannot hold the value.
    fn set(&mut self, text: &str) -> bool;
}

impl PageValue for String {
    fn text(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

impl PageField for String {
    fn set(&mut self, text: &str) -> bool {
        text.clone_into(self);
        true
    }
}

impl<V: PageValue> PageValue for Option<V> {
    fn text(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.text()
    }

    fn token(&self) -> Option<Cow<'_, str>> {
        self.as_ref()?.token()
    }
}

impl<V: PageField + Default> PageField for Option<V> {
    fn set(&mut self, text: &str) -> bool {
        self.get_or_insert_default().set(text)
    }
}

impl<V: PageValue + ?Sized> PageValue for &V {
    fn text(&self) -> Option<Cow<'_, str>> {
        (**self).text()
    }

    fn token(&self) -> Option<Cow<'_, str>> {
        (**self).token()
    }
}

macro_rules! page_number {
    ($($type:ty),*) => {$(
        impl PageValue for $type {
            fn text(&self) -> Option<Cow<'_, str>> {
                Some(Cow::Owned(self.to_string()))
            }

            fn token(&self) -> Option<Cow<'_, str>> {
                if *self == 0 { None } else { self.text() }
            }
        }

        impl PageField for $type {
            fn set(&mut self, text: &str) -> bool {
                text.parse().map(|number| *self = number).is_ok()
            }
        }
    )*};
}

page_number!(i32, i64, u64);

/// The text of a value that is set to something.
fn given(value: &(impl PageValue + ?Sized)) -> Option<Cow<'_, str>> {
    value.text().filter(|text| !text.is_empty())
}

/// The text of a token that an answer has for another page.
fn given_token(value: &(impl PageValue + ?Sized)) -> Option<Cow<'_, str>> {
    value.token().filter(|text| !text.is_empty())
}

fn number_or(field: &(impl PageValue + ?Sized), default: i64) -> Result<i64, PageError> {
    given(field).map_or(Ok(default), |text| text.trim().parse().map_err(|_| PageError::NotANumber))
}

fn assign(field: &mut dyn PageField, number: i64) -> Result<(), PageError> {
    if field.set(&number.to_string()) { Ok(()) } else { Err(PageError::DoesNotFit) }
}

fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

/// The request for the next page cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageError {
    /// The service answered a token that was sent or answered before. Following it would never
    /// end.
    RepeatedToken,
    /// The page has the same as the one before it, and nothing says how many there are. Asking for
    /// further ones might never end.
    RepeatedPage,
    /// The page or the offset in the request is not a number.
    NotANumber,
    /// The next page, offset or token does not fit into its field.
    DoesNotFit,
    /// The items of the page stand in a text that is not the JSON which the operation documents.
    UnreadableItems,
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RepeatedToken => {
                "the service answered a token for the next page that occurred before: following \
                 it would never end"
            }
            Self::RepeatedPage => {
                "the service answered the same page as before, and no total: asking for further pages \
                 might never end"
            }
            Self::NotANumber => "the page or the offset in the request is not a number",
            Self::DoesNotFit => "the next page, offset or token does not fit into its field",
            Self::UnreadableItems => {
                "the items of the page stand in a text that is not the documented JSON"
            }
        })
    }
}

impl std::error::Error for PageError {}

/// A walk through pages, without doing any input or output. Both clients drive it.
#[derive(Debug)]
pub(crate) struct Walk<O> {
    request: O,
    progress: Progress,
    state: State,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// The request is the one for the next page.
    Ready,
    /// The page of the request could not be fetched.
    Failed,
    /// The page of the request was fetched, but there is no request for the one after it.
    Stuck(PageError),
    Ended,
}

impl<O: Paginated> Walk<O> {
    pub(crate) fn new(request: O) -> Self {
        Self { request, progress: Progress::default(), state: State::Ready }
    }

    pub(crate) fn request(&self) -> &O {
        &self.request
    }

    pub(crate) fn resume(&mut self) {
        match self.state {
            State::Failed => self.state = State::Ready,
            State::Ready | State::Stuck(_) | State::Ended => {}
        }
    }

    /// What to send for the next page; `None` if the walk has ended.
    ///
    /// # Errors
    ///
    /// If there should be a next page and its request cannot be made.
    pub(crate) fn next_request(&mut self) -> Option<Result<&O, Error<O::Error>>> {
        match self.state {
            State::Ready => Some(Ok(&self.request)),
            State::Failed | State::Ended => None,
            State::Stuck(error) => {
                self.state = State::Ended;
                Some(Err(stuck::<O>(error)))
            }
        }
    }

    /// Takes in what came of that request, and decodes the page.
    pub(crate) fn answered(
        &mut self,
        result: Result<Box<Accepted>, Error<O::Error>>,
    ) -> Result<O::Response, Error<O::Error>> {
        let page = result.and_then(|accepted| {
            let body = accepted.fingerprint();
            accepted.decode::<O>().inspect(|_| self.progress.note_page(body))
        });
        self.state = match &page {
            Ok(response) => match self.request.next_page(&mut self.progress, response) {
                Ok(true) => State::Ready,
                Ok(false) => State::Ended,
                Err(error) => State::Stuck(error),
            },
            Err(_) => State::Failed,
        };
        page
    }
}

fn stuck<O: Operation>(error: PageError) -> Error<O::Error>
where
    O::Error: ErrorCode,
{
    let trail = Trail::new(O::INFO.safety);
    Error::new(Details { info: O::INFO, cause: Cause::Page(error), trail })
}
