//! One binary on four networks: what the train let through drives what each store writes.

use std::{fs, path::Path};

use perennial::{
    Epoch, SpecVersion, Store,
    backend::{Backend, Memory, Redb},
    gate::GateError,
    schedule::{Deployment, Registration, Rules},
    store::{Change, Runtime, WriteError},
    train::{FollowError, Network, Rollout},
};

use super::story::{ORGS, Org, Story, USERS, User, mainnet, plan, tables, testnet};

/// What a network may write of a user and of an organisation at its last epoch.
const MAY: [(u8, u8); 4] = [(4, 2), (3, 2), (2, 2), (1, 1)];

/// Titles are on the alphanet, badges on the betanet, karma and teams on the testnet; mainnet has
/// nothing yet.
fn networks() -> (Story, [Network; 4]) {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams", "badges"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100);
    story.alphanet(&[]);
    story.betanet("july", &["badges"]);
    let month = story.alphanet(&["titles"]);
    let july = Network::betanet("july", Epoch(50));
    (story, [Network::alphanet(month), july, testnet(), mainnet()])
}

fn plain() -> User {
    User { name: "al".into(), karma: 0, badges: Vec::new(), title: None }
}

/// Users that need version 2, 3 and 4.
fn demanding() -> [(u8, u32, User); 3] {
    let title = Some("sir".into());
    [
        (2, 6, User { karma: 7, ..plain() }),
        (3, 7, User { karma: 7, badges: vec!["early".into()], ..plain() }),
        (4, 8, User { title, ..plain() }),
    ]
}

fn org(teams: &[&str]) -> Org {
    Org { name: "acme".into(), teams: teams.iter().map(ToString::to_string).collect() }
}

fn refused(error: &WriteError, active: SpecVersion, version: u8, needs: u32) {
    let WriteError::Gate { source, .. } = error else { panic!("{error}") };
    assert!(
        matches!(&**source, GateError::NotYetActive { version: of, active: is, needs: must, .. }
            if (of.get(), *is, must.0) == (version, active, needs)),
        "{error}"
    );
    let text = error.to_string();
    assert!(text.contains(&needs.to_string()) && text.contains(&active.to_string()), "{text}");
}

/// Lives through a network's steps, and writes at each what it may. Returns all that was written.
fn live<B: Backend>(store: &Store<B>, rollout: &Rollout, may: (u8, u8)) -> Vec<(u64, User)> {
    let mut written = Vec::new();
    for (step, at) in rollout.steps().iter().map(|step| (step, step.epoch)) {
        let spec = rollout.follow(store, &Change::new("train", at)).unwrap();
        assert_eq!(spec, step.spec_version);
        let users = store.table(USERS).unwrap();
        let key = at.0 * 10;
        users.put(&key, &plain()).unwrap();
        written.push((key, plain()));
    }
    let active = store.spec_version();
    let (users, orgs) = (store.table(USERS).unwrap(), store.table(ORGS).unwrap());
    assert_eq!(users.put(&1, &plain()).unwrap().get(), may.0);
    assert_eq!(tag(store, "users", 1), may.0);
    written.push((1, plain()));
    for (version, needs, user) in demanding() {
        let key = u64::from(version);
        if version > may.0 {
            refused(&users.put(&key, &user).unwrap_err(), active, version, needs);
            assert_eq!(users.get(&key).unwrap(), None);
        } else {
            users.put(&key, &user).unwrap();
            assert_eq!(tag(store, "users", key), may.0);
            written.push((key, user));
        }
    }
    assert_eq!(orgs.put(&1, &org(&[])).unwrap().get(), may.1);
    if may.1 < 2 {
        refused(&orgs.put(&2, &org(&["ants"])).unwrap_err(), active, 2, 6);
    } else {
        orgs.put(&2, &org(&["ants"])).unwrap();
        assert_eq!(tag(store, "orgs", 2), 2);
    }
    written.sort_by_key(|(key, _)| *key);
    written.dedup_by_key(|(key, _)| *key);
    written
}

/// The first byte of a stored value, as the engine has it.
fn tag<B: Backend>(store: &Store<B>, table: &str, key: u64) -> u8 {
    let stored = store.backend().get(table, &key.to_be_bytes()).unwrap().unwrap();
    let stored: &[u8] = stored.as_ref();
    stored[0]
}

/// Reads a network's database with the runtime of another one.
fn reads_all<B: Backend>(
    store: &Store<B>,
    runtime: SpecVersion,
    may: (u8, u8),
    expected: &[(u64, User)],
) {
    if store.spec_version() < runtime {
        // The database moves on to what that network runs.
        let at = store.epoch().unwrap();
        let active = store.schedule().current().unwrap().unwrap().active(at).cloned();
        let next = Deployment::new(runtime, Epoch(at.0 + 1));
        let schedule = active.into_iter().chain([next]).collect();
        let moves = Change::new("another network", at);
        store.schedule().update(schedule, &moves, &Rules::default()).unwrap();
        assert_eq!(store.advance_to(Epoch(at.0 + 1)).unwrap(), runtime);
    }
    let runtime: Runtime<'_, B> = store.runtime(runtime).unwrap();
    let users = runtime.table(USERS).unwrap();
    for (key, user) in expected {
        assert_eq!(users.get(key).unwrap().as_ref(), Some(user));
    }
    assert_eq!(users.scan(..).count().unwrap(), expected.len() as u64);
    assert_eq!(runtime.table(ORGS).unwrap().get(&1).unwrap(), Some(org(&[])));
    // And writes what it may itself.
    assert_eq!(users.put(&1, &plain()).unwrap().get(), may.0);
}

fn copied(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap().path();
        fs::copy(&file, to.path().join(file.file_name().unwrap())).unwrap();
    }
    to
}

