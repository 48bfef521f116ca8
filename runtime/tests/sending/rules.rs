//! The rules about single values that a request may break, and how messages name what is broken.

use std::collections::BTreeMap;

use aliyun_runtime::{Given, Rules, Shown, Span, Validator, Value, When};

struct Disk {
    size: Option<i32>,
    category: String,
}

impl Rules for Disk {
    fn rules(&self, must: &mut Validator) {
        must.be_in("Size", &self.size, &[Span::Range(20, 40)]);
        must.be_multiple_of("Size", &self.size, 10);
        must.be_given_if("Size", &self.size, &When::is("Category", &self.category, "ssd"));
    }
}

fn disk(size: Option<i32>, category: &str) -> Disk {
    Disk { size, category: category.to_owned() }
}

/// What is broken, one message per rule.
pub(crate) fn broken(rules: impl FnOnce(&mut Validator)) -> Vec<String> {
    let mut must = Validator::new("Test");
    rules(&mut must);
    match must.finish() {
        Ok(()) => Vec::new(),
        Err(error) => error.violations().iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn places_inside_a_request() {
    let disks = vec![disk(Some(20), "hdd"), disk(Some(45), "hdd"), disk(None, "ssd")];
    let by_name = BTreeMap::from([("a".to_owned(), disks)]);
    assert_eq!(
        broken(|must| {
            must.check("Disks", &by_name);
            must.check("SystemDisk", &Some(disk(Some(50), "")));
            must.check("None", &None::<Disk>);
        }),
        [
            "Disks.a[1].Size is 45 and must be 20 to 40",
            "Disks.a[1].Size is 45 and must be a multiple of 10",
            "Disks.a[2].Size is required and must not be empty when Category is ssd",
            "SystemDisk.Size is 50 and must be 20 to 40",
        ]
    );
}

#[test]
fn rules_of_values_hold_for_each_item() {
    let numbers = Some(vec![1_i64, 7, 3]);
    let names = vec!["ab".to_owned(), "中".to_owned(), String::new()];
    let shares = BTreeMap::from([("x".to_owned(), 0.5_f32), ("y".to_owned(), f32::NAN)]);
    assert_eq!(
        broken(|must| {
            must.be_in("N", &numbers, &[Span::Range(1, 3)]);
            must.have_length("Name", &names, 1, 1);
            must.hide("Secret");
            must.have_length("Secret", &names, 1, 2);
            must.be_documented("Name", &names, &["ab", "中"]);
            must.be_between("Share", &shares, 0.0, 1.0);
            must.be_between("Rate", &0.3_f32, 0.1, 0.3);
            must.be_between("Price", &0.300_000_1_f32, 0.1, 0.3);
            must.have_items("N", &numbers, 1, 2);
            must.have_items("Empty", &Vec::<String>::new(), 1, 2);
        }),
        [
            "N[1] is 7 and must be 1 to 3",
            "Name[0] is \"ab\" and must have 1 to 1 characters",
            "Name[2] is \"\" and must have 1 to 1 characters",
            "Secret[2] is [0 characters, not shown] and must have 1 to 2 characters",
            "Name[2] is \"\" and must be ab or 中",
            "Share.y is NaN and must be 0 to 1",
            "Price is 0.3000001 and must be 0.1 to 0.3",
            "N has 3 items and must have 1 to 2",
        ]
    );
}

#[test]
fn numbers_lie_in_ranges_and_between_bounds() {
    let shares = vec![0.5_f64, 0.75, f64::NAN];
    assert_eq!(
        broken(|must| {
            must.be_among("Share", &shares, &[(0.5, 0.5), (1.0, 2.0)]);
            must.be_among("Cpu", &0.3_f32, &[(0.3, 0.3)]);
            must.be_strictly_between("Rate", &Some(0.0), 0.0, f64::INFINITY);
            must.be_strictly_between("Angle", &360.0, f64::NEG_INFINITY, 360.0);
            must.be_strictly_between("Middle", &1_i64, -1.0, 1.0);
            must.be_strictly_between("Fine", &0.001, 0.0, 1.0);
        }),
        [
            "Share[1] is 0.75 and must be 0.5 or 1 to 2",
            "Share[2] is NaN and must be 0.5 or 1 to 2",
            "Rate is 0 and must be above 0",
            "Angle is 360 and must be below 360",
            "Middle is 1 and must be above -1 and below 1",
        ]
    );
}

#[test]
fn items_of_a_list_differ() {
    let zones = Some(vec!["a".to_owned(), "b".to_owned(), "a".to_owned()]);
    assert_eq!(
        broken(|must| {
            must.have_unique_items("Zone", &zones);
            must.have_unique_items("Port", &vec![80, 443]);
            must.have_unique_items("Absent", &None::<Vec<String>>);
        }),
        ["Zone[2] is \"a\" and must not stand in the list twice"]
    );
}

#[test]
fn items_of_a_list_differ_in_a_field() {
    let check = |must: &mut Validator, list, items: &[(&dyn Value, &dyn Value)]| {
        for (index, (address, port)) in items.iter().enumerate() {
            must.enter(list, index);
            must.be_unique(list, "Port", port);
            must.be_unique_together(list, &[("Address", address), ("Port", port)]);
            must.leave();
        }
    };
    let absent = &None::<String>;
    assert_eq!(
        broken(|must| {
            check(must, "A", &[(&"a", &80), (&"b", &443), (&"b", &80), (&"a", &80)]);
            // Those of one list are not compared with those of another, nor is what is not given.
            check(must, "B", &[(&"a", &1), (absent, &2), (absent, absent), (&"", absent)]);
            check(must, "C", &[(&"c", &None::<i32>), (&"c", &None::<i32>)]);
            check(must, "D", &[(&"a", &""), (&"a", &"")]);
        }),
        [
            "A[2].Port is \"80\" and must not be the same as in an item before it",
            "A[3].Port is \"80\" and must not be the same as in an item before it",
            "A[3].Address is \"a\" and must not, together with Port, be the same as in an item \
             before it",
        ]
    );
}

#[test]
fn a_secret_by_which_items_differ_is_not_shown() {
    let mut must = Validator::new("AddCards");
    for index in 0..2 {
        must.enter("Card", index);
        must.hide("Pin");
        must.be_unique("Card", "Pin", &"hidden-1");
        must.leave();
    }
    assert!(!format!("{must:?}").contains("hidden-1"), "{must:?}");
    let error = must.finish().unwrap_err();
    assert!(error.to_string().contains("Card[1].Pin is [not shown] and must not be the same"));
}

#[test]
fn an_item_does_not_contain_the_separator_of_its_list() {
    let lines = Some(vec!["a, b".to_owned(), "c\nd".to_owned()]);
    assert_eq!(
        broken(|must| {
            must.lack_separator("Lines", &lines, '\n');
            must.lack_separator("Zones", &lines, ',');
            must.lack_separator("Paths", &lines, '|');
            must.lack_separator("Ports", &vec![80, 443], ',');
            must.lack_separator("Absent", &None::<Vec<String>>, ',');
            must.hide("Secret");
            must.lack_separator("Secret", &lines, ',');
        }),
        [
            "Lines[1] is \"c\\nd\" and must not contain \"\\n\", which stands between the items of the \
             list",
            "Zones[0] is \"a, b\" and must not contain \",\", which stands between the items of the \
             list",
            "Secret[0] is [not shown] and must not contain \",\", which stands between the items \
             of the list",
        ]
    );
}

/// A person may write what a message writes of a secret.
#[test]
fn what_is_shown_of_a_value_cannot_be_taken_for_something_else() {
    let mut must = Validator::new("Test");
    let value = "[not shown]";
    must.be_in("Weight", &value, &[Span::Range(1, 9)]);
    must.be_multiple_of("Weight", &value, 10);
    must.be_documented("Kind", &value, &["a"]);
    must.give(Given::ExactlyOne, &[("A", &value), ("B", &value), ("C", &"")]);
    must.give(Given::AtLeastOne, &[("D", &""), ("E", &"")]);
    must.have_items("Items", &vec![1, 2], 1, 1);
    must.hide("Password");
    must.have_length("Password", &value, 1, 2);
    for (name, value) in [("Pin", "none"), ("Size", "12")] {
        must.hide(name);
        must.be_in(name, &value, &[Span::Range(1, 9)]);
        must.have_length(name, &value, 1, 1);
    }
    let error = must.finish().unwrap_err();
    let shown: Vec<_> = error.violations().iter().map(|one| one.value.clone()).collect();
    let value = Shown::Value(value.to_owned());
    assert_eq!(shown[..3], [value.clone(), value.clone(), value]);
    let others = [Shown::Given(vec!["A", "B"]), Shown::Given(Vec::new()), Shown::Items(2)];
    assert_eq!(shown[3..6], others);
    assert_eq!(shown[6], Shown::HiddenLength(11));
    let of_each = |length| [Shown::Hidden, Shown::HiddenLength(length)];
    assert_eq!(shown[7..], [of_each(4), of_each(2)].concat());
    let texts: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "Weight is \"[not shown]\" and must be 1 to 9",
            "Weight is \"[not shown]\" and must be a multiple of 10",
            "Kind is \"[not shown]\" and must be a",
            "exactly one of A, B, C must be given; given: A, B",
            "at least one of D, E must be given; given: none",
            "Items has 2 items and must have 1 to 1",
            "Password is [11 characters, not shown] and must have 1 to 2 characters",
            "Pin is [not shown] and must be 1 to 9",
            "Pin is [4 characters, not shown] and must have 1 to 1 characters",
            "Size is [not shown] and must be 1 to 9",
            "Size is [2 characters, not shown] and must have 1 to 1 characters",
        ]
    );
}

