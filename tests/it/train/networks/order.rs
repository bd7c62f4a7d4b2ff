//! Upgrades that contradict each other or the clock.

use perennial::{
    Epoch, SpecVersion,
    train::{Clock, ClockError, Day, Event, Feature, Network, NetworkError},
};

use super::story::{Story, clock, mainnet, plan, release, testnet};

#[test]
fn a_later_upgrade_with_a_lower_spec_version_is_named_with_the_one_before() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges"]);
    story.betanet("june", &["karma"]).testnet("june", 100);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 90);
    let error = story.train.schedule(&testnet()).unwrap_err();
    let expected = NetworkError::OutOfOrder {
        later: "june".into(),
        epoch: Epoch(1140),
        spec: SpecVersion(6),
        feature: "karma".into(),
        earlier: "july".into(),
        running: SpecVersion(7),
    };
    assert_eq!(error, expected);
    assert_eq!(
        error.to_string(),
        "the upgrade `june` is active from epoch 1140 on with spec version 6, when `july` has brought 7 \
         already; raise the spec version of `karma`, in the plan and in the code, to more than 7"
    );
    // Mainnet has neither.
    assert!(story.train.schedule(&mainnet()).is_ok());
}

#[test]
fn a_betanet_is_told_that_mainnet_is_past_its_spec_version() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges"]);
    story.betanet("july", &["badges"]).testnet("july", 100).mainnet("july", 120);
    story.alphanet(&[]);
    story.betanet("june", &["karma"]);
    let error = story.train.schedule(&Network::betanet("june", Epoch(9))).unwrap_err();
    assert!(
        matches!(&error, NetworkError::OutOfOrder { later, earlier, running: SpecVersion(7), .. }
            if later.as_str() == "june" && earlier.as_str() == "july"),
        "{error}"
    );
}

#[test]
fn two_upgrades_may_not_share_a_spec_version() {
    for second in [100, 130] {
        let mut story = Story::new(plan());
        story.alphanet(&["karma", "teams"]);
        story.betanet("june", &["karma"]).testnet("june", 100);
        story.alphanet(&[]);
        story.betanet("july", &["teams"]).testnet("july", second);
        let error = story.train.schedule(&testnet()).unwrap_err();
        assert!(
            matches!(&error, NetworkError::OutOfOrder { later, running: SpecVersion(6), .. }
                if later.as_str() == "july"),
            "{error}"
        );
    }
}

/// A story whose only upgrade is set to an epoch of its own.
fn at_epoch(epoch: u64) -> Story {
    let own = Feature::new("own").releases(release("Own V2"), SpecVersion(6));
    let mut story = Story::new(plan().feature(own));
    story.alphanet(&["docs"]);
    story.apply(Event::alpha_accept("docs", None));
    story.combine("june", &["docs"]);
    story.apply(Event::audit_decision("june", false)).apply(Event::beta_accept("june", None));
    story.apply(Event::testnet_release("june", Day(100)));
    story.apply(Event::TestnetActivate {
        upgrade: "june".into(),
        day: Day(114),
        epoch: Some(Epoch(epoch)),
        all_chains: true,
        matches_mainnet: true,
    });
    story
}

#[test]
fn an_exact_epoch_must_be_of_its_day() {
    for (epoch, found) in [(1139, Some(113)), (1140, None), (1149, None), (1150, Some(115))] {
        let story = at_epoch(epoch);
        let outcome = story.train.rollout(&testnet());
        match found {
            None => assert_eq!(outcome.unwrap().steps()[1].epoch, Epoch(epoch)),
            Some(found) => assert_eq!(
                outcome.unwrap_err(),
                NetworkError::EpochOfOtherDay {
                    upgrade: "june".into(),
                    day: Day(114),
                    epoch: Epoch(epoch),
                    found: Day(found),
                }
            ),
        }
    }
}

#[test]
fn a_day_that_the_clock_does_not_show_is_told_with_its_upgrade() {
    let story = at_epoch(1140);
    let late = Clock::blocks(Day(115), Epoch(0), 10).unwrap();
    let error = story.train.schedule(&Network::testnet(late)).unwrap_err();
    let inner = ClockError::DayBefore { day: Day(114), first: Day(115) };
    let expected = NetworkError::Clock { upgrade: "june".into(), day: Day(114), error: inner };
    assert_eq!(error, expected);
    assert!(story.train.schedule(&Network::testnet(clock())).is_ok());
}
