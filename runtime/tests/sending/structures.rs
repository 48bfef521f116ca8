//! Lists, structures and maps of requests, as they are written into queries, forms and bodies.

use aliyun_runtime::{Members, Parameters, Structure, Value, View};
use serde_json::Value as Json;

struct Tag {
    key: String,
    value: Option<String>,
}

impl Structure for Tag {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Key", &self.key);
        out.member("Value", &self.value);
    }
}

impl Value for Tag {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

fn tag(key: &str, value: &str) -> Tag {
    Tag { key: key.to_owned(), value: Some(value.to_owned()) }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// This query and form, from parameters that were written one by one.
fn assert_written(expected: &str, write: impl for<'a> FnOnce(&mut Parameters<'a>, &'a Values)) {
    let values = Values::default();
    let mut parameters = Parameters::new();
    write(&mut parameters, &values);
    assert_eq!(parameters.canonical_query() + &parameters.canonical_form(), expected);
}

/// The values of all requests: parameters borrow them.
struct Values {
    resource_ids: Vec<String>,
    lindorm_ids: Vec<String>,
    one_id: Vec<String>,
    tag_keys: Vec<String>,
    tags: Vec<Tag>,
    lindorm_tags: Vec<Tag>,
    no_tags: Vec<Tag>,
    permissions: Vec<Permission>,
    disks: Vec<Disk>,
    system_disk: Option<Disk>,
    levels: Vec<String>,
    types: Vec<String>,
}

impl Default for Values {
    fn default() -> Self {
        Self {
            resource_ids: strings(&["i-1", "i-2"]),
            lindorm_ids: strings(&["ld-1", "ld-2"]),
            one_id: strings(&["i-1"]),
            tag_keys: strings(&["k1", "k2"]),
            tags: vec![tag("k 1", "v中*"), tag("k2", "")],
            lindorm_tags: vec![tag("k", "v")],
            no_tags: Vec::new(),
            permissions: vec![Permission { priority: Some(1), description: "描述 \"q\"" }],
            disks: vec![Disk { size: "50" }, Disk { size: "60" }],
            system_disk: Some(Disk { size: "20" }),
            levels: strings(&["Critical", "Warn"]),
            types: strings(&["a,b", "c d"]),
        }
    }
}

struct Permission {
    priority: Option<i32>,
    description: &'static str,
}

impl Structure for Permission {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Description", &self.description);
        out.member("Direction", &"ingress");
        out.member("DestCidrIp", &None::<String>);
        out.member("IpProtocol", &"TCP");
        out.member("Policy", &"Accept");
        out.member("PortRange", &"22/22");
        out.member("Priority", &self.priority);
        out.member("SourceCidrIp", &"0.0.0.0/0");
    }
}

impl Value for Permission {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

struct Disk {
    size: &'static str,
}

impl Structure for Disk {
    fn members<'a>(&'a self, out: &mut Members<'_, 'a>) {
        out.member("Size", &self.size);
    }
}

impl Value for Disk {
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
}

#[test]
fn repeated_lists() {
    assert_written(
        "ResourceId.1=i-1&ResourceId.2=i-2&ResourceType=instance&Tag.1.Key=k%201&\
         Tag.1.Value=v%E4%B8%AD%2A&Tag.2.Key=k2&Tag.2.Value=",
        |out, values| {
            out.query("ResourceId", &values.resource_ids);
            out.query("ResourceType", &"instance");
            out.query("Tag", &values.tags);
        },
    );
    assert_written(
        "All=false&ResourceId.1=i-1&ResourceType=instance&TagKey.1=k1&TagKey.2=k2",
        |out, values| {
            out.query("All", &false);
            out.query("ResourceId", &values.one_id);
            out.query("ResourceType", &"instance");
            out.query("TagKey", &values.tag_keys);
        },
    );
    assert_written(
        "RegionId=cn-hangzhou&ResourceId.1=ld-1&ResourceId.2=ld-2&ResourceType=INSTANCE&\
         Tag.1.Key=k&Tag.1.Value=v",
        |out, values| {
            out.query("RegionId", &"cn-hangzhou");
            out.query("ResourceId", &values.lindorm_ids);
            out.query("ResourceType", &"INSTANCE");
            out.query("Tag", &values.lindorm_tags);
        },
    );
}

#[test]
fn a_list_as_json() {
    assert_written(
        "Permissions=%5B%7B%22Description%22%3A%22%E6%8F%8F%E8%BF%B0%20%5C%22q%5C%22%22\
         %2C%22Direction%22%3A%22ingress%22%2C%22IpProtocol%22%3A%22TCP%22%2C%22Policy%22\
         %3A%22Accept%22%2C%22PortRange%22%3A%2222%2F22%22%2C%22Priority%22%3A1%2C\
         %22SourceCidrIp%22%3A%220.0.0.0%2F0%22%7D%5D&SecurityGroupId=sg-1",
        |out, values| {
            out.query_json("Permissions", &values.permissions);
            out.query("SecurityGroupId", &"sg-1");
        },
    );
}

#[test]
fn a_flat_structure() {
    assert_written(
        "DataDisk.1.Size=50&DataDisk.2.Size=60&EnsRegionId=cn-a&InstanceType=ens.sn1.small&\
         Period=1&Quantity=1&SystemDisk.Size=20",
        |out, values| {
            out.query("DataDisk", &values.disks);
            out.query("SystemDisk", &values.system_disk);
            out.query("EnsRegionId", &"cn-a");
            out.query("InstanceType", &"ens.sn1.small");
            out.query("Period", &"1");
            out.query("Quantity", &"1");
        },
    );
}

#[test]
fn lists_joined_with_commas() {
    assert_written(
        "EventLevels=Critical%2CWarn&EventTypes=a%2Cb%2Cc%20d&PageNumber=1&PageSize=10&\
         ResourceIds=i-1",
        |out, values| {
            out.query_joined("EventLevels", &values.levels, ',');
            out.query_joined("EventTypes", &values.types, ',');
            out.query("PageNumber", &1);
            out.query("PageSize", &10);
            out.query_joined("ResourceIds", &values.one_id, ',');
        },
    );
}

#[test]
fn an_empty_repeated_list() {
    assert_written("InstanceId=i-1&PageNumber=1&PageSize=10", |out, values| {
        out.query("InstanceId", &"i-1");
        out.query("PageNumber", &"1");
        out.query("PageSize", &"10");
        out.query("Tags", &values.no_tags);
    });
}

#[test]
fn a_form() {
    assert_written(
        "ImageId=img%201&InstanceId=i-1&Password=P%2Aw~d%2B%2F%3D%E4%B8%AD",
        |out, _| {
            out.form("InstanceId", &"i-1");
            out.form("Password", &"P*w~d+/=中");
            out.form("ImageId", &"img 1");
        },
    );
}

#[test]
fn what_is_empty_and_what_is_absent() {
    let (none, empty) = (None::<Vec<String>>, Some(Vec::<String>::new()));
    let map = std::collections::BTreeMap::from([("a b".to_owned(), 1), ("c".to_owned(), 2)]);
    let any = serde_json::json!({"k": [1, null]});
    let mut parameters = Parameters::new();
    parameters.query("A", &none);
    parameters.query_json("B", &none);
    parameters.query_joined("C", &none, ',');
    parameters.query("D", &empty);
    parameters.query_json("E", &empty);
    parameters.query("F", &"");
    parameters.query("G", &map);
    parameters.query_json("H", &map);
    parameters.query("I", &any);
    parameters.query("J", &Json::Null);
    assert_eq!(
        parameters.canonical_query(),
        "E=%5B%5D&F=&G.a%20b=1&G.c=2&H=%7B%22a%20b%22%3A1%2C%22c%22%3A2%7D&\
         I=%7B%22k%22%3A%5B1%2Cnull%5D%7D"
    );
}

#[test]
fn a_json_body() {
    let tags = vec![tag("a\"\n", "中"), Tag { key: "b".to_owned(), value: None }];
    let nodes = strings(&["n 1", "n2"]);
    let (count, share, empty) = (Some(3_i64), 0.5_f64, Some(Vec::<String>::new()));
    let mut parameters = Parameters::new();
    parameters.body("count", &count);
    parameters.body("missing", &None::<String>);
    parameters.body("share", &share);
    parameters.body("tags", &tags);
    parameters.body_json("config", &tags);
    parameters.body_joined("nodes", &nodes, ',');
    parameters.body("none", &empty);
    let written = parameters.json_body().unwrap();
    assert_eq!(
        written,
        r#"{"count":3,"share":0.5,"tags":[{"Key":"a\"\n","Value":"中"},{"Key":"b"}],"config":"[{\"Key\":\"a\\\"\\n\",\"Value\":\"中\"},{\"Key\":\"b\"}]","nodes":"n 1,n2","none":[]}"#
    );
    assert!(serde_json::from_str::<Json>(&written).is_ok());
}

#[test]
fn debug_shows_names_and_no_values() {
    let secret = "do-not-show".to_owned();
    let mut parameters = Parameters::new();
    parameters.form("Password", &secret);
    parameters.query("Tag", &secret);
    let shown = format!("{parameters:?}");
    assert!(shown.contains("Password") && shown.contains("Tag"), "{shown}");
    assert!(!shown.contains("do-not-show"), "{shown}");
}

#[test]
fn a_token_of_the_request_comes_before_that_of_the_call() {
    let (own, none) = (Some("own".to_owned()), None::<String>);
    for (value, expected) in [(&own as &dyn Value, "own"), (&none, "call"), (&"", "call")] {
        let mut parameters = Parameters::with_token("call");
        parameters.token("ClientToken", value);
        assert_eq!(parameters.idempotency_token(), Some(expected));
        assert_eq!(parameters.canonical_query(), format!("ClientToken={expected}"));

        let mut parameters = Parameters::with_token("call");
        parameters.body_token("clientToken", value);
        assert_eq!(parameters.json_body().unwrap(), format!(r#"{{"clientToken":"{expected}"}}"#));
    }
    let mut parameters = Parameters::new();
    parameters.token("ClientToken", &none);
    assert_eq!(
        (parameters.idempotency_token(), parameters.canonical_query()),
        (None, String::new())
    );
}
