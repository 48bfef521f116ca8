//! The transport of the blocking client: ureq, without anything that would send a request twice or
//! carry it elsewhere.

use std::io::{self, Read};
use std::process;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::uri::Scheme;
use rustls_native_certs::load_native_certs;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, Timeout};

use super::Transport;
use crate::Config;
use crate::proxy::Proxies;
use crate::transport::{Limits, TransportError, TransportErrorKind};

/// Sends with ureq.
#[derive(Clone, Debug)]
pub struct UreqTransport {
    pooled: Agent,
    fresh: Agent,
    proxies: Arc<Proxies<ureq::Proxy>>,
    tls: Arc<OnceLock<TlsConfig>>,
    /// The process whose connections are kept. One that is forked has them as well, and each of the two
    /// would read answers to the other.
    process: u32,
}

impl UreqTransport {
    /// A transport with the proxy of a configuration.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let builder = || {
            Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .max_redirects_will_error(false)
                .proxy(None)
        };
        let pooled = builder().build().new_agent();
        let fresh = builder().max_idle_connections(0).build().new_agent();
        let proxies = Proxies::of(config, |uri| ureq::Proxy::new(&uri.to_string()).ok());
        let tls = Arc::default();
        Self { pooled, fresh, proxies: Arc::new(proxies), tls, process: process::id() }
    }
}

impl UreqTransport {
    /// The proxy for a request, if there is one.
    fn proxy<B>(&self, request: &http::Request<B>) -> Result<Option<ureq::Proxy>, TransportError> {
        let proxy = self.proxies.choose(request.uri()).map_err(TransportError::without_proxy)?;
        Ok(proxy.cloned())
    }

    /// How TLS is set up: with the roots of the system, as the other client has them, because a company may
    /// add its own. They are read once, at the first request that needs them.
    fn tls(&self) -> Result<TlsConfig, TransportError> {
        if let Some(tls) = self.tls.get() {
            return Ok(tls.clone());
        }
        let found = load_native_certs();
        if found.certs.is_empty() {
            return Err(without_roots(found.errors));
        }
        let roots = found.certs.iter().map(|root| Certificate::from_der(root).to_owned());
        let tls = TlsConfig::builder().root_certs(RootCerts::from(roots)).build();
        Ok(self.tls.get_or_init(|| tls).clone())
    }
}

/// There is nobody to trust. If the files cannot be opened, that may pass, as with connections that cannot.
fn without_roots(errors: Vec<rustls_native_certs::Error>) -> TransportError {
    use rustls_native_certs::ErrorKind::Io;
    match errors.into_iter().next() {
        Some(error) if matches!(error.kind, Io { .. }) => {
            TransportError::not_sent(TransportErrorKind::Connect).because(error)
        }
        Some(error) => TransportError::not_sent(TransportErrorKind::Tls).because(error),
        None => TransportError::not_sent(TransportErrorKind::Tls)
            .because("the system has no root certificates that could be trusted"),
    }
}

impl Transport for UreqTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let may_keep = !limits.fresh_connection && self.process == process::id();
        let agent = if may_keep { &self.pooled } else { &self.fresh };
        let proxy = if limits.bypass_proxy { None } else { self.proxy(&request)? };
        let addresses = [Some(request.uri()), proxy.as_ref().map(ureq::Proxy::uri)];
        let needs_tls = addresses.into_iter().flatten().any(has_tls);
        let tls = if needs_tls { self.tls()? } else { TlsConfig::default() };
        let started = Instant::now();
        let answer = if request.body().is_empty() {
            run(agent, request.map(|_| ()), proxy, tls, limits)
        } else {
            run(agent, request.map(Vec::from), proxy, tls, limits)
        };
        // Looking up the name and connecting have a timeout each.
        let may_be_connecting = started.elapsed() <= limits.connect.saturating_mul(2);
        collect(answer.map_err(|error| before_answer(error, may_be_connecting))?, limits)
    }
}

fn run<B: ureq::AsSendBody>(
    agent: &Agent,
    request: http::Request<B>,
    proxy: Option<ureq::Proxy>,
    tls: TlsConfig,
    limits: Limits,
) -> Result<http::Response<Body>, ureq::Error> {
    let silence = longest_silence(request.uri(), limits);
    let request = agent
        .configure_request(request)
        .proxy(proxy)
        .tls_config(tls)
        .timeout_global(Some(limits.total))
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_per_read(Some(silence))
        .timeout_per_write(Some(limits.read))
        .build();
    agent.run(request)
}

