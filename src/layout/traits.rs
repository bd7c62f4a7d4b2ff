//! The trait that every field type has.

use alloc::vec::Vec;

use super::Size;
use crate::wire::{Fault, Reader, Source, Wire, Writer};

/// How a type lies in the bytes of a body, in every codec.
///
/// Derive it for plain structs and enums; the types of the standard library have it. An entity does
/// not: its layout depends on its version, so a field that is an entity says which of its versions
/// lies there, with `#[versioned(nested(…))]`.
///
/// # Laws
///
/// * `read` gives back what `write` wrote, and refuses every other bytes.
/// * `skip` walks over exactly the bytes that `read` reads.
/// * `SIZE` bounds what `write` writes.
/// * The layout is frozen once a version that uses it is released: neither a feature nor another
///   crate in the build may change it.
///
/// # Examples
///
/// ```
/// use perennial::{Layout, Scale, layout};
///
/// #[derive(Debug, PartialEq, Layout)]
/// struct Point {
///     x: u16,
///     y: u16,
/// }
///
/// let bytes = layout::encode::<Scale, _>(&Point { x: 1, y: 2 })?;
/// assert_eq!(bytes, [1, 0, 2, 0]);
/// assert_eq!(layout::decode::<Scale, Point>(&bytes)?, Point { x: 1, y: 2 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no layout, so it cannot be a stored field",
    label = "no layout",
    note = "derive it: `#[derive(perennial::Layout)]`",
    note = "if `{Self}` is an entity, pin its version: `#[versioned(nested(1 = 1))]`",
    note = "if its crate knows only parity-scale-codec or bincode: `#[versioned(foreign = \"Name\")]`"
)]
pub trait Layout: Sized {
    /// How many bytes a value takes.
    const SIZE: Size;

    /// Reads one value.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that `write` would not have written.
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Writes the value. What cannot be written is recorded in the writer.
    fn write<W: Wire>(&self, writer: &mut Writer);

    /// Walks over one value. Checks no more than it needs to find the value's end.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the end cannot be found.
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault>;

    /// Reads `len` values. Types with a faster way than one at a time override it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `read` gives.
    #[doc(hidden)]
    #[inline]
    fn read_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<Vec<Self>, Fault> {
        super::bulk::read_each::<W, Self>(reader, len)
    }

    /// Writes the values one behind the other. Overridden like `read_many`.
    #[doc(hidden)]
    #[inline]
    fn write_many<W: Wire>(items: &[Self], writer: &mut Writer) {
        for item in items {
            item.write::<W>(writer);
        }
    }

    /// Reads an array. Overridden like `read_many`.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `read` gives.
    #[doc(hidden)]
    #[inline]
    fn read_array<W: Wire, const N: usize>(reader: &mut Reader<'_>) -> Result<[Self; N], Fault> {
        super::array::read_items::<W, Self, N>(reader)
    }
}
