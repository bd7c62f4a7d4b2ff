//! What is let into a block.

use perennial::{
    SpecVersion,
    backend::Memory,
    client::{AccountId, Chain, Refusal, Signature, Submission, Transaction},
};

use super::toy::{
    TRANSFER, WRITE, chain, chain_of, dump, genesis, included, send, signer, toy, update,
};

fn refusal(submission: Submission) -> Refusal {
    match submission {
        Submission::Refused(refusal) => refusal,
        Submission::Included { block, .. } => panic!("it is in block {block}"),
    }
}

#[test]
fn a_transaction_is_for_the_runtime_that_it_was_signed_for() {
    let chain = chain();
    let alice = signer("alice");
    send(&chain, "sudo", update(&toy(2), 1));
    let old = alice.transaction(0, chain.head().unwrap().spec_version, vec![WRITE, 1]);
    let early = alice.transaction(0, SpecVersion(2), vec![WRITE, 1]);
    let expected = Refusal::SpecVersion { signed: SpecVersion(2), chain: SpecVersion(1) };
    assert_eq!(refusal(chain.submit(&early).unwrap()), expected);
    // The chain goes on between looking and submitting.
    chain.next_epoch().unwrap();
    let before = dump(&chain);
    let expected = Refusal::SpecVersion { signed: SpecVersion(1), chain: SpecVersion(2) };
    assert_eq!(refusal(chain.submit(&old).unwrap()), expected);
    assert_eq!(dump(&chain), before);
    // To change what it says is to break the signature.
    let forged = Transaction { spec_version: SpecVersion(2), ..old };
    let expected = Refusal::Signature { author: alice.account() };
    assert_eq!(refusal(chain.submit(&forged).unwrap()), expected);
    assert_eq!(included(chain.submit(&early).unwrap()).0, Ok(()));
}

#[test]
fn nonces_go_up_by_one() {
    let chain = chain();
    let alice = signer("alice");
    let transaction = |nonce| alice.transaction(nonce, SpecVersion(1), vec![WRITE, 1]);
    assert_eq!(chain.nonce(&alice.account()).unwrap(), 0);
    included(chain.submit(&transaction(0)).unwrap()).0.unwrap();
    assert_eq!(chain.nonce(&alice.account()).unwrap(), 1);
    for found in [0, 2, u64::MAX] {
        let expected = Refusal::Nonce { expected: 1, found };
        assert_eq!(refusal(chain.submit(&transaction(found)).unwrap()), expected);
    }
    assert_eq!(chain.nonce(&alice.account()).unwrap(), 1);
    assert_eq!(chain.nonce(&signer("bob").account()).unwrap(), 0);
}

#[test]
fn only_the_author_can_sign() {
    let chain = chain();
    let (alice, bob) = (signer("alice"), signer("bob"));
    let good = alice.transaction(0, SpecVersion(1), vec![WRITE, 1]);
    let before = dump(&chain);
    let author = alice.account();
    let bad = [
        Transaction { message: vec![WRITE, 2], ..good.clone() },
        Transaction { signature: Signature(vec![]), ..good.clone() },
        Transaction { signature: Signature(vec![0; 32]), ..good.clone() },
        Transaction { signature: Signature(good.signature.0[..31].to_vec()), ..good.clone() },
        Transaction { author, ..bob.transaction(0, SpecVersion(1), vec![WRITE, 1]) },
    ];
    for transaction in bad {
        assert_eq!(refusal(chain.submit(&transaction).unwrap()), Refusal::Signature { author });
    }
    // Nobody ever heard of these.
    let stranger = signer("stranger").transaction(0, SpecVersion(1), vec![WRITE, 1]);
    let author = stranger.author;
    assert_eq!(refusal(chain.submit(&stranger).unwrap()), Refusal::Signature { author });
    assert_eq!(dump(&chain), before, "what is refused changes nothing");
    assert_eq!(included(chain.submit(&good).unwrap()).0, Ok(()));
}

#[test]
fn the_fee_is_paid_before_the_message_can_spend_it() {
    let chain = chain_of(Memory::new(), &[toy(1)], genesis().fee(10));
    let (alice, bob) = (signer("alice").account(), signer("bob").account());
    let transfer = |amount: u8| [&[TRANSFER, amount], &bob.0[..]].concat();
    assert!(included(chain.send(&signer("alice"), transfer(91)).unwrap()).0.is_err());
    // What failed was not paid for: it changes the nonce and nothing else.
    assert_eq!(chain.balance(&alice).unwrap(), 100);
    send(&chain, "alice", transfer(90));
    assert_eq!((chain.balance(&alice).unwrap(), chain.balance(&bob).unwrap()), (0, 140));
    let broke = chain.send(&signer("alice"), transfer(0)).unwrap();
    assert_eq!(refusal(broke), Refusal::Payment { needed: 10, balance: 0 });
}

#[test]
fn whoever_was_given_something_has_it_and_cannot_sign_without_a_secret() {
    let chain = chain();
    let nobody = AccountId([9; 32]);
    assert_eq!(chain.balance(&nobody).unwrap(), 0);
    send(&chain, "alice", [&[TRANSFER, 3], &nobody.0[..]].concat());
    assert_eq!(chain.balance(&nobody).unwrap(), 3);
    assert_eq!(chain.nonce(&nobody).unwrap(), 0);
    let signed = Transaction::signed_bytes(&nobody, 0, SpecVersion(1), &[WRITE, 1]);
    let signature = signer("alice").sign(&signed);
    let (spec_version, message) = (SpecVersion(1), vec![WRITE, 1]);
    let transaction = Transaction { author: nobody, nonce: 0, spec_version, message, signature };
    let expected = Refusal::Signature { author: nobody };
    assert_eq!(refusal(chain.submit(&transaction).unwrap()), expected);
    let to_self = [&[TRANSFER, 40], &signer("alice").account().0[..]].concat();
    send(&chain, "alice", to_self);
    assert_eq!(chain.balance(&signer("alice").account()).unwrap(), 97);
}

#[test]
fn a_message_that_nobody_can_read_is_refused_with_the_reason() {
    let chain = chain();
    let before = dump(&chain);
    for message in [vec![], vec![200], vec![0xF0], vec![0xF1, 1], vec![0xF2], vec![0xFF, 1, 2]] {
        let refused = refusal(chain.send(&signer("sudo"), message.clone()).unwrap());
        let Refusal::Message { spec_version, reason } = refused else {
            panic!("{message:?}: {refused}")
        };
        assert_eq!(spec_version, SpecVersion(1));
        assert!(!reason.is_empty());
    }
    assert_eq!(dump(&chain), before);
}
