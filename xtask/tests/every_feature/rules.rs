//! Every kind of rule, kept and broken.

use aliyun_api::Operation;
use aliyun_api::shop::{
    EnumerationsCycle, EnumerationsRequest, EnumerationsUnit, ListByPageFromZeroRequest,
    MadeUpValuesRequest, Permission, RelationsDisk, RelationsDiskCategory, RelationsOpsType,
    RelationsRequest, RelationsRows, RelationsSystemDisk, RelationsSystemDiskCategory,
    RelationsSystemDiskNested, RelationsSystemDiskSpeed, RelationsTier, SecretsCodes, SecretsLogin,
    SecretsRequest, SecretsUnit, Shelf, StructuresDisk, StructuresDiskEncryption,
    StructuresLabeling, StructuresRequest, Tag, Window,
};

/// What is wrong with a request, without the name of the operation.
fn broken(request: &impl Operation) -> Vec<String> {
    match request.validate() {
        Ok(()) => Vec::new(),
        Err(error) => error.violations().iter().map(ToString::to_string).collect(),
    }
}

fn now() -> RelationsRequest {
    RelationsRequest::new(RelationsOpsType::Now).group_id("g").image_id("m-1")
}

fn scheduled() -> RelationsRequest {
    RelationsRequest::new(RelationsOpsType::Scheduled)
        .plan_time("later")
        .group_id("g")
        .source_id("s")
        .image_id("m-1")
}

/// A request that keeps a rule, one that breaks it, and what is said then.
#[track_caller]
fn check(kept: &RelationsRequest, not_kept: &RelationsRequest, message: &str) {
    assert_eq!(broken(kept), Vec::<String>::new());
    assert_eq!(broken(not_kept), [message]);
}

#[test]
fn requests_without_anything_wrong() {
    assert_eq!(broken(&now()), Vec::<String>::new());
    assert_eq!(broken(&scheduled()), Vec::<String>::new());
}

#[test]
fn cases() {
    let message = "Port is 10 and must be 1 to 9 when OpsType is now";
    check(&now().port(9), &now().port(10), message);
    let message = "Port is 9 and must be at least 10 when OpsType is scheduled";
    check(&scheduled().port(10), &scheduled().port(9), message);
}

#[test]
fn required_if_and_unless() {
    let mut without = scheduled();
    without.plan_time = None;
    let message = "PlanTime is required and must not be empty when OpsType is scheduled";
    check(&scheduled(), &without, message);

    let admin = scheduled().role("admin").cluster("c");
    let message = "Login is required and must not be empty when OpsType is scheduled and Role is \
                   admin or owner and Cluster is given";
    check(&admin.clone().login("l").secret("s"), &admin, message);

    let large = now().high(2049);
    let message = "Cluster is required and must not be empty when High is at least 2049";
    check(&now().high(2048), &large, message);
    check(&large.clone().cluster("c"), &large, message);

    let mut neither = now();
    neither.group_id = None;
    let message = "Port is required and must not be empty, unless GroupId is given";
    check(&neither.clone().port(1), &neither, message);

    let mut without = scheduled();
    without.source_id = None;
    let message = "SourceId is required and must not be empty, unless OpsType is now";
    check(&scheduled(), &without, message);
}

#[test]
fn how_many_of_several() {
    let both = now().template_body("b").template_url("u");
    let message = "at most one of TemplateBody, TemplateUrl may be given";
    assert_one(&now().template_url("u"), &both, message);

    let both = now().snapshot_id("s");
    assert_one(&now(), &both, "exactly one of ImageId, SnapshotId must be given");

    let mut none = now();
    none.image_id = None;
    let found = broken(&none);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("exactly one of ImageId, SnapshotId must be given"));
    assert!(found[1].contains("at least one of TemplateBody"), "{found:?}");

    let some = now().login("l");
    assert_one(&some.clone().secret("s"), &some, "all of Login, Secret must be given, or none");
}

