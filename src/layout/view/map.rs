//! A map that lies in bytes.

use alloc::vec::Vec;
use core::{cmp::Ordering, fmt, iter::FusedIterator, marker::PhantomData};

use crate::{
    error::DecodeError,
    layout::{
        Layout,
        bulk::{assert_takes_bytes, is_leaf},
        map::skip_entries,
    },
    wire::{Fault, Reader, Source, Wire, Writer},
};

/// The entries of a stored map, by ascending key, read one by one as they are asked for.
///
/// Its errors name the entry's type, and count bytes from the first entry.
///
/// # Examples
///
/// ```
/// use std::collections::BTreeMap;
///
/// use perennial::{Layout, Scale, layout, wire::Reader};
///
/// let votes = BTreeMap::from([("ada".to_string(), 3_u32), ("bob".to_string(), 5)]);
/// let bytes = layout::encode::<Scale, _>(&votes)?;
/// let votes = <BTreeMap<String, u32> as Layout>::view::<Scale>(&mut Reader::new(&bytes))?;
/// assert_eq!(votes.get("bob")?, Some(5));
/// for entry in votes {
///     let (voter, weight): (&str, u32) = entry?;
///     assert!(voter.len() == 3 && weight > 2);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Map<'a, K, V, W> {
    bytes: &'a [u8],
    len: usize,
    types: PhantomData<Types<K, V, W>>,
}

/// Made of these, holding none of them.
type Types<K, V, W> = fn() -> (K, V, W);

/// What a key of a stored map, or an item of a stored set, can be looked up by: the key itself, a
/// `str` for a `String`, a slice for a `Vec<u8>`.
///
/// # Laws
///
/// Keys that are equal by their order have the same bytes. Where entries take the same room each, keys
/// are compared by their order, and elsewhere by their bytes: of a key whose order ignores the case of
/// letters, say, only the spelling that was stored is sure to be found.
pub trait Lookup<K: Layout> {
    /// Writes what the key writes.
    #[doc(hidden)]
    fn write_key<W: Wire>(&self, writer: &mut Writer);

    /// How the stored key compares with this one.
    #[doc(hidden)]
    fn order(&self, stored: &K) -> Ordering;
}

impl<K: Layout + Ord> Lookup<K> for K {
    #[inline]
    fn write_key<W: Wire>(&self, writer: &mut Writer) {
        self.write::<W>(writer);
    }

    #[inline]
    fn order(&self, stored: &K) -> Ordering {
        stored.cmp(self)
    }
}

impl Lookup<alloc::string::String> for str {
    fn write_key<W: Wire>(&self, writer: &mut Writer) {
        W::put_len(writer, self.len());
        writer.bytes(self.as_bytes());
    }

    fn order(&self, stored: &alloc::string::String) -> Ordering {
        stored.as_str().cmp(self)
    }
}

impl Lookup<Vec<u8>> for [u8] {
    fn write_key<W: Wire>(&self, writer: &mut Writer) {
        W::put_len(writer, self.len());
        writer.bytes(self);
    }

    fn order(&self, stored: &Vec<u8>) -> Ordering {
        stored.as_slice().cmp(self)
    }
}

impl<'a, K, V, W> Map<'a, K, V, W> {
    /// How many entries there are.
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
}

impl<'a, K: Layout + Ord, V: Layout, W: Wire> Map<'a, K, V, W> {
    #[inline]
    pub(in crate::layout) fn view(reader: &mut Reader<'a>) -> Result<Self, Fault> {
        const { assert_takes_bytes::<W, (K, V)>() };
        let len = W::get_len(reader)?;
        let before = reader.rest();
        if const { is_leaf::<W, (K, V)>() } {
            skip_entries::<W, K, V, _>(reader, len)?;
        } else {
            reader.nested(|reader| skip_entries::<W, K, V, _>(reader, len))?;
        }
        Ok(Self { bytes: reader.read_since(before), len, types: PhantomData })
    }

    /// The entries, by ascending key.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> MapIter<'a, K, V, W> {
        MapIter { reader: Reader::new(self.bytes), map: *self, left: self.len }
    }

    /// The value under a key: found by halving if all entries take the same room, else by walking
    /// over those before it. Keys that are equal must have equal bytes; see [`Lookup`].
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the value is damaged, or an entry on the way.
    pub fn get<Q: Lookup<K> + ?Sized>(
        &self,
        key: &Q,
    ) -> Result<Option<V::View<'a, W>>, DecodeError> {
        let found = find::<W, K, V, Q>(self.bytes, self.len, key);
        let view = found.and_then(|reader| reader.map(|mut rest| V::view(&mut rest)).transpose());
        view.map_err(|fault| self.error(fault))
    }

    #[cold]
    fn error(&self, fault: Fault) -> DecodeError {
        DecodeError::plain(core::any::type_name::<(K, V)>(), self.bytes.len(), fault)
    }
}

