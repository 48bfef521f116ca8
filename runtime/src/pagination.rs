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
//! end is: a service that takes no notice of the number answers that. So are several pages together that
//! repeat those before them. The page itself is handed out first.
//!
//! # After a failure
//!
//! A page that cannot be fetched is handed out as an error, once, and then the walk ends: a loop
//! that passes over errors ends as well. To ask for the same page again, call `resume`. The request
//! of that page can be read (`request`), for instance to go on another day.

mod values;
mod walk;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use crate::Operation;

use values::{assign, count, given, given_token, number_or};

pub use values::{PageField, PageValue};
pub(crate) use walk::Walk;

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
    /// What stands for the body of each answer, in order.
    pages: Vec<u64>,
}

impl Progress {
    /// Goes on to the next page by its number. `first` is the number of the first page, which the
    /// service takes if none is given.
    ///
    /// # Errors
    ///
    /// If the number in the request cannot be read, the next one does not fit, or the page, or several
    /// together, are those before them once more and there is no total.
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
        self.pages.push(page);
    }

    /// Whether the last pages are the same as those before them, one or several.
    ///
    /// One that occurred further back proves nothing: pages without identifiers may be alike.
    fn goes_in_a_circle(&self) -> bool {
        let count = self.pages.len();
        (1..=count / 2).any(|length| {
            let (before, last) = self.pages[count - 2 * length..].split_at(length);
            before == last
        })
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
            None if self.goes_in_a_circle() => Err(PageError::RepeatedPage),
            None => Ok(false),
        }
    }
}

/// The request for the next page cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageError {
    /// The service answered a token that was sent or answered before. Following it would never
    /// end.
    RepeatedToken,
    /// The page has the same as the one before it, or several pages as those before them, and nothing
    /// says how many there are. Asking for further ones might never end.
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
