//! Rules about several parameters, and how messages name what is broken.

use aliyun_runtime::{Given, Span, Value, When};

use crate::rules::broken;

#[test]
fn conditions() {
    let (scheduled, absent) = ("scheduled".to_owned(), None::<String>);
    let when = |test: When<'_>| broken(|must| must.be_given_if("A", &absent, &test));
    assert_eq!(
        when(When::is("T", &scheduled, "scheduled")),
        ["A is required and must not be empty when T is scheduled"]
    );
    assert_eq!(
        when(When::any("T", &3, &["2", "3"])),
        ["A is required and must not be empty when T is 2 or 3"]
    );
    assert_eq!(
        when(When::present("T", &true)),
        ["A is required and must not be empty when T is given"]
    );
    assert_eq!(
        when(When::absent("T", &"")),
        ["A is required and must not be empty when T is not given"]
    );
    assert_eq!(
        when(When::within("T", &2049, &[Span::Value(1), Span::Range(2049, i128::MAX)])),
        ["A is required and must not be empty when T is 1 or at least 2049"]
    );
    // A text that holds an integer.
    assert_eq!(
        when(When::within("T", &"3", &[Span::Range(1, 9)])),
        ["A is required and must not be empty when T is 1 to 9"]
    );
    assert_eq!(
        when(When::none("T", &4, &["2", "3"])),
        ["A is required and must not be empty when T is not 2 or 3"]
    );
    assert_eq!(
        when(When::none_or_absent("T", &absent, &["now"])),
        ["A is required and must not be empty when T is not now or not given"]
    );
    for test in [
        When::none("T", &3, &["2", "3"]),
        When::none("T", &absent, &["now"]),
        When::none_or_absent("T", &scheduled, &["scheduled"]),
        When::within("T", &2048, &[Span::Range(2049, i128::MAX)]),
        When::within("T", &None::<i64>, &[Span::Range(i128::MIN, 9)]),
        When::within("T", &"30", &[Span::Range(1, 9)]),
        When::within("T", &"three", &[Span::Range(1, 9)]),
        When::is("T", &scheduled, "now"),
        When::is("T", &absent, ""),
        When::any("T", &4, &["2", "3"]),
        When::present("T", &absent),
        When::absent("T", &scheduled),
    ] {
        assert!(when(test).is_empty());
    }
    let first = When::is("T", &true, "true");
    let both = When::both(When::is("T", &true, "true"), When::present("U", &absent));
    assert!(broken(|must| must.be_given_if("A", &absent, &both)).is_empty());
    assert_eq!(
        broken(|must| must.be_given_unless("A", &absent, &both)),
        ["A is required and must not be empty, unless T is true and U is given"]
    );
    assert!(broken(|must| must.be_given_unless("A", &absent, &first)).is_empty());
    assert!(broken(|must| must.be_given_unless("A", &1, &both)).is_empty());
    let third = When::is("T", &true, "true");
    assert_eq!(
        broken(|must| must.be_absent_if("A", &1, &third)),
        ["A must not be given when T is true"]
    );
    assert!(broken(|must| must.be_absent_if("A", &absent, &third)).is_empty());
    assert!(broken(|must| must.be_absent_if("A", &1, &both)).is_empty());
}

#[test]
fn groups_of_parameters() {
    let (a, none) = ("a".to_owned(), None::<i64>);
    let one: [(_, &dyn Value); 2] = [("A", &a), ("B", &none)];
    let two: [(_, &dyn Value); 2] = [("A", &a), ("B", &1)];
    let zero: [(_, &dyn Value); 2] = [("A", &""), ("B", &none)];
    assert_eq!(
        broken(|must| {
            must.give(Given::AtMostOne, &two);
            must.give(Given::ExactlyOne, &two);
            must.give(Given::ExactlyOne, &zero);
            must.give(Given::AtLeastOne, &zero);
            must.give(Given::AllOrNone, &one);
            must.come_with(("C", &a), ("A", &""));
        }),
        [
            "at most one of A, B may be given; given: A, B",
            "exactly one of A, B must be given; given: A, B",
            "exactly one of A, B must be given; given: none",
            "at least one of A, B must be given; given: none",
            "all of A, B must be given, or none; given: A",
            "C needs A too",
        ]
    );
    assert!(
        broken(|must| {
            must.give(Given::AtMostOne, &one);
            must.give(Given::AtMostOne, &zero);
            must.give(Given::ExactlyOne, &one);
            must.give(Given::AtLeastOne, &two);
            must.give(Given::AllOrNone, &two);
            must.give(Given::AllOrNone, &zero);
            must.come_with(("C", &none), ("A", &""));
            must.come_with(("C", &a), ("B", &1));
        })
        .is_empty()
    );
}

