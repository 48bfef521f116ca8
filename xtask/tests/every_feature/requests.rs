//! How emitted requests are written.

use aliyun_api::depot::{
    ListShelvesFilters, ListShelvesRequest, PutNoteRequest, PutNoteXDepotKind, PutObjectRequest,
    UpdateShelfRequest, UpdateShelfSpec,
};
use aliyun_api::runtime::endpoint::Origin;
use aliyun_api::runtime::http::HeaderValue;
use aliyun_api::runtime::request::{Draft, Signed};
use aliyun_api::runtime::{Body, Json, Parameters};
use aliyun_api::shop::{
    BuyThingRequest, Cycle, Permission, PermissionPolicy, StructuresDisk, StructuresDiskCategory,
    StructuresDiskEncryption, StructuresKind, StructuresLabeling, StructuresRequest,
    StructuresSystemDisk, Tag, UnsignedKind, UnsignedRequest, Window,
};
use aliyun_api::{Credentials, Operation, Safety};

/// The query of a request, with what is percent encoded shown as it is meant.
fn query(request: &impl Operation) -> Vec<String> {
    let mut parameters = Parameters::new();
    request.parameters(&mut parameters);
    decoded(&parameters.canonical_query())
}

fn decoded(pairs: &str) -> Vec<String> {
    let decode = |pair: &str| {
        let mut parts = pair.split('%');
        let mut bytes = parts.next().unwrap().as_bytes().to_vec();
        for part in parts {
            bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
            bytes.extend_from_slice(&part.as_bytes()[2..]);
        }
        String::from_utf8(bytes).unwrap()
    };
    pairs.split('&').filter(|pair| !pair.is_empty()).map(decode).collect()
}

/// The request as it is sent.
fn sent<O: Operation>(request: &O, host: &str) -> Signed {
    let mut parameters = Parameters::with_token("made-for-the-call");
    request.parameters(&mut parameters);
    let origin = Origin::parse(host).unwrap();
    let agent = HeaderValue::from_static("test");
    let draft = Draft::new(O::INFO, &parameters, &origin, &agent).unwrap();
    let credentials = Credentials::access_key("id", "secret");
    draft.sign(&credentials, std::time::SystemTime::UNIX_EPOCH, "nonce").unwrap()
}

fn required() -> StructuresRequest {
    let window = Window::new("2026-01-02T03:04Z", 5);
    StructuresRequest::new(["i-1", "i-2"], [Permission::new("80/80")], window)
}

const REQUIRED: [&str; 6] = [
    "InstanceId.1=i-1",
    "InstanceId.2=i-2",
    "Marker=",
    "Mode=full",
    r#"Permissions=[{"Port":"80/80"}]"#,
    r#"Window={"Start":"2026-01-02T03:04Z","Hours":5}"#,
];

/// The query without what is required.
fn optional(request: &StructuresRequest) -> Vec<String> {
    query(request).into_iter().filter(|pair| !REQUIRED.contains(&pair.as_str())).collect()
}

#[test]
fn any_text_becomes_a_value_and_an_own_one_is_moved() {
    assert_eq!(StructuresKind::from("small"), StructuresKind::Small);
    assert_eq!(StructuresKind::from("small".to_owned()), StructuresKind::Small);
    let text = "huge".to_owned();
    let place = text.as_ptr();
    let StructuresKind::Unknown(kept) = StructuresKind::from(text) else {
        panic!("this is no documented value")
    };
    assert_eq!((kept.as_ptr(), &*kept), (place, "huge"));
}

#[test]
fn what_is_not_set_is_not_sent_and_what_is_constant_is() {
    assert_eq!(query(&required()), REQUIRED);
}

#[test]
fn lists_are_written_item_by_item_and_structures_member_by_member() {
    let encryption = StructuresDiskEncryption::new("key-a");
    let disks = [
        StructuresDisk::new(20).category(StructuresDiskCategory::Cloud).snapshot(["s-1", "s-2"]),
        StructuresDisk::new(40).encryption(encryption),
    ];
    let request = required()
        .disk(disks)
        .port([80, 8000])
        .system_disk(StructuresSystemDisk::new().size(40))
        .labels([("a", "1")])
        .tag([Tag::new().key("k").cycle(Cycle::Year).parts([Tag::new().key("p")])]);
    let expected = [
        "Disk.1.Category=cloud",
        "Disk.1.Size=20",
        "Disk.1.Snapshot.1=s-1",
        "Disk.1.Snapshot.2=s-2",
        "Disk.2.Encryption.Always=true",
        "Disk.2.Encryption.KeyId=key-a",
        "Disk.2.Size=40",
        "Labels.a=1",
        "Port.1=80",
        "Port.2=8000",
        "SystemDisk.Size=40",
        "Tag.1.Cycle=Year",
        "Tag.1.Key=k",
        "Tag.1.Parts.1.Key=p",
    ];
    assert_eq!(optional(&request), expected);
}

