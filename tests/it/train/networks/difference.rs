//! What two networks allow.

use perennial::{
    Epoch,
    train::{Clock, Day, Event, Network},
};

use super::story::{Story, mainnet, plan, testnet};

#[test]
fn a_difference_tells_from_when_on_each_network_allows_what() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).mainnet("june", 120);
    let month = story.alphanet(&["badges"]);
    let difference = story.train.difference(&Network::alphanet(month), &mainnet()).unwrap();
    assert_eq!(
        difference.to_string(),
        "the alphanet of month 2 and mainnet:\n  \
         User V3 (`badges`): the alphanet of month 2 from genesis on, mainnet never\n  \
         User V2 (`karma`): the alphanet of month 2 from genesis on, mainnet from epoch 1200 (day 120) \
         on\n  \
         Org V2 (`teams`): the alphanet of month 2 from genesis on, mainnet from epoch 1200 (day 120) on"
    );
    story.betanet("july", &["badges"]).testnet("july", 130);
    let difference = story.train.difference(&testnet(), &mainnet()).unwrap();
    let from: Vec<_> =
        difference.releases.iter().map(|one| (one.feature.as_str(), one.from)).collect();
    let (june, mainnets, july) = (Some(Epoch(1140)), Some(Epoch(1200)), Some(Epoch(1440)));
    let expected =
        [("badges", [july, None]), ("karma", [june, mainnets]), ("teams", [june, mainnets])];
    assert_eq!(from, expected);
}

#[test]
fn a_network_does_not_differ_from_itself() {
    let story = Story::new(plan());
    let difference = story.train.difference(&mainnet(), &testnet()).unwrap();
    assert!(difference.is_empty());
    assert_eq!(difference.to_string(), "mainnet and the testnet: no difference");
    assert!(story.train.difference(&mainnet(), &Network::betanet("june", Epoch(1))).is_err());
}

#[test]
fn dates_stand_beside_epochs() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma"]);
    story.betanet("june", &["karma"]).testnet("june", 20_563);
    let [testnet, mainnet] = [Network::testnet, Network::mainnet].map(|of| of(Clock::unix()));
    assert_eq!(
        story.train.difference(&testnet, &mainnet).unwrap().to_string(),
        "the testnet and mainnet:\n  \
         User V2 (`karma`): the testnet from epoch 1777852800 (2026-05-04) on, mainnet never"
    );
}

#[test]
fn by_clocks_that_differ_days_are_compared() {
    for (mainnet_day, is_empty) in [(114, true), (115, false)] {
        let mut story = Story::new(plan());
        story.alphanet(&["karma"]);
        story.betanet("june", &["karma"]).testnet("june", 100).mainnet("june", mainnet_day);
        let blocks = Network::mainnet(Clock::blocks(Day(50), Epoch(0), 7200).unwrap());
        let difference = story.train.difference(&testnet(), &blocks).unwrap();
        assert_eq!(difference.is_empty(), is_empty, "{difference}");
    }
    // By the same clock epochs are, also those of one day.
    let mut story = Story::new(plan());
    story.alphanet(&["karma"]);
    story.betanet("june", &["karma"]).testnet("june", 100).vote("june", false);
    story.apply(Event::mainnet_release("june", Day(114)));
    let (upgrade, day, epoch) = ("june".into(), Day(114), Some(Epoch(1149)));
    story.apply(Event::MainnetActivate { upgrade, day, epoch });
    assert!(!story.train.difference(&testnet(), &mainnet()).unwrap().is_empty());
}
