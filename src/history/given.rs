//! Samples that people give.

use std::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    entity::{self, Entity, VersionedEntity},
    schema::Codec,
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
        Self { given: Vec::new() }
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

    /// Those of one version of the entity whose type has this name.
    pub(super) fn of(&self, type_name: &str, version: Version) -> impl Iterator<Item = &Given> {
        self.given
            .iter()
            .filter(move |given| given.type_name == type_name && given.version == version)
    }
}
