//! Evidence of a binary that is not this one any more.

use perennial::{
    Entity, Messages, Scale, SpecVersion, Table, registry,
    store::Registry,
    train::{
        Covered, Evidence, EvidenceError,
        check::{self, Change},
    },
};

use super::{feature, plan};

/// The user as it was checked, and as the code may have it afterwards.
macro_rules! binary {
    ($name:ident, $karma:ty, $activates:literal) => {
        mod $name {
            use perennial::{Table, Versioned};

            #[derive(Versioned)]
            #[versioned(latest = 2, activates(2 = $activates))]
            pub struct User {
                pub name: String,
                #[versioned(since = 2)]
                pub karma: $karma,
            }

            pub const USERS: Table<u64, User> = Table::new("users");
        }
    };
}

binary!(checked, u32, 6);
binary!(wider, u64, 6);
binary!(later, u32, 9);

#[derive(Messages)]
enum Message {
    #[message(index = 0, since = 6)]
    Ping,
}

const USERS: Table<u64, checked::User> = checked::USERS;

fn with_ping(registry: Registry) -> Registry {
    registry.with_messages::<Scale, Message>()
}

fn evidence() -> Evidence {
    let plan = plan(5).feature(feature("karma", 6, &["User V2", "Message::Ping"]));
    check::alone(&plan, "karma", with_ping(registry![USERS])).unwrap()
}

#[test]
fn evidence_is_of_the_binary_that_was_checked() {
    evidence().check(&with_ping(registry![USERS])).unwrap();
}

#[test]
fn a_layout_that_changed_afterwards_is_found() {
    let stale = evidence().check(&with_ping(registry![wider::USERS])).unwrap_err();
    let layout = |info: &perennial::entity::VersionInfo| Vec::from([Some(info.fingerprint)]);
    let checked = layout(&checked::User::VERSIONS[1]);
    let now = layout(&wider::User::VERSIONS[1]);
    let text = stale.to_string();
    assert!(text.contains("\n  - User V2: its layout was "), "{text}");
    assert_eq!(stale.changes, [("User V2".parse().unwrap(), Change::Layout { checked, now })]);
}

#[test]
fn what_comes_at_another_time_or_not_at_all_is_found() {
    let stale = evidence().check(&registry![later::USERS]).unwrap_err();
    let (code, before, after) = (SpecVersion(9), SpecVersion(5), SpecVersion(6));
    assert_eq!(
        stale.changes,
        [
            ("User V2".parse().unwrap(), Change::Activation { code, before, after }),
            ("Message::Ping".parse().unwrap(), Change::Gone),
        ]
    );
}

#[test]
fn evidence_in_a_file_is_sealed_over_all_that_it_says() {
    let evidence = evidence();
    let sealed = |subject, covers: Vec<Covered>, specs, values| {
        Evidence::sealed(subject, covers, specs, values, evidence.seal())
    };
    let (subject, covers) = (evidence.subject().clone(), evidence.covers().to_vec());
    let specs = (evidence.before(), evidence.after());
    let again = sealed(subject.clone(), covers.clone(), specs, evidence.values());
    assert_eq!(again.as_ref(), Ok(&evidence));
    let fewer = covers[..1].to_vec();
    let other = (SpecVersion(4), SpecVersion(6));
    for edited in [
        sealed(subject.clone(), fewer, specs, evidence.values()),
        sealed(subject.clone(), covers.clone(), other, evidence.values()),
        sealed(subject, covers, specs, evidence.values() + 1),
    ] {
        assert_eq!(edited, Err(EvidenceError::Seal));
    }
}
