//! Databases of older builds, or of the same.

use perennial::{Entity, SpecVersion, Store, Version, backend::Backend};

use crate::{
    engines::{Copy, OnDisk, over_engines},
    first, id, next,
    state::{MEMBERS, Membership, ORGS, USERS, User},
    write::open_present,
};

over_engines! {
    the_first_reads_its_own
    the_present_reads_the_first
    the_next_reads_the_first
    the_present_reads_its_own
    the_next_reads_the_present
    the_next_reads_its_own
    opening_rewrites_nothing
}

fn ada<B: Backend>(store: &Store<B>, karma: u32) {
    let users = store.table(USERS).unwrap();
    let ada = User { account_id: [1; 32], projects: vec![], karma };
    assert_eq!(users.get(&id("ada")).unwrap(), Some(ada));
    // What was stored stays as it was stored: tag 0, the account, no projects.
    let stored = [&[0][..], &[1; 32], &[0]].concat();
    assert_eq!(users.get_raw(&id("ada")).unwrap().unwrap().bytes(), stored);
}

fn the_first_reads_its_own<B: OnDisk>() {
    let copy = Copy::of::<B>("first");
    let store = first::open(copy.open::<B>()).unwrap();
    let user = store.table(first::USERS).unwrap().get(&id("ada")).unwrap();
    assert_eq!(user, Some(first::User { account_id: [1; 32], projects: vec![] }));
    assert_eq!(store.spec_version(), SpecVersion(5));
}

fn the_present_reads_the_first<B: OnDisk>() {
    let copy = Copy::of::<B>("first");
    let store = open_present(copy.open::<B>()).unwrap();
    ada(&store, 0);
    let member = store.table(MEMBERS).unwrap();
    let member = member.get(&("monadic".into(), "ada".into())).unwrap();
    assert_eq!(member, Some(Membership { since_block: 7, invited_by: None }));
    // And goes on from there, in version 2 as soon as that is active.
    let eve = User { account_id: [5; 32], projects: vec![], karma: 1 };
    let users = store.table(USERS).unwrap();
    assert!(users.put(&id("eve"), &eve).is_err());
    store.raise_spec_version(SpecVersion(6)).unwrap();
    assert_eq!(users.put(&id("eve"), &eve).unwrap(), Version::of::<2>());
    drop(store);
    let store = open_present(copy.open::<B>()).unwrap();
    assert_eq!(store.table(USERS).unwrap().get(&id("eve")).unwrap(), Some(eve));
    ada(&store, 0);
    drop(store);
    let store = next::open(copy.open::<B>()).unwrap();
    assert_eq!(store.table(next::USERS).unwrap().get(&id("eve")).unwrap().unwrap().karma, 1);
}

fn next_user(account: u8, karma: u32, handle: &str) -> next::User {
    next::User { account_id: [account; 32], projects: vec![], karma, handle: handle.to_owned() }
}

fn the_next_reads_the_first<B: OnDisk>() {
    let copy = Copy::of::<B>("first");
    let store = next::open(copy.open::<B>()).unwrap();
    let users = store.table(next::USERS).unwrap();
    assert_eq!(users.get(&id("ada")).unwrap(), Some(next_user(1, 0, "nobody")));
}

fn the_present_reads_its_own<B: OnDisk>() {
    let copy = Copy::of::<B>("present");
    let store = open_present(copy.open::<B>()).unwrap();
    ada(&store, 0);
    let bob = User { account_id: [2; 32], projects: vec![], karma: 77 };
    assert_eq!(store.table(USERS).unwrap().get(&id("bob")).unwrap(), Some(bob));
    assert_eq!(
        store.table(ORGS).unwrap().get(&id("monadic")).unwrap().unwrap().members,
        [id("ada")]
    );
}

fn the_next_reads_the_present<B: OnDisk>() {
    let copy = Copy::of::<B>("present");
    let store = next::open(copy.open::<B>()).unwrap();
    let users = store.table(next::USERS).unwrap();
    let all: Vec<_> = users.scan_all().into_iter().collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(users.get(&id("bob")).unwrap(), Some(next_user(2, 77, "nobody")));
    assert_eq!(users.version_counts().unwrap().of(next::User::LATEST), 0);
}

fn the_next_reads_its_own<B: OnDisk>() {
    let copy = Copy::of::<B>("next");
    let store = next::open(copy.open::<B>()).unwrap();
    let users = store.table(next::USERS).unwrap();
    assert_eq!(users.get(&id("carol")).unwrap(), Some(next_user(3, 5, "@carol")));
    let badge = store.table(next::BADGES).unwrap().get(&7).unwrap().unwrap();
    assert_eq!((badge.label.as_str(), badge.stars), ("early", Some(300)));
}

/// Every row of every table, the library's own included.
fn dump<B: Backend>(backend: &B) -> Vec<(String, Vec<u8>, Vec<u8>)> {
    use perennial::backend::{Cursor, Direction, KeyRange};
    let mut tables = backend.tables().unwrap();
    tables.sort_unstable();
    let mut rows = Vec::new();
    for table in tables {
        let mut cursor = backend.cursor(&table, &KeyRange::all(), Direction::Forward).unwrap();
        while let Some(entry) = cursor.next().unwrap() {
            rows.push((table.clone(), entry.key.to_vec(), entry.value.to_vec()));
        }
    }
    rows
}

fn opening_rewrites_nothing<B: OnDisk>() {
    let copy = Copy::of::<B>("first");
    let before = dump(&copy.open::<B>());
    assert!(before.iter().any(|(table, ..)| table == "perennial.catalog"));
    let store = next::open(copy.open::<B>()).unwrap();
    assert_eq!(dump(store.backend()), before);
}
