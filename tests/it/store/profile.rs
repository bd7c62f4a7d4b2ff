//! A derived entity with three versions in a table over every engine, and what tests do with it.

use std::path::Path;

#[cfg(feature = "redb")]
use perennial::backend::{Redb, RedbOptions};
#[cfg(feature = "rocksdb")]
use perennial::backend::{RocksDb, RocksDbOptions};
use perennial::{
    Bincode, SpecVersion, Store, Table, Versioned,
    backend::{Backend, Memory},
    entity, registry,
    wire::Wire,
};

use super::user::plant;

fn shout(motto: String) -> String {
    motto.to_uppercase()
}

/// V1 has no karma; V3 has its slogan where the others have a motto.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
pub struct Profile {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3, was(motto: String, upcast = shout))]
    pub slogan: String,
    pub level: u8,
}

pub const PROFILES: Table<String, Profile> = Table::new("profiles");
pub const COMPACT: Table<(u8, u32), Profile, Bincode> = Table::new("compact");

pub fn profile(n: u32) -> Profile {
    let name = "n".repeat(n as usize % 40);
    Profile { name, karma: n, slogan: format!("GO {n}"), level: (n % 251) as u8 }
}

/// The stored value of `profile(n)` in the version that is n's turn.
pub fn stored<W: Wire>(n: u32) -> Vec<u8> {
    let Profile { name, karma, slogan, level } = profile(n);
    let value = match n % 3 {
        0 => VersionedProfile::V1(ProfileV1 { name, motto: format!("go {n}"), level }),
        1 => VersionedProfile::V2(ProfileV2 { name, karma, motto: format!("go {n}"), level }),
        _ => VersionedProfile::V3(Profile { name, karma, slogan, level }),
    };
    entity::encode_versioned::<W, Profile>(&value).unwrap()
}

/// What the rows of `stored(n)` read as.
pub fn expected(n: u32) -> Profile {
    let karma = if n.is_multiple_of(3) { 0 } else { n };
    Profile { karma, ..profile(n) }
}

pub fn name(n: u32) -> String {
    format!("user {n:05}")
}

/// A store with mixed versions in both tables.
pub fn filled<B: Backend>(backend: B, rows: u32) -> Store<B> {
    let store = Store::open(backend, registry![PROFILES, COMPACT]).unwrap();
    store.raise_spec_version(SpecVersion(9)).unwrap();
    let mut batch = perennial::backend::WriteBatch::new();
    let (profiles, compact) = (store.table(PROFILES).unwrap(), store.table(COMPACT).unwrap());
    for n in 0..rows {
        let key = profiles.key_bytes(&name(n)).unwrap();
        let value = stored::<perennial::Scale>(n);
        batch.push(perennial::backend::WriteOp::Put { table: "profiles", key, value });
        let key = compact.key_bytes(&((n % 7) as u8, n)).unwrap();
        let value = stored::<Bincode>(n);
        batch.push(perennial::backend::WriteOp::Put { table: "compact", key, value });
    }
    store.backend().commit(&batch).unwrap();
    store
}

/// Rows that no view, no field and no decoding reads: an unknown tag, no tag, a name cut short.
pub fn plant_bad_rows<B: Backend>(store: &Store<B>) {
    plant(store.backend(), "profiles", b"user 00002 unknown", b"\x09later");
    plant(store.backend(), "profiles", b"user 00004 empty", b"");
    plant(store.backend(), "profiles", b"user 00006 short", b"\x03\x28abc");
}

/// A law of tables, to be held over every engine.
pub trait Law {
    fn holds<B: Backend>(backend: B);
}

/// Holds a law over the engines that this build has.
pub fn over_all_engines<L: Law>() {
    L::holds(Memory::new());
    let folder = tempfile::tempdir().unwrap();
    on_disk::<L>(folder.path());
}

#[cfg_attr(not(any(feature = "redb", feature = "rocksdb")), expect(unused_variables))]
fn on_disk<L: Law>(folder: &Path) {
    #[cfg(feature = "redb")]
    {
        let mut options = RedbOptions::default();
        options.sync = false;
        L::holds(Redb::open_with(folder.join("redb"), options).unwrap());
    }
    #[cfg(feature = "rocksdb")]
    {
        let mut options = RocksDbOptions::default();
        options.sync = false;
        options.write_buffer_bytes = 64 << 10;
        L::holds(RocksDb::open_with(folder.join("rocksdb"), options).unwrap());
    }
}

/// A test that holds a law over every engine.
macro_rules! law {
    ($name:ident: $law:item) => {
        #[test]
        fn $name() {
            struct This;
            impl crate::store::profile::Law for This {
                $law
            }
            crate::store::profile::over_all_engines::<This>();
        }
    };
}
pub(super) use law;
