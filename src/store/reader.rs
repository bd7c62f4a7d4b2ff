//! Reading a table, live or in a snapshot.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, marker::PhantomData, ops::RangeBounds};

use super::{
    KeyBytes, RawValue, ReadError, Scan, StoredTag, TableInfo, VersionCounts, bounds, table::Types,
};
use crate::{
    backend::{KeyRange, ReadEngine},
    entity::{self, Entity},
    error::DecodeError,
    key::{Key, KeyFault, KeyPrefix, KeyScheme, Ordered},
    wire::{Fault, FaultKind, Wire},
};

/// A table to read from: of the live store, or of a snapshot.
pub struct TableReader<'a, R, K, V, C, S> {
    engine: &'a R,
    info: &'a TableInfo,
    types: Types<K, V, C, S>,
}

impl<'a, R, K, V, C, S> TableReader<'a, R, K, V, C, S> {
    pub(super) const fn new(engine: &'a R, info: &'a TableInfo) -> Self {
        Self { engine, info, types: PhantomData }
    }

    /// What is known of the table without its types.
    #[must_use]
    pub const fn info(&self) -> &'a TableInfo {
        self.info
    }

    /// The bytes in front of every key: none, or those of a FRAME storage map.
    #[must_use]
    pub fn key_prefix(&self) -> &'a [u8] {
        self.info.prefix()
    }

    pub(super) const fn engine(&self) -> &'a R {
        self.engine
    }

    /// The table's name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.info.name()
    }
}

impl<'a, R, K, V, C, S> TableReader<'a, R, K, V, C, S>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    /// The latest view of the value under a key, whatever version it was stored as.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the stored value does not decode or the engine fails.
    pub fn get(&self, key: &K) -> Result<Option<V>, ReadError> {
        self.read(key, entity::decode::<C, V>)
    }

    /// The value under a key, as it was stored.
    ///
    /// # Errors
    ///
    /// [`ReadError`] as for [`get`](Self::get).
    pub fn get_versioned(&self, key: &K) -> Result<Option<V::Versioned>, ReadError> {
        self.read(key, entity::decode_versioned::<C, V>)
    }

    /// The stored value under a key in its bytes, also of a version that this binary does not know.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails.
    pub fn get_raw(&self, key: &K) -> Result<Option<RawValue<R::Pinned<'a>>>, ReadError> {
        let key = self.key_bytes(key)?;
        Ok(self.engine.get(self.name(), &key)?.map(RawValue::new))
    }

    /// The tag of the value under a key.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the value is empty or the engine fails.
    pub fn version_of(&self, key: &K) -> Result<Option<StoredTag>, ReadError> {
        self.read(key, |stored| match entity::tag_of(stored) {
            Some(tag) => Ok(StoredTag { tag, version: V::version_of_tag(tag) }),
            None => {
                let fault = Fault::new(FaultKind::Empty, 0);
                Err(DecodeError::of_entity(V::NAME, None, 0, fault))
            }
        })
    }

    /// Whether there is a value under a key, of whatever version.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails.
    pub fn contains(&self, key: &K) -> Result<bool, ReadError> {
        let key = self.key_bytes(key)?;
        Ok(self.engine.get(self.name(), &key)?.is_some())
    }

    /// The latest views under many keys, in the keys' order and in one call to the engine. One
    /// value that does not decode does not hide the others.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails or a key has no bytes.
    pub fn get_many(&self, keys: &[K]) -> Result<Vec<Result<Option<V>, ReadError>>, ReadError> {
        let keys = keys.iter().map(|key| self.key_bytes(key)).collect::<Result<Vec<_>, _>>()?;
        let slices: Vec<&[u8]> = keys.iter().map(Vec::as_slice).collect();
        let values = self.engine.get_many(self.name(), &slices)?;
        let rows = keys.iter().zip(values);
        Ok(rows.map(|(key, value)| self.decode(key, value, entity::decode::<C, V>)).collect())
    }

    /// How many values of each version the table holds. Walks over all of them.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails.
    pub fn version_counts(&self) -> Result<VersionCounts, ReadError> {
        let mut counts = VersionCounts::default();
        self.scan_all().visit(|_, stored| {
            counts.add::<V>(stored);
            Ok::<_, ReadError>(())
        })?;
        Ok(counts)
    }

    /// All rows, in the order of the keys' bytes.
    pub fn scan_all(&self) -> Scan<'a, R, K, V, C, S> {
        Scan::new(*self, Ok(KeyRange::prefix(self.info.prefix())))
    }

    #[inline]
    fn read<T>(
        &self,
        key: &K,
        decode: impl FnOnce(&[u8]) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, ReadError> {
        let key = self.key_bytes(key)?;
        let value = self.engine.get(self.name(), &key)?;
        self.decode(&key, value, decode)
    }

    #[inline]
    fn decode<T>(
        &self,
        key: &[u8],
        value: Option<R::Pinned<'_>>,
        decode: impl FnOnce(&[u8]) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, ReadError> {
        let Some(value) = value else { return Ok(None) };
        match decode(value.as_ref()) {
            Ok(value) => Ok(Some(value)),
            Err(source) => Err(self.value_error(key, source)),
        }
    }
}

impl<R, K, V, C, S: KeyScheme<K>> TableReader<'_, R, K, V, C, S> {
    /// The bytes that a key lies under in the engine, the table's prefix in front.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the key has no bytes.
    pub fn key_bytes(&self, key: &K) -> Result<Vec<u8>, ReadError> {
        let mut bytes = self.info.prefix().to_vec();
        match S::write(key, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(source) => Err(self.key_encode_error(source)),
        }
    }

    #[cold]
    fn key_encode_error(&self, source: KeyFault) -> ReadError {
        ReadError::KeyEncode { table: self.name(), source: Box::new(source) }
    }

    #[cold]
    pub(super) fn value_error(&self, key: &[u8], source: DecodeError) -> ReadError {
        ReadError::Value { table: self.name(), key: KeyBytes::new(key), source: Box::new(source) }
    }

    #[cold]
    pub(super) fn key_error(&self, key: &[u8], source: KeyFault) -> ReadError {
        ReadError::Key { table: self.name(), key: KeyBytes::new(key), source: Box::new(source) }
    }
}

