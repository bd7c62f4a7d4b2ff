//! What to walk over, which way, and in which form.

use super::{
    AsField, AsLatest, AsRaw, AsStored, Everything, Filtered, KeepRow, KeyOnly, ReadRow, Row, Rows,
    Walk, walk::keeps,
};
use crate::{
    backend::{Cursor, Direction, KeyRange, ReadEngine},
    entity::{Entity, Field, HasField},
    error::DecodeError,
    key::KeyScheme,
    store::{ReadError, TableReader},
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
pub struct Scan<'a, R, K, V, C, S, P = Everything> {
    pub(super) table: TableReader<'a, R, K, V, C, S>,
    pub(super) range: Result<KeyRange, ReadError>,
    direction: Direction,
    pub(super) filter: P,
}

impl<'a, R, K, V, C, S> Scan<'a, R, K, V, C, S> {
    pub(in crate::store) const fn new(
        table: TableReader<'a, R, K, V, C, S>,
        range: Result<KeyRange, ReadError>,
    ) -> Self {
        Self { table, range, direction: Direction::Forward, filter: Everything }
    }
}

impl<'a, R, K, V, C, S, P> Scan<'a, R, K, V, C, S, P> {
    /// From the greatest key down; twice, and it is up again.
    pub fn rev(mut self) -> Self {
        self.direction = match self.direction {
            Direction::Forward => Direction::Backward,
            Direction::Backward => Direction::Forward,
        };
        self
    }
}

impl<'a, R, K, V, C, S, P> Scan<'a, R, K, V, C, S, P>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
    P: KeepRow<V, C>,
{
    /// Leaves out the rows that `keep` says no to, by their views, before anything else of them is
    /// read, in whatever form. A row whose view does not say is an error: one that iterators and
    /// [`Walk`]s pass on and go on behind.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::{Store, Table, Versioned, backend::Memory, registry};
    ///
    /// #[derive(Versioned)]
    /// #[versioned(latest = 1)]
    /// struct User {
    ///     name: String,
    ///     karma: u32,
    /// }
    ///
    /// const USERS: Table<u32, User> = Table::new("users");
    ///
    /// let store = Store::open(Memory::new(), registry![USERS])?;
    /// let users = store.table(USERS)?;
    /// for (id, karma) in [(1, 3), (2, 40), (3, 50)] {
    ///     users.put(&id, &User { name: format!("user {id}"), karma })?;
    /// }
    ///
    /// let rich = || users.scan(..).filter(|user| Ok(user.karma()? > 10));
    /// let ids = rich().keys().collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!(ids, [2, 3]);
    /// assert_eq!(rich().rev().filter(|user| Ok(user.name()?.ends_with('2'))).count()?, 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn filter<F>(self, keep: F) -> Scan<'a, R, K, V, C, S, Filtered<P, F>>
    where
        F: for<'v> Fn(&V::View<'v, C>) -> Result<bool, DecodeError>,
    {
        let Self { table, range, direction, filter } = self;
        Scan { table, range, direction, filter: Filtered::new(filter, keep) }
    }

    /// A walk that lends the rows: see [`Walk`].
    pub fn walk(self) -> Walk<'a, R, K, V, C, S, P> {
        self.walk_for(true)
    }

    /// Keys and values as they were stored.
    pub fn versioned(self) -> Rows<'a, R, K, V, C, S, AsStored, P> {
        self.rows()
    }

    /// The bytes of keys, the table's prefix included, and of stored values.
    pub fn raw(self) -> Rows<'a, R, K, V, C, S, AsRaw, P> {
        self.rows()
    }

    /// The keys alone.
    pub fn keys(self) -> Rows<'a, R, K, V, C, S, KeyOnly, P> {
        self.rows()
    }

    /// Keys and one field of the values, of which no other field is read: `scan.field(User::KARMA)`.
    /// [`without_keys`](Rows::without_keys) leaves the keys unread, too.
    pub fn field<F>(self, _: Field<V, F>) -> Rows<'a, R, K, V, C, S, AsField<F>, P>
    where
        V: HasField<F>,
    {
        self.rows()
    }

    /// How many rows there are. Decodes none of them.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails, or the filter cannot read a row.
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
    /// What `visit` returns, or [`ReadError`] if the engine fails or the filter cannot read a row.
    pub fn visit<E: From<ReadError>>(
        self,
        mut visit: impl FnMut(&[u8], &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let (range, info) = (self.range?, self.table.info());
        let cursor = self.table.engine().cursor(self.table.name(), &range, self.direction);
        let mut cursor = cursor.map_err(ReadError::from)?;
        if !P::READS_NONE {
            cursor.expect_fields();
        }
        while let Some(entry) = cursor.next().map_err(ReadError::from)? {
            if keeps::<K, V, C, S>(&self.filter, &Row::new(info, entry))? {
                visit(entry.key, entry.value)?;
            }
        }
        Ok(())
    }

    fn rows<F: ReadRow<K, V, C, S>>(self) -> Rows<'a, R, K, V, C, S, F, P> {
        Rows::new(self.walk_for(F::GOES_BY_FIELDS || !P::READS_NONE))
    }

    fn walk_for(self, goes_by_fields: bool) -> Walk<'a, R, K, V, C, S, P> {
        Walk::new(self.table, self.range, self.direction, self.filter, goes_by_fields)
    }
}

impl<'a, R, K, V, C, S, P> IntoIterator for Scan<'a, R, K, V, C, S, P>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
    P: KeepRow<V, C>,
{
    type Item = Result<(S::Read, V), ReadError>;
    type IntoIter = Rows<'a, R, K, V, C, S, AsLatest, P>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows()
    }
}

impl<R, K, V, C, S, P> core::fmt::Debug for Scan<'_, R, K, V, C, S, P> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Scan")
            .field("table", &self.table.name())
            .field("range", &self.range)
            .field("direction", &self.direction)
            .finish_non_exhaustive()
    }
}
