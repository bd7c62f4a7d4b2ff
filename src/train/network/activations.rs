//! What a binary activates at which spec version.

use alloc::collections::BTreeMap;

use crate::{store::Registry, train::Release, version::SpecVersion};

/// The spec versions from which on a binary may write its entities' versions and send its messages, as
/// `activates(…)` and `since` say in the code.
///
/// # Examples
///
/// ```
/// use perennial::{SpecVersion, Table, Versioned, registry, train::Activations};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2, activates(2 = 6))]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// const USERS: Table<u64, User> = Table::new("users");
///
/// let binary = Activations::of(&registry![USERS]);
/// assert_eq!(binary.get(&"User V2".parse()?), Some(SpecVersion(6)));
/// assert_eq!(binary.get(&"User V3".parse()?), None);
/// # Ok::<(), perennial::train::ParseReleaseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Activations(BTreeMap<Release, SpecVersion>);

impl Activations {
    /// Those of all tables and messages of a registry. With the feature `history`, also those of the
    /// entities inside them, and of payloads.
    ///
    /// Of two entities with one name, each version counts from the lower spec version on.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let mut activations = Self::default();
        for table in registry.tables() {
            for info in table.versions() {
                let entity = table.entity().into();
                activations.add(Release::Entity { entity, version: info.version }, info.activates);
            }
            #[cfg(feature = "history")]
            activations.add_entities(*table.hooks());
        }
        for messages in registry.messages() {
            for info in messages.messages() {
                let (name, message) = (messages.name().into(), info.name.into());
                activations.add(Release::Message { messages: name, message }, info.since);
                #[cfg(feature = "history")]
                messages.hooks(info).into_iter().for_each(|hooks| activations.add_entities(hooks));
            }
        }
        activations
    }

    /// The spec version from which on something is there; `None` if the binary does not have it.
    #[must_use]
    pub fn get(&self, release: &Release) -> Option<SpecVersion> {
        self.0.get(release).copied()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Release, SpecVersion)> {
        self.0.iter().map(|(release, spec)| (release, *spec))
    }

    #[cfg(feature = "history")]
    fn add_entities(&mut self, hooks: crate::schema::EntityHooks) {
        for hooks in (hooks.entities)() {
            for facts in (hooks.versions)() {
                let (entity, version) = (hooks.name.into(), facts.version);
                self.add(Release::Entity { entity, version }, facts.activates);
            }
        }
    }

    fn add(&mut self, release: Release, from: SpecVersion) {
        self.0.entry(release).and_modify(|spec| *spec = from.min(*spec)).or_insert(from);
    }
}

impl FromIterator<(Release, SpecVersion)> for Activations {
    fn from_iter<I: IntoIterator<Item = (Release, SpecVersion)>>(releases: I) -> Self {
        let mut activations = Self::default();
        releases.into_iter().for_each(|(release, from)| activations.add(release, from));
        activations
    }
}
