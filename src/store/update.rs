//! Read, modify, write.

use super::{TableHandle, WriteError, encode::TableGate};
use crate::{backend::Backend, entity::WriteEntity, key::KeyScheme, wire::Wire};

impl<B, K, V, C, S> TableHandle<'_, B, K, V, C, S>
where
    B: Backend,
    V: WriteEntity,
    C: Wire,
    S: KeyScheme<K>,
{
    /// Reads the value under a key, lets `change` make another of it, and writes that; `None` stands
    /// for no value, before and after. Returns what is stored now, as `change` made it.
    ///
    /// No other write of this store comes between the reading and the writing. `change` must
    /// therefore not write to the store itself: it would wait for ever. Values of any version
    /// become the newest that is active. A value that does not decode, of a version that only a
    /// newer binary knows for one, is not overwritten.
    ///
    /// # Errors
    ///
    /// [`WriteError`] if the value does not decode, if the active version cannot hold the new one
    /// without loss, or if the engine fails. What was stored is then unchanged.
    pub fn update(
        &self,
        key: &K,
        change: impl FnOnce(Option<V>) -> Option<V>,
    ) -> Result<Option<V>, WriteError> {
        self.try_update(key, |value| Ok(change(value)))
    }

    /// As [`update`](Self::update), with a `change` that may fail; nothing is written then.
    ///
    /// # Errors
    ///
    /// What `change` returns, or [`WriteError`] as for [`update`](Self::update).
    pub fn try_update<E: From<WriteError>>(
        &self,
        key: &K,
        change: impl FnOnce(Option<V>) -> Result<Option<V>, E>,
    ) -> Result<Option<V>, E> {
        let _alone = self.store.writing().write();
        // Before `change` is called, not behind it.
        let gate = self.gate()?;
        let before = self.reader.get(key).map_err(WriteError::undecodable)?;
        let existed = before.is_some();
        let after = change(before)?;
        self.replace(gate, key, existed, after.as_ref())?;
        Ok(after)
    }

    fn replace(
        &self,
        gate: TableGate<'_>,
        key: &K,
        existed: bool,
        after: Option<&V>,
    ) -> Result<(), WriteError> {
        let key = gate.key::<K, S>(key)?;
        match after {
            Some(value) => {
                let encoded = gate.view::<C, V>(&key, value)?;
                self.store_value(key, encoded).map(drop)
            }
            None if existed => self.remove_value(key),
            None => Ok(()),
        }
    }
}
