//! A store's table, written to as a runtime that does not know the latest version.

use perennial::{Store, Table, Versioned, backend::Memory, registry};

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

const USERS: Table<u64, User> = Table::new("users");

fn main() {
    let store = Store::open(Memory::new(), registry![USERS]).unwrap();
    let users = store.const_runtime::<5>().unwrap().table(USERS).unwrap();
    users.put(&1, &User { name: String::new(), karma: 1 }).unwrap();
}
