//! What is refused before anything is sent, and what must never be shown.

use std::process::Command;
use std::time::Duration;

use aliyun_api::GatewayError;
use aliyun_api::ens::RenewInstanceRequest;
use aliyun_runtime::client::{ReqwestTransport, Transport};
use aliyun_runtime::transport::Limits;
use aliyun_runtime::{
    Client, Config, Credentials, ErrorKind, Network, Operation, OperationInfo, Outcome, Parameters,
    Product, Proxy, RetryPolicy, Signature, Validation, ValidationError, blocking,
};

use crate::clients::{
    AnyClient, answer, both, both_scripted, config, refusal, runtime, with_header,
};
use crate::connections::loopback;
use crate::machine::{ALL_ONES, moment, nonce};
use crate::operations::{Described, renew_instance, renew_lindorm};
use crate::server::{After, Server, http, ok, write};

/// What both clients say of a configuration with which nothing can be sent.
fn refused(config: &Config) -> Vec<String> {
    let clock = moment("2026-01-02T03:04:05Z");
    let both = both_scripted(config, clock, |_| answer(200, "{}"));
    both.iter()
        .map(|scripted| {
            let result = scripted.client.send(&renew_instance());
            let error = result.expect_err(&format!("{config:?}"));
            assert_eq!(scripted.exchanges().len(), 0);
            assert_eq!(error.outcome(), Outcome::NotSent);
            assert!(matches!(error.kind(), ErrorKind::Configuration | ErrorKind::Credentials));
            error.to_string()
        })
        .collect()
}

fn host(config: &Config) -> String {
    let clock = moment("2026-01-02T03:04:05Z");
    let [scripted, _] = both_scripted(config, clock, |_| answer(200, "{}"));
    scripted.client.send(&renew_lindorm()).unwrap();
    let exchanges = scripted.exchanges();
    let sent = &exchanges[0].request;
    assert_eq!(sent.headers()["host"], sent.uri().authority().unwrap().as_str());
    sent.uri().authority().unwrap().to_string()
}

#[test]
fn region_and_network_choose_the_host() {
    assert_eq!(host(&config()), "hitsdb.cn-hangzhou.aliyuncs.com");
    assert_eq!(host(&config().network(Network::Vpc)), "hitsdb-vpc.cn-hangzhou.aliyuncs.com");
    assert_eq!(host(&config().endpoint("Example.com:8443")), "example.com:8443");
    assert_eq!(host(&config().endpoint("https://[::1]:8443/")), "[::1]:8443");
}

#[test]
fn a_region_is_never_guessed() {
    let key = || Credentials::access_key("id", "secret");
    for shown in refused(&Config::new(key())) {
        assert!(shown.contains("cn-beijing, cn-chengdu, cn-hangzhou"), "{shown}");
    }
    for shown in refused(&Config::new(key()).region("cn-shenzhen\n")) {
        assert!(shown.contains("\"cn-shenzhen\\n\""), "{shown}");
    }
    for shown in refused(&config().network(Network::Vpc)) {
        assert!(shown.contains("ens.aliyuncs.com"), "{shown}");
    }
}

/// An operation of a product that is as it is described.
macro_rules! operation_of {
    ($name:ident, $product:expr) => {
        struct $name;

        impl Operation for $name {
            type Response = Described;
            type Error = GatewayError;

            const INFO: &'static OperationInfo = &OperationInfo {
                product: &Product { code: "Thing", title: "Thing Service", ..$product },
                action: "DoThing",
                ..OperationInfo::NONE
            };

            fn parameters<'a>(&'a self, _: &mut Parameters<'a>) {}

            fn validate(&self) -> Result<(), ValidationError> {
                Ok(())
            }
        }
    };
}

operation_of!(WithoutHost, Product::NONE);
operation_of!(OneHost, Product { default_host: Some("thing.aliyuncs.com"), ..Product::NONE });
operation_of!(
    OtherScheme,
    Product {
        default_host: Some("thing.aliyuncs.com"),
        signature: Signature::Other("LOG (hmac-sha1)"),
        ..Product::NONE
    }
);

