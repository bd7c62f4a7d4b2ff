//! Foreign types that know both codecs.

use bincode::{Decode, Encode};
use parity_scale_codec as parity;

use super::{bincoded, scale};
use crate::{
    layout::Size,
    wire::{Fault, Reader, Source, Wire, Writer},
};

/// The size of a foreign type: nothing is known of it.
pub const SIZE: Size = Size::at_least(0);

/// Reads a foreign value; `name` is what errors call it.
///
/// # Errors
///
/// A [`Fault`] if the type's codec refuses the bytes, or would have written others.
pub fn read<T, W: Wire>(name: &'static str, reader: &mut Reader<'_>) -> Result<T, Fault>
where
    T: parity::Encode + parity::Decode + Encode + Decode<()>,
{
    match W::FORMAT.is_scale() {
        true => scale::read(name, reader),
        false => bincoded::read(name, reader),
    }
}

/// Writes a foreign value. A value that would not read back is recorded in the writer as a fault.
pub fn write<T, W: Wire>(name: &'static str, value: &T, writer: &mut Writer)
where
    T: parity::Encode + parity::Decode + Encode + Decode<()>,
{
    match W::FORMAT.is_scale() {
        true => scale::write(name, value, writer),
        false => bincoded::write(name, value, writer),
    }
}

/// Walks over a foreign value, which its codec must decode for that.
///
/// # Errors
///
/// A [`Fault`] if the type's codec refuses the bytes.
pub fn skip<T, W: Wire, S: Source>(name: &'static str, source: &mut S) -> Result<(), Fault>
where
    T: parity::Encode + parity::Decode + Encode + Decode<()>,
{
    match W::FORMAT.is_scale() {
        true => scale::skip::<T, S>(name, source),
        false => bincoded::skip::<T, S>(name, source),
    }
}
