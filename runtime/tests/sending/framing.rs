//! Answers whose framing is odd or hostile: lengths that contradict each other, chunks that are
//! none, bytes after the end.
//!
//! Which of them a client takes is up to its HTTP library. What must hold for all: a renewal
//! arrives once, no answer is taken for another's, and nothing hangs.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use aliyun_api::GatewayError;
use aliyun_api::ens;
use aliyun_runtime::{
    Body, ErrorKind, Operation, OperationInfo, Outcome, Parameters, ValidationError,
};

use crate::connections::{each, loopback, renewals_answered, renewals_end_unknown};
use crate::operations::{DescribeInstances, Described, renew_instance};
use crate::server::{After, Server, http, ok, stall, write};

/// Both clients take these answers of a renewal.
fn renewals_succeed(answer: &str) {
    for client in each() {
        let answer = answer.to_owned();
        let server = Server::start(move |_, stream| write(stream, answer.as_bytes(), After::Close));
        let renewed = client(&loopback(&server.endpoint())).send(&renew_instance());
        assert_eq!(renewed.unwrap().request_id.as_deref(), Some("R-ok"));
        assert_eq!(server.arrived().len(), 1);
    }
}

#[test]
fn provisional_answers_come_before_the_answer() {
    for provisional in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n",
        &"HTTP/1.1 199 Whatever\r\n\r\n".repeat(50),
    ] {
        renewals_succeed(&format!("{provisional}{}", ok()));
    }
}

#[test]
fn a_provisional_answer_alone_is_no_answer() {
    for provisional in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    ] {
        for error in renewals_answered(provisional) {
            assert!(matches!(error.kind(), ErrorKind::Transport | ErrorKind::Answer), "{error:?}");
        }
    }
}

#[test]
fn unusual_but_sound_answers() {
    let body = r#"{"RequestId":"R-ok"}"#;
    for answer in [
        format!("HTTP/1.0 200 OK\r\n\r\n{body}"),
        format!("HTTP/1.1 200\r\nContent-Length: {}\r\n\r\n{body}", body.len()),
        format!("HTTP/1.1 200 OK\r\ncontent-LENGTH:{}\r\n\r\n{body}", body.len()),
        format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{:x};e=1\r\n{body}\r\n0\r\nx-trailer: 1\r\n\r\n",
            body.len()
        ),
        format!(
            "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ),
    ] {
        renewals_succeed(&answer);
    }
}

#[test]
fn odd_spellings_that_mean_one_thing() {
    let body = r#"{"RequestId":"R-ok"}"#;
    for head in [
        "200 OK\r\nContent-Length: 20\r\n",
        "200 OK\r\nContent-Length: 20, 20\r\n",
        "200 OK\r\nContent-Length: 0000020\r\n",
        "200 OK\r\nx-empty:\r\nContent-Length: 20\r\n",
        "200 \u{fc}\r\nContent-Length: 20\r\nContent-Length: 20\r\n",
        "206 Partial Content\r\nContent-Range: bytes 0-19/20\r\nContent-Length: 20\r\n",
        "200 OK\r\nRefresh: 0; url=http://x/\r\nLocation: http://x/\r\nContent-Length: 20\r\n",
    ] {
        renewals_succeed(&format!("HTTP/1.1 {head}\r\n{body}"));
    }
    for (coding, trailer) in [
        ("CHUNKED", ""),
        ("chunked\r\nTransfer-Encoding: chunked", ""),
        // What comes behind the body is no part of the head.
        ("chunked", "Content-Length: 3\r\nLocation: http://x/\r\n"),
    ] {
        renewals_succeed(&format!(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: {coding}\r\n\r\n\
             014\r\n{body}\r\n0\r\n{trailer}\r\n"
        ));
    }
}

#[test]
fn statuses_that_nobody_knows() {
    let coded = r#"{"RequestId":"R","Code":"Throttling.User"}"#;
    for status in [600, 999] {
        for error in renewals_answered(&http(status, "", coded)) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Service, Some(status)));
        }
    }
    // Whoever asks for other credentials, or for another protocol, gets none.
    for (status, asks) in [
        (401, "WWW-Authenticate: Basic realm=x"),
        (407, "Proxy-Authenticate: Basic realm=x"),
        (426, "Upgrade: h2c\r\nConnection: upgrade"),
    ] {
        for error in renewals_answered(&http(status, &format!("{asks}\r\n"), "")) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Answer, Some(status)));
        }
    }
}

