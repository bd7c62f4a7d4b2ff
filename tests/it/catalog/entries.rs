//! What the entries say.

use perennial::{
    SpecVersion, Tag, Versioned,
    catalog::CatalogEntry,
    registry,
    schema::Schema,
    store::{Catalog, Store, Table},
};

use super::{
    binaries::{V1, V2, made, map, released, user},
    home::{CATALOG, Home, dump, over_engines, row_key},
};
use crate::engines::harness;

over_engines! {
    an_entry_is_json_in_one_form
    reopening_changes_nothing
    the_spec_version_is_that_of_the_first_write
    the_catalog_is_read_without_a_registry
    keys_of_a_map_come_with_their_path
}

fn an_entry_is_json_in_one_form<H: Home>() {
    let home = made::<H>();
    assert_eq!(
        home.row("users", 1).unwrap(),
        concat!(
            r#"{"codec":"scale","entity":"User","fingerprint":"0x93d8dbdceeb2d177b0527a902e153107","#,
            r#""format":1,"key":{"schema":["u64"],"scheme":"ordered"},"#,
            r#""schema":[{"entity":"User","of":1,"version":1},{"struct":[["name",2]]},"string"],"#,
            r#""spec_version":0,"table":"users","tag":1,"version":1}"#
        )
    );
    assert_eq!(
        home.row("users", 2).unwrap(),
        concat!(
            r#"{"codec":"scale","entity":"User","fingerprint":"0x1b70eb44ed64c803050f3e69944a2d57","#,
            r#""format":1,"key":{"schema":["u64"],"scheme":"ordered"},"#,
            r#""schema":[{"entity":"User","of":1,"version":2},"#,
            r#"{"struct":[["name",2],["karma",3]]},"string","u32"],"#,
            r#""spec_version":7,"table":"users","tag":2,"version":2}"#
        )
    );
    let keys: Vec<_> = harness::all(&home.engine(), CATALOG).into_iter().map(|row| row.0).collect();
    assert_eq!(keys, [row_key("orgs", 1), row_key("users", 1), row_key("users", 2)]);
}

fn reopening_changes_nothing<H: Home>() {
    let home = made::<H>();
    let before = dump(&home.engine());
    for _ in 0..5 {
        let store = home.open(registry![released::USERS, released::ORGS]);
        assert_eq!(store.newer_versions().count(), 0);
    }
    assert_eq!(dump(&home.engine()), before);
    // Nor do more values of versions that have an entry.
    let store = home.open(registry![released::USERS, released::ORGS]);
    store.raise_spec_version(SpecVersion(8)).unwrap();
    store.table(released::USERS).unwrap().put(&9, &user("eve", 1)).unwrap();
    drop(store);
    assert_eq!(dump(&home.engine())[CATALOG], before[CATALOG]);
}

fn the_spec_version_is_that_of_the_first_write<H: Home>() {
    let home = made::<H>();
    let catalog = Catalog::read(&home.engine()).unwrap();
    assert_eq!(catalog.entry("users", V1).unwrap().spec_version, SpecVersion(0));
    assert_eq!(catalog.entry("users", V2).unwrap().spec_version, SpecVersion(7));
    assert_eq!(catalog.entry("orgs", V1).unwrap().spec_version, SpecVersion(7));
}

fn the_catalog_is_read_without_a_registry<H: Home>() {
    let home = made::<H>();
    let store = home.open(registry![]);
    let catalog = store.catalog().unwrap();
    assert_eq!(catalog.tables().collect::<Vec<_>>(), ["orgs", "users"]);
    assert_eq!(catalog.entries().len(), 3);
    let [v1, v2] = catalog.table("users") else { panic!("{catalog:?}") };
    assert_eq!((v1.version, v1.tag, v2.version, v2.tag), (V1, Tag(1), V2, Tag(2)));
    let [org] = catalog.table("orgs") else { panic!("{catalog:?}") };
    assert_eq!((org.entity.as_str(), org.codec.as_str()), ("Org", "bincode"));
    assert_eq!(org.key.schema, Schema::from_json(r#"["string"]"#).unwrap());
    assert!(catalog.table("user").is_empty());
    assert!(catalog.entry("users", super::binaries::V3).is_none());
    assert_eq!(
        Catalog::read_table(store.backend(), "users").unwrap().entries(),
        [v1.clone(), v2.clone()]
    );
}

fn keys_of_a_map_come_with_their_path<H: Home>() {
    let home = H::new();
    let store = home.open(registry![map::ACCOUNTS]);
    store.table(map::ACCOUNTS).unwrap().put(&[7; 32], &user("ada", 0)).unwrap();
    drop(store);
    assert!(home.row("Account", 1).unwrap().contains(concat!(
        r#""key":{"path":["System","Account"],"schema":[{"array":1,"len":32},"u8"],"#,
        r#""scheme":"substrate/blake2_128_concat"}"#
    )));
    home.open(registry![map::ACCOUNTS]);
}

#[test]
fn names_are_written_and_read_back() {
    #[derive(Versioned)]
    #[versioned(latest = 1, name = "a näme, with; {marks}")]
    struct Odd {
        r#type: u8,
    }
    const ODD: Table<u8, Odd> = Table::new("odd");
    let home = super::home::InMemory::new();
    let store = Store::open(home.engine(), registry![ODD]).unwrap();
    store.table(ODD).unwrap().put(&1, &Odd { r#type: 1 }).unwrap();
    let row = home.row("odd", 1).unwrap();
    assert!(row.contains(r#""entity":"a näme, with; {marks}""#), "{row}");
    let entry = CatalogEntry::parse(&row_key("odd", 1), row.as_bytes()).unwrap();
    assert_eq!((entry.to_json(), entry.table.as_str()), (row, "odd"));
    assert_eq!(entry.entity, "a näme, with; {marks}");
    Store::open(home.engine(), registry![ODD]).unwrap();
}
