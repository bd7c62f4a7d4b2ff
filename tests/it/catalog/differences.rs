//! Databases that do not fit the binary, each told with its difference before anything is written.

use perennial::{
    Bincode, Table,
    key::{Blake2_128Concat, Substrate},
    registry,
    store::{CatalogFact, CatalogFault, OpenError, Registry},
};

use super::{
    binaries::{V1, V2, changed, made, map, newer_retagged, released, renamed, retagged, user},
    home::{Home, over_engines},
};

over_engines! {
    a_changed_layout_is_refused
    a_changed_tag_is_refused
    a_changed_codec_is_refused
    a_changed_key_type_is_refused
    a_changed_key_scheme_is_refused
    a_changed_map_is_refused
    another_entity_is_refused
    a_renamed_type_that_keeps_its_name_is_not
    two_versions_of_one_tag_are_refused
    all_differences_are_told_at_once
    schemas_that_only_lie_in_another_order_are_the_same
}

fn text(error: &OpenError) -> String {
    let text = error.to_string();
    let head = "the tables of this database are not those of this binary; nothing was written:\n- ";
    text.strip_prefix(head).unwrap_or_else(|| panic!("{text}")).into()
}

fn refused(home: &impl Home, registry: Registry) -> String {
    text(&home.refused(registry))
}

fn a_changed_layout_is_refused<H: Home>() {
    let home = made::<H>();
    let error = home.refused(registry![changed::USERS]);
    let said = text(&error);
    assert_eq!(
        said,
        "table `users`, User V2 changed its layout:\n  User V2: field karma: u32 became u64\n      \
         a released layout never changes: restore it, and bring the new type with version 3: \
         `#[versioned(since = 3, was(karma: u32, upcast = u64::from))]` \
         (with `since = N` in `was` if the field came with version N)"
    );
    let OpenError::Catalog { faults } = error else { panic!("{said}") };
    let [CatalogFault::Layout { version, database, binary, .. }] = faults.as_slice() else {
        panic!("{faults:?}")
    };
    assert_eq!(*version, V2);
    assert_eq!(database.to_json().replace("u32", "u64"), binary.to_json());
}

fn a_changed_tag_is_refused<H: Home>() {
    let home = made::<H>();
    assert_eq!(
        refused(&home, registry![retagged::USERS]),
        "table `users`, User V1: the tag is 0x01 in the database, 0x00 in this binary; that of a \
         version never changes: take it back, with `#[versioned(tags(…))]`\n\
         - table `users`, User V2: the tag is 0x02 in the database, 0x01 in this binary; that of a \
         version never changes: take it back, with `#[versioned(tags(…))]`"
    );
}

const UNCHANGED: &str =
    "that of a table never changes: take it back, or begin a table of another name";

fn a_changed_codec_is_refused<H: Home>() {
    const USERS: Table<u64, released::User, Bincode> = Table::new("users");
    let home = made::<H>();
    assert_eq!(
        refused(&home, registry![USERS]),
        format!(
            "table `users`, User V1, V2: the codec is `scale` in the database, `bincode` in this \
             binary; {UNCHANGED}"
        )
    );
}

fn a_changed_key_type_is_refused<H: Home>() {
    const USERS: Table<(u32, u32), released::User> = Table::new("users");
    let home = made::<H>();
    assert_eq!(
        refused(&home, registry![USERS]),
        format!(
            "table `users`, User V1, V2: the key is {} in the database, {} in this binary; {UNCHANGED}",
            r#"["u64"]"#, r#"[{"tuple":[1,2]},"u32","u32"]"#
        )
    );
}

fn a_changed_key_scheme_is_refused<H: Home>() {
    const USERS: Table<u64, released::User, perennial::Scale, Substrate<Blake2_128Concat>> =
        Table::map("Users", "User").named("users");
    let home = made::<H>();
    assert_eq!(
        refused(&home, registry![USERS]),
        format!(
            "table `users`, User V1, V2: the key scheme is `ordered` in the database, \
             `substrate/blake2_128_concat` in this binary; {UNCHANGED}\n\
             - table `users`, User V1, V2: the path of the map is none in the database, `Users.User` \
             in this binary; {UNCHANGED}"
        )
    );
}