#[test]
fn fixed_values() {
    let none = None::<String>;
    let all = When::is("R", &"all", "all");
    assert_eq!(
        broken(|must| {
            must.be_fixed_if("force", &None::<bool>, "true", &When::absent("C", &none));
            must.be_fixed_if("force", &false, "true", &When::absent("C", &none));
            must.be_fixed_if("cluster", &"x", "", &all);
        }),
        [
            "force is \"\" and must be \"true\" when C is not given",
            "force is \"false\" and must be \"true\" when C is not given",
            "cluster is \"x\" and must be \"\" when R is all",
        ]
    );
    assert!(
        broken(|must| {
            must.be_fixed_if("force", &true, "true", &When::absent("C", &none));
            must.be_fixed_if("force", &false, "true", &When::present("C", &none));
            must.be_fixed_if("cluster", &none, "", &all);
            must.be_fixed_if("cluster", &"", "", &all);
        })
        .is_empty()
    );
}

#[test]
fn one_of_several_values() {
    let large = When::is("Kind", &"large", "large");
    assert_eq!(
        broken(|must| {
            must.be_one_of_if("Version", &"9", &["5.7", "8.0"], &large);
            must.be_one_of_if("Port", &22, &["80", "443"], &large);
        }),
        [
            "Version is \"9\" and must be 5.7 or 8.0 when Kind is large",
            "Port is \"22\" and must be 80 or 443 when Kind is large",
        ]
    );
    let small = When::is("Kind", &"small", "large");
    assert!(
        broken(|must| {
            must.be_one_of_if("Version", &"8.0", &["5.7", "8.0"], &large);
            must.be_one_of_if("Version", &None::<String>, &["5.7", "8.0"], &large);
            must.be_one_of_if("Port", &443, &["80", "443"], &large);
            must.be_one_of_if("Port", &22, &["80", "443"], &small);
        })
        .is_empty()
    );
}

#[test]
fn the_same_value() {
    let pair = |one: &dyn Value, other: &dyn Value| {
        broken(|must| must.be_same(("RegionId", one), ("DestRegion", other))).len()
    };
    assert_eq!((pair(&"a", &"a"), pair(&"a", &"A")), (0, 1));
    assert_eq!((pair(&1, &1_i64), pair(&1, &2), pair(&true, &false)), (0, 1, 1));
    // What is not given is not compared: absent, or an empty text.
    assert_eq!((pair(&None::<String>, &"a"), pair(&"a", &None::<String>)), (0, 0));
    assert_eq!((pair(&"", &"a"), pair(&"a", &"")), (0, 0));
    assert_eq!(
        broken(|must| must.be_same(("RegionId", &1), ("DestRegion", &2))),
        ["DestRegion is 2 and must be the same as RegionId, which is 1"]
    );
}

#[test]
fn order() {
    let pair = |low: &dyn Value, high: &dyn Value| {
        broken(|must| must.be_in_order(("Start", low), ("End", high))).len()
    };
    assert_eq!((pair(&1, &2), pair(&2, &2), pair(&10, &9)), (0, 1, 1));
    assert_eq!((pair(&1.5, &2), pair(&2, &1.5_f32)), (0, 1));
    assert_eq!(pair(&"2026-01-02T03:04Z", &"2026-01-02T03:05Z"), 0);
    assert_eq!(pair(&"2026-01-02T03:05Z", &"2026-01-02T03:04Z"), 1);
    // Written differently, or no moments, or absent: not judged.
    assert_eq!(pair(&"2026-01-02T03:05:00Z", &"2026-01-02T03:04Z"), 0);
    assert_eq!(pair(&"b", &"a"), 0);
    assert_eq!(pair(&None::<i64>, &1), 0);
    assert_eq!(
        broken(|must| {
            must.be_in_order_or_equal(("Min", &3), ("Max", &3));
            must.be_in_order_or_equal(("Min", &4), ("Max", &3));
        }),
        ["Min is 4 and must not be greater than Max, which is 3"]
    );
}
