//! What holds for every input.

use aliyun_runtime::endpoint::Origin;
use aliyun_runtime::sign::encode_pairs;
use aliyun_runtime::transport::TransportErrorKind;
use aliyun_runtime::{ErrorKind, Outcome};
use proptest::prelude::*;

use crate::clients::{answer, both_scripted, config};
use crate::machine::moment;
use crate::operations::renew_instance;
use crate::requests::percent_decoded;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_response_or_an_error(status in 100_u16..600, body: Vec<u8>) {
        assert_one_or_the_other(status, &body);
    }

    #[test]
    fn anything_like_an_answer_gives_a_response_or_an_error(
        status in prop::sample::select(vec![200_u16, 204, 302, 400, 403, 429, 500, 503]),
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..12),
    ) {
        assert_one_or_the_other(status, parts.concat().as_bytes());
    }

    #[test]
    fn encoded_pairs_can_be_decoded(
        pairs in prop::collection::btree_map("\\PC{0,8}|[^\\PC]{0,4}", any::<String>(), 0..6),
    ) {
        let borrowed = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let encoded = encode_pairs(borrowed);
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~%=&".contains(&byte);
        prop_assert!(encoded.bytes().all(is_plain));
        let decoded: Vec<_> = encoded
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (percent_decoded(name), percent_decoded(value)))
            .collect();
        // A map gives its names in the order of bytes, too.
        prop_assert_eq!(decoded, pairs.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn any_text_is_a_host_or_is_refused(text in "\\PC*|(https?://)?[a-z0-9.:@/?#%\\[\\]-]{0,30}") {
        if let Ok(origin) = Origin::parse(&text) {
            let authority: http::uri::Authority = origin.host().parse().unwrap();
            prop_assert!(!origin.host().contains(['/', '?', '#', '@', '\\', ' ']));
            prop_assert!(!authority.host().is_empty());
            prop_assert_eq!(Origin::parse(&origin.to_string()), Ok(origin));
        }
    }
}

/// Pieces of which answers are made.
const PARTS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "false",
    "5",
    "5x",
    "1e3",
    "\"",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "\"Code\":",
    "\"code\":",
    "\"Success\":",
    "\"Message\":\"m\"",
    "\"RequestId\":\"R\"",
    "\"OrderId\":",
    "\"OrderFailed\"",
    "\"Throttling\"",
    "<html>",
    "中",
];

fn assert_one_or_the_other(status: u16, body: &[u8]) {
    let body = bytes::Bytes::copy_from_slice(body);
    let script = move |_| answer(status, body.clone());
    for scripted in both_scripted(&config(), moment("2026-01-02T03:04:05Z"), script) {
        let result = scripted.client.send(&renew_instance());
        let Err(error) = result else { continue };
        assert_eq!(error.to_string().lines().count(), 1);
        assert!(error.http_status() == Some(status), "{error:?}");
        assert!(matches!(error.kind(), ErrorKind::Answer | ErrorKind::Service), "{error:?}");
        let may_be_sent_again = error.outcome() == Outcome::Refused;
        assert_eq!(scripted.exchanges().len() > 1, may_be_sent_again, "{error:?}");
        assert!(!format!("{error:?}").contains(&format!("{:?}", TransportErrorKind::Other)));
    }
}
