//! One row, in the engine's own bytes.

use alloc::boxed::Box;
use core::{fmt, marker::PhantomData};

use crate::{
    backend::Entry,
    entity::{self, Entity, Field, HasField},
    error::DecodeError,
    key::{self, KeyFault, KeyScheme},
    store::{KeyBytes, RawValue, ReadError, StoredTag, TableInfo, table::Types},
    wire::{Fault, FaultKind, Wire},
};

/// A row as the engine lends it. Nothing of it is read before it is asked for, and nothing is
/// copied.
///
/// Errors name the table and the key, and those of values the entity, its version and the byte.
///
/// # Examples
///
/// ```
/// use perennial::{Store, Table, Versioned, backend::Memory, registry, store::ReadError};
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
/// let greeting = users.row(&7, |row| {
///     let user = row.view()?;
///     let name = row.check(user.name())?;
///     Ok::<_, ReadError>(format!("{name} has {}", row.field(User::KARMA)?))
/// })?;
/// assert_eq!(greeting.as_deref(), Some("ada has 77"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Row<'r, K, V, C, S> {
    info: &'r TableInfo,
    entry: Entry<'r>,
    types: Types<K, V, C, S>,
}

impl<'r, K, V, C, S> Row<'r, K, V, C, S> {
    #[inline]
    pub(in crate::store) const fn new(info: &'r TableInfo, entry: Entry<'r>) -> Self {
        Self { info, entry, types: PhantomData }
    }

    /// The key's bytes as the engine holds them, the table's prefix included.
    #[inline]
    #[must_use]
    pub const fn key_bytes(&self) -> &'r [u8] {
        self.entry.key
    }

    /// The whole stored value, also of a version that this binary does not know.
    #[inline]
    #[must_use]
    pub const fn stored(&self) -> &'r [u8] {
        self.entry.value
    }

    /// The stored value in its parts.
    #[must_use]
    pub fn raw(&self) -> RawValue<&'r [u8]> {
        RawValue::new(self.entry.value)
    }

    /// Gives an error of the value the names of table and key.
    ///
    /// # Errors
    ///
    /// [`ReadError::Value`] with the error that comes in.
    #[inline]
    pub fn check<T>(&self, read: Result<T, DecodeError>) -> Result<T, ReadError> {
        match read {
            Ok(value) => Ok(value),
            Err(source) => Err(self.value_error(source)),
        }
    }

    #[cold]
    fn value_error(&self, source: DecodeError) -> ReadError {
        let key = KeyBytes::new(self.entry.key);
        ReadError::Value { table: self.info.name(), key, source }
    }

    #[cold]
    fn key_error(&self, source: KeyFault) -> ReadError {
        let key = KeyBytes::new(self.entry.key);
        ReadError::Key { table: self.info.name(), key, source: Box::new(source) }
    }
}

impl<'r, K, V: Entity, C: Wire, S: KeyScheme<K>> Row<'r, K, V, C, S> {
    /// The key.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if it is no key of the table.
    #[inline]
    pub fn key(&self) -> Result<S::Read, ReadError> {
        match key::behind_prefix(self.info.prefix(), self.entry.key).and_then(S::read) {
            Ok(key) => Ok(key),
            Err(source) => Err(self.key_error(source)),
        }
    }

    /// The tag, and the version it stands for.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the stored value is empty.
    pub fn version(&self) -> Result<StoredTag, ReadError> {
        match entity::tag_of(self.entry.value) {
            Some(tag) => Ok(StoredTag { tag, version: V::version_of_tag(tag) }),
            None => {
                let fault = Fault::new(FaultKind::Empty, 0);
                Err(self.value_error(DecodeError::of_entity(V::NAME, None, 0, fault)))
            }
        }
    }

    /// The view of the value, which reads fields in place.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the value is empty or of an unknown version.
    #[inline]
    pub fn view(&self) -> Result<V::View<'r, C>, ReadError> {
        self.check(entity::view::<C, V>(self.entry.value))
    }

    /// What `read` makes of the view.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if there is no view, or with the error of `read`.
    #[inline]
    pub fn read<T>(
        &self,
        read: impl FnOnce(V::View<'r, C>) -> Result<T, DecodeError>,
    ) -> Result<T, ReadError> {
        self.check(entity::view::<C, V>(self.entry.value).and_then(read))
    }

    /// One field of the value: `row.field(User::KARMA)`.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the version is unknown, or the field or one before it does not decode.
    #[inline]
    pub fn field<F>(&self, field: Field<V, F>) -> Result<V::Value, ReadError>
    where
        V: HasField<F>,
    {
        self.check(field.read::<C>(self.entry.value))
    }

    /// The latest view, decoded.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the value does not decode.
    #[inline]
    pub fn latest(&self) -> Result<V, ReadError> {
        self.check(entity::decode::<C, V>(self.entry.value))
    }

    /// The value as it was stored.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the value does not decode.
    #[inline]
    pub fn versioned(&self) -> Result<V::Versioned, ReadError> {
        self.check(entity::decode_versioned::<C, V>(self.entry.value))
    }
}

impl<K, V, C, S> Clone for Row<'_, K, V, C, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V, C, S> Copy for Row<'_, K, V, C, S> {}

impl<K, V, C, S> fmt::Debug for Row<'_, K, V, C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("table", &self.info.name())
            .field("key", &KeyBytes::new(self.entry.key))
            .field("value", &self.raw())
            .finish()
    }
}
