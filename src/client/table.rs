//! A table of a chain's state.

use alloc::{boxed::Box, vec::Vec};
use core::fmt;

use super::{Chain, Client, ClientError};
use crate::{
    entity::{self, Entity},
    error::DecodeError,
    key::KeyScheme,
    store::{KeyBytes, RawValue, ReadError, StoredTag, Table},
    wire::{Fault, FaultKind, Wire},
};

/// A table of a chain's state, to read from. Of [`Client::table`].
///
/// Values are read with their versions hidden ([`get`](Self::get)) or exposed
/// ([`get_versioned`](Self::get_versioned)). All calls are refused with
/// [`ClientError::IncompatibleRuntime`] while the chain is at a spec version that the client is not
/// built for.
pub struct ClientTable<'a, C, K, V, W, S> {
    client: &'a Client<C>,
    table: Table<K, V, W, S>,
    prefix: Vec<u8>,
}

impl<'a, C, K, V, W, S: KeyScheme<K>> ClientTable<'a, C, K, V, W, S> {
    pub(super) fn new(client: &'a Client<C>, table: Table<K, V, W, S>) -> Self {
        Self { client, table, prefix: S::table_prefix(table.path()) }
    }

    /// The bytes that a key lies under, the table's prefix in front.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the key has no bytes.
    pub fn key_bytes(&self, key: &K) -> Result<Vec<u8>, ReadError> {
        let mut bytes = self.prefix.clone();
        match S::write(key, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(fault) => {
                let (table, source) = (self.table.name(), Box::new(fault));
                Err(ReadError::KeyEncode { table, source })
            }
        }
    }
}

impl<C, K, V, W, S> ClientTable<'_, C, K, V, W, S>
where
    C: Chain,
    V: Entity,
    W: Wire,
    S: KeyScheme<K>,
{
    /// The latest view of the value under a key, whatever version it was stored as.
    ///
    /// # Errors
    ///
    /// [`ClientError::IncompatibleRuntime`] as for all calls, [`ClientError::Read`] if the value does
    /// not decode or the key has no bytes, [`ClientError::Chain`] if the node cannot be asked.
    pub fn get(&self, key: &K) -> Result<Option<V>, ClientError<C::Error>> {
        self.value(key, entity::decode::<W, V>)
    }

    /// The value under a key, as it was stored.
    ///
    /// # Errors
    ///
    /// As for [`get`](Self::get).
    pub fn get_versioned(&self, key: &K) -> Result<Option<V::Versioned>, ClientError<C::Error>> {
        self.value(key, entity::decode_versioned::<W, V>)
    }

    /// The latest views under many keys, in the keys' order, all as they are behind one block. One
    /// value that does not decode does not hide the others.
    ///
    /// # Errors
    ///
    /// As for [`get`](Self::get), but for values that do not decode.
    #[expect(clippy::type_complexity, reason = "as `TableReader::get_many`, of one call more")]
    pub fn get_many(
        &self,
        keys: &[K],
    ) -> Result<Vec<Result<Option<V>, ReadError>>, ClientError<C::Error>> {
        let keys: Vec<_> = keys.iter().map(|key| self.key_bytes(key)).collect::<Result<_, _>>()?;
        let values = self.values(&keys)?;
        let read = |(key, value): (&Vec<u8>, Option<Vec<u8>>)| {
            self.read(key, value, entity::decode::<W, V>)
        };
        Ok(keys.iter().zip(values).map(read).collect())
    }

    /// The stored value under a key in its bytes, also of a version that this binary does not know.
    ///
    /// # Errors
    ///
    /// As for [`get`](Self::get), but for values that do not decode.
    pub fn get_raw(&self, key: &K) -> Result<Option<RawValue<Vec<u8>>>, ClientError<C::Error>> {
        let (_, value) = self.stored(key)?;
        Ok(value.map(RawValue::new))
    }

    /// The tag of the value under a key.
    ///
    /// # Errors
    ///
    /// As for [`get`](Self::get), but of values only if one is empty.
    pub fn version_of(&self, key: &K) -> Result<Option<StoredTag>, ClientError<C::Error>> {
        self.value(key, |stored| match entity::tag_of(stored) {
            Some(tag) => Ok(StoredTag { tag, version: V::version_of_tag(tag) }),
            None => Err(DecodeError::of_entity(V::NAME, None, 0, Fault::new(FaultKind::Empty, 0))),
        })
    }

    /// What `decode` makes of the value under a key.
    fn value<T>(
        &self,
        key: &K,
        decode: impl FnOnce(&[u8]) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, ClientError<C::Error>> {
        let (key, value) = self.stored(key)?;
        Ok(self.read(&key, value, decode)?)
    }

    fn read<T>(
        &self,
        key: &[u8],
        value: Option<Vec<u8>>,
        decode: impl FnOnce(&[u8]) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, ReadError> {
        let Some(value) = value else { return Ok(None) };
        decode(&value).map(Some).map_err(|source| {
            let (table, key) = (self.table.name(), KeyBytes::new(key));
            ReadError::Value { table, key, source }
        })
    }

    /// A key's bytes and the value under it.
    #[expect(clippy::type_complexity, reason = "key and value are both bytes")]
    fn stored(&self, key: &K) -> Result<(Vec<u8>, Option<Vec<u8>>), ClientError<C::Error>> {
        let keys = [self.key_bytes(key)?];
        let value = self.values(&keys)?.pop().flatten();
        let [key] = keys;
        Ok((key, value))
    }

    /// The values under some keys, as many as there are keys.
    fn values(&self, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>, ClientError<C::Error>> {
        let (table, asked) = (self.table.name(), keys.len());
        let read = self.client.chain().read(table, keys).map_err(ClientError::Chain)?;
        self.client.notice(read.at)?;
        let given = read.values.len();
        if given != asked {
            return Err(ClientError::Answer { table, asked, given });
        }
        Ok(read.values)
    }
}

impl<C, K, V, W, S> fmt::Debug for ClientTable<'_, C, K, V, W, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientTable").field("table", &self.table).finish_non_exhaustive()
    }
}
