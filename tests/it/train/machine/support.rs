//! What tests of the machine need.

use perennial::{
    SpecVersion,
    schema::Fingerprint,
    train::{
        Covered, Day, Event, Evidence, Feature, FeatureName, Month, Plan, Policy, Release, Subject,
        Train,
    },
};

/// A train to which some events have happened.
pub fn train(policy: Policy, features: Vec<Feature>, events: &[Event]) -> Train {
    let mut plan = Plan::new(policy, SpecVersion(5));
    plan.features = features;
    let mut train = Train::new(plan).unwrap();
    for event in events {
        let applied = train.apply(event.clone());
        applied.unwrap_or_else(|error| panic!("{event:?}: {error}"));
    }
    train
}

/// Takes features that release nothing through the first alphanet and into the upgrade `U`.
pub fn to_upgrade(names: &[&str]) -> Vec<Event> {
    let each = |event: fn(FeatureName) -> Event| {
        names.iter().map(move |name| event(FeatureName::from(*name)))
    };
    let mut events: Vec<Event> = each(Event::merge).collect();
    events.extend(each(Event::alpha_submit));
    events.extend([Event::alpha_meeting(Month(1)), Event::alpha_deploy(Month(1))]);
    events.extend(each(|name| Event::alpha_accept(name, None)));
    events.extend(each(Event::beta_submit));
    events.push(Event::beta_meeting(Month(1), "U"));
    events
}

/// Takes the upgrade `U`, without L2 changes and audit, to its testnet release on day 100.
pub fn until_testnet_release(names: &[&str]) -> Vec<Event> {
    let mut events = to_upgrade(names);
    events.extend([
        Event::upgrade_number("U", 20),
        Event::beta_deploy("U"),
        Event::audit_decision("U", false),
        Event::beta_accept("U", None),
        Event::testnet_release("U", Day(100)),
    ]);
    events
}

/// Evidence that a check of these releases went well, as a file would have it.
pub fn evidence(subject: Subject, covers: Vec<Release>) -> Evidence {
    evidence_at(subject, covers, (SpecVersion(5), SpecVersion(6)))
}

/// Evidence of a check from a spec version to another one.
pub fn evidence_at(
    subject: Subject,
    covers: Vec<Release>,
    (before, after): (SpecVersion, SpecVersion),
) -> Evidence {
    let mut covers: Vec<Covered> =
        covers.into_iter().map(|release| Covered { release, fingerprint: None }).collect();
    covers.sort();
    let how = match &subject {
        Subject::Feature(name) => format!("feature `{name}` alone"),
        Subject::Upgrade(name) => format!("upgrade `{name}` as a set"),
    };
    let list: Vec<String> = covers.iter().map(|covered| format!(" {}", covered.release)).collect();
    let line = format!("{how}, spec version {before} to {after}, 1 values:{}", list.join(","));
    let seal = Fingerprint::of_bytes(line.as_bytes());
    Evidence::sealed(subject, covers, (before, after), 1, seal).unwrap()
}
