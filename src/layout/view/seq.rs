//! A sequence that lies in bytes.

use alloc::vec::Vec;
use core::{fmt, iter::FusedIterator, marker::PhantomData};

use crate::{
    error::DecodeError,
    layout::{
        Layout,
        bulk::{assert_takes_bytes, is_leaf, skip_each},
    },
    wire::{Fault, Reader, Source, Wire},
};

/// The items of a stored sequence, read one by one as they are asked for.
///
/// Its errors name the item's type, and count bytes from the first item.
///
/// # Examples
///
/// ```
/// use perennial::{Layout, Scale, layout, wire::Reader};
///
/// let bytes = layout::encode::<Scale, _>(&vec!["a".to_string(), "bc".to_string()])?;
/// let texts = <Vec<String> as Layout>::view::<Scale>(&mut Reader::new(&bytes))?;
/// assert_eq!(texts.len(), 2);
/// assert_eq!(texts.iter().collect::<Result<Vec<&str>, _>>()?, ["a", "bc"]);
/// assert_eq!(texts.get(1).transpose()?, Some("bc"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Seq<'a, T, W> {
    bytes: &'a [u8],
    len: usize,
    types: PhantomData<fn() -> (T, W)>,
}

impl<'a, T, W> Seq<'a, T, W> {
    pub(super) const fn new(bytes: &'a [u8], len: usize) -> Self {
        Self { bytes, len, types: PhantomData }
    }

    /// How many items there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The items' bytes, one behind the other, without the length in front of them.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

impl<'a, T: Layout, W: Wire> Seq<'a, T, W> {
    /// Views a sequence, its length included; the reader goes on behind it.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if its end cannot be found.
    #[inline]
    pub fn view(reader: &mut Reader<'a>) -> Result<Self, Fault> {
        const { assert_takes_bytes::<W, T>() };
        let len = W::get_len(reader)?;
        let before = reader.rest();
        if const { is_leaf::<W, T>() } {
            skip_each::<W, T, _>(reader, len)?;
        } else {
            reader.nested(|reader| skip_each::<W, T, _>(reader, len))?;
        }
        Ok(Self::new(reader.read_since(before), len))
    }

    /// The items, in their order.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> SeqIter<'a, T, W> {
        SeqIter { reader: Reader::new(self.bytes), sequence: *self, left: self.len }
    }

    /// The item at `index`: at once if all items take the same room, else by walking there.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the item is damaged, or one before it that must be walked over.
    pub fn get(&self, index: usize) -> Option<Result<T::View<'a, W>, DecodeError>> {
        if index >= self.len {
            return None;
        }
        let mut reader = Reader::new(self.bytes);
        let view = skip_each::<W, T, _>(&mut reader, index).and_then(|()| T::view(&mut reader));
        Some(view.map_err(|fault| self.error(fault)))
    }

    /// The items as they are owned.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if an item is damaged.
    pub fn to_vec(&self) -> Result<Vec<T>, DecodeError> {
        let mut reader = Reader::new(self.bytes);
        T::read_many::<W>(&mut reader, self.len).map_err(|fault| self.error(fault))
    }

    #[cold]
    pub(super) fn error(&self, fault: Fault) -> DecodeError {
        DecodeError::plain(core::any::type_name::<T>(), self.bytes.len(), fault)
    }
}

/// Checks the items of a sequence, its length included.
#[inline]
pub(in crate::layout) fn check_items<W: Wire, T: Layout>(
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    const { assert_takes_bytes::<W, T>() };
    let len = W::get_len(reader)?;
    if const { is_leaf::<W, T>() } {
        return T::check_many::<W>(reader, len);
    }
    reader.nested(|reader| T::check_many::<W>(reader, len))
}

impl<T, W> Clone for Seq<'_, T, W> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, W> Copy for Seq<'_, T, W> {}

impl<'a, T: Layout, W: Wire> IntoIterator for Seq<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;
    type IntoIter = SeqIter<'a, T, W>;

    #[inline]
    fn into_iter(self) -> SeqIter<'a, T, W> {
        self.iter()
    }
}

impl<'a, T: Layout, W: Wire> IntoIterator for &Seq<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;
    type IntoIter = SeqIter<'a, T, W>;

    #[inline]
    fn into_iter(self) -> SeqIter<'a, T, W> {
        self.iter()
    }
}

impl<'a, T: Layout, W: Wire> fmt::Debug for Seq<'a, T, W>
where
    T::View<'a, W>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map_while(Result::ok)).finish()
    }
}

/// An iterator over the items of a [`Seq`]. A damaged item is the last.
#[derive(Clone)]
pub struct SeqIter<'a, T, W> {
    reader: Reader<'a>,
    sequence: Seq<'a, T, W>,
    left: usize,
}

impl<'a, T: Layout, W: Wire> Iterator for SeqIter<'a, T, W> {
    type Item = Result<T::View<'a, W>, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        match T::view::<W>(&mut self.reader) {
            Ok(view) => Some(Ok(view)),
            Err(fault) => {
                self.left = 0;
                Some(Err(self.sequence.error(fault)))
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left.min(1), Some(self.left))
    }
}

impl<T: Layout, W: Wire> FusedIterator for SeqIter<'_, T, W> {}

impl<T, W> fmt::Debug for SeqIter<'_, T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeqIter").field("left", &self.left).finish()
    }
}
