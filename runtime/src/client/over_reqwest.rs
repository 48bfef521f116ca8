//! The transport of the asynchronous client: reqwest over HTTP/1.1, without anything that would
//! send a request twice or carry it elsewhere.

use std::error::Error as StdError;
use std::future::{Future, ready};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Url;
use tokio::time::error::Elapsed;
use tokio::time::timeout;

use super::connecting::{Connecting, Watch};
use super::{Sending, Sleep, Transport};
use crate::Config;
use crate::proxy::Proxies;
use crate::transport::{Limits, TransportError, TransportErrorKind, causes};

/// Sends with reqwest. It must be used inside a Tokio runtime.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    pooled: reqwest::Client,
    fresh: reqwest::Client,
    direct: reqwest::Client,
    proxies: Arc<Proxies<Url>>,
}

impl ReqwestTransport {
    /// A transport with the timeouts and the proxy of a configuration.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up.
    pub fn new(config: &Config) -> Result<Self, TransportError> {
        let build = |builder: reqwest::ClientBuilder| {
            builder.build().map_err(|error| {
                TransportError::not_sent(TransportErrorKind::Tls).because(error.without_url())
            })
        };
        let proxies = Arc::new(Proxies::of(config, |uri| Url::parse(&uri.to_string()).ok()));
        let through_proxy = || builder(config).proxy(proxy(proxies.clone()));
        let pooled = build(through_proxy())?;
        let fresh = build(through_proxy().pool_max_idle_per_host(0))?;
        let direct = build(builder(config).pool_max_idle_per_host(0))?;
        Ok(Self { pooled, fresh, direct, proxies })
    }
}

/// Chooses the proxy for each request. One for which none can be chosen is not sent at all. This hands
/// on what has been parsed, because reqwest goes past a proxy whose address it cannot parse.
fn proxy(proxies: Arc<Proxies<Url>>) -> reqwest::Proxy {
    reqwest::Proxy::custom(move |url| {
        let uri = url.as_str().parse().ok()?;
        proxies.choose(&uri).ok().flatten().cloned()
    })
}

/// A client that knows no proxy.
///
/// It shares its time for connecting out among the addresses of a host, so that one which does not answer
/// leaves time for the next. A request may have less time than that, to which [`Watch`] sees.
fn builder(config: &Config) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .http1_only()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .connect_timeout(config.connect_timeout.min(config.total_timeout / 2))
        .connector_layer(Watch)
        .no_proxy()
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>, limits: Limits) -> Sending<'_> {
        let client = match (limits.bypass_proxy, limits.fresh_connection) {
            (true, _) => &self.direct,
            (false, true) => &self.fresh,
            (false, false) => &self.pooled,
        };
        let proxy = self.proxies.choose(request.uri());
        if let (Err(unusable), false) = (proxy, limits.bypass_proxy) {
            return Box::pin(ready(Err(TransportError::without_proxy(unusable))));
        }
        Box::pin(send(client, request, limits))
    }
}

