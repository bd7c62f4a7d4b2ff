//! A gate whose spec version is known when it is made.

use alloc::{boxed::Box, vec::Vec};

use super::{GateError, error::activation};
use crate::{
    entity::{self, Entity, VersionedEntity, WriteEntity},
    version::{SpecVersion, Version},
    wire::Wire,
};

/// Lets through what a runtime of one spec version may write.
///
/// # Examples
///
/// ```
/// use perennial::{Scale, SpecVersion, Versioned, gate::{Gate, GateError}};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2, activates(2 = 6))]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// let plain = User { name: "al".into(), karma: 0 };
/// let rich = User { name: "al".into(), karma: 7 };
///
/// let five = Gate::new(SpecVersion(5));
/// assert_eq!(five.encode::<Scale, User>(&plain)?.bytes, b"\x01\x08al");
/// let refused = five.encode::<Scale, User>(&rich).map_err(|error| *error);
/// assert!(matches!(
///     refused,
///     Err(GateError::NotYetActive { field: Some("karma"), needs: SpecVersion(6), .. }),
/// ));
///
/// let six = Gate::new(SpecVersion(6));
/// assert_eq!(six.encode::<Scale, User>(&rich)?.bytes, b"\x02\x08al\x07\0\0\0");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    active: SpecVersion,
}

/// A value ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The version that it is written as.
    pub version: Version,
    /// The stored value: tag and body.
    pub bytes: Vec<u8>,
}

impl Gate {
    /// The gate of a runtime.
    #[must_use]
    pub const fn new(active: SpecVersion) -> Self {
        Self { active }
    }

    /// The runtime's spec version.
    #[must_use]
    pub const fn spec_version(self) -> SpecVersion {
        self.active
    }

    /// The stored value of a view, as the newest active version.
    ///
    /// # Errors
    ///
    /// [`GateError`] if that version cannot hold the value without loss, or no version can.
    #[inline]
    pub fn encode<C: Wire, E: WriteEntity>(self, view: &E) -> Result<Encoded, Box<GateError>> {
        if const { latest_activation::<E>() } > self.active.0 {
            return self.encode_older::<C, E>(view);
        }
        match entity::encode::<C, E>(view) {
            Ok(bytes) => Ok(Encoded { version: E::LATEST, bytes }),
            Err(error) => Err(Box::new(GateError::Encode(error))),
        }
    }

    /// The same, where the latest version is not active. A function of its own, so that the way of
    /// the latest stays short.
    #[inline(never)]
    fn encode_older<C: Wire, E: WriteEntity>(self, view: &E) -> Result<Encoded, Box<GateError>> {
        let version = E::newest_active(self.active);
        // An entity that came later has no active version before.
        if activation::<E>(version) > self.active {
            return Err(GateError::of_version::<E>(self.active, version));
        }
        match entity::encode_as::<C, E>(view, version) {
            Ok(bytes) => Ok(Encoded { version, bytes }),
            Err(error) => Err(GateError::of_view::<C, E>(self.active, view, error)),
        }
    }

    /// The stored value of a value in a version of its own, if that is active.
    ///
    /// # Errors
    ///
    /// [`GateError`] if it is not, or no bytes can hold the value.
    pub fn encode_versioned<C: Wire, E: Entity>(
        self,
        value: &E::Versioned,
    ) -> Result<Encoded, Box<GateError>> {
        let version = value.version();
        if activation::<E>(version) > self.active {
            return Err(GateError::of_version::<E>(self.active, version));
        }
        match entity::encode_versioned::<C, E>(value) {
            Ok(bytes) => Ok(Encoded { version, bytes }),
            Err(error) => Err(Box::new(GateError::Encode(error))),
        }
    }
}

/// The spec version from which the latest version may be written.
const fn latest_activation<E: Entity>() -> u32 {
    match E::VERSIONS {
        [.., latest] => latest.activates.0,
        [] => 0,
    }
}
