//! What each build writes.

use perennial::{SpecVersion, Store, backend::Backend, registry, store::OpenError};

use crate::{
    first, id, next,
    state::{MEMBERS, Membership, ORGS, Org, PROJECTS, USERS, User},
};

pub fn open_present<B: Backend>(backend: B) -> Result<Store<B>, OpenError> {
    Store::open(backend, registry![USERS, ORGS, PROJECTS, MEMBERS])
}

fn key(name: &str) -> (String, String) {
    ("monadic".to_owned(), name.to_owned())
}

/// `ada` and a membership, all of version 1.
pub fn first<B: Backend>(backend: B) {
    let store = first::open(backend).unwrap();
    store.raise_spec_version(SpecVersion(5)).unwrap();
    let ada = first::User { account_id: [1; 32], projects: vec![] };
    store.table(first::USERS).unwrap().put(&id("ada"), &ada).unwrap();
    let member = first::Membership { since_block: 7 };
    store.table(first::MEMBERS).unwrap().put(&key("ada"), &member).unwrap();
}

/// `ada` of version 1, then `bob` and his membership of version 2, and an org.
pub fn present<B: Backend>(backend: B) {
    let store = open_present(backend).unwrap();
    let users = store.table(USERS).unwrap();
    store.raise_spec_version(SpecVersion(5)).unwrap();
    let ada = User { account_id: [1; 32], projects: vec![], karma: 0 };
    users.put(&id("ada"), &ada).unwrap();
    store.raise_spec_version(SpecVersion(6)).unwrap();
    let bob = User { account_id: [2; 32], projects: vec![], karma: 77 };
    users.put(&id("bob"), &bob).unwrap();
    let member = Membership { since_block: 12, invited_by: Some(id("ada")) };
    store.table(MEMBERS).unwrap().put(&key("bob"), &member).unwrap();
    let org = Org { account_id: [9; 32], members: vec![id("ada")], projects: vec![] };
    store.table(ORGS).unwrap().put(&id("monadic"), &org).unwrap();
}

/// `ada` of version 1 and `carol` of version 3, and a badge.
pub fn next<B: Backend>(backend: B) {
    let store = next::open(backend).unwrap();
    let users = store.table(next::USERS).unwrap();
    let user = |account: u8, karma, handle: &str| next::User {
        account_id: [account; 32],
        projects: vec![],
        karma,
        handle: handle.to_owned(),
    };
    users.put(&id("ada"), &user(1, 0, "nobody")).unwrap();
    store.raise_spec_version(SpecVersion(9)).unwrap();
    users.put(&id("carol"), &user(3, 5, "@carol")).unwrap();
    let member = Membership { since_block: 20, invited_by: None };
    store.table(MEMBERS).unwrap().put(&key("carol"), &member).unwrap();
    let badge = next::Badge { label: "early".to_owned(), stars: Some(300) };
    store.table(next::BADGES).unwrap().put(&7, &badge).unwrap();
}
