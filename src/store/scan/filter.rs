//! Which rows a walk passes on.

use core::fmt;

use crate::{
    entity::{self, Entity},
    error::DecodeError,
    wire::Wire,
};

/// Which rows of a table a walk passes on. [`Scan::filter`](super::Scan::filter) makes one of a
/// closure.
pub trait KeepRow<V, C> {
    /// Whether this reads no value to decide.
    const READS_NONE: bool = false;

    /// Whether to keep a row, by its stored value.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the value does not say, for it is damaged or of an unknown version.
    fn keep(&self, stored: &[u8]) -> Result<bool, DecodeError>;
}

/// Keeps all rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Everything;

impl<V, C> KeepRow<V, C> for Everything {
    const READS_NONE: bool = true;

    #[inline]
    fn keep(&self, _: &[u8]) -> Result<bool, DecodeError> {
        Ok(true)
    }
}

/// Keeps the rows that `P` keeps and the closure `F` says yes to.
#[derive(Clone, Copy)]
pub struct Filtered<P, F> {
    before: P,
    keep: F,
}

impl<P, F> Filtered<P, F> {
    pub(super) const fn new(before: P, keep: F) -> Self {
        Self { before, keep }
    }
}

impl<V, C, P, F> KeepRow<V, C> for Filtered<P, F>
where
    V: Entity,
    C: Wire,
    P: KeepRow<V, C>,
    F: for<'v> Fn(&V::View<'v, C>) -> Result<bool, DecodeError>,
{
    #[inline]
    fn keep(&self, stored: &[u8]) -> Result<bool, DecodeError> {
        if !self.before.keep(stored)? {
            return Ok(false);
        }
        (self.keep)(&entity::view::<C, V>(stored)?)
    }
}

impl<P: fmt::Debug, F> fmt::Debug for Filtered<P, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Filtered").field("before", &self.before).finish_non_exhaustive()
    }
}
