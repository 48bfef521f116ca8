//! Whether there was a connection yet when the time for a request was over.
//!
//! reqwest tells when connecting takes longer than it may. It does not tell, when all the time for a
//! request is over, whether that was spent on connecting. So a layer around its connector keeps book.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use tower_layer::Layer;
use tower_service::Service;

tokio::task_local! {
    /// That of the request which the task is sending.
    static CONNECTING: Arc<Connecting>;
}

/// How far connecting has come for a request that never gets a kept connection.
#[derive(Debug, Default)]
pub(super) struct Connecting(AtomicU8);

const BEGUN: u8 = 1;
const DONE: u8 = 2;

impl Connecting {
    /// Sends a request, which connects first.
    pub(super) async fn watch<F: Future>(self: Arc<Self>, sending: F) -> F::Output {
        CONNECTING.scope(self, sending).await
    }

    /// Whether connecting has begun and no connection has ever come of it. That it has begun is asked
    /// for, too: if the connector were called out of sight of the task, nothing would be certain.
    pub(super) fn is_under_way(&self) -> bool {
        self.0.load(Ordering::SeqCst) == BEGUN
    }

    fn note(&self, stage: u8) {
        self.0.fetch_max(stage, Ordering::SeqCst);
    }
}

/// Makes a connector tell the task for which it connects, TLS and the tunnel of a proxy included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch;

impl<S> Layer<S> for Watch {
    type Service = Watched<S>;

    fn layer(&self, connector: S) -> Watched<S> {
        Watched(connector)
    }
}

/// A connector that tells how far it has come.
#[derive(Clone, Debug)]
pub(super) struct Watched<S>(S);

impl<S, R> Service<R> for Watched<S>
where
    S: Service<R>,
    S::Future: Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<S::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, target: R) -> Self::Future {
        let watched = CONNECTING.try_with(Arc::clone).ok();
        let note = move |stage| {
            if let Some(watched) = &watched {
                watched.note(stage);
            }
        };
        note(BEGUN);
        let connecting = self.0.call(target);
        Box::pin(async move {
            let connection = connecting.await?;
            // Before anything can be written into it.
            note(DONE);
            Ok(connection)
        })
    }
}
