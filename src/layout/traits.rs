//! The trait that every field type has.

use alloc::vec::Vec;

use super::{Level, Size};
use crate::{
    schema::{Describer, TypeRef, shape::Hashed},
    wire::{Fault, Reader, Source, Wire, Writer},
};

/// How a type lies in the bytes of a body, in every codec.
///
/// Derive it for plain structs and enums; the types of the standard library have it. An entity does
/// not: its layout depends on its version, so a field that is an entity says which of its versions
/// lies there, with `#[versioned(nested(…))]`.
///
/// # Laws
///
/// * `read` gives back what `write` wrote, and refuses every other bytes.
/// * `skip` walks over exactly the bytes that `read` reads, and so does `view`.
/// * `check` succeeds for exactly the bytes that `read` reads.
/// * `SIZE` bounds what `write` writes.
/// * `Shape` and `describe` give one fingerprint, which differs wherever `write` writes other bytes or
///   means something else by them.
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

    /// The type's hash, `D` levels above the last one that is hashed; parts are one level lower.
    /// [`shaped_as!`](crate::shaped_as) gives that of another type.
    type Shape<D: Level>: Hashed;

    /// Describes the type as data. [`shaped_as!`](crate::shaped_as) gives what another type says.
    fn describe(describer: &mut Describer) -> TypeRef;

    /// What a view gives of a stored value: borrowed from its bytes where the type allows that, and
    /// the value itself otherwise.
    type View<'a, W: Wire>;

    /// What a view gives of a field that some versions do not store: as [`View`](Self::View), or
    /// made by a default or an upcast.
    type Viewed<'a, W: Wire>;

    /// The view of a sequence of these. `&[u8]` for bytes, [`Seq`](super::Seq) for all others.
    #[doc(hidden)]
    type Items<'a, W: Wire>;

    /// The view of an array of these. `&[u8; N]` for bytes, an array of views for all others.
    #[doc(hidden)]
    type Array<'a, W: Wire, const N: usize>;

    /// Reads one value.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that `write` would not have written.
    fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Writes the value. What cannot be written is recorded in the writer.
    fn write<W: Wire>(&self, writer: &mut Writer);

    /// About how many bytes `write` writes, for the writer to make room at once: seldom less.
    #[doc(hidden)]
    #[inline]
    fn room<W: Wire>(&self) -> usize {
        self.room_within::<W>(super::bulk::ROOM_LEVELS)
    }

    /// The same, asking the items of collections so many levels down and guessing below.
    #[doc(hidden)]
    #[inline]
    fn room_within<W: Wire>(&self, _levels: u32) -> usize {
        const { Self::SIZE.room::<W>() }
    }

    /// Walks over one value. Checks no more than it needs to find the value's end.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the end cannot be found.
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault>;

    /// Views one value, and goes on behind it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the value's end cannot be found, or for what the view itself reads.
    fn view<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::View<'a, W>, Fault>;

    /// A view as the field's accessor gives it.
    #[doc(hidden)]
    fn viewed<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W>;

    /// A default or the result of an upcast as the field's accessor gives it.
    #[doc(hidden)]
    fn made<'a, W: Wire>(self) -> Self::Viewed<'a, W>;

    /// Walks over one value and refuses all that `read` refuses. Allocates no more than that needs.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `read` gives.
    #[inline]
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        Self::read::<W>(reader).map(drop)
    }

    /// Views the items of a sequence, its length included.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `view` gives.
    #[doc(hidden)]
    fn view_items<'a, W: Wire>(reader: &mut Reader<'a>) -> Result<Self::Items<'a, W>, Fault>;

    /// Views an array.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `view` gives.
    #[doc(hidden)]
    fn view_array<'a, W: Wire, const N: usize>(
        reader: &mut Reader<'a>,
    ) -> Result<Self::Array<'a, W, N>, Fault>;

    /// Checks `len` values. Types with a faster way than one at a time override it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `check` gives.
    #[doc(hidden)]
    #[inline]
    fn check_many<W: Wire>(reader: &mut Reader<'_>, len: usize) -> Result<(), Fault> {
        (0..len).try_for_each(|_| Self::check::<W>(reader))
    }

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

    /// About how many bytes `write_many` writes.
    #[doc(hidden)]
    #[inline]
    fn room_many<W: Wire>(items: &[Self], levels: u32) -> usize {
        match const { Self::SIZE.room_each::<W>() } {
            Some(bytes) => items.len().saturating_mul(bytes),
            None => {
                super::bulk::room_of::<W, Self, _>(items.iter(), levels, Self::room_within::<W>)
            }
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
