//! The typed name of a table.

use core::{fmt, marker::PhantomData};

use super::meta::RESERVED;
use crate::{
    key::{Ordered, Substrate},
    wire::Scale,
};

/// The longest name of a table, in bytes.
const NAME_BYTES_MAX: usize = 64;

/// The types of a table, without a value of any of them: tables go between threads as they like.
pub(super) type Types<K, V, C, S> = PhantomData<fn() -> (K, V, C, S)>;

/// A table: its name, and the types of its keys and values.
///
/// `K` is the key, `V` the entity, `C` the codec of the values and `S` the
/// [scheme](crate::key::KeyScheme) of the keys. A table is a constant, named once and used wherever
/// its rows are.
///
/// # Examples
///
/// ```
/// use perennial::{Bincode, key::{Blake2_128Concat, Substrate}, store::Table};
///
/// # struct User;
/// # struct Account;
/// const USERS: Table<String, User> = Table::new("users");
/// const DRAFTS: Table<u64, User, Bincode> = Table::new("drafts");
/// const ACCOUNTS: Table<[u8; 32], Account, perennial::Scale, Substrate<Blake2_128Concat>> =
///     Table::map("System", "Account");
///
/// assert_eq!(USERS.name(), "users");
/// assert_eq!(ACCOUNTS.name(), "Account");
/// ```
///
/// A name that no engine could keep does not compile:
///
/// ```compile_fail
/// # struct User;
/// const BAD: perennial::store::Table<u64, User> = perennial::store::Table::new("us ers");
/// ```
pub struct Table<K, V, C = Scale, S = Ordered> {
    name: &'static str,
    path: Option<(&'static str, &'static str)>,
    types: Types<K, V, C, S>,
}

impl<K, V, C> Table<K, V, C, Ordered> {
    /// The table of this name.
    ///
    /// # Panics
    ///
    /// When compiling, if it is made in a constant as it should be: unless the name is 1 to 64 of
    /// `A-Z a-z 0-9 _ . -`, does not begin with `perennial.` and is not `default`.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        check_name(name);
        Self { name, path: None, types: PhantomData }
    }
}

impl<K, V, C, H> Table<K, V, C, Substrate<H>> {
    /// The rows of a FRAME storage map, under the map's own keys. The table is called `item`.
    ///
    /// # Panics
    ///
    /// As [`Table::new`].
    #[must_use]
    pub const fn map(module: &'static str, item: &'static str) -> Self {
        check_name(item);
        Self { name: item, path: Some((module, item)), types: PhantomData }
    }

    /// The same map in a table of another name, where two modules have an item of one name.
    ///
    /// # Panics
    ///
    /// As [`Table::new`].
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        check_name(name);
        Self { name, path: self.path, types: PhantomData }
    }
}

impl<K, V, C, S> Table<K, V, C, S> {
    /// The table that a registry knows under this name and path, with these types.
    #[cfg(all(feature = "history", feature = "train"))]
    pub(super) const fn known(
        name: &'static str,
        path: Option<(&'static str, &'static str)>,
    ) -> Self {
        Self { name, path, types: PhantomData }
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Module and item of a FRAME storage map.
    #[must_use]
    pub const fn path(&self) -> Option<(&'static str, &'static str)> {
        self.path
    }
}

impl<K, V, C, S> Clone for Table<K, V, C, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V, C, S> Copy for Table<K, V, C, S> {}

impl<K, V, C, S> fmt::Debug for Table<K, V, C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("name", &self.name).field("path", &self.path).finish()
    }
}

const fn check_name(name: &str) {
    assert!(!name.is_empty(), "a table needs a name");
    assert!(name.len() <= NAME_BYTES_MAX, "a table's name has at most 64 bytes");
    let mut rest = name.as_bytes();
    while let [byte, tail @ ..] = rest {
        assert!(
            byte.is_ascii_alphanumeric() || matches!(*byte, b'_' | b'.' | b'-'),
            "a table's name is made of A-Z a-z 0-9 _ . -"
        );
        rest = tail;
    }
    assert!(!begins_with(name.as_bytes(), RESERVED.as_bytes()), "`perennial.…` is reserved");
    let is_default = name.len() == "default".len() && begins_with(name.as_bytes(), b"default");
    assert!(!is_default, "`default` is a name that RocksDB keeps for itself");
}

const fn begins_with(mut text: &[u8], mut prefix: &[u8]) -> bool {
    while let [expected, others @ ..] = prefix {
        match text {
            [found, rest @ ..] if *found == *expected => text = rest,
            _ => return false,
        }
        prefix = others;
    }
    true
}
