//! Folders that are not as they were written: one clear error each, and nothing is written.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use perennial::{
    Table, Versioned, history,
    history::{FindingKind, HistoryError},
    registry,
    store::Registry,
};
use tempfile::TempDir;

#[derive(Versioned)]
#[versioned(latest = 2)]
#[allow(dead_code)]
struct Coin {
    amount: u32,
    #[versioned(since = 2, default = 5)]
    age: u8,
}

#[derive(Versioned)]
#[versioned(latest = 1)]
#[allow(dead_code)]
struct Purse {
    label: String,
}

const COINS: Table<u64, Coin> = Table::new("coins");
const PURSES: Table<u64, Purse> = Table::new("purses");
/// Without files, so that there is something to write.
const FRESH: Table<u64, Purse> = Table::new("fresh");

fn released() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let written = history::release(registry![COINS, PURSES], folder.path()).unwrap_err();
    assert!(matches!(written, HistoryError::Written(files) if files.len() == 5));
    folder
}

/// All that lies in a folder.
fn content(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(content(&path));
            all.insert(path, None);
        } else {
            let bytes = fs::read(&path).unwrap();
            all.insert(path, Some(bytes));
        }
    }
    all
}

/// Does something to a released folder: the check then tells of that file alone, and neither it nor
/// a release writes anything.
fn broken(file: &str, kind: FindingKind, says: &str, spoil: impl FnOnce(&Path)) {
    let folder = released();
    let path = folder.path().join(file);
    spoil(&path);
    let before = content(folder.path());
    let fresh = || -> Registry { registry![COINS, PURSES, FRESH] };
    for registry in [registry![COINS, PURSES], fresh()] {
        let errors = [
            history::check(&registry, folder.path()).unwrap_err(),
            history::release(&registry, folder.path()).unwrap_err(),
        ];
        for error in errors {
            let findings: Vec<_> = error
                .findings()
                .iter()
                .filter(|finding| finding.kind() != FindingKind::Missing)
                .collect();
            assert_eq!(findings.len(), 1, "{file}: {error}");
            assert_eq!((findings[0].file(), findings[0].kind()), (path.as_path(), kind), "{error}");
            assert!(findings[0].text().contains(says), "{file}: {error}");
            let shown = error.to_string();
            assert!(shown.contains(&path.display().to_string()), "{shown}");
        }
    }
    assert_eq!(content(folder.path()), before);
}

fn edit(path: &Path, edit: impl FnOnce(String) -> String) {
    let text = fs::read_to_string(path).unwrap();
    let edited = edit(text.clone());
    assert_ne!(text, edited);
    fs::write(path, edited).unwrap();
}

const FILES: [&str; 3] = ["Coin/v1.toml", "Coin/v2.toml", "Purse/v1.toml"];

#[test]
fn edited_files_are_found() {
    for file in FILES {
        broken(file, FindingKind::Edited, "its seal does not fit", |path| {
            edit(path, |text| text.replacen("'typical'", "'usual'", 1));
        });
        broken(file, FindingKind::Edited, "its seal does not fit", |path| {
            edit(path, |text| text + "\n");
        });
    }
    broken("tables/coins.toml", FindingKind::Edited, "it was edited", |path| {
        edit(path, |text| text.replace("scale", "bincode"));
    });
}

#[test]
fn files_cut_at_any_line_are_found() {
    for file in FILES.into_iter().chain(["tables/purses.toml"]) {
        let folder = released();
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<_> = text.split_inclusive('\n').collect();
        assert!(lines.len() > 8);
        for kept in 0..lines.len() {
            fs::write(&path, lines[..kept].concat()).unwrap();
            let before = content(folder.path());
            let error = history::check(registry![COINS, PURSES], folder.path()).unwrap_err();
            let [finding] = error.findings() else { panic!("{file}, {kept} lines: {error}") };
            assert_eq!(finding.file(), path, "{kept} lines: {error}");
            let is_told = ["cut short", "restore"].iter().any(|word| finding.text().contains(word));
            assert!(is_told, "{kept} lines: {error}");
            let error = history::release(registry![COINS, PURSES, FRESH], folder.path());
            assert!(matches!(error, Err(HistoryError::Broken(_))), "{kept} lines: {error:?}");
            assert_eq!(content(folder.path()), before);
        }
    }
}

#[test]
fn merge_conflicts_are_named_with_their_line() {
    let halves = |text: String| {
        let (header, rest) = text.split_once('\n').unwrap();
        format!("{header}\n<<<<<<< HEAD\n{rest}=======\n{rest}>>>>>>> topic\n")
    };
    for file in FILES.into_iter().chain(["tables/coins.toml"]) {
        broken(file, FindingKind::Malformed, "line 2: a merge left its conflict markers", |path| {
            edit(path, halves);
        });
    }
}