/// Looks for a key among `len` entries; gives what lies behind the key.
pub(super) fn find<'a, W: Wire, K: Layout, V: Layout, Q: Lookup<K> + ?Sized>(
    bytes: &'a [u8],
    len: usize,
    key: &Q,
) -> Result<Option<Reader<'a>>, Fault> {
    match const { <(K, V)>::SIZE.fixed::<W>() } {
        Some(width) => halve::<W, K, Q>(bytes, len, width, key),
        None => walk::<W, K, V, Q>(bytes, len, key),
    }
}

fn halve<'a, W: Wire, K: Layout, Q: Lookup<K> + ?Sized>(
    bytes: &'a [u8],
    len: usize,
    width: usize,
    key: &Q,
) -> Result<Option<Reader<'a>>, Fault> {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        let mut reader = Reader::new(bytes);
        reader.advance(middle.saturating_mul(width))?;
        match key.order(&K::read::<W>(&mut reader)?) {
            Ordering::Equal => return Ok(Some(reader)),
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    Ok(None)
}

/// Values have one spelling each, so equal keys are equal bytes: none is decoded.
fn walk<'a, W: Wire, K: Layout, V: Layout, Q: Lookup<K> + ?Sized>(
    bytes: &'a [u8],
    len: usize,
    key: &Q,
) -> Result<Option<Reader<'a>>, Fault> {
    let mut writer = Writer::new();
    key.write_key::<W>(&mut writer);
    // What the codec cannot write was never stored.
    if writer.has_failed() {
        return Ok(None);
    }
    let mut reader = Reader::new(bytes);
    for _ in 0..len {
        let before = reader.rest();
        K::skip::<W, _>(&mut reader)?;
        if reader.read_since(before) == writer.as_bytes() {
            return Ok(Some(reader));
        }
        V::skip::<W, _>(&mut reader)?;
    }
    Ok(None)
}

impl<K, V, W> Clone for Map<'_, K, V, W> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V, W> Copy for Map<'_, K, V, W> {}

impl<'a, K: Layout + Ord, V: Layout, W: Wire> IntoIterator for Map<'a, K, V, W> {
    type Item = Result<(K::View<'a, W>, V::View<'a, W>), DecodeError>;
    type IntoIter = MapIter<'a, K, V, W>;

    #[inline]
    fn into_iter(self) -> MapIter<'a, K, V, W> {
        self.iter()
    }
}

impl<'a, K: Layout + Ord, V: Layout, W: Wire> IntoIterator for &Map<'a, K, V, W> {
    type Item = Result<(K::View<'a, W>, V::View<'a, W>), DecodeError>;
    type IntoIter = MapIter<'a, K, V, W>;

    #[inline]
    fn into_iter(self) -> MapIter<'a, K, V, W> {
        self.iter()
    }
}

impl<'a, K: Layout + Ord, V: Layout, W: Wire> fmt::Debug for Map<'a, K, V, W>
where
    K::View<'a, W>: fmt::Debug,
    V::View<'a, W>: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map_while(Result::ok)).finish()
    }
}

/// An iterator over the entries of a [`Map`]. A damaged entry is the last.
#[derive(Clone)]
pub struct MapIter<'a, K, V, W> {
    reader: Reader<'a>,
    map: Map<'a, K, V, W>,
    left: usize,
}

impl<'a, K: Layout + Ord, V: Layout, W: Wire> Iterator for MapIter<'a, K, V, W> {
    type Item = Result<(K::View<'a, W>, V::View<'a, W>), DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let key = K::view::<W>(&mut self.reader);
        let entry = key.and_then(|key| Ok((key, V::view::<W>(&mut self.reader)?)));
        match entry {
            Ok(entry) => Some(Ok(entry)),
            Err(fault) => {
                self.left = 0;
                Some(Err(self.map.error(fault)))
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left.min(1), Some(self.left))
    }
}

impl<K: Layout + Ord, V: Layout, W: Wire> FusedIterator for MapIter<'_, K, V, W> {}

impl<K, V, W> fmt::Debug for MapIter<'_, K, V, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MapIter").field("left", &self.left).finish()
    }
}
