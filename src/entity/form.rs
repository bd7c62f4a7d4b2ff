//! One version of an entity as a type, and entities inside other values.
//!
//! A nested entity has no tag of its own: the version of the outermost value says which of its
//! versions lies inside. [`Form<N>`] is "this type, holding entities at version `N`", for the entity
//! itself and for options, boxes and sequences of it.

use crate::{
    error::{DowncastError, UpcastError},
    layout::{ROOM_LEVELS, Size, shape::Shaped},
    version::SpecVersion,
    wire::{Fault, Reader, Source, Wire, Writer},
};

/// A type at version `N` of the entity in it.
///
/// The derive macro implements it for each version of an entity.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no entity that has a version {N}",
    label = "has no version {N}"
)]
pub trait Form<const N: u8>: Shaped<N> + Sized {
    /// The type whose values are what version `N` stores; the latest view for the latest version.
    type Type;

    /// How many bytes the body takes.
    const SIZE: Size;

    /// How many bytes each field takes, where the body is a struct's.
    #[doc(hidden)]
    const SIZES: &'static [Size] = &[];

    /// The spec version from which it may be written. An entity that holds this one may not be written
    /// earlier: nothing but the version of the outermost value is gated.
    #[doc(hidden)]
    const ACTIVATES: SpecVersion = SpecVersion::ZERO;

    /// Reads the body as it was stored.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that are no such body.
    fn read_form<W: Wire>(reader: &mut Reader<'_>) -> Result<Self::Type, Fault>;

    /// Reads the body straight into the latest view.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that are no such body, or that a fallible upcast refuses.
    fn read_latest<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// As [`read_latest`](Self::read_latest), and if it is the `WHOLE` input, nothing may follow. That is
    /// checked before the value is put together, so that it is put where it is wanted.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `read_latest` gives, or for bytes that are left.
    #[doc(hidden)]
    #[inline(always)]
    fn read_until<W: Wire, const WHOLE: bool>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let value = Self::read_latest::<W>(reader)?;
        if WHOLE {
            reader.finish()?;
        }
        Ok(value)
    }

    /// Writes the body of a value of that version.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if an entity inside does not fit its pinned version.
    fn write_form<W: Wire>(form: &Self::Type, writer: &mut Writer) -> Result<(), DowncastError>;

    /// Writes the latest view as version `N`.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if that would lose something.
    fn write_latest<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError>;

    /// Walks on from where the field at place `from` begins to the one at place `to`. Only of
    /// structs, and only for places where a field of varying size or a run of fixed-size ones begins.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the place cannot be found.
    #[doc(hidden)]
    #[inline(always)]
    fn seek<W: Wire, S: Source>(_: &mut S, _: usize, _: usize) -> Result<(), Fault> {
        Ok(())
    }

    /// Walks over the body and refuses all that `read_latest` refuses.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `read_latest` gives.
    fn check<W: Wire>(reader: &mut Reader<'_>) -> Result<(), Fault> {
        Self::read_latest::<W>(reader).map(drop)
    }

    /// About how many bytes `write_latest` writes.
    #[doc(hidden)]
    #[inline]
    fn room<W: Wire>(&self) -> usize {
        self.room_within::<W>(ROOM_LEVELS)
    }

    /// The same, asking the items of collections so many levels down and guessing below.
    #[doc(hidden)]
    #[inline]
    fn room_within<W: Wire>(&self, _levels: u32) -> usize {
        const { <Self as Form<N>>::SIZE.room::<W>() }
    }

    /// Walks over the body.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if its end cannot be found.
    fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault>;

    /// From version `N` all the way up.
    ///
    /// # Errors
    ///
    /// [`UpcastError`] if a fallible upcast refuses the value.
    fn into_latest(form: Self::Type) -> Result<Self, UpcastError>;
}

/// The upcast from version `A` to the next version `B`.
pub trait Step<const A: u8, const B: u8>: Form<A> + Form<B> {
    /// One version up.
    ///
    /// # Errors
    ///
    /// [`UpcastError`] if a fallible upcast refuses the value.
    fn step(form: <Self as Form<A>>::Type) -> Result<<Self as Form<B>>::Type, UpcastError>;
}
