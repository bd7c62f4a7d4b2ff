//! Entries of a table held against the binary.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::state::TableState;
use crate::{
    catalog::CatalogEntry,
    entity::VersionInfo,
    schema::{Schema, diff::released},
    store::{CatalogFact, CatalogFault, NewerVersion, TableInfo},
    version::{Tag, Version},
};

/// The entries of one table, one after the other, by ascending version.
pub(super) struct Comparison<'a> {
    table: &'a TableInfo,
    faults: Vec<CatalogFault>,
    /// Which versions this binary knows are there.
    written: Vec<Version>,
    tags: Vec<(Tag, Version)>,
    newer: Option<NewerVersion>,
}

impl<'a> Comparison<'a> {
    pub(super) const fn new(table: &'a TableInfo) -> Self {
        Self { table, faults: Vec::new(), written: Vec::new(), tags: Vec::new(), newer: None }
    }

    /// Adds a fault that something else found.
    pub(super) fn fault(&mut self, fault: CatalogFault) {
        self.faults.push(fault);
    }

    /// Adds an entry that this binary would have written as it is.
    pub(super) fn same(&mut self, version: Version) {
        self.written.push(version);
        if let Some(info) = self.table.version(version) {
            self.tag(info.tag, version);
        }
    }

    /// Compares an entry, part by part.
    pub(super) fn entry(&mut self, entry: &CatalogEntry) {
        let version = entry.version;
        self.facts(entry);
        match self.table.version(version) {
            Some(info) => self.known(entry, info),
            None => self.newer(entry),
        }
        self.tag(entry.tag, version);
    }

    /// What the store is to remember, if nothing is wrong.
    pub(super) fn finish(self) -> Result<TableState, Vec<CatalogFault>> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let state = TableState::new(self.newer);
        self.written.into_iter().for_each(|version| state.mark_written(version));
        Ok(state)
    }

    /// Compares what is the same for all versions.
    fn facts(&mut self, entry: &CatalogEntry) {
        let CatalogEntry { version, entity, codec, key, .. } = entry;
        let table = self.table;
        let mut texts = |fact, database: &str, binary: &str| {
            if database != binary {
                self.differs(*version, fact, format!("`{database}`"), format!("`{binary}`"));
            }
        };
        texts(CatalogFact::Entity, entity, table.entity());
        texts(CatalogFact::Codec, codec, table.codec());
        texts(CatalogFact::KeyScheme, &key.scheme, table.key_scheme());
        let path = key.path.as_ref().map(|(module, item)| (module.as_str(), item.as_str()));
        if path != table.path() {
            self.differs(*version, CatalogFact::KeyPath, path_text(path), path_text(table.path()));
        }
        if is_changed(&key.schema, table.key_schema()) {
            let (database, binary) = (key.schema.to_json(), table.key_schema().to_json());
            self.differs(*version, CatalogFact::Key, database, binary);
        }
    }

    /// Compares a version that this binary knows.
    fn known(&mut self, entry: &CatalogEntry, info: &VersionInfo) {
        let (table, version) = (self.table, entry.version);
        self.written.push(version);
        // Of another entity all is different, which helps nobody.
        if entry.entity != table.entity() {
            return;
        }
        if entry.tag != info.tag {
            let (database, binary) = (entry.tag.to_string(), info.tag.to_string());
            self.differs(version, CatalogFact::Tag, database, binary);
        }
        let Some(schema) = table.schema(version) else { return };
        if is_changed(&entry.schema, &schema) {
            let (entity, latest) = (table.entity(), table.latest());
            self.faults.push(CatalogFault::Layout {
                table: table.name(),
                entity,
                version,
                difference: released(entity, version, latest, &entry.schema, &schema).to_string(),
                database: entry.schema.clone(),
                binary: schema,
            });
        }
    }

    /// Remembers a version that this binary does not know.
    fn newer(&mut self, entry: &CatalogEntry) {
        let taken = self.table.versions().iter().find(|info| info.tag == entry.tag);
        if let Some(info) = taken {
            self.tag(info.tag, info.version);
        }
        self.newer = Some(NewerVersion {
            table: self.table.name(),
            entity: self.table.entity(),
            found: entry.version,
            latest: self.table.latest(),
            spec_version: entry.spec_version,
        });
    }

    /// Adds the tag of a version; no other may have it.
    fn tag(&mut self, tag: Tag, version: Version) {
        let same = self.tags.iter().find(|(other, _)| *other == tag);
        match same {
            None => self.tags.push((tag, version)),
            Some((_, other)) if *other == version => {}
            Some((_, other)) => self.faults.push(CatalogFault::TagTwice {
                table: self.table.name(),
                entity: self.table.entity(),
                tag,
                versions: (*other, version),
            }),
        }
    }

    /// Adds a fact that differs; of several versions it is one fault.
    fn differs(&mut self, version: Version, fact: CatalogFact, database: String, binary: String) {
        let same = self.faults.iter_mut().find_map(|fault| match fault {
            CatalogFault::Differs { fact: of, database: before, versions, .. }
                if *of == fact && *before == database =>
            {
                Some(versions)
            }
            _ => None,
        });
        if let Some(versions) = same {
            return versions.push(version);
        }
        let (table, entity) = (self.table.name(), self.table.entity());
        let versions = [version].into();
        self.faults.push(CatalogFault::Differs { table, entity, versions, fact, database, binary });
    }
}

/// Whether two schemas mean different things. Their places may differ, which a fingerprint does not
/// see; what lies too deep for it is held to be the same only if it is equal.
fn is_changed(old: &Schema, new: &Schema) -> bool {
    let beyond = |schema: &Schema| schema.beyond_fingerprint().is_some();
    old != new && (old.fingerprint() != new.fingerprint() || beyond(old) || beyond(new))
}

fn path_text(path: Option<(&str, &str)>) -> String {
    path.map_or_else(|| "none".into(), |(module, item)| format!("`{module}.{item}`"))
}
