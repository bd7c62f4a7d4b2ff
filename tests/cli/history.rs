//! `perennial history`: whole folders, and folders with one thing broken on purpose.

use std::{
    fs,
    path::{Path, PathBuf},
};

use perennial::{Table, Versioned, history, registry, schema::Fingerprint};
use tempfile::TempDir;

use crate::fixture::{Ran, plain, run, tables, typed};

mod database;
mod files;

const REGISTRY: &str = "examples/registry/history";
const UPGRADE: &str = "examples/upgrade/history";

/// A copy of a folder that a test may break.
fn copy(from: &str) -> TempDir {
    fn into(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
            match from.is_dir() {
                true => into(&from, &to),
                false => drop(fs::copy(from, to).unwrap()),
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    into(Path::new(from), folder.path());
    folder
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

fn check(folder: &TempDir) -> Ran {
    plain(["history", "check", folder.path().to_str().unwrap()])
}

/// Edits a file and gives it a seal that fits, as somebody would who means it.
fn reseal(path: &Path, edit: impl Fn(&str) -> String) {
    let edited = edit(&fs::read_to_string(path).unwrap());
    let at = edited.rfind("[seal]\n").unwrap();
    let above = &edited[..at];
    let hash = Fingerprint::of_bytes(above.as_bytes());
    fs::write(path, format!("{above}[seal]\nhash = \"{hash}\"\n")).unwrap();
}

/// One finding, of this file, that says this.
fn found(ran: &Ran, file: &Path, says: &str) {
    assert_eq!(ran.exit, 1, "{ran:?}");
    let line = ran.out.lines().find(|line| line.starts_with(&text(file)) && line.contains(says));
    assert!(line.is_some(), "{} with `{says}` is not in\n{}", file.display(), ran.out);
}

#[test]
fn whole_histories_are_whole_and_say_so_on_stderr_alone() {
    for folder in [REGISTRY, UPGRADE] {
        let ran = plain(["history", "check", folder]);
        assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{ran:?}");
        assert!(
            ran.err.contains("nothing is wrong as far as") && ran.err.contains("knows no types"),
            "{ran:?}"
        );
    }
}

#[test]
fn a_flipped_byte_anywhere_in_any_file_is_found_and_the_file_named() {
    for file in ["User/v1.toml", "User/v2.toml", "tables/members.toml"] {
        let length = fs::metadata(Path::new(REGISTRY).join(file)).unwrap().len() as usize;
        for at in (0..length).step_by(97) {
            let folder = copy(REGISTRY);
            let path = folder.path().join(file);
            let mut bytes = fs::read(&path).unwrap();
            bytes[at] ^= 1;
            fs::write(&path, bytes).unwrap();
            found(&check(&folder), &path, "");
        }
    }
    let folder = copy(UPGRADE);
    let path = folder.path().join("messages/Message/Join.v1.toml");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("index = 4", "index = 5")).unwrap();
    found(&check(&folder), &path, "edited after it was written");
}

#[test]
fn a_seal_that_does_not_fit_is_found() {
    let folder = copy(REGISTRY);
    let path = folder.path().join("Org/v1.toml");
    let sealed = fs::read_to_string(&path).unwrap();
    let at = sealed.rfind("0x").unwrap() + 5;
    let other = if &sealed[at..=at] == "0" { "1" } else { "0" };
    fs::write(&path, format!("{}{other}{}", &sealed[..at], &sealed[at + 1..])).unwrap();
    found(&check(&folder), &path, "its seal does not fit");
}

#[test]
fn a_version_that_is_missing_below_another_one_is_found() {
    let folder = copy(REGISTRY);
    let path = folder.path().join("User/v1.toml");
    fs::remove_file(&path).unwrap();
    found(&check(&folder), &path, "User V1 has no file, and V2 has one");
}

#[test]
fn files_in_each_others_places_are_both_found() {
    let folder = copy(REGISTRY);
    let [one, two] = ["User/v1.toml", "User/v2.toml"].map(|file| folder.path().join(file));
    let (first, second) = (fs::read(&one).unwrap(), fs::read(&two).unwrap());
    fs::write(&one, second).unwrap();
    fs::write(&two, first).unwrap();
    let ran = check(&folder);
    found(&ran, &one, "it is the file of User V2, in the place of User V1's");
    found(&ran, &two, "it is the file of User V1, in the place of User V2's");
}

#[test]
fn a_version_that_follows_another_one_than_the_one_before_is_found() {
    let folder = copy(REGISTRY);
    reseal(&folder.path().join("User/v1.toml"), |text| text.replace("# User", "# Our User"));
    let ran = check(&folder);
    found(
        &ran,
        &folder.path().join("User/v2.toml"),
        "it was written after another file of version 1",
    );
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn bytes_of_a_sample_that_mean_something_else_are_found_by_the_schema_alone() {
    let folder = copy(REGISTRY);
    let path = folder.path().join("Membership/v2.toml");
    // In one codec: the other one still says what it was.
    reseal(&path, |text| text.replace("0x140103646464", "0x150103646464"));
    found(&check(&folder), &path, "sample `typical`: its bincode bytes mean another value");
    let folder = copy(REGISTRY);
    let path = folder.path().join("Membership/v2.toml");
    // Another way to write 20, which nobody writes.
    reseal(&path, |text| text.replace("0x140103646464", "0xfb14000103646464"));
    found(&check(&folder), &path, "sample `typical`: its bincode bytes");
    let folder = copy(REGISTRY);
    let path = folder.path().join("Membership/v2.toml");
    reseal(&path, |text| text.replace("0x14000000010c646464", "0x14000000010c6464"));
    found(&check(&folder), &path, "sample `typical`: its scale bytes");
}

#[test]
fn a_layout_of_another_fingerprint_is_found() {
    let folder = copy(REGISTRY);
    let path = folder.path().join("Org/v1.toml");
    let other = Fingerprint::of_bytes(b"another one");
    reseal(&path, |text| {
        let line = text.lines().find(|line| line.starts_with("fingerprint")).unwrap();
        text.replace(line, &format!("fingerprint = \"{other}\""))
    });
    found(&check(&folder), &path, "its layout is not the one of its fingerprint");
}

#[test]
fn what_tables_and_messages_name_must_be_recorded() {
    let folder = copy(UPGRADE);
    fs::remove_dir_all(folder.path().join("Join")).unwrap();
    fs::remove_dir_all(folder.path().join("Owner")).unwrap();
    let ran = check(&folder);
    let message = folder.path().join("messages/Message/Join.v1.toml");
    found(&ran, &message, "it carries Join V1, which is not recorded");
    found(&ran, &folder.path().join("tables/owners.toml"), "of which no version is recorded");
    let folder = copy(UPGRADE);
    let path = folder.path().join("messages/Message/Join.v1.toml");
    reseal(&path, |text| text.replace("index = 4", "index = 3"));
    found(&check(&folder), &path, "has index 3, which `GiveKarma` has, too");
}

#[test]
fn all_that_is_wrong_is_told_each_as_a_line_of_json() {
    let folder = copy(REGISTRY);
    fs::remove_file(folder.path().join("User/v1.toml")).unwrap();
    fs::write(folder.path().join("Org/v1.toml"), "nothing").unwrap();
    fs::write(folder.path().join("Org/notes.toml"), "x = 1").unwrap();
    let ran = plain(["--json", "history", "check", folder.path().to_str().unwrap()]);
    assert_eq!(ran.exit, 1);
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (summary, lines) = lines.split_last().unwrap();
    assert_eq!(summary["summary"]["findings"], lines.len());
    assert_eq!(summary["summary"]["unseen"][0], "taken_out");
    let kinds: Vec<_> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert!(lines.len() >= 3 && kinds.contains(&"missing") && kinds.contains(&"malformed"));
    assert!(lines.iter().all(|line| line["file"].is_string() && line["finding"].is_string()));
}

#[test]
fn what_is_no_history_is_not_whole() {
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(check(&empty).exit, 3);
    let ran = plain(["history", "check", "no/such/place"]);
    assert!(ran.exit == 3 && ran.err.contains("no/such/place"), "{ran:?}");
    assert_eq!(plain(["history", "show"]).exit, 3);
}

/// A history of the fixture's types, as they would release it.
fn released() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history");
    let written = history::release(tables(), &path).unwrap_err();
    assert!(matches!(written, history::HistoryError::Written(_)), "{written}");
    (folder, path)
}

#[test]
fn a_command_with_types_holds_them_against_the_folder_too() {
    let (_folder, path) = released();
    let ran = typed(["history", "check", &text(&path)]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(!ran.err.contains("knows no types"));
    // A released version of an entity that the types do not know any more.
    fs::create_dir(path.join("Org")).unwrap();
    fs::copy(Path::new(REGISTRY).join("Org/v1.toml"), path.join("Org/v1.toml")).unwrap();
    assert_eq!(plain(["history", "check", &text(&path)]).exit, 0);
    let ran = typed(["history", "check", &text(&path)]);
    found(&ran, &path.join("Org"), "no table of the registry holds it");
}

#[test]
fn findings_of_a_file_itself_are_not_told_twice_by_a_command_with_types() {
    let (_folder, path) = released();
    let file = path.join("User/v2.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("# User", "# A user")).unwrap();
    let ran = typed(["history", "check", &text(&path)]);
    found(&ran, &file, "its seal does not fit");
    let of_file = ran.out.lines().filter(|line| line.starts_with(&text(&file)));
    assert_eq!(of_file.count(), 1, "{}", ran.out);
}

mod other {
    use super::*;

    /// Of the same name as the fixture's, and another layout.
    #[derive(Versioned)]
    #[versioned(latest = 1)]
    pub struct User {
        pub name: String,
        pub nick: String,
    }

    pub const USERS: Table<u64, User> = Table::new("users");
    pub const FRIENDS: Table<u64, User> = Table::new("friends");
}

#[test]
fn a_version_shows_its_layout_and_its_samples() {
    let ran = plain(["history", "show", REGISTRY, "Membership", "2"]);
    assert_eq!(ran.exit, 0);
    for part in [
        "Membership V2  tag 0x02  fingerprint 0x75742581",
        "since_block: u32,",
        "sample `typical`",
        r#"{"since_block":20,"invited_by":"ddd"}"#,
        "0x14000000010c646464",
        "0x140103646464",
        "what the samples of the version before read as",
    ] {
        assert!(ran.out.contains(part), "{part} is not in\n{}", ran.out);
    }
    let ran = plain(["history", "show", REGISTRY, "Membership", "2", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shown["samples"][2]["value"]["since_block"], 20);
    assert_eq!(shown["samples"][2]["bincode"], "0x140103646464");
    assert_eq!(shown["version"], 2);
}

#[test]
fn a_folder_shows_entities_tables_and_messages() {
    let ran = plain(["history", "show", UPGRADE]);
    assert_eq!(ran.exit, 0);
    for part in
        ["GiveKarma          V2       0x02  0xa92dd7d5   7", "unicorns  Unicorn", "Message::Join"]
    {
        assert!(ran.out.contains(part), "{part} is not in\n{}", ran.out);
    }
    let ran = plain(["history", "show", UPGRADE, "GiveKarma"]);
    assert!(
        ran.out.contains("carried by Message::GiveKarma from spec version 7 on"),
        "{}",
        ran.out
    );
    let ran = plain(["history", "show", UPGRADE, "--json"]);
    let lines: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 17 + 4 + 12);
}

#[test]
fn names_that_are_not_there_are_refused_with_the_nearest() {
    let ran = plain(["history", "show", REGISTRY, "Usr"]);
    assert!(ran.exit == 2 && ran.err.contains("did you mean `User`?"), "{ran:?}");
    let ran = plain(["history", "show", REGISTRY, "User", "9"]);
    assert!(ran.exit == 2 && ran.err.contains("there are: 1, 2"), "{ran:?}");
    let ran = plain(["history", "diff", REGISTRY, "Org"]);
    assert!(ran.exit == 2 && ran.err.contains("nothing to compare"), "{ran:?}");
}

#[test]
fn a_difference_is_told_in_words_and_in_json() {
    let ran = plain(["history", "diff", REGISTRY, "User"]);
    assert_eq!(ran.out, "User V1 -> V2: field karma: u32 is new, at place 3\n");
    let back = plain(["history", "diff", REGISTRY, "User", "2", "1"]);
    assert!(back.out.contains("karma") && back.out.contains("gone"), "{}", back.out);
    let ran = plain(["history", "diff", REGISTRY, "User", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(shown["changes"][0]["path"], "karma");
    assert_eq!(shown["changes"][0]["kind"], "new");
}

#[test]
fn since_another_folder_new_versions_are_fine_and_changed_ones_are_not() {
    let before = copy(REGISTRY);
    fs::remove_file(before.path().join("User/v2.toml")).unwrap();
    let before_path = before.path().to_str().unwrap();
    let ran = plain(["history", "diff", REGISTRY, "--since", before_path]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, "new      User V2\n"), "{ran:?}");
    let ran = plain(["history", "diff", before_path, "--since", REGISTRY]);
    assert_eq!((ran.exit, ran.out.as_str()), (1, "gone     User V2\n"), "{ran:?}");
    let changed = copy(REGISTRY);
    reseal(&changed.path().join("Org/v1.toml"), |text| text.replace("tag = 0", "tag = 7"));
    let ran = plain(["history", "diff", changed.path().to_str().unwrap(), "--since", REGISTRY]);
    assert_eq!(ran.exit, 1);
    assert_eq!(ran.out, "changed  Org V1: it had tag 0x00, and has 0x07\n");
    let ran = plain(["history", "diff", REGISTRY, "--since", REGISTRY]);
    assert_eq!((ran.exit, ran.out.as_str()), (0, ""));
}

#[test]
fn types_of_another_registry_find_all_that_is_gone() {
    let ran = run(registry![other::FRIENDS], ["history", "check", REGISTRY]);
    found(&ran, &Path::new(REGISTRY).join("tables/members.toml"), "the table was released");
}
