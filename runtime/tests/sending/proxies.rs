//! The proxy that the environment names.

use std::process::Command;
use std::time::Duration;

use aliyun_runtime::client::{ReqwestTransport, Transport};
use aliyun_runtime::transport::Limits;
use aliyun_runtime::{ErrorKind, Outcome, Proxy, RetryPolicy, blocking};

use crate::clients::{AnyClient, both, config, runtime};
use crate::connections::loopback;
use crate::operations::renew_instance;
use crate::server::{After, Server, http, ok, write};

/// The environment cannot be changed inside a process that has threads, so the test runs itself
/// again with a proxy in its environment.
#[test]
fn fault_61_proxy_of_the_environment() {
    let direct = Server::answering(ok());
    let proxy = Server::start(|_, stream| {
        write(stream, http(407, "", "proxy says no").as_bytes(), After::Close)
    });
    let plain = |mode: &str| match mode {
        "secret" => "http://user:proxySecret@127.0.0.1:9".to_owned(),
        _ => proxy.endpoint(),
    };
    let run = |mode: &str| {
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["proxies::through_the_environment", "--exact", "--ignored"])
            .env("HTTP_PROXY", plain(mode))
            .env("http_proxy", plain(mode))
            .env("HTTPS_PROXY", proxy.endpoint())
            .env("https_proxy", proxy.endpoint())
            .env("NO_PROXY", if mode == "excepted" { "127.0.0.1" } else { "example.com" })
            .env_remove("no_proxy")
            .env("ALIYUN_TEST_ENDPOINT", direct.endpoint())
            .env("ALIYUN_TEST_MODE", mode)
            .output()
            .unwrap();
        assert!(status.status.success(), "{mode}: {}", String::from_utf8_lossy(&status.stdout));
    };
    run("off");
    run("excepted");
    run("bypassed");
    assert_eq!((proxy.arrived().len(), direct.arrived().len()), (0, 6));
    run("on");
    assert_eq!((proxy.arrived().len(), direct.arrived().len()), (2, 6));
    run("secret");
    run("tunnel");
    let tunnels = proxy.arrived().split_off(2);
    let lines: Vec<_> = tunnels.iter().map(|arrived| arrived.request_line().to_owned()).collect();
    assert_eq!(lines, ["CONNECT ens.aliyuncs.com:443 HTTP/1.1"; 2]);
    let heads: String = tunnels.iter().map(|arrived| arrived.head.as_str()).collect();
    assert!(!heads.contains("i-56789acfmxazb4p") && !heads.contains("testAccessKeyId"), "{heads}");
}

/// Runs `through_the_environment` in a process with these variables and no other proxy.
fn in_environment(mode: &str, endpoint: &str, variables: &[(&str, &str)]) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["proxies::through_the_environment", "--exact", "--ignored"]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_ascii_lowercase());
    }
    command.env("ALIYUN_TEST_ENDPOINT", endpoint).env("ALIYUN_TEST_MODE", mode);
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{mode} {variables:?}: {shown}");
}

#[test]
fn fault_61_both_clients_choose_the_same_proxy() {
    let direct = Server::answering(ok());
    let proxy = Server::start(|_, stream| {
        write(stream, http(407, "", "proxy says no").as_bytes(), After::Close)
    });
    let (endpoint, address) = (direct.endpoint(), proxy.address().to_string());
    for variables in [
        [("http_proxy", address.as_str()), ("HTTP_PROXY", "")],
        [("ALL_PROXY", &address), ("NO_PROXY", "10.0.0.0/8,*.aliyuncs.com,127.0.0.1:1")],
        [("all_proxy", &address), ("HTTPS_PROXY", "socks5://unused")],
    ] {
        in_environment("on", &endpoint, &variables);
    }
    assert_eq!((proxy.arrived().len(), direct.arrived().len()), (6, 0));
    for variables in [
        [("HTTP_PROXY", address.as_str()), ("no_proxy", "127.0.0.0/8")],
        [("HTTP_PROXY", &address), ("NO_PROXY", "*")],
        [("ALL_PROXY", "socks5://u:proxySecret@a"), ("NO_PROXY", " 127.0.0.1 ")],
        [("HTTP_PROXY", &address), ("REQUEST_METHOD", "GET")],
    ] {
        in_environment("off", &endpoint, &variables);
        in_environment("excepted", &endpoint, &variables);
    }
    assert_eq!((proxy.arrived().len(), direct.arrived().len()), (6, 16));
    for unusable in ["socks5://u:proxySecret@127.0.0.1:9", "http://u:proxySecret@", "a b"] {
        in_environment("unusable", &endpoint, &[("HTTP_PROXY", unusable)]);
    }
    assert_eq!((proxy.arrived().len(), direct.arrived().len()), (6, 16));
}

/// Hosts that have the form of a host and that no address can be: the library of one client refuses to
/// read them, that of the other finds no address.
#[test]
fn fault_61_no_request_goes_past_a_proxy_whose_host_is_none() {
    let direct = Server::answering(ok());
    for proxy in ["http://10.0.0.300:3128", "http://squid.1:3128", "http://u:proxySecret@xn--a:1"] {
        in_environment("nobody", &direct.endpoint(), &[("HTTP_PROXY", proxy)]);
    }
    assert_eq!(direct.arrived().len(), 0);
}

