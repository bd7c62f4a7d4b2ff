//! Bytes that mean harm are refused, or do what their signer may do; they never break the node.

use perennial::{
    SpecVersion,
    client::{AccountId, Chain, Signature, Submission, Transaction},
    emulator::{RuntimeInfo, SystemMessage, UpdateRuntime},
};
use proptest::prelude::*;

use super::toy::{chain, dump, included, signer, toy};

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    // Mostly such that begin as messages do.
    let begins = prop_oneof![Just(vec![]), Just(vec![2]), Just(vec![0xF0]), Just(vec![0xF1])];
    (begins, prop::collection::vec(any::<u8>(), 0..64))
        .prop_map(|(begin, rest)| [begin, rest].concat())
        // These are there to break the runtime, on purpose.
        .prop_filter("a broken runtime", |message| !matches!(message.first(), Some(3..=5)))
}

proptest! {
    #[test]
    fn no_transaction_breaks_the_node(
        author in any::<[u8; 32]>(),
        nonce in prop_oneof![Just(0), any::<u64>()],
        spec_version in prop_oneof![Just(1), any::<u32>()],
        message in bytes(),
        signature in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let chain = chain();
        let (author, spec_version) = (AccountId(author), SpecVersion(spec_version));
        let signature = Signature(signature);
        let transaction = Transaction { author, nonce, spec_version, message, signature };
        let before = dump(&chain);
        let submission = chain.submit(&transaction).unwrap();
        prop_assert!(matches!(submission, Submission::Refused(_)), "{submission:?}");
        prop_assert_eq!(dump(&chain), before);
    }

    #[test]
    fn no_signed_message_breaks_the_node(message in bytes()) {
        let chain = chain();
        let before = chain.head().unwrap();
        let submission = chain.send(&signer("sudo"), message).unwrap();
        let blocks = match submission {
            Submission::Included { .. } => 1,
            Submission::Refused(_) => 0,
        };
        prop_assert_eq!(chain.head().unwrap().block, before.block + blocks);
        prop_assert_eq!(chain.schedule().unwrap().deployments().count(), 1);
    }

    #[test]
    fn no_code_breaks_the_node(
        mut code in Just(toy(2).code()),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        end in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let place = at.index(code.len());
        code[place] = byte;
        if let Some(end) = end {
            code.truncate(end.index(code.len()));
        }
        let is_known = RuntimeInfo::from_code(&code)
            .is_ok_and(|info| info == toy(2) || info == toy(3));
        let chain = chain();
        let message = SystemMessage::from(UpdateRuntime { code, valid_from: 1 }).encode().unwrap();
        let (outcome, _) = included(chain.send(&signer("sudo"), message).unwrap());
        prop_assert_eq!(outcome.is_ok(), is_known);
    }
}