#[test]
fn lists_maps_and_structures_are_written_as_json_where_the_page_says_so() {
    let mut request = required();
    request.permissions[0].policy = Some(PermissionPolicy::from("other"));
    request.permissions[0].rate = Some(0.5);
    request.permissions[0].extra = Some(Json::from(vec![1, 2]));
    let request = request
        .zones(["杭州", "b"])
        .event_types(["x", "y"])
        .domains(["a.cn", "b, c"])
        .labeling(StructuresLabeling::new().names(["n", "m"]))
        .limits([("l".to_owned(), 3)])
        .filter("any")
        .policy("{}");
    let permissions = r#"[{"Port":"80/80","Policy":"other","Rate":0.5,"Extra":[1,2]}]"#;
    let expected = [
        "Domains=a.cn\nb, c".to_owned(),
        "EventTypes=x,y".to_owned(),
        "Filter=any".to_owned(),
        "Labeling.Names=n|m".to_owned(),
        r#"Limits={"l":3}"#.to_owned(),
        format!("Permissions={permissions}"),
        "Policy={}".to_owned(),
        r#"Zones=["杭州","b"]"#.to_owned(),
    ];
    assert_eq!(optional(&request), expected);
}

#[test]
fn an_empty_list_is_sent_in_json_alone() {
    let request = required().zones(Vec::<String>::new()).port([]).passwords(Vec::<String>::new());
    assert_eq!(optional(&request), ["Zones=[]"]);
}

#[test]
fn a_token_is_that_of_the_request_or_else_that_of_the_call() {
    assert_eq!(BuyThingRequest::INFO.safety, Safety::Token);
    assert_eq!(BuyThingRequest::INFO.token, Some("ClientToken"));
    let uri = |request: &BuyThingRequest| {
        sent(request, "shop.aliyuncs.com").request.uri().query().unwrap().to_owned()
    };
    let request = BuyThingRequest::new("t-1");
    assert_eq!(uri(&request), "ClientToken=made-for-the-call&ThingId=t-1");
    let request = request.client_token("my-own");
    assert_eq!(uri(&request), "ClientToken=my-own&ThingId=t-1");
}

