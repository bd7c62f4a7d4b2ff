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
///
/// Of a field of varying size that was read, the length is kept, too: whoever reads it again begins at
/// its offset, and whoever reads on begins behind it. Place and length share the first word, since a
/// view is copied word by word; a length that does not fit, or zero, stands for one not known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(Cell<(usize, usize)>);

const PLACE_BITS: u32 = usize::BITS / 4;
const PLACE_MAX: usize = (1 << PLACE_BITS) - 1;
const LENGTH_MAX: usize = usize::MAX >> PLACE_BITS;

impl Known {
    /// What `read` makes of the field at `PLACE` in `bytes`.
    #[inline(always)]
    pub(crate) fn at<'a, P: Places, W: Wire, const PLACE: usize, T>(
        &self,
        bytes: &'a [u8],
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let (run, inside) = const { Size::run_of::<W>(P::SIZES, PLACE) };
        let varies = const { Size::skip_at::<W>(P::SIZES, PLACE).is_none() };
        let mut reader = Reader::new(bytes);
        let mut start = 0;
        let gone = self.go::<P, W>(run, &mut reader).and_then(|()| {
            start = bytes.len() - reader.remaining();
            if inside > 0 { reader.advance(inside) } else { Ok(()) }
        });
        let value = gone.and_then(|()| read(&mut reader));
        if value.is_err() {
            self.0.set((0, 0));
        } else if run <= PLACE_MAX && (run > 0 || varies) {
            let length = bytes.len() - reader.remaining() - start;
            let length = if varies && length <= LENGTH_MAX { length } else { 0 };
            self.0.set((run | (length << PLACE_BITS), start));
        }
        value
    }

    /// Goes to where the run of fixed-size fields at place `run` begins, or the field of varying size.
    #[inline(always)]
    fn go<P: Places, W: Wire>(&self, run: usize, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if run == 0 {
            return Ok(());
        }
        let (known, mut offset) = self.0.get();
        let (mut from, length) = (known & PLACE_MAX, known >> PLACE_BITS);
        if from > run {
            (from, offset) = (0, 0);
        } else if from < run && length > 0 {
            (from, offset) = (from + 1, offset + length);
        }
        reader.advance(offset)?;
        P::seek::<W, _>(reader, from, run)
    }
}
