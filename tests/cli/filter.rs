//! What `--where` says, against an oracle.

use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::Value as Json;

use crate::{
    fixture::{plain, typed},
    scan::{database, json, lines},
};

fn shown(path: &str, table: &str, condition: &str) -> Vec<String> {
    lines(plain(["scan", path, table, "--where", condition]))
}

/// A table, a condition, and what it means for a row.
type Case<'a> = (&'a str, &'a str, &'a dyn Fn(&Json) -> bool);

#[test]
fn conditions_choose_rows() {
    let (_folder, path) = database(9);
    let cases: [Case<'_>; 28] = [
        ("users", "karma > 42000002", &|row: &Json| {
            row["value"]["karma"].as_u64() > Some(42_000_002)
        }),
        ("users", "email = null", &|row| row["value"]["email"].is_null()),
        ("users", "email != null", &|row| row["value"]["email"].is_string()),
        ("users", "emails[1] = 'c@d' or version = 1", &|row| {
            row["value"]["emails"][1] == "c@d" || row["version"] == 1
        }),
        ("users", "name ~ \"7000003 \\\"\"", &|row| row["key"] == 7_000_003),
        ("users", "key >= 6000005 and not (key = 7000000)", &|row| {
            row["key"].as_u64() >= Some(6_000_005) && row["key"] != 7_000_000
        }),
        ("names", "key < 'n\\u00006'", &|row| row["key"].as_str().unwrap().starts_with("n\u{0}5")),
        ("events", "value = 'Left'", &|row| row["value"] == "Left"),
        ("events", "Joined.user > 0 and Joined.at.nanos = 5", &|row| {
            row["value"]["Joined"].is_object()
        }),
        ("events", "Joined != null", &|row| row["value"]["Joined"].is_object()),
        ("events", "Paid[1] < 0", &|row| row["value"]["Paid"].is_array()),
        ("events", "key[1] = 7", &|row| row["key"][1] == 7),
        ("things", "owner.name ~ 'user 7'", &|row| {
            row["value"]["owner"]["name"].as_str().unwrap().contains("user 7")
        }),
        ("things", "maybe", &|row| row["value"]["maybe"]["some"] == true),
        ("things", "maybe = null", &|row| row["value"]["maybe"]["some"] != true),
        ("things", "places.home.y = 0.5 or places.home.y < 1 or places.home.y >= 1", &|_| false),
        ("things", "places.home.y != 0.5", &|_| true),
        ("things", "places['work \u{7f}'].x > 2333334.3", &|row| {
            // Shown as text where a reader of JSON might round.
            let x = &row["value"]["places"]["home"]["x"];
            x.as_f64().or_else(|| x.as_str()?.parse().ok()) > Some(2_333_334.3)
        }),
        ("things", "result.err = 'no'", &|row| row["value"]["result"]["err"] == "no"),
        ("things", "big = 340282366920938463463374607431761211455", &|row| {
            row["value"]["big"] == "340282366920938463463374607431761211455"
        }),
        ("things", "big >= 340282366920938463463374607431761211454.0", &|_| false),
        ("things", "pair[0] <= -7_000_000", &|row| {
            row["value"]["pair"][0].as_i64() <= Some(-7_000_000)
        }),
        ("things", "pair[0] > -7000000.5 and pair[0] <= -6999999.5", &|row| {
            row["value"]["pair"][0] == -7_000_000
        }),
        ("things", "pair[1].Other = 'ß'", &|_| true),
        ("things", "blob = 0xffff", &|row| row["value"]["blob"] == "0xffff"),
        ("things", "id[5] = 76 and id != 0x00", &|row| {
            row["value"]["id"].as_str().unwrap().as_bytes().get(12..14) == Some(b"4c")
        }),
        ("links", "key[0] = 6000002 and key[1] != 0x00", &|row| row["key"][0] == 6_000_002),
        ("flags", "key[0] = null and karma = null", &|row| {
            row["key"][0].is_null() && row["version"] == 1
        }),
    ];
    for (table, condition, holds) in cases {
        let mut expected = lines(plain(["scan", &path, table]));
        expected.retain(|line| holds(&json(line)));
        assert_eq!(shown(&path, table, condition), expected, "{condition}");
    }
}

