//! What a walk makes of a row.

use alloc::vec::Vec;
use core::marker::PhantomData;

use super::{ReadError, TableReader};
use crate::{
    backend::Entry,
    entity::{self, Entity},
    key::{self, KeyScheme},
    wire::Wire,
};

/// What a walk over a table makes of each row.
pub trait ReadRow<K, V, C, S> {
    /// The item of the iterator.
    type Item;

    /// Reads a row that the cursor lends.
    ///
    /// # Errors
    ///
    /// [`ReadError`] for a row that is not what the table holds; the walk goes on behind it.
    fn read_row<R>(
        table: &TableReader<'_, R, K, V, C, S>,
        entry: Entry<'_>,
    ) -> Result<Self::Item, ReadError>;
}

/// Key and latest view.
#[derive(Clone, Copy, Debug)]
pub struct AsLatest(PhantomData<()>);

/// Key and value as it was stored.
#[derive(Clone, Copy, Debug)]
pub struct AsStored(PhantomData<()>);

/// The bytes of key and stored value, as the engine holds them.
#[derive(Clone, Copy, Debug)]
pub struct AsRaw(PhantomData<()>);

/// The key alone.
#[derive(Clone, Copy, Debug)]
pub struct KeyOnly(PhantomData<()>);

impl<K, V: Entity, C: Wire, S: KeyScheme<K>> ReadRow<K, V, C, S> for AsLatest {
    type Item = (S::Read, V);

    #[inline]
    fn read_row<R>(
        table: &TableReader<'_, R, K, V, C, S>,
        entry: Entry<'_>,
    ) -> Result<Self::Item, ReadError> {
        let key = read_key(table, entry.key)?;
        match entity::decode::<C, V>(entry.value) {
            Ok(value) => Ok((key, value)),
            Err(source) => Err(table.value_error(entry.key, source)),
        }
    }
}

impl<K, V: Entity, C: Wire, S: KeyScheme<K>> ReadRow<K, V, C, S> for AsStored {
    type Item = (S::Read, V::Versioned);

    #[inline]
    fn read_row<R>(
        table: &TableReader<'_, R, K, V, C, S>,
        entry: Entry<'_>,
    ) -> Result<Self::Item, ReadError> {
        let key = read_key(table, entry.key)?;
        match entity::decode_versioned::<C, V>(entry.value) {
            Ok(value) => Ok((key, value)),
            Err(source) => Err(table.value_error(entry.key, source)),
        }
    }
}

impl<K, V, C, S> ReadRow<K, V, C, S> for AsRaw {
    type Item = (Vec<u8>, Vec<u8>);

    #[inline]
    fn read_row<R>(
        _: &TableReader<'_, R, K, V, C, S>,
        entry: Entry<'_>,
    ) -> Result<Self::Item, ReadError> {
        Ok((entry.key.to_vec(), entry.value.to_vec()))
    }
}

impl<K, V, C, S: KeyScheme<K>> ReadRow<K, V, C, S> for KeyOnly {
    type Item = S::Read;

    #[inline]
    fn read_row<R>(
        table: &TableReader<'_, R, K, V, C, S>,
        entry: Entry<'_>,
    ) -> Result<Self::Item, ReadError> {
        read_key(table, entry.key)
    }
}

#[inline]
fn read_key<R, K, V, C, S: KeyScheme<K>>(
    table: &TableReader<'_, R, K, V, C, S>,
    bytes: &[u8],
) -> Result<S::Read, ReadError> {
    match key::behind_prefix(table.info().prefix(), bytes).and_then(S::read) {
        Ok(key) => Ok(key),
        Err(source) => Err(table.key_error(bytes, source)),
    }
}
