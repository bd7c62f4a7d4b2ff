//! What each network runs.

use perennial::{
    Epoch, SpecVersion,
    schedule::{Rules, Schedule},
    train::{Clock, Event, Feature, Month, Network, NetworkError, Rollout, Train},
};

use super::story::{Story, mainnet, plan, release, testnet};

fn list(schedule: &Schedule) -> Vec<(u32, u64)> {
    schedule.deployments().map(|entry| (entry.version.0, entry.valid_from.0)).collect()
}

fn runs(story: &Story, network: &Network) -> Vec<(u32, u64)> {
    list(&story.train.schedule(network).unwrap())
}

fn features(rollout: &Rollout) -> Vec<Vec<&str>> {
    let steps = rollout.steps().iter();
    steps.map(|step| step.features.iter().map(|name| name.as_str()).collect()).collect()
}

#[test]
fn before_anything_happens_networks_run_the_base() {
    let story = Story::new(plan());
    assert_eq!(runs(&story, &mainnet()), [(5, 0)]);
    assert_eq!(runs(&story, &testnet()), [(5, 0)]);
    let error = story.train.schedule(&Network::alphanet(Month(1))).unwrap_err();
    assert_eq!(error, NetworkError::AlphanetNotDeployed { month: Month(1) });
    let error = story.train.schedule(&Network::betanet("june", Epoch(9))).unwrap_err();
    assert_eq!(error, NetworkError::NoSuchUpgrade { upgrade: "june".into() });
}

#[test]
fn an_alphanet_has_what_is_on_it_at_genesis_and_nothing_that_is_only_merged() {
    let mut story = Story::new(plan());
    story.apply(Event::merge("titles"));
    let month = story.alphanet(&["karma", "badges"]);
    assert_eq!(runs(&story, &Network::alphanet(month)), [(7, 0)]);
    let rollout = story.train.rollout(&Network::alphanet(month)).unwrap();
    assert_eq!(features(&rollout), [["badges", "karma"]]);
    let month = story.alphanet(&["docs"]);
    // What is still tested rides along.
    assert_eq!(runs(&story, &Network::alphanet(month)), [(7, 0)]);
}

#[test]
fn an_alphanet_has_all_that_stood_one_and_was_not_taken_back() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma"]);
    story.betanet("june", &["karma"]);
    let flying = story.alphanet(&["docs"]);
    story.testnet("june", 100).vote("june", true);
    let vetoed = story.alphanet(&[]);
    assert_eq!(runs(&story, &Network::alphanet(flying)), [(6, 0)]);
    assert_eq!(runs(&story, &Network::alphanet(vetoed)), [(5, 0)]);
}

#[test]
fn a_betanet_begins_with_the_upgrades_that_are_ahead_of_its_own() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges"]);
    story.betanet("june", &["karma"]);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]);
    let july = Network::betanet("july", Epoch(40));
    assert_eq!(runs(&story, &july), [(6, 0), (7, 40)]);
    // June was vetoed later: that betanet ran what it ran.
    story.testnet("june", 100).vote("june", true);
    assert_eq!(runs(&story, &july), [(6, 0), (7, 40)]);
}

#[test]
fn a_betanet_begins_with_what_mainnet_ran_and_performs_the_upgrade() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges"]);
    story.betanet("june", &["karma"]);
    assert_eq!(runs(&story, &Network::betanet("june", Epoch(40))), [(5, 0), (6, 40)]);
    story.testnet("june", 100).mainnet("june", 120);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]);
    assert_eq!(runs(&story, &Network::betanet("july", Epoch(40))), [(6, 0), (7, 40)]);
    // June's own betanet is what it was.
    assert_eq!(runs(&story, &Network::betanet("june", Epoch(40))), [(5, 0), (6, 40)]);
    let error = story.train.schedule(&Network::betanet("july", Epoch(0))).unwrap_err();
    assert_eq!(error, NetworkError::BetanetFromGenesis { upgrade: "july".into() });
}

