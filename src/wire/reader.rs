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
            None => Err(self.short(count)),
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
            return Err(self.short(count));
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

    #[cold]
    fn short(&self, count: usize) -> Fault {
        let missing = count.saturating_sub(self.bytes.len());
        self.fault(FaultKind::UnexpectedEnd { missing })
    }
}

impl Source for Reader<'_> {
    #[inline]
    fn byte(&mut self) -> Result<u8, Fault> {
        match self.bytes.split_first() {
            Some((&byte, rest)) => {
                self.bytes = rest;
                Ok(byte)
            }
            None => Err(self.short(1)),
        }
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        match self.bytes.split_first_chunk::<N>() {
            Some((&array, rest)) => {
                self.bytes = rest;
                Ok(array)
            }
            None => Err(self.short(N)),
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
