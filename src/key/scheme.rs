//! How the keys of a table lie in the engine.

use alloc::vec::Vec;
use core::fmt::Debug;

use super::{Key, KeyFault, KeyShape, decode};
use crate::schema::{Describer, Schema};

/// How the keys `K` of a table lie in the engine: the table's prefix, then the key.
///
/// # Laws
///
/// * `read` gives back what `write` wrote, or what a hash leaves of it, and refuses other bytes.
/// * Different keys have different bytes.
/// * If `ORDERED`, the bytes sort as the keys do.
#[diagnostic::on_unimplemented(
    message = "the key scheme `{Self}` cannot hold keys of type `{K}`",
    label = "no scheme for `{K}`",
    note = "`Ordered` needs `Key` and `Debug`, `Substrate` needs `Layout` and `Debug`, with a pair \
            of hashers for a pair of keys"
)]
pub trait KeyScheme<K>: 'static {
    /// The name that errors and the catalog use: `ordered`, `substrate/blake2_128_concat`, ….
    const NAME: &'static str;

    /// Whether the bytes sort as the keys do, so that ranges and prefixes of keys make sense.
    const ORDERED: bool;

    /// What a scan gives back: the key, or what the hash leaves of it.
    type Read: Debug;

    /// What the bytes of a key mean, as data, without what hashers put in front.
    fn key_schema() -> Schema;

    /// The bytes in front of every key of a table that lies at `path`, a module and an item.
    fn table_prefix(path: Option<(&str, &str)>) -> Vec<u8>;

    /// Appends the key's bytes, without the table's prefix.
    ///
    /// # Errors
    ///
    /// A [`KeyFault`] if the key has no bytes; then `out` is as it was.
    fn write(key: &K, out: &mut Vec<u8>) -> Result<(), KeyFault>;

    /// Reads a key that takes up all of `bytes`, the table's prefix already taken off.
    ///
    /// # Errors
    ///
    /// A [`KeyFault`] for bytes that `write` does not write.
    fn read(bytes: &[u8]) -> Result<Self::Read, KeyFault>;

    /// Some key that the bytes begin with, for checks that need one of a type that they do not know;
    /// `None` if there is none, and of a scheme that does not say.
    #[doc(hidden)]
    fn key_in(bytes: &[u8]) -> Option<K> {
        let _ = bytes;
        None
    }

    /// Bytes that [`key_in`](Self::key_in) reads as this key; `None` if it has none, and of a scheme that
    /// does not say.
    #[doc(hidden)]
    fn key_out(key: &K) -> Option<Vec<u8>> {
        let _ = key;
        None
    }
}

/// Keys that lie as their [`Key`] says and sort as they do. The default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ordered;

impl<K: Key + Debug> KeyScheme<K> for Ordered {
    const NAME: &'static str = "ordered";
    const ORDERED: bool = true;

    type Read = K;

    fn key_schema() -> Schema {
        Describer::schema(K::Shape::describe)
    }

    /// Nothing: each table is a table of the engine.
    fn table_prefix(_: Option<(&str, &str)>) -> Vec<u8> {
        Vec::new()
    }

    #[inline]
    fn write(key: &K, out: &mut Vec<u8>) -> Result<(), KeyFault> {
        key.write_key(out, super::Place::Last);
        Ok(())
    }

    #[inline]
    fn read(bytes: &[u8]) -> Result<K, KeyFault> {
        decode(bytes)
    }

    fn key_in(mut bytes: &[u8]) -> Option<K> {
        K::read_key(&mut bytes, super::Place::Last).ok()
    }

    fn key_out(key: &K) -> Option<Vec<u8>> {
        Some(super::encode(key))
    }
}
