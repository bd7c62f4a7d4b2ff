//! The registry's runtimes, versions 4 to 7, as the example has them.

use perennial::{
    Epoch, ErrorCodes, Messages, Scale, SpecVersion, Store,
    backend::Memory,
    client::{Chain, Client, ClientError, DispatchFault, SpecVersions, Submission},
    emulator::{DevSigner, Emulator, Genesis, SystemMessage, UpdateRuntime},
    message::{self, codes},
};
use proptest::prelude::*;

use super::toy::{dump, included, signer};
use crate::runtimes::{
    self,
    errors::RegistryError,
    events::Event,
    ids::Id,
    messages::{GiveKarma, Join, Message, RegisterUnicorn, RegisterUser, Transfer},
    state::{PEOPLE, Person, UNICORNS, USERS, User, UserV1, VersionedUser},
};

const ALL: SpecVersions = SpecVersions::new(&[4, 5, 6, 7]);

/// A chain at version 4, with alice and bob.
fn chain() -> Emulator<Memory> {
    let store = Store::open(Memory::new(), runtimes::tables()).unwrap();
    let genesis = Genesis::new("sudo").endow("alice", 100).endow("bob", 100);
    runtimes::node(store, genesis).open().unwrap()
}

/// Goes on to a version, by all those before it.
fn upgrade(chain: &Emulator<Memory>, to: u32) {
    for spec in chain.head().unwrap().spec_version.0 + 1..=to {
        let valid_from = chain.head().unwrap().epoch.0 + 1;
        let code = runtimes::info(spec).code();
        let message = SystemMessage::from(UpdateRuntime { code, valid_from }).encode().unwrap();
        assert_eq!(included(chain.send(&signer("sudo"), message).unwrap()).0, Ok(()));
        assert_eq!(chain.next_epoch().unwrap().spec_version, SpecVersion(spec));
    }
}

fn id(text: &str) -> Id {
    Id::try_from(text).unwrap()
}

fn register(name: &str) -> Message {
    Message::RegisterUser(RegisterUser { id: id(name), name: name.to_uppercase() })
}

fn karma(to: &str, points: i64) -> Message {
    Message::GiveKarma(GiveKarma { to: id(to), points })
}

fn unicorn(name: &str) -> Message {
    Message::RegisterUnicorn(RegisterUnicorn { name: id(name), colour: "pink".into() })
}

/// Sends a message and says what came of it.
fn send(
    chain: &Emulator<Memory>,
    author: &str,
    message: &Message,
) -> Result<Vec<Event>, DispatchFault> {
    let client = Client::connect(chain.clone(), ALL).unwrap();
    match client.messages::<Scale, Message>().submit(&DevSigner::new(author), message) {
        Ok(receipt) => Ok(client.messages::<Scale, Event>().events_of(&receipt).unwrap()),
        Err(ClientError::Failed { fault, .. }) => Err(fault),
        Err(other) => panic!("{}: {other}", message.info().name),
    }
}

fn fails(chain: &Emulator<Memory>, author: &str, message: &Message, expected: RegistryError) {
    assert_eq!(send(chain, author, message), Err(expected.fault()), "{message:?}");
}

#[test]
fn users_are_registered_once_for_each_id_and_account() {
    let chain = chain();
    let events = send(&chain, "alice", &register("al")).unwrap();
    assert!(matches!(&events[..], [Event::UserRegistered(event)] if event.id == id("al")));
    fails(&chain, "bob", &register("al"), RegistryError::IdAlreadyTaken);
    fails(&chain, "alice", &register("alice"), RegistryError::UserAccountAssociated);
    let stored = chain.store().table(USERS).unwrap().get_versioned(&id("al")).unwrap();
    let account = signer("alice").account().0;
    assert_eq!(stored, Some(VersionedUser::V1(UserV1 { account, name: "AL".into() })));
}

#[test]
fn transfers_need_something_to_give() {
    let chain = chain();
    let to = signer("bob").account();
    let transfer = |amount| Message::Transfer(Transfer { to: to.0, amount });
    fails(&chain, "alice", &transfer(101), RegistryError::InsufficientBalance);
    send(&chain, "alice", &transfer(100)).unwrap();
    assert_eq!(chain.balance(&to).unwrap(), 200);
}

