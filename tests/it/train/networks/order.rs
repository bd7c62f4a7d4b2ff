//! Upgrades that contradict each other or the clock.

use perennial::{
    Epoch, SpecVersion,
    train::{Clock, ClockError, Day, Event, Feature, Network, NetworkError, Rejection},
};

use super::story::{Story, clock, plan, release, testnet};

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
    assert_eq!(
        error.to_string(),
        "the upgrade `june` is active from epoch 9 on with spec version 6, when `july` has brought 7 \
         already; raise the spec version of `karma`, in the plan and in the code, to more than 7"
    );
}

#[test]
fn the_machine_lets_no_network_get_out_of_order() {
    for (feature, spec, release, activation) in [
        ("badges", 7, 90, 104),
        // Two may not share a spec version, neither at one time nor one after the other.
        ("teams", 6, 100, 114),
        ("teams", 6, 130, 144),
    ] {
        let mut story = Story::new(plan());
        story.alphanet(&["karma", feature]);
        story.betanet("june", &["karma"]).testnet("june", 100);
        story.alphanet(&[]);
        story.betanet("july", &[feature]).until_testnet_release("july", release);
        let event = Event::testnet_activate("july", Day(activation));
        let refused = story.train.apply(event).unwrap_err();
        let (june, july) =
            (("june", Day(114), SpecVersion(6)), ("july", Day(activation), SpecVersion(spec)));
        let (earlier, later) = if spec == 7 { (july, june) } else { (june, july) };
        let expected = Rejection::SpecVersionsOutOfOrder {
            earlier: earlier.0.into(),
            earlier_day: earlier.1,
            earlier_spec: earlier.2,
            later: later.0.into(),
            later_day: later.1,
            later_spec: later.2,
        };
        assert_eq!(refused, expected);
        assert!(story.train.schedule(&testnet()).is_ok());
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
