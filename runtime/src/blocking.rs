//! The blocking client.

#[cfg(feature = "blocking")]
mod over_ureq;
mod pages;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::call::{Accepted, Call, Failure, NextStep};
use crate::credentials::{CredentialsError, Fetch};
use crate::shared::ClientState;
use crate::transport::{Limits, TransportError};
use crate::{Config, Credentials, Error, Operation};

#[cfg(feature = "blocking")]
pub use over_ureq::UreqTransport;
pub use pages::{Items, Pages};

/// Calls operations and blocks the thread until they are done.
///
/// It behaves like [`Client`](crate::Client) in every other respect. A clone is cheap and shares
/// connections, the retry budget and the documented rate limits.
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
    /// A client over ureq with rustls, with credentials and region from the environment: see
    /// [`Config::from_env`].
    ///
    /// ```no_run
    /// let client = aliyun_api::blocking::Client::from_env();
    /// # drop(client);
    /// ```
    #[cfg(feature = "blocking")]
    #[must_use]
    pub fn from_env() -> Self {
        Self::new(Config::from_env())
    }

    /// A client over ureq with rustls.
    #[cfg(feature = "blocking")]
    #[must_use]
    pub fn new(config: Config) -> Self {
        let transport = UreqTransport::new(&config);
        Self::with_transport(config, transport)
    }

    /// A client over another transport. Use it to test a program without a network:
    ///
    /// ```
    /// use aliyun_api::http::{Request, Response};
    /// use aliyun_api::runtime::transport::Limits;
    /// use aliyun_api::{Bytes, Config, Credentials, blocking};
    ///
    /// let config = Config::new(Credentials::access_key("id", "secret")).region("cn-hangzhou");
    /// let client = blocking::Client::with_transport(config, |request: Request<Bytes>, _: Limits| {
    ///     assert_eq!(request.uri().host(), Some("ens.aliyuncs.com"));
    ///     Ok(Response::new(r#"{"RequestId": "recorded"}"#.into()))
    /// });
    /// # drop(client);
    /// ```
    pub fn with_transport(config: Config, transport: impl Transport + 'static) -> Self {
        Self::with_parts(config, transport, std::thread::sleep)
    }

    /// A client over another transport, with its own way of waiting.
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
    /// # Errors
    ///
    /// See [`Error`]. Ask [`Error::outcome`] before sending the same request again.
    pub fn send<O: Operation>(&self, operation: &O) -> Result<O::Response, Error<O::Error>> {
        self.accepted(operation)?.decode::<O>()
    }

    /// Sends a request and waits for an answer that has yet to be decoded.
    fn accepted<O: Operation>(&self, operation: &O) -> Result<Box<Accepted>, Error<O::Error>> {
        let call = self.inner.shared.begin(operation)?;
        self.inner.drive(call).map_err(|failure| Error::new(*failure))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.inner.shared.config).finish_non_exhaustive()
    }
}

impl Inner {
    /// Does what a call says until it is done.
    fn drive(&self, mut call: Call<'_>) -> Result<Box<Accepted>, Failure> {
        loop {
            match call.next() {
                NextStep::Wait(duration) => self.sleep.sleep(duration),
                NextStep::Send => match self.credentials(&call) {
                    Ok(credentials) => {
                        if let Some((request, limits)) = call.sign(&credentials) {
                            call.answered(self.transport.send(request, limits));
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
    fn credentials(&self, call: &Call<'_>) -> Result<Credentials, CredentialsError> {
        let send = |fetch: Fetch| self.transport.send(fetch.request, fetch.limits);
        self.shared.config.credentials.get(|| call.patience(), send)
    }
}

/// Sends a request over the network, once, and blocks until the answer is there.
///
/// A transport must never send a request a second time by itself, must not follow redirects, and
/// must not decompress without a bound. It keeps the time in its [`Limits`] itself: a client waits for
/// as long as its transport does. Where it is not certain that nothing was sent, it says
/// [`TransportError::maybe_sent`].
///
/// Closures that take a request and its [`Limits`] are transports.
pub trait Transport: Send + Sync {
    /// Sends the request and collects the answer.
    ///
    /// # Errors
    ///
    /// If there is no complete answer.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError>;
}

impl<F> Transport for F
where
    F: Fn(http::Request<Bytes>, Limits) -> Result<http::Response<Bytes>, TransportError>
        + Send
        + Sync,
{
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        self(request, limits)
    }
}

/// Waits.
///
/// Closures that take a duration can do that.
pub trait Sleep: Send + Sync {
    /// Waits this long.
    fn sleep(&self, duration: Duration);
}

impl<F: Fn(Duration) + Send + Sync> Sleep for F {
    fn sleep(&self, duration: Duration) {
        self(duration);
    }
}
