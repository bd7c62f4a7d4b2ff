//! A slice that is read from the front.

use super::{Fault, FaultKind, Source};

/// Bytes that are read from the front.
///
/// # Examples
///
/// ```
/// use perennial::wire::{Reader, Scale, Source, Wire};
///
/// let mut reader = Reader::new(&[7, 0, 0, 0, 1]);
/// assert_eq!(Scale::get_u32(&mut reader)?, 7);
/// assert_eq!(reader.rest(), [1]);
/// # Ok::<(), perennial::wire::Fault>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    depth: u32,
}

impl<'a> Reader<'a> {
    /// A reader over all of `bytes`.
    #[inline]
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, depth: 0 }
    }

    /// A reader that already is `depth` boxes and collections down.
    #[inline]
    pub(crate) const fn at_depth(bytes: &'a [u8], depth: u32) -> Self {
        Self { bytes, depth }
    }

    /// What is still unread.
    #[inline]
    #[must_use]
    pub const fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    /// Goes on with `rest`, which must be the end of what is still unread.
    #[inline]
    pub(crate) fn go_on(&mut self, rest: &'a [u8]) {
        self.bytes = rest;
    }

    /// What was read since [`rest`](Self::rest) gave `before`.
    #[inline]
    pub(crate) fn read_since(&self, before: &'a [u8]) -> &'a [u8] {
        let count = before.len().saturating_sub(self.bytes.len());
        before.get(..count).unwrap_or_default()
    }

    /// Takes `count` bytes, borrowed from the input.
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnexpectedEnd`] if fewer are left.
    #[inline]
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        match self.bytes.split_at_checked(count) {
            Some((taken, rest)) => {
                self.bytes = rest;
                Ok(taken)
            }
            None => Err(short(self.bytes.len(), count)),
        }
    }

    /// Takes `N` bytes, borrowed from the input.
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnexpectedEnd`] if fewer are left.
    #[inline]
    pub fn array_ref<const N: usize>(&mut self) -> Result<&'a [u8; N], Fault> {
        match self.bytes.split_first_chunk::<N>() {
            Some((array, rest)) => {
                self.bytes = rest;
                Ok(array)
            }
            None => Err(short(self.bytes.len(), N)),
        }
    }

    /// Checks once that `count` bytes are left, so that the reads of a run of fixed-size fields
    /// need no check of their own: the compiler sees that they cannot fail.
    ///
    /// # Errors
    ///
    /// [`FaultKind::UnexpectedEnd`] if fewer are left.
    #[inline(always)]
    pub fn ensure(&self, count: usize) -> Result<(), Fault> {
        if self.bytes.len() < count {
            return Err(short(self.bytes.len(), count));
        }
        Ok(())
    }

    /// Succeeds if nothing is left.
    ///
    /// # Errors
    ///
    /// [`FaultKind::TrailingBytes`] otherwise.
    #[inline]
    pub fn finish(&self) -> Result<(), Fault> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        Err(self.fault(FaultKind::TrailingBytes { count: self.bytes.len() }))
    }
}

/// Fewer bytes are left than an item takes. By value, so that the reader can live in registers.
#[cold]
#[inline(never)]
fn short(remaining: usize, count: usize) -> Fault {
    let missing = count.saturating_sub(remaining);
    Fault::new(FaultKind::UnexpectedEnd { missing }, remaining)
}

impl Source for Reader<'_> {
    #[inline]
    fn byte(&mut self) -> Result<u8, Fault> {
        match self.bytes.split_first() {
            Some((&byte, rest)) => {
                self.bytes = rest;
                Ok(byte)
            }
            None => Err(short(0, 1)),
        }
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        match self.bytes.split_first_chunk::<N>() {
            Some((&array, rest)) => {
                self.bytes = rest;
                Ok(array)
            }
            None => Err(short(self.bytes.len(), N)),
        }
    }

    #[inline]
    fn fill(&mut self, into: &mut [u8]) -> Result<(), Fault> {
        into.copy_from_slice(self.take(into.len())?);
        Ok(())
    }

    #[inline]
    fn advance(&mut self, count: usize) -> Result<(), Fault> {
        self.take(count).map(|_| ())
    }

    #[inline]
    fn remaining(&self) -> usize {
        self.bytes.len()
    }

    #[inline]
    fn as_slice(&self) -> Option<&[u8]> {
        Some(self.bytes)
    }

    #[inline]
    fn depth(&mut self) -> &mut u32 {
        &mut self.depth
    }
}
