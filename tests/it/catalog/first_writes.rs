//! An entry comes with the first value of its version.

use std::{
    sync::{Arc, Barrier, atomic::Ordering},
    thread,
};

use perennial::{SpecVersion, Store, Table, backend::Memory, registry, store::WriteError};

use super::{
    binaries::{V1, V2, released, user},
    home::{CATALOG, Home, InMemory, over_engines},
};
use crate::{
    engines::harness,
    store::{fragile::Fragile, user as by_hand},
};

over_engines! {
    every_way_to_write_brings_the_entry
    a_batch_brings_the_entries_of_all_its_tables
    a_batch_that_is_dropped_or_refused_brings_none
    removals_bring_none
    threads_that_write_first_at_once_agree
}

fn every_way_to_write_brings_the_entry<H: Home>() {
    use released::{USERS, UserV1, VersionedUser};
    type Users<'a, B> = perennial::store::TableHandle<
        'a,
        B,
        u64,
        released::User,
        perennial::Scale,
        perennial::key::Ordered,
    >;
    let v1 = || VersionedUser::V1(UserV1 { name: "ada".into() });
    let check = |write: fn(Users<'_, H::Engine>, &VersionedUser) -> Result<(), WriteError>| {
        let home = H::new();
        let store = home.open(registry![USERS]);
        write(store.table(USERS).unwrap(), &v1()).unwrap();
        assert_eq!(harness::all(store.backend(), "users").len(), 1);
        assert!(store.catalog().unwrap().entry("users", V1).is_some());
        assert!(store.catalog().unwrap().entry("users", V2).is_none());
    };
    check(|users, _| users.put(&1, &user("ada", 0)).map(|_| ()));
    check(|users, v1| users.put_versioned(&1, v1).map(|_| ()));
    check(|users, _| users.adopt(&1, b"\x01\x0cada").map(|_| ()));
    check(|users, _| users.update(&1, |_| Some(user("ada", 0))).map(|_| ()));
}

fn a_batch_brings_the_entries_of_all_its_tables<H: Home>() {
    let home = H::new();
    let store = home.open(registry![released::USERS, released::ORGS]);
    store.raise_spec_version(SpecVersion(6)).unwrap();
    let mut batch = store.batch();
    for id in 0..100 {
        batch.put(released::USERS, &id, &user("ada", 1)).unwrap();
    }
    let v1 = released::VersionedUser::V1(released::UserV1 { name: "bob".into() });
    batch.put_versioned(released::USERS, &100, &v1).unwrap();
    batch.put(released::ORGS, &"acme".into(), &released::Org { members: vec![] }).unwrap();
    // The spec version is that of the moment in which it lands.
    store.raise_spec_version(SpecVersion(8)).unwrap();
    batch.commit().unwrap();
    let catalog = store.catalog().unwrap();
    assert_eq!(catalog.entries().len(), 3);
    assert!(catalog.entries().iter().all(|entry| entry.spec_version == SpecVersion(8)));
}

fn a_batch_that_is_dropped_or_refused_brings_none<H: Home>() {
    let home = H::new();
    let store = home.open(registry![released::USERS]);
    let mut batch = store.batch();
    batch.put(released::USERS, &1, &user("ada", 0)).unwrap();
    assert!(batch.put(released::USERS, &1, &user("ada", 1)).is_err());
    drop(batch);
    assert!(store.table(released::USERS).unwrap().put(&1, &user("ada", 1)).is_err());
    assert!(store.catalog().unwrap().entries().is_empty());
}

fn removals_bring_none<H: Home>() {
    let home = H::new();
    let store = home.open(registry![released::USERS]);
    assert!(!store.table(released::USERS).unwrap().remove(&1).unwrap());
    let mut batch = store.batch();
    batch.remove(released::USERS, &1).unwrap();
    batch.commit().unwrap();
    assert!(store.catalog().unwrap().entries().is_empty());
}

fn threads_that_write_first_at_once_agree<H: Home>() {
    const THREADS: u64 = 8;
    for round in 0..4 {
        let home = H::new();
        let store = home.open(registry![released::USERS]);
        let barrier = Barrier::new(THREADS as usize + 1);
        thread::scope(|scope| {
            for id in 0..THREADS {
                let (store, barrier) = (store.clone(), &barrier);
                scope.spawn(move || {
                    let users = store.table(released::USERS).unwrap();
                    barrier.wait();
                    users.put(&id, &user("ada", 0)).unwrap();
                });
            }
            barrier.wait();
            store.raise_spec_version(SpecVersion(1 + round)).unwrap();
        });
        let catalog = store.catalog().unwrap();
        let [_] = catalog.entries() else { panic!("{catalog:?}") };
        assert_eq!(harness::all(store.backend(), "users").len(), THREADS as usize);
        drop(store);
        home.open(registry![released::USERS]);
    }
}

