//! Catalogs that are damaged, from a newer format or missing.

use perennial::{
    catalog::EntryError,
    registry,
    store::{Catalog, CatalogError, CatalogFault, OpenError},
};

use super::{
    binaries::{changed, made, newer, released},
    home::{CATALOG, Home, over_engines, row_key},
};
use crate::engines::harness;

over_engines! {
    a_damaged_row_is_refused
    a_row_cut_at_any_byte_is_refused
    a_row_with_any_byte_changed_never_panics_and_never_lets_another_layout_in
    a_row_under_another_key_is_refused
    a_newer_format_is_refused
    a_type_of_a_newer_release_is_refused_but_not_called_damaged
    a_catalog_missing_beside_rows_is_refused
    rows_under_no_prefix_of_the_table_count_as_rows
    tables_that_are_not_registered_are_not_looked_at
    the_whole_catalog_names_the_damaged_row
}

fn damaged<H: Home>(row: &[u8]) -> String {
    let home = made::<H>();
    home.plant(CATALOG, &row_key("users", 2), row);
    let error = home.refused(registry![released::USERS, released::ORGS]);
    let OpenError::Catalog { faults } = &error else { panic!("{error}") };
    let [CatalogFault::Entry { table: "users", source: EntryError::Damaged { what }, .. }] =
        faults.as_slice()
    else {
        panic!("{faults:?}")
    };
    assert!(error.to_string().ends_with(&format!(
        "\n- table `perennial.catalog`, key 0x75736572730002: the entry is damaged: {what}; restore \
         the database from a backup"
    )));
    what.clone()
}

