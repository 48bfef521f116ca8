//! A spec cannot have a parameter for a header exactly if the client would refuse to send it.
//!
//! The generator knows by itself which headers the clients make: it depends on no crate that it generates
//! for. Here both can be seen.

#[path = "../../generator/tests/common/mod.rs"]
mod common;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use aliyun_api::http::{Method, Request, Response};
use aliyun_api::runtime::{
    Method as RequestMethod, OperationInfo, Parameters, Product, Style,
};
use aliyun_api::{
    Bytes, Config, Credentials, ErrorKind, GatewayError, Limits, Operation,
    ValidationError, blocking, ens,
};
use generator::Source;

/// An operation with a parameter for a header.
struct WithHeader(&'static str);

impl Operation for WithHeader {
    type Response = ens::RenewInstanceResponse;
    type Error = GatewayError;

    const INFO: &'static OperationInfo = &OperationInfo {
        product: &Product {
            style: Style::Roa,
            ..ens::PRODUCT
        },
        method: RequestMethod::Post,
        ..*ens::RenewInstanceRequest::INFO
    };

    fn parameters<'a>(&'a self, out: &mut Parameters<'a>) {
        out.header(self.0, &"a-value");
        out.form("Text", &"a-value");
    }

    fn validate(&self) -> Result<(), ValidationError> {
        Ok(())
    }
}

/// Whether the client refuses to send the header.
fn client_refuses(name: &'static str) -> bool {
    let transport = |_: Request<Bytes>, _: Limits| Ok(Response::new("{}".into()));
    let client = blocking::Client::with_transport(config(access_key()), transport);
    let sent = client.send(&WithHeader(name));
    sent.is_err_and(|error| error.kind() == ErrorKind::Configuration)
}

/// Whether the generator refuses a spec with a parameter for the header.
fn generator_refuses(name: &str) -> bool {
    const PATH: &str = "specs/shop/create_thing.yaml";
    let mut sources = common::read_specs("../generator/tests/base");
    assert!(generator::check(&sources).is_ok());
    let spec = sources.iter_mut().find(|source| source.path == PATH).unwrap();
    let text = String::from_utf8(spec.content.clone()).unwrap();
    let header =
        format!("request:\n  {name}: {{type: string, required: false, in: header}}\n");
    *spec = Source::new(PATH, text.replacen("request:\n", &header, 1));
    generator::check(&sources).is_err()
}

fn access_key() -> Credentials {
    Credentials::access_key("an-id", "a-secret")
}

fn config(credentials: Credentials) -> Config {
    Config::new(credentials).region("cn-hangzhou")
}

/// The headers of requests as they are sent.
fn headers_of_requests() -> BTreeSet<String> {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let sts = access_key().with_security_token("a-token");
    for credentials in [access_key(), sts, Credentials::bearer("a-token")] {
        let seen = seen.clone();
        let transport = move |request: Request<Bytes>, _: Limits| {
            assert_eq!(request.method(), Method::POST);
            let names = request.headers().keys().map(ToString::to_string);
            seen.lock().unwrap().extend(names);
            Ok(Response::new("{}".into()))
        };
        let client = blocking::Client::with_transport(config(credentials), transport);
        drop(client.send(&WithHeader("x-other")));
    }
    Arc::into_inner(seen).unwrap().into_inner().unwrap()
}

#[test]
fn the_generator_knows_which_headers_the_clients_make() {
    let made = headers_of_requests();
    let others =
        ["content-length", "x-acs-client-token", "if-match", "X-Acs-Date", "x-meta-a"];
    let names = made.iter().cloned().chain(others.map(str::to_owned));
    let mut refused = 0;
    for name in names {
        let by_client = client_refuses(name.clone().leak());
        assert_eq!(generator_refuses(&name), by_client, "{name}");
        refused += usize::from(by_client);
    }
    assert!(refused >= 13, "{made:?}");
}
