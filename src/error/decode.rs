//! Bytes that are not a value.

use alloc::boxed::Box;
use core::{fmt, ops::Deref};

use crate::{
    version::Version,
    wire::{Fault, FaultKind},
};

/// Bytes that do not decode: whose they were, where decoding stopped and why.
///
/// # Examples
///
/// ```
/// use perennial::{Scale, layout, wire::FaultKind};
///
/// let error = layout::decode::<Scale, (u8, bool)>(&[7, 2]).unwrap_err();
/// assert_eq!(error.offset, 2);
/// assert_eq!(error.kind, FaultKind::InvalidFlag { what: "bool", found: 2 });
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<DecodeDetails>);

/// What a [`DecodeError`] says. It is as large as a pointer, so that the way of valid bytes carries no
/// weight of it, and dereferences to this.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeDetails {
    /// The entity, or the name of a plain type.
    pub entity: &'static str,
    /// The version that the tag named, if one was read.
    pub version: Option<Version>,
    /// How many bytes of the input, the tag included, had been read. The input is what the named
    /// entity or type was read from: of what lies inside another value and is read through a view of
    /// its own, or item by item, it is the bytes of that view, sequence, set or map alone.
    pub offset: usize,
    /// What was wrong there.
    pub kind: FaultKind,
}

impl DecodeError {
    /// The error of a plain value of `len` bytes.
    #[cold]
    pub(crate) fn plain(type_name: &'static str, len: usize, fault: Fault) -> Self {
        Self::of_entity(type_name, None, len, fault)
    }

    /// The error of an entity's stored value of `len` bytes.
    #[cold]
    pub(crate) fn of_entity(
        entity: &'static str,
        version: Option<Version>,
        len: usize,
        fault: Fault,
    ) -> Self {
        let offset = len.saturating_sub(fault.remaining());
        Self(Box::new(DecodeDetails { entity, version, offset, kind: fault.into_kind() }))
    }

    /// What it says, owned.
    #[must_use]
    pub fn into_details(self) -> DecodeDetails {
        *self.0
    }
}

impl Deref for DecodeError {
    type Target = DecodeDetails;

    fn deref(&self) -> &DecodeDetails {
        &self.0
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeDetails { entity, version, offset, kind } = &**self;
        f.debug_struct("DecodeError")
            .field("entity", entity)
            .field("version", version)
            .field("offset", offset)
            .field("kind", kind)
            .finish()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeDetails { entity, version, offset, kind } = &**self;
        write!(f, "{entity}{}: at byte {offset}: {kind}", Of(version))
    }
}

impl core::error::Error for DecodeError {}

/// ` V2`, or nothing.
struct Of<'a>(&'a Option<Version>);

impl fmt::Display for Of<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(version) => write!(f, " V{version}"),
            None => Ok(()),
        }
    }
}
