//! The core in a runtime: an entity, both codecs and the memory engine, without `std`.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

use alloc::string::String;

use perennial::{
    Bincode, ErrorCodes, Messages, Scale, SpecVersion, Store, Table, Versioned, backend::Memory,
    entity, message, registry,
};

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// A user of the registry.
#[derive(Versioned)]
#[versioned(latest = 2, first_tag = 0, activates(2 = 6), scale(Encode, Decode, TypeInfo))]
pub struct User {
    /// What others call them.
    pub name: String,
    /// What others think of them.
    #[versioned(since = 2)]
    pub karma: u32,
}

const USERS: Table<u64, User> = Table::new("users");

/// What is sent to the registry.
#[derive(Messages)]
pub enum Message {
    /// A user comes.
    #[message(index = 0, since = 1)]
    Register(User),
    /// Nothing happens.
    #[message(index = 1, since = 2, until = 5)]
    Ping,
}

/// What the registry refuses.
#[derive(ErrorCodes)]
#[codes(module = 7, retired(NameTooLong = 0))]
pub enum RegistryError {
    /// The name is taken.
    NameTaken = 1,
}

/// Exported, so that all of it is really linked.
pub extern "C" fn story() -> u32 {
    let in_both = |bytes: &[u8]| {
        let scale = entity::decode::<Scale, User>(bytes).map_or(0, |user| user.karma);
        let bincode = entity::decode::<Bincode, User>(bytes).map_or(0, |user| user.karma);
        scale + bincode
    };
    let stored = || {
        let store = Store::open(Memory::new(), registry![USERS]).ok()?;
        store.raise_spec_version(SpecVersion(6)).ok()?;
        let users = store.table(USERS).ok()?;
        users.put(&1, &User { name: String::from("alice"), karma: 7 }).ok()?;
        let letters = users.view(&1, |user| Ok(user.name()?.len())).ok()??;
        let karma = users.scan_field(.., User::KARMA).next()?.ok()?.1;
        users.get(&1).ok()?.map(|user| user.karma + karma + letters as u32)
    };
    let sent = || {
        let user = User { name: String::from("bob"), karma: 0 };
        let bytes = message::encode::<Scale, _>(&Message::Register(user), SpecVersion(5)).ok()?;
        match message::decode::<Scale, Message>(&bytes, SpecVersion(5)).ok()? {
            Message::Register(user) => Some(user.karma + RegistryError::NameTaken.code() as u32),
            Message::Ping => None,
        }
    };
    in_both(&[0, 0]) + stored().unwrap_or_default() + sent().unwrap_or_default()
}
