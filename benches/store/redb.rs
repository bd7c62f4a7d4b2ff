//! redb, ours and directly. A commit does not wait for the disk: what the disk does is not ours.

use ::redb::{
    Database, Durability, ReadOnlyTable, ReadableDatabase, ReadableTable, TableDefinition,
};
use perennial::{
    Store,
    backend::{Redb, RedbOptions},
    registry,
};

use crate::{
    Run,
    measure::measure,
    raw::{Key, Raw},
    rows::{PROFILES, copy, fill},
};

const TABLE: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("profiles");

struct Direct {
    database: Database,
    // Opened once, as redb advises for many reads.
    table: ReadOnlyTable<&'static [u8], &'static [u8]>,
}

impl Raw for Direct {
    fn get<T>(&self, key: &Key, read: impl FnOnce(&[u8]) -> T) -> T {
        let value = self.table.get(key.as_slice()).expect("reads").expect("is there");
        read(value.value())
    }

    fn get_many<T>(&self, keys: &[Key], mut read: impl FnMut(&[u8]) -> T) -> Vec<T> {
        keys.iter().map(|key| self.get(key, &mut read)).collect()
    }

    fn walk(&self, mut visit: impl FnMut(&[u8], &[u8])) {
        for row in self.table.iter().expect("reads") {
            let (key, value) = row.expect("reads");
            visit(key.value(), value.value());
        }
    }

    fn write(&self, rows: &[(Key, &[u8])]) {
        let mut transaction = self.database.begin_write().expect("begins");
        transaction.set_durability(Durability::None).expect("is allowed");
        let mut table = transaction.open_table(TABLE).expect("opens");
        for (key, value) in rows {
            table.insert(key.as_slice(), *value).expect("writes");
        }
        drop(table);
        transaction.commit().expect("commits");
    }
}

pub fn engine(run: &mut Run) {
    let folder = tempfile::tempdir().expect("a folder");
    let (ours, theirs) = (folder.path().join("ours"), folder.path().join("theirs"));
    let mut options = RedbOptions::default();
    options.sync = false;
    drop(fill(Redb::open_with(&ours, options.clone()).expect("opens")));
    copy(&ours, &theirs);

    let store =
        Store::open(Redb::open_with(&ours, options.clone()).expect("opens"), registry![PROFILES]);
    let database = Database::builder()
        .set_cache_size(options.cache_bytes)
        .open(theirs.join("perennial.redb"))
        .expect("opens");
    let transaction = database.begin_read().expect("begins");
    let table = transaction.open_table(TABLE).expect("opens");
    let direct = Direct { database, table };
    measure(run, "redb", &store.expect("opens"), &direct);
}
