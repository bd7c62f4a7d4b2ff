//! Foreign types that know bincode alone; using one with another codec does not compile.
//!
//! ```
//! use perennial::{layout::foreign::bincode_only, Bincode, wire::Writer};
//!
//! bincode_only::write::<u8, Bincode>("u8", &1, &mut Writer::new());
//! ```
//!
//! ```compile_fail,E0080
//! use perennial::{layout::foreign::bincode_only, Scale, wire::Writer};
//!
//! bincode_only::write::<u8, Scale>("u8", &1, &mut Writer::new());
//! ```

use bincode::{Decode, Encode};

pub use super::any::SIZE;
use super::bincoded;
use crate::wire::{Fault, Format, Reader, Source, Wire, Writer};
#[cfg(feature = "history")]
use crate::wire::{unsupported, unsupported_write};

const fn assert_format<W: Wire>() {
    assert!(
        !matches!(W::FORMAT, Format::Scale),
        "a foreign field's type knows bincode alone, but is used with another codec"
    );
}

/// Reads a foreign value; `name` is what errors call it.
///
/// # Errors
///
/// A [`Fault`] if the type's codec refuses the bytes, or would have written others.
pub fn read<T, W: Wire>(name: &'static str, reader: &mut Reader<'_>) -> Result<T, Fault>
where
    T: Encode + Decode<()>,
{
    const { assert_format::<W>() };
    #[cfg(feature = "history")]
    if W::FORMAT.lacks(false) {
        return Err(unsupported(name, reader));
    }
    bincoded::read(name, reader)
}

/// Writes a foreign value. A value that would not read back is recorded in the writer as a fault.
pub fn write<T, W: Wire>(name: &'static str, value: &T, writer: &mut Writer)
where
    T: Encode + Decode<()>,
{
    const { assert_format::<W>() };
    #[cfg(feature = "history")]
    if W::FORMAT.lacks(false) {
        return unsupported_write(name, writer);
    }
    bincoded::write(name, value, writer);
}

/// Walks over a foreign value, which its codec must decode for that.
///
/// # Errors
///
/// A [`Fault`] if the type's codec refuses the bytes.
pub fn skip<T, W: Wire, S: Source>(name: &'static str, source: &mut S) -> Result<(), Fault>
where
    T: Encode + Decode<()>,
{
    const { assert_format::<W>() };
    #[cfg(feature = "history")]
    if W::FORMAT.lacks(false) {
        return Err(unsupported(name, source));
    }
    bincoded::skip::<T, S>(name, source)
}
