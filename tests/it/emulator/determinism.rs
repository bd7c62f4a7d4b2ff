//! The same calls give the same bytes.

use perennial::{backend::Memory, client::Chain, emulator::Emulator};
use proptest::prelude::*;

use super::toy::{
    TRANSFER, WRITE, WRITE_AND_FAIL, abort, all_events, chain, dump, signer, toy, update,
};

#[derive(Clone, Debug)]
enum Call {
    Send { author: &'static str, message: Vec<u8> },
    Block,
    Epoch,
}

fn call() -> impl Strategy<Value = Call> {
    let author = prop::sample::select(vec!["alice", "bob", "sudo", "stranger"]);
    let text = prop::collection::vec(any::<u8>(), 0..8);
    let bob = signer("bob").account().0;
    let message = prop_oneof![
        4 => (0..3_u8, text).prop_map(|(key, text)| [&[WRITE, key], &text[..]].concat()),
        1 => (0..3_u8).prop_map(|key| vec![WRITE_AND_FAIL, key]),
        2 => (0..60_u8).prop_map(move |amount| [&[TRANSFER, amount], &bob[..]].concat()),
        2 => (1..5_u32, 0..6_u64).prop_map(|(spec, epoch)| update(&toy(spec), epoch)),
        1 => (1..4_u32).prop_map(abort),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ]
    // These are there to break the runtime, on purpose.
    .prop_filter("a broken runtime", |message| !matches!(message.first(), Some(3..=5)));
    prop_oneof![
        8 => (author, message).prop_map(|(author, message)| Call::Send { author, message }),
        1 => Just(Call::Block),
        2 => Just(Call::Epoch),
    ]
}

fn play(chain: &Emulator<Memory>, call: &Call) -> String {
    match call {
        Call::Send { author, message } => {
            format!("{:?}", chain.send(&signer(author), message.clone()).unwrap())
        }
        Call::Block => format!("{:?}", chain.produce_block().unwrap()),
        Call::Epoch => format!("{:?}", chain.next_epoch().unwrap()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn two_chains_with_the_same_calls_are_the_same(
        calls in prop::collection::vec(call(), 1..40),
    ) {
        let (one, other) = (chain(), chain());
        for call in &calls {
            prop_assert_eq!(play(&one, call), play(&other, call));
        }
        prop_assert_eq!(all_events(&one), all_events(&other));
        prop_assert_eq!(one.block_hash().unwrap(), other.block_hash().unwrap());
        prop_assert_eq!(dump(&one), dump(&other));
    }

    /// Nothing that came out of thin air: what was endowed is all that there is.
    #[test]
    fn transfers_neither_make_nor_lose_anything(
        calls in prop::collection::vec(call(), 1..40),
    ) {
        let chain = chain();
        for call in &calls {
            play(&chain, call);
        }
        let names = ["alice", "bob", "sudo"];
        let sum: u128 =
            names.iter().map(|name| chain.balance(&signer(name).account()).unwrap()).sum();
        prop_assert_eq!(sum, 150);
        prop_assert!(chain.head().unwrap().spec_version.0 <= 3);
    }
}

#[test]
fn another_event_gives_another_hash() {
    let (one, other) = (chain(), chain());
    play(&one, &Call::Send { author: "alice", message: vec![WRITE, 1] });
    play(&other, &Call::Send { author: "alice", message: vec![WRITE, 2] });
    assert_ne!(one.block_hash().unwrap(), other.block_hash().unwrap());
    // All that came before is covered, though the newest blocks are alike.
    for chain in [&one, &other] {
        chain.produce_block().unwrap();
        chain.produce_block().unwrap();
    }
    assert_ne!(one.block_hash().unwrap(), other.block_hash().unwrap());
}
