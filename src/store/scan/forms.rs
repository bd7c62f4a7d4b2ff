//! What an iterator over rows makes of each.

use alloc::vec::Vec;
use core::marker::PhantomData;

use super::Row;
use crate::{
    entity::{self, Entity, HasField},
    key::KeyScheme,
    store::ReadError,
    wire::Wire,
};

/// What an iterator over a table makes of each row.
pub trait ReadRow<K, V, C, S> {
    /// The item of the iterator.
    type Item;

    /// Whether it reads values in place, going from field to field. To decode a whole value is a stride
    /// that the machine keeps up with by itself.
    const GOES_BY_FIELDS: bool = false;

    /// Reads a row that the cursor lends.
    ///
    /// # Errors
    ///
    /// [`ReadError`] for a row that is not what the table holds; the walk goes on behind it.
    fn read_row(row: Row<'_, K, V, C, S>) -> Result<Self::Item, ReadError>;
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

/// Key and the field `F`.
#[derive(Clone, Copy, Debug)]
pub struct AsField<F>(PhantomData<F>);

/// The field `F` alone.
#[derive(Clone, Copy, Debug)]
pub struct FieldAlone<F>(PhantomData<F>);

impl<K, V: Entity, C: Wire, S: KeyScheme<K>> ReadRow<K, V, C, S> for AsLatest {
    type Item = (S::Read, V);

    #[inline]
    fn read_row(row: Row<'_, K, V, C, S>) -> Result<Self::Item, ReadError> {
        let key = row.key()?;
        // Not by `latest`, which would hand the value on once more.
        match entity::decode::<C, V>(row.stored()) {
            Ok(value) => Ok((key, value)),
            Err(source) => row.check(Err(source)),
        }
    }
}

impl<K, V: Entity, C: Wire, S: KeyScheme<K>> ReadRow<K, V, C, S> for AsStored {
    type Item = (S::Read, V::Versioned);

    #[inline]
    fn read_row(row: Row<'_, K, V, C, S>) -> Result<Self::Item, ReadError> {
        Ok((row.key()?, row.versioned()?))
    }
}

impl<K, V, C, S> ReadRow<K, V, C, S> for AsRaw {
    type Item = (Vec<u8>, Vec<u8>);

    #[inline]
    fn read_row(row: Row<'_, K, V, C, S>) -> Result<Self::Item, ReadError> {
        Ok((row.key_bytes().to_vec(), row.stored().to_vec()))
    }
}

impl<K, V: Entity, C: Wire, S: KeyScheme<K>> ReadRow<K, V, C, S> for KeyOnly {
    type Item = S::Read;

    #[inline]
    fn read_row(row: Row<'_, K, V, C, S>) -> Result<Self::Item, ReadError> {
        row.key()
    }
}

impl<K, V, C, S, F> ReadRow<K, V, C, S> for AsField<F>
where
    V: HasField<F>,
    C: Wire,
    S: KeyScheme<K>,
{
    type Item = (S::Read, V::Value);

    const GOES_BY_FIELDS: bool = true;

    #[inline]
    fn read_row(row: Row<'_, K, V, C, S>) -> Result<Self::Item, ReadError> {
        Ok((row.key()?, row.field(Default::default())?))
    }
}

impl<K, V, C, S, F> ReadRow<K, V, C, S> for FieldAlone<F>
where
    V: HasField<F>,
    C: Wire,
    S: KeyScheme<K>,
{
    type Item = V::Value;

    const GOES_BY_FIELDS: bool = true;

    #[inline]
    fn read_row(row: Row<'_, K, V, C, S>) -> Result<Self::Item, ReadError> {
        row.field(Default::default())
    }
}
