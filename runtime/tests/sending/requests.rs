//! Every recorded request, byte for byte.

use aliyun_api::ens::RenewInstanceRequest;
use aliyun_runtime::endpoint::Origin;
use aliyun_runtime::request::{Draft, FORM};
use aliyun_runtime::sign::{ToSign, authorization, encode_pairs, string_to_sign};
use aliyun_runtime::{
    Config, Credentials, Method, Operation, OperationInfo, Parameters, Product, RetryPolicy, Style,
    Validation,
};
use bytes::Bytes;
use serde_json::{Value, json};

use crate::clients::{answer, both_scripted};
use crate::machine::{AGENT, moment, nonce};
use crate::typed::{Taker, hand_over};

const FILE: &str = include_str!("../wire/requests.json");

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is not a text in {value}"))
}

fn pairs(value: &Value) -> Vec<(&str, &str)> {
    let object = value.as_object().unwrap();
    object.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect()
}

fn credentials(vector: &Value) -> Credentials {
    let given = &vector["credentials"];
    if let Some(token) = given["bearer_token"].as_str() {
        return Credentials::bearer(token);
    }
    let key =
        Credentials::access_key(text(given, "access_key_id"), text(given, "access_key_secret"));
    match given["security_token"].as_str() {
        Some(token) => key.with_security_token(token),
        None => key,
    }
}

#[test]
fn every_recorded_request_from_its_parameters() {
    let file: Value = serde_json::from_str(FILE).unwrap();
    for vector in file["vectors"].as_array().unwrap() {
        let body = Bytes::from(text(&vector["expect"], "body").to_owned());
        let content_type = vector["expect"]["headers_signed"]["content-type"].as_str();
        let mut parameters = Parameters::new();
        for (name, value) in parameters_of(vector) {
            parameters.query_named(name, value);
        }
        if content_type == Some(FORM) && !body.is_empty() {
            for (name, value) in decoded_form(text(&vector["expect"], "body")) {
                parameters.form_named(name, value);
            }
        } else if content_type.is_some() {
            // A form without fields, JSON, or bytes.
            parameters.payload(&body);
            parameters.header("Content-Type", &content_type);
        }
        assert_recorded(vector, &parameters);
    }
}

/// The parameters in the query of the recording, without that of the signature.
fn parameters_of(vector: &Value) -> Vec<(&str, &str)> {
    let credentials = credentials(vector);
    let is_ours = |name: &str| name == "SignatureType" && credentials.bearer_token().is_some();
    pairs(&vector["expect"]["params"]).into_iter().filter(|one| !is_ours(one.0)).collect()
}

/// These parameters make the recorded request.
fn assert_recorded(vector: &Value, parameters: &Parameters<'_>) {
    assert_signed(vector, info_of(vector), parameters);
}

fn assert_signed(vector: &Value, info: &'static OperationInfo, parameters: &Parameters<'_>) {
    let origin = Origin::parse(text(vector, "host")).unwrap();
    let (name, expect) = (text(vector, "name"), &vector["expect"]);
    let signed = Draft::new(info, parameters, &origin, &AGENT)
        .unwrap()
        .sign(&credentials(vector), moment(text(vector, "date")), text(vector, "nonce"))
        .unwrap();
    assert_eq!(signed.request.uri().to_string(), text(expect, "url"), "{name}");
    assert_eq!(signed.request.body(), text(expect, "body"), "{name}");
    assert_eq!(signed.canonical_request(), text(expect, "canonical_request"), "{name}");
    assert_eq!(signed.string_to_sign(), text(expect, "string_to_sign"), "{name}");
    assert_headers(name, &signed.request, expect);

    let mut sent = decoded_form(&parameters.canonical_query());
    sent.sort_unstable();
    let mut recorded = parameters_of(vector);
    recorded.sort_unstable();
    assert!(sent.iter().map(|(name, value)| (&**name, &**value)).eq(recorded), "{name}: {sent:?}");
}

#[test]
fn every_recorded_request_from_its_typed_request() {
    let file: Value = serde_json::from_str(FILE).unwrap();
    let mut typed = 0;
    // `every_recorded_request_from_its_parameters` sends those that no typed request can hold.
    for vector in file["vectors"].as_array().unwrap() {
        let operation = (text(vector, "action"), text(vector, "version"));
        let input = without_lists_that_were_not_given(vector);
        typed += usize::from(hand_over(operation, &input, &mut Recorded(vector)));
    }
    assert!(typed > 0);
}

/// The input of a recording. It shows a list that was not given as an empty one.
fn without_lists_that_were_not_given(vector: &Value) -> Value {
    let mut input = vector["input"].clone();
    if let Some(members) = input.as_object_mut() {
        let sent = &vector["expect"]["params"];
        members.retain(|name, value| *value != json!([]) || sent.get(name).is_some());
    }
    input
}

/// Takes requests that have to be sent as this recording.
struct Recorded<'a>(&'a Value);

impl Taker for Recorded<'_> {
    fn take<O: Operation>(&mut self, request: &O) {
        let mut parameters = Parameters::new();
        request.parameters(&mut parameters);
        assert_signed(self.0, O::INFO, &parameters);
        assert_sent(self.0, request);
    }
}

