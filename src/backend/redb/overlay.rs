//! A file that is read and never written: what redb writes is kept in memory.
//!
//! redb opens a database for reading alone only if it was closed properly. One whose process was killed
//! has to be put in order first, which is a matter of writing; so it is told that it writes.

use alloc::{
    boxed::Box,
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};
use core::{
    ops::{Bound, Range},
    sync::atomic::{AtomicBool, Ordering},
};
use std::{
    fs::File,
    io::{self, ErrorKind},
};

use redb::{BackendError, DatabaseError, StorageBackend, backends::FileBackend};

use crate::sync::RwLock;

/// The unit that is kept of what was written. redb's pages are of this size or a multiple.
const PAGE_BYTES: u64 = 4096;

/// How much is read behind the end of the file.
const BEYOND_BYTES_MAX: usize = 1 << 20;

type Page = Box<[u8; PAGE_BYTES as usize]>;

/// Ends work that reads the whole file and that nobody else could: somebody asked for it.
///
/// redb refuses everything after an error, so it is heard only while nothing else is lost by that.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    is_asked: fn() -> bool,
    is_heard: Arc<AtomicBool>,
}

impl Stop {
    pub(super) fn new(is_asked: fn() -> bool) -> Self {
        Self { is_asked, is_heard: Arc::new(AtomicBool::new(true)) }
    }

    /// From now on whoever reads looks by itself.
    pub(super) fn deafen(&self) {
        self.is_heard.store(false, Ordering::Relaxed);
    }

    fn check(&self) -> Result<(), io::Error> {
        match self.is_heard.load(Ordering::Relaxed) && (self.is_asked)() {
            true => Err(io::Error::new(ErrorKind::Interrupted, "reading was stopped")),
            false => Ok(()),
        }
    }
}

/// The file below what was written over it.
#[derive(Debug)]
pub(super) struct Overlay {
    // It takes redb's own locks, of whatever kind the system has, and gives them back.
    file: FileBackend,
    written: RwLock<Written>,
    stop: Stop,
}

/// What was written, by number of the page.
///
/// It does not grow with what is read. Repair writes the header and, when the database closes, the map
/// of free pages: about a byte for each 16 KiB of the file.
#[derive(Debug)]
struct Written {
    pages: BTreeMap<u64, Page>,
    len: u64,
    /// How much of the file is still to be seen: it was cut there, and may have grown again by zeros.
    file_len: u64,
}

impl Overlay {
    pub(super) fn new(file: File, stop: Stop) -> Result<Self, DatabaseError> {
        let file = FileBackend::new(file)?;
        let len = file.len()?;
        // The length is read again under the lock, see `len`.
        let written = Written { pages: BTreeMap::new(), len, file_len: len };
        Ok(Self { file, written: RwLock::new(written), stop })
    }

    fn lock_to_read(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        if !self.file.try_lock_shared_range(start, end)? {
            return Ok(false);
        }
        // A writer was at it until now.
        let mut written = self.written.write();
        if written.pages.is_empty() {
            let len = self.file.len()?;
            (written.len, written.file_len) = (len, len);
        }
        Ok(true)
    }
}

impl StorageBackend for Overlay {
    fn len(&self) -> Result<u64, io::Error> {
        Ok(self.written.read().len)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> Result<(), io::Error> {
        self.stop.check()?;
        let written = self.written.read();
        let end = end_of(offset, out.len())?;
        // redb refuses everything after an error, and a damaged page that refers to one behind the end
        // is no reason not to read the others: it finds zeros there, which no page begins with.
        if end > written.len && out.len() > BEYOND_BYTES_MAX {
            let error = "a page lies behind the end of the file, which is damaged or cut short";
            return Err(io::Error::new(ErrorKind::UnexpectedEof, error));
        }
        let there = usize::try_from(written.file_len.saturating_sub(offset)).unwrap_or(usize::MAX);
        let (from_file, zeros) = out.split_at_mut(there.min(out.len()));
        if !from_file.is_empty() {
            self.file.read(offset, from_file)?;
        }
        zeros.fill(0);
        for (number, page) in written.pages.range(offset / PAGE_BYTES..end.div_ceil(PAGE_BYTES)) {
            let (part, place) = overlap(*number, offset, end);
            if let (Some(from), Some(to)) = (page.get(part), out.get_mut(place)) {
                to.copy_from_slice(from);
            }
        }
        Ok(())
    }

    fn set_len(&self, len: u64) -> Result<(), io::Error> {
        let mut written = self.written.write();
        if len < written.len {
            drop(written.pages.split_off(&len.div_ceil(PAGE_BYTES)));
            let (number, rest) = (len / PAGE_BYTES, len % PAGE_BYTES);
            let rest = usize::try_from(rest).unwrap_or_default();
            if let Some(cut) = written.pages.get_mut(&number).and_then(|page| page.get_mut(rest..))
            {
                cut.fill(0);
            }
            written.file_len = written.file_len.min(len);
        }
        written.len = len;
        Ok(())
    }

    fn sync_data(&self) -> Result<(), io::Error> {
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> Result<(), io::Error> {
        let end = end_of(offset, data.len())?;
        let mut written = self.written.write();
        let Written { pages, len, file_len } = &mut *written;
        for number in offset / PAGE_BYTES..end.div_ceil(PAGE_BYTES) {
            let page = match pages.entry(number) {
                Entry::Occupied(page) => page.into_mut(),
                Entry::Vacant(place) => place.insert(page_of(&self.file, number, *file_len)?),
            };
            let (part, place) = overlap(number, offset, end);
            if let (Some(to), Some(from)) = (page.get_mut(part), data.get(place)) {
                to.copy_from_slice(from);
            }
        }
        *len = end.max(*len);
        Ok(())
    }

    fn close(&self) -> Result<(), io::Error> {
        self.file.close()
    }

    /// redb locks all, to write. Who only reads lets others read, and takes the locks as redb's own
    /// readers do: the last byte of the first range is not locked but looked at, and by it those who
    /// write together are found.
    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        let (Bound::Unbounded, Bound::Included(last)) = (start, end) else {
            return self.lock_to_read(start, end);
        };
        let (last_from, last_to) = (Bound::Included(last), Bound::Included(last));
        Ok(self.lock_to_read(start, Bound::Excluded(last))?
            && !self.file.query_lock_range(last_from, last_to)?)
    }

    fn try_lock_shared_range(
        &self,
        start: Bound<u64>,
        end: Bound<u64>,
    ) -> Result<bool, BackendError> {
        self.lock_to_read(start, end)
    }

    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.file.unlock_range(start, end)
    }

    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.file.query_lock_range(start, end)
    }
}

