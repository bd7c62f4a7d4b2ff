//! What a train says of itself.

use perennial::{
    SpecVersion,
    train::{
        AuditResult, Day, Entry, Event, Feature, FeatureName, Month, OtherSpecVersions, Plan,
        PlanError, Policy, Rejection, Removal, ReplayError, Subject, Train, UpgradeState,
    },
};

use super::{
    evidence_at,
    support::{to_upgrade, train, until_testnet_release},
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
        let (release, spec) = match feature.as_str() {
            "A" => ("User V2", SpecVersion(7)),
            "B" => ("Org V2", SpecVersion(6)),
            _ => continue,
        };
        let subject = Subject::Feature(feature.clone());
        *found =
            Some(Box::new(evidence_at(subject, vec![released(release)], (SpecVersion(5), spec))));
    }
    let set = train(Policy::seed001(), features.clone(), &events);
    assert_eq!(set.spec_version(set.upgrade("U").unwrap()), SpecVersion(7));
    let alone = train(Policy::seed001(), features, &to_upgrade(&["C"]));
    assert_eq!(alone.spec_version(alone.upgrade("U").unwrap()), SpecVersion(5));
}

#[test]
fn a_feature_leaves_a_vetoed_upgrade_when_it_is_merged_again() {
    let mut events = until_testnet_release(&["A"]);
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

#[test]
fn a_transition_names_all_that_it_removes() {
    let features = vec![Feature::new("A"), Feature::new("B").needs("A"), Feature::new("D")];
    let mut train = train(Policy::pm2025(), features, &[]);
    for name in ["A", "B", "D"] {
        train.apply(Event::merge(name)).unwrap();
        train.apply(Event::alpha_submit(name)).unwrap();
    }
    train.apply(Event::alpha_meeting(Month(1))).unwrap();
    train.apply(Event::alpha_deploy(Month(1))).unwrap();
    for name in ["A", "B", "D"] {
        train.apply(Event::alpha_accept(name, None)).unwrap();
    }
    train.apply(Event::beta_submit("A")).unwrap();
    train.apply(Event::beta_meeting(Month(1), "U")).unwrap();
    train.apply(Event::beta_submit("B")).unwrap();
    train.apply(Event::beta_submit("D")).unwrap();
    train.apply(Event::beta_meeting(Month(2), "V")).unwrap();
    train.apply(Event::upgrade_number("U", 20)).unwrap();
    train.apply(Event::beta_deploy("U")).unwrap();
    train.apply(Event::audit_decision("U", true)).unwrap();
    let risk = AuditResult::HighRisk { feature: None };
    let removed = train.apply(Event::audit_result("U", risk)).unwrap().removed;
    let removal =
        |feature: &str, upgrade: &str| Removal { feature: feature.into(), upgrade: upgrade.into() };
    assert_eq!(removed, [removal("A", "U"), removal("B", "V")]);
    assert_eq!(train.upgrade("V").unwrap().features(), names(&["D"]));
}

#[test]
fn evidence_of_other_spec_versions_is_told_by_them() {
    let released: perennial::train::Release = "User V2".parse().unwrap();
    let feature = Feature::new("A").releases(released.clone(), SpecVersion(7));
    let mut train = train(Policy::pm2025(), vec![feature], &[]);
    train.apply(Event::merge("A")).unwrap();
    train.apply(Event::alpha_submit("A")).unwrap();
    train.apply(Event::alpha_meeting(Month(1))).unwrap();
    train.apply(Event::alpha_deploy(Month(1))).unwrap();
    let subject = Subject::Feature("A".into());
    let found = evidence_at(subject.clone(), vec![released], (SpecVersion(5), SpecVersion(8)));
    let refused = train.apply(Event::alpha_accept("A", Some(found))).unwrap_err();
    let spec_versions = Some(OtherSpecVersions {
        base: SpecVersion(5),
        before: SpecVersion(5),
        after: SpecVersion(8),
        expected: Some(SpecVersion(7)),
    });
    assert_eq!(
        refused.to_string(),
        "the evidence is of the feature `A` and goes from spec version 5 to 8, not from 5 or later \
         to 7 or lower, so it is none for the feature `A`; run its check"
    );
    let found = subject.clone();
    let releases = Vec::new();
    assert_eq!(refused, Rejection::EvidenceDiffers { subject, found, releases, spec_versions });
}

#[test]
fn a_policy_whose_leads_no_day_has_is_none() {
    let lead = |min, max| Policy {
        testnet_lead_min_days: min,
        testnet_lead_max_days: Some(max),
        ..Policy::pm2025()
    };
    let check = |policy| Plan::new(policy, SpecVersion(5)).check();
    assert_eq!(check(lead(7, 7)), Ok(()));
    assert_eq!(check(lead(8, 7)), Err(PlanError::NoLead { min: 8, max: 7 }));
}
