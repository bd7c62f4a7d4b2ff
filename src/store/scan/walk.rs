//! A walk that lends its rows.

use core::{fmt, mem};

use super::{Everything, KeepRow, Row};
use crate::{
    backend::{BackendError, Cursor, Direction, KeyRange, ReadEngine},
    store::{ReadError, TableInfo, TableReader},
};

/// A walk over rows that lends each until it moves on: nothing is copied, and of each row nothing
/// is read but what is asked for. Errors are the caller's, with `?`, and so is the end, with `break`.
///
/// # Examples
///
/// ```
/// use perennial::{Store, Table, Versioned, backend::Memory, registry};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2)]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// const USERS: Table<String, User> = Table::new("users");
///
/// let store = Store::open(Memory::new(), registry![USERS])?;
/// let users = store.table(USERS)?;
/// for (name, karma) in [("ada", 3), ("bob", 40), ("eve", 5)] {
///     users.put(&name.to_string(), &User { name: name.into(), karma })?;
/// }
///
/// let mut first_rich = None;
/// let mut walk = users.scan_view(..);
/// while let Some(row) = walk.next()? {
///     if row.read(|user| user.karma())? > 10 {
///         first_rich = Some(row.key()?);
///         break;
///     }
/// }
/// assert_eq!(first_rich.as_deref(), Some("bob"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Walk<'a, R: ReadEngine + 'a, K, V, C, S, P = Everything> {
    table: TableReader<'a, R, K, V, C, S>,
    state: State<R::Cursor<'a>>,
    filter: P,
}

/// Where a walk is.
enum State<T> {
    /// It did not begin, for this reason.
    Failed(ReadError),
    Walking(T),
    Done,
}

impl<'a, R: ReadEngine, K, V, C, S, P> Walk<'a, R, K, V, C, S, P> {
    pub(super) fn new(
        table: TableReader<'a, R, K, V, C, S>,
        range: Result<KeyRange, ReadError>,
        direction: Direction,
        filter: P,
        goes_by_fields: bool,
    ) -> Self {
        let cursor =
            range.and_then(|range| Ok(table.engine().cursor(table.name(), &range, direction)?));
        let state = match cursor {
            Ok(mut cursor) => {
                if goes_by_fields {
                    cursor.expect_fields();
                }
                State::Walking(cursor)
            }
            Err(error) => State::Failed(error),
        };
        Self { table, state, filter }
    }

    /// Ends the walk, with the error that kept it from beginning if there is one.
    #[cold]
    fn end(&mut self) -> Option<ReadError> {
        match mem::replace(&mut self.state, State::Done) {
            State::Failed(error) => Some(error),
            State::Walking(_) | State::Done => None,
        }
    }

    /// Ends the walk, with an error of the engine.
    #[cold]
    fn fail(&mut self, error: BackendError) -> ReadError {
        self.state = State::Done;
        error.into()
    }
}

impl<'a, R, K, V, C, S, P> Walk<'a, R, K, V, C, S, P>
where
    R: ReadEngine,
    P: KeepRow<V, C>,
{
    /// Moves on and lends the row, or `None` at the end.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails, which ends the walk, or if the filter cannot read the row;
    /// then the next call goes on behind it.
    #[expect(clippy::should_implement_trait, reason = "an iterator cannot lend")]
    #[inline]
    pub fn next(&mut self) -> Result<Option<Row<'_, K, V, C, S>>, ReadError> {
        // In two steps: the borrow checker would take a cursor that lends in one for lent at its end,
        // too, where it is let go of.
        let Some(stepped) = self.step(|_| Ok(())) else { return Ok(None) };
        stepped?;
        let info = self.table.info();
        let State::Walking(cursor) = &self.state else { return Ok(None) };
        Ok(cursor.current().map(|entry| Row::new(info, entry)))
    }

    /// Moves on to the next row that the filter keeps, and gives what `read` makes of it, as an iterator
    /// does: a large value that is handed on in another wrapping is copied each time.
    #[inline]
    pub(super) fn step<T>(
        &mut self,
        mut read: impl FnMut(Row<'_, K, V, C, S>) -> Result<T, ReadError>,
    ) -> Option<Result<T, ReadError>> {
        let info = self.table.info();
        if let State::Walking(cursor) = &mut self.state {
            loop {
                match cursor.next() {
                    Ok(Some(entry)) => {
                        let row = Row::new(info, entry);
                        match keeps(&self.filter, &row) {
                            Ok(true) => return Some(read(row)),
                            Ok(false) => {}
                            Err(error) => return Some(Err(error)),
                        }
                    }
                    Ok(None) => break,
                    Err(error) => return Some(Err(self.fail(error))),
                }
            }
        }
        self.end().map(Err)
    }
}

/// Whether a filter keeps a row.
#[inline]
pub(super) fn keeps<K, V, C, S>(
    filter: &impl KeepRow<V, C>,
    row: &Row<'_, K, V, C, S>,
) -> Result<bool, ReadError> {
    row.check(filter.keep(row.stored()))
}

impl<R: ReadEngine, K, V, C, S, P> Walk<'_, R, K, V, C, S, P> {
    /// What is known of the table without its types.
    #[must_use]
    pub fn info(&self) -> &TableInfo {
        self.table.info()
    }
}

impl<R: ReadEngine, K, V, C, S, P> fmt::Debug for Walk<'_, R, K, V, C, S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_done = matches!(self.state, State::Done);
        f.debug_struct("Walk").field("table", &self.table.name()).field("done", &is_done).finish()
    }
}
