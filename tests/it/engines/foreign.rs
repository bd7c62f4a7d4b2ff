//! Files of other programs and of other engines.

use std::{fs, path::Path};

use perennial::backend::BackendErrorKind;

use super::harness::{Engine, all, commit, put};

pub fn a_folder_of_another_engine_is_refused<E: Engine>(path: &Path) {
    let other = if E::FILE == "CURRENT" { "perennial.redb" } else { "CURRENT" };
    fs::create_dir(path).unwrap();
    fs::write(path.join(other), b"another engine's").unwrap();
    let error = E::open_at(path).unwrap_err();
    assert_eq!(error.kind, BackendErrorKind::NotADatabase, "{error}");
    assert!(error.to_string().contains(other), "{error}");
    let names: Vec<_> =
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, [other], "nothing was begun beside it");
}

pub fn a_file_in_place_of_the_folder_is_refused<E: Engine>(path: &Path) {
    fs::write(path, b"notes").unwrap();
    let error = E::open_at(path).unwrap_err();
    assert_eq!(error.kind, BackendErrorKind::NotADatabase, "{error}");
    assert_eq!(fs::read(path).unwrap(), b"notes");

    fs::remove_file(path).unwrap();
    fs::create_dir(path).unwrap();
    let notes = b"these are notes and not a database, whatever the file is called".repeat(100);
    fs::write(path.join(E::FILE), &notes).unwrap();
    let error = E::open_at(path).unwrap_err();
    assert_eq!(error.kind, BackendErrorKind::NotADatabase, "{error}");
    assert!(error.to_string().contains("check the path"), "{error}");
    assert_eq!(fs::read(path.join(E::FILE)).unwrap(), notes);
}

#[cfg(feature = "redb")]
#[test]
fn redb_leaves_tables_of_other_programs_alone() {
    use perennial::backend::{Backend, ReadEngine, Redb};
    use redb::{
        Database, MultimapTableDefinition, ReadableDatabase, ReadableMultimapTable, ReadableTable,
        TableDefinition,
    };

    const NUMBERS: TableDefinition<'_, u64, u64> = TableDefinition::new("numbers");
    const MANY: MultimapTableDefinition<'_, &str, u64> = MultimapTableDefinition::new("many");
    const BYTES: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("bytes");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(Redb::FILE);
    let database = Database::create(&file).unwrap();
    let transaction = database.begin_write().unwrap();
    transaction.open_table(NUMBERS).unwrap().insert(1, 2).unwrap();
    transaction.open_multimap_table(MANY).unwrap().insert("k", 3).unwrap();
    transaction.open_table(BYTES).unwrap().insert(&b"k"[..], &b"v"[..]).unwrap();
    transaction.commit().unwrap();
    drop(database);

    let mut engine = Redb::open(folder.path()).unwrap();
    let mut tables = engine.tables().unwrap();
    tables.sort();
    assert_eq!(tables, ["bytes", "many", "numbers"]);
    engine.create_tables(&["ours", "numbers"]).unwrap();
    assert_eq!(all(&engine, "bytes"), [(b"k".to_vec(), b"v".to_vec())]);
    for table in ["numbers", "many"] {
        let error = engine.get(table, b"k").err().unwrap();
        assert_eq!((error.kind, error.place.as_str()), (BackendErrorKind::Other, table));
        assert!(error.source.to_string().contains(table), "{error}");
        let written = engine.commit(&super::harness::batch([
            put("ours", b"half", b"written"),
            put(if table == "many" { "many" } else { "numbers" }, b"k", b"v"),
        ]));
        assert!(written.is_err());
    }
    assert_eq!(all(&engine, "ours"), []);
    commit(&engine, [put("ours", b"k", b"v")]);
    drop(engine);

    let database = Database::open(&file).unwrap();
    let transaction = database.begin_read().unwrap();
    let numbers = transaction.open_table(NUMBERS).unwrap();
    assert_eq!(numbers.iter().unwrap().count(), 1);
    assert_eq!(numbers.get(1).unwrap().unwrap().value(), 2);
    let many = transaction.open_multimap_table(MANY).unwrap();
    assert_eq!(many.iter().unwrap().count(), 1);
}

#[cfg(feature = "rocksdb")]
#[test]
fn rocksdb_leaves_column_families_of_other_programs_alone() {
    use perennial::backend::{Backend, RocksDb};
    use rocksdb::{DB, Options};

    let folder = tempfile::tempdir().unwrap();
    let mut options = Options::default();
    options.create_if_missing(true);
    options.create_missing_column_families(true);
    let database = DB::open_cf(&options, folder.path(), ["theirs", "empty"]).unwrap();
    database.put(b"plain", b"1").unwrap();
    database.put_cf(database.cf_handle("theirs").unwrap(), b"k", b"v").unwrap();
    drop(database);

    let mut engine = RocksDb::open(folder.path()).unwrap();
    let mut tables = engine.tables().unwrap();
    tables.sort();
    // `default` has a row of somebody's, so it counts.
    assert_eq!(tables, ["default", "empty", "theirs"]);
    engine.create_tables(&["ours"]).unwrap();
    commit(&engine, [put("ours", b"k", b"ours")]);
    assert_eq!(all(&engine, "theirs"), [(b"k".to_vec(), b"v".to_vec())]);
    drop(engine);

    let families = ["theirs", "empty", "ours"];
    let database = DB::open_cf(&options, folder.path(), families).unwrap();
    assert_eq!(database.get(b"plain").unwrap().unwrap(), b"1");
    let theirs = database.cf_handle("theirs").unwrap();
    assert_eq!(database.get_cf(theirs, b"k").unwrap().unwrap(), b"v");
    assert_eq!(database.iterator_cf(theirs, rocksdb::IteratorMode::Start).count(), 1);
}
