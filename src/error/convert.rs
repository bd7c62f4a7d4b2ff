//! Values that do not go up or down a version.

use alloc::{borrow::Cow, boxed::Box, string::ToString};
use core::{fmt, ops::Deref};

use crate::{
    version::Version,
    wire::{EncodeError, Fault, FaultKind},
};

/// A fallible upcast refused an older value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{entity}: `{field}` does not convert to version {to}: {reason}")]
pub struct UpcastError {
    /// The entity.
    pub entity: &'static str,
    /// The field that is converted.
    pub field: &'static str,
    /// The version that the upcast leads to.
    pub to: Version,
    /// What the upcast said.
    pub reason: Cow<'static, str>,
}

impl UpcastError {
    /// The error of an upcast that gave `reason`.
    #[cold]
    pub fn new(
        entity: &'static str,
        field: &'static str,
        to: Version,
        reason: impl core::fmt::Display,
    ) -> Self {
        Self { entity, field, to, reason: Cow::Owned(reason.to_string()) }
    }

    /// The same as a fault of decoding, with `remaining` bytes unread.
    #[cold]
    #[must_use]
    pub fn into_fault(self, remaining: usize) -> Fault {
        let Self { field, to, reason, .. } = self;
        Fault::new(FaultKind::Upcast { field, to: to.get(), reason }, remaining)
    }
}

/// A view that an older version cannot hold without loss.
#[derive(Clone, PartialEq, Eq)]
pub struct DowncastError(Box<DowncastDetails>);

/// What a [`DowncastError`] says. It is as large as a pointer, and dereferences to this.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DowncastDetails {
    /// The entity.
    pub entity: &'static str,
    /// The version that was to be written.
    pub version: Version,
    /// What stands in the way.
    pub kind: DowncastKind,
}

impl DowncastError {
    /// The error of writing `entity` as `version`.
    #[cold]
    #[must_use]
    pub fn new(entity: &'static str, version: Version, kind: DowncastKind) -> Self {
        Self(Box::new(DowncastDetails { entity, version, kind }))
    }

    /// The field that the version cannot hold.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match &self.kind {
            DowncastKind::Lost { field, .. }
            | DowncastKind::NoDowncast { field, .. }
            | DowncastKind::Removed { field, .. }
            | DowncastKind::Refused { field, .. }
            | DowncastKind::Nested { field, .. } => Some(field),
            DowncastKind::UnknownVersion { .. } | DowncastKind::Encode(_) => None,
        }
    }

    /// What it says, owned.
    #[must_use]
    pub fn into_details(self) -> DowncastDetails {
        *self.0
    }
}

impl Deref for DowncastError {
    type Target = DowncastDetails;

    fn deref(&self) -> &DowncastDetails {
        &self.0
    }
}

impl fmt::Debug for DowncastError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DowncastDetails { entity, version, kind } = &**self;
        f.debug_struct("DowncastError")
            .field("entity", entity)
            .field("version", version)
            .field("kind", kind)
            .finish()
    }
}

impl fmt::Display for DowncastError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DowncastDetails { entity, version, kind } = &**self;
        write!(f, "{entity}: cannot be written as version {version}: {kind}")
    }
}

impl core::error::Error for DowncastError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.kind.source()
    }
}

/// What stands in the way of a downcast.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DowncastKind {
    /// The field would read back as something else.
    #[error("`{field}` would be lost; it needs version {needs}")]
    Lost {
        /// The field, or the enum's variant.
        field: &'static str,
        /// The first version that holds it.
        needs: Version,
    },
    /// The field changed its type and no downcast is declared.
    #[error("`{field}` has no downcast; declare one, or write version {needs}")]
    NoDowncast {
        /// The field.
        field: &'static str,
        /// The first version that holds it.
        needs: Version,
    },
    /// The older version has a field that the view no longer has, and no default is declared.
    #[error(
        "`{field}`, since removed, has no value; declare `default = …` for it, write version \
         {needs}, or use `put_versioned`"
    )]
    Removed {
        /// The removed field.
        field: &'static str,
        /// The first version without it.
        needs: Version,
    },
    /// The declared downcast refused the value.
    #[error("downcast of `{field}`: {reason}")]
    Refused {
        /// The field.
        field: &'static str,
        /// What the downcast said.
        reason: Cow<'static, str>,
    },
    /// An entity inside does not fit its pinned version.
    #[error("`{field}`: {source}")]
    Nested {
        /// The field.
        field: &'static str,
        /// Why.
        source: DowncastError,
    },
    /// The entity has no such version.
    #[error("the entity has no such version (the latest is {latest})")]
    UnknownVersion {
        /// The latest.
        latest: Version,
    },
    /// The value cannot be encoded at all.
    #[error(transparent)]
    Encode(#[from] EncodeError),
}
