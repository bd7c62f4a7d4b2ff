//! Entities of many kinds that hold, and how much of them is looked at.

use perennial::{
    Bincode, Entity, Key, Layout, Scale, SpecVersion, Store, Table, Versioned,
    backend::Memory,
    history::Samples,
    key::{Blake2_256, Substrate, Twox64Concat},
    registry,
    store::Registry,
    train::{Evidence, check},
};

use super::{feature, plan, told};

/// The evidence of a feature that comes with spec version 6, where 5 is all that there was.
fn alone(releases: &[&str], registry: Registry) -> Evidence {
    let plan = plan(5).feature(feature("it", 6, releases));
    let evidence = check::alone(&plan, "it", registry).unwrap();
    assert_eq!((evidence.before(), evidence.after()), (SpecVersion(5), SpecVersion(6)));
    evidence
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct User {
    #[versioned(renamed(from = "title", since = 2))]
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

const USERS: Table<u64, User> = Table::new("users");

#[test]
fn a_new_and_a_renamed_field_hold_and_are_counted() {
    let evidence = alone(&["User V2"], registry![USERS]);
    // Of each version there are ten samples. An old one goes three ways, and is read when it is written,
    // after the upgrade, when the database was opened again and when it was rewritten; a new one goes
    // three ways after the upgrade, too, and is not read before that but where it needs no new version.
    let (old, new) = (10 * 3 * 4, 10 * 3 * 3);
    let early = evidence.values() - old - new;
    assert!(early > 0 && early.is_multiple_of(4) && early < 10 * 4, "{early}");
    let [covered] = evidence.covers() else { panic!("{evidence}") };
    assert_eq!(covered.release.to_string(), "User V2");
    assert_eq!(covered.fingerprint, Some(User::VERSIONS[1].fingerprint));
}

#[test]
fn no_value_of_a_table_that_is_not_the_features_is_looked_at() {
    let few = alone(&["User V2"], registry![USERS]).values();
    assert_eq!(alone(&["User V2"], registry![USERS, NOTES]).values(), few);
    assert!(alone(&["User V2", "Note V2"], registry![USERS, NOTES]).values() > few);
}

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 9))]
#[versioned(removed(colour: String, in = 1, after = text))]
struct Note {
    text: String,
    #[versioned(since = 2)]
    pinned: bool,
    #[versioned(since = 3)]
    tags: Vec<String>,
}

const NOTES: Table<(String, u64), Note, Bincode> = Table::new("notes");

#[test]
fn a_removed_field_has_no_way_down_and_that_is_no_fault() {
    assert!(alone(&["Note V2"], registry![NOTES]).values() > 100);
}

/// The default is what an old value would get for what it was before.
#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
#[versioned(removed(colour: String, in = 1, after = text, default = String::new()))]
struct Label {
    text: String,
}

const LABELS: Table<u8, Label> = Table::new("labels");

/// The same, where it lies in a list, and with another field removed.
#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
#[versioned(removed(owner: u32, in = 1, after = labels, default = 0))]
struct Shelf {
    #[versioned(nested(1 = 1, 2 = 2))]
    labels: Vec<Label>,
}

const SHELVES: Table<u8, Shelf, Bincode> = Table::new("shelves");

