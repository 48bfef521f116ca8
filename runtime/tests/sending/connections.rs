//! Faults of connections and of answers that do not arrive whole, over a real socket.
//!
//! What money depends on is counted on the server: a renewal reaches it at most once.

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
        // The server gives up a kept connection at the moment when a second request arrives.
        let server = Server::start(|number, stream| match number {
            0 | 2 => write(stream, ok().as_bytes(), After::KeepAlive),
            1 => write(stream, ok().as_bytes(), After::Close),
            _ => After::Close,
        });
        let client = client(&loopback(&server.endpoint()));
        client.send(&DescribeInstances).unwrap();
        // A renewal does not take the risk of a kept connection.
        client.send(&renew_instance()).unwrap();
        let arrived = server.arrived();
        assert_ne!(arrived[0].connection, arrived[1].connection);
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
fn fault_07_truncated_body_with_length() {
    let head = "HTTP/1.1 200 OK\r\nx-acs-request-id: H-1\r\nContent-Length: 50\r\n\r\n{\"Req";
    for error in renewals_answered(head) {
        assert_eq!((error.http_status(), error.request_id()), (Some(200), Some("H-1")));
        assert_eq!(error.outcome_unknown().unwrap().request_id(), Some("H-1"));
        assert_eq!(error.header("Content-Length"), Some("50"));
    }
}

#[test]
fn fault_08_truncated_chunks() {
    let head = "HTTP/1.1 200 OK\r\nx-acs-request-id: H-1\r\nTransfer-Encoding: chunked\r\n\r\n";
    for error in renewals_answered(&format!("{head}5\r\n{{\"Req\r\n")) {
        assert_eq!((error.http_status(), error.request_id()), (Some(200), Some("H-1")));
    }
}

#[test]
fn fault_09_body_without_length_ends_early() {
    for error in renewals_answered("HTTP/1.1 200 OK\r\n\r\n{\"Req") {
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(200)));
    }
}

#[test]
fn fault_10_empty_answers_over_the_network() {
    for answer in [http(200, "", ""), "HTTP/1.1 204 No Content\r\n\r\n".to_owned()] {
        for error in renewals_answered(&answer) {
            assert!(error.to_string().contains("the answer is empty"), "{error}");
        }
    }
}

#[test]
fn fault_11_garbage_instead_of_http() {
    for garbage in ["SSH-2.0-OpenSSH_9.6\r\n\r\n", "\0\x01\x02\x03\x04\r\n\r\n", "HTTP/9 x\r\n\r\n"]
    {
        for error in renewals_answered(garbage) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Transport, None));
        }
    }
}

#[test]
fn fault_12_server_stalls() {
    for error in renewals_end_unknown(|_, stream| stall(stream)) {
        assert!(error.is_timeout(), "{error:?}");
    }
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{";
    for error in renewals_end_unknown(move |_, stream| {
        write(stream, head.as_bytes(), After::KeepAlive);
        stall(stream)
    }) {
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!(error.http_status(), Some(200));
    }
}

#[test]
fn fault_12_server_drips() {
    // Never silent for long, never done: only the total timeout ends it.
    let drip = |start: &'static str| {
        move |_: usize, stream: &mut TcpStream| {
            let mut after = write(stream, start.as_bytes(), After::KeepAlive);
            while after == After::KeepAlive {
                thread::sleep(Duration::from_millis(50));
                after = write(stream, b"x", After::KeepAlive);
            }
            after
        }
    };
    for start in ["HTTP/1.1 200 OK\r\nx: ", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{"] {
        for client in each() {
            let server = Server::start(drip(start));
            let config = loopback(&server.endpoint()).total_timeout(Duration::from_millis(600));
            let error = renew(&client(&config));
            assert!(error.is_timeout(), "{error:?}");
            assert_eq!((server.arrived().len(), error.outcome()), (1, Outcome::Unknown));
        }
    }
}

#[test]
fn fault_13_body_without_end() {
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    for error in renewals_end_unknown(move |_, stream| {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let mut after = write(stream, head.as_bytes(), After::KeepAlive);
        while after == After::KeepAlive {
            after = write(stream, chunk.as_bytes(), After::KeepAlive);
        }
        after
    }) {
        assert_eq!(error.http_status(), Some(200));
        assert!(error.to_string().contains("too large"), "{error}");
    }
}

#[test]
fn fault_16_head_without_end() {
    let long = format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "x".repeat(2_000_000));
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "x-y: z\r\n".repeat(20_000));
    for head in [long, many] {
        for error in renewals_answered(&head) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Transport, None));
        }
    }
}

#[test]
fn fault_17_many_provisional_answers() {
    for client in each() {
        let server = Server::start(|_, stream| {
            let provisional = "HTTP/1.1 100 Continue\r\n\r\n".repeat(2000);
            write(stream, (provisional + &ok()).as_bytes(), After::Close)
        });
        // A client may take or refuse them; it must neither hang nor send again.
        let result = client(&loopback(&server.endpoint())).send(&renew_instance());
        if let Err(error) = result {
            assert_eq!(error.outcome(), Outcome::Unknown, "{error:?}");
        }
        assert_eq!(server.arrived().len(), 1);
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
