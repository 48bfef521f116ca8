//! Requests of the ROA style: resources in the path, a body, headers, a host with a name in it.

use aliyun_runtime::endpoint::{Network, Origin, resolve};
use aliyun_runtime::request::{BuildError, Draft, Signed};
use aliyun_runtime::{
    Body, Credentials, Method, OperationInfo, Parameters, Product, Signature, Style, map_of,
};
use bytes::Bytes;

use crate::machine::{AGENT, moment};

const PRODUCT: &Product =
    &Product { code: "CS", version: "2015-12-15", style: Style::Roa, ..Product::NONE };

const INFO: &OperationInfo = &OperationInfo {
    product: PRODUCT,
    action: "ModifyClusterNodePool",
    method: Method::Put,
    path: "/clusters/{ClusterId}/nodepools/{NodepoolId}",
    body: Body::Json,
    ..OperationInfo::NONE
};

fn origin() -> Origin {
    Origin::parse("cs.cn-hangzhou.aliyuncs.com").unwrap()
}

fn key() -> Credentials {
    Credentials::access_key("testAccessKeyId", "testAccessKeySecret")
}

fn signed(info: &'static OperationInfo, parameters: &Parameters<'_>) -> Result<Signed, BuildError> {
    signed_by(&key(), info, parameters)
}

fn signed_by(
    credentials: &Credentials,
    info: &'static OperationInfo,
    parameters: &Parameters<'_>,
) -> Result<Signed, BuildError> {
    let nonce = "0123456789abcdef0123456789abcdef";
    let date = moment("2026-01-02T03:04:05Z");
    Draft::new(info, parameters, origin(), &AGENT)?.sign(credentials, date, nonce)
}

fn nodepool<'a>(cluster: &'a String, nodepool: &'a String) -> Parameters<'a> {
    let mut parameters = Parameters::new();
    parameters.path("ClusterId", cluster);
    parameters.path("NodepoolId", nodepool);
    parameters
}

