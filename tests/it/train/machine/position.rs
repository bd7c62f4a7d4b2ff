//! Where subjects stand, and what is still ahead of them.

use perennial::train::{
    AuditResult, Day, Edge, Event, Feature, Node, Policy, Subject, Train, UpgradeState,
};

use super::support::{to_upgrade, train, until_testnet_release};

fn upgrade(train: &Train) -> Vec<Node> {
    train.stands(&Subject::Upgrade("U".into()))
}

fn missing(train: &Train, event: &Event) -> Vec<String> {
    train.missing(event).iter().map(Edge::to_string).collect()
}

#[test]
fn nobody_stands_anywhere_before_the_merge_and_the_meeting() {
    let train = train(Policy::seed001(), vec![Feature::new("A")], &[]);
    assert_eq!(train.stands(&Subject::Feature("A".into())), []);
    assert_eq!(upgrade(&train), []);
    let missing = missing(&train, &Event::testnet_release("U", Day(1)));
    assert_eq!(missing.first().map(String::as_str), Some("B1>L2Decision"));
    assert_eq!(missing.last().map(String::as_str), Some("BDecision.Yes>T1"));
}

#[test]
fn a_vote_beside_a_waiting_testnet_is_a_strand_of_its_own() {
    let features = || vec![Feature::new("A")];
    let mut events = until_testnet_release(&["A"]);
    events.push(Event::gov_post("U", 20));
    let posted = train(Policy::pm2025(), features(), &events);
    assert_eq!(upgrade(&posted), [Node::T1, Node::G2]);
    assert_eq!(posted.upgrade("U").unwrap().state(), UpgradeState::Governance);
    assert_eq!(posted.stands(&Subject::Feature("A".into())), [Node::T1, Node::G2]);
    let activate = Event::testnet_activate("U", Day(110));
    assert_eq!(missing(&posted, &activate), ["T1>T2"]);
    let release = Event::mainnet_release("U", Day(120));
    assert_eq!(missing(&posted, &release), ["T1>T2", "G2>GDecision", "GDecision.No>M1"]);
    assert_eq!(missing(&posted, &Event::gov_post("U", 20)), [""; 0]);

    events.push(Event::gov_result("U", false));
    let passed = train(Policy::pm2025(), features(), &events);
    assert_eq!(upgrade(&passed), [Node::T1, Node::M1]);
    assert_eq!(missing(&passed, &release), ["T1>T2"]);

    events.push(activate);
    let both = train(Policy::pm2025(), features(), &events);
    assert_eq!(upgrade(&both), [Node::M1]);
    assert_eq!(missing(&both, &release), [""; 0]);
    assert_eq!(missing(&both, &Event::mainnet_activate("U", Day(130))), ["M1>M2"]);
}

#[test]
fn the_way_goes_on_where_the_chart_ends_with_a_removal() {
    let mut events = to_upgrade(&["A", "B"]);
    let risk = AuditResult::HighRisk { feature: Some("A".into()) };
    events.extend([
        Event::upgrade_number("U", 20),
        Event::beta_deploy("U"),
        Event::audit_decision("U", true),
        Event::audit_result("U", risk),
    ]);
    let features = vec![Feature::new("A"), Feature::new("B")];
    let train = train(Policy::seed001(), features, &events);
    assert_eq!(train.stands(&Subject::Feature("A".into())), [Node::Remove]);
    assert_eq!(upgrade(&train), [Node::Remove]);
    assert_eq!(missing(&train, &Event::beta_submit("A")), [""; 0]);
    let accept = missing(&train, &Event::beta_accept("U", None));
    let expected = ["B4>AuditDecision", "AuditDecision.No>B6", "B6>BDecision", "BDecision.Yes>T1"];
    assert_eq!(accept, expected);
}

#[test]
fn what_is_missing_is_what_an_accepted_event_crosses() {
    let events = until_testnet_release(&["A"]);
    for at in 0..events.len() {
        let train = train(Policy::seed001(), vec![Feature::new("A")], &events[..at]);
        let event = &events[at];
        let crossed = train.would(event).unwrap().crossings;
        let crossed: Vec<String> = crossed.iter().map(|step| step.edge.to_string()).collect();
        let missing = missing(&train, event);
        // The meeting's own answer about L2 changes is known only with the upgrade.
        assert!(crossed.starts_with(&missing), "{event:?}: {missing:?} and {crossed:?}");
    }
}