/// The host that an operation goes to, or the error, and what it says of the configuration.
fn host_of<O: Operation>(config: &Config, operation: &O) -> Result<String, String> {
    let clock = moment("2026-01-02T03:04:05Z");
    let [one, other] = both_scripted(config, clock, |_| answer(200, "{}")).map(|scripted| {
        let result = scripted.client.send(operation).map(drop);
        result.map(|()| scripted.exchanges()[0].request.uri().host().unwrap().to_owned()).map_err(
            |error| {
                assert_eq!(scripted.exchanges().len(), 0);
                assert_eq!(error.kind(), ErrorKind::Configuration);
                assert_eq!(error.outcome(), Outcome::NotSent);
                error.to_string()
            },
        )
    });
    assert_eq!(one, other);
    one
}

#[test]
fn a_product_without_known_hosts_needs_one() {
    let without = "DoThing: no host of Thing Service is known: give one with Config::endpoint";
    assert_eq!(host_of(&config(), &WithoutHost), Err(without.to_owned()));
    let given = config().endpoint("thing.example.com");
    assert_eq!(host_of(&given, &WithoutHost).as_deref(), Ok("thing.example.com"));
}

#[test]
fn a_product_with_one_host_needs_no_region() {
    let key = Credentials::access_key("id", "secret");
    let regionless = Config::new(key);
    assert_eq!(host_of(&regionless, &OneHost).as_deref(), Ok("thing.aliyuncs.com"));
    assert_eq!(host_of(&config(), &OneHost).as_deref(), Ok("thing.aliyuncs.com"));
    for config in [regionless, config()] {
        let shown = host_of(&config.network(Network::Vpc), &OneHost).unwrap_err();
        assert!(shown.contains("no region that is listed"), "{shown}");
    }
}

#[test]
fn a_product_with_another_signature_cannot_be_called() {
    // Whatever the host, and before credentials are looked for.
    for config in [config(), config().endpoint("thing.example.com")] {
        let shown = host_of(&config, &OtherScheme).unwrap_err();
        assert!(shown.contains("LOG (hmac-sha1)"), "{shown}");
    }
}

#[test]
fn fault_60_endpoint_injection() {
    for endpoint in [
        "",
        "https://",
        "ftp://ens.aliyuncs.com",
        "evil.com#.aliyuncs.com",
        "evil.com/path",
        "evil.com?query",
        "user@evil.com",
        "https://user:password@evil.com",
        "evil.com:port",
        "evil.com:",
        ":443",
        "evil.com:99999",
        "evil.com:0",
        "evil.com:+443",
        "evil.com:0443",
        "evil.com:443:443",
        "evil .com",
        "evil.com\r\nx: y",
        "evil%2ecom",
        "b\u{fc}cher.example",
    ] {
        for shown in refused(&config().endpoint(endpoint)) {
            assert!(shown.contains("is not a host"), "{endpoint}: {shown}");
        }
    }
}

#[test]
fn fault_59_header_injection() {
    for suffix in ["a\r\nx: y", "b\u{fc}cher", "a\0"] {
        for shown in refused(&config().user_agent_suffix(suffix)) {
            assert!(shown.contains("the user agent must"), "{shown}");
        }
    }
}

#[test]
fn fault_62_unusable_credentials() {
    for credentials in [
        Credentials::access_key("", "secret-value"),
        Credentials::access_key("id\n", "secret-value"),
        Credentials::access_key("id", ""),
        Credentials::access_key("id", "secret-value\n"),
        Credentials::access_key("id", " secret-value"),
        Credentials::access_key("id", "secret-value").with_security_token("secret-token\r\nx: y"),
        Credentials::access_key("id", "secret-value").with_security_token(""),
        Credentials::bearer("secret-b\u{fc}cher"),
    ] {
        let config = Config::new(credentials).region("cn-hangzhou");
        for shown in refused(&config) {
            assert!(shown.contains("look for a space or a line break"), "{shown}");
            assert!(!shown.contains("secret-"), "{shown}");
        }
    }
}

