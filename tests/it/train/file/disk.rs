//! From the disk, and to it.

use std::{fs, io, thread};

use perennial::train::{Event, FileErrorKind, TrainFile};
use tempfile::TempDir;

const TEXT: &str =
    "format = 1 # ours\nbase = 5\npolicy = \"pm2025\"\n[[feature]]\nname = \"karma\"\n";

#[test]
fn a_saved_file_read_again_is_the_same() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("train.toml");
    let mut file = TrainFile::parse(TEXT).unwrap();
    file.save(&path).unwrap();
    assert_eq!(TrainFile::read(&path).unwrap(), file);
    file.apply(Event::merge("karma")).unwrap();
    file.save(&path).unwrap();
    assert_eq!(TrainFile::read(&path).unwrap(), file);
    assert_eq!(fs::read_to_string(&path).unwrap(), file.text());
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn errors_name_the_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("train.toml");
    let shown = path.display().to_string();

    let missing = TrainFile::read(&path).unwrap_err();
    let kind = missing.kind();
    assert!(matches!(kind, FileErrorKind::Read { error: io::ErrorKind::NotFound, .. }), "{kind:?}");
    assert!(missing.to_string().starts_with(&format!("{shown}: the file cannot be read: ")));
    assert_eq!((missing.path(), missing.place()), (Some(path.as_path()), None));

    fs::write(&path, "format = 1\nbase = 5\npolicy = \"pm2026\"\n").unwrap();
    let wrong = TrainFile::read(&path).unwrap_err();
    assert!(wrong.to_string().starts_with(&format!("{shown}:3:10: there is no policy")), "{wrong}");

    fs::write(&path, b"format = \xff").unwrap();
    let bytes = TrainFile::read(&path).unwrap_err();
    assert!(bytes.to_string().starts_with(&format!("{shown}:1:10: byte 9 ")), "{bytes}");

    fs::write(&path, "\n".repeat((4 << 20) + 1)).unwrap();
    let large = TrainFile::read(&path).unwrap_err();
    assert!(large.to_string().starts_with(&format!("{shown}: the file has more than")), "{large}");
}

#[test]
fn a_file_that_cannot_be_written_stays_as_it_was() {
    let folder = TempDir::new().unwrap();
    let mut file = TrainFile::parse(TEXT).unwrap();
    let nowhere = folder.path().join("no/train.toml");
    let error = file.save(&nowhere).unwrap_err();
    assert!(matches!(error.kind(), FileErrorKind::Write { .. }), "{error}");
    assert_eq!(error.path(), Some(nowhere.as_path()));

    // A folder stands in the file's place.
    let taken = folder.path().join("taken");
    fs::create_dir_all(taken.join("full")).unwrap();
    file.save(&taken).unwrap_err();
    assert!(taken.join("full").is_dir());
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 1, "something was left beside it");
}

#[cfg(unix)]
#[test]
fn links_and_rights_stay_as_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = TempDir::new().unwrap();
    let real = folder.path().join("real.toml");
    let link = folder.path().join("train.toml");
    fs::write(&real, TEXT).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();
    TrainFile::parse(TEXT).unwrap().save(&link).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), TEXT);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_somebody_else_added_is_not_lost() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("train.toml");
    fs::write(&path, format!("{TEXT}[[feature]]\nname = \"badges\"\n")).unwrap();
    let [mut ours, mut theirs] = [(); 2].map(|()| TrainFile::read(&path).unwrap());
    theirs.apply(Event::merge("badges")).unwrap();
    theirs.save(&path).unwrap();
    ours.apply(Event::merge("karma")).unwrap();
    let error = ours.save(&path).unwrap_err();
    assert_eq!(*error.kind(), FileErrorKind::Changed);
    assert_eq!(TrainFile::read(&path).unwrap(), theirs);
    // As the error says.
    let mut ours = TrainFile::read(&path).unwrap();
    ours.apply(Event::merge("karma")).unwrap();
    ours.save(&path).unwrap();
    assert_eq!(TrainFile::read(&path).unwrap().train().history().len(), 2);
}

#[test]
fn many_who_add_at_once_lose_nothing() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("train.toml");
    TrainFile::parse(TEXT).unwrap().save(&path).unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut added = 0;
                while added < 10 {
                    let mut file = TrainFile::read(&path).unwrap();
                    file.apply(Event::merge("karma")).unwrap();
                    added += u32::from(file.save(&path).is_ok());
                }
            });
        }
    });
    assert_eq!(TrainFile::read(&path).unwrap().train().history().len(), 40);
}

#[cfg(unix)]
#[test]
fn protected_files_and_links_to_nothing_are_not_replaced() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = TempDir::new().unwrap();
    let mut file = TrainFile::parse(TEXT).unwrap();
    let protected = folder.path().join("protected.toml");
    fs::write(&protected, TEXT).unwrap();
    fs::set_permissions(&protected, fs::Permissions::from_mode(0o444)).unwrap();
    assert!(file.save(&protected).unwrap_err().to_string().contains("write-protected"));
    let link = folder.path().join("link.toml");
    symlink(folder.path().join("nowhere.toml"), &link).unwrap();
    file.save(&link).unwrap_err();
    assert!(link.is_symlink() && !link.exists());
    // The longest name that a folder takes.
    let long = folder.path().join("t".repeat(255));
    file.save(&long).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn who_reads_meanwhile_sees_one_whole_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("train.toml");
    TrainFile::parse(TEXT).unwrap().save(&path).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = TrainFile::read(&path).unwrap();
            for _ in 0..50 {
                file.apply(Event::merge("karma")).unwrap();
                file.save(&path).unwrap();
            }
        });
        let mut seen = 0;
        while seen < 50 {
            let now = TrainFile::read(&path).unwrap().train().history().len();
            assert!(seen <= now, "{seen} events, and then {now}");
            seen = now;
        }
    });
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
