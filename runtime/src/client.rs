//! The asynchronous client.

#[cfg(feature = "client")]
mod connecting;
#[cfg(feature = "client")]
mod over_reqwest;
mod pages;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::call::{Accepted, Call, Failure, NextStep};
use crate::credentials::{CredentialsError, Fetch};
use crate::shared::ClientState;
use crate::transport::{Limits, TransportError};
use crate::{Config, Credentials, Error, Operation};

#[cfg(feature = "client")]
pub use over_reqwest::{ReqwestTransport, TokioSleep};
pub use pages::{Items, Pages};

/// Calls operations without blocking the thread.
///
/// A clone is cheap and shares connections, the retry budget and the documented rate limits.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    shared: ClientState,
    transport: Box<dyn Transport>,
    sleep: Box<dyn Sleep>,
}

impl Client {
    /// A client over reqwest with rustls, with credentials and region from the environment: see
    /// [`Config::from_env`].
    ///
    /// ```no_run
    /// # fn main() -> Result<(), aliyun_api::runtime::transport::TransportError> {
    /// let client = aliyun_api::Client::from_env()?;
    /// # drop(client);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    #[cfg(feature = "client")]
    pub fn from_env() -> Result<Self, TransportError> {
        Self::new(Config::from_env())
    }

    /// A client over reqwest with rustls. It must be used inside a Tokio runtime that has been built with
    /// `enable_all`.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up, for instance because the machine has no root certificates.
    #[cfg(feature = "client")]
    pub fn new(config: Config) -> Result<Self, TransportError> {
        let transport = ReqwestTransport::new(&config)?;
        Ok(Self::with_transport(config, transport))
    }

    /// A client over another transport. Use it to test a program without a network:
    ///
    /// ```
    /// use aliyun_api::http::{Request, Response};
    /// use aliyun_api::runtime::transport::Limits;
    /// use aliyun_api::{Bytes, Client, Config, Credentials};
    ///
    /// let config = Config::new(Credentials::access_key("id", "secret")).region("cn-hangzhou");
    /// let client = Client::with_transport(config, |request: Request<Bytes>, _: Limits| {
    ///     assert_eq!(request.uri().host(), Some("ens.aliyuncs.com"));
    ///     async { Ok(Response::new(r#"{"RequestId": "recorded"}"#.into())) }
    /// });
    /// # drop(client);
    /// ```
    #[cfg(feature = "client")]
    pub fn with_transport(config: Config, transport: impl Transport + 'static) -> Self {
        Self::with_parts(config, transport, TokioSleep)
    }

    /// A client over another transport, with its own way of waiting. It needs no feature and no
    /// particular runtime.
    pub fn with_parts(
        config: Config,
        transport: impl Transport + 'static,
        sleep: impl Sleep + 'static,
    ) -> Self {
        let shared = ClientState::new(config);
        let inner = Inner { shared, transport: Box::new(transport), sleep: Box::new(sleep) };
        Self { inner: Arc::new(inner) }
    }

    /// Sends a request and waits for its answer.
    ///
    /// Dropping the future stops waiting and nothing else: a request that was sent is executed all
    /// the same.
    ///
    /// # Errors
    ///
    /// See [`Error`]. Ask [`Error::outcome`] before sending the same request again.
    pub fn send<'c, O: Operation>(
        &'c self,
        operation: &O,
    ) -> impl Future<Output = Result<O::Response, Error<O::Error>>> + Send + use<'c, O> {
        let accepted = self.accepted(operation);
        async move { accepted.await?.decode::<O>() }
    }

    /// Sends a request and waits for an answer that has yet to be decoded.
    fn accepted<'c, O: Operation>(
        &'c self,
        operation: &O,
    ) -> impl Future<Output = Result<Box<Accepted>, Error<O::Error>>> + Send + use<'c, O> {
        let begun = self.inner.shared.begin(operation);
        async move { self.inner.drive(begun?).await.map_err(|failure| Error::new(*failure)) }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.inner.shared.config).finish_non_exhaustive()
    }
}

impl Inner {
    /// Does what a call says until it is done.
    async fn drive(&self, mut call: Call<'_>) -> Result<Box<Accepted>, Failure> {
        loop {
            match call.next() {
                NextStep::Wait(duration) => self.sleep.sleep(duration).await,
                NextStep::Send => match self.credentials(&call).await {
                    Ok(credentials) => {
                        if let Some((request, limits)) = call.sign(&credentials) {
                            call.answered(self.transport.send(request, limits).await);
                        }
                    }
                    Err(error) => call.without_credentials(error),
                },
                NextStep::Done(result) => return result,
            }
        }
    }

    /// The credentials for the next attempt. They are asked for anew each time, so that rotated
    /// ones are used at once.
    async fn credentials(&self, call: &Call<'_>) -> Result<Credentials, CredentialsError> {
        let sleep = |time| self.sleep.sleep(time);
        let send = |fetch: Fetch| self.transport.send(fetch.request, fetch.limits);
        self.shared.config.credentials.get_async(|| call.patience(), sleep, send).await
    }
}

/// What a transport promises.
pub type Sending<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Sends a request over the network, once.
///
/// A transport must never send a request a second time by itself, must not follow redirects, and
/// must not decompress without a bound. It keeps the time in its [`Limits`] itself: a client waits for
/// as long as its transport does. Where it is not certain that nothing was sent, it says
/// [`TransportError::maybe_sent`].
///
/// Closures that take a request and its [`Limits`] and return a future are transports.
pub trait Transport: Send + Sync {
    /// Sends the request and collects the answer.
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> Sending<'_>;
}

impl<F, R> Transport for F
where
    F: Fn(http::Request<Bytes>, Limits) -> R + Send + Sync,
    R: Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> Sending<'_> {
        Box::pin(self(request, limits))
    }
}

/// Waits without blocking the thread.
///
/// Closures that take a duration and return a future can do that.
pub trait Sleep: Send + Sync {
    /// Waits this long.
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

impl<F, R> Sleep for F
where
    F: Fn(Duration) -> R + Send + Sync,
    R: Future<Output = ()> + Send + 'static,
{
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(self(duration))
    }
}

#[cfg(test)]
mod tests {
    use super::Client;

    #[test]
    fn a_client_can_be_shared_between_threads() {
        fn shareable<T: Clone + Send + Sync + 'static>() {}
        shareable::<Client>();
        shareable::<crate::blocking::Client>();
    }
}
