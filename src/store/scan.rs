//! What to walk over, which way, and in which form.

use super::{AsLatest, AsRaw, AsStored, KeyOnly, ReadError, ReadRow, Rows, TableReader};
use crate::{
    backend::{Cursor, Direction, KeyRange, ReadEngine},
    entity::Entity,
    key::KeyScheme,
    wire::Wire,
};

/// Rows to walk over.
///
/// Iterating over it gives keys and latest views; [`versioned`](Self::versioned), [`raw`](Self::raw)
/// and [`keys`](Self::keys) give the other forms. The walk sees the table as it was when it began.
///
/// # Examples
///
/// ```
/// use perennial::{Store, Table, Versioned, backend::Memory, registry};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 1)]
/// struct Vote {
///     weight: u32,
/// }
///
/// /// Votes by proposal and voter.
/// const VOTES: Table<(u32, String), Vote> = Table::new("votes");
///
/// let store = Store::open(Memory::new(), registry![VOTES])?;
/// let votes = store.table(VOTES)?;
/// for (voter, weight) in [("ada", 3), ("bob", 5)] {
///     votes.put(&(1, voter.to_string()), &Vote { weight })?;
/// }
///
/// let mut total = 0;
/// for row in votes.scan_prefix(&(1_u32,)) {
///     let ((_, _voter), vote) = row?;
///     total += vote.weight;
/// }
/// assert_eq!(total, 8);
///
/// let last = votes.scan(..).rev().keys().next().transpose()?;
/// assert_eq!(last, Some((1, "bob".to_string())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a scan reads nothing until it is iterated over"]
pub struct Scan<'a, R, K, V, C, S> {
    table: TableReader<'a, R, K, V, C, S>,
    range: Result<KeyRange, ReadError>,
    direction: Direction,
}

impl<'a, R, K, V, C, S> Scan<'a, R, K, V, C, S> {
    pub(super) const fn new(
        table: TableReader<'a, R, K, V, C, S>,
        range: Result<KeyRange, ReadError>,
    ) -> Self {
        Self { table, range, direction: Direction::Forward }
    }

    /// From the greatest key down; twice, and it is up again.
    pub fn rev(mut self) -> Self {
        self.direction = match self.direction {
            Direction::Forward => Direction::Backward,
            Direction::Backward => Direction::Forward,
        };
        self
    }
}

impl<'a, R, K, V, C, S> Scan<'a, R, K, V, C, S>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    /// Keys and values as they were stored.
    pub fn versioned(self) -> Rows<'a, R, K, V, C, S, AsStored> {
        self.rows()
    }

    /// The bytes of keys, the table's prefix included, and of stored values.
    pub fn raw(self) -> Rows<'a, R, K, V, C, S, AsRaw> {
        self.rows()
    }

    /// The keys alone.
    pub fn keys(self) -> Rows<'a, R, K, V, C, S, KeyOnly> {
        self.rows()
    }

    /// How many rows there are. Decodes none of them.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails.
    pub fn count(self) -> Result<u64, ReadError> {
        let mut count = 0;
        self.visit(|_, _| {
            count += 1;
            Ok::<_, ReadError>(())
        })?;
        Ok(count)
    }

    /// Calls `visit` with the bytes of each row's key and stored value, as the engine lends them:
    /// nothing is copied. The first error ends the walk.
    ///
    /// # Errors
    ///
    /// What `visit` returns, or [`ReadError`] if the engine fails.
    pub fn visit<E: From<ReadError>>(
        self,
        mut visit: impl FnMut(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let range = self.range?;
        let cursor = self.table.engine().cursor(self.table.name(), &range, self.direction);
        let mut cursor = cursor.map_err(ReadError::from)?;
        while let Some(entry) = cursor.next().map_err(ReadError::from)? {
            visit(entry.key, entry.value)?;
        }
        Ok(())
    }

    fn rows<F: ReadRow<K, V, C, S>>(self) -> Rows<'a, R, K, V, C, S, F> {
        Rows::new(self.table, self.range, self.direction)
    }
}

impl<'a, R, K, V, C, S> IntoIterator for Scan<'a, R, K, V, C, S>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    type Item = Result<(S::Read, V), ReadError>;
    type IntoIter = Rows<'a, R, K, V, C, S, AsLatest>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows()
    }
}

impl<R, K, V, C, S> core::fmt::Debug for Scan<'_, R, K, V, C, S> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Scan")
            .field("table", &self.table.name())
            .field("range", &self.range)
            .field("direction", &self.direction)
            .finish()
    }
}
