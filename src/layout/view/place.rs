//! Going to a field without decoding what lies before it.

use core::cell::Cell;

use crate::{
    layout::Size,
    wire::{Fault, Reader, Source, Wire},
};

/// Fields that lie one behind the other. The derive macros implement it.
#[doc(hidden)]
pub trait Places {
    /// How many bytes each field takes.
    const SIZES: &'static [Size];

    /// Walks on from where the field at place `from` begins to the one at place `to`. Only for
    /// places where a field of varying size or a run of fixed-size ones begins.
    fn seek<W: Wire, S: Source>(source: &mut S, from: usize, to: usize) -> Result<(), Fault>;
}

/// The last place that a view walked to, and its offset: the next walk goes on from there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(Cell<(usize, usize)>);

impl Known {
    /// What `read` makes of the field at `PLACE` in `bytes`.
    #[inline(always)]
    pub(crate) fn at<'a, P: Places, W: Wire, const PLACE: usize, T>(
        &self,
        bytes: &'a [u8],
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut reader = Reader::new(bytes);
        let value = self.go::<P, W, PLACE>(bytes, &mut reader).and_then(|()| read(&mut reader));
        if value.is_err() {
            self.0.set((0, 0));
        } else if const { Size::skip_at::<W>(P::SIZES, PLACE).is_none() } {
            self.0.set((PLACE + 1, bytes.len() - reader.remaining()));
        }
        value
    }

    /// Goes to the run of fixed-size fields that the field lies in, and on from there by a
    /// constant.
    #[inline(always)]
    fn go<P: Places, W: Wire, const PLACE: usize>(
        &self,
        bytes: &[u8],
        reader: &mut Reader<'_>,
    ) -> Result<(), Fault> {
        let (run, inside) = const { Size::run_of::<W>(P::SIZES, PLACE) };
        if run > 0 {
            let (mut from, mut offset) = self.0.get();
            if from > run {
                (from, offset) = (0, 0);
            }
            reader.advance(offset)?;
            P::seek::<W, _>(reader, from, run)?;
            self.0.set((run, bytes.len() - reader.remaining()));
        }
        if inside > 0 {
            reader.advance(inside)?;
        }
        Ok(())
    }
}
