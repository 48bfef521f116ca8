//! How long connecting may take, and whether there was a connection yet when the time for a request was
//! over.
//!
//! reqwest knows one time for connecting, and that for all requests of a client. Nor does it tell, when
//! all the time for a request is over, whether that was spent on connecting. So a layer around its
//! connector sees to both.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::timeout;
use tower_layer::Layer;
use tower_service::Service;

tokio::task_local! {
    /// That of the request which the task is sending.
    static CONNECTING: Arc<Connecting>;
}

/// How long connecting may take for a request, and how far it has come.
#[derive(Debug)]
pub(super) struct Connecting {
    longest: Duration,
    stage: AtomicU8,
}

const TO_COME: u8 = 0;
const BEGUN: u8 = 1;
const DONE: u8 = 2;

impl Connecting {
    /// It has not begun, and may not take longer than this.
    pub(super) fn within(longest: Duration) -> Arc<Self> {
        Arc::new(Self { longest, stage: AtomicU8::new(TO_COME) })
    }

    /// Sends a request, which connects first.
    pub(super) async fn watch<F: Future>(self: Arc<Self>, sending: F) -> F::Output {
        CONNECTING.scope(self, sending).await
    }

    /// Whether connecting has begun and no connection has ever come of it, which means something for a
    /// request that never gets a kept connection. That it has begun is asked for, too: if the connector
    /// were called out of sight of the task, nothing would be certain.
    pub(super) fn is_under_way(&self) -> bool {
        self.stage.load(Ordering::SeqCst) == BEGUN
    }

    fn note(&self, stage: u8) {
        self.stage.fetch_max(stage, Ordering::SeqCst);
    }
}

/// Makes a connector end in time and tell the task for which it connects, TLS and the tunnel of a proxy
/// included.
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
    S: Service<R, Error: From<io::Error>>,
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
        if let Some(watched) = &watched {
            watched.note(BEGUN);
        }
        let connecting = self.0.call(target);
        Box::pin(async move {
            let Some(watched) = watched else { return connecting.await };
            let connection =
                timeout(watched.longest, connecting).await.map_err(io::Error::from)??;
            // Before anything can be written into it.
            watched.note(DONE);
            Ok(connection)
        })
    }
}
