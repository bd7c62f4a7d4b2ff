//! The features of an upgrade, on a store that performs it.

use perennial::{
    Messages, Scale, SpecVersion, Table, Versioned, registry,
    store::Registry,
    train::{
        AuditResult, Event, Month, PlannedUpgrade, Subject, Train,
        check::{self, CheckError, CheckFault, Set},
    },
};

use super::{feature, plan};
use crate::train::networks::story::Story;

#[derive(Versioned)]
#[versioned(latest = 4, activates(2 = 4, 3 = 6, 4 = 7))]
struct User {
    name: String,
    #[versioned(since = 2)]
    mail: Option<String>,
    #[versioned(since = 3)]
    karma: u32,
    #[versioned(since = 4)]
    badges: Vec<u8>,
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 7))]
struct Org {
    name: String,
    #[versioned(since = 2)]
    fee: u128,
}

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 7)]
    Fee,
}

const USERS: Table<u64, User> = Table::new("users");
const ORGS: Table<String, Org> = Table::new("orgs");

fn all() -> Registry {
    registry![USERS, ORGS]
}

fn train() -> Train {
    let karma = feature("karma", 6, &["User V3"]);
    let badges = feature("badges", 7, &["User V4"]).needs("karma");
    let fees = feature("fees", 7, &["Org V2"]);
    let plan = plan(5).feature(karma).feature(badges).feature(fees);
    Train::new(plan.upgrade(PlannedUpgrade::new("july"))).unwrap()
}

#[test]
fn a_set_performs_the_upgrade_from_the_version_before() {
    let train = train();
    let set = |features: &[&str], before| Set::new("july", features.iter().copied(), before);
    let july = set(&["karma", "badges", "fees"], SpecVersion(5));
    let evidence = check::together(train.plan(), &july, all()).unwrap();
    assert_eq!((evidence.before(), evidence.after()), (SpecVersion(5), SpecVersion(7)));
    assert_eq!(evidence.subject(), &Subject::Upgrade("july".into()));
    let covers: Vec<_> = evidence.covers().iter().map(|c| c.release.to_string()).collect();
    assert_eq!(covers, ["Org V2", "User V3", "User V4"]);
    // Each value goes as it goes alone, but that those of V3 are old for `badges` alone.
    let alone = |name| check::alone(train.plan(), name, all()).unwrap().values();
    assert!(evidence.values() > alone("karma") + alone("fees"));
}

#[test]
fn what_the_code_activates_besides_is_found_wherever_it_lies() {
    let train = train();
    let july = Set::new("july", ["karma", "fees"], SpecVersion(5));
    let error = check::together(train.plan(), &july, all()).unwrap_err();
    let expected = "feature `karma`: User V4 in table `users`: feature `badges` releases it, and at spec \
                    version 7 it becomes active with the upgrade `july`, which it is not part of; ship \
                    `badges` with it or before it, or give it a later spec version";
    assert_eq!(error.findings().len(), 1, "{error}");
    assert_eq!(error.findings()[0].to_string(), expected);

    // Also in tables that none of the features speaks of, and among the messages.
    let july = Set::new("july", ["karma", "badges"], SpecVersion(5));
    let registry = all().with_messages::<Scale, Message>();
    let error = check::together(train.plan(), &july, registry).unwrap_err();
    let found: Vec<_> = error.findings().iter().map(|f| f.release.to_string()).collect();
    assert_eq!(found, ["Org V2", "Message::Fee"]);
    // Alone, none of that matters.
    check::alone(train.plan(), "badges", all().with_messages::<Scale, Message>()).unwrap();
}

#[test]
fn what_was_active_before_the_upgrade_is_none_of_it() {
    let july = Set::new("july", ["karma"], SpecVersion(6));
    let error = check::together(train().plan(), &july, all()).unwrap_err();
    let [finding] = error.findings() else { panic!("{error}") };
    let (code, before) = (SpecVersion(6), SpecVersion(6));
    assert_eq!(finding.fault, CheckFault::AlreadyActive { code, before });
}