#[test]
fn validation_is_strict_unless_it_is_turned_off() {
    let invalid = RenewInstanceRequest::new("", 10);
    let clock = moment("2026-01-02T03:04:05Z");
    for (validation, sent) in [(Validation::Strict, 0), (Validation::Warn, 1), (Validation::Off, 1)]
    {
        let config = config().validation(validation);
        for scripted in both_scripted(&config, clock, |_| answer(200, "{}")) {
            let result = scripted.client.send(&invalid);
            assert_eq!(scripted.exchanges().len(), sent);
            if let Err(error) = result {
                assert_eq!(error.kind(), ErrorKind::Validation);
                assert!(error.to_string().contains("Period is 10"), "{error}");
            }
        }
    }
}

#[test]
fn fault_55_secrets_are_never_shown() {
    let credentials =
        Credentials::access_key("testAccessKeyId", "topSecret").with_security_token("tokenSecret");
    let config = Config::new(credentials.clone()).region("cn-hangzhou");
    let clock = moment("2026-01-02T03:04:05Z");
    let mut shown = vec![
        format!("{credentials:?} {config:?} {:?}", Credentials::bearer("bearSecret")),
        format!("{:?}", Client::new(config.clone()).unwrap()),
        format!("{:?}", blocking::Client::new(config.clone())),
    ];
    for scripted in both_scripted(&config, clock, |_| answer(200, "{}")) {
        scripted.client.send(&renew_instance()).unwrap();
        let exchanges = scripted.exchanges();
        shown.push(format!("{:?}", exchanges[0].request));
        let headers = exchanges[0].request.headers();
        assert!(headers["authorization"].is_sensitive());
        assert_eq!(headers["x-acs-security-token"], "tokenSecret");
    }
    let shown = shown.join("\n");
    assert!(!shown.contains("Secret\"") && !shown.contains("Signature="), "{shown}");
    assert!(!shown.contains("topSecret") && !shown.contains("tokenSecret"), "{shown}");
    assert!(!shown.contains("bearSecret"), "{shown}");
}

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
            .args(["configuration::through_the_environment", "--exact", "--ignored"])
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
    command.args(["configuration::through_the_environment", "--exact", "--ignored"]);
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
        let explained = error.explain();
        assert!(explained.contains("HTTP_PROXY is not the address of a proxy"), "{explained}");
        assert!(!format!("{explained} {error:?} {client:?}").contains("proxySecret"));
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

#[test]
fn an_answer_with_an_invalid_header_is_read() {
    let clock = moment("2026-01-02T03:04:05Z");
    let script = |_| with_header(answer(200, "{}"), "x-acs-request-id", "\u{fc}");
    for scripted in both_scripted(&config(), clock, script) {
        scripted.client.send(&renew_instance()).unwrap();
    }
}

#[test]
fn timeouts_and_waits_without_measure() {
    let server = Server::answering(ok());
    let without_end = Duration::MAX;
    let policy = RetryPolicy::default().base_delay(without_end).max_delay(without_end);
    let patient = loopback(&server.endpoint())
        .connect_timeout(without_end)
        .read_timeout(without_end)
        .total_timeout(without_end)
        .retry(policy.max_attempts(u32::MAX));
    for client in both(&patient) {
        client.send(&renew_instance()).unwrap();
    }
    assert_eq!(server.arrived().len(), 2);
    // A wait that is longer than the time for the call is not begun.
    let clock = moment("2026-01-02T03:04:05Z");
    let config = patient.total_timeout(Duration::from_secs(30)).randomness(nonce(ALL_ONES));
    for scripted in both_scripted(&config, clock, |_| refusal(429, "Throttling.User")) {
        let error = scripted.client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Refused));
    }
}

#[test]
fn no_time_at_all() {
    let server = Server::answering(ok());
    for client in both(&loopback(&server.endpoint()).total_timeout(Duration::ZERO)) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.is_timeout(), error.outcome()), (true, Outcome::NotSent), "{error:?}");
        assert!(!error.is_throttled() && error.to_string().contains("was over"), "{error}");
    }
    assert_eq!(server.arrived().len(), 0);
}