/// How long the server may be silent.
///
/// ureq has one bound for all of that, the TLS handshake included, and does not tell in which part it
/// was exceeded. What matters of a request that must be executed at most once is whether it was sent:
/// there the time for connecting is over first, of which ureq tells.
fn longest_silence(uri: &http::Uri, limits: Limits) -> Duration {
    if has_tls(uri) && limits.fresh_connection {
        limits.read.max(limits.connect)
    } else {
        limits.read
    }
}

fn has_tls(uri: &http::Uri) -> bool {
    uri.scheme() == Some(&Scheme::HTTPS)
}

/// Collects the body, up to its limit.
fn collect(
    answer: http::Response<Body>,
    limits: Limits,
) -> Result<http::Response<Bytes>, TransportError> {
    let (head, body) = answer.into_parts();
    let mut collected = Vec::new();
    let mut reader = body.into_reader().take(limits.body as u64 + 1);
    reader.read_to_end(&mut collected).map_err(|error| {
        within_answer(ureq::Error::from(error)).after_head(head.status, &head.headers)
    })?;
    if collected.len() > limits.body {
        let error = TransportError::maybe_sent(TransportErrorKind::TooLarge);
        return Err(error.after_head(head.status, &head.headers));
    }
    Ok(http::Response::from_parts(head, Bytes::from(collected)))
}

/// Nothing was sent only where ureq cannot have had a connection, or had none that was trusted.
/// An error of the network may come before or after the request was written, so it counts as after
/// unless its kind occurs in connecting alone, and the time for that was not over: if nothing comes
/// through any more, the system tells in the end what the last router said, and that may be that
/// the connection is refused.
fn before_answer(error: ureq::Error, may_be_connecting: bool) -> TransportError {
    use TransportErrorKind::{Connect, Request, Timeout as TimedOut, Tls};
    let kind = match &error {
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::InvalidProxyUrl
        | ureq::Error::ConnectProxyFailed(_) => Connect,
        ureq::Error::Io(cause) if may_be_connecting && is_of_connecting(cause) => Connect,
        ureq::Error::Io(cause) if is_failed_lookup(cause) => Connect,
        ureq::Error::Io(cause) if may_be_connecting && is_of_handshake(cause) => Tls,
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => TimedOut,
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) | ureq::Error::TlsRequired => Tls,
        ureq::Error::Http(_) | ureq::Error::BadUri(_) | ureq::Error::RequireHttpsOnly(_) => Request,
        _ => return within_answer(error),
    };
    TransportError::not_sent(kind).because(error)
}

/// Whether the system knows an error in connecting alone. That a host or a network cannot be reached
/// may turn out later, too.
fn is_of_connecting(error: &io::Error) -> bool {
    use io::ErrorKind::{AddrNotAvailable, ConnectionRefused};
    matches!(error.kind(), ConnectionRefused | AddrNotAvailable) || has_no_descriptor_left(error)
}

/// Whether nothing more can be opened: ENFILE or EMFILE, for which the standard library has no kind. A
/// request is written through what is open already.
fn has_no_descriptor_left(error: &io::Error) -> bool {
    cfg!(unix) && matches!(error.raw_os_error(), Some(23 | 24))
}

/// Whether a name has no address. The standard library has no kind of error for that, only this
/// text, and on some systems not even that; then it counts as if the request had been sent.
fn is_failed_lookup(error: &io::Error) -> bool {
    let cause = error.get_ref().map(ToString::to_string).unwrap_or_default();
    cause.starts_with("failed to lookup address information")
}

/// Whether one side refused what the other said in the TLS handshake, before which this side writes no
/// part of a request, if the time for that was not over. Other alerts, and what is not TLS, may come
/// later as well.
fn is_of_handshake(error: &io::Error) -> bool {
    use rustls::AlertDescription::{NoApplicationProtocol, ProtocolVersion, UnrecognisedName};
    use rustls::Error::{AlertReceived, InvalidCertificate, PeerIncompatible};
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref::<rustls::Error>());
    matches!(
        cause,
        Some(
            InvalidCertificate(_)
                | PeerIncompatible(_)
                | AlertReceived(NoApplicationProtocol | ProtocolVersion | UnrecognisedName)
        )
    )
}

