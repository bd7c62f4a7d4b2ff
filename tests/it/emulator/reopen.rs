//! A chain on a disk goes on where it was.

use std::sync::Arc;

#[cfg(feature = "redb")]
use perennial::backend::{Redb, RedbOptions};
use perennial::{
    Epoch, SpecVersion, Store,
    backend::Memory,
    client::Chain,
    emulator::{Emulator, EmulatorError, Genesis, OpenEmulatorError},
    registry,
};

use super::toy::{NOTES, Toy, chain, chain_of, genesis, store, toy};
#[cfg(feature = "redb")]
use super::toy::{TRANSFER, WRITE, abort, all_events, dump, send, signer, update};

#[cfg(feature = "redb")]
fn open(folder: &std::path::Path) -> Redb {
    let mut options = RedbOptions::default();
    options.sync = false;
    Redb::open_with(folder, options).unwrap()
}

#[cfg(feature = "redb")]
#[test]
fn a_chain_that_was_closed_goes_on_as_though_it_never_was() {
    type Step<'a> = &'a dyn Fn(&Emulator<Redb>);
    let steps: [Step<'_>; 7] = [
        &|chain| drop(send(chain, "alice", vec![WRITE, 1, 5])),
        &|chain| drop(send(chain, "sudo", update(&toy(2), 1))),
        &|chain| assert_eq!(chain.next_epoch().unwrap().epoch, Epoch(1)),
        &|chain| {
            let bob = signer("bob").account();
            drop(send(chain, "alice", [&[TRANSFER, 9], &bob.0[..]].concat()));
        },
        &|chain| drop(send(chain, "sudo", update(&toy(3), 3))),
        &|chain| drop(send(chain, "sudo", abort(3))),
        &|chain| drop(send(chain, "bob", vec![WRITE, 2, 6])),
    ];
    let infos = [toy(1), toy(2), toy(3)];
    let (always_open, closed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let one = chain_of(open(always_open.path()), &infos, genesis());
    for step in steps {
        step(&one);
        // How a chain began is not asked again.
        let other = chain_of(open(closed.path()), &infos, genesis());
        step(&other);
    }
    let other = chain_of(open(closed.path()), &infos, Genesis::new("mallory").endow("alice", 1));
    assert_eq!(dump(&one), dump(&other));
    assert_eq!(all_events(&one), all_events(&other));
    assert_eq!(one.schedule().unwrap(), other.schedule().unwrap());
    assert_eq!(other.balance(&signer("bob").account()).unwrap(), 59);
    let head = other.head().unwrap();
    assert_eq!((head.block, head.epoch, head.spec_version), (6, Epoch(1), SpecVersion(2)));
}

#[cfg(feature = "redb")]
#[test]
fn the_engine_makes_no_difference() {
    fn play<B: perennial::backend::Backend>(chain: &Emulator<B>) -> super::toy::Bytes {
        send(chain, "alice", vec![WRITE, 1, 5]);
        send(chain, "sudo", update(&toy(2), 1));
        chain.next_epoch().unwrap();
        send(chain, "bob", vec![WRITE, 2, 6]);
        dump(chain)
    }
    let folder = tempfile::tempdir().unwrap();
    let infos = [toy(1), toy(2)];
    let on_disk = chain_of(open(folder.path()), &infos, genesis());
    let in_memory = chain_of(Memory::new(), &infos, genesis());
    assert_eq!(play(&on_disk), play(&in_memory));
}

#[cfg(feature = "redb")]
#[test]
fn a_node_without_the_next_runtime_stops_where_it_would_begin() {
    let folder = tempfile::tempdir().unwrap();
    let chain = chain_of(open(folder.path()), &[toy(1), toy(2)], genesis());
    send(&chain, "sudo", update(&toy(2), 1));
    drop(chain);
    let old = chain_of(open(folder.path()), &[toy(1)], genesis());
    send(&old, "alice", vec![WRITE, 1]);
    let error = old.next_epoch().unwrap_err();
    let (spec_version, epoch) = (SpecVersion(2), Epoch(1));
    assert!(
        matches!(error, EmulatorError::RuntimeMissing { spec_version: s, epoch: e }
            if s == spec_version && e == epoch),
        "{error}"
    );
    assert_eq!(old.head().unwrap().epoch, Epoch(0), "it stays where it was");
    drop(old);
    let chain = chain_of(open(folder.path()), &[toy(2), toy(1)], genesis());
    assert_eq!(chain.next_epoch().unwrap().spec_version, SpecVersion(2));
    drop(chain);
    let opened =
        Emulator::builder(store(open(folder.path()))).with_runtime(Arc::new(Toy(toy(1)))).open();
    assert!(matches!(
        opened.unwrap_err(),
        OpenEmulatorError::Emulator(EmulatorError::RuntimeMissing { .. })
    ));
}

#[test]
fn a_node_needs_runtimes_each_of_them_once() {
    let none = Emulator::builder(store(Memory::new())).open();
    assert!(matches!(none.unwrap_err(), OpenEmulatorError::NoRuntime));
    let twice = Emulator::builder(store(Memory::new()))
        .with_runtime(Arc::new(Toy(toy(1))))
        .with_runtime(Arc::new(Toy(toy(1))))
        .open();
    let error = twice.unwrap_err();
    assert!(
        matches!(&error, OpenEmulatorError::SameRuntime { info } if *info == toy(1)),
        "{error}"
    );
}

#[test]
fn a_store_without_the_emulators_tables_is_no_chain() {
    let store = Store::open(Memory::new(), registry![NOTES]).unwrap();
    let opened = Emulator::builder(store).with_runtime(Arc::new(Toy(toy(1)))).open();
    let error = opened.unwrap_err().to_string();
    assert!(error.contains("`emulator.chain` is not registered"), "{error}");
}

#[test]
fn nobody_is_endowed_with_more_than_a_balance_holds() {
    let genesis = Genesis::new("sudo").endow("alice", u128::MAX).endow("alice", 1);
    let opened = Emulator::builder(store(Memory::new()))
        .with_runtime(Arc::new(Toy(toy(1))))
        .genesis(genesis)
        .open();
    let error = opened.unwrap_err();
    assert!(matches!(&error, OpenEmulatorError::Endowment { name } if name == "alice"), "{error}");
}

#[test]
fn clones_are_one_chain() {
    let chain = chain();
    let other = chain.clone();
    chain.produce_block().unwrap();
    assert_eq!(other.head().unwrap().block, 1);
}
