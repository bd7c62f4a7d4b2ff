//! The iterator over rows.

use core::{fmt, iter::FusedIterator, marker::PhantomData};

use super::{AsField, AsLatest, Everything, FieldAlone, KeepRow, ReadRow, Walk};
use crate::{backend::ReadEngine, store::ReadError};

/// A walk over rows, in one of the [forms](ReadRow) that a scan gives.
///
/// Each row is read straight from the bytes that the engine's cursor lends. A row that does not
/// decode is an `Err` and the walk goes on behind it; an error of the engine ends it.
pub struct Rows<'a, R: ReadEngine + 'a, K, V, C, S, F = AsLatest, P = Everything> {
    walk: Walk<'a, R, K, V, C, S, P>,
    form: PhantomData<fn() -> F>,
}

impl<'a, R: ReadEngine, K, V, C, S, F, P> Rows<'a, R, K, V, C, S, F, P> {
    pub(super) const fn new(walk: Walk<'a, R, K, V, C, S, P>) -> Self {
        Self { walk, form: PhantomData }
    }
}

impl<'a, R: ReadEngine, K, V, C, S, F, P> Rows<'a, R, K, V, C, S, AsField<F>, P> {
    /// The fields alone: no key is decoded.
    pub fn without_keys(self) -> Rows<'a, R, K, V, C, S, FieldAlone<F>, P> {
        Rows::new(self.walk)
    }
}

impl<R, K, V, C, S, F, P> Iterator for Rows<'_, R, K, V, C, S, F, P>
where
    R: ReadEngine,
    F: ReadRow<K, V, C, S>,
    P: KeepRow<V, C>,
{
    type Item = Result<F::Item, ReadError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.walk.step(F::read_row)
    }
}

impl<R, K, V, C, S, F, P> FusedIterator for Rows<'_, R, K, V, C, S, F, P>
where
    R: ReadEngine,
    F: ReadRow<K, V, C, S>,
    P: KeepRow<V, C>,
{
}

impl<R: ReadEngine, K, V, C, S, F, P> fmt::Debug for Rows<'_, R, K, V, C, S, F, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("walk", &self.walk).finish()
    }
}
