//! What the history asks of an entity's types, without naming them.

use alloc::{string::String, vec::Vec};

use super::{Codec, Fingerprint, Schema};
use crate::version::{Tag, Version};

/// What a version is known by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VersionFacts {
    /// Its number.
    pub(crate) version: Version,
    /// Its tag.
    pub(crate) tag: Tag,
    /// The spec version from which it may be written.
    #[cfg(feature = "train")]
    pub(crate) activates: crate::version::SpecVersion,
    /// What stands for its layout.
    pub(crate) fingerprint: Fingerprint,
}

/// Why an entity's types refuse some bytes.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    /// What they said.
    pub(crate) reason: String,
    /// Whether the codec does not have one of the types, so that no value does better.
    pub(crate) is_unsupported: bool,
    /// Whether it was a panic.
    pub(crate) is_panic: bool,
}

/// A body that was read and written again.
#[derive(Clone, Debug)]
pub(crate) struct Reencoded {
    /// What was written.
    pub(crate) bytes: Vec<u8>,
    /// How many bytes were read.
    pub(crate) read: usize,
}

/// What an entity's types answer.
pub(crate) type Heard<T> = Result<T, Refusal>;

/// An entity's types behind functions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EntityHooks {
    /// The entity's name.
    pub(crate) name: &'static str,
    /// Its type's, with module and parameters.
    pub(crate) type_name: &'static str,
    /// Whether its layouts depend on its parameters.
    pub(crate) is_generic: bool,
    /// Its versions.
    pub(crate) versions: fn() -> Vec<VersionFacts>,
    /// The schema of a version.
    pub(crate) schema: fn(Version) -> Option<Schema>,
    /// The entity itself and all that it holds at any version.
    pub(crate) entities: fn() -> Vec<EntityHooks>,
    /// Reads a body at the front of the bytes as it was stored and writes it in another codec.
    pub(crate) reencode: fn(Codec, Codec, Version, &[u8]) -> Heard<Reencoded>,
    /// Reads a body and writes it one version up.
    pub(crate) upcast: fn(Codec, Version, &[u8]) -> Heard<Vec<u8>>,
    /// Reads a body straight into the latest view.
    pub(crate) read_latest: fn(Codec, Version, &[u8]) -> Heard<()>,
}
