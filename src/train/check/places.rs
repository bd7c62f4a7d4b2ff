//! Plan against code: what is there, from when, and where it lies.

use std::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

use super::{
    CheckFault, CheckFinding,
    binary::{Binary, activation, inside},
    scope::Scope,
};
use crate::{
    message::MessageInfo,
    schema::EntityHooks,
    store::{MessagesInfo, Registry, TableInfo},
    train::{FeatureName, Release},
    version::{SpecVersion, Version},
};

/// A table under check, and whose it is.
pub(super) struct TablePlace<'a> {
    pub(super) info: &'a TableInfo,
    pub(super) feature: &'a FeatureName,
}

/// A message under check, and whose it is.
pub(super) struct MessagePlace<'a> {
    pub(super) messages: &'a MessagesInfo,
    pub(super) info: &'static MessageInfo,
    pub(super) feature: &'a FeatureName,
}

/// Where what is released lies.
#[derive(Default)]
pub(super) struct Places<'a> {
    pub(super) tables: Vec<TablePlace<'a>>,
    pub(super) messages: Vec<MessagePlace<'a>>,
    pub(super) findings: Vec<CheckFinding>,
}

/// The versions of entities that are released, each with its feature.
type Wanted<'a> = BTreeMap<(String, Version), &'a FeatureName>;

impl<'a> Places<'a> {
    /// Where all that the scope's features release lies in a registry, as far as code and plan agree.
    pub(super) fn of(scope: &Scope<'a>, registry: &'a Registry) -> Self {
        let mut places = Self::default();
        let binary = Binary::of(registry);
        let (wanted, messages) = places.released(scope, binary);
        let mut reached = BTreeSet::new();
        for info in registry.tables() {
            let versions = info.versions().iter();
            let versions = versions.filter(|facts| facts.activates <= scope.after);
            let lies = lying(info.hooks(), versions.map(|facts| facts.version));
            if let Some(feature) = first_of(&wanted, &lies) {
                reached.extend(lies.iter().cloned());
                if places.is_alone(scope, info.hooks(), &lies, feature, Some(info.name())) {
                    places.tables.push(TablePlace { info, feature });
                }
            }
        }
        for (of, info) in binary.messages() {
            places.message(scope, (of, info), &wanted, &messages, &mut reached);
        }
        for ((entity, version), feature) in &wanted {
            if !reached.contains(&(entity.clone(), *version)) {
                let release = Release::Entity { entity: entity.clone(), version: *version };
                let fault = CheckFault::Unreachable { at: scope.after };
                places.push(feature, release, None, fault);
            }
        }
        places
    }

