//! Rules that ask about the items of lists.

use aliyun_api::Operation;
use aliyun_api::shop::{
    AnyItemDisk, AnyItemDiskCategory, AnyItemDiskPlace, AnyItemMode, AnyItemRack, AnyItemRackDoor,
    AnyItemRackInner, AnyItemRackInnerCard, AnyItemRequest, ItemsInItemsGroup,
    ItemsInItemsGroupCharge, ItemsInItemsGroupNode, ItemsInItemsGroupNodePlace,
    ItemsInItemsGroupNodePlaceSlot, ItemsInItemsKind, ItemsInItemsPlan, ItemsInItemsPlanDay,
    ItemsInItemsPlanDayHours, ItemsInItemsRequest, RulesAboutItemsKind, RulesAboutItemsLaunch,
    RulesAboutItemsLaunchDisk, RulesAboutItemsLaunchDiskCategory, RulesAboutItemsLaunchLogin,
    RulesAboutItemsLaunchLoginKeys, RulesAboutItemsLaunchNetwork,
    RulesAboutItemsLaunchNetworkCards, RulesAboutItemsRack, RulesAboutItemsRackDoors,
    RulesAboutItemsRackSlots, RulesAboutItemsRequest, Shelf, UniqueFieldsBackend,
    UniqueFieldsBackendKind, UniqueFieldsBackendName, UniqueFieldsCard, UniqueFieldsLabel,
    UniqueFieldsRack, UniqueFieldsRackSlot, UniqueFieldsRackSlotPlace, UniqueFieldsRequest,
    UniqueFieldsRule,
};

/// What is wrong with a request, without the name of the operation.
fn broken(request: &impl Operation) -> Vec<String> {
    match request.validate() {
        Ok(()) => Vec::new(),
        Err(error) => error.violations().iter().map(ToString::to_string).collect(),
    }
}

fn disk() -> AnyItemDisk {
    AnyItemDisk::new(1)
}

/// A request with these disks that keeps all rules but those about them.
fn with(disks: impl IntoIterator<Item = AnyItemDisk>) -> AnyItemRequest {
    AnyItemRequest::new().disk(disks).reason("r").owner("o")
}

#[test]
fn one_item_is_enough() {
    let cloud = || disk().category(AnyItemDiskCategory::Cloud);
    let local = || disk().category(AnyItemDiskCategory::Local);
    assert_eq!(broken(&with([])), [""; 0]);
    assert_eq!(broken(&with([cloud(), disk()])), [""; 0]);
    let message =
        "Zone is required and must not be empty when Disk[].Category is local in any item";
    assert_eq!(broken(&with([cloud(), local()])), [message]);
    assert_eq!(broken(&with([local(), cloud()]).zone("z")), [""; 0]);
}

#[test]
fn an_item_that_leaves_the_field_out_has_its_default() {
    let request = |disks: Vec<_>| {
        let mut request = with(disks).mode(AnyItemMode::Fast).zone("z");
        request.reason = None;
        request
    };
    let message = "Reason is required and must not be empty, unless Disk[].Category is cloud or not \
                   given in any item and Mode is not slow";
    assert_eq!(broken(&request(vec![disk()])), [""; 0]);
    assert_eq!(broken(&request(vec![])), [message]);
    assert_eq!(broken(&request(vec![disk().category(AnyItemDiskCategory::Local)])), [message]);
}

#[test]
fn ranges_of_any_item() {
    let place = |row| disk().place(AnyItemDiskPlace::new().row(row));
    let request = |rows: [i32; 2]| with(rows.map(place)).level(1);
    assert_eq!(broken(&request([2, 10])), [""; 0]);
    let message = "Level must not be given when Disk[].Place.Row is 3 to 9 in any item";
    assert_eq!(broken(&request([2, 9])), [message]);
    assert_eq!(broken(&with([disk()]).level(1)), [""; 0]);
}

