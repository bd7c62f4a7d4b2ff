//! A network's upgrades as forks that many chains take.

use perennial::{
    Epoch, SpecVersion,
    train::{ForkTimes, OrderRules},
};

use super::story::{Story, mainnet, plan};

fn shipped() -> Story {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges", "docs"]);
    story.betanet("june", &["karma"]).testnet("june", 100).mainnet("june", 120);
    story.alphanet(&[]);
    story.betanet("docs", &["docs"]).testnet("docs", 110).mainnet("docs", 125);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 130).mainnet("july", 150);
    story
}

#[test]
fn upgrades_that_raise_the_spec_version_are_forks_under_their_hardforks_names() {
    let rollout = shipped().train.rollout(&mainnet()).unwrap();
    let order = rollout.fork_order().unwrap();
    let forks: Vec<_> =
        order.forks().iter().map(|fork| (fork.name.as_str(), fork.spec_version)).collect();
    let expected = [("lava", Some(SpecVersion(6))), ("mava", Some(SpecVersion(7)))];
    assert_eq!((order.base(), forks.as_slice()), (SpecVersion(5), &expected[..]));
    let times = rollout.fork_times();
    assert_eq!(times, ForkTimes::from_iter([("lava", Epoch(1200)), ("mava", Epoch(1500))]));
    assert!(times.check(&order, &OrderRules::v2026(), Epoch(0)).is_ok());
    assert_eq!(times.schedule(&order).unwrap(), rollout.schedule());
}

#[test]
fn chains_take_the_networks_times_and_have_their_own() {
    let rollout = shipped().train.rollout(&mainnet()).unwrap();
    let order = rollout.fork_order().unwrap();
    let own = ForkTimes::from_iter([("lava", Epoch(1300))]);
    let spec = |times: &ForkTimes, at| times.spec_version(&order, Epoch(at)).0;

    let late = rollout.fork_times().inherit(&own, Some(Epoch(0)), Epoch(10));
    assert_eq!([1299, 1300, 1499, 1500].map(|at| spec(&late, at)), [5, 6, 6, 7]);
    let young = rollout.fork_times().inherit(&ForkTimes::new(), Some(Epoch(0)), Epoch(1400));
    assert_eq!([0, 1400, 1499, 1500].map(|at| spec(&young, at)), [6, 6, 6, 7]);
    let alone = rollout.fork_times().inherit(&own, None, Epoch(10));
    assert_eq!([1299, 1300, 9999].map(|at| spec(&alone, at)), [5, 6, 6]);
}
