//! Where bytes come from when a value is skipped: a slice, or another codec's input.

use super::{Fault, FaultKind};

/// How many boxes and collections may lie inside each other, in what is read and in what is written.
///
/// Each level costs stack; 128 levels stay far below the 2 MiB of a spawned thread.
pub const DEPTH_MAX: u32 = 128;

/// A supply of bytes that can be walked over.
///
/// [`Reader`](super::Reader) is the one that matters. [`Recorder`](super::Recorder) keeps what it
/// walks over, which is how a value is cut out of a stream of another codec's.
pub trait Source {
    /// Takes one byte.
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnexpectedEnd`] if none is left.
    fn byte(&mut self) -> Result<u8, Fault>;

    /// Takes `N` bytes.
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnexpectedEnd`] if fewer are left.
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault>;

    /// Takes as many bytes as `into` is long.
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnexpectedEnd`] if fewer are left.
    fn fill(&mut self, into: &mut [u8]) -> Result<(), Fault>;

    /// Walks over `count` bytes.
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnexpectedEnd`] if fewer are left.
    fn advance(&mut self, count: usize) -> Result<(), Fault>;

    /// How many bytes are left, as far as is known; used in errors.
    fn remaining(&self) -> usize;

    /// All that is left, if it is known and lies in memory. A stream knows of nothing.
    fn as_slice(&self) -> Option<&[u8]> {
        None
    }

    /// The depth counter, in boxes and collections.
    fn depth(&mut self) -> &mut u32;

    /// A fault at the present place.
    #[inline]
    fn fault(&self, kind: FaultKind) -> Fault {
        Fault::new(kind, self.remaining())
    }

    /// Goes one box or collection down, does `work` there and comes back up.
    ///
    /// # Errors
    ///
    /// [`FaultKind::TooDeep`] beyond [`DEPTH_MAX`] levels; else what `work` gives.
    #[inline(always)]
    fn nested<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if *self.depth() >= DEPTH_MAX {
            return Err(self.fault(FaultKind::TooDeep { max: DEPTH_MAX }));
        }
        *self.depth() += 1;
        let result = work(self)?;
        *self.depth() -= 1;
        Ok(result)
    }
}
