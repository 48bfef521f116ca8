//! Answers that do not arrive whole, or in time, or are no HTTP.

use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use aliyun_runtime::{ErrorKind, Outcome};

use super::{each, loopback, renew, renewals_answered, renewals_end_unknown};
use crate::operations::renew_instance;
use crate::server::{After, Server, http, ok, stall, write};

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
