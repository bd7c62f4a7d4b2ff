//! What a table's types can do, without naming them.

use core::fmt;

use crate::{
    entity::{self, Entity, VersionedEntity},
    error::DecodeError,
    key::{KeyFault, KeyScheme},
    schema::Schema,
    version::Version,
    wire::Wire,
};

/// What a table's types can do.
#[derive(Clone, Copy)]
pub(super) struct Erased {
    pub(super) schema: fn(Version) -> Option<Schema>,
    pub(super) check_key: fn(&[u8]) -> Result<(), KeyFault>,
    pub(super) check_value: fn(&[u8]) -> Result<Version, DecodeError>,
}

impl Erased {
    pub(super) fn of<K, V, C, S>() -> Self
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Self {
            schema: V::schema,
            check_key: |bytes| S::read(bytes).map(drop),
            check_value: |stored| {
                entity::decode_versioned::<C, V>(stored).map(|value| value.version())
            },
        }
    }
}

/// The types' names, which stand beside it, tell them apart; functions of equal code may be one.
impl PartialEq for Erased {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Erased {}

impl fmt::Debug for Erased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Erased")
    }
}
