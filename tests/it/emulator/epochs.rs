//! Blocks and epochs.

use perennial::{
    Epoch, SpecVersion,
    backend::Memory,
    client::{Chain, Event},
};

use super::toy::{
    FAULT, WRITE, WRITE_AND_FAIL, chain, chain_of, genesis, included, send, signer, toy, update,
};

#[test]
fn a_chain_begins_with_block_and_epoch_zero() {
    let chain = chain();
    let head = chain.head().unwrap();
    assert_eq!((head.block, head.epoch, head.spec_version), (0, Epoch(0), SpecVersion(1)));
    let first = chain.block(0).unwrap().unwrap();
    assert_eq!((first.number, first.epoch, first.events), (0, Epoch(0), vec![]));
    assert_eq!(chain.block(1).unwrap(), None);
}

#[test]
fn epochs_end_by_themselves_after_so_many_blocks() {
    let chain = chain_of(Memory::new(), &[toy(1), toy(2)], genesis().blocks_per_epoch(2));
    send(&chain, "sudo", update(&toy(2), 1));
    assert_eq!(chain.head().unwrap().epoch, Epoch(0));
    let head = chain.produce_block().unwrap();
    assert_eq!((head.block, head.epoch, head.spec_version), (2, Epoch(1), SpecVersion(2)));
    assert_eq!(chain.block(2).unwrap().unwrap().epoch, Epoch(0));
    send(&chain, "alice", vec![WRITE, 1]);
    // An epoch may also be cut short; the next one has its two blocks all the same.
    assert_eq!(chain.next_epoch().unwrap().epoch, Epoch(2));
    assert_eq!(chain.produce_block().unwrap().epoch, Epoch(2));
    assert_eq!(chain.produce_block().unwrap().epoch, Epoch(3));
}

#[test]
fn blocks_keep_their_events_in_the_shape_of_their_runtime() {
    let chain = chain();
    send(&chain, "alice", vec![WRITE, 7]);
    chain.produce_block().unwrap();
    send(&chain, "sudo", update(&toy(2), 1));
    chain.next_epoch().unwrap();
    send(&chain, "alice", vec![WRITE, 7]);
    let (outcome, _) = included(chain.send(&signer("bob"), vec![WRITE_AND_FAIL, 7]).unwrap());
    assert_eq!(outcome, Err(FAULT));
    let events = |number| {
        let block = chain.block(number).unwrap().unwrap();
        (block.spec_version.0, block.events)
    };
    let own = |bytes| Event::Runtime { transaction: Some(0), bytes };
    let success = Event::Success { transaction: 0 };
    assert_eq!(events(1), (1, vec![own(vec![1, 7]), success.clone()]));
    assert_eq!(events(2), (1, vec![]));
    assert_eq!(events(4), (2, vec![own(vec![2, 7]), success]));
    assert_eq!(events(5), (2, vec![Event::Failed { transaction: 0, fault: FAULT }]));
}
