//! From the disk, and to it.

use std::{
    ffi::OsString,
    format,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    string::ToString,
    sync::atomic::{AtomicU64, Ordering},
    vec::Vec,
};

use super::{FileError, FileErrorKind, source::BYTES_MAX};

/// Tells apart what two threads write at the same time.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// The bytes of a file; of one that is too large no more than it takes to tell.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let bytes_max = u64::try_from(BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
        File::open(path)?.take(bytes_max).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| {
        let message = error.to_string();
        FileError::without_place(FileErrorKind::Read { error: error.kind(), message })
    })
}

/// Writes a file as a whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    replace(path, bytes).map_err(|error| {
        let message = error.to_string();
        FileError::without_place(FileErrorKind::Write { error: error.kind(), message })
    })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays one: it is the file that it leads to that is replaced.
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_path_buf(),
        Err(error) => return Err(error),
    };
    let (beside, file) = create_beside(&target)?;
    let replaced = fill(file, &target, bytes).and_then(|()| fs::rename(&beside, &target));
    if replaced.is_err() {
        // What went wrong before is what matters.
        let _ = fs::remove_file(&beside);
    }
    replaced?;
    sync_folder(&target)
}

/// A new file in the same folder: only there can it take the other one's place at once.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let Some(name) = target.file_name() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"));
    };
    loop {
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let mut beside = OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}-{number}.new", std::process::id()));
        let beside = target.with_file_name(beside);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

/// Writes all bytes, and who may read them stays as it was.
fn fill(mut file: File, target: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Ok(old) = fs::metadata(target) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// The folder's entry is on the disk too, where systems let a folder be synced.
#[cfg(unix)]
fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
