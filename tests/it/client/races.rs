//! What changes between the client's look at the chain and its transaction's arrival.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    thread,
};

use perennial::{
    Scale, SpecVersion,
    client::{Chain, ClientError, Refusal, Submission},
    message::MessageError,
};

use super::{
    fake::{ALICE, Fake, client_at},
    types::{BOTH, Message, OLD, register},
};

fn specs_and_nonces(chain: &Fake) -> Vec<(u32, u64)> {
    chain.sent().iter().map(|sent| (sent.spec_version.0, sent.nonce)).collect()
}

#[test]
fn a_message_that_meets_an_upgrade_is_written_anew_in_the_new_shape() {
    let (chain, client) = client_at(5, BOTH);
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = Arc::clone(&told);
    client.on_upgrade(move |upgrade| listener.lock().unwrap().push(upgrade.to));
    chain.before_submit(|state| state.upgrade(6));
    let messages = client.messages::<Scale, Message>();
    let receipt = messages.submit(&ALICE, &register("ada", 0)).unwrap();
    assert_eq!((receipt.spec_version, receipt.attempts), (SpecVersion(6), 2));
    let shapes: Vec<_> = chain.sent().into_iter().map(|sent| sent.message).collect();
    assert_eq!(shapes, [b"\x00\x0cada".to_vec(), b"\x00\x0cada\0\0\0\0".to_vec()]);
    assert_eq!(specs_and_nonces(&chain), [(5, 0), (6, 0)]);
    assert_eq!(*told.lock().unwrap(), [SpecVersion(6)]);
}

#[test]
fn a_message_that_the_upgrade_takes_away_is_refused_as_gone() {
    let (chain, client) = client_at(5, BOTH);
    chain.before_submit(|state| state.upgrade(6));
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&ALICE, &Message::CreateCheckpoint).unwrap_err();
    let ClientError::Message(reason) = error else { panic!("{error}") };
    let MessageError::NoLongerAvailable { message, until, active } = *reason else {
        panic!("{reason}");
    };
    assert_eq!((message, until.0, active.0), ("CreateCheckpoint", 5, 6));
    assert_eq!(specs_and_nonces(&chain), [(5, 0)]);
    assert_eq!(chain.with(|state| state.nonce), 0);
}

#[test]
fn an_upgrade_that_the_client_was_not_built_for_ends_the_submission() {
    let (chain, client) = client_at(5, OLD);
    chain.before_submit(|state| state.upgrade(6));
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&ALICE, &register("ada", 0)).unwrap_err();
    let ClientError::IncompatibleRuntime { chain: spec, built_for } = error else {
        panic!("{error}");
    };
    assert_eq!((spec, built_for), (SpecVersion(6), OLD));
    assert_eq!(specs_and_nonces(&chain), [(5, 0)]);
    assert_eq!(chain.with(|state| state.nonce), 0);
}

#[test]
fn another_transaction_of_the_account_only_costs_an_attempt() {
    let (chain, client) = client_at(5, BOTH);
    chain.before_submit(|state| state.nonce += 2);
    let messages = client.messages::<Scale, Message>();
    let receipt = messages.submit(&ALICE, &register("ada", 0)).unwrap();
    assert_eq!(receipt.attempts, 2);
    assert_eq!(specs_and_nonces(&chain), [(5, 0), (5, 2)]);
}

#[test]
fn nonce_and_upgrade_may_both_come_in_between() {
    let (chain, client) = client_at(5, BOTH);
    chain.before_submit(|state| state.nonce += 1);
    chain.before_submit(|state| state.upgrade(6));
    let messages = client.messages::<Scale, Message>();
    let receipt = messages.submit(&ALICE, &register("ada", 0)).unwrap();
    assert_eq!(receipt.attempts, 3);
    assert_eq!(specs_and_nonces(&chain), [(5, 0), (5, 1), (6, 1)]);
}