#[test]
fn unicorns_belong_to_users_from_version_5_to_6() {
    let chain = chain();
    upgrade(&chain, 5);
    fails(&chain, "alice", &unicorn("u"), RegistryError::AuthorHasNoAssociatedUser);
    send(&chain, "alice", &register("al")).unwrap();
    send(&chain, "alice", &unicorn("u")).unwrap();
    fails(&chain, "alice", &unicorn("u"), RegistryError::IdAlreadyTaken);
    let stored = chain.store().table(UNICORNS).unwrap().get(&id("u")).unwrap().unwrap();
    assert_eq!((stored.owner, stored.colour.as_str()), (id("al"), "pink"));
}

#[test]
fn karma_is_for_others_and_reads_as_none_before() {
    let chain = chain();
    send(&chain, "alice", &register("al")).unwrap();
    send(&chain, "bob", &register("bob")).unwrap();
    upgrade(&chain, 6);
    fails(&chain, "alice", &karma("al", 1), RegistryError::OwnKarma);
    fails(&chain, "alice", &karma("nobody", 1), RegistryError::InexistentUser);
    fails(&chain, "sudo", &karma("al", 1), RegistryError::AuthorHasNoAssociatedUser);
    let users = chain.store().table(USERS).unwrap();
    assert_eq!(users.get(&id("al")).unwrap().unwrap().karma, 0);
    send(&chain, "bob", &karma("al", 2)).unwrap();
    let events = send(&chain, "bob", &karma("al", 3)).unwrap();
    assert!(matches!(&events[..], [Event::KarmaGiven(event)] if event.total == 5));
    let stored = users.get_versioned(&id("al")).unwrap().unwrap();
    assert!(matches!(stored, VersionedUser::V2(User { karma: 5, .. })), "{stored:?}");
    let untouched = users.get_versioned(&id("bob")).unwrap().unwrap();
    assert!(matches!(untouched, VersionedUser::V1(_)), "{untouched:?}");
}

#[test]
fn version_7_takes_users_over_when_they_change() {
    let chain = chain();
    send(&chain, "alice", &register("al")).unwrap();
    send(&chain, "bob", &register("bob")).unwrap();
    upgrade(&chain, 6);
    send(&chain, "bob", &karma("al", 2)).unwrap();
    upgrade(&chain, 7);
    let people = chain.store().table(PEOPLE).unwrap();
    assert_eq!(people.get(&id("al")).unwrap(), None, "nothing is migrated");
    send(&chain, "bob", &karma("al", -3)).unwrap();
    let account = signer("alice").account().0;
    assert_eq!(people.get(&id("al")).unwrap(), Some(Person { account, karma: -1 }));
    let stale = chain.store().table(USERS).unwrap().get(&id("al")).unwrap().unwrap();
    assert_eq!(stale.karma, 2, "what was, stays");
    let join = |name| Message::Join(Join { id: id(name) });
    fails(&chain, "sudo", &join("bob"), RegistryError::IdAlreadyTaken);
    fails(&chain, "alice", &join("alice"), RegistryError::UserAccountAssociated);
    send(&chain, "sudo", &join("sudo")).unwrap();
    send(&chain, "sudo", &karma("bob", i64::MAX)).unwrap();
    send(&chain, "sudo", &karma("bob", i64::MAX)).unwrap();
    assert_eq!(people.get(&id("bob")).unwrap().unwrap().karma, i64::MAX);
}

/// A runtime reads the messages of its version and no other, whoever sends them in whatever way.
#[test]
fn each_runtime_knows_the_messages_of_its_version() {
    let samples = [
        register("al"),
        Message::Transfer(Transfer { to: [1; 32], amount: 0 }),
        unicorn("u"),
        karma("al", 1),
        Message::Join(Join { id: id("al") }),
    ];
    assert_eq!(samples.len(), Message::MESSAGES.len());
    for spec in 4..=7 {
        let chain = chain();
        upgrade(&chain, spec);
        for sample in &samples {
            let info = sample.info();
            let known = info.availability(SpecVersion(spec)).is_available();
            let written_for = if known { SpecVersion(spec) } else { info.since };
            let bytes = message::encode::<Scale, Message>(sample, written_for).unwrap();
            let submission = chain.send(&signer("alice"), bytes).unwrap();
            let is_in = matches!(submission, Submission::Included { .. });
            assert_eq!(is_in, known, "{} at {spec}: {submission:?}", info.name);
        }
    }
}

