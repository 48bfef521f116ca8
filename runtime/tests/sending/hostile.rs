//! Servers that do what no service should, over a real socket. Whatever it is, a renewal arrives once,
//! nothing hangs, and nothing is taken for what it is not.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use aliyun_api::ens::RenewInstanceRequest;
use aliyun_runtime::{ErrorKind, Outcome, RetryPolicy, Validation};
use socket2::{Domain, Socket, Type};

use crate::clients::both;
use crate::connections::{each, loopback, renewals_answered, renewals_end_unknown};
use crate::framing::LargeRenewal;
use crate::operations::{DescribeInstances, renew_instance};
use crate::server::{After, Server, http, ok, write};

#[test]
fn redirects_to_what_is_no_address() {
    for location in
        ["", "http://", "::::", "//", "http://[bad", "http://ex ample/", "https://u:p@/", "\u{e9}"]
    {
        for status in [301, 302, 303, 307, 308] {
            let answer = http(status, &format!("Location: {location}\r\n"), "{}");
            for error in renewals_answered(&answer) {
                assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(status)));
                assert!(!error.to_string().contains("u:p"), "{error}");
            }
        }
    }
}

#[test]
fn statuses_that_ask_to_try_again() {
    for status in [408, 409, 413, 421, 423, 425, 429, 449, 500, 502, 503, 504, 509, 529, 599] {
        let headers = "Retry-After: 0\r\nConnection: close\r\n";
        for error in renewals_answered(&http(status, headers, "")) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(status)));
            assert_eq!(error.retry_after(), Some(Duration::ZERO));
        }
    }
}

#[test]
fn an_unasked_answer_on_an_idle_connection() {
    // As servers that close an idle connection announce it.
    let timeout = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    for client in each() {
        let server = Server::start(move |number, stream| {
            let after = write(stream, ok().as_bytes(), After::KeepAlive);
            if number == 0 {
                thread::sleep(Duration::from_millis(50));
                return write(stream, timeout.as_bytes(), After::Close);
            }
            after
        });
        let client = client(&loopback(&server.endpoint()));
        client.send(&DescribeInstances).unwrap();
        client.pause(Duration::from_millis(150));
        client.send(&renew_instance()).unwrap();
        client.send(&DescribeInstances).unwrap();
        assert_eq!(server.arrived().len(), 3);
    }
}

#[test]
fn answers_of_http_2() {
    // Settings and "go away", and a stream that is refused.
    let settings = "\0\0\0\x04\0\0\0\0\0";
    let go_away = "\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\0";
    let refused = "\0\0\x04\x03\0\0\0\0\x01\0\0\0\x07";
    for frames in [settings.to_owned() + go_away, settings.to_owned() + refused] {
        for error in renewals_answered(&frames) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Transport, None));
        }
    }
}

#[test]
fn lengths_that_do_not_fit_the_body() {
    let body = r#"{"RequestId":"R-1","x":5}"#;
    for (length, status) in
        [(3, Some(200)), (body.len() - 1, Some(200)), (body.len() + 1, Some(200))]
    {
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}");
        for error in renewals_answered(&answer) {
            assert_eq!((error.http_status(), error.outcome()), (status, Outcome::Unknown));
        }
    }
    // More than memory is announced; nothing is set aside for it.
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", u64::MAX / 2);
    for error in renewals_answered(&answer) {
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

/// A proxy and a client that disagree about where an answer ends can be made to take a part of one
/// for another.
#[test]
fn bodies_of_statuses_that_have_none() {
    let body = http(200, "", r#"{"RequestId":"R-smuggled"}"#);
    for head in [
        "HTTP/1.1 204 No Content\r\n".to_owned(),
        "HTTP/1.1 304 Not Modified\r\n".to_owned(),
        format!("HTTP/1.1 304 Not Modified\r\nContent-Length: {}\r\n", body.len()),
        format!("HTTP/1.1 204 No Content\r\nContent-Length: {}\r\n", body.len()),
    ] {
        for client in each() {
            let answer = format!("{head}\r\n{body}");
            let server = Server::start(move |number, stream| match number {
                0 => write(stream, answer.as_bytes(), After::KeepAlive),
                _ => write(stream, ok().as_bytes(), After::KeepAlive),
            });
            let client = client(&loopback(&server.endpoint()));
            client.send(&DescribeInstances).unwrap_err();
            let second = client.send(&DescribeInstances).unwrap();
            assert_eq!(second.request_id.as_deref(), Some("R-ok"));
        }
    }
}

/// Which of these a client takes is up to its HTTP library.
#[test]
fn heads_and_chunks_that_libraries_disagree_about() {
    let body = r#"{"RequestId":"R-ok"}"#;
    let chunk = format!("{:x}\r\n{body}\r\n0\r\n", body.len());
    let (many, fold) = ("x-y: z\r\n".repeat(120), "x: y\r\n z\r\n");
    for answer in [
        http(200, &many, body),
        http(200, fold, body),
        http(200, "x : y\r\n", body),
        http(200, "x: caf\u{e9}\r\n", body),
        format!("\r\n\r\n{}", ok()),
        ok().replace("\r\n", "\n"),
        format!("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}\r\n"),
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n{chunk}\r\n"),
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\n{body}"),
        format!(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}\r\n"
        ),
        format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}{}\r\n",
            "t: v\r\n".repeat(20_000)
        ),
        format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}",
            chunk.replacen("\r\n", &format!(";{}\r\n", "e".repeat(100_000)), 1) + "\r\n"
        ),
    ] {
        for client in each() {
            let bytes = answer.clone();
            let server =
                Server::start(move |_, stream| write(stream, bytes.as_bytes(), After::Close));
            let client = client(&loopback(&server.endpoint()));
            match client.send(&renew_instance()) {
                Ok(renewed) => assert_eq!(renewed.request_id.as_deref(), Some("R-ok"), "{answer}"),
                Err(error) => assert_eq!(error.outcome(), Outcome::Unknown, "{error:?}"),
            }
            assert_eq!(server.arrived().len(), 1);
        }
    }
}

