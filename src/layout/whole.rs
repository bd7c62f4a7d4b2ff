//! Whole values of plain layouts, without tag or version.

use alloc::vec::Vec;

use super::Layout;
use crate::{
    error::DecodeError,
    wire::{EncodeError, Reader, Wire, Writer},
};

/// The bytes of a plain value in the codec `W`, without a tag.
///
/// # Errors
///
/// [`EncodeError`] if the codec cannot hold the value.
pub fn encode<W: Wire, T: Layout>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::with_room(value.room::<W>());
    value.write::<W>(&mut writer);
    writer.finish()
}

/// Reads a plain value that takes up all of `bytes`.
///
/// # Errors
///
/// [`DecodeError`], also if bytes are left.
pub fn decode<W: Wire, T: Layout>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut reader = Reader::new(bytes);
    T::read::<W>(&mut reader)
        .and_then(|value| reader.finish().map(|()| value))
        .map_err(|fault| DecodeError::plain(core::any::type_name::<T>(), bytes.len(), fault))
}

/// Reads a plain value from the front of `bytes` and returns what lies behind it.
///
/// # Errors
///
/// [`DecodeError`] as for [`decode`], but for the bytes that are left.
pub fn decode_prefix<W: Wire, T: Layout>(bytes: &[u8]) -> Result<(T, &[u8]), DecodeError> {
    let mut reader = Reader::new(bytes);
    let value = T::read::<W>(&mut reader)
        .map_err(|fault| DecodeError::plain(core::any::type_name::<T>(), bytes.len(), fault))?;
    Ok((value, reader.rest()))
}
