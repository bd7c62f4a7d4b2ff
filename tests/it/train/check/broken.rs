//! Plans and conversions that do not hold, each told with what to do.

use perennial::{
    Key, Messages, Scale, SpecVersion, Table, Versioned,
    history::Samples,
    key::{KeyFault, Place},
    registry,
    store::Registry,
    train::{
        FeatureName, Plan, Release, Subject,
        check::{self, CheckError, CheckFault, CheckFinding, CheckStep},
    },
};

use super::{feature, plan, told};

fn failed(plan: &Plan, feature: &str, registry: Registry) -> CheckError {
    let error = check::alone(plan, feature, registry).unwrap_err();
    assert!(matches!(error, CheckError::Failed { .. }), "{error}");
    assert_eq!(error.to_string().lines().count(), 1 + error.findings().len());
    error
}

/// The only finding's fault.
fn fault(plan: &Plan, feature: &str, registry: Registry) -> CheckFault {
    let error = failed(plan, feature, registry);
    let [CheckFinding { fault, .. }] = error.findings() else { panic!("{error}") };
    fault.clone()
}

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 7))]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3)]
    badges: Vec<u8>,
}

const USERS: Table<u64, User> = Table::new("users");

#[test]
fn code_that_comes_later_than_the_plan_says_is_found() {
    let plan = plan(4).feature(feature("karma", 5, &["User V2"]));
    let later = CheckFault::Later { code: SpecVersion(6), plan: SpecVersion(5) };
    assert_eq!(fault(&plan, "karma", registry![USERS]), later);
}

#[test]
fn code_that_is_active_on_all_networks_is_found() {
    let plan = plan(6).feature(feature("karma", 7, &["User V2"]));
    let active = CheckFault::AlreadyActive { code: SpecVersion(6), before: SpecVersion(6) };
    assert_eq!(fault(&plan, "karma", registry![USERS]), active);
}

#[test]
fn what_the_registry_lacks_is_found() {
    let missing = |release: &str, is_message| {
        let plan = plan(5).feature(feature("karma", 6, &[release]));
        assert_eq!(fault(&plan, "karma", registry![USERS]), CheckFault::Missing { is_message });
    };
    missing("User V4", false);
    missing("Account V2", false);
    missing("Message::Tip", true);
}

#[test]
fn all_is_told_at_once_and_what_holds_is_looked_at_all_the_same() {
    let releases = ["Account V1", "Sum V2", "Message::Tip"];
    let plan = plan(5).feature(feature("karma", 6, &releases));
    let error = failed(&plan, "karma", registry![USERS, SUMS]);
    let mut whose: Vec<_> = error.findings().iter().map(|f| f.release.to_string()).collect();
    whose.dedup();
    assert_eq!(whose, ["Account V1", "Message::Tip", "Sum V1"]);
}

#[test]
fn a_version_that_jumps_over_another_features_is_not_alone() {
    let karma = feature("karma", 6, &["User V2"]);
    let badges = feature("badges", 7, &["User V3"]);
    let apart = plan(5).feature(karma.clone()).feature(badges.clone());
    let error = failed(&apart, "badges", registry![USERS]);
    let expected = "feature `badges`: User V2 in table `users`: feature `karma` releases it, and at spec \
                    version 6 it becomes active with `badges`; let it need `karma`";
    assert_eq!(told(&error), [expected]);
    let after = plan(5).feature(karma).feature(badges.clone().needs("karma"));
    let evidence = check::alone(&after, "badges", registry![USERS]).unwrap();
    assert_eq!((evidence.before(), evidence.after()), (SpecVersion(6), SpecVersion(7)));
    check::alone(&after, "karma", registry![USERS]).unwrap();
    // Nobody releases V2 at all.
    let (by, at) = (None, SpecVersion(6));
    let with = Subject::Feature("badges".into());
    let only = plan(5).feature(badges);
    assert_eq!(fault(&only, "badges", registry![USERS]), CheckFault::NotAlone { by, with, at });
}

#[test]
fn several_versions_of_one_feature_come_one_after_the_other() {
    let both = feature("both", 7, &["User V2", "User V3"]);
    let evidence = check::alone(&plan(3).feature(both), "both", registry![USERS]).unwrap();
    assert_eq!((evidence.before(), evidence.after()), (SpecVersion(5), SpecVersion(7)));
}

