//! Closures over the views of rows.

use core::ops::ControlFlow;

use super::{KeepRow, Walk};
use crate::{
    backend::ReadEngine, entity::Entity, error::DecodeError, key::KeyScheme, store::ReadError,
    wire::Wire,
};

impl<R, K, V, C, S, P> Walk<'_, R, K, V, C, S, P>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
    P: KeepRow<V, C>,
{
    /// Calls `visit` with the bytes of each row's key and the view of its value. The first error
    /// ends the walk; [`next`](Self::next) leaves it to the caller what does.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails or a row has no view, or with the error of `visit`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use perennial::{Store, Table, Versioned, backend::Memory, registry};
    /// # #[derive(Versioned)]
    /// # #[versioned(latest = 1)]
    /// # struct User { name: String, karma: u32 }
    /// # const USERS: Table<u64, User> = Table::new("users");
    /// # let store = Store::open(Memory::new(), registry![USERS])?;
    /// # let users = store.table(USERS)?;
    /// # users.put(&7, &User { name: "ada".into(), karma: 77 })?;
    /// # users.put(&8, &User { name: "bob".into(), karma: 23 })?;
    /// let (mut karma, mut letters) = (0, 0);
    /// users.scan_view(..).for_each(|_key, user| {
    ///     karma += user.karma()?;
    ///     letters += user.name()?.len();
    ///     Ok(())
    /// })?;
    /// assert_eq!((karma, letters), (100, 6));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn for_each(
        mut self,
        mut visit: impl for<'v> FnMut(&'v [u8], V::View<'v, C>) -> Result<(), DecodeError>,
    ) -> Result<(), ReadError> {
        while let Some(read) = self.step(|row| row.read(|view| visit(row.key_bytes(), view))) {
            read?;
        }
        Ok(())
    }

    /// As [`for_each`](Self::for_each), until `visit` breaks; gives what it broke with, or `None` if
    /// it came to the end.
    ///
    /// # Errors
    ///
    /// [`ReadError`] as for [`for_each`](Self::for_each).
    ///
    /// # Examples
    ///
    /// ```
    /// # use perennial::{Store, Table, Versioned, backend::Memory, registry};
    /// # #[derive(Versioned)]
    /// # #[versioned(latest = 1)]
    /// # struct User { name: String, karma: u32 }
    /// # const USERS: Table<u64, User> = Table::new("users");
    /// # let store = Store::open(Memory::new(), registry![USERS])?;
    /// # let users = store.table(USERS)?;
    /// # users.put(&7, &User { name: "ada".into(), karma: 77 })?;
    /// # users.put(&8, &User { name: "bob".into(), karma: 23 })?;
    /// use std::ops::ControlFlow;
    ///
    /// let found = users.scan_view(..).visit(|_key, user| {
    ///     Ok(match user.karma()? {
    ///         karma if karma > 50 => ControlFlow::Break(user.name()?.to_string()),
    ///         _ => ControlFlow::Continue(()),
    ///     })
    /// })?;
    /// assert_eq!(found.as_deref(), Some("ada"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn visit<B>(
        mut self,
        mut visit: impl for<'v> FnMut(&'v [u8], V::View<'v, C>) -> Result<ControlFlow<B>, DecodeError>,
    ) -> Result<Option<B>, ReadError> {
        while let Some(flow) = self.step(|row| row.read(|view| visit(row.key_bytes(), view))) {
            if let ControlFlow::Break(found) = flow? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}
