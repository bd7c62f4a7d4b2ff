//! Reading values of a table in place.

use alloc::vec::Vec;
use core::{fmt, ops::RangeBounds};

use super::{AsField, ReadError, Rows, TableReader, Walk};
use crate::{
    backend::ReadEngine,
    entity::{Entity, Field, HasField},
    error::DecodeError,
    key::{Key, KeyScheme, Ordered},
    wire::Wire,
};

impl<R, K, V, C, S> TableReader<'_, R, K, V, C, S>
where
    R: ReadEngine,
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    /// What `read` makes of the view of the value under a key. The view borrows the engine's own
    /// bytes: nothing is copied, and only what `read` asks for is read.
    ///
    /// [`row`](Self::row) does the same for a `read` with errors of its own.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails or the version is unknown, or with the error of `read`.
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
    /// const USERS: Table<u64, User> = Table::new("users");
    ///
    /// let store = Store::open(Memory::new(), registry![USERS])?;
    /// let users = store.table(USERS)?;
    /// users.put(&7, &User { name: "ada".into(), karma: 77 })?;
    ///
    /// assert_eq!(users.view(&7, |user| user.karma())?, Some(77));
    /// assert_eq!(users.view(&8, |user| user.karma())?, None);
    /// let letters = users.view(&7, |user| Ok(user.name()?.len()))?;
    /// assert_eq!(letters, Some(3));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn view<T>(
        &self,
        key: &K,
        read: impl for<'v> FnOnce(V::View<'v, C>) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, ReadError> {
        self.row(key, |row| row.read(read))
    }

    /// What `read` makes of the views under many keys, in the keys' order and with one call to the
    /// engine. One value that does not decode does not hide the others.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails or a key has no bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// # use perennial::{Store, Table, Versioned, backend::Memory, registry, store::ReadError};
    /// # #[derive(Versioned)]
    /// # #[versioned(latest = 1)]
    /// # struct User { name: String, karma: u32 }
    /// # const USERS: Table<u64, User> = Table::new("users");
    /// # let store = Store::open(Memory::new(), registry![USERS])?;
    /// # let users = store.table(USERS)?;
    /// # users.put(&7, &User { name: "ada".into(), karma: 77 })?;
    /// let letters = users.view_many(&[7, 8], |user| Ok(user.name()?.len()))?;
    /// let letters = letters.into_iter().collect::<Result<Vec<_>, ReadError>>()?;
    /// assert_eq!(letters, [Some(3), None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn view_many<T>(
        &self,
        keys: &[K],
        mut read: impl for<'v> FnMut(V::View<'v, C>) -> Result<T, DecodeError>,
    ) -> Result<Vec<Result<Option<T>, ReadError>>, ReadError> {
        self.rows(keys, |row| row.read(&mut read))
    }

    /// One field of the value under a key: `users.field(&id, User::KARMA)`.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails, the version is unknown, or the field or one before it
    /// does not decode.
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
    /// assert_eq!(users.field(&7, User::KARMA)?, Some(77));
    /// assert_eq!(users.field(&7, User::NAME)?.as_deref(), Some("ada"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn field<F>(&self, key: &K, field: Field<V, F>) -> Result<Option<V::Value>, ReadError>
    where
        V: HasField<F>,
    {
        self.row(key, |row| row.field(field))
    }

    /// One field of the values under many keys, in the keys' order and with one call to the engine.
    /// One value that does not decode does not hide the others.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the engine fails or a key has no bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// # use perennial::{Store, Table, Versioned, backend::Memory, registry, store::ReadError};
    /// # #[derive(Versioned)]
    /// # #[versioned(latest = 1)]
    /// # struct User { name: String, karma: u32 }
    /// # const USERS: Table<u64, User> = Table::new("users");
    /// # let store = Store::open(Memory::new(), registry![USERS])?;
    /// # let users = store.table(USERS)?;
    /// # users.put(&7, &User { name: "ada".into(), karma: 77 })?;
    /// let karma = users.field_many(&[8, 7], User::KARMA)?;
    /// let karma = karma.into_iter().collect::<Result<Vec<_>, ReadError>>()?;
    /// assert_eq!(karma, [None, Some(77)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[expect(clippy::type_complexity, reason = "an option per key, and an error per row and call")]
    pub fn field_many<F>(
        &self,
        keys: &[K],
        field: Field<V, F>,
    ) -> Result<Vec<Result<Option<V::Value>, ReadError>>, ReadError>
    where
        V: HasField<F>,
    {
        self.rows(keys, |row| row.field(field))
    }
}

impl<'a, R, K, V, C> TableReader<'a, R, K, V, C, Ordered>
where
    R: ReadEngine,
    K: Key + fmt::Debug,
    V: Entity,
    C: Wire,
{
    /// The rows of a range of keys, lent one by one with views of their values: see [`Walk`]. For
    /// other rows, by prefix or filter, there is [`Scan::walk`](super::Scan::walk).
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
    /// let mut longest = String::new();
    /// users.scan_view(..).for_each(|_key, user| {
    ///     if user.name()?.len() > longest.len() {
    ///         longest = user.name()?.to_string();
    ///     }
    ///     Ok(())
    /// })?;
    /// assert_eq!(longest, "ada");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn scan_view(&self, range: impl RangeBounds<K>) -> Walk<'a, R, K, V, C, Ordered> {
        self.scan(range).walk()
    }

    /// The keys of a range and one field of the values; no other field is read. For other rows, by
    /// prefix or filter, there is [`Scan::field`](super::Scan::field).
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
    /// for row in users.scan_field(..8, User::KARMA) {
    ///     let (id, karma) = row?;
    ///     assert_eq!((id, karma), (7, 77));
    /// }
    ///
    /// // Nothing of the keys is read here.
    /// let mut total = 0;
    /// for karma in users.scan_field(.., User::KARMA).without_keys() {
    ///     total += karma?;
    /// }
    /// assert_eq!(total, 100);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn scan_field<F>(
        &self,
        range: impl RangeBounds<K>,
        field: Field<V, F>,
    ) -> Rows<'a, R, K, V, C, Ordered, AsField<F>>
    where
        V: HasField<F>,
    {
        self.scan(range).field(field)
    }
}