#[test]
fn lengths_that_cannot_be_right() {
    for length in [
        "Content-Length: +20\r\n",
        "Content-Length: 0x14\r\n",
        "Content-Length:\r\n",
        "Content-Length: 3\r\nContent-Length: 20\r\n",
        "Content-Length: 3, 20\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: twenty\r\n",
        "Content-Length: 99999999999999999999999\r\n",
        "Content-Length: 18446744073709551615\r\n",
    ] {
        let answer = format!("HTTP/1.1 200 OK\r\n{length}\r\n{{\"RequestId\":\"R-ok\"}}");
        for error in renewals_answered(&answer) {
            assert!(matches!(error.kind(), ErrorKind::Transport | ErrorKind::Answer), "{error:?}");
        }
    }
}

#[test]
fn chunks_that_are_none() {
    for chunks in [
        "zz\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}garbage0\r\n\r\n",
        "\r\n\r\n",
        "2\n{}\n0\n\n",
    ] {
        let answer = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");
        for error in renewals_answered(&answer) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Transport, Some(200)));
        }
        // Whether lines without a carriage return are cut off or wrong is a matter of opinion.
        if chunks.contains('\r') {
            assert_eq!(readings(&answer), [1, 1], "{chunks:?}");
        }
    }
}

/// How often each client asks a server that answers reading so.
fn readings(answer: &str) -> [usize; 2] {
    each().map(|client| {
        let answer = answer.to_owned();
        let server = Server::start(move |_, stream| write(stream, answer.as_bytes(), After::Close));
        client(&loopback(&server.endpoint())).send(&DescribeInstances).unwrap_err();
        server.arrived().len()
    })
}

#[test]
fn what_is_cut_off_is_read_again() {
    for answer in [
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}",
    ] {
        assert_eq!(readings(answer), [3, 3], "{answer:?}");
    }
}