#[test]
fn the_path_is_signed_as_it_is_sent() {
    let (cluster, pool) = ("c/1 中".to_owned(), "np-1~_.".to_owned());
    let mut parameters = nodepool(&cluster, &pool);
    parameters.query("dry run", &true);
    parameters.body("count", &3);
    let signed = signed(INFO, &parameters).unwrap();
    let path = "/clusters/c%2F1%20%E4%B8%AD/nodepools/np-1~_.";
    assert_eq!(
        signed.request.uri().to_string(),
        format!("https://cs.cn-hangzhou.aliyuncs.com{path}?dry%20run=true")
    );
    assert_eq!(signed.request.method(), "PUT");
    assert_eq!(signed.request.body(), r#"{"count":3}"#);
    assert_eq!(signed.request.headers()["content-type"], "application/json; charset=utf-8");
    assert!(!signed.request.headers().contains_key("content-length"));
    // sha256 of {"count":3}, by another program.
    let hash = "0c07187ea6d064441225b3cba26a7b1e8bc702fcf332b457dae8e26892ba68a6";
    assert_eq!(
        signed.canonical_request(),
        format!(
            "PUT\n{path}\ndry%20run=true\n\
             content-type:application/json; charset=utf-8\n\
             host:cs.cn-hangzhou.aliyuncs.com\n\
             x-acs-action:ModifyClusterNodePool\n\
             x-acs-content-sha256:{hash}\n\
             x-acs-date:2026-01-02T03:04:05Z\n\
             x-acs-signature-nonce:0123456789abcdef0123456789abcdef\n\
             x-acs-version:2015-12-15\n\n\
             content-type;host;x-acs-action;x-acs-content-sha256;x-acs-date;\
             x-acs-signature-nonce;x-acs-version\n{hash}"
        )
    );
    assert_signature(&signed);
}

/// The signature is that of the texts which the request says it signed.
fn assert_signature(signed: &Signed) {
    use hmac::{Hmac, KeyInit, Mac};
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(b"testAccessKeySecret").unwrap();
    mac.update(signed.string_to_sign().as_bytes());
    let [low, high] = [0, 16].map(|at| {
        let bytes = mac.clone().finalize().into_bytes();
        u128::from_be_bytes(bytes[at..at + 16].try_into().unwrap())
    });
    let digits = format!("{low:032x}{high:032x}");
    let shown = signed.request.headers()["authorization"].to_str().unwrap();
    assert!(shown.ends_with(&format!("Signature={digits}")), "{shown}");
}

#[test]
fn a_value_may_have_several_parts() {
    const INFO: &OperationInfo = &OperationInfo {
        path: "/resources/{+Path}/tags",
        method: Method::Get,
        ..OperationInfo::NONE
    };
    let path_of = |path: &str| {
        let (path, mut parameters) = (path.to_owned(), Parameters::new());
        parameters.path("Path", &path);
        signed(INFO, &parameters).map(|signed| signed.request.uri().path().to_owned())
    };
    let path = path_of("DBInstance/r 1/Account").unwrap();
    assert_eq!(path, "/resources/DBInstance/r%201/Account/tags");
    assert_eq!(path_of("VPC").unwrap(), "/resources/VPC/tags");
    for refused in ["", "/VPC", "VPC/", "a//b", "a/./b", "..", "a/.."] {
        assert_eq!(
            path_of(refused).unwrap_err().to_string(),
            "Path, which is sent as parts of the path, must be given, and have no part between its \
             slashes that is empty, a dot or two",
            "{refused}"
        );
    }
}

#[test]
fn a_value_that_is_the_whole_path_may_begin_with_its_slash() {
    const INFO: &OperationInfo =
        &OperationInfo { path: "/{+Path}", method: Method::Get, ..OperationInfo::NONE };
    let path_of = |path: &str| {
        let (path, mut parameters) = (path.to_owned(), Parameters::new());
        parameters.path("Path", &path);
        signed(INFO, &parameters).map(|signed| signed.request.uri().path().to_owned())
    };
    for whole in ["/api/v1/a b", "api/v1/a b"] {
        assert_eq!(path_of(whole).unwrap(), "/api/v1/a%20b");
    }
    for refused in ["", "/", "//a", "/a/", "/..", "/./a"] {
        assert!(path_of(refused).is_err(), "{refused}");
    }
}

#[test]
fn a_value_cannot_lead_to_another_resource() {
    let id = "c-1".to_owned();
    for refused in ["", ".", ".."] {
        let refused = refused.to_owned();
        let error = signed(INFO, &nodepool(&id, &refused)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "NodepoolId, which is sent as a part of the path, must be given, and must not be a \
             dot or two"
        );
    }
    for taken in ["...", "..a", "../b", "%2e%2e"] {
        let taken = taken.to_owned();
        let uri = signed(INFO, &nodepool(&id, &taken)).unwrap().request.uri().clone();
        assert_eq!(uri.path().split('/').count(), 5, "{uri}");
    }
    let mut parameters = Parameters::new();
    parameters.path("ClusterId", &id);
    assert!(signed(INFO, &parameters).unwrap_err().part().contains("NodepoolId"));
}

#[test]
fn a_body_without_members_is_an_empty_object() {
    let id = "c-1".to_owned();
    let mut parameters = nodepool(&id, &id);
    parameters.body("count", &None::<i64>);
    assert_eq!(signed(INFO, &parameters).unwrap().request.body(), "{}");
    let without = signed(INFO, &nodepool(&id, &id)).unwrap();
    assert!(without.request.body().is_empty());
    assert!(!without.request.headers().contains_key("content-type"));
    assert_eq!(without.request.headers()["content-length"], "0");
}

#[test]
fn a_body_as_a_whole() {
    let id = "c-1".to_owned();
    let (bytes, list) = (Bytes::from_static(b"\0\xff"), vec![1_i64, 2]);
    let mut parameters = nodepool(&id, &id);
    parameters.payload(&bytes);
    let of_bytes = signed(INFO, &parameters).unwrap();
    assert_eq!(of_bytes.request.body(), &bytes);
    assert_eq!(of_bytes.request.headers()["content-type"], "application/octet-stream");
    assert_signature(&of_bytes);

    let mut parameters = nodepool(&id, &id);
    parameters.payload(&list);
    assert_eq!(signed(INFO, &parameters).unwrap().request.body(), "[1,2]");
}

#[test]
fn headers_of_parameters() {
    let id = "c-1".to_owned();
    let mut parameters = nodepool(&id, &id);
    parameters.header("x-acs-region-id", &" cn-hangzhou ");
    parameters.header("X-Plain", &5);
    parameters.header("x-absent", &None::<String>);
    let signed_request = signed(INFO, &parameters).unwrap();
    let headers = signed_request.request.headers();
    assert_eq!(
        (&headers["x-acs-region-id"], &headers["x-plain"]),
        (&"cn-hangzhou".parse().unwrap(), &5.into())
    );
    let canonical = signed_request.canonical_request();
    assert!(
        canonical.contains(
            "x-acs-date:2026-01-02T03:04:05Z\nx-acs-region-id:cn-hangzhou\nx-acs-signature"
        )
    );
    assert!(!canonical.contains("x-plain") && !headers.contains_key("x-absent"));
    assert_signature(&signed_request);

    for (name, value, expected) in [
        ("x-acs-date", "now", "is a header that the client sets itself"),
        ("Authorization", "mine", "is a header that the client sets itself"),
        ("x-label", "中", "must consist of visible ASCII characters and spaces"),
        ("x label", "a", "must consist of visible ASCII characters and spaces"),
    ] {
        let mut parameters = nodepool(&id, &id);
        parameters.header(name, &value);
        let error = signed(INFO, &parameters).unwrap_err().to_string();
        assert!(error.starts_with(name) && error.ends_with(expected), "{error}");
    }
}

#[test]
fn headers_of_many_names() {
    let id = "c-1".to_owned();
    let meta = map_of::<String>([("author", " me "), ("Size", "5")]);
    let (own, none) = (map_of::<i64>([("region-id", 7)]), map_of::<String>([("", ""); 0]));
    let mut parameters = nodepool(&id, &id);
    parameters.header("x-acs-trace", &"t");
    parameters.headers("x-meta-*", &meta);
    parameters.headers("x-acs-*", &own);
    parameters.headers("x-none-*", &none);
    parameters.headers("x-absent-*", &None::<String>);
    let signed_request = signed(INFO, &parameters).unwrap();
    let headers = signed_request.request.headers();
    assert_eq!(
        (&headers["x-meta-author"], &headers["x-meta-size"]),
        (&"me".parse().unwrap(), &5.into())
    );
    assert_eq!(headers["x-acs-region-id"], "7");
    let canonical = signed_request.canonical_request();
    assert!(canonical.contains("\nx-acs-region-id:7\nx-acs-signature"), "{canonical}");
    assert!(!canonical.contains("x-meta") && !canonical.contains("x-none"), "{canonical}");
    assert_signature(&signed_request);
}

#[test]
fn keys_and_values_that_make_no_header_are_refused() {
    let id = "c-1".to_owned();
    let keys =
        "must have keys of ASCII letters, digits and hyphens, each of which makes another header";
    let own = "is a header that the client sets itself";
    let text = "must consist of visible ASCII characters and spaces";
    for (name, entries, expected) in [
        ("x-meta-*", [("a b", "1"), ("b", "2")], keys),
        ("x-meta-*", [("", "1"), ("b", "2")], keys),
        ("x-meta-*", [("a:1\r\nx-acs-date", "1"), ("b", "2")], keys),
        ("x-meta-*", [("\u{4e2d}", "1"), ("b", "2")], keys),
        ("x-meta-*", [("a", "1"), ("A", "2")], keys),
        ("x-meta-*", [("taken", "1"), ("b", "2")], keys),
        ("x-acs-*", [("date", "1"), ("b", "2")], own),
        ("x-acs-*", [("Security-Token", "1"), ("b", "2")], own),
        ("content-*", [("type", "text/plain"), ("b", "2")], own),
        ("x-meta-*", [("a", "1\r\nx-acs-date: 2"), ("b", "2")], text),
        ("x-meta-*", [("a", "\u{4e2d}"), ("b", "2")], text),
    ] {
        let entries = map_of::<String>(entries);
        let mut parameters = nodepool(&id, &id);
        parameters.header("x-meta-taken", &"0");
        parameters.headers(name, &entries);
        let error = signed(INFO, &parameters).unwrap_err().to_string();
        assert!(error.starts_with(name) && error.ends_with(expected), "{error}");
    }
    let mut parameters = nodepool(&id, &id);
    parameters.headers("x-meta-*", &id);
    let error = signed(INFO, &parameters).unwrap_err().to_string();
    assert!(error.starts_with("x-meta-*"), "{error}");
}

#[test]
fn a_name_in_the_host() {
    const LOG: &OperationInfo = &OperationInfo {
        action: "ListLogStores",
        host: Some("{projectName}.{endpoint}"),
        path: "/logstores",
        ..*INFO
    };
    let good = "My-project_1".to_owned();
    let mut parameters = Parameters::new();
    parameters.host("projectName", &good);
    let signed_request = signed(LOG, &parameters).unwrap();
    let host = "my-project_1.cs.cn-hangzhou.aliyuncs.com";
    assert_eq!(signed_request.request.uri().host(), Some(host));
    assert_eq!(signed_request.request.headers()["host"], host);

    let loopback = Origin::parse("http://127.0.0.1:8080").unwrap();
    assert_eq!(Draft::new(LOG, &parameters, &loopback, &AGENT).unwrap().host(), "127.0.0.1:8080");

    for refused in ["", "a.b", "a/b", "a@b", "evil.com#", "ü"] {
        let refused = refused.to_owned();
        let mut parameters = Parameters::new();
        parameters.host("projectName", &refused);
        let error = signed(LOG, &parameters).unwrap_err().to_string();
        assert!(
            error.starts_with("projectName, which is sent as a part of the host, must"),
            "{error}"
        );
    }
}

#[test]
fn another_scheme_of_signing_is_named() {
    const PRODUCT: &Product =
        &Product { signature: Signature::Other("LOG (hmac-sha1)"), ..Product::NONE };
    const INFO: &OperationInfo = &OperationInfo { product: PRODUCT, ..OperationInfo::NONE };
    let error = signed(INFO, &Parameters::new()).unwrap_err().to_string();
    assert_eq!(
        error,
        "the signature scheme LOG (hmac-sha1) of the product is not known to this crate, which \
         signs with ACS3-HMAC-SHA256; such a request can be built and checked, but not sent"
    );
}

#[test]
fn a_bearer_token_of_the_roa_style_is_named_in_a_header() {
    let id = "c-1".to_owned();
    let signed = signed_by(&Credentials::bearer("tok"), INFO, &nodepool(&id, &id)).unwrap().request;
    assert_eq!(signed.headers()["x-acs-signature-type"], "BEARERTOKEN");
    assert_eq!(signed.uri().query(), None);
}

#[test]
fn what_cannot_be_written_is_named() {
    let id = "c-1".to_owned();
    let (number, bytes) = (f64::NAN, Bytes::from_static(b"a"));
    let list = vec![1.5, f64::INFINITY];
    for value in [&number as &dyn aliyun_runtime::Value, &bytes, &list] {
        for into_body in [false, true] {
            let mut parameters = nodepool(&id, &id);
            if into_body {
                parameters.body("Share", value);
            } else {
                parameters.query("Share", value);
            }
            let error = signed(INFO, &parameters).unwrap_err().to_string();
            assert!(
                error.starts_with("Share, which is sent as text, cannot be written"),
                "{error}"
            );
        }
    }
}

#[test]
fn a_host_for_all_regions_stands_in_for_regions_without_one() {
    static ONE: Product = Product { default_host: Some("one.aliyuncs.com"), ..Product::NONE };
    static NONE: Product = Product { title: "Nowhere", ..Product::NONE };
    for region in [None, Some("cn-hangzhou")] {
        let origin = resolve(&ONE, region, Network::Public).unwrap();
        assert_eq!(origin.host(), "one.aliyuncs.com");
        let error = resolve(&NONE, region, Network::Public).unwrap_err();
        let shown = "no host of Nowhere is known: give one with Config::endpoint";
        assert_eq!(error.to_string(), shown);
    }
    assert!(resolve(&ONE, Some("cn-hangzhou"), Network::Vpc).is_err());
}