#[test]
fn an_answer_that_comes_byte_by_byte() {
    for client in each() {
        let server = Server::start(|_, stream| {
            for byte in ok().bytes() {
                thread::sleep(Duration::from_millis(2));
                if stream.write_all(&[byte]).is_err() {
                    break;
                }
            }
            After::Close
        });
        client(&loopback(&server.endpoint())).send(&renew_instance()).unwrap();
        assert_eq!(server.arrived().len(), 1);
    }
}

#[test]
fn a_redirect_that_never_ends_is_not_waited_for_longer_than_any_answer() {
    for error in renewals_end_unknown(|_, stream| {
        write(stream, b"HTTP/1.1 302 Found\r\nLocation: http://x/\r\n", After::KeepAlive);
        thread::sleep(Duration::from_secs(1));
        After::Close
    }) {
        assert!(error.is_timeout(), "{error:?}");
    }
}

#[test]
fn a_server_that_accepts_and_never_reads() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let (open, connections) = channel();
    thread::spawn(move || listener.incoming().flatten().try_for_each(|stream| open.send(stream)));
    for client in both(&loopback(&endpoint)) {
        let request = LargeRenewal("x".repeat(8 * 1024 * 1024));
        let error = client.send(&request).unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
        assert_eq!(connections.try_iter().count(), 1);
    }
}

#[test]
fn a_server_that_listens_only_after_a_while() {
    for client in each() {
        // The port is taken, so that nobody else listens there.
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket.bind(&"127.0.0.1:0".parse::<SocketAddr>().unwrap().into()).unwrap();
        let address = socket.local_addr().unwrap().as_socket().unwrap();
        let policy = RetryPolicy::default().base_delay(Duration::from_millis(200));
        let config = loopback(&format!("http://{address}")).retry(policy.max_attempts(20));
        let served = thread::spawn(move || {
            thread::sleep(Duration::from_millis(100));
            socket.listen(1).unwrap();
            let (mut stream, _) = TcpListener::from(socket).accept().unwrap();
            let length = stream.read(&mut [0; 4096]).unwrap();
            stream.write_all(ok().as_bytes()).unwrap();
            length
        });
        client(&config).send(&renew_instance()).unwrap();
        assert!(served.join().unwrap() > 0);
    }
}

/// Whatever a parameter has in it, it arrives percent encoded, or nothing is sent.
#[test]
fn parameters_that_no_console_would_send() {
    let server = Server::answering(ok());
    for (id, line) in [
        ("a\0b", "GET /?InstanceId=a%00b&Period=1 HTTP/1.1"),
        ("\u{301}", "GET /?InstanceId=%CC%81&Period=1 HTTP/1.1"),
        ("\u{202e}\u{feff}", "GET /?InstanceId=%E2%80%AE%EF%BB%BF&Period=1 HTTP/1.1"),
        (" \r\nHost: x", "GET /?InstanceId=%20%0D%0AHost%3A%20x&Period=1 HTTP/1.1"),
    ] {
        for client in both(&loopback(&server.endpoint()).validation(Validation::Off)) {
            client.send(&RenewInstanceRequest::new(id, 1)).unwrap();
            assert_eq!(server.arrived().last().unwrap().request_line(), line);
        }
    }
    assert_eq!(server.arrived().len(), 8);
    for client in both(&loopback(&server.endpoint()).validation(Validation::Off)) {
        let error = client.send(&RenewInstanceRequest::new("x".repeat(1_000_000), 1)).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Configuration, Outcome::NotSent));
        assert!(error.to_string().contains("URL is too long") && error.to_string().len() < 300);
    }
    assert_eq!(server.arrived().len(), 8);
}

#[test]
fn an_endpoint_with_an_ipv6_address() {
    let Ok(listener) = TcpListener::bind("[::1]:0") else {
        return; // This machine has no such addresses.
    };
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = [0; 4096];
            let length = stream.read(&mut head).unwrap();
            let head = String::from_utf8_lossy(&head[..length]).to_lowercase();
            // The port belongs to the host that is signed.
            let is_right = head.contains(&format!("\r\nhost: {address}\r\n"));
            let answer = if is_right { ok() } else { http(400, "", "{}") };
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    for client in both(&loopback(&format!("http://{address}"))) {
        client.send(&renew_instance()).unwrap();
    }
}
