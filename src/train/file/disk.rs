//! From the disk, and to it.

use std::{
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

/// Writes a file as a whole or not at all, and only in place of what is known: what others added is
/// never lost.
pub(super) fn write(path: &Path, known: &[u8], bytes: &[u8]) -> Result<(), FileError> {
    replace(path, known, bytes).map_err(|failure| {
        FileError::without_place(match failure {
            Failure::Before(error) => {
                FileErrorKind::Write { error: error.kind(), message: error.to_string() }
            }
            Failure::Changed => FileErrorKind::Changed,
            Failure::After(error) => FileErrorKind::NotDurable { message: error.to_string() },
        })
    })
}

/// How far it came.
enum Failure {
    /// The old file is there still.
    Before(io::Error),
    /// The old file is there still, and is not the known one.
    Changed,
    /// The new file is there.
    After(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Before(error)
    }
}

fn replace(path: &Path, known: &[u8], bytes: &[u8]) -> Result<(), Failure> {
    let target = target(path)?;
    // Held until all is done: who saves at the same time waits, and then sees what is new.
    let folder = Folder::lock(&target)?;
    match fs::read(&target) {
        Ok(old) if old != known => return Err(Failure::Changed),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        Ok(_) | Err(_) => {}
    }
    let (beside, file) = create_beside(&target)?;
    let replaced = fill(file, &target, bytes).and_then(|()| fs::rename(&beside, &target));
    if replaced.is_err() {
        // What went wrong before is what matters.
        let _ = fs::remove_file(&beside);
    }
    replaced?;
    folder.sync().map_err(Failure::After)
}

/// The file that is replaced. A link stays one: it is what it leads to.
fn target(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
            Ok(path.to_path_buf())
        }
        Err(error) => Err(error),
    }
}

/// A new file in the same folder: only there can it take the other one's place at once.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    if target.file_name().is_none() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"));
    }
    loop {
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let beside = format!(".train-{}-{number}.new", std::process::id());
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
        if old.permissions().readonly() {
            let why = "the file is write-protected";
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
        }
        file.set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// The file's folder, locked and synced where systems let a folder be opened: on Unix.
struct Folder {
    #[cfg(unix)]
    folder: File,
}

impl Folder {
    #[cfg(unix)]
    fn lock(target: &Path) -> io::Result<Self> {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = File::open(folder.unwrap_or(Path::new(".")))?;
        folder.lock()?;
        Ok(Self { folder })
    }

    #[cfg(not(unix))]
    fn lock(_: &Path) -> io::Result<Self> {
        Ok(Self {})
    }

    /// The folder's entry is on the disk, too.
    #[cfg(unix)]
    fn sync(&self) -> io::Result<()> {
        self.folder.sync_all()
    }

    #[cfg(not(unix))]
    fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}
