//! What two networks allow.

use perennial::{Epoch, train::Network};

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
         User V3 (`badges`): from genesis on, never\n  \
         User V2 (`karma`): from genesis on, from epoch 1200 on\n  \
         Org V2 (`teams`): from genesis on, from epoch 1200 on"
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