#[test]
fn a_check_that_checks_nothing_is_an_error() {
    let plan = plan(5).feature(feature("empty", 6, &[]));
    let error = check::alone(&plan, "empty", registry![USERS]).unwrap_err();
    let subject = Subject::Feature("empty".into());
    assert_eq!(error, CheckError::NothingChecked { subject });
    let error = check::alone(&plan, "other", registry![USERS]).unwrap_err();
    let feature = FeatureName::from("other");
    assert_eq!(error, CheckError::UnknownFeature { feature });
    let twice = check::alone(&plan, "empty", registry![USERS, USERS]).unwrap_err();
    assert!(matches!(twice, CheckError::Registry { .. }), "{twice}");
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Inner {
    id: u8,
    #[versioned(since = 2)]
    more: u8,
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 9))]
struct Outer {
    #[versioned(nested(1 = 1, 2 = 2))]
    inner: Inner,
}

const OUTERS: Table<u64, Outer> = Table::new("outers");

#[test]
fn a_nested_version_that_nothing_can_hold_yet_is_found() {
    let plan = plan(5).feature(feature("inner", 6, &["Inner V2"]));
    let fault = fault(&plan, "inner", registry![OUTERS]);
    assert_eq!(fault, CheckFault::Unreachable { at: SpecVersion(6) });
}

fn by_a_thousand(seconds: u32) -> u64 {
    u64::from(seconds) * 1000
}

