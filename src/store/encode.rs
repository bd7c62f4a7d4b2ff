//! The gate in front of a table, which knows the table's name and keys.

use alloc::{boxed::Box, vec::Vec};

use super::{KeyBytes, TableInfo, WriteError};
use crate::{
    entity::{self, Entity, VersionedEntity, WriteEntity},
    error::DecodeError,
    gate::{Encoded, Gate, GateError},
    key::KeyScheme,
    version::Version,
    wire::{Fault, FaultKind, Wire},
};

/// A table's part of an error, and the gate in front of the table.
#[derive(Clone, Copy)]
pub(super) struct TableGate<'a> {
    pub(super) info: &'a TableInfo,
    pub(super) gate: Gate,
}

impl TableGate<'_> {
    /// The bytes of a key, the table's prefix in front.
    pub(super) fn key<K, S: KeyScheme<K>>(&self, key: &K) -> Result<Vec<u8>, WriteError> {
        let mut bytes = self.info.prefix().to_vec();
        S::write(key, &mut bytes).map_err(|fault| WriteError::Key {
            table: self.info.name(),
            source: Box::new(fault),
        })?;
        Ok(bytes)
    }

    /// The view as the newest active version.
    pub(super) fn view<C: Wire, V: WriteEntity>(
        &self,
        key: &[u8],
        value: &V,
    ) -> Result<Encoded, WriteError> {
        self.gate.encode::<C, V>(value).map_err(|source| self.refused(Some(key), source))
    }

    /// A value in its own version, if that is active.
    pub(super) fn versioned<C: Wire, V: Entity>(
        &self,
        key: &[u8],
        value: &V::Versioned,
    ) -> Result<Encoded, WriteError> {
        self.gate.encode_versioned::<C, V>(value).map_err(|source| self.refused(Some(key), source))
    }

    /// Bytes that another program stored, if they are exactly what we would store.
    pub(super) fn adopted<C: Wire, V: Entity>(
        &self,
        key: &[u8],
        stored: &[u8],
    ) -> Result<Version, WriteError> {
        let refuse =
            |source| WriteError::Adopt { table: self.info.name(), key: KeyBytes::new(key), source };
        let value = entity::decode_versioned::<C, V>(stored).map_err(refuse)?;
        // Decoding is canonical already; a foreign field type's own codec may not be.
        if entity::encode_versioned::<C, V>(&value).ok().as_deref() != Some(stored) {
            let fault = Fault::new(FaultKind::NonCanonical { what: "the stored value" }, 0);
            let (version, len) = (Some(value.version()), stored.len());
            return Err(refuse(DecodeError::of_entity(V::NAME, version, len, fault)));
        }
        Ok(value.version())
    }

    /// The error of what the gate refused.
    #[cold]
    pub(super) fn refused(&self, key: Option<&[u8]>, source: Box<GateError>) -> WriteError {
        WriteError::Gate { table: self.info.name(), key: key.map(KeyBytes::new), source }
    }
}
