//! The write side's gate: which version a value is written as, and whether it may be.

use alloc::{boxed::Box, vec::Vec};

use super::{KeyBytes, TableInfo, WriteError};
use crate::{
    entity::{self, Entity, VersionInfo, VersionedEntity, WriteEntity},
    error::{DecodeError, DowncastError, DowncastKind},
    key::KeyScheme,
    version::{SpecVersion, Version},
    wire::{Fault, FaultKind, Wire},
};

/// A table's part of an error, and what decides which versions may be written.
#[derive(Clone, Copy)]
pub(super) struct Gate<'a> {
    pub(super) info: &'a TableInfo,
    pub(super) active: SpecVersion,
}

/// A value ready to be written.
pub(super) struct Encoded {
    pub(super) version: Version,
    pub(super) bytes: Vec<u8>,
}

impl Gate<'_> {
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
        let version = V::newest_active(self.active);
        match entity::encode_as::<C, V>(value, version) {
            Ok(bytes) => Ok(Encoded { version, bytes }),
            Err(source) => Err(self.refused::<V>(key, version, source)),
        }
    }

    /// A value in its own version, if that is active.
    pub(super) fn versioned<C: Wire, V: Entity>(
        &self,
        key: &[u8],
        value: &V::Versioned,
    ) -> Result<Encoded, WriteError> {
        let version = value.version();
        let needs = activation::<V>(version);
        if needs > self.active {
            return Err(WriteError::NotActive {
                table: self.info.name(),
                key: KeyBytes::new(key),
                entity: V::NAME,
                version,
                needs,
                active: self.active,
            });
        }
        match entity::encode_versioned::<C, V>(value) {
            Ok(bytes) => Ok(Encoded { version, bytes }),
            Err(source) => Err(self.unencodable(key, source)),
        }
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

    #[cold]
    fn refused<V: Entity>(
        &self,
        key: &[u8],
        version: Version,
        source: DowncastError,
    ) -> WriteError {
        let needs = match &source.kind {
            _ if version == V::LATEST => None,
            DowncastKind::Lost { needs, .. }
            | DowncastKind::NoDowncast { needs, .. }
            | DowncastKind::Removed { needs, .. } => Some(*needs),
            DowncastKind::Refused { .. } | DowncastKind::Nested { .. } => Some(V::LATEST),
            DowncastKind::UnknownVersion { .. } | DowncastKind::Encode(_) => None,
        };
        match needs {
            Some(needs) => WriteError::Downcast {
                table: self.info.name(),
                key: KeyBytes::new(key),
                active: self.active,
                needs: activation::<V>(needs),
                source: Box::new(source),
            },
            None => self.unencodable(key, source),
        }
    }

    #[cold]
    fn unencodable(&self, key: &[u8], source: DowncastError) -> WriteError {
        WriteError::Encode {
            table: self.info.name(),
            key: KeyBytes::new(key),
            source: Box::new(source),
        }
    }
}

/// The spec version from which a version may be written.
fn activation<V: Entity>(version: Version) -> SpecVersion {
    let activates = |info: &VersionInfo| info.activates;
    V::version_info(version).map_or(SpecVersion::ZERO, activates)
}