#[track_caller]
fn assert_one(kept: &RelationsRequest, not_kept: &RelationsRequest, part: &str) {
    assert_eq!(broken(kept), Vec::<String>::new());
    let found = broken(not_kept);
    assert!(found.len() == 1 && found[0].contains(part), "{found:?}");
}

#[test]
fn a_default_is_what_a_condition_asks_for() {
    let tracking = now().tier(RelationsTier::Tracking).warmup(9);
    let message = "Warmup must not be given when Tier is simple or stepped or not given and Cooldown is \
                   at least 1 or not given";
    check(&tracking, &now().warmup(9), message);
    check(&now().cooldown(0).warmup(9), &now().tier(RelationsTier::Stepped).warmup(9), message);
}

#[test]
fn requires_and_fixed() {
    let some = now().restore_time("t").source_id("s");
    check(&some.clone().cluster("c"), &some, "RestoreTime needs Cluster too");

    let all = now().role("all-clusters");
    let message = "Cluster is \"c\" and must be \"\" when Role is all-clusters";
    check(&all.clone().cluster(""), &all.clone().cluster("c"), message);

    let owner = now().role("owner");
    let message = "Force is \"false\" and must be \"true\" when Consumer is not given and Role is \
                   owner";
    check(&owner.clone().force(true), &owner.clone().force(false), message);
    assert_eq!(broken(&owner.force(false).consumer("c")), Vec::<String>::new());

    let one = now().role("one-cluster");
    let message = "Cluster is \"c\" and must be c-1 when Role is one-cluster";
    check(&one.clone().cluster("c-1"), &one.clone().cluster("c"), message);
    assert_eq!(broken(&one), Vec::<String>::new());
    let message = "Public is \"true\" and must be false when Role is one-cluster";
    check(&one.clone().public(false), &one.public(true), message);
}

#[test]
fn order() {
    let times = |start: &str, end: &str| now().start_time(start).end_time(end);
    let (early, late) = ("2026-01-02T03:04Z", "2026-01-02T03:05Z");
    assert_eq!(broken(&times(early, late)), Vec::<String>::new());
    assert_eq!(broken(&times(late, early)).len(), 1);
    assert_eq!(broken(&times(early, early)).len(), 1);
    assert_eq!(broken(&times("tomorrow", "today")), Vec::<String>::new());
    assert_eq!(broken(&now().low(2).high(2)), Vec::<String>::new());
    assert_eq!(broken(&now().low(3).high(2)).len(), 1);
}

#[test]
fn rules_inside_structures_and_lists() {
    let disk = RelationsSystemDisk::new().category(RelationsSystemDiskCategory::Cloud);
    let message =
        "SystemDisk.Size is required and must not be empty when SystemDisk.Category is cloud";
    check(&now().system_disk(disk.clone().size(1)), &now().system_disk(disk), message);

    let nested = RelationsSystemDiskNested::new().key("k");
    let disk = RelationsSystemDisk::new().nested(nested);
    assert_eq!(broken(&now().system_disk(disk.clone())), Vec::<String>::new());
    assert_eq!(broken(&now().system_disk(disk.size(1))).len(), 1);

    let cloud = RelationsDisk::new(RelationsDiskCategory::Cloud);
    let good = cloud.clone().size(1);
    let message = "Disk[1].Size is required and must not be empty when Category is cloud";
    check(&now().disk([good.clone()]), &now().disk([good.clone(), cloud]), message);
    assert_eq!(broken(&now().disk([good.snapshot_id("s")])).len(), 1);

    let rows = |first, last| now().rows([RelationsRows::new().first(first).last(last)]);
    assert_eq!(broken(&rows(1, 2)), Vec::<String>::new());
    let found = broken(&rows(2, 1));
    assert!(found.len() == 1 && found[0].starts_with("Rows[0].First is 2"), "{found:?}");
}