fn a_changed_map_is_refused<H: Home>() {
    let home = H::new();
    let store = home.open(registry![map::ACCOUNTS]);
    store.table(map::ACCOUNTS).unwrap().put(&[7; 32], &user("ada", 0)).unwrap();
    drop(store);
    assert_eq!(
        refused(&home, registry![map::OTHER_HASHER]),
        format!(
            "table `Account`, User V1: the key scheme is `substrate/blake2_128_concat` in the \
             database, `substrate/twox_64_concat` in this binary; {UNCHANGED}"
        )
    );
    assert_eq!(
        refused(&home, registry![map::OTHER_MODULE]),
        format!(
            "table `Account`, User V1: the path of the map is `System.Account` in the database, \
             `Balances.Account` in this binary; {UNCHANGED}"
        )
    );
    let key = refused(&home, registry![map::OTHER_KEY]);
    assert!(key.contains(r#"the key is [{"array":1,"len":32},"u8"] in the database"#), "{key}");
}

fn another_entity_is_refused<H: Home>() {
    let home = made::<H>();
    assert_eq!(
        refused(&home, registry![renamed::USERS]),
        "table `users`, Account V1, V2: the entity is `User` in the database, `Account` in this \
         binary; a table is one entity's; if the type was only renamed, keep the name that the \
         database knows: `#[versioned(name = \"…\")]`"
    );
}

fn a_renamed_type_that_keeps_its_name_is_not<H: Home>() {
    let home = made::<H>();
    let store = home.open(registry![renamed::KEPT]);
    let bob = store.table(renamed::KEPT).unwrap().get(&2).unwrap();
    assert_eq!(bob, Some(renamed::Member { name: "bob".into(), karma: 5 }));
}

fn two_versions_of_one_tag_are_refused<H: Home>() {
    // The catalog says so of versions that were written both.
    let home = made::<H>();
    let row = home.row("users", 2).unwrap().replace(r#""tag":2"#, r#""tag":1"#);
    home.plant(super::home::CATALOG, &super::home::row_key("users", 2), row.as_bytes());
    let said = refused(&home, registry![released::USERS]);
    let twice = "table `users`: tag 0x01 stands for both User V1 and V2, whose values cannot be told \
                 apart; open the database with the binary that wrote V2, or restore it from a backup";
    assert!(said.ends_with(twice), "{said}");

    // A newer version has the tag that this binary gives to one that was never written.
    let home = H::new();
    let store = home.open(registry![newer_retagged::USERS]);
    let eve = newer_retagged::User { name: "eve".into(), karma: 1, badge: None };
    store.table(newer_retagged::USERS).unwrap().put(&3, &eve).unwrap();
    drop(store);
    assert_eq!(
        refused(&home, registry![released::USERS]),
        "table `users`: tag 0x02 stands for both User V2 and V3, whose values cannot be told apart; \
         open the database with the binary that wrote V3, or restore it from a backup"
    );
}

fn all_differences_are_told_at_once<H: Home>() {
    let home = made::<H>();
    let OpenError::Catalog { faults } = home.refused(registry![changed::USERS, changed::ORGS])
    else {
        panic!("another error")
    };
    let told: Vec<_> = faults
        .iter()
        .map(|fault| match fault {
            CatalogFault::Differs { fact, versions, .. } => {
                (fault.table(), Some(*fact), versions.clone())
            }
            CatalogFault::Layout { version, .. } => (fault.table(), None, vec![*version]),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            ("users", None, vec![V2]),
            ("orgs", Some(CatalogFact::Codec), vec![V1]),
            ("orgs", Some(CatalogFact::Key), vec![V1]),
            ("orgs", None, vec![V1]),
        ]
    );
    let lines = OpenError::Catalog { faults }.to_string();
    assert_eq!(lines.lines().filter(|line| line.starts_with("- table `")).count(), 4, "{lines}");
}

/// Another release of this library may describe a type in another order.
fn schemas_that_only_lie_in_another_order_are_the_same<H: Home>() {
    let home = made::<H>();
    let row = home.row("users", 2).unwrap();
    let other = row.replace(
        r#"{"struct":[["name",2],["karma",3]]},"string","u32""#,
        r#"{"struct":[["name",3],["karma",2]]},"u32","string""#,
    );
    assert_ne!(row, other);
    home.plant(super::home::CATALOG, &super::home::row_key("users", 2), other.as_bytes());
    let store = home.open(registry![released::USERS]);
    store.table(released::USERS).unwrap().put(&4, &user("eve", 4)).unwrap();
    drop(store);
    assert_eq!(home.row("users", 2).unwrap(), other, "an entry was written over");
}
