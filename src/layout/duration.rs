//! `Duration`: whole seconds, then nanoseconds below 10⁹.

use core::time::Duration;

use super::{Layout, Size, shape::leaf, view::by_value};
use crate::{
    schema::Type,
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

const NANOS_PER_SECOND: u32 = 1_000_000_000;

impl Layout for Duration {
    const SIZE: Size = <(u64, u32)>::SIZE;

    leaf!(Type::Duration);

    by_value!();

    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let (secs, nanos) = <(u64, u32)>::read::<W>(reader)?;
        if nanos >= NANOS_PER_SECOND {
            return Err(reader.fault(FaultKind::OutOfRange { what: "nanoseconds" }));
        }
        Ok(Self::new(secs, nanos))
    }

    fn write<W: Wire>(&self, writer: &mut Writer) {
        (self.as_secs(), self.subsec_nanos()).write::<W>(writer);
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        <(u64, u32)>::skip::<W, S>(source)
    }
}