/// A second answer is smuggled behind the first: it must not be taken for the answer to the next
/// request on the same connection.
#[test]
fn bytes_after_the_end_are_no_answer() {
    let smuggled = http(200, "", r#"{"RequestId":"R-smuggled"}"#);
    for first in [
        format!("{}{smuggled}", ok()),
        format!("HTTP/1.1 204 No Content\r\n\r\n{smuggled}"),
        format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n{{\"RequestId\":\"R-ok\"}}\r\n0\r\n\r\n{smuggled}"
        ),
    ] {
        for (client, pause) in each().into_iter().flat_map(|client| [(client, 0), (client, 50)]) {
            let first = first.clone();
            let server = Server::start(move |number, stream| match number {
                0 => write(stream, first.as_bytes(), After::KeepAlive),
                _ => write(stream, ok().as_bytes(), After::KeepAlive),
            });
            let client = client(&loopback(&server.endpoint()));
            let _ = client.send(&DescribeInstances);
            client.pause(Duration::from_millis(pause));
            let second = client.send(&DescribeInstances).unwrap();
            assert_eq!(second.request_id.as_deref(), Some("R-ok"));
        }
    }
}

#[test]
fn bytes_on_a_kept_connection_are_no_answer() {
    for client in each() {
        let server = Server::start(move |number, stream| {
            let after = write(stream, ok().as_bytes(), After::KeepAlive);
            if number > 0 {
                return after;
            }
            thread::sleep(Duration::from_millis(50));
            let smuggled = http(200, "", r#"{"RequestId":"R-smuggled"}"#);
            write(stream, smuggled.as_bytes(), After::KeepAlive)
        });
        let client = client(&loopback(&server.endpoint()));
        client.send(&DescribeInstances).unwrap();
        client.pause(Duration::from_millis(150));
        let second = client.send(&DescribeInstances).unwrap();
        assert_eq!(second.request_id.as_deref(), Some("R-ok"));
    }
}

#[test]
fn head_that_is_none() {
    for head in [
        "HTTP/1.1 99 Low\r\n\r\n{}",
        "HTTP/1.1 000 None\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 099 Low\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 +20 Sign\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 100 Continue\r\nContent-Length: 2\r\n\r\n{}",
        "http/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.10 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "ICY 200 OK\r\n\r\n{}",
        "{\"RequestId\":\"R\"}",
        "\u{15}\u{3}\u{1}\0\u{2}\u{2}F",
        "HTTP/1.1 200 OK\r\nx: a\u{7f}b\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nx: a\rb\r\n\r\n{}",
        &format!("HTTP/1.1 200 OK\r\n{}\r\n{{}}", "x: y\r\n".repeat(1000)),
        &format!("HTTP/1.1 200 OK\r\n{}: y\r\n\r\n{{}}", "n".repeat(70_000)),
        "HTTP/1.1 1000 High\r\n\r\n{}",
        "HTTP/1.1 -200 OK\r\n\r\n{}",
        "HTTP/1.1 OK\r\n\r\n{}",
        "HTTP/2 200\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n{}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\r\n\r\n",
        "",
    ] {
        for error in renewals_answered(head) {
            assert_eq!((error.kind(), error.http_status()), (ErrorKind::Transport, None), "{head}");
        }
    }
}

#[test]
fn connection_is_reset_after_the_head() {
    for head in [
        "HTTP/1.1 200 OK\r\nx-acs-request-id: H-1\r\nContent-Length: 50\r\n\r\n",
        "HTTP/1.1 200 OK\r\nx-acs-request-id: H-1\r\nTransfer-Encoding: chunked\r\n\r\n",
    ] {
        for error in renewals_end_unknown(move |_, stream| {
            write(stream, head.as_bytes(), After::Reset);
            thread::sleep(Duration::from_millis(100));
            After::Reset
        }) {
            assert_eq!((error.http_status(), error.request_id()), (Some(200), Some("H-1")));
        }
    }
}

#[test]
fn a_complete_answer_counts_whatever_the_connection_does_next() {
    for client in each() {
        let server = Server::start(|_, stream| {
            write(stream, ok().as_bytes(), After::KeepAlive);
            stall(stream)
        });
        client(&loopback(&server.endpoint())).send(&renew_instance()).unwrap();
    }
}

#[test]
fn body_of_the_largest_size_and_one_byte_more() {
    const LARGEST: usize = 8 * 1024 * 1024;
    for (length, taken) in [(LARGEST, true), (LARGEST + 1, false)] {
        let frame = r#"{"RequestId":"R-ok","x":""}"#;
        let body =
            frame.replace(r#""x":"""#, &format!(r#""x":"{}""#, "x".repeat(length - frame.len())));
        assert_eq!(body.len(), length);
        for client in each() {
            let answer = http(200, "", &body);
            let server =
                Server::start(move |_, stream| write(stream, answer.as_bytes(), After::Close));
            match client(&loopback(&server.endpoint())).send(&renew_instance()) {
                Ok(renewed) => assert!(taken && renewed.request_id.as_deref() == Some("R-ok")),
                Err(error) => {
                    assert!(!taken, "{error:?}");
                    assert_eq!(error.outcome(), Outcome::Unknown);
                }
            }
        }
    }
}

#[test]
fn compressed_unasked_over_the_network() {
    // gzip of {"RequestId":"R-ok"} need not be valid: it must not be unpacked.
    let answer = http(200, "Content-Encoding: gzip\r\n", "\u{1f}not unpacked");
    for error in renewals_answered(&answer) {
        assert!(error.to_string().contains("encoded as gzip, unasked"), "{error}");
    }
}

/// A renewal whose body is larger than what fits on the way to a server that does not read it.
pub(crate) struct LargeRenewal(pub(crate) String);

impl Operation for LargeRenewal {
    type Response = Described;
    type Error = GatewayError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &ens::PRODUCT,
        action: "LargeRenewal",
        charges: Some(true),
        body: Body::Form,
        ..OperationInfo::NONE
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.form("Data", &self.0);
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

/// Reads the head of each request and nothing else, writes this and hangs up. Returns the address
/// and the number of connections.
fn server_that_reads_heads(answer: &'static str) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = connections.clone();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            counted.fetch_add(1, Ordering::SeqCst);
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
                head.push(byte[0]);
            }
            let _ = stream.write_all(answer.as_bytes());
            thread::sleep(Duration::from_millis(50));
        }
    });
    (endpoint, connections)
}

#[test]
fn a_server_that_hangs_up_during_the_upload() {
    let early = "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    let success = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    for (answer, client) in
        ["", early, success].into_iter().flat_map(|answer| each().map(|client| (answer, client)))
    {
        let (endpoint, connections) = server_that_reads_heads(answer);
        let request = LargeRenewal("x".repeat(4 * 1024 * 1024));
        match client(&loopback(&endpoint)).send(&request) {
            // An answer counts even if it came before the whole request was read.
            Ok(_) => assert_eq!(answer, success),
            Err(error) => {
                assert_eq!(error.outcome(), Outcome::Unknown, "{error:?}");
                assert!(error.outcome_unknown().is_some());
            }
        }
        assert_eq!(connections.load(Ordering::SeqCst), 1, "{answer}");
    }
}