#[test]
fn whether_any_item_has_a_field() {
    let slow = |disks: Vec<_>| with(disks).mode(AnyItemMode::Slow);
    assert_eq!(broken(&slow(vec![])), [""; 0]);
    let message = "Mode is \"slow\" and must be fast when Disk[].Size is given in any item";
    assert_eq!(broken(&slow(vec![disk()])), [message]);

    let door = AnyItemRackDoor::new;
    let rack = |doors: Vec<_>| with([]).rack(AnyItemRack::new(AnyItemRackInner::new()).door(doors));
    assert_eq!(broken(&rack(vec![])), [""; 0]);
    assert_eq!(broken(&rack(vec![door().key("k")])), [""; 0]);
    let message =
        "Guard is required and must not be empty when Rack.Door[].Key is not given in any item";
    assert_eq!(broken(&rack(vec![door().key("k"), door()])), [message]);
}

#[test]
fn any_items_of_two_lists() {
    let card = |name: &str| AnyItemRackInnerCard::new().name(name);
    let shelf = |name: &str| Shelf::new().name(name).note("").depth(1).shelves([]);
    let request = |cards: [&str; 2], shelves: [&str; 2]| {
        let inner = AnyItemRackInner::new().card(cards.map(card));
        with([]).rack(AnyItemRack::new(inner)).shelves(shelves.map(shelf))
    };
    let kept = |cards, shelves| broken(&request(cards, shelves)).is_empty();
    assert!(kept(["up", "on"], ["high", "middle"]));
    assert!(kept(["on", "on"], ["high", "low"]));
    let message = "Shaft is required and must not be empty when Rack.Inner.Card[].Name is up in any \
                   item and Shelves[].Name is low in any item";
    assert_eq!(broken(&request(["on", "up"], ["low", "high"])), [message]);
}

#[test]
fn a_rule_about_items_by_any_item_of_another_list() {
    let rack = AnyItemRack::new(AnyItemRackInner::new()).door([AnyItemRackDoor::new().key("k")]);
    let request = |category| {
        with([disk().category(AnyItemDiskCategory::Cloud), disk().category(category)])
            .zone("z")
            .rack(rack.clone())
    };
    assert_eq!(broken(&request(AnyItemDiskCategory::Cloud)), [""; 0]);
    let message = "Rack.Door[0].Key must not be given when Disk[].Category is local in any item and \
                   Zone is given";
    assert_eq!(broken(&request(AnyItemDiskCategory::Local)), [message]);
}

#[test]
fn a_secret_of_any_item_stands_in_no_message() {
    let mut request = with([disk().pin("none"), disk().pin("hidden-1")]);
    request.owner = None;
    let message =
        "Owner is required and must not be empty when Disk[].Pin is [not shown] in any item";
    assert_eq!(broken(&request), [message]);
}

fn hours(first: i32, last: i32) -> ItemsInItemsPlanDayHours {
    ItemsInItemsPlanDayHours::new().first(first).last(last)
}

fn node(name: &str) -> ItemsInItemsGroupNode {
    ItemsInItemsGroupNode::new().name(name)
}

fn group(nodes: impl IntoIterator<Item = ItemsInItemsGroupNode>) -> ItemsInItemsGroup {
    ItemsInItemsGroup::new().node(nodes)
}

#[test]
fn items_of_lists_in_lists() {
    let day = |hours: [_; 2]| ItemsInItemsPlanDay::new().hours(hours);
    let request = |days: [_; 2]| ItemsInItemsRequest::new().plan(ItemsInItemsPlan::new().day(days));
    let kept = day([hours(1, 2), hours(3, 4)]);
    assert_eq!(broken(&request([kept.clone(), kept.clone()])), [""; 0]);
    let not_kept = day([hours(1, 2), hours(4, 4)]);
    let message = "Plan.Day[1].Hours[1].First is 4 and must be less than Last, which is 4";
    assert_eq!(broken(&request([kept, not_kept])), [message]);
}