#[test]
fn parameters_of_a_form_stand_in_the_body() {
    assert_eq!(BuyThingRequest::INFO.body, Body::Form);
    let request = BuyThingRequest::new("t-1")
        .password("secret-1")
        .tag([Tag::new().key("k")])
        .extra([("e".to_owned(), Json::from(true))])
        .names(["a", "b"])
        .x_shop_trace("trace-1");
    let signed = sent(&request, "shop.aliyuncs.com");
    let body = String::from_utf8(signed.request.body().to_vec()).unwrap();
    let expected = [r#"Extra={"e":true}"#, "Names=a,b", "Password=secret-1", "Tag.1.Key=k"];
    assert_eq!(decoded(&body), expected);
    assert_eq!(signed.request.headers()["x-shop-trace"], "trace-1");
    assert!(!format!("{request:?}").contains("secret-1"));
}

#[test]
fn path_query_body_and_headers_are_filled_in() {
    let spec = UpdateShelfSpec::new(0.5).notes(["n"]).policy([("p".to_owned(), Json::Null)]);
    let request = UpdateShelfRequest::new("d/1", 7, 3, "1.0")
        .force(true)
        .labels([("l", "1")])
        .spec(spec)
        .tags(["a", "b"])
        .rules([1, 2]);
    let signed = sent(&request, "depot.aliyuncs.com").request;
    assert_eq!(signed.method(), "PUT");
    assert_eq!(signed.uri().path(), "/depots/d%2F1/shelves/7");
    assert_eq!(signed.uri().query(), Some("force=true"));
    assert_eq!(signed.headers()["x-depot-version"], "1.0");
    let expected = concat!(
        r#"{"count":3,"type":"update","labels":{"l":"1"},"#,
        r#""spec":{"height":0.5,"notes":["n"],"policy":"{\"p\":null}"},"tags":"a,b","#,
        r#""rules":"[1,2]"}"#
    );
    assert_eq!(signed.body(), expected);
}

#[test]
fn the_body_as_a_whole_may_be_bytes_or_json() {
    let request = PutObjectRequest::new("b-1", "x y", "content");
    let signed = sent(&request, "depot.aliyuncs.com").request;
    assert_eq!(signed.uri().host(), Some("b-1.depot.aliyuncs.com"));
    assert_eq!(signed.uri().path(), "/objects/x%20y");
    assert_eq!(signed.body(), "content");

    let request = ListShelvesRequest::new([ListShelvesFilters::new("n")]);
    let signed = sent(&request, "depot.aliyuncs.com").request;
    assert_eq!(signed.body(), r#"[{"name":"n"}]"#);
}

#[test]
fn integers_without_a_sign_are_written_and_checked() {
    let request = UnsignedRequest::new(u64::MAX).size(2_u64).parts([1_u64, 1 << 62]);
    assert_eq!(request.validate(), Ok(()));
    let expected = [
        "Crc=18446744073709551615",
        "Fixed=9223372036854775808",
        "Parts=1,4611686018427387904",
        "Size=2",
    ];
    assert_eq!(query(&request), expected);
    let size = |size: u64| UnsignedRequest::new(u64::MAX).size(size).validate().is_ok();
    assert!(size(u64::MAX - 1) && !size(u64::MAX) && !size(0) && !size(3));
    let part = |part: u64| UnsignedRequest::new(1_u64).part(part).validate().is_ok();
    assert!(part(0) && part(1 << 63) && part(u64::MAX) && !part(1) && !part((1 << 63) - 1));
    let parts = |part: u64| UnsignedRequest::new(1_u64).parts([part]).validate().is_ok();
    assert!(parts((1 << 63) - 1) && !parts(1 << 63));
    let least = |least: u64| UnsignedRequest::new(u64::MAX).least(least).validate().is_ok();
    assert!(least(1 << 63) && least(u64::MAX) && !least(5));
    // In order, and not at all beside a certain value.
    assert!(UnsignedRequest::new(1_u64).least(1 << 63).validate().is_err());
    assert!(UnsignedRequest::new(u64::MAX).part(0_u64).validate().is_err());
    // Under conditions and in cases that lie above the integers with a sign.
    let level = |level: u64| UnsignedRequest::new(1_u64).level(level).validate().is_ok();
    assert!(level((1 << 63) - 1) && !level(1 << 63));
    let case = |kind: UnsignedKind, least: u64| {
        UnsignedRequest::new(u64::MAX).kind(kind).least(least).validate().is_ok()
    };
    assert!(case(UnsignedKind::Large, u64::MAX) && case(UnsignedKind::Small, u64::MAX - 1));
    assert!(!case(UnsignedKind::Small, u64::MAX));
}

#[test]
fn a_map_makes_headers_of_many_names() {
    let request =
        PutNoteRequest::new("drafts/old", "n/1", [("of-paper", PutNoteXDepotKind::Small)]);
    let request = request.x_depot_meta([("author", "me")]).x_acs_depot([("depth", 3)]);
    let request = request.x_depot_secret([("pin", "hidden-1")]);
    assert_eq!(request.validate(), Ok(()));
    assert!(!format!("{request:?}").contains("hidden-1"));
    let signed = sent(&request, "depot.aliyuncs.com");
    assert_eq!(signed.request.uri().path(), "/folders/drafts/old/notes/n%2F1");
    let headers = signed.request.headers();
    assert_eq!(headers["x-depot-meta-author"], "me");
    assert_eq!(headers["x-depot-kind-of-paper"], "small");
    assert_eq!(headers["x-depot-secret-pin"], "hidden-1");
    assert!(signed.canonical_request().contains("x-acs-depot-depth:3"));
    assert!(request.x_depot_meta([("a-long-name-of-a-label", "me")]).validate().is_err());
}

#[test]
fn a_token_that_the_page_requires_is_made_by_the_call() {
    let request = ListShelvesRequest::new([ListShelvesFilters::new("n")]);
    assert_eq!(request.validate(), Ok(()));
    let token = |request: &ListShelvesRequest| {
        let signed = sent(request, "depot.aliyuncs.com").request;
        signed.headers()["clientToken"].clone()
    };
    assert_eq!(token(&request), "made-for-the-call");
    assert_eq!(token(&request.clone().client_token("")), "made-for-the-call");
    assert_eq!(token(&request.client_token("my-own")), "my-own");
}
