//! One value on its way through a store.

use std::{string::ToString, vec::Vec};

use super::{
    CheckFault, CheckFinding, CheckStep,
    lost::{Faults, lost},
    places::TablePlace,
    values::{Sampled, apart, shown_stored},
};
use crate::{
    error::{DowncastError, DowncastKind},
    gate::GateError,
    schema::{EntityHooks, Type, TypeRef},
    store::{Place, Refused, RowRead, WriteError},
    train::Release,
    version::{SpecVersion, Version},
};

/// The way of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// An old one, stored in its version.
    OldStored,
    /// An old one, written as a view when its version is the newest.
    OldWritten,
    /// An old one, stored and rewritten.
    OldRewritten,
    /// A new one, written as a view too early.
    NewEarly,
    /// A new one, stored too early.
    NewStoredEarly,
    /// A new one, written as a view when its version is the newest.
    NewWritten,
    /// A new one, stored in its version.
    NewStored,
    /// A new one, written as a view in the end.
    NewAfter,
}

/// A value, its view, and where it goes.
pub(super) struct Row<'a> {
    pub(super) place: &'a TablePlace<'a>,
    pub(super) value: &'a Sampled,
    /// What it reads as; `None` if views are only read.
    pub(super) view: Option<&'a [u8]>,
    pub(super) way: Way,
    /// Bytes that begin with the key.
    pub(super) key: &'a [u8],
    /// What lies there now.
    pub(super) held: Option<Vec<u8>>,
}

/// What a step came to: a value that was written and read, or nothing to read.
pub(super) type Stepped = Result<bool, Faults>;