#[test]
fn three_lists_in_one_another() {
    let slot = |first| ItemsInItemsGroupNodePlaceSlot::new().first(first).last(5);
    let place = |slots: [i32; 2]| ItemsInItemsGroupNodePlace::new().slot(slots.map(slot));
    let request = |slots| {
        let nodes = [node("a"), node("b").place(place(slots))];
        ItemsInItemsRequest::new().group([group([]), group(nodes)])
    };
    assert_eq!(broken(&request([1, 2])), [""; 0]);
    let message =
        "Group[1].Node[1].Place.Slot[1].First is 99 and must be less than Last, which is 5";
    let reason = "Reason is required and must not be empty when Group[].Node[].Place.Slot[].First is 99 \
                  in any item";
    assert_eq!(broken(&request([1, 99])), [reason, message]);
}

#[test]
fn items_differ_from_those_of_their_own_list() {
    let request = |second| ItemsInItemsRequest::new().group([group([node("a")]), group(second)]);
    assert_eq!(broken(&request(vec![node("a"), node("b")])), [""; 0]);
    let message = "Group[1].Node[1].Name is \"a\" and must not be the same as in an item before it";
    assert_eq!(broken(&request(vec![node("a"), node("a")])), [message]);
}

#[test]
fn what_is_around_an_item_decides_about_it() {
    let request = |charge| {
        let group = group([node("a").size(10)]).charge(charge);
        ItemsInItemsRequest::new().kind(ItemsInItemsKind::Large).group([group])
    };
    assert_eq!(broken(&request(ItemsInItemsGroupCharge::Later)), [""; 0]);
    let message = "Group[0].Node[0].Password is required and must not be empty when Group[].Charge is now \
                   and Size is at least 10 and Kind is large";
    assert_eq!(broken(&request(ItemsInItemsGroupCharge::Now)), [message]);

    let unnamed = || ItemsInItemsGroupNode::new();
    let request = |group| ItemsInItemsRequest::new().group([group]);
    assert_eq!(broken(&request(group([unnamed()]).name("g"))), [""; 0]);
    let message =
        "Group[0].Node[0].Name is required and must not be empty, unless Group[].Name is given";
    assert_eq!(broken(&request(group([unnamed()]))), [message]);
}

#[test]
fn any_item_of_a_list_in_the_item_itself() {
    let request = |sizes: [i32; 2]| {
        let limited = group([node("a").size(7)]).limit(1);
        let other = group(sizes.map(|size| node(&size.to_string()).size(size)));
        ItemsInItemsRequest::new().group([limited, other])
    };
    assert_eq!(broken(&request([6, 8])), [""; 0]);
    let message = "Group[1].Limit is required and must not be empty when Group[].Node[].Size is 7 in any \
                   item";
    assert_eq!(broken(&request([6, 7])), [message]);
}

#[test]
fn a_secret_around_an_item_stands_in_no_message() {
    let request = ItemsInItemsRequest::new().group([group([node("a").size(1)]).pin("one")]);
    let message = "Group[0].Node[0].Size must not be given when Group[].Pin is [not shown]";
    assert_eq!(broken(&request), [message]);
}

#[test]
fn rules_about_lists_inside_structures() {
    let rack = |slot, doors: Vec<_>| {
        RulesAboutItemsRequest::new(RulesAboutItemsRack::new([slot]).doors(doors), [])
    };
    let slot = RulesAboutItemsRackSlots::new().first(1).last(2);
    let door = RulesAboutItemsRackDoors::new().key("k").lock("l");
    let whole = rack(slot, vec![door.clone()]);
    assert_eq!(broken(&whole), Vec::<String>::new());
    let reversed = RulesAboutItemsRackSlots::new().first(2).last(1);
    let found = broken(&rack(reversed, vec![door.clone(), door.code("c")]));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("Rack.Slots[0].First"), "{found:?}");
    assert!(found[1].starts_with("Rack.Doors[1]: at most one of Key, Code"), "{found:?}");

    let card = RulesAboutItemsLaunchNetworkCards::new().name("n");
    let launch = |card| RulesAboutItemsLaunch::new(RulesAboutItemsLaunchNetwork::new([card]));
    let disk = RulesAboutItemsLaunchDisk::new().category(RulesAboutItemsLaunchDiskCategory::Cloud);
    let good = launch(card.clone().address("a")).disk([disk.clone().size(20)]);
    assert_eq!(broken(&whole.clone().launch(good)), Vec::<String>::new());
    let login = RulesAboutItemsLaunchLogin::new().keys([RulesAboutItemsLaunchLoginKeys::new()]);
    let bad = launch(card).disk([disk.size(19)]).login(login);
    let found = broken(&whole.launch(bad));
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("Launch.Disk[0].Size is 19"), "{found:?}");
    assert!(found[1].starts_with("Launch.Network.Cards[0].Name"), "{found:?}");
    assert!(
        found[2].starts_with("Launch.Login.Keys[0]: exactly one of Name, Text must be given"),
        "{found:?}"
    );
}

