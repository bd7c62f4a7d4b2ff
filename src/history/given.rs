//! Samples that people give.

use std::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    entity::{self, Entity, VersionedEntity},
    key::KeyScheme,
    schema::Codec,
    store::Table,
    version::Version,
};

/// Samples that are given by hand, beside those that the library finds: for entities whose own checks
/// take only values that nobody would guess.
///
/// # Examples
///
/// ```
/// use perennial::{Layout, Table, Versioned, history, registry};
///
/// #[derive(Clone, Layout)]
/// #[layout(check = Email::check)]
/// struct Email(String);
///
/// impl Email {
///     fn check(&self) -> Result<(), &'static str> {
///         if self.0.ends_with("@example.org") { Ok(()) } else { Err("it is of another house") }
///     }
/// }
///
/// #[derive(Versioned)]
/// #[versioned(latest = 1)]
/// struct User {
///     email: Email,
/// }
///
/// const USERS: Table<u64, User> = Table::new("users");
///
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// let ada = VersionedUser::V1(User { email: Email("ada@example.org".into()) });
/// let samples = history::Samples::new().with::<User>("ada", &ada);
/// let written = history::release_with(registry![USERS], folder, &samples).unwrap_err();
/// assert!(matches!(written, history::HistoryError::Written(_)));
/// history::check(registry![USERS], folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Samples {
    given: Vec<Given>,
    /// By the table's name; of a history they are no part.
    keys: Vec<(&'static str, Vec<u8>)>,
}

/// A sample of one version of one entity.
#[derive(Clone, Debug)]
pub(super) struct Given {
    type_name: &'static str,
    version: Version,
    pub(super) name: String,
    pub(super) bodies: Vec<(Codec, Vec<u8>)>,
}

impl Samples {
    /// None so far.
    #[must_use]
    pub const fn new() -> Self {
        Self { given: Vec::new(), keys: Vec::new() }
    }

    /// Adds a value of one version, under a name of its own.
    #[must_use]
    pub fn with<E: Entity>(mut self, name: &str, value: &E::Versioned) -> Self {
        self.given.push(Given {
            type_name: core::any::type_name::<E>(),
            version: value.version(),
            name: name.to_string(),
            bodies: entity::bodies::<E>(value),
        });
        self
    }

    /// Adds a key of a table, for the checks of the release train, where the key's own check takes only
    /// what nobody would guess. A history needs no keys.
    #[must_use]
    pub fn with_key<K, V, C, S: KeyScheme<K>>(mut self, table: Table<K, V, C, S>, key: &K) -> Self {
        self.keys.extend(S::key_out(key).map(|bytes| (table.name(), bytes)));
        self
    }

    /// The keys of a table, each as bytes that begin with it.
    #[cfg(feature = "train")]
    pub(crate) fn keys_of(&self, table: &str) -> impl Iterator<Item = &[u8]> {
        let keys = self.keys.iter().filter(move |(name, _)| *name == table);
        keys.map(|(_, bytes)| bytes.as_slice())
    }

    /// Those of one version of the entity whose type has this name.
    pub(super) fn of(&self, type_name: &str, version: Version) -> impl Iterator<Item = &Given> {
        self.given
            .iter()
            .filter(move |given| given.type_name == type_name && given.version == version)
    }
}