#[test]
fn conditions_are_of_what_is_shown() {
    let (_folder, path) = database(3);
    let latest = ["scan", &path, "users", "--as", "latest", "--where", "rank > 0 and version < 3"];
    assert_eq!(lines(typed(latest)).len(), 6);
    // Without types nobody knows how a rank begins.
    let ran = plain(latest);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""));
    assert_eq!(ran.err, "6 rows are not judged: `rank` is not known without the types\n");
    let limited = ["scan", &path, "users", "--where", "karma > 0", "--limit", "2", "--keys"];
    assert_eq!(lines(plain(limited)), [r#"{"key":6000000}"#, r#"{"key":6000001}"#]);
}

#[test]
fn what_no_row_can_satisfy_is_refused_at_its_place() {
    let (_folder, path) = database(1);
    for (table, condition, expected) in [
        (
            "users",
            "krama > 1",
            "there is no `krama` (did you mean `karma`?); there are: email, emails, karma, name, rank, at column 1",
        ),
        ("users", "name > 10", "this is String, which is not compared with a number, at column 8"),
        ("users", "karma = 'x'", "this is u32, which is not compared with a text, at column 9"),
        ("users", "karma ~ 'x'", "this is u32, which is not compared with a text"),
        ("users", "name.x = 1", "there is no `x` in String, at column 6"),
        ("users", "version = 'a'", "`version` is compared with a number"),
        ("users", "key = 'a'", "this is u64, which is not compared with a text"),
        ("users", "karma > x", "found `x`: texts stand in quotes, at column 9"),
        ("users", "karma", "this is u32, which is not compared with true or false"),
        ("users", "karma >", "expected a value: a number"),
        ("users", "karma 1", "expected one of = != < <= > >= ~, found a value, at column 7"),
        ("users", "(karma = 1", "expected `)`, found the end, at column 11"),
        ("users", "karma = 1 &&", "`&` means nothing: `and` joins comparisons, at column 11"),
        ("users", "name = 'a", "the text has no closing ', at column 8"),
        (
            "users",
            "name = 'ä' or or",
            "expected a field, `key`, `version`, `not` or `(`, found `or`, at column 15",
        ),
        ("users", "karma = 0x0", "`0x0` is no bytes"),
        ("users", "karma = 340282366920938463463374607431768211456", "no number of up to 128 bits"),
        ("users", "", "expected a field"),
        ("events", "Joined.usr = 1", "(did you mean `user`?)"),
        ("events", "value < 'Left'", "it is compared by = and != alone"),
        ("things", "pair[2] = 1", "there is no such item in (i64, "),
        ("things", "maybe > true", "by = and != alone"),
    ] {
        let ran = plain(["scan", &path, table, "--where", condition]);
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{condition}: {}", ran.err);
        assert!(ran.err.contains(expected), "{condition}: {}", ran.err);
    }
    let ran = plain(["scan", &path, "users", "--where", "name = \"ä\" and krama"]);
    assert!(ran.err.contains("\n  name = \"ä\" and krama\n                 ^"), "{}", ran.err);
}

#[test]
fn nesting_is_bounded() {
    let (_folder, path) = database(1);
    let deep = |levels: usize| format!("{}karma = 1{}", "(".repeat(levels), ")".repeat(levels));
    assert!(shown(&path, "users", &deep(60)).is_empty());
    for condition in [deep(100_000), format!("{}karma = 1", "not ".repeat(100_000))] {
        let ran = plain(["scan", &path, "users", "--where", &condition]);
        assert!(ran.exit == 2 && ran.err.contains("nested deeper than 64 levels"));
    }
}

/// An expression, and what it means for a row of `users`.
#[derive(Clone, Debug)]
enum Oracle {
    Karma(&'static str, i128),
    Float(&'static str, f64),
    Version(&'static str, u8),
    EmailIsNull(bool),
    NameHas(String),
    Not(Box<Oracle>),
    And(Vec<Oracle>),
    Or(Vec<Oracle>),
}

const OPS: [&str; 6] = ["=", "!=", "<", "<=", ">", ">="];

fn compares(op: &str, order: Option<std::cmp::Ordering>) -> bool {
    match op {
        "=" => order.is_some_and(|it| it.is_eq()),
        "!=" => order.is_some_and(|it| it.is_ne()),
        "<" => order.is_some_and(|it| it.is_lt()),
        "<=" => order.is_some_and(|it| it.is_le()),
        ">" => order.is_some_and(|it| it.is_gt()),
        _ => order.is_some_and(|it| it.is_ge()),
    }
}

impl Oracle {
    fn text(&self) -> String {
        let joined = |terms: &[Self], with: &str| {
            let terms: Vec<_> = terms.iter().map(|term| format!("({})", term.text())).collect();
            terms.join(with)
        };
        match self {
            Self::Karma(op, number) => format!("karma {op} {number}"),
            Self::Float(op, number) => format!("karma{op}{number:?}"),
            Self::Version(op, number) => format!("version {op} {number}"),
            Self::EmailIsNull(is) => format!("email {} null", if *is { "=" } else { "!=" }),
            Self::NameHas(part) => format!("name ~ {}", Json::from(part.as_str())),
            Self::Not(inner) => format!("not ({})", inner.text()),
            Self::And(terms) => joined(terms, " and "),
            Self::Or(terms) => joined(terms, " or "),
        }
    }

    fn holds(&self, row: &Json) -> bool {
        let karma = row["value"]["karma"].as_u64();
        match self {
            Self::Karma(op, number) => {
                compares(op, karma.map(|karma| i128::from(karma).cmp(number)))
            }
            #[expect(clippy::cast_precision_loss, reason = "below 2⁵³")]
            Self::Float(op, number) => {
                compares(op, karma.and_then(|karma| (karma as f64).partial_cmp(number)))
            }
            Self::Version(op, number) => {
                compares(op, row["version"].as_u64().map(|it| it.cmp(&u64::from(*number))))
            }
            Self::EmailIsNull(is) => row["value"]["email"].is_null() == *is,
            Self::NameHas(part) => row["value"]["name"].as_str().unwrap().contains(part.as_str()),
            Self::Not(inner) => !inner.holds(row),
            Self::And(terms) => terms.iter().all(|term| term.holds(row)),
            Self::Or(terms) => terms.iter().any(|term| term.holds(row)),
        }
    }
}

fn oracles() -> impl Strategy<Value = Oracle> {
    let op = || prop::sample::select(OPS.to_vec());
    let number =
        prop::sample::select(vec![0_i128, 42_000_000, 42_000_007, 49_000_014, -1, i128::MAX]);
    let float = prop::sample::select(vec![0.5, 42_000_007.0, 42_000_006.5, -1e30, 1e300]);
    let leaf = prop_oneof![
        (op(), number).prop_map(|(op, number)| Oracle::Karma(op, number)),
        (op(), float).prop_map(|(op, number)| Oracle::Float(op, number)),
        (op(), 0_u8..5).prop_map(|(op, number)| Oracle::Version(op, number)),
        any::<bool>().prop_map(Oracle::EmailIsNull),
        prop::sample::select(vec!["", "user 6", "1 \"ä\\", "x"])
            .prop_map(|part| Oracle::NameHas(part.to_owned())),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Oracle::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Oracle::And),
            prop::collection::vec(inner, 1..4).prop_map(Oracle::Or),
        ]
    })
}

#[test]
fn expressions_hold_as_the_oracle_says() {
    let (_folder, path) = database(4);
    let all: Vec<_> = lines(plain(["scan", &path, "users"]));
    let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(&oracles(), |oracle| {
        let mut expected = all.clone();
        expected.retain(|line| oracle.holds(&json(line)));
        assert_eq!(shown(&path, "users", &oracle.text()), expected, "{}", oracle.text());
        Ok(())
    });
    ran.unwrap();
}

#[test]
fn and_binds_closer_than_or_and_numbers_compare_exactly() {
    let (_folder, path) = database(1);
    for (condition, versions) in [
        ("version = 1 or version = 2 and version = 3", vec![1]),
        ("version = 3 and version = 2 or version = 1", vec![1]),
        ("not version = 1 and version < 3", vec![2]),
        ("not (version = 1 or version = 2)", vec![3]),
        ("not not version == 2", vec![2]),
        ("version < 2.5", vec![1, 2]),
        ("version <= 1.5", vec![1]),
        ("version > 2.5", vec![3]),
        ("version >= 2.5", vec![3]),
        ("version = 2.5", vec![]),
        ("version != 2.5", vec![1, 2, 3]),
        ("version = 2.0", vec![2]),
    ] {
        let found = shown(&path, "users", condition);
        let found: Vec<_> = found.iter().map(|it| json(it)["version"].as_u64().unwrap()).collect();
        assert_eq!(found, versions, "{condition}");
    }
}