#[test]
fn a_set_of_nothing_is_an_error() {
    let july = Set::new("july", [] as [&str; 0], SpecVersion(5));
    let error = check::together(train().plan(), &july, all()).unwrap_err();
    assert_eq!(error, CheckError::NothingChecked { subject: Subject::Upgrade("july".into()) });
    assert!(matches!(
        Set::of(&train(), "july"),
        Err(CheckError::UnknownUpgrade { upgrade }) if upgrade.as_str() == "july"
    ));
}

/// Takes features to a betanet by their evidence.
fn to_betanet(train: &mut Train, month: u32, features: &[&str], upgrade: &str) {
    for name in features {
        train.apply(Event::merge(*name)).unwrap();
        train.apply(Event::alpha_submit(*name)).unwrap();
    }
    train.apply(Event::alpha_meeting(Month(month))).unwrap();
    train.apply(Event::alpha_deploy(Month(month))).unwrap();
    for name in features {
        let evidence = check::alone(train.plan(), name, all()).unwrap();
        train.apply(Event::alpha_accept(*name, Some(evidence))).unwrap();
        train.apply(Event::beta_submit(*name)).unwrap();
    }
    train.apply(Event::beta_meeting(Month(month), upgrade)).unwrap();
    train.apply(Event::upgrade_number(upgrade, month)).unwrap();
    train.apply(Event::beta_deploy(upgrade)).unwrap();
}

#[test]
fn the_train_takes_the_evidence_of_both_checks() {
    let mut train = train();
    to_betanet(&mut train, 1, &["karma"], "june");
    let june = Set::of(&train, "june").unwrap();
    assert_eq!(june, Set::new("june", ["karma"], SpecVersion(5)));
    train.apply(Event::audit_decision("june", true)).unwrap();
    train.apply(Event::audit_result("june", AuditResult::Clean)).unwrap();
    let evidence = check::together(train.plan(), &june, all()).unwrap();
    train.apply(Event::beta_accept("june", Some(evidence))).unwrap();

    // The next upgrade begins where that one ends.
    to_betanet(&mut train, 2, &["badges", "fees"], "july");
    let july = Set::of(&train, "july").unwrap();
    assert_eq!(july.before, SpecVersion(6));
    train.apply(Event::audit_decision("july", false)).unwrap();
    let evidence = check::together(train.plan(), &july, all()).unwrap();
    train.apply(Event::beta_accept("july", Some(evidence))).unwrap();
}

#[test]
fn a_vetoed_upgrade_is_not_what_networks_run_before() {
    let plan = plan(5).feature(feature("karma", 6, &["User V3"]));
    let plan = plan.feature(feature("fees", 7, &["Org V2"]));
    let mut story = Story::new(plan);
    story.alphanet(&["karma"]);
    story.betanet("june", &["karma"]);
    story.alphanet(&["fees"]);
    story.betanet("july", &["fees"]);
    let july = |before| Ok(Set::new("july", ["fees"], SpecVersion(before)));
    story.testnet("june", 100);
    assert_eq!(Set::of(&story.train, "july"), july(6));
    story.vote("june", true);
    assert_eq!(Set::of(&story.train, "july"), july(5));
    // What becomes active with it is then all that came since.
    let set = Set::of(&story.train, "july").unwrap();
    let error = check::together(story.train.plan(), &set, all()).unwrap_err();
    let strange = error.findings().iter().map(|finding| finding.release.to_string());
    assert_eq!(strange.collect::<Vec<_>>(), ["User V3", "User V4"]);
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 1))]
struct First {
    id: u8,
    #[versioned(since = 2)]
    more: u8,
}

const FIRSTS: Table<u64, First> = Table::new("firsts");

#[test]
fn a_network_may_begin_at_spec_version_zero() {
    let plan = plan(0).feature(feature("more", 1, &["First V2"]));
    let alone = check::alone(&plan, "more", registry![FIRSTS]).unwrap();
    let set = Set::new("july", ["more"], SpecVersion(0));
    let together = check::together(&plan, &set, registry![FIRSTS]).unwrap();
    assert_eq!(alone.values(), together.values());
    assert_eq!((alone.before(), alone.after()), (together.before(), together.after()));
}