#[test]
fn value_and_entry_land_in_one_batch() {
    use crate::catalog::home::dump;
    let home = InMemory::new();
    let store = home.open(registry![released::USERS]);
    store.table(released::USERS).unwrap().put(&1, &user("ada", 0)).unwrap();
    let all = dump(&home);
    assert_eq!((all["users"].len(), all[CATALOG].len()), (1, 1));
}

#[test]
fn a_commit_that_fails_leaves_no_entry_and_marks_nothing() {
    use by_hand::{SPEC_V2, USERS, key};
    let engine = Fragile::new(u32::MAX);
    let broken = Arc::clone(&engine.broken);
    let store = Store::open(engine, registry![USERS]).unwrap();
    let users = store.table(USERS).unwrap();
    let mut batch = store.batch();
    batch.put(USERS, &key("batch"), &by_hand::user("Batch", 0)).unwrap();

    broken.store(true, Ordering::Relaxed);
    assert!(matches!(users.put(&key("a"), &by_hand::user("A", 0)), Err(WriteError::Backend(_))));
    assert!(batch.commit().is_err());
    broken.store(false, Ordering::Relaxed);
    assert!(store.catalog().unwrap().entries().is_empty());
    assert_eq!(users.count(..).unwrap(), 0);

    // It is the first value still, and of a later spec version.
    store.raise_spec_version(SPEC_V2).unwrap();
    let v1 = by_hand::v1("A");
    users.put_versioned(&key("a"), &v1).unwrap();
    let catalog = store.catalog().unwrap();
    let [entry] = catalog.entries() else { panic!("{catalog:?}") };
    assert_eq!((entry.version, entry.spec_version), (V1, SPEC_V2));
}

#[test]
fn an_entry_that_another_handle_wrote_is_not_written_over() {
    let home = InMemory::new();
    let first = home.open(registry![released::USERS]);
    let second = home.open(registry![released::USERS]);
    first.table(released::USERS).unwrap().put(&1, &user("ada", 0)).unwrap();
    second.raise_spec_version(SpecVersion(5)).unwrap();
    second.table(released::USERS).unwrap().put(&2, &user("bob", 0)).unwrap();
    let catalog = first.catalog().unwrap();
    assert_eq!(catalog.entry("users", V1).unwrap().spec_version, SpecVersion(0));
}

#[test]
fn an_entity_that_contradicts_itself_is_not_catalogued() {
    const LIARS: Table<u64, liar::Liar> = Table::new("liars");
    let store = Store::open(Memory::new(), registry![LIARS]).unwrap();
    let error =
        store.table(LIARS).unwrap().put(&1, &liar::Liar(by_hand::user("a", 0))).unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("table `liars`: Liar V1 gets no entry in the catalog: "), "{text}");
    assert!(matches!(error, WriteError::Contradiction(_)));
    assert_eq!(harness::all(store.backend(), "liars"), []);
}

/// An entity whose schema is another's.
mod liar {
    use perennial::{
        DowncastError, Entity, Tag, UpcastError, Version, VersionedEntity, WriteEntity,
        entity::{StoredView, VersionInfo},
        schema::{Describer, TypeRef},
        wire::{Fault, Reader, Source, Wire, Writer},
    };

    use crate::store::user::User;

    pub struct Liar(pub User);

    impl Entity for Liar {
        const NAME: &'static str = "Liar";
        const VERSIONS: &'static [VersionInfo] = &[User::VERSIONS[0]];
        const LATEST: Version = Version::FIRST;

        type Versioned = Self;
        type View<'a, W: Wire> = StoredView<'a, Self, W>;

        fn version_of_tag(tag: Tag) -> Option<Version> {
            (tag == Tag(1)).then_some(Version::FIRST)
        }

        fn describe(version: Version, describer: &mut Describer) -> Option<TypeRef> {
            User::describe(version, describer)
        }

        fn read_latest<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault> {
            User::read_latest::<W>(version, reader).map(Self)
        }

        fn skip<W: Wire, S: Source>(version: Version, source: &mut S) -> Result<(), Fault> {
            User::skip::<W, S>(version, source)
        }
    }

    impl WriteEntity for Liar {
        fn write_as<W: Wire>(
            &self,
            version: Version,
            writer: &mut Writer,
        ) -> Result<(), DowncastError> {
            self.0.write_as::<W>(version, writer)
        }
    }

    impl VersionedEntity for Liar {
        type Latest = Self;

        fn version(&self) -> Version {
            Version::FIRST
        }

        fn read<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault> {
            Self::read_latest::<W>(version, reader)
        }

        fn write<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError> {
            self.write_as::<W>(Version::FIRST, writer)
        }

        fn upcast(self) -> Result<Self, UpcastError> {
            Ok(self)
        }

        fn try_into_latest(self) -> Result<Self, UpcastError> {
            Ok(self)
        }
    }
}
