//! Pages and items of a list, fetched one after the other.

use std::vec;

use super::Client;
use crate::Error;
use crate::pagination::{Paginated, Walk};

impl Client {
    /// The pages of a list, fetched one by one as [`Pages::next`] is awaited. See
    /// [`pagination`](crate::pagination) for where it ends.
    pub fn pages<O: Paginated>(&self, request: O) -> Pages<O> {
        Pages { client: self.clone(), walk: Walk::new(request) }
    }

    /// The items of a list, fetched page by page. See [`pagination`](crate::pagination) for where
    /// it ends.
    ///
    /// ```no_run
    /// # async fn show<O>(client: &aliyun_runtime::Client, request: O)
    /// #     -> Result<(), aliyun_runtime::Error<O::Error>>
    /// # where O: aliyun_runtime::Paginated<Item: std::fmt::Debug> {
    /// let mut items = client.items(request);
    /// while let Some(item) = items.next().await {
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
#[must_use = "nothing is fetched unless `next` is awaited"]
pub struct Pages<O> {
    client: Client,
    walk: Walk<O>,
}

impl<O: Paginated> Pages<O> {
    /// Fetches the next page; `None` at the end. Dropping the future loses no page: the next call
    /// asks for the same one.
    ///
    /// # Errors
    ///
    /// Inside, if the page cannot be fetched. The walk ends then; see [`resume`](Self::resume).
    pub async fn next(&mut self) -> Option<Result<O::Response, Error<O::Error>>> {
        let sending = match self.walk.next_request()? {
            Ok(request) => self.client.accepted(request),
            Err(error) => return Some(Err(error)),
        };
        let answer = sending.await;
        Some(self.walk.answered(answer))
    }

    /// After a page could not be fetched: asks for the same page again. Otherwise it does nothing.
    pub fn resume(&mut self) {
        self.walk.resume();
    }

    /// The request for the next page, or for the last one when the walk has ended.
    pub fn request(&self) -> &O {
        self.walk.request()
    }
}

/// The items of a list. Made by [`Client::items`].
#[derive(Debug)]
#[must_use = "nothing is fetched unless `next` is awaited"]
pub struct Items<O: Paginated> {
    pages: Pages<O>,
    page: vec::IntoIter<O::Item>,
}

impl<O: Paginated> Items<O> {
    /// The next item, from a further page if need be; `None` at the end. Dropping the future loses
    /// no item.
    ///
    /// # Errors
    ///
    /// Inside, if a page cannot be fetched. The walk ends then; see [`resume`](Self::resume).
    pub async fn next(&mut self) -> Option<Result<O::Item, Error<O::Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            match self.pages.next().await? {
                Ok(response) => self.page = O::items(response).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }

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

#[cfg(feature = "client")]
mod stream {
    //! The same as streams, for programs that combine them with others.

    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll, ready};

    use futures_core::Stream;

    use super::{Items, Pages};
    use crate::Error;
    use crate::pagination::Paginated;

    impl<O> Pages<O>
    where
        O: Paginated<Response: Send> + Send + 'static,
    {
        /// The pages as a stream, which is fused.
        pub fn into_stream(
            self,
        ) -> impl Stream<Item = Result<O::Response, Error<O::Error>>> + Send + Unpin {
            Unfold::new(self, |mut pages| {
                Box::pin(async move {
                    let page = pages.next().await;
                    (pages, page)
                })
            })
        }
    }

    impl<O> Items<O>
    where
        O: Paginated<Response: Send, Item: Send> + Send + 'static,
    {
        /// The items as a stream, which is fused.
        pub fn into_stream(
            self,
        ) -> impl Stream<Item = Result<O::Item, Error<O::Error>>> + Send + Unpin {
            Unfold::new(self, |mut items| {
                Box::pin(async move {
                    let item = items.next().await;
                    (items, item)
                })
            })
        }
    }

    /// A state that gives one element after the other.
    struct Unfold<S, T> {
        /// Gives the state back, with the element; `None` is the end.
        step: fn(S) -> Running<S, T>,
        running: Option<Running<S, T>>,
    }

    type Running<S, T> = Pin<Box<dyn Future<Output = (S, Option<T>)> + Send>>;

    impl<S, T> Unfold<S, T> {
        fn new(state: S, step: fn(S) -> Running<S, T>) -> Self {
            Self { step, running: Some(step(state)) }
        }
    }

    impl<S, T> Stream for Unfold<S, T> {
        type Item = T;

        fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
            let Some(running) = &mut self.running else { return Poll::Ready(None) };
            let (state, element) = ready!(running.as_mut().poll(context));
            self.running = element.is_some().then(|| (self.step)(state));
            Poll::Ready(element)
        }
    }
}
