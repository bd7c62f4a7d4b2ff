//! Reading a table, live or in a snapshot.

use alloc::{boxed::Box, vec::Vec};
use core::{fmt, marker::PhantomData, ops::RangeBounds};

use super::{
    RawValue, ReadError, Row, Scan, StoredTag, TableInfo, VersionCounts, bounds,
    key_buffer::with_key_buffer, table::Types,
};
use crate::{
    backend::{Entry, KeyRange, ReadEngine, fetch},
    entity::Entity,
    key::{Key, KeyFault, KeyPrefix, KeyScheme, Ordered},
    wire::Wire,
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
        self.row(key, |row| row.latest())
    }

    /// The value under a key, as it was stored.
    ///
    /// # Errors
    ///
    /// [`ReadError`] as for [`get`](Self::get).
    pub fn get_versioned(&self, key: &K) -> Result<Option<V::Versioned>, ReadError> {
        self.row(key, |row| row.versioned())
    }

    /// The stored value under a key in its bytes, also of a version that this binary does not know.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails.
    pub fn get_raw(&self, key: &K) -> Result<Option<RawValue<R::Pinned<'a>>>, ReadError> {
        with_key_buffer(|buffer| {
            self.write_key(key, buffer)?;
            Ok(self.engine.get(self.name(), buffer)?.map(RawValue::new))
        })
    }

    /// The tag of the value under a key.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the value is empty or the engine fails.
    pub fn version_of(&self, key: &K) -> Result<Option<StoredTag>, ReadError> {
        // Not by `row`, which fetches all of the value.
        with_key_buffer(|buffer| {
            self.write_key(key, buffer)?;
            let Some(value) = self.engine.get(self.name(), buffer)? else { return Ok(None) };
            let entry = Entry { key: buffer, value: value.as_ref() };
            Row::<K, V, C, S>::new(self.info, entry).version().map(Some)
        })
    }

    /// Whether there is a value under a key, of whatever version.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails.
    pub fn contains(&self, key: &K) -> Result<bool, ReadError> {
        with_key_buffer(|buffer| {
            self.write_key(key, buffer)?;
            Ok(self.engine.get(self.name(), buffer)?.is_some())
        })
    }

    /// The latest views under many keys, in the keys' order and in one call to the engine. One
    /// value that does not decode does not hide the others.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails or a key has no bytes.
    pub fn get_many(&self, keys: &[K]) -> Result<Vec<Result<Option<V>, ReadError>>, ReadError> {
        self.rows(keys, |row| row.latest())
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

    /// What `read` makes of the row under a key, lent by the engine: see [`Row`]. `read` returns
    /// errors of its own if it likes.
    ///
    /// # Errors
    ///
    /// What `read` returns, or [`ReadError`] if the engine fails.
    #[inline]
    pub fn row<T, E: From<ReadError>>(
        &self,
        key: &K,
        read: impl FnOnce(Row<'_, K, V, C, S>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        with_key_buffer(|buffer| {
            self.write_key(key, buffer)?;
            match self.engine.get(self.name(), buffer).map_err(ReadError::from)? {
                Some(value) => {
                    let entry = Entry { key: buffer, value: value.as_ref() };
                    fetch(entry.value);
                    read(Row::new(self.info, entry)).map(Some)
                }
                None => Ok(None),
            }
        })
    }

    /// What `read` makes of the rows under many keys, in the keys' order and with one call to the
    /// engine.
    #[inline]
    pub(super) fn rows<T>(
        &self,
        keys: &[K],
        mut read: impl FnMut(Row<'_, K, V, C, S>) -> Result<T, ReadError>,
    ) -> Result<Vec<Result<Option<T>, ReadError>>, ReadError> {
        let (mut bytes, mut ends) = (Vec::new(), Vec::with_capacity(keys.len()));
        for key in keys {
            self.write_key(key, &mut bytes)?;
            ends.push(bytes.len());
        }
        let mut start = 0;
        let slice = |end| bytes.get(core::mem::replace(&mut start, end)..end).unwrap_or_default();
        let keys: Vec<&[u8]> = ends.into_iter().map(slice).collect();
        let values = self.engine.get_many(self.name(), &keys)?;
        let read = |(key, value): (&&[u8], Option<R::Pinned<'_>>)| {
            let Some(value) = value else { return Ok(None) };
            fetch(value.as_ref());
            read(Row::new(self.info, Entry { key, value: value.as_ref() })).map(Some)
        };
        Ok(keys.iter().zip(values).map(read).collect())
    }
}

impl<R, K, V, C, S: KeyScheme<K>> TableReader<'_, R, K, V, C, S> {
    /// The bytes that a key lies under in the engine, the table's prefix in front.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the key has no bytes.
    pub fn key_bytes(&self, key: &K) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        self.write_key(key, &mut bytes)?;
        Ok(bytes)
    }

    /// Appends the bytes that a key lies under.
    #[inline]
    fn write_key(&self, key: &K, bytes: &mut Vec<u8>) -> Result<(), ReadError> {
        bytes.extend_from_slice(self.info.prefix());
        match S::write(key, bytes) {
            Ok(()) => Ok(()),
            Err(source) => Err(self.key_encode_error(source)),
        }
    }

    #[cold]
    fn key_encode_error(&self, source: KeyFault) -> ReadError {
        ReadError::KeyEncode { table: self.name(), source: Box::new(source) }
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
