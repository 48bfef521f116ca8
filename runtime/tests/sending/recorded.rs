//! Every recorded answer, read by both clients.

use std::fmt::Debug;

use aliyun_runtime::{ErrorKind, Operation, Outcome, Record};
use bytes::Bytes;
use serde_json::Value;

use crate::answers::read_as;
use crate::clients::both;
use crate::connections::loopback;
use crate::operations::{DescribeInstances, renew_arm, renew_instance, renew_lindorm};
use crate::server::{After, Server, stall};

const FILE: &str = include_str!("../wire/answers.json");

#[test]
fn every_recorded_answer() {
    let file: Value = serde_json::from_str(FILE).unwrap();
    for case in file["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        if let Some(mode) = case["answer"]["mode"].as_str() {
            assert_no_answer(name, mode);
            continue;
        }
        match case["operation"].as_str().unwrap() {
            "RenewInstance" => assert_read(name, case, &renew_instance(), |renewed| {
                (renewed.request_id.as_deref(), None)
            }),
            "RenewARMServerInstance" => assert_read(name, case, &renew_arm(), |renewed| {
                (renewed.request_id.as_deref(), None)
            }),
            "RenewLindormInstance" => assert_read(name, case, &renew_lindorm(), |renewed| {
                (renewed.request_id.as_deref(), renewed.order_id)
            }),
            _ => assert_read(name, case, &DescribeInstances, |described| {
                (described.request_id.as_deref(), None)
            }),
        }
    }
}

/// No answer comes, for one of the recorded reasons.
fn assert_no_answer(name: &str, mode: &str) {
    let server = match mode {
        "close" => Some(Server::start(|_, _| After::Close)),
        "hang" => Some(Server::start(|_, stream| stall(stream))),
        "refused" => None,
        // Whatever else a server may do, no answer comes.
        _ => Some(Server::start(|_, _| After::Reset)),
    };
    let endpoint = server.as_ref().map_or("http://127.0.0.1:1".to_owned(), Server::endpoint);
    for client in both(&loopback(&endpoint)) {
        let error = client.send(&renew_instance()).unwrap_err();
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::Transport, None), "{name}");
        let outcome = if mode == "refused" { Outcome::NotSent } else { Outcome::Unknown };
        assert_eq!(error.outcome(), outcome, "{name}");
        assert_eq!(error.is_timeout(), mode == "hang", "{name}");
    }
    // Once from each client.
    assert_eq!(server.map_or(2, |server| server.arrived().len()), 2, "{name}");
}

/// The identifier of a request, and that of the order if the response has one.
type Parts<'a> = (Option<&'a str>, Option<i64>);

/// A body as a reader without our decoder sees it.
struct Body<'a> {
    text: &'a str,
    value: Option<Value>,
}

impl<'a> Body<'a> {
    fn of(text: &'a str) -> Self {
        let json = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text, value: serde_json::from_str(json).ok() }
    }

    fn is_object(&self) -> bool {
        self.value.as_ref().is_some_and(Value::is_object)
    }

    /// A member, with a large or a small first letter.
    fn member(&self, name: &str) -> Option<&Value> {
        let small = format!("{}{}", name[..1].to_lowercase(), &name[1..]);
        let object = self.value.as_ref()?.as_object()?;
        object.get(name).or_else(|| object.get(&small))
    }

    /// The text of a member that occurs once.
    fn text(&self, name: &str) -> Option<&str> {
        let text = self.member(name)?.as_str().filter(|text| !text.is_empty());
        text.filter(|_| self.text.matches(&format!("\"{name}\"")).count() <= 1)
    }

    /// A member of a response. Only those of errors may begin with a small letter.
    fn exact(&self, name: &str) -> Option<&Value> {
        self.value.as_ref()?.get(name)
    }

    /// Whether this is a response with these members, and looks like nothing else.
    fn is_plain_success(&self, documented: &[&str]) -> bool {
        let is_text_or_null = |name| {
            self.member(name).is_none_or(|value| {
                value.is_null() || value.is_string() && self.text.matches(name).count() == 1
            })
        };
        let order_id = self.member("OrderId");
        let is_scalar = |value: &Value| !value.is_array() && !value.is_object();
        let object = self.value.as_ref().and_then(Value::as_object);
        // Of members that nobody knows, nobody can tell that the service wrote them.
        object.is_some_and(|members| {
            members.is_empty() || documented.iter().any(|name| members.contains_key(*name))
        }) && is_text_or_null("RequestId")
            && is_text_or_null("InstanceId")
            && self.member("AccessDeniedDetail").is_none_or(is_scalar)
            && order_id.is_none_or(|value| value.is_null() || value.is_i64())
            && ["Code", "Success"].iter().all(|name| self.member(name).is_none())
    }
}

