//! Stored values that nobody decodes.

use core::fmt;

use crate::{
    entity::tag_of,
    version::{Tag, Version},
};

/// A stored value's bytes as the engine lends them, of whatever version.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RawValue<P> {
    bytes: P,
}

impl<P: AsRef<[u8]>> RawValue<P> {
    pub(crate) const fn new(bytes: P) -> Self {
        Self { bytes }
    }

    /// The tag, or `None` if the value is empty, which none should be.
    #[must_use]
    pub fn tag(&self) -> Option<Tag> {
        tag_of(self.bytes())
    }

    /// The whole stored value.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_ref()
    }

    /// The bytes behind the tag.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.bytes().get(1..).unwrap_or_default()
    }
}

impl<P: AsRef<[u8]>> fmt::Debug for RawValue<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawValue").field("tag", &self.tag()).field("body", &self.body()).finish()
    }
}

/// The tag of a stored value and the version it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredTag {
    /// The first byte.
    pub tag: Tag,
    /// The version, or `None` if this binary knows none with that tag.
    pub version: Option<Version>,
}