async fn send(
    client: &reqwest::Client,
    request: http::Request<Bytes>,
    limits: Limits,
) -> Result<http::Response<Bytes>, TransportError> {
    let connecting = Connecting::within(limits.connect);
    // A kept connection may be used although another one is being made.
    let is_fresh = limits.fresh_connection || limits.bypass_proxy;
    let has_no_connection = || is_fresh && connecting.is_under_way();
    let before = |error| before_answer(error, has_no_connection());
    let mut request = reqwest::Request::try_from(request).map_err(before)?;
    *request.timeout_mut() = Some(limits.total);
    // Connecting ends in time by itself, so what exceeds this bound is the server's silence.
    let silence = limits.connect.saturating_add(limits.read);
    let sending = connecting.clone().watch(client.execute(request));
    let mut answer = match timeout(silence, sending).await {
        Ok(answer) => answer.map_err(before)?,
        Err(elapsed) if has_no_connection() => {
            return Err(TransportError::not_sent(TransportErrorKind::Timeout).because(elapsed));
        }
        Err(elapsed) => return Err(too_silent(elapsed)),
    };

    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut body = BytesMut::new();
    loop {
        let chunk = match timeout(limits.read, answer.chunk()).await {
            Ok(chunk) => chunk,
            Err(elapsed) => return Err(too_silent(elapsed).after_head(status, &headers)),
        };
        match chunk {
            Ok(Some(chunk)) if body.len() + chunk.len() > limits.body => {
                let error = TransportError::maybe_sent(TransportErrorKind::TooLarge);
                return Err(error.after_head(status, &headers));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(error) => return Err(within_answer(error).after_head(status, &headers)),
        }
    }
    let mut response = http::Response::new(body.freeze());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

fn too_silent(elapsed: Elapsed) -> TransportError {
    TransportError::maybe_sent(TransportErrorKind::Timeout).because(elapsed)
}

/// reqwest says `is_connect` only of errors before a connection was there, the TLS handshake and
/// the proxy's tunnel included. Any other error may have come after the request was written, unless there
/// was no connection when the time was over.
fn before_answer(error: reqwest::Error, has_no_connection: bool) -> TransportError {
    let failed = if error.is_builder() {
        TransportError::not_sent(TransportErrorKind::Request)
    } else if error.is_connect() && causes(&error).any(is_tls) {
        TransportError::not_sent(TransportErrorKind::Tls)
    } else if error.is_timeout() && (error.is_connect() || has_no_connection) {
        TransportError::not_sent(TransportErrorKind::Timeout)
    } else if error.is_connect() {
        TransportError::not_sent(TransportErrorKind::Connect)
    } else {
        return within_answer(error);
    };
    failed.because(error.without_url())
}

fn within_answer(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if causes(&error).any(is_parse_error) {
        TransportErrorKind::Protocol
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::maybe_sent(kind).because(error.without_url())
}

/// Whether what came is not HTTP. Of chunks that are none, hyper says so with an error of input and
/// output; but so does rustls of a connection that the other side ends, or that is damaged.
fn is_parse_error(cause: &(dyn StdError + 'static)) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput};
    let input = cause.downcast_ref::<io::Error>().map(io::Error::kind);
    (matches!(input, Some(InvalidData | InvalidInput)) && !is_tls(cause))
        || cause.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse)
}

/// Looks through errors of input and output, which hide what they wrap from `source`.
fn is_tls(cause: &(dyn StdError + 'static)) -> bool {
    let wrapped = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    cause.is::<rustls::Error>() || wrapped.is_some_and(|wrapped| is_tls(wrapped))
}

/// Waits with the timer of Tokio.
#[derive(Clone, Copy, Debug, Default)]
pub struct TokioSleep;

impl Sleep for TokioSleep {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(duration))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpListener, TcpStream};
    use std::thread;
    use std::time::Duration;

    use rustls::AlertDescription::CertificateRequired;

    use super::{Bytes, Limits, builder, is_parse_error, send};
    use crate::{Config, Credentials};

    #[test]
    fn an_alert_of_tls_is_no_answer() {
        use std::io::{Error, ErrorKind::InvalidData};
        let alert = rustls::Error::AlertReceived(CertificateRequired);
        assert!(!is_parse_error(&Error::new(InvalidData, alert)));
        assert!(is_parse_error(&Error::new(InvalidData, "no chunk")));
    }

    #[test]
    fn an_address_that_does_not_answer_leaves_time_for_the_next() {
        // A queue that is full: the system drops further attempts to connect.
        let dead =
            socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
        dead.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
        dead.listen(0).unwrap();
        let dead_at = dead.local_addr().unwrap().as_socket().unwrap();
        let fill = |_| TcpStream::connect_timeout(&dead_at, Duration::from_millis(300));
        let filled: Vec<_> = (0..4).map(fill).collect();
        assert!(filled.iter().any(Result::is_err), "the queue takes everything");

        let alive = TcpListener::bind("127.0.0.1:0").unwrap();
        let alive_at = alive.local_addr().unwrap();
        let server = thread::spawn(move || {
            let (mut stream, _) = alive.accept().unwrap();
            assert_ne!(stream.read(&mut [0; 1024]).unwrap(), 0);
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").unwrap();
        });

        let connect = Duration::from_secs(2);
        let config = Config::new(Credentials::access_key("id", "secret")).connect_timeout(connect);
        let client = builder(&config);
        let client = client.resolve_to_addrs("both.example", &[dead_at, alive_at]).build().unwrap();
        // Without a port, so each address keeps its own.
        let request = http::Request::get("http://both.example/").body(Bytes::new()).unwrap();
        let limits = Limits::new(connect, connect, Duration::from_secs(30));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let answer = runtime.block_on(send(&client, request, limits)).unwrap();
        assert_eq!(answer.status(), 204);
        server.join().unwrap();
    }
}