#[test]
fn a_chain_that_upgrades_without_end_is_an_error() {
    let (chain, client) = client_at(4, BOTH);
    for round in 0..100 {
        chain.before_submit(move |state| state.upgrade([5, 4][round % 2]));
    }
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&ALICE, &register("ada", 0)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the chain refused the transaction 8 times, since it was at another spec version or nonce \
         each time than the node had just said, the last time because it was signed for spec version \
         5, and the chain is at 4; nothing was done, submit it again later, or through another node \
         if this one lags behind"
    );
    let ClientError::Unsettled { attempts, last } = error else { panic!("{error}") };
    assert!(matches!(last, Refusal::SpecVersion { .. }));
    assert_eq!((attempts, chain.sent().len()), (8, 8));
    assert_eq!(chain.with(|state| state.nonce), 0);
}

/// Sent once and no more: it may be in a block already.
#[test]
fn a_message_whose_answer_is_lost_is_sent_once_and_its_transaction_given_back() {
    let (chain, client) = client_at(5, BOTH);
    chain.with(|state| (state.nonce, state.loses_answer) = (3, true));
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&ALICE, &register("ada", 0)).unwrap_err();
    assert_eq!(chain.sent().len(), 1);
    assert_eq!(
        error.to_string(),
        format!(
            "there was no answer to a transaction of account {}, nonce 3 (the line is dead): it may be \
             in a block or not; ask for the account's nonce: if it is greater than 3, this \
             transaction, or another with the same nonce, is in a block",
            "07".repeat(32)
        )
    );
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the line is dead");
    let ClientError::Unanswered { transaction, .. } = error else { panic!("{error}") };
    assert_eq!([*transaction.clone()], chain.sent()[..]);

    // What the text says to do: ask. And the same transaction does not get in a second time.
    assert!(chain.nonce(&transaction.author).unwrap() > transaction.nonce);
    let again = chain.submit(&transaction).unwrap();
    assert_eq!(again, Submission::Refused(Refusal::Nonce { expected: 4, found: 3 }));
}

/// The first transaction was refused, and the second one was never sent.
#[test]
fn a_node_that_dies_between_two_attempts_leaves_nothing_on_the_way() {
    let (chain, client) = client_at(5, BOTH);
    chain.before_submit(|state| {
        state.nonce += 1;
        state.is_dead = true;
    });
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&ALICE, &register("ada", 0)).unwrap_err();
    assert!(matches!(error, ClientError::Chain(_)), "{error}");
    assert_eq!(chain.sent().len(), 1);
}

/// One account, several threads and an upgrade: each message is in one block and in no other.
#[test]
fn threads_that_share_an_account_and_a_client_each_get_their_message_in_once() {
    const THREADS: u64 = 4;
    const EACH: u64 = 25;
    let (chain, client) = client_at(4, BOTH);
    for _ in 0..10 {
        chain.before_submit(|_| {});
    }
    chain.before_submit(|state| state.upgrade(6));
    let blocks = Mutex::new(BTreeSet::new());
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let messages = client.messages::<Scale, Message>();
                for _ in 0..EACH {
                    let receipt = loop {
                        match messages.submit(&ALICE, &register("ada", 0)) {
                            Ok(receipt) => break receipt,
                            Err(ClientError::Unsettled { .. }) => {}
                            Err(other) => panic!("{other}"),
                        }
                    };
                    assert!(blocks.lock().unwrap().insert(receipt.block));
                }
            });
        }
    });
    assert_eq!(blocks.lock().unwrap().len() as u64, THREADS * EACH);
    assert_eq!(chain.with(|state| state.nonce), THREADS * EACH);
    assert_eq!(client.poll().unwrap().spec_version, SpecVersion(6));
    let shape = |spec| if spec < 6 { b"\x00\x0cada".as_slice() } else { b"\x00\x0cada\0\0\0\0" };
    assert!(chain.sent().iter().all(|sent| sent.message == shape(sent.spec_version.0)));
}