#[test]
fn a_betanet_that_is_not_deployed_runs_nothing() {
    let mut story = Story::new(plan());
    story.alphanet(&["docs"]);
    story.apply(Event::alpha_accept("docs", None)).apply(Event::beta_submit("docs"));
    story.apply(Event::beta_meeting(Month(1), "june"));
    let error = story.train.schedule(&Network::betanet("june", Epoch(9))).unwrap_err();
    assert_eq!(error, NetworkError::BetanetNotDeployed { upgrade: "june".into() });
}

#[test]
fn upgrades_are_active_from_their_day_on_the_testnet_first() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams", "badges"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 130);
    assert_eq!(runs(&story, &testnet()), [(5, 0), (6, 1140), (7, 1440)]);
    assert_eq!(runs(&story, &mainnet()), [(5, 0)]);
    story.mainnet("june", 150).mainnet("july", 180);
    assert_eq!(runs(&story, &mainnet()), [(5, 0), (6, 1500), (7, 1800)]);
    let rollout = story.train.rollout(&mainnet()).unwrap();
    assert_eq!(features(&rollout), [vec![], vec!["karma", "teams"], vec!["badges"]]);
    assert_eq!(rollout.step_of("teams").unwrap().epoch, Epoch(1500));
    assert_eq!(rollout.step_at(SpecVersion(7)).unwrap().epoch, Epoch(1800));
    assert_eq!(rollout.step_at(SpecVersion(8)), None);
}

#[test]
fn a_vetoed_upgrade_stays_on_the_testnet_and_never_comes_to_mainnet() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).vote("june", true);
    assert_eq!(runs(&story, &testnet()), [(5, 0), (6, 1140)]);
    assert_eq!(runs(&story, &mainnet()), [(5, 0)]);
}

#[test]
fn a_feature_that_rides_again_after_a_veto_is_on_the_testnet_already() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).vote("june", true);
    story.apply(Event::merge("karma"));
    story.alphanet(&["karma"]);
    story.betanet("july", &["karma"]).testnet("july", 130).mainnet("july", 150);
    assert_eq!(runs(&story, &testnet()), [(5, 0), (6, 1140)]);
    assert_eq!(runs(&story, &mainnet()), [(5, 0), (6, 1500)]);
    let rollout = story.train.rollout(&testnet()).unwrap();
    assert_eq!(features(&rollout), [vec![], vec!["karma", "teams"], vec![]]);
}

#[test]
fn a_removed_feature_is_on_no_network_behind_its_betanet() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges"]);
    story.betanet("june", &["karma", "badges"]).removed("june", "badges").testnet("june", 100);
    assert_eq!(runs(&story, &testnet()), [(5, 0), (6, 1140)]);
    assert_eq!(story.train.rollout(&testnet()).unwrap().step_of("badges"), None);
}

#[test]
fn an_upgrade_without_a_new_spec_version_adds_nothing_to_the_schedule() {
    let mut story = Story::new(plan());
    story.alphanet(&["docs", "karma"]);
    story.betanet("june", &["docs"]).testnet("june", 100).mainnet("june", 120);
    story.alphanet(&[]);
    story.betanet("july", &["karma"]).testnet("july", 130).mainnet("july", 150);
    assert_eq!(runs(&story, &mainnet()), [(5, 0), (6, 1500)]);
    let rollout = story.train.rollout(&mainnet()).unwrap();
    assert_eq!(features(&rollout), [vec![], vec!["docs"], vec!["karma"]]);
}

#[test]
fn upgrades_of_one_epoch_are_gone_through_together() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges"]);
    // The one with the greater spec version is opened first.
    story.betanet("july", &["badges"]).testnet("july", 100);
    story.alphanet(&[]);
    story.betanet("june", &["karma"]).testnet("june", 100);
    assert_eq!(runs(&story, &testnet()), [(5, 0), (7, 1140)]);
}

