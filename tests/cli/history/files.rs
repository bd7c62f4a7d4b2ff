//! Files that are none, and files that nobody reads.

use std::fs;

use super::*;

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_read() {
    use std::{os::unix::fs::symlink, process::Command};

    let folder = copy(REGISTRY);
    let path = folder.path().join("User/v2.toml");
    fs::remove_file(&path).unwrap();
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    found(&check(&folder), &path, "it is no regular file");
    for (target, says) in [("/dev/zero", "it is no regular file"), ("nowhere", "cannot be read")] {
        fs::remove_file(&path).unwrap();
        symlink(target, &path).unwrap();
        found(&check(&folder), &path, says);
    }
    let table = folder.path().join("tables/members.toml");
    fs::remove_file(&table).unwrap();
    symlink("nowhere", &table).unwrap();
    found(&check(&folder), &table, "cannot be read");
    // The library's own check, of types that it knows.
    let (_folder, path) = released();
    let file = path.join("User/v2.toml");
    fs::remove_file(&file).unwrap();
    symlink("/dev/zero", &file).unwrap();
    let error = history::check(tables(), &path).unwrap_err().to_string();
    assert!(error.contains("it is no regular file"), "{error}");
}

#[test]
fn a_file_that_is_too_long_is_not_read() {
    let folder = copy(REGISTRY);
    let path = folder.path().join("User/v2.toml");
    fs::File::create(&path).unwrap().set_len((64 << 20) + 1).unwrap();
    found(&check(&folder), &path, "it has more than 67108864 bytes");
}

#[test]
fn what_is_called_much_as_a_file_of_a_history_is_found() {
    for name in [
        "User/v3.TOML",
        "User/v2.toml.orig",
        "tables/users.Toml",
        "Users2/v1.TOML",
        "Users3/v01.toml",
    ] {
        let folder = copy(REGISTRY);
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "").unwrap();
        found(&check(&folder), &path, "nobody reads it by this name");
    }
    let folder = copy(UPGRADE);
    let path = folder.path().join("messages/Message/Join.v1.TOML");
    fs::write(&path, "").unwrap();
    found(&check(&folder), &path, "nobody reads it by this name");
    let path = folder.path().join("Tables");
    fs::create_dir_all(&path).unwrap();
    found(&check(&folder), &path, "nobody reads it by this name");
    // As if the entity were generic.
    let folder = copy(REGISTRY);
    let path = folder.path().join("User.V");
    fs::create_dir(&path).unwrap();
    fs::copy(Path::new(REGISTRY).join("User/v1.toml"), path.join("v1.toml")).unwrap();
    found(&check(&folder), &path, "no table or message is recorded");
    // What is somebody's own is left alone.
    let folder = copy(REGISTRY);
    fs::create_dir(folder.path().join("notes")).unwrap();
    for name in ["notes/today.toml", "User/.v2.toml.swp", "User/README.md"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    assert_eq!(check(&folder).exit, 0);
}

/// Edits a file of the newest version, as somebody would who means it, and looks for what is said.
fn sealed_anew(history: &str, file: &str, says: &str, edit: impl Fn(&str) -> String) {
    let folder = copy(history);
    let path = folder.path().join(file);
    let before = fs::read_to_string(&path).unwrap();
    reseal(&path, &edit);
    assert_ne!(fs::read_to_string(&path).unwrap(), before, "{says}");
    found(&check(&folder), &path, says);
}

#[test]
fn what_a_file_says_twice_must_agree_also_under_a_new_seal() {
    let user = |says, edit: fn(&str) -> String| sealed_anew(REGISTRY, "User/v2.toml", says, edit);
    user("its `schema`, which people read, is not that", |text| {
        text.replacen("karma: u32", "karma: u64", 1)
    });
    user("nobody reads its key `note`", |text| text.replace("tag = ", "note = 1\ntag = "));
    user("nobody reads its key `bincod`", |text| text.replacen("\nbincode = ", "\nbincod = ", 1));
    user("it lacks its bincode bytes", |text| {
        let lines = text.lines().filter(|line| !line.starts_with("bincode = "));
        lines.map(|line| format!("{line}\n")).collect()
    });
    user("it lacks its scale bytes", |text| {
        let at = text.find("scale = ").unwrap();
        let end = at + text[at..].find('\n').unwrap();
        format!("{}{}", &text[..at], &text[end + 1..])
    });
    user("it has two samples `", |text| {
        let [first, second] = [0, 1].map(|at| {
            let name = text.lines().filter(|line| line.starts_with("name = ")).nth(at);
            name.unwrap().to_owned()
        });
        text.replacen(&second, &first, 1)
    });
    let table =
        |says, edit: fn(&str) -> String| sealed_anew(REGISTRY, "tables/members.toml", says, edit);
    table("nobody reads its key `note`", |text| text.replace("codec = ", "note = 1\ncodec = "));
    table("is not known here", |text| {
        let line = text.lines().find(|line| line.starts_with("key_scheme = ")).unwrap();
        text.replace(line, "key_scheme = 'substrate/rot13'")
    });
    let join = |says, edit: fn(&str) -> String| {
        sealed_anew(UPGRADE, "messages/Message/Join.v1.toml", says, edit);
    };
    join("nobody reads its key `note`", |text| text.replace("since = ", "note = 1\nsince = "));
    join("nobody here knows the codec `json`", |text| {
        let line = text.lines().find(|line| line.starts_with("codec = ")).unwrap();
        text.replace(line, "codec = 'json'")
    });
}

#[test]
fn a_check_says_what_it_does_not_see() {
    let folder = copy(REGISTRY);
    fs::remove_file(folder.path().join("User/v2.toml")).unwrap();
    let ran = check(&folder);
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(
        ran.err.contains("This check does not see: the newest version of an entity"),
        "{ran:?}"
    );
    let (_folder, path) = released();
    let ran = typed(["history", "check", &text(&path), "--json"]);
    let summary: serde_json::Value = serde_json::from_str(ran.out.trim_end()).unwrap();
    assert_eq!(summary["summary"]["unseen"], serde_json::json!(["forgotten"]));
    assert_eq!((ran.exit, &summary["summary"]["findings"]), (0, &0.into()));
}