/// Both clients read what stands in a recorded answer.
fn assert_read<O: Operation>(
    name: &str,
    case: &Value,
    operation: &O,
    parts: fn(&O::Response) -> Parts<'_>,
) where
    O::Response: Debug + Default + Record,
{
    let response = response_of(&case["answer"]);
    let result = read_as(operation, &response);
    let (status, text) = (response.status(), String::from_utf8_lossy(response.body()));
    let body = Body::of(&text);
    let encoding = response.headers().get("content-encoding");
    let is_encoded = encoding.is_some_and(|encoding| encoding != "identity");
    if status.is_success() && !is_encoded && body.is_plain_success(O::Response::default().names()) {
        assert!(result.is_ok(), "{name}: {result:?}");
    }
    let is_readable = !status.is_success() && !status.is_redirection() && !is_encoded;
    if is_readable && body.text("Code").is_some() {
        let error = result.as_ref().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Service, "{name}");
    }
    match result {
        Ok(renewed) => {
            assert!(status.is_success() && body.is_object(), "{name}");
            assert_ne!(body.member("Success"), Some(&Value::Bool(false)), "{name}");
            let (request_id, order_id) = parts(&renewed);
            if body.exact("RequestId").is_some()
                && let Some(expected) = body.text("RequestId")
            {
                assert_eq!(request_id, Some(expected), "{name}");
            }
            if O::INFO.action == "RenewLindormInstance"
                && let Some(expected) = body.exact("OrderId").and_then(Value::as_i64)
            {
                assert_eq!(order_id, Some(expected), "{name}");
            }
        }
        Err(error) => {
            assert_eq!(error.http_status(), Some(status.as_u16()), "{name}");
            assert_eq!(error.to_string().lines().count(), 1, "{name}");
            if error.kind() == ErrorKind::Service {
                let pairs = [
                    (body.text("Code"), error.raw_code()),
                    (body.text("Message"), error.message()),
                    (body.text("RequestId"), error.request_id()),
                    (body.text("Recommend"), error.recommend()),
                ];
                for (expected, found) in pairs {
                    assert!(expected.is_none() || found == expected, "{name}: {found:?}");
                }
            } else {
                let content_type = response.headers().get("content-type");
                let content_type = content_type.map(|value| value.to_str().unwrap());
                assert_eq!(error.content_type(), content_type, "{name}");
                assert_eq!(error.outcome(), Outcome::Unknown, "{name}");
            }
        }
    }
}

fn response_of(answer: &Value) -> http::Response<Bytes> {
    let mut response = http::Response::builder();
    for header in answer["headers"].as_array().into_iter().flatten() {
        response = response.header(header[0].as_str().unwrap(), header[1].as_str().unwrap());
    }
    let status = u16::try_from(answer["status"].as_u64().unwrap()).unwrap();
    let body = from_base64(answer["body_b64"].as_str().unwrap());
    response.status(status).body(body.into()).unwrap()
}

fn from_base64(text: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.bytes().filter_map(|byte| alphabet.find(char::from(byte)));
    let bits: Vec<usize> = digits.collect();
    bits.chunks(4)
        .flat_map(|chunk| {
            let number = chunk.iter().fold(0, |number, digit| number << 6 | digit);
            let number = number << (6 * (4 - chunk.len()));
            [16, 8, 0]
                .into_iter()
                .take(chunk.len() - 1)
                .map(move |shift| u8::try_from(number >> shift & 255).unwrap())
        })
        .collect()
}