fn a_damaged_row_is_refused<H: Home>() {
    let home = made::<H>();
    let row = home.row("users", 2).unwrap();
    let with = |old: &str, new: &str| {
        assert!(row.contains(old), "{row}");
        row.replacen(old, new, 1).into_bytes()
    };
    let cases = [
        (b"\xFF".to_vec(), "it is no text"),
        (b"".to_vec(), "it is no JSON: EOF while parsing a value at line 1 column 0"),
        (b"[]".to_vec(), "it is no JSON object"),
        (b"{}".to_vec(), "it has no format"),
        (with(r#""format":1"#, r#""format":0"#), "it has no format"),
        (with(r#""format":1"#, r#""format":"1""#), "it has no format"),
        (with(r#""tag":2,"#, ""), "it has no `tag`"),
        (with(r#""tag":2"#, r#""tag":256"#), "its `tag` is out of range"),
        (with(r#""spec_version":7"#, r#""spec_version":-7"#), "its `spec_version` is out of range"),
        (with(r#""tag":2,"version":2"#, r#""tag":2,"version":0"#), "its version is 0"),
        (with(r#""codec":"scale""#, r#""codec":1"#), "its `codec` is no text"),
        (with(r#""key":{"#, r#""key":7,"k":{"#), "its `key` is no object"),
        (with(r#""key":{"#, r#""key":{"path":["a"],"#), "its `path` is no module and item"),
        (with(r#""tag":2"#, r#""tag": 2"#), "it is not in its one form"),
        (with(r#""tag":2"#, r#""tag":2,"tag":2"#), "it is not in its one form"),
        (with(r#""table":"users""#, r#""table":"users","surplus":1"#), "it is not in its one form"),
        (with("User", "\\u0055ser"), "it is not in its one form"),
        (with(r#""entity":"User","f"#, r#""entity":"Org","f"#), "its schema is not one of Org V2"),
        (
            with("karma", "charm"),
            "its fingerprint is 0x1b70eb44ed64c803050f3e69944a2d57, that of its schema 0x406cc3aaebd0985f2e4ca6e0611cdbd3",
        ),
        (
            with(r#"{"struct":[["#, r#"{"struct":[9,["#),
            "its `schema` is none: schema, type 1: `9` is no list",
        ),
        (
            with(r#""fingerprint":"0x"#, r#""fingerprint":"0X"#),
            "its `fingerprint` is none: a fingerprint is `0x` and 32 hexadecimal digits in lower case",
        ),
    ];
    for (row, what) in cases {
        assert_eq!(damaged::<H>(&row), what);
    }
}

fn a_row_cut_at_any_byte_is_refused<H: Home>() {
    let home = made::<H>();
    let row = home.row("users", 2).unwrap().into_bytes();
    for len in (0..row.len()).step_by(7) {
        home.plant(CATALOG, &row_key("users", 2), &row[..len]);
        let error = home.refused(registry![released::USERS]);
        assert!(matches!(error, OpenError::Catalog { .. }), "{len}: {error}");
    }
}

/// A changed digit of the spec version may pass, as may the two together that make another true
/// entry; one changed byte anywhere else may not.
fn a_row_with_any_byte_changed_never_panics_and_never_lets_another_layout_in<H: Home>() {
    let home = made::<H>();
    let row = home.row("users", 2).unwrap().into_bytes();
    let spec_version = row.windows(4).position(|window| window == b"n\":7").unwrap() + 3;
    for at in (0..row.len()).step_by(3).chain([spec_version]) {
        let mut changed = row.clone();
        changed[at] ^= 1;
        home.plant(CATALOG, &row_key("users", 2), &changed);
        if at == spec_version {
            drop(home.open(registry![released::USERS]));
            continue;
        }
        let error = home.refused(registry![released::USERS]);
        assert!(matches!(error, OpenError::Catalog { .. }), "{at}: {error}");
    }
}

fn a_row_under_another_key_is_refused<H: Home>() {
    let home = made::<H>();
    let row = home.row("users", 2).unwrap();
    for key in [&b"users\0\x01"[..], b"users\0\x05", b"users\0", b"users\0\x01\x02", b"users\0\0"] {
        let home = made::<H>();
        home.plant(CATALOG, key, row.as_bytes());
        let error = home.refused(registry![released::USERS]).to_string();
        assert!(
            error.contains("it is of table `users`, V2: not what its key says"),
            "{key:?}: {error}"
        );
    }
}

fn a_newer_format_is_refused<H: Home>() {
    let home = made::<H>();
    // Whatever else it has.
    home.plant(CATALOG, &row_key("users", 3), br#"{"format":2,"layouts":[]}"#);
    let error = home.refused(registry![released::USERS]);
    assert!(error.to_string().ends_with(
        "\n- table `perennial.catalog`, key 0x75736572730003: the entry has format 2, this binary \
         knows up to 1: use a newer binary"
    ));
    // Of another table it does not matter.
    home.open(registry![released::ORGS]);
}

fn a_type_of_a_newer_release_is_refused_but_not_called_damaged<H: Home>() {
    let home = made::<H>();
    let row = home.row("users", 2).unwrap();
    let (before, key) = (r#""string","u32"]"#, r#""key":{"schema":["u64"]"#);
    assert!(row.contains(before) && row.contains(key), "{row}");
    for (old, new, called) in [
        (before, r#""string","u512"]"#, "u512"),
        (before, r#""string",{"matrix":1,"rows":2}]"#, "matrix, rows"),
        (key, r#""key":{"schema":["u512"]"#, "u512"),
    ] {
        home.plant(CATALOG, &row_key("users", 2), row.replacen(old, new, 1).as_bytes());
        let error = home.refused(registry![released::USERS]);
        assert!(
            error.to_string().ends_with(&format!(
                "\n- table `perennial.catalog`, key 0x75736572730002: the entry has a type that this \
                 binary does not know, `{called}`: a newer release of the library wrote it; use a \
                 newer binary"
            )),
            "{error}"
        );
        let OpenError::Catalog { faults } = error else { panic!("{error}") };
        let [CatalogFault::Entry { source: EntryError::UnknownType { what }, .. }] =
            faults.as_slice()
        else {
            panic!("{faults:?}")
        };
        assert_eq!(what, called);
    }
}

fn a_catalog_missing_beside_rows_is_refused<H: Home>() {
    let home = made::<H>();
    home.remove(CATALOG, &row_key("orgs", 1));
    let error = home.refused(registry![released::USERS, released::ORGS]);
    assert_eq!(
        error.to_string(),
        "the tables of this database are not those of this binary; nothing was written:\n\
         - table `orgs` has rows, but there is no entry of it in table `perennial.catalog`: restore \
         the database from a backup, or let `Store::rebuild_catalog` check every row and write the \
         entries anew"
    );
    home.open(registry![released::USERS]);
    // A table without rows needs none.
    home.remove("orgs", b"acme");
    home.open(registry![released::USERS, released::ORGS]);
}

fn rows_under_no_prefix_of_the_table_count_as_rows<H: Home>() {
    use super::binaries::map;
    let home = H::new();
    drop(home.open(registry![map::ACCOUNTS]));
    home.plant("Account", b"elsewhere", b"\x01\0");
    let error = home.refused(registry![map::ACCOUNTS]).to_string();
    assert!(error.contains("table `Account` has rows"), "{error}");
}

fn tables_that_are_not_registered_are_not_looked_at<H: Home>() {
    let home = made::<H>();
    home.plant(CATALOG, &row_key("users", 1), b"?");
    home.plant(CATALOG, b"users", b"?");
    home.plant(CATALOG, b"", b"?");
    home.remove(CATALOG, &row_key("users", 2));
    let before = harness::all(&home.engine(), "users");
    let store = home.open(registry![released::ORGS]);
    let org = released::Org { members: vec![] };
    store.table(released::ORGS).unwrap().put(&"empty".into(), &org).unwrap();
    drop(store);
    assert_eq!(harness::all(&home.engine(), "users"), before);
    assert_eq!(home.row("users", 1).unwrap(), "?");
    // A table whose name begins with that of a damaged one is another table.
    const USER: perennial::Table<u64, newer::User> = perennial::Table::new("user");
    let store = home.open(registry![USER]);
    let user = newer::User { name: String::new(), karma: 0, badge: None };
    store.table(USER).unwrap().put(&1, &user).unwrap();
}

fn the_whole_catalog_names_the_damaged_row<H: Home>() {
    let home = made::<H>();
    home.plant(CATALOG, &row_key("users", 1), b"?");
    let engine = home.engine();
    let error = Catalog::read(&engine).unwrap_err();
    assert_eq!(
        error.to_string(),
        "table `perennial.catalog`, key 0x75736572730001: the entry is damaged: it is no JSON: \
         expected value at line 1 column 1; restore the database from a backup"
    );
    assert!(matches!(error, CatalogError::Entry { .. }));
    assert!(Catalog::read_table(&engine, "users").is_err());
    assert_eq!(Catalog::read_table(&engine, "orgs").unwrap().entries().len(), 1);
}

#[test]
fn damage_and_differences_are_told_together() {
    let home = made::<super::home::InMemory>();
    home.plant(CATALOG, &row_key("users", 1), b"?");
    home.remove(CATALOG, &row_key("orgs", 1));
    let error = home.refused(registry![changed::USERS, changed::ORGS]);
    let OpenError::Catalog { faults } = error else { panic!("{error}") };
    assert!(matches!(
        faults.as_slice(),
        [CatalogFault::Entry { .. }, CatalogFault::Layout { .. }, CatalogFault::Missing { .. }]
    ));
}
