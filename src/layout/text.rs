//! Text: its length in bytes, then UTF-8.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
};

use super::{
    Layout, Size, Viewed,
    bulk::{skip_run, take_run},
    view::lazy,
};
use crate::wire::{Fault, FaultKind, Reader, Source, Wire, Writer};

#[inline]
fn read_str<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<&'a str, Fault> {
    let bytes = take_run::<W>(reader)?;
    core::str::from_utf8(bytes).map_err(|_| reader.fault(FaultKind::InvalidUtf8))
}

/// Whole blocks of 16 bytes, the text and zeros behind it.
#[repr(align(16))]
struct Blocks<const N: usize>([u8; N]);

/// The text as an owned string, or `None` if it is not UTF-8.
///
/// The check of the standard library takes words over whole aligned blocks of 16 bytes, and single
/// bytes around them: of short text, that is all of it. So short text is checked in aligned blocks
/// of its own, which zeros fill up: they are text, too, and continue no character that was cut off.
// Apart, and given the bytes alone: the reader stays in registers.
#[inline(never)]
fn owned(bytes: &[u8]) -> Option<String> {
    match bytes.len() {
        len @ 8..=16 => {
            let last = u64::from_le_bytes(*bytes.last_chunk()?);
            let rest = last.checked_shr(8 * (16 - len as u32)).unwrap_or(0);
            let mut blocks = Blocks([0; 16]);
            *blocks.0.first_chunk_mut()? = *bytes.first_chunk::<8>()?;
            *blocks.0.last_chunk_mut()? = rest.to_le_bytes();
            blocks.text(len)
        }
        len @ 17..=32 => {
            let last = u128::from_le_bytes(*bytes.last_chunk()?);
            let rest = last >> (8 * (32 - len));
            let mut blocks = Blocks([0; 32]);
            *blocks.0.first_chunk_mut()? = *bytes.first_chunk::<16>()?;
            *blocks.0.last_chunk_mut()? = rest.to_le_bytes();
            blocks.text(len)
        }
        _ => core::str::from_utf8(bytes).ok().map(str::to_owned),
    }
}

impl<const N: usize> Blocks<N> {
    /// The first `len` bytes as text.
    #[inline]
    fn text(&self, len: usize) -> Option<String> {
        core::str::from_utf8(&self.0).ok()?.get(..len).map(str::to_owned)
    }
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
