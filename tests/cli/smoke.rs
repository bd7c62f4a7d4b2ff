//! What all commands have in common.

use crate::fixture::{plain, run, typed};

#[test]
fn help_is_data_and_a_wrong_command_line_is_not() {
    let help = plain(["--help"]);
    assert_eq!(help.exit, 0);
    assert!(help.out.contains("Exit codes") && help.err.is_empty());
    let wrong = plain(["frobnicate"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.err.contains("frobnicate") && wrong.out.is_empty());
}

#[test]
fn the_same_command_line_goes_with_types_and_without() {
    assert_eq!(typed(["--version"]).out, plain(["--version"]).out);
    assert_eq!(run(perennial::registry![], ["--version"]).exit, 0);
}

#[test]
fn the_fixture_has_all_versions_of_all_entities() {
    let folder = tempfile::tempdir().unwrap();
    crate::fixture::redb(folder.path(), 7);
    let engine = perennial::backend::Redb::open(folder.path()).unwrap();
    let catalog = perennial::store::Catalog::read(&engine).unwrap();
    let found: Vec<_> =
        catalog.tables().map(|table| (table.to_owned(), catalog.table(table).len())).collect();
    let expected = [
        ("accounts", 3),
        ("events", 2),
        ("flags", 3),
        ("links", 3),
        ("names", 3),
        ("things", 2),
        ("users", 3),
    ];
    assert_eq!(found, expected.map(|(table, versions)| (table.to_owned(), versions)));
}
