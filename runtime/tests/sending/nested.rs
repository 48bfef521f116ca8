//! Answers with structures inside: lists with and without wrappers or in one text, maps, any value.

use std::collections::BTreeMap;

use aliyun_runtime::decode::{self, DecodeError};
use aliyun_runtime::{Field, Json, Mismatch, Record, Scalar};
use bytes::Bytes;
use serde_json::json;

use crate::whole_answers::Whole;

/// An answer with members of every kind.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Everything {
    pub(crate) regions: Vec<Region>,
    pub(crate) first: Option<Region>,
    pub(crate) labels: BTreeMap<String, String>,
    pub(crate) counts: BTreeMap<String, Vec<i64>>,
    pub(crate) any: Option<Json>,
    pub(crate) status: Option<Status>,
    pub(crate) statuses: Vec<Status>,
    pub(crate) number: Option<i64>,
    /// From a header.
    pub(crate) total: Option<i32>,
}

impl Record for Everything {
    fn names(&self) -> &'static [&'static str] {
        &["Regions", "First", "Labels", "Counts", "Any", "Status", "Statuses", "Number"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        Some(match index {
            0 => &mut self.regions,
            1 => &mut self.first,
            2 => &mut self.labels,
            3 => &mut self.counts,
            4 => &mut self.any,
            5 => &mut self.status,
            6 => &mut self.statuses,
            7 => &mut self.number,
            _ => return None,
        })
    }

    fn wrapper(&self, index: usize) -> Option<&'static str> {
        match index {
            0 => Some("Region"),
            6 => Some("Status"),
            _ => None,
        }
    }

    fn header_names(&self) -> &'static [&'static str] {
        &["x-total"]
    }

    fn header(&mut self, index: usize) -> Option<&mut dyn Field> {
        (index == 0).then_some(&mut self.total)
    }
}

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Region {
    pub(crate) id: Option<String>,
    pub(crate) inner: Vec<Region>,
}

impl Record for Region {
    fn names(&self) -> &'static [&'static str] {
        &["RegionId", "Inner"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        match index {
            0 => Some(&mut self.id),
            1 => Some(&mut self.inner),
            _ => None,
        }
    }
}

/// An open enumeration, as the emitted crate writes it.
#[derive(Debug, PartialEq)]
pub(crate) enum Status {
    Running,
    Unknown(String),
}

impl Field for Status {
    fn blank() -> Self {
        Self::Unknown(String::new())
    }

    fn scalar(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = match value.to_text().as_ref() {
            "Running" => Self::Running,
            other => Self::Unknown(other.to_owned()),
        };
        Ok(())
    }

    fn is_text(&self) -> bool {
        true
    }

    fn expects(&self) -> &'static str {
        "a string"
    }
}

pub(crate) fn region(id: &str) -> Region {
    Region { id: Some(id.to_owned()), inner: Vec::new() }
}

fn everything(json: &str) -> Result<Everything, DecodeError> {
    decode::object(json.as_bytes())
}

#[test]
fn a_list_with_or_without_its_wrapper() {
    for body in [
        r#"{"Regions":{"Region":[{"RegionId":"a"},{"RegionId":"b"}]}}"#,
        r#"{"Regions":{"Else":1,"Region":[{"RegionId":"a"},{"RegionId":"b"}]}}"#,
        r#"{"Regions":[{"RegionId":"a"},{"RegionId":"b"}]}"#,
    ] {
        assert_eq!(everything(body).unwrap().regions, [region("a"), region("b")], "{body}");
    }
    for body in [
        r#"{"Regions":{}}"#,
        r#"{"Regions":{"Region":[]}}"#,
        r#"{"Regions":{"Region":null}}"#,
        r#"{"Regions":null}"#,
        r#"{"Regions":""}"#,
    ] {
        assert_eq!(everything(body).unwrap(), Everything::default(), "{body}");
    }
}

/// Lists that are one text each.
#[derive(Debug, Default, PartialEq)]
struct Joined {
    zones: Vec<String>,
    ports: Option<Vec<i32>>,
    flags: Vec<bool>,
    statuses: Vec<Status>,
}

impl Record for Joined {
    fn names(&self) -> &'static [&'static str] {
        &["Zones", "Ports", "Flags", "Statuses"]
    }

    fn field(&mut self, index: usize) -> Option<&mut dyn Field> {
        Some(match index {
            0 => &mut self.zones,
            1 => &mut self.ports,
            2 => &mut self.flags,
            3 => &mut self.statuses,
            _ => return None,
        })
    }

    fn separator(&self, index: usize) -> Option<char> {
        Some(if index == 1 { ';' } else { ',' })
    }
}

