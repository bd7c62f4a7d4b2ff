//! A database's catalog against a history.

use perennial::{Store, backend::Redb};

use super::*;
use crate::{damage::put, fixture::redb};

#[test]
fn a_database_is_held_against_what_is_recorded() {
    let (folder, path) = released();
    let db = folder.path().join("db");
    redb(&db, 1);
    let ran = plain(["history", "check", &text(&path), "--db", &text(&db)]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{ran:?}");
    // Written by something else that calls itself the same.
    let db = folder.path().join("other");
    let store = Store::open(Redb::open(&db).unwrap(), registry![other::USERS, other::FRIENDS]);
    let (store, user) = (store.unwrap(), other::User { name: "ada".into(), nick: "a".into() });
    store.table(other::USERS).unwrap().put(&1, &user).unwrap();
    store.table(other::FRIENDS).unwrap().put(&1, &user).unwrap();
    drop(store);
    let ran = plain(["history", "check", &text(&path), "--db", &text(&db)]);
    found(&ran, &db, "table `users`, User V1 has the fingerprint");
    assert!(ran.out.contains("nick"), "{}", ran.out);
    assert!(ran.out.contains("table `friends`, User V1"), "{}", ran.out);
    assert_eq!(plain(["history", "check", &text(&path), "--db", "nowhere"]).exit, 3);
}

#[test]
fn another_tag_in_the_database_is_found() {
    let (folder, path) = released();
    let db = folder.path().join("db");
    redb(&db, 1);
    reseal(&path.join("User/v3.toml"), |text| text.replace("\ntag = 3\n", "\ntag = 9\n"));
    let ran = plain(["history", "check", &text(&path), "--db", &text(&db)]);
    let says =
        "table `users`, User V3 has tag 0x03 in the database, and was released with tag 0x09";
    found(&ran, &db, says);
    let ran = plain(["history", "check", &text(&path), "--db", &text(&db), "--json"]);
    assert!(ran.out.contains("\"kind\":\"tag\""), "{}", ran.out);
}

#[test]
fn a_damaged_row_of_the_catalog_is_found() {
    let (folder, path) = released();
    let db = folder.path().join("db");
    redb(&db, 1);
    put(&Redb::open(&db).unwrap(), "perennial.catalog", b"\xAB\xCD", b"nonsense");
    let ran = plain(["history", "check", &text(&path), "--db", &text(&db)]);
    found(&ran, &db, "the row 0xabcd of the catalog: ");
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}
