//! Faults of connections and of answers that do not arrive whole, over a real socket.
//!
//! What money depends on is counted on the server: a renewal reaches it at most once.

mod broken_answers;

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use aliyun_api::ens::{RenewInstanceError, RenewInstanceRequest};
use aliyun_runtime::{Client, Config, Error, ErrorKind, Outcome, Proxy, RetryPolicy};
use serde_json::Value;

use crate::clients::{AnyClient, both, config, runtime};
use crate::operations::{DescribeInstances, renew_instance};
use crate::server::{After, FullQueue, Server, http, ok, stall, write};

/// Short timeouts, short waits, and no proxy.
pub(crate) fn loopback(endpoint: &str) -> Config {
    config()
        .endpoint(endpoint)
        .allow_plain_http()
        .proxy(Proxy::Off)
        .connect_timeout(Duration::from_millis(500))
        .read_timeout(Duration::from_millis(400))
        .total_timeout(Duration::from_secs(5))
        .retry(RetryPolicy::default().base_delay(Duration::from_millis(1)))
}

fn renew(client: &AnyClient) -> Error<RenewInstanceError> {
    client.send(&renew_instance()).unwrap_err()
}

/// A renewal over each client meets a server with this script. It must arrive once, and its
/// outcome must be unknown. Returns the errors.
pub(crate) fn renewals_end_unknown(
    script: impl Fn(usize, &mut TcpStream) -> After + Send + Sync + Clone + 'static,
) -> [Error<RenewInstanceError>; 2] {
    let check = |client: fn(&Config) -> AnyClient| {
        let server = Server::start(script.clone());
        let error = renew(&client(&loopback(&server.endpoint())));
        assert_eq!(server.arrived().len(), 1, "{error:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "{error:?}");
        let unknown = error.outcome_unknown().unwrap();
        let arrived = &server.arrived()[0];
        assert_eq!(arrived.header("x-acs-signature-nonce"), Some(unknown.nonce()), "{error:?}");
        error
    };
    [check(first), check(second)]
}

/// Both clients, one at a time.
pub(crate) fn each() -> [fn(&Config) -> AnyClient; 2] {
    [first, second]
}

fn first(config: &Config) -> AnyClient {
    AnyClient::over_reqwest(config)
}

fn second(config: &Config) -> AnyClient {
    AnyClient::over_ureq(config)
}

/// A renewal over each client meets a server that answers with these bytes and closes.
pub(crate) fn renewals_answered(bytes: &str) -> [Error<RenewInstanceError>; 2] {
    let bytes = bytes.to_owned();
    renewals_end_unknown(move |_, stream| write(stream, bytes.as_bytes(), After::Close))
}

#[test]
fn a_request_arrives_as_it_was_signed() {
    let server = Server::answering(ok());
    for client in both(&loopback(&server.endpoint())) {
        let renewed = client.send(&RenewInstanceRequest::new("中 *~+/", 1));
        assert_eq!(renewed.unwrap().request_id.as_deref(), Some("R-ok"));
        client.send(&DescribeInstances).unwrap();
    }
    for pair in server.arrived().chunks(2) {
        let line = "GET /?InstanceId=%E4%B8%AD%20%2A~%2B%2F&Period=1 HTTP/1.1";
        assert_eq!(pair[0].request_line(), line);
        assert_eq!(pair[0].header("host"), Some(server.address().to_string().as_str()));
        assert_eq!(pair[0].header("content-length"), None);
        assert_eq!(pair[0].header("accept-encoding"), Some("identity"));
        assert!(pair[0].header("user-agent").unwrap().starts_with("aliyun-runtime/"));
        assert_eq!(pair[1].request_line(), "POST / HTTP/1.1");
        assert_eq!(pair[1].header("content-length"), Some("0"));
        assert_eq!(pair[1].header("content-type"), None);
        assert!(pair[1].header("authorization").unwrap().starts_with("ACS3-HMAC-SHA256 Cred"));
    }
}

#[test]
fn fault_01_connection_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    for client in both(&loopback(&endpoint)) {
        let error = renew(&client);
        assert!(error.is_connect(), "{error:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3), "{error:?}");
        assert_eq!(error.outcome_unknown().map(|_| ()), None);
        assert!(error.to_string().contains("nothing was sent"), "{error}");
    }
}

#[test]
fn fault_01_no_address() {
    // A label of a name has 63 characters at the most, so this is looked up nowhere.
    let config = loopback(&format!("http://{}.invalid", "a".repeat(64)));
    for client in both(&config) {
        let error = renew(&client);
        assert!(error.is_connect(), "{error:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3), "{error:?}");
    }
}

#[test]
fn fault_03_connect_timeout() {
    let queue = FullQueue::new();
    let config = loopback(&queue.endpoint()).retry(RetryPolicy::off());
    // Nor is it unclear if the time for the call is shorter than that for connecting, or if it is over
    // while the second attempt is connecting.
    let short = config.clone().connect_timeout(Duration::from_secs(9));
    let short = short.total_timeout(Duration::from_millis(500));
    let twice = loopback(&queue.endpoint()).total_timeout(Duration::from_secs(1));
    for client in [&config, &short, &twice].into_iter().flat_map(both) {
        let error = renew(&client);
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!(error.outcome(), Outcome::NotSent, "{error:?}");
    }
}

#[test]
fn a_client_outlives_the_runtime_in_which_it_was_made() {
    let server = Server::start(|_, stream| write(stream, ok().as_bytes(), After::KeepAlive));
    let client = Client::new(loopback(&server.endpoint())).unwrap();
    for _ in 0..2 {
        // The tasks of its connections end with each runtime.
        let runtime = runtime();
        runtime.block_on(client.send(&renew_instance())).unwrap();
        runtime.block_on(client.send(&DescribeInstances)).unwrap();
    }
    assert_eq!(server.arrived().len(), 4);
}

#[test]
fn fault_04_connection_ends_after_the_request() {
    for after in [After::Close, After::Reset] {
        for error in renewals_end_unknown(move |_, _| after) {
            assert_eq!(error.kind(), ErrorKind::Transport);
            assert!(!error.is_timeout(), "{error:?}");
            assert!(error.to_string().contains("find out before sending it again"), "{error}");
        }
    }
}

#[test]
fn fault_04_reading_is_sent_again() {
    for client in each() {
        let server = Server::start(|number, stream| match number {
            0 => After::Close,
            1 => After::Reset,
            _ => write(stream, ok().as_bytes(), After::Close),
        });
        let client = client(&loopback(&server.endpoint()));
        client.send(&DescribeInstances).unwrap();
        assert_eq!(server.arrived().len(), 3);
    }
}

#[test]
fn fault_05_stale_connection() {
    for client in each() {
        // The server resets a kept connection, and no task of the client is running to see that.
        let server = Server::start(|number, stream| {
            let after = write(stream, ok().as_bytes(), After::KeepAlive);
            if number > 0 {
                return after;
            }
            thread::sleep(Duration::from_millis(50));
            After::Reset
        });
        let client = client(&loopback(&server.endpoint()));
        client.send(&DescribeInstances).unwrap();
        thread::sleep(Duration::from_millis(150));
        client.send(&renew_instance()).unwrap();
        client.send(&DescribeInstances).unwrap();
        let connections: Vec<_> = server.arrived().iter().map(|one| one.connection).collect();
        assert_eq!(connections, [0, 1, 2]);
    }
}

#[test]
fn fault_05_renewal_never_reuses_a_connection() {
    for client in each() {
        let server = Server::start(|_, stream| write(stream, ok().as_bytes(), After::KeepAlive));
        let client = client(&loopback(&server.endpoint()));
        for _ in 0..2 {
            client.send(&DescribeInstances).unwrap();
        }
        for _ in 0..2 {
            client.send(&renew_instance()).unwrap();
        }
        let connections: Vec<_> = server.arrived().iter().map(|one| one.connection).collect();
        assert_eq!(connections, [0, 0, 1, 2]);
    }
}

#[test]
fn fault_44_to_46_redirects_are_not_followed() {
    let other = Arc::new(Server::answering(ok()));
    for status in [301, 302, 303, 307, 308] {
        let location = format!("Location: {}/?secret=s\r\n", other.endpoint());
        for error in renewals_answered(&http(status, &location, "{}")) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(status)));
            let shown = error.to_string();
            assert!(shown.contains("redirects to 127.0.0.1"), "{shown}");
            assert!(!shown.contains("secret"), "{shown}");
        }
    }
    assert_eq!(other.arrived().len(), 0);
}

