//! The published vectors of the signature, byte for byte.

use aliyun_runtime::Credentials;
use aliyun_runtime::sign::{ToSign, authorization, encode_pairs, string_to_sign};
use serde_json::Value;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is not a text in {value}"))
}

fn pairs(value: &Value) -> Vec<(&str, &str)> {
    value.as_object().unwrap().iter().map(|(k, v)| (k.as_str(), v.as_str().unwrap())).collect()
}

#[test]
fn every_published_vector() {
    let file: Value = serde_json::from_str(include_str!("wire/requests.json")).unwrap();
    for vector in file["published"].as_array().unwrap() {
        let name = text(vector, "name");
        let mut headers = pairs(&vector["headers_signed"]);
        headers.sort_unstable();
        let canonical_expected = text(vector, "canonical_request");
        let to_sign = ToSign {
            method: text(vector, "method"),
            path: text(vector, "path"),
            query: &encode_pairs(pairs(&vector["params"])),
            headers: &headers,
            payload_sha256: canonical_expected.rsplit('\n').next().unwrap(),
        };
        let canonical = to_sign.canonical_request();
        assert_eq!(canonical, canonical_expected, "{name}");

        let credentials = Credentials::access_key(
            text(vector, "access_key_id"),
            text(vector, "access_key_secret"),
        );
        let signed =
            authorization(&credentials, &to_sign.signed_headers(), &string_to_sign(&canonical));
        let signed = signed.unwrap().unwrap();
        assert_eq!(signed.to_str().unwrap(), text(vector, "authorization"), "{name}");
        assert!(signed.is_sensitive());
    }
}
