//! Text: its length in bytes, then UTF-8.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
};

use super::{Layout, Size};
use crate::wire::{Fault, FaultKind, Reader, Source, Wire, Writer};

#[inline]
fn read_str<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a str, Fault> {
    let len = W::get_len(reader)?;
    let bytes = reader.take(len)?;
    core::str::from_utf8(bytes).map_err(|_| reader.fault(FaultKind::InvalidUtf8))
}

#[inline]
fn write_str<W: Wire>(text: &str, writer: &mut Writer) {
    W::put_len(writer, text.len());
    writer.bytes(text.as_bytes());
}

#[inline]
fn skip_str<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
    let len = W::get_len(source)?;
    source.advance(len)
}

impl Layout for String {
    const SIZE: Size = Size::at_least(1);

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        read_str::<W>(reader).map(str::to_owned)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        write_str::<W>(self, writer);
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        skip_str::<W, S>(source)
    }
}

/// Always read as owned: a layout does not borrow from the input.
impl Layout for Cow<'_, str> {
    const SIZE: Size = Size::at_least(1);

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        String::read::<W>(reader).map(Cow::Owned)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        write_str::<W>(self, writer);
    }

    #[inline]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        skip_str::<W, S>(source)
    }
}
