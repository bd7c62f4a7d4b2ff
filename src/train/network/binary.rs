//! What a binary activates at which spec version.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
};

use crate::{
    entity::VersionInfo,
    schema::{Schema, Type},
    store::Registry,
    train::Release,
    version::SpecVersion,
};

/// The spec versions from which on a binary may write its entities' versions and send its messages, as
/// `activates(…)` and `since` say in the code.
///
/// # Examples
///
/// ```
/// use perennial::{SpecVersion, Table, Versioned, registry, train::Binary};
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
/// let binary = Binary::of(&registry![USERS]);
/// assert_eq!(binary.get(&"User V2".parse()?), Some(SpecVersion(6)));
/// assert_eq!(binary.get(&"User V3".parse()?), None);
/// # Ok::<(), perennial::train::ParseReleaseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Binary {
    known: BTreeMap<Release, SpecVersion>,
    unknown: BTreeSet<String>,
}

impl Binary {
    /// What the tables, messages and payloads of a registry activate, and the entities inside of them.
    ///
    /// Without the feature `history` a binary does not show from when on the entities inside are
    /// active: they are [`unknown`](Self::unknown). Of two entities with one name, each version counts from
    /// the lower spec version on.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let mut binary = Self::shown(registry);
        #[cfg(feature = "history")]
        binary.ask(registry);
        binary.unknown.retain(|entity| !knows(&binary.known, entity));
        binary
    }

    /// What is there to see without asking the types.
    fn shown(registry: &Registry) -> Self {
        let mut binary = Self::default();
        for table in registry.tables() {
            binary.add_versions(table.entity(), table.versions());
            let schemas = table.versions().iter().filter_map(|info| table.schema(info.version));
            schemas.for_each(|schema| binary.add_inner(&schema));
        }
        for messages in registry.messages() {
            for info in messages.messages() {
                let (name, message) = (messages.name().into(), info.name.into());
                binary.add(Release::Message { messages: name, message }, info.since);
                for version in info.versions {
                    let Some(schema) = messages.schema(info, version.version) else { continue };
                    if let Type::Entity { name, .. } = schema.root() {
                        binary.add_versions(name, core::slice::from_ref(version));
                    }
                    binary.add_inner(&schema);
                }
            }
        }
        binary
    }

    fn add_versions(&mut self, entity: &str, versions: &[VersionInfo]) {
        for info in versions {
            let entity = entity.into();
            self.add(Release::Entity { entity, version: info.version }, info.activates);
        }
    }

    fn add_inner(&mut self, schema: &Schema) {
        let entities = schema.types().iter().filter_map(|part| match part {
            Type::Entity { name, .. } => Some(name.clone()),
            _ => None,
        });
        self.unknown.extend(entities);
    }

    /// The spec version from which on something is there; `None` if the binary does not have it.
    #[must_use]
    pub fn get(&self, release: &Release) -> Option<SpecVersion> {
        self.known.get(release).copied()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Release, SpecVersion)> {
        self.known.iter().map(|(release, spec)| (release, *spec))
    }

    /// The entities that are inside of others, and of which nothing is known but that the binary has
    /// them. There are none with the feature `history`.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().map(String::as_str)
    }

    /// Whether something is there, or nothing is known of it.
    pub(super) fn may_have(&self, release: &Release) -> bool {
        let is_unknown = match release {
            Release::Entity { entity, .. } => self.unknown.contains(entity),
            Release::Message { .. } => false,
        };
        is_unknown || self.known.contains_key(release)
    }

    /// Asks the types for what is inside of them.
    #[cfg(feature = "history")]
    fn ask(&mut self, registry: &Registry) {
        let tables = registry.tables().iter().map(|table| *table.hooks());
        let payloads = registry.messages().iter().flat_map(|messages| {
            messages.messages().iter().filter_map(|info| messages.hooks(info))
        });
        for entity in tables.chain(payloads).flat_map(|hooks| (hooks.entities)()) {
            for facts in (entity.versions)() {
                let (entity, version) = (entity.name.into(), facts.version);
                self.add(Release::Entity { entity, version }, facts.activates);
            }
        }
    }

    fn add(&mut self, release: Release, from: SpecVersion) {
        self.known.entry(release).and_modify(|spec| *spec = from.min(*spec)).or_insert(from);
    }
}