#[test]
fn keys_of_a_map_have_a_length() {
    let labels = BTreeMap::from([("ab".to_owned(), 1), ("中文字".to_owned(), 2)]);
    assert_eq!(
        broken(|must| {
            must.have_key_length("Label", &labels, 1, 2);
            must.have_key_length("Label", &Some(&labels).cloned(), 3, usize::MAX);
            must.have_key_length("Absent", &None::<BTreeMap<String, i32>>, 1, 2);
            must.hide("Secret");
            must.have_key_length("Secret", &labels, 1, 2);
        }),
        [
            "Label has the key \"中文字\", and each key must have 1 to 2 characters",
            "Label has the key \"ab\", and each key must have at least 3 characters",
            "Secret has the key [not shown], and each key must have 1 to 2 characters",
        ]
    );
}

#[test]
fn rules_about_one_element_name_its_place() {
    let absent = None::<i32>;
    assert_eq!(
        broken(|must| {
            must.enter("Disk", 1);
            must.be_given("Size", &absent);
            must.leave();
            must.be_given("Name", &"");
        }),
        [
            "Disk[1].Size is required and must not be empty",
            "Name is required and must not be empty",
        ]
    );
}

#[test]
fn hidden_values_stand_in_no_message() {
    let pins = vec![12_i64, 345];
    let messages = broken(|must| {
        must.hide("Pin");
        must.be_in("Pin", &pins, &[Span::Range(0, 9)]);
        must.be_fixed_if("Pin", &"678", "none", &When::present("Pin", &pins));
        must.be_in_order(("Low", &2), ("Pin", &1));
    });
    assert_eq!(messages.len(), 4, "{messages:?}");
    let all = messages.join("; ");
    assert!(["12", "345", "678", "which is 1"].iter().all(|secret| !all.contains(secret)), "{all}");
}