fn joined(json: &str) -> Result<Joined, DecodeError> {
    decode::object(json.as_bytes())
}

#[test]
fn a_list_in_one_text() {
    let read = joined(
        r#"{"Zones": "a, b,,c\u002cd", "Ports": "1; 2", "Flags": "true,false", "Statuses": "Running,Odd"}"#,
    );
    let read = read.unwrap();
    assert_eq!(read.zones, ["a", " b", "", "c", "d"]);
    assert_eq!(read.ports, Some(vec![1, 2]));
    assert_eq!(read.flags, [true, false]);
    assert_eq!(read.statuses, [Status::Running, Status::Unknown("Odd".to_owned())]);
}

#[test]
fn a_list_in_an_empty_text_has_no_items() {
    for body in [r#"{"Zones": "", "Flags": " "}"#, r#"{"Zones": null}"#, r#"{"Zones": []}"#, "{}"] {
        assert_eq!(joined(body).unwrap(), Joined::default(), "{body}");
    }
    assert_eq!(joined(r#"{"Ports": ""}"#).unwrap().ports, Some(Vec::new()));
}

#[test]
fn a_list_that_is_no_text_although_it_is_said_to_be() {
    let read = joined(r#"{"Zones": ["a,b", 5.0], "Ports": [1], "Statuses": 1.50, "Flags": true}"#);
    let read = read.unwrap();
    assert_eq!(read.zones, ["a,b", "5.0"]);
    assert_eq!(read.ports, Some(vec![1]));
    assert_eq!(read.flags, [true]);
    // As it stands, digit by digit.
    assert_eq!(read.statuses, [Status::Unknown("1.50".to_owned())]);
}

#[test]
fn an_item_that_does_not_fit_in_a_text_is_named() {
    for (body, path) in [
        (r#"{"Ports": "1;x"}"#, "Ports[1]"),
        (r#"{"Ports": "1;"}"#, "Ports[1]"),
        (r#"{"Ports": "9999999999"}"#, "Ports[0]"),
        (r#"{"Flags": "yes"}"#, "Flags[0]"),
        (r#"{"Ports": [1, "x"]}"#, "Ports[1]"),
        (r#"{"Zones": ["a", ["b"]]}"#, "Zones[1]"),
        (r#"{"Zones": {"Zone": "a"}}"#, "Zones"),
        (r#"{"Zones": "\ud800"}"#, "Zones"),
    ] {
        assert_eq!(joined(body).unwrap_err().path(), path, "{body}");
    }
}

#[test]
fn values_inside_values() {
    let body = json!({
        "First": {"RegionId": 5, "Inner": [{"Inner": [{"RegionId": "deep"}]}]},
        "Labels": {"a": "1", "b": 2, "c": null},
        "Counts": {"x": [1, "2"], "y": []},
        "Any": {"k": [1, null, 2.5, {"z": true}], "n": null},
        "Status": "Running",
        "Statuses": {"Status": ["Running", "Odd"]},
    });
    let read = everything(&body.to_string()).unwrap();
    let first = read.first.unwrap();
    assert_eq!(first.id.as_deref(), Some("5"));
    assert_eq!(first.inner[0].inner[0], region("deep"));
    assert_eq!(read.labels, BTreeMap::from([("a".into(), "1".into()), ("b".into(), "2".into())]));
    assert_eq!(read.counts, BTreeMap::from([("x".into(), vec![1, 2]), ("y".into(), vec![])]));
    assert_eq!(read.any.as_ref(), Some(&body["Any"]));
    assert_eq!(read.status, Some(Status::Running));
    assert_eq!(read.statuses, [Status::Running, Status::Unknown("Odd".into())]);
}

/// A null is nothing that a list could have, except where anything may stand.
#[test]
fn nulls_in_a_list_are_no_elements() {
    let body = json!({
        "Regions": {"Region": [null, {"RegionId": "a", "Inner": [null]}, null]},
        "Counts": {"x": [1, null, 3]},
        "Statuses": [null],
        "Any": [1, null],
    });
    let read = everything(&body.to_string()).unwrap();
    assert_eq!(read.regions, [region("a")]);
    assert_eq!(read.counts["x"], [1, 3]);
    assert_eq!(read.statuses, []);
    assert_eq!(read.any, Some(json!([1, null])));
    let error = everything(r#"{"Counts": {"x": [null, "y"]}}"#).unwrap_err();
    assert_eq!(error.path(), "Counts.x[1]");

    let list = |body: &'static str| http::Response::new(Bytes::from(body));
    let values: Whole<Vec<Json>> = decode::response(&list("[null, 1, [null]]")).unwrap();
    assert_eq!(values.0, [json!(null), json!(1), json!([null])]);
    let texts: Whole<Vec<String>> = decode::response(&list(r#"[null, "null", null]"#)).unwrap();
    assert_eq!(texts.0, ["null"]);
}

/// The number of an order or a price must not change on its way.
#[test]
fn a_number_where_a_text_belongs_keeps_its_digits() {
    for digits in [
        "5",
        "-5",
        "0",
        "-0",
        "0.10",
        "5.0",
        "1e3",
        "1E+02",
        "1e999",
        "9007199254740993.0",
        "18446744073709551616",
        "123456789012345678901",
        "-123456789012345678901234567890",
    ] {
        let body = format!(r#"{{"First":{{"RegionId":{digits}}},"Labels":{{"a": {digits} }}}}"#);
        let read = everything(&body).unwrap();
        assert_eq!(read.first, Some(region(digits)));
        assert_eq!(read.labels["a"], digits);
        let list = http::Response::new(Bytes::from(format!("[{digits} , \"x\",{digits}]")));
        let items = decode::response::<Whole<Vec<String>>>(&list).unwrap().0;
        assert_eq!(items, [digits, "x", digits]);
        let whole = http::Response::new(Bytes::from(format!(" {digits}\n")));
        assert_eq!(decode::response::<Whole<Option<String>>>(&whole).unwrap().0.unwrap(), digits);
    }
}

#[test]
fn every_value_where_a_text_belongs() {
    let read = |json: &str| {
        let body = format!(r#"{{"First":{{"RegionId":{json}}}}}"#);
        everything(&body).map(|read| read.first.unwrap().id)
    };
    for (json, expected) in [
        (r#""""#, Some("")),
        (r#""0.10""#, Some("0.10")),
        (r#""\u4e2d\"\\\n\ud83d\ude00""#, Some("中\"\\\n😀")),
        ("\"中\"", Some("中")),
        (r#""null""#, Some("null")),
        ("true", Some("true")),
        ("false", Some("false")),
        ("null", None),
    ] {
        assert_eq!(read(json).unwrap().as_deref(), expected, "{json}");
    }
    for (json, message) in [
        ("[1]", "expected a string, found an array"),
        (r#"{"$serde_json::private::Number":"5.0"}"#, "expected a string, found an object"),
        (r#""\ud83d""#, "half of a character"),
        (r#""\ude00x""#, "half of a character"),
        (r#""\x""#, "invalid escape"),
        ("\"\n\"", "control character"),
        (r#""open"#, "EOF"),
        ("007", "invalid number"),
        ("+5", "expected value"),
        ("", "expected value"),
    ] {
        let error = read(json).unwrap_err();
        assert_eq!(error.path(), "First.RegionId", "{json}");
        assert!(error.to_string().contains(message), "{json}: {error}");
    }
}

#[test]
fn errors_name_the_place() {
    for (body, place) in [
        (r#"{"Regions":{"Region":[{},{"RegionId":{}}]}}"#, "Regions.Region[1].RegionId"),
        (r#"{"Regions":{"Region":5}}"#, "Regions.Region"),
        (r#"{"First":[]}"#, "First"),
        (r#"{"Counts":{"x":[1,"y"]}}"#, "Counts.x[1]"),
        (r#"{"Labels":{"a":"1","a":"2"}}"#, "Labels.a"),
        (r#"{"Any":{"k":{"a":1,"a":2}}}"#, "Any.k.a"),
        (r#"{"Status":[]}"#, "Status"),
    ] {
        assert_eq!(everything(body).unwrap_err().path(), place, "{body}");
    }
}

#[test]
fn many_names_may_not_repeat_either() {
    let names: Vec<String> = (0..100).map(|number| format!("\"n{number}\":1")).collect();
    let body = format!("{{{}}}", names.join(","));
    assert_eq!(everything(&body), Ok(Everything::default()));
    for repeated in [0, 50, 99] {
        let body = format!("{{{},\"n{repeated}\":1}}", names.join(","));
        assert_eq!(everything(&body).unwrap_err().path(), format!("n{repeated}"));
    }
}