#[test]
fn one_binary_writes_on_each_network_what_it_may_and_reads_all_databases() {
    let (story, networks) = networks();
    let rollouts = networks.map(|network| story.train.rollout(&network).unwrap());
    let last: Vec<SpecVersion> =
        rollouts.iter().map(|rollout| rollout.steps().last().unwrap().spec_version).collect();
    assert_eq!(last, [8, 7, 6, 5].map(SpecVersion));

    // Mainnet's database lies on disk, the others in memory.
    let folder = tempfile::tempdir().unwrap();
    let mut engines = Vec::new();
    let mut written = Vec::new();
    for (rollout, may) in rollouts.iter().zip(MAY) {
        if matches!(rollout.network(), Network::Mainnet { .. }) {
            let store = Store::open(Redb::open(folder.path()).unwrap(), tables()).unwrap();
            written.push(live(&store, rollout, may));
        } else {
            let store = Store::open(Memory::new(), tables()).unwrap();
            written.push(live(&store, rollout, may));
            engines.push(store.backend().clone());
        }
    }
    assert_eq!(engines.len(), 3);

    let mut opened = 0;
    for (database, expected) in written.iter().enumerate() {
        for (runtime, may) in last.iter().zip(MAY) {
            if let Some(engine) = engines.get(database) {
                let store = Store::open(engine.clone(), tables()).unwrap();
                reads_all(&store, *runtime, may, expected);
            } else {
                let copy = copied(folder.path());
                let store = Store::open(Redb::open(copy.path()).unwrap(), tables()).unwrap();
                reads_all(&store, *runtime, may, expected);
            }
            opened += 1;
        }
    }
    assert_eq!(opened, 16);
}

#[test]
fn a_store_follows_its_network_as_the_train_goes_on() {
    let mut story = Story::new(plan());
    let store = Store::open(Memory::new(), tables()).unwrap();
    let follow = |story: &Story, at| {
        let rollout = story.train.rollout(&mainnet()).unwrap();
        let change = Change::new("governance", Epoch(at)).because("the train");
        rollout.follow(&store, &change).map(|spec| spec.0)
    };
    let changes = || store.schedule().changes().unwrap().len();
    assert_eq!(follow(&story, 0).unwrap(), 5);
    assert_eq!((follow(&story, 900).unwrap(), changes()), (5, 1));
    story.alphanet(&["karma", "teams", "badges"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).mainnet("june", 120);
    assert_eq!((follow(&story, 1100).unwrap(), changes()), (5, 2));
    assert_eq!((follow(&story, 1199).unwrap(), changes()), (5, 2));
    assert_eq!((follow(&story, 1200).unwrap(), changes()), (6, 2));
    story.alphanet(&["titles"]);
    story.betanet("july", &["badges"]).testnet("july", 130).mainnet("july", 150);
    story.alphanet(&[]);
    story.betanet("august", &["titles"]).testnet("august", 160).mainnet("august", 180);
    // The store slept through both.
    assert_eq!(follow(&story, 2000).unwrap(), 8);
    assert_eq!(store.epoch(), Some(Epoch(2000)));
    let versions: Vec<u32> = store
        .schedule()
        .changes()
        .unwrap()
        .iter()
        .flat_map(|change| change.schedule.deployments().last().map(|entry| entry.version.0))
        .collect();
    assert_eq!(versions, [5, 6, 7, 8]);
}

#[test]
fn a_new_store_begins_where_the_network_is() {
    let mut story = Story::new(plan());
    story.alphanet(&["karma", "teams", "badges"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).mainnet("june", 120);
    let store = Store::open(Memory::new(), tables()).unwrap();
    let rollout = story.train.rollout(&mainnet()).unwrap();
    let spec = rollout.follow(&store, &Change::new("genesis", Epoch(1300))).unwrap();
    assert_eq!((spec, store.epoch()), (SpecVersion(6), Some(Epoch(1300))));
    assert_eq!(store.schedule().current().unwrap(), Some(rollout.schedule_at(Epoch(1300))));
}

#[test]
fn a_step_that_was_decided_too_late_is_refused() {
    let mut story = Story::new(plan());
    let store = Store::open(Memory::new(), tables()).unwrap();
    let change = |at| Change::new("governance", Epoch(at));
    let before = story.train.rollout(&mainnet()).unwrap();
    before.follow(&store, &change(1250)).unwrap();
    story.alphanet(&["karma", "teams"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).mainnet("june", 120);
    let late = story.train.rollout(&mainnet()).unwrap();
    let error = late.follow(&store, &change(1300)).unwrap_err();
    assert!(matches!(error, FollowError::Differs { .. }), "{error}");
    assert_eq!((store.spec_version(), store.epoch()), (SpecVersion(5), Some(Epoch(1250))));
}

#[test]
fn what_was_said_of_a_deployment_stays() {
    let mut story = Story::new(plan());
    let store = Store::open(Memory::new(), tables()).unwrap();
    let change = |at| Change::new("governance", Epoch(at));
    let base = Deployment::new(SpecVersion(5), Epoch(0)).with_checksum([0xA5; 32]);
    let (schedule, rules) = ([base.clone()].into_iter().collect(), Rules::default());
    store.schedule().register(schedule, &change(0), &rules, Registration::Genesis).unwrap();
    story.alphanet(&["karma", "teams"]);
    story.betanet("june", &["karma", "teams"]).testnet("june", 100).mainnet("june", 120);
    let rollout = story.train.rollout(&mainnet()).unwrap();
    assert_eq!(rollout.follow(&store, &change(1100)).unwrap(), SpecVersion(5));
    let stored = store.schedule().current().unwrap().unwrap();
    assert_eq!(stored.for_version(SpecVersion(5)), Some(&base));
}
