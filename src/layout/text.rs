//! Text: its length in bytes, then UTF-8.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
};

use ascii::AsAsciiStr;

use super::{
    Layout, Size, Viewed,
    bulk::{skip_run, take_run},
    shape::{leaf, shaped_as},
    view::lazy,
};
use crate::{
    schema::Type,
    wire::{Fault, FaultKind, Reader, Source, Wire, Writer},
};

/// Text of no more bytes is first taken for ASCII.
const SHORT_BYTES: usize = 72;

#[inline]
fn read_str<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a str, Fault> {
    let bytes = take_run::<W>(reader)?;
    checked(bytes).ok_or_else(|| reader.fault(FaultKind::InvalidUtf8))
}

/// The bytes as text, or `None` if they are not UTF-8.
///
/// The check of the standard library takes words over whole aligned blocks of 16 bytes, and single
/// bytes around them: of short text, that is most of it. Whether all of it is ASCII is known in a
/// fourth of that time. (The standard library's way to tell that is slow for some lengths above 72
/// bytes, where its own check of UTF-8 has come into its stride.)
#[inline]
fn checked(bytes: &[u8]) -> Option<&str> {
    if bytes.len() <= SHORT_BYTES
        && let Ok(text) = bytes.as_ascii_str()
    {
        return Some(text.as_str());
    }
    core::str::from_utf8(bytes).ok()
}

/// The same as an owned string.
// Apart, and given the bytes alone: the reader stays in registers.
#[inline(never)]
fn owned(bytes: &[u8]) -> Option<String> {
    checked(bytes).map(str::to_owned)
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
