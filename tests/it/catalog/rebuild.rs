//! A lost catalog, written anew.

use perennial::{
    SpecVersion, registry,
    store::{CatalogFault, OpenError, ReadError, RebuildError, Store},
};

use super::{
    binaries::{changed, made, made_newer, newer, released, retagged, user},
    home::{CATALOG, Home, dump, over_engines, row_key},
};

over_engines! {
    a_lost_catalog_is_written_anew
    a_row_that_does_not_decode_is_named
    a_key_that_does_not_decode_is_named
    entries_that_are_there_are_not_touched
    nothing_missing_is_nothing_to_do
    only_versions_that_are_there_get_an_entry
}

fn lose<H: Home>(home: &H) {
    let store = home.open(registry![]);
    let keys: Vec<_> = dump(store.backend())[CATALOG].iter().map(|row| row.0.clone()).collect();
    drop(store);
    keys.iter().for_each(|key| home.remove(CATALOG, key));
}

fn a_lost_catalog_is_written_anew<H: Home>() {
    let home = made::<H>();
    let before = dump(&home.engine());
    lose(&home);
    let error = home.refused(registry![released::USERS, released::ORGS]);
    let OpenError::Catalog { faults } = error else { panic!("{error}") };
    assert!(faults.iter().all(|fault| matches!(fault, CatalogFault::Missing { .. })));
    assert_eq!(faults.len(), 2);

    let registry = registry![released::USERS, released::ORGS];
    let store = Store::rebuild_catalog(home.engine(), registry.clone()).unwrap();
    let users = store.table(released::USERS).unwrap();
    assert_eq!(users.get(&1).unwrap(), Some(user("ada", 0)));
    users.put(&1, &user("ada", 1)).unwrap();
    users.put(&1, &user("ada", 0)).unwrap();
    for entry in store.catalog().unwrap().entries() {
        assert_eq!(entry.spec_version, SpecVersion(7));
    }
    drop(store);
    // But for the spec version of the first entry of all, which nobody knows any more.
    let v1 = home.row("users", 1).unwrap().replace(r#""spec_version":7"#, r#""spec_version":0"#);
    let mut after = dump(&home.engine());
    after.get_mut(CATALOG).unwrap()[1].1 = v1.into_bytes();
    assert_eq!(after[CATALOG], before[CATALOG]);
    home.open(registry);
}

fn vain<H: Home>(home: &H, registry: perennial::store::Registry) -> RebuildError {
    let before = dump(&home.engine());
    let error = Store::rebuild_catalog(home.engine(), registry).unwrap_err();
    assert_eq!(dump(&home.engine()), before, "{error}");
    error
}

fn a_row_that_does_not_decode_is_named<H: Home>() {
    let home = made::<H>();
    lose(&home);
    home.plant("users", &[0, 0, 0, 0, 0, 0, 0, 9], b"\x02\x08al\x01");
    let error = vain(&home, registry![released::ORGS, released::USERS]);
    assert_eq!(
        error.to_string(),
        "the catalog is not rebuilt: table `users`, key 0x0000000000000009: User V2: at byte 4: the \
         input ends 3 byte(s) short; open the database with the binary that wrote the row, or remove \
         the row"
    );

    // Of a newer binary.
    let home = made_newer::<H>();
    lose(&home);
    let error = vain(&home, registry![released::USERS]);
    let RebuildError::Row(ReadError::Value { table: "users", source, .. }) = &error else {
        panic!("{error}")
    };
    assert!(source.to_string().contains("tag 0x03"), "{source}");
    // With tags of other versions.
    let error = vain(&home, registry![retagged::USERS]);
    assert!(error.to_string().contains("key 0x0000000000000001: User V2"), "{error}");
    Store::rebuild_catalog(home.engine(), registry![newer::USERS]).unwrap();
}

fn a_key_that_does_not_decode_is_named<H: Home>() {
    let home = made::<H>();
    lose(&home);
    home.plant("users", b"k", b"\x01\0");
    let error = vain(&home, registry![released::USERS]);
    assert_eq!(
        error.to_string(),
        "the catalog is not rebuilt: table `users`, key `k`: the key ends 7 byte(s) short; was it \
         written with another key type?; open the database with the binary that wrote the row, or \
         remove the row"
    );
}

fn entries_that_are_there_are_not_touched<H: Home>() {
    let home = made::<H>();
    home.remove(CATALOG, &row_key("orgs", 1));
    // A difference elsewhere stops it.
    let error = vain(&home, registry![changed::USERS, released::ORGS]);
    let RebuildError::Open(OpenError::Catalog { faults }) = error else { panic!("{error}") };
    assert!(matches!(faults.as_slice(), [CatalogFault::Layout { table: "users", .. }]));

    let users = [home.row("users", 1), home.row("users", 2)];
    Store::rebuild_catalog(home.engine(), registry![released::USERS, released::ORGS]).unwrap();
    assert_eq!([home.row("users", 1), home.row("users", 2)], users);
    assert!(home.row("orgs", 1).is_some());
}

fn nothing_missing_is_nothing_to_do<H: Home>() {
    let home = made::<H>();
    let before = dump(&home.engine());
    drop(Store::rebuild_catalog(home.engine(), registry![released::USERS]).unwrap());
    assert_eq!(dump(&home.engine()), before);
}

fn only_versions_that_are_there_get_an_entry<H: Home>() {
    let home = made::<H>();
    lose(&home);
    home.remove("users", &[0, 0, 0, 0, 0, 0, 0, 1]);
    drop(Store::rebuild_catalog(home.engine(), registry![released::USERS]).unwrap());
    assert_eq!(home.row("users", 1), None);
    assert!(home.row("users", 2).is_some());
    assert_eq!(home.row("orgs", 1), None, "nobody asked for it");
}
