//! Text: its length in bytes, then UTF-8.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
};

use super::{
    Layout, Size, Viewed,
    bulk::{skip_run, take_run},
    shape::{leaf, shaped_as},
    view::lazy,
};
use crate::{
    schema::Type,
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer, utf8},
};

#[inline]
fn read_str<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a str, Fault> {
    let bytes = take_run::<W>(reader)?;
    utf8(bytes).ok_or_else(|| reader.fault(FaultKind::InvalidUtf8))
}

/// The bytes as an owned string, or `None` if they are not UTF-8.
// Apart, and given the bytes alone: the reader stays in registers.
#[inline(never)]
fn owned(bytes: &[u8]) -> Option<String> {
    utf8(bytes).map(str::to_owned)
}

#[inline]
fn write_str<W: Wire>(text: &str, writer: &mut Writer) {
    W::put_len(writer, text.len());
    writer.bytes(text.as_bytes());
}

#[inline(always)]
fn skip_str<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
    skip_run::<W, S>(source, 1)
}

impl Layout for String {
    const SIZE: Size = Size::at_least(1);

    leaf!(Type::String);

    type View<'a, W: Wire> = &'a str;
    type Viewed<'a, W: Wire> = Viewed<&'a str, String>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a str, Fault> {
        read_str::<W>(reader)
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        Viewed::Stored(view)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        Viewed::Made(self)
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        read_str::<W>(reader).map(drop)
    }

    #[inline(always)]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let bytes = take_run::<W>(reader)?;
        owned(bytes).ok_or_else(|| reader.fault(FaultKind::InvalidUtf8))
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        write_str::<W>(self, writer);
    }

    #[inline]
    fn room_within<W: Wire>(&self, _: u32) -> usize {
        Size::room_len::<W>().saturating_add(self.len())
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        skip_str::<W, S>(source)
    }
}

/// Always read as owned: a layout does not borrow from the input.
impl Layout for Cow<'_, str> {
    const SIZE: Size = Size::at_least(1);

    shaped_as!(String);

    type View<'a, W: Wire> = &'a str;
    type Viewed<'a, W: Wire> = Viewed<&'a str, String>;

    lazy!();

    #[inline]
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a str, Fault> {
        read_str::<W>(reader)
    }

    #[inline]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        Viewed::Stored(view)
    }

    #[inline]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        Viewed::Made(self.into_owned())
    }

    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        read_str::<W>(reader).map(drop)
    }

    #[inline]
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        String::read::<W>(reader).map(Cow::Owned)
    }

    #[inline]
    fn write<W: Wire>(&self, writer: &mut Writer) {
        write_str::<W>(self, writer);
    }

    #[inline]
    fn room_within<W: Wire>(&self, _: u32) -> usize {
        Size::room_len::<W>().saturating_add(self.len())
    }

    #[inline(always)]
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
        skip_str::<W, S>(source)
    }
}