/// A proxy sees that somebody wants to connect, and nothing of the request, whatever it answers.
#[test]
fn fault_61_tunnels_that_lead_nowhere() {
    for answer in [
        "",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody",
        "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n{\"RequestId\":\"R-1\"}",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n\r\n",
        "HTTP/1.1 407 Needs\r\nProxy-Authenticate: Basic realm=x\r\n\r\n",
        "HTTP/1.1 502 Bad\r\nContent-Length: 32\r\n\r\n{\"Code\":\"Throttling.User\",\"a\":1}",
        "SSH-2.0-OpenSSH\r\n\r\n",
    ] {
        let proxy = Server::answering(answer);
        let address = format!("http://user:p%40ss@{}", proxy.address());
        in_environment("nowhere", "unused", &[("HTTPS_PROXY", &address)]);
        let arrived = proxy.arrived();
        assert_eq!(arrived.len(), 2, "{answer}");
        for request in arrived {
            assert_eq!(request.request_line(), "CONNECT ens.aliyuncs.com:443 HTTP/1.1");
            assert_eq!(request.header("proxy-authorization"), Some("Basic dXNlcjpwQHNz"));
            let head = request.head;
            assert!(!head.contains("i-56789acfmxazb4p") && !head.contains("testAccess"), "{head}");
        }
    }
}

#[test]
#[ignore = "fault_61_proxy_of_the_environment runs it with an environment of its own"]
fn through_the_environment() {
    let mode = std::env::var("ALIYUN_TEST_MODE").unwrap();
    if mode == "unusable" {
        return a_proxy_that_is_none();
    }
    if mode == "nobody" {
        return a_proxy_whose_host_is_none();
    }
    if mode == "nowhere" {
        return a_tunnel_that_leads_nowhere();
    }
    if mode == "bypassed" {
        return through_both_transports_past_the_proxy();
    }
    if mode == "secret" {
        return the_password_of_a_proxy_is_not_shown();
    }
    if mode == "tunnel" {
        return a_proxy_that_opens_no_tunnel();
    }
    let proxy = if mode == "off" { Proxy::Off } else { Proxy::Environment };
    let config = loopback(&std::env::var("ALIYUN_TEST_ENDPOINT").unwrap())
        .proxy(proxy)
        .retry(RetryPolicy::off());
    for client in both(&config) {
        match client.send(&renew_instance()) {
            Ok(_) => assert_ne!(mode, "on"),
            Err(error) => {
                assert_eq!(mode, "on");
                // The asynchronous client asks the proxy to fetch, the blocking one to connect.
                let refused = error.is_connect() || error.http_status() == Some(407);
                assert!(refused, "{error:?}");
            }
        }
    }
}

/// Nobody listens at the address of the proxy, which has a password.
fn the_password_of_a_proxy_is_not_shown() {
    let endpoint = std::env::var("ALIYUN_TEST_ENDPOINT").unwrap();
    let config = loopback(&endpoint).proxy(Proxy::Environment).retry(RetryPolicy::off());
    for client in both(&config) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.outcome(), error.is_connect()), (Outcome::NotSent, true), "{error:?}");
        let mut shown = format!("{error} {error:?} {client:?}");
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            shown = format!("{shown} {cause} {cause:?}");
            source = cause.source();
        }
        assert!(!shown.contains("proxySecret"), "{shown}");
    }
}

/// The request itself goes through the tunnel, so nothing of it was sent.
fn a_proxy_that_opens_no_tunnel() {
    for client in both(&config().retry(RetryPolicy::off())) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.outcome(), error.is_connect()), (Outcome::NotSent, true), "{error:?}");
    }
}

/// Nothing goes straight to the host, which is not what the environment says.
fn a_proxy_that_is_none() {
    let endpoint = std::env::var("ALIYUN_TEST_ENDPOINT").unwrap();
    for client in both(&loopback(&endpoint).proxy(Proxy::Environment)) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1), "{error:?}");
        assert!(!error.is_connect(), "no connection was tried: {error:?}");
        let explained = error.explain();
        assert!(explained.contains("HTTP_PROXY is not the address of a proxy"), "{explained}");
        assert!(!format!("{explained} {error:?} {client:?}").contains("proxySecret"));
    }
}

fn a_proxy_whose_host_is_none() {
    let endpoint = std::env::var("ALIYUN_TEST_ENDPOINT").unwrap();
    let config = loopback(&endpoint).proxy(Proxy::Environment).retry(RetryPolicy::off());
    for client in both(&config) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent, "{error:?}");
        // Looking for its address is up to the system, which may ask the network.
        assert_eq!(error.is_connect(), matches!(client, AnyClient::Blocking(_)), "{error:?}");
        assert!(!format!("{} {error:?}", error.explain()).contains("proxySecret"));
    }
}

fn a_tunnel_that_leads_nowhere() {
    for client in both(&config().retry(RetryPolicy::off())) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Transport, None), "{error:?}");
        match client {
            AnyClient::Async(..) => assert_eq!(error.outcome(), Outcome::NotSent, "{error:?}"),
            // It does not know in which phase a connection ended, or that it was no TLS.
            AnyClient::Blocking(_) => assert_ne!(error.outcome(), Outcome::Refused, "{error:?}"),
        }
    }
}

fn through_both_transports_past_the_proxy() {
    let endpoint = std::env::var("ALIYUN_TEST_ENDPOINT").unwrap();
    let config = loopback(&endpoint).proxy(Proxy::Environment);
    let second = Duration::from_secs(1);
    let mut limits = Limits::new(second, second, second);
    limits.bypass_proxy = true;
    let request = || http::Request::get(&endpoint).body(bytes::Bytes::new()).unwrap();
    let blocking = blocking::UreqTransport::new(&config);
    blocking::Transport::send(&blocking, request(), limits).unwrap();
    let asynchronous = ReqwestTransport::new(&config).unwrap();
    runtime().block_on(Transport::send(&asynchronous, request(), limits)).unwrap();
}
