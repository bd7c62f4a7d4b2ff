//! Sending messages.

use perennial::{
    Epoch, ErrorCodes, Scale, SpecVersion,
    client::{
        AccountId, ClientError, DispatchFault, Event, Refusal, Signature, Signer, Transaction,
    },
    message::MessageError,
};

use super::{
    fake::{ALICE, client_at},
    types::{
        BOTH, Message, OLD, RegisterUnicorn, RegisterUserV1, VersionedMessage,
        VersionedRegisterUser, register,
    },
};

fn unicorn() -> Message {
    Message::RegisterUnicorn(RegisterUnicorn { name: "una".into() })
}

fn names(infos: Vec<&perennial::message::MessageInfo>) -> Vec<&str> {
    infos.into_iter().map(|info| info.name).collect()
}

#[test]
fn a_message_is_sent_in_the_shape_of_the_moment_and_signed_with_the_spec_version() {
    let (chain, client) = client_at(5, BOTH);
    let messages = client.messages::<Scale, Message>();
    let receipt = messages.submit(&ALICE, &register("ada", 0)).unwrap();
    assert_eq!((receipt.block, receipt.epoch, receipt.attempts), (11, Epoch(100), 1));
    assert_eq!(receipt.spec_version, SpecVersion(5));
    assert_eq!(receipt.events, [Event::Success { transaction: 0 }]);
    chain.upgrade(6);
    messages.submit(&ALICE, &register("bob", 7)).unwrap();

    let sent = chain.sent();
    let shapes: Vec<_> = sent.iter().map(|sent| sent.message.as_slice()).collect();
    assert_eq!(shapes, [b"\x00\x0cada".as_slice(), b"\x00\x0cbob\x07\0\0\0"]);
    let specs: Vec<_> = sent.iter().map(|sent| (sent.nonce, sent.spec_version.0)).collect();
    assert_eq!(specs, [(0, 5), (1, 6)]);
    let Transaction { author, nonce, spec_version, message, signature } = &sent[1];
    let signed = Transaction::signed_bytes(author, *nonce, *spec_version, message);
    assert_eq!(*signature, ALICE.sign(&signed));
}

#[test]
fn a_message_of_a_later_spec_version_is_not_sent() {
    let (chain, client) = client_at(5, BOTH);
    let error = client.messages::<Scale, Message>().submit(&ALICE, &unicorn()).unwrap_err();
    let ClientError::Message(reason) = &error else { panic!("{error}") };
    let MessageError::NotYetAvailable { message, since, active } = **reason else {
        panic!("{reason}");
    };
    assert_eq!((message, since.0, active.0), ("RegisterUnicorn", 6, 5));
    assert!(error.to_string().starts_with("`RegisterUnicorn` is not available yet"), "{error}");
    assert!(chain.sent().is_empty());
}

#[test]
fn a_message_that_is_gone_is_not_sent() {
    let (chain, client) = client_at(6, BOTH);
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&ALICE, &Message::CreateCheckpoint).unwrap_err();
    let ClientError::Message(reason) = error else { panic!("{error}") };
    assert!(matches!(*reason, MessageError::NoLongerAvailable { until: SpecVersion(5), .. }));
    assert!(chain.sent().is_empty());
}

#[test]
fn what_the_shape_of_the_moment_would_lose_is_not_sent() {
    let (chain, client) = client_at(5, BOTH);
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&ALICE, &register("ada", 7)).unwrap_err();
    assert!(matches!(error, ClientError::Message(_)));
    assert!(error.to_string().contains("karma"), "{error}");
    assert!(chain.sent().is_empty());
}

#[test]
fn a_version_of_choice_is_sent_where_it_is_expected_and_nowhere_else() {
    let (chain, client) = client_at(5, BOTH);
    let messages = client.messages::<Scale, Message>();
    let v1 = VersionedRegisterUser::V1(RegisterUserV1 { name: "ada".into() });
    let v1 = VersionedMessage::RegisterUser(v1);
    messages.submit_versioned(&ALICE, &v1).unwrap();
    chain.upgrade(6);
    let error = messages.submit_versioned(&ALICE, &v1).unwrap_err();
    let ClientError::Message(reason) = error else { panic!("{error}") };
    assert!(matches!(*reason, MessageError::WrongVersion { .. }), "{reason}");
    assert_eq!(chain.sent().len(), 1);
}