#[test]
fn other_line_ends_are_no_edit() {
    let folder = released();
    for (path, bytes) in content(folder.path()) {
        if let Some(bytes) = bytes {
            let text = String::from_utf8(bytes).unwrap();
            fs::write(path, text.replace('\n', "\r\n")).unwrap();
        }
    }
    history::check(registry![COINS, PURSES], folder.path()).unwrap();
}

#[test]
fn empty_and_unreadable_files_are_named() {
    for file in FILES.into_iter().chain(["tables/coins.toml"]) {
        broken(file, FindingKind::Malformed, "there is no `format`", |path| {
            fs::write(path, "").unwrap();
        });
        broken(file, FindingKind::Unreadable, "it cannot be read: ", |path| {
            fs::write(path, b"format = 1\nentity = '\xff\xfe'\n").unwrap();
        });
        broken(file, FindingKind::Unreadable, "it cannot be read: ", |path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        });
        broken(file, FindingKind::Malformed, "restore the file from version control", |path| {
            fs::write(path, "{\"format\": 1}").unwrap();
        });
    }
}

#[test]
fn a_file_of_another_format_asks_for_a_newer_release() {
    for file in FILES.into_iter().chain(["tables/coins.toml"]) {
        broken(file, FindingKind::Malformed, "it has format 2, this library knows 1", |path| {
            edit(path, |text| text.replace("format = 1\n", "format = 2\n"));
        });
    }
}

#[test]
fn a_file_in_the_place_of_another_is_named() {
    let copied = |from: &'static str| {
        move |path: &Path| {
            let root = path.parent().unwrap().parent().unwrap();
            fs::copy(root.join(from), path).unwrap();
        }
    };
    let is_v2 = "it is the file of Coin V2, in the place of Coin V1's";
    broken("Coin/v1.toml", FindingKind::Edited, is_v2, copied("Coin/v2.toml"));
    let is_v1 = "it is the file of Coin V1, in the place of Coin V2's";
    broken("Coin/v2.toml", FindingKind::Edited, is_v1, copied("Coin/v1.toml"));
    let is_purse = "it is the file of Purse V1, in the place of Coin V1's";
    broken("Coin/v1.toml", FindingKind::Edited, is_purse, copied("Purse/v1.toml"));
    broken(
        "tables/coins.toml",
        FindingKind::Table,
        "the file is another table's",
        copied("tables/purses.toml"),
    );
}

#[test]
fn two_files_that_changed_places_are_both_named() {
    let folder = released();
    let [a, b] = ["v1", "v2"].map(|file| folder.path().join(format!("Coin/{file}.toml")));
    let texts = [&a, &b].map(|path| fs::read(path).unwrap());
    fs::write(&a, &texts[1]).unwrap();
    fs::write(&b, &texts[0]).unwrap();
    let error = history::check(registry![COINS, PURSES], folder.path()).unwrap_err();
    let files: Vec<_> = error.findings().iter().map(history::Finding::file).collect();
    assert_eq!(files, [&a, &b], "{error}");
}

#[test]
fn files_that_are_none_of_ours_are_named() {
    for file in ["Coin/v3.toml", "Coin/v02.toml", "tables/old.toml"] {
        let folder = released();
        let path = folder.path().join(file);
        fs::write(&path, "format = 1\n").unwrap();
        let error = history::check(registry![COINS, PURSES], folder.path()).unwrap_err();
        let [finding] = error.findings() else { panic!("{error}") };
        assert_eq!(finding.file(), path);
    }
}

#[test]
fn a_release_adds_what_is_missing_and_touches_nothing_else() {
    let folder = released();
    let before = content(folder.path());
    let none = history::release(registry![COINS, PURSES], folder.path());
    assert!(matches!(none, Err(HistoryError::NothingToWrite)));
    assert_eq!(content(folder.path()), before);

    let fresh = folder.path().join("tables/fresh.toml");
    let written = history::release(registry![COINS, PURSES, FRESH], folder.path()).unwrap_err();
    assert!(
        matches!(&written, HistoryError::Written(files) if files == std::slice::from_ref(&fresh))
    );
    let mut after = content(folder.path());
    assert!(after.remove(&fresh).is_some());
    assert_eq!(after, before);
}

#[test]
fn an_older_file_is_not_written_behind_a_newer_one() {
    let folder = released();
    fs::remove_file(folder.path().join("Coin/v1.toml")).unwrap();
    let before = content(folder.path());
    let error = history::release(registry![COINS, PURSES], folder.path()).unwrap_err();
    let [finding] = error.findings() else { panic!("{error}") };
    assert_eq!(finding.file(), folder.path().join("Coin/v1.toml"));
    assert!(finding.text().contains("that of V2 exists"), "{error}");
    assert_eq!(content(folder.path()), before);
}