#[test]
fn values_inside_structures_and_lists() {
    let request = || {
        let window = Window::new("2026-01-02T03:04Z", 1);
        StructuresRequest::new(["i-1", "i-2"], [Permission::new("80/80")], window)
    };
    assert_eq!(broken(&request()), Vec::<String>::new());
    let message = |request: StructuresRequest| broken(&request).join("; ");

    let mut short = request();
    short.instance_id.truncate(1);
    assert_eq!(message(short), "InstanceId has 1 items and must have 2 to 50");
    let mut empty = request();
    empty.instance_id.clear();
    assert_eq!(message(empty), "InstanceId is required and must not be empty");
    let mut tiny = request();
    tiny.instance_id[1] = "i".to_owned();
    assert_eq!(message(tiny), "InstanceId[1] is \"i\" and must have at least 2 characters");
    assert_eq!(
        message(request().port([443, 7999])),
        "Port[1] is 7999 and must be 80, 443 or 8000 to 9000"
    );
    assert_eq!(
        message(request().kind(["small", "huge"])),
        "Kind[1] is \"huge\" and must be small or large"
    );
    assert_eq!(
        message(request().disk([StructuresDisk::new(25)])),
        "Disk[0].Size is 25 and must be a multiple of 10"
    );
    let encryption = StructuresDiskEncryption::new("");
    assert_eq!(
        message(request().disk([StructuresDisk::new(20).encryption(encryption)])),
        "Disk[0].Encryption.KeyId is required and must not be empty"
    );
    let mut cheap = request();
    cheap.permissions[0].rate = Some(0.25);
    assert_eq!(message(cheap), "Permissions[0].Rate is 0.25 and must be at least 0.5");
    assert_eq!(
        message(request().event_types(["a", "b", "c", "d"])),
        "EventTypes has 4 items and must have at most 3"
    );
    let found = message(request().event_types(["a,b"]).domains(["c,d", "e\nf"]));
    assert!(found.contains("EventTypes[0] is \"a,b\""), "{found}");
    assert!(found.contains("Domains[1] is") && !found.contains("Domains[0]"), "{found}");
    let labeling = StructuresLabeling::new().names(["a|b"]);
    let found = message(request().labeling(labeling));
    assert!(found.starts_with("Labeling.Names[0] is \"a|b\""), "{found}");
    assert_eq!(
        message(request().limits([("l".to_owned(), -1)])),
        "Limits.l is -1 and must be at least 0"
    );
    let part = Tag::new().key("k".repeat(65));
    let found = message(request().tag([Tag::new().key("k").parts([part])]));
    assert!(found.starts_with("Tag[0].Parts[0].Key is"), "{found}");
    let mut long = request();
    long.window.hours = 25;
    assert_eq!(message(long), "Window.Hours is 25 and must be 1 to 24");
    let found = message(request().passwords(["short-1"]));
    assert!(found.contains("not shown") && !found.contains("short-1"), "{found}");
}

#[test]
fn a_secret_stands_in_no_message() {
    let request = SecretsRequest::new("nobody", "short-1").pin(123).hint("hidden-1");
    let found = broken(&request);
    assert_eq!(found.len(), 3, "{found:?}");
    let all = found.join("; ") + &format!("{request:?}");
    for secret in ["short-1", "123", "hidden-1"] {
        assert!(!all.contains(secret), "{all}");
    }
}

#[test]
fn a_secret_that_a_condition_asks_for_stands_in_no_message() {
    let request = |unit| SecretsRequest::new("somebody", "long enough").unit(unit).count(31);
    assert_eq!(
        broken(&request(SecretsUnit::Year)),
        [
            "Count is 31 and must be at most 30 when Unit is [not shown]",
            "Reason is required and must not be empty when Unit is [not shown] and Count is at \
             least 20",
        ]
    );
    let login = SecretsLogin::new().pin("none");
    let request = SecretsRequest::new("somebody", "long enough").login(login).reason("r");
    let message = "Reason must not be given when Unit is not given and Login.Pin is [not shown]";
    assert_eq!(broken(&request), [message]);
}

