//! The trait that every ordered key has.

use alloc::vec::Vec;

use super::{KeyFault, KeyShape, input};

/// Whether more bytes of the key may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Other fields may follow: the bytes say themselves where they end.
    Inner,
    /// Nothing follows: the key's end is the value's end.
    Last,
}

/// A key whose bytes sort as the keys do.
///
/// Derive it for structs: a struct with one field lies as that field does, one with several as the
/// tuple of its fields in the order of declaration.
///
/// # Laws
///
/// * Order: `a.cmp(&b) == bytes(a).cmp(&bytes(b))`, in both places.
/// * At [`Place::Inner`] no value's bytes begin with another value's bytes.
/// * `read_key` gives back what `write_key` wrote at the same place, leaves what lies behind it,
///   and refuses every other bytes. At [`Place::Last`] it may take all that is left.
/// * The bytes are frozen once a release has written them.
///
/// # Implementing it
///
/// Every field but the last is written and read with [`Place::Inner`], the last one with the
/// `place` that came in. `Shape` is the tuple of the fields' shapes, or the field's own shape if
/// there is but one. The type's `Ord` must compare the fields in the same order, as the derived one
/// does. An enum writes the index of its variant as one byte and the variant's fields behind it.
///
/// ```
/// use perennial::key::{self, Key, KeyFault, Place};
///
/// #[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
/// struct ProjectId {
///     org: String,
///     name: String,
/// }
///
/// impl Key for ProjectId {
///     type Shape = (<String as Key>::Shape, <String as Key>::Shape);
///
///     fn write_key(&self, out: &mut Vec<u8>, place: Place) {
///         self.org.write_key(out, Place::Inner);
///         self.name.write_key(out, place);
///     }
///
///     fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault> {
///         let org = Key::read_key(bytes, Place::Inner)?;
///         let name = Key::read_key(bytes, place)?;
///         Ok(Self { org, name })
///     }
/// }
///
/// let id = ProjectId { org: "acme".into(), name: "web".into() };
/// let bytes = key::encode(&id);
/// assert_eq!(bytes, b"acme\x00\x01web");
/// assert_eq!(key::decode::<ProjectId>(&bytes)?, id);
/// # Ok::<(), KeyFault>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no ordered key",
    label = "not a key",
    note = "derive it: `#[derive(perennial::Key)]`",
    note = "or write the table's keys in SCALE: `key::Substrate<key::Blake2_128Concat>`"
)]
pub trait Key: Sized {
    /// The structure behind the names: `String` for a newtype over `String`, a tuple of shapes for
    /// a struct. It says which [`KeyPrefix`](super::KeyPrefix) fits, and what the catalog keeps of
    /// the key.
    type Shape: KeyShape;

    /// Appends the key's bytes.
    fn write_key(&self, out: &mut Vec<u8>, place: Place);

    /// Reads the key from the front of `bytes` and moves them on.
    ///
    /// # Errors
    ///
    /// A [`KeyFault`] for bytes that `write_key` would not have written.
    fn read_key(bytes: &mut &[u8], place: Place) -> Result<Self, KeyFault>;

    /// Appends the bytes of several keys. Bytes override it.
    #[doc(hidden)]
    #[inline]
    fn write_keys(items: &[Self], out: &mut Vec<u8>, place: Place) {
        let Some((last, others)) = items.split_last() else { return };
        for item in others {
            item.write_key(out, Place::Inner);
        }
        last.write_key(out, place);
    }

    /// Reads an array of keys. Bytes override it.
    #[doc(hidden)]
    #[inline]
    fn read_keys<const N: usize>(bytes: &mut &[u8], place: Place) -> Result<[Self; N], KeyFault> {
        input::items(bytes, place)
    }
}