#[test]
fn the_schedule_at_an_epoch_is_what_a_store_may_be_told_then() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "badges", "titles"]);
    story.betanet("june", &["karma"]).testnet("june", 100);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 130);
    story.alphanet(&[]);
    story.betanet("august", &["titles"]).testnet("august", 160);
    let rollout = story.train.rollout(&testnet()).unwrap();
    assert_eq!(list(&rollout.schedule()), [(5, 0), (6, 1140), (7, 1440), (8, 1740)]);
    for (now, expected) in [
        (0, vec![(5, 0), (6, 1140)]),
        (1139, vec![(5, 0), (6, 1140)]),
        (1140, vec![(6, 1140), (7, 1440)]),
        (1440, vec![(7, 1440), (8, 1740)]),
        (1740, vec![(8, 1740)]),
    ] {
        let schedule = rollout.schedule_at(Epoch(now));
        assert_eq!(list(&schedule), expected, "{now}");
        assert!(schedule.validate(Epoch(now), &Rules::default()).is_ok());
    }
}

#[test]
fn an_upgrades_spec_version_is_its_greatest() {
    let two = Feature::new("two").releases(release("A V2"), SpecVersion(9));
    let mut story = Story::new(plan().feature(two.releases(release("B V2"), SpecVersion(7))));
    story.alphanet(&["karma", "two"]);
    story.betanet("june", &["karma", "two"]).testnet("june", 100);
    assert_eq!(runs(&story, &testnet()), [(5, 0), (9, 1140)]);
}

#[test]
fn a_rollout_is_shown_step_by_step() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams", "docs"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 20_500);
    story.alphanet(&[]);
    story.betanet("guide", &["docs"]).testnet("guide", 20_550);
    let rollout = story.train.rollout(&Network::testnet(Clock::unix())).unwrap();
    assert_eq!(
        rollout.to_string(),
        "the testnet:\n  \
         from genesis on: spec version 5\n  \
         from epoch 1772409600 (2026-03-02) on: spec version 6, `june` (lava) with `karma`, `teams`\n  \
         from epoch 1776729600 (2026-04-21) on: spec version 6, `guide` with `docs`"
    );
    let betanet = story.train.rollout(&Network::betanet("june", Epoch(40))).unwrap();
    assert_eq!(
        betanet.to_string(),
        "the betanet of `june`:\n  \
         from genesis on: spec version 5\n  \
         from epoch 40 on: spec version 6, `june` (lava) with `karma`, `teams`"
    );
    let alphanet = story.train.rollout(&Network::alphanet(Month(1))).unwrap();
    assert_eq!(
        alphanet.to_string(),
        "the alphanet of month 1:\n  from genesis on: spec version 6 with `docs`, `karma`, `teams`"
    );
}

#[test]
fn a_number_that_is_raised_after_a_veto_leaves_the_testnets_past_as_it_was() {
    let mut story = Story::new(plan());
    story.alphanet(&["teams", "badges"]);
    story.betanet("june", &["teams"]).testnet("june", 100).vote("june", true);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 130).mainnet("july", 150);
    let before = runs(&story, &testnet());
    assert_eq!(before, [(5, 0), (6, 1140), (7, 1440)]);
    let mut raised = story.train.plan().clone();
    for feature in raised.features.iter_mut().filter(|feature| feature.name.as_str() == "teams") {
        feature.spec_version = Some(SpecVersion(9));
    }
    story.train = Train::replay(raised, story.train.history().to_vec()).unwrap();
    assert_eq!(runs(&story, &testnet()), before);
    assert_eq!(runs(&story, &mainnet()), [(5, 0), (7, 1500)]);
    // It rides again, and brings its new number.
    story.apply(Event::merge("teams"));
    story.alphanet(&["teams"]);
    story.betanet("august", &["teams"]).testnet("august", 160);
    assert_eq!(runs(&story, &testnet()), [(5, 0), (6, 1140), (7, 1440), (9, 1740)]);
}
