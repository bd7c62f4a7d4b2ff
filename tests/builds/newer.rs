//! Databases of newer builds: what is known is read, what is not is kept, and nothing is written beside
//! it.

use perennial::{
    SpecVersion, Version,
    store::{ReadError, WriteError},
};

use crate::{
    engines::{Copy, OnDisk, over_engines},
    first, id, next,
    state::{MEMBERS, Membership, USERS, User},
    write::open_present,
};

over_engines! {
    the_present_reads_what_it_knows_of_the_next
    the_first_reads_what_it_knows_of_the_present
    what_an_older_build_leaves_alone_stays
}

fn the_present_reads_what_it_knows_of_the_next<B: OnDisk>() {
    let copy = Copy::of::<B>("next");
    let store = open_present(copy.open::<B>()).unwrap();
    assert_eq!(store.spec_version(), SpecVersion(9));
    let users = store.table(USERS).unwrap();
    let ada = User { account_id: [1; 32], projects: vec![], karma: 0 };
    assert_eq!(users.get(&id("ada")).unwrap(), Some(ada.clone()));
    // Version 3 is bytes to this build.
    let ReadError::Value { source, .. } = users.get(&id("carol")).unwrap_err() else {
        panic!("another error")
    };
    assert!(source.to_string().contains("0x02"), "{source}");
    assert_eq!(users.get_raw(&id("carol")).unwrap().unwrap().bytes()[0], 2);
    // Nothing is written beside it, in any way.
    let refused = |error: WriteError| {
        let text = error.to_string();
        assert!(text.contains("table `Users1` holds User V3"), "{text}");
        assert!(text.contains("first written at spec version 9"), "{text}");
        assert!(text.contains("knows up to V2"), "{text}");
    };
    refused(users.put(&id("eve"), &ada).unwrap_err());
    refused(users.remove(&id("ada")).map(drop).unwrap_err());
    refused(users.update(&id("ada"), |user| user).unwrap_err());
    refused(users.adopt(&id("eve"), vec![0; 34]).unwrap_err());
    let mut batch = store.batch();
    let batched = batch.put(USERS, &id("eve"), &ada).map(drop).and_then(|()| batch.commit());
    refused(batched.unwrap_err());
    assert!(users.get_raw(&id("eve")).unwrap().is_none());
    // Other tables are as ever.
    let member = Membership { since_block: 30, invited_by: None };
    let members = store.table(MEMBERS).unwrap();
    members.put(&("monadic".into(), "eve".into()), &member).unwrap();
}

fn the_first_reads_what_it_knows_of_the_present<B: OnDisk>() {
    let copy = Copy::of::<B>("present");
    let store = first::open(copy.open::<B>()).unwrap();
    let users = store.table(first::USERS).unwrap();
    let ada = first::User { account_id: [1; 32], projects: vec![] };
    assert_eq!(users.get(&id("ada")).unwrap(), Some(ada.clone()));
    assert!(users.get(&id("bob")).is_err());
    assert!(users.put(&id("eve"), &ada).is_err());
    let counts = users.version_counts().unwrap();
    assert_eq!(counts.of(Version::of::<1>()), 1);
}

fn what_an_older_build_leaves_alone_stays<B: OnDisk>() {
    let copy = Copy::of::<B>("next");
    // A build that knows neither the table of badges nor version 3 opens, reads and writes.
    let store = open_present(copy.open::<B>()).unwrap();
    let member = Membership { since_block: 31, invited_by: None };
    let members = store.table(MEMBERS).unwrap();
    members.put(&("monadic".into(), "eve".into()), &member).unwrap();
    drop(store);
    let store = next::open(copy.open::<B>()).unwrap();
    assert!(store.table(next::BADGES).unwrap().get(&7).unwrap().is_some());
    let carol = store.table(next::USERS).unwrap().get(&id("carol")).unwrap().unwrap();
    assert_eq!(carol.handle, "@carol");
}
