//! Versions that only a newer binary knows.

use perennial::{
    SpecVersion, Tag, registry,
    store::{NewerVersion, WriteError},
};

use super::{
    binaries::{V2, V3, made_newer, newer, released, user},
    home::{CATALOG, Home, dump, over_engines, row_key},
};

over_engines! {
    what_is_known_is_read
    every_write_is_refused
    other_tables_are_written_to
    the_newer_binary_writes_on
    a_newer_table_is_told_when_opening
    a_newer_version_may_have_types_of_a_newer_release
}

fn what_is_known_is_read<H: Home>() {
    let home = made_newer::<H>();
    let store = home.open(registry![released::USERS]);
    let users = store.table(released::USERS).unwrap();
    assert_eq!(users.get(&1).unwrap(), Some(user("ada", 0)));
    assert_eq!(users.get(&2).unwrap(), Some(user("bob", 5)));
    assert!(users.get(&3).is_err());
    let eve = users.get_raw(&3).unwrap().unwrap();
    assert_eq!(
        (eve.tag(), eve.bytes()),
        (Some(Tag(3)), &b"\x03\x0ceve\x01\0\0\0\x01\x14first"[..])
    );
    assert_eq!(users.version_counts().unwrap().total(), 3);
    assert_eq!(
        store.snapshot().unwrap().table(released::USERS).unwrap().get(&2).unwrap(),
        Some(user("bob", 5))
    );
}

fn every_write_is_refused<H: Home>() {
    let home = made_newer::<H>();
    let before = dump(&home.engine());
    let store = home.open(registry![released::USERS, released::ORGS]);
    let users = store.table(released::USERS).unwrap();
    let ada = user("ada", 1);
    let as_stored = released::VersionedUser::V2(ada.clone());
    let mut errors = vec![
        users.put(&1, &ada).unwrap_err(),
        users.put_versioned(&1, &as_stored).unwrap_err(),
        users.would_write(&ada).unwrap_err(),
        users.would_write_versioned(&as_stored).unwrap_err(),
        users.adopt(&1, b"\x01\x0cada").unwrap_err(),
        users.remove(&1).unwrap_err(),
        users.remove(&99).unwrap_err(),
        users.update(&1, |_| unreachable!("asked for a value in vain")).unwrap_err(),
    ];
    let mut batch = store.batch();
    errors.push(batch.put(released::USERS, &1, &ada).unwrap_err());
    errors.push(batch.put_versioned(released::USERS, &1, &as_stored).unwrap_err());
    errors.push(batch.remove(released::USERS, &1).unwrap_err());
    assert!(batch.is_empty());
    batch.commit().unwrap();
    for error in errors {
        assert_eq!(
            error.to_string(),
            "table `users` holds User V3, first written at spec version 11, and this binary knows \
             up to V2: it reads the table but does not write to it; run a newer binary"
        );
        let WriteError::NewerVersion(newer) = error else { panic!("{error}") };
        let NewerVersion { table, entity, found, latest, spec_version, .. } = newer;
        assert_eq!((table, entity, found, latest), ("users", "User", V3, V2));
        assert_eq!(spec_version, SpecVersion(11));
    }
    drop(store);
    assert_eq!(dump(&home.engine()), before);
}

fn other_tables_are_written_to<H: Home>() {
    let home = made_newer::<H>();
    let store = home.open(registry![released::USERS, released::ORGS]);
    let org = released::Org { members: vec![3] };
    store.table(released::ORGS).unwrap().put(&"umbrella".into(), &org).unwrap();
    let mut batch = store.batch();
    batch.put(released::ORGS, &"initech".into(), &org).unwrap();
    batch.commit().unwrap();
    assert_eq!(store.table(released::ORGS).unwrap().count(..).unwrap(), 3);
}

fn the_newer_binary_writes_on<H: Home>() {
    let home = made_newer::<H>();
    let before = dump(&home.engine())[CATALOG].clone();
    drop(home.open(registry![released::USERS]));
    let store = home.open(registry![newer::USERS]);
    let users = store.table(newer::USERS).unwrap();
    users.update(&3, |eve| eve.map(|eve| newer::User { karma: 2, ..eve })).unwrap();
    users.remove(&1).unwrap();
    drop(store);
    assert_eq!(dump(&home.engine())[CATALOG], before);
}

fn a_newer_table_is_told_when_opening<H: Home>() {
    let home = made_newer::<H>();
    let store = home.open(registry![released::ORGS, released::USERS]);
    let newer: Vec<_> = store.newer_versions().map(|newer| (newer.table, newer.found)).collect();
    assert_eq!(newer, [("users", V3)]);
    drop(store);
    assert_eq!(home.open(registry![newer::USERS]).newer_versions().count(), 0);
}

fn a_newer_version_may_have_types_of_a_newer_release<H: Home>() {
    let home = made_newer::<H>();
    let row = home.row("users", 3).unwrap();
    let unknown = row.replacen(r#""u32""#, r#""u512""#, 1);
    assert_ne!(row, unknown);
    home.plant(CATALOG, &row_key("users", 3), unknown.as_bytes());
    let store = home.open(registry![released::USERS]);
    let newer: Vec<_> = store.newer_versions().map(|newer| (newer.table, newer.found)).collect();
    assert_eq!(newer, [("users", V3)]);
    let users = store.table(released::USERS).unwrap();
    assert_eq!(users.get(&2).unwrap(), Some(user("bob", 5)));
    assert!(matches!(users.remove(&1), Err(WriteError::NewerVersion(_))));
    drop(store);
    // Its other facts are compared all the same, and to its own binary it is unknown.
    home.refused(registry![newer::USERS]);
    let (scale, other) = (r#""codec":"scale""#, r#""codec":"other""#);
    home.plant(CATALOG, &row_key("users", 3), unknown.replacen(scale, other, 1).as_bytes());
    let error = home.refused(registry![released::USERS]).to_string();
    assert!(error.contains("User V3: the codec is `other` in the database"), "{error}");
    // Under another version's key it is not that version's.
    home.plant(CATALOG, &row_key("users", 3), row.as_bytes());
    home.plant(CATALOG, &row_key("users", 4), unknown.as_bytes());
    home.refused(registry![released::USERS]);
}
