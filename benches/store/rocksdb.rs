//! RocksDB, ours and directly, with the options that ours wrote into its folder. A commit does not
//! wait for the disk: what the disk does is not ours.

use ::rocksdb::{Cache, DB, Env, Options, ReadOptions, WriteBatch};
use perennial::{
    Store,
    backend::{RocksDb, RocksDbOptions},
    registry,
};

use crate::{
    Run,
    measure::measure,
    raw::{Key, Raw},
    rows::{PROFILES, copy, fill},
};

struct Direct {
    database: DB,
    // Made once: without, each read makes and frees its own.
    read: ReadOptions,
}

impl Raw for Direct {
    fn get<T>(&self, key: &Key, read: impl FnOnce(&[u8]) -> T) -> T {
        let family = self.database.cf_handle(PROFILES.name()).expect("is there");
        let found = self.database.get_pinned_cf_opt(family, key, &self.read);
        read(&found.expect("reads").expect("is there"))
    }

    fn get_many<T>(&self, keys: &[Key], mut read: impl FnMut(&[u8]) -> T) -> Vec<T> {
        let family = self.database.cf_handle(PROFILES.name()).expect("is there");
        let found = self.database.batched_multi_get_cf_opt(family, keys, false, &self.read);
        found.into_iter().map(|value| read(&value.expect("reads").expect("is there"))).collect()
    }

    fn walk(&self, mut visit: impl FnMut(&[u8], &[u8])) {
        let family = self.database.cf_handle(PROFILES.name()).expect("is there");
        let mut rows = self.database.raw_iterator_cf(family);
        rows.seek_to_first();
        while let Some((key, value)) = rows.item() {
            visit(key, value);
            rows.next();
        }
        rows.status().expect("reads");
    }

    fn write(&self, rows: &[(Key, &[u8])]) {
        let family = self.database.cf_handle(PROFILES.name()).expect("is there");
        let mut batch = WriteBatch::default();
        for (key, value) in rows {
            batch.put_cf(family, key, value);
        }
        self.database.write(batch).expect("writes");
    }
}

pub fn engine(run: &mut Run) {
    let folder = tempfile::tempdir().expect("a folder");
    let (ours, theirs) = (folder.path().join("ours"), folder.path().join("theirs"));
    let mut options = RocksDbOptions::default();
    options.sync = false;
    drop(fill(RocksDb::open_with(&ours, options.clone()).expect("opens")));
    // Opening writes what is still in the log to files, so both begin with the same ones.
    drop(RocksDb::open_with(&ours, options.clone()).expect("opens"));
    copy(&ours, &theirs);

    let store = RocksDb::open_with(&ours, options.clone()).expect("opens");
    let store = Store::open(store, registry![PROFILES]).expect("opens");
    let cache = Cache::new_lru_cache(options.block_cache_bytes);
    let env = Env::new().expect("an environment");
    let (database, families) =
        Options::load_latest(&theirs, env, false, cache).expect("reads the options");
    let database = DB::open_cf_descriptors(&database, &theirs, families).expect("opens");
    let direct = Direct { database, read: ReadOptions::default() };
    measure(run, "rocksdb", &store, &direct);
}