/// Both clients send what the recording expects, to the host of the recording.
fn assert_sent<O: Operation>(vector: &Value, request: &O) {
    let (name, expect) = (text(vector, "name"), &vector["expect"]);
    let config = Config::new(credentials(vector))
        .endpoint(text(vector, "host"))
        .validation(Validation::Off)
        .retry(RetryPolicy::off())
        .randomness(nonce(text(vector, "nonce")));
    let clock = moment(text(vector, "date"));
    let known = vector["region"].as_str().and_then(|region| O::INFO.product.endpoint(region));
    if let Some(endpoint) = known
        && text(vector, "host").ends_with(".aliyuncs.com")
    {
        let hosts = [Some(endpoint.public), endpoint.vpc];
        assert!(hosts.contains(&Some(text(vector, "host"))), "{name}");
    }
    for scripted in both_scripted(&config, clock, |_| answer(200, "{}")) {
        scripted.client.send(request).unwrap();
        let exchanges = scripted.exchanges();
        assert_eq!(exchanges.len(), 1, "{name}");
        let sent = &exchanges[0].request;
        assert_eq!(sent.method(), text(vector, "method"), "{name}");
        assert_eq!(sent.uri().to_string(), text(expect, "url"), "{name}");
        assert_eq!(sent.body(), text(expect, "body"), "{name}");
        assert_headers(name, sent, expect);
    }
}

/// The signed headers of the request are exactly the recorded ones, and so is the signature.
fn assert_headers(name: &str, request: &http::Request<Bytes>, expect: &Value) {
    let headers = request.headers();
    let is_signed =
        |name: &str| name.starts_with("x-acs-") || name == "host" || name == "content-type";
    let mut signed: Vec<_> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .filter(|(name, _)| is_signed(name))
        .collect();
    signed.sort_unstable();
    let mut recorded = pairs(&expect["headers_signed"]);
    recorded.sort_unstable();
    assert_eq!(signed, recorded, "{name}");
    assert_eq!(headers["x-acs-content-sha256"], text(expect, "body_sha256"), "{name}");

    let shown = headers.get("authorization").map(|value| value.to_str().unwrap());
    assert_eq!(shown, expect["authorization"].as_str(), "{name}");
    assert_eq!(headers["accept"], "application/json", "{name}");
}

fn info_of(vector: &Value) -> &'static OperationInfo {
    let leak = |text: &str| -> &'static str { text.to_owned().leak() };
    // Only requests of this style say with a header that a bearer token comes in place of a signature.
    let marked = vector["expect"]["headers_signed"].get("x-acs-signature-type").is_some();
    let product: &'static Product = Box::leak(Box::new(Product {
        code: "Test",
        style: if marked { Style::Roa } else { Style::Rpc },
        version: leak(text(vector, "version")),
        title: "Test",
        ..Product::NONE
    }));
    let method = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete]
        .into_iter()
        .find(|method| method.as_str() == text(vector, "method"))
        .unwrap();
    let url: http::Uri = text(&vector["expect"], "url").parse().unwrap();
    Box::leak(Box::new(OperationInfo {
        product,
        action: leak(text(vector, "action")),
        method,
        path: leak(url.path()),
        ..OperationInfo::NONE
    }))
}

/// The pairs of a query or of a form body.
fn decoded_form(body: &str) -> Vec<(String, String)> {
    let pairs = body.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| (percent_decoded(name), percent_decoded(value)))
        .collect()
}

pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_published_vector() {
    let file: Value = serde_json::from_str(FILE).unwrap();
    for vector in file["published"].as_array().into_iter().flatten() {
        let name = text(vector, "name");
        let mut headers = pairs(&vector["headers_signed"]);
        headers.sort_unstable();
        let expected = text(vector, "canonical_request");
        let to_sign = ToSign {
            method: text(vector, "method"),
            path: text(vector, "path"),
            query: &encode_pairs(&pairs(&vector["params"])),
            headers: &headers,
            // Two of the vectors take a hash from elsewhere.
            payload_sha256: expected.rsplit('\n').next().unwrap(),
        };
        let canonical = to_sign.canonical_request();
        assert_eq!(canonical, expected, "{name}");

        let credentials = Credentials::access_key(
            text(vector, "access_key_id"),
            text(vector, "access_key_secret"),
        );
        assert_eq!(to_sign.string_to_sign(), string_to_sign(&canonical), "{name}");
        let signed = authorization(&credentials, &to_sign).unwrap().unwrap();
        assert_eq!(signed.to_str().unwrap(), text(vector, "authorization"), "{name}");
        assert!(signed.is_sensitive(), "{name}");
    }
}

#[test]
fn a_bearer_token_is_sent_without_a_signature() {
    let mut parameters = Parameters::new();
    parameters.query("Zone", &"z");
    parameters.query("InstanceId", &"i-1");
    let origin = Origin::parse("ens.aliyuncs.com").unwrap();
    let signed = Draft::new(RenewInstanceRequest::INFO, &parameters, &origin, &AGENT)
        .unwrap()
        .sign(&Credentials::bearer("tok"), moment("2026-01-02T03:04:05Z"), "nonce")
        .unwrap();
    let headers = signed.request.headers();
    assert_eq!(headers["x-acs-bearer-token"], "tok");
    assert!(headers["x-acs-bearer-token"].is_sensitive());
    assert!(!headers.contains_key("authorization"));
    let query = signed.request.uri().query();
    assert_eq!(query, Some("InstanceId=i-1&SignatureType=BEARERTOKEN&Zone=z"));
}
