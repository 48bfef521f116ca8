//! What holds for every input.

use std::collections::BTreeMap;

use aliyun_runtime::endpoint::Origin;
use aliyun_runtime::request::Draft;
use aliyun_runtime::sign::encode_pairs;
use aliyun_runtime::transport::TransportErrorKind;
use aliyun_runtime::{
    Credentials, ErrorKind, Members, Method, OperationInfo, Outcome, Parameters, Structure, Value,
    View,
};
use proptest::prelude::*;

use crate::clients::{answer, both_scripted, config};
use crate::machine::{AGENT, moment};
use crate::operations::renew_instance;
use crate::requests::percent_decoded;
use crate::whole_answers::decode_in_every_way;

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
        let borrowed: Vec<_> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let encoded = encode_pairs(&borrowed);
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
    fn any_bytes_are_decoded_or_refused(body: Vec<u8>) {
        decode_in_every_way(&body);
    }

    #[test]
    fn anything_like_an_answer_is_decoded_or_refused(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..24),
    ) {
        decode_in_every_way(parts.concat().as_bytes());
    }

    #[test]
    fn nested_values_come_back(tree in tree()) {
        // A text by itself is taken for JSON text.
        let tree = Tree::List(vec![tree]);
        let mut parameters = Parameters::new();
        parameters.query("T", &tree);
        let decoded: BTreeMap<String, String> = parameters
            .canonical_query()
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (percent_decoded(name), percent_decoded(value)))
            .collect();
        let mut expected = BTreeMap::new();
        flatten("T", &tree, &mut expected);
        prop_assert_eq!(decoded, expected);

        parameters.query_json("J", &tree);
        let query = parameters.canonical_query();
        let json = query.split('&').find_map(|pair| pair.strip_prefix("J=")).unwrap();
        let json: serde_json::Value = serde_json::from_str(&percent_decoded(json)).unwrap();
        prop_assert_eq!(&json, &as_json(&tree));

        parameters.payload(&tree);
        let body: serde_json::Value =
            serde_json::from_str(&parameters.json_body().unwrap()).unwrap();
        prop_assert_eq!(body, json);
    }

    #[test]
    fn a_path_keeps_its_shape(values in prop::collection::vec(any::<String>(), 2)) {
        let mut parameters = Parameters::new();
        parameters.path("A", &values[0]);
        parameters.path("B", &values[1]);
        let origin = Origin::parse("cs.aliyuncs.com").unwrap();
        if let Ok(draft) = Draft::new(IN_PATH, &parameters, &origin, &AGENT) {
            let credentials = Credentials::access_key("id", "secret");
            let signed = draft.sign(&credentials, std::time::UNIX_EPOCH, "nonce").unwrap();
            let path = signed.request.uri().path();
            let parts: Vec<_> = path.split('/').map(percent_decoded).collect();
            prop_assert_eq!(parts, ["", "a", &values[0], "b", &values[1]]);
        } else {
            let leads_elsewhere = |value: &String| matches!(value.as_str(), "" | "." | "..");
            prop_assert!(values.iter().any(leads_elsewhere));
        }
    }

    #[test]
    fn a_path_has_the_parts_of_a_value(value in "\\PC*|([a-c.]{0,2}/){0,3}[a-c.]{0,2}") {
        let mut parameters = Parameters::new();
        parameters.path("A", &value);
        let origin = Origin::parse("cs.aliyuncs.com").unwrap();
        let leads_elsewhere = |part: &str| matches!(part, "" | "." | "..");
        if let Ok(draft) = Draft::new(WITH_PARTS, &parameters, &origin, &AGENT) {
            let credentials = Credentials::access_key("id", "secret");
            let signed = draft.sign(&credentials, std::time::UNIX_EPOCH, "nonce").unwrap();
            let path = signed.request.uri().path();
            let parts: Vec<_> = path.split('/').map(percent_decoded).collect();
            let expected: Vec<_> =
                ["", "a"].into_iter().chain(value.split('/')).chain(["b"]).collect();
            prop_assert_eq!(parts, expected);
        } else {
            prop_assert!(value.split('/').any(leads_elsewhere));
        }
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

const IN_PATH: &OperationInfo =
    &OperationInfo { path: "/a/{A}/b/{B}", method: Method::Get, ..OperationInfo::NONE };

const WITH_PARTS: &OperationInfo =
    &OperationInfo { path: "/a/{+A}/b", method: Method::Get, ..OperationInfo::NONE };

/// Structures, lists and maps inside one another.
#[derive(Clone, Debug)]
enum Tree {
    Text(String),
    Number(i64),
    List(Vec<Tree>),
    Map(BTreeMap<String, Tree>),
    Node(Box<Node>),
}

#[derive(Clone, Debug)]
struct Node {
    left: Option<Tree>,
    right: Tree,
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf =
        prop_oneof![any::<String>().prop_map(Tree::Text), any::<i64>().prop_map(Tree::Number)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Tree::List),
            prop::collection::btree_map("[^.]{0,3}", inner.clone(), 0..4).prop_map(Tree::Map),
            (prop::option::of(inner.clone()), inner)
                .prop_map(|(left, right)| Tree::Node(Box::new(Node { left, right }))),
        ]
    })
}

impl Value for Tree {
    fn view(&self) -> View<'_> {
        match self {
            Self::Text(text) => text.view(),
            Self::Number(number) => number.view(),
            Self::List(items) => items.view(),
            Self::Map(entries) => entries.view(),
            Self::Node(node) => View::Structure(&**node),
        }
    }
}

impl Structure for Node {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Left", &self.left);
        out.member("Right", &self.right);
    }
}

/// The names and texts of a tree, written down independently of the runtime.
fn flatten(name: &str, tree: &Tree, out: &mut BTreeMap<String, String>) {
    match tree {
        Tree::Text(text) => drop(out.insert(name.to_owned(), text.clone())),
        Tree::Number(number) => drop(out.insert(name.to_owned(), number.to_string())),
        Tree::List(items) => {
            for (item, number) in items.iter().zip(1..) {
                flatten(&format!("{name}.{number}"), item, out);
            }
        }
        Tree::Map(entries) => {
            for (key, value) in entries {
                flatten(&format!("{name}.{key}"), value, out);
            }
        }
        Tree::Node(node) => {
            if let Some(left) = &node.left {
                flatten(&format!("{name}.Left"), left, out);
            }
            flatten(&format!("{name}.Right"), &node.right, out);
        }
    }
}

fn as_json(tree: &Tree) -> serde_json::Value {
    match tree {
        Tree::Text(text) => text.as_str().into(),
        Tree::Number(number) => (*number).into(),
        Tree::List(items) => items.iter().map(as_json).collect(),
        Tree::Map(entries) => {
            entries.iter().map(|(key, value)| (key.clone(), as_json(value))).collect()
        }
        Tree::Node(node) => {
            let left = node.left.iter().map(|left| ("Left".to_owned(), as_json(left)));
            left.chain([("Right".to_owned(), as_json(&node.right))]).collect()
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
    "\"Regions\":",
    "\"Region\":",
    "\"Labels\":",
    "\"Any\":",
    "\"Status\":",
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