impl Row<'_> {
    pub(super) fn finding(&self, step: CheckStep, fault: CheckFault) -> CheckFinding {
        let info = self.place.info;
        let release = Release::Entity { entity: info.entity().into(), version: self.value.version };
        let (table, sample) = (Some(info.name().into()), Some(self.value.sample.clone()));
        let finding = CheckFinding::new(self.place.feature.clone(), release, fault);
        CheckFinding { table, sample, step: Some(step), ..finding }
    }

    /// The newest version that is active at a spec version. Counted here, for the code that counts it
    /// when writing is what is checked.
    pub(super) fn newest(&self, at: SpecVersion) -> Option<Version> {
        let active = self.place.info.versions().iter().filter(|info| info.activates <= at);
        active.map(|info| info.version).max()
    }

    fn version_of(&self, stored: &[u8]) -> Option<Version> {
        let versions = self.place.info.versions().iter();
        let tag = stored.first()?;
        versions.into_iter().find(|info| info.tag.0 == *tag).map(|info| info.version)
    }

    fn differs(&self, expected: &[u8], found: &[u8]) -> Faults {
        let info = self.place.info;
        if let (Some(version), Some((tag, old)), Some((same, new))) =
            (self.version_of(expected), expected.split_first(), found.split_first())
            && tag == same
            && let Some(faults) = lost(info.hooks(), info.codec(), version, (old, new))
        {
            return faults;
        }
        let show = |stored: &[u8]| shown_stored(info.hooks(), info.codec(), stored);
        let (expected, found) = apart(show, expected, found);
        CheckFault::Differs { expected, found }.into()
    }

    fn at<'b>(&'b self, place: Place<'b>) -> Place<'b> {
        Place { key: self.key, ..place }
    }

    fn read(&self, place: Place<'_>) -> Result<Option<RowRead>, Faults> {
        self.place.info.probe_read(self.at(place)).map_err(fault_of)
    }

    /// Reads what was just written as a version: exactly these bytes, if they are known, and the same
    /// value in every form.
    fn verify(&mut self, place: Place<'_>, version: Version, raw: Option<&[u8]>) -> Stepped {
        let Some(read) = self.read(place)? else {
            let reason = "nothing lies where a value was written".to_string();
            return Err(CheckFault::Store { reason }.into());
        };
        self.held = Some(read.raw.clone());
        if let Some(found) = self.version_of(&read.raw).filter(|found| *found != version) {
            return Err(CheckFault::Version { expected: Some(version), found }.into());
        }
        let raw = raw.unwrap_or(&read.raw);
        if read.raw != raw {
            return Err(self.differs(raw, &read.raw));
        }
        if read.versioned != read.raw {
            return Err(self.differs(&read.raw, &read.versioned));
        }
        for found in [&read.latest, &read.lifted] {
            if let (Some(view), Some(found)) = (self.view, found)
                && view != found.as_slice()
            {
                return Err(self.differs(view, found));
            }
        }
        Ok(true)
    }

    /// Nothing may have been written.
    pub(super) fn verify_absent(&self, place: Place<'_>, until: SpecVersion) -> Stepped {
        match self.read(place)? {
            None => Ok(false),
            Some(_) => Err(CheckFault::NotRefused {
                until,
                found: "is refused and written all the same".into(),
            }
            .into()),
        }
    }

    /// Reads again what is held.
    pub(super) fn reread(&mut self, place: Place<'_>) -> Stepped {
        let Some(held) = self.held.clone() else { return Ok(false) };
        let Some(version) = self.version_of(&held) else { return Ok(false) };
        self.verify(place, version, Some(&held))
    }

    /// Writes the value in its own version.
    pub(super) fn store(&mut self, place: Place<'_>) -> Stepped {
        let stored = self.value.stored.clone();
        let written = self.place.info.probe_put_versioned(self.at(place), &stored);
        let version = written.map_err(fault_of)?;
        self.is_version(Some(self.value.version), version)?;
        self.verify(place, version, Some(&stored))
    }

    /// Writes the view while its version is the newest: the bytes come out as they went in.
    pub(super) fn write(&mut self, place: Place<'_>) -> Stepped {
        match self.place.info.probe_put(self.at(place), &self.value.stored) {
            Ok(None) => Ok(false),
            Ok(Some(version)) => {
                self.is_version(Some(self.value.version), version)?;
                let stored = self.value.stored.clone();
                self.verify(place, version, Some(&stored))
            }
            Err(refused) if self.may_not_go_down(&refused, self.value.version) => Ok(false),
            Err(refused) => Err(fault_of(refused)),
        }
    }

    /// Writes the view at a spec version that has another version for the newest, or the same one.
    pub(super) fn write_after(&mut self, place: Place<'_>, at: SpecVersion) -> Stepped {
        let newest = self.newest(at);
        match self.place.info.probe_put(self.at(place), &self.value.stored) {
            Ok(None) => Ok(false),
            Ok(Some(version)) => {
                self.is_version(newest, version)?;
                self.verify(place, version, None)
            }
            Err(refused) if newest.is_some_and(|v| self.may_not_go_down(&refused, v)) => Ok(false),
            Err(refused) => Err(fault_of(refused)),
        }
    }

    /// Rewrites what lies there.
    pub(super) fn rewrite(&mut self, place: Place<'_>, at: SpecVersion) -> Stepped {
        let Some(held) = self.held.clone() else { return Ok(false) };
        let Some(newest) = self.newest(at) else { return Ok(false) };
        match self.place.info.probe_rewrite(self.at(place)) {
            Ok(false) => Ok(false),
            Ok(true) => {
                // What is of the newest version already, stays as it is.
                let raw = (self.version_of(&held) == Some(newest)).then_some(held);
                self.verify(place, newest, raw.as_deref())
            }
            Err(refused) if self.may_not_go_down(&refused, newest) => self.reread(place),
            Err(refused) => Err(fault_of(refused)),
        }
    }

    /// Writes the view before its version is active: as an older one without loss, or not at all.
    pub(super) fn write_early(&mut self, place: Place<'_>, before: SpecVersion) -> Stepped {
        let until = self.value.activates;
        let newest = self.newest(before);
        let refused = match self.place.info.probe_put(self.at(place), &self.value.stored) {
            Ok(None) => return Ok(false),
            Ok(Some(version)) => {
                self.is_version(newest, version)?;
                return self.verify(place, version, None);
            }
            Err(refused) => refused,
        };
        let is_expected = match gate_error(&refused) {
            Some(GateError::NotYetActive { needs, .. }) => *needs > before && *needs <= until,
            Some(GateError::Encode(_)) | None => {
                newest.is_some_and(|newest| self.may_not_go_down(&refused, newest))
            }
        };
        if !is_expected {
            return Err(fault_of(refused));
        }
        self.verify_absent(place, until)
    }

    /// Stores the value before its version is active, which must be refused.
    pub(super) fn store_early(&mut self, place: Place<'_>) -> Stepped {
        let (version, until) = (self.value.version, self.value.activates);
        match self.place.info.probe_put_versioned(self.at(place), &self.value.stored) {
            Ok(_) => {
                let found = "is written all the same".into();
                Err(CheckFault::NotRefused { until, found }.into())
            }
            Err(refused) => match gate_error(&refused) {
                Some(GateError::NotYetActive { version: of, needs, .. })
                    if (*of, *needs) == (version, until) =>
                {
                    self.verify_absent(place, until)
                }
                Some(_) | None => Err(fault_of(refused)),
            },
        }
    }

    fn is_version(&self, expected: Option<Version>, found: Version) -> Result<(), Faults> {
        match expected == Some(found) {
            true => Ok(()),
            false => Err(CheckFault::Version { expected, found }.into()),
        }
    }

    /// Whether a refusal says that no way down to that version is declared: no value goes it, and
    /// everybody sees so at once.
    fn may_not_go_down(&self, refused: &Refused, to: Version) -> bool {
        let is_older = to < self.place.info.latest();
        let downcast = match gate_error(refused) {
            Some(GateError::NotYetActive { downcast, .. }) => downcast.as_ref(),
            Some(GateError::Encode(error)) => Some(error),
            None => None,
        };
        is_older && downcast.is_some_and(|error| has_no_way(self.place.info.hooks(), error))
    }
}