/// A page as it is in the file, or zeros behind its end.
fn page_of(file: &FileBackend, number: u64, file_len: u64) -> Result<Page, io::Error> {
    let mut page = Box::new([0; PAGE_BYTES as usize]);
    let begin = number.saturating_mul(PAGE_BYTES);
    let len = usize::try_from(file_len.saturating_sub(begin).min(PAGE_BYTES)).unwrap_or_default();
    match page.get_mut(..len) {
        Some(there) if len > 0 => file.read(begin, there)?,
        _ => {}
    }
    Ok(page)
}

fn end_of(offset: u64, len: usize) -> Result<u64, io::Error> {
    let end = u64::try_from(len).ok().and_then(|len| offset.checked_add(len));
    end.ok_or_else(|| io::Error::from(ErrorKind::InvalidInput))
}

/// Where a page and the bytes from `offset` to `end` meet: within the page, and within the bytes.
fn overlap(number: u64, offset: u64, end: u64) -> (Range<usize>, Range<usize>) {
    let begin = number.saturating_mul(PAGE_BYTES);
    let (from, to) = (begin.max(offset), begin.saturating_add(PAGE_BYTES).min(end));
    // Both are within a page, and within a slice that is there.
    let small = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    (
        small(from.saturating_sub(begin))..small(to.saturating_sub(begin)),
        small(from.saturating_sub(offset))..small(to.saturating_sub(offset)),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests {
    use core::iter;
    use std::{fs, vec, vec::Vec};

    use super::*;

    /// What a file would do that is written to.
    fn model_write(model: &mut Vec<u8>, offset: usize, data: &[u8]) {
        if model.len() < offset + data.len() {
            model.resize(offset + data.len(), 0);
        }
        model[offset..offset + data.len()].copy_from_slice(data);
    }

    #[test]
    fn it_reads_as_the_file_would_and_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let before: Vec<u8> = (0..20_000u32).map(|n| n as u8 ^ (n >> 8) as u8).collect();
        fs::write(&path, &before).unwrap();
        let overlay = Overlay::new(File::open(&path).unwrap(), Stop::new(|| false)).unwrap();
        let mut model = before.clone();
        let mut seed = 7u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % below
        };
        for step in 0..3_000u32 {
            match next(4) {
                0 => {
                    let len = next(30_000);
                    overlay.set_len(len as u64).unwrap();
                    model.resize(len, 0);
                }
                1 => {
                    let (offset, data) = (next(25_000), vec![step as u8; next(9_000)]);
                    overlay.write(offset as u64, &data).unwrap();
                    model_write(&mut model, offset, &data);
                }
                _ => {
                    let (offset, len) = (next(30_000), next(9_000));
                    let mut out = vec![1; len];
                    overlay.read(offset as u64, &mut out).unwrap();
                    let there = model.iter().skip(offset).take(len).copied();
                    let expected: Vec<u8> = there.chain(iter::repeat(0)).take(len).collect();
                    assert!(out == expected, "step {step}");
                }
            }
            assert_eq!(overlay.len().unwrap(), model.len() as u64);
        }
        assert!(fs::read(&path).unwrap() == before);
        let far = overlay.read(1 << 40, &mut vec![0; BEYOND_BYTES_MAX + 1]);
        assert_eq!(far.unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }

    #[test]
    fn reading_stops_when_asked_until_nobody_listens() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, b"abcd").unwrap();
        let stop = Stop::new(|| true);
        let overlay = Overlay::new(File::open(&path).unwrap(), stop.clone()).unwrap();
        let mut out = [0; 4];
        assert_eq!(overlay.read(0, &mut out).unwrap_err().kind(), ErrorKind::Interrupted);
        stop.deafen();
        overlay.read(0, &mut out).unwrap();
        assert_eq!(&out, b"abcd");
    }
}