#[test]
fn blocks_are_read_in_the_shapes_of_their_versions() {
    let chain = chain();
    send(&chain, "alice", &register("al")).unwrap();
    upgrade(&chain, 6);
    send(&chain, "bob", &register("bob")).unwrap();
    let newest = chain.head().unwrap().block;
    let client = Client::connect(chain.clone(), ALL).unwrap();
    let events = |block| client.messages::<Scale, Event>().events(block).unwrap();
    let account = |block| match &events(block)[..] {
        [Event::UserRegistered(event)] => event.account,
        other => panic!("{other:?}"),
    };
    assert_eq!(account(1), None);
    assert_eq!(account(newest), Some(signer("bob").account().0));
    // The update's block, which has no event of the runtime.
    assert_eq!(events(2), []);
}

/// The client that was built for too little is refused in the very epoch, and no other.
#[test]
fn clients_go_on_as_long_as_they_are_built_for_it() {
    let chain = chain();
    let old = Client::connect(chain.clone(), SpecVersions::new(&[4, 5])).unwrap();
    for spec in 4..=7 {
        upgrade(&chain, spec);
        let read = old.table(USERS).get(&id("al"));
        match spec {
            4 | 5 => assert_eq!(read.unwrap(), None),
            _ => {
                let error = read.unwrap_err();
                let ClientError::IncompatibleRuntime { chain: found, .. } = error else {
                    panic!("{error}")
                };
                assert_eq!(found, SpecVersion(spec));
            }
        }
    }
    assert_eq!(chain.head().unwrap().epoch, Epoch(3));
}

#[test]
fn a_client_tells_from_which_epoch_on_a_message_is_there() {
    let chain = chain();
    let client = Client::connect(chain.clone(), SpecVersions::new(&[4, 5, 6, 7])).unwrap();
    let messages = client.messages::<Scale, Message>();
    let from = |name| messages.available_from(name).unwrap();
    assert_eq!(from("RegisterUser"), Some(Epoch(0)));
    assert_eq!(from("RegisterUnicorn"), None, "nothing is decided");
    let update = UpdateRuntime { code: runtimes::info(6).code(), valid_from: 3 };
    client.messages::<Scale, SystemMessage>().submit(&signer("sudo"), &update.into()).unwrap();
    assert_eq!(["RegisterUnicorn", "GiveKarma"].map(from), [Some(Epoch(3)); 2]);
    assert_eq!(from("Join"), None);
    for _ in 0..3 {
        chain.next_epoch().unwrap();
    }
    assert_eq!(from("GiveKarma"), Some(Epoch(3)));
    assert!(messages.available_from("Nothing").is_err());
}

#[test]
fn errors_keep_their_numbers() {
    let released = [
        ("InexistentUser", 4),
        ("UserAccountAssociated", 14),
        ("AuthorHasNoAssociatedUser", 15),
        ("FailedChainRuntimeUpdate", 16),
        ("IdAlreadyTaken", 17),
        ("InsufficientBalance", 20),
        ("OwnKarma", 21),
    ];
    codes::check_kept::<RegistryError>(7, &released).unwrap();
    assert_eq!(RegistryError::CODES.len(), released.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_message_breaks_a_runtime(
        spec in 4..=7_u32,
        index in 0..6_u8,
        body in prop::collection::vec(any::<u8>(), 0..48),
    ) {
        let chain = chain();
        upgrade(&chain, spec);
        let before = dump(&chain);
        let message = [vec![index], body].concat();
        let submission = chain.send(&signer("alice"), message).unwrap();
        if matches!(submission, Submission::Refused(_)) {
            prop_assert_eq!(dump(&chain), before);
        }
    }
}