#[test]
fn rules_about_items_with_conditions_about_the_request() {
    let slot = |last| RulesAboutItemsRackSlots::new().last(last);
    let door = RulesAboutItemsRackDoors::new();
    let rack = |last, door| {
        RulesAboutItemsRequest::new(RulesAboutItemsRack::new([slot(last)]).doors([door]), [])
    };
    let found = broken(&rack(10, door.clone()));
    let messages = [
        "Rack.Slots[0].Last is 10 and must be at most 9 when Kind is not given",
        "Rack.Doors[0].Lock is required and must not be empty, unless Zone is given",
    ];
    assert_eq!(found, messages);

    let large = |door| rack(10, door).kind(RulesAboutItemsKind::Large);
    assert_eq!(broken(&large(door.clone()).zone("z")), Vec::<String>::new());
    let message = "Rack.Doors[0].Lock is \"m\" and must be \"l\" when Kind is large and Zone is \
                   not given";
    assert_eq!(broken(&large(door.clone().lock("m"))), [message]);

    let network = RulesAboutItemsLaunchNetwork::new([]);
    let disk = RulesAboutItemsLaunchDisk::new().size(20);
    let launch = RulesAboutItemsLaunch::new(network).disk([disk]);
    let message = "Launch.Disk[0].Category is required and must not be empty when Kind is large \
                   and Size is given";
    assert_eq!(broken(&large(door.lock("l")).launch(launch)), [message]);
}

#[test]
fn items_of_a_list_differ_in_a_field() {
    let backend = |name, port| UniqueFieldsBackend::new(UniqueFieldsBackendKind::Main, name, port);
    let (one, two) = (UniqueFieldsBackendName::One, UniqueFieldsBackendName::Two);
    let request = |keys: [&str; 3], ports: [i32; 2]| {
        let backends = [backend(one.clone(), ports[0]), backend(two.clone(), ports[1])];
        let rules = [UniqueFieldsRule::new(), UniqueFieldsRule::new()];
        UniqueFieldsRequest::new(keys.map(UniqueFieldsLabel::new), backends, rules)
    };
    let kept = request(["a", "b", "c"], [80, 443]);
    assert_eq!(broken(&kept), [""; 0]);
    assert_eq!(
        broken(&request(["a", "b", "a"], [80, 80])),
        [
            "Label[2].Key is \"a\" and must not be the same as in an item before it",
            "Backend[1].Kind is \"main\" and must not, together with Port, be the same as in an item \
             before it",
        ]
    );

    let slot =
        |row| UniqueFieldsRackSlot::new().place(UniqueFieldsRackSlotPlace::new(row)).side(true);
    let rack = |slots: Vec<_>| kept.clone().rack(UniqueFieldsRack::new().slot(slots));
    let empty = UniqueFieldsRackSlot::new().side(true);
    assert_eq!(broken(&rack(vec![slot(1), slot(2), empty.clone(), empty])), [""; 0]);
    let message = "Rack.Slot[1].Place.Row is \"1\" and must not, together with Side, be the same as \
                   in an item before it";
    assert_eq!(broken(&rack(vec![slot(1), slot(1)])), [message]);

    let cards = [(); 2].map(|()| UniqueFieldsCard::new().pin("hidden-1"));
    let message = "Card[1].Pin is [not shown] and must not be the same as in an item before it";
    assert_eq!(broken(&kept.clone().card(cards)), [message]);
}
