//! Reading events in the shapes of their block.

use perennial::{
    Epoch, Scale, SpecVersion,
    client::{Block, ClientError, Event, SpecVersions},
    message::MessageError,
};

use super::{
    fake::{ALICE, client_at},
    types::{BOTH, ChainEvent, Message, OLD, UserRegistered, register},
};

fn runtime(bytes: &[u8]) -> Event {
    Event::Runtime { transaction: Some(0), bytes: bytes.to_vec() }
}

fn registered(name: &str, karma: u32) -> ChainEvent {
    ChainEvent::UserRegistered(UserRegistered { name: name.into(), karma })
}

const ADA_V1: &[u8] = b"\x00\x0cada";
const BOB_V2: &[u8] = b"\x00\x0cbob\x07\0\0\0";

#[test]
fn events_of_old_blocks_are_read_in_old_shapes_after_an_upgrade() {
    let (chain, client) = client_at(5, BOTH);
    let updated = Event::CodeUpdated { spec_version: SpecVersion(6), valid_from: Epoch(101) };
    let old = chain.with(|state| {
        state.add_block(vec![runtime(ADA_V1), Event::Success { transaction: 0 }, updated])
    });
    chain.upgrade(6);
    let new = chain.with(|state| state.add_block(vec![runtime(BOB_V2), runtime(&[1])]));

    let events = client.messages::<Scale, ChainEvent>();
    assert_eq!(events.events(old).unwrap(), [registered("ada", 0)]);
    let both = [registered("bob", 7), ChainEvent::UnicornSeen];
    assert_eq!(events.events(new).unwrap(), both);
    assert_eq!(events.events(old).unwrap(), [registered("ada", 0)]);
    assert_eq!(client.block(old).unwrap().events.len(), 3);
}

#[test]
fn old_blocks_are_read_even_while_the_runtime_is_unknown_and_new_ones_are_not() {
    let (chain, client) = client_at(5, OLD);
    let old = chain.with(|state| state.add_block(vec![runtime(ADA_V1)]));
    chain.upgrade(6);
    let new = chain.with(|state| state.add_block(vec![runtime(ADA_V1)]));
    let events = client.messages::<Scale, ChainEvent>();
    let error = events.events(new).unwrap_err();
    assert_eq!(
        error.to_string(),
        "block 13 was run at spec version 6, and this client is built for 4, 5: its events may have \
         shapes that the client does not know; use a client that is built for 6"
    );
    assert!(matches!(error, ClientError::IncompatibleBlock { block: 13, .. }));
    assert_eq!(events.events(old).unwrap(), [registered("ada", 0)]);
    assert_eq!(client.block(new).unwrap().events, [runtime(ADA_V1)]);
}

/// State may have moved before the list begins, but what an event's bytes mean is known for ever.
#[test]
fn events_from_before_the_list_begins_are_read() {
    let (chain, client) = client_at(6, SpecVersions::new(&[6]));
    let block = chain.with(|state| {
        let number = state.add_block(vec![runtime(ADA_V1)]);
        state.blocks.get_mut(&number).unwrap().spec_version = SpecVersion(3);
        number
    });
    let events = client.messages::<Scale, ChainEvent>();
    assert_eq!(events.events(block).unwrap(), [registered("ada", 0)]);
}

/// The client may descend from one that never had the runtime in between.
#[test]
fn events_of_a_runtime_that_the_list_leaves_out_are_not_read() {
    const GAP: SpecVersions = SpecVersions::new(&[4, 6]);
    let (chain, client) = client_at(4, GAP);
    chain.upgrade(5);
    let left_out = chain.with(|state| state.add_block(vec![runtime(ADA_V1)]));
    chain.upgrade(6);
    let listed = chain.with(|state| state.add_block(vec![runtime(BOB_V2)]));
    let events = client.messages::<Scale, ChainEvent>();
    let error = events.events(left_out).unwrap_err();
    assert_eq!(
        error.to_string(),
        "block 12 was run at spec version 5, and this client is built for 4, 6: its events may have \
         shapes that the client does not know; use a client that is built for 5"
    );
    let ClientError::IncompatibleBlock { block: 12, spec_version: SpecVersion(5), built_for } =
        error
    else {
        panic!("{error}");
    };
    assert_eq!(built_for, GAP);
    assert_eq!(events.events(listed).unwrap(), [registered("bob", 7)]);
    assert_eq!(client.block(left_out).unwrap().events, [runtime(ADA_V1)]);
}

#[test]
fn another_block_than_the_one_asked_for_is_an_error_and_not_noticed() {
    let (chain, client) = client_at(5, BOTH);
    client.on_upgrade(|upgrade| panic!("{upgrade:?}"));
    let (epoch, spec_version) = (Epoch(900), SpecVersion(6));
    let block = Block { number: 9000, epoch, spec_version, events: vec![runtime(BOB_V2)] };
    chain.with(|state| state.blocks.insert(3, block));
    let before = client.last_seen();
    let events = client.messages::<Scale, ChainEvent>();
    for error in [client.block(3).unwrap_err(), events.events(3).unwrap_err()] {
        let text = "the node was asked for block 3 and gave block 9000; ask another node";
        assert_eq!(error.to_string(), text);
        assert!(matches!(error, ClientError::WrongBlock { asked: 3, given: 9000 }));
    }
    assert_eq!(client.last_seen(), before);
}

#[test]
fn an_event_that_does_not_decode_is_named() {
    let (chain, client) = client_at(5, BOTH);
    let success = Event::Success { transaction: 0 };
    let block = chain.with(|state| state.add_block(vec![success, runtime(BOB_V2)]));
    let error = client.messages::<Scale, ChainEvent>().events(block).unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("event 1 of block 11, run at spec version 5: "), "{text}");
    let ClientError::Event { source, event: 1, .. } = error else { panic!("{error}") };
    assert!(matches!(*source, MessageError::Decode { .. }), "{source}");

    let block = chain.with(|state| state.add_block(vec![runtime(&[1])]));
    let error = client.messages::<Scale, ChainEvent>().events(block).unwrap_err();
    let ClientError::Event { source, .. } = error else { panic!("{error}") };
    assert!(matches!(*source, MessageError::NotYetAvailable { .. }), "{source}");
}

#[test]
fn a_block_that_is_not_there_is_an_error() {
    let (_, client) = client_at(5, BOTH);
    let error = client.messages::<Scale, ChainEvent>().events(99).unwrap_err();
    assert!(matches!(error, ClientError::NoBlock { block: 99 }));
    assert_eq!(error.to_string(), "the chain has no block 99 yet");
}

#[test]
fn events_of_a_receipt_are_read_in_the_shapes_of_its_block() {
    let (chain, client) = client_at(5, BOTH);
    chain.with(|state| state.brings.insert(0, runtime(ADA_V1)));
    let receipt = client.messages::<Scale, Message>().submit(&ALICE, &register("ada", 0)).unwrap();
    chain.upgrade(6);
    assert_eq!(client.poll().unwrap().spec_version, SpecVersion(6));
    let events = client.messages::<Scale, ChainEvent>();
    assert_eq!(events.events_of(&receipt).unwrap(), [registered("ada", 0)]);
}
