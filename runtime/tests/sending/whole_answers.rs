//! Answers beyond the members of an object: headers, and bodies that are a value or bytes as a whole.

use std::collections::BTreeMap;

use aliyun_runtime::{Field, Json, Record, decode, map_of};
use bytes::Bytes;
use serde_json::json;

use crate::nested::{Everything, Region, region};

fn answer(body: &'static [u8], total: Option<&str>) -> http::Response<Bytes> {
    let mut response = http::Response::new(Bytes::from_static(body));
    if let Some(total) = total {
        response.headers_mut().insert("x-total", total.parse().unwrap());
    }
    response
}

#[test]
fn headers_of_an_answer() {
    let read: Everything = decode::response(&answer(b"{}", Some("7"))).unwrap();
    assert_eq!(read.total, Some(7));
    let read: Everything = decode::response(&answer(b"{}", None)).unwrap();
    assert_eq!(read.total, None);
    let error = decode::response::<Everything>(&answer(b"{}", Some("x"))).unwrap_err();
    assert_eq!(error.path(), "x-total");
    assert!(error.to_string().contains("expected a 32-bit integer, found \"x\""), "{error}");
}

/// An answer with headers of many names.
#[derive(Debug, Default, PartialEq)]
struct Labelled {
    count: Option<i32>,
    meta: BTreeMap<String, String>,
    figures: BTreeMap<String, i64>,
}

impl Record for Labelled {
    fn header_names(&self) -> &'static [&'static str] {
        &["X-Meta-Count", "x-meta-*", "X-Figure-*"]
    }

    fn header(&mut self, index: usize) -> Option<&mut dyn Field> {
        Some(match index {
            0 => &mut self.count,
            1 => &mut self.meta,
            2 => &mut self.figures,
            _ => return None,
        })
    }
}

#[test]
fn headers_of_many_names_of_an_answer() {
    let answer = |headers: &[(&'static str, &str)]| {
        let mut response = answer(b"", None);
        for (name, value) in headers {
            response.headers_mut().append(*name, value.parse().unwrap());
        }
        decode::response::<Labelled>(&response)
    };
    let read = answer(&[
        ("x-meta-author", "me"),
        ("x-meta-author", "another"),
        ("x-meta-count", "3"),
        ("x-figure-a", "7"),
        ("x-met", "no"),
        ("x-other-a", "no"),
    ]);
    let read = read.unwrap();
    assert_eq!(read.count, Some(3));
    assert_eq!(read.meta, map_of([("author", "me")]));
    assert_eq!(read.figures, map_of([("a", 7)]));
    assert_eq!(answer(&[]).unwrap(), Labelled::default());
    let error = answer(&[("x-figure-b", "much")]).unwrap_err();
    assert_eq!(error.path(), "x-figure-b");
}

/// An answer whose body as a whole is one value.
#[derive(Debug)]
pub(crate) struct Whole<F>(pub(crate) F);

impl<F: Field> Default for Whole<F> {
    fn default() -> Self {
        Self(F::blank())
    }
}

impl<F: Field> Record for Whole<F> {
    fn payload(&mut self) -> Option<&mut dyn Field> {
        Some(&mut self.0)
    }
}

#[test]
fn a_body_as_a_whole() {
    let list = answer(br#"[{"RegionId":"a"}]"#, None);
    assert_eq!(decode::response::<Whole<Vec<Region>>>(&list).unwrap().0, [region("a")]);
    assert_eq!(
        decode::response::<Whole<Option<Json>>>(&list).unwrap().0,
        Some(json!([{"RegionId":"a"}]))
    );
    let bytes = answer(b"\0{\xff", None);
    assert_eq!(
        decode::response::<Whole<Option<Bytes>>>(&bytes).unwrap().0.as_deref(),
        Some(&b"\0{\xff"[..])
    );
    assert!(decode::response::<Whole<Vec<Region>>>(&bytes).is_err());
    let empty = answer(b"", None);
    assert_eq!(decode::response::<Whole<Bytes>>(&empty).unwrap().0, Bytes::new());
    assert!(decode::response::<Whole<Vec<Region>>>(&empty).is_err());
}

/// An answer of which no member is documented.
#[derive(Debug, Default)]
struct Nothing;

impl Record for Nothing {}

#[test]
fn an_empty_body_is_enough_where_nothing_is_documented() {
    assert!(decode::response::<Nothing>(&answer(b"", None)).is_ok());
    assert!(decode::response::<Nothing>(&answer(b"{\"a\":1}", None)).is_ok());
    assert!(decode::response::<Nothing>(&answer(b"<html>", None)).is_err());
    assert!(decode::response::<Everything>(&answer(b"", None)).is_err());
}

/// Whatever comes, it is decoded or refused, in every way there is.
pub(crate) fn decode_in_every_way(body: &[u8]) {
    let response = http::Response::new(Bytes::copy_from_slice(body));
    let bytes = decode::response::<Whole<Bytes>>(&response).unwrap();
    assert_eq!(bytes.0, body);
    let any = decode::response::<Whole<Json>>(&response);
    let object = decode::response::<Everything>(&response);
    if let Ok(object) = object {
        assert!(any.is_ok(), "{object:?}");
    }
    for error in [
        any.map(drop).err(),
        decode::response::<Whole<Vec<Everything>>>(&response).map(drop).err(),
        decode::response::<Whole<BTreeMap<String, Region>>>(&response).map(drop).err(),
    ]
    .into_iter()
    .flatten()
    {
        assert_eq!(error.to_string().lines().count(), 1);
    }
}
