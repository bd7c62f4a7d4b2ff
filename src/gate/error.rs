//! What the gate refuses.

use alloc::boxed::Box;
use core::fmt;

use crate::{
    entity::{self, Entity, VersionInfo, WriteEntity},
    error::DowncastError,
    version::{SpecVersion, Version},
    wire::Wire,
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
        /// The first field that the newest active version cannot hold, where a view was to be written.
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
    /// The error of a view that does not fit the newest active version. Which version holds it, only
    /// writing it as each later one tells: one field may need another version than the next.
    #[cold]
    pub(super) fn of_view<C: Wire, E: WriteEntity>(
        active: SpecVersion,
        view: &E,
        error: DowncastError,
    ) -> Box<Self> {
        let mut later = E::VERSIONS.iter().filter(|info| info.version > error.version);
        let first = later.find(|info| entity::encode_as::<C, E>(view, info.version).is_ok());
        Box::new(match first {
            Some(VersionInfo { version, activates, .. }) => Self::NotYetActive {
                entity: E::NAME,
                version: *version,
                field: error.field(),
                active,
                needs: *activates,
                downcast: Some(error),
            },
            None => Self::Encode(error),
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
                "{downcast}; spec version {active} is active, spec version {needs} is needed: write \
                 it once a runtime of that version is active"
            ),
            Self::NotYetActive { entity, version, active, needs, downcast: None, .. } => write!(
                f,
                "{entity} V{version} may be written from spec version {needs} on, and {active} is \
                 active: wait for a runtime of that version, or write an older one"
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
