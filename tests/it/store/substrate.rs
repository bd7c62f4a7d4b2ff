//! Tables under the keys of FRAME storage maps.

use perennial::{
    Scale, Store, Table,
    backend::Memory,
    key::{Blake2_128Concat, Substrate},
    registry,
    store::{ReadError, TableError},
};

use super::user::{SPEC_V2, User, plant, user};

type Map = Table<u32, User, Scale, Substrate<Blake2_128Concat>>;

const ACCOUNTS: Map = Map::map("System", "Account");
const OTHERS: Map = Map::map("Balances", "Account").named("balances");

fn store() -> Store<Memory> {
    let store = Store::open(Memory::new(), registry![ACCOUNTS, OTHERS]).unwrap();
    store.raise_spec_version(SPEC_V2).unwrap();
    store
}

#[test]
fn rows_lie_behind_the_maps_prefix_and_are_read_back() {
    let store = store();
    let accounts = store.table(ACCOUNTS).unwrap();
    for number in 0..5 {
        accounts.put(&number, &user("a", number)).unwrap();
    }
    assert_eq!(accounts.get(&3).unwrap(), Some(user("a", 3)));
    let mut rows: Vec<_> = accounts.scan_all().into_iter().map(Result::unwrap).collect();
    rows.sort_by_key(|row| row.0);
    assert_eq!(rows, (0..5).map(|number| (number, user("a", number))).collect::<Vec<_>>());
    let prefix = 0x26aa394e_ea5630e0_7c48ae0c_9558cef7_u128.to_be_bytes();
    assert!(accounts.scan_all().raw().all(|row| row.unwrap().0.starts_with(&prefix)));
}

#[test]
fn a_key_whose_hash_is_wrong_is_an_error() {
    let store = store();
    let accounts = store.table(ACCOUNTS).unwrap();
    accounts.put(&7, &user("a", 7)).unwrap();
    let (mut key, value) = accounts.scan_all().raw().next().unwrap().unwrap();
    key[32] ^= 1;
    plant(store.backend(), "Account", &key, &value);
    let bad: Vec<_> = accounts.scan_all().keys().filter_map(Result::err).collect();
    assert_eq!(bad.len(), 1);
    assert!(matches!(&bad[0], ReadError::Key { table: "Account", .. }));
    assert_eq!(accounts.scan_all().count().unwrap(), 2);
}

#[test]
fn a_map_of_another_module_is_another_table() {
    const ELSEWHERE: Map = Map::map("Session", "Account");
    let error = store().table(ELSEWHERE).unwrap_err();
    let TableError::Mismatch { what, registered, asked, .. } = error else { panic!("{error}") };
    assert_eq!(
        (what, registered.as_str(), asked.as_str()),
        ("path", "System.Account", "Session.Account")
    );
}
