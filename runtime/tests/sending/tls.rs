//! Faults of the TLS handshake.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use aliyun_runtime::transport::TransportErrorKind;
use aliyun_runtime::{Config, Outcome, RetryPolicy};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::clients::both;
use crate::connections::loopback;
use crate::operations::renew_instance;
use crate::server::{Server, ok};

/// A server with such a certificate, how many requests it has read, and the authority that vouches for
/// it.
struct TlsServer {
    address: SocketAddr,
    read: Arc<AtomicUsize>,
    authority: rcgen::Certificate,
}

impl TlsServer {
    fn start(name: &str, until: i32) -> Self {
        let authority_key = KeyPair::generate().unwrap();
        let mut of_authority = CertificateParams::default();
        of_authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority = of_authority.self_signed(&authority_key).unwrap();
        let issuer = Issuer::new(of_authority, authority_key);

        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
        let certificate = params.signed_by(&key, &issuer).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::Pkcs8(key.serialize_der().into()),
            )
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let read = Arc::new(AtomicUsize::new(0));
        let seen = read.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let connection = ServerConnection::new(config.clone()).unwrap();
                let mut stream = StreamOwned::new(connection, stream);
                if stream.read(&mut [0; 4096]).unwrap_or_default() > 0 {
                    seen.fetch_add(1, Ordering::SeqCst);
                    stream.write_all(ok().as_bytes()).unwrap();
                }
                let _ = stream.flush();
            }
        });
        Self { address, read, authority }
    }

    fn requests(&self) -> usize {
        self.read.load(Ordering::SeqCst)
    }
}

fn endpoint(server: &TlsServer) -> String {
    format!("https://{}", server.address)
}

/// With time for a handshake on a machine that has much else to do. One that takes too long is tried again,
/// which would be counted.
fn patient(endpoint: &str) -> Config {
    loopback(endpoint)
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(Duration::from_secs(10))
        .total_timeout(Duration::from_secs(30))
}

#[test]
fn fault_02_certificate_that_nobody_trusts() {
    let server = TlsServer::start("127.0.0.1", 2100);
    refused_in_the_handshake(&endpoint(&server));
    assert_eq!(server.requests(), 0);
}

fn refused_in_the_handshake(endpoint: &str) {
    for client in both(&patient(endpoint)) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1), "{error:?}");
        assert!(error.to_string().contains("TLS handshake failed"), "{error}");
        assert!(format!("{error:?}").contains(&format!("{:?}", TransportErrorKind::Tls)));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn fault_02_an_authority_that_the_system_trusts() {
    for (name, until, requests) in
        [("127.0.0.1", 2100, 2), ("example.com", 2100, 0), ("127.0.0.1", 2021, 0)]
    {
        let server = TlsServer::start(name, until);
        let is_trusted = if requests > 0 { "trusted" } else { "refused" };
        run_with_roots(&server, &server.authority.pem(), is_trusted);
        assert_eq!(server.requests(), requests, "{name} {until}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn fault_02_a_system_without_authorities() {
    let server = TlsServer::start("127.0.0.1", 2100);
    run_with_roots(&server, "", "no authority");
    assert_eq!(server.requests(), 0);
}

/// Roots are chosen by a variable, which cannot be changed inside a process that has threads, so the test
/// runs itself again.
#[cfg(target_os = "linux")]
fn run_with_roots(server: &TlsServer, roots: &str, expected: &str) {
    let path = std::env::temp_dir().join(format!("aliyun-roots-{}", server.address.port()));
    fs::write(&path, roots).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["tls::with_other_roots", "--exact", "--ignored"])
        .env("SSL_CERT_FILE", &path)
        .env_remove("SSL_CERT_DIR")
        .env("ALIYUN_TEST_ENDPOINT", endpoint(server))
        .env("ALIYUN_TEST_EXPECTED", expected)
        .output()
        .unwrap();
    fs::remove_file(&path).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
#[ignore = "run by the tests of what the system trusts"]
fn with_other_roots() {
    let variable = |name| std::env::var(name).unwrap();
    let config = patient(&variable("ALIYUN_TEST_ENDPOINT"));
    match &*variable("ALIYUN_TEST_EXPECTED") {
        "trusted" => {
            for client in both(&config) {
                client.send(&renew_instance()).unwrap();
            }
        }
        "refused" => refused_in_the_handshake(&variable("ALIYUN_TEST_ENDPOINT")),
        _ => {
            assert!(aliyun_runtime::Client::new(config.clone()).is_err());
            let client = aliyun_runtime::blocking::Client::new(config);
            let error = client.send(&renew_instance()).unwrap_err();
            assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1), "{error:?}");
            let explanation = error.explain();
            assert!(explanation.contains("no root certificates"), "{explanation}");
        }
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
        for client in both(&patient(&format!("https://{address}"))) {
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