#[test]
fn fault_46_plain_http_only_if_asked_for() {
    let server = Server::answering(ok());
    for client in both(&config().endpoint(server.endpoint())) {
        let error = renew(&client);
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Configuration, Outcome::NotSent));
        assert!(error.to_string().contains("not encrypted"), "{error}");
    }
    assert_eq!(server.arrived().len(), 0);
}

#[test]
fn fault_53_dropped_future() {
    let server = Server::start(|number, stream| match number {
        0 => stall(stream),
        _ => write(stream, ok().as_bytes(), After::Close),
    });
    let client = Client::new(loopback(&server.endpoint())).unwrap();
    runtime().block_on(async {
        let request = renew_instance();
        let dropped = tokio::time::timeout(Duration::from_millis(200), client.send(&request));
        assert!(dropped.await.is_err());
        // The server has it, and the client goes on working.
        assert_eq!(server.arrived().len(), 1);
        client.send(&DescribeInstances).await.unwrap();
    });
    assert_eq!(server.arrived().len(), 2);
}

#[test]
fn fault_56_errors_show_no_parameters() {
    let secret = RenewInstanceRequest::new("i-do-not-show", 1);
    let closing = Server::start(|_, _| After::Close);
    let refused = "http://127.0.0.1:9".to_owned();
    for endpoint in [closing.endpoint(), refused] {
        for client in both(&loopback(&endpoint).retry(RetryPolicy::off())) {
            let error = client.send(&secret).unwrap_err();
            let mut shown = format!("{error} {error:?} {}", error.explain());
            let mut source = std::error::Error::source(&error);
            while let Some(cause) = source {
                shown = format!("{shown} {cause} {cause:?}");
                source = cause.source();
            }
            assert!(!shown.contains("do-not-show") && !shown.contains("testAccessKeySecret"));
        }
    }
}

#[test]
fn recorded_answers_that_never_come() {
    let file: Value = serde_json::from_str(include_str!("../wire/answers.json")).unwrap();
    for case in file["cases"].as_array().unwrap() {
        match case["answer"]["mode"].as_str() {
            None => {}
            Some("close") => drop(renewals_end_unknown(|_, _| After::Close)),
            Some("hang") => drop(renewals_end_unknown(|_, stream| stall(stream))),
            Some("refused") => {
                let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
                for client in both(&loopback(&format!("http://{free}"))) {
                    assert_eq!(renew(&client).outcome(), Outcome::NotSent);
                }
            }
            Some(mode) => {
                // Whatever else a server may do, it gets the renewal once.
                let cut = renewals_end_unknown(|_, stream| {
                    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Le");
                    After::Reset
                });
                assert_eq!(cut.len(), 2, "{mode}");
            }
        }
    }
}
