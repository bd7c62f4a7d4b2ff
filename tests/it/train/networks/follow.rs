//! Stores that have come off their network's way, and back to it.

use perennial::{
    Epoch, SpecVersion, Store,
    backend::Memory,
    schedule::{Deployment, Registration, Rules, Schedule},
    store::Change,
    train::{FollowError, Rollout},
};

use super::story::{Story, mainnet, plan, tables};

fn change(at: u64) -> Change<'static> {
    Change::new("governance", Epoch(at))
}

fn list<const N: usize>(entries: [(u32, u64); N]) -> Schedule {
    let entry = |(spec, from)| Deployment::new(SpecVersion(spec), Epoch(from));
    entries.into_iter().map(entry).collect()
}

fn stored(store: &Store<Memory>) -> Vec<(u32, u64)> {
    let stored = store.schedule().current().unwrap().unwrap();
    stored.deployments().map(|entry| (entry.version.0, entry.valid_from.0)).collect()
}

fn store() -> Store<Memory> {
    Store::open(Memory::new(), tables()).unwrap()
}

fn registered(at: u64, schedule: Schedule) -> Store<Memory> {
    let store = store();
    let (rules, genesis) = (Rules::default(), Registration::Genesis);
    store.schedule().register(schedule, &change(at), &rules, genesis).unwrap();
    store
}

/// June, which brings 6, is active on mainnet from the first epoch of a day on.
fn june(day: u32) -> Story {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams", "badges"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).mainnet("june", day);
    story
}

/// And July, which brings 7, from day 160 on.
fn july(day: u32) -> Rollout {
    let mut story = june(day);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]).testnet("july", 140).mainnet("july", 160);
    rollout(&story)
}

fn rollout(story: &Story) -> Rollout {
    story.train.rollout(&mainnet()).unwrap()
}

#[test]
fn a_store_that_stopped_between_registering_and_advancing_goes_on_from_there() {
    let network = rollout(&june(120));
    let store = registered(1300, network.schedule_at(Epoch(1300)));
    assert_eq!(store.epoch(), None);
    assert_eq!(network.follow(&store, &change(1310)).unwrap(), SpecVersion(6));
    assert_eq!(store.epoch(), Some(Epoch(1310)));
    // With a step between then and now.
    let store = registered(1300, network.schedule_at(Epoch(1300)));
    assert_eq!(july(120).follow(&store, &change(1700)).unwrap(), SpecVersion(7));
    assert_eq!(stored(&store), [(6, 1200), (7, 1600)]);
}

#[test]
fn a_store_does_not_go_back() {
    let network = rollout(&june(120));
    let store = store();
    network.follow(&store, &change(1300)).unwrap();
    assert!(network.follow(&store, &change(1300)).is_ok());
    let error = network.follow(&store, &change(1299)).unwrap_err();
    let is_ahead = matches!(&error, FollowError::Ahead { at: Epoch(1299), reached: Epoch(1300) });
    assert!(is_ahead, "{error}");
    assert_eq!(
        error.to_string(),
        "the store is at epoch 1300 and cannot follow to epoch 1299, which is over; follow to where \
         the network is"
    );
}

#[test]
fn what_is_active_stays_as_somebody_set_it_and_the_rest_follows() {
    let store = store();
    rollout(&Story::new(plan())).follow(&store, &change(1205)).unwrap();
    let late = rollout(&june(120));
    let error = late.follow(&store, &change(1205)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at epoch 1205 the network runs spec version 6, and the store by its schedule 5; update it to \
         bring 6 at a later epoch, and follow again from then on"
    );
    let by_hand = list([(5, 0), (6, 1250)]);
    store.schedule().update(by_hand, &change(1206), &Rules::default()).unwrap();
    // Until then it is not where the network is, and waits.
    assert!(matches!(late.follow(&store, &change(1249)), Err(FollowError::Differs { .. })));
    assert_eq!(store.epoch(), Some(Epoch(1205)));
    let before = stored(&store);
    assert_eq!(late.follow(&store, &change(1300)).unwrap(), SpecVersion(6));
    assert_eq!((stored(&store), store.epoch()), (before, Some(Epoch(1300))));
    assert_eq!(july(120).follow(&store, &change(1300)).unwrap(), SpecVersion(6));
    assert_eq!(stored(&store), [(6, 1250), (7, 1600)]);
    assert_eq!(july(120).follow(&store, &change(1700)).unwrap(), SpecVersion(7));
}

#[test]
fn a_date_that_is_moved_behind_its_activation_is_waited_for() {
    let store = store();
    rollout(&june(120)).follow(&store, &change(1210)).unwrap();
    let moved = rollout(&june(130));
    let error = moved.follow(&store, &change(1299)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at epoch 1210 the network runs spec version 5, and the store by its schedule 6; take that out \
         while it is pending, or follow again when the network runs 6"
    );
    assert_eq!(moved.follow(&store, &change(1301)).unwrap(), SpecVersion(6));
    assert_eq!(stored(&store), [(6, 1200)]);
    assert_eq!(july(130).follow(&store, &change(1650)).unwrap(), SpecVersion(7));
}

#[test]
fn a_date_that_is_moved_while_it_is_ahead_takes_its_checksum_along() {
    let pending = Deployment::new(SpecVersion(6), Epoch(1200)).with_checksum([7; 32]);
    let active = Deployment::new(SpecVersion(5), Epoch(0));
    let store = registered(100, [active, pending].into_iter().collect());
    rollout(&june(130)).follow(&store, &change(1190)).unwrap();
    assert_eq!(stored(&store), [(5, 0), (6, 1300)]);
    let schedule = store.schedule().current().unwrap().unwrap();
    let moved = schedule.for_version(SpecVersion(6)).unwrap();
    assert_eq!(moved.checksum, [7; 32]);
}

#[test]
fn a_pending_deployment_of_others_stays_until_the_train_has_one() {
    let foreign = list([(5, 0), (9, 1900)]);
    let store = registered(100, foreign);
    let none = rollout(&Story::new(plan()));
    assert_eq!(none.follow(&store, &change(200)).unwrap(), SpecVersion(5));
    assert_eq!(stored(&store), [(5, 0), (9, 1900)]);
    rollout(&june(120)).follow(&store, &change(1100)).unwrap();
    assert_eq!(stored(&store), [(5, 0), (6, 1200)]);
}

#[test]
fn a_store_that_others_took_further_than_the_network_is_refused_and_left_alone() {
    let store = registered(100, list([(5, 0), (9, 900)]));
    let none = rollout(&Story::new(plan()));
    let error = none.follow(&store, &change(1000)).unwrap_err();
    let is_further = matches!(
        &error,
        FollowError::Differs { epoch: Epoch(900), runs: SpecVersion(9), wanted: SpecVersion(5) }
    );
    assert!(is_further, "{error}");
    // It did not go there.
    assert_eq!((store.spec_version(), store.epoch()), (SpecVersion(5), Some(Epoch(100))));
    store.advance_to(Epoch(1000)).unwrap();
    assert!(july(120).follow(&store, &change(2000)).is_err());
    assert_eq!(stored(&store), [(5, 0), (9, 900)]);
    assert_eq!(store.epoch(), Some(Epoch(1000)));
}

#[test]
fn a_base_that_begins_later_is_a_base() {
    let store = registered(3, list([(5, 3)]));
    store.advance_to(Epoch(3)).unwrap();
    rollout(&june(120)).follow(&store, &change(100)).unwrap();
    assert_eq!(stored(&store), [(5, 3), (6, 1200)]);
}