#[test]
fn available_messages_are_those_of_the_moment() {
    let (chain, client) = client_at(5, BOTH);
    let messages = client.messages::<Scale, Message>();
    let before = ["RegisterUser", "CreateCheckpoint", "UpdateRuntime"];
    assert_eq!(names(messages.available().unwrap()), before);
    assert!(!messages.availability_by_name("RegisterUnicorn").unwrap().is_available());
    chain.upgrade(6);
    let after = ["RegisterUser", "RegisterUnicorn", "UpdateRuntime"];
    assert_eq!(names(messages.available().unwrap()), after);
    assert!(messages.availability_by_name("RegisterUnicorn").unwrap().is_available());
    assert!(matches!(
        messages.availability_by_name("RegisterUnicor"),
        Err(ClientError::Message(_))
    ));
    let menu = messages.menu().unwrap();
    let open: Vec<_> = menu.iter().map(|(info, how)| (info.index, how.is_available())).collect();
    assert_eq!(open, [(0, true), (1, false), (2, true), (3, true)]);
}

#[test]
fn a_client_that_was_not_built_for_the_runtime_neither_sends_nor_offers() {
    let (chain, client) = client_at(5, OLD);
    let messages = client.messages::<Scale, Message>();
    chain.upgrade(6);
    let refused = |error| match error {
        ClientError::IncompatibleRuntime { chain, .. } => assert_eq!(chain, SpecVersion(6)),
        other => panic!("{other}"),
    };
    refused(messages.submit(&ALICE, &register("ada", 0)).unwrap_err());
    refused(messages.available().unwrap_err());
    refused(messages.availability_by_name("RegisterUser").unwrap_err());
    refused(messages.menu().unwrap_err());
    assert!(chain.sent().is_empty());
}

#[test]
fn a_message_that_fails_in_its_block_is_an_error_with_the_modules_number() {
    let (chain, client) = client_at(5, BOTH);
    let fault = DispatchFault { module: 7, code: 4 };
    chain.with(|state| state.outcome = Err(fault));
    let error =
        client.messages::<Scale, Message>().submit(&ALICE, &register("ada", 0)).unwrap_err();
    assert_eq!(error.to_string(), "the transaction in block 11 failed: module 7, error 4");
    let ClientError::Failed { fault: found, block } = error else { panic!("{error}") };
    assert_eq!((found, block), (fault, 11));
}

#[test]
fn other_refusals_are_errors_at_once() {
    struct Forger;
    impl Signer for Forger {
        fn account(&self) -> AccountId {
            ALICE.account()
        }
        fn sign(&self, _: &[u8]) -> Signature {
            Signature(Vec::new())
        }
    }
    let (chain, client) = client_at(5, BOTH);
    let messages = client.messages::<Scale, Message>();
    let error = messages.submit(&Forger, &register("ada", 0)).unwrap_err();
    let author = ALICE.account();
    assert!(matches!(error, ClientError::Refused(Refusal::Signature { author: a }) if a == author));

    let refusal = Refusal::Payment { needed: 10, balance: 3 };
    chain.with(|state| state.refusal = Some(refusal.clone()));
    let error = messages.submit(&ALICE, &register("ada", 0)).unwrap_err();
    assert!(matches!(error, ClientError::Refused(Refusal::Payment { needed: 10, balance: 3 })));
    assert_eq!(chain.sent().len(), 2);

    let refusal = Refusal::Message { spec_version: SpecVersion(5), reason: "too long".into() };
    chain.with(|state| state.refusal = Some(refusal.clone()));
    let error = messages.submit(&ALICE, &register("ada", 0)).unwrap_err();
    let ClientError::Refused(found) = error else { panic!("{error}") };
    assert_eq!(found, refusal);
    assert_eq!(chain.sent().len(), 3);
}