/// Ranges and prefixes of keys make sense where the bytes sort as the keys do.
impl<'a, R, K, V, C> TableReader<'a, R, K, V, C, Ordered>
where
    R: ReadEngine,
    K: Key + fmt::Debug,
    V: Entity,
    C: Wire,
{
    /// The rows of a range of keys, in the keys' order.
    pub fn scan(&self, range: impl RangeBounds<K>) -> Scan<'a, R, K, V, C, Ordered> {
        let range = bounds::key_range::<K, Ordered>(self.info.prefix(), &range);
        Scan::new(*self, range.map_err(|source| self.key_encode_error(source)))
    }

    /// The rows whose keys begin with `prefix`: any beginning of a text, the first fields of a
    /// tuple or struct.
    pub fn scan_prefix(
        &self,
        prefix: &(impl KeyPrefix<K::Shape> + ?Sized),
    ) -> Scan<'a, R, K, V, C, Ordered> {
        let mut bytes = self.info.prefix().to_vec();
        prefix.write_prefix(&mut bytes);
        Scan::new(*self, Ok(KeyRange::prefix(&bytes)))
    }

    /// How many rows a range of keys has. Walks over them without decoding.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails.
    pub fn count(&self, range: impl RangeBounds<K>) -> Result<u64, ReadError> {
        self.scan(range).count()
    }
}

impl<R, K, V, C, S> Clone for TableReader<'_, R, K, V, C, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, K, V, C, S> Copy for TableReader<'_, R, K, V, C, S> {}

impl<R, K, V, C, S> fmt::Debug for TableReader<'_, R, K, V, C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableReader").field("table", self.info).finish()
    }
}
