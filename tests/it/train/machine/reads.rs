//! What a train says of itself.

use perennial::{
    SpecVersion,
    train::{
        Day, Entry, Event, Feature, FeatureName, Month, Plan, Policy, Rejection, ReplayError,
        Subject, Train, UpgradeState,
    },
};

use super::{
    evidence,
    support::{to_testnet_release, to_upgrade, train},
};

fn names(names: &[&str]) -> Vec<FeatureName> {
    names.iter().copied().map(FeatureName::from).collect()
}

#[test]
fn features_that_are_still_tested_ride_along_on_the_next_alphanet() {
    let features = vec![Feature::new("A"), Feature::new("B"), Feature::new("C")];
    let mut train = train(Policy::seed001(), features, &[]);
    for event in [
        Event::merge("A"),
        Event::merge("C"),
        Event::alpha_submit("A"),
        Event::alpha_submit("C"),
        Event::alpha_meeting(Month(1)),
    ] {
        train.apply(event).unwrap();
    }
    assert_eq!(train.alphanet(Month(1)), None);
    train.apply(Event::alpha_deploy(Month(1))).unwrap();
    for event in [
        Event::alpha_accept("C", None),
        Event::merge("B"),
        Event::alpha_submit("B"),
        Event::alpha_meeting(Month(2)),
        Event::alpha_deploy(Month(2)),
    ] {
        train.apply(event).unwrap();
    }
    assert_eq!(train.alphanet(Month(1)), Some(&*names(&["A", "C"])));
    assert_eq!(train.alphanet(Month(2)), Some(&*names(&["A", "B"])));
    assert_eq!(train.alphanet(Month(3)), None);
}

#[test]
fn an_upgrade_runs_at_the_greatest_spec_version_of_its_features() {
    let released = |text: &str| text.parse().unwrap();
    let features = vec![
        Feature::new("A").releases(released("User V2"), SpecVersion(7)),
        Feature::new("B").releases(released("Org V2"), SpecVersion(6)),
        Feature::new("C"),
    ];
    let mut events = to_upgrade(&["A", "B", "C"]);
    for event in &mut events {
        let Event::AlphaAccept { feature, evidence: found, .. } = event else { continue };
        let release = match feature.as_str() {
            "A" => "User V2",
            "B" => "Org V2",
            _ => continue,
        };
        let subject = Subject::Feature(feature.clone());
        *found = Some(Box::new(evidence(subject, vec![released(release)])));
    }
    let set = train(Policy::seed001(), features.clone(), &events);
    assert_eq!(set.spec_version(set.upgrade("U").unwrap()), SpecVersion(7));
    let alone = train(Policy::seed001(), features, &to_upgrade(&["C"]));
    assert_eq!(alone.spec_version(alone.upgrade("U").unwrap()), SpecVersion(5));
}

#[test]
fn a_feature_leaves_a_vetoed_upgrade_when_it_is_merged_again() {
    let mut events = to_testnet_release(&["A"]);
    events.extend([
        Event::testnet_activate("U", Day(115)),
        Event::gov_post("U", 20),
        Event::gov_result("U", true),
    ]);
    let mut train = train(Policy::seed001(), vec![Feature::new("A")], &events);
    let upgrade = train.upgrade_of("A").unwrap();
    assert!(upgrade.is_stopped() && upgrade.state() == UpgradeState::Stopped);
    assert_eq!(upgrade.testnet().map(|testnet| testnet.day), Some(Day(115)));
    assert_eq!((upgrade.mainnet_release(), upgrade.mainnet()), (None, None));
    train.apply(Event::merge("A")).unwrap();
    assert_eq!(train.upgrade_of("A"), None);
    assert_eq!(train.upgrade("U").unwrap().features(), names(&["A"]));
}

#[test]
fn a_replay_says_which_event_is_refused() {
    let plan = || Plan::new(Policy::seed001(), SpecVersion(5)).feature(Feature::new("A"));
    let events = [Event::merge("A"), Event::beta_submit("A"), Event::merge("X")];
    let error = Train::replay(plan(), events.map(Entry::from)).unwrap_err();
    let source = Rejection::AlphaNotPassed { feature: "A".into() };
    let source = Box::new(source);
    assert_eq!(error, ReplayError::Event { number: 2, word: "beta_submit", source });
    assert!(error.to_string().starts_with("event 2, `beta_submit`: the feature `A` has not"));
}

#[test]
fn days_are_held_to_the_latest_before_them_also_where_some_have_none() {
    let mut train = train(Policy::seed001(), vec![Feature::new("A")], &[]);
    train.apply(Entry::from(Event::merge("A")).on(Day(10))).unwrap();
    train.apply(Event::alpha_submit("A")).unwrap();
    let meeting = || Entry::from(Event::alpha_meeting(Month(1)));
    let expected = Rejection::TimeInThePast { day: Day(9), latest: Day(10) };
    assert_eq!(train.apply(meeting().on(Day(9))), Err(expected));
    assert_eq!(train.history().len(), 2);
    train.apply(meeting().on(Day(10)).by("planning").because("monthly")).unwrap();
}