#[test]
fn what_a_secret_structure_holds_stands_in_no_message() {
    let login = SecretsLogin::new().pin("1234567").level(8642).highest(7531);
    let codes =
        [SecretsCodes::new().text("short-2"), SecretsCodes::new().text("none").kind("hidden-2")];
    let request = SecretsRequest::new("somebody", "long enough").login(login).codes(codes);
    let found = broken(&request);
    for place in ["Login.Pin", "Login.Level", "Codes[0].Text", "Codes[1].Kind"] {
        assert!(found.iter().any(|message| message.starts_with(place)), "{place}: {found:?}");
    }
    let all = found.join("; ") + &format!("{request:?}");
    for secret in ["1234567", "8642", "7531", "short-2", "hidden-2"] {
        assert!(!all.contains(secret), "{all}");
    }
}

#[test]
fn forbidden_parameters() {
    check(
        &scheduled(),
        &now().plan_time("2026-01-02T03:04Z"),
        "PlanTime must not be given when OpsType is now",
    );
    let kept = now().login("me").secret("x").role("guest").cluster("c");
    let not_kept = now().login("me").secret("x").role("guest");
    let message = "Secret must not be given when Role is guest and Cluster is not given";
    check(&kept, &not_kept, message);
}

#[test]
fn a_default_counts_where_the_value_is_absent() {
    let request = |period| EnumerationsRequest::new(EnumerationsUnit::Week, 1, "", "", period);
    assert_eq!(broken(&request(2)), [""; 0]);
    assert_eq!(broken(&request(3)), ["Period is 3 and must be 1 to 2 when Cycle is not given"]);
    assert_eq!(broken(&request(3).cycle(EnumerationsCycle::Year)), [""; 0]);
}

#[test]
fn the_default_of_a_field_counts_only_where_its_structure_is_given() {
    let request = || now().tier(RelationsTier::Tracking).warmup(9);
    let speed = |speed| request().system_disk(RelationsSystemDisk::new().speed(speed));
    assert_eq!(broken(&request()), [""; 0]);
    check(
        &speed(RelationsSystemDiskSpeed::Fast),
        &speed(RelationsSystemDiskSpeed::Slow),
        "Warmup is 9 and must be at least 10 when SystemDisk.Speed is slow",
    );
}

fn whole_shelf() -> Shelf {
    Shelf::new().name("a").note("").depth(1).shelves([])
}

#[test]
fn a_request_needs_the_required_fields_of_a_type_that_answers_share() {
    let request = |only| ListByPageFromZeroRequest::new(["a"], [("a", "b")], only);
    assert_eq!(broken(&request(whole_shelf())), Vec::<String>::new());
    assert_eq!(
        broken(&request(Shelf::new())),
        [
            "Only.Name is required and must not be empty",
            "Only.Note is required",
            "Only.Depth is required and must not be empty",
            "Only.Shelves is required",
        ]
    );
    let inner = whole_shelf().shelves([Shelf::new().note("").depth(1).shelves([])]);
    assert_eq!(broken(&request(inner)), ["Only.Shelves[0].Name is required and must not be empty"]);
}

#[test]
fn a_required_list_with_a_least_number_of_items_is_not_empty() {
    let names: [&str; 0] = [];
    let labels: [(&str, &str); 0] = [];
    let request = ListByPageFromZeroRequest::new(names, labels, whole_shelf());
    assert_eq!(
        broken(&request),
        ["Names is required and must not be empty", "Labels is required and must not be empty"]
    );
}

#[test]
fn a_required_list_that_is_an_empty_text_is_missing() {
    let request = |zones: &[&str]| {
        MadeUpValuesRequest::new(zones.iter().copied(), ["i-1"], [""; 0], 20, "Year", 6)
    };
    assert_eq!(broken(&request(&["cn-a"])), Vec::<String>::new());
    assert_eq!(broken(&request(&[])), ["Zones is required and must not be empty"]);
}
