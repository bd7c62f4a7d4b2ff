//! `FILE.part`: an export that is not complete.

use std::{
    ffi::OsString,
    format,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    prelude::rust_2024::*,
};

use super::target::told;
use crate::cli::{
    exit::Failure,
    progress::Progress,
    transfer::{Fault, Item, Mark, Reader},
};

/// An export that is not complete.
pub(super) struct Part {
    file: File,
    /// The name that the file gets.
    path: PathBuf,
    part: PathBuf,
    is_resumed: bool,
}

/// What lies in a part already.
#[derive(Default)]
pub(super) struct Begun {
    /// The end of its last whole block, if it has one.
    pub(super) mark: Option<Mark>,
    /// The rows until there that stand there as bytes.
    pub(super) as_bytes: u64,
}

impl Part {
    pub(super) fn open(path: &Path, is_resumed: bool, is_forced: bool) -> Result<Self, Failure> {
        let mut name = OsString::from(path);
        name.push(".part");
        let part = PathBuf::from(name);
        let exists = part.try_exists().map_err(|error| told(&part, error))?;
        if exists && !is_resumed && !is_forced {
            let why = "an export was begun here and did not finish; go on with `--resume`, or begin \
                       anew with `--force`";
            return Err(told(&part, why));
        }
        let file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&part);
        let file = file.map_err(|error| told(&part, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(told(&part, "another export writes to it right now"));
            }
            // Not every file system has locks.
            Err(TryLockError::Error(_)) => {}
        }
        if !is_resumed {
            file.set_len(0).map_err(|error| told(&part, error))?;
        }
        Ok(Self { file, path: path.to_path_buf(), part, is_resumed })
    }

    /// Finds the last whole block and cuts off what lies behind it. What is no beginning of this very
    /// export is left as it is. `None` if there is nothing but a part of the header.
    pub(super) fn resume(
        &mut self,
        header: &[u8],
        progress: &mut Progress,
    ) -> Result<Option<Begun>, Failure> {
        if !self.is_resumed {
            return Ok(None);
        }
        let part = self.part.clone();
        let failed = |error: io::Error| told(&part, error);
        let mut begin = Vec::new();
        (&self.file).take(header.len() as u64).read_to_end(&mut begin).map_err(failed)?;
        if begin != header {
            if header.starts_with(&begin) {
                self.cut(0)?;
                return Ok(None);
            }
            let why = "it does not begin as this export does: it is of other tables, other options, another \
                       state of the database or another release; say what was said then, or begin anew \
                       with `--force`";
            return Err(told(&self.part, why));
        }
        let file = File::open(&self.part).map_err(failed)?;
        let (begun, whole) =
            last_whole(file, header.len() as u64, progress).map_err(|failure| {
                failure.unwrap_or_else(|fault| {
                    told(&part, format!("{fault}; go on later, or begin anew with `--force`"))
                })
            })?;
        self.cut(whole)?;
        Ok(Some(begun))
    }

    fn cut(&mut self, length: u64) -> Result<(), Failure> {
        let cut = self.file.set_len(length);
        let cut = cut.and_then(|()| self.file.seek(SeekFrom::Start(length)));
        cut.map(|_| ()).map_err(|error| told(&self.part, error))
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.file.write_all(bytes).map_err(|error| {
            told(
                &self.part,
                format!("{error}; make room, and go on with `--resume`: what is whole is kept"),
            )
        })
    }

    /// The file gets its name, once it is on the disk.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let failed = |error: io::Error| {
            told(&self.part, format!("{error}; all was written, go on with `--resume`"))
        };
        self.file.sync_all().map_err(failed)?;
        fs::rename(&self.part, &self.path).map_err(failed)?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if cfg!(unix) {
            let folder = File::open(folder.unwrap_or(Path::new(".")));
            folder.and_then(|folder| folder.sync_all()).map_err(|error| told(&self.path, error))?;
        }
        Ok(())
    }

    pub(super) fn advice(&self) -> String {
        format!("what was done lies in {}: go on with `--resume`", self.part.display())
    }
}

/// Reads a part up to its last whole block, and says where in the file that ends.
fn last_whole(
    file: File,
    header: u64,
    progress: &mut Progress,
) -> Result<(Begun, u64), Result<Failure, Fault>> {
    let (mut begun, mut whole) = (Begun::default(), header);
    let mut reader = Reader::new(Box::new(BufReader::new(file)), false).map_err(Err)?;
    loop {
        match reader.next() {
            Ok(Item::Row { .. }) => progress.row().map_err(|stopped| Ok(stopped.into()))?,
            Ok(Item::Mark(mark)) => {
                // A mark whose member is torn behind it is written again.
                if let Some(end) = reader.whole() {
                    begun = Begun { mark: Some(mark), as_bytes: reader.as_bytes() };
                    whole = end;
                }
            }
            Err(Fault::Io(error)) => return Err(Err(Fault::Io(error))),
            // What was written when the export was cut short is written again.
            Ok(Item::End { .. }) | Err(_) => return Ok((begun, whole)),
        }
    }
}
