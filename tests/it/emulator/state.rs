//! What messages change.

use std::{sync::mpsc, thread};

use perennial::{
    Scale,
    backend::Memory,
    client::{Chain, Refusal, Submission},
    emulator::ACCOUNTS,
    entity,
};

use super::toy::{
    FAULT, NOTES, Note, NoteV1, VersionedNote, WRITE, WRITE_AND_FAIL, WRITE_NOWHERE,
    WRITE_READ_REMOVE, WRITE_TOO_NEW, chain, dump, included, send, signer, toy, update,
};

#[test]
fn a_failing_message_changes_nothing_but_the_nonce() {
    let chain = chain();
    send(&chain, "alice", vec![WRITE, 1, 5]);
    let before = dump(&chain);
    let alice = signer("alice");
    let (outcome, _) = included(chain.send(&alice, vec![WRITE_AND_FAIL, 1, 6]).unwrap());
    assert_eq!(outcome, Err(FAULT));
    let mut after = dump(&chain);
    // The new block, and where the chain is.
    assert_eq!(after["emulator.blocks"].len(), before["emulator.blocks"].len() + 1);
    for own in ["emulator.blocks", "emulator.chain"] {
        after.insert(own.into(), before[own].clone());
    }
    let accounts = chain.store().table(ACCOUNTS).unwrap();
    let account = accounts.get(&alice.account().0).unwrap().unwrap();
    assert_eq!((account.nonce, account.balance), (2, 100));
    // Put back by hand, and all is as it was.
    let account = perennial::emulator::Account { nonce: 1, ..account };
    let stored = entity::encode::<Scale, _>(&account).unwrap();
    after.get_mut("emulator.accounts").unwrap().insert(alice.account().0.to_vec(), stored);
    assert_eq!(after, before);
}

#[test]
fn a_runtime_sees_its_own_writes() {
    let chain = chain();
    send(&chain, "alice", vec![WRITE_READ_REMOVE, 1, 5]);
    assert_eq!(chain.store().table(NOTES).unwrap().get(&1).unwrap(), None);
}

#[test]
fn writes_follow_the_spec_version_of_the_runtime() {
    let chain = chain();
    send(&chain, "alice", vec![WRITE, 1, 5]);
    send(&chain, "sudo", update(&toy(2), 1));
    chain.next_epoch().unwrap();
    send(&chain, "alice", vec![WRITE, 2, 6]);
    let notes = chain.store().table(NOTES).unwrap();
    let old = VersionedNote::V1(NoteV1 { text: vec![5] });
    assert_eq!(notes.get_versioned(&1).unwrap(), Some(old));
    let new = VersionedNote::V2(Note { text: vec![6], block: 3 });
    assert_eq!(notes.get_versioned(&2).unwrap(), Some(new));
}

#[test]
fn a_runtime_that_breaks_makes_no_block() {
    let chain = chain();
    let before = dump(&chain);
    let nowhere = chain.send(&signer("alice"), vec![WRITE_NOWHERE, 1]).unwrap_err();
    assert!(nowhere.to_string().contains("table `nowhere` is not registered"), "{nowhere}");
    assert_eq!(dump(&chain), before);
}

#[test]
fn a_message_that_asks_for_a_newer_version_is_refused_with_the_reason() {
    let chain = chain();
    let before = dump(&chain);
    let too_new = chain.send(&signer("alice"), vec![WRITE_TOO_NEW, 1]).unwrap();
    let Submission::Refused(Refusal::Message { reason, .. }) = &too_new else {
        panic!("{too_new:?}")
    };
    assert!(reason.contains("`block` would be lost"), "{reason}");
    assert_eq!(dump(&chain), before);
}

#[test]
fn reads_say_where_the_chain_was() {
    let chain = chain();
    send(&chain, "alice", vec![WRITE, 1, 5]);
    let read = chain.read("notes", &[vec![1], vec![2]]).unwrap();
    assert_eq!(read.at, chain.head().unwrap());
    assert_eq!(read.values, [Some(vec![1, 4, 5]), None]);
    assert_eq!(chain.read("nowhere", &[vec![1]]).unwrap().values, [None]);
    assert_eq!(chain.read("notes", &[]).unwrap().values, Vec::<Option<Vec<u8>>>::new());
}

/// Blocks come one behind the other, and no reader sees the head before its block.
#[test]
fn threads_submit_and_read_at_once() {
    const EACH: u8 = 20;
    let chain = chain();
    thread::scope(|scope| {
        let (done, rest) = mpsc::channel::<()>();
        let reader = scope.spawn(|| {
            let rest = rest;
            let mut last = 0;
            while rest.try_recv() == Err(mpsc::TryRecvError::Empty) {
                let head = chain.read("notes", &[vec![1]]).unwrap().at;
                assert!(head.block >= last, "a chain does not go back");
                last = head.block;
                assert!(chain.block(head.block).unwrap().is_some());
            }
        });
        let writers = ["alice", "bob", "sudo"].map(|name| {
            let chain = chain.clone();
            scope.spawn(move || {
                for key in 0..EACH {
                    send(&chain, name, vec![WRITE, key]);
                }
            })
        });
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        drop(done);
        reader.join().unwrap();
    });
    assert_eq!(chain.head().unwrap().block, 3 * u64::from(EACH));
    for name in ["alice", "bob", "sudo"] {
        assert_eq!(chain.nonce(&signer(name).account()).unwrap(), u64::from(EACH));
    }
}

#[test]
fn the_catalog_tells_the_spec_version_that_the_chain_began_with() {
    let chain = super::toy::chain_of(Memory::new(), &[toy(7)], super::toy::genesis());
    let catalog = chain.store().catalog().unwrap();
    assert!(!catalog.entries().is_empty());
    assert!(catalog.entries().iter().all(|entry| entry.spec_version.0 == 7));
}