/// The value that a condition asks for is the secret, where it holds.
#[test]
fn conditions_about_hidden_values_do_not_tell_them() {
    let unit = Some("month");
    let absent = None::<String>;
    assert_eq!(
        broken(|must| {
            must.hide("Unit");
            must.be_in_if("Wide", &5, &[Span::Range(0, 3)], &When::is("Unit", &unit, "month"));
            let when = When::none("Unit", &unit, &["year"]);
            must.be_given_if("Name", &absent, &When::both(When::is("Kind", &"a", "a"), when));
            must.be_given_unless("Name", &absent, &When::is("Unit", &unit, "year"));
            must.be_fixed_if("Kind", &"a", "b", &When::any("Unit", &unit, &["month", "year"]));
            must.be_absent_if("Kind", &"a", &When::is_or_absent("Unit", &absent, "month"));
            must.be_absent_if("Kind", &"a", &When::present("Unit", &unit));
            must.enter("Disk", 0);
            must.be_absent_if("Kind", &"a", &When::is("Unit", &unit, "month"));
            must.leave();
        }),
        [
            "Wide is 5 and must be 0 to 3 when Unit is [not shown]",
            "Name is required and must not be empty when Kind is a and Unit is [not shown]",
            "Name is required and must not be empty, unless Unit is [not shown]",
            "Kind is \"a\" and must be \"b\" when Unit is [not shown]",
            "Kind must not be given when Unit is [not shown]",
            "Kind must not be given when Unit is given",
            "Disk[0].Kind must not be given when Unit is [not shown]",
        ]
    );
}