    fn push(
        &mut self,
        feature: &FeatureName,
        release: Release,
        table: Option<&str>,
        fault: CheckFault,
    ) {
        let (feature, table) = (feature.clone(), table.map(Into::into));
        let finding = CheckFinding { table, ..CheckFinding::new(feature, release, fault) };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// What is released and is in the code as the plan says.
    fn released(
        &mut self,
        scope: &Scope<'a>,
        binary: Binary<'_>,
    ) -> (Wanted<'a>, BTreeMap<&'a Release, &'a FeatureName>) {
        let (mut wanted, mut messages) = (BTreeMap::new(), BTreeMap::new());
        for (feature, release) in scope.releases() {
            let plan = feature.spec_version.unwrap_or(scope.after);
            let codes = binary.activations(release);
            let is_message = matches!(release, Release::Message { .. });
            let mut faults = Vec::new();
            if codes.is_empty() {
                faults.push(CheckFault::Missing { is_message });
            }
            for code in codes {
                if code > plan {
                    faults.push(CheckFault::Later { code, plan });
                } else if code <= scope.base {
                    faults.push(CheckFault::AlreadyActive { code, before: scope.base });
                }
            }
            if let Release::Message { messages, message } = release {
                let gone = binary.named(messages, message).filter_map(|(_, info)| info.until);
                let gone = gone.filter(|until| *until < scope.after);
                faults.extend(gone.map(|until| CheckFault::Gone { until, at: scope.after }));
            }
            if faults.is_empty() {
                match release {
                    Release::Entity { entity, version } => {
                        wanted.insert((entity.clone(), *version), &feature.name);
                    }
                    Release::Message { .. } => {
                        messages.insert(release, &feature.name);
                    }
                }
            }
            for fault in faults {
                self.push(&feature.name, release.clone(), None, fault);
            }
        }
        (wanted, messages)
    }

    /// A message, if it is released or carries what is.
    fn message(
        &mut self,
        scope: &Scope<'a>,
        (messages, info): (&'a MessagesInfo, &'static MessageInfo),
        wanted: &Wanted<'a>,
        released: &BTreeMap<&'a Release, &'a FeatureName>,
        reached: &mut BTreeSet<(String, Version)>,
    ) {
        let release =
            Release::Message { messages: messages.name().into(), message: info.name.into() };
        let hooks = messages.hooks(info);
        let lies = hooks.as_ref().map(|hooks| {
            let versions = info.versions.iter().filter(|facts| facts.activates <= scope.after);
            lying(hooks, versions.map(|facts| facts.version))
        });
        let lies = lies.unwrap_or_default();
        let is_there = info.availability(scope.after).is_available();
        let carries = first_of(wanted, &lies).filter(|_| is_there);
        // One that comes with another feature is that one's to check.
        let carries = carries.filter(|_| info.since <= scope.base || scope.owns(&release));
        let Some(feature) = released.get(&release).copied().or(carries) else { return };
        reached.extend(lies.iter().cloned());
        let is_alone = hooks.is_none_or(|hooks| self.is_alone(scope, &hooks, &lies, feature, None));
        if is_alone {
            self.messages.push(MessagePlace { messages, info, feature });
        }
    }

    /// Whether nothing becomes active there that is not of the scope.
    fn is_alone(
        &mut self,
        scope: &Scope<'_>,
        hooks: &EntityHooks,
        lies: &BTreeSet<(String, Version)>,
        feature: &FeatureName,
        table: Option<&str>,
    ) -> bool {
        let all = (hooks.entities)();
        let mut is_alone = true;
        for (entity, version) in lies {
            let Some(at) = activation(&all, entity, *version) else { continue };
            let release = Release::Entity { entity: entity.clone(), version: *version };
            if is_strange(scope, &release, at) {
                is_alone = false;
                self.stranger(scope, release, at, feature, table);
            }
        }
        is_alone
    }

    fn stranger(
        &mut self,
        scope: &Scope<'_>,
        release: Release,
        at: SpecVersion,
        feature: &FeatureName,
        table: Option<&str>,
    ) {
        let by = scope.releaser(&release).cloned();
        let fault = CheckFault::NotAlone { by, with: scope.subject.clone(), at };
        self.push(feature, release, table, fault);
    }

    /// All that the code activates with the upgrade and that none of its features releases, also where
    /// they release nothing: what is active on the betanet is active on mainnet.
    pub(super) fn strangers(&mut self, scope: &Scope<'a>, registry: &Registry) {
        let binary = Binary::of(registry);
        let last = scope.features.iter().max_by_key(|feature| feature.spec_version);
        let Some(feature) = last.map(|feature| &feature.name) else { return };
        let entities = binary.entities().into_iter().flat_map(|hooks| {
            let versions = (hooks.versions)().into_iter();
            versions.map(move |facts| {
                let release = Release::Entity { entity: hooks.name.into(), version: facts.version };
                (release, facts.activates)
            })
        });
        let messages = binary.messages().map(|(of, info)| {
            let (messages, message) = (of.name().into(), info.name.into());
            (Release::Message { messages, message }, info.since)
        });
        for (release, at) in entities.chain(messages) {
            let told = self.findings.iter().any(|finding| {
                finding.release == release && matches!(finding.fault, CheckFault::NotAlone { .. })
            });
            if is_strange(scope, &release, at) && !told {
                self.stranger(scope, release, at, feature, None);
            }
        }
    }
}

fn is_strange(scope: &Scope<'_>, release: &Release, at: SpecVersion) -> bool {
    at > scope.base && at <= scope.after && !scope.owns(release)
}

/// The versions of entities that lie in some versions of one.
fn lying(
    hooks: &EntityHooks,
    versions: impl Iterator<Item = Version>,
) -> BTreeSet<(String, Version)> {
    versions.flat_map(|version| inside(hooks, version)).collect()
}

fn first_of<'a>(
    wanted: &Wanted<'a>,
    lies: &BTreeSet<(String, Version)>,
) -> Option<&'a FeatureName> {
    lies.iter().find_map(|found| wanted.get(found).copied())
}
