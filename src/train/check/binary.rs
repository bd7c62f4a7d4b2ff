//! What a binary's registry knows of releases.

use std::{
    collections::BTreeSet,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    message::MessageInfo,
    schema::{EntityHooks, Fingerprint, Type, VersionFacts},
    store::{MessagesInfo, Registry},
    train::Release,
    version::{SpecVersion, Version},
};

/// A registry, asked by names.
#[derive(Clone, Copy)]
pub(super) struct Binary<'a> {
    registry: &'a Registry,
}

impl<'a> Binary<'a> {
    pub(super) const fn of(registry: &'a Registry) -> Self {
        Self { registry }
    }

    /// All entities of tables and payloads, and those inside of them; one stands there as often as it
    /// is met.
    pub(super) fn entities(self) -> Vec<EntityHooks> {
        let tables = self.registry.tables().iter().map(|table| *table.hooks());
        let payloads = self.messages().filter_map(|(messages, info)| messages.hooks(info));
        tables.chain(payloads).flat_map(|hooks| (hooks.entities)()).collect()
    }

    pub(super) fn messages(self) -> impl Iterator<Item = (&'a MessagesInfo, &'static MessageInfo)> {
        let all = self.registry.messages().iter();
        all.flat_map(|messages| messages.messages().iter().map(move |info| (messages, info)))
    }

    /// The versions of entities that a release may mean: of a generic entity, there are several.
    fn versions(self, entity: &str, version: Version) -> Vec<VersionFacts> {
        let entities = self.entities().into_iter().filter(|hooks| hooks.name == entity);
        let versions = entities.flat_map(|hooks| (hooks.versions)());
        versions.filter(|facts| facts.version == version).collect()
    }

    /// The messages that a release may mean.
    pub(super) fn named(
        self,
        messages: &str,
        message: &str,
    ) -> impl Iterator<Item = (&'a MessagesInfo, &'static MessageInfo)> {
        self.messages().filter(move |(of, info)| of.name() == messages && info.name == message)
    }

    /// The spec versions from which the code activates it; none if it does not know it.
    pub(super) fn activations(self, release: &Release) -> BTreeSet<SpecVersion> {
        match release {
            Release::Entity { entity, version } => {
                let versions = self.versions(entity, *version);
                versions.into_iter().map(|facts| facts.activates).collect()
            }
            Release::Message { messages, message } => {
                self.named(messages, message).map(|(_, info)| info.since).collect()
            }
        }
    }

    /// The layouts that it has at a spec version, in order: of the entity's version, or of the
    /// message's newest payload, `None` without one.
    pub(super) fn layouts(
        self,
        release: &Release,
        at: SpecVersion,
    ) -> BTreeSet<Option<Fingerprint>> {
        match release {
            Release::Entity { entity, version } => {
                let versions = self.versions(entity, *version);
                versions.into_iter().map(|facts| Some(facts.fingerprint)).collect()
            }
            Release::Message { messages, message } => {
                let named = self.named(messages, message).map(|(_, info)| {
                    let newest = info.version_at(at)?;
                    let facts = info.versions.iter().find(|facts| facts.version == newest)?;
                    Some(facts.fingerprint)
                });
                named.collect()
            }
        }
    }
}

/// The versions of entities that lie in a version of one, itself among them.
pub(super) fn inside(hooks: &EntityHooks, version: Version) -> BTreeSet<(String, Version)> {
    let schema = (hooks.schema)(version);
    let types = schema.iter().flat_map(|schema| schema.types());
    let found = types.filter_map(|ty| match ty {
        Type::Entity { name, version, .. } => Some((name.clone(), *version)),
        _ => None,
    });
    found.chain([(hooks.name.to_string(), version)]).collect()
}

/// From when a version of one of the entities of `all` is active.
pub(super) fn activation(
    all: &[EntityHooks],
    entity: &str,
    version: Version,
) -> Option<SpecVersion> {
    let hooks = all.iter().find(|hooks| hooks.name == entity)?;
    let versions = (hooks.versions)();
    versions.iter().find(|facts| facts.version == version).map(|facts| facts.activates)
}