#[test]
fn success_without_the_event_does_not_prove_that_the_code_was_replaced() {
    let (chain, client) = client_at(5, BOTH);
    let messages = client.messages::<Scale, Message>();
    let receipt = messages.submit(&ALICE, &Message::UpdateRuntime).unwrap();
    let error = receipt.code_updated().unwrap_err();
    assert_eq!(error.block, receipt.block);
    assert!(error.to_string().contains("brought no `CodeUpdated` event"), "{error}");

    let updated = Event::CodeUpdated { spec_version: SpecVersion(6), valid_from: Epoch(120) };
    chain.with(|state| state.brings.insert(0, updated));
    let receipt = messages.submit(&ALICE, &Message::UpdateRuntime).unwrap();
    assert_eq!(receipt.code_updated(), Ok(SpecVersion(6)));
}

#[test]
fn the_last_of_several_codes_is_the_one_in_place() {
    let (chain, client) = client_at(5, BOTH);
    let updated =
        |spec| Event::CodeUpdated { spec_version: SpecVersion(spec), valid_from: Epoch(120) };
    let success = Event::Success { transaction: 0 };
    chain.with(|state| state.brings = vec![updated(8), updated(6), updated(7), success]);
    let messages = client.messages::<Scale, Message>();
    let receipt = messages.submit(&ALICE, &Message::UpdateRuntime).unwrap();
    assert_eq!(receipt.code_updated(), Ok(SpecVersion(7)));
}

#[test]
fn what_is_signed_is_author_nonce_and_spec_version_little_endian_and_the_message() {
    let (chain, client) = client_at(5, BOTH);
    chain.with(|state| state.nonce = 0x0102_0304_0506_0708);
    client.messages::<Scale, Message>().submit(&ALICE, &register("ada", 0)).unwrap();
    let expected =
        [&[7; 33][..], &[8, 7, 6, 5, 4, 3, 2, 1], &[5, 0, 0, 0], b"\x00\x0cada"].concat();
    // The signature is the account's first byte and what is signed.
    assert_eq!(chain.sent()[0].signature, Signature(expected));

    let author = AccountId([7; 32]);
    let signed = Transaction::signed_bytes(&author, 1, SpecVersion(0x0a0b_0c0d), &[]);
    assert_eq!(signed[32..], [1, 0, 0, 0, 0, 0, 0, 0, 0x0d, 0x0c, 0x0b, 0x0a]);
}

/// It was signed for another runtime, so no chain has it there.
#[test]
fn an_inclusion_by_another_runtime_is_not_believed() {
    let (chain, client) = client_at(5, BOTH);
    for outcome in [Ok(()), Err(DispatchFault { module: 7, code: 4 })] {
        let before = client.last_seen();
        chain.with(|state| (state.lies, state.outcome) = (Some(SpecVersion(40)), outcome));
        let messages = client.messages::<Scale, Message>();
        client.on_upgrade(|upgrade| panic!("{upgrade:?}"));
        let error = messages.submit(&ALICE, &register("ada", 0)).unwrap_err();
        let text = error.to_string();
        let ClientError::WrongInclusion { transaction, block, spec_version } = error else {
            panic!("{error}");
        };
        assert_eq!(*transaction, chain.sent().pop().unwrap());
        assert_eq!(spec_version, SpecVersion(40));
        assert_eq!(
            text,
            format!(
                "the transaction of account {}, nonce {}, was signed for spec version 5, and the node \
                 says that it is in block {block}, run at spec version 40; it may be in a block or \
                 not: ask another node for the account's nonce",
                transaction.author, transaction.nonce
            )
        );
        assert_eq!(client.last_seen(), before, "{outcome:?}");
        client.poll().unwrap();
    }
}

#[test]
fn faults_have_names_in_their_own_module_alone() {
    #[derive(Clone, Copy, Debug, PartialEq, ErrorCodes)]
    #[codes(module = 7, retired(InexistentCheckpointId = 0))]
    enum RegistryError {
        InexistentUser = 4,
    }
    let fault = |module, code| DispatchFault { module, code };
    let cases = [
        (fault(7, 4), Some("InexistentUser"), Some(RegistryError::InexistentUser)),
        (fault(7, 0), Some("InexistentCheckpointId"), None),
        (fault(7, 5), None, None),
        (fault(4, 4), None, None),
        (fault(8, 0), None, None),
    ];
    for (fault, name, error) in cases {
        assert_eq!((fault.name::<RegistryError>(), fault.error()), (name, error), "{fault}");
    }
}
