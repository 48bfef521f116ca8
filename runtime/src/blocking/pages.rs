//! Pages and items of a list, as iterators.

use std::vec;

use super::Client;
use crate::pagination::{Paginated, Walk};
use crate::{Error, Operation};

impl Client {
    /// The pages of a list, fetched one by one as the iterator is asked for them. See
    /// [`pagination`](crate::pagination) for where it ends.
    pub fn pages<O: Paginated>(&self, request: O) -> Pages<O> {
        Pages { client: self.clone(), walk: Walk::new(request) }
    }

    /// The items of a list, fetched page by page. See [`pagination`](crate::pagination) for where
    /// it ends.
    ///
    /// ```no_run
    /// # fn show<O>(client: &aliyun_runtime::blocking::Client, request: O)
    /// #     -> Result<(), aliyun_runtime::Error<O::Error>>
    /// # where O: aliyun_runtime::Paginated<Item: std::fmt::Debug> {
    /// for item in client.items(request) {
    ///     println!("{:?}", item?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn items<O: Paginated>(&self, request: O) -> Items<O> {
        Items { pages: self.pages(request), page: Vec::new().into_iter() }
    }
}

/// The pages of a list. Made by [`Client::pages`].
#[derive(Debug)]
#[must_use = "nothing is fetched unless the iterator is asked"]
pub struct Pages<O> {
    client: Client,
    walk: Walk<O>,
}

impl<O: Paginated> Pages<O> {
    /// After a page could not be fetched: asks for the same page again. Otherwise it does nothing.
    pub fn resume(&mut self) {
        self.walk.resume();
    }

    /// The request for the next page, or for the last one when the walk has ended.
    pub fn request(&self) -> &O {
        self.walk.request()
    }
}

impl<O: Paginated> Iterator for Pages<O> {
    type Item = Result<<O as Operation>::Response, Error<<O as Operation>::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let answer = match self.walk.next_request()? {
            Ok(request) => self.client.accepted(request),
            Err(error) => return Some(Err(error)),
        };
        Some(self.walk.answered(answer))
    }
}

/// The items of a list. Made by [`Client::items`].
#[derive(Debug)]
#[must_use = "nothing is fetched unless the iterator is asked"]
pub struct Items<O: Paginated> {
    pages: Pages<O>,
    page: vec::IntoIter<O::Item>,
}

impl<O: Paginated> Items<O> {
    /// After a page could not be fetched: asks for the same page again. Otherwise it does nothing.
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    /// The request for the page after the one whose items are handed out, or for the last one when
    /// there is none after it.
    pub fn request(&self) -> &O {
        self.pages.request()
    }
}

impl<O: Paginated> Iterator for Items<O> {
    type Item = Result<<O as Paginated>::Item, Error<<O as Operation>::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(response) => self.page = O::items(response).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
