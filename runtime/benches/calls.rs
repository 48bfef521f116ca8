//! What a call costs beside the network, each part next to its floor.
//!
//! ```text
//! cargo bench -p aliyun-runtime
//! ```

use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aliyun_api::ens::{RenewInstanceError, RenewInstanceRequest};
use aliyun_api::lindorm::RenewLindormInstanceResponse;
use aliyun_runtime::endpoint::Origin;
use aliyun_runtime::request::Draft;
use aliyun_runtime::sign::string_to_sign;
use aliyun_runtime::transport::Limits;
use aliyun_runtime::{
    Bytes, Config, Credentials, ErrorCode, Operation, Parameters, blocking, decode,
};
use divan::Bencher;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderValue;
use serde::Deserialize;
use sha2::{Digest, Sha256};

fn main() {
    divan::main();
}

const NONCE: &str = "0123456789abcdef0123456789abcdef";

fn date() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_767_323_045)
}

fn request() -> RenewInstanceRequest {
    RenewInstanceRequest::new("i-56789acfmxazb4p", 1)
}

/// In memory of its own, as that of a client is.
fn agent() -> HeaderValue {
    HeaderValue::from_str("benchmark").unwrap()
}

/// From a typed request to a signed HTTP request.
#[divan::bench(sample_size = 64, sample_count = 500)]
fn build_and_sign(bencher: Bencher<'_, '_>) {
    let credentials = Credentials::access_key("testAccessKeyId", "testAccessKeySecret");
    let origin = Origin::parse("ens.aliyuncs.com").unwrap();
    let (request, agent) = (request(), agent());
    bencher.bench(|| {
        let mut parameters = Parameters::new();
        black_box(&request).parameters(&mut parameters);
        let draft = Draft::new(RenewInstanceRequest::INFO, &parameters, &origin, &agent);
        let draft = draft.unwrap();
        // Dropped here: if the benchmark kept thousands of them, it would measure fresh memory.
        drop(black_box(draft.sign(&credentials, date(), NONCE)));
    });
}

/// The floor of it: the hashes of the same request, and nothing else. They overwrite their state when
/// they are dropped, because this crate asks for that; without, they cost about 5 % less.
#[divan::bench(sample_size = 64, sample_count = 500)]
fn build_and_sign_floor(bencher: Bencher<'_, '_>) {
    let credentials = Credentials::access_key("testAccessKeyId", "testAccessKeySecret");
    let origin = Origin::parse("ens.aliyuncs.com").unwrap();
    let (request, agent) = (request(), agent());
    let mut parameters = Parameters::new();
    request.parameters(&mut parameters);
    let draft = Draft::new(RenewInstanceRequest::INFO, &parameters, &origin, &agent).unwrap();
    let canonical = draft.sign(&credentials, date(), NONCE).unwrap().canonical_request();
    let to_sign = string_to_sign(&canonical);
    bencher.bench(|| {
        let hash = Sha256::digest(black_box(&canonical));
        let mut mac = Hmac::<Sha256>::new_from_slice(b"testAccessKeySecret").unwrap();
        mac.update(black_box(to_sign.as_bytes()));
        (hash, mac.finalize().into_bytes())
    });
}

/// The other floor of it: the same request in the types of the crate `http`, put together from parts
/// that are there already.
#[divan::bench(sample_size = 64, sample_count = 500)]
fn build_and_sign_http_floor(bencher: Bencher<'_, '_>) {
    let credentials = Credentials::access_key("testAccessKeyId", "testAccessKeySecret");
    let origin = Origin::parse("ens.aliyuncs.com").unwrap();
    let (request, agent) = (request(), agent());
    let mut parameters = Parameters::new();
    request.parameters(&mut parameters);
    let draft = Draft::new(RenewInstanceRequest::INFO, &parameters, &origin, &agent).unwrap();
    let signed = draft.sign(&credentials, date(), NONCE).unwrap().request;
    let headers: Vec<_> =
        signed.headers().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    bencher.bench(|| {
        let mut request = http::Request::new(signed.body().clone());
        *request.method_mut() = signed.method().clone();
        *request.uri_mut() = signed.uri().clone();
        request.headers_mut().reserve(headers.len());
        for (name, value) in black_box(&headers) {
            request.headers_mut().insert(name, value.clone());
        }
        drop(black_box(request));
    });
}

/// A whole call over a transport that answers at once, with the host of a region or one that is set.
#[divan::bench(args = ["region", "endpoint"], sample_size = 64, sample_count = 500)]
fn whole_call(bencher: Bencher<'_, '_>, host: &str) {
    let config = Config::new(Credentials::access_key("testAccessKeyId", "testAccessKeySecret"));
    let config = match host {
        "region" => config.region("cn-hangzhou"),
        _ => config.endpoint("https://ens.aliyuncs.com"),
    };
    let answer = |_: http::Request<Bytes>, _: Limits| Ok(http::Response::new(ANSWER.into()));
    let client = blocking::Client::with_transport(config, answer);
    let request = request();
    bencher.bench(|| client.send(black_box(&request)).unwrap());
}

const ANSWER: &[u8] = br#"{"RequestId":"86A6D421-A0C7-4C01-8648-47377CA6A2CE","InstanceId":"ld-1","OrderId":213465921640411}"#;

#[divan::bench]
fn decode_answer() -> RenewLindormInstanceResponse {
    decode::object(black_box(ANSWER)).unwrap()
}

/// The floor of it: serde into a plain struct, without leniency.
#[divan::bench]
fn decode_answer_floor() -> Plain {
    serde_json::from_slice(black_box(ANSWER)).unwrap()
}

/// The same members as [`RenewLindormInstanceResponse`].
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(dead_code, reason = "only decoding is measured")]
struct Plain {
    request_id: Option<String>,
    instance_id: Option<String>,
    order_id: Option<i64>,
    access_denied_detail: Option<String>,
}

#[divan::bench]
fn look_up_code() -> Option<RenewInstanceError> {
    RenewInstanceError::find(black_box("InvalidSecurityToken.Expired")).map(|found| found.code)
}

/// The floor of it: a hash map.
#[divan::bench]
fn look_up_code_floor(bencher: Bencher<'_, '_>) {
    let codes: HashMap<_, _> =
        RenewInstanceError::all().map(|code| (code.as_str(), code)).collect();
    bencher.bench(|| codes.get(black_box("InvalidSecurityToken.Expired")).copied());
}
