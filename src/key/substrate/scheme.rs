//! Maps and double maps.

use alloc::vec::Vec;
use core::{fmt::Debug, marker::PhantomData};

use super::{KeyHasher, name::SchemeName};
use crate::{
    key::{KeyFault, KeyScheme, hash, input},
    layout::{self, Layout},
    schema::Schema,
    wire::Scale,
};

/// Keys that lie as those of a FRAME storage map with the hasher `H`, or of a double map with the
/// pair of hashers `(H1, H2)` for keys `(K1, K2)`.
///
/// A key is `twox_128(module) ‖ twox_128(item)`, then per key of the map what its hasher makes of
/// the key's SCALE bytes. A scan reads back the keys that the hashers keep and a
/// [`HashedKey`](super::HashedKey) for the others.
///
/// # Examples
///
/// ```
/// use perennial::key::{Blake2_128Concat, KeyScheme, Substrate};
///
/// type Scheme = Substrate<Blake2_128Concat>;
///
/// let prefix = <Scheme as KeyScheme<u32>>::table_prefix(Some(("System", "Account")));
/// assert_eq!(prefix.len(), 32);
///
/// let mut key = prefix.clone();
/// Scheme::write(&7_u32, &mut key)?;
/// assert_eq!(<Scheme as KeyScheme<u32>>::read(&key[prefix.len()..])?, 7);
/// # Ok::<(), perennial::key::KeyFault>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Substrate<H>(PhantomData<H>);

impl<K: Layout + Debug, H: KeyHasher> KeyScheme<K> for Substrate<H> {
    const NAME: &'static str = SchemeName::<H>::ONE.as_str();
    const ORDERED: bool = false;

    type Read = H::Read<K>;

    fn key_schema() -> Schema {
        layout::schema::<K>()
    }

    fn table_prefix(path: Option<(&str, &str)>) -> Vec<u8> {
        map_prefix(path)
    }

    fn write(key: &K, out: &mut Vec<u8>) -> Result<(), KeyFault> {
        H::write(&layout::encode::<Scale, K>(key)?, out);
        Ok(())
    }

    fn read(mut bytes: &[u8]) -> Result<Self::Read, KeyFault> {
        let key = H::read(&mut bytes)?;
        input::finish(bytes)?;
        Ok(key)
    }

    fn key_in(bytes: &[u8]) -> Option<K> {
        layout::decode_prefix::<Scale, K>(bytes).ok().map(|(key, _)| key)
    }

    fn key_out(key: &K) -> Option<Vec<u8>> {
        layout::encode::<Scale, K>(key).ok()
    }
}

impl<K1, K2, H1, H2> KeyScheme<(K1, K2)> for Substrate<(H1, H2)>
where
    K1: Layout + Debug,
    K2: Layout + Debug,
    H1: KeyHasher,
    H2: KeyHasher,
{
    const NAME: &'static str = SchemeName::<(H1, H2)>::TWO.as_str();
    const ORDERED: bool = false;

    type Read = (H1::Read<K1>, H2::Read<K2>);

    fn key_schema() -> Schema {
        layout::schema::<(K1, K2)>()
    }

    fn table_prefix(path: Option<(&str, &str)>) -> Vec<u8> {
        map_prefix(path)
    }

    fn write((first, second): &(K1, K2), out: &mut Vec<u8>) -> Result<(), KeyFault> {
        let first = layout::encode::<Scale, K1>(first)?;
        let second = layout::encode::<Scale, K2>(second)?;
        H1::write(&first, out);
        H2::write(&second, out);
        Ok(())
    }

    fn read(mut bytes: &[u8]) -> Result<Self::Read, KeyFault> {
        let first = H1::read(&mut bytes)?;
        let second = H2::read(&mut bytes)?;
        input::finish(bytes)?;
        Ok((first, second))
    }

    fn key_in(bytes: &[u8]) -> Option<(K1, K2)> {
        layout::decode_prefix::<Scale, (K1, K2)>(bytes).ok().map(|(keys, _)| keys)
    }

    fn key_out(keys: &(K1, K2)) -> Option<Vec<u8>> {
        layout::encode::<Scale, (K1, K2)>(keys).ok()
    }
}

/// The prefix of a map; a table without a path has none.
fn map_prefix(path: Option<(&str, &str)>) -> Vec<u8> {
    let Some((module, item)) = path else { return Vec::new() };
    let mut prefix = hash::twox_128(module.as_bytes()).to_vec();
    prefix.extend_from_slice(&hash::twox_128(item.as_bytes()));
    prefix
}
