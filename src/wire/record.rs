//! Cutting one value out of a stream that another codec reads.

use alloc::vec::Vec;

use super::{Fault, FaultKind, Source};

/// How many bytes are asked of the stream at once; what a false length can claim is bounded by it.
const CHUNK_BYTES: usize = 4096;

/// A [`Source`] over a stream of unknown length that keeps every byte it walks over.
///
/// Skipping a value over a recorder leaves exactly that value's bytes in it, and the stream right
/// behind them. `fill` reads exactly as many bytes as its slice is long, or says that it cannot.
pub struct Recorder<F> {
    fill: F,
    taken: Vec<u8>,
    depth: u32,
}

impl<F: FnMut(&mut [u8]) -> Result<(), ()>> Recorder<F> {
    /// A recorder that reads through `fill`.
    pub const fn new(fill: F) -> Self {
        Self { fill, taken: Vec::new(), depth: 0 }
    }

    /// All bytes walked over.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.taken
    }

    fn pull(&mut self, buffer: &mut [u8]) -> Result<(), Fault> {
        let missing = buffer.len();
        (self.fill)(buffer).map_err(|()| self.fault(FaultKind::UnexpectedEnd { missing }))?;
        self.taken.extend_from_slice(buffer);
        Ok(())
    }
}

impl<F: FnMut(&mut [u8]) -> Result<(), ()>> Source for Recorder<F> {
    fn byte(&mut self) -> Result<u8, Fault> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let mut array = [0; N];
        self.pull(&mut array)?;
        Ok(array)
    }

    fn fill(&mut self, into: &mut [u8]) -> Result<(), Fault> {
        self.pull(into)
    }

    fn advance(&mut self, mut count: usize) -> Result<(), Fault> {
        let mut chunk = [0; CHUNK_BYTES];
        while count > 0 {
            let size = count.min(CHUNK_BYTES);
            if let Some(part) = chunk.get_mut(..size) {
                self.pull(part)?;
            }
            count -= size;
        }
        Ok(())
    }

    /// A stream does not know; errors count from its end.
    fn remaining(&self) -> usize {
        0
    }

    fn depth(&mut self) -> &mut u32 {
        &mut self.depth
    }
}