fn within_answer(error: ureq::Error) -> TransportError {
    let kind = match &error {
        ureq::Error::Timeout(_) => TransportErrorKind::Timeout,
        ureq::Error::Io(cause)
            if matches!(cause.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) =>
        {
            TransportErrorKind::Timeout
        }
        // The end in the middle of a chunk is called so.
        ureq::Error::Io(_) | ureq::Error::BodyStalled => TransportErrorKind::Interrupted,
        ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => {
            TransportErrorKind::Protocol
        }
        _ => TransportErrorKind::Other,
    };
    TransportError::maybe_sent(kind).because(error)
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Write};
    use std::net::TcpListener;
    use std::path::Path;
    use std::thread;
    use std::time::Duration;

    use rustls::AlertDescription;

    use super::{Bytes, Limits, Transport, UreqTransport, before_answer, without_roots};
    use crate::transport::{Sent, TransportErrorKind};
    use crate::{Config, Credentials};

    #[test]
    fn a_process_that_was_forked_does_not_share_connections() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = thread::spawn(move || {
            // One that is closed would not be used again in any case.
            let open = listener.incoming().flatten().take(2).map(|mut stream| {
                assert_ne!(stream.read(&mut [0; 1024]).unwrap(), 0);
                stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").unwrap();
                stream
            });
            open.collect::<Vec<_>>()
        });
        let config = Config::new(Credentials::access_key("id", "secret"));
        let parent = UreqTransport::new(&config);
        let child = UreqTransport { process: 0, ..parent.clone() };
        let second = Duration::from_secs(1);
        for transport in [parent, child] {
            let request = http::Request::get(format!("http://{address}/")).body(Bytes::new());
            let limits = Limits::new(second, second, second);
            assert_eq!(transport.send(request.unwrap(), limits).unwrap().status(), 204);
        }
        server.join().unwrap();
    }

    #[test]
    fn roots_that_cannot_be_opened_may_be_opened_later() {
        let missing = Path::new("no-such-file");
        let found = rustls_native_certs::load_certs_from_paths(Some(missing), None);
        for (errors, kind) in
            [(found.errors, TransportErrorKind::Connect), (Vec::new(), TransportErrorKind::Tls)]
        {
            let error = without_roots(errors);
            assert_eq!((error.kind(), error.sent()), (kind, Sent::No));
        }
    }

    #[test]
    fn only_errors_of_connecting_say_that_nothing_was_sent() {
        use io::ErrorKind;
        for (kind, expected) in [
            (ErrorKind::ConnectionRefused, Sent::No),
            (ErrorKind::AddrNotAvailable, Sent::No),
            // A router may tell so while an answer is waited for.
            (ErrorKind::HostUnreachable, Sent::Maybe),
            (ErrorKind::NetworkUnreachable, Sent::Maybe),
            (ErrorKind::ConnectionReset, Sent::Maybe),
            (ErrorKind::UnexpectedEof, Sent::Maybe),
            (ErrorKind::TimedOut, Sent::Maybe),
        ] {
            let error =
                |may_be_connecting| before_answer(ureq::Error::Io(kind.into()), may_be_connecting);
            assert_eq!(error(true).sent(), expected, "{kind:?}");
            // A connection that was there is refused, once the system gives up sending.
            assert_eq!(error(false).sent(), Sent::Maybe, "{kind:?}");
        }
        #[cfg(unix)]
        for number in [23, 24] {
            let error = || ureq::Error::Io(io::Error::from_raw_os_error(number));
            assert_eq!(before_answer(error(), true).sent(), Sent::No, "{:?}", error());
            assert_eq!(before_answer(error(), false).sent(), Sent::Maybe, "{:?}", error());
        }
        for alert in [AlertDescription::ProtocolVersion, AlertDescription::UnrecognisedName] {
            let cause = || io::Error::other(rustls::Error::AlertReceived(alert));
            assert_eq!(before_answer(cause().into(), true).sent(), Sent::No, "{alert:?}");
            // Then the handshake was over, whatever the other side means by it.
            assert_eq!(before_answer(cause().into(), false).sent(), Sent::Maybe, "{alert:?}");
        }
    }
}