/// A structure with a secret, and with a member that is called as one elsewhere.
struct Login {
    pin: i64,
    name: i64,
}

impl Rules for Login {
    fn rules(&self, must: &mut Validator) {
        must.hide("Pin");
        must.be_in("Pin", &self.pin, &[Span::Range(0, 9)]);
        must.be_in("Name", &self.name, &[Span::Range(0, 9)]);
    }
}

#[test]
fn what_is_hidden_in_a_structure_is_hidden_there_alone() {
    let logins = BTreeMap::from([("a".to_owned(), Login { pin: 12, name: 34 })]);
    assert_eq!(
        broken(|must| {
            must.check("Login", &logins);
            must.be_in("Pin", &56, &[Span::Range(0, 9)]);
            must.enter("Disk", 0);
            must.hide("Name");
            must.be_in("Name", &78, &[Span::Range(0, 9)]);
            must.leave();
            must.hide("Secret");
            must.check("Secret", &logins);
            must.be_in("Name", &90, &[Span::Range(0, 9)]);
        }),
        [
            "Login.a.Pin is [not shown] and must be 0 to 9",
            "Login.a.Name is 34 and must be 0 to 9",
            "Pin is 56 and must be 0 to 9",
            "Disk[0].Name is [not shown] and must be 0 to 9",
            "Secret.[not shown].Pin is [not shown] and must be 0 to 9",
            "Secret.[not shown].Name is [not shown] and must be 0 to 9",
            "Name is 90 and must be 0 to 9",
        ]
    );
}

/// A message is one line of a bounded length, whatever a caller writes.
#[test]
fn keys_stand_escaped_and_cut_in_messages() {
    let labels = BTreeMap::from([("a\nb".to_owned(), 12), ("x".repeat(10_000), 34)]);
    let [first, second] = &broken(|must| must.be_in("Label", &labels, &[Span::Value(1)]))[..]
    else {
        panic!("two values break the rule");
    };
    assert_eq!(first, "Label.a\\nb is 12 and must be 1");
    assert!(second.len() < 2_000 && second.ends_with("is 34 and must be 1"), "{second}");
}

#[test]
fn what_counts_as_given() {
    let values: [&dyn Value; 5] = [
        &"",
        &None::<i32>,
        &Vec::<i32>::new(),
        &BTreeMap::<String, i32>::new(),
        &aliyun_runtime::Json::Null,
    ];
    for value in values {
        let messages = broken(|must| must.be_given("A", value));
        assert_eq!(messages, ["A is required and must not be empty"]);
    }
    let values: [&dyn Value; 4] = [&0, &false, &vec![String::new()], &"x"];
    for value in values {
        assert!(broken(|must| must.be_given("A", value)).is_empty());
    }
}
