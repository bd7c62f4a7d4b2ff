//! Views of entities inside other values: at the version that is pinned there, without a tag.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, iter::FusedIterator, marker::PhantomData};

use crate::{
    entity::containers::{flag, len_of_items},
    error::DecodeError,
    layout::Viewed,
    version::Version,
    wire::{Fault, Reader, Source, Wire},
};

/// An entity, or an option, box or sequence of one, as a field that is pinned to a version of it.
///
/// The derive macro implements it for entities.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no entity, and no option, box or sequence of one",
    label = "not an entity",
    note = "a field is an entity if its type derives `perennial::Versioned`; without `nested` it lies \
            there through its `Layout`"
)]
pub trait Nested: Sized {
    /// What a view gives.
    type View<'a, W: Wire>;

    /// The same, or what a default made.
    type Viewed<'a, W: Wire>;

    /// Views a value that holds entities of this version, and goes on behind it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the value's end cannot be found.
    fn view_nested<'a, W: Wire>(
        version: Version,
        reader: &mut Reader<'a>,
    ) -> Result<Self::View<'a, W>, Fault>;

    /// A view as the field's accessor gives it.
    fn viewed_nested<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W>;

    /// A default as the field's accessor gives it.
    fn made_nested<'a, W: Wire>(self) -> Self::Viewed<'a, W>;

    /// Walks over a value that holds entities of this version.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if its end cannot be found.
    fn skip_nested<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

impl<T: Nested> Nested for Option<T> {
    type View<'a, W: Wire> = Option<T::View<'a, W>>;
    type Viewed<'a, W: Wire> = Option<T::Viewed<'a, W>>;

    fn view_nested<'a, W: Wire>(
        version: Version,
        reader: &mut Reader<'a>,
    ) -> Result<Self::View<'a, W>, Fault> {
        if flag(reader)? { T::view_nested::<W>(version, reader).map(Some) } else { Ok(None) }
    }

    fn viewed_nested<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        view.map(T::viewed_nested::<W>)
    }

    fn made_nested<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        self.map(T::made_nested::<W>)
    }

    fn skip_nested<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if flag(reader)? { T::skip_nested::<W>(version, reader) } else { Ok(()) }
    }
}

impl<T: Nested> Nested for Box<T> {
    type View<'a, W: Wire> = T::View<'a, W>;
    type Viewed<'a, W: Wire> = T::Viewed<'a, W>;

    fn view_nested<'a, W: Wire>(
        version: Version,
        reader: &mut Reader<'a>,
    ) -> Result<Self::View<'a, W>, Fault> {
        reader.nested(|reader| T::view_nested::<W>(version, reader))
    }

    fn viewed_nested<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        T::viewed_nested::<W>(view)
    }

    fn made_nested<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        T::made_nested::<W>(*self)
    }

    fn skip_nested<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.nested(|reader| T::skip_nested::<W>(version, reader))
    }
}

impl<T: Nested> Nested for Vec<T> {
    type View<'a, W: Wire> = Entities<'a, T, W>;
    type Viewed<'a, W: Wire> = Viewed<Entities<'a, T, W>, Self>;

    fn view_nested<'a, W: Wire>(
        version: Version,
        reader: &mut Reader<'a>,
    ) -> Result<Self::View<'a, W>, Fault> {
        let len = len_of_items::<W>(reader)?;
        let before = reader.rest();
        skip_items::<W, T>(version, reader, len)?;
        let bytes = reader.read_since(before);
        Ok(Entities { bytes, len, version, types: PhantomData })
    }

    fn viewed_nested<'a, W: Wire>(view: Self::View<'a, W>) -> Self::Viewed<'a, W> {
        Viewed::Stored(view)
    }

    fn made_nested<'a, W: Wire>(self) -> Self::Viewed<'a, W> {
        Viewed::Made(self)
    }

    fn skip_nested<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let len = len_of_items::<W>(reader)?;
        skip_items::<W, T>(version, reader, len)
    }
}

fn skip_items<W: Wire, T: Nested>(
    version: Version,
    reader: &mut Reader<'_>,
    len: usize,
) -> Result<(), Fault> {
    reader.nested(|reader| (0..len).try_for_each(|_| T::skip_nested::<W>(version, reader)))
}

/// A stored sequence of entities, viewed one by one as they are asked for.
///
/// Its errors name the item's type, and count bytes from the first item.
pub struct Entities<'a, T, W> {
    bytes: &'a [u8],
    len: usize,
    version: Version,
    types: PhantomData<fn() -> (T, W)>,
}

impl<'a, T: Nested, W: Wire> Entities<'a, T, W> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The version that all of them are stored as.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// The entities, in their order.
    #[must_use]
    pub const fn iter(&self) -> EntitiesIter<'a, T, W> {
        EntitiesIter { reader: Reader::new(self.bytes), entities: *self, left: self.len }
    }

    /// The entity at `index`, reached by walking over those before it.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if one of them is damaged.
    pub fn get(&self, index: usize) -> Option<Result<T::View<'a, W>, DecodeError>> {
        if index >= self.len {
            return None;
        }
        let mut reader = Reader::new(self.bytes);
        let walked = (0..index).try_for_each(|_| T::skip_nested::<W>(self.version, &mut reader));
        let view = walked.and_then(|()| T::view_nested::<W>(self.version, &mut reader));
        Some(view.map_err(|fault| self.error(fault)))
    }

    #[cold]
    fn error(&self, fault: Fault) -> DecodeError {
        let name = core::any::type_name::<T>();
        DecodeError::of_entity(name, Some(self.version), self.bytes.len(), fault)
    }
}

impl<T, W> Clone for Entities<'_, T, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, W> Copy for Entities<'_, T, W> {}

impl<'a, T: Nested, W: Wire> IntoIterator for Entities<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;
    type IntoIter = EntitiesIter<'a, T, W>;

    fn into_iter(self) -> EntitiesIter<'a, T, W> {
        self.iter()
    }
}

impl<'a, T: Nested, W: Wire> IntoIterator for &Entities<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;
    type IntoIter = EntitiesIter<'a, T, W>;

    fn into_iter(self) -> EntitiesIter<'a, T, W> {
        self.iter()
    }
}

impl<T, W> fmt::Debug for Entities<'_, T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (len, version, bytes) = (self.len, self.version, self.bytes.len());
        write!(f, "{len} entities {version} in {bytes} bytes")
    }
}

/// An iterator over [`Entities`]. A damaged one is the last.
#[derive(Clone)]
pub struct EntitiesIter<'a, T, W> {
    reader: Reader<'a>,
    entities: Entities<'a, T, W>,
    left: usize,
}

impl<'a, T: Nested, W: Wire> Iterator for EntitiesIter<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        match T::view_nested::<W>(self.entities.version, &mut self.reader) {
            Ok(view) => Some(Ok(view)),
            Err(fault) => {
                self.left = 0;
                Some(Err(self.entities.error(fault)))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left.min(1), Some(self.left))
    }
}

impl<T: Nested, W: Wire> FusedIterator for EntitiesIter<'_, T, W> {}

impl<T, W> fmt::Debug for EntitiesIter<'_, T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EntitiesIter").field("left", &self.left).finish()
    }
}
