//! What is refused before anything is sent, and what must never be shown.

use std::time::Duration;

use aliyun_api::GatewayError;
use aliyun_api::ens::RenewInstanceRequest;
use aliyun_runtime::{
    Client, Config, Credentials, ErrorKind, Network, Operation, OperationInfo, Outcome, Parameters,
    Product, RetryPolicy, Signature, Validation, ValidationError, blocking,
};

use crate::clients::{answer, both, both_scripted, config, refusal, with_header};
use crate::connections::loopback;
use crate::machine::{ALL_ONES, moment, nonce};
use crate::operations::{Described, renew_instance, renew_lindorm};
use crate::server::{Server, ok};

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
fn fault_60_the_password_in_an_endpoint_is_not_shown() {
    for endpoint in
        ["https://user:endpointSecret@evil.com", "user:endpoint@endpointSecret/@evil.com"]
    {
        let config = config().endpoint(endpoint);
        let configured = format!("{config:?}");
        for shown in refused(&config).into_iter().chain([configured]) {
            assert!(shown.contains("[redacted]@evil.com"), "{shown}");
            assert!(!shown.contains("endpointSecret"), "{shown}");
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
        assert!(!error.is_throttled() && error.to_string().contains("too little time"), "{error}");
    }
    assert_eq!(server.arrived().len(), 0);
}
