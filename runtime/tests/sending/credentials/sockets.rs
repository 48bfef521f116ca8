//! Credentials from a service on this machine, over the clients' own transports.

use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aliyun_runtime::credentials::{CredentialsProvider, CredentialsSource};
use aliyun_runtime::transport::{Limits, Sent, TransportErrorKind};
use aliyun_runtime::{Config, ErrorKind, Outcome, blocking, client};
use bytes::Bytes;

use super::{KEY, Variables};
use crate::clients::{AnyClient, both, config, runtime};
use crate::operations::renew_instance;
use crate::server::{After, FullQueue, Server, http, ok, stall, write};

fn over_sockets(
    script: impl Fn(usize, &mut TcpStream) -> After + Send + Sync + Clone + 'static,
    test: impl Fn(&AnyClient, &Server, &Server),
) {
    let client = |client: fn([AnyClient; 2]) -> AnyClient| {
        let credentials = Server::start(script.clone());
        let service = Server::answering(ok());
        let source = CredentialsSource::credentials_uri(format!("{}/c", credentials.endpoint()));
        let provider =
            CredentialsProvider::with_environment(source, Arc::new(Variables::default()));
        let config = Config::new(provider)
            .region("cn-hangzhou")
            .endpoint(service.endpoint())
            .allow_plain_http()
            .total_timeout(Duration::from_millis(400));
        test(&client(both(&config)), &credentials, &service);
    };
    client(|[first, _]| first);
    client(|[_, second]| second);
}

#[test]
fn a_service_on_this_machine_gives_them() {
    let script =
        |_, stream: &mut TcpStream| write(stream, http(200, "", KEY).as_bytes(), After::Close);
    over_sockets(script, |client, credentials, service| {
        client.send(&renew_instance()).expect("accepted");
        client.send(&renew_instance()).expect("accepted");
        assert_eq!(credentials.arrived().len(), 1);
        assert_eq!(credentials.arrived()[0].request_line(), "GET /c HTTP/1.1");
        let tokens: Vec<_> = service.arrived();
        assert_eq!(tokens.len(), 2);
        assert_eq!(tokens[1].header("x-acs-security-token"), Some("o"));
    });
}

#[test]
fn a_redirect_of_that_service_is_not_followed() {
    let script = |_, stream: &mut TcpStream| {
        let elsewhere = "Location: http://127.0.0.1:9/\r\n";
        write(stream, http(302, elsewhere, "").as_bytes(), After::Close)
    };
    over_sockets(script, |client, credentials, service| {
        let error = client.send(&renew_instance()).expect_err("a redirect");
        assert!(error.to_string().contains("answered with HTTP status 302"), "{error}");
        assert_eq!((credentials.arrived().len(), service.arrived().len()), (1, 0));
    });
}

#[test]
fn a_service_that_stalls_takes_no_more_than_the_time_of_the_call() {
    over_sockets(
        |_, stream| stall(stream),
        |client, credentials, service| {
            let start = Instant::now();
            let error = client.send(&renew_instance()).expect_err("no answer");
            assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Credentials, Outcome::NotSent));
            assert_eq!((credentials.arrived().len(), service.arrived().len()), (1, 0));
        },
    );
}

/// The first to ask has hardly any time, and the service stalls; the second has time.
#[test]
fn a_call_in_a_hurry_does_not_fail_one_that_waits_for_its_credentials() {
    for client in [AnyClient::over_reqwest, AnyClient::over_ureq] {
        let credentials = Server::start(|index, stream| match index {
            0 => stall(stream),
            _ => write(stream, http(200, "", KEY).as_bytes(), After::Close),
        });
        let service = Server::answering(ok());
        let source = CredentialsSource::credentials_uri(format!("{}/c", credentials.endpoint()));
        let provider =
            CredentialsProvider::with_environment(source, Arc::new(Variables::default()));
        let config = Config::new(provider).region("cn-hangzhou").endpoint(service.endpoint());
        let config = config.allow_plain_http();
        let hurried = client(&config.clone().total_timeout(Duration::from_millis(800)));
        let patient = client(&config.total_timeout(Duration::from_secs(20)));
        std::thread::scope(|scope| {
            let first = scope.spawn(|| hurried.send(&renew_instance()).expect_err("no time"));
            while credentials.arrived().is_empty() {
                std::thread::sleep(Duration::from_millis(1));
            }
            patient.send(&renew_instance()).expect("accepted");
            let error = first.join().expect("no panic");
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Credentials, Outcome::NotSent));
        });
        assert_eq!((credentials.arrived().len(), service.arrived().len()), (2, 1));
    }
}

/// Whatever the configuration says of calls: nobody answers where there is no metadata service.
#[test]
fn connecting_to_the_metadata_service_takes_no_longer_than_it_may() {
    let queue = FullQueue::new();
    let second = Duration::from_secs(1);
    let mut limits = Limits::new(second, second, 2 * second);
    limits.bypass_proxy = true;
    let request = || http::Request::get(queue.endpoint()).body(Bytes::new()).expect("valid");
    let config = config().connect_timeout(Duration::from_secs(9));
    let asynchronous = client::ReqwestTransport::new(&config).expect("it can be made");
    let blocking = blocking::UreqTransport::new(&config);
    for is_async in [true, false] {
        let start = Instant::now();
        let answer = if is_async {
            runtime().block_on(client::Transport::send(&asynchronous, request(), limits))
        } else {
            blocking::Transport::send(&blocking, request(), limits)
        };
        let error = answer.expect_err("nobody accepts the connection");
        let took = start.elapsed();
        assert!(second.mul_f32(0.9) < took && took < second.mul_f32(1.7), "{took:?}");
        assert_eq!((error.kind(), error.sent()), (TransportErrorKind::Timeout, Sent::No));
    }
}
