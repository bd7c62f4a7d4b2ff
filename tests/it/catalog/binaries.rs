//! The types of several releases, good and bad, of one program.

use perennial::{Bincode, Scale, SpecVersion, Store, Table, Tag, Version, Versioned, registry};

use super::home::Home;

pub const V1: Version = Version::of::<1>();
pub const V2: Version = Version::of::<2>();
pub const V3: Version = Version::of::<3>();

/// What was released.
pub mod released {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 2, activates(2 = 6), derive(Clone, Debug, PartialEq))]
    pub struct User {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
    }

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
    pub struct Org {
        pub members: Vec<u64>,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
    pub const ORGS: Table<String, Org, Bincode> = Table::new("orgs");
}

/// The release after it.
pub mod newer {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 3, activates(2 = 6, 3 = 9), derive(Clone, Debug, PartialEq))]
    pub struct User {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
        #[versioned(since = 3)]
        pub badge: Option<String>,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
}

/// Its third version has the tag that the release gave to the second.
pub mod newer_retagged {
    use super::*;

    #[derive(Versioned)]
    #[versioned(latest = 3, tags(1 = 1, 2 = 9, 3 = 2))]
    pub struct User {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
        #[versioned(since = 3)]
        pub badge: Option<String>,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
}

/// Somebody widened a field of a released version.
pub mod changed {
    use super::*;

    #[derive(Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    pub struct User {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u64,
    }

    #[derive(Versioned)]
    #[versioned(latest = 1)]
    pub struct Org {
        pub people: Vec<u64>,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
    pub const ORGS: Table<u64, Org, Scale> = Table::new("orgs");
}

/// Somebody counted the tags from zero.
pub mod retagged {
    use super::*;

    #[derive(Versioned)]
    #[versioned(latest = 2, first_tag = 0)]
    pub struct User {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
}

/// Somebody renamed the type.
pub mod renamed {
    use super::*;

    #[derive(Versioned)]
    #[versioned(latest = 2)]
    pub struct Account {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
    }

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 2, activates(2 = 6), name = "User")]
    pub struct Member {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
    }

    pub const USERS: Table<u64, Account> = Table::new("users");
    pub const KEPT: Table<u64, Member> = Table::new("users");
}

/// The map of a chain.
pub mod map {
    use perennial::key::{Blake2_128Concat, Substrate, Twox64Concat};

    use super::{released::User, *};

    pub const ACCOUNTS: Table<[u8; 32], User, Scale, Substrate<Blake2_128Concat>> =
        Table::map("System", "Account");
    pub const OTHER_HASHER: Table<[u8; 32], User, Scale, Substrate<Twox64Concat>> =
        Table::map("System", "Account");
    pub const OTHER_MODULE: Table<[u8; 32], User, Scale, Substrate<Blake2_128Concat>> =
        Table::map("Balances", "Account");
    pub const OTHER_KEY: Table<u32, User, Scale, Substrate<Blake2_128Concat>> =
        Table::map("System", "Account");
}

pub fn user(name: &str, karma: u32) -> released::User {
    released::User { name: name.into(), karma }
}

/// A database with users of both versions and an org, closed again.
pub fn made<H: Home>() -> H {
    let home = H::new();
    fill(&home.open(registry![released::USERS, released::ORGS]));
    home
}

pub fn fill<B: perennial::backend::Backend>(store: &Store<B>) {
    let users = store.table(released::USERS).unwrap();
    users.put(&1, &user("ada", 0)).unwrap();
    store.raise_spec_version(SpecVersion(7)).unwrap();
    users.put(&2, &user("bob", 5)).unwrap();
    let org = released::Org { members: vec![1, 2] };
    store.table(released::ORGS).unwrap().put(&"acme".into(), &org).unwrap();
}

/// The same, and the next release has written to the users.
pub fn made_newer<H: Home>() -> H {
    let home = made::<H>();
    let store = home.open(registry![newer::USERS]);
    store.raise_spec_version(SpecVersion(11)).unwrap();
    let eve = newer::User { name: "eve".into(), karma: 1, badge: Some("first".into()) };
    assert_eq!(store.table(newer::USERS).unwrap().put(&3, &eve).unwrap(), V3);
    drop(store);
    home
}

#[test]
fn the_binaries_differ_as_they_say() {
    use perennial::Entity;
    let tags = |versions: &[perennial::entity::VersionInfo]| -> Vec<Tag> {
        versions.iter().map(|info| info.tag).collect()
    };
    assert_eq!(tags(released::User::VERSIONS), [Tag(1), Tag(2)]);
    assert_eq!(tags(retagged::User::VERSIONS), [Tag(0), Tag(1)]);
    assert_eq!(tags(newer_retagged::User::VERSIONS), [Tag(1), Tag(9), Tag(2)]);
    assert_eq!(released::User::VERSIONS[1].fingerprint, newer::User::VERSIONS[1].fingerprint);
    assert_ne!(released::User::VERSIONS[1].fingerprint, changed::User::VERSIONS[1].fingerprint);
    assert_eq!(<renamed::Member as Entity>::NAME, "User");
}