/// Whether the way down is not there at all: no downcast is declared, a removed field has no value, or
/// a variant is newer, and for those no way down can be declared.
pub(super) fn has_no_way(hooks: &EntityHooks, error: &DowncastError) -> bool {
    match &error.kind {
        DowncastKind::NoDowncast { .. } | DowncastKind::Removed { .. } => true,
        DowncastKind::Nested { source, .. } => has_no_way(hooks, source),
        DowncastKind::Lost { field, needs } => {
            let all = (hooks.entities)();
            let Some(of) = all.iter().find(|hooks| hooks.name == error.entity) else {
                return false;
            };
            has_variant(of, *needs, field) && !has_variant(of, error.version, field)
        }
        DowncastKind::Refused { .. }
        | DowncastKind::UnknownVersion { .. }
        | DowncastKind::Encode(_) => false,
    }
}

/// Whether a version of an entity is an enum with that variant.
fn has_variant(hooks: &EntityHooks, version: Version, name: &str) -> bool {
    let Some(schema) = (hooks.schema)(version) else { return false };
    let body = match schema.at(TypeRef::ROOT) {
        Type::Entity { body, .. } => schema.at(*body),
        other => other,
    };
    matches!(body, Type::Enum(variants) if variants.iter().any(|variant| variant.name == name))
}

fn gate_error(refused: &Refused) -> Option<&GateError> {
    let Refused::Unwritten(error) = refused else { return None };
    let WriteError::Gate { source, .. } = &**error else { return None };
    Some(source)
}

/// What a refusal is to a finding.
pub(super) fn fault_of(refused: Refused) -> Faults {
    let fault = match refused {
        Refused::Unreadable(reason) => CheckFault::Unreadable { reason },
        Refused::Unwritten(error) => {
            // The finding names the table, and the key is nobody's.
            let reason = match *error {
                WriteError::Gate { source, .. } => source.to_string(),
                error => error.to_string(),
            };
            CheckFault::Refused { reason }
        }
        Refused::Impossible(reason) => CheckFault::Store { reason },
    };
    fault.into()
}
