//! What a network runs against a naive model: of the upgrades that have begun, the greatest.

use perennial::{
    Epoch, SpecVersion,
    train::{Day, Event, Feature, Plan, Policy, Rejection},
};
use proptest::prelude::*;

use super::story::{BASE, Story, release, testnet};

const NAMES: [&str; 4] = ["one", "two", "three", "four"];

/// Four features, each in an upgrade of its own name; or why one cannot be active on its day.
fn story(releases: &[u32]) -> Result<Story, Rejection> {
    let features = NAMES.iter().zip(6..).map(|(name, spec)| {
        Feature::new(*name).releases(release(&format!("{name} V2")), SpecVersion(spec))
    });
    let plan = Plan::new(Policy::seed001(), BASE);
    let mut story = Story::new(features.fold(plan, Plan::feature));
    story.alphanet(&NAMES[..releases.len()]);
    for (name, day) in NAMES.iter().zip(releases) {
        story.betanet(name, &[name]).until_testnet_release(name, *day);
        story.train.apply(Event::testnet_activate(*name, Day(*day + 14)))?;
        story.alphanet(&[]);
    }
    Ok(story)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_network_runs_the_greatest_of_the_upgrades_that_have_begun(
        releases in proptest::collection::vec(0_u32..6, 0..=4),
    ) {
        let days: Vec<u64> = releases.iter().map(|day| u64::from(day + 14)).collect();
        let is_in_order = days.is_sorted();
        match story(&releases) {
            Err(error) => {
                prop_assert!(!is_in_order, "{}", error);
                let is_order = matches!(error, Rejection::SpecVersionsOutOfOrder { .. });
                prop_assert!(is_order, "{}", error);
            }
            Ok(story) => {
                let rollout = story.train.rollout(&testnet()).unwrap();
                prop_assert!(is_in_order);
                let all = rollout.schedule();
                for epoch in 0..220 {
                    let begun = days.iter().filter(|day| **day * 10 <= epoch).count();
                    let expected = SpecVersion(BASE.0 + u32::try_from(begun).unwrap());
                    let active = all.active(Epoch(epoch)).map(|entry| entry.version);
                    prop_assert_eq!(active, Some(expected));
                    let now = rollout.schedule_at(Epoch(epoch));
                    prop_assert_eq!(now.active(Epoch(epoch)).map(|entry| entry.version), Some(expected));
                    prop_assert_eq!(now.next(Epoch(epoch)), all.next(Epoch(epoch)));
                }
            }
        }
    }
}
