//! A database that an import did not finish: no command takes it for a whole one.

use crate::{
    damage::put,
    fixture::{self, Ran, tables, typed},
};
use perennial::{backend::Redb, history};
use tempfile::TempDir;

/// The fixture's database with the row that imports leave on the way, and its history.
fn unfinished() -> (TempDir, [String; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["db", "history"].map(|name| folder.path().join(name));
    fixture::redb(&paths[0], 1);
    history::release(tables(), &paths[1]).unwrap_err();
    put(&Redb::open(&paths[0]).unwrap(), "perennial.meta", b"import", br#"{"rows":3}"#);
    (folder, paths.map(|path| path.to_str().unwrap().to_owned()))
}

#[test]
fn what_judges_a_whole_database_refuses_it() {
    let (_folder, [db, history]) = unfinished();
    let refused = |ran: Ran| {
        let says = "an import into this database was not finished, and 3 rows are there";
        assert!(ran.exit == 3 && ran.err.contains(says) && ran.out.is_empty(), "{ran:?}");
    };
    refused(typed(["history", "check", &history, "--db", &db]));
    for what in ["show", "check", "next"] {
        refused(typed(["schedule", what, &db]));
    }
    refused(typed(["upgrade", &db, "--dry-run"]));
    refused(typed(["upgrade", &db]));
}

#[test]
fn what_looks_for_damage_tells_of_it() {
    let (_folder, [db, _]) = unfinished();
    let ran = typed(["verify", &db]);
    let says = "an import into this database was not finished";
    assert!(ran.exit == 1 && ran.out.contains(says), "{ran:?}");
    assert!(!ran.out.contains("nothing is wrong"), "{ran:?}");
    let ran = typed(["info", &db]);
    assert!(ran.out.contains("not finished, 3 rows so far"), "{ran:?}");
}
