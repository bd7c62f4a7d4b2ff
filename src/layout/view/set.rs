//! A set that lies in bytes.

use core::fmt;

use super::{SeqIter, map, map::Lookup, seq::Seq};
use crate::{
    error::DecodeError,
    layout::Layout,
    wire::{Fault, Reader, Wire},
};

/// The items of a stored set, ascending, read one by one as they are asked for.
///
/// Its errors name the item's type, and count bytes from the first item.
///
/// # Examples
///
/// ```
/// use std::collections::BTreeSet;
///
/// use perennial::{Layout, Scale, layout, wire::Reader};
///
/// let bytes = layout::encode::<Scale, _>(&BTreeSet::from([3_u32, 5, 8]))?;
/// let numbers = <BTreeSet<u32> as Layout>::view::<Scale>(&mut Reader::new(&bytes))?;
/// assert!(numbers.contains(&5)?);
/// assert!(!numbers.contains(&6)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Set<'a, T, W> {
    items: Seq<'a, T, W>,
}

impl<'a, T, W> Set<'a, T, W> {
    /// How many items there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<'a, T: Layout + Ord, W: Wire> Set<'a, T, W> {
    #[inline]
    pub(in crate::layout) fn view(reader: &mut Reader<'a>) -> Result<Self, Fault> {
        Seq::view(reader).map(|items| Self { items })
    }

    /// The items, ascending.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> SeqIter<'a, T, W> {
        self.items.iter()
    }

    /// Whether the item is there: found by halving if all items take the same room, else by walking
    /// over those before it. Items that are equal must have equal bytes; see [`Lookup`].
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if an item on the way is damaged.
    pub fn contains<Q: Lookup<T> + ?Sized>(&self, item: &Q) -> Result<bool, DecodeError> {
        let found = map::find::<W, T, (), Q>(self.items.as_bytes(), self.len(), item);
        found.map(|rest| rest.is_some()).map_err(|fault| self.items.error(fault))
    }
}

impl<T, W> Clone for Set<'_, T, W> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, W> Copy for Set<'_, T, W> {}

impl<'a, T: Layout + Ord, W: Wire> IntoIterator for Set<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;
    type IntoIter = SeqIter<'a, T, W>;

    #[inline]
    fn into_iter(self) -> SeqIter<'a, T, W> {
        self.iter()
    }
}

impl<'a, T: Layout + Ord, W: Wire> IntoIterator for &Set<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;
    type IntoIter = SeqIter<'a, T, W>;

    #[inline]
    fn into_iter(self) -> SeqIter<'a, T, W> {
        self.iter()
    }
}

impl<'a, T: Layout + Ord, W: Wire> fmt::Debug for Set<'a, T, W>
where
    T::View<'a, W>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map_while(Result::ok)).finish()
    }
}
