//! Faults of the TLS handshake.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use aliyun_runtime::transport::TransportErrorKind;
use aliyun_runtime::{Outcome, RetryPolicy};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::clients::both;
use crate::connections::loopback;
use crate::operations::renew_instance;
use crate::server::Server;

/// A server whose certificate nobody has vouched for.
fn server_that_nobody_trusts() -> SocketAddr {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).unwrap();
    let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(config.clone()).unwrap();
            let mut stream = StreamOwned::new(connection, stream);
            let read = stream.read(&mut [0; 1024]).unwrap_or_default();
            // A client that trusts it would have written its request.
            assert_eq!(read, 0);
            let _ = stream.flush();
        }
    });
    address
}

#[test]
fn fault_02_certificate_that_nobody_trusts() {
    let address = server_that_nobody_trusts();
    for client in both(&loopback(&format!("https://{address}"))) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1), "{error:?}");
        assert!(error.to_string().contains("TLS handshake failed"), "{error}");
        assert!(format!("{error:?}").contains(&format!("{:?}", TransportErrorKind::Tls)));
    }
}

#[test]
fn fault_02_server_that_refuses_the_handshake() {
    // "Protocol version" and "unrecognized name", which answer the first message of a handshake.
    for alert in [70, 112] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(&[0x15, 3, 3, 0, 2, 2, alert]);
            }
        });
        for client in both(&loopback(&format!("https://{address}"))) {
            let error = client.send(&renew_instance()).unwrap_err();
            assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1), "{error:?}");
            assert!(error.to_string().contains("TLS handshake failed"), "{error}");
        }
    }
}

#[test]
fn fault_02_server_without_tls() {
    let server = Server::start(|_, _| unreachable!("no request can be read in plain text"));
    let config = loopback(&server.endpoint().replace("http:", "https:")).retry(RetryPolicy::off());
    for client in both(&config) {
        client.send(&renew_instance()).unwrap_err();
    }
    assert_eq!(server.arrived().len(), 0);
}

/// Before the handshake is over, nothing of a request can be written.
#[test]
fn fault_02_server_that_is_silent_in_the_handshake() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let silent: Vec<_> = listener.incoming().flatten().collect();
        drop(silent);
    });
    // The server may be silent for less long than connecting may take, or for longer.
    for (read, connect) in [(100, 300), (300, 100)] {
        let config = loopback(&format!("https://{address}"))
            .read_timeout(Duration::from_millis(read))
            .connect_timeout(Duration::from_millis(connect));
        for client in both(&config) {
            let error = client.send(&renew_instance()).unwrap_err();
            assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3), "{error:?}");
            assert!(error.is_timeout(), "{error:?}");
        }
    }
}