/// By a hundred: not the way back.
fn by_a_hundred(millis: &u64) -> u32 {
    u32::try_from(millis / 100).unwrap_or(u32::MAX)
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Sum {
    #[versioned(since = 2, was(seconds: u32, upcast = by_a_thousand, downcast = by_a_hundred))]
    millis: u64,
}

const SUMS: Table<u64, Sum> = Table::new("sums");

#[test]
fn a_way_down_that_is_not_the_inverse_is_found_by_the_old_value() {
    let plan = plan(5).feature(feature("sums", 6, &["Sum V2"]));
    let error = failed(&plan, "sums", registry![SUMS]);
    let steps: Vec<_> = error.findings().iter().filter_map(|finding| finding.step).collect();
    assert!(steps.contains(&CheckStep::OldWritten) && steps.contains(&CheckStep::OldRewritten));
    for finding in error.findings() {
        assert_eq!(finding.release, "Sum V1".parse::<Release>().unwrap());
        assert_eq!(finding.table.as_deref(), Some("sums"));
        assert!(matches!(finding.fault, CheckFault::Refused { .. }), "{finding}");
    }
    let sample = error.findings().iter().filter_map(|finding| finding.sample.clone());
    assert!(sample.into_iter().any(|sample| sample.value == r#"{"seconds":20}"#), "{error}");
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Port {
    #[versioned(since = 2, was(text: String, try_upcast = |text: String| text.parse::<u16>()))]
    port: u16,
}

const PORTS: Table<u64, Port> = Table::new("ports");

#[test]
fn old_values_that_the_way_up_refuses_are_found() {
    let plan = plan(5).feature(feature("ports", 6, &["Port V2"]));
    let error = failed(&plan, "ports", registry![PORTS]);
    for finding in error.findings() {
        assert_eq!(finding.release.to_string(), "Port V1");
        assert!(
            matches!(&finding.fault, CheckFault::Unreadable { reason }
            if reason.contains("invalid digit") || reason.contains("empty string")),
            "{finding}"
        );
    }
    // Ten samples, and two reasons.
    let [first, second] = error.findings() else { panic!("{error}") };
    assert_eq!(first.more_samples + second.more_samples, 8, "{error}");
}

/// A thousand times, and not back again; V2 is not the latest, so that V3 could hold what V2 refuses.
#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 7))]
struct Lap {
    #[versioned(since = 3, was(seconds: u32, upcast = by_a_thousand, downcast = by_a_hundred))]
    millis: u64,
    #[versioned(since = 2)]
    runner: u8,
}

const LAPS: Table<u64, Lap> = Table::new("laps");

#[test]
fn a_refusal_until_a_version_of_a_later_feature_is_found() {
    let plan = plan(5).feature(feature("runners", 6, &["Lap V2"]));
    let error = failed(&plan, "runners", registry![LAPS]);
    let early = error.findings().iter().find(|found| found.step == Some(CheckStep::NewEarly));
    let Some(CheckFinding { fault: CheckFault::Refused { reason }, .. }) = early else {
        panic!("{error}");
    };
    assert!(reason.contains("spec version 7 is needed"), "{reason}");

    let error = failed(&plan, "runners", registry![].with_messages::<Scale, Told>());
    let mut early = error.findings().iter().filter(|f| f.step == Some(CheckStep::SentEarly));
    assert!(early.any(|f| matches!(f.fault, CheckFault::Refused { .. })), "{error}");
}

#[derive(Messages)]
enum Told {
    #[message(index = 0, since = 3)]
    Lap(Lap),
}

fn without_blanks(text: String) -> Result<String, &'static str> {
    if text.contains(' ') { Err("a blank") } else { Ok(text) }
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Nick {
    #[versioned(since = 2, was(name: String, try_upcast = without_blanks))]
    nick: String,
}

const NICKS: Table<u64, Nick> = Table::new("nicks");

#[expect(clippy::ptr_arg, reason = "a conversion gets the field's own type")]
fn small(text: &String) -> String {
    text.to_lowercase()
}

fn same(text: String) -> String {
    text
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Motto {
    #[versioned(since = 2, was(text: String, upcast = same, downcast = small))]
    motto: String,
}

const MOTTOS: Table<u64, Motto> = Table::new("mottos");

#[test]
fn conversions_that_do_not_take_what_people_write_are_found() {
    for (release, registry) in [("Nick V2", registry![NICKS]), ("Motto V2", registry![MOTTOS])] {
        let plan = plan(5).feature(feature("it", 6, &[release]));
        let error = failed(&plan, "it", registry);
        assert!(error.to_string().contains("Ab c-D_9."), "{error}");
    }
}

const MORE_SUMS: Table<String, Sum> = Table::new("more_sums");

#[test]
fn samples_and_tables_with_one_cause_are_told_in_one_line() {
    let plan = plan(5).feature(feature("sums", 6, &["Sum V2"]));
    let one = failed(&plan, "sums", registry![SUMS]);
    let both = failed(&plan, "sums", registry![SUMS, MORE_SUMS]);
    assert_eq!(both.findings().len(), one.findings().len(), "{both}");
    let mut steps: Vec<_> = one.findings().iter().map(|finding| finding.step).collect();
    steps.dedup();
    assert_eq!(steps.len(), one.findings().len(), "{one}");
    let first = "feature `sums`: Sum V1 in table `sums`, sample `typical` {\"seconds\":20} and ";
    assert!(told(&one)[0].starts_with(first), "{one}");
    let first = "feature `sums`: Sum V1 in tables `sums`, `more_sums`, sample `typical` ";
    assert!(told(&both)[0].starts_with(first), "{both}");
    for (one, both) in one.findings().iter().zip(both.findings()) {
        assert_eq!(one.more_samples, both.more_samples);
    }
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Fragile {
    #[versioned(since = 2, was(small: u8, upcast = u16::from, downcast = never))]
    wide: u16,
}

fn never(_: &u16) -> u8 {
    panic!("out of order")
}

const FRAGILES: Table<u64, Fragile> = Table::new("fragiles");

#[test]
fn a_way_down_that_panics_is_found_and_stops_nothing() {
    let plan = plan(5).feature(feature("fragile", 6, &["Fragile V2"]));
    let error = failed(&plan, "fragile", registry![FRAGILES]);
    assert!(told(&error).iter().any(|text| text.contains("panics: out of order")), "{error}");
}

/// A key that takes one word alone.
#[derive(Debug)]
struct Locked(String);

impl Key for Locked {
    type Shape = String;

    fn write_key(&self, out: &mut Vec<u8>, place: Place) {
        self.0.write_key(out, place);
    }

    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
        match String::read_key(bytes, place)? {
            word if word == "open sesame" => Ok(Self(word)),
            _ => Err(KeyFault::refused("Locked", "it stays shut")),
        }
    }
}

const LOCKED: Table<Locked, User> = Table::new("locked");

#[test]
fn a_table_of_which_no_key_is_found_is_told() {
    let plan = plan(5).feature(feature("karma", 6, &["User V2"]));
    let error = failed(&plan, "karma", registry![LOCKED]);
    assert!(error.findings().iter().any(|f| f.fault == CheckFault::NoKeys), "{error}");
    let samples = Samples::new().with_key(LOCKED, &Locked("open sesame".into()));
    let evidence = check::alone_with(&plan, "karma", registry![LOCKED], &samples).unwrap();
    // Under one key or many: as much is looked at.
    let free = check::alone(&plan, "karma", registry![USERS]).unwrap();
    assert_eq!(evidence.values(), free.values());
}
