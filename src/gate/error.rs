//! What the gate refuses.

use alloc::boxed::Box;
use core::fmt;

use crate::{
    entity::{Entity, VersionInfo},
    error::DowncastError,
    version::{SpecVersion, Version},
};

/// A value that may not be written as things are. It was not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GateError {
    /// The version that the value needs is not active yet.
    NotYetActive {
        /// The entity.
        entity: &'static str,
        /// The first version that can hold the value.
        version: Version,
        /// The field that the newest active version cannot hold, where a view was to be written.
        field: Option<&'static str>,
        /// The active spec version.
        active: SpecVersion,
        /// The spec version from which that version may be written.
        needs: SpecVersion,
        /// What the downcast said, where a view was to be written.
        downcast: Option<DowncastError>,
    },
    /// No version can hold the value.
    Encode(DowncastError),
}

impl GateError {
    /// The error of a view that does not fit the newest active version.
    #[cold]
    pub(super) fn of_view<E: Entity>(active: SpecVersion, error: DowncastError) -> Box<Self> {
        let Some((field, version)) = error.missing(E::LATEST) else {
            return Box::new(Self::Encode(error));
        };
        Box::new(Self::NotYetActive {
            entity: E::NAME,
            version,
            field: Some(field),
            active,
            needs: activation::<E>(version),
            downcast: Some(error),
        })
    }

    /// The error of a value in a version of its own that is not active.
    #[cold]
    pub(super) fn of_version<E: Entity>(active: SpecVersion, version: Version) -> Box<Self> {
        let needs = activation::<E>(version);
        Box::new(Self::NotYetActive {
            entity: E::NAME,
            version,
            field: None,
            active,
            needs,
            downcast: None,
        })
    }
}

/// The spec version from which a version may be written.
pub(super) fn activation<E: Entity>(version: Version) -> SpecVersion {
    let activates = |info: &VersionInfo| info.activates;
    E::version_info(version).map_or(SpecVersion::ZERO, activates)
}

impl fmt::Display for GateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotYetActive { active, needs, downcast: Some(downcast), .. } => write!(
                f,
                "{downcast}; spec version {active} is active, spec version {needs} is needed: raise \
                 it once every node runs a binary that knows it"
            ),
            Self::NotYetActive { entity, version, active, needs, downcast: None, .. } => write!(
                f,
                "{entity} V{version} may be written from spec version {needs} on, and {active} is \
                 active: raise it, or write an older version"
            ),
            Self::Encode(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for GateError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::NotYetActive { downcast, .. } => downcast.as_ref().map(|error| error as _),
            Self::Encode(error) => error.source(),
        }
    }
}