#[test]
fn a_removed_field_with_a_default_is_told_once_and_with_what_to_do() {
    let plan = plan(5).feature(feature("it", 6, &["Label V2"]));
    let error = check::alone(&plan, "it", registry![LABELS]).unwrap_err();
    let expected = "feature `it`: Label V1 in table `labels`, sample `typical` \
                    {\"text\":\"birch\",\"colour\":\"Cedar\"} and 7 more samples: `colour` is removed \
                    in V2 with a `default`: what a value of V1 has in it is lost when a binary with V2 \
                    writes it again before spec version 6, while other binaries keep it; take the \
                    `default` of `colour` in Label away (until spec version 6 such a write is then \
                    refused, and nothing is lost), or keep the field";
    assert_eq!(told(&error), [expected]);
    // As advised.
    assert!(alone(&["Plain V2"], registry![PLAINS]).values() > 100);
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
#[versioned(removed(colour: String, in = 1, after = text))]
struct Plain {
    text: String,
}

const PLAINS: Table<u8, Plain> = Table::new("plains");

#[test]
fn each_entity_with_removed_fields_is_told_once_wherever_it_lies() {
    let plan = plan(5).feature(feature("it", 6, &["Label V2", "Shelf V2"]));
    let error = check::alone(&plan, "it", registry![SHELVES, LABELS]).unwrap_err();
    let told = told(&error);
    assert_eq!(told.len(), 2, "{error}");
    let of = |name: &str, what: &str| {
        let line = told.iter().find(|line| line.starts_with(&format!("feature `it`: {name} V1")));
        assert!(line.is_some_and(|line| line.contains(what)), "{error}");
    };
    of("Label", "`colour` is removed in V2");
    of("Shelf", "`owner` is removed in V2");
}

#[test]
fn without_a_default_the_old_version_waits_for_the_upgrade() {
    let store = Store::open(Memory::new(), registry![PLAINS]).unwrap();
    store.raise_spec_version(SpecVersion(5)).unwrap();
    let table = store.table(PLAINS).unwrap();
    let old = VersionedPlain::V1(PlainV1 { text: "a".into(), colour: "red".into() });
    table.put_versioned(&1, &old).unwrap();
    let refused = table.put(&1, &Plain { text: "b".into() }).unwrap_err();
    assert!(refused.to_string().contains("`colour`, since removed, has no value"), "{refused}");
    store.raise_spec_version(SpecVersion(6)).unwrap();
    table.put(&1, &Plain { text: "b".into() }).unwrap();
}

fn seconds(millis: &u64) -> u32 {
    u32::try_from(millis / 1000).unwrap_or(u32::MAX)
}

fn millis(seconds: u32) -> u64 {
    u64::from(seconds) * 1000
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Race {
    #[versioned(since = 2, was(seconds: u32, upcast = millis, downcast = seconds))]
    millis: u64,
}

const RACES: Table<u64, Race, Scale, Substrate<Blake2_256>> = Table::map("Sport", "races");

#[test]
fn a_changed_type_with_a_way_down_holds_under_keys_that_are_hashed() {
    assert!(alone(&["Race V2"], registry![RACES]).values() > 100);
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Profile {
    nick: String,
    #[versioned(since = 2)]
    photo: Option<Vec<u8>>,
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Member {
    #[versioned(nested(1 = 1, 2 = 2))]
    profile: Profile,
    #[versioned(nested(1 = 1, 2 = 2))]
    friends: Vec<Profile>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Key)]
struct MemberKey {
    club: String,
    number: i32,
}

const MEMBERS: Table<MemberKey, Member> = Table::new("members");

#[test]
fn a_nested_version_is_checked_in_what_holds_it() {
    let evidence = alone(&["Profile V2", "Member V2"], registry![MEMBERS]);
    let names: Vec<_> = evidence.covers().iter().map(|c| c.release.to_string()).collect();
    assert_eq!(names, ["Member V2", "Profile V2"]);
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Slot<T: Default> {
    held: T,
    #[versioned(since = 2)]
    more: Option<T>,
}

const NUMBERS: Table<bool, Slot<u16>> = Table::new("numbers");
const WORDS: Table<(), Slot<String>, Scale, Substrate<Twox64Concat>> = Table::map("Words", "words");

#[test]
fn a_generic_entity_is_covered_in_each_of_its_layouts_under_few_keys() {
    let evidence = alone(&["Slot V2"], registry![NUMBERS, WORDS]);
    assert_eq!(evidence.covers().len(), 2);
    assert_ne!(evidence.covers()[0].fingerprint, evidence.covers()[1].fingerprint);
    let one = alone(&["Slot V2"], registry![NUMBERS]);
    assert!(evidence.values() > one.values());
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
#[versioned(removed(Lost(String), in = 1, index = 1, upcast = |_: String| Event::Gone))]
enum Event {
    Created {
        by: u64,
        #[versioned(since = 2)]
        at: u32,
    },
    #[versioned(since = 2, index = 2)]
    Gone,
}

const EVENTS: Table<u32, Event> = Table::new("events");

#[test]
fn variants_that_came_and_went_hold() {
    assert!(alone(&["Event V2"], registry![EVENTS]).values() > 100);
}

#[derive(Clone, Layout)]
struct DoorV1 {
    open: bool,
}

#[derive(Clone, Layout)]
struct DoorV2 {
    angle: u16,
}

struct Door(#[expect(dead_code, reason = "it is read by nobody but the check")] u16);

impl From<DoorV1> for DoorV2 {
    fn from(old: DoorV1) -> Self {
        Self { angle: if old.open { 90 } else { 0 } }
    }
}

impl From<DoorV2> for Door {
    fn from(newer: DoorV2) -> Self {
        Self(newer.angle)
    }
}

#[derive(Versioned)]
#[versioned(view = Door, activates(2 = 6))]
enum VersionedDoor {
    V1(DoorV1),
    V2(DoorV2),
}

const DOORS: Table<u16, Door> = Table::new("doors");

#[test]
fn an_entity_that_is_only_read_as_a_view_is_written_version_by_version() {
    assert!(alone(&["Door V2"], registry![DOORS]).values() > 50);
}

#[derive(Versioned)]
#[versioned(latest = 1, activates(1 = 6))]
struct Badge {
    name: String,
}

const BADGES: Table<u64, Badge> = Table::new("badges");

#[test]
fn an_entity_that_comes_with_the_feature_is_refused_before() {
    let evidence = alone(&["Badge V1"], registry![BADGES]);
    assert_eq!(evidence.values(), 10 * 3 * 3);
}

#[derive(Clone, Layout)]
#[layout(check = Email::check)]
struct Email(String);

impl Email {
    fn check(&self) -> Result<(), &'static str> {
        if self.0.ends_with("@example.org") { Ok(()) } else { Err("it is of another house") }
    }
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct Account {
    email: Email,
    #[versioned(since = 2)]
    paid: bool,
}

const ACCOUNTS: Table<u64, Account> = Table::new("accounts");

#[test]
fn values_that_nobody_guesses_are_given() {
    let plan = plan(5).feature(feature("paying", 6, &["Account V2"]));
    let error = check::alone(&plan, "paying", registry![ACCOUNTS]).unwrap_err();
    let hint = "no value of it was found to check with";
    assert!(told(&error).iter().filter(|text| text.contains(hint)).count() >= 2, "{error}");
    let email = || Email("ada@example.org".into());
    let samples = Samples::new()
        .with::<Account>("ada", &VersionedAccount::V1(AccountV1 { email: email() }))
        .with::<Account>("bob", &VersionedAccount::V2(Account { email: email(), paid: true }));
    let evidence = check::alone_with(&plan, "paying", registry![ACCOUNTS], &samples).unwrap();
    assert_eq!(evidence.values(), 3 * 4 + 3 * 3);
}
