//! Bytes that are not a value.

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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{entity}{}: at byte {offset}: {kind}", Of(version))]
pub struct DecodeError {
    /// The entity, or the name of a plain type.
    pub entity: &'static str,
    /// The version that the tag named, if one was read.
    pub version: Option<Version>,
    /// How many bytes of the input, the tag included, had been read.
    pub offset: usize,
    /// What was wrong there.
    pub kind: FaultKind,
}

impl DecodeError {
    /// The error of a plain value of `len` bytes.
    #[cold]
    pub(crate) fn plain(type_name: &'static str, len: usize, fault: Fault) -> Self {
        Self {
            entity: type_name,
            version: None,
            offset: len.saturating_sub(fault.remaining()),
            kind: fault.into_kind(),
        }
    }

    /// The error of an entity's stored value of `len` bytes.
    #[cold]
    pub(crate) fn of_entity(
        entity: &'static str,
        version: Option<Version>,
        len: usize,
        fault: Fault,
    ) -> Self {
        Self { version, ..Self::plain(entity, len, fault) }
    }
}

/// ` V2`, or nothing.
struct Of<'a>(&'a Option<Version>);

impl core::fmt::Display for Of<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Some(version) => write!(f, " V{version}"),
            None => Ok(()),
        }
    }
}
