//! What a binary activates inside of its entities and messages.

use perennial::{
    Messages, Scale, SpecVersion, Table, Versioned, registry,
    train::{Binary, Release},
};

use super::story::release;

/// Held by another one.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 9))]
struct Badge {
    name: String,
    #[versioned(since = 2)]
    level: u32,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 9))]
struct Holder {
    name: String,
    #[versioned(nested(1 = 1, 2 = 2))]
    badge: Badge,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 8))]
struct Award {
    to: u64,
    #[versioned(since = 2)]
    because: String,
}

#[derive(Messages)]
enum Call {
    #[message(index = 0, since = 7)]
    Award(Award),
}

const HOLDERS: Table<u64, Holder> = Table::new("holders");

#[test]
fn nested_entities_and_payloads_are_activated_too() {
    let binary = Binary::of(&registry![HOLDERS].with_messages::<Scale, Call>());
    let all: Vec<(String, u32)> =
        binary.iter().map(|(release, spec)| (release.to_string(), spec.0)).collect();
    let expected = [
        ("Award V1", 0),
        ("Award V2", 8),
        ("Badge V1", 0),
        ("Badge V2", 9),
        ("Holder V1", 0),
        ("Holder V2", 9),
        ("Call::Award", 7),
    ];
    assert_eq!(all, expected.map(|(text, spec)| (text.to_owned(), spec)));
}

#[test]
fn of_one_name_the_lower_spec_version_counts() {
    let twice: [(Release, SpecVersion); 2] =
        [(release("User V2"), SpecVersion(9)), (release("User V2"), SpecVersion(6))];
    let activations: Binary = twice.into_iter().collect();
    assert_eq!(activations.get(&release("User V2")), Some(SpecVersion(6)));
}
