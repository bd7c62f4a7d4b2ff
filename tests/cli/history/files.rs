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