impl FromIterator<(Release, SpecVersion)> for Binary {
    fn from_iter<I: IntoIterator<Item = (Release, SpecVersion)>>(releases: I) -> Self {
        let mut binary = Self::default();
        releases.into_iter().for_each(|(release, from)| binary.add(release, from));
        binary
    }
}

/// Whether versions of an entity are known.
fn knows(known: &BTreeMap<Release, SpecVersion>, name: &str) -> bool {
    known.keys().any(|release| matches!(release, Release::Entity { entity, .. } if entity == name))
}

#[cfg(all(test, feature = "derive"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use alloc::{string::ToString, vec::Vec};

    use super::*;
    use crate::{
        macros::{Messages, Versioned},
        store::Table,
        train::{Event, Feature, Month, Network, Plan, Policy, Train},
        wire::Scale,
    };

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    struct Badge {
        name: String,
        #[versioned(since = 2)]
        level: u32,
    }

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    struct Holder {
        #[versioned(nested(1 = 1, 2 = 2))]
        badge: Badge,
    }

    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    struct Award {
        to: u64,
        #[versioned(since = 2)]
        because: String,
    }

    #[derive(Messages)]
    #[allow(dead_code)]
    enum Call {
        #[message(index = 0, since = 0)]
        Award(Award),
    }

    const HOLDERS: Table<u64, Holder> = Table::new("holders");

    fn registry() -> Registry {
        Registry::new().with(HOLDERS).with_messages::<Scale, Call>()
    }

    /// What a build without the feature `history` has.
    #[test]
    fn payloads_are_shown_and_what_is_inside_of_entities_is_unknown() {
        let mut plain = Binary::shown(&registry());
        plain.unknown.retain(|entity| !knows(&plain.known, entity));
        assert_eq!(plain.unknown().collect::<Vec<_>>(), ["Badge"]);
        let asked = Binary::of(&registry());
        assert_eq!(asked.unknown().count(), 0);
        let is_inner = |release: &Release| release.to_string().starts_with("Badge");
        let outer = asked.known.iter().filter(|(release, _)| !is_inner(release));
        assert!(outer.eq(&plain.known));
        assert_eq!(asked.known.len(), plain.known.len() + 2);
    }

    #[test]
    fn what_is_unknown_is_not_missing() {
        let feature = |name: &str, release: &str| {
            Feature::new(name).releases(release.parse().unwrap(), SpecVersion(6))
        };
        let all = [("badges", "Badge V2"), ("holders", "Holder V2"), ("awards", "Award V2")];
        let features = all.iter().map(|(name, release)| feature(name, release));
        let plan = Plan::new(Policy::seed001(), SpecVersion(5));
        let mut train = Train::new(features.fold(plan, Plan::feature)).unwrap();
        for (name, _) in all {
            train.apply(Event::merge(name)).unwrap();
            train.apply(Event::alpha_submit(name)).unwrap();
        }
        train.apply(Event::alpha_meeting(Month(1))).unwrap();
        train.apply(Event::alpha_deploy(Month(1))).unwrap();
        let alphanet = Network::alphanet(Month(1));
        assert_eq!(train.check_binary(&alphanet, &Binary::shown(&registry())), Ok(()));
        assert_eq!(train.check_binary(&alphanet, &Binary::of(&registry())), Ok(()));
        let error = train.check_binary(&alphanet, &Binary::of(&Registry::new())).unwrap_err();
        assert_eq!(error.to_string().matches("does not have it").count(), 3, "{error}");
    }
}
